//! A file of the index: a small script that hands its parts to the page that asked for it.
//! Scripts load from a folder on disk, where nothing else may be fetched.

use super::bits::{Bits, checksum};
use serde_json::Value;

/// What a file holds, before it is named.
#[derive(Debug, Clone)]
pub struct File {
    /// What asks for it: `s12`.
    key: String,
    /// Its parts.
    parts: Vec<String>,
    /// The checksum of its parts, joined by line breaks.
    pub check: u32,
}

impl File {
    pub fn new(key: String, parts: Vec<String>) -> Self {
        let check = checksum(parts.join("\n").encode_utf16());
        Self { key, parts, check }
    }

    /// `search/s12-1a2b3c4.js`: the name changes with the content, so it may be cached for ever.
    pub fn path(&self) -> String {
        format!("{}-{}.js", self.key, digits(self.check))
    }

    /// The script.
    pub fn script(&self) -> String {
        let mut out = format!("gangmuSearch.put(\"{}\",{}", self.key, self.check);
        for part in &self.parts {
            out.push(',');
            literal(&mut out, part);
        }
        out.push_str(");\n");
        out
    }
}

/// Returns a number as seven letters and digits, as scripts write it to base 36.
pub fn digits(value: u32) -> String {
    let digit = |place: u32| {
        let digit = value / 36_u32.pow(place) % 36;
        char::from(b"0123456789abcdefghijklmnopqrstuvwxyz"[digit as usize])
    };
    (0..7).rev().map(digit).collect()
}

/// The checksums of a row of files, 32 bits each.
pub fn directory(checks: impl IntoIterator<Item = u32>) -> String {
    let mut bits = Bits::default();
    for check in checks {
        bits.push(check, 32);
    }
    bits.finish()
}

/// A row without what is as usual at its end, which a reader fills in again.
pub fn trimmed(mut row: Value, usual: &[Value]) -> Value {
    if let Value::Array(row) = &mut row {
        let ends = row.iter().rev().zip(usual.iter().rev());
        let same = ends.take_while(|(own, usual)| own == usual).count();
        row.truncate(row.len() - same);
    }
    row
}

/// A string literal; single quotes, because most parts are JSON.
fn literal(out: &mut String, text: &str) {
    out.push('\'');
    for c in text.chars() {
        match c {
            '\'' | '\\' => {
                out.push('\\');
                out.push(c);
            }
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            c => out.push(c),
        }
    }
    out.push('\'');
}
