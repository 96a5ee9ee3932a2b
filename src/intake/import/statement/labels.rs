//! The labels of field statements: 牵头单位:, 责任部门(单位):, 完成时限:, 【责任单位】, also misspelt ones.

use crate::base::text::{close_of, is_space};
use crate::plan::Role;

/// What a field states.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// Units with a part.
    Units(Role),
    /// Deadlines.
    Deadline,
    /// People, who are no units: 责任领导, 联系人.
    Person,
}

/// A label found in a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// What it states.
    pub field: Field,
    /// Where the label begins, an opening bracket before it left out.
    pub start: usize,
    /// Where what it states begins.
    pub content: usize,
    /// The label as it ought to read, where it is misspelt.
    pub misspelt: Option<&'static str>,
}

const ROLES: [(&str, Role); 17] = [
    ("牵头", Role::Lead),
    ("主办", Role::Lead),
    ("主责", Role::Lead),
    ("主管", Role::Lead),
    ("责任", Role::Responsible),
    ("负责", Role::Responsible),
    ("承办", Role::Responsible),
    ("落实", Role::Responsible),
    ("实施", Role::Responsible),
    ("配合", Role::Cooperating),
    ("协办", Role::Cooperating),
    ("参与", Role::Cooperating),
    ("参加", Role::Cooperating),
    ("协同", Role::Cooperating),
    ("协作", Role::Cooperating),
    ("协助", Role::Cooperating),
    ("会办", Role::Cooperating),
];

const NOUNS: [&str; 13] = [
    "单位和部门",
    "单位及部门",
    "部门和单位",
    "部门及单位",
    "单位部门",
    "单位",
    "部门",
    "地区",
    "主体",
    "机构",
    "科室",
    "处室",
    "股室",
];

const DEADLINES: [&str; 27] = [
    "计划完成时间",
    "完成时间节点",
    "完成时限",
    "完成时间",
    "完成期限",
    "完成日期",
    "完成节点",
    "时间节点",
    "时限要求",
    "时间要求",
    "时间进度",
    "时间安排",
    "进度安排",
    "进度要求",
    "工作进度",
    "工作时限",
    "办结时限",
    "办理时限",
    "推进时限",
    "推进节点",
    "整改时限",
    "整改期限",
    "落实时限",
    "实施期限",
    "时限",
    "期限",
    "时间",
];

const PERSONS: [&str; 12] = [
    "责任领导",
    "牵头领导",
    "分管领导",
    "包保领导",
    "市级领导",
    "县级领导",
    "区级领导",
    "责任人员",
    "责任人",
    "牵头人",
    "负责人",
    "联系人",
];

/// What may stand before a label and belongs to it.
const MODIFIERS: [&str; 12] = [
    "市级", "县级", "区级", "省级", "市直", "主要", "具体", "总", "第一", "共同", "任务", "工作",
];

/// Labels that a misspelt one is held against.
const CANONICAL: [&str; 16] = [
    "牵头单位",
    "牵头部门",
    "责任单位",
    "责任部门",
    "配合单位",
    "配合部门",
    "参与单位",
    "参与部门",
    "主办单位",
    "协办单位",
    "承办单位",
    "负责单位",
    "协同单位",
    "完成时限",
    "完成时间",
    "时间节点",
];

/// The longest clause, in characters, that is searched for a label.
const REACH: usize = 24;

/// The column of a table or the label of a field, by its words alone.
pub fn field_of(name: &str) -> Option<Field> {
    let name: Vec<char> = name.chars().filter(|c| !is_space(*c)).collect();
    let bare = without_bracket(&name);
    match suffix(bare)? {
        (0, field) => Some(field),
        (start, field) => {
            let before: String = bare[..start].iter().collect();
            MODIFIERS.contains(&before.as_str()).then_some(field)
        }
    }
}

