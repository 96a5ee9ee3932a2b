//! Parts of entries that note who reads them.

use super::reads::{Reads, Shelf};
use std::ops::{Deref, DerefMut};

/// A part of an entry that changes more often than the rest of it, and that few read: reads of it are noted apart. The
/// pages that name a unit need not be made again when the unit gets another task.
#[derive(Debug, Clone, Default)]
pub struct Noted<Part> {
    part: Part,
    reads: Option<(Reads, Shelf, u32)>,
}

impl<Part> Noted<Part> {
    /// Returns a part that notes nothing yet.
    pub(super) fn new(part: Part) -> Self {
        Self { part, reads: None }
    }

    /// Notes from here on reads of this part as those of an entry.
    pub(super) fn note_reads(&mut self, reads: &Reads, shelf: Shelf, index: usize) {
        self.reads = Some((reads.clone(), shelf, index as u32));
    }

    /// Returns the part, noting nothing.
    pub(super) fn untracked(&self) -> &Part {
        &self.part
    }
}

impl<Part> Deref for Noted<Part> {
    type Target = Part;

    fn deref(&self) -> &Part {
        if let Some((reads, shelf, index)) = &self.reads {
            reads.note(*shelf, *index as usize);
        }
        &self.part
    }
}

impl<Part> DerefMut for Noted<Part> {
    fn deref_mut(&mut self) -> &mut Part {
        &mut self.part
    }
}

impl<'a, Part> IntoIterator for &'a Noted<Part>
where
    &'a Part: IntoIterator,
{
    type Item = <&'a Part as IntoIterator>::Item;
    type IntoIter = <&'a Part as IntoIterator>::IntoIter;

    fn into_iter(self) -> Self::IntoIter {
        (**self).into_iter()
    }
}
