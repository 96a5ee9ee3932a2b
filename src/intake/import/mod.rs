//! Reads a plan as it was published and writes down what it seems to say. This is the only stage
//! that guesses; a person reviews what it wrote.
//!
//! In: the lines that an archived file showed, and the words of a lexicon. Out: a plan with doubts and
//! suggestions, or the reason why the text is none.

mod metadata;

mod letter_spaces;
mod plan_year;
mod unseen;

mod folded;
mod unfold;

mod allotments;
mod damage;
mod head;
mod lines;
mod outline;
mod page;
mod recurrences;

mod goals;
mod refusal;
mod statement;
mod table;
mod targets;

use crate::base::diag::{Diagnostic, Warned};
use crate::base::message::message;
use crate::intake::archive::Text;
use crate::intake::lexicon::Lexicon;
use crate::plan::{Document, Emendation, Front, LineRange, Provenance, Skip, StatedField};
use folded::FoldedText;
use head::Head;
use oxc_index::IndexVec;
use page::{Page, SkipReason};

/// The longest text that is read, in bytes. The longest plans have some hundred thousand characters.
const MOST_TEXT: usize = 4 << 20;

/// Where an imported text is archived.
#[derive(Debug, Clone)]
pub struct Archive {
    /// Path that the plan will name as its source.
    pub file: String,
    /// SHA-256 of the file's bytes, lower-case hexadecimal.
    pub sha256: String,
}

/// A plan as it was read, with what a person has yet to decide.
#[derive(Debug, Clone)]
pub struct Imported {
    /// The plan; nothing that is only suggested is in it.
    pub document: Document,
    /// Damage that was noticed, with the most probable reading of each place.
    pub suggestions: Vec<Emendation>,
}

/// Reads a published text as a plan, with the words of a lexicon.
///
/// What is doubtful is reported with its line. The value is `None`, with an error that says why,
/// when the text holds no plan.
pub fn import(
    id: &str,
    text: &Text,
    archive: &Archive,
    lexicon: &Lexicon,
) -> Warned<Option<Imported>> {
    let source = &text.source;
    if source.text().len() > MOST_TEXT {
        let message = message!(
            "this-text-is-longer-than-value-mib",
            value = MOST_TEXT >> 20
        );
        let problem =
            Diagnostic::error("too-long", message).help(message!("no-plan-is-keep-the-part"));
        return Warned::new(None, vec![problem]);
    }

    let mut doubts = Vec::from_iter(unseen::warn_of_unseen(source));
    let read = match FoldedText::new(text, &lexicon.folding) {
        Some(folded) => read_folded(id, text, &folded, archive, lexicon),
        None => read(id, text, archive, lexicon),
    };
    let document = read.drain_into(&mut doubts);
    let imported = document.map(|document| {
        let injected = damage::injected_words(source.text(), &lexicon.damage);
        Imported {
            document,
            suggestions: damage::suggestions(source, &injected, &lexicon.damage),
        }
    });
    Warned::new(imported, doubts)
}

/// Reads a text by its folded lines, and puts the plan back into the words that are printed.
fn read_folded(
    id: &str,
    text: &Text,
    folded: &FoldedText,
    archive: &Archive,
    lexicon: &Lexicon,
) -> Warned<Option<Document>> {
    let mut read = read(id, &folded.text, archive, lexicon);
    read.diagnostics = read
        .diagnostics
        .into_iter()
        .map(|report| folded.at_printed(report))
        .collect();
    let Some(document) = read.value else {
        return read;
    };

    match unfold::unfold(document, folded) {
        Some(document) => Warned::new(Some(document), read.diagnostics),
        // Better fewer facts than words that nobody printed.
        None => self::read(id, text, archive, lexicon),
    }
}

/// Reads lines as a plan.
fn read(id: &str, text: &Text, archive: &Archive, lexicon: &Lexicon) -> Warned<Option<Document>> {
    let source = &text.source;
    let mut doubts = Vec::new();
    let page = page::take_apart(text, lexicon, &mut doubts);
    let mut head = head::read_head(source, &page, lexicon, &mut doubts);

    let terms = outline::Terms {
        lexicon,
        year: head.year,
        marks_merged_cells: text.marks_merged_cells,
        first_leads: statement::says_first_leads(source.text(), lexicon),
        injected: damage::injected_words(source.text(), &lexicon.damage),
    };
    let built = outline::build(source, &page.body, &terms, &mut doubts);

    // Only now can it be refused: what tells a plan from a regulation is whether its nodes have tasks.
    let description = refusal::SelfDescription {
        title: &head.title,
        announces_plan: page.announces_plan,
    };
    if let Some(refusal) = refusal::refuse(source, &description, &built, &lexicon.titles) {
        return Warned::new(None, vec![refusal]);
    }

    let skip = skipped_lines(&page, built.skip, &head.fields);
    let document = Document {
        id: id.to_owned(),
        source: Provenance {
            file: archive.file.clone(),
            sha256: archive.sha256.clone(),
            text: None,
            url: None,
            fields: std::mem::take(&mut head.fields),
            skip,
        },
        front: front(head),
        outline: built.outline,
    };
    Warned::new(Some(document), doubts)
}

fn front(head: Head) -> Front {
    Front {
        title: head.title,
        number: head.number,
        issuer: head.issuer,
        place: head.place,
        addressees: head.addressees,
        passed_by: head.passed_by,
        written: head.written,
        published: head.published,
        year: head.year.known(),
        status: None,
        continues: None,
        emendations: IndexVec::new(),
        notices: IndexVec::new(),
        revisions: Vec::new(),
    }
}

/// Returns the lines that are no part of the plan, in the order of the source: those of the page, those that
/// the outline left out, and the lines of a title of several.
fn skipped_lines(page: &Page, left_out: Vec<Skip>, fields: &[StatedField]) -> Vec<Skip> {
    let mut skip = page.skip.clone();
    skip.extend(left_out);
    if let [first, .., last] = page.title.as_slice() {
        skip.push(SkipReason::Title.skip(LineRange {
            first: first.first(),
            last: last.first(),
        }));
    }

    // A line is accounted for once.
    let stated: Vec<u32> = fields.iter().map(|stated| stated.line).collect();
    let mut skip: Vec<Skip> = skip
        .iter()
        .flat_map(|skip| without_lines(skip, &stated))
        .collect();
    skip.sort_by_key(|skip| skip.lines.first);
    joined(skip)
}

/// Joins skips that follow upon each other and say the same.
fn joined(skips: Vec<Skip>) -> Vec<Skip> {
    let mut joined: Vec<Skip> = Vec::with_capacity(skips.len());
    for skip in skips {
        match joined.last_mut() {
            Some(last) if last.lines.last + 1 == skip.lines.first && last.why == skip.why => {
                last.lines.last = skip.lines.last;
            }
            _ => joined.push(skip),
        }
    }
    joined
}

/// Returns the parts of a skip that some lines leave.
fn without_lines(skip: &Skip, taken: &[u32]) -> Vec<Skip> {
    let mut parts: Vec<Skip> = Vec::new();
    for line in skip.lines.first..=skip.lines.last {
        if taken.contains(&line) {
            continue;
        }
        match parts.last_mut() {
            Some(part) if part.lines.last + 1 == line => part.lines.last = line,
            _ => parts.push(Skip {
                lines: LineRange {
                    first: line,
                    last: line,
                },
                why: skip.why.clone(),
            }),
        }
    }
    parts
}