/// The labels of a paragraph, in order.
pub fn marks(text: &str) -> Vec<Mark> {
    let mut found: Vec<Mark> = Vec::new();
    // Characters of the clause so far with their offsets, white space left out.
    let mut clause: Vec<(usize, char)> = Vec::new();
    let mut chars = text.char_indices().peekable();
    let mut depth_note: Option<usize> = None;
    while let Some((at, c)) = chars.next() {
        let next = at + c.len_utf8();
        if is_colon(c) {
            found.extend(with_colon(text, &clause, next));
            clause.clear();
            depth_note = None;
        } else if is_space(c) {
            let rest = text[next..].trim_start_matches(is_space);
            if chars.peek().is_some_and(|(_, c)| !is_space(*c))
                && !rest.starts_with(is_colon)
                && let Some(field) = whole(&clause)
                && spaced(rest)
            {
                found.push(mark(field, &clause, text.len() - rest.len()));
                clause.clear();
            }
        } else if matches!(c, '】' | ']' | '〕')
            && clause_opened(text, &clause)
            && let Some(field) = whole(&clause)
        {
            let after = text[next..].trim_start_matches(is_space);
            let after = after.strip_prefix(is_colon).unwrap_or(after);
            let start = clause[0].0;
            let opener = text[..start].trim_end_matches(is_space);
            let opener = opener.len() - opener.chars().next_back().map_or(0, char::len_utf8);
            let mut mark = mark(field, &clause, text.len() - after.len());
            // The bracket holds the label alone, so it is part of it.
            mark.start = opener;
            found.push(mark);
            clause.clear();
        } else if matches!(c, ';' | '\u{FF1B}')
            && let Some(field) = whole(&clause)
            && begins_clause(text, clause[0].0)
            && spaced(text[next..].trim_start_matches(is_space))
        {
            // 牵头单位;市商务局: the mark is a slip for the colon.
            found.push(mark(field, &clause, next));
            clause.clear();
        } else if c == '为' && depth_note.is_none() {
            let rest = text[next..].trim_start_matches(is_space);
            match whole(&clause) {
                Some(field @ Field::Units(_)) if super::units::begins(rest) => {
                    found.push(mark(field, &clause, next));
                    clause.clear();
                }
                // 完成时限为2018年12月底
                Some(Field::Deadline) if super::is_time(rest) => {
                    found.push(mark(Field::Deadline, &clause, next));
                    clause.clear();
                }
                _ => clause.push((at, c)),
            }
        } else if matches!(c, '(' | '\u{FF08}') && !clause.is_empty() {
            // 责任部门(单位): the bracket belongs to the label.
            depth_note = Some(clause.len());
            clause.push((at, c));
        } else if ends_clause(c) || (close_of(c).is_some() && c != '“' && c != '《') {
            clause.clear();
            depth_note = None;
        } else {
            clause.push((at, c));
            // 牵头单位市生态环境局: the colon is lost.
            if clause.len() <= 6
                && let Some(field @ Field::Units(_)) = whole(&clause)
                && begins_clause(text, clause[0].0)
                && text[next..].starts_with(['市', '县', '区', '省', '各', '州'])
                && super::units::begins(&text[next..])
            {
                found.push(mark(field, &clause, next));
                clause.clear();
            }
            if clause.len() > 2 * REACH {
                clause.drain(..REACH);
            }
        }
    }
    found
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

fn mark(field: Field, clause: &[(usize, char)], content: usize) -> Mark {
    Mark {
        field,
        start: clause[0].0,
        content,
        misspelt: None,
    }
}

/// Whether the clause begins right behind an opening bracket.
fn clause_opened(text: &str, clause: &[(usize, char)]) -> bool {
    clause.first().is_some_and(|(at, _)| {
        text[..*at]
            .trim_end_matches(is_space)
            .ends_with(['【', '[', '〔'])
    })
}

/// The field that a whole clause names, and nothing else.
fn whole(clause: &[(usize, char)]) -> Option<Field> {
    if clause.is_empty() || clause.len() > 12 {
        return None;
    }
    let chars: Vec<char> = clause.iter().map(|(_, c)| *c).collect();
    let word: String = chars.iter().collect();
    // A lone 时间 or 期限 needs its colon.
    (chars.len() > 2).then(|| field_of(&word)).flatten()
}

/// Whether what stands behind a label and a gap can be what the label states.
fn spaced(rest: &str) -> bool {
    let end = rest
        .find(|c: char| is_space(c) || ends_clause(c) || is_colon(c))
        .unwrap_or(rest.len());
    let first = &rest[..end];
    field_of(first).is_none()
        && (super::units::is_unit(first)
            || super::dates::scan(first, 2000)
                .first()
                .is_some_and(|time| time.range.start == 0))
}

fn with_colon(text: &str, clause: &[(usize, char)], content: usize) -> Option<Mark> {
    let chars: Vec<char> = clause.iter().map(|(_, c)| *c).collect();
    let bare = without_bracket(&chars);
    if let Some((start, field)) = suffix(bare) {
        let before: String = bare[..start].iter().collect();
        // 各责任单位: addresses people, it states nothing.
        if before.ends_with(['各', '关']) {
            return None;
        }
        let own = MODIFIERS
            .iter()
            .find(|modifier| before.ends_with(**modifier))
            .map_or(0, |modifier| modifier.chars().count());
        return Some(Mark {
            field,
            start: clause[start - own].0,
            content,
            misspelt: None,
        });
    }
    if chars.len() != 4 || !begins_clause(text, clause[0].0) {
        return None;
    }
    let word: String = chars.iter().collect();
    let right = CANONICAL.iter().find(|right| {
        right
            .chars()
            .zip(word.chars())
            .filter(|(a, b)| a == b)
            .count()
            == 3
    })?;
    Some(Mark {
        field: field_of(right)?,
        start: clause[0].0,
        content,
        misspelt: Some(right),
    })
}

fn begins_clause(text: &str, at: usize) -> bool {
    text[..at]
        .trim_end_matches(is_space)
        .chars()
        .next_back()
        .is_none_or(|c| ends_clause(c) || close_of(c).is_some() || close_like(c))
}

fn close_like(c: char) -> bool {
    matches!(c, ')' | '\u{FF09}' | '〕' | ']' | '】')
}

/// A clause without the bracket that ends it: 责任部门(单位) is 责任部门.
fn without_bracket(chars: &[char]) -> &[char] {
    if !matches!(chars.last(), Some(')' | '\u{FF09}')) {
        return chars;
    }
    let open = chars.iter().rposition(|c| matches!(c, '(' | '\u{FF08}'));
    open.map_or(chars, |open| &chars[..open])
}

/// The label that a clause ends with: where it begins, and what it states.
fn suffix(chars: &[char]) -> Option<(usize, Field)> {
    let ends = |end: usize, word: &str| {
        let mut at = end;
        for c in word.chars().rev() {
            at = at.checked_sub(1)?;
            if chars[at] != c {
                return None;
            }
        }
        Some(at)
    };
    let all = chars.len();
    // 属地: the governments of the places where it is done.
    if chars == ['属', '地'] {
        return Some((0, Field::Units(Role::Responsible)));
    }
    if let Some((word, start)) = DEADLINES
        .iter()
        .find_map(|word| ends(all, word).map(|start| (word, start)))
    {
        // 责任单位及完成时限: the units come first.
        if let Some(joined) = start.checked_sub(1)
            && matches!(chars[joined], '及' | '和' | '与')
            && let Some((first, field)) = suffix(&chars[..joined])
        {
            return Some((first, field));
        }
        // The bare words are labels only where a clause begins: 会议时间 is none.
        return (word.chars().count() > 2 || start == 0).then_some((start, Field::Deadline));
    }
    if let Some(start) = PERSONS.iter().find_map(|word| ends(all, word)) {
        return Some((start, Field::Person));
    }
    let role_at = |end: usize| {
        ROLES
            .iter()
            .find_map(|(word, role)| ends(end, word).map(|start| (start, *role)))
    };
    let Some(noun) = NOUNS.iter().find_map(|noun| ends(all, noun)) else {
        // 牵头: alone is a label where nothing stands before it.
        return role_at(all)
            .filter(|(start, role)| *start == 0 && chars.len() == 2 && *role != Role::Responsible)
            .map(|(start, role)| (start, Field::Units(role)));
    };
    // 牵头(责任)单位, 牵头及配合单位: the first role counts.
    let inner_end = if noun > 0 && matches!(chars[noun - 1], ')' | '\u{FF09}') {
        chars[..noun]
            .iter()
            .rposition(|c| matches!(c, '(' | '\u{FF08}'))?
    } else {
        noun
    };
    let (mut start, mut role) = role_at(inner_end)?;
    while let Some((earlier, first)) = role_at(start).or_else(|| {
        let joined = start.checked_sub(1)?;
        matches!(chars[joined], '及' | '和' | '与')
            .then(|| role_at(joined))
            .flatten()
    }) {
        (start, role) = (earlier, first);
    }
    Some((start, Field::Units(role)))
}

#[cfg(test)]
mod tests {
    use super::{Field, field_of, marks};
    use crate::plan::Role;

    #[test]
    fn labels() {
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
            let found = marks(text);
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
            assert_eq!(marks(text), [], "{text}");
        }
        assert_eq!(
            field_of("责任单位(部门)"),
            Some(Field::Units(Role::Responsible))
        );
        assert_eq!(field_of("任务"), None);
    }
}
