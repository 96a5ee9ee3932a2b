//! All text that is searched, folded and numbered.

use super::corpus::{Corpus, Name};
use super::fold::Fold;
use super::sounds::sounds_of;
use rayon::prelude::*;
use std::cmp::Ordering;

/// How many characters part two passages of one record: no query may match across them.
const GAP: u32 = 2;

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

/// Returns all that is searched. Records and names are numbered from the last one: the numbers of old ones stay as
/// they are when newer plans come, and a query reads lists from their end.
pub fn passages(corpus: &Corpus<'_>, fold: &Fold) -> Vec<Passage> {
    let records = corpus.records.par_iter().rev().enumerate();
    let texts = records.clone().map(|(number, record)| Passage {
        region: Region::Text,
        record: number as u32,
        offset: 0,
        text: fold.text(&record.text.join("\n")),
        syllables: Vec::new(),
    });

    let titles = records
        .filter(|(_, record)| record.titled)
        .map(|(number, record)| Passage {
            region: Region::Title,
            record: number as u32,
            offset: 0,
            text: fold.text(&record.title),
            syllables: Vec::new(),
        });

    let names = corpus.names.par_iter().rev().enumerate();
    let names = names.flat_map_iter(|(number, name)| name_passages(number as u32, name, fold));
    texts.chain(titles).chain(names).collect()
}

/// Returns how a named thing sounds, then its names.
fn name_passages(number: u32, name: &Name<'_>, fold: &Fold) -> Vec<Passage> {
    let names: Vec<Vec<char>> = name.names.iter().map(|name| fold.text(name)).collect();
    let sounds: Vec<_> = names.iter().flat_map(|name| sounds_of(name)).collect();
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
