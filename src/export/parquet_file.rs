//! Tables as Parquet, for DuckDB, Polars and the like: each column with its type, so that nothing has to be guessed.

use crate::link::dataset::{Cell, CellType, Column, Table};
use jiff::civil::{Date, date};
use parquet::basic::{Compression, LogicalType, Repetition, Type as PhysicalType};
use parquet::data_type::{BoolType, ByteArray, ByteArrayType, Int32Type, Int64Type};
use parquet::errors::{ParquetError, Result};
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedColumnWriter, SerializedFileWriter};
use parquet::schema::types::{Type, TypePtr};
use std::fs::File;
use std::path::Path;
use std::sync::Arc;

/// The first day, from which the format counts.
const EPOCH: Date = date(1970, 1, 1);
/// How many rows are written at once, and held in memory until then.
const ROWS_A_GROUP: usize = 16_384;
/// How the format marks that a row has no cell in a column, or has one.
const EMPTY: i16 = 0;
const FILLED: i16 = 1;

/// The cells of a column that wait to be written.
struct Waiting {
    name: &'static str,
    cells: Cells,
    /// Whether each row has a cell, where a column may be empty.
    filled: Option<Vec<i16>>,
}

/// Cells of one type.
enum Cells {
    Text(Vec<ByteArray>),
    Integer(Vec<i64>),
    Boolean(Vec<bool>),
    /// Days since the first one.
    Date(Vec<i32>),
}

/// Writes a table to a place on disk. The same table gives the same bytes.
///
/// # Errors
/// Fails where a row has more or fewer cells than the table has columns, where a cell is of another type than its column or
/// lacks though it must not, and where the place cannot be written to.
pub fn write_table(table: &Table<'_>, place: &Path) -> Result<()> {
    let properties = WriterProperties::builder()
        .set_compression(Compression::SNAPPY)
        .build();
    let file = File::create(place)?;
    let mut writer = SerializedFileWriter::new(file, schema(table)?, Arc::new(properties))?;

    let mut waiting: Vec<Waiting> = table.columns.iter().map(Waiting::new).collect();
    let mut rows = 0;
    table.each_row(|row| {
        take(&mut waiting, row)?;
        rows += 1;
        if rows == ROWS_A_GROUP {
            write_group(&mut writer, &mut waiting)?;
            rows = 0;
        }
        Ok::<(), ParquetError>(())
    })?;

    if rows > 0 {
        write_group(&mut writer, &mut waiting)?;
    }
    writer.close().map(drop)
}

/// Returns the schema of a table.
fn schema(table: &Table<'_>) -> Result<TypePtr> {
    let fields = table
        .columns
        .iter()
        .map(|column| field(column).map(Arc::new));
    let schema = Type::group_type_builder(table.name)
        .with_fields(fields.collect::<Result<Vec<_>>>()?)
        .build()?;
    Ok(Arc::new(schema))
}

/// Returns the type of a column.
fn field(column: &Column) -> Result<Type> {
    let (physical, logical) = match column.cell_type {
        CellType::Text => (PhysicalType::BYTE_ARRAY, Some(LogicalType::String)),
        CellType::Integer => (PhysicalType::INT64, None),
        CellType::Boolean => (PhysicalType::BOOLEAN, None),
        CellType::Date => (PhysicalType::INT32, Some(LogicalType::Date)),
    };
    let repetition = match column.required {
        true => Repetition::REQUIRED,
        false => Repetition::OPTIONAL,
    };
    Type::primitive_type_builder(column.name, physical)
        .with_repetition(repetition)
        .with_logical_type(logical)
        .build()
}

