//! Which records hold which characters and pairs of characters, and where: the lists that answer a
//! query without looking at any text.

use super::bits::{Bits, checksum};
use super::file::{File, directory};
use rayon::prelude::*;

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
    pub const COUNT: usize = 4;
}

/// A stretch of folded text whose characters follow on each other.
#[derive(Debug)]
pub struct Passage {
    pub region: Region,
    pub record: u32,
    /// Where it begins in its record.
    pub offset: u32,
    pub text: Vec<char>,
    /// Where syllables begin, for sounds.
    pub starts: Vec<u32>,
}

/// How a region is coded.
#[derive(Debug, Clone, Copy, Default)]
pub struct Spread {
    /// How many records it has.
    pub records: u32,
    /// The bits of an offset that are written as they are; see [`Bits::rice`].
    pub k: u32,
}

/// Stands before the first letter of a syllable.
pub const START: char = '\u{1}';
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

/// The lists, ready to be written.
#[derive(Debug)]
pub struct Postings {
    /// Shards, blocks of long lists, and leaves of the directory.
    pub files: Vec<File>,
    /// How each region is coded.
    pub spreads: [Spread; Region::COUNT],
    /// How many shards there are.
    pub shards: usize,
    /// The checksums of the leaves or, where one would do, of the shards.
    pub directory: String,
}

/// A character, or a pair of them, in a region: sorts by characters first.
fn key(first: char, second: Option<char>, region: Region) -> u64 {
    let second = second.map_or(0, |c| c as u64 + 1);
    (first as u64) << 32 | second << 8 | region as u64
}

/// Returns the characters of a key.
fn characters(key: u64) -> (char, Option<char>) {
    let character = |code: u64| char::from_u32(code as u32).unwrap_or('\u{FFFD}');
    let second = key >> 8 & 0xFF_FFFF;
    (character(key >> 32), second.checked_sub(1).map(character))
}

/// Returns the shard of a character or pair; `query/4-store.js` does the same.
pub fn shard(first: char, second: Option<char>, shards: usize) -> usize {
    let mut units = [0; 4];
    let length = first.encode_utf16(&mut units).len();
    let length = length + second.map_or(0, |c| c.encode_utf16(&mut units[length..]).len());
    let hash = checksum(units[..length].iter().copied());
    (hash ^ hash >> 15) as usize % shards
}

/// Returns a place: record and offset, in the order of records.
fn place(record: u32, offset: u32) -> u64 {
    u64::from(record) << 32 | u64::from(offset)
}

/// Makes the lists of all passages. Records of a region are numbered from 0, passages stand in the
/// order of their records.
pub fn build(passages: &[Passage], records: [u32; Region::COUNT]) -> Postings {
    let size: usize = passages.iter().map(|passage| passage.text.len()).sum();
    let shards = size
        .div_ceil(SMALL_SHARD_TEXT)
        .min(LEAF)
        .max(size.div_ceil(SHARD_TEXT))
        .max(1);
    let spreads = spreads(passages, records);

    // In parts, so that the postings of a large site need not be in memory at once.
    let parts = size.div_ceil(PART_TEXT).clamp(1, shards);
    let built: Vec<(Vec<File>, Vec<File>)> = (0..parts)
        .into_par_iter()
        .map(|part| {
            let range = part * shards / parts..(part + 1) * shards / parts;
            let found = collect(passages, &range, shards);
            write(&found, &range, shards, &spreads)
        })
        .collect();

    let mut files = Vec::new();
    let mut blocks = Vec::new();
    for (own, long) in built {
        files.extend(own);
        blocks.extend(long);
    }

    // Shards alone are in the directory; the blocks of a long list are named in its shard.
    let mut checks: Vec<u32> = files.iter().map(|file| file.check).collect();
    files.extend(blocks);

    if checks.len() > LEAF {
        let leaves: Vec<File> = checks
            .chunks(LEAF)
            .enumerate()
            .map(|(at, checks)| {
                File::new(format!("d{at}"), vec![directory(checks.iter().copied())])
            })
            .collect();
        checks = leaves.iter().map(|leaf| leaf.check).collect();
        files.extend(leaves);
    }

    Postings {
        files,
        spreads,
        shards,
        directory: directory(checks),
    }
}

/// Offsets are spread over their records evenly, so the best code keeps the logarithm of the mean.
fn spreads(passages: &[Passage], records: [u32; Region::COUNT]) -> [Spread; Region::COUNT] {
    let mut sizes = [0u64; Region::COUNT];
    for passage in passages {
        sizes[passage.region as usize] += passage.text.len() as u64;
    }
    std::array::from_fn(|region| {
        let mean = sizes[region] / u64::from(records[region].max(1));
        Spread {
            records: records[region],
            k: mean.max(2).ilog2() - 1,
        }
    })
}

