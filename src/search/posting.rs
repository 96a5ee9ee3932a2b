//! One place of a character or a pair of characters, and what it is sorted by.

use super::bits::checksum;
use super::passages::{Passage, Region};

/// Stands before the first letter of a syllable.
const SYLLABLE: char = '\u{1}';

/// What a list is of: a character, or a pair of them, in a region. Sorts by the characters first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key(u64);

impl Key {
    fn new(first: char, second: Option<char>, region: Region) -> Self {
        let second = second.map_or(0, |c| c as u64 + 1);
        Self((first as u64) << 32 | second << 8 | region as u64)
    }

    /// Returns the character, or the first of the pair.
    pub fn first(self) -> char {
        character(self.0 >> 32)
    }

    /// Returns the second character of a pair.
    pub fn second(self) -> Option<char> {
        let second = self.0 >> 8 & 0xFF_FFFF;
        second.checked_sub(1).map(character)
    }

    /// Returns the number of the region.
    pub fn region(self) -> usize {
        (self.0 & 0xFF) as usize
    }

    /// Returns whether another key has the same characters.
    pub fn has_characters_of(self, other: Key) -> bool {
        self.0 >> 8 == other.0 >> 8
    }

    /// Returns the shard that its list stands in; `query/4-store.js` does the same.
    pub fn shard(self, shards: usize) -> usize {
        let mut units = [0; 4];
        let length = self.first().encode_utf16(&mut units).len();
        let second = self.second();
        let length = length + second.map_or(0, |c| c.encode_utf16(&mut units[length..]).len());
        let hash = checksum(units[..length].iter().copied());
        (hash ^ hash >> 15) as usize % shards
    }
}

fn character(code: u64) -> char {
    char::from_u32(code as u32).unwrap_or('\u{FFFD}')
}

/// Where a character stands: in which record, at which offset. Sorts by record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place(u64);

impl Place {
    /// Returns the place at an offset of a record.
    pub fn new(record: u32, offset: u32) -> Self {
        Self(u64::from(record) << 32 | u64::from(offset))
    }

    /// Returns its record.
    pub fn record(self) -> u32 {
        (self.0 >> 32) as u32
    }

    /// Returns its offset there.
    pub fn offset(self) -> u32 {
        self.0 as u32
    }
}

/// One place of one key. Sorts by key, then by place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Posting {
    /// What stands there.
    pub key: Key,
    /// Where.
    pub place: Place,
}

/// Returns the postings of some passages, sorted.
pub fn postings(passages: &[Passage]) -> Vec<Posting> {
    let characters: usize = passages.iter().map(|passage| passage.text.len()).sum();
    let mut postings = Vec::with_capacity(2 * characters);
    let mut add = |first: char, second: Option<char>, passage: &Passage, at: u32| {
        postings.push(Posting {
            key: Key::new(first, second, passage.region),
            place: Place::new(passage.record, passage.offset + at),
        });
    };

    for passage in passages {
        for (at, &c) in passage.text.iter().enumerate() {
            // Nobody looks for a single letter of pinyin; syllables are found by their beginnings below.
            if passage.region != Region::Sound {
                add(c, None, passage, at as u32);
            }
            if let Some(&next) = passage.text.get(at + 1) {
                add(c, Some(next), passage, at as u32);
            }
        }
        for &at in &passage.syllables {
            add(SYLLABLE, Some(passage.text[at as usize]), passage, at);
        }
    }

    postings.sort_unstable();
    postings
}
