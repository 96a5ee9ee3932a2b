//! Where field statements stand in a paragraph: behind a label, in brackets behind a sentence, or as
//! its last sentence.

use super::brackets::{
    LONGEST_BRACKET, behind_closing, bracketed, is_closing, is_opening, is_stop, trim_marks,
};
use super::clauses::{Setting, read_clauses, read_times};
use super::field::Field;
use super::labels::{PrintedLabel, labels};
use super::names::unit_names;
use super::reference::points_before_label;
use super::times::{ANY_YEAR, is_remark_before_label, is_time_before_label};
use super::units::{begins_as_units_do, is_unit};
use crate::base::text::is_space;
use crate::intake::lexicon::Lexicon;
use crate::plan::Assignment;
use std::ops::Range;

/// A part of a paragraph.
#[derive(Debug, PartialEq, Eq)]
pub struct Piece {
    /// Its bytes in the paragraph.
    pub range: Range<usize>,
    /// What it is.
    pub kind: PieceKind,
}

/// What a part of a paragraph is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PieceKind {
    /// Running text.
    Text,
    /// A field statement.
    Field,
}

/// How far before its first label the bracket around a statement may open, in characters.
const LONGEST_BEFORE_LABEL: usize = 80;

/// The longest statement without label and brackets, in bytes.
const LONGEST_SENTENCE: usize = 1200;

/// Cuts a paragraph; the pieces together hold all of it but white space between them.
pub fn cut(text: &str, lexicon: &Lexicon) -> Vec<Piece> {
    let labels = labels(text, lexicon);
    let mut cutter = Cutter {
        text,
        lexicon,
        pieces: Vec::new(),
    };
    let mut from = 0;

    for (index, label) in labels.iter().enumerate() {
        // A statement may have several labels.
        if label.start < from {
            continue;
        }

        let opener = opening_bracket(text, from, label.start, lexicon);
        let start = opener
            .or_else(|| pointing_words(text, from, label.start, lexicon))
            .unwrap_or(label.start);
        let end = match opener {
            Some(_) => behind_closing(text, label.content),
            None => end_without_bracket(text, &labels[index..], lexicon),
        };

        cutter.cut_unlabelled(from..start);
        cutter.push(start..end, PieceKind::Field);
        from = end;
    }

    cutter.cut_unlabelled(from..text.len());
    cutter.pieces
}

/// Returns the byte of the bracket that opens a statement whose first label begins at `label`: right
/// before it, or with clauses of its own in between, as in (市发改委牵头;责任单位:…).
pub fn opening_bracket(text: &str, from: usize, label: usize, lexicon: &Lexicon) -> Option<usize> {
    let before = text[from..label].trim_end_matches(is_space);
    if let Some(c) = before.chars().next_back().filter(|c| is_opening(*c)) {
        return Some(from + before.len() - c.len_utf8());
    }

    let mut closed = 0;
    for (at, c) in before.char_indices().rev().take(LONGEST_BEFORE_LABEL) {
        match c {
            // A bracket that opened in the sentence before is not that of this statement.
            '。' => return None,
            c if is_closing(c) => closed += 1,
            c if is_opening(c) && closed > 0 => closed -= 1,
            c if is_opening(c) => {
                let inner = &before[at + c.len_utf8()..];
                let opens = is_statement(inner, lexicon)
                    || is_time_before_label(inner, &lexicon.deadlines)
                    || is_remark_before_label(inner);
                return opens.then_some(from + at);
            }
            _ => {}
        }
    }
    None
}

/// Returns where the words before a label begin that say of which tasks it speaks: 本章任务责任单位:….
fn pointing_words(text: &str, from: usize, label: usize, lexicon: &Lexicon) -> Option<usize> {
    let sentence = text[from..label]
        .rfind(is_stop)
        .map_or(from, |at| from + at);
    let rest = text[sentence..].trim_start_matches(|c| is_stop(c) || is_space(c));
    let start = text.len() - rest.len();
    let points = start < label && points_before_label(rest, label - start, lexicon);
    points.then_some(start)
}

/// Returns where a statement without brackets ends: at the end of the paragraph, or behind the
/// sentence that names units where running text follows.
fn end_without_bracket(text: &str, labels: &[PrintedLabel], lexicon: &Lexicon) -> usize {
    for (index, label) in labels.iter().enumerate() {
        let next = labels.get(index + 1).map_or(text.len(), |next| next.start);
        if label.content > next || label.field == Field::Deadline {
            continue;
        }

        let Some(stop) = text[label.content..next].find('。') else {
            continue;
        };
        let stop = label.content + stop + '。'.len_utf8();
        if !states_more(&text[stop..next], lexicon) {
            return stop;
        }
    }
    text.len()
}

