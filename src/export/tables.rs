//! The tables as files: CSV, CSV for Excel, Parquet, SQLite, and the descriptors that say what they hold.

use super::csv_tables::CsvTables;
use super::inputs::Inputs;
use super::job::Job;
use super::{csv_file, datasette, package, parquet_file, sqlite};
use crate::address::Route;
use crate::link::dataset::{self, DataFile, Table};
use std::path::Path;
use std::sync::Arc;

/// Returns the files of all tables, and what describes them. A file makes its table itself, so that it is known what it is
/// made of.
pub(super) fn jobs<'a>(inputs: &Inputs<'a>, tables: &Arc<[Table<'a>]>) -> Vec<Job<'a>> {
    let inputs = *inputs;
    let mut jobs = Vec::new();

    let catalogue = inputs.catalogue;
    let makers = dataset::makers(catalogue);
    let csv_tables = Arc::new(CsvTables::new(catalogue, &makers));
    for (place, (table, make)) in tables.iter().zip(makers).enumerate() {
        let name = table.name;
        let path = |folder, ending| Route::dataset(&format!("{folder}/{name}.{ending}")).path();

        let own = Arc::clone(&csv_tables);
        let csv = Job::pieces(path("csv", "csv"), move |out| own.write(place, out));
        let excel = Job::pieces(path("excel", "csv"), move |out| {
            csv_file::for_excel(&make(catalogue), out)
        });
        let parquet = Job::on_disk(path("parquet", "parquet"), move |place: &Path| {
            parquet_file::write_table(&make(catalogue), place)
        });
        jobs.extend([csv, excel, parquet].map(Job::of_catalogue));
    }

    let path = DataFile::Package.path();
    let descriptor = Job::fallible_json(path, move || {
        let tables = csv_tables.all()?;
        Ok::<_, csv::Error>(package::descriptor(&inputs, &tables))
    });
    jobs.push(descriptor.of_catalogue());

    let path = DataFile::Datasette.path();
    let own = Arc::clone(tables);
    jobs.push(Job::json(path, move || datasette::metadata(&inputs, &own)));

    let path = DataFile::Database.path();
    let write = move |place: &Path| sqlite::write_database(&dataset::tables(catalogue), place);
    jobs.push(Job::on_disk(path, write).of_catalogue());

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

        let columns = vec![column("id", true), column("words", false)];
        Table::with_rows("made_up", words, columns, rows)
    }

    /// Makes a database of one table.
    fn database(table: Table<'_>) -> rusqlite::Result<()> {
        let folder = tempfile::tempdir().unwrap();
        sqlite::write_database(&[table], &folder.path().join("made-up.sqlite"))
    }

    #[test]
    fn a_row_that_is_too_short_is_an_error() {
        let short = table(vec![vec!["a".into()]]);

        let error = csv_file::plain(&short, std::io::sink())
            .unwrap_err()
            .to_string();
        assert!(error.contains("1 fields"), "{error}");
        assert!(database(short).is_err());
    }

    #[test]
    fn two_rows_with_one_key_are_an_error() {
        let rows = vec![vec!["a".into(), "1".into()], vec!["a".into(), "2".into()]];
        let error = database(table(rows)).unwrap_err().to_string();
        assert!(
            error.contains("UNIQUE constraint failed: made_up.id"),
            "{error}"
        );
    }

    #[test]
    fn excel_calculates_nothing() {
        let table = table(vec![vec!["a".into(), "=1+1".into()]]);
        let mut made = Vec::new();
        csv_file::for_excel(&table, &mut made).unwrap();
        let text = String::from_utf8(made).unwrap();
        assert_eq!(text, "\u{FEFF}id,words\r\na,\"=\"\"=1+1\"\"\"\r\n");
    }
}
