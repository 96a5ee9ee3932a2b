//! Field statements: 牵头单位:…, 责任部门:…, 完成时限:…, on a line of their own, in brackets, or run in
//! behind the last sentence.

use super::dates;
use crate::plan::{Assignment, Every, Milestone, Recurrence, Role};
use crate::text::{close_of, is_space, split_list};
use std::ops::Range;

/// What a field states.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// Units with a part.
    Units(Role),
    /// Deadlines.
    Deadline,
}

const ROLES: [(&str, Role); 12] = [
    ("牵头", Role::Lead),
    ("主办", Role::Lead),
    ("责任", Role::Responsible),
    ("负责", Role::Responsible),
    ("承办", Role::Responsible),
    ("落实", Role::Responsible),
    ("实施", Role::Responsible),
    ("配合", Role::Cooperating),
    ("配和", Role::Cooperating),
    ("协办", Role::Cooperating),
    ("参与", Role::Cooperating),
    ("协同", Role::Cooperating),
];
const NOUNS: [&str; 3] = ["单位", "部门", "地区"];
const DEADLINES: [&str; 12] = [
    "完成时限",
    "时间节点",
    "完成时间",
    "完成期限",
    "时限要求",
    "时间要求",
    "办结时限",
    "工作时限",
    "推进时限",
    "时间安排",
    "进度安排",
    "时限",
];

/// A label with its colon, found in a paragraph.
struct Mark {
    field: Field,
    /// Where the label begins, its opening bracket left out.
    start: usize,
    /// Where what it states begins.
    content: usize,
}

/// The column of a table or the label of a field, by its words alone.
pub fn field_of(name: &str) -> Option<Field> {
    if DEADLINES.contains(&name) {
        return Some(Field::Deadline);
    }
    let (word, role) = ROLES.iter().find(|(word, _)| name.starts_with(word))?;
    NOUNS
        .contains(&&name[word.len()..])
        .then_some(Field::Units(*role))
}

fn marks(text: &str) -> Vec<Mark> {
    let mut marks = Vec::new();
    let words = ROLES
        .iter()
        .flat_map(|(word, _)| NOUNS.iter().map(move |noun| format!("{word}{noun}")))
        .chain(DEADLINES.iter().map(|word| (*word).to_owned()));
    for word in words {
        let Some(field) = field_of(&word) else {
            continue;
        };
        for (start, _) in text.match_indices(&word) {
            let after = text[start + word.len()..].trim_start_matches(is_space);
            if let Some(content) = after.strip_prefix([':', '\u{FF1A}']) {
                marks.push(Mark {
                    field,
                    start,
                    content: text.len() - content.len(),
                });
            }
        }
    }
    // A shorter word inside a longer one says nothing new: 时限 in 完成时限.
    marks.sort_by_key(|mark| (mark.content, mark.start));
    marks.dedup_by_key(|mark| mark.content);
    marks
}

/// A paragraph cut into running text and field statements, in order.
#[derive(Debug, PartialEq, Eq)]
pub struct Piece {
    /// Its bytes in the paragraph.
    pub range: Range<usize>,
    /// Whether it is a field statement.
    pub is_field: bool,
}

/// Cuts a paragraph; the pieces together hold all of it but white space between them.
pub fn cut(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut from = 0;
    for mark in marks(text) {
        if mark.start < from {
            continue;
        }
        let before = text[..mark.start].trim_end_matches(is_space);
        let opener = before
            .chars()
            .next_back()
            .filter(|c| close_of(*c).is_some());
        let start = opener.map_or(mark.start, |c| before.len() - c.len_utf8());
        let end = if opener.is_some() {
            close_after(text, mark.content)
        } else {
            text.len()
        };
        push(&mut pieces, text, from..start, false);
        push(&mut pieces, text, start..end, true);
        from = end;
    }
    push(&mut pieces, text, from..text.len(), false);
    pieces
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
    for (at, c) in text[from..].char_indices() {
        if close_of(c).is_some() && !matches!(c, '“' | '《') {
            depth += 1;
        } else if matches!(c, ')' | '\u{FF09}' | '〕' | ']' | '】' | '」') {
            depth -= 1;
            if depth == 0 {
                return from + at + c.len_utf8();
            }
        }
    }
    text.len()
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
}

/// Reads a field statement; `year` is what a bare month means.
pub fn read(text: &str, year: i16) -> Statement {
    let mut statement = Statement::default();
    let marks = marks(text);
    for (index, mark) in marks.iter().enumerate() {
        let end = marks.get(index + 1).map_or(text.len(), |next| next.start);
        let content = trim_end_mark(&text[mark.content..end]);
        match mark.field {
            Field::Units(role) => {
                statement.assignments.extend(
                    units(content)
                        .into_iter()
                        .map(|unit| Assignment { role, unit }),
                );
            }
            Field::Deadline => {
                let before = statement.milestones.len() + statement.recurrences.len();
                deadlines(content, year, &mut statement);
                if statement.milestones.len() + statement.recurrences.len() == before {
                    statement.undated.push(content.to_owned());
                }
            }
        }
    }
    statement
}

