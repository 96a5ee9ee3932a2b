//! Which records hold which characters and pairs of characters, and where: the lists that answer a
//! query without looking at any text.
//!
//! The lists are spread over shards by a hash of their characters. A shard holds the characters and pairs that
//! have lists, then the lists; a long list stands in blocks of its own, which the shard names. `query/3-lists.js`
//! and `query/4-store.js` read them.

use super::lists::{RegionCoding, ShardWriter};
use super::passages::Region;
use super::posting::{Key, Place};
use super::runs::{RunOfKey, Runs};
use super::script::{Script, checksum_list};
use rayon::prelude::*;
use std::ops::Range;

/// Characters of text for each shard: makes most of them 2 to 6 KB.
const SHARD_TEXT: u64 = 2_500;
/// Characters of text for each shard where one leaf is the whole directory.
const SMALL_SHARD_TEXT: u64 = 700;
/// Checksums in a leaf of the directory.
pub const LEAF: usize = 128;
/// Shards whose lists are unpacked at once, for each thread.
const SHARDS_AT_ONCE: usize = 64;

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

/// Builds the lists of all runs. `records` says how many records each region has, which are numbered from 0.
pub fn build(mut runs: Runs, records: [u32; Region::COUNT]) -> Postings {
    let sizes = runs.sizes();
    let codings = region_codings(sizes, records);
    let shards = shard_count(sizes.iter().sum());
    runs.spread(shards);

    let starts: Vec<usize> = (0..shards).step_by(SHARDS_AT_ONCE).collect();
    let built: Vec<Shards> = starts
        .into_par_iter()
        .map(|start| {
            let end = shards.min(start + SHARDS_AT_ONCE);
            Shards::write(&runs, &(start as u32..end as u32), &codings)
        })
        .collect();
    drop(runs);

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

/// Returns over how many shards the lists of so many characters are spread.
fn shard_count(characters: u64) -> usize {
    let small = characters.div_ceil(SMALL_SHARD_TEXT).min(LEAF as u64);
    let shards = small.max(characters.div_ceil(SHARD_TEXT)).max(1);
    shards as usize
}

/// Returns how each region is coded. Offsets are spread over their records evenly, so the shortest code keeps about
/// as many bits as the mean length of a record has.
fn region_codings(
    sizes: [u64; Region::COUNT],
    records: [u32; Region::COUNT],
) -> [RegionCoding; Region::COUNT] {
    std::array::from_fn(|region| {
        let mean = sizes[region] / u64::from(records[region].max(1));
        RegionCoding {
            records: records[region],
            offset_bits: mean.max(2).ilog2() - 1,
        }
    })
}

/// A range of shards as scripts.
struct Shards {
    shards: Vec<Script>,
    /// The blocks of their long lists.
    blocks: Vec<Script>,
}

impl Shards {
    /// Writes a range of shards.
    fn write(runs: &Runs, range: &Range<u32>, codings: &[RegionCoding; Region::COUNT]) -> Self {
        let mut blocks = Vec::new();
        let keys = runs.keys_of(range);
        let mut keys = keys.as_slice();

        let shards = range.clone().map(|number| {
            let of_shard = keys.partition_point(|own| own.shard == number);
            let (own, behind) = keys.split_at(of_shard);
            keys = behind;

            let mut shard = ShardWriter::new(number as usize);
            for group in own.chunk_by(|a, b| a.key.has_characters_of(b.key)) {
                let lists = group.chunk_by(|a, b| a.key == b.key);
                let lists: Vec<(Key, Vec<Place>)> = lists
                    .map(|list| (list[0].key, places(runs, list)))
                    .collect();
                shard.write_group(&lists, codings, &mut blocks);
            }
            shard.finish()
        });
        Self {
            shards: shards.collect(),
            blocks,
        }
    }
}

/// Returns the places of one key in all runs.
fn places(runs: &Runs, list: &[RunOfKey]) -> Vec<Place> {
    let mut places = Vec::new();
    for &own in list {
        runs.unpack(own, &mut places);
    }
    places
}
