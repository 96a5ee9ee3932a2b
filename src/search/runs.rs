//! The postings of all that is searched, in runs: each of a stretch of it, sorted and packed. A run is made in one go
//! over its text, so that all of them take time in proportion to the text, and so much memory as they have postings
//! left after packing.

use super::corpus::Corpus;
use super::fold::Fold;
use super::passages::{Region, Stretch};
use super::posting::{Key, Place, Posting, postings};
use rayon::prelude::*;
use std::ops::Range;

/// All postings, in runs whose records follow on each other.
#[derive(Debug)]
pub struct Runs {
    runs: Vec<Run>,
}

/// The postings of a stretch.
#[derive(Debug)]
struct Run {
    lists: Vec<PackedList>,
    bytes: Vec<u8>,
    /// How many characters of each region it has.
    sizes: [u64; Region::COUNT],
}

/// Where the list of a key stands in its run.
#[derive(Debug, Clone, Copy)]
struct PackedList {
    key: Key,
    /// The shard of the key, as soon as it is known how many shards there are.
    shard: u32,
    at: u32,
}

/// A key with a run that has places of it. Sorts by shard, then by key, then by run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct RunOfKey {
    /// The shard of the key.
    pub shard: u32,
    /// The key.
    pub key: Key,
    run: u32,
    at: u32,
}

impl Runs {
    /// Folds all that is searched, and sorts where each character and each pair of characters stands.
    pub fn new(corpus: &Corpus<'_>, fold: &Fold) -> Self {
        let stretches = Stretch::all(corpus);
        let runs = stretches.par_iter().map(|stretch| {
            let passages = stretch.passages(corpus, fold);
            let mut sizes = [0; Region::COUNT];
            for passage in &passages {
                sizes[passage.region as usize] += passage.text.len() as u64;
            }
            Run::new(&postings(&passages), sizes)
        });
        Self {
            runs: runs.collect(),
        }
    }

    /// Returns how many characters each region has.
    pub fn sizes(&self) -> [u64; Region::COUNT] {
        let of_region = |region: usize| self.runs.iter().map(|run| run.sizes[region]).sum();
        std::array::from_fn(of_region)
    }

    /// Returns the characters that have lists of their own: of one region, or of all. Sounds have none. Some come several
    /// times.
    pub fn characters(&self, region: Option<Region>) -> impl Iterator<Item = char> {
        let lists = self.runs.iter().flat_map(|run| &run.lists);
        let keys = lists.map(|list| list.key);
        let singles = keys.filter(|key| key.second().is_none());
        let wanted = move |key: &Key| region.is_none_or(|region| key.region() == region as usize);
        singles.filter(wanted).map(Key::first)
    }

    /// Sorts the keys of all runs into so many shards.
    pub fn spread(&mut self, shards: usize) {
        self.runs.par_iter_mut().for_each(|run| {
            for list in &mut run.lists {
                list.shard = list.key.shard(shards) as u32;
            }
            run.lists
                .sort_unstable_by_key(|list| (list.shard, list.key));
        });
    }

    /// Returns the keys of a range of shards, each with the runs that have places of it, in order.
    pub fn keys_of(&self, shards: &Range<u32>) -> Vec<RunOfKey> {
        let mut keys = Vec::new();
        for (number, run) in self.runs.iter().enumerate() {
            let before = |end: u32| run.lists.partition_point(|list| list.shard < end);
            let own = &run.lists[before(shards.start)..before(shards.end)];
            keys.extend(own.iter().map(|list| RunOfKey {
                shard: list.shard,
                key: list.key,
                run: number as u32,
                at: list.at,
            }));
        }
        keys.sort_unstable();
        keys
    }

    /// Appends the places of a key in one run.
    pub fn unpack(&self, own: RunOfKey, places: &mut Vec<Place>) {
        let mut bytes = self.runs[own.run as usize].bytes[own.at as usize..].iter();
        let has_offsets = own.key.second().is_some();
        let mut record = 0;
        for _ in 0..unpack(&mut bytes) {
            record += unpack(&mut bytes);
            if !has_offsets {
                places.push(Place::new(record, 0));
                continue;
            }

            let mut offset = 0;
            for _ in 0..unpack(&mut bytes) {
                offset += unpack(&mut bytes);
                places.push(Place::new(record, offset));
            }
        }
    }
}

impl Run {
    /// Packs sorted postings. Of single characters only the records are kept: a query of one needs no offsets.
    fn new(postings: &[Posting], sizes: [u64; Region::COUNT]) -> Self {
        let mut bytes = Vec::new();
        let mut lists = Vec::new();
        for list in postings.chunk_by(|a, b| a.key == b.key) {
            let key = list[0].key;
            lists.push(PackedList {
                key,
                shard: 0,
                at: bytes.len() as u32,
            });

            let records = || list.chunk_by(|a, b| a.place.record() == b.place.record());
            pack(records().count() as u32, &mut bytes);
            let mut last_record = 0;
            for places in records() {
                let record = places[0].place.record();
                pack(record - last_record, &mut bytes);
                last_record = record;
                if key.second().is_some() {
                    pack_offsets(places, &mut bytes);
                }
            }
        }

        bytes.shrink_to_fit();
        lists.shrink_to_fit();
        Self {
            lists,
            bytes,
            sizes,
        }
    }
}

/// Packs how many places there are in one record, and the gaps between them.
fn pack_offsets(places: &[Posting], bytes: &mut Vec<u8>) {
    pack(places.len() as u32, bytes);
    let mut last = 0;
    for posting in places {
        let offset = posting.place.offset();
        pack(offset - last, bytes);
        last = offset;
    }
}

/// Packs a number, seven bits to a byte, the lowest first; the highest bit says that more follow.
fn pack(mut number: u32, bytes: &mut Vec<u8>) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

/// Returns the next number that was packed.
fn unpack<'b>(bytes: &mut impl Iterator<Item = &'b u8>) -> u32 {
    let mut number = 0;
    for (&byte, shift) in bytes.zip((0..).step_by(7)) {
        number |= u32::from(byte & 0x7F) << shift;
        if byte < 0x80 {
            break;
        }
    }
    number
}

#[cfg(test)]
mod tests {
    use super::{pack, unpack};

    #[test]
    fn numbers_come_back() {
        let numbers = [0, 1, 127, 128, 300, 70_000, u32::MAX];
        let mut bytes = Vec::new();
        numbers.iter().for_each(|&number| pack(number, &mut bytes));
        let mut packed = bytes.iter();
        assert_eq!(numbers.map(|_| unpack(&mut packed)), numbers);
        assert_eq!(packed.next(), None);
    }
}
