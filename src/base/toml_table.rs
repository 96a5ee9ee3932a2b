//! Reads a TOML table key by key, so that every mistake in it is reported at its own place, not
//! only the first one.

use crate::base::diag::{Diagnostic, did_you_mean};
use crate::base::source::Source;
use crate::base::text::is_unprintable;
use fluent_uri::Uri;
use jiff::civil::Date;
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
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

    /// Notes the unprintable characters of every string in a value.
    fn printable(&self, value: &Spanned<DeValue<'r>>) {
        match value.get_ref() {
            DeValue::String(text) => {
                if let Some(problem) = unprintable(text) {
                    self.reader.report(problem, self.shift(value.span()));
                }
            }
            DeValue::Array(items) => items.iter().for_each(|item| self.printable(item)),
            DeValue::Table(table) => table.iter().for_each(|(_, item)| self.printable(item)),
            _ => {}
        }
    }

    fn decode<T: DeserializeOwned>(
        &self,
        key: &str,
        value: Spanned<DeValue<'r>>,
    ) -> Option<(T, Range<usize>)> {
        self.printable(&value);
        self.decode_verbatim(key, value)
    }

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
        match self.remove(key) {
            Some(value) => self.decode(key, value),
            None => {
                self.missing(key, None);
                None
            }
        }
    }

    /// A value that must be there; where it is not, `help` says what can be written.
    pub fn need_of<T: DeserializeOwned>(&mut self, key: &'static str, help: &str) -> Option<T> {
        match self.remove(key) {
            Some(value) => self.decode(key, value).map(|(value, _)| value),
            None => {
                self.missing(key, Some(help));
                None
            }
        }
    }

    /// A text that must be there, as a damaged source has it: whatever characters it is made of.
    pub fn need_verbatim(&mut self, key: &'static str) -> Option<String> {
        match self.remove(key) {
            Some(value) => self.decode_verbatim(key, value).map(|(value, _)| value),
            None => {
                self.missing(key, None);
                None
            }
        }
    }

    /// Words for readers, which must say something.
    pub fn need_words(&mut self, key: &'static str) -> Option<String> {
        let (words, span) = self.need_at::<String>(key)?;
        if words.trim().is_empty() {
            let problem = Diagnostic::error("bad-value", format!("`{key}` says nothing"))
                .help("write why, in words for the reader");
            self.reader.report(problem, span);
        }
        Some(words)
    }

    fn missing(&self, key: &str, help: Option<&str>) {
        if self.broken {
            return;
        }
        let mut missing = Diagnostic::error("missing-key", format!("`{key}` is missing here"));
        missing.help = help.map(str::to_owned);
        self.reader.report(missing, self.span.clone());
    }

    /// An address on the web, with its place; it may be missing or empty. What is none is reported.
    pub fn web_address(&mut self, key: &'static str) -> Option<(Uri<String>, Range<usize>)> {
        let (text, span) = self.take_at::<String>(key)?;
        if text.is_empty() {
            return None;
        }
        let address = web_address(&text);
        if address.is_none() {
            let message = format!("`{key}` is not an address on the web");
            let problem = Diagnostic::error("bad-value", message).help(address_help(&text));
            self.reader.report(problem, span.clone());
        }
        Some((address?, span))
    }

    /// Where somebody is reached, by mail (RFC 6068) or on the web; it may be missing or empty.
    pub fn contact(&mut self, key: &'static str) -> Option<String> {
        let (text, span) = self.take_at::<String>(key)?;
        if text.is_empty() {
            return None;
        }
        let mail = Uri::parse(text.as_str()).is_ok_and(|uri| {
            uri.scheme().as_str() == "mailto" && uri.path().as_str().contains('@')
        });
        if !mail && web_address(&text).is_none() {
            let message = format!("`{key}` is neither an address of mail nor one on the web");
            let help = match text.split_once('@') {
                Some((name, _)) if !name.contains([':', '/']) => format!("write mailto:{text}"),
                _ => "write mailto:name@example.cn or https://…".to_owned(),
            };
            let problem = Diagnostic::error("bad-value", message).help(help);
            self.reader.report(problem, span);
            return None;
        }
        Some(text)
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
        // What is no TOML was reported as such.
        if read.is_none() && !self.broken {
            let problem = Diagnostic::error("bad-date", format!("`{key}` is not a date"))
                .help("write a calendar day without quotation marks, as in 2017-02-13");
            self.reader.report(problem, span);
        }
        read
    }

    /// A calendar day that must be there; its absence is reported.
    pub fn need_date(&mut self, key: &'static str) -> Option<Date> {
        if self.broken || self.contains(key) {
            return self.date(key);
        }
        self.asked.push(key);
        self.missing(key, Some("write a calendar day, as in 2017-02-13"));
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

    /// Whether a key is there and was not taken yet.
    pub fn contains(&self, key: &str) -> bool {
        self.entries
            .iter()
            .any(|(k, _)| k.get_ref().as_ref() == key)
    }

    /// Returns how many items the array under a key has, or `None` where the key is missing or holds no array.
    pub fn item_count(&self, key: &str) -> Option<usize> {
        let (_, value) = self
            .entries
            .iter()
            .find(|(k, _)| k.get_ref().as_ref() == key)?;
        value.get_ref().as_array().map(|array| array.len())
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

    /// The keys that were not asked for, whatever they are called, with their values in the order of the
    /// text; a value that does not read is reported alone.
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

/// What is wrong with a text that has unprintable characters in it.
pub fn unprintable(text: &str) -> Option<Diagnostic> {
    let found = text.chars().find(|c| is_unprintable(*c))?;
    let message = format!("a character that cannot be printed: U+{:04X}", found as u32);
    let help = "take it out, or write the space or line break that it stands for";
    Some(Diagnostic::error("unprintable", message).help(help))
}

/// What may not stand in an address as it is, and is not ASCII's own affair: RFC 3986, 2.
const UNSAFE: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'<')
    .add(b'>')
    .add(b'\\')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// A text as an address on the web (RFC 3986): https or http, with a host.
fn web_address(text: &str) -> Option<Uri<String>> {
    Uri::parse(text.to_owned()).ok().filter(|uri| {
        matches!(uri.scheme().as_str(), "https" | "http")
            && uri.authority().is_some_and(|at| !at.host().is_empty())
    })
}

/// How an address should have been written (RFC 3986).
fn address_help(text: &str) -> String {
    let encoded = utf8_percent_encode(text, UNSAFE).to_string();
    let whole = Uri::parse(encoded.as_str());
    match whole {
        Ok(_) if encoded != text && text.starts_with("http") => format!("write {encoded}"),
        _ => "write https:// or http://, a host, and a path, as in https://www.example.cn/a.html"
            .to_owned(),
    }
}
