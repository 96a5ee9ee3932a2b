//! `gangmu export`: the content as data.

use super::args::{CitationForm, CitationsArgs, HostArgs, HostServer};
use super::outcome::Outcome;
use super::report::{Report, tally};
use crate::base::diag::{Diagnostic, error_count};
use crate::base::message::{Explain, message};
use crate::export::{Export, Server, recipe, redirects};
use crate::link::catalogue::Catalogue;
use crate::render::cite::Work;
use crate::site::assembly::{self, Content};
use crate::site::disk::project::Project;
use crate::site::disk::whole_file;
use anyhow::Result;
use serde_json::Value;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Prints the whole model, or writes it to a file. It needs neither a gazetteer nor a theme.
///
/// # Errors
/// A file that cannot be read or written.
pub fn model(project: &Project, out: Option<PathBuf>, report: &Report) -> Result<Outcome> {
    let Some((catalogue, _)) = read(project, report)? else {
        return Ok(Outcome::Errors);
    };

    let mut json = serde_json::to_vec_pretty(&Export::new(&catalogue))?;
    json.push(b'\n');
    put(out, &json, report)
}

/// Prints every plan, each with its tasks behind it, in a form of citing, or writes them to a file.
///
/// # Errors
/// A file that cannot be read or written.
pub fn citations(project: &Project, args: CitationsArgs, report: &Report) -> Result<Outcome> {
    let Some((catalogue, content)) = read(project, report)? else {
        return Ok(Outcome::Errors);
    };
    // The settings have the address that citations end with.
    let mut found = Vec::new();
    let settings = assembly::settings(&content).drain_into(&mut found);
    let Some(settings) = sound(settings, &found, report) else {
        return Ok(Outcome::Errors);
    };

    let plans = catalogue.plans.iter_enumerated();
    let works: Vec<Work<'_>> = plans
        .flat_map(|(id, plan)| {
            let tasks = plan.tasks.iter();
            let tasks = tasks.map(|&task| Work::task(&catalogue, &settings, task));
            std::iter::once(Work::plan(&catalogue, &settings, id)).chain(tasks)
        })
        .collect();

    let day = args.accessed;
    let line = |text: String| text + "\n";
    let works = works.iter();
    let text: String = match args.form {
        CitationForm::Bibtex => works.map(|work| line(work.bibtex(day))).collect(),
        CitationForm::Ris => works.map(|work| work.ris(day)).collect(),
        CitationForm::Csl => {
            let items: Vec<Value> = works.map(|work| work.csl(day)).collect();
            line(serde_json::to_string_pretty(&items)?)
        }
        CitationForm::Gb2015 => works.map(|work| line(work.gb2015(day))).collect(),
        CitationForm::Gb2025 => works.map(|work| line(work.gb2025(day))).collect(),
    };
    put(args.out, text.as_bytes(), report)
}

/// Prints what a server is told of the site, or writes it to a file.
///
/// # Errors
/// A file that cannot be read or written.
pub fn host(project: &Project, args: HostArgs, report: &Report) -> Result<Outcome> {
    let root = args.served_from.trim_end_matches('/');
    // It stands in a configuration as it is.
    if !root.starts_with('/') || root.contains(|c: char| c.is_whitespace() || "{}\"';$".contains(c))
    {
        let problem = Diagnostic::error(
            "bad-path",
            message!(
                "served-from-cannot-stand-in-a-servers",
                served_from = args.served_from
            ),
        )
        .help(message!("name-the-folder-by-its-whole-path"));
        report.diagnostics(&[problem], false);
        return Ok(Outcome::Errors);
    }

    let mut found = Vec::new();
    let content = project.content(&mut found)?;
    let settings = assembly::settings(&content).drain_into(&mut found);
    let ledger = assembly::ledger(&content).drain_into(&mut found);
    let mut moves = assembly::moves(&content).drain_into(&mut found);
    moves.add_published(&ledger);
    let Some((settings, moves)) = sound((settings, moves), &found, report) else {
        return Ok(Outcome::Errors);
    };

    let server = match args.server {
        HostServer::Nginx => Server::Nginx,
        HostServer::Caddy => Server::Caddy,
    };
    let redirects = redirects(&settings, &moves);
    let text = recipe(server, &settings, &redirects, root);
    put(args.out, text.as_bytes(), report)
}

/// Reads and links the content of a project. Returns nothing where something is wrong with it, which was reported.
///
/// # Errors
/// A file or folder that cannot be read.
fn read(project: &Project, report: &Report) -> Result<Option<(Catalogue, Content)>> {
    let mut found = Vec::new();
    let content = project.content(&mut found)?;
    let catalogue = assembly::catalogue(&content, project).drain_into(&mut found);
    Ok(sound((catalogue, content), &found, report))
}

/// Returns something if nothing is wrong with it; what was found is reported.
fn sound<T>(read: T, found: &[Diagnostic], report: &Report) -> Option<T> {
    report.diagnostics(found, false);
    if error_count(found) > 0 {
        report.say(&message!(
            "nothing-was-exported-tally",
            tally = tally(found)
        ));
        return None;
    }
    Some(read)
}

/// Writes bytes to a file, or prints them where none is named.
///
/// # Errors
/// A file that cannot be written.
fn put(out: Option<PathBuf>, bytes: &[u8], report: &Report) -> Result<Outcome> {
    match out {
        Some(file) => write(&file, bytes)?,
        None => report.print_bytes(bytes),
    }
    Ok(Outcome::Done)
}

/// Writes a file that the command line names: whole or not at all; a device or a pipe as it comes.
///
/// # Errors
/// A file that cannot be written.
fn write(file: &Path, bytes: &[u8]) -> Result<()> {
    let cannot = || message!("cannot-write-target", target = file.display());
    let Ok(there) = fs::metadata(file) else {
        return whole_file::write(file, bytes);
    };
    if there.is_file() {
        // Whoever names a link means the file behind it.
        return whole_file::write(&fs::canonicalize(file).explain(cannot)?, bytes);
    }

    let stream = fs::File::options().write(true).open(file);
    stream
        .and_then(|mut stream| stream.write_all(bytes))
        .explain(cannot)
}
