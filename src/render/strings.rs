//! The words of an interface: one file a language, a flat table of keys.

use crate::base::diag::{Diagnostic, Warned};
use crate::base::message::message;
use crate::base::source::Source;
use crate::base::toml_table::syntax_error;
use crate::time::{Due, Month};
use std::collections::HashMap;

/// The keys of the words that times and titles of units are written with.
pub const WORDS: &[&str] = &[
    "date.day",
    "date.half1",
    "date.half2",
    "date.month",
    "date.quarter",
    "date.year",
    "month.1",
    "month.2",
    "month.3",
    "month.4",
    "month.5",
    "month.6",
    "month.7",
    "month.8",
    "month.9",
    "month.10",
    "month.11",
    "month.12",
    "unit.title",
];

/// The words of one language; `{name}` in them stands for a value.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Strings(HashMap<String, String>);

impl Strings {
    /// Reads a file of `themes/<theme>/i18n`: every value is a string; tables nest keys with a dot.
    pub fn read(source: &Source) -> Warned<Strings> {
        let mut found = Vec::new();
        let mut words = HashMap::new();
        match source.text().parse::<toml::Table>() {
            Ok(table) => flatten("", &table, &mut words, source, &mut found),
            Err(error) => found.push(
                Diagnostic::error(
                    "bad-toml",
                    message!(
                        "this-is-not-toml-message",
                        message = syntax_error(error.message().trim())
                    ),
                )
                .at(source, error.span().unwrap_or(0..0)),
            ),
        }
        Warned::new(Strings(words), found)
    }

    /// Takes over the words for keys that it lacks.
    pub fn fill_from(&mut self, other: Strings) {
        for (key, words) in other.0 {
            self.0.entry(key).or_insert(words);
        }
    }

    /// Whether the language has words for a key.
    pub fn has(&self, key: &str) -> bool {
        self.0.contains_key(key)
    }

    /// Returns the words for a key; the key itself where the language has none.
    pub fn get<'a>(&'a self, key: &'a str) -> &'a str {
        self.0.get(key).map_or(key, String::as_str)
    }

    /// Returns the words for a key with its values put in.
    pub fn fill(&self, key: &str, values: &[(&str, &dyn std::fmt::Display)]) -> String {
        let mut text = String::with_capacity(self.get(key).len() + 8);
        self.each_part(key, values, |part, _| text.push_str(part));
        text
    }

    /// Calls with each part of the words for a key: words of the language, and values, these with their names.
    pub fn each_part(
        &self,
        key: &str,
        values: &[(&str, &dyn std::fmt::Display)],
        mut add: impl FnMut(&str, Option<&str>),
    ) {
        let mut rest = self.get(key);
        let mut from = 0;
        while let Some(open) = rest[from..].find('{').map(|at| from + at) {
            let named = rest[open..].find('}').and_then(|close| {
                let close = open + close;
                let value = values
                    .iter()
                    .find(|(name, _)| *name == &rest[open + 1..close])?;
                Some((close, value))
            });
            let Some((close, (name, value))) = named else {
                from = open + 1;
                continue;
            };
            add(&rest[..open], None);
            add(&value.to_string(), Some(name));
            rest = &rest[close + 1..];
            from = 0;
        }
        add(rest, None);
    }

    /// Returns a month in words.
    pub fn month(&self, month: Month) -> String {
        // A language may write the month as a word: {name}.
        let name = self.get(&format!("month.{}", month.month)).to_owned();
        let (year, month) = (month.year, month.month);
        self.fill(
            "date.month",
            &[("year", &year), ("month", &month), ("name", &name)],
        )
    }

    /// Returns a day in words.
    pub fn date(&self, date: jiff::civil::Date) -> String {
        let name = self.get(&format!("month.{}", date.month())).to_owned();
        self.fill(
            "date.day",
            &[
                ("year", &date.year()),
                ("month", &date.month()),
                ("day", &date.day()),
                ("name", &name),
            ],
        )
    }

    /// Returns a deadline's time in words, as precise as it is and no more.
    pub fn due(&self, due: Due) -> String {
        let year = due.year();
        match due {
            Due::Day(date) => self.date(date),
            Due::Month(month) => self.month(month),
            Due::Quarter(_, quarter) => {
                self.fill("date.quarter", &[("year", &year), ("quarter", &quarter)])
            }
            Due::Half(_, 1) => self.fill("date.half1", &[("year", &year)]),
            Due::Half(..) => self.fill("date.half2", &[("year", &year)]),
            Due::Year(_) => self.fill("date.year", &[("year", &year)]),
        }
    }

    /// Returns a unit's everyday name with its place, where that is known: units of two places share such names.
    pub fn unit_title(&self, short: &str, place: Option<&str>) -> String {
        // 昌乐县政府 says its place.
        match place.filter(|place| !short.starts_with(place)) {
            Some(place) => self.fill("unit.title", &[("unit", &short), ("place", &place)]),
            None => short.to_owned(),
        }
    }

    /// Returns every key with its words, in no order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .map(|(key, words)| (key.as_str(), words.as_str()))
    }
}

fn flatten(
    prefix: &str,
    table: &toml::Table,
    words: &mut HashMap<String, String>,
    source: &Source,
    found: &mut Vec<Diagnostic>,
) {
    for (key, value) in table {
        let key = if prefix.is_empty() {
            key.clone()
        } else {
            format!("{prefix}.{key}")
        };
        match value {
            toml::Value::String(text) => {
                words.insert(key, text.clone());
            }
            toml::Value::Table(inner) => flatten(&key, inner, words, source, found),
            _ => found.push(
                Diagnostic::error("bad-value", message!("key-is-not-a-string", key))
                    .at_line(source, 1),
            ),
        }
    }
}
