//! Notes which entries of the catalogue are read while a file is made: only when one of them changes must it be made
//! again.
//!
//! Nothing has to declare what it reads, so nothing can be forgotten: the tables of the catalogue note it themselves
//! (`tracked`). What is not asked for by its id counts as a read of the whole table.

use std::ops::Range;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
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

/// What one thread notes. No other touches it: its atomics and its lock are there to be shared, and cost nothing.
#[derive(Debug)]
struct Slot {
    is_open: AtomicBool,
    /// The number of the note-taking in which each read was noted last.
    last_noted: Vec<AtomicU32>,
    /// The number of the note-taking that goes on.
    current: AtomicU32,
    /// The number of the note-taking that began last; those within others end first.
    newest: AtomicU32,
    /// What is noted; behind what was noted for something stands what is noted for something within it.
    noted: Mutex<Vec<Note>>,
}

/// A read that was noted.
#[derive(Debug, Clone, Copy)]
struct Note {
    read: Read,
    /// In which note-taking it had been noted before.
    before: u32,
}

/// Something that was made once for several files, with all that was read for it; nothing where nobody can tell.
#[derive(Debug)]
pub struct Made<T> {
    value: T,
    reads: Option<Box<[Read]>>,
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
                current: AtomicU32::new(0),
                newest: AtomicU32::new(0),
                noted: Mutex::new(Vec::new()),
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
        let slot = self.0.get().and_then(Recorder::slot);
        let Some((slot, own)) = slot.and_then(|slot| Some((slot, slot.next()?))) else {
            self.note_everything();
            return (make(), None);
        };

        let was_open = slot.is_open.swap(true, Ordering::Relaxed);
        let outer = slot.current.swap(own, Ordering::Relaxed);
        let first = slot.noted().len();
        let made = make();
        let mut reads = slot.take_from(first);
        slot.current.store(outer, Ordering::Relaxed);
        slot.is_open.store(was_open, Ordering::Relaxed);

        // What is made within something else was read for that, too.
        if was_open {
            reads.iter().for_each(|&read| slot.note(read));
        }
        reads.sort_unstable();
        (made, Some(reads))
    }

    /// Makes something that several files have, to be [used](Self::used) in each. `make` must do its work on this thread.
    pub fn made<T>(&self, make: impl FnOnce() -> T) -> Made<T> {
        let (value, reads) = self.record(make);
        Made {
            value,
            reads: reads.map(Vec::into_boxed_slice),
        }
    }

    /// Returns what was made, and notes what was read for it, whoever made it.
    pub fn used<'m, T>(&self, made: &'m Made<T>) -> &'m T {
        match &made.reads {
            Some(reads) => self.note_all(reads),
            None => self.note_everything(),
        }
        &made.value
    }
}

impl<T, E> Made<Result<T, E>> {
    /// Returns what was made, where it could be.
    ///
    /// # Errors
    /// That which hindered it.
    pub fn transpose(self) -> Result<Made<T>, E> {
        let Self { value, reads } = self;
        value.map(|value| Made { value, reads })
    }
}

impl<T> Made<T> {
    /// Returns how many bytes its reads take.
    pub fn size_of_reads(&self) -> usize {
        self.reads.as_deref().map_or(0, size_of_val)
    }

    /// Returns what was made, for those who only want to know how large it is.
    pub fn unread(&self) -> &T {
        &self.value
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
        let before = last.swap(current, Ordering::Relaxed);
        if before != current {
            self.noted().push(Note { read, before });
        }
    }

    /// Returns a number that no note-taking has had; nothing once in four thousand million times.
    fn next(&self) -> Option<u32> {
        let next = self.newest.load(Ordering::Relaxed).checked_add(1)?;
        self.newest.store(next, Ordering::Relaxed);
        Some(next)
    }

    /// Takes out what is noted from a place on, as if it had not been.
    fn take_from(&self, first: usize) -> Vec<Read> {
        let mut noted = self.noted();
        let own = noted.drain(first..).rev();
        let own = own.map(|note| {
            if let Some(last) = self.last_noted.get(note.read as usize) {
                last.store(note.before, Ordering::Relaxed);
            }
            note.read
        });
        own.collect()
    }

    fn noted(&self) -> MutexGuard<'_, Vec<Note>> {
        self.noted.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn zeros(count: usize) -> Vec<AtomicU32> {
    (0..count).map(|_| AtomicU32::new(0)).collect()
}
