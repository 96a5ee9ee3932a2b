//! Which bytes of the stream look how: said in pages of 512 bytes, each with the stretches that it knows.

use super::super::bytes::{index_at, u16_at, u32_at};

const PAGE: usize = 512;

/// How long the place of a paragraph is in a page, in bytes.
const PARAGRAPH: usize = 13;

/// A stretch of bytes that look alike.
#[derive(Debug, Clone, Copy)]
pub struct Stretch<'a> {
    /// Where it begins in the stream.
    begin: u32,
    /// Where it ends.
    pub end: u32,
    /// The style of a paragraph.
    pub style: u16,
    /// What makes it look otherwise than its style.
    pub changes: &'a [u8],
}

/// All stretches of one sort, in their order.
#[derive(Debug)]
pub struct Stretches<'a>(Vec<Stretch<'a>>);

impl<'a> Stretches<'a> {
    /// Reads those of characters; `pages` names the pages of the stream that know them.
    pub fn of_characters(stream: &'a [u8], pages: &[u8]) -> Self {
        Self::read(stream, pages, 1, |page, place| {
            let at = 2 * usize::from(*page.get(place)?);
            // Nothing is said of characters that look as their style has them.
            if at == 0 {
                return Some((0, &[]));
            }
            let length = usize::from(*page.get(at)?);
            Some((0, page.get(at + 1..at + 1 + length)?))
        })
    }

    /// Reads those of paragraphs.
    pub fn of_paragraphs(stream: &'a [u8], pages: &[u8]) -> Self {
        Self::read(stream, pages, PARAGRAPH, |page, place| {
            let at = 2 * usize::from(*page.get(place)?);
            if at == 0 {
                return Some((0, &[]));
            }
            // The length is counted in words, its own byte included; where that is 0, the next byte counts anew.
            let (begin, length) = match usize::from(*page.get(at)?) {
                0 => (at + 2, 2 * usize::from(*page.get(at + 1)?)),
                words => (at + 1, 2 * words - 1),
            };
            let bytes = page.get(begin..begin + length)?;
            Some((u16_at(bytes, 0)?, bytes.get(2..)?))
        })
    }

    /// Reads pages. `read` returns the style and the changes that are named at a place of a page, whose entries are so wide.
    fn read(
        stream: &'a [u8],
        pages: &[u8],
        width: usize,
        read: impl Fn(&'a [u8], usize) -> Option<(u16, &'a [u8])>,
    ) -> Self {
        let count = pages.len().saturating_sub(4) / 8;
        let numbers = (0..count).filter_map(|nth| index_at(pages, 4 * (count + 1) + 4 * nth));
        // A page that is named twice says nothing more.
        let mut numbers: Vec<usize> = numbers.map(|number| number & 0x003F_FFFF).collect();
        numbers.sort_unstable();
        numbers.dedup();

        let mut stretches = Vec::new();
        for number in numbers {
            let Some(page) = stream.get(number * PAGE..(number + 1) * PAGE) else {
                continue;
            };
            let count = usize::from(page[PAGE - 1]);
            for nth in 0..count {
                let entry = || {
                    let (begin, end) = (u32_at(page, 4 * nth)?, u32_at(page, 4 * nth + 4)?);
                    let (style, changes) = read(page, 4 * (count + 1) + width * nth)?;
                    Some(Stretch {
                        begin,
                        end,
                        style,
                        changes,
                    })
                };
                stretches.extend(entry());
            }
        }
        stretches.sort_by_key(|stretch| stretch.begin);
        Self(stretches)
    }

    /// Returns the stretch that a place of the stream lies in.
    pub fn at(&self, place: u32) -> Option<&Stretch<'a>> {
        let behind = self.0.partition_point(|stretch| stretch.begin <= place);
        let stretch = self.0.get(behind.checked_sub(1)?)?;
        (place < stretch.end).then_some(stretch)
    }
}