/// Drops the full stop, and a bracket that closes nothing opened in this part.
fn trim_end_mark(text: &str) -> &str {
    let mut text = text.trim_matches(is_space);
    loop {
        let before = text;
        text = text
            .trim_end_matches(['。', ';', '\u{FF1B}', ',', '\u{FF0C}', '、'])
            .trim_end_matches(is_space);
        if let Some(last) = text.chars().next_back() {
            let opens = |c: char| close_of(c).is_some() && !matches!(c, '“' | '《');
            let closes = |c: char| matches!(c, ')' | '\u{FF09}' | '〕' | ']' | '】' | '」');
            let balance: i32 = text
                .chars()
                .map(|c| i32::from(opens(c)) - i32::from(closes(c)))
                .sum();
            if closes(last) && balance < 0 || opens(last) {
                text = &text[..text.len() - last.len_utf8()];
            }
        }
        if text.len() == before.len() {
            return text;
        }
    }
}

/// The names in a printed list; “等相关部门” behind the last of them is no name.
pub fn units(text: &str) -> Vec<String> {
    let mut names = Vec::new();
    for name in split_list(trim_end_mark(text)) {
        let name = name.trim_matches(|c| is_space(c) || matches!(c, '。' | ':' | '\u{FF1A}'));
        let name = open_end(name);
        if !name.is_empty() && !names.iter().any(|n| n == name) {
            names.push(name.to_owned());
        }
    }
    names
}

fn open_end(name: &str) -> &str {
    let Some(at) = name.rfind('等') else {
        return name;
    };
    let tail = &name[at + '等'.len_utf8()..];
    let qualifier = ["相关", "有关", "各", ""]
        .iter()
        .find_map(|q| tail.strip_prefix(q));
    let plain = |rest: &str| ["", "部门", "单位", "部门和单位", "部门单位"].contains(&rest);
    if at > 0 && (plain(tail) || qualifier.is_some_and(plain)) {
        name[..at].trim_end()
    } else {
        name
    }
}

/// Reads what a deadline field states: each time at the start of a clause opens a milestone.
pub fn deadlines(content: &str, year: i16, statement: &mut Statement) {
    let starts_clause = |at: usize| {
        let before = content[..at].trim_end_matches(is_space);
        before.is_empty()
            || before.ends_with([';', '\u{FF1B}', '。', ',', '\u{FF0C}', ':', '\u{FF1A}'])
    };
    let times: Vec<_> = dates::scan(content, year)
        .into_iter()
        .filter(|time| starts_clause(time.range.start))
        .filter(|time| {
            let after = content[time.range.end..].trim_start_matches(is_space);
            let alone = after.is_empty()
                || after.starts_with([',', '\u{FF0C}', ';', '\u{FF1B}', '。', ':', '\u{FF1A}'])
                || after.starts_with("完成");
            time.limit || alone
        })
        .collect();
    for (index, time) in times.iter().enumerate() {
        let end = times
            .get(index + 1)
            .map_or(content.len(), |next| next.range.start);
        let text = content[time.range.end..end].trim_matches(|c| {
            is_space(c)
                || matches!(
                    c,
                    ',' | '\u{FF0C}' | ';' | '\u{FF1B}' | '。' | ':' | '\u{FF1A}'
                )
        });
        statement.milestones.push(Milestone {
            due: time.due,
            raw: content[time.range.clone()].to_owned(),
            text: text.to_owned(),
        });
    }
    if times.is_empty() {
        statement.recurrences.extend(recurrences(content));
    }
}

/// Recurring duties that a text names: 每月20日前, 每季度.
pub fn recurrences(text: &str) -> Vec<Recurrence> {
    const WORDS: [(&str, Every); 7] = [
        ("每周", Every::Week),
        ("每月", Every::Month),
        ("每个月", Every::Month),
        ("每季度", Every::Quarter),
        ("每半年", Every::HalfYear),
        ("每年度", Every::Year),
        ("每年", Every::Year),
    ];
    let mut found = Vec::new();
    for (at, _) in text.match_indices('每') {
        let Some((word, every)) = WORDS.iter().find(|(word, _)| text[at..].starts_with(word))
        else {
            continue;
        };
        let mut end = at + word.len();
        // 每月20日前: the day belongs to the words.
        if let Some((_, rest)) = crate::text::take_digits(&text[end..])
            && let Some(rest) = rest.strip_prefix('日')
        {
            end = text.len() - rest.strip_prefix('前').unwrap_or(rest).len();
        }
        let tail = &text[end..];
        let stop = tail.find(['。', ';', '\u{FF1B}']).unwrap_or(tail.len());
        let action =
            tail[..stop].trim_matches(|c| is_space(c) || matches!(c, ',' | '\u{FF0C}' | ':'));
        found.push(Recurrence {
            every: *every,
            raw: text[at..end].to_owned(),
            text: action.to_owned(),
        });
    }
    found
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
        assert_eq!(read("完成时限:长期坚持", 2018).undated, ["长期坚持"]);
    }
}
