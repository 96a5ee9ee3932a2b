//! Units and parks in a plan that the gazetteer does not know.

use super::candidates::park_candidates;
use super::sheet::Unlisted;
use crate::base::diag::nearest;
use crate::base::source::Source;
use crate::intake::lexicon::Parks;
use crate::link::catalogue::{LocalNames, Subject, say_other_levels};
use crate::link::proof::Trace;
use crate::plan::{Document, LineRange};
use std::collections::HashMap;

/// Returns the units of tasks that the gazetteer does not know, in printed order.
pub fn unlisted_units(
    document: &Document,
    archived: &Source,
    names: LocalNames<'_>,
) -> Vec<Unlisted> {
    // A name that means a park or a project does not make its bearer a known unit.
    let is_unit = |subject| matches!(subject, Subject::Unit(_));
    let mut tally = Tally::default();

    let nodes = document.outline.nodes.iter();
    for task in nodes.filter_map(|node| node.task.as_ref()) {
        for assignment in &task.assignments {
            let unit = assignment.unit.as_str();
            if !names.get(unit).is_some_and(is_unit) {
                tally.add(unit, || line_with(unit, task.lines, archived));
            }
        }
    }

    tally.finish(&known_names(names, is_unit))
}

/// Returns what may be the names of parks that the gazetteer does not know, in printed order. `trace` says which
/// lines of the source each paragraph came from.
pub fn unlisted_parks(
    document: &Document,
    trace: &Trace,
    archived: &Source,
    names: LocalNames<'_>,
    words: &Parks,
) -> Vec<Unlisted> {
    let mut tally = Tally::default();
    for (at, text) in document.outline.walk() {
        for candidate in park_candidates(text, names, words) {
            tally.add(&candidate.name, || {
                // A paragraph without a proof is an error that the sheet reports; its line is unknown.
                trace.origin(at).map_or(1, |origin| {
                    line_with(&candidate.name, origin.lines, archived)
                })
            });
        }
    }

    tally.finish(&known_names(names, |subject| {
        matches!(subject, Subject::Park(_))
    }))
}

/// Returns the first of some lines that holds a name; the first of all where a line break parts the name.
fn line_with(name: &str, lines: LineRange, archived: &Source) -> u32 {
    (lines.first..=lines.last)
        .find(|&line| archived.line(line).contains(name))
        .unwrap_or(lines.first)
}

/// Returns the known names of one kind that may have been meant.
fn known_names(names: LocalNames<'_>, is_wanted: impl Fn(Subject) -> bool) -> Vec<&str> {
    let near = names.near().into_iter();
    near.filter(|name| names.get(name).is_some_and(&is_wanted))
        .collect()
}

/// Names in the order in which they first stand, each with a count.
#[derive(Default)]
struct Tally {
    /// The place of each name in `names`.
    places: HashMap<String, usize>,
    names: Vec<Unlisted>,
}

impl Tally {
    /// Counts a name; `line` finds its line when it is new.
    fn add(&mut self, name: &str, line: impl FnOnce() -> u32) {
        if let Some(&place) = self.places.get(name) {
            self.names[place].count += 1;
            return;
        }

        self.places.insert(name.to_owned(), self.names.len());
        self.names.push(Unlisted {
            name: name.to_owned(),
            count: 1,
            line: line(),
            near: Vec::new(),
        });
    }

    /// Returns the names, each with the known names that are nearest to it.
    fn finish(mut self, known: &[&str]) -> Vec<Unlisted> {
        for unlisted in &mut self.names {
            let known = known.iter().copied();
            let known = known.filter(|known| !say_other_levels(&unlisted.name, known));
            let near = nearest(&unlisted.name, known);
            unlisted.near = near.into_iter().map(str::to_owned).collect();
        }
        self.names
    }
}
