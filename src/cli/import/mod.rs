//! `gangmu import`: published texts in, structured plans out, each with a sheet for its reviewer.

mod address;
mod gather;

use super::args::{Format, ImportArgs};
use super::clock::first_revision;
use super::lexicon::project_lexicon;
use super::outcome::{Outcome, misuse};
use super::report::{Report, tally};
use super::shelf;
use crate::base::diag::{Diagnostic, Severity, error_count};
use crate::base::source::{Source, sha256};
use crate::content::gazetteer::Gazetteer;
use crate::intake::archive;
use crate::intake::import::{Archive, Imported, import};
use crate::intake::lexicon::Lexicon;
use crate::link::proof::Trace;
use crate::plan::Document;
use crate::review::{self, ImportedPlan, Reading, Sheet};
use crate::site::disk::project::Project;
use crate::{content::document, link::proof};
use address::plan_id;
use anyhow::Result;
use gather::Input;
use std::collections::HashMap;
use std::path::PathBuf;

/// Imports each file; one that fails does not keep the others from being written.
pub fn run(project: &Project, args: &ImportArgs, report: &Report) -> Result<Outcome> {
    let inputs = gather::inputs(project, args)?;
    if args.id.is_some() && inputs.len() > 1 {
        return Err(misuse(format!(
            "--id names a single plan, but there are {} files",
            inputs.len()
        )));
    }

    let mut found = Vec::new();
    let lexicon = project_lexicon(project, &mut found)?;
    report.diagnostics(&found, false);
    if error_count(&found) > 0 {
        report.say("nothing was imported: correct the lexicon first");
        return Ok(Outcome::Errors);
    }

    let gazetteer = project
        .content(&mut Vec::new())
        .ok()
        .and_then(|content| content.gazetteer);
    let gazetteer =
        gazetteer.map_or_else(Gazetteer::default, |source| Gazetteer::read(&source).value);
    let mut desk = Desk {
        project,
        args,
        report,
        gazetteer,
        lexicon,
        content: args.into.clone().unwrap_or_else(|| project.content.clone()),
        ids: HashMap::new(),
    };

    let mut worst = Outcome::Done;
    for input in &inputs {
        match desk.one(input) {
            Ok(review::Outcome::Differs | review::Outcome::Failed) => {
                if worst == Outcome::Done {
                    worst = Outcome::Errors;
                }
            }
            Ok(_) => {}
            Err(error) => {
                report.trouble(&error);
                worst = Outcome::Trouble;
            }
        }
    }
    Ok(worst)
}

struct Desk<'a> {
    project: &'a Project,
    args: &'a ImportArgs,
    report: &'a Report,
    gazetteer: Gazetteer,
    lexicon: Lexicon,
    /// The content folder that plans are written to.
    content: PathBuf,
    /// The plans of this run, each with the file it came from.
    ids: HashMap<String, String>,
}

/// A plan on its way to its file.
struct Draft {
    document: Document,
    /// What its file will hold.
    text: String,
    /// What is there already.
    before: Option<String>,
    target: PathBuf,
    bytes: Vec<u8>,
}

