//! The clauses of plans, as candidates are made of them.

use super::grams::grams;
use crate::link::catalogue::{Catalogue, Passage, PlanId, ProjectId, Subject};
use crate::plan::NodeRange;
use std::collections::BTreeSet;

/// What ends a clause.
const ENDS: [char; 7] = ['。', ';', '\u{FF1B}', ':', '\u{FF1A}', ',', '\u{FF0C}'];

/// A clause has so many characters at least: shorter ones say too little.
const SHORTEST: usize = 8;

/// A clause of which one part in so many is names of units is a list of them.
const UNITS_LEAST: usize = 3;

/// A clause of a plan.
pub(in crate::review) struct Clause<'a> {
    /// Where it stands.
    pub at: Passage,
    /// Its words.
    pub text: &'a str,
    /// The groups of characters in it.
    pub grams: BTreeSet<[char; 3]>,
    /// The projects that it names.
    pub projects: BTreeSet<ProjectId>,
}

/// Returns the clauses of a plan, in printed order.
pub(in crate::review) fn clauses(catalogue: &Catalogue, plan: PlanId) -> Vec<Clause<'_>> {
    let entry = &catalogue.plans[plan];
    let outline = &entry.text.outline;
    let mut found = Vec::new();

    for node in outline.nodes.indices() {
        let own = outline.walk_nodes(NodeRange {
            start: node,
            end: node + 1,
        });
        for (place, block) in own {
            let mentions = entry.text.mentions.at(place);
            let mut start = 0;
            for piece in block.split_inclusive(ENDS) {
                let range = start..start + piece.len();
                start = range.end;
                let text = piece.trim().trim_end_matches(ENDS);
                if text.chars().count() < SHORTEST {
                    continue;
                }
                let within = || {
                    mentions
                        .iter()
                        .filter(|own| range.contains(&own.range.start))
                };
                let units = within().filter(|own| matches!(own.subject, Subject::Unit(_)));
                let printed: usize = units.map(|own| own.range.len()).sum();
                // A list of units says who, not what.
                if printed * UNITS_LEAST > text.len() {
                    continue;
                }
                let projects = within().filter_map(|own| match own.subject {
                    Subject::Project(project) => Some(project),
                    _ => None,
                });
                found.push(Clause {
                    at: Passage { plan, node },
                    text,
                    grams: grams(text),
                    projects: projects.collect(),
                });
            }
        }
    }
    found
}
