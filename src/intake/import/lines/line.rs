//! A line of the source, or a paragraph of several, that knows where it stands.

use super::class::{self, Class};
use crate::base::source::Source;
use crate::base::text::is_space;
use crate::intake::archive::SHARED;
use crate::intake::import::statement;
use crate::intake::import::unseen::is_left_out;
use crate::intake::lexicon::Lexicon;
use crate::plan::{Label, LabelKind};
use std::ops::Range;

/// A line of the source, or several that a copy broke and that belong to one paragraph.
///
/// Its class, label and field are those of its first line.
#[derive(Debug, Clone)]
pub struct Line {
    /// Its text without leading white space; trailing white space can mean an empty table cell.
    pub text: String,
    /// Columns of white space before it.
    pub indent: usize,
    /// What it is by itself.
    pub class: Class,
    /// The number that it begins with, if it begins with one.
    pub number: Option<Label>,
    /// Whether it begins with the label of a field: 牵头单位:.
    pub opens_field: bool,
    /// Where each line of the source begins in the text; never empty.
    starts: Vec<LineStart>,
    /// How many more brackets open in it than close.
    pub(super) open_brackets: isize,
}

/// Where a line of the source begins in the text of a paragraph.
#[derive(Debug, Clone, Copy)]
struct LineStart {
    /// The byte in the text.
    byte: usize,
    /// The number of the line in the source, counted from 1.
    number: u32,
}

impl Line {
    /// Returns the number of its first line in the source.
    pub fn first(&self) -> u32 {
        self.starts[0].number
    }

    /// Returns the number of its last line in the source.
    pub fn last(&self) -> u32 {
        self.starts[self.starts.len() - 1].number
    }

    /// Returns the style of the number that it begins with, if it begins with one.
    pub fn number_style(&self) -> Option<LabelKind> {
        self.number.as_ref().map(|number| number.kind)
    }

    /// Returns the text without white space at either end.
    pub fn trimmed(&self) -> &str {
        self.text.trim_end_matches(is_space)
    }

    /// Returns its length in characters, white space at the end included.
    pub fn length(&self) -> usize {
        self.text.chars().count()
    }

    /// Returns the line of the source that a byte of the text came from.
    pub fn line_at(&self, byte: usize) -> u32 {
        let index = self.starts.partition_point(|start| start.byte <= byte);
        self.starts[index.max(1) - 1].number
    }

    /// Returns the first and the last line of the source that a part of the text came from, white space
    /// at its ends left out.
    pub fn lines(&self, part: Range<usize>) -> (u32, u32) {
        let end = self.text.len();
        let part = part.start.min(end)..part.end.min(end);

        let inner = self.text[part.clone()].trim_matches(is_space);
        if inner.is_empty() {
            return (self.line_at(part.start), self.line_at(part.start));
        }
        let start = inner.as_ptr() as usize - self.text.as_ptr() as usize;
        (self.line_at(start), self.line_at(start + inner.len() - 1))
    }

    /// Returns the text of its first line alone.
    pub(super) fn first_text(&self) -> &str {
        let text = self.trimmed();
        let end = self.starts.get(1).map_or(text.len(), |next| next.byte);
        &text[..end.min(text.len())]
    }

    /// Appends the next line, with a gap between the two.
    pub(super) fn join(&mut self, next: &Line, gap: &str) {
        let kept = self.trimmed().len();
        self.text.truncate(kept);

        let letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
        // English words are kept apart by the line break that is taken away; Chinese ones run on.
        if letter(self.text.chars().next_back()) && letter(next.text.chars().next()) {
            self.text.push(' ');
        } else {
            self.text.push_str(gap);
        }

        let base = self.text.len();
        self.text.push_str(&next.text);
        self.open_brackets += next.open_brackets;
        self.starts
            .extend(next.starts.iter().map(|start| LineStart {
                byte: base + start.byte,
                number: start.number,
            }));
    }
}

/// Returns the lines of a source that are not empty, classified, without characters that cannot be printed.
pub fn printed_lines(source: &Source, lexicon: &Lexicon) -> Vec<Line> {
    (1..=source.line_count())
        .filter_map(|number| printed_line(source.line(number), number, lexicon))
        .collect()
}

/// Returns a line with its class; `None` if it is empty.
fn printed_line(whole: &str, number: u32, lexicon: &Lexicon) -> Option<Line> {
    let bare = whole.trim_matches(is_space);
    if bare.is_empty() {
        return None;
    }

    // A tab at the start is an empty first cell.
    let text = if bare.contains('\t') {
        whole.trim_start_matches(|c| is_space(c) && !matches!(c, '\t' | SHARED))
    } else {
        whole.trim_start_matches(is_space)
    };
    let indent = indent_columns(&whole[..whole.len() - text.len()]);
    let open_brackets = left_open(text);

    let text = text.replace(is_left_out, "");
    Some(Line {
        class: class::classify(&text, lexicon),
        opens_field: statement::begins_with_label(&text, lexicon),
        number: Label::read(&text),
        text,
        indent,
        starts: vec![LineStart { byte: 0, number }],
        open_brackets,
    })
}

/// Returns the columns of white space before a line; none where there are many, for the line is centred.
fn indent_columns(space: &str) -> usize {
    let columns: usize = space
        .chars()
        .map(|c| if c.is_ascii() { 1 } else { 2 })
        .sum();
    if columns > 8 { 0 } else { columns }
}

/// Returns how many more brackets open in a text than close.
fn left_open(text: &str) -> isize {
    let weight = |c: char| match c {
        '(' | '\u{FF08}' | '〔' | '[' | '【' => 1,
        ')' | '\u{FF09}' | '〕' | ']' | '】' => -1,
        _ => 0,
    };
    text.chars().map(weight).sum()
}
