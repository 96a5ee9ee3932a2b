//! Field statements (责任单位:…, 〔牵头单位:…〕, “A牵头,B配合”, 完成时限:…): where they stand in a paragraph,
//! and what they say.

mod clauses;
mod dates;
mod deadlines;
mod labels;
mod predicates;
mod units;

use crate::plan::{Assignment, Milestone, Recurrence, Role};
use crate::text::{close_of, is_space};
use std::ops::Range;

pub use dates::scan as times;
pub use deadlines::read as deadlines;
pub use labels::{Field, field_of};
pub use units::names as units;

/// A part of a paragraph: running text or a field statement.
#[derive(Debug, PartialEq, Eq)]
pub struct Piece {
    /// Its bytes in the paragraph.
    pub range: Range<usize>,
    /// Whether it is a field statement.
    pub is_field: bool,
}

/// What a field statement says.
#[derive(Debug, Default)]
pub struct Statement {
    /// Who.
    pub assignments: Vec<Assignment>,
    /// By when.
    pub milestones: Vec<Milestone>,
    /// How often.
    pub recurrences: Vec<Recurrence>,
    /// Deadline fields whose words name no time.
    pub undated: Vec<String>,
    /// Labels as printed that are misspelt, with the right ones.
    pub misspelt: Vec<(String, &'static str)>,
    /// Whether it names people, who are no units.
    pub people: bool,
    /// Whether a deadline says that the duty never ends: 长期坚持.
    pub open_ended: bool,
}

impl Statement {
    /// Adds units in a role, each once.
    pub fn assign(&mut self, role: Role, units: impl Iterator<Item = String>) {
        for unit in units {
            let assignment = Assignment { role, unit };
            if !self.assignments.contains(&assignment) {
                self.assignments.push(assignment);
            }
        }
    }

    fn join(&mut self, other: Statement) {
        for assignment in other.assignments {
            self.assign(assignment.role, std::iter::once(assignment.unit));
        }
        self.milestones.extend(other.milestones);
        self.recurrences.extend(other.recurrences);
        self.undated.extend(other.undated);
        self.open_ended |= other.open_ended;
    }

    /// Where the document says that the first of the responsible units leads, makes it so.
    pub fn first_leads(&mut self) {
        let led = self.assignments.iter().any(|a| a.role == Role::Lead);
        let first = self
            .assignments
            .iter_mut()
            .find(|a| a.role == Role::Responsible);
        if let Some(first) = first.filter(|_| !led) {
            first.role = Role::Lead;
        }
    }
}

fn is_close(c: char) -> bool {
    matches!(
        c,
        ')' | '\u{FF09}'
            | '〕'
            | ']'
            | '】'
            | '」'
            | '〗'
            | '}'
            | '\u{FF5D}'
            | '\u{FE5E}'
            | '\u{FF3D}'
    )
}

fn is_open(c: char) -> bool {
    close_of(c).is_some() && !matches!(c, '“' | '《')
}

/// The longest statement in brackets, in characters: what closes later closes something else.
const LONGEST: usize = 2000;

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
        || !crate::import::recurrences::recurrences(text, true).is_empty()
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
fn opener(text: &str, from: usize, label: usize) -> Option<usize> {
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
        if clauses::read_bracket(inner, 2000, &mut Statement::default()) {
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

/// Reads a field statement; `year` is what a bare month means.
pub fn read(text: &str, year: i16) -> Statement {
    let mut statement = Statement::default();
    let marks = labels::marks(text);
    let first = marks.first().map_or(text.len(), |mark| mark.start);
    let head = trim_marks(text[..first].trim_start_matches(|c| is_space(c) || is_open(c)));
    if !head.is_empty() && !clauses::read(head, None, year, &mut statement) {
        clauses::read_bracket(head, year, &mut statement);
    }
    for (index, mark) in marks.iter().enumerate() {
        let end = marks
            .get(index + 1)
            .map_or(text.len(), |next| next.start)
            .max(mark.content);
        let content = trim_marks(&text[mark.content..end]);
        if let Some(right) = mark.misspelt {
            statement
                .misspelt
                .push((text[mark.start..mark.content].to_owned(), right));
        }
        match mark.field {
            Field::Units(role) => {
                // Sentences behind the names are remarks: 具体任务…,不再列出。
                let mut sentences = content.split('。');
                if let Some(names) = sentences.next() {
                    clauses::read(names, Some(role), year, &mut statement);
                }
                for more in sentences
                    .filter(|more| units::names(more).iter().all(|name| units::is_unit(name)))
                {
                    clauses::read(more, Some(role), year, &mut statement);
                }
            }
            Field::Deadline => deadlines::read(content, year, &mut statement),
            Field::Person => statement.people = true,
        }
    }
    statement
}

/// Drops the full stop, and a bracket that closes nothing opened in this part.
fn trim_marks(text: &str) -> &str {
    let mut text = text.trim_matches(is_space);
    loop {
        let before = text;
        text = text
            .trim_end_matches(['。', ';', '\u{FF1B}', ',', '\u{FF0C}', '、'])
            .trim_end_matches(is_space);
        if let Some(last) = text.chars().next_back() {
            let balance: i32 = text
                .chars()
                .map(|c| i32::from(is_open(c)) - i32::from(is_close(c)))
                .sum();
            if is_close(last) && balance < 0 || is_open(last) {
                text = &text[..text.len() - last.len_utf8()];
            }
        }
        if text.len() == before.len() {
            return text;
        }
    }
}
#[cfg(test)]
mod tests {
    use super::*;

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

    #[test]
    fn statements() {
        let statement = read(
            "〔责任单位:市发改委、市税务局等相关部门,各县(市)区政府〕",
            2020,
        );
        let units: Vec<_> = statement
            .assignments
            .iter()
            .map(|a| a.unit.as_str())
            .collect();
        assert_eq!(units, ["市发改委", "市税务局", "各县(市)区政府"]);

        let statement = read("牵头单位:高新区(自贸区)管委会;配和单位:市科技局", 2018);
        let roles: Vec<_> = statement
            .assignments
            .iter()
            .map(|a| (a.role, a.unit.as_str()))
            .collect();
        assert_eq!(
            roles,
            [
                (Role::Lead, "高新区(自贸区)管委会"),
                (Role::Cooperating, "市科技局")
            ]
        );

        let statement = read(
            "时间节点:2018年5月底前召开大会,12月底前完成申报;9月底前完成前期。",
            2018,
        );
        let dues: Vec<_> = statement
            .milestones
            .iter()
            .map(|m| (m.due.to_string(), m.text.clone()))
            .collect();
        assert_eq!(
            dues,
            [
                ("2018-05".to_owned(), "召开大会".to_owned()),
                ("2018-12".to_owned(), "完成申报".to_owned()),
                ("2018-09".to_owned(), "完成前期".to_owned())
            ]
        );

        let statement = read("时间节点:每季度调度1次,形成工作报告。", 2018);
        assert_eq!(statement.recurrences.len(), 1);
        assert_eq!(statement.recurrences[0].text, "调度1次,形成工作报告");
        // What never ends needs no time.
        assert!(read("完成时限:长期坚持", 2018).undated.is_empty());
        assert_eq!(read("完成时限:视情而定", 2018).undated, ["视情而定"]);
    }
}
