//! The texts of a row that name offices or times, though their columns state none: they are doubted.

use super::doubts::excerpt;
use super::rows::TableReader;
use crate::base::message::message;
use crate::intake::import::statement;
use crate::intake::import::table::{Cell, Column};
use crate::plan::Assignment;

/// Signs in the cells of columns that name offices or times: √.
pub const TICKS: &str = "√✓✔●★☆■▲◆○◎△";

impl TableReader<'_, '_> {
    /// Reports what the texts of a row say of units that the row does not assign, and, once for each column, lone offices and
    /// times.
    pub(super) fn doubt_texts(&mut self, cells: &[Cell], first: usize, assigned: &[Assignment]) {
        let is_assigned = |unit: &String| assigned.iter().any(|one| one.unit == *unit);
        for (index, cell) in cells.iter().enumerate().skip(first) {
            if self.head.columns[index] != Column::Text || cell.is_empty() {
                continue;
            }
            self.doubt_column(index, cell, assigned);
            for line in &cell.lines {
                let lexicon = self.draft.terms.lexicon;
                let mut unread: Vec<String> = statement::unread_clauses(&line.text, lexicon)
                    .into_iter()
                    .filter(|clause| !clause.units.iter().all(is_assigned))
                    .map(|clause| clause.words)
                    .collect();
                let stated = statement::stated_units(&line.text, lexicon);
                if unread.is_empty() && !stated.iter().all(is_assigned) {
                    unread.push(line.text.clone());
                }
                for words in unread {
                    self.draft.doubts.warn(
                        "unread-clause",
                        message!("words-gives-offices-a-part", words = excerpt(&words)),
                        line.line,
                        message!("write-the-units-into-the-task-block"),
                    );
                }
                self.draft.doubt_unread_brackets(&line.text, line.line);
            }
        }
    }

    /// Reports a column of text that names offices or times and nothing else in a cell, or ticks off an office that is its name.
    fn doubt_column(&mut self, index: usize, cell: &Cell, assigned: &[Assignment]) {
        let lexicon = self.draft.terms.lexicon;
        let text = cell.text();
        let is_assigned = |unit: &String| assigned.iter().any(|one| one.unit == *unit);
        let name = &self.head.names[index];
        let names_offices = statement::lone_offices(&text, lexicon)
            .is_some_and(|units| !units.iter().all(is_assigned));
        let is_ticked = text.chars().all(|c| TICKS.contains(c))
            && statement::lone_offices(name, lexicon).is_some();
        let states = names_offices || is_ticked || statement::is_lone_time(&text, lexicon);
        if !states || !self.doubted_columns.insert(index) {
            return;
        }
        self.draft.doubts.warn(
            "unread-column",
            message!(
                "cells-of-a-column-name-offices-or-times",
                column = name.clone()
            ),
            cell.lines[0].line,
            message!("write-what-the-column-says"),
        );
    }
}
