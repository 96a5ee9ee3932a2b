//! A plan with its source, its passages and what is doubted in it.

use super::doubt::{Act, OpenDoubt};
use super::emended_text::emended_text;
use crate::base::diag::{Diagnostic, Severity};
use crate::base::message::message;
use crate::base::source::{Source, sha256};
use crate::base::text::squeeze;
use crate::content::document::{self, ReadPlan};
use crate::intake::archive::Text;
use crate::intake::import::{Archive, Imported, import};
use crate::intake::lexicon::Lexicon;
use crate::link::proof::{self, Trace, unclaimed_times};
use crate::plan::{BlockAt, Emendation, LineRange, NodeId};
use crate::review::{unassigned, unclaimed_figures};

/// A passage of a plan as it was read.
#[derive(Debug, Clone)]
pub struct DeskPassage {
    /// The lines of the source that it came from.
    pub lines: Option<LineRange>,
    /// How deep its heading is; 0 for a paragraph.
    pub depth: usize,
    /// Its text.
    pub text: String,
    /// The block that says what the passages of its node mean, as the file has it, behind the last of them.
    pub block: Option<String>,
}

/// A plan with all that its reviewer has to see.
#[derive(Debug, Clone)]
pub struct DeskPlan {
    /// Its address.
    pub id: String,
    /// Its file, as people know it.
    pub file: String,
    /// The SHA-256 of the file that was read.
    pub digest: String,
    /// Its title.
    pub title: String,
    /// How many tasks it has.
    pub tasks: usize,
    /// The lines of its source.
    pub source: Source,
    /// What was read.
    pub passages: Vec<DeskPassage>,
    /// What is doubted, in the order of the source.
    pub doubts: Vec<OpenDoubt>,
}

impl DeskPlan {
    /// Puts a plan beside its source and a fresh reading of it. `None` where the file is no plan: `gangmu check` says why.
    pub fn new(id: &str, file: &Source, text: &Text, lexicon: &Lexicon) -> Option<Self> {
        let mut found = Vec::new();
        let plan = document::read(id, file).drain_into(&mut found)?;
        let trace = proof::prove(&plan, file, &text.source).drain_into(&mut found);
        let mut doubts: Vec<OpenDoubt> = found
            .iter()
            .filter(|problem| problem.severity != Severity::Note)
            .map(|problem| look(1, problem))
            .collect();

        let declared: Vec<Emendation> = plan.document.front.emendations.iter().cloned().collect();
        let (fresh, said) = fresh_reading(&plan, text, &declared, lexicon);
        doubts.extend(
            said.iter()
                .map(|problem| look(line_in_source(problem), problem)),
        );
        let mut notes = unclaimed_times(&plan, file);
        notes.extend(unclaimed_figures(&plan, file, &lexicon.targets));
        if let Some(fresh) = &fresh {
            notes.extend(unassigned(&plan, file, &fresh.document));
            let skips = &plan.document.source.skip;
            let is_left_out = |line: u32| skips.iter().any(|skip| skip.lines.contains(line));
            doubts.extend(
                fresh
                    .suggestions
                    .iter()
                    .map(|one| match is_left_out(one.line) {
                        true => useless_suggestion(one),
                        false => suggestion(one),
                    }),
            );
        }
        let seen = notes
            .iter()
            .map(|note| of_note(note, &plan, file, &trace, &text.source));
        doubts.extend(seen);
        doubts.sort_by_key(|doubt| doubt.line);
        doubts.dedup_by(|a, b| a.id == b.id);

        let nodes = &plan.document.outline.nodes;
        Some(Self {
            id: id.to_owned(),
            file: file.name().to_owned(),
            digest: sha256(file.text().as_bytes()),
            title: plan.document.front.title.clone(),
            tasks: nodes.iter().filter(|node| node.task.is_some()).count(),
            source: text.source.clone(),
            passages: passages(&plan, file, &trace),
            doubts,
        })
    }

    /// Returns how many doubts can be accepted with a key.
    pub fn acceptable(&self) -> usize {
        let doubts = self.doubts.iter();
        doubts.filter(|doubt| doubt.is_acceptable()).count()
    }
}

