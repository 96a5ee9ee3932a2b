//! Which records hold which characters and pairs of characters, and where: the lists that answer a
//! query without looking at any text.
//!
//! The lists are spread over shards by a hash of their characters. A shard holds the characters and pairs that
//! have lists, then the lists; a long list stands in blocks of its own, which the shard names. `query/3-lists.js`
//! and `query/4-store.js` read them.

use super::bits::{Bits, checksum};
use super::passages::{Passage, Region};
use super::script::{Script, checksum_list};
use rayon::prelude::*;
use std::ops::Range;

/// Stands before the first letter of a syllable.
const SYLLABLE: char = '\u{1}';
/// A list longer than this many bits has files of its own.
const LONG: usize = 12_000;
/// What such a file aims at, in bits.
const BLOCK: usize = 28_000;
/// Characters of text for each shard: makes most of them 2 to 6 KB.
const SHARD_TEXT: usize = 2_500;
/// Characters of text for each shard where one leaf is the whole directory.
const SMALL_SHARD_TEXT: usize = 700;
/// Checksums in a leaf of the directory.
pub const LEAF: usize = 128;
/// Characters of text whose postings are held in memory at once, for each thread.
const PART_TEXT: usize = 1 << 21;

/// How the lists of a region are coded.
#[derive(Debug, Clone, Copy, Default)]
pub struct RegionCoding {
    /// How many records the region has.
    pub records: u32,
    /// The bits of an offset that are written as they are; see [`Bits::rice`].
    pub offset_bits: u32,
}

/// The lists, ready to be written.
#[derive(Debug)]
pub struct Postings {
    /// Shards, blocks of long lists, and leaves of the directory.
    pub scripts: Vec<Script>,
    /// How each region is coded.
    pub codings: [RegionCoding; Region::COUNT],
    /// How many shards there are.
    pub shards: usize,
    /// The checksums of the leaves or, where one would do, of the shards.
    pub directory: String,
}

/// What a list is of: a character, or a pair of them, in a region. Sorts by the characters first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Key(u64);

impl Key {
    fn new(first: char, second: Option<char>, region: Region) -> Self {
        let second = second.map_or(0, |c| c as u64 + 1);
        Self((first as u64) << 32 | second << 8 | region as u64)
    }

    fn first(self) -> char {
        character(self.0 >> 32)
    }

    fn second(self) -> Option<char> {
        let second = self.0 >> 8 & 0xFF_FFFF;
        second.checked_sub(1).map(character)
    }

    /// Returns the number of the region.
    fn region(self) -> usize {
        (self.0 & 0xFF) as usize
    }

    fn has_characters_of(self, other: Key) -> bool {
        self.0 >> 8 == other.0 >> 8
    }
}

fn character(code: u64) -> char {
    char::from_u32(code as u32).unwrap_or('\u{FFFD}')
}

/// Where a character stands: in which record, at which offset. Sorts by record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Place(u64);

impl Place {
    fn new(record: u32, offset: u32) -> Self {
        Self(u64::from(record) << 32 | u64::from(offset))
    }

    fn record(self) -> u32 {
        (self.0 >> 32) as u32
    }

    fn offset(self) -> u32 {
        self.0 as u32
    }
}

/// One place of one key. Sorts by key, then by place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Posting {
    key: Key,
    place: Place,
}

/// Returns the shard of a character or pair; `query/4-store.js` does the same.
fn shard_of(first: char, second: Option<char>, shards: usize) -> usize {
    let mut units = [0; 4];
    let length = first.encode_utf16(&mut units).len();
    let length = length + second.map_or(0, |c| c.encode_utf16(&mut units[length..]).len());
    let hash = checksum(units[..length].iter().copied());
    (hash ^ hash >> 15) as usize % shards
}

