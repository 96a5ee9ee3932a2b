//! Numbers that do not stand where numbers stand: glued to the line before, inline in a paragraph,
//! or without their separator. The numbers around them tell them from figures.

use super::lines::Line;
use super::statement;
use super::table;
use crate::base::text::{close_of, fold_char, is_space};
use crate::intake::lexicon::Lexicon;
use crate::plan::{Label, LabelKind};
use std::collections::{HashMap, HashSet};

/// How far ahead, in bytes, the second number of an inline list is looked for.
const AHEAD: usize = 6000;

/// What the numbers so far let one expect.
pub trait Sequence {
    /// The words of labels.
    fn lexicon(&self) -> &Lexicon;
    /// The next number of a style below the headings that are open, if one of that style came
    /// before; else 1.
    fn next(&self, kind: LabelKind) -> u32;
    /// The number behind the last one of a style, wherever that stood.
    fn next_anywhere(&self, kind: LabelKind) -> u32;
    /// The style of the last heading.
    fn last(&self) -> Option<LabelKind>;
}

/// The first number that stands inside a text, behind byte `from`.
pub fn glued(text: &str, from: usize, sequence: &impl Sequence) -> Option<(usize, Label)> {
    let mut depth = 0usize;
    let mut before: Option<char> = None;
    let mut gap = false;
    for (at, c) in text[from..].char_indices() {
        let at = from + at;
        if is_space(c) {
            gap = true;
            continue;
        }
        if let Some(before) = before.filter(|_| depth == 0 && starts_number(c))
            && let Some(label) = Label::read(&text[at..])
            && at + label.len < text.len()
            && fits(text, from, at, &label, before, gap, sequence)
        {
            return Some((at, label));
        }
        if close_of(c).is_some() {
            depth += 1;
        } else if matches!(c, ')' | '\u{FF09}' | '〕' | ']' | '】' | '」' | '”' | '》') {
            depth = depth.saturating_sub(1);
        }
        before = Some(c);
        gap = false;
    }
    None
}

fn starts_number(c: char) -> bool {
    fold_char(c).is_ascii_digit()
        || "一二三四五六七八九十(\u{FF08}—".contains(c)
        || ('①'..='⒛').contains(&c)
        || ('㈠'..='㈩').contains(&c)
}

fn fits(
    text: &str,
    from: usize,
    at: usize,
    label: &Label,
    before: char,
    gap: bool,
    sequence: &impl Sequence,
) -> bool {
    let stop = matches!(before, '。' | ';' | '\u{FF1B}' | '!' | '\u{FF01}');
    let closed = stop || matches!(before, ')' | '\u{FF09}' | '〕' | ']' | '】' | '”');
    let told = closed || matches!(before, ':' | '\u{FF1A}');
    let number = label.number;
    let next = sequence.next(label.kind);
    let second = || has_second(&text[at + label.len..], label.kind);
    let heads = || {
        sequence
            .last()
            .is_some_and(|last| last.rank() < label.kind.rank())
    };
    let fit = match label.kind {
        LabelKind::Section => {
            number == next && (closed && number > 1 || told && number == 1 && second())
        }
        LabelKind::Subsection => {
            number == next
                && (closed && number > 1
                    || number == 1
                        && (sequence.last() == Some(LabelKind::Section) || told && second()))
        }
        LabelKind::Item => closed && number == next && (number > 1 || second() && heads()),
        LabelKind::Subitem | LabelKind::Circled => {
            told && number == next && (number > 1 || second())
        }
        LabelKind::Bullet => stop && sequence.last() == Some(LabelKind::Bullet),
        LabelKind::Row
        | LabelKind::Attachment
        | LabelKind::Chapter
        | LabelKind::Part
        | LabelKind::Decimal => false,
    };
    let spaced =
        gap && matches!(
            label.kind,
            LabelKind::Section | LabelKind::Subsection | LabelKind::Item | LabelKind::Subitem
        ) && (number == sequence.next_anywhere(label.kind) || number == 1);
    // (1)3月底前…;(2)6月底前…: numbers that begin within a deadline field count its clauses.
    let inner = number == 1
        && matches!(
            label.kind,
            LabelKind::Subitem | LabelKind::Circled | LabelKind::Item
        );
    (fit || spaced)
        && !(inner && statement::ends_in_deadline_field(&text[from..at], sequence.lexicon()))
}

