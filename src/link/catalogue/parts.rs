//! Lets the parts of entries note who reads them.

use super::{Catalogue, Shelf};

/// Notes from here on who reads the parts of a catalogue's entries. Whatever is a part must be named here.
pub(super) fn note_reads(catalogue: &mut Catalogue) {
    let reads = catalogue.reads.clone();
    for (id, plan) in catalogue.plans.iter_mut_enumerated() {
        plan.text.note_reads(&reads, Shelf::PlanTexts, id.index());
    }
    for (id, entry) in catalogue.units.iter_mut_enumerated() {
        let (shelf, index) = (Shelf::UnitParts, id.index());
        entry.tasks.note_reads(&reads, shelf, index);
        entry.issued.note_reads(&reads, shelf, index);
        entry.addressed.note_reads(&reads, shelf, index);
        entry.mentioned.note_reads(&reads, shelf, index);
    }
    for (id, entry) in catalogue.parks.iter_mut_enumerated() {
        let (shelf, index) = (Shelf::ParkParts, id.index());
        entry.mentioned.note_reads(&reads, shelf, index);
        entry.tasks.note_reads(&reads, shelf, index);
    }
    for (id, entry) in catalogue.projects.iter_mut_enumerated() {
        let (shelf, index) = (Shelf::ProjectParts, id.index());
        entry.mentioned.note_reads(&reads, shelf, index);
        entry.tasks.note_reads(&reads, shelf, index);
    }
    for (id, indicator) in catalogue.indicators.all.iter_mut_enumerated() {
        let (shelf, index) = (Shelf::IndicatorParts, id.index());
        indicator.points.note_reads(&reads, shelf, index);
    }
    for (id, entry) in catalogue.place_entries.iter_mut_enumerated() {
        let (shelf, index) = (Shelf::PlaceParts, id.index());
        entry.within.note_reads(&reads, shelf, index);
        entry.plans.note_reads(&reads, shelf, index);
        entry.units.note_reads(&reads, shelf, index);
        entry.parks.note_reads(&reads, shelf, index);
        entry.projects.note_reads(&reads, shelf, index);
    }
}
