//! The tables as one SQLite database, with keys, and with a table for full-text search that Datasette
//! finds by itself.

use crate::link::dataset::{Cell, CellType, Column, Table};
use rusqlite::types::{ToSqlOutput, Value, ValueRef};
use rusqlite::{Connection, Result, ToSql, params_from_iter};
use std::path::Path;

/// The table for full-text search. Datasette knows it by these very quotation marks.
const FULL_TEXT: &str = "\
CREATE VIRTUAL TABLE nodes_fts USING fts5(heading, text, tail, content=\"nodes\", tokenize='trigram');
INSERT INTO nodes_fts(nodes_fts) VALUES ('rebuild');";

impl ToSql for Cell<'_> {
    fn to_sql(&self) -> Result<ToSqlOutput<'_>> {
        Ok(match self {
            Cell::Null => ToSqlOutput::Owned(Value::Null),
            Cell::Text(text) => ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes())),
            Cell::Integer(number) => ToSqlOutput::Owned(Value::Integer(*number)),
            Cell::Boolean(truth) => ToSqlOutput::Owned(Value::Integer(i64::from(*truth))),
        })
    }
}

/// What a new database is made with. Keys are declared for readers; rows come in an order of their own. A file that is
/// not finished is thrown away, so nothing needs to be undone or kept through a loss of power. The cache is in KiB.
const SETTINGS: &str = "\
PRAGMA foreign_keys = OFF;
PRAGMA page_size = 4096;
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA cache_size = -16384;";

/// Writes the database file to a place where none is.
///
/// # Errors
/// Fails where rows break the keys that their table declares, and where the place cannot be written to.
pub fn write_database(tables: &[Table<'_>], place: &Path) -> Result<()> {
    fill(Connection::open(place)?, tables)
}

/// Fills a new database with the tables.
fn fill(mut connection: Connection, tables: &[Table<'_>]) -> Result<()> {
    connection.execute_batch(SETTINGS)?;

    let transaction = connection.transaction()?;
    for table in tables {
        insert(&transaction, table)?;
    }

    // Tables of tests may have no text to search.
    if tables.iter().any(|table| table.name == "nodes") {
        transaction.execute_batch(FULL_TEXT)?;
    }
    transaction.commit()?;

    connection.close().map_err(|(_, error)| error)
}

/// Makes a table and fills it.
fn insert(connection: &Connection, table: &Table<'_>) -> Result<()> {
    connection.execute_batch(&definition(table))?;

    let marks = vec!["?"; table.columns.len()].join(", ");
    let mut insert = connection.prepare(&format!("INSERT INTO {} VALUES ({marks})", table.name))?;
    table.each_row(|row| insert.execute(params_from_iter(row)).map(drop))
}

/// Returns the statements that make a table with its keys and indexes.
fn definition(table: &Table<'_>) -> String {
    let mut lines: Vec<String> = table.columns.iter().map(column_definition).collect();

    let keys = table.columns.iter().filter(|column| column.key);
    let keys: Vec<String> = keys.map(|column| format!("\"{}\"", column.name)).collect();
    lines.push(format!("PRIMARY KEY ({})", keys.join(", ")));

    // A key of a single column has an index already.
    let indexed = |column: &&Column| {
        let is_whole_key = column.key && keys.len() == 1;
        column.refers.is_some() && !is_whole_key
    };
    let indexes: String = table
        .columns
        .iter()
        .filter(indexed)
        .map(|column| {
            let (name, column) = (table.name, column.name);
            format!("CREATE INDEX {name}_{column} ON {name}({column});\n")
        })
        .collect();

    let (name, lines) = (table.name, lines.join(",\n  "));
    format!("CREATE TABLE {name} (\n  {lines}\n);\n{indexes}")
}

/// Returns the part of the statement that defines a column.
fn column_definition(column: &Column) -> String {
    let cell_type = match column.cell_type {
        CellType::Text | CellType::Date => "TEXT",
        CellType::Integer | CellType::Boolean => "INTEGER",
    };
    let required = if column.required { " NOT NULL" } else { "" };
    let refers = match column.refers {
        Some(table) => format!(" REFERENCES {table}(id)"),
        None => String::new(),
    };
    format!("\"{}\" {cell_type}{required}{refers}", column.name)
}
