//! `gangmu import`: published texts in, structured plans out, each with a sheet for its reviewer.

mod address;
mod doubles;
mod draft;
mod gather;
mod overview;
mod packed;
mod place;
mod reading;

use super::args::{Format, ImportArgs};
use super::clock::first_revision;
use super::gazetteer::write_suggestions;
use super::lexicon::project_lexicon;
use super::outcome::{Outcome, misuse};
use super::report::{Report, tally};
use super::shelf;
use super::trial;
use crate::base::diag::{Diagnostic, Severity, error_count};
use crate::base::message::{Message, message};
use crate::base::source::{Source, sha256};
use crate::content::document;
use crate::content::gazetteer::Gazetteer;
use crate::intake::import::Archive;
use crate::intake::lexicon::Lexicon;
use crate::plan::{Document, Transcript};
use crate::review::{Doubt, ImportOutcome, ImportedPlan, Reading, Sheet};
use crate::site::disk::lock::Lock;
use crate::site::disk::project::Project;
use crate::site::disk::whole_file;
use address::plan_id;
use anyhow::Result;
use doubles::{same_bytes, same_id, same_source};
use draft::Draft;
use gather::{Input, Origin, gather_inputs};
use overview::Overview;
use place::{place_id, unknown_place};
use reading::{PlanWithSource, read_as_plan};
use std::collections::HashMap;
use std::path::PathBuf;

/// The most files of a run whose sheets are printed without being asked for.
const MOST_SHEETS: usize = 10;

/// Imports each file; one that fails does not keep the others from being written.
///
/// # Errors
/// A command line or a lexicon that nothing can be imported with. A file that cannot be read or written is reported, and
/// makes the outcome [`Outcome::Trouble`].
pub fn run(project: &Project, args: &ImportArgs, report: &Report) -> Result<Outcome> {
    let mut passed_over = Vec::new();
    let inputs = gather_inputs(project, args, report.language, &mut passed_over)?;
    if args.id.is_some() && inputs.len() > 1 {
        return Err(misuse(message!(
            "id-names-a-single-plan-but-there",
            inputs = inputs.len()
        )));
    }

    let mut found = Vec::new();
    let lexicon = project_lexicon(project, &mut found)?;
    report.diagnostics(&found, false);
    if error_count(&found) > 0 {
        report.say(&message!("nothing-was-imported-correct-the-lexicon-first"));
        return Ok(Outcome::Errors);
    }

    let mut desk = Desk {
        project,
        args,
        report,
        gazetteer: gazetteer_of(project),
        lexicon,
        is_alone: inputs.len() == 1,
        shows_sheets: inputs.len() <= MOST_SHEETS || report.is_verbose(),
        read: HashMap::new(),
        content: args.into.clone().unwrap_or_else(|| project.content.clone()),
        ids: HashMap::new(),
        sources: None,
        lock: None,
        overview: Overview::default(),
    };

    report.diagnostics(&passed_over, false);
    let mut worst = Outcome::of(&passed_over);
    for input in &inputs {
        let outcome = match desk.import_one(input) {
            Ok(ImportOutcome::Differs | ImportOutcome::Failed) => Outcome::Errors,
            Ok(_) => Outcome::Done,
            Err(error) => {
                report.trouble(&error);
                desk.overview.add_trouble(&input.shown, &error);
                Outcome::Trouble
            }
        };
        worst = worst.max(outcome);
    }

    if args.format == Format::Text
        && let Some(overview) = desk.overview.text(report.language)
    {
        report.say(&Message::verbatim(overview));
    }

    if args.suggest {
        let _lock = match desk.lock.take() {
            Some(lock) => lock,
            None => project.lock(&project.content, || report.wait())?,
        };
        worst = worst.max(write_suggestions(project, false, report)?);
    }
    Ok(worst)
}

/// Returns the gazetteer of a project. Import does without one, and without the parts of it that are wrong: `gangmu check`
/// reports them.
fn gazetteer_of(project: &Project) -> Gazetteer {
    let content = project.content(&mut Vec::new()).ok();
    let source = content.and_then(|content| content.gazetteer);
    source.map_or_else(Gazetteer::default, |source| Gazetteer::read(&source).value)
}

