//! The form that all addresses of one kind have, such as `plans/{plan}/{node}.html`: they are printed and parsed by it.

use super::leaf::LeafName;
use super::path::{depth, is_name, is_sound};
use crate::time::{Due, Month};
use std::fmt::Write;

/// The form of the addresses of one kind of page or file.
///
/// A name in braces stands for a value: `{month}` for a month, `{year}` for a year, `{file}` for a path of one or more
/// parts, every other for one part of a path. There are two at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pattern {
    /// What stands before the first value, behind it, and behind the second.
    texts: [&'static str; 3],
    fields: [Option<Field>; 2],
    /// How many folders its own texts go down.
    depth: usize,
}

/// What may stand at a place of a pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Field {
    /// One part of a path.
    Name,
    /// A path of one or more parts.
    File,
    /// A month, as in 2017-02.
    Month,
    /// A year, as in 2017.
    Year,
}

/// What an address is made of besides the texts of its pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Value<'a> {
    /// An id, or the path of a file.
    Text(&'a str),
    /// A month.
    Month(Month),
    /// A year.
    Year(i16),
    /// The name of a leaf; it is read as a text.
    Leaf(LeafName<'a>),
}

impl Pattern {
    /// Reads a pattern; what is wrong with it shows in the addresses that it prints.
    pub const fn new(pattern: &'static str) -> Self {
        let first = cut(pattern);
        let second = cut(first.rest);
        let texts = [first.text, second.text, second.rest];

        let (mut depth, mut at) = (0, 0);
        while at < texts.len() {
            depth += count(texts[at], b'/');
            at += 1;
        }
        Self {
            texts,
            fields: [first.field, second.field],
            depth,
        }
    }

    /// Returns the pattern with `{}` for each value, as scripts fill it.
    pub fn with_blanks(&self) -> String {
        let mut out = String::new();
        for (text, field) in self.texts.iter().zip(self.fields.into_iter().chain([None])) {
            out.push_str(text);
            if field.is_some() {
                out.push_str("{}");
            }
        }
        out
    }

    /// Appends the address that has these values. Links are most of what a site is made of, so this builds no text in
    /// between.
    pub(super) fn print(&self, values: &Values<'_>, out: &mut String) {
        out.push_str(self.texts[0]);
        self.print_below(values, out);
    }

    /// Appends the address without its first text: the way to it from the folder that this text names.
    pub(super) fn print_below(&self, values: &Values<'_>, out: &mut String) {
        for (value, text) in values.iter().zip(&self.texts[1..]) {
            if let Some(value) = value {
                value.print(out);
            }
            out.push_str(text);
        }
    }

    /// Returns the values of an address of this form. Nothing if it has another form, or a value is not what may
    /// stand there.
    pub(super) fn parse<'a>(&self, path: &'a str) -> Option<Values<'a>> {
        let [before, between, behind] = self.texts;
        let rest = path.strip_prefix(before)?;
        match self.fields {
            [None, _] => rest.is_empty().then_some([None, None]),
            [Some(field), None] => {
                let value = field.parse(rest.strip_suffix(between)?)?;
                Some([Some(value), None])
            }
            [Some(first), Some(second)] => {
                // The first value ends at the first text that may end it: names have no `/`.
                let (one, two) = rest.strip_suffix(behind)?.split_once(between)?;
                Some([Some(first.parse(one)?), Some(second.parse(two)?)])
            }
        }
    }

    /// Appends what stands behind the first value: the way to it from the folder that this value names.
    pub(super) fn print_last(&self, values: &Values<'_>, out: &mut String) {
        if let Some(value) = values[1] {
            value.print(out);
        }
        out.push_str(self.texts[2]);
    }

    /// Returns whether both begin with the same text.
    pub(super) fn begins_like(&self, other: &Pattern) -> bool {
        self.texts[0] == other.texts[0]
    }

    /// Returns how many folders down an address with these values is.
    pub(super) fn depth(&self, values: &Values<'_>) -> usize {
        let within = values.iter().flatten().map(|value| match value {
            Value::Text(text) => depth(text),
            Value::Month(_) | Value::Year(_) | Value::Leaf(_) => 0,
        });
        self.depth + within.sum::<usize>()
    }
}

/// The values of an address, in the order of its pattern.
pub(super) type Values<'a> = [Option<Value<'a>>; 2];

impl Value<'_> {
    fn print(self, out: &mut String) {
        // Writing to a text does not fail.
        let written = match self {
            Value::Text(text) => out.write_str(text),
            Value::Month(month) => write!(out, "{month}"),
            Value::Year(year) => write!(out, "{year}"),
            Value::Leaf(leaf) => write!(out, "{leaf}"),
        };
        debug_assert!(written.is_ok());
    }
}

impl Field {
    /// Returns the kind of value that a name in braces stands for.
    const fn named(name: &str) -> Self {
        match name.as_bytes() {
            b"month" => Field::Month,
            b"year" => Field::Year,
            b"file" => Field::File,
            _ => Field::Name,
        }
    }

    fn parse(self, text: &str) -> Option<Value<'_>> {
        match self {
            Field::Name => is_name(text).then_some(Value::Text(text)),
            Field::File => is_sound(text).then_some(Value::Text(text)),
            Field::Month => match text.parse() {
                Ok(Due::Month(month)) => Some(Value::Month(month)),
                _ => None,
            },
            Field::Year => match text.parse() {
                Ok(Due::Year(year)) => Some(Value::Year(year)),
                _ => None,
            },
        }
    }
}

/// A pattern, cut at its first name in braces.
struct Cut {
    text: &'static str,
    field: Option<Field>,
    rest: &'static str,
}

const fn cut(pattern: &'static str) -> Cut {
    let (text, rest) = pattern.split_at(find(pattern, b'{'));
    if rest.is_empty() {
        return Cut {
            text,
            field: None,
            rest,
        };
    }

    // The braces belong to neither the text nor the name; a name that is never closed goes on to the end.
    let (_, rest) = rest.split_at(1);
    let (name, rest) = rest.split_at(find(rest, b'}'));
    let (_, rest) = rest.split_at(if rest.is_empty() { 0 } else { 1 });
    Cut {
        text,
        field: Some(Field::named(name)),
        rest,
    }
}

/// Returns where a byte first stands in a text; its length where it does not.
const fn find(text: &str, byte: u8) -> usize {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() && bytes[at] != byte {
        at += 1;
    }
    at
}

/// Returns how often a byte stands in a text.
const fn count(text: &str, byte: u8) -> usize {
    let bytes = text.as_bytes();
    let (mut at, mut found) = (0, 0);
    while at < bytes.len() {
        if bytes[at] == byte {
            found += 1;
        }
        at += 1;
    }
    found
}
