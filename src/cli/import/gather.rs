//! What import is to read: files, folders, standard input.

use super::packed::packed;
use crate::base::diag::Diagnostic;
use crate::base::message::{Explain, Language, message, trouble};
use crate::cli::args::ImportArgs;
use crate::cli::outcome::misuse;
use crate::site::disk::input_file::{self, MOST_BYTES, Unread};
use crate::site::disk::project::Project;
use anyhow::{Result, bail};
use std::collections::HashSet;
use std::ffi::OsStr;
use std::io::{IsTerminal, Read};
use std::path::{Path, PathBuf};

/// How files end that what was read from them is kept beside.
const KEPT_BESIDE: [&str; 8] = ["pdf", "xls", "et", "doc", "wps", "ofd", "zip", "eml"];

/// Files that systems leave in folders.
const LEFT_OVER: [&str; 2] = ["Thumbs.db", "desktop.ini"];

/// One text that is to be imported.
pub struct Input {
    /// How people know it.
    pub shown: String,
    /// Where it lies; for standard input the name that it will be archived by.
    pub path: PathBuf,
    /// How import came by it.
    pub origin: Origin,
}

/// How import came by a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// Its file is named on the command line.
    Named,
    /// It lies in a folder that is named: if it is no plan, that is nothing wrong.
    Folder,
    /// It comes from standard input.
    Piped,
    /// It is a folder that is one document: a notice with what is attached to it.
    Packed,
}

impl Input {
    /// Reads its bytes.
    ///
    /// # Errors
    /// A file that cannot be read; standard input with nothing in it.
    pub fn bytes(&self) -> Result<Vec<u8>> {
        if self.origin == Origin::Packed {
            return packed(&self.path);
        }
        if self.origin != Origin::Piped {
            return input_file::read(&self.path)
                .map_err(std::io::Error::from)
                .explain(|| message!("cannot-read-file", file = self.path.display()));
        }

        let mut bytes = Vec::new();
        std::io::stdin()
            .take(MOST_BYTES + 1)
            .read_to_end(&mut bytes)
            .explain(|| message!("cannot-read-standard-input"))?;
        if bytes.len() as u64 > MOST_BYTES {
            return Err(std::io::Error::from(Unread::TooLong))
                .explain(|| message!("cannot-read-standard-input"));
        }
        if bytes.iter().all(u8::is_ascii_whitespace) {
            bail!(trouble(message!("nothing-came-on-standard-input-pipe")));
        }
        Ok(bytes)
    }
}

/// Returns the texts in the order in which they are named; those of a folder sorted, hidden files left out. What can be
/// neither listed nor read there is reported.
///
/// # Errors
/// A command line that names standard input wrongly; a folder that cannot be listed, or has no files in it.
pub fn gather_inputs(
    project: &Project,
    args: &ImportArgs,
    language: Language,
    found: &mut Vec<Diagnostic>,
) -> Result<Vec<Input>> {
    let is_piped = |file: &PathBuf| file.as_os_str() == "-";
    let piped = args.files.iter().filter(|file| is_piped(file)).count();
    check_standard_input(args, piped)?;

    let mut inputs = Vec::new();
    for file in &args.files {
        if is_piped(file) {
            inputs.push(Input {
                shown: message!("standard-input").in_language(language),
                path: archived_name(args)?,
                origin: Origin::Piped,
            });
        } else if file.is_dir() && args.as_one {
            inputs.push(Input {
                shown: project.display(file),
                path: file.clone(),
                origin: Origin::Packed,
            });
        } else if file.is_dir() {
            let listing = project.list(file)?;
            if listing.files.is_empty() && listing.passed_over.is_empty() {
                bail!(trouble(message!(
                    "there-are-no-files-in-file",
                    file = file.display()
                )));
            }
            found.extend(listing.passed_over);
            let names: HashSet<PathBuf> = listing.files.iter().cloned().collect();
            let files = listing.files.into_iter();
            let files = files.filter(|path| !is_transcript(path, &names) && !is_left_over(path));
            inputs.extend(files.map(|path| Input {
                shown: project.display(&path),
                path,
                origin: Origin::Folder,
            }));
        } else {
            inputs.push(Input {
                shown: project.display(file),
                path: file.clone(),
                origin: Origin::Named,
            });
        }
    }
    Ok(inputs)
}

/// Returns whether a file is one that programs leave in a folder beside those of people: what Office holds open, pictures of
/// a folder.
fn is_left_over(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.starts_with("~$") || LEFT_OVER.iter().any(|own| name.eq_ignore_ascii_case(own))
}

/// Returns whether a file is what was read from another that lies beside it: `x.pdf.txt`, `x.pdf.2.txt`.
fn is_transcript(path: &Path, files: &HashSet<PathBuf>) -> bool {
    if path.extension().is_none_or(|ending| ending != "txt") {
        return false;
    }
    let source = path.with_extension("");
    let is_number = |ending: &OsStr| ending.as_encoded_bytes().iter().all(u8::is_ascii_digit);
    let source = match source.extension().is_some_and(is_number) {
        true => source.with_extension(""),
        false => source,
    };
    let is_read_so = |ending: &OsStr| {
        KEPT_BESIDE
            .iter()
            .any(|own| ending.eq_ignore_ascii_case(own))
    };
    source.extension().is_some_and(is_read_so) && files.contains(&source)
}

/// Checks how standard input is used; `piped` says how often it is named.
fn check_standard_input(args: &ImportArgs, piped: usize) -> Result<()> {
    if args.name.is_some() && piped == 0 {
        return Err(misuse(message!("name-names-what-comes-on-standard-input")));
    }
    if piped > 1 {
        return Err(misuse(message!("standard-input-can-be-read-only-once")));
    }

    // On a terminal import would wait for somebody to type a plan.
    if piped > 0 && std::io::stdin().is_terminal() {
        return Err(misuse(message!(
            "nothing-is-piped-into-standard-input-name"
        )));
    }
    Ok(())
}

/// Returns the name that standard input is archived by.
fn archived_name(args: &ImportArgs) -> Result<PathBuf> {
    let name = args.name.as_deref().unwrap_or("stdin.txt");
    let is_plain = Path::new(name).file_name().is_some_and(|n| n == name) && !name.starts_with('.');
    if !is_plain {
        return Err(misuse(message!("name-takes-the-name-of-a-file")));
    }
    Ok(PathBuf::from(name))
}
