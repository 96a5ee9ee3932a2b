//! The catalogue as tables: rows and keys that CSV, SQLite, the Data Package and the page that
//! explains them all share.
//!
//! A table is made from a list of rows and a list of columns, each column with the function that fills it, so the
//! two cannot fall out of step.

mod cell;

mod column;

mod table;

mod files;

mod values;

mod plans;

mod notices;

mod progress;

mod passages;

mod places;

mod units;

mod duties;

mod figures;

mod threads;

mod indicators;

mod list;

pub use cell::Cell;
pub use column::{CellType, Column, Words};
pub use files::DataFile;
pub use list::{ListRow, list};
pub use table::{FilledColumns, Table};

use crate::link::catalogue::Catalogue;

/// Makes a table of a catalogue.
pub type MakeTable = for<'c> fn(&'c Catalogue) -> Table<'c>;

/// Returns all tables; one refers only to those before it, or to itself.
pub fn tables(catalogue: &Catalogue) -> Vec<Table<'_>> {
    let makers = makers(catalogue).into_iter();
    makers.map(|make| make(catalogue)).collect()
}

/// Returns what makes the tables, in the same order: one alone reads of the catalogue what its table holds.
pub fn makers(catalogue: &Catalogue) -> Vec<MakeTable> {
    let mut makers: Vec<MakeTable> = vec![
        places::places,
        plans::plans,
        passages::nodes,
        passages::tasks,
        units::units,
        units::unit_relations,
        places::parks,
        units::unit_parks,
        places::projects,
        duties::assignments,
        duties::milestones,
        duties::recurrences,
        figures::targets,
        figures::allotments,
        passages::task_parks,
        passages::task_projects,
        plans::emendations,
        notices::notices,
        notices::amendments,
        plans::revisions,
        plans::skips,
    ];
    // A site without threads has no empty tables of them.
    if !catalogue.threads.is_empty() {
        makers.extend([threads::threads as MakeTable, threads::steps]);
    }
    if !catalogue.indicators.is_empty() {
        makers.push(indicators::indicators);
    }
    if !catalogue.progress.is_empty() {
        makers.push(progress::progress);
    }
    makers
}
