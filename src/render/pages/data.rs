//! What data there is, and what each column means.

use super::common::{At, Link};
use crate::address::{Companion, Route};
use crate::link::dataset;
use crate::link::outlets::OutletOwner;
use schemars::JsonSchema;
use serde::Serialize;

/// data/index.html
#[derive(Debug, Serialize, JsonSchema)]
pub struct DataView {
    /// The whole model, its schema, the database, the descriptor.
    pub files: Vec<Link>,
    /// The tables.
    pub tables: Vec<TableView>,
    /// The calendar of the whole site.
    pub calendar: Option<String>,
    /// The same as things to do.
    pub todos: Option<String>,
    /// The feed of the whole site.
    pub feed: Option<String>,
    /// The data of one plan and of one task, as examples of what lies beside each page.
    pub beside: Vec<Link>,
}

/// A table.
#[derive(Debug, Serialize, JsonSchema)]
pub struct TableView {
    /// Its name.
    pub name: &'static str,
    /// What a row is.
    pub words: &'static str,
    /// How many rows it has.
    pub rows: usize,
    /// As CSV.
    pub csv: String,
    /// As CSV that Excel opens.
    pub excel: String,
    /// Its columns.
    pub columns: Vec<ColumnView>,
}

/// A column.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ColumnView {
    /// Its name.
    pub name: &'static str,
    /// text, integer, boolean or date.
    pub kind: &'static str,
    /// What it says.
    pub words: &'static str,
    /// Part of the key.
    pub key: bool,
    /// Every cell is filled.
    pub required: bool,
    /// The table whose `id` it holds.
    pub refers: Option<&'static str>,
}

pub(super) fn view(at: &At<'_>) -> DataView {
    let language = &at.settings.language;
    let file = |name: &str| Link {
        href: at.here.href(&Route::dataset(name)),
        text: name.to_owned(),
    };
    let files = [
        "gangmu.json",
        "gangmu.schema.json",
        "gangmu.sqlite",
        "datasette.json",
        "datapackage.json",
        "build.json",
    ];
    let tables = dataset::tables(at.catalogue)
        .into_iter()
        .map(|table| TableView {
            name: table.name,
            words: table.words.in_language(language),
            rows: table.rows.len(),
            csv: file(&format!("csv/{}.csv", table.name)).href,
            excel: file(&format!("excel/{}.csv", table.name)).href,
            columns: table
                .columns
                .iter()
                .map(|column| ColumnView {
                    name: column.name,
                    kind: column.cell_type.key(),
                    words: column.words.in_language(language),
                    key: column.key,
                    required: column.required,
                    refers: column.refers,
                })
                .collect(),
        });
    let calendar = at.outlets.has_calendar(OutletOwner::Site);
    let feed = at.outlets.has_feed(OutletOwner::Site);
    let companion = |companion: Companion| at.here.href_to_file(&Route::HOME.companion(companion));
    let beside = |route: Route<'_>| Link {
        href: format!("{}{}", at.here.root(), route.data()),
        text: route.data(),
    };
    DataView {
        files: files.iter().map(|name| file(name)).collect(),
        tables: tables.collect(),
        calendar: calendar.then(|| companion(Companion::Calendar)),
        todos: calendar.then(|| companion(Companion::Todos)),
        feed: feed.then(|| companion(Companion::Feed)),
        beside: match at.catalogue.tasks.iter_enumerated().next() {
            Some((id, task)) => vec![beside(at.plan_route(task.plan)), beside(at.task_route(id))],
            None => Vec::new(),
        },
    }
}