impl Desk<'_> {
    fn one(&mut self, input: &Input) -> Result<review::Outcome> {
        let mut found = Vec::new();
        let mut sheet = Sheet {
            file: input.shown.clone(),
            outcome: review::Outcome::Failed,
            written: false,
            plan: None,
            diff: None,
            doubts: Vec::new(),
            reading: None,
        };
        let bytes = input.bytes()?;
        if let Some((imported, archived)) = self.read(input, &bytes, &mut found)? {
            let draft = self.draft(input, imported.document, bytes)?;
            let trace = prove(&draft, &archived, &mut found);
            sheet.plan = Some(self.project.display(&draft.target));
            let plan = ImportedPlan {
                document: &draft.document,
                suggestions: &imported.suggestions,
                trace: &trace,
                archived: &archived,
            };
            sheet.reading = Some(Reading::new(&plan, &self.gazetteer, &self.lexicon));
            sheet.outcome = self.decide(input, &draft, &mut sheet.plan, &mut found)?;
            if sheet.outcome == review::Outcome::Differs {
                sheet.diff = Some(difference(
                    &draft,
                    sheet.plan.as_deref().unwrap_or_default(),
                ));
            }
        } else if input.found {
            // Among the files of a folder some may well be something else.
            sheet.outcome = review::Outcome::Skipped;
        }
        sheet.written = matches!(
            sheet.outcome,
            review::Outcome::Written | review::Outcome::Beside
        );
        self.say(sheet, &found)
    }

    /// The text as a plan; `None`, with an error that says why, when it holds none.
    fn read(
        &self,
        input: &Input,
        bytes: &[u8],
        found: &mut Vec<Diagnostic>,
    ) -> Result<Option<(Imported, Source)>> {
        let into = self.args.into.as_deref();
        let file = if input.piped {
            format!("seeds/{}", input.path.display())
        } else {
            shelf::archive_path(self.project, into, &input.path)?
        };
        let archive = Archive {
            file,
            sha256: sha256(bytes),
        };
        let text = match archive::read(&input.shown, bytes.to_vec()) {
            Ok(text) => text,
            Err(problem) => {
                found.push(*problem);
                return Ok(None);
            }
        };
        let imported = import("", &text, &archive, &self.lexicon).drain_into(found);
        Ok(imported
            .filter(|_| error_count(found) == 0)
            .map(|imported| (imported, text.source)))
    }

    fn draft(&self, input: &Input, mut document: Document, bytes: Vec<u8>) -> Result<Draft> {
        document.id = match &self.args.id {
            Some(id) => id.clone(),
            None => plan_id(&document, &self.gazetteer, &input.path),
        };
        let target = shelf::plan_file(&self.content, &document.id)?;
        let before = shelf::said(&target)?;
        // What editors say of their plan is no reading of its source.
        document.front.revisions = match &before {
            Some(before) => document::read(&document.id, &Source::new("", before.as_str()))
                .value
                .map_or_else(Vec::new, |read| read.document.front.revisions),
            None => vec![first_revision()],
        };
        Ok(Draft {
            text: document::write(&document),
            before,
            document,
            target,
            bytes,
        })
    }

    /// Writes the plan if nothing that people wrote is lost by it.
    fn decide(
        &mut self,
        input: &Input,
        draft: &Draft,
        plan: &mut Option<String>,
        found: &mut Vec<Diagnostic>,
    ) -> Result<review::Outcome> {
        let id = &draft.document.id;
        let shown = plan.clone().unwrap_or_default();
        if let Some(other) = self.ids.get(id) {
            found.push(same_id(&input.shown, other, id));
            return Ok(review::Outcome::Failed);
        }
        self.ids.insert(id.clone(), input.shown.clone());
        let source = &draft.document.front.source.file;
        let differs = draft.before.as_ref().is_some_and(|b| *b != draft.text);
        let replace = self.args.force || self.args.beside;
        if differs && !replace {
            let before = Source::new(shown.as_str(), draft.before.clone().unwrap_or_default());
            let there = document::read(id, &before).value;
            let other = there.map(|read| read.document.front.source.file);
            if let Some(other) = other.filter(|other| other != source) {
                found.push(same_id(source, &other, id));
                return Ok(review::Outcome::Failed);
            }
            found.push(
                Diagnostic::error("plan-exists", format!("{shown} is there already, and differs"))
                    .help("it may hold a reviewer's work. --beside writes the new one next to it, --force writes over it and keeps it as .md.bak"),
            );
            return Ok(review::Outcome::Differs);
        }
        let base = self.args.into.as_ref().unwrap_or(&self.project.root);
        if let Some(problem) = shelf::archive(base, source, &draft.bytes)? {
            found.push(problem);
            return Ok(review::Outcome::Failed);
        }
        if draft.before.is_some() && !differs {
            return Ok(review::Outcome::Unchanged);
        }
        if differs && self.args.beside {
            let beside = shelf::with_ending(&draft.target, "new");
            shelf::write(&beside, draft.text.as_bytes())?;
            *plan = Some(self.project.display(&beside));
            return Ok(review::Outcome::Beside);
        }
        if differs {
            let kept = shelf::put_aside(&draft.target)?;
            self.report.say(&format!(
                "what {shown} said is kept as {}",
                self.project.display(&kept)
            ));
        }
        shelf::write(&draft.target, draft.text.as_bytes())?;
        Ok(review::Outcome::Written)
    }

    /// Prints the sheet: for people with what is doubted, or all of it as one JSON object.
    fn say(&self, mut sheet: Sheet, found: &[Diagnostic]) -> Result<review::Outcome> {
        let outcome = sheet.outcome;
        if self.args.format == Format::Json {
            sheet.doubts = found.iter().map(review::Doubt::from).collect();
            self.report.print(&serde_json::to_string(&sheet)?);
            return Ok(outcome);
        }
        if outcome == review::Outcome::Skipped {
            let why = found.iter().find(|d| d.severity == Severity::Error);
            let why = why.map_or("", |d| d.message.as_str());
            self.report.say(&format!("{}: {why}", sheet.text()));
            return Ok(outcome);
        }
        if let Some(diff) = &sheet.diff {
            self.report.diff(diff);
        }
        if outcome == review::Outcome::Failed {
            self.report
                .say(&format!("{}: {}", sheet.text(), tally(found)));
        } else {
            self.report.say(&sheet.text());
        }
        self.report.diagnostics(found, false);
        Ok(outcome)
    }
}

fn same_id(one: &str, other: &str, id: &str) -> Diagnostic {
    Diagnostic::error(
        "same-id",
        format!("{one} and {other} would both be the plan `{id}`"),
    )
    .help("if they are two plans, import one of them alone with --id; if they are one, keep one of the files")
}

/// What the plan says is proved against its source at once: a fault of import is its own to report.
fn prove(draft: &Draft, archived: &Source, found: &mut Vec<Diagnostic>) -> Trace {
    let file = Source::new(
        draft.target.to_string_lossy().into_owned(),
        draft.text.clone(),
    );
    match document::read(&draft.document.id, &file).drain_into(found) {
        Some(read) => proof::prove(&read, &file, archived).drain_into(found),
        None => Trace::default(),
    }
}

fn difference(draft: &Draft, plan: &str) -> String {
    similar::TextDiff::from_lines(draft.before.as_deref().unwrap_or_default(), &draft.text)
        .unified_diff()
        .header(
            &format!("{plan}\tas it is"),
            &format!("{plan}\tas import reads it"),
        )
        .to_string()
}