/// Whether an inline list goes on: one number alone is a reference or a slip.
fn has_second(rest: &str, kind: LabelKind) -> bool {
    let mut end = rest.len().min(AHEAD);
    while !rest.is_char_boundary(end) {
        end -= 1;
    }
    let rest = &rest[..end];
    let marks: &[&str] = match kind {
        LabelKind::Subitem => &["(2)", "\u{FF08}2\u{FF09}", "2)", "2\u{FF09}", "⑵", "(２)"],
        LabelKind::Circled => &["②"],
        LabelKind::Item => &[
            "。2.",
            "。2、",
            "。2\u{FF0E}",
            ";2.",
            "\u{FF1B}2.",
            "⒉",
            "。 2.",
            ")2.",
            "\u{FF09}2.",
            "]2.",
            "〕2.",
            "】2.",
        ],
        LabelKind::Section => &["。二、", ")二、", "\u{FF09}二、", "〕二、", "]二、"],
        LabelKind::Subsection => &["(二)", "\u{FF08}二\u{FF09}"],
        _ => return false,
    };
    marks.iter().any(|mark| rest.contains(mark))
}

/// The lines, by their first number in the source, whose number has lost its separator: 1继续深化,
/// 2 推进. The numbers before and behind must go with it.
pub fn bare(lines: &[Line], lexicon: &Lexicon) -> HashSet<u32> {
    let mut found = HashSet::new();
    let mut last: HashMap<LabelKind, u32> = HashMap::new();
    let mut index = 0;
    while index < lines.len() {
        if table::head(&lines[index..], lexicon).is_some() {
            // Row numbers are the table's own.
            index += 1 + lines[index + 1..]
                .iter()
                .take_while(|line| !is_attachment(line))
                .count();
            continue;
        }
        let line = &lines[index];
        match candidate(line) {
            Some((label, true)) => {
                last.insert(label.kind, label.number);
                match label.kind {
                    LabelKind::Chapter | LabelKind::Part => {
                        last.remove(&LabelKind::Section);
                        last.remove(&LabelKind::Subsection);
                    }
                    LabelKind::Section => {
                        last.remove(&LabelKind::Subsection);
                    }
                    _ => {}
                }
            }
            Some((label, false)) => {
                let kind = as_item(label.kind);
                let goes_on = label.number > 1
                    && last.get(&kind).is_some_and(|last| last + 1 == label.number);
                if goes_on || (label.number == 1 && leads_on(&lines[index + 1..], kind)) {
                    found.insert(line.first());
                    last.insert(kind, label.number);
                }
            }
            None => {}
        }
        index += 1;
    }
    found
}

fn is_attachment(line: &Line) -> bool {
    Label::read(&line.text).is_some_and(|label| label.kind == LabelKind::Attachment)
}

fn as_item(kind: LabelKind) -> LabelKind {
    if kind == LabelKind::Row {
        LabelKind::Item
    } else {
        kind
    }
}

/// The number that a line begins with, and whether it is beyond doubt.
fn candidate(line: &Line) -> Option<(Label, bool)> {
    const MEASURES: &str = "年月日号个项家户名位人条万亿千百元吨米公类级种次届期批套座辆台所处件天周季时分秒岁大小%\u{FF05}至~\u{FF5E}-—/、,.:";
    if let Some(label) = Label::read(&line.text) {
        let sure = label.kind != LabelKind::Row;
        let rest = &line.text[label.len..];
        return (sure || !rest.starts_with(|c| MEASURES.contains(c))).then_some((label, sure));
    }
    let label = Label::bare(&line.text)?;
    let rest = &line.text[label.len..];
    let clear = !rest.starts_with(|c| MEASURES.contains(c)) && rest.chars().count() > 3;
    clear.then_some((label, false))
}

/// Whether the number 2 follows before another 1 of its style does.
fn leads_on(lines: &[Line], kind: LabelKind) -> bool {
    lines
        .iter()
        .take(200)
        .filter_map(candidate)
        .map(|(label, _)| label)
        .find(|label| as_item(label.kind) == kind)
        .is_some_and(|label| label.number == 2)
}
