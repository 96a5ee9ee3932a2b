//! The times of a row: its deadline columns, and the columns that a time names.

use super::row_texts::TICKS;
use super::rows::{RowContent, TableReader, says_something};
use super::wide_cells::first_column;
use crate::intake::import::plan_year::PlanYear;
use crate::intake::import::statement::{self, Statement};
use crate::intake::import::table::{self, Cell, Column};
use crate::plan::Milestone;
use crate::time::find_dues;

impl TableReader<'_, '_> {
    /// Reads what stands in a column that a time names, be it in a merged cell that begins further left or above.
    pub(super) fn read_period_of_row(
        &mut self,
        index: usize,
        cells: &[Cell],
        row: &mut RowContent,
    ) {
        let first = first_column(cells, index);
        if self.head.columns[first] != Column::Period {
            return;
        }
        let filled = self.above.fill_marked(first, &cells[first]);
        let (text, from_above) = (filled.cell.text(), filled.from_above);
        let is_ticked = !text.is_empty() && text.chars().all(|c| TICKS.contains(c));
        if is_ticked && first == index && !from_above {
            // Whether it is due then or goes on then, a tick does not say.
            row.statement.undated.push(text);
        } else if says_something(&text) {
            row.inherited |= from_above;
            row.is_dated_by_head |=
                self.read_period(index, &text, first == index, &mut row.statement);
        }
    }

    /// Reads the text of a cell in a column that a time names: it is due then, unless it names times itself, which count once
    /// in a merged cell. Returns whether the head dates it.
    pub(super) fn read_period(
        &self,
        index: usize,
        text: &str,
        is_first: bool,
        statement: &mut Statement,
    ) -> bool {
        let (year, lexicon) = (self.draft.year(), self.draft.terms.lexicon);
        let name = &self.head.names[index];
        let has_times = !find_dues(text, year.year).is_empty();
        if has_times || year.leaves_open(name) {
            if is_first {
                // 年底 below 2026年目标 is that of 2026.
                self.read_times(text, year.of_title(name), statement);
            }
            return false;
        }
        let dues = table::periods_of_name(name, year.year, lexicon);
        statement
            .milestones
            .extend(dues.into_iter().map(|due| Milestone {
                due,
                raw: name.clone(),
                text: text.to_owned(),
            }));
        true
    }

    /// Reads the cell of a deadline column.
    pub(super) fn read_deadlines(&self, text: &str, statement: &mut Statement) {
        self.read_times(text, self.draft.year(), statement);
    }

    /// Reads the times of a cell in which a bare month means one of a year.
    fn read_times(&self, text: &str, year: PlanYear, statement: &mut Statement) {
        let deadlines = &self.draft.terms.lexicon.deadlines;
        statement::read_deadlines(text, year.year, deadlines, statement);
        statement.leave_open(year);
    }
}
