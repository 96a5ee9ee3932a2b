//! What is made of a deadline once, and stands in several files.

use super::job::Failure;
use crate::link::catalogue::{Catalogue, DeadlineId, Made};
use quick_cache::Weighter;
use quick_cache::sync::Cache;
use std::ops::Deref;
use std::sync::Arc;

/// What one of them takes besides itself and what was read for it: its key, and what the cache knows of it.
const OTHER: usize = 64;
/// What one takes about.
const USUAL: u64 = 1 << 10;

/// What takes room in memory.
pub(super) trait HasSize {
    /// Returns how many bytes it takes.
    fn size(&self) -> usize;
}

impl HasSize for Vec<u8> {
    fn size(&self) -> usize {
        self.len()
    }
}

/// What was made last: so many bytes of it, because all would be as much as the files.
pub(super) struct Kept<T>(Cache<DeadlineId, Arc<Made<T>>, Bytes>);

/// One of them, as long as somebody uses it.
pub(super) struct KeptOne<T>(Arc<Made<T>>);

#[derive(Clone)]
struct Bytes;

impl<T: HasSize> Weighter<DeadlineId, Arc<Made<T>>> for Bytes {
    fn weight(&self, _: &DeadlineId, made: &Arc<Made<T>>) -> u64 {
        (made.unread().size() + made.size_of_reads() + OTHER) as u64
    }
}

impl<T: HasSize> Kept<T> {
    /// Begins with nothing; at most `bytes` are kept.
    pub(super) fn new(bytes: u64) -> Self {
        let count = usize::try_from(bytes / USUAL).unwrap_or(usize::MAX);
        Self(Cache::with_weighter(count, bytes, Bytes))
    }

    /// Returns what `make` makes of a deadline, and makes it only where it is not there any more. All that was read for it
    /// counts as read now.
    ///
    /// # Errors
    /// That which hinders `make`.
    pub(super) fn get(
        &self,
        catalogue: &Catalogue,
        id: DeadlineId,
        make: impl FnOnce() -> Result<T, Failure>,
    ) -> Result<KeptOne<T>, Failure> {
        let reads = catalogue.reads();
        let make = || reads.made(make).transpose().map(Arc::new);
        let made = self.0.get_or_insert_with(&id, make)?;
        reads.used(&*made);
        Ok(KeptOne(made))
    }
}

impl<T> Deref for KeptOne<T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.0.unread()
    }
}
