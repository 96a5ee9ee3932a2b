//! Reads a field statement as a whole: what stands before its first label, and what each label states.

use super::brackets::{is_opening, trim_marks};
use super::clauses::{Setting, clauses, read_clauses, read_times};
use super::deadlines;
use super::field::Field;
use super::labels::{PrintedLabel, labels};
use super::meaning::{MisspeltLabel, Statement};
use super::names::unit_names;
use super::people;
use super::reference::points_before_label;
use super::times::{is_remark_before_label, is_time_before_label};
use super::units::{is_office, is_unit};
use super::unread::units_behind_label;
use crate::base::text::is_space;
use crate::intake::lexicon::Lexicon;
use crate::plan::Role;

/// Reads a field statement; `year` is what a bare month means.
pub fn read_statement(text: &str, year: i16, lexicon: &Lexicon) -> Statement {
    let labels = labels(text, lexicon);
    let first = labels.first().map_or(text.len(), |label| label.start);
    // 本章任务责任单位: which tasks are meant says where it stands.
    let points = first < text.len() && {
        let bare = text.trim_start_matches(|c| is_space(c) || is_opening(c));
        let label = first.saturating_sub(text.len() - bare.len());
        points_before_label(bare, label, lexicon)
    };
    let before = (!points)
        .then(|| read_before_labels(&text[..first], year, lexicon))
        .flatten();
    let mut statement = before.unwrap_or_default();

    for (index, label) in labels.iter().enumerate() {
        let end = labels
            .get(index + 1)
            .map_or(text.len(), |next| next.start)
            .max(label.content);
        let content = trim_marks(&text[label.content..end]);

        statement.misspelt.extend(misspelt_label(text, label));
        match label.field {
            Field::Units(role) => {
                statement.join(read_units(content, role, year, lexicon));
            }
            Field::UnitsAndPeople(role) => {
                statement.join(people::read_units_and_people(content, role, lexicon));
            }
            Field::Deadline => {
                let times = without_labelled_units(content, lexicon, &mut statement);
                deadlines::read_deadlines(times, year, &lexicon.deadlines, &mut statement)
            }
            Field::Person => {
                let people = without_labelled_units(content, lexicon, &mut statement);
                note_offices(people, lexicon, &mut statement);
                statement.people = true;
            }
        }
    }

    statement
}

/// Reads what stands before the first label, which is the whole of a statement without labels:
/// (市发改委牵头,市财政局配合).
fn read_before_labels(text: &str, year: i16, lexicon: &Lexicon) -> Option<Statement> {
    let text = trim_marks(text.trim_start_matches(|c| is_space(c) || is_opening(c)));
    if text.is_empty() {
        return None;
    }

    read_clauses(text, Setting::Sentence, year, lexicon)
        .or_else(|| read_clauses(text, Setting::Bracket, year, lexicon))
        .or_else(|| read_times(text, year, &lexicon.deadlines))
        .or_else(|| {
            let words = &lexicon.deadlines;
            let mut said = Statement::default();
            if is_time_before_label(text, words) {
                deadlines::read_deadlines(text, year, words, &mut said);
            } else if is_remark_before_label(text) {
                said.unread.push(text.to_owned());
            }
            Some(said)
        })
}

/// Reads what a label of units states. Sentences behind the names are remarks, unless they too are
/// nothing but names: 具体任务…,不再列出。
fn read_units(content: &str, role: Role, year: i16, lexicon: &Lexicon) -> Statement {
    let mut statement = Statement::default();
    let mut sentences = content.split('。');
    let names = sentences.next();
    // Names may go on behind a full stop that a copy put between them; a sentence may not.
    let more = sentences.filter(|more| {
        let names = unit_names(more, lexicon);
        names.iter().all(|name| is_unit(name, lexicon))
    });

    for sentence in names.into_iter().chain(more) {
        let said = read_clauses(sentence, Setting::Labelled(role), year, lexicon);
        statement.join(said.unwrap_or_default());
    }

    statement
}

/// Returns a content up to a label of no known part that units stand behind, and notes these: 6月底前;督查单位:县政府督查室.
fn without_labelled_units<'t>(
    content: &'t str,
    lexicon: &Lexicon,
    statement: &mut Statement,
) -> &'t str {
    for clause in clauses(content) {
        if units_behind_label(clause, lexicon).is_some() {
            let at = clause.as_ptr() as usize - content.as_ptr() as usize;
            statement.unread.push(content[at..].to_owned());
            return trim_marks(&content[..at]);
        }
    }
    content
}

/// Notes the offices that a field of people names: 责任领导及单位:张三,县住建局.
fn note_offices(content: &str, lexicon: &Lexicon, statement: &mut Statement) {
    let names = unit_names(content, lexicon);
    let offices = names.into_iter().filter(|name| is_office(name, lexicon));
    statement.unread.extend(offices);
}

fn misspelt_label(text: &str, label: &PrintedLabel) -> Option<MisspeltLabel> {
    Some(MisspeltLabel {
        printed: text[label.start..label.content].to_owned(),
        right: label.misspelt?.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::Statement;
    use crate::intake::lexicon::Lexicon;
    use crate::plan::Role;

    fn read_statement(text: &str, year: i16) -> Statement {
        super::read_statement(text, year, &Lexicon::bundled())
    }

    #[test]
    fn statements() {
        let statement = read_statement(
            "〔责任单位:市发改委、市税务局等相关部门,各县(市)区政府〕",
            2020,
        );
        let units: Vec<_> = statement
            .assignments
            .iter()
            .map(|a| a.unit.as_str())
            .collect();
        assert_eq!(units, ["市发改委", "市税务局", "各县(市)区政府"]);

        let statement = read_statement("牵头单位:高新区(自贸区)管委会;配和单位:市科技局", 2018);
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

        let statement = read_statement(
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

        let statement = read_statement("时间节点:每季度调度1次,形成工作报告。", 2018);
        assert_eq!(statement.recurrences.len(), 1);
        assert_eq!(statement.recurrences[0].text, "调度1次,形成工作报告");
        // The second of two days that come back is no deadline of its own.
        let statement = read_statement("完成时限:每年3月10日、9月10日前报送", 2018);
        assert_eq!(statement.recurrences[0].raw, "每年3月10日、9月10日前");
        assert!(statement.milestones.is_empty());
        // What never ends needs no time.
        assert!(read_statement("完成时限:长期坚持", 2018).undated.is_empty());
        assert_eq!(
            read_statement("完成时限:视情而定", 2018).undated,
            ["视情而定"]
        );
    }
}
