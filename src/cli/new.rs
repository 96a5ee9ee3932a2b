//! `gangmu new`: starts a plan that an editor writes up by hand.

use super::args::NewArgs;
use super::clock::first_revision;
use super::outcome::Outcome;
use super::report::{Report, tally};
use super::shelf;
use crate::base::diag::{Diagnostic, error_count};
use crate::base::source::{Source, sha256};
use crate::base::text::is_space;
use crate::plan::{Document, Front, LineRange, Outline, Provenance, Skip};
use crate::site::disk::project::Project;
use crate::{content::document, intake::archive, link::proof, site::assembly};
use anyhow::{Context, Result};
use oxc_index::IndexVec;
use std::io::{ErrorKind, Write};

/// Why the lines of a new plan are left out: they are yet to be entered.
const TO_BE_ENTERED: &str = "待录入";

const ABOUT_SKIP: &str = "
# Nothing is entered yet: the whole source is left out. Write the text below the second +++, and cut
# this down to what does not belong to the plan, one [[source.skip]] for each stretch of lines with
# the reason why it is left out. [source] also says which line states which field of the head:
#   fields = { title = 3, number = 5 }
# A heading has one # more than it is deep (## 一、…, ### (一)…), a statement of units or deadlines is
# a block quote, and a fenced block of toml task below it lists them. What is damaged in the source is
# declared as an [[emendation]].
";

/// Writes a plan that leaves the whole of its source out, so that it is right from the start.
pub fn run(project: &Project, args: &NewArgs, report: &Report) -> Result<Outcome> {
    let bytes = std::fs::read(&args.source)
        .with_context(|| format!("cannot read {}", args.source.display()))?;
    let path = shelf::archive_path(project, None, &args.source)?;
    let target = shelf::plan_file(&project.content, &args.id)?;
    let shown = project.display(&target);

    let mut found = Vec::new();
    if target.exists() {
        found.push(exists(&shown));
    }
    let text = match archive::read(&path, bytes.clone()) {
        Ok(text) => written(args, &path, &bytes, &text.source),
        Err(problem) => {
            found.push(*problem);
            None
        }
    };
    match &text {
        // What is written must be right; nothing is written to find that out.
        Some(text) => {
            let file = Source::new(shown.as_str(), text.as_str());
            let compared = assembly::compared(&args.id, &file, &|_| Ok(bytes.clone()));
            if let Some(plan) = compared.drain_into(&mut found) {
                let account =
                    proof::account_for_source(&plan.read, &plan.file, &plan.archived, &plan.trace);
                account.drain_into(&mut found);
            }
        }
        None if found.is_empty() => found.push(
            Diagnostic::error("empty-source", format!("{path} holds no text"))
                .help("save the published text in it first"),
        ),
        None => {}
    }
    if let Some(text) = text.filter(|_| error_count(&found) == 0) {
        match shelf::archive(&project.root, &path, &bytes)? {
            Some(taken) => found.push(taken),
            None if !create(&target, &text)? => found.push(exists(&shown)),
            None => {}
        }
    }
    report.diagnostics(&found, false);
    if error_count(&found) > 0 {
        report.say(&format!("nothing was written: {}", tally(&found)));
        return Ok(Outcome::Errors);
    }
    report.say(&format!(
        "{shown}: started from {path}; enter its text, then run `gangmu check` and `gangmu verify {} --lines`",
        args.id
    ));
    Ok(Outcome::Done)
}

fn exists(file: &str) -> Diagnostic {
    Diagnostic::error("plan-exists", format!("{file} is there already"))
        .help("it is never written over: edit it, or start the plan under another ID")
}

/// The plan's file; `None` where its source holds nothing.
fn written(args: &NewArgs, path: &str, bytes: &[u8], archived: &Source) -> Option<String> {
    let seen = |line: &u32| archived.line(*line).contains(|c| !is_space(c));
    let last = archived.line_count();
    (1..=last).find(seen)?;
    let document = Document {
        id: args.id.clone(),
        front: Front {
            title: args.title.clone(),
            number: args.number.clone(),
            issuer: args.issuer.clone(),
            place: args.place.clone(),
            addressees: None,
            passed_by: None,
            written: args.written,
            published: args.published,
            year: args.year,
            source: Provenance {
                file: path.to_owned(),
                sha256: sha256(bytes),
                url: args.url.clone(),
                fields: Vec::new(),
                skip: vec![Skip {
                    lines: LineRange { first: 1, last },
                    why: TO_BE_ENTERED.to_owned(),
                }],
            },
            emendations: IndexVec::new(),
            revisions: vec![first_revision()],
        },
        outline: Outline::default(),
    };
    let mut text = document::write(&document);
    let at = text.rfind("\n[[source.skip]]\n")?;
    text.insert_str(at, ABOUT_SKIP.trim_end());
    Some(text)
}

/// Writes a file that is not there yet; `false` if it is.
fn create(target: &std::path::Path, text: &str) -> Result<bool> {
    if let Some(folder) = target.parent() {
        std::fs::create_dir_all(folder)
            .with_context(|| format!("cannot make {}", folder.display()))?;
    }
    let written = std::fs::File::create_new(target).and_then(|mut f| f.write_all(text.as_bytes()));
    match written {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(false),
        Err(error) => Err(error).with_context(|| format!("cannot write {}", target.display())),
    }
}
