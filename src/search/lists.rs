//! How lists are written: those of a shard together, a long one in blocks of its own.
//!
//! `query/3-lists.js` reads them.

use super::bits::Bits;
use super::passages::Region;
use super::posting::{Key, Place};
use super::script::Script;

/// A list longer than this many bits has files of its own.
const LONG: usize = 12_000;
/// What such a file aims at, in bits.
const BLOCK: usize = 28_000;

/// How the lists of a region are coded.
#[derive(Debug, Clone, Copy, Default)]
pub struct RegionCoding {
    /// How many records the region has.
    pub records: u32,
    /// The bits of an offset that are written as they are; see [`Bits::rice`].
    pub offset_bits: u32,
}

/// A shard while it is written.
pub struct ShardWriter {
    number: usize,
    singles: String,
    pairs: String,
    single_lists: Bits,
    pair_lists: Bits,
    /// How many blocks its long lists have filled.
    block_count: usize,
}

impl ShardWriter {
    /// Begins a shard.
    pub fn new(number: usize) -> Self {
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
    pub fn write_group(
        &mut self,
        group: &[(Key, Vec<Place>)],
        codings: &[RegionCoding; Region::COUNT],
        blocks: &mut Vec<Script>,
    ) {
        let (first, second) = (group[0].0.first(), group[0].0.second());
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

        let regions = group
            .iter()
            .fold(0, |mask, (key, _)| mask | 1 << key.region());
        // Most lists are of texts alone, so that has a code of one bit.
        if regions == 1 << Region::Text as u32 {
            bits.push(1, 1);
        } else {
            bits.push(regions, 1 + Region::COUNT as u32);
        }

        for (key, places) in group {
            let list = List {
                places,
                coding: codings[key.region()],
                has_offsets: second.is_some(),
            };
            list.write(bits, self.number, &mut self.block_count, blocks);
        }
    }

    /// Returns the shard as a script.
    pub fn finish(self) -> Script {
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
