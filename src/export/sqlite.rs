//! The tables as one SQLite database, with keys, and with a table for full-text search that Datasette
//! finds by itself.

use crate::link::dataset::{Cell, CellType, Table};
use rusqlite::types::{ToSqlOutput, Value, ValueRef};
use rusqlite::{Connection, Result, ToSql, params_from_iter};

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

/// The bytes of the database file.
///
/// # Errors
/// When rows break the keys that their table declares.
pub fn database(tables: &[Table<'_>]) -> Result<Vec<u8>> {
    let mut connection = Connection::open_in_memory()?;
    // Keys are declared for readers; rows come in an order of their own.
    connection.execute_batch("PRAGMA foreign_keys = OFF; PRAGMA page_size = 4096;")?;
    let transaction = connection.transaction()?;
    for table in tables {
        transaction.execute_batch(&definition(table))?;
        let marks = vec!["?"; table.columns.len()].join(", ");
        let mut insert =
            transaction.prepare(&format!("INSERT INTO {} VALUES ({marks})", table.name))?;
        for row in &table.rows {
            insert.execute(params_from_iter(row))?;
        }
    }
    // Datasette knows the table by these very quotation marks.
    transaction.execute_batch(
        "CREATE VIRTUAL TABLE nodes_fts USING fts5(heading, text, tail, content=\"nodes\", tokenize='trigram');
         INSERT INTO nodes_fts(nodes_fts) VALUES ('rebuild');",
    )?;
    transaction.commit()?;
    Ok(connection.serialize("main")?.to_vec())
}

fn definition(table: &Table<'_>) -> String {
    let mut lines: Vec<String> = table
        .columns
        .iter()
        .map(|column| {
            let kind = match column.cell_type {
                CellType::Text | CellType::Date => "TEXT",
                CellType::Integer | CellType::Boolean => "INTEGER",
            };
            let required = if column.required { " NOT NULL" } else { "" };
            let refers = column
                .refers
                .map_or_else(String::new, |to| format!(" REFERENCES {to}(id)"));
            format!("\"{}\" {kind}{required}{refers}", column.name)
        })
        .collect();
    let key: Vec<String> = table
        .columns
        .iter()
        .filter(|column| column.key)
        .map(|column| format!("\"{}\"", column.name))
        .collect();
    lines.push(format!("PRIMARY KEY ({})", key.join(", ")));
    let indexes: String = table
        .columns
        .iter()
        .filter(|column| column.refers.is_some() && !(column.key && key.len() == 1))
        .map(|column| {
            let (name, column) = (table.name, column.name);
            format!("CREATE INDEX {name}_{column} ON {name}({column});\n")
        })
        .collect();
    format!(
        "CREATE TABLE {} (\n  {}\n);\n{indexes}",
        table.name,
        lines.join(",\n  ")
    )
}
