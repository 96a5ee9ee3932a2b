//! Quick questions about a line that need no full reading: whether a field begins or goes on in it, whether it
//! names units or a time.

use super::brackets::{is_closing, is_opening};
use super::clauses::{Setting, read_clauses};
use super::cut::{PieceKind, cut, opening_bracket};
use super::deadlines::read_lone_time;
use super::field::{Field, field_of_label};
use super::labels::labels;
use super::meaning::Statement;
use super::names::{is_list_of_units, list_of_units, unit_names};
use super::reading::read_statement;
use super::times::{ANY_YEAR, begins_with_time, recurs};
use super::units::{can_be_name, is_branch_alone, is_office, is_unit};
use crate::base::text::is_space;
use crate::intake::lexicon::Lexicon;
use crate::plan::Role;
use crate::time::find_dues;
use std::borrow::Cow;

/// How many characters at either end of a line are searched for a label.
const NEAR: usize = 32;

/// The longest label that stands alone on a line, in characters.
const LONGEST_LABEL: usize = 12;

/// Whether a line begins with the label of a field, a bracket before it left out.
pub fn begins_with_label(text: &str, lexicon: &Lexicon) -> bool {
    let head = text.trim_start_matches(|c| is_space(c) || is_opening(c));
    let end = head
        .char_indices()
        .nth(NEAR)
        .map_or(head.len(), |(at, _)| at);

    labels(&head[..end], lexicon)
        .first()
        .is_some_and(|label| label.start == 0)
}

/// Whether a text ends with the label of a field, so that what it states has yet to come.
pub fn ends_in_label(text: &str, lexicon: &Lexicon) -> bool {
    let text = text.trim_end_matches(is_space);
    let from = text
        .char_indices()
        .rev()
        .nth(NEAR - 1)
        .map_or(0, |(at, _)| at);
    let tail = &text[from..];

    labels(tail, lexicon)
        .last()
        .is_some_and(|label| label.content == tail.len())
}

/// Whether a line is the label of a field of units and nothing else, with or without its colon.
pub fn is_bare_label(text: &str, lexicon: &Lexicon) -> bool {
    let bare = text
        .trim_matches(is_space)
        .trim_end_matches([':', '\u{FF1A}'])
        .trim_end();

    bare.chars().count() <= LONGEST_LABEL
        && matches!(field_of_label(bare, lexicon), Some(Field::Units(_)))
}

/// Whether a line can be what a label on the line before it states: units, or a time.
pub fn can_be_stated(text: &str, lexicon: &Lexicon) -> bool {
    is_list_of_units(text, lexicon) || begins_with_time(text) || recurs(text)
}

/// Whether a line begins with the rest of the name that the line before it ends with: 人民银行 / 甲市分行、市财政局.
pub fn goes_on_as_branch(last: &str, text: &str, lexicon: &Lexicon) -> bool {
    let first = unit_names(text, lexicon).into_iter().next();
    let whose = unit_names(last, lexicon).pop();
    let is_whole = whose.is_none_or(|name| is_office(&name, lexicon));
    !is_whole && first.is_some_and(|name| is_branch_alone(&name, lexicon))
}

/// Returns what the cell of a column of units says: units in the role of the column unless the cell says another, and
/// times beside them: 市发改委牵头,市财政局配合,6月底前.
pub fn statement_in_cell(text: &str, role: Role, year: i16, lexicon: &Lexicon) -> Statement {
    let text = with_time_apart(text);
    read_clauses(&text, Setting::Labelled(role), year, lexicon).unwrap_or_default()
}

/// Returns the text of a cell with a comma before the time that white space or a bracket parts from the units: 县住建局 9月底前,
/// 县城管局(9月底前).
fn with_time_apart(text: &str) -> Cow<'_, str> {
    let times = find_dues(text, ANY_YEAR);
    let Some(time) = times.first() else {
        return Cow::Borrowed(text);
    };
    let (before, behind) = text.split_at(time.range.start);
    let Some(mark) = before
        .chars()
        .next_back()
        .filter(|c| is_space(*c) || is_opening(*c))
    else {
        return Cow::Borrowed(text);
    };
    let units = before[..before.len() - mark.len_utf8()].trim_end_matches(is_space);
    let behind = match is_opening(mark) {
        true => behind.trim_end_matches(is_closing),
        false => behind,
    };
    Cow::Owned(format!("{units}\u{FF0C}{behind}"))
}

/// How many names, at least, a list has in which one that is not known as a unit counts as one.
const LONG_LIST: usize = 4;

/// Whether a text may be the cell of a column of units: a list of units; one name in a long list may be any.
pub fn is_cell_of_units(text: &str, lexicon: &Lexicon) -> bool {
    let names = unit_names(text, lexicon);
    let strange = names.iter().filter(|name| !is_unit(name, lexicon)).count();
    match names.len() {
        0 => false,
        // 建成养老服务中心。 is a sentence, though it ends as the names of units do.
        1 => strange == 0 && !text.ends_with('。'),
        2..LONG_LIST => strange == 0,
        _ => strange <= 1 && names.iter().all(|name| can_be_name(name, lexicon)),
    }
}

/// The longest list of offices that is a line of its own, in characters.
const LONGEST_LIST: usize = 120;

/// Whether a paragraph names offices and nothing else, as the cell of a table does that was not read as one.
pub fn is_lone_list_of_offices(text: &str, lexicon: &Lexicon) -> bool {
    lone_offices(text, lexicon).is_some()
}

/// Returns the units of a text that names offices and nothing else.
pub fn lone_offices(text: &str, lexicon: &Lexicon) -> Option<Vec<String>> {
    let text = text.trim_matches(is_space);
    if text.chars().count() > LONGEST_LIST || text.ends_with([':', '\u{FF1A}', '。']) {
        return None;
    }
    let units = list_of_units(text, lexicon)?;
    let has_office = units.iter().any(|name| is_office(name, lexicon));
    has_office.then_some(units)
}

/// Whether a text is a time that is printed, and nothing else.
pub fn is_lone_time(text: &str, lexicon: &Lexicon) -> bool {
    let mut said = Statement::default();
    read_lone_time(text, ANY_YEAR, &lexicon.deadlines, &mut said) && !said.milestones.is_empty()
}

/// Whether a line of running text holds a field statement that names units.
pub fn states_units(text: &str, lexicon: &Lexicon) -> bool {
    !stated_units(text, lexicon).is_empty()
}

/// Returns the units that the field statements in a line of running text name.
pub fn stated_units(text: &str, lexicon: &Lexicon) -> Vec<String> {
    let pieces = cut(text, lexicon);
    let fields = pieces.iter().filter(|piece| piece.kind == PieceKind::Field);
    let units = fields.flat_map(|field| {
        let said = read_statement(&text[field.range.clone()], ANY_YEAR, lexicon);
        said.assignments.into_iter().map(|one| one.unit)
    });
    units.filter(|unit| is_unit(unit, lexicon)).collect()
}

/// Whether a cell names units and gives them a part with words of its own: 县住建局、县城管局按职责分工负责.
pub fn gives_parts(text: &str, lexicon: &Lexicon) -> bool {
    read_clauses(text, Setting::Sentence, ANY_YEAR, lexicon).is_some()
}

/// Whether a text ends within a deadline field that stands in no brackets.
pub fn ends_in_deadline_field(text: &str, lexicon: &Lexicon) -> bool {
    labels(text, lexicon).last().is_some_and(|label| {
        label.field == Field::Deadline && opening_bracket(text, 0, label.start, lexicon).is_none()
    })
}
