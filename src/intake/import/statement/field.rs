//! The words of a label (牵头单位, 责任部门(单位), 完成时限) and what a field under it states.

use crate::base::text::is_space;
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

/// The label that a clause ends with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EndingLabel {
    /// Index of its first character in the clause.
    pub start: usize,
    /// What it states.
    pub field: Field,
}

/// Words for a role, before the noun of a label: 牵头单位.
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

/// Nouns of labels, longer ones before those that they end with.
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

/// Labels of deadlines, longer ones before those that they end with.
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

/// Labels of people.
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

/// What may stand before a label and belongs to it: 市级牵头部门.
const MODIFIERS: [&str; 12] = [
    "市级", "县级", "区级", "省级", "市直", "主要", "具体", "总", "第一", "共同", "任务", "工作",
];

/// Conjunctions within a label: 牵头及配合单位, 责任单位和完成时限.
const CONJUNCTIONS: [char; 3] = ['及', '和', '与'];

/// Returns what a column of a table or a field states, by the words of its label alone.
pub fn field_of_label(label: &str) -> Option<Field> {
    let label: Vec<char> = label.chars().filter(|c| !is_space(*c)).collect();
    field_of_whole_label(&label)
}

/// Returns what a label states; `None` where the characters are more than a label, or none.
pub fn field_of_whole_label(chars: &[char]) -> Option<Field> {
    let bare = without_bracket(chars);
    let label = label_at_end(bare)?;
    let before: String = bare[..label.start].iter().collect();
    let is_whole = before.is_empty() || MODIFIERS.contains(&before.as_str());
    is_whole.then_some(label.field)
}

/// Returns how many characters before a label belong to it: 市级牵头部门.
pub fn modifier_length(before: &str) -> usize {
    MODIFIERS
        .iter()
        .find(|modifier| before.ends_with(**modifier))
        .map_or(0, |modifier| modifier.chars().count())
}

/// Drops the bracket that ends a clause: 责任部门(单位) is 责任部门.
pub fn without_bracket(chars: &[char]) -> &[char] {
    if !matches!(chars.last(), Some(')' | '\u{FF09}')) {
        return chars;
    }
    let open = chars.iter().rposition(|c| matches!(c, '(' | '\u{FF08}'));
    open.map_or(chars, |open| &chars[..open])
}

/// Returns the label that a clause ends with.
pub fn label_at_end(chars: &[char]) -> Option<EndingLabel> {
    // 属地: the governments of the places where it is done.
    if chars == ['属', '地'] {
        return Some(EndingLabel {
            start: 0,
            field: Field::Units(Role::Responsible),
        });
    }

    if let Some(start) = longest_at_end(chars, &DEADLINES) {
        return deadline_label(chars, start);
    }
    if let Some(start) = longest_at_end(chars, &PERSONS) {
        return Some(EndingLabel {
            start,
            field: Field::Person,
        });
    }
    match longest_at_end(chars, &NOUNS) {
        Some(noun) => unit_label(chars, noun),
        None => role_alone(chars),
    }
}

/// Returns the label of a deadline whose words begin at `start`.
fn deadline_label(chars: &[char], start: usize) -> Option<EndingLabel> {
    // 责任单位及完成时限: the units come first.
    if let Some(joint) = start.checked_sub(1)
        && CONJUNCTIONS.contains(&chars[joint])
        && let Some(first) = label_at_end(&chars[..joint])
    {
        return Some(first);
    }

    // The bare words 时限, 期限 and 时间 are labels only where a clause begins: 会议时间 is none.
    let is_label = chars.len() - start > 2 || start == 0;
    is_label.then_some(EndingLabel {
        start,
        field: Field::Deadline,
    })
}

/// Returns the label of units whose noun begins at `noun`: the words for roles before it are part
/// of it, and the first of them counts, as in 牵头(责任)单位 and 牵头及配合单位.
fn unit_label(chars: &[char], noun: usize) -> Option<EndingLabel> {
    let before = &chars[..noun];
    let end = if matches!(before.last(), Some(')' | '\u{FF09}')) {
        before.iter().rposition(|c| matches!(c, '(' | '\u{FF08}'))?
    } else {
        noun
    };

    let mut first = role_at_end(&chars[..end])?;
    while let Some(earlier) = role_before(&chars[..first.start]) {
        first = earlier;
    }
    Some(first)
}

/// Returns the word for a role that stands before another one, with or without a conjunction.
fn role_before(chars: &[char]) -> Option<EndingLabel> {
    role_at_end(chars).or_else(|| match chars.split_last() {
        Some((joint, before)) if CONJUNCTIONS.contains(joint) => role_at_end(before),
        _ => None,
    })
}

/// Returns the label of a clause that is a word for a role and nothing else, as in 牵头:. 责任: and
/// its like are no labels: they open sentences of every sort.
fn role_alone(chars: &[char]) -> Option<EndingLabel> {
    role_at_end(chars).filter(|label| {
        label.start == 0 && chars.len() == 2 && label.field != Field::Units(Role::Responsible)
    })
}

/// Returns the word for a role that characters end with.
fn role_at_end(chars: &[char]) -> Option<EndingLabel> {
    ROLES.iter().find_map(|(word, role)| {
        Some(EndingLabel {
            start: start_of_ending(chars, word)?,
            field: Field::Units(*role),
        })
    })
}

/// Returns where the first of `words` begins that the characters end with.
fn longest_at_end(chars: &[char], words: &[&str]) -> Option<usize> {
    words.iter().find_map(|word| start_of_ending(chars, word))
}

/// Returns where a word begins that the characters end with.
fn start_of_ending(chars: &[char], word: &str) -> Option<usize> {
    let mut at = chars.len();
    for c in word.chars().rev() {
        at = at.checked_sub(1)?;
        if chars[at] != c {
            return None;
        }
    }
    Some(at)
}

#[cfg(test)]
mod tests {
    use super::{Field, field_of_label};
    use crate::plan::Role;

    #[test]
    fn names_of_columns() {
        assert_eq!(
            field_of_label("责任单位(部门)"),
            Some(Field::Units(Role::Responsible))
        );
        assert_eq!(field_of_label("任务"), None);
    }
}