/// Whether the sentences behind the names of a statement belong to it.
fn states_more(rest: &str, lexicon: &Lexicon) -> bool {
    // The last bracket may belong to the next label.
    let rest = rest
        .trim_matches(is_space)
        .trim_end_matches(is_opening)
        .trim_end_matches(is_space);

    rest.is_empty()
        || is_statement(rest, lexicon)
        || unit_names(rest, lexicon)
            .iter()
            .all(|name| is_unit(name, lexicon))
}

/// Whether a text without labels says who does what.
fn is_statement(text: &str, lexicon: &Lexicon) -> bool {
    read_clauses(text, Setting::Sentence, ANY_YEAR, lexicon).is_some()
}

/// A paragraph and the pieces that have been cut from it.
struct Cutter<'t> {
    text: &'t str,
    lexicon: &'t Lexicon,
    pieces: Vec<Piece>,
}

impl Cutter<'_> {
    /// Cuts a part of the paragraph in which no label stands: statements in brackets are found in it,
    /// as in (市发改委牵头,市财政局配合), and one that is its last sentence.
    fn cut_unlabelled(&mut self, range: Range<usize>) {
        let mut from = range.start;
        for bracket in bracketed(&self.text[range.clone()]) {
            let bracket = range.start + bracket.start..range.start + bracket.end;
            let too_long = bracket.len() > 3 * LONGEST_BRACKET;
            if bracket.start < from || too_long {
                continue;
            }

            let states = if ends_sentence(self.text, &bracket) {
                self.is_bracketed_statement(from, &bracket)
            } else {
                // Within a sentence a bracket may explain: only one that is understood to its end is a statement.
                is_statement(inside(&self.text[bracket.clone()]), self.lexicon)
            };
            if states {
                self.cut_sentences(from..bracket.start);
                from = bracket.end;
                self.push(bracket, PieceKind::Field);
            }
        }
        self.cut_sentences(from..range.end);
    }

    /// Whether a bracket holds a statement; `from` is where the text before it begins. A bracket that
    /// names a time alone states it only behind the end of a sentence or another statement.
    fn is_bracketed_statement(&self, from: usize, bracket: &Range<usize>) -> bool {
        let inner = inside(&self.text[bracket.clone()]);
        let before = self.text[from..bracket.start].trim_end_matches(is_space);
        if let Some(said) = read_clauses(inner, Setting::Bracket, ANY_YEAR, self.lexicon) {
            // 市发改委(市能源局): a name in brackets behind another says which part of it is meant.
            let explains_name = || {
                let start = before.rfind(is_mark).map_or(0, |at| at + 1);
                let start = (start..=before.len()).find(|at| before.is_char_boundary(*at));
                start.is_some_and(|start| ends_with_unit(&before[start..], self.lexicon))
            };
            // 建成综合体(社区服务中心)。: what is built, in other words; 县政务服务中心 and what stands behind the stop are units.
            let explains_place = || {
                let is_place = |one: &Assignment| {
                    self.lexicon.units.facilities.end(&one.unit)
                        && !begins_as_units_do(&one.unit, self.lexicon)
                };
                !before.ends_with(is_stop) && said.assignments.iter().all(is_place)
            };
            return !(said.is_bare && (explains_name() || explains_place()));
        }

        // Within a sentence (2018年底前) dates that sentence; behind a full stop or a field it is a statement.
        let stands_apart = match before.chars().next_back() {
            None => self
                .pieces
                .last()
                .is_some_and(|piece| piece.kind == PieceKind::Field),
            Some(c) => matches!(c, '。' | ';' | '\u{FF1B}'),
        };
        stands_apart && read_times(inner, ANY_YEAR, &self.lexicon.deadlines).is_some()
    }

    /// Cuts text whose last sentence may be a statement without brackets: 由市发改委牵头,市财政局配合。
    fn cut_sentences(&mut self, range: Range<usize>) {
        let part = &self.text[range.clone()];
        match last_statement(part, self.lexicon) {
            Some(start) => {
                self.push(range.start..range.start + start, PieceKind::Text);
                self.push(range.start + start..range.end, PieceKind::Field);
            }
            None => self.push(range, PieceKind::Text),
        }
    }

    /// Adds a piece without the white space around it.
    fn push(&mut self, range: Range<usize>, kind: PieceKind) {
        let part = &self.text[range.clone()];
        let trimmed = part.trim_matches(is_space);
        if trimmed.is_empty() {
            return;
        }

        let start = range.start + (part.len() - part.trim_start_matches(is_space).len());
        let end = start + trimmed.len();

        // A full stop behind a closing bracket belongs to the statement, not to a text of its own.
        if let Some(last) = self.pieces.last_mut()
            && kind == PieceKind::Text
            && trimmed.chars().all(is_mark)
        {
            last.range.end = end;
            return;
        }
        self.pieces.push(Piece {
            range: start..end,
            kind,
        });
    }
}