/// Returns what import reads today in a source as emendations read it, with what it doubts.
pub(super) fn fresh_reading(
    plan: &ReadPlan,
    text: &Text,
    emendations: &[Emendation],
    lexicon: &Lexicon,
) -> (Option<Imported>, Vec<Diagnostic>) {
    let source = &plan.document.source;
    let archive = Archive {
        file: source.file.clone(),
        sha256: source.sha256.clone(),
    };
    let text = emended_text(text, emendations);
    let mut said = Vec::new();
    let fresh = import(&plan.document.id, &text, &archive, lexicon).drain_into(&mut said);
    (fresh, said)
}

/// Returns a doubt that a person must look into.
fn look(line: u32, problem: &Diagnostic) -> OpenDoubt {
    OpenDoubt::new(
        line,
        problem.message.clone(),
        problem.help.clone(),
        Act::Look,
    )
}

fn line_in_source(problem: &Diagnostic) -> u32 {
    let place = problem.place.as_ref();
    place.map_or(1, |place| place.source.position(place.span.start).line)
}

/// Returns the doubt about damage on a line that is left out: declared, its reading would change nothing.
fn useless_suggestion(emendation: &Emendation) -> OpenDoubt {
    let (found, reading) = (&emendation.found, &emendation.reading);
    let message = message!("found-may-be-read-as", found, reading);
    let why = message!("damage-on-a-line-left-out");
    OpenDoubt::new(emendation.line, message, Some(why), Act::Look)
}

fn suggestion(emendation: &Emendation) -> OpenDoubt {
    let (found, reading) = (&emendation.found, &emendation.reading);
    let message = message!("found-may-be-read-as", found, reading);
    let why = crate::base::message::Message::verbatim(&emendation.note);
    OpenDoubt::new(
        emendation.line,
        message,
        Some(why),
        Act::Emend(emendation.clone()),
    )
}

/// Returns the doubt of a note on words of a passage; where these do not stand in the file as printed, a person must look.
fn of_note(
    note: &Diagnostic,
    plan: &ReadPlan,
    file: &Source,
    trace: &Trace,
    source: &Source,
) -> OpenDoubt {
    let place = note.place.as_ref().map(|place| place.span.clone());
    let headings = &plan.places.headings;
    let span = place.unwrap_or(0..0);
    let behind = headings
        .iter()
        .filter(|heading| heading.start <= span.start);
    let Some(node) = behind.count().checked_sub(1).map(NodeId::from_usize) else {
        return look(1, note);
    };

    let words = &file.text()[span.clone()];
    let is_printed = span != headings[node] && !words.contains(['\\', '\n']) && !words.is_empty();
    let lines = trace.lines(&plan.document.outline, node);
    let first = lines.map_or(1, |lines| lines.first);
    let squeezed = squeeze(words);
    let line = lines
        .and_then(|lines| {
            (lines.first..=lines.last).find(|line| squeeze(source.line(*line)).contains(&squeezed))
        })
        .unwrap_or(first);
    let act = match is_printed {
        true => Act::Seen {
            node,
            words: words.to_owned(),
        },
        false => Act::Look,
    };
    OpenDoubt::new(line, note.message.clone(), note.help.clone(), act)
}

/// Returns the passages in printed order, each block behind the last passage of its node.
fn passages(plan: &ReadPlan, file: &Source, trace: &Trace) -> Vec<DeskPassage> {
    let outline = &plan.document.outline;
    let mut passages: Vec<DeskPassage> = Vec::new();
    // Where the last passage of each node stands.
    let mut last = vec![None; outline.nodes.len()];
    for (at, text) in outline.walk() {
        let (node, depth) = match at {
            BlockAt::Heading(id) => (Some(id), outline.nodes[id].depth),
            BlockAt::Body(id, _) | BlockAt::Tail(id, _) => (Some(id), 0),
            BlockAt::Opening(_) | BlockAt::Closing(_) => (None, 0),
        };
        if let Some(node) = node {
            last[node.index()] = Some(passages.len());
        }
        passages.push(DeskPassage {
            lines: trace.origin(at).map(|origin| origin.lines),
            depth,
            text: text.to_owned(),
            block: None,
        });
    }
    for (node, block) in plan.places.blocks.iter_enumerated() {
        if let (Some(block), Some(at)) = (block, last[node.index()]) {
            passages[at].block = Some(file.text()[block.clone()].trim().to_owned());
        }
    }
    passages
}
