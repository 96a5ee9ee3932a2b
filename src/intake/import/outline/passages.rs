//! Puts lines where they belong: under their number, and under each further number inside them.

use super::doubts::excerpt;
use super::draft::{Draft, Passage};
use super::inline_numbers::next_number;
use crate::base::message::message;
use crate::base::text::{is_space, outside_brackets};
use crate::intake::archive::SHARED;
use crate::intake::import::lines::Line;
use crate::intake::import::statement::{self, PieceKind};
use crate::plan::{Label, LabelKind, NodeId};
use std::ops::Range;

/// The longest sentence, in characters, that still makes a heading.
pub const LONGEST_HEADING: usize = 60;

/// From so many headings inside a line on, it has lost its line breaks.
const FEWEST_HEADINGS: usize = 3;

/// A passage with its bytes in what was cut.
struct PlacedPassage {
    range: Range<usize>,
    passage: Passage,
}

impl Draft<'_> {
    /// Places a line: under its number, and under each further number inside it.
    pub fn place(&mut self, line: &Line, label: Option<Label>) {
        let text = line.trimmed();
        // An empty first cell is no text.
        let mut at = text.len() - text.trim_start_matches(is_space).len();
        let mut label = label;
        let mut inside = 0;

        loop {
            let length = label.as_ref().map_or(0, |label| label.len);
            // The node is opened first: which numbers may follow depends on it.
            let node = label.map(|label| self.open(&label, "", line.line_at(at)));
            let next = next_number(text, at + length, &self.numbering, self.terms.lexicon);
            let end = next.as_ref().map_or(text.len(), |next| next.at);

            match node {
                Some(node) => self.fill_node(node, line, at..end, length),
                None => self.add_paragraph(line, at..end),
            }

            let Some(next) = next else {
                return;
            };
            let is_heading = matches!(next.label.kind, LabelKind::Section | LabelKind::Subsection);
            inside += usize::from(is_heading);
            if inside == FEWEST_HEADINGS {
                self.doubts.warn(
                    "lost-breaks",
                    message!("several-headings-stand-on-this-line"),
                    line.line_at(next.at),
                    message!("read-by-their-numbers-compare"),
                );
            }
            at = next.at;
            label = Some(next.label);
        }
    }

    /// Adds a line that is text whatever it looks like.
    pub fn add_text(&mut self, line: &Line) {
        let text = line.trimmed().trim_start_matches(is_space);
        // What tells merged cells apart is no part of what is printed.
        self.push(Passage::Text(text.replace(SHARED, "")), line.last());
    }

    /// Puts the text of a labelled passage into the node that its label has opened: the first sentence
    /// as the heading, if it is short, and what follows as passages.
    fn fill_node(&mut self, node: NodeId, line: &Line, range: Range<usize>, label_length: usize) {
        let text = line.text[range.clone()].trim_end_matches(is_space);
        let pieces = self.cut(line, range.start + label_length..range.start + text.len());
        // The heading ends before the first field statement, however short the sentence is.
        let first_field = pieces.iter().position(|piece| piece.passage.is_field());
        let own_end =
            first_field.map_or(text.len(), |first| pieces[first].range.start + label_length);
        let own = text[..own_end].trim_end_matches(is_space);

        let heading_end = end_of_heading(own, label_length);
        let rest = own[heading_end..].trim_matches(is_space);
        let node = &mut self.nodes[node];
        node.text_end = line.lines(range.start..range.start + own.len()).1;
        node.lines.last = line.lines(range).1;
        node.heading = own[..heading_end].trim_end_matches(is_space).to_owned();
        if !rest.is_empty() {
            node.passages.push(Passage::Text(rest.to_owned()));
        }
        if let Some(first) = first_field {
            let fields = pieces.into_iter().skip(first);
            node.passages.extend(fields.map(|piece| piece.passage));
        }
    }

    /// Adds a passage without a number.
    fn add_paragraph(&mut self, line: &Line, range: Range<usize>) {
        let text = &line.text[range.clone()];
        if text.contains('\t') && self.terms.lexicon.tables.head_openings.begin(text) {
            self.add_head_of_other_table(line, range);
            return;
        }

        let pieces = self.cut(line, range.clone());
        if pieces.is_empty() {
            return;
        }

        self.doubt_lone_offices(line, range.clone());

        // A statement on a line of its own may cover the items above it.
        let is_statement = pieces.iter().all(|piece| piece.passage.is_field());
        for piece in pieces {
            let own = range.start + piece.range.start..range.start + piece.range.end;
            self.push(piece.passage, line.lines(own).1);
        }
        if let Some(node) = self.nodes.last_mut() {
            node.has_own_statement |= is_statement;
        }
    }

    /// Adds the head of a table that is none of tasks: the names of its columns state nothing, 建议责任单位(省级部门) neither.
    fn add_head_of_other_table(&mut self, line: &Line, range: Range<usize>) {
        let text = &line.text[range.clone()];
        for name in text.split('\t') {
            let bare = name.split(['(', '\u{FF08}']).next().unwrap_or_default();
            let labelled = format!("{}:", bare.trim_matches(is_space));
            if statement::ends_in_label(&labelled, self.terms.lexicon) {
                self.doubts.warn(
                    "unread-column",
                    message!(
                        "cells-of-a-column-name-offices-or-times",
                        column = name.split(is_space).collect::<String>()
                    ),
                    line.lines(range.clone()).0,
                    message!("write-what-the-column-says"),
                );
            }
        }
        self.push(Passage::Text(text.to_owned()), line.lines(range).1);
    }

    /// Cuts a part of a line into passages, and reads its field statements.
    fn cut(&mut self, line: &Line, range: Range<usize>) -> Vec<PlacedPassage> {
        let text = &line.text[range.clone()];
        statement::cut(text, self.terms.lexicon)
            .into_iter()
            .map(|piece| {
                let number = line.line_at(range.start + piece.range.start);
                let mut passage = self.passage(&text[piece.range.clone()], piece.kind, number);
                if let Passage::Field { of, .. } = &mut passage {
                    *of = statement::reference(text, piece.range.start, self.terms.lexicon);
                }
                PlacedPassage {
                    passage,
                    range: piece.range,
                }
            })
            .collect()
    }

    /// Returns a piece of text as a passage; a field statement is read here, once.
    fn passage(&mut self, text: &str, kind: PieceKind, line: u32) -> Passage {
        self.doubt_pointing_down(text, line);
        match kind {
            PieceKind::Text => {
                self.doubt_unread_brackets(text, line);
                let unread = statement::unread_clauses(text, self.terms.lexicon);
                if let Some(node) = self.nodes.last_mut() {
                    node.unread
                        .extend(unread.into_iter().map(|clause| (line, clause)));
                }
                Passage::Text(text.to_owned())
            }
            PieceKind::Field => {
                let year = self.year();
                let mut said = statement::read_statement(text, year.year, self.terms.lexicon);
                said.leave_open(year);
                if self.terms.first_leads {
                    said.let_first_lead();
                }
                Passage::Field {
                    text: text.to_owned(),
                    said: Box::new(said),
                    line,
                    of: None,
                }
            }
        }
    }

    /// Reports sentences that give offices a part in tasks that stand below.
    fn doubt_pointing_down(&mut self, text: &str, line: u32) {
        for sentence in statement::pointing_down(text, self.terms.lexicon) {
            self.doubts.warn(
                "unclear-reference",
                message!(
                    "this-statement-points-at-tasks-below",
                    words = excerpt(sentence)
                ),
                line,
                message!("add-its-units-to-the-tasks-below"),
            );
        }
    }

    /// Reports a paragraph that names offices and nothing else: whose they are is said by what stands around it.
    fn doubt_lone_offices(&mut self, line: &Line, range: Range<usize>) {
        let text = &line.text[range.clone()];
        if statement::is_lone_list_of_offices(text, self.terms.lexicon) {
            self.doubts.warn(
                "unread-units",
                message!("excerpt-names-offices", excerpt = excerpt(text)),
                line.line_at(range.start),
                message!("write-them-into-the-task-block"),
            );
        }
    }

    /// Reports brackets in running text that name an office and its part, though nothing was read out of them.
    pub(super) fn doubt_unread_brackets(&mut self, text: &str, line: u32) {
        for bracket in statement::unread_brackets(text, self.terms.lexicon) {
            self.doubts.warn(
                "unread-bracket",
                message!("excerpt-names-an-office", excerpt = excerpt(&text[bracket])),
                line,
                message!("write-its-units-into-the-task-block"),
            );
        }
    }
}

/// Returns where the heading of a labelled line ends: behind its first sentence if that is short, else
/// behind the label.
fn end_of_heading(text: &str, label_length: usize) -> usize {
    // White space behind a number that stands alone is gone already.
    let label_length = label_length.min(text.len());
    let rest = &text[label_length..];
    let sentence = outside_brackets(rest)
        .find(|(_, c)| *c == '。')
        .map_or(rest.len(), |(at, c)| at + c.len_utf8());

    if rest[..sentence].chars().count() <= LONGEST_HEADING {
        label_length + sentence
    } else {
        label_length
    }
}
