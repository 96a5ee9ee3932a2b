//! The catalogue as tables: rows and keys that CSV, SQLite, the Data Package and the page that
//! explains them all share.

mod duties;
mod names;
mod texts;

use crate::link::catalogue::Catalogue;
use std::borrow::Cow;

/// What a cell may hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell<'a> {
    /// Nothing is known or said.
    Null,
    /// Words, a date (ISO 8601) or a decimal number as printed.
    Text(Cow<'a, str>),
    /// A count or a number of a line.
    Integer(i64),
    /// Yes or no.
    Boolean(bool),
}

/// What all cells of a column are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Words.
    Text,
    /// A whole number.
    Integer,
    /// `true` or `false`.
    Boolean,
    /// A calendar day: 2017-02-13.
    Date,
}

/// A text in Chinese and in English.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Words {
    /// 中文
    pub zh: &'static str,
    /// English
    pub en: &'static str,
}

impl Words {
    /// The words for a language of the interface: Chinese unless it is English.
    pub fn of(self, language: &str) -> &'static str {
        if language.starts_with("en") {
            self.en
        } else {
            self.zh
        }
    }
}

/// A column.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// Its name.
    pub name: &'static str,
    /// What its cells are.
    pub kind: Kind,
    /// What it says.
    pub words: Words,
    /// Whether every cell is filled.
    pub required: bool,
    /// Part of the key that tells the rows apart.
    pub key: bool,
    /// The table whose `id` it holds.
    pub refers: Option<&'static str>,
}

impl Column {
    const fn new(name: &'static str, kind: Kind, zh: &'static str, en: &'static str) -> Self {
        Self {
            name,
            kind,
            words: Words { zh, en },
            required: false,
            key: false,
            refers: None,
        }
    }

    const fn text(name: &'static str, zh: &'static str, en: &'static str) -> Self {
        Self::new(name, Kind::Text, zh, en)
    }

    const fn integer(name: &'static str, zh: &'static str, en: &'static str) -> Self {
        Self::new(name, Kind::Integer, zh, en)
    }

    const fn required(mut self) -> Self {
        self.required = true;
        self
    }

    const fn key(mut self) -> Self {
        self.key = true;
        self.required()
    }

    const fn refers(mut self, table: &'static str) -> Self {
        self.refers = Some(table);
        self
    }
}

/// A table.
#[derive(Debug)]
pub struct Table<'a> {
    /// Its name.
    pub name: &'static str,
    /// What a row is.
    pub words: Words,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows, a cell for each column.
    pub rows: Vec<Vec<Cell<'a>>>,
}

/// All tables; one refers only to those before it, or to itself.
pub fn tables(catalogue: &Catalogue) -> Vec<Table<'_>> {
    let mut tables = vec![
        names::places(catalogue),
        texts::plans(catalogue),
        texts::nodes(catalogue),
        texts::tasks(catalogue),
        names::units(catalogue),
        names::unit_relations(catalogue),
        names::parks(catalogue),
        names::unit_parks(catalogue),
        names::projects(catalogue),
        duties::assignments(catalogue),
        duties::milestones(catalogue),
        duties::recurrences(catalogue),
        duties::targets(catalogue),
        duties::allotments(catalogue),
        names::task_parks(catalogue),
        names::task_projects(catalogue),
    ];
    tables.push(texts::emendations(catalogue));
    tables.push(texts::revisions(catalogue));
    tables.push(texts::skips(catalogue));
    tables
}

/// The id of a node, and of the task that it is: `plan/node`.
fn node_id(plan: &crate::link::catalogue::Plan, node: crate::plan::NodeId) -> String {
    let document = &plan.document;
    format!("{}/{}", document.id, document.outline.nodes[node].id)
}

fn text<'a>(text: impl Into<Cow<'a, str>>) -> Cell<'a> {
    Cell::Text(text.into())
}

/// Nothing where the text is empty.
fn filled(text: &str) -> Cell<'_> {
    if text.is_empty() {
        Cell::Null
    } else {
        Cell::Text(text.into())
    }
}

fn optional<'a, T: Into<Cow<'a, str>>>(text: Option<T>) -> Cell<'a> {
    text.map_or(Cell::Null, |text| Cell::Text(text.into()))
}

fn integer(number: impl TryInto<i64>) -> Cell<'static> {
    number.try_into().map_or(Cell::Null, Cell::Integer)
}

/// Several values in one cell, a line each.
fn several(values: &[String]) -> Cell<'static> {
    if values.is_empty() {
        Cell::Null
    } else {
        Cell::Text(values.join("\n").into())
    }
}