/// Builds the lists of all passages. `records` says how many records each region has, which are numbered from 0.
pub fn build(passages: &[Passage], records: [u32; Region::COUNT]) -> Postings {
    let size: usize = passages.iter().map(|passage| passage.text.len()).sum();
    let shards = size
        .div_ceil(SMALL_SHARD_TEXT)
        .min(LEAF)
        .max(size.div_ceil(SHARD_TEXT))
        .max(1);
    let codings = region_codings(passages, records);

    // In parts, so that the postings of a large site need not be in memory at once.
    let parts = size.div_ceil(PART_TEXT).clamp(1, shards);
    let built: Vec<Shards> = (0..parts)
        .into_par_iter()
        .map(|part| {
            let range = part * shards / parts..(part + 1) * shards / parts;
            let postings = collect(passages, &range, shards);
            Shards::write(&postings, &range, shards, &codings)
        })
        .collect();

    let mut scripts = Vec::new();
    let mut blocks = Vec::new();
    for part in built {
        scripts.extend(part.shards);
        blocks.extend(part.blocks);
    }

    // Shards alone are in the directory; the blocks of a long list are named in its shard.
    let mut checksums: Vec<u32> = scripts.iter().map(|shard| shard.checksum).collect();
    scripts.extend(blocks);

    if checksums.len() > LEAF {
        let leaves: Vec<Script> = checksums
            .chunks(LEAF)
            .enumerate()
            .map(|(at, own)| {
                Script::new(format!("d{at}"), vec![checksum_list(own.iter().copied())])
            })
            .collect();
        checksums = leaves.iter().map(|leaf| leaf.checksum).collect();
        scripts.extend(leaves);
    }

    Postings {
        scripts,
        codings,
        shards,
        directory: checksum_list(checksums),
    }
}

/// Returns how each region is coded. Offsets are spread over their records evenly, so the shortest code keeps about
/// as many bits as the mean length of a record has.
fn region_codings(
    passages: &[Passage],
    records: [u32; Region::COUNT],
) -> [RegionCoding; Region::COUNT] {
    let mut sizes = [0u64; Region::COUNT];
    for passage in passages {
        sizes[passage.region as usize] += passage.text.len() as u64;
    }

    std::array::from_fn(|region| {
        let mean = sizes[region] / u64::from(records[region].max(1));
        RegionCoding {
            records: records[region],
            offset_bits: mean.max(2).ilog2() - 1,
        }
    })
}

