//! `gangmu init`: starts a project, whole or not at all, and never over what is there.

mod answers;
mod files;

use super::args::InitArgs;
use super::outcome::Outcome;
use super::report::Report;
use crate::base::message::{Explain, Message, message, trouble};
use crate::site::disk::project::Project;
use crate::site::disk::whole_file;
use answers::Answers;
use anyhow::{Result, bail};
use files::NewFile;
use std::fs;
use std::path::{Path, PathBuf};

/// Starts a project in a folder.
///
/// # Errors
/// An answer that cannot be; a project that is there already; a file that cannot be written.
pub fn run(project: &Project, args: &InitArgs, report: &Report) -> Result<Outcome> {
    let root = args.folder.clone().unwrap_or_else(|| project.root.clone());
    check_is_free(&root)?;
    let answers = match args.example {
        true => None,
        false => Some(Answers::collect(args, report)?),
    };
    let files = match &answers {
        None => files::of_example(),
        Some(answers) => files::of_own_project(answers),
    };

    fs::create_dir_all(&root)
        .explain(|| message!("cannot-write-target", target = root.display()))?;
    let target = Project::new(&root, None);
    let _lock = target.lock(&root, || report.wait())?;
    // Another command may have been faster.
    check_is_free(&root)?;
    let kept = write(&root, &files)?;

    for path in &kept {
        report.say(&message!("path-is-there-already-and-stays", path));
    }
    for file in files.iter().filter(|file| !kept.contains(&file.path)) {
        if !file.path.contains("content/plans/") && !file.path.contains("seeds/") {
            report.say(&Message::verbatim(file.path.as_str()));
        }
    }
    let nameless = answers.filter(|answers| answers.install.is_none());
    let workflow = nameless.and_then(|answers| files::workflow_path(answers.ci));
    if let Some(path) = workflow.filter(|path| !kept.iter().any(|file| file == path)) {
        report.say(&message!("workflow-cannot-install-gangmu-yet", path));
    }
    report.say(&next_step(&root, args.example));
    Ok(Outcome::Done)
}

/// Refuses a folder that has a project in it.
fn check_is_free(root: &Path) -> Result<()> {
    let content = root.join("content");
    if content.symlink_metadata().is_ok() {
        bail!(trouble(message!(
            "content-is-there-already-nothing-was-written",
            content = content.display()
        )));
    }
    Ok(())
}

/// Writes what is beside content/ first, and content/ in one step behind it: only that makes a project of a folder.
/// Returns the files that were there and stay as they are.
fn write(root: &Path, files: &[NewFile]) -> Result<Vec<String>> {
    let mut kept = Vec::new();
    let mut written = Vec::new();
    let mut content: Vec<(&str, &[u8])> = Vec::new();
    let outcome = files.iter().try_for_each(|file| {
        if let Some(below) = file.path.strip_prefix("content/") {
            content.push((below, &file.bytes));
            return Ok(());
        }
        let target = root.join(&file.path);
        match whole_file::create(&target, &file.bytes)? {
            true => written.push(target),
            false => kept.push(file.path.clone()),
        }
        Ok(())
    });

    let outcome = outcome.and_then(|()| {
        let target = root.join("content");
        match whole_file::create_folder(&target, &content)? {
            true => Ok(()),
            false => check_is_free(root),
        }
    });
    if outcome.is_err() {
        take_back(root, &written);
    }
    outcome.map(|()| kept)
}

/// Removes files that were just written, and the folders that are empty without them.
fn take_back(root: &Path, written: &[PathBuf]) {
    for file in written {
        // What cannot be removed now is in nobody's way: the error that led here is reported.
        let _ = fs::remove_file(file);
        for folder in file
            .ancestors()
            .skip(1)
            .take_while(|folder| *folder != root)
        {
            let _ = fs::remove_dir(folder);
        }
    }
}

/// Says what to type next.
fn next_step(root: &Path, is_example: bool) -> Message {
    let go = match root == Path::new(".") {
        true => String::new(),
        false => format!("cd {} && ", root.display()),
    };
    match is_example {
        true => message!("next-go-gangmu-serve-open", go),
        false => message!("next-go-gangmu-import-file-then-gangmu", go),
    }
}
