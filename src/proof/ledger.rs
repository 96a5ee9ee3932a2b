//! The books of a proof: what each line of the source became, and the source again from the text.

use super::facts::beside;
use super::readings::{Piece, pieces};
use super::{Trace, excerpt};
use crate::diag::{Diagnostic, Warned};
use crate::plan::{BlockAt, Document};
use crate::source::Source;
use crate::text::{is_space, squeeze};

/// What became of a line of the source. A line is one of these and no more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    /// Text: the headings and paragraphs that took it over; none where emendations took all away.
    Text(Vec<BlockAt>),
    /// It states fields of the head; `rest` is what else stands on it.
    Field {
        /// Which fields.
        names: Vec<String>,
        /// What else stands on the line, white space left out.
        rest: String,
    },
    /// It is declared not to be part of the plan, and why.
    Skip(String),
    /// Nothing stands on it.
    Blank,
}

/// What became of every line of a source.
#[derive(Debug, Clone, Default)]
pub struct Ledger {
    /// The lines in order; the first is line 1.
    pub lines: Vec<Fate>,
    /// Visible characters of the published text.
    pub characters: usize,
    /// Places where a reading replaces what the source says.
    pub readings: usize,
}

impl Ledger {
    /// How many lines came to each fate: text, fields, skipped, blank.
    pub fn totals(&self) -> [usize; 4] {
        let mut totals = [0; 4];
        for fate in &self.lines {
            let index = match fate {
                Fate::Text(_) => 0,
                Fate::Field { .. } => 1,
                Fate::Skip(_) => 2,
                Fate::Blank => 3,
            };
            totals[index] += 1;
        }
        totals
    }
}

/// Closes the books of a plan that was proved: says what each line became, and makes the source
/// again from the published text by undoing the emendations. `prove` compares the text with what
/// it expects the source to read; this goes the other way, so a fault in one is seen by the other.
pub fn ledger(document: &Document, archived: &Source, trace: &Trace) -> Warned<Ledger> {
    let mut found = Vec::new();
    let mut taken: Vec<Vec<BlockAt>> = vec![Vec::new(); archived.line_count() as usize];
    for (at, _) in document.outline.walk() {
        let Some(origin) = trace.origin(at) else {
            continue;
        };
        for line in origin.lines.first..=origin.lines.last {
            if let Some(taken) = taken.get_mut(line as usize - 1) {
                taken.push(at);
            }
        }
    }
    let lines = (1..)
        .zip(taken)
        .map(|(line, taken)| fate(document, archived, line, taken))
        .collect();
    let published: Vec<char> = document
        .outline
        .walk()
        .into_iter()
        .flat_map(|(_, text)| text.chars())
        .filter(|c| !is_space(*c))
        .collect();
    let mut ledger = Ledger {
        lines,
        characters: published.len(),
        readings: 0,
    };
    ledger.readings = restore(document, archived, &ledger.lines, &published, &mut found);
    Warned::new(ledger, found)
}

fn fate(document: &Document, archived: &Source, line: u32, taken: Vec<BlockAt>) -> Fate {
    let source = &document.front.source;
    if let Some(skip) = source.skip.iter().find(|skip| skip.lines.contains(line)) {
        return Fate::Skip(skip.why.clone());
    }
    let names: Vec<String> = source
        .fields
        .iter()
        .filter(|(_, l)| *l == line)
        .map(|(name, _)| name.clone())
        .collect();
    if names.is_empty() {
        let blank = archived.line(line).chars().all(is_space);
        return if blank {
            Fate::Blank
        } else {
            Fate::Text(taken)
        };
    }
    let rest = beside(document, archived, line);
    Fate::Field { names, rest }
}

/// Copies the published text line by line into what the source said, each reading undone, and
/// compares. Gives how many readings there were.
fn restore(
    document: &Document,
    archived: &Source,
    fates: &[Fate],
    published: &[char],
    found: &mut Vec<Diagnostic>,
) -> usize {
    let emendations = &document.front.emendations;
    let (mut at, mut readings) = (0, 0);
    for (line, fate) in (1..).zip(fates) {
        if !matches!(fate, Fate::Text(_)) {
            continue;
        }
        let mut restored = String::new();
        let copied = |count: usize, at: &mut usize| -> String {
            let end = (*at + count).min(published.len());
            let part = published[*at..end].iter().collect();
            *at = end;
            part
        };
        for piece in pieces(document, archived, line) {
            match piece {
                Piece::Plain(text) => {
                    restored.push_str(&copied(squeeze(text).chars().count(), &mut at));
                }
                Piece::Read(index) => {
                    let emendation = &emendations[index];
                    let reading = squeeze(&emendation.reading);
                    let stands = copied(reading.chars().count(), &mut at);
                    // A text that does not hold the reading cannot be undone: left as it is.
                    restored.push_str(&if stands == reading {
                        squeeze(&emendation.found)
                    } else {
                        stands
                    });
                    readings += 1;
                }
            }
        }
        let said = squeeze(archived.line(line));
        if restored != said {
            found.push(
                Diagnostic::error(
                    "not-restored",
                    "undoing the emendations does not give this line of the source back",
                )
                .at_line(archived, line)
                .help(format!("it gives “{}”", excerpt(&restored))),
            );
            return readings;
        }
    }
    if at < published.len() {
        let rest: String = published[at..].iter().collect();
        found.push(
            Diagnostic::error(
                "not-restored",
                "the published text says more than its source",
            )
            .help(format!("it goes on: “{}”", excerpt(&rest))),
        );
    }
    readings
}
