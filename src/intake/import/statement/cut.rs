//! Where field statements stand in a paragraph: behind a label, in brackets behind a sentence, or as
//! its last sentence.

use super::{Field, Statement, clauses, is_close, is_open, labels, trim_marks, units};
use crate::base::text::is_space;
use std::ops::Range;

/// A part of a paragraph: running text or a field statement.
#[derive(Debug, PartialEq, Eq)]
pub struct Piece {
    /// Its bytes in the paragraph.
    pub range: Range<usize>,
    /// Whether it is a field statement.
    pub is_field: bool,
}

/// The longest statement in brackets, in characters: what closes later closes something else.
const LONGEST: usize = 2000;

/// Cuts a paragraph; the pieces together hold all of it but white space between them.
pub fn cut(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut from = 0;
    let marks = labels::marks(text);
    for (index, mark) in marks.iter().enumerate() {
        if mark.start < from {
            continue;
        }
        let opener = opener(text, from, mark.start);
        let start = opener.unwrap_or(mark.start);
        let end = match opener {
            Some(_) => close_after(text, mark.content),
            None => run_end(text, &marks[index..]),
        };
        running(&mut pieces, text, from..start);
        push(&mut pieces, text, start..end, true);
        from = end;
    }
    running(&mut pieces, text, from..text.len());
    pieces
}

/// The bracket that opens a statement whose first label begins at `label`: right before it, or with
/// clauses of its own in between, as in (市发改委牵头;责任单位:…).
pub(super) fn opener(text: &str, from: usize, label: usize) -> Option<usize> {
    let before = text[from..label].trim_end_matches(is_space);
    if let Some(c) = before.chars().next_back().filter(|c| is_open(*c)) {
        return Some(from + before.len() - c.len_utf8());
    }
    let mut depth = 0;
    for (at, c) in before.char_indices().rev().take(80) {
        if is_close(c) {
            depth += 1;
        } else if is_open(c) {
            if depth == 0 {
                let inner = &before[at + c.len_utf8()..];
                let understood = clauses::read(inner, None, 2000, &mut Statement::default());
                return understood.then_some(from + at);
            }
            depth -= 1;
        } else if c == '。' {
            return None;
        }
    }
    None
}

/// Where a statement without brackets ends: at the end of the paragraph, or behind the sentence
/// that names units where running text follows.
fn run_end(text: &str, marks: &[labels::Mark]) -> usize {
    for (index, mark) in marks.iter().enumerate() {
        let next = marks.get(index + 1).map_or(text.len(), |next| next.start);
        if mark.content > next || matches!(mark.field, Field::Deadline) {
            continue;
        }
        let Some(stop) = text[mark.content..next].find('。') else {
            continue;
        };
        let stop = mark.content + stop + '。'.len_utf8();
        let rest = text[stop..next].trim_matches(is_space);
        let opened = rest.trim_end_matches(is_open).trim_end_matches(is_space);
        let more = opened.is_empty()
            || clauses::read(opened, None, 2000, &mut Statement::default())
            || units::names(opened).iter().all(|name| units::is_unit(name));
        if !more {
            return stop;
        }
    }
    text.len()
}

/// Running text; statements without a label are found in it: (市发改委牵头,市财政局配合).
fn running(pieces: &mut Vec<Piece>, text: &str, range: Range<usize>) {
    let mut from = range.start;
    for bracket in brackets(&text[range.clone()]) {
        let (begun, end) = (range.start + bracket.start, range.start + bracket.end);
        if begun < from || bracket.len() > 3 * LONGEST || !ends_sentence(text, begun, end) {
            continue;
        }
        let inner = text[begun..end]
            .trim_start_matches(is_open)
            .trim_end_matches(|c| is_close(c) || is_space(c));
        let before = text[from..begun].trim_end_matches(is_space);
        let behind = match before.chars().next_back() {
            None => pieces.last().is_some_and(|piece| piece.is_field),
            Some(c) => matches!(c, '。' | ';' | '\u{FF1B}'),
        };
        if clauses::read_bracket(inner, 2000, &mut Statement::default())
            || behind && clauses::read_times(inner, 2000, &mut Statement::default())
        {
            sentences(pieces, text, from..begun);
            push(pieces, text, begun..end, true);
            from = end;
        }
    }
    sentences(pieces, text, from..range.end);
}

