//! Proof that a plan says what its source says: every character of the text stands in the archived
//! source, in order, declared emendations aside, and every line of the source is text, a field or
//! a declared skip. The same walk tells which lines each passage came from.

mod emend;
mod facts;
mod head;
mod ledger;
mod trace;
mod undo;

pub use ledger::{Became, Ledger, Tally, ledger};
pub use trace::{Origin, Trace};

use crate::base::diag::{Diagnostic, Warned};
use crate::base::source::Source;
use crate::base::text::is_space;
use crate::content::document::{Places, Read};
use crate::plan::{BlockAt, Document, LineRange, StatedField};
use trace::origin;

/// A character of the source as it is read.
struct Reading {
    c: char,
    line: u32,
    emendation: Option<usize>,
}

/// Proves a plan against its archived source; `file` is the plan's own text, for the places of
/// what is wrong.
pub fn prove(read: &Read, file: &Source, archived: &Source) -> Warned<Trace> {
    let mut prover = Prover {
        document: &read.document,
        places: &read.places,
        file,
        archived,
        found: Vec::new(),
    };
    prover.emendations();
    let stream = prover.stream();
    let before = prover.found.len();
    let trace = prover.align(&stream);
    let aligned = prover.found.len() == before;
    prover.head();
    prover.facts(&trace, aligned);
    prover.emptiness();
    Warned::new(trace, prover.found)
}

pub(super) struct Prover<'a> {
    document: &'a Document,
    places: &'a Places,
    file: &'a Source,
    archived: &'a Source,
    found: Vec<Diagnostic>,
}