/// Returns what stands in a bracket.
pub fn inside(bracket: &str) -> &str {
    bracket
        .trim_start_matches(is_opening)
        .trim_end_matches(|c| is_closing(c) || is_space(c))
}

/// How far before a bracket the name of a unit may begin, in characters.
pub const LONGEST_NAME: usize = 24;

/// Whether a text ends with the name of a unit.
pub fn ends_with_unit(text: &str, lexicon: &Lexicon) -> bool {
    let from = text.char_indices().rev().nth(LONGEST_NAME - 1);
    is_unit(&text[from.map_or(0, |(at, _)| at)..], lexicon)
}

/// Whether a bracket stands behind a whole sentence, so that it covers all of it.
pub fn ends_sentence(text: &str, bracket: &Range<usize>) -> bool {
    let before = text[..bracket.start].trim_end_matches(is_space);
    let after = text[bracket.end..].trim_start_matches(is_space);

    before.is_empty()
        || before.ends_with(is_stop)
        || after.is_empty()
        || after.starts_with(is_stop)
        || after.starts_with(is_opening)
}

/// Returns where the last sentence of a text begins, if it says who does what; it may also be the end
/// of a sentence from 由 on.
fn last_statement(text: &str, lexicon: &Lexicon) -> Option<usize> {
    let body = text
        .trim_end_matches(is_space)
        .trim_end_matches(['。', ';', '\u{FF1B}']);
    let sentence = body.rfind(is_stop).map_or(0, |at| {
        at + body[at..].chars().next().map_or(1, char::len_utf8)
    });
    let by = lexicon.predicates.by.iter();
    let from_by = by
        .flat_map(|word| body[sentence..].match_indices(word))
        .map(|(at, _)| sentence + at)
        .filter(|&at| {
            body[..at]
                .trim_end_matches(is_space)
                .ends_with([',', '\u{FF0C}'])
        });

    std::iter::once(sentence).chain(from_by).find(|&at| {
        // A bracket that never opened: …落实。市教育局牵头,市生态环境局配合).
        let said = trim_marks(&body[at..]);
        !said.is_empty() && said.len() < LONGEST_SENTENCE && is_statement(said, lexicon)
    })
}

fn is_mark(c: char) -> bool {
    matches!(c, '。' | ';' | '\u{FF1B}' | ',' | '\u{FF0C}' | '、')
}

#[cfg(test)]
mod tests {
    use super::{PieceKind, cut};
    use crate::intake::lexicon::Lexicon;

    fn pieces(text: &str) -> Vec<(&str, bool)> {
        cut(text, &Lexicon::bundled())
            .into_iter()
            .map(|p| (&text[p.range], p.kind == PieceKind::Field))
            .collect()
    }

    #[test]
    fn cuts() {
        assert_eq!(
            pieces("甲。〔责任单位:市商务局,各县(市)区政府、各开发区(园区)管委会〕"),
            [
                ("甲。", false),
                (
                    "〔责任单位:市商务局,各县(市)区政府、各开发区(园区)管委会〕",
                    true
                )
            ]
        );
        assert_eq!(
            pieces("甲(责任单位:乙〕。"),
            [("甲", false), ("(责任单位:乙〕。", true)]
        );
        // White space behind a mark is no part of what it ends.
        assert_eq!(
            pieces("〔牵头单位:甲〕\u{FF0C} 〔配合单位:乙〕"),
            [("〔牵头单位:甲〕\u{FF0C}", true), ("〔配合单位:乙〕", true)]
        );
        assert_eq!(
            pieces("提高影响力牵头单位:甲;配和单位:乙、丙"),
            [("提高影响力", false), ("牵头单位:甲;配和单位:乙、丙", true)]
        );
        assert_eq!(
            pieces("各牵头部门要积极与配合部门沟通。"),
            [("各牵头部门要积极与配合部门沟通。", false)]
        );
        assert_eq!(
            pieces("增长7.5%;(牵头部门:市发改委)再接再厉"),
            [
                ("增长7.5%;", false),
                ("(牵头部门:市发改委)", true),
                ("再接再厉", false)
            ]
        );
    }
}
