//! What is drawn on which page, and the table behind each drawing.

mod heat;
mod load;
mod multiples;
mod timeline;
mod together;

use super::at::At;
use crate::render::chart::Key;
use crate::time::Slot;

pub use heat::DRAWN_ROWS;

/// Fewer than this are read, not looked at.
const FEWEST: usize = 3;

/// The keys of the words that drawings and their tables are made with.
pub const WORDS: &[&str] = &[
    "calendar.imprecise",
    "calendar.total",
    "chart.dated",
    "chart.partner",
    "chart.undated",
    "chart.when",
    "chart.words",
    "count.tasks",
    "nav.units",
    "role.cooperating_short",
    "role.lead_short",
    "role.responsible_short",
    "task.entity",
    "task.of",
    "task.value",
];

impl At<'_> {
    /// Returns a month, or a year with the words that no month is named.
    fn slot_words(&self, slot: Slot) -> String {
        let name = self.slot_name(slot);
        match slot {
            Slot::Month(_) => name,
            Slot::Year(_) => format!("{name} {}", self.word("calendar.imprecise")),
        }
    }

    /// Returns what a tone stands for, by the key of its words.
    fn chart_key(&self, tone: &'static str, words: &str) -> Key {
        Key {
            tone,
            text: self.word(words),
        }
    }
}
