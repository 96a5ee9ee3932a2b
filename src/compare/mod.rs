//! What readers would see otherwise: two states of a site, compared by what their catalogues say.
//!
//! In: two [`Side`]s, each a catalogue with its settings, promises and moves. Out: a [`Comparison`], as text, as Markdown
//! or as JSON. Pages are not compared: what a theme makes of a catalogue is the theme's.

mod aspect;

mod comparison;

mod words;

mod excerpt;

mod side;

mod fact;

mod head_facts;

mod node_facts;

mod pairs;

mod matching;

mod plans;

mod threads;

mod records;

mod entries;

mod addresses;

mod draw;

pub use aspect::Aspect;
pub use comparison::{
    AddressChange, AddressFate, Change, Comparison, EntryChange, Figure, NodeName, PlanChange,
    PlanFate,
};
pub use draw::{Form, draw};
pub use side::Side;
pub use words::Words;

/// Compares an earlier state of a site with a later one.
pub fn compare(before: &Side<'_>, after: &Side<'_>) -> Comparison {
    let plans = plans::compare(before, after);
    let changes = plans.iter().flat_map(|plan| &plan.changes);

    Comparison {
        before: before.name.clone(),
        after: after.name.clone(),
        unexplained: changes.filter(|change| change.is_unexplained()).count(),
        unread: before.unread.clone(),
        plans,
        entries: entries::compare(before, after),
        addresses: addresses::compare(before, after),
        figures: entries::compare_figures(before, after),
    }
}
