//! The digest of each entry of a catalogue: what makes a page is the same as long as the digests of what it reads are.
//!
//! Entries are taken apart field by field, so that whoever adds a field must say here what it adds to the digest. What an
//! entry names is digested by its lasting name, never by its index: a new plan leaves the digests of others as they
//! were.

mod nodes;

mod names;

mod parts;

mod entries;

use super::{Catalogue, Reads, Shelf};
use crate::base::digest::{Digest, Digester};
use names::Names;
use rayon::prelude::*;
use strum::IntoEnumIterator;

/// The digests of all that can be read of a catalogue, by the numbers of reads.
#[derive(Debug)]
pub struct Digests(Vec<Digest>);

impl Digests {
    #[cfg(test)]
    pub(crate) fn new(digests: Vec<Digest>) -> Self {
        Self(digests)
    }

    /// Returns the digests of all that can be read, by the numbers of reads; each says what it is of, too.
    pub fn all(&self) -> &[Digest] {
        &self.0
    }
}

impl Catalogue {
    /// Returns where its reads are noted.
    pub fn reads(&self) -> &Reads {
        &self.reads
    }

    /// Returns the digest of each entry and begins to note what is read. `derived` adds to the digest of an entry what was
    /// derived from more than the entry itself.
    pub fn digests(&self, derived: impl Fn(Shelf, usize, &mut Digester) + Sync) -> Digests {
        self.reads.prepare(|shelf| self.length(shelf));
        let names = Names::new(self);

        let mut whole = Vec::new();
        let mut entries = Vec::new();
        for shelf in Shelf::iter() {
            let mut all = Digester::default();
            all.add(&(shelf as u8));
            let first = entries.len();
            let of_entry = |index| {
                let mut entry = Digester::default();
                entry.add(&(shelf as u8));
                names.add_entry(shelf, index, &mut entry);
                derived(shelf, index, &mut entry);
                entry.digest()
            };
            entries.par_extend((0..self.length(shelf)).into_par_iter().map(of_entry));
            all.add(&entries[first..]);
            whole.push(all.digest());
        }
        whole.extend(entries);
        Digests(whole)
    }

    fn length(&self, shelf: Shelf) -> usize {
        match shelf {
            Shelf::Plans | Shelf::PlanTexts => self.plans.untracked().len(),
            Shelf::Tasks => self.tasks.untracked().len(),
            Shelf::Deadlines => self.deadlines.untracked().len(),
            Shelf::Series => self.series.untracked().len(),
            Shelf::Units | Shelf::UnitParts => self.units.untracked().len(),
            Shelf::Parks | Shelf::ParkParts => self.parks.untracked().len(),
            Shelf::Projects | Shelf::ProjectParts => self.projects.untracked().len(),
            Shelf::Places => self.places.untracked().len(),
            Shelf::PlaceEntries | Shelf::PlaceParts => self.place_entries.untracked().len(),
            Shelf::Months => self.months.untracked().len(),
            Shelf::Years => self.years.untracked().len(),
            Shelf::Threads => self.threads.all.untracked().len(),
            Shelf::Progress => self.progress.all.untracked().len(),
            Shelf::Indicators | Shelf::IndicatorParts => self.indicators.all.untracked().len(),
        }
    }
}
