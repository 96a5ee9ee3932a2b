//! What data there is, and what each column means.

use super::kind::{Facts, PageKind};
use crate::address::{Companion, Route, task_pointer};
use crate::link::dataset::{Column, DataFile, Table};
use crate::link::outlets::OutletOwner;
use crate::render::parts::link::Link;
use crate::render::parts::{At, Published};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Value, json};
use strum::VariantArray;

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
    /// As Parquet; absent where the site leaves it out.
    pub parquet: Option<String>,
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

/// The page of the data.
#[derive(Debug, Clone, Copy)]
pub struct DataPage;

impl PageKind for DataPage {
    const FACTS: Facts = Facts {
        template: "data",
        section: "data",
        words: &["data.title"],
        has_data: false,
        in_sitemap: true,
        is_promised: true,
    };

    type View = DataView;

    fn all(_: Published<'_>) -> Vec<Self> {
        vec![Self]
    }

    fn route<'a>(&self, _: Published<'a>) -> Route<'a> {
        Route::DATA
    }

    fn view(&self, at: &At<'_>) -> Self::View {
        let files = DataFile::VARIANTS.iter();
        let tables = at.tables.iter();

        let has_calendar = at.outlets.has_calendar(OutletOwner::Site);
        let has_feed = at.outlets.has_feed(OutletOwner::Site);
        let companion = |companion: Companion| at.companion(&Route::HOME, companion);

        DataView {
            files: files.map(|own| file(at, own.name())).collect(),
            tables: tables.map(|table| TableView::new(at, table)).collect(),
            calendar: has_calendar
                .then_some(Companion::Calendar)
                .and_then(companion),
            todos: has_calendar.then_some(Companion::Todos).and_then(companion),
            feed: has_feed.then_some(Companion::Feed).and_then(companion),
            beside: beside(at),
        }
    }

    fn title(&self, at: &At<'_>, _: &Self::View) -> String {
        at.word("data.title")
    }

    fn json_ld(&self, at: &At<'_>, title: &str) -> Vec<Value> {
        vec![at.ld_way(Vec::new(), title), dataset(at)]
    }
}

/// Returns a link to a file of data.
fn file(at: &At<'_>, name: &str) -> Link {
    Link {
        href: at.here.href(&Route::dataset(name)),
        text: name.to_owned(),
    }
}

/// Returns links to the data of the plan of the first task, and to the place of that task in them; none where the site
/// leaves out data beside pages.
fn beside(at: &At<'_>) -> Vec<Link> {
    let plan = at
        .catalogue
        .tasks
        .first()
        .map(|task| at.plan_route(task.plan));
    let links = plan.and_then(|plan| {
        let href = at.companion(&plan, Companion::Data)?;
        let task = format!("#{}", task_pointer(0));
        Some(["", &task].map(|place| Link {
            href: format!("{href}{place}"),
            text: format!("{}{place}", plan.data()),
        }))
    });
    links.into_iter().flatten().collect()
}

impl TableView {
    fn new(at: &At<'_>, table: &Table<'_>) -> Self {
        let language = &at.settings.language;
        let columns = table.columns.iter();
        let parquet = format!("parquet/{}.parquet", table.name);
        let parquet = Route::dataset(&parquet);
        let has_parquet = at.published().offering().has(&parquet.path());

        Self {
            name: table.name,
            words: table.words.in_language(language),
            rows: table.row_count(),
            csv: file(at, &format!("csv/{}.csv", table.name)).href,
            excel: file(at, &format!("excel/{}.csv", table.name)).href,
            parquet: has_parquet.then(|| at.here.href(&parquet)),
            columns: columns
                .map(|column| ColumnView::new(column, language))
                .collect(),
        }
    }
}

impl ColumnView {
    fn new(column: &Column, language: &str) -> Self {
        Self {
            name: column.name,
            kind: column.cell_type.key(),
            words: column.words.in_language(language),
            key: column.key,
            required: column.required,
            refers: column.refers,
        }
    }
}

/// Returns the data of the site as JSON-LD has it.
fn dataset(at: &At<'_>) -> Value {
    let settings = at.settings;
    let here = at.ld_address(&at.here);
    let description = if settings.subtitle.is_empty() {
        &settings.title
    } else {
        &settings.subtitle
    };

    let mut dataset = json!({
        "@type": "Dataset",
        "@id": here,
        "url": here,
        "name": format!("{} · {}", at.word("data.title"), settings.title),
        "description": description,
        "inLanguage": "zh-CN",
        "distribution": downloads(at),
    });
    if let Some(maintainer) = &settings.maintainer {
        dataset["creator"] = json!({ "@type": "Organization", "name": maintainer });
    }
    let licence = settings.licence.as_ref();
    if let Some(url) = licence.and_then(|licence| licence.url.as_ref()) {
        dataset["license"] = json!(url);
    }
    dataset
}

fn downloads(at: &At<'_>) -> Vec<Value> {
    let download = |name: &str, mime: &str| {
        json!({
            "@type": "DataDownload",
            "contentUrl": at.ld_address(&Route::dataset(name)),
            "encodingFormat": mime,
            "name": name,
        })
    };

    let mut files = vec![
        download("gangmu.json", "application/json"),
        download("gangmu.sqlite", "application/vnd.sqlite3"),
        download("datapackage.json", "application/json"),
    ];
    let tables = at.tables.iter();
    files.extend(tables.map(|table| download(&format!("csv/{}.csv", table.name), "text/csv")));

    let parquet = at
        .tables
        .iter()
        .map(|table| format!("parquet/{}.parquet", table.name));
    let offering = at.published().offering();
    let parquet = parquet.filter(|name| offering.has(&Route::dataset(name).path()));
    files.extend(parquet.map(|name| download(&name, "application/vnd.apache.parquet")));
    files
}
