//! Notes which entries of the catalogue are read while a file is made: only when one of them changes must it be made
//! again.
//!
//! Nothing has to declare what it reads, so nothing can be forgotten: the tables of the catalogue note it themselves
//! (`tracked`). What is not asked for by its id counts as a read of the whole table.

use std::ops::Range;
use std::sync::atomic::{AtomicBool, AtomicU32, AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};
use strum::{EnumCount, EnumIter, IntoEnumIterator};

/// A table of the catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, EnumCount, EnumIter)]
pub enum Shelf {
    /// Plans by their heads.
    Plans,
    /// The texts of plans.
    PlanTexts,
    /// Tasks.
    Tasks,
    /// Deadlines.
    Deadlines,
    /// Duties that come back.
    Series,
    /// Units by what is said of them.
    Units,
    /// What units have to do.
    UnitParts,
    /// Parks by what is said of them.
    Parks,
    /// What is said to be done for parks.
    ParkParts,
    /// Projects by what is said of them.
    Projects,
    /// What is said to be done for projects.
    ProjectParts,
    /// Places.
    Places,
    /// Where each place lies, and its name among all.
    PlaceEntries,
    /// What belongs to each place.
    PlaceParts,
    /// The deadlines of each month.
    Months,
    /// The deadlines of each year.
    Years,
    /// Matters through several plans.
    Threads,
    /// What was reported of promises.
    Progress,
    /// Figures through years and places.
    Indicators,
    /// What plans state of them.
    IndicatorParts,
}

/// What was read: a table, or an entry of one. Numbers hold for one catalogue only.
pub type Read = u32;

/// Where reads are noted; whoever has a copy notes into the same.
#[derive(Debug, Clone, Default)]
pub struct Reads(Arc<OnceLock<Recorder>>);

#[derive(Debug)]
struct Recorder {
    /// The number of the first entry of each table, and that behind the last of all; before them stand the tables themselves.
    first: [Read; Shelf::COUNT + 1],
    threads: Vec<Slot>,
}

/// What one thread notes. No other touches it: its atomics are there to be shared, and cost nothing.
#[derive(Debug)]
struct Slot {
    is_open: AtomicBool,
    /// The number of the note-taking in which each read was noted last.
    last_noted: Vec<AtomicU32>,
    /// The number of the note-taking that goes on.
    current: AtomicU32,
    /// What is noted: so many of these.
    noted: Vec<AtomicU32>,
    count: AtomicUsize,
}

impl Shelf {
    /// Returns the numbers of all whole tables: whoever has read them has read everything.
    pub fn all_tables() -> Range<Read> {
        0..Self::COUNT as Read
    }

    /// Returns the number that stands for the whole table.
    pub fn whole(self) -> Read {
        self as Read
    }
}

impl Reads {
    /// Begins to take notes, of tables that have so many entries each. From here on nothing may be added to them.
    pub(super) fn prepare(&self, length: impl Fn(Shelf) -> usize) {
        self.0.get_or_init(|| {
            let mut first = [0; Shelf::COUNT + 1];
            let mut next = Shelf::COUNT;
            for shelf in Shelf::iter() {
                first[shelf as usize] = next as Read;
                next += length(shelf);
            }
            first[Shelf::COUNT] = next as Read;

            // Pages are made by the threads of rayon alone.
            let threads = 0..rayon::current_num_threads();
            let slot = |_| Slot {
                is_open: AtomicBool::new(false),
                last_noted: zeros(next),
                current: AtomicU32::new(1),
                noted: zeros(next),
                count: AtomicUsize::new(0),
            };
            Recorder {
                first,
                threads: threads.map(slot).collect(),
            }
        });
    }

    /// Returns whether what was read goes beyond the plans of one place: a whole table, a month or a year.
    pub fn spans_places(&self, read: Read) -> bool {
        let is_of = |recorder: &Recorder, shelf: Shelf| {
            let (first, next) = recorder.range(shelf);
            (first..next).contains(&read)
        };
        self.0.get().is_none_or(|recorder| {
            let spanning = [Shelf::Months, Shelf::Years];
            let mut spanning = spanning.into_iter();
            (read as usize) < Shelf::COUNT || spanning.any(|shelf| is_of(recorder, shelf))
        })
    }

