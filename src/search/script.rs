//! Files of the index: small scripts that hand their parts to the page that asked for them. Scripts load from a
//! folder on disk too, where nothing else may be fetched.

use super::bits::{Bits, checksum};
use serde_json::Value;

/// A file of the index as it is published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndexFile {
    /// Its path below the folder of the index.
    pub path: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// A script with a part of the index.
#[derive(Debug, Clone)]
pub struct Script {
    /// The name by which the engine asks for it: `s12`.
    key: String,
    /// Its parts.
    parts: Vec<String>,
    /// The checksum of its parts, joined by line breaks.
    pub checksum: u32,
}

impl Script {
    /// Makes a script of its parts.
    pub fn new(key: String, parts: Vec<String>) -> Self {
        let breaks = std::iter::once("").chain(std::iter::repeat("\n"));
        let joined = breaks
            .zip(&parts)
            .flat_map(|(line_break, part)| line_break.encode_utf16().chain(part.encode_utf16()));
        let checksum = checksum(joined);
        Self {
            key,
            parts,
            checksum,
        }
    }

    /// Returns the file to publish. Its name changes with its content (`s12-1a2b3c4.js`), so that it may be cached
    /// for ever.
    pub fn file(&self) -> IndexFile {
        self.file_at(format!("{}-{}.js", self.key, base36(self.checksum)))
    }

    /// Returns the file to publish at a path of its own.
    pub fn file_at(&self, path: String) -> IndexFile {
        IndexFile {
            path,
            bytes: self.text().into_bytes(),
        }
    }

    fn text(&self) -> String {
        let mut out = format!("gangmuSearch.put(\"{}\",{}", self.key, self.checksum);
        for part in &self.parts {
            out.push(',');
            push_literal(&mut out, part);
        }
        out.push_str(");\n");
        out
    }
}

/// Returns a number to base 36, as scripts write it, in seven letters and digits.
pub fn base36(value: u32) -> String {
    let digit = |place: u32| {
        let digit = value / 36_u32.pow(place) % 36;
        char::from(b"0123456789abcdefghijklmnopqrstuvwxyz"[digit as usize])
    };
    (0..7).rev().map(digit).collect()
}

/// Writes a row of checksums, 32 bits each.
pub fn checksum_list(checksums: impl IntoIterator<Item = u32>) -> String {
    let mut bits = Bits::default();
    for checksum in checksums {
        bits.push(checksum, 32);
    }
    bits.finish()
}

/// Returns a row without the values at its end that are as usual; the script that reads it fills them in again.
pub fn without_usual_end(mut row: Value, usual: &[Value]) -> Value {
    if let Value::Array(row) = &mut row {
        let ends = row.iter().rev().zip(usual.iter().rev());
        let same = ends.take_while(|(own, usual)| own == usual).count();
        row.truncate(row.len() - same);
    }
    row
}

/// Appends a string literal, in single quotes because most parts are JSON.
fn push_literal(out: &mut String, text: &str) {
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
