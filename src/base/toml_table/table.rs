//! A table of which keys are taken one by one, and where its mistakes are gathered.

use super::refused::refused_value;
use super::syntax::syntax_error;
use super::text::unprintable;
use crate::base::diag::{Diagnostic, did_you_mean};
use crate::base::message::{Message, message};
use crate::base::source::Source;
use serde::de::DeserializeOwned;
use std::cell::RefCell;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue, ValueDeserializer};

/// Gathers the mistakes of one text.
pub struct Reader<'s> {
    source: &'s Source,
    sink: RefCell<Vec<Diagnostic>>,
}

impl<'s> Reader<'s> {
    /// Makes a reader for one text.
    pub fn new(source: &'s Source) -> Self {
        Self {
            source,
            sink: RefCell::default(),
        }
    }

    /// Reports a problem at a byte range of the text.
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
                    message!(
                        "this-is-not-toml-message",
                        message = syntax_error(error.message().trim())
                    ),
                )
                .help(message!("see-https-toml-io-strings-stand")),
                span.start + base..span.end + base,
            );
        }

        let broken = !errors.is_empty();
        let head = base..base + self.source.text()[range].lines().next().map_or(0, str::len);
        Table::new(self, base, head, table.into_inner(), broken)
    }

    /// Returns everything that was reported.
    pub fn finish(self) -> Vec<Diagnostic> {
        self.sink.into_inner()
    }
}

/// A key of a table with its value, and where they stand in the text.
#[derive(Debug)]
pub struct Entry<T> {
    /// The key.
    pub key: String,
    /// Where the key stands.
    pub key_span: Range<usize>,
    /// The value.
    pub value: T,
    /// Where the value stands.
    pub value_span: Range<usize>,
}

