//! `gangmu new`: starts a plan that an editor writes up by hand.

use super::args::NewArgs;
use super::clock::first_revision;
use super::outcome::Outcome;
use super::report::{Report, tally};
use super::shelf;
use super::trial::read_archived;
use crate::base::diag::{Diagnostic, error_count};
use crate::base::message::{Explain, Language, message};
use crate::base::source::{Source, sha256};
use crate::base::text::is_space;
use crate::plan::{Document, Front, LineRange, Outline, Provenance, Skip, Transcript};
use crate::site::disk::project::Project;
use crate::site::disk::{input_file, whole_file};
use crate::{content::document, intake::archive, link::proof, site::assembly};
use anyhow::Result;
use oxc_index::IndexVec;

/// Why the lines of a new plan are left out: they are yet to be entered.
const TO_BE_ENTERED: &str = "待录入";

/// Writes a plan that leaves the whole of its source out, so that it is right from the start.
///
/// # Errors
/// A file or folder that cannot be read or written.
pub fn run(project: &Project, args: &NewArgs, report: &Report) -> Result<Outcome> {
    let bytes = input_file::read(&args.source)
        .map_err(std::io::Error::from)
        .explain(|| message!("cannot-read-file", file = args.source.display()))?;
    let _lock = project.lock(&project.content, || report.wait())?;
    let path = shelf::archive_path(project, None, &args.source)?;
    let target = shelf::plan_file(project, &project.content, &args.id)?;
    let shown = project.display(&target);

    let mut found = Vec::from_iter(shelf::unportable_path(&path));
    if target.symlink_metadata().is_ok() {
        found.push(plan_exists(&shown));
    }
    let archived = Archived::read(project, &path, bytes, &mut found)?;
    let text = archived
        .as_ref()
        .and_then(|archived| plan_text(args, &path, archived, report.language, &mut found));
    if let (Some(text), Some(archived)) = (&text, &archived) {
        let file = Source::new(shown.as_str(), text.as_str());
        prove(args, &file, archived, &mut found);
    }

    // Nothing is written before all of it is known to be right.
    let is_right = error_count(&found) == 0;
    if let (Some(text), Some(archived)) = (text.filter(|_| is_right), &archived) {
        match archived.store(project, &path)? {
            Some(taken) => found.push(taken),
            None if !whole_file::create(&target, text.as_bytes())? => {
                found.push(plan_exists(&shown))
            }
            None => {}
        }
    }

    report.diagnostics(&found, false);
    if error_count(&found) > 0 {
        report.say(&message!(
            "nothing-was-written-tally",
            tally = tally(&found)
        ));
        return Ok(Outcome::Errors);
    }
    report.say(&message!(
        "shown-started-from-path-enter-its-text",
        shown,
        path,
        id = args.id
    ));
    Ok(Outcome::Done)
}

/// A source with its lines.
struct Archived {
    bytes: Vec<u8>,
    lines: Source,
    /// What is kept of the reading, where it needs that: how the plan names it, and the text itself.
    kept: Option<(Transcript, String)>,
}

impl Archived {
    /// Reads a source. Returns `None`, with a diagnostic, where it cannot be read.
    ///
    /// # Errors
    /// A transcript that lies beside the source and cannot be read.
    fn read(
        project: &Project,
        path: &str,
        bytes: Vec<u8>,
        found: &mut Vec<Diagnostic>,
    ) -> Result<Option<Self>> {
        let text = match read_archived(project, path, bytes.clone()) {
            Ok(text) => text,
            Err(problem) => {
                found.push(*problem);
                return Ok(None);
            }
        };
        let kept = match text.needs_transcript {
            true => {
                let transcript = archive::write_transcript(&text);
                let named = shelf::transcript_of(&project.root, path, &transcript)?;
                Some((named, transcript))
            }
            false => None,
        };
        Ok(Some(Self {
            bytes,
            lines: text.source,
            kept,
        }))
    }

    /// Returns the bytes of a file that the plan names.
    fn bytes_of(&self, file: &str) -> Vec<u8> {
        match &self.kept {
            Some((named, text)) if named.file == file => text.clone().into_bytes(),
            _ => self.bytes.clone(),
        }
    }

    /// Archives the source, and what is kept of it. Returns a diagnostic where another file lies there.
    ///
    /// # Errors
    /// A file that cannot be read or written.
    fn store(&self, project: &Project, path: &str) -> Result<Option<Diagnostic>> {
        if let Some(taken) = shelf::archive(&project.root, path, &self.bytes)? {
            return Ok(Some(taken));
        }
        match &self.kept {
            Some((named, text)) => shelf::archive(&project.root, &named.file, text.as_bytes()),
            None => Ok(None),
        }
    }
}

/// Returns the text of the plan's file. Returns `None`, with a diagnostic, where its source holds no text.
fn plan_text(
    args: &NewArgs,
    path: &str,
    archived: &Archived,
    language: Language,
    found: &mut Vec<Diagnostic>,
) -> Option<String> {
    let text = write_plan(args, path, archived, language);
    if text.is_none() {
        let message = message!("path-holds-no-text", path);
        let problem = Diagnostic::error("empty-source", message);
        found.push(problem.help(message!("save-the-published-text-in-it-first")));
    }
    text
}

/// Proves the new plan against its source in both ways, as `check` and `verify` will.
fn prove(args: &NewArgs, file: &Source, archived: &Archived, found: &mut Vec<Diagnostic>) {
    let compared = assembly::compared(&args.id, file, &|file: &str| Ok(archived.bytes_of(file)));
    if let Some(plan) = compared.drain_into(found) {
        let account =
            proof::account_for_source(&plan.read, &plan.file, &plan.archived, &plan.trace);
        account.drain_into(found);
    }
}

/// Reports a plan that is there already.
fn plan_exists(file: &str) -> Diagnostic {
    Diagnostic::error("plan-exists", message!("file-is-there-already", file))
        .help(message!("it-is-never-written-over-edit"))
}

/// Returns the plan's file, all lines of its source left out, with comments that say how to go on. Returns `None` where
/// the source holds nothing.
fn write_plan(
    args: &NewArgs,
    path: &str,
    archived: &Archived,
    language: Language,
) -> Option<String> {
    let lines = &archived.lines;
    let seen = |line: &u32| lines.line(*line).contains(|c| !is_space(c));
    let last = lines.line_count();
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
            emendations: IndexVec::new(),
            notices: IndexVec::new(),
            revisions: vec![first_revision()],
        },
        source: Provenance {
            file: path.to_owned(),
            sha256: sha256(&archived.bytes),
            text: archived.kept.as_ref().map(|(named, _)| named.clone()),
            url: args.url.clone(),
            fields: Vec::new(),
            skip: vec![Skip {
                lines: LineRange { first: 1, last },
                why: TO_BE_ENTERED.to_owned(),
            }],
        },
        outline: Outline::default(),
    };

    // The comments go where the editor starts to work: above the skip.
    let mut text = document::write(&document);
    let at = text.rfind("\n[[source.skip]]\n")?;
    let about = message!("how-to-enter-a-plan").in_language(language);
    text.insert_str(at, &format!("\n{about}"));
    Some(text)
}
