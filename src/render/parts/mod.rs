//! What views are made of: links, deadlines, rows of tasks, official text, drawings with their tables, JSON-LD.
//!
//! In: the catalogue, and the address of the page that a part stands on. Out: plain data with ready links. [`At`] makes
//! them all; pages put them together.

pub mod amendment;
mod at;
mod busiest;
pub mod calendar;
pub mod charts;
pub mod computed;
pub mod deleted;
pub mod due;
pub mod emendation;
mod english;
pub mod former;
pub mod imprint;
pub mod indicator;
pub mod jsonld;
pub mod leaves;
pub mod link;
pub mod menu;
pub mod own_text;
pub mod partners;
pub mod place_counts;
pub mod place_figures;
pub mod plan_card;
pub mod plan_text;
pub mod progress;
pub mod revision;
pub mod role;
pub mod rows;
pub mod schedule;
pub mod sentences;
pub mod source_lines;
pub mod status;
pub mod task_row;
pub mod text;
pub mod thread;
pub mod unit_choice;
pub mod unit_tasks;

pub use at::{At, Published};
pub use busiest::busiest;

/// The keys of the words that parts are made with.
pub const WORDS: [&[&str]; 8] = [
    charts::WORDS,
    jsonld::WORDS,
    leaves::WORDS,
    menu::WORDS,
    place_figures::WORDS,
    progress::WORDS,
    text::WORDS,
    thread::WORDS,
];
