//! Reads a TOML table key by key, so that every mistake in it is reported at its own place, not
//! only the first one.

use crate::diag::{Diagnostic, did_you_mean};
use crate::source::Source;
use jiff::civil::Date;
use serde::de::DeserializeOwned;
use std::cell::RefCell;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue, ValueDeserializer};

/// Where the mistakes of one text are gathered.
pub struct Reader<'s> {
    source: &'s Source,
    sink: RefCell<Vec<Diagnostic>>,
}

impl<'s> Reader<'s> {
    /// A reader for one text.
    pub fn new(source: &'s Source) -> Self {
        Self {
            source,
            sink: RefCell::default(),
        }
    }

    /// Notes a problem at a byte range of the text.
    pub fn report(&self, diagnostic: Diagnostic, span: Range<usize>) {
        self.sink
            .borrow_mut()
            .push(diagnostic.at(self.source, span));
    }

    /// Parses a byte range of the text as a TOML document; what does not parse is reported.
    pub fn parse<'r>(&'r self, range: Range<usize>) -> Table<'r> {
        let base = range.start;
        let (table, errors) = DeTable::parse_recoverable(&self.source.text()[range.clone()]);
        for error in &errors {
            let span = error.span().unwrap_or(0..0);
            self.report(
                Diagnostic::error(
                    "bad-toml",
                    format!("this is not TOML: {}", error.message().trim()),
                )
                .help("see https://toml.io; strings stand in double quotes"),
                span.start + base..span.end + base,
            );
        }
        let broken = !errors.is_empty();
        let head = base..base + self.source.text()[range].lines().next().map_or(0, str::len);
        Table::new(self, base, head, table.into_inner(), broken)
    }

    /// Everything that was noted.
    pub fn finish(self) -> Vec<Diagnostic> {
        self.sink.into_inner()
    }
}

/// A table of which keys are taken one by one; what is left at the end is unknown.
pub struct Table<'r> {
    reader: &'r Reader<'r>,
    base: usize,
    span: Range<usize>,
    entries: Vec<(Spanned<DeString<'r>>, Spanned<DeValue<'r>>)>,
    asked: Vec<&'static str>,
    /// The text did not parse, so a key may be missing for that reason alone.
    broken: bool,
}

impl<'r> Table<'r> {
    fn new(
        reader: &'r Reader<'r>,
        base: usize,
        span: Range<usize>,
        table: DeTable<'r>,
        broken: bool,
    ) -> Self {
        Self {
            reader,
            base,
            span,
            entries: table.into_iter().collect(),
            asked: Vec::new(),
            broken,
        }
    }

    /// Where the table stands in the text.
    pub fn span(&self) -> Range<usize> {
        self.span.clone()
    }

    fn shift(&self, span: Range<usize>) -> Range<usize> {
        span.start + self.base..span.end + self.base
    }

