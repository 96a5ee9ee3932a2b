//! A table, and how it is made: each column is given together with the function that fills it.

use super::{Cell, Column, Words};

/// A table.
#[derive(Debug)]
pub struct Table<'a> {
    /// Its name.
    pub name: &'static str,
    /// What a row is.
    pub words: Words,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows, a cell for each column.
    pub rows: Vec<Vec<Cell<'a>>>,
}

/// A column with the function that fills it.
struct FilledColumn<'a, Row> {
    column: Column,
    fill: Box<dyn Fn(Row) -> Cell<'a> + 'a>,
}

/// Makes a table of rows of one type.
pub(super) struct TableBuilder<'a, Row> {
    name: &'static str,
    words: Words,
    rows: Vec<Row>,
    columns: Vec<FilledColumn<'a, Row>>,
}

impl<'a, Row: Copy> TableBuilder<'a, Row> {
    /// Starts a table that will have a row for each of `rows`.
    pub fn new(name: &'static str, words: Words, rows: impl IntoIterator<Item = Row>) -> Self {
        Self {
            name,
            words,
            rows: rows.into_iter().collect(),
            columns: Vec::new(),
        }
    }

    /// Adds a column, and says what each row has in it.
    pub fn column<Value: Into<Cell<'a>>>(
        mut self,
        column: Column,
        fill: impl Fn(Row) -> Value + 'a,
    ) -> Self {
        self.columns.push(FilledColumn {
            column,
            fill: Box::new(move |row| fill(row).into()),
        });
        self
    }

    /// Fills the columns.
    pub fn build(self) -> Table<'a> {
        let columns = self.columns;
        let cells = |row: Row| columns.iter().map(|own| (own.fill)(row)).collect();
        let rows = self.rows.into_iter().map(cells).collect();

        Table {
            name: self.name,
            words: self.words,
            columns: columns.iter().map(|own| own.column).collect(),
            rows,
        }
    }
}
