//! Where labels stand in a paragraph: 牵头单位:, 责任部门(单位):, 【责任单位】, 完成时限为, also misspelt ones and
//! such as have lost their colon.

use super::field::{Field, field_of_whole_label, label_at_end, modifier_length, without_bracket};
use super::times::{begins_with_time, is_time};
use super::units::{begins_with_unit, is_unit};
use crate::base::text::{closing_bracket, is_space};
use crate::intake::lexicon::Lexicon;

/// A label found in a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrintedLabel<'l> {
    /// What it states.
    pub field: Field,
    /// Byte at which the label begins, an opening bracket before it left out.
    pub start: usize,
    /// Byte at which what it states begins.
    pub content: usize,
    /// The label as it ought to read, where it is misspelt.
    pub misspelt: Option<&'l str>,
}

/// The longest label, in characters, that needs no colon.
const LONGEST_WITHOUT_COLON: usize = 12;

/// The longest label, in characters, that is known although its colon is lost.
const LONGEST_WITH_LOST_COLON: usize = 6;

/// How many characters of a clause are kept, at least, in search of a label at its end.
const REACH: usize = 24;

/// Returns the labels of a paragraph, in order.
pub fn labels<'l>(text: &str, lexicon: &'l Lexicon) -> Vec<PrintedLabel<'l>> {
    let mut found: Vec<PrintedLabel<'l>> = Vec::new();
    let mut clause = Clause::new(text, lexicon);

    for (at, c) in text.char_indices() {
        let next = at + c.len_utf8();

        if is_colon(c) {
            found.extend(clause.label_before_colon(next));
            clause.clear();
            continue;
        }
        if let Some(label) = clause.label_before(c, next) {
            found.push(label);
            clause.forget();
            continue;
        }
        if is_space(c) {
            continue;
        }

        // 责任部门(单位): the bracket belongs to the label.
        let opens_note = matches!(c, '(' | '\u{FF08}') && !clause.is_empty();
        let opens_other = closing_bracket(c).is_some() && !matches!(c, '“' | '《' | '〈');
        if !opens_note && (ends_clause(c) || opens_other) {
            clause.clear();
            continue;
        }

        clause.in_note |= opens_note;
        clause.push(at, c);
        // At each character: nothing but the label itself tells where it ends.
        if let Some(label) = clause.label_without_colon(next) {
            found.push(label);
            clause.forget();
        }
    }

    found
}

/// The clause up to the character that is looked at, white space left out.
struct Clause<'t, 'l> {
    text: &'t str,
    lexicon: &'l Lexicon,
    chars: Vec<char>,
    /// The byte of each character in the text.
    offsets: Vec<usize>,
    /// Whether a bracket has opened in it.
    in_note: bool,
}

impl<'t, 'l> Clause<'t, 'l> {
    fn new(text: &'t str, lexicon: &'l Lexicon) -> Self {
        Clause {
            text,
            lexicon,
            chars: Vec::new(),
            offsets: Vec::new(),
            in_note: false,
        }
    }

    fn is_empty(&self) -> bool {
        self.chars.is_empty()
    }

    /// Adds a character, and drops those that are too far behind to belong to a label.
    fn push(&mut self, at: usize, c: char) {
        self.chars.push(c);
        self.offsets.push(at);
        if self.chars.len() > 2 * REACH {
            self.chars.drain(..REACH);
            self.offsets.drain(..REACH);
        }
    }

    /// Begins a new clause.
    fn clear(&mut self) {
        self.forget();
        self.in_note = false;
    }

    /// Drops the characters of a label that was found, but stays in the clause.
    fn forget(&mut self) {
        self.chars.clear();
        self.offsets.clear();
    }

    /// Returns what the clause states, where it is a label of at least three characters and nothing
    /// else; a lone 时间 or 期限 needs its colon.
    fn field(&self) -> Option<Field> {
        let lengths = 3..=LONGEST_WITHOUT_COLON;
        lengths
            .contains(&self.chars.len())
            .then(|| field_of_whole_label(&self.chars, self.lexicon))
            .flatten()
    }

