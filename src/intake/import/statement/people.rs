//! Units with people of theirs in one field: 县商务局 张三, 县住建局局长李四.

use super::meaning::Statement;
use super::names::unit_names;
use super::units::{begins_as_units_do, is_office, is_person, is_unit, office_at_start};
use crate::base::text::{is_han, is_space};
use crate::intake::lexicon::Lexicon;
use crate::plan::{Assignment, Role};

/// The longest name of a person, in characters, with a point in it.
const LONGEST_PERSON: usize = 4;

/// Reads a field of units and people; what is neither is noted as unread.
pub fn read_units_and_people(content: &str, role: Role, lexicon: &Lexicon) -> Statement {
    let mut said = Statement::default();
    let parts = content
        .split(is_separator)
        .map(|part| part.trim_matches(is_space));
    for part in parts.filter(|part| !part.is_empty()) {
        let unit = match is_unit(part, lexicon) {
            true => Some(part),
            false => office_at_start(part, lexicon),
        };
        if let Some(unit) = unit {
            let unit = unit.to_owned();
            said.assign(Assignment { role, unit });
        } else if is_person(part, lexicon) || may_be_person(part) {
            said.people = true;
        } else {
            said.unread.push(part.to_owned());
        }
    }
    said
}

/// What a heading says that names offices, and behind it their duty.
#[derive(Debug)]
pub enum OfficeHeading {
    /// Its offices have the duty.
    Duty(Box<Statement>),
    /// It may name offices, or else what is done: 数字政府. Nothing else says which.
    Doubtful,
}

/// Reads a heading that names offices, with their duty behind it: 县商务局 牵头编制规划. Returns `None` where it names anything
/// else. `are_offices` says that headings beside it name offices, too.
pub fn duty_of_offices(
    offices: &str,
    duty: &str,
    are_offices: bool,
    lexicon: &Lexicon,
) -> Option<OfficeHeading> {
    let offices = offices.trim_matches(is_space);
    let names = unit_names(offices, lexicon);
    let governs = |name: &str| is_unit(name, lexicon) && lexicon.units.governments.end(name);
    // 构建高效协同的数字政府 ends as an office does.
    let may_be_offices = !names.is_empty()
        && !lexicon.units.never.occur_in(offices)
        && names
            .iter()
            .all(|name| is_office(name, lexicon) || governs(name));
    if !may_be_offices || offices.chars().count() > LONGEST_OFFICES {
        return None;
    }

    let duty = duty.trim_matches(is_space);
    let words = &lexicon.predicates;
    let begins_with_part = words.lead.begin(duty)
        || words.cooperating.begin(duty)
        || words.responsible_alone.begin(duty);
    let begin_as_offices_do = || {
        let begins = |name: &String| begins_as_units_do(name, lexicon);
        names.iter().all(begins)
    };
    if !are_offices && !begins_with_part && !begin_as_offices_do() {
        return Some(OfficeHeading::Doubtful);
    }
    let role = if words.lead.begin(duty) {
        Role::Lead
    } else if words.cooperating.begin(duty) {
        Role::Cooperating
    } else {
        Role::Responsible
    };
    let mut said = Statement::default();
    for unit in names {
        said.assign(Assignment { role, unit });
    }
    Some(OfficeHeading::Duty(Box::new(said)))
}

/// The longest list of offices that heads their duties, in characters.
const LONGEST_OFFICES: usize = 60;

fn is_separator(c: char) -> bool {
    let is_mark = matches!(
        c,
        '、' | ','
            | '\u{FF0C}'
            | ';'
            | '\u{FF1B}'
            | '。'
            | '('
            | ')'
            | '\u{FF08}'
            | '\u{FF09}'
            | ':'
            | '\u{FF1A}'
            | '/'
    );
    is_space(c) || is_mark
}

/// Whether a part may be the name of a person, or the number of a telephone.
fn may_be_person(part: &str) -> bool {
    let is_name =
        part.chars().all(|c| is_han(c) || c == '·') && part.chars().count() <= LONGEST_PERSON;
    is_name || part.chars().all(|c| c.is_ascii_digit() || c == '-')
}
