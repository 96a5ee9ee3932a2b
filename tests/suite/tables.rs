//! The tables of the bundled plans are what their columns say.

use crate::support::real_site;
use gangmu::link::dataset::{Cell, CellType, Column, Table, tables};
use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;

fn fits(column: &Column, cell: &Cell<'_>) -> bool {
    match (column.cell_type, cell) {
        (_, Cell::Null) => !column.required,
        (CellType::Text, Cell::Text(_)) => true,
        (CellType::Date, Cell::Text(text)) => text.parse::<jiff::civil::Date>().is_ok(),
        (CellType::Integer, Cell::Integer(_)) => true,
        (CellType::Boolean, Cell::Boolean(_)) => true,
        _ => false,
    }
}

/// Goes through all rows of a table.
fn each_row(table: &Table<'_>, mut take: impl FnMut(&[Cell<'_>])) {
    let Ok(()) = table.each_row(|row| {
        take(row);
        Ok::<(), Infallible>(())
    });
}

#[test]
fn each_cell_is_what_its_column_says() {
    let site = real_site();
    for table in tables(site.catalogue()) {
        let mut rows = 0;
        each_row(&table, |row| {
            rows += 1;
            assert_eq!(row.len(), table.columns.len(), "{}", table.name);
            for (column, cell) in table.columns.iter().zip(row) {
                let place = format!("{}.{}", table.name, column.name);
                assert!(fits(column, cell), "{place}: {cell:?}");
            }
        });
        assert_eq!(rows, table.row_count(), "{}", table.name);
    }
}

#[test]
fn keys_tell_rows_apart_and_references_lead_somewhere() {
    let site = real_site();
    let mut ids: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();

    for table in tables(site.catalogue()) {
        let position = |wanted: &str| table.columns.iter().position(|own| own.name == wanted);
        if let Some(id) = position("id") {
            let own = ids.entry(table.name).or_default();
            each_row(&table, |row| _ = own.insert(format!("{:?}", row[id])));
        }

        let mut keys = BTreeSet::new();
        each_row(&table, |row| {
            let cells = || table.columns.iter().zip(row);
            let key = cells().filter(|(column, _)| column.key);
            let key: Vec<String> = key.map(|(_, cell)| format!("{cell:?}")).collect();
            assert!(keys.insert(key), "{}: {row:?} stands twice", table.name);

            for (column, cell) in cells().filter(|(_, cell)| **cell != Cell::Null) {
                let known = |to| ids[to].contains(&format!("{cell:?}"));
                assert!(column.refers.is_none_or(known), "{}: {cell:?}", table.name);
            }
        });
    }
}