    /// Returns the label that the whole clause is.
    fn label(&self, field: Field, content: usize) -> Option<PrintedLabel<'l>> {
        Some(PrintedLabel {
            field,
            start: *self.offsets.first()?,
            content,
            misspelt: None,
        })
    }

    /// Returns the label that a colon ends; `content` is the byte behind the colon.
    fn label_before_colon(&self, content: usize) -> Option<PrintedLabel<'l>> {
        let chars = without_bracket(&self.chars);
        let Some(label) = label_at_end(chars, self.lexicon) else {
            return self.misspelt_label(content);
        };

        // 各责任单位: addresses people, it states nothing.
        let before: String = chars[..label.start].iter().collect();
        if self.lexicon.labels.addressing.end(&before) {
            return None;
        }

        Some(PrintedLabel {
            field: label.field,
            start: self.offsets[label.start - modifier_length(&before, self.lexicon)],
            content,
            misspelt: None,
        })
    }

    /// Returns the label that a clause of four characters spells with one wrong: 配和单位:.
    fn misspelt_label(&self, content: usize) -> Option<PrintedLabel<'l>> {
        if self.chars.len() != 4 || !self.begins_behind_mark() {
            return None;
        }

        // 督办单位 is a label of its own, of which it is not known what part it gives.
        let printed: String = self.chars.iter().collect();
        if self.lexicon.labels.others.begin(&printed) {
            return None;
        }
        // One character of four, at most: 配和单位 is a slip, 使用单位 another label.
        let right = self.lexicon.labels.spellings.iter().find(|right| {
            let alike = right.chars().zip(&self.chars).filter(|(a, b)| a == *b);
            alike.count() == 3
        })?;
        let right_chars: Vec<char> = right.chars().collect();
        Some(PrintedLabel {
            misspelt: Some(right),
            ..self.label(field_of_whole_label(&right_chars, self.lexicon)?, content)?
        })
    }

    /// Returns the label that ends before `c`, which is no colon but does its work: a gap, the
    /// bracket around the label, 为. `next` is the byte behind it.
    fn label_before(&self, c: char, next: usize) -> Option<PrintedLabel<'l>> {
        match c {
            c if is_space(c) => self.label_before_gap(next),
            '】' | ']' | '〕' => self.label_in_brackets(next),
            ';' | '\u{FF1B}' => self.label_before_semicolon(next),
            '为' | '是' if !self.in_note => self.label_before_verb(next),
            _ => None,
        }
    }

    /// Returns a label that white space parts from what it states: 责任单位 市商务局.
    fn label_before_gap(&self, next: usize) -> Option<PrintedLabel<'l>> {
        let rest = &self.text[next..];
        let ends_gap = !rest.is_empty() && !rest.starts_with(|c| is_space(c) || is_colon(c));
        if !ends_gap {
            return None;
        }

        let field = self.field()?;
        self.can_state(rest)
            .then(|| self.label(field, next))
            .flatten()
    }

    /// Returns a label in brackets of its own, which are part of it: 【责任单位】市商务局.
    fn label_in_brackets(&self, next: usize) -> Option<PrintedLabel<'l>> {
        let before = self.text[..*self.offsets.first()?].trim_end_matches(is_space);
        let opener = before
            .chars()
            .next_back()
            .filter(|c| matches!(c, '【' | '[' | '〔'))?;

        let after = self.text[next..].trim_start_matches(is_space);
        let after = after.strip_prefix(is_colon).unwrap_or(after);
        Some(PrintedLabel {
            start: before.len() - opener.len_utf8(),
            ..self.label(self.field()?, self.text.len() - after.len())?
        })
    }

    /// Returns a label behind which a semicolon is a slip for the colon: 牵头单位;市商务局.
    fn label_before_semicolon(&self, next: usize) -> Option<PrintedLabel<'l>> {
        let field = self.field()?;
        let rest = self.text[next..].trim_start_matches(is_space);
        let states = self.begins_behind_mark() && self.can_state(rest);
        states.then(|| self.label(field, next)).flatten()
    }

    /// Returns a label behind which 为 does the work of the colon: 责任单位为市商务局, 完成时限为2018年12月底; words before it may
    /// say whose it is: 该项任务牵头单位是市商务局.
    fn label_before_verb(&self, next: usize) -> Option<PrintedLabel<'l>> {
        let rest = self.text[next..].trim_start_matches(is_space);
        let Some(field) = self.field() else {
            let begins = begins_with_unit(rest, self.lexicon);
            return begins.then(|| self.label_before_colon(next)).flatten();
        };
        let states = match field {
            Field::Units(_) | Field::UnitsAndPeople(_) => begins_with_unit(rest, self.lexicon),
            Field::Deadline => is_time(rest, &self.lexicon.deadlines),
            Field::Person => false,
        };
        states.then(|| self.label(field, next)).flatten()
    }

    /// Returns a label that has lost its colon: 牵头单位市生态环境局.
    fn label_without_colon(&self, next: usize) -> Option<PrintedLabel<'l>> {
        if self.chars.len() > LONGEST_WITH_LOST_COLON {
            return None;
        }

        let field = self.field()?;
        let rest = &self.text[next..];
        let states = matches!(field, Field::Units(_))
            && self.begins_behind_mark()
            && self.lexicon.labels.unit_openings.begin(rest)
            && begins_with_unit(rest, self.lexicon);
        states.then(|| self.label(field, next)).flatten()
    }

    /// Whether what stands behind a label and a gap can be what the label states.
    fn can_state(&self, rest: &str) -> bool {
        let end = rest
            .find(|c: char| is_space(c) || ends_clause(c) || is_colon(c))
            .unwrap_or(rest.len());
        let first = &rest[..end];

        // 牵头单位 责任单位: the head of a table states nothing.
        let chars: Vec<char> = first.chars().collect();
        field_of_whole_label(&chars, self.lexicon).is_none()
            && (is_unit(first, self.lexicon) || begins_with_time(first))
    }

    /// Whether the clause begins the text, or stands right behind a mark or a bracket.
    fn begins_behind_mark(&self) -> bool {
        let start = self.offsets.first().copied().unwrap_or_default();
        self.text[..start]
            .trim_end_matches(is_space)
            .chars()
            .next_back()
            .is_none_or(|c| {
                ends_clause(c)
                    || closing_bracket(c).is_some()
                    || matches!(c, ')' | '\u{FF09}' | '〕' | ']' | '】')
            })
    }
}