/// Adds a row to what waits.
fn take(waiting: &mut [Waiting], row: &[Cell<'_>]) -> Result<()> {
    if waiting.len() != row.len() {
        let problem = format!("{} cells for {} columns", row.len(), waiting.len());
        return Err(ParquetError::General(problem));
    }
    let mut columns = waiting.iter_mut().zip(row);
    columns.try_for_each(|(column, cell)| column.take(cell))
}

/// Writes what waits as a group of rows.
fn write_group(writer: &mut SerializedFileWriter<File>, waiting: &mut [Waiting]) -> Result<()> {
    let mut group = writer.next_row_group()?;
    let mut columns = waiting.iter_mut();
    while let Some(mut column) = group.next_column()? {
        if let Some(own) = columns.next() {
            own.write(&mut column)?;
        }
        column.close()?;
    }
    group.close().map(drop)
}

impl Waiting {
    /// Returns an empty column.
    fn new(column: &Column) -> Self {
        Self {
            name: column.name,
            cells: match column.cell_type {
                CellType::Text => Cells::Text(Vec::new()),
                CellType::Integer => Cells::Integer(Vec::new()),
                CellType::Boolean => Cells::Boolean(Vec::new()),
                CellType::Date => Cells::Date(Vec::new()),
            },
            filled: (!column.required).then(Vec::new),
        }
    }

    /// Adds the cell of a row.
    fn take(&mut self, cell: &Cell<'_>) -> Result<()> {
        match (&mut self.filled, cell) {
            (Some(filled), Cell::Null) => {
                filled.push(EMPTY);
                return Ok(());
            }
            (Some(filled), _) => filled.push(FILLED),
            (None, _) => {}
        }

        match (&mut self.cells, cell) {
            (Cells::Text(cells), Cell::Text(text)) => cells.push(text.as_bytes().to_vec().into()),
            (Cells::Integer(cells), Cell::Integer(number)) => cells.push(*number),
            (Cells::Boolean(cells), Cell::Boolean(truth)) => cells.push(*truth),
            (Cells::Date(cells), Cell::Text(text)) => cells.push(days(text)?),
            _ => {
                let problem = format!("column {}: {cell:?} is not of its type", self.name);
                return Err(ParquetError::General(problem));
            }
        }
        Ok(())
    }

    /// Writes the cells, and waits for others.
    fn write(&mut self, column: &mut SerializedColumnWriter<'_>) -> Result<()> {
        let filled = self.filled.as_deref();
        match &mut self.cells {
            Cells::Text(cells) => {
                let writer = column.typed::<ByteArrayType>();
                writer.write_batch(cells, filled, None)?;
                cells.clear();
            }
            Cells::Integer(cells) => {
                let writer = column.typed::<Int64Type>();
                writer.write_batch(cells, filled, None)?;
                cells.clear();
            }
            Cells::Boolean(cells) => {
                let writer = column.typed::<BoolType>();
                writer.write_batch(cells, filled, None)?;
                cells.clear();
            }
            Cells::Date(cells) => {
                let writer = column.typed::<Int32Type>();
                writer.write_batch(cells, filled, None)?;
                cells.clear();
            }
        }
        if let Some(filled) = &mut self.filled {
            filled.clear();
        }
        Ok(())
    }
}

/// Returns how many days after the first one a day is.
fn days(text: &str) -> Result<i32> {
    let day: Date = text.parse().map_err(external)?;
    Ok(EPOCH.until(day).map_err(external)?.get_days())
}

/// Returns an error of another library as one of this.
fn external(error: jiff::Error) -> ParquetError {
    ParquetError::External(Box::new(error))
}

#[cfg(test)]
mod tests {
    use super::{days, write_table};
    use crate::link::dataset::{Cell, CellType, Column, Table, Words};
    use parquet::file::reader::{FileReader, SerializedFileReader};
    use std::fs::File;

    const WORDS: Words = Words {
        zh: "虚构",
        en: "Made up",
    };

    fn column(name: &'static str, cell_type: CellType, required: bool) -> Column {
        Column {
            name,
            cell_type,
            words: WORDS,
            required,
            key: false,
            refers: None,
        }
    }

    fn table(rows: Vec<Vec<Cell<'static>>>) -> Table<'static> {
        let columns = vec![
            column("words", CellType::Text, true),
            column("count", CellType::Integer, false),
            column("truth", CellType::Boolean, false),
            column("day", CellType::Date, false),
        ];
        Table::with_rows("made_up", WORDS, columns, rows)
    }

    #[test]
    fn a_table_reads_back_with_its_types() {
        let rows = vec![
            vec!["甲".into(), 7usize.into(), true.into(), "2018-02-13".into()],
            vec!["乙".into(), Cell::Null, Cell::Null, Cell::Null],
        ];
        let folder = tempfile::tempdir().unwrap();
        let places = ["a.parquet", "b.parquet"].map(|name| folder.path().join(name));
        for place in &places {
            write_table(&table(rows.clone()), place).unwrap();
        }

        let reader = SerializedFileReader::new(File::open(&places[0]).unwrap()).unwrap();
        let read: Vec<String> = reader
            .get_row_iter(None)
            .unwrap()
            .map(|row| row.unwrap().to_string())
            .collect();
        assert_eq!(
            read,
            [
                r#"{words: "甲", count: 7, truth: true, day: 2018-02-13}"#,
                r#"{words: "乙", count: null, truth: null, day: null}"#
            ]
        );
        let [a, b] = places.map(|place| std::fs::read(place).unwrap());
        assert!(a == b, "the same table gives the same bytes");
    }

    #[test]
    fn what_does_not_fit_is_an_error() {
        let folder = tempfile::tempdir().unwrap();
        let refused = |row: Vec<Cell<'static>>| {
            let place = folder.path().join("refused.parquet");
            write_table(&table(vec![row]), &place)
                .unwrap_err()
                .to_string()
        };

        let short = refused(vec!["a".into()]);
        assert!(short.contains("1 cells for 4 columns"), "{short}");
        let empty = refused(vec![Cell::Null, Cell::Null, Cell::Null, Cell::Null]);
        assert!(empty.contains("column words"), "{empty}");
        let other = refused(vec!["a".into(), "7".into(), Cell::Null, Cell::Null]);
        assert!(other.contains("column count"), "{other}");
    }

    #[test]
    fn days_are_counted_from_1970() {
        assert_eq!(days("1970-01-01").unwrap(), 0);
        assert_eq!(days("2018-02-13").unwrap(), 17_575);
        assert!(days("2018-02").is_err());
    }
}
