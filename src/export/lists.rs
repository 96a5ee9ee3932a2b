//! Lists to take along, for spreadsheets and for programs: the same rows and columns as a workbook, as CSV and as JSON.

use super::inputs::Inputs;
use super::job::{Failure, Job};
use super::{csv_file, workbook};
use crate::address::{Companion, Route};
use crate::link::catalogue::Shelf;
use crate::link::dataset::{Cell, ListRow, Table, list};
use crate::link::lists::{DeadlineList, ListOwner};
use serde_json::{Map, Value, json};

/// Returns the files of all lists.
pub(super) fn jobs<'a>(inputs: &Inputs<'a>) -> Vec<Job<'a>> {
    let inputs = *inputs;
    let lists = DeadlineList::all(inputs.catalogue);
    lists
        .into_iter()
        .flat_map(|list| files(inputs, &list))
        .collect()
}

/// Returns the files of one list. Rows are made when a file is.
fn files<'a>(inputs: Inputs<'a>, own: &DeadlineList) -> Vec<Job<'a>> {
    let route = own.owner.route(inputs.catalogue);
    let files = own.owner.forms().iter().map(|&form| {
        let DeadlineList { owner, deadlines } = own.clone();
        Job::fallible(route.companion(form), move || {
            let address = |route: &Route<'_>| inputs.settings.address(route);
            let rows = deadlines.iter().copied().map(ListRow::Deadline);
            let table = list(inputs.catalogue, rows.collect(), address);
            written(&table, form, &inputs, owner)
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

/// Writes a list in one of its forms.
fn written(
    table: &Table<'_>,
    form: Companion,
    inputs: &Inputs<'_>,
    owner: ListOwner,
) -> Result<Vec<u8>, Failure> {
    let language = &inputs.settings.language;
    let mut bytes = Vec::new();
    match form {
        Companion::ListCsv => csv_file::for_readers(table, language, &mut bytes)?,
        Companion::ListWorkbook => bytes = workbook::workbook(table, language)?,
        _ => {
            serde_json::to_writer(&mut bytes, &as_json(table, inputs, owner)?)?;
            bytes.push(b'\n');
        }
    }
    Ok(bytes)
}

/// Returns a list as JSON: its page, its columns in order, and for each row an object with the names of the columns as keys.
fn as_json(table: &Table<'_>, inputs: &Inputs<'_>, owner: ListOwner) -> Result<Value, Failure> {
    let mut rows = Vec::new();
    table.each_row(|row| {
        let cells = table.columns.iter().zip(row).map(|(column, cell)| {
            let value = match cell {
                Cell::Null => Value::Null,
                Cell::Text(text) => json!(text),
                Cell::Integer(number) => json!(number),
                Cell::Boolean(truth) => json!(truth),
            };
            (column.name.to_owned(), value)
        });
        rows.push(Value::Object(cells.collect::<Map<String, Value>>()));
        Ok::<(), Failure>(())
    })?;
    let page = inputs.settings.address(&owner.route(inputs.catalogue));
    let columns = table.columns.iter().map(|column| {
        let words = column.words.in_language(&inputs.settings.language);
        json!({ "name": column.name, "words": words })
    });
    let columns: Vec<Value> = columns.collect();
    Ok(json!({ "page": page, "columns": columns, "rows": rows }))
}
