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
use crate::site::disk::{input_file, whole_file};
use crate::{content::document, intake::archive, link::proof, site::assembly};
use anyhow::{Context, Result};
use oxc_index::IndexVec;

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
///
/// # Errors
/// A file or folder that cannot be read or written.
pub fn run(project: &Project, args: &NewArgs, report: &Report) -> Result<Outcome> {
    let bytes = input_file::read(&args.source)
        .with_context(|| format!("cannot read {}", args.source.display()))?;
    let _lock = project.lock(&project.content, || report.wait())?;
    let path = shelf::archive_path(project, None, &args.source)?;
    let target = shelf::plan_file(project, &project.content, &args.id)?;
    let shown = project.display(&target);

    let mut found = Vec::from_iter(shelf::unportable_path(&path));
    if target.symlink_metadata().is_ok() {
        found.push(plan_exists(&shown));
    }
    let text = plan_text(args, &path, &bytes, &mut found);
    if let Some(text) = &text {
        let file = Source::new(shown.as_str(), text.as_str());
        prove(args, &file, &bytes, &mut found);
    }

    // Nothing is written before all of it is known to be right.
    if let Some(text) = text.filter(|_| error_count(&found) == 0) {
        match shelf::archive(&project.root, &path, &bytes)? {
            Some(taken) => found.push(taken),
            None if !whole_file::create(&target, text.as_bytes())? => {
                found.push(plan_exists(&shown))
            }
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

/// Returns the text of the plan's file. Returns `None`, with a diagnostic, where its source cannot be read or holds no
/// text.
fn plan_text(
    args: &NewArgs,
    path: &str,
    bytes: &[u8],
    found: &mut Vec<Diagnostic>,
) -> Option<String> {
    let archived = match archive::read(path, bytes.to_vec()) {
        Ok(text) => text.source,
        Err(problem) => {
            found.push(*problem);
            return None;
        }
    };

    let text = write_plan(args, path, bytes, &archived);
    if text.is_none() {
        let message = format!("{path} holds no text");
        let problem = Diagnostic::error("empty-source", message);
        found.push(problem.help("save the published text in it first"));
    }
    text
}

/// Proves the new plan against its source in both ways, as `check` and `verify` will.
fn prove(args: &NewArgs, file: &Source, bytes: &[u8], found: &mut Vec<Diagnostic>) {
    let compared = assembly::compared(&args.id, file, &|_| Ok(bytes.to_vec()));
    if let Some(plan) = compared.drain_into(found) {
        let account =
            proof::account_for_source(&plan.read, &plan.file, &plan.archived, &plan.trace);
        account.drain_into(found);
    }
}

/// Reports a plan that is there already.
fn plan_exists(file: &str) -> Diagnostic {
    Diagnostic::error("plan-exists", format!("{file} is there already"))
        .help("it is never written over: edit it, or start the plan under another ID")
}

/// Returns the plan's file, all lines of its source left out, with comments that say how to go on. Returns `None` where
/// the source holds nothing.
fn write_plan(args: &NewArgs, path: &str, bytes: &[u8], archived: &Source) -> Option<String> {
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
            status: None,
            continues: None,
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
            notices: IndexVec::new(),
            revisions: vec![first_revision()],
        },
        outline: Outline::default(),
    };

    // The comments go where the editor starts to work: above the skip.
    let mut text = document::write(&document);
    let at = text.rfind("\n[[source.skip]]\n")?;
    text.insert_str(at, ABOUT_SKIP.trim_end());
    Some(text)
}
