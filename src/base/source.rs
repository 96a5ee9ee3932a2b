//! A named text and the places in it: what every diagnostic points into.

use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};
use std::ops::Range;
use std::sync::Arc;

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

    /// Returns line and column of a byte offset, both from 1; columns count characters.
    pub fn position(&self, offset: usize) -> (u32, u32) {
        let inner = &self.0;
        let offset = offset.min(inner.text.len());
        let line = inner.starts.partition_point(|&start| start <= offset);
        let column = inner.text[inner.starts[line - 1]..]
            .char_indices()
            .take_while(|(at, _)| inner.starts[line - 1] + at < offset)
            .count();
        (line as u32, column as u32 + 1)
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
        assert_eq!(source.position(0), (1, 1));
        assert_eq!(source.position("一二\n三".len()), (2, 2));
        assert_eq!(source.line(2), "三四五");
        assert_eq!(source.line_count(), 2);
        assert_eq!(source.line(9), "");
    }
}
