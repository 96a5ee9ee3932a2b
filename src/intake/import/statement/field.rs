//! The words of a label (牵头单位, 责任部门(单位), 完成时限) and what a field under it states.

use crate::base::text::is_space;
use crate::intake::lexicon::{Lexicon, Words};
use crate::plan::Role;

/// What a field states.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// Units with a part.
    Units(Role),
    /// Units with a part, and people of theirs: 责任单位及责任人.
    UnitsAndPeople(Role),
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

/// From this length on, in characters, a word for a role is a label without a noun: 包保部门.
const SHORTEST_WHOLE_LABEL: usize = 3;

/// Returns what a column of a table or a field states, by the words of its label alone.
pub fn field_of_label(label: &str, lexicon: &Lexicon) -> Option<Field> {
    let label: Vec<char> = label.chars().filter(|c| !is_space(*c)).collect();
    field_of_whole_label(&label, lexicon)
}

/// Returns what a label states; `None` where the characters are more than a label, or none.
pub fn field_of_whole_label(chars: &[char], lexicon: &Lexicon) -> Option<Field> {
    let bare = without_bracket(chars);
    let label = label_at_end(bare, lexicon)?;
    let before: String = bare[..label.start].iter().collect();
    let is_whole = before.is_empty() || lexicon.labels.modifiers.contains(&before);
    is_whole.then_some(label.field)
}

/// Returns how many characters before a label belong to it: 市级牵头部门.
pub fn modifier_length(before: &str, lexicon: &Lexicon) -> usize {
    let rest = lexicon.labels.modifiers.strip_end(before);
    rest.map_or(0, |rest| before[rest.len()..].chars().count())
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
pub fn label_at_end(chars: &[char], lexicon: &Lexicon) -> Option<EndingLabel> {
    let labels = &lexicon.labels;

    // 属地: the governments of the places where it is done.
    if start_of_ending(chars, &labels.localities) == Some(0) {
        return Some(EndingLabel {
            start: 0,
            field: Field::Units(Role::Responsible),
        });
    }

    if let Some(start) = start_of_ending(chars, &labels.deadline) {
        return deadline_label(chars, start, lexicon);
    }
    if let Some(start) = start_of_ending(chars, &labels.person) {
        // 责任单位及责任人, 责任单位及主要负责人: the units come first.
        let own = start_of_ending(&chars[..start], &labels.modifiers).unwrap_or(start);
        if let Some(joint) = start_of_ending(&chars[..own], &labels.joints)
            && let Some(first) = label_at_end(&chars[..joint], lexicon)
            && let Field::Units(role) = first.field
        {
            return Some(EndingLabel {
                start: first.start,
                field: Field::UnitsAndPeople(role),
            });
        }
        return Some(EndingLabel {
            start,
            field: Field::Person,
        });
    }
    if let Some(label) = role_at_end(chars, lexicon)
        && chars.len() - label.start >= SHORTEST_WHOLE_LABEL
    {
        return Some(label);
    }
    match start_of_ending(chars, &labels.bodies) {
        Some(body) => unit_label(chars, body, lexicon),
        None => role_alone(chars, lexicon),
    }
}

/// Returns the label of a deadline whose words begin at `start`.
fn deadline_label(chars: &[char], start: usize, lexicon: &Lexicon) -> Option<EndingLabel> {
    // 责任单位及完成时限: the units come first.
    if let Some(joint) = start_of_ending(&chars[..start], &lexicon.labels.joints)
        && let Some(first) = label_at_end(&chars[..joint], lexicon)
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

/// Returns the label of units whose noun (单位, 部门) begins at `body`: the words for roles before it are part
/// of it, and the first of them counts, as in 牵头(责任)单位 and 牵头及配合单位.
fn unit_label(chars: &[char], body: usize, lexicon: &Lexicon) -> Option<EndingLabel> {
    let before = &chars[..body];
    let end = if matches!(before.last(), Some(')' | '\u{FF09}')) {
        before.iter().rposition(|c| matches!(c, '(' | '\u{FF08}'))?
    } else {
        body
    };

    let mut first = role_at_end(without_fillers(&chars[..end], lexicon), lexicon)?;
    while let Some(earlier) = role_before(&chars[..first.start], lexicon) {
        first = earlier;
    }
    Some(first)
}

/// Drops the words at the end of a label's stem that change nothing: the 组织 of 牵头组织单位.
fn without_fillers<'c>(mut chars: &'c [char], lexicon: &Lexicon) -> &'c [char] {
    while let Some(start) = start_of_ending(chars, &lexicon.labels.fillers) {
        chars = &chars[..start];
    }
    chars
}

/// Returns the word for a role that stands before another one, with or without a conjunction.
fn role_before(chars: &[char], lexicon: &Lexicon) -> Option<EndingLabel> {
    let chars = without_fillers(chars, lexicon);
    role_at_end(chars, lexicon).or_else(|| {
        let joint = start_of_ending(chars, &lexicon.labels.joints)?;
        role_at_end(&chars[..joint], lexicon)
    })
}

/// Returns the label of a clause that is a word for a role and nothing else, as in 牵头:. 责任: and
/// its like are no labels: they open sentences of every sort.
fn role_alone(chars: &[char], lexicon: &Lexicon) -> Option<EndingLabel> {
    role_at_end(chars, lexicon).filter(|label| {
        label.start == 0 && chars.len() == 2 && label.field != Field::Units(Role::Responsible)
    })
}

/// Returns the word for a role that characters end with.
fn role_at_end(chars: &[char], lexicon: &Lexicon) -> Option<EndingLabel> {
    let labels = &lexicon.labels;
    let families = [
        (&labels.lead, Role::Lead),
        (&labels.responsible, Role::Responsible),
        (&labels.cooperating, Role::Cooperating),
    ];

    families
        .into_iter()
        .filter_map(|(family, role)| {
            Some(EndingLabel {
                start: start_of_ending(chars, family)?,
                field: Field::Units(role),
            })
        })
        .min_by_key(|label| label.start)
}

/// Returns where the longest of `words` begins that the characters end with.
fn start_of_ending(chars: &[char], words: &Words) -> Option<usize> {
    words.iter().find_map(|word| {
        let mut start = chars.len();
        for c in word.chars().rev() {
            start = start.checked_sub(1)?;
            if chars[start] != c {
                return None;
            }
        }
        Some(start)
    })
}

#[cfg(test)]
mod tests {
    use super::{Field, field_of_label};
    use crate::intake::lexicon::Lexicon;
    use crate::plan::Role;

    #[test]
    fn names_of_columns() {
        let lexicon = Lexicon::bundled();
        assert_eq!(
            field_of_label("责任单位(部门)", &lexicon),
            Some(Field::Units(Role::Responsible))
        );
        assert_eq!(field_of_label("任务", &lexicon), None);
    }
}