impl Prover<'_> {
    fn at_front(&mut self, problem: Diagnostic, excerpt: &str) {
        let front = self.places.front.clone();
        let within = self.file.text()[front.clone()]
            .find(excerpt)
            .filter(|_| !excerpt.is_empty());
        let span = match within {
            Some(at) => front.start + at..front.start + at + excerpt.len(),
            None => {
                front.start
                    ..front.start
                        + self.file.text()[front.clone()]
                            .lines()
                            .next()
                            .map_or(0, str::len)
            }
        };
        self.found.push(problem.at(self.file, span));
    }

    /// A plan without text holds nothing that could be wrong, but its page would be empty.
    fn emptiness(&mut self) {
        let outline = &self.document.outline;
        if outline
            .walk()
            .iter()
            .all(|(_, text)| text.chars().all(is_space))
        {
            let problem = Diagnostic::warning("no-text", "this plan has no text yet").help(format!(
                "enter it from {}; until then the site shows its head and its source, but no task",
                self.archived.name()
            ));
            self.at_front(problem, "title = ");
        }
    }

    /// What the source says outside skips and fields, white space left out.
    fn stream(&mut self) -> Vec<Reading> {
        let document = self.document;
        let source = &document.front.source;
        let count = self.archived.line_count();
        for skip in &source.skip {
            if skip.lines.last > count {
                self.at_front(
                    out_of_range(skip.lines, count),
                    &format!("[{}, {}]", skip.lines.first, skip.lines.last),
                );
            }
        }
        for StatedField { field, line } in source.fields.iter().copied() {
            if line > count || line == 0 {
                let lines = LineRange {
                    first: line,
                    last: line,
                };
                let words = format!("{} = {line}", field.key());
                self.at_front(out_of_range(lines, count), &words);
            }
        }
        let mut stream = Vec::with_capacity(self.archived.text().len() / 3);
        for line in 1..=count {
            let skips: Vec<_> = source
                .skip
                .iter()
                .filter(|skip| skip.lines.contains(line))
                .collect();
            let stated = source.fields.iter().find(|stated| stated.line == line);
            if skips.len() + usize::from(stated.is_some()) > 1 {
                let problem = Diagnostic::error(
                    "counted-twice",
                    format!("line {line} of the source is accounted for twice"),
                )
                .help("a line is text, a field or a skip, and only one of them");
                let text = stated.map_or_else(String::new, |stated| {
                    format!("{} = {line}", stated.field.key())
                });
                self.at_front(problem, &text);
            }
            if !skips.is_empty() || stated.is_some() {
                continue;
            }
            stream.extend(
                self.emended(line)
                    .into_iter()
                    .filter(|(c, _)| !is_space(*c))
                    .map(|(c, emendation)| Reading {
                        c,
                        line,
                        emendation,
                    }),
            );
        }
        stream
    }

    /// Walks text and source side by side.
    fn align(&mut self, stream: &[Reading]) -> Trace {
        let document = self.document;
        let mut trace = Trace::default();
        let mut at = 0;
        let mut in_step = true;
        for (place, text) in document.outline.walk() {
            let chars: Vec<(usize, char)> =
                text.char_indices().filter(|(_, c)| !is_space(*c)).collect();
            if chars.is_empty() {
                continue;
            }
            if !in_step {
                // Go on where this paragraph begins, if it can be found ahead.
                let head: Vec<char> = chars.iter().take(12).map(|(_, c)| *c).collect();
                let ahead = stream[at..]
                    .windows(head.len())
                    .position(|window| window.iter().zip(&head).all(|(read, c)| read.c == *c));
                match ahead {
                    Some(skipped) => at += skipped,
                    None => continue,
                }
            }
            let matched = chars
                .iter()
                .zip(&stream[at.min(stream.len())..])
                .take_while(|((_, c), read)| *c == read.c)
                .count();
            in_step = matched == chars.len();
            if matched > 0 {
                trace.origins.insert(
                    place,
                    origin(text, &chars[..matched], &stream[at..at + matched]),
                );
            }
            at += matched;
            if !in_step {
                self.differs(place, text, chars[matched].0, stream.get(at));
            }
        }
        if in_step && let Some(read) = stream.get(at) {
            self.found.push(
                Diagnostic::error(
                    "not-in-plan",
                    "this line of the source stands nowhere in the plan",
                )
                .at_line(self.archived, read.line)
                .help(format!(
                    "add its text to {}, or declare a [[source.skip]] that says why it is left out",
                    self.file.name()
                )),
            );
        }
        trace
    }

    fn differs(&mut self, place: BlockAt, text: &str, byte: usize, read: Option<&Reading>) {
        let span = match place {
            BlockAt::Heading(i) | BlockAt::Body(i, _) | BlockAt::Tail(i, _) => {
                self.places.headings[i].clone()
            }
            BlockAt::Opening(_) | BlockAt::Closing(_) => {
                self.places.front.end..self.places.front.end
            }
        };
        let here = excerpt(&text[byte..]);
        // Point at the words themselves where they stand verbatim in the file.
        let words: String = text[byte..].chars().take(8).collect();
        let near = self
            .file
            .text()
            .get(span.start..)
            .and_then(|tail| tail.find(&words))
            .map(|at| span.start + at);
        let span = near.map_or(span, |at| at..at + words.len());
        let (message, line) = match read {
            Some(read) => (
                format!(
                    "the text differs from line {} of {}",
                    read.line,
                    self.archived.name()
                ),
                self.emended_text(read.line),
            ),
            None => (
                format!(
                    "the text goes on behind the end of {}",
                    self.archived.name()
                ),
                String::new(),
            ),
        };
        self.found.push(Diagnostic::error("text-differs", message).at(self.file, span).help(format!(
            "the plan reads “{here}”, the source line “{}”; restore the text, or declare an [[emendation]] or a [[source.skip]]",
            excerpt(line.trim())
        )));
    }
}

fn out_of_range(lines: LineRange, count: u32) -> Diagnostic {
    Diagnostic::error(
        "lines-out-of-range",
        format!("{}: the source has {count} lines", lines.describe()),
    )
    .help("lines are counted from 1, as in an editor")
}

fn excerpt(text: &str) -> String {
    let mut excerpt: String = text.chars().take(24).collect();
    if excerpt.len() < text.len() {
        excerpt.push('…');
    }
    excerpt
}
