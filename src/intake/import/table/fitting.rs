//! Rows of which only the order of their parts is known: each part goes into the column that it fits
//! best.

use super::cell::{Cell, CellLine};
use super::head::Column;
use crate::intake::import::statement;
use crate::intake::lexicon::Lexicon;

/// The most parts of a row; a longer one is none.
const MOST_PARTS: usize = 60;

/// The longest text, in characters, that a column of units may hold though it names none.
const LONGEST_UNKNOWN_UNIT: usize = 40;

/// How a part fits a column in which it cannot stand.
const NO_FIT: i32 = -4;

/// What a part of a row looks like.
#[derive(Debug, Clone, Copy)]
struct Looks {
    /// It is a list of units.
    units: bool,
    /// It is a time.
    time: bool,
    /// It may be the name of a unit that is not known as one.
    unknown_unit: bool,
}

impl Looks {
    /// Looks at a text as the cell of a table.
    fn from_text(text: &str, lexicon: &Lexicon) -> Self {
        let time = statement::is_time(text, &lexicon.deadlines);
        Looks {
            units: statement::is_cell_of_units(text, lexicon)
                || statement::gives_parts(text, lexicon),
            time,
            unknown_unit: !time && text.chars().count() <= LONGEST_UNKNOWN_UNIT,
        }
    }

    /// Returns how well a part that looks so fits a column.
    fn fit(self, column: Column) -> i32 {
        match column {
            Column::Units(_) if self.units => 3,
            Column::Units(_) if self.unknown_unit => -1,
            Column::UnitsAndPeople(_) if self.units || self.unknown_unit => 3,
            Column::Deadline if self.time => 3,
            Column::Units(_) | Column::UnitsAndPeople(_) | Column::Deadline => NO_FIT,
            Column::Period => 1,
            Column::Text if self.units || self.time => -1,
            Column::Text => 2,
        }
    }
}

/// Puts the parts of a row into columns, in order, several into one cell if need be. Returns `None`
/// when something would stand where it cannot.
pub fn fit_into_columns(
    parts: &[CellLine],
    columns: &[Column],
    lexicon: &Lexicon,
) -> Option<Vec<Cell>> {
    let looks: Vec<Looks> = parts
        .iter()
        .map(|part| Looks::from_text(&part.text, lexicon))
        .collect();

    // Names of things may end as names of units do: where all else fits, so do they.
    let one_each = parts.len() == columns.len()
        && looks
            .iter()
            .zip(columns)
            .all(|(look, column)| *column == Column::Text || look.fit(*column) > 0);
    if one_each {
        return Some(parts.iter().cloned().map(Cell::new).collect());
    }

    let places = best_places(&looks, columns)?;
    let mut cells = vec![Cell::default(); columns.len()];
    for ((part, look), place) in parts.iter().zip(&looks).zip(places) {
        if look.fit(columns[place]) == NO_FIT {
            return None;
        }
        cells[place].lines.push(part.clone());
    }

    // Without a unit or a time in its column, what was fitted may be a sentence.
    let states = cells
        .iter()
        .zip(columns)
        .any(|(cell, column)| *column != Column::Text && !cell.is_empty());
    states.then_some(cells)
}

/// The best way to put the parts so far into the columns, the last of them into a given column.
#[derive(Debug, Clone, Copy)]
struct Way {
    score: i32,
    /// The column of the part before the last.
    before: usize,
}

/// Returns the column of each part, so that columns never go back and the sum of fits is greatest.
fn best_places(looks: &[Looks], columns: &[Column]) -> Option<Vec<usize>> {
    // The work grows with parts times columns; no real row has so many parts.
    if looks.len() > MOST_PARTS || columns.is_empty() {
        return None;
    }

    // One row a part: the ways that end in each column.
    let mut ways: Vec<Vec<Way>> = Vec::with_capacity(looks.len());
    for look in looks {
        let last = ways.last();
        let row = (0..columns.len())
            .map(|column| {
                let way = best_way_to(column, last)?;
                Some(Way {
                    score: way.score + look.fit(columns[column]),
                    ..way
                })
            })
            .collect::<Option<Vec<Way>>>()?;
        ways.push(row);
    }

    // Back from the best end.
    let mut places = Vec::with_capacity(looks.len());
    let mut column = match ways.last() {
        Some(last) => (0..last.len()).max_by_key(|&column| (last[column].score, column))?,
        None => 0,
    };
    for row in ways.iter().rev() {
        places.push(column);
        column = row[column].before;
    }
    places.reverse();
    Some(places)
}

/// Returns the best way into a column, given the ways of the part before. A column that stays empty
/// costs a little, so that none does without a reason.
fn best_way_to(column: usize, last: Option<&Vec<Way>>) -> Option<Way> {
    (0..=column)
        .map(|before| {
            let skipped = (column - before).saturating_sub(1) as i32;
            let score = last.map_or(0, |ways| ways[before].score) - skipped;
            Way { score, before }
        })
        .max_by_key(|way| (way.score, way.before))
}
