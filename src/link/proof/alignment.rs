//! The text of the plan beside that of its source, character by character.

use super::prover::{Prover, beginning};
use super::source_text::SourceChar;
use super::trace::{MarkedRange, Trace, TracedPassage};
use crate::base::diag::Diagnostic;
use crate::base::message::message;
use crate::base::text::is_space;
use crate::plan::{BlockAt, LineRange};

/// How many characters of a passage are looked for ahead in the source, once the two are out of step.
const SOUGHT: usize = 12;

/// A character of a passage that can be seen.
struct TextChar {
    /// Its byte in the passage.
    at: usize,
    c: char,
}

impl Prover<'_> {
    /// Walks text and source side by side; returns the lines that each passage came from, and reports
    /// where the two differ.
    pub(super) fn align(&mut self, source: &[SourceChar]) -> Trace {
        let mut traced = Vec::new();
        let mut at = 0;
        let mut in_step = true;

        for (place, text) in self.document.outline.walk() {
            let chars = visible_chars(text);
            if chars.is_empty() {
                continue;
            }

            // Go on where this passage begins, if it can be found ahead: one lost line is one error.
            if !in_step {
                match find_ahead(&source[at..], &chars) {
                    Some(skipped) => at += skipped,
                    None => continue,
                }
            }

            let ahead = &source[at.min(source.len())..];
            let matched = chars
                .iter()
                .zip(ahead)
                .take_while(|(own, read)| own.c == read.c)
                .count();

            // Even a passage that differs has lines, as far as it was read.
            if matched > 0 {
                traced.push(TracedPassage {
                    at: place,
                    lines: lines_of(&ahead[..matched]),
                    marked: marked(text, &chars[..matched], &ahead[..matched]),
                });
            }

            at += matched;
            in_step = matched == chars.len();

            if !in_step {
                self.report_difference(place, &text[chars[matched].at..], source.get(at));
            }
        }

        // Out of step, the rest was reported as a difference.
        if in_step && let Some(read) = source.get(at) {
            self.report_left_over(read.line);
        }
        Trace::new(traced)
    }

    /// Reports that the text of a passage goes on otherwise than the source.
    fn report_difference(&mut self, place: BlockAt, rest: &str, read: Option<&SourceChar>) {
        let span = match place {
            BlockAt::Heading(i) | BlockAt::Body(i, _) | BlockAt::Tail(i, _) => {
                self.places.headings[i].clone()
            }
            BlockAt::Opening(_) | BlockAt::Closing(_) => {
                self.places.front.end..self.places.front.end
            }
        };

        // Point at the words themselves where they stand verbatim in the file.
        let words: String = rest.chars().take(8).collect();
        let near = self
            .file
            .text()
            .get(span.start..)
            .and_then(|tail| tail.find(&words))
            .map(|at| span.start + at);
        let span = near.map_or(span, |at| at..at + words.len());

        let source = self.archived.name();
        let (message, line) = match read {
            Some(read) => (
                message!("the-text-differs-from-line-line", line = read.line, source),
                self.read_text(read.line),
            ),
            None => (
                message!("the-text-goes-on-behind-the-end", source),
                String::new(),
            ),
        };

        let help = message!(
            "the-plan-reads-beginning-the-source-line",
            beginning = beginning(rest),
            printed = beginning(line.trim())
        );
        self.report(
            Diagnostic::error("text-differs", message)
                .at(self.file, span)
                .help(help),
        );
    }

    /// Reports that the source goes on behind the end of the plan.
    fn report_left_over(&mut self, line: u32) {
        let help = message!("add-its-text-to-name-or-declare", name = self.file.name());
        self.report(
            Diagnostic::error(
                "not-in-plan",
                message!("this-line-of-the-source-stands-nowhere"),
            )
            .at_line(self.archived, line)
            .help(help),
        );
    }
}

fn visible_chars(text: &str) -> Vec<TextChar> {
    text.char_indices()
        .filter(|(_, c)| !is_space(*c))
        .map(|(at, c)| TextChar { at, c })
        .collect()
}

/// Returns how many characters of the source stand before the beginning of a passage.
fn find_ahead(source: &[SourceChar], chars: &[TextChar]) -> Option<usize> {
    let sought = &chars[..chars.len().min(SOUGHT)];
    source
        .windows(sought.len())
        .position(|window| window.iter().zip(sought).all(|(read, own)| read.c == own.c))
}

/// Returns the lines of characters that were read, of which there is one at least.
fn lines_of(source: &[SourceChar]) -> LineRange {
    LineRange {
        first: source[0].line,
        last: source[source.len() - 1].line,
    }
}

/// Returns the parts of a text that are readings or amended, given what was read for its visible characters.
fn marked(text: &str, chars: &[TextChar], source: &[SourceChar]) -> Vec<MarkedRange> {
    let mut marked: Vec<MarkedRange> = Vec::new();
    for (own, read) in chars.iter().zip(source) {
        let Some(mark) = read.mark else {
            continue;
        };

        // Characters of one mark are one range, across the white space between them.
        let end = own.at + own.c.len_utf8();
        let goes_on = marked
            .last_mut()
            .filter(|last| last.mark == mark && text[last.bytes.end..own.at].chars().all(is_space));

        match goes_on {
            Some(last) => last.bytes.end = end,
            None => marked.push(MarkedRange {
                bytes: own.at..end,
                mark,
            }),
        }
    }

    marked
}
