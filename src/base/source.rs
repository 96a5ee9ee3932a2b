//! A named text and the places in it: what every diagnostic points into.

use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};
use std::io::{self, Write};
use std::ops::Range;
use std::sync::Arc;

/// A place in a text as people count it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// The line, from 1.
    pub line: u32,
    /// The column in characters, from 1.
    pub column: u32,
}

/// A text with a name (its path as shown to people) and an index of its lines.
#[derive(Debug, Clone)]
pub struct Source(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    name: String,
    text: String,
    /// Byte offset at which each line starts; never empty.
    starts: Vec<usize>,
}

impl Source {
    /// Makes a source of a text; `name` is a path as people write it, `/`-separated.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        let starts = std::iter::once(0)
            .chain(text.match_indices('\n').map(|(at, _)| at + 1))
            .collect();
        Self(Arc::new(Inner {
            name: name.into(),
            text,
            starts,
        }))
    }

    /// Returns the path that people know this text by.
    pub fn name(&self) -> &str {
        &self.0.name
    }

    /// Returns the whole text.
    pub fn text(&self) -> &str {
        &self.0.text
    }

    /// Returns the bytes of words within a part of the text; an empty range at its beginning where they do not stand in it.
    pub fn words_in(&self, part: Range<usize>, words: &str) -> Range<usize> {
        match self.text()[part.clone()].find(words) {
            Some(at) => part.start + at..part.start + at + words.len(),
            None => part.start..part.start,
        }
    }

    /// Returns how many lines there are; a final line break opens no further line.
    pub fn line_count(&self) -> u32 {
        let inner = &self.0;
        let ends_with_break = inner.text.ends_with('\n') && inner.starts.len() > 1;
        (inner.starts.len() - usize::from(ends_with_break)) as u32
    }

    /// Returns the byte range of a line, counted from 1, without its line break; `None` past the end.
    pub fn line_range(&self, line: u32) -> Option<Range<usize>> {
        let inner = &self.0;
        let index = (line as usize).checked_sub(1)?;
        let start = *inner.starts.get(index)?;
        let mut end = inner
            .starts
            .get(index + 1)
            .map_or(inner.text.len(), |next| next - 1);

        // Windows ends lines with two characters.
        if inner.text[start..end].ends_with('\r') {
            end -= 1;
        }
        Some(start..end)
    }

    /// Returns a line, counted from 1; empty past the end.
    pub fn line(&self, line: u32) -> &str {
        self.line_range(line)
            .map_or("", |range| &self.0.text[range])
    }

    /// Returns the first line of a byte range: what a diagnostic about a whole section points at.
    pub fn first_line_of(&self, span: Range<usize>) -> Range<usize> {
        let text = &self.0.text[span.clone()];
        span.start..span.start + text.lines().next().map_or(0, str::len)
    }

    /// Returns the position of a byte offset; that of the end of the text for any offset behind it.
    pub fn position(&self, offset: usize) -> Position {
        let inner = &self.0;
        let offset = offset.min(inner.text.len());
        let line = inner.starts.partition_point(|&start| start <= offset);

        let start = inner.starts[line - 1];
        let characters_before = inner.text[start..]
            .char_indices()
            .take_while(|(at, _)| start + at < offset)
            .count();

        Position {
            line: line as u32,
            column: characters_before as u32 + 1,
        }
    }
}

/// Takes bytes piece by piece, and knows how many they were and their SHA-256.
#[derive(Debug, Default)]
pub struct Checksum {
    digest: Sha256,
    length: u64,
}

impl Checksum {
    /// Returns how many bytes came.
    pub fn length(&self) -> u64 {
        self.length
    }

    /// Returns their SHA-256 as 64 hexadecimal digits in lower case.
    pub fn finish(self) -> String {
        HEXLOWER.encode(&self.digest.finalize())
    }
}

impl Write for Checksum {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.digest.update(bytes);
        self.length += bytes.len() as u64;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Returns the SHA-256 of bytes as 64 hexadecimal digits in lower case.
pub fn sha256(bytes: &[u8]) -> String {
    HEXLOWER.encode(&Sha256::digest(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_count_characters() {
        let source = Source::new("a", "一二\n三四五\r\n");
        assert_eq!(source.position(0), Position { line: 1, column: 1 });
        let behind_the_third = source.position("一二\n三".len());
        assert_eq!(behind_the_third, Position { line: 2, column: 2 });
        assert_eq!(source.line(2), "三四五");
        assert_eq!(source.line_count(), 2);
        assert_eq!(source.line(9), "");
    }
}
