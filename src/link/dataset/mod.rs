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
pub use table::Table;

use crate::link::catalogue::Catalogue;

/// Returns all tables; one refers only to those before it, or to itself.
pub fn tables(catalogue: &Catalogue) -> Vec<Table<'_>> {
    let mut tables = vec![
        places::places(catalogue),
        plans::plans(catalogue),
        passages::nodes(catalogue),
        passages::tasks(catalogue),
        units::units(catalogue),
        units::unit_relations(catalogue),
        places::parks(catalogue),
        units::unit_parks(catalogue),
        places::projects(catalogue),
        duties::assignments(catalogue),
        duties::milestones(catalogue),
        duties::recurrences(catalogue),
        figures::targets(catalogue),
        figures::allotments(catalogue),
        passages::task_parks(catalogue),
        passages::task_projects(catalogue),
        plans::emendations(catalogue),
        notices::notices(catalogue),
        notices::amendments(catalogue),
        plans::revisions(catalogue),
        plans::skips(catalogue),
    ];
    // A site without threads has no empty tables of them.
    if !catalogue.threads.is_empty() {
        tables.push(threads::threads(catalogue));
        tables.push(threads::steps(catalogue));
    }
    if !catalogue.indicators.is_empty() {
        tables.push(indicators::indicators(catalogue));
    }
    if !catalogue.progress.is_empty() {
        tables.push(progress::progress(catalogue));
    }
    tables
}
