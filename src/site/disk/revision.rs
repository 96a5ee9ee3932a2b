//! An earlier revision of a project, taken out of its git repository into a folder of its own.
//!
//! The program `git` does it, with an index of its own beside that folder: neither the working tree nor the repository is
//! touched, and nothing is left behind.

use super::project::Project;
use crate::base::message::{Explain, Message, explained, message, trouble};
use anyhow::{Result, bail, ensure};
use std::ffi::OsStr;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

/// A revision that was taken out; its folder is removed with it.
pub struct Revision {
    /// The project as it was then.
    pub project: Project,
    /// Its commit, in full.
    pub commit: String,
    _folder: TempDir,
}

impl Revision {
    /// Takes a revision of a project out of the repository that it lies in.
    ///
    /// # Errors
    /// Where there is no git, no repository, no such revision, or no project in it; a folder that cannot be written.
    pub fn take_out(project: &Project, name: &str) -> Result<Self> {
        let content = project.content.strip_prefix(&project.root).ok();
        let content = content.ok_or_else(|| {
            trouble(message!(
                "content-does-not-lie-in-the-project",
                content = project.content.display()
            ))
        })?;

        let git = Git::of(&project.root)?;
        let commit = git.commit(name)?;
        // The project may be a folder of its repository.
        let prefix = git.line(&["rev-parse", "--show-prefix"])?;
        let tree = format!("{commit}:{}", prefix.trim_end_matches('/'));
        ensure!(
            git.run(&["cat-file", "-e", &tree])?.status.success(),
            trouble(message!("name-has-no-folder-prefix-choose", name, prefix))
        );

        let folder =
            tempfile::tempdir().explain(|| message!("cannot-make-a-folder-for-the-revision"))?;
        let root = folder.path().join("tree");
        fs::create_dir(&root).explain(|| message!("cannot-make-root", root = root.display()))?;
        git.check_out(&tree, &folder.path().join("index"), &root)?;
        Ok(Self {
            project: Project::new(&root, Some(&root.join(content))),
            commit,
            _folder: folder,
        })
    }
}

/// The program git, in a repository.
struct Git {
    /// Where it is run.
    folder: PathBuf,
}

impl Git {
    /// Returns git for the repository that a folder lies in.
    fn of(folder: &Path) -> Result<Self> {
        let git = Self {
            folder: folder.to_owned(),
        };
        let inside = git.run(&["rev-parse", "--is-inside-work-tree"])?;
        if !inside.status.success() {
            bail!(trouble(message!(
                "folder-does-not-lie-in-a-git",
                folder = folder.display(),
                said = said(&inside)
            )));
        }
        Ok(git)
    }

    /// Returns the commit that a name means.
    fn commit(&self, name: &str) -> Result<String> {
        let meant = format!("{name}^{{commit}}");
        let found = self.run(&[
            "rev-parse",
            "--verify",
            "--quiet",
            "--end-of-options",
            &meant,
        ])?;
        ensure!(
            found.status.success(),
            trouble(message!("this-repository-has-no-revision-name-git", name))
        );
        Ok(String::from_utf8_lossy(&found.stdout).trim().to_owned())
    }

    /// Writes a tree into a folder.
    fn check_out(&self, tree: &str, index: &Path, folder: &Path) -> Result<()> {
        // Below the top, only what lies in that folder would be written.
        let top = Self {
            folder: PathBuf::from(self.line(&["rev-parse", "--show-toplevel"])?),
        };
        let mut prefix = folder.as_os_str().to_owned();
        prefix.push("/");
        let mut option = OsStr::new("--prefix=").to_owned();
        option.push(&prefix);

        let read: [&OsStr; 2] = ["read-tree".as_ref(), tree.as_ref()];
        // Archived sources are compared byte for byte, whatever the line endings of the machine are.
        let write: [&OsStr; 5] = [
            "-c".as_ref(),
            "core.autocrlf=false".as_ref(),
            "checkout-index".as_ref(),
            "--all".as_ref(),
            &option,
        ];
        for words in [&read[..], &write[..]] {
            let mut command = top.command();
            let output = command.args(words).env("GIT_INDEX_FILE", index).output();
            let output = output.map_err(cannot_run)?;
            ensure!(
                output.status.success(),
                trouble(message!(
                    "git-cannot-write-the-revision-said",
                    said = said(&output)
                ))
            );
        }
        Ok(())
    }

    /// Returns the line that a command prints.
    fn line(&self, words: &[&str]) -> Result<String> {
        let output = self.run(words)?;
        ensure!(
            output.status.success(),
            trouble(message!("git-said", said = said(&output)))
        );
        let text = String::from_utf8_lossy(&output.stdout);
        Ok(text.trim_end_matches(['\r', '\n']).to_owned())
    }

    fn run(&self, words: &[&str]) -> Result<Output> {
        self.command().args(words).output().map_err(cannot_run)
    }

    fn command(&self) -> Command {
        let mut command = Command::new("git");
        command.arg("-C").arg(&self.folder);
        command
    }
}

/// Returns why git did not run.
fn cannot_run(error: std::io::Error) -> anyhow::Error {
    match error.kind() {
        ErrorKind::NotFound => trouble(message!("cannot-find-the-program-git-which-knows")),
        _ => explained(error, message!("cannot-run-git")),
    }
}

/// Returns what git said of its failure, on one line.
fn said(output: &Output) -> Message {
    let text = String::from_utf8_lossy(&output.stderr);
    let first = text.lines().find(|line| !line.trim().is_empty());
    match first {
        Some(line) => Message::verbatim(line.trim()),
        None => message!("no-reason-was-given"),
    }
}