/// A table of which keys are taken one by one; what is left at the end is unknown.
pub struct Table<'r> {
    pub(super) reader: &'r Reader<'r>,
    /// The byte of the text at which the TOML begins: spans are counted from there.
    base: usize,
    span: Range<usize>,
    entries: Vec<(Spanned<DeString<'r>>, Spanned<DeValue<'r>>)>,
    /// The keys that were asked for: what is known here.
    asked: Vec<&'static str>,
    /// The text did not parse, so a key may be missing for that reason alone.
    pub(super) broken: bool,
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

    /// Returns where the table stands in the text.
    pub fn span(&self) -> Range<usize> {
        self.span.clone()
    }

    /// Returns a span of the TOML as one of the text.
    pub(super) fn shift(&self, span: Range<usize>) -> Range<usize> {
        span.start + self.base..span.end + self.base
    }

    /// Takes a value out of the table; from then on its key is known.
    pub(super) fn remove(&mut self, key: &'static str) -> Option<Spanned<DeValue<'r>>> {
        self.asked.push(key);
        let index = self
            .entries
            .iter()
            .position(|(k, _)| k.get_ref().as_ref() == key)?;
        Some(self.entries.remove(index).1)
    }

    /// Returns whether the table has a key.
    pub(super) fn has(&self, key: &str) -> bool {
        self.entries
            .iter()
            .any(|(name, _)| name.get_ref().as_ref() == key)
    }

    /// Notes a key as known here, though nothing was taken.
    pub(super) fn know(&mut self, key: &'static str) {
        self.asked.push(key);
    }

    /// Reports the unprintable characters of every string in a value.
    fn report_unprintable(&self, value: &Spanned<DeValue<'r>>) {
        match value.get_ref() {
            DeValue::String(text) => {
                if let Some(problem) = unprintable(text) {
                    self.reader.report(problem, self.shift(value.span()));
                }
            }
            DeValue::Array(items) => items.iter().for_each(|item| self.report_unprintable(item)),
            DeValue::Table(table) => table
                .iter()
                .for_each(|(_, item)| self.report_unprintable(item)),
            _ => {}
        }
    }

    /// Reads a value; reports what is of another type or cannot be printed.
    fn decode<T: DeserializeOwned>(
        &self,
        key: &str,
        value: Spanned<DeValue<'r>>,
    ) -> Option<(T, Range<usize>)> {
        self.report_unprintable(&value);
        self.decode_verbatim(key, value)
    }

    /// Reads a value with whatever characters it is made of.
    fn decode_verbatim<T: DeserializeOwned>(
        &self,
        key: &str,
        value: Spanned<DeValue<'r>>,
    ) -> Option<(T, Range<usize>)> {
        let span = self.shift(value.span());
        match T::deserialize(ValueDeserializer::from(value)) {
            Ok(value) => Some((value, span)),
            Err(error) => {
                let inner = error.span().map_or(span, |span| self.shift(span));
                let message = message!(
                    "key-message",
                    key,
                    message = refused_value(error.message().trim())
                );
                self.reader
                    .report(Diagnostic::error("bad-value", message), inner);
                None
            }
        }
    }

    /// Takes a value that may be missing.
    pub fn take<T: DeserializeOwned>(&mut self, key: &'static str) -> Option<T> {
        self.take_at(key).map(|(value, _)| value)
    }

    /// Takes a value that may be missing, with its place.
    pub fn take_at<T: DeserializeOwned>(&mut self, key: &'static str) -> Option<(T, Range<usize>)> {
        let value = self.remove(key)?;
        self.decode(key, value)
    }

    /// Takes a value that must be there; its absence is reported.
    pub fn need<T: DeserializeOwned>(&mut self, key: &'static str) -> Option<T> {
        self.need_at(key).map(|(value, _)| value)
    }

    /// Takes a value that must be there, with its place.
    pub fn need_at<T: DeserializeOwned>(&mut self, key: &'static str) -> Option<(T, Range<usize>)> {
        match self.remove(key) {
            Some(value) => self.decode(key, value),
            None => {
                self.report_missing(key, None);
                None
            }
        }
    }

    /// Takes a value that must be there; where it is not, `help` says what can be written.
    pub fn need_or_help<T: DeserializeOwned>(
        &mut self,
        key: &'static str,
        help: Message,
    ) -> Option<T> {
        match self.remove(key) {
            Some(value) => self.decode(key, value).map(|(value, _)| value),
            None => {
                self.report_missing(key, Some(help));
                None
            }
        }
    }

    /// Takes a text that must be there, as a damaged source has it: whatever characters it is made of.
    pub fn need_verbatim(&mut self, key: &'static str) -> Option<String> {
        match self.remove(key) {
            Some(value) => self.decode_verbatim(key, value).map(|(value, _)| value),
            None => {
                self.report_missing(key, None);
                None
            }
        }
    }

    /// Reports that a key is missing, unless the table itself could not be read.
    pub(super) fn report_missing(&self, key: &str, help: Option<Message>) {
        if self.broken {
            return;
        }
        let mut missing = Diagnostic::error("missing-key", message!("key-is-missing-here", key));
        missing.help = help;
        self.reader.report(missing, self.span.clone());
    }

    /// Returns whether a key is there and was not taken yet.
    pub fn contains(&self, key: &str) -> bool {
        self.entries
            .iter()
            .any(|(known, _)| known.get_ref().as_ref() == key)
    }

    /// Returns where the value of a key stands that was not taken yet; `None` where the key is missing.
    pub fn value_span(&self, key: &str) -> Option<Range<usize>> {
        let mut entries = self.entries.iter();
        let (_, value) = entries.find(|(known, _)| known.get_ref().as_ref() == key)?;
        Some(self.shift(value.span()))
    }

    /// Returns how many items the array under a key has, or `None` where the key is missing or holds no array.
    pub fn item_count(&self, key: &str) -> Option<usize> {
        let mut entries = self.entries.iter();
        let (_, value) = entries.find(|(known, _)| known.get_ref().as_ref() == key)?;
        value.get_ref().as_array().map(|array| array.len())
    }

    /// Takes the items of an array, each with its place; an item that cannot be read is reported alone.
    pub fn list<T: DeserializeOwned>(&mut self, key: &'static str) -> Vec<(T, Range<usize>)> {
        let Some(value) = self.remove(key) else {
            return Vec::new();
        };

        let span = self.shift(value.span());
        let DeValue::Array(array) = value.into_inner() else {
            let problem = Diagnostic::error("bad-value", message!("key-must-be-a-list", key));
            self.reader.report(problem, span);
            return Vec::new();
        };

        array
            .into_iter()
            .filter_map(|item| self.decode(key, item))
            .collect()
    }

    /// Takes the tables of an array of tables.
    pub fn tables(&mut self, key: &'static str) -> Vec<Table<'r>> {
        let Some(value) = self.remove(key) else {
            return Vec::new();
        };

        let span = self.shift(value.span());
        let DeValue::Array(items) = value.into_inner() else {
            let problem = Diagnostic::error("bad-value", message!("key-must-be-key", key));
            self.reader.report(problem, span);
            return Vec::new();
        };

        let mut tables = Vec::new();
        for item in items {
            let span = self.shift(item.span());
            match item.into_inner() {
                DeValue::Table(table) => {
                    tables.push(Table::new(self.reader, self.base, span, table, self.broken));
                }
                _ => {
                    let message = message!("key-holds-tables-write-key", key);
                    let problem = Diagnostic::error("bad-value", message);
                    self.reader.report(problem, span);
                }
            }
        }

        tables
    }

    /// Takes a table within this one.
    pub fn table(&mut self, key: &'static str) -> Option<Table<'r>> {
        let value = self.remove(key)?;
        let span = self.shift(value.span());

        match value.into_inner() {
            DeValue::Table(table) => {
                Some(Table::new(self.reader, self.base, span, table, self.broken))
            }
            _ => {
                let problem =
                    Diagnostic::error("bad-value", message!("key-must-be-a-table-key", key));
                self.reader.report(problem, span);
                None
            }
        }
    }

    /// Returns all keys that were not taken yet, whatever they are called, with their values in the order of the
    /// text. A value of another type is reported and left out.
    pub fn entries<T: DeserializeOwned>(mut self) -> Vec<Entry<T>> {
        let entries = std::mem::take(&mut self.entries);
        entries
            .into_iter()
            .filter_map(|(key, value)| {
                let key_span = self.shift(key.span());
                let key = key.into_inner().into_owned();
                let (value, value_span) = self.decode(&key, value)?;
                Some(Entry {
                    key,
                    key_span,
                    value,
                    value_span,
                })
            })
            .collect()
    }

    /// Reports every key that was not asked for.
    pub fn finish(self) {
        for (key, _) in &self.entries {
            let name = key.get_ref().as_ref();
            let mut problem = Diagnostic::error("unknown-key", message!("unknown-key-name", name));
            let known = message!("known-here-asked", asked = self.asked);
            problem = match did_you_mean(name, self.asked.iter().copied()) {
                Some(near) => problem.help(message!("near-and-known", near, known)),
                None => problem.help(known),
            };
            self.reader.report(problem, self.shift(key.span()));
        }
    }
}