    fn remove(&mut self, key: &'static str) -> Option<Spanned<DeValue<'r>>> {
        self.asked.push(key);
        let index = self
            .entries
            .iter()
            .position(|(k, _)| k.get_ref().as_ref() == key)?;
        Some(self.entries.remove(index).1)
    }

    fn decode<T: DeserializeOwned>(
        &self,
        key: &str,
        value: Spanned<DeValue<'r>>,
    ) -> Option<(T, Range<usize>)> {
        let span = self.shift(value.span());
        match T::deserialize(ValueDeserializer::from(value)) {
            Ok(value) => Some((value, span)),
            Err(error) => {
                let inner = error.span().map_or(span, |span| self.shift(span));
                let message = format!("`{key}`: {}", error.message().trim());
                self.reader
                    .report(Diagnostic::error("bad-value", message), inner);
                None
            }
        }
    }

    /// A value that may be missing.
    pub fn take<T: DeserializeOwned>(&mut self, key: &'static str) -> Option<T> {
        self.take_at(key).map(|(value, _)| value)
    }

    /// A value that may be missing, with its place.
    pub fn take_at<T: DeserializeOwned>(&mut self, key: &'static str) -> Option<(T, Range<usize>)> {
        let value = self.remove(key)?;
        self.decode(key, value)
    }

    /// A value that must be there; its absence is reported.
    pub fn need<T: DeserializeOwned>(&mut self, key: &'static str) -> Option<T> {
        self.need_at(key).map(|(value, _)| value)
    }

    /// A value that must be there, with its place.
    pub fn need_at<T: DeserializeOwned>(&mut self, key: &'static str) -> Option<(T, Range<usize>)> {
        let Some(value) = self.remove(key) else {
            if !self.broken {
                let missing = Diagnostic::error("missing-key", format!("`{key}` is missing here"));
                self.reader.report(missing, self.span.clone());
            }
            return None;
        };
        self.decode(key, value)
    }

    /// A date without a time.
    pub fn date(&mut self, key: &'static str) -> Option<Date> {
        let value = self.remove(key)?;
        let span = self.shift(value.span());
        let read = value
            .get_ref()
            .as_datetime()
            .filter(|datetime| datetime.time.is_none())
            .and_then(|datetime| datetime.date)
            .and_then(|date| Date::new(date.year as i16, date.month as i8, date.day as i8).ok());
        if read.is_none() {
            let problem = Diagnostic::error("bad-date", format!("`{key}` is not a date"))
                .help("write a calendar day without quotation marks, as in 2017-02-13");
            self.reader.report(problem, span);
        }
        read
    }

    /// A calendar day that must be there; its absence is reported.
    pub fn need_date(&mut self, key: &'static str) -> Option<Date> {
        if self.broken
            || self
                .entries
                .iter()
                .any(|(k, _)| k.get_ref().as_ref() == key)
        {
            return self.date(key);
        }
        self.asked.push(key);
        let missing = Diagnostic::error("missing-key", format!("`{key}` is missing here"));
        self.reader.report(missing, self.span.clone());
        None
    }

    /// The items of an array, each with its place; an item that does not read is reported alone.
    pub fn list<T: DeserializeOwned>(&mut self, key: &'static str) -> Vec<(T, Range<usize>)> {
        let Some(value) = self.remove(key) else {
            return Vec::new();
        };
        let span = self.shift(value.span());
        let DeValue::Array(array) = value.into_inner() else {
            let problem = Diagnostic::error("bad-value", format!("`{key}` must be a list: […]"));
            self.reader.report(problem, span);
            return Vec::new();
        };
        array
            .into_iter()
            .filter_map(|item| self.decode(key, item))
            .collect()
    }

    /// The tables of an array of tables.
    pub fn tables(&mut self, key: &'static str) -> Vec<Table<'r>> {
        let Some(value) = self.remove(key) else {
            return Vec::new();
        };
        let span = self.shift(value.span());
        let items: Vec<_> = match value.into_inner() {
            DeValue::Array(array) => array.into_iter().collect(),
            _ => {
                let problem = Diagnostic::error("bad-value", format!("write [[{key}]]"));
                self.reader.report(problem, span);
                return Vec::new();
            }
        };
        let mut tables = Vec::new();
        for item in items {
            let span = self.shift(item.span());
            match item.into_inner() {
                DeValue::Table(table) => {
                    tables.push(Table::new(self.reader, self.base, span, table, self.broken));
                }
                _ => self.reader.report(
                    Diagnostic::error(
                        "bad-value",
                        format!("`{key}` holds tables: write [[{key}]]"),
                    ),
                    span,
                ),
            }
        }
        tables
    }

    /// A table within this one.
    pub fn table(&mut self, key: &'static str) -> Option<Table<'r>> {
        let value = self.remove(key)?;
        let span = self.shift(value.span());
        match value.into_inner() {
            DeValue::Table(table) => {
                Some(Table::new(self.reader, self.base, span, table, self.broken))
            }
            _ => {
                let problem =
                    Diagnostic::error("bad-value", format!("`{key}` must be a table: [{key}]"));
                self.reader.report(problem, span);
                None
            }
        }
    }

    /// Reports every key that was not asked for.
    pub fn finish(self) {
        for (key, _) in &self.entries {
            let name = key.get_ref().as_ref();
            let mut problem = Diagnostic::error("unknown-key", format!("unknown key `{name}`"));
            let known = format!("known here: {}", self.asked.join(", "));
            problem = match did_you_mean(name, self.asked.iter().copied()) {
                Some(near) => problem.help(format!("{near} ({known})")),
                None => problem.help(known),
            };
            self.reader.report(problem, self.shift(key.span()));
        }
    }
}
