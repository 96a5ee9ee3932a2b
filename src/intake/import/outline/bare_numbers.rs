//! Numbers that have lost the mark behind them: 1继续深化, 2 推进. The numbers before and behind must go
//! with them.

use crate::intake::import::lines::Line;
use crate::intake::import::statement;
use crate::intake::import::table;
use crate::intake::lexicon::Lexicon;
use crate::plan::{Label, LabelKind};
use std::collections::{HashMap, HashSet};

/// How many lines ahead the second number of a list is looked for.
const AHEAD: usize = 200;

/// The shortest text behind a bare number, in characters.
const SHORTEST_TEXT: usize = 4;

/// Marks that stand behind a figure, not behind a number: 3%, 2018—2020, 1,200.
const MARKS_OF_FIGURES: &str = "%\u{FF05}~\u{FF5E}-—/、,.:";

/// A number that a line begins with.
struct Candidate {
    label: Label,
    /// Whether it is a number beyond doubt: the mark behind it is there.
    is_marked: bool,
}

/// Returns the lines, by their first number in the source, that begin with a number without its mark.
pub fn lines_with_bare_number(lines: &[Line], lexicon: &Lexicon) -> HashSet<u32> {
    let mut found = HashSet::new();
    let mut latest = LatestNumbers::default();
    let mut index = 0;

    while index < lines.len() {
        if table::head(&lines[index..], lexicon).is_some() {
            // Row numbers are the table's own.
            index += 1 + rows_below(&lines[index + 1..]);
            continue;
        }

        if let Some(Candidate { label, is_marked }) = candidate(&lines[index], lexicon)
            && (is_marked || !continues_line_above(lines, index, &label, lexicon))
        {
            if is_marked {
                latest.add_marked(&label);
            } else if latest.go_on_to(&label) || begins_list(&label, &lines[index + 1..], lexicon) {
                latest.add_bare(&label);
                found.insert(lines[index].first());
            }
        }
        index += 1;
    }

    found
}

/// Whether a figure that looks like a number with its point goes on with the line above: 增长 / 6.5个百分点.
fn continues_line_above(lines: &[Line], index: usize, label: &Label, lexicon: &Lexicon) -> bool {
    let has_point = lines[index].text[..label.len].ends_with(['.', '\u{FF0E}']);
    let ends = |line: &Line| {
        line.trimmed().ends_with([
            '。', ';', '\u{FF1B}', ')', '\u{FF09}', '〕', '】', ']', ':', '\u{FF1A}',
        ])
    };
    // A line ends with the units of its statement: 责任单位:市住建局.
    let ends_in_units = |line: &Line| {
        let last = line.trimmed().rsplit_once([':', '\u{FF1A}']);
        last.is_some_and(|(_, units)| statement::is_list_of_units(units, lexicon))
    };
    let above = index.checked_sub(1).map(|above| &lines[above]);
    has_point
        && above.is_some_and(|above| !ends(above) && above.length() > 20 && !ends_in_units(above))
}

/// The last number of each style.
#[derive(Default)]
struct LatestNumbers(HashMap<LabelKind, u32>);

impl LatestNumbers {
    /// Adds a number with its mark; the numbers below it begin anew.
    fn add_marked(&mut self, label: &Label) {
        self.0.insert(label.kind, label.number);
        match label.kind {
            LabelKind::Chapter | LabelKind::Part => {
                self.0.remove(&LabelKind::Section);
                self.0.remove(&LabelKind::Subsection);
            }
            LabelKind::Section => {
                self.0.remove(&LabelKind::Subsection);
            }
            _ => {}
        }
    }

    fn add_bare(&mut self, label: &Label) {
        self.0.insert(style(label.kind), label.number);
    }

    /// Whether a number without its mark follows the last one of its style.
    fn go_on_to(&self, label: &Label) -> bool {
        let last = self.0.get(&style(label.kind));
        label.number > 1 && last.is_some_and(|last| last + 1 == label.number)
    }
}

/// Whether a bare 1 begins a list: 2 follows before another 1 of its style does.
fn begins_list(label: &Label, behind: &[Line], lexicon: &Lexicon) -> bool {
    if label.number != 1 {
        return false;
    }

    let next = behind
        .iter()
        .take(AHEAD)
        .filter_map(|line| candidate(line, lexicon))
        .find(|next| style(next.label.kind) == style(label.kind));
    next.is_some_and(|next| next.label.number == 2)
}

/// Returns how many lines follow up to the next attachment.
fn rows_below(lines: &[Line]) -> usize {
    lines
        .iter()
        .take_while(|line| {
            Label::read(&line.text).is_none_or(|label| label.kind != LabelKind::Attachment)
        })
        .count()
}

/// Returns the style that a number has with its mark: 1 at the start of a line is 1. without it.
fn style(kind: LabelKind) -> LabelKind {
    match kind {
        LabelKind::Row => LabelKind::Item,
        kind => kind,
    }
}

/// Returns the number that a line begins with; a figure with its unit of measure is none.
fn candidate(line: &Line, lexicon: &Lexicon) -> Option<Candidate> {
    let is_figure = |rest: &str| {
        rest.starts_with(|c| MARKS_OF_FIGURES.contains(c)) || lexicon.figures.behind.begin(rest)
    };

    if let Some(label) = Label::read(&line.text) {
        let is_marked = label.kind != LabelKind::Row;
        let is_number = is_marked || !is_figure(&line.text[label.len..]);
        return is_number.then_some(Candidate { label, is_marked });
    }

    let label = Label::bare(&line.text)?;
    let rest = &line.text[label.len..];
    let is_number = !is_figure(rest) && rest.chars().count() >= SHORTEST_TEXT;
    is_number.then_some(Candidate {
        label,
        is_marked: false,
    })
}
