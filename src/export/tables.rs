//! The tables as files: CSV, CSV for Excel, SQLite, and the descriptors that say what they hold.

use super::inputs::Inputs;
use super::job::Job;
use super::{csv_file, datasette, package, sqlite};
use crate::address::Route;
use crate::link::dataset::{DataFile, Table};
use std::sync::Arc;

/// Writes a table in some form of CSV.
type WriteCsv = fn(&Table<'_>) -> csv::Result<Vec<u8>>;

/// The folders below data/, each with how its files are written.
const FOLDERS: [(&str, WriteCsv); 2] = [("csv", csv_file::plain), ("excel", csv_file::for_excel)];

/// Returns the files of all tables, and what describes them. Each file holds on to all tables, which are made once.
pub(super) fn jobs<'a>(inputs: &Inputs<'a>, tables: &Arc<[Table<'a>]>) -> Vec<Job<'a>> {
    let inputs = *inputs;
    let mut jobs = Vec::new();

    for index in 0..tables.len() {
        for (folder, write) in FOLDERS {
            let path = Route::dataset(&format!("{folder}/{}.csv", tables[index].name)).path();
            let tables = Arc::clone(tables);
            jobs.push(Job::fallible(path, move || write(&tables[index])));
        }
    }

    let path = DataFile::Package.path();
    let own = Arc::clone(tables);
    jobs.push(Job::fallible_json(path, move || {
        package::descriptor(&inputs, &own)
    }));

    let path = DataFile::Datasette.path();
    let own = Arc::clone(tables);
    jobs.push(Job::json(path, move || datasette::metadata(&inputs, &own)));

    let path = DataFile::Database.path();
    let own = Arc::clone(tables);
    jobs.push(Job::fallible(path, move || sqlite::database(&own)));

    jobs
}

#[cfg(test)]
mod tests {
    use crate::export::{csv_file, sqlite};
    use crate::link::dataset::{Cell, CellType, Column, Table, Words};

    /// Returns a table with two columns of text, of which the first is its key.
    fn table(rows: Vec<Vec<Cell<'static>>>) -> Table<'static> {
        let words = Words {
            zh: "虚构",
            en: "Made up",
        };
        let column = |name, key| Column {
            name,
            cell_type: CellType::Text,
            words,
            required: key,
            key,
            refers: None,
        };

        Table {
            name: "made_up",
            words,
            columns: vec![column("id", true), column("words", false)],
            rows,
        }
    }

    #[test]
    fn a_row_that_is_too_short_is_an_error() {
        let short = table(vec![vec!["a".into()]]);

        let error = csv_file::plain(&short).unwrap_err().to_string();
        assert!(error.contains("1 fields"), "{error}");
        assert!(sqlite::database(&[short]).is_err());
    }

    #[test]
    fn two_rows_with_one_key_are_an_error() {
        let rows = vec![vec!["a".into(), "1".into()], vec!["a".into(), "2".into()]];
        let error = sqlite::database(&[table(rows)]).unwrap_err().to_string();
        assert!(
            error.contains("UNIQUE constraint failed: made_up.id"),
            "{error}"
        );
    }

    #[test]
    fn excel_calculates_nothing() {
        let table = table(vec![vec!["a".into(), "=1+1".into()]]);
        let made = csv_file::for_excel(&table).unwrap();
        let text = String::from_utf8(made).unwrap();
        assert_eq!(text, "\u{FEFF}id,words\r\na,'=1+1\r\n");
    }
}