fn is_colon(c: char) -> bool {
    matches!(c, ':' | '\u{FF1A}' | '∶' | '︰')
}

fn ends_clause(c: char) -> bool {
    matches!(
        c,
        '。' | ';' | '\u{FF1B}' | ',' | '\u{FF0C}' | '、' | '!' | '\u{FF01}' | '?' | '\u{FF1F}'
    )
}

#[cfg(test)]
mod tests {
    use super::{Field, labels};
    use crate::intake::lexicon::Lexicon;
    use crate::plan::Role;

    #[test]
    fn printed_labels() {
        let lexicon = Lexicon::bundled();
        for (text, field, start, content) in [
            ("牵头单位:甲", Field::Units(Role::Lead), "", "甲"),
            ("牵头责任单位:甲", Field::Units(Role::Lead), "", "甲"),
            (
                "责任部门(单位):甲",
                Field::Units(Role::Responsible),
                "",
                "甲",
            ),
            ("市级牵头部门:甲", Field::Units(Role::Lead), "", "甲"),
            ("牵头(责任)单位:甲", Field::Units(Role::Lead), "", "甲"),
            (
                "提高影响力牵头单位:甲",
                Field::Units(Role::Lead),
                "提高影响力",
                "甲",
            ),
            (
                "【责任单位】市商务局",
                Field::Units(Role::Responsible),
                "",
                "市商务局",
            ),
            (
                "责任单位 市商务局",
                Field::Units(Role::Responsible),
                "",
                "市商务局",
            ),
            (
                "责任单位为市商务局",
                Field::Units(Role::Responsible),
                "",
                "市商务局",
            ),
            ("完成时限:年底", Field::Deadline, "", "年底"),
            ("甲。责任领导:张三", Field::Person, "甲。", "张三"),
            ("配和单位:甲", Field::Units(Role::Cooperating), "", "甲"),
            ("责任但位:甲", Field::Units(Role::Responsible), "", "甲"),
            ("协 办 单 位:甲", Field::Units(Role::Cooperating), "", "甲"),
            ("牵头:甲", Field::Units(Role::Lead), "", "甲"),
        ] {
            let found = labels(text, &lexicon);
            assert_eq!(found.len(), 1, "{text}");
            assert_eq!(
                (
                    found[0].field,
                    &text[..found[0].start],
                    &text[found[0].content..]
                ),
                (field, start, content),
                "{text}"
            );
        }
        for text in [
            "各责任单位:",
            "请各有关责任单位:现通知如下",
            "会议时间:3月",
            "牵头单位 责任单位 完成时限",
            "各牵头部门要积极与配合部门沟通",
            "明确责任:甲",
            "牵头单位为第一责任人",
            "成员单位:甲",
        ] {
            assert_eq!(labels(text, &lexicon), [], "{text}");
        }
    }
}