/// Returns the postings of a range of shards, sorted.
fn collect(passages: &[Passage], range: &Range<usize>, shards: usize) -> Vec<Posting> {
    let mut postings = Vec::new();
    let mut add = |first: char, second: Option<char>, passage: &Passage, at: u32| {
        if range.contains(&shard_of(first, second, shards)) {
            postings.push(Posting {
                key: Key::new(first, second, passage.region),
                place: Place::new(passage.record, passage.offset + at),
            });
        }
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

/// A range of shards as scripts.
struct Shards {
    shards: Vec<Script>,
    /// The blocks of their long lists.
    blocks: Vec<Script>,
}

impl Shards {
    /// Writes sorted postings of a range of shards.
    fn write(
        postings: &[Posting],
        range: &Range<usize>,
        shards: usize,
        codings: &[RegionCoding; Region::COUNT],
    ) -> Self {
        let mut open: Vec<ShardWriter> = range.clone().map(ShardWriter::new).collect();
        let mut blocks = Vec::new();

        let groups = postings.chunk_by(|a, b| a.key.has_characters_of(b.key));
        for group in groups {
            let (first, second) = (group[0].key.first(), group[0].key.second());
            let shard = &mut open[shard_of(first, second, shards) - range.start];
            shard.write_group(group, codings, &mut blocks);
        }

        Self {
            shards: open.into_iter().map(ShardWriter::finish).collect(),
            blocks,
        }
    }
}

/// A shard while it is written.
struct ShardWriter {
    number: usize,
    singles: String,
    pairs: String,
    single_lists: Bits,
    pair_lists: Bits,
    /// How many blocks its long lists have filled.
    block_count: usize,
}

impl ShardWriter {
    fn new(number: usize) -> Self {
        Self {
            number,
            singles: String::new(),
            pairs: String::new(),
            single_lists: Bits::default(),
            pair_lists: Bits::default(),
            block_count: 0,
        }
    }

    /// Writes the lists of one character or pair: a list for each region that has it. Long lists add to `blocks`.
    fn write_group(
        &mut self,
        group: &[Posting],
        codings: &[RegionCoding; Region::COUNT],
        blocks: &mut Vec<Script>,
    ) {
        let (first, second) = (group[0].key.first(), group[0].key.second());
        let bits = match second {
            Some(second) => {
                self.pairs.extend([first, second]);
                &mut self.pair_lists
            }
            None => {
                self.singles.push(first);
                &mut self.single_lists
            }
        };

        let lists: Vec<&[Posting]> = group.chunk_by(|a, b| a.key == b.key).collect();
        let regions = lists
            .iter()
            .fold(0, |mask, list| mask | 1 << list[0].key.region());
        // Most lists are of texts alone, so that has a code of one bit.
        if regions == 1 << Region::Text as u32 {
            bits.push(1, 1);
        } else {
            bits.push(regions, 1 + Region::COUNT as u32);
        }

        for list in lists {
            let mut places: Vec<Place> = list.iter().map(|posting| posting.place).collect();
            if second.is_none() {
                // Of single characters only the records are kept: a query of one needs no offsets.
                places.dedup_by_key(|place| place.record());
            }
            let list = List {
                places: &places,
                coding: codings[list[0].key.region()],
                has_offsets: second.is_some(),
            };
            list.write(bits, self.number, &mut self.block_count, blocks);
        }
    }

    fn finish(self) -> Script {
        let parts = vec![
            self.singles,
            self.pairs,
            self.single_lists.finish(),
            self.pair_lists.finish(),
        ];
        Script::new(format!("s{}", self.number), parts)
    }
}

/// The places of one key.
struct List<'a> {
    places: &'a [Place],
    coding: RegionCoding,
    /// Whether offsets are written, or records alone.
    has_offsets: bool,
}

impl List<'_> {
    /// Writes the number of records, then the records themselves or, of a long list, the first record of each of its
    /// blocks with its checksum.
    fn write(
        &self,
        bits: &mut Bits,
        shard: usize,
        block_count: &mut usize,
        blocks: &mut Vec<Script>,
    ) {
        let records: Vec<&[Place]> = self
            .places
            .chunk_by(|a, b| a.record() == b.record())
            .collect();
        // Gaps between records are even too: see `region_codings`.
        let gap_bits = (self.coding.records / records.len() as u32).max(1).ilog2();
        let mut whole = Bits::default();
        self.write_records(&mut whole, &records, gap_bits, 0);

        bits.gamma(records.len() as u32);
        if whole.len() <= LONG {
            bits.push(0, 1);
            self.write_records(bits, &records, gap_bits, 0);
            return;
        }

        // A long list is cut into blocks of about one size.
        bits.push(1, 1);
        let records_per_block = records.len().div_ceil(whole.len().div_ceil(BLOCK));
        bits.gamma(records.len().div_ceil(records_per_block) as u32);
        bits.gamma(records_per_block as u32);
        bits.gamma(*block_count as u32 + 1);

        for chunk in records.chunks(records_per_block) {
            let first = chunk[0][0].record();
            let mut block = Bits::default();
            self.write_records(&mut block, chunk, gap_bits, first);

            let script = Script::new(format!("b{shard}.{block_count}"), vec![block.finish()]);
            bits.push(first, 32);
            bits.push(script.checksum, 32);
            blocks.push(script);
            *block_count += 1;
        }
    }

    /// Writes the gaps between records; of each record, how many places it has beyond the first, and the gaps
    /// between these. The first gap is counted from record `next`.
    fn write_records(&self, bits: &mut Bits, records: &[&[Place]], gap_bits: u32, mut next: u32) {
        for places in records {
            let record = places[0].record();
            bits.rice(record - next, gap_bits);
            next = record + 1;

            if !self.has_offsets {
                continue;
            }
            bits.rice(places.len() as u32 - 1, 0);
            let mut next_offset = 0;
            for place in *places {
                bits.rice(place.offset() - next_offset, self.coding.offset_bits);
                next_offset = place.offset() + 1;
            }
        }
    }
}
