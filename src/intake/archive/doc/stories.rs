//! Texts beside the text: notes, comments, headers, boxes.

use super::header::{Header, Lengths, Part};
use super::pieces::Characters;
use super::plex::Plex;
use std::collections::{BTreeMap, HashMap, VecDeque};
use std::ops::Range;

/// How long what is said of a comment, a box and a drawing is, in bytes.
const COMMENT: usize = 30;
const BOX: usize = 22;
const DRAWING: usize = 26;

/// Where the number of its drawing stands in what is said of a box.
const DRAWING_OF_BOX: usize = 14;

/// How many parts of headers and footers there are that only part notes from the text.
const SEPARATORS: usize = 6;

/// How much of a note is kept, in characters.
const LONGEST: usize = 300;

/// Notes of one sort: the places of their marks, and what they say.
#[derive(Debug, Default)]
pub struct Notes {
    /// The number of the note whose mark stands at a place.
    pub marks: HashMap<usize, usize>,
    /// What each says, by its number.
    pub texts: HashMap<String, String>,
}

/// The text of a box.
#[derive(Debug)]
pub struct BoxText {
    /// Where it stands.
    pub range: Range<usize>,
    /// Whether its box belongs to a group of drawings.
    pub is_of_group: bool,
}

/// What stands beside the text of a document.
#[derive(Debug, Default)]
pub struct Stories {
    /// 脚注
    pub footnotes: Notes,
    /// 尾注
    pub endnotes: Notes,
    /// 批注
    pub comments: Notes,
    /// What headers and footers say.
    pub headers: Vec<String>,
    /// The texts of boxes, by the places of the text at which they are anchored.
    boxes: BTreeMap<usize, Range<usize>>,
    /// The texts of boxes whose anchor is not known: they belong to groups of drawings.
    boxes_of_groups: VecDeque<Range<usize>>,
}

impl Stories {
    /// Reads what stands beside the text.
    pub fn read(header: &Header<'_>, table: &[u8], characters: &Characters) -> Self {
        let Lengths {
            main,
            footnotes,
            headers,
            macros,
            comments,
            endnotes,
            boxes,
        } = header.lengths;
        let begin_of_headers = main.saturating_add(footnotes);
        let begin_of_comments = begin_of_headers
            .saturating_add(headers)
            .saturating_add(macros);
        let begin_of_endnotes = begin_of_comments.saturating_add(comments);
        let begin_of_boxes = begin_of_endnotes.saturating_add(endnotes);

        let notes = |marks: Part, texts: Part, width: usize, begin: usize| {
            let marks = Plex::new(header.part(marks, table), width);
            let texts = ranges(header.part(texts, table), 0, begin, characters.units.len());
            let texts = texts.into_iter().enumerate();
            Notes {
                marks: marks
                    .places()
                    .enumerate()
                    .map(|(nth, at)| (at, nth))
                    .collect(),
                texts: texts
                    .map(|(nth, range)| (nth.to_string(), words(characters, range)))
                    .collect(),
            }
        };
        let mut stories = Self {
            footnotes: notes(Part::FootnoteMarks, Part::FootnoteTexts, 2, main),
            endnotes: notes(Part::EndnoteMarks, Part::EndnoteTexts, 2, begin_of_endnotes),
            comments: notes(
                Part::CommentMarks,
                Part::CommentTexts,
                COMMENT,
                begin_of_comments,
            ),
            headers: Vec::new(),
            boxes: BTreeMap::new(),
            boxes_of_groups: VecDeque::new(),
        };

        let own = header.part(Part::Headers, table);
        let own = ranges(own, 0, begin_of_headers, characters.units.len());
        let own = own.into_iter().skip(SEPARATORS);
        stories.headers = own.map(|range| words(characters, range)).collect();
        if boxes > 0 {
            stories.read_boxes(header, table, begin_of_boxes, characters);
        }
        stories
    }

    fn read_boxes(
        &mut self,
        header: &Header<'_>,
        table: &[u8],
        begin: usize,
        characters: &Characters,
    ) {
        let end = characters.units.len();
        let drawings = Plex::new(header.part(Part::Shapes, table), DRAWING);
        let anchors = drawings.places().enumerate();
        let anchors: HashMap<&[u8], usize> = anchors
            .filter_map(|(nth, at)| Some((drawings.entry(nth).get(..4)?, at)))
            .collect();

        let texts = header.part(Part::TextBoxes, table);
        let boxes = Plex::new(texts, BOX);
        for (nth, range) in ranges(texts, BOX, begin, end).into_iter().enumerate() {
            // The last entry is of no box.
            let own = characters.units.get(range.clone()).unwrap_or_default();
            if own.iter().all(|unit| *unit <= 0x20) {
                continue;
            }
            let drawing = boxes.entry(nth).get(DRAWING_OF_BOX..DRAWING_OF_BOX + 4);
            let anchor = drawing.and_then(|drawing| anchors.get(drawing));
            match anchor {
                Some(at) => drop(self.boxes.insert(*at, range)),
                None => self.boxes_of_groups.push_back(range),
            }
        }
    }

    /// Takes the text of the box that is anchored at a place.
    pub fn take_box(&mut self, at: usize) -> Option<BoxText> {
        let own = self.boxes.remove(&at);
        own.map(anchored).or_else(|| self.take_box_of_group())
    }

    /// Takes the text of a box that no place was found for.
    pub fn take_any_box(&mut self) -> Option<BoxText> {
        let first = self.boxes.pop_first().map(|(_, range)| range);
        first.map(anchored).or_else(|| self.take_box_of_group())
    }

    fn take_box_of_group(&mut self) -> Option<BoxText> {
        let range = self.boxes_of_groups.pop_front()?;
        Some(BoxText {
            range,
            is_of_group: true,
        })
    }
}

fn anchored(range: Range<usize>) -> BoxText {
    BoxText {
        range,
        is_of_group: false,
    }
}

/// Returns the ranges of texts that a table of places tells, which count from `begin`; none of them ends behind `end`, and
/// none overlaps another.
fn ranges(table: &[u8], width: usize, begin: usize, end: usize) -> Vec<Range<usize>> {
    let plex = Plex::new(table, width);
    let places: Vec<usize> = plex
        .places()
        .map(|at| begin.saturating_add(at).min(end))
        .collect();
    let mut done = begin;
    let mut ranges = Vec::new();
    for pair in places.windows(2) {
        let from = pair[0].max(done);
        ranges.push(from..pair[1].max(from));
        done = pair[1].max(from);
    }
    ranges
}

/// Returns how a text begins, without the instructions of its fields.
fn words(characters: &Characters, range: Range<usize>) -> String {
    let units = characters.units.get(range).unwrap_or_default();
    let mut words = String::new();
    let mut depth = 0_usize;
    for c in char::decode_utf16(units.iter().copied().take(LONGEST)) {
        match c.unwrap_or(char::REPLACEMENT_CHARACTER) {
            '\u{13}' => depth += 1,
            '\u{14}' | '\u{15}' => depth = depth.saturating_sub(1),
            c if c.is_control() => words.push(' '),
            c if depth == 0 => words.push(c),
            _ => {}
        }
    }
    words.trim().to_owned()
}
