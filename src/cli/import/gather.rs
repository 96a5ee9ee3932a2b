//! What import is to read: files, folders, standard input.

use crate::cli::args::ImportArgs;
use crate::cli::outcome::misuse;
use crate::site::disk::project::{Project, walk};
use anyhow::{Context, Result, bail};
use std::io::{IsTerminal, Read};
use std::path::{Path, PathBuf};

/// One text that is to be imported.
pub struct Input {
    /// How people know it.
    pub shown: String,
    /// Where it lies; for standard input the name that it will be archived by.
    pub path: PathBuf,
    /// It was found in a folder: if it is no plan, that is nothing wrong.
    pub found: bool,
    /// It comes from standard input.
    pub piped: bool,
}

impl Input {
    /// Its bytes.
    pub fn bytes(&self) -> Result<Vec<u8>> {
        if !self.piped {
            return std::fs::read(&self.path)
                .with_context(|| format!("cannot read {}", self.path.display()));
        }
        let mut bytes = Vec::new();
        std::io::stdin()
            .read_to_end(&mut bytes)
            .context("cannot read standard input")?;
        if bytes.iter().all(u8::is_ascii_whitespace) {
            bail!("nothing came on standard input: pipe a text into it, or name a file");
        }
        Ok(bytes)
    }
}

/// The texts in the order in which they were named, those of a folder sorted, hidden files left out.
pub fn inputs(project: &Project, args: &ImportArgs) -> Result<Vec<Input>> {
    let mut inputs = Vec::new();
    let piped = |file: &PathBuf| file.as_os_str() == "-";
    if args.name.is_some() && !args.files.iter().any(piped) {
        return Err(misuse(
            "--name names what comes on standard input: give - as FILE",
        ));
    }
    for file in &args.files {
        if piped(file) {
            if inputs.iter().any(|input: &Input| input.piped) {
                return Err(misuse("standard input (-) can be read only once"));
            }
            if std::io::stdin().is_terminal() {
                return Err(misuse(
                    "nothing is piped into standard input: name a file instead of -",
                ));
            }
            inputs.push(Input {
                shown: "standard input".to_owned(),
                path: name(args)?,
                found: false,
                piped: true,
            });
        } else if file.is_dir() {
            let files = walk(file)?;
            if files.is_empty() {
                bail!("there are no files in {}", file.display());
            }
            inputs.extend(files.into_iter().map(|path| Input {
                shown: project.display(&path),
                path,
                found: true,
                piped: false,
            }));
        } else {
            inputs.push(Input {
                shown: project.display(file),
                path: file.clone(),
                found: false,
                piped: false,
            });
        }
    }
    Ok(inputs)
}

/// The name of the archived file of standard input.
fn name(args: &ImportArgs) -> Result<PathBuf> {
    let name = args.name.as_deref().unwrap_or("stdin.txt");
    let plain = Path::new(name).file_name().is_some_and(|n| n == name) && !name.starts_with('.');
    if !plain {
        return Err(misuse(
            "--name takes the name of a file, without folders, as in plan.txt",
        ));
    }
    Ok(PathBuf::from(name))
}
