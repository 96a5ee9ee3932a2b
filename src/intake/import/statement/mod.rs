//! Field statements (责任单位:…, 〔牵头单位:…〕, “A牵头,B配合”, 完成时限:…): where they stand in a paragraph,
//! and what they say.

mod clauses;
mod cut;
mod dates;
mod deadlines;
mod labels;
mod predicates;
mod signs;
mod units;

use crate::base::text::{close_of, is_space};
use crate::plan::{Assignment, Milestone, Recurrence, Role};

pub use cut::cut;
pub use dates::{Found, looks_like_digit, scan as times};
pub use deadlines::read as deadlines;
pub use labels::{Field, field_of};
pub use signs::{
    assigned, can_state, ends_in_label, first_leads, in_deadline, is_bare_label, is_time,
    names_only, opens,
};
pub use units::names as units;

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
    /// Whether it says nothing: 责任单位:无.
    pub fn is_empty(&self) -> bool {
        self.assignments.is_empty()
            && self.milestones.is_empty()
            && self.recurrences.is_empty()
            && self.undated.is_empty()
            && !self.open_ended
    }

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
        self.people |= other.people;
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

/// Reads a field statement; `year` is what a bare month means.
pub fn read(text: &str, year: i16) -> Statement {
    let mut statement = Statement::default();
    let marks = labels::marks(text);
    let first = marks.first().map_or(text.len(), |mark| mark.start);
    let head = trim_marks(text[..first].trim_start_matches(|c| is_space(c) || is_open(c)));
    let _ = head.is_empty()
        || clauses::read(head, None, year, &mut statement)
        || clauses::read_bracket(head, year, &mut statement)
        || clauses::read_times(head, year, &mut statement);
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
        // The second of two days that come back is no deadline of its own.
        let statement = read("完成时限:每年3月10日、9月10日前报送", 2018);
        assert_eq!(statement.recurrences[0].raw, "每年3月10日、9月10日前");
        assert!(statement.milestones.is_empty());
        // What never ends needs no time.
        assert!(read("完成时限:长期坚持", 2018).undated.is_empty());
        assert_eq!(read("完成时限:视情而定", 2018).undated, ["视情而定"]);
    }
}
