//! Tables that note who reads them.

use super::reads::{Reads, Shelf};
use oxc_index::{Idx, IndexVec};
use std::collections::BTreeMap;
use std::ops::{Deref, DerefMut, Index, IndexMut};

/// A table by the ids of its entries. An entry that is asked for by its id is noted by itself; whatever else is asked of
/// the table is noted as a read of all of it.
#[derive(Debug)]
pub struct Tracked<Id: Idx, Entry> {
    entries: IndexVec<Id, Entry>,
    shelf: Shelf,
    reads: Reads,
}

impl<Id: Idx, Entry> Tracked<Id, Entry> {
    /// Returns a table that notes its reads as those of a table of the catalogue.
    pub fn new(shelf: Shelf, reads: &Reads, entries: IndexVec<Id, Entry>) -> Self {
        Self {
            entries,
            shelf,
            reads: reads.clone(),
        }
    }

    /// Returns all entries, noting nothing.
    pub(super) fn untracked(&self) -> &IndexVec<Id, Entry> {
        &self.entries
    }

    /// Returns a table of what was derived from each entry of this one: who reads it reads the entry.
    pub fn derived<Other>(&self, entries: IndexVec<Id, Other>) -> Tracked<Id, Other> {
        self.derived_from(self.shelf, entries)
    }

    /// Returns a table of what was derived from a part of each entry of this one: who reads it reads the part.
    pub fn derived_from<Other>(
        &self,
        part: Shelf,
        entries: IndexVec<Id, Other>,
    ) -> Tracked<Id, Other> {
        Tracked::new(part, &self.reads, entries)
    }
}

impl<Id: Idx, Entry> Index<Id> for Tracked<Id, Entry> {
    type Output = Entry;

    fn index(&self, id: Id) -> &Entry {
        self.reads.note(self.shelf, id.index());
        &self.entries[id]
    }
}

impl<Id: Idx, Entry> IndexMut<Id> for Tracked<Id, Entry> {
    fn index_mut(&mut self, id: Id) -> &mut Entry {
        &mut self.entries[id]
    }
}

impl<Id: Idx, Entry> Deref for Tracked<Id, Entry> {
    type Target = IndexVec<Id, Entry>;

    fn deref(&self) -> &IndexVec<Id, Entry> {
        self.reads.note_whole(self.shelf);
        &self.entries
    }
}

impl<Id: Idx, Entry> DerefMut for Tracked<Id, Entry> {
    fn deref_mut(&mut self) -> &mut IndexVec<Id, Entry> {
        &mut self.entries
    }
}

impl<'a, Id: Idx, Entry> IntoIterator for &'a Tracked<Id, Entry> {
    type Item = &'a Entry;
    type IntoIter = std::slice::Iter<'a, Entry>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// A table by a key that people know, such as a month. What is asked for by its key is noted by itself.
#[derive(Debug)]
pub struct TrackedMap<Key: Ord, Entry> {
    entries: BTreeMap<Key, Entry>,
    shelf: Shelf,
    reads: Reads,
}

impl<Key: Ord, Entry> TrackedMap<Key, Entry> {
    /// Returns a table that notes its reads as those of a table of the catalogue.
    pub fn new(shelf: Shelf, reads: &Reads, entries: BTreeMap<Key, Entry>) -> Self {
        Self {
            entries,
            shelf,
            reads: reads.clone(),
        }
    }

    /// Returns the entry of a key.
    pub fn get(&self, key: &Key) -> Option<&Entry> {
        match self.entries.get(key) {
            Some(entry) => {
                let place = self.entries.range(..key).count();
                self.reads.note(self.shelf, place);
                Some(entry)
            }
            None => {
                // It may be there tomorrow.
                self.reads.note_whole(self.shelf);
                None
            }
        }
    }

    /// Returns all entries, noting nothing.
    pub(super) fn untracked(&self) -> &BTreeMap<Key, Entry> {
        &self.entries
    }

    /// Returns a table of what was derived from each entry of this one: who reads it reads the entry.
    pub fn derived<Other>(&self, entries: BTreeMap<Key, Other>) -> TrackedMap<Key, Other> {
        TrackedMap::new(self.shelf, &self.reads, entries)
    }
}

impl<Key: Ord, Entry> Deref for TrackedMap<Key, Entry> {
    type Target = BTreeMap<Key, Entry>;

    fn deref(&self) -> &BTreeMap<Key, Entry> {
        self.reads.note_whole(self.shelf);
        &self.entries
    }
}

impl<'a, Key: Ord, Entry> IntoIterator for &'a TrackedMap<Key, Entry> {
    type Item = (&'a Key, &'a Entry);
    type IntoIter = std::collections::btree_map::Iter<'a, Key, Entry>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
