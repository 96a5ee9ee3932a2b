//! Tables of tasks (任务分解表) in the forms in which they reach us: cells kept apart by tabs; a row a line,
//! cells one space apart; a cell a line.
//!
//! In come lines, the first of which may be the head of a table. Out come the `Head`, with what its
//! columns state, and the `Cell`s of each row. An empty cell continues a merged one above
//! (`CellsAbove`).

mod cell;
mod head;

mod above;
mod fitting;

mod row;

pub use above::CellsAbove;
pub use cell::Cell;
pub use head::{Column, Form, Head, head, names_columns, periods_of_name};
pub use row::cells;
