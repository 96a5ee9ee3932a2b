//! Numbers inside a line: a list that stands in one paragraph, or a heading glued to the line before.
//! The numbers around them tell them from figures and references.

use super::numbering::Numbering;
use crate::base::text::{closing_bracket, fold_char, is_space};
use crate::intake::import::statement;
use crate::intake::lexicon::Lexicon;
use crate::plan::{Label, LabelKind};

/// How far ahead, in bytes, the second number of an inline list is looked for.
const AHEAD: usize = 6000;

/// How long, in characters, the heading of a section may be.
const LONGEST_HEADING: usize = 80;

/// A number inside a text.
#[derive(Debug)]
pub struct InlineNumber {
    /// The byte at which it begins.
    pub at: usize,
    /// The number.
    pub label: Label,
}

/// What stands before a place inside a text where a number might begin.
#[derive(Debug, Clone, Copy)]
struct Before {
    /// The last character that is no white space.
    last: char,
    /// Whether white space follows it.
    gap: bool,
}

impl Before {
    /// Whether a sentence or a clause ends here.
    fn is_stop(self) -> bool {
        matches!(self.last, '。' | ';' | '\u{FF1B}' | '!' | '\u{FF01}')
    }

    /// Whether a sentence, a clause or a bracket ends here.
    fn is_end(self) -> bool {
        self.is_stop() || matches!(self.last, ')' | '\u{FF09}' | '〕' | ']' | '】' | '”')
    }

    /// Whether something ends here, or a colon announces a list.
    fn is_end_or_colon(self) -> bool {
        self.is_end() || matches!(self.last, ':' | '\u{FF1A}')
    }
}

/// Returns the first number that stands inside a text, behind byte `from`.
pub fn next_number(
    text: &str,
    from: usize,
    numbering: &Numbering,
    lexicon: &Lexicon,
) -> Option<InlineNumber> {
    let mut depth = 0usize;
    let mut before: Option<Before> = None;

    for (at, c) in text[from..].char_indices() {
        let at = from + at;
        if is_space(c) {
            // White space is remembered, not skipped: it may be what is left of a line break.
            before = before.map(|before| Before {
                gap: true,
                ..before
            });
            continue;
        }

        if let Some(before) = before
            && depth == 0
            && can_begin_number(c)
            && let Some(label) = Label::read(&text[at..])
            && at + label.len < text.len()
            && goes_on(&text[at + label.len..], &label, before, numbering)
            && !counts_deadlines(&text[from..at], &label, lexicon)
        {
            return Some(InlineNumber { at, label });
        }

        // Numbers in brackets and titles count something of their own: 《…(一)…》.
        if closing_bracket(c).is_some() {
            depth += 1;
        } else if ")\u{FF09}〕]】」”》〉".contains(c) {
            depth = depth.saturating_sub(1);
        }
        before = Some(Before {
            last: c,
            gap: false,
        });
    }
    None
}

fn can_begin_number(c: char) -> bool {
    fold_char(c).is_ascii_digit()
        || "一二三四五六七八九十(\u{FF08}—".contains(c)
        || ('①'..='⒛').contains(&c)
        || ('㈠'..='㈩').contains(&c)
}

/// Whether a number goes with the numbers before it and behind it; `rest` is the text behind it.
fn goes_on(rest: &str, label: &Label, before: Before, numbering: &Numbering) -> bool {
    if label.kind == LabelKind::Bullet {
        return before.is_stop() && numbering.last_kind() == Some(LabelKind::Bullet);
    }
    if label.number == numbering.next(label.kind) && may_stand(rest, label, before, numbering) {
        return true;
    }

    // Many plans count their (一) on from section to section.
    if label.kind == LabelKind::Subsection
        && label.number > 1
        && label.number == numbering.next_anywhere(label.kind)
        && (before.is_end() || numbering.last_kind() == Some(LabelKind::Section))
    {
        return true;
    }

    // White space before a number may be what is left of a line break.
    let has_own_line = matches!(
        label.kind,
        LabelKind::Section | LabelKind::Subsection | LabelKind::Item | LabelKind::Subitem
    );
    let continues = label.number == 1 || label.number == numbering.next_anywhere(label.kind);
    before.gap && has_own_line && continues
}

/// Whether the next number of its style may stand in this place.
fn may_stand(rest: &str, label: &Label, before: Before, numbering: &Numbering) -> bool {
    let last = numbering.last_kind();
    let is_first = label.number == 1;
    let has_second = || has_second_number(rest, label.kind);

    match label.kind {
        // A first number opens a list only if a second one follows: 抓住第一、二产业 counts nothing.
        LabelKind::Section if is_first => {
            before.is_end_or_colon() && (has_second() || has_subsections(rest))
        }
        LabelKind::Subsection if is_first => {
            last == Some(LabelKind::Section) || before.is_end_or_colon() && has_second()
        }
        LabelKind::Item if is_first => {
            // 1. begins a list below another number, as under (一); elsewhere it may be a date or an amount.
            let is_below = last.is_some_and(|last| last.rank() < label.kind.rank());
            before.is_end_or_colon() && is_below && has_second()
        }
        LabelKind::Section | LabelKind::Subsection | LabelKind::Item => before.is_end(),
        LabelKind::Subitem | LabelKind::Circled => {
            before.is_end_or_colon() && (!is_first || has_second())
        }
        LabelKind::Bullet
        | LabelKind::Row
        | LabelKind::Attachment
        | LabelKind::Chapter
        | LabelKind::Part
        | LabelKind::Decimal => false,
    }
}

/// Whether a number begins within a deadline field, whose clauses it counts:
/// 完成时限:(1)3月底前…;(2)6月底前….
fn counts_deadlines(before: &str, label: &Label, lexicon: &Lexicon) -> bool {
    let counts_clauses = matches!(
        label.kind,
        LabelKind::Subitem | LabelKind::Circled | LabelKind::Item
    );
    label.number == 1 && counts_clauses && statement::ends_in_deadline_field(before, lexicon)
}

/// Whether (一) follows a heading at once, and (二) later on: so begins a long first section, too.
fn has_subsections(rest: &str) -> bool {
    let heading = rest.chars().take(LONGEST_HEADING);
    let opens = heading
        .zip(rest.chars().skip(1))
        .any(|(open, number)| matches!(open, '(' | '\u{FF08}') && number == '一');
    opens && has_second_number(rest, LabelKind::Subsection)
}

/// Whether an inline list goes on: one number alone is a reference or a slip.
fn has_second_number(rest: &str, kind: LabelKind) -> bool {
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
            ")2\u{FF0E}",
            "\u{FF09}2.",
            "\u{FF09}2\u{FF0E}",
            "]2.",
            "〕2.",
            "】2.",
        ],
        LabelKind::Section => &["。二、", ")二、", "\u{FF09}二、", "〕二、", "]二、"],
        LabelKind::Subsection => &["(二)", "\u{FF08}二\u{FF09}"],
        _ => return false,
    };

    let mut end = rest.len().min(AHEAD);
    while !rest.is_char_boundary(end) {
        end -= 1;
    }
    let ahead = &rest[..end];
    marks.iter().any(|mark| ahead.contains(mark))
}
