//! What a page lists, and how it is cut.

use super::leaf::{Key, Leaf};
use crate::link::catalogue::Catalogue;
use std::collections::HashMap;

/// How many bytes of HTML the rows of one page may take, by estimate. No page shall have more than 400 KB, which a
/// phone shows within a second and a slow line brings within half a minute; a quarter is left for what frames the rows,
/// for drawings, and for what an estimate misses.
const MOST: usize = 300_000;

/// What a page lists, row by row.
pub trait Listing {
    /// A row.
    type Row: Copy;

    /// Returns all rows in the order of a page that is whole.
    fn rows(&self, catalogue: &Catalogue) -> Vec<Self::Row>;

    /// Returns what the rows of a leaf have in common.
    fn key(&self, catalogue: &Catalogue, row: Self::Row) -> Key;

    /// Returns about how many bytes of HTML a row takes behind another, headings included that it begins.
    fn weight(&self, catalogue: &Catalogue, before: Option<Self::Row>, row: Self::Row) -> usize;

    /// Returns the anchors that a whole page has for a row or for what it stands in.
    fn anchors(&self, catalogue: &Catalogue, row: Self::Row) -> Vec<String>;
}

/// Returns the leaves that a page is cut into; none where it can show all rows itself.
pub fn leaves<List: Listing>(list: &List, catalogue: &Catalogue) -> Vec<Leaf> {
    let rows = list.rows(catalogue);
    if weights(list, catalogue, &rows).sum::<usize>() <= MOST {
        return Vec::new();
    }

    let rows = by_key(list, catalogue, rows);
    let keys = rows.iter().map(|&row| list.key(catalogue, row));
    let weights = weights(list, catalogue, &rows);
    packed(keys.zip(weights))
}

/// Returns leaves for rows with these keys and weights, none of which is too full unless a single row is.
fn packed(rows: impl Iterator<Item = (Key, usize)>) -> Vec<Leaf> {
    let mut leaves: Vec<Leaf> = Vec::new();
    let mut full = 0;
    for (place, (key, weight)) in rows.enumerate() {
        match leaves.last_mut() {
            Some(last) if last.key == key && full + weight <= MOST => {
                last.rows.end = place + 1;
                full += weight;
            }
            last => {
                let same = last.filter(|last| last.key == key);
                let number = same.map_or(0, |last| last.number) + 1;
                leaves.push(Leaf {
                    key,
                    number,
                    of: number,
                    rows: place..place + 1,
                });
                full = weight;
            }
        }
    }
    counted(leaves)
}

/// Returns the rows of a leaf, or those of the whole page.
pub fn rows_of<List: Listing>(
    list: &List,
    catalogue: &Catalogue,
    leaf: Option<&Leaf>,
) -> Vec<List::Row> {
    let rows = list.rows(catalogue);
    match leaf {
        None => rows,
        Some(leaf) => by_key(list, catalogue, rows)[leaf.rows.clone()].to_vec(),
    }
}

/// Returns all rows in the order of the leaves, which have them by their places.
pub fn rows_in_order<List: Listing>(list: &List, catalogue: &Catalogue) -> Vec<List::Row> {
    by_key(list, catalogue, list.rows(catalogue))
}

/// Puts rows in the order of the leaves.
fn by_key<List: Listing>(
    list: &List,
    catalogue: &Catalogue,
    rows: Vec<List::Row>,
) -> Vec<List::Row> {
    let mut first: HashMap<Key, usize> = HashMap::new();
    let mut keyed: Vec<(Key, List::Row)> = Vec::with_capacity(rows.len());
    for (place, row) in rows.into_iter().enumerate() {
        let key = list.key(catalogue, row);
        first.entry(key).or_insert(place);
        keyed.push((key, row));
    }

    // Stable: rows with the same key stay as they stand on a whole page, and so do places.
    keyed.sort_by_key(|(key, _)| (key.rank(), first[key]));
    keyed.into_iter().map(|(_, row)| row).collect()
}

fn weights<List: Listing>(
    list: &List,
    catalogue: &Catalogue,
    rows: &[List::Row],
) -> impl Iterator<Item = usize> {
    let before = std::iter::once(None).chain(rows.iter().copied().map(Some));
    let pairs = before.zip(rows);
    pairs.map(|(before, &row)| list.weight(catalogue, before, row))
}

/// Tells each leaf how many have its key.
fn counted(mut leaves: Vec<Leaf>) -> Vec<Leaf> {
    let mut last: HashMap<Key, u32> = HashMap::new();
    for leaf in &leaves {
        last.insert(leaf.key, leaf.number);
    }
    for leaf in &mut leaves {
        leaf.of = last[&leaf.key];
    }
    leaves
}