/// The bracketed parts of a text in order, whatever their shape: portals print ( … 〕 too. One that
/// never closes goes on to the end.
fn brackets(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for (at, c) in text.char_indices() {
        if is_open(c) {
            open.push(found.len());
            found.push(at..text.len());
        } else if is_close(c)
            && let Some(index) = open.pop()
        {
            found[index].end = at + c.len_utf8();
        }
    }
    found
}

/// Whether a bracket stands behind a whole sentence, so that it speaks of all of it.
fn ends_sentence(text: &str, start: usize, end: usize) -> bool {
    let before = text[..start].trim_end_matches(is_space);
    let after = text[end..].trim_start_matches(is_space);
    let stop = |c: char| matches!(c, '。' | ';' | '\u{FF1B}' | '!' | '\u{FF01}');
    before.is_empty()
        || before.ends_with(stop)
        || after.is_empty()
        || after.starts_with(stop)
        || after.starts_with(is_open)
}

/// Text whose last sentence may be a statement without brackets: 由市发改委牵头,市财政局配合。
fn sentences(pieces: &mut Vec<Piece>, text: &str, range: Range<usize>) {
    let part = text[range.clone()].trim_end_matches(is_space);
    let body = part.trim_end_matches(['。', ';', '\u{FF1B}']);
    let sentence = body
        .rfind(['。', ';', '\u{FF1B}', '!', '\u{FF01}'])
        .map_or(0, |at| {
            at + body[at..].chars().next().map_or(1, char::len_utf8)
        });
    // The sentence itself, or its end from 由 on.
    let by = body[sentence..]
        .match_indices('由')
        .map(|(at, _)| sentence + at)
        .filter(|&at| {
            body[..at]
                .trim_end_matches(is_space)
                .ends_with([',', '\u{FF0C}'])
        });
    let start = std::iter::once(sentence).chain(by).find(|&at| {
        // A bracket that never opened: …落实。市教育局牵头,市生态环境局配合).
        let said = trim_marks(&body[at..]);
        said.len() < 1200
            && !said.is_empty()
            && clauses::read(said, None, 2000, &mut Statement::default())
    });
    match start {
        Some(start) => {
            push(pieces, text, range.start..range.start + start, false);
            push(pieces, text, range.start + start..range.end, true);
        }
        None => push(pieces, text, range, false),
    }
}

fn push(pieces: &mut Vec<Piece>, text: &str, range: Range<usize>, is_field: bool) {
    let part = &text[range.clone()];
    let trimmed = part.trim_matches(is_space);
    if trimmed.is_empty() {
        return;
    }
    // A full stop behind a closing bracket belongs to the statement, not to a text of its own.
    if let Some(last) = pieces.last_mut()
        && !is_field
        && trimmed
            .chars()
            .all(|c| "。;,、".contains(c) || matches!(c, '\u{FF1B}' | '\u{FF0C}'))
    {
        last.range.end = range.end;
        return;
    }
    let start = range.start + (part.len() - part.trim_start_matches(is_space).len());
    pieces.push(Piece {
        range: start..start + trimmed.len(),
        is_field,
    });
}

/// Behind the bracket that closes a statement which begins at `from`, whatever its shape: portals
/// print ( … 〕 too.
fn close_after(text: &str, from: usize) -> usize {
    let mut depth = 1;
    for (at, c) in text[from..].char_indices().take(LONGEST) {
        if is_open(c) {
            depth += 1;
        } else if is_close(c) {
            depth -= 1;
            if depth == 0 {
                return from + at + c.len_utf8();
            }
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::cut;

    fn pieces(text: &str) -> Vec<(&str, bool)> {
        cut(text)
            .into_iter()
            .map(|p| (&text[p.range], p.is_field))
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