/// What all files of a run are imported with.
struct Desk<'a> {
    project: &'a Project,
    args: &'a ImportArgs,
    report: &'a Report,
    gazetteer: Gazetteer,
    lexicon: Lexicon,
    /// Whether there is a single file.
    is_alone: bool,
    /// Whether the sheet of each plan is printed; where there are many, the overview says what each holds.
    shows_sheets: bool,
    /// The files of this run by the SHA-256 of their bytes.
    read: HashMap<String, String>,
    /// The content folder that plans are written to.
    content: PathBuf,
    /// The plans of this run, each with the file it came from.
    ids: HashMap<String, String>,
    /// The address of the plan that each archived source has, by its SHA-256; listed once.
    sources: Option<HashMap<String, String>>,
    /// Held from the first plan that may be written to the end of the run.
    lock: Option<Lock>,
    /// What became of the files so far.
    overview: Overview,
}

/// What became of a draft.
struct Stored {
    outcome: ImportOutcome,
    /// The file of the plan, as people know it.
    file: String,
}

impl Desk<'_> {
    /// Imports one file, and prints the sheet for its reviewer.
    ///
    /// # Errors
    /// A file that cannot be read or written.
    fn import_one(&mut self, input: &Input) -> Result<ImportOutcome> {
        let mut found = Vec::new();
        let mut sheet = Sheet {
            file: input.shown.clone(),
            outcome: ImportOutcome::Failed,
            written: false,
            plan: None,
            diff: None,
            doubts: Vec::new(),
            reading: None,
        };

        let bytes = input.bytes()?;
        let digest = sha256(&bytes);
        if let Some(other) = self.read.get(&digest) {
            sheet.outcome = ImportOutcome::Skipped;
            let double = same_bytes(other);
            return self.report_sheet(sheet, &[double]);
        }
        self.read.insert(digest, input.shown.clone());
        // Among many, one without end keeps the others waiting.
        if !self.is_alone || trial::may_unfold(&bytes) {
            let tried = trial::try_out(self.project, &input.shown, &bytes);
            if let Err(problem) = tried {
                return self.report_sheet(sheet, &[*problem]);
            }
        }
        let Some(plan) = self.read_plan(input, &bytes, &mut found)? else {
            // Among the files of a folder some may well be something else.
            if input.origin == Origin::Folder {
                sheet.outcome = ImportOutcome::Skipped;
            }
            return self.report_sheet(sheet, &found);
        };

        // Only now: whoever waits for standard input, or for nothing, keeps nobody else waiting.
        if self.lock.is_none() {
            let lock = self.project.lock(&self.content, || self.report.wait())?;
            self.lock = Some(lock);
        }
        let PlanWithSource {
            imported,
            archived,
            losses,
            transcript,
        } = plan;
        let mut document = imported.document;
        if let Some(transcript) = &transcript {
            let kept = self.keep_transcript(&document, transcript)?;
            document.source.text = Some(kept);
        }
        let mut draft = self.draft(input, document, bytes, &mut found)?;
        draft.transcript = transcript;
        let target = self.project.display(&draft.target);
        let trace = draft.prove(&target, &archived, &mut found);
        let plan = ImportedPlan {
            document: &draft.document,
            suggestions: &imported.suggestions,
            trace: &trace,
            archived: &archived,
            losses: &losses,
        };
        sheet.reading = Some(Reading::new(&plan, &self.gazetteer, &self.lexicon));

        // What build would refuse is not written: errors here are mistakes of import or damage that it did not see.
        if error_count(&found) > 0 {
            return self.report_sheet(sheet, &found);
        }

        let Stored { outcome, file } = self.store(input, &draft, &mut found)?;
        if outcome == ImportOutcome::Differs {
            sheet.diff = Some(draft.difference(&file, self.report.language));
        }
        sheet.outcome = outcome;
        sheet.written = matches!(outcome, ImportOutcome::Written | ImportOutcome::Beside);
        sheet.plan = Some(file);
        self.report_sheet(sheet, &found)
    }

    /// Reads a text as a plan. Returns `None`, with a diagnostic that says why, where it holds none.
    ///
    /// # Errors
    /// A path that names no file.
    fn read_plan(
        &self,
        input: &Input,
        bytes: &[u8],
        found: &mut Vec<Diagnostic>,
    ) -> Result<Option<PlanWithSource>> {
        let into = self.args.into.as_deref();
        let file = match input.origin {
            Origin::Piped => format!("seeds/{}", input.path.display()),
            Origin::Named | Origin::Folder => shelf::archive_path(self.project, into, &input.path)?,
            Origin::Packed => {
                let file = shelf::with_ending(&input.path, "zip");
                shelf::archive_path(self.project, into, &file)?
            }
        };
        if let Some(problem) = shelf::unportable_path(&file) {
            found.push(problem);
            return Ok(None);
        }

        let archive = Archive {
            file,
            sha256: sha256(bytes),
        };
        let read = read_as_plan(&input.shown, bytes.to_vec(), &archive, &self.lexicon);
        Ok(read.drain_into(found))
    }

    /// Returns where the transcript of a plan's source goes: beside the source, under a name that no other reading of it
    /// has.
    ///
    /// # Errors
    /// A file that cannot be read.
    fn keep_transcript(&self, document: &Document, transcript: &str) -> Result<Transcript> {
        let base = self.args.into.as_ref().unwrap_or(&self.project.root);
        shelf::transcript_of(base, &document.source.file, transcript)
    }

    /// Gives a plan its address and its file, and keeps the revisions that its file lists.
    ///
    /// # Errors
    /// A file that is there and cannot be read.
    fn draft(
        &mut self,
        input: &Input,
        mut document: Document,
        bytes: Vec<u8>,
        found: &mut Vec<Diagnostic>,
    ) -> Result<Draft> {
        document.id = match &self.args.id {
            Some(id) => {
                let front = &document.front;
                found.extend(unknown_place(front, &self.gazetteer, &input.shown, false));
                id.clone()
            }
            None => self.address_of(&document, input, found)?,
        };
        let target = shelf::plan_file(self.project, &self.content, &document.id)?;
        let before = shelf::read_if_there(&target)?;

        // Revisions are what editors say of their plan: no source has them.
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
            transcript: None,
        })
    }

    /// Returns the address of a plan: the one that it has, where its source is a plan already; else one that its head or the
    /// name of its file gives it.
    ///
    /// # Errors
    /// A content folder that cannot be read.
    fn address_of(
        &mut self,
        document: &Document,
        input: &Input,
        found: &mut Vec<Diagnostic>,
    ) -> Result<String> {
        let place = place_id(&document.front, &self.gazetteer);
        let proposed = plan_id(document, place.as_deref(), &input.path);
        let sources = match &mut self.sources {
            Some(sources) => sources,
            none => none.insert(shelf::plans_by_source(self.project, &self.content)?),
        };
        let known = sources.get(&document.source.sha256);
        let is_new = known.is_none();
        let (front, shown) = (&document.front, &input.shown);
        found.extend(unknown_place(front, &self.gazetteer, shown, is_new));

        if let Some(known) = known {
            if *known != proposed {
                found.push(same_source(known));
            }
            return Ok(known.clone());
        }
        Ok(proposed)
    }

    /// Writes the plan and archives its source, if nothing that people wrote is lost by it.
    ///
    /// # Errors
    /// A file that cannot be written.
    fn store(
        &mut self,
        input: &Input,
        draft: &Draft,
        found: &mut Vec<Diagnostic>,
    ) -> Result<Stored> {
        let target = self.project.display(&draft.target);
        if let Some((outcome, problem)) = self.refuse(input, draft, &target) {
            found.push(problem);
            return Ok(Stored {
                outcome,
                file: target,
            });
        }

        let base = self.args.into.as_ref().unwrap_or(&self.project.root);
        let source = &draft.document.source.file;
        if let Some(problem) = shelf::archive(base, source, &draft.bytes)? {
            found.push(problem);
            return Ok(Stored {
                outcome: ImportOutcome::Failed,
                file: target,
            });
        }

        let kept = draft.document.source.text.as_ref();
        if let (Some(kept), Some(text)) = (kept, &draft.transcript)
            && let Some(problem) = shelf::archive(base, &kept.file, text.as_bytes())?
        {
            found.push(problem);
            return Ok(Stored {
                outcome: ImportOutcome::Failed,
                file: target,
            });
        }

        match &draft.before {
            Some(before) if *before == draft.text => {
                return Ok(Stored {
                    outcome: ImportOutcome::Unchanged,
                    file: target,
                });
            }
            Some(_) if self.args.beside => {
                let beside = shelf::with_ending(&draft.target, "new");
                whole_file::write(&beside, draft.text.as_bytes())?;
                return Ok(Stored {
                    outcome: ImportOutcome::Beside,
                    file: self.project.display(&beside),
                });
            }
            Some(_) => {
                let kept = self.project.display(&shelf::put_aside(&draft.target)?);
                let message = message!("the-old-text-of-target-is-kept", target, kept);
                self.report.say(&message);
            }
            None => {}
        }

        whole_file::write(&draft.target, draft.text.as_bytes())?;
        Ok(Stored {
            outcome: ImportOutcome::Written,
            file: target,
        })
    }

    /// Returns why a plan must not be written, and what that means for its file, if something that people wrote would be
    /// lost by it. `target` is its file as people know it.
    fn refuse(
        &mut self,
        input: &Input,
        draft: &Draft,
        target: &str,
    ) -> Option<(ImportOutcome, Diagnostic)> {
        let id = &draft.document.id;
        if let Some(other) = self.ids.get(id) {
            return Some((ImportOutcome::Failed, same_id(&input.shown, other, id)));
        }
        self.ids.insert(id.clone(), input.shown.clone());

        let before = draft.before.as_ref();
        let before = before.filter(|before| **before != draft.text)?;
        if self.args.force || self.args.beside {
            return None;
        }

        // A plan from another source is another plan, not an older reading of this one.
        let source = &draft.document.source.file;
        let there = document::read(id, &Source::new(target, before.as_str())).value;
        let other = there.map(|read| read.document.source.file);
        if let Some(other) = other.filter(|other| other != source) {
            return Some((ImportOutcome::Failed, same_id(source, &other, id)));
        }

        let message = message!("target-is-there-already-and-differs", target);
        let problem = Diagnostic::error("plan-exists", message)
            .help(message!("it-may-hold-a-reviewers-work-beside"));
        Some((ImportOutcome::Differs, problem))
    }

    /// Prints the sheet: for people with what is doubted, or all of it as one JSON object. Returns what became of the
    /// file.
    fn report_sheet(&mut self, mut sheet: Sheet, found: &[Diagnostic]) -> Result<ImportOutcome> {
        let outcome = sheet.outcome;
        self.overview.add(&sheet, found);
        if self.args.format == Format::Json {
            sheet.doubts = found.iter().map(Doubt::from).collect();
            self.report.print(&serde_json::to_string(&sheet)?);
            return Ok(outcome);
        }

        // Among many, the overview tells what went well; what went wrong is told at once as well.
        let went_wrong = matches!(outcome, ImportOutcome::Failed | ImportOutcome::Differs);
        if !self.shows_sheets && !went_wrong {
            return Ok(outcome);
        }
        // One line is enough for a file that is no plan.
        if outcome == ImportOutcome::Skipped {
            let mut errors = found.iter().filter(|d| d.severity == Severity::Error);
            let why = errors.next().map(|error| error.message.clone());
            let text = sheet.text(self.report.language);
            self.report.say(&message!("skipped-because", text, why));
            return Ok(outcome);
        }

        if let Some(diff) = &sheet.diff {
            self.report.diff(diff);
        }
        let text = sheet.text(self.report.language);
        match outcome {
            ImportOutcome::Failed => {
                self.report
                    .say(&message!("text-tally", text, tally = tally(found)))
            }
            _ => self.report.say(&Message::verbatim(text)),
        }
        self.report.diagnostics(found, false);
        Ok(outcome)
    }
}
