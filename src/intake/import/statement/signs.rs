//! What a line tells by itself: that a field begins or goes on in it, that it names units, or a time.

use super::cut::opener;
use super::{Field, Statement, clauses, dates, deadlines, is_open, labels, units};
use crate::base::text::is_space;
use crate::intake::import::recurrences::recurrences;
use crate::plan::{Assignment, Role};

/// Whether a document says that the first of several responsible units leads:
/// 责任单位排在第一位的为牵头单位, (列首位的为牵头单位).
pub fn first_leads(text: &str) -> bool {
    const FIRST: [&str; 8] = [
        "第一位",
        "首位",
        "第一个",
        "排名第一",
        "排第一",
        "列第一",
        "排在第一",
        "第一家",
    ];
    text.match_indices("牵头").any(|(at, _)| {
        let before: String = text[..at]
            .chars()
            .rev()
            .take_while(|c| !"。;\u{FF1B}\n".contains(*c))
            .take(24)
            .collect();
        let before: String = before.chars().rev().filter(|c| !is_space(*c)).collect();
        let joins = ["为", "是", "即为", "即", "作为", "系"]
            .iter()
            .any(|word| before.ends_with(word));
        joins && FIRST.iter().any(|word| before.contains(word))
    })
}

/// Whether a line begins with the label of a field, a bracket before it left out.
pub fn opens(text: &str) -> bool {
    let head = text.trim_start_matches(|c| is_space(c) || is_open(c));
    let near: usize = head.char_indices().nth(32).map_or(head.len(), |(at, _)| at);
    labels::marks(&head[..near])
        .first()
        .is_some_and(|mark| mark.start == 0)
}

/// Whether a text ends with the label of a field, and what it states has yet to come.
pub fn ends_in_label(text: &str) -> bool {
    let tail = text.trim_end_matches(is_space);
    let from = tail.char_indices().rev().nth(31).map_or(0, |(at, _)| at);
    let tail = &tail[from..];
    labels::marks(tail)
        .last()
        .is_some_and(|mark| mark.content == tail.len())
}

/// Whether a line is the label of a field of units and nothing else, with or without its colon.
pub fn is_bare_label(text: &str) -> bool {
    let bare = text
        .trim_matches(is_space)
        .trim_end_matches([':', '\u{FF1A}'])
        .trim_end();
    bare.chars().count() <= 12 && matches!(labels::field_of(bare), Some(Field::Units(_)))
}

/// Whether a line can be what a label on the line before it states: units, or a time.
pub fn can_state(text: &str) -> bool {
    names_only(text)
        || dates::scan(text, 2000)
            .first()
            .is_some_and(|time| time.range.start == 0)
        || !recurrences(text, true).is_empty()
}

/// The units that a text names, in a role unless it says another: 市发改委牵头,市财政局配合.
pub fn assigned(text: &str, role: Role) -> Vec<Assignment> {
    let mut said = Statement::default();
    clauses::read(text, Some(role), 2000, &mut said);
    said.assignments
}

/// Whether a text is a list of units and nothing else.
pub fn names_only(text: &str) -> bool {
    let names = units::names(text);
    !names.is_empty() && names.iter().all(|name| units::is_unit(name))
}

/// Whether a text is a time, a recurrence or an open end, as a deadline column holds it.
pub fn is_time(text: &str) -> bool {
    let mut said = Statement::default();
    deadlines::read(text, 2000, &mut said);
    text.chars().count() <= 200
        && said.undated.is_empty()
        && (dates::scan(text, 2000)
            .first()
            .is_none_or(|time| time.range.start == 0))
}

/// Whether a text ends within a deadline field that stands in no brackets.
pub fn in_deadline(text: &str) -> bool {
    labels::marks(text)
        .last()
        .is_some_and(|mark| mark.field == Field::Deadline && opener(text, 0, mark.start).is_none())
}
