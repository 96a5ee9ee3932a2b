//! A table, and how it is made: each column is given together with the function that fills it.

use super::{Cell, Column, Words};
use std::fmt;
use std::ops::ControlFlow;

/// A table. Its rows are made when they are asked for, one by one: all of them would be a second catalogue.
pub struct Table<'a> {
    /// Its name.
    pub name: &'static str,
    /// What a row is.
    pub words: Words,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows, a cell for each column.
    rows: Box<dyn Rows + Send + Sync + 'a>,
}

impl<'a> Table<'a> {
    /// Returns a table with these rows.
    #[cfg(test)]
    pub(crate) fn with_rows(
        name: &'static str,
        words: Words,
        columns: Vec<Column>,
        rows: Vec<Vec<Cell<'a>>>,
    ) -> Self {
        Self {
            name,
            words,
            columns,
            rows: Box::new(rows),
        }
    }

    /// Returns how many rows it has.
    pub fn row_count(&self) -> usize {
        self.rows.count()
    }

    /// Hands over the rows in order, a cell for each column, until one is refused.
    ///
    /// # Errors
    /// That with which a row was refused.
    pub fn each_row<E>(&self, mut take: impl FnMut(&[Cell<'_>]) -> Result<(), E>) -> Result<(), E> {
        let mut outcome = Ok(());
        let _ = self.rows.each(&mut |row| {
            outcome = take(row);
            match outcome {
                Ok(()) => ControlFlow::Continue(()),
                Err(_) => ControlFlow::Break(()),
            }
        });
        outcome
    }
}

impl fmt::Debug for Table<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Table")
            .field("name", &self.name)
            .finish_non_exhaustive()
    }
}

/// Takes a row; breaks where it wants no more.
type TakeRow<'t> = dyn FnMut(&[Cell<'_>]) -> ControlFlow<()> + 't;

/// Rows that are made one by one.
trait Rows {
    /// Returns how many there are.
    fn count(&self) -> usize;

    /// Hands over each in order, as long as more are wanted.
    fn each(&self, take: &mut TakeRow<'_>) -> ControlFlow<()>;
}

#[cfg(test)]
impl Rows for Vec<Vec<Cell<'_>>> {
    fn count(&self) -> usize {
        self.len()
    }

    fn each(&self, take: &mut TakeRow<'_>) -> ControlFlow<()> {
        self.iter().try_for_each(|row| take(row))
    }
}

/// A column with the function that fills it.
struct FilledColumn<'a, Row> {
    column: Column,
    fill: Box<dyn Fn(Row) -> Cell<'a> + Send + Sync + 'a>,
}

/// Columns with the functions that fill them: what makes the cells of any row.
pub struct FilledColumns<'a, Row>(Vec<FilledColumn<'a, Row>>);

impl<'a, Row: Copy + 'a> FilledColumns<'a, Row> {
    /// Begins with none.
    pub(super) fn new() -> Self {
        Self(Vec::new())
    }

    /// Adds a column, and says what each row has in it.
    pub(super) fn column<Value: Into<Cell<'a>>>(
        mut self,
        column: Column,
        fill: impl Fn(Row) -> Value + Send + Sync + 'a,
    ) -> Self {
        self.0.push(FilledColumn {
            column,
            fill: Box::new(move |row| fill(row).into()),
        });
        self
    }

    /// Returns the columns.
    pub fn columns(&self) -> impl ExactSizeIterator<Item = &Column> + Clone {
        self.0.iter().map(|own| &own.column)
    }

    /// Returns the cells of a row, one for each column.
    pub fn cells(&self, row: Row) -> impl Iterator<Item = Cell<'a>> {
        self.0.iter().map(move |own| (own.fill)(row))
    }
}

impl<Row> fmt::Debug for FilledColumns<'_, Row> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("FilledColumns").field(&self.0.len()).finish()
    }
}

/// Goes through what rows are made of, from the first on.
type Items<'a, Row> = Box<dyn Fn() -> Box<dyn Iterator<Item = Row> + 'a> + Send + Sync + 'a>;

/// What rows are made of, with the functions that make cells of it.
struct FilledRows<'a, Row> {
    items: Items<'a, Row>,
    columns: FilledColumns<'a, Row>,
}

impl<'a, Row: Copy + 'a> Rows for FilledRows<'a, Row> {
    fn count(&self) -> usize {
        (self.items)().count()
    }

    fn each(&self, take: &mut TakeRow<'_>) -> ControlFlow<()> {
        let mut cells = Vec::with_capacity(self.columns.columns().len());
        for row in (self.items)() {
            cells.clear();
            cells.extend(self.columns.cells(row));
            take(&cells)?;
        }
        ControlFlow::Continue(())
    }
}

/// Makes a table of rows of one type.
pub(super) struct TableBuilder<'a, Row> {
    name: &'static str,
    words: Words,
    rows: FilledRows<'a, Row>,
}

impl<'a, Row: Copy + 'a> TableBuilder<'a, Row> {
    /// Starts a table that will have a row for each of `items`, which are gone through whenever rows are asked for.
    pub fn new<Source>(name: &'static str, words: Words, items: Source) -> Self
    where
        Source: IntoIterator<Item = Row, IntoIter: 'a> + Clone + Send + Sync + 'a,
    {
        Self {
            name,
            words,
            rows: FilledRows {
                items: Box::new(move || Box::new(items.clone().into_iter())),
                columns: FilledColumns::new(),
            },
        }
    }

    /// Adds a column, and says what each row has in it.
    pub fn column<Value: Into<Cell<'a>>>(
        mut self,
        column: Column,
        fill: impl Fn(Row) -> Value + Send + Sync + 'a,
    ) -> Self {
        self.rows.columns = self.rows.columns.column(column, fill);
        self
    }

    /// Returns the table.
    pub fn build(self) -> Table<'a> {
        Table {
            name: self.name,
            words: self.words,
            columns: self.rows.columns.columns().copied().collect(),
            rows: Box::new(self.rows),
        }
    }
}