    /// Returns the number of an entry; nothing before notes are taken.
    pub fn number(&self, shelf: Shelf, index: usize) -> Option<Read> {
        let recorder = self.0.get()?;
        Some(recorder.first[shelf as usize] + index as Read)
    }

    /// Notes that an entry is read.
    pub fn note(&self, shelf: Shelf, index: usize) {
        if let Some(recorder) = self.0.get()
            && let Some(slot) = recorder.open_slot()
        {
            slot.note(recorder.first[shelf as usize] + index as Read);
        }
    }

    /// Notes that all of a table is read, or how long it is.
    pub fn note_whole(&self, shelf: Shelf) {
        self.note_all(&[shelf.whole()]);
    }

    /// Notes that anything may have been read.
    pub fn note_everything(&self) {
        Shelf::iter().for_each(|shelf| self.note_whole(shelf));
    }

    /// Notes what was read earlier for something that is used again.
    pub fn note_all(&self, reads: &[Read]) {
        if let Some(recorder) = self.0.get()
            && let Some(slot) = recorder.open_slot()
        {
            reads.iter().for_each(|&read| slot.note(read));
        }
    }

    /// Makes something, and returns it with all that was read for it, sorted; without, where nobody can tell. `make` must
    /// do its work on this thread.
    pub fn record<T>(&self, make: impl FnOnce() -> T) -> (T, Option<Vec<Read>>) {
        let Some(slot) = self.0.get().and_then(Recorder::slot) else {
            return (make(), None);
        };

        let was_open = slot.is_open.swap(true, Ordering::Relaxed);
        let outer = slot.take();
        let made = make();
        let mut own = slot.take();
        slot.is_open.store(was_open, Ordering::Relaxed);

        // What is made within something else was read for that, too.
        outer.into_iter().for_each(|read| slot.note(read));
        if was_open {
            own.iter().for_each(|&read| slot.note(read));
        }
        own.sort_unstable();
        (made, Some(own))
    }
}

impl Recorder {
    /// Returns the number of the first entry of a table, and that behind its last.
    fn range(&self, shelf: Shelf) -> (Read, Read) {
        (self.first[shelf as usize], self.first[shelf as usize + 1])
    }

    fn slot(&self) -> Option<&Slot> {
        self.threads.get(rayon::current_thread_index()?)
    }

    fn open_slot(&self) -> Option<&Slot> {
        self.slot()
            .filter(|slot| slot.is_open.load(Ordering::Relaxed))
    }
}

impl Slot {
    fn note(&self, read: Read) {
        let Some(last) = self.last_noted.get(read as usize) else {
            return;
        };
        let current = self.current.load(Ordering::Relaxed);
        if last.load(Ordering::Relaxed) == current {
            return;
        }
        last.store(current, Ordering::Relaxed);
        let count = self.count.load(Ordering::Relaxed);
        if let Some(place) = self.noted.get(count) {
            place.store(read, Ordering::Relaxed);
            self.count.store(count + 1, Ordering::Relaxed);
        }
    }

    /// Returns what is noted, and begins anew.
    fn take(&self) -> Vec<Read> {
        let count = self.count.swap(0, Ordering::Relaxed);
        let noted = self.noted.iter().take(count);
        let noted = noted.map(|read| read.load(Ordering::Relaxed)).collect();

        let next = self.current.load(Ordering::Relaxed).checked_add(1);
        let next = next.unwrap_or_else(|| {
            // Once in four thousand million times: no number is left that was never used.
            let all = self.last_noted.iter();
            all.for_each(|last| last.store(0, Ordering::Relaxed));
            1
        });
        self.current.store(next, Ordering::Relaxed);
        noted
    }
}

fn zeros(count: usize) -> Vec<AtomicU32> {
    (0..count).map(|_| AtomicU32::new(0)).collect()
}
