//! Lists to take along, for spreadsheets and for programs: the same rows and columns as a workbook, as CSV and as JSON.

use super::csv_file::{heads_for_readers, row_for_readers};
use super::inputs::Inputs;
use super::job::{Failure, Job};
use super::kept::{HasSize, Kept};
use super::workbook::{Row, Workbook};
use crate::address::{Companion, Route};
use crate::link::catalogue::{DeadlineId, Shelf};
use crate::link::dataset::{Cell, FilledColumns, ListRow, list};
use crate::link::lists::{DeadlineList, ListOwner};
use serde_json::{Map, Value, json};
use std::sync::Arc;

/// How many bytes of rows are kept in each form. The lists of one place have the same rows and are made one after another,
/// and so are those of a year: theirs fit.
const KEPT: u64 = 6 << 20;

/// What all lists are made from: a deadline stands in those of its plan, month and year, and of its units, parks and projects.
struct Lists<'a> {
    inputs: Inputs<'a>,
    columns: FilledColumns<'a, ListRow>,
    sheet_rows: Kept<Row>,
    csv_rows: Kept<Vec<u8>>,
    json_rows: Kept<Vec<u8>>,
}

/// Returns the files of all lists.
pub(super) fn jobs<'a>(inputs: &Inputs<'a>) -> Vec<Job<'a>> {
    let lists = Arc::new(Lists::new(*inputs));
    let all = DeadlineList::all(inputs.catalogue).into_iter();
    all.flat_map(|list| files(&lists, &list)).collect()
}

/// Returns the files of one list. Rows are made when a file is.
fn files<'a>(lists: &Arc<Lists<'a>>, own: &DeadlineList) -> Vec<Job<'a>> {
    let route = own.owner.route(lists.inputs.catalogue);
    let files = own.owner.forms().iter().map(|&form| {
        let lists = Arc::clone(lists);
        let DeadlineList { owner, deadlines } = own.clone();
        Job::fallible(route.companion(form), move || match form {
            Companion::ListCsv => lists.csv(&deadlines),
            Companion::ListWorkbook => lists.workbook(&deadlines),
            _ => lists.json(&deadlines, owner),
        })
    });
    let files = files.map(|job| match own.owner {
        ListOwner::Plan(id) => job.about(Shelf::Plans, id),
        ListOwner::Unit(id) => job.about(Shelf::Units, id).about(Shelf::UnitParts, id),
        ListOwner::Park(id) => job.about(Shelf::Parks, id).about(Shelf::ParkParts, id),
        ListOwner::Project(id) => job
            .about(Shelf::Projects, id)
            .about(Shelf::ProjectParts, id),
        ListOwner::Month(_) => job.about_all(Shelf::Months),
        ListOwner::Year(_) => job.about_all(Shelf::Years),
    });
    files.collect()
}

impl HasSize for Row {
    fn size(&self) -> usize {
        self.size()
    }
}

impl<'a> Lists<'a> {
    fn new(inputs: Inputs<'a>) -> Self {
        let address = move |route: &Route<'_>| inputs.settings.address(route);
        Self {
            inputs,
            columns: list(inputs.catalogue, address),
            sheet_rows: Kept::new(KEPT),
            csv_rows: Kept::new(KEPT),
            json_rows: Kept::new(KEPT),
        }
    }

    /// Returns the words that head the columns.
    fn heads(&self) -> impl Iterator<Item = &'static str> {
        let language = &self.inputs.settings.language;
        let columns = self.columns.columns();
        columns.map(|column| column.words.in_language(language))
    }

    /// Returns the cells of a deadline's row.
    fn cells(&self, id: DeadlineId) -> impl Iterator<Item = Cell<'a>> {
        self.columns.cells(ListRow::Deadline(id))
    }

    fn workbook(&self, deadlines: &[DeadlineId]) -> Result<Vec<u8>, Failure> {
        let mut workbook = Workbook::new(self.heads(), deadlines.len())?;
        for &id in deadlines {
            let make = || Ok(Row::new(self.cells(id)));
            let row = self.sheet_rows.get(self.inputs.catalogue, id, make)?;
            workbook.add(&row)?;
        }
        workbook.finish()
    }

    fn csv(&self, deadlines: &[DeadlineId]) -> Result<Vec<u8>, Failure> {
        let mut bytes = heads_for_readers(self.heads())?;
        for &id in deadlines {
            let make = || Ok(row_for_readers(self.cells(id))?);
            let row = self.csv_rows.get(self.inputs.catalogue, id, make)?;
            bytes.extend_from_slice(&row);
        }
        Ok(bytes)
    }

    /// Returns a list as JSON: its page, its columns in order, and for each row an object with the names of the columns as keys.
    fn json(&self, deadlines: &[DeadlineId], owner: ListOwner) -> Result<Vec<u8>, Failure> {
        let page = self
            .inputs
            .settings
            .address(&owner.route(self.inputs.catalogue));
        let names = self.columns.columns().map(|column| column.name);
        let columns = names.zip(self.heads());
        let columns: Value = columns
            .map(|(name, words)| json!({ "name": name, "words": words }))
            .collect();

        let head = format!(r#"{{"columns":{columns},"page":{},"rows":["#, json!(page));
        let mut bytes = head.into_bytes();
        for (place, &id) in deadlines.iter().enumerate() {
            if place > 0 {
                bytes.push(b',');
            }
            let make = || Ok(serde_json::to_vec(&self.json_row(id))?);
            let row = self.json_rows.get(self.inputs.catalogue, id, make)?;
            bytes.extend_from_slice(&row);
        }
        bytes.extend_from_slice(b"]}\n");
        Ok(bytes)
    }

    fn json_row(&self, id: DeadlineId) -> Map<String, Value> {
        let names = self.columns.columns().map(|column| column.name.to_owned());
        let values = self.cells(id).map(|cell| match cell {
            Cell::Null => Value::Null,
            Cell::Text(text) => json!(text),
            Cell::Integer(number) => json!(number),
            Cell::Boolean(truth) => json!(truth),
        });
        names.zip(values).collect()
    }
}