/// Returns the postings of a range of shards, sorted by key.
fn collect(passages: &[Passage], range: &std::ops::Range<usize>, shards: usize) -> Vec<(u64, u64)> {
    let mut found = Vec::new();
    let mut add = |first: char, second: Option<char>, passage: &Passage, offset: u32| {
        if range.contains(&shard(first, second, shards)) {
            let place = place(passage.record, passage.offset + offset);
            found.push((key(first, second, passage.region), place));
        }
    };
    for passage in passages {
        for (at, &c) in passage.text.iter().enumerate() {
            if passage.region != Region::Sound {
                add(c, None, passage, at as u32);
            }
            if let Some(&next) = passage.text.get(at + 1) {
                add(c, Some(next), passage, at as u32);
            }
        }
        for &at in &passage.starts {
            add(START, Some(passage.text[at as usize]), passage, at);
        }
    }
    found.sort_unstable();
    found
}

/// Shards, then the blocks of long lists.
fn write(
    found: &[(u64, u64)],
    range: &std::ops::Range<usize>,
    shards: usize,
    spreads: &[Spread; Region::COUNT],
) -> (Vec<File>, Vec<File>) {
    let mut open: Vec<Shard> = range.clone().map(Shard::new).collect();
    let mut blocks = Vec::new();

    for keys in found.chunk_by(|a, b| a.0 >> 8 == b.0 >> 8) {
        let (first, second) = characters(keys[0].0);
        let own = &mut open[shard(first, second, shards) - range.start];
        match second {
            Some(second) => own.pairs.extend([first, second]),
            None => own.singles.push(first),
        }

        let lists: Vec<&[(u64, u64)]> = keys.chunk_by(|a, b| a.0 == b.0).collect();
        let bits = if second.is_some() {
            &mut own.pair_lists
        } else {
            &mut own.single_lists
        };

        // Most lists are of texts alone.
        let mask = lists
            .iter()
            .fold(0, |mask, list| mask | 1 << (list[0].0 & 0xFF));
        if mask == 1 << Region::Text as u32 {
            bits.push(1, 1);
        } else {
            bits.push(mask, 1 + Region::COUNT as u32);
        }

        for list in lists {
            let spread = spreads[(list[0].0 & 0xFF) as usize];
            let mut places: Vec<u64> = list.iter().map(|(_, place)| *place).collect();
            if second.is_none() {
                // Of single characters only the records are kept: a query of one needs no places.
                places.iter_mut().for_each(|place| *place &= !0xFFFF_FFFF);
                places.dedup();
            }
            let list = List {
                places: &places,
                spread,
                offsets: second.is_some(),
            };
            list.write(bits, own.number, &mut own.blocks, &mut blocks);
        }
    }

    (open.into_iter().map(Shard::file).collect(), blocks)
}

/// A shard while it is written.
struct Shard {
    number: usize,
    singles: String,
    pairs: String,
    single_lists: Bits,
    pair_lists: Bits,
    /// How many blocks its long lists have filled.
    blocks: usize,
}

impl Shard {
    fn new(number: usize) -> Self {
        Self {
            number,
            singles: String::new(),
            pairs: String::new(),
            single_lists: Bits::default(),
            pair_lists: Bits::default(),
            blocks: 0,
        }
    }

    fn file(self) -> File {
        let parts = vec![
            self.singles,
            self.pairs,
            self.single_lists.finish(),
            self.pair_lists.finish(),
        ];
        File::new(format!("s{}", self.number), parts)
    }
}

/// The places of one key in one region.
struct List<'a> {
    places: &'a [u64],
    spread: Spread,
    offsets: bool,
}

impl List<'_> {
    /// Number of records, then the records themselves or, of a long list, its blocks: the first
    /// record of each, and its checksum.
    fn write(&self, bits: &mut Bits, shard: usize, used: &mut usize, blocks: &mut Vec<File>) {
        let records: Vec<&[u64]> = self.places.chunk_by(|a, b| a >> 32 == b >> 32).collect();
        let k = (self.spread.records / records.len() as u32).max(1).ilog2();
        let mut whole = Bits::default();
        self.entries(&mut whole, &records, k, 0);

        bits.gamma(records.len() as u32);
        if whole.len() <= LONG {
            bits.push(0, 1);
            self.entries(bits, &records, k, 0);
            return;
        }

        // A long list is cut into blocks of about one size.
        bits.push(1, 1);
        let each = records.len().div_ceil(whole.len().div_ceil(BLOCK));
        bits.gamma(records.len().div_ceil(each) as u32);
        bits.gamma(each as u32);
        bits.gamma(*used as u32 + 1);

        for chunk in records.chunks(each) {
            let first = (chunk[0][0] >> 32) as u32;
            let mut own = Bits::default();
            self.entries(&mut own, chunk, k, first);
            let file = File::new(format!("b{shard}.{used}"), vec![own.finish()]);
            bits.push(first, 32);
            bits.push(file.check, 32);
            blocks.push(file);
            *used += 1;
        }
    }

    /// Gaps between records; of each, how many places it has beyond the first, and these.
    fn entries(&self, bits: &mut Bits, records: &[&[u64]], k: u32, first: u32) {
        let mut next = first;
        for record in records {
            let number = (record[0] >> 32) as u32;
            bits.rice(number - next, k);
            next = number + 1;
            if !self.offsets {
                continue;
            }
            bits.rice(record.len() as u32 - 1, 0);
            let mut from = 0;
            for &place in *record {
                let offset = place as u32;
                bits.rice(offset - from, self.spread.k);
                from = offset + 1;
            }
        }
    }
}
