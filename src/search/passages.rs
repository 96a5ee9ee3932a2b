//! All text that is searched, folded and numbered, stretch by stretch: folded, it is larger than all else.

use super::corpus::{Corpus, Name};
use super::fold::Fold;
use super::kind::ResultKind;
use super::sounds::sounds_of;
use std::cmp::Ordering;
use std::ops::Range;

/// How many characters part two passages of one record: no query may match across them.
const GAP: u32 = 2;
/// How many bytes of text are folded and sorted at once, for each thread.
const STRETCH: usize = 1 << 19;

/// A part of the index with records of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Region {
    /// The whole text of each record.
    Text,
    /// The titles of the same records.
    Title,
    /// Names.
    Name,
    /// How the same names sound.
    Sound,
}

impl Region {
    /// How many regions there are.
    pub const COUNT: usize = 4;
}

/// A stretch of folded text whose characters follow on each other.
#[derive(Debug)]
pub struct Passage {
    /// Where its record is numbered.
    pub region: Region,
    /// Its record's number in the region.
    pub record: u32,
    /// Where it begins in its record, in characters.
    pub offset: u32,
    /// Its characters.
    pub text: Vec<char>,
    /// Where syllables begin in it; empty for all but sounds.
    pub syllables: Vec<u32>,
}

/// What is searched of some records or names that follow on each other. They are numbered from the last one: the numbers
/// of old ones stay as they are when newer plans come, and a query reads lists from their end.
#[derive(Debug)]
pub enum Stretch {
    /// The texts of records with these numbers.
    Texts(Range<usize>),
    /// The titles of records with these numbers.
    Titles(Range<usize>),
    /// The names with these numbers, and how they sound.
    Names(Range<usize>),
}

impl Stretch {
    /// Returns all that is searched, in stretches of about one size.
    pub fn all(corpus: &Corpus<'_>) -> Vec<Self> {
        let records = || corpus.records.iter().rev();
        let texts = records().map(|record| record.text.iter().map(|text| text.len()).sum());
        let titles = records().map(|record| record.title.len());
        let names = corpus.names.iter().rev();
        let names = names.map(|name| name.names.iter().map(|own| own.len()).sum());

        let texts = ranges(texts).into_iter().map(Stretch::Texts);
        let titles = ranges(titles).into_iter().map(Stretch::Titles);
        let names = ranges(names).into_iter().map(Stretch::Names);
        texts.chain(titles).chain(names).collect()
    }

    /// Returns its passages, in the order of their numbers.
    pub fn passages(&self, corpus: &Corpus<'_>, fold: &Fold) -> Vec<Passage> {
        let record = |number: usize| &corpus.records[corpus.records.len() - 1 - number];
        let whole = |region, number: usize, text: &str| Passage {
            region,
            record: number as u32,
            offset: 0,
            text: fold.text(text),
            syllables: Vec::new(),
        };

        match self {
            Stretch::Texts(numbers) => numbers
                .clone()
                .map(|number| whole(Region::Text, number, &record(number).text.join("\n")))
                .collect(),
            Stretch::Titles(numbers) => numbers
                .clone()
                .filter(|&number| record(number).titled)
                .map(|number| whole(Region::Title, number, &record(number).title))
                .collect(),
            Stretch::Names(numbers) => {
                let names = corpus.names.as_raw_slice();
                let numbers = numbers.clone();
                let own = |number: usize| {
                    let name = &names[names.len() - 1 - number];
                    name_passages(number as u32, name, fold)
                };
                numbers.flat_map(own).collect()
            }
        }
    }
}

/// Cuts a list whose items have these sizes into ranges of about [`STRETCH`].
fn ranges(sizes: impl Iterator<Item = usize>) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    let (mut start, mut end, mut size) = (0, 0, 0);
    for own in sizes {
        size += own;
        end += 1;
        if size >= STRETCH {
            ranges.push(start..end);
            (start, size) = (end, 0);
        }
    }
    if start < end {
        ranges.push(start..end);
    }
    ranges
}

/// Returns how a named thing sounds, then its names.
fn name_passages(number: u32, name: &Name<'_>, fold: &Fold) -> Vec<Passage> {
    let names: Vec<Vec<char>> = name.names.iter().map(|name| fold.text(name)).collect();
    // Nobody spells out the text of a page.
    let sounded = match name.kind {
        ResultKind::Page => 1,
        _ => names.len(),
    };
    let sounds: Vec<_> = names[..sounded.min(names.len())]
        .iter()
        .flat_map(|name| sounds_of(name))
        .collect();
    let mut passages = Vec::new();

    let letters: Vec<&[char]> = sounds.iter().map(|sound| &sound.letters[..]).collect();
    let mut offset = 0;
    for (at, sound) in sounds.iter().enumerate() {
        if is_redundant(&letters, at) {
            continue;
        }
        passages.push(Passage {
            region: Region::Sound,
            record: number,
            offset,
            text: sound.letters.clone(),
            syllables: sound.syllables.clone(),
        });
        offset += sound.letters.len() as u32 + GAP;
    }

    let texts: Vec<&[char]> = names.iter().map(Vec::as_slice).collect();
    let mut offset = 0;
    for (at, text) in names.iter().enumerate() {
        // The everyday name always opens its record, even where another one holds it.
        if at > 0 && is_redundant(&texts, at) {
            continue;
        }
        passages.push(Passage {
            region: Region::Name,
            record: number,
            offset,
            text: text.clone(),
            syllables: Vec::new(),
        });
        offset += text.len() as u32 + GAP;
    }

    passages
}

/// Returns whether a text of a list is empty, stands within another one, or is a repetition: no query finds more by it.
fn is_redundant(texts: &[&[char]], at: usize) -> bool {
    let own = texts[at];
    if own.is_empty() {
        return true;
    }

    texts
        .iter()
        .enumerate()
        .any(|(other, text)| match own.len().cmp(&text.len()) {
            Ordering::Less => text.windows(own.len()).any(|part| part == own),
            Ordering::Equal => other < at && own == *text,
            Ordering::Greater => false,
        })
}
