//! `gangmu import`: published texts in, structured plans out, each with a sheet for its reviewer.

use super::report::{Report, tally};
use super::{ImportArgs, Outcome};
use crate::archive;
use crate::catalogue::Gazetteer;
use crate::diag::{Diagnostic, error_count};
use crate::disk::inputs::Project;
use crate::import::{Archive, import};
use crate::plan::{Document, Role};
use crate::{content, site};
use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};

/// Imports each file; one that fails does not keep the others from being written.
pub fn run(project: &Project, args: &ImportArgs, report: &Report) -> Result<Outcome> {
    if args.id.is_some() && args.files.len() > 1 {
        bail!(
            "--id names a single plan, but {} files were given",
            args.files.len()
        );
    }
    let mut found = Vec::new();
    let gazetteer = project
        .content(&mut Vec::new())
        .ok()
        .and_then(|content| content.gazetteer);
    let gazetteer =
        gazetteer.map_or_else(Gazetteer::default, |source| Gazetteer::read(&source).value);
    for file in &args.files {
        one(project, args, file, &gazetteer, report, &mut found)?;
    }
    Ok(if error_count(&found) > 0 {
        Outcome::Errors
    } else {
        Outcome::Done
    })
}

fn one(
    project: &Project,
    args: &ImportArgs,
    file: &Path,
    gazetteer: &Gazetteer,
    report: &Report,
    all: &mut Vec<Diagnostic>,
) -> Result<()> {
    let bytes = std::fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
    let content_dir = args.into.clone().unwrap_or_else(|| project.content.clone());
    let archive = Archive {
        file: archive_path(project, args, file)?,
        sha256: site::sha256(&bytes),
    };
    let mut found = Vec::new();
    let imported = match archive::read(&project.display(file), bytes.clone()) {
        Ok(text) => import("", &text, &archive).drain_into(&mut found),
        Err(problem) => {
            found.push(*problem);
            None
        }
    };
    let Some(imported) = imported.filter(|_| error_count(&found) == 0) else {
        report.diagnostics(&found, false);
        report.say(&format!(
            "{}: nothing was written: {}",
            project.display(file),
            tally(&found)
        ));
        all.extend(found);
        return Ok(());
    };
    let mut document = imported.document;
    document.id = match &args.id {
        Some(id) => id.clone(),
        None => plan_id(&document, gazetteer, file),
    };
    let target = content_dir
        .join("plans")
        .join(format!("{}.md", document.id));
    let text = content::write(&document);
    let before = std::fs::read_to_string(&target).ok();
    if before.as_deref().is_some_and(|before| before != text) && !args.force {
        found.push(
            Diagnostic::error("plan-exists", format!("{} is there already, and differs", project.display(&target)))
                .help("it may hold a reviewer's work: give --force to write over it, or --id to write beside it"),
        );
    } else {
        archive_source(project, args, &archive.file, &bytes)?;
        if let Some(folder) = target.parent() {
            std::fs::create_dir_all(folder)
                .with_context(|| format!("cannot make {}", folder.display()))?;
        }
        std::fs::write(&target, text)
            .with_context(|| format!("cannot write {}", target.display()))?;
        report.say(&sheet(project, &target, &document));
    }
    report.diagnostics(&found, false);
    all.extend(found);
    Ok(())
}

/// What was read, for the person who reviews it.
fn sheet(project: &Project, target: &Path, document: &Document) -> String {
    let front = &document.front;
    let nodes = &document.outline.nodes;
    let tasks: Vec<_> = nodes.iter().filter_map(|node| node.task.as_ref()).collect();
    let role = |role| {
        tasks
            .iter()
            .map(|task| task.units(role).count())
            .sum::<usize>()
    };
    let or = |value: &Option<String>| value.clone().unwrap_or_else(|| "?".to_owned());
    let mut lines = vec![
        format!(
            "{}: {} {}",
            project.display(target),
            front.title,
            or(&front.number)
        ),
        format!(
            "  {} · {} · written {} · published {} · year {}",
            or(&front.issuer),
            or(&front.place),
            front
                .written
                .map_or_else(|| "?".to_owned(), |d| d.to_string()),
            front
                .published
                .map_or_else(|| "?".to_owned(), |d| d.to_string()),
            front.year.map_or_else(|| "?".to_owned(), |y| y.to_string()),
        ),
        format!(
            "  {} headings, {} tasks; {} lead, {} responsible, {} cooperating; {} milestones",
            nodes.len(),
            tasks.len(),
            role(Role::Lead),
            role(Role::Responsible),
            role(Role::Cooperating),
            tasks
                .iter()
                .map(|task| task.milestones.len())
                .sum::<usize>(),
        ),
    ];
    for skip in &front.source.skip {
        lines.push(format!("  left out: lines {} ({})", skip.lines, skip.why));
    }
    lines.join("\n")
}

/// Where the source is archived: where it is if that is within the project, else below seeds/.
fn archive_path(project: &Project, args: &ImportArgs, file: &Path) -> Result<String> {
    let name = file
        .file_name()
        .context("this path names no file")?
        .to_string_lossy()
        .into_owned();
    if args.into.is_none() {
        let root = std::fs::canonicalize(&project.root)?;
        if let Ok(within) = std::fs::canonicalize(file)?.strip_prefix(&root) {
            return Ok(within
                .components()
                .map(|c| c.as_os_str().to_string_lossy())
                .collect::<Vec<_>>()
                .join("/"));
        }
    }
    Ok(format!("seeds/{name}"))
}

/// Copies the source byte for byte, unless it lies there already.
fn archive_source(project: &Project, args: &ImportArgs, path: &str, bytes: &[u8]) -> Result<()> {
    let base: &PathBuf = args.into.as_ref().unwrap_or(&project.root);
    let target = base.join(path);
    match std::fs::read(&target) {
        Ok(there) if there == bytes => Ok(()),
        Ok(_) => bail!(
            "{} holds another text: archived sources are never overwritten",
            target.display()
        ),
        Err(_) => {
            if let Some(folder) = target.parent() {
                std::fs::create_dir_all(folder)
                    .with_context(|| format!("cannot make {}", folder.display()))?;
            }
            std::fs::write(&target, bytes)
                .with_context(|| format!("cannot write {}", target.display()))
        }
    }
}

/// The address of a plan: its place, year and number, as in panjin-2017-17; else the file's name.
fn plan_id(document: &Document, gazetteer: &Gazetteer, file: &Path) -> String {
    let front = &document.front;
    let place = front.place.as_deref().and_then(|name| {
        gazetteer
            .places
            .iter()
            .find(|p| p.name == name || p.aliases.iter().any(|a| a == name))
    });
    let digits: Vec<&str> = front
        .number
        .as_deref()
        .unwrap_or_default()
        .split(|c: char| !c.is_ascii_digit())
        .filter(|part| !part.is_empty())
        .collect();
    if let (Some(place), [year, number]) = (place, digits.as_slice()) {
        return format!("{}-{year}-{number}", place.id);
    }
    let stem = file
        .file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .to_lowercase();
    let plain: String = stem
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
        .collect();
    let plain = plain.trim_matches('-').to_owned();
    if plain.is_empty() {
        format!("plan-{}", &front.source.sha256[..8])
    } else {
        plain
    }
}
