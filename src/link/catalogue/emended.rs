//! Which emendations the text and the statements of a task were read from: who quotes them must say so.

use super::{Assignment, Catalogue, Plan, Subject, TaskId, UnitId};
use crate::link::proof::EmendedRange;
use crate::plan::{BlockAt, Certainty, EmendationId};

/// A unit that a statement prints.
struct PrintedUnit {
    unit: UnitId,
    /// The emendation that its name was read from.
    emendation: Option<EmendationId>,
}

impl Catalogue {
    /// Returns the emendations in the text of a task and all under it, in the order of the source.
    pub fn emended(&self, id: TaskId) -> Vec<EmendationId> {
        let task = &self.tasks[id];
        if self.has_no_emendations(id) {
            return Vec::new();
        }

        let plan = &self.plans[task.plan];
        let outline = &plan.text.outline;
        let passages = outline.walk_nodes(outline.subtree(task.node)).into_iter();
        emendations_in(plan, passages.map(|(place, _)| place))
    }

    /// Returns for each assignment of a task the emendation that its name was read from, if there is one. A name in a
    /// merged cell of a table is printed in the row above.
    pub fn emended_assignments(&self, id: TaskId) -> Vec<Option<EmendationId>> {
        let assignments = &self.tasks[id].assignments;
        if self.has_no_emendations(id) {
            return vec![None; assignments.len()];
        }

        let mut cells = vec![self.printed_units(id)];
        cells.extend(self.rows_above(id).map(|above| self.printed_units(above)));

        let emendation = |(at, assignment): (usize, &Assignment)| {
            let unit = assignment.unit;
            // A unit that is named twice has its parts in the order in which they are printed.
            let earlier = assignments[..at].iter().filter(|other| other.unit == unit);
            let nth = earlier.count();

            let mut printings = cells.iter().map(|cell| {
                let own = cell.iter().filter(|printed| printed.unit == unit);
                own.map(|printed| printed.emendation).collect::<Vec<_>>()
            });
            let nearest = printings.find(|own| !own.is_empty())?;
            nearest[nth.min(nearest.len() - 1)]
        };
        assignments.iter().enumerate().map(emendation).collect()
    }

    /// Returns the emendations in the statements of a task whose text nobody can restore. Where the task takes some
    /// from merged cells, those of the row above count too.
    pub fn illegible(&self, id: TaskId) -> Vec<EmendationId> {
        if self.has_no_emendations(id) {
            return Vec::new();
        }

        let mut places = self.statements(id);
        if let Some(above) = self.rows_above(id).next() {
            places.extend(self.statements(above));
        }

        let plan = &self.plans[self.tasks[id].plan];
        let mut found = emendations_in(plan, places);
        found.retain(|id| plan.document.front.emendations[*id].certainty == Certainty::Lost);
        found
    }

    /// Returns whether the plan of a task has no emendations at all, as most plans have none.
    fn has_no_emendations(&self, id: TaskId) -> bool {
        let front = &self.plans[self.tasks[id].plan].document.front;
        front.emendations.is_empty()
    }

    /// Returns the units that the statements of a task print, in order.
    fn printed_units(&self, id: TaskId) -> Vec<PrintedUnit> {
        let plan = &self.plans[self.tasks[id].plan];
        let mut printed = Vec::new();
        for at in self.statements(id) {
            let mentions = plan.text.mentions.at(at);
            let origin = plan.text.trace.origin(at);
            let emended = origin.map_or(&[][..], |origin| origin.emended);

            for mention in mentions {
                let Subject::Unit(unit) = mention.subject else {
                    continue;
                };
                let overlaps = |emended: &&EmendedRange| {
                    let bytes = &emended.bytes;
                    bytes.start < mention.range.end && mention.range.start < bytes.end
                };
                printed.push(PrintedUnit {
                    unit,
                    emendation: emended.iter().find(overlaps).map(|range| range.emendation),
                });
            }
        }
        printed
    }

    /// Returns the tasks above a row with merged cells, the nearest first, down to one that has none: the cells of a
    /// row without merged cells are printed in full.
    fn rows_above(&self, id: TaskId) -> impl Iterator<Item = TaskId> {
        let plan = &self.plans[self.tasks[id].plan];
        let has_merged_cells = move |id: TaskId| {
            let node = &plan.text.outline.nodes[self.tasks[id].node];
            node.task.as_ref().is_some_and(|task| task.inherited)
        };
        let first = plan.tasks.first().copied().unwrap_or(id);
        let above = (first.index()..id.index()).map(TaskId::from_usize);

        // The row that ends the merged cells still belongs to them: it is the one that prints them.
        let mut goes_on = has_merged_cells(id);
        above.rev().take_while(move |above| {
            let is_wanted = goes_on;
            goes_on = goes_on && has_merged_cells(*above);
            is_wanted
        })
    }

    /// Returns where a task says who and by when.
    fn statements(&self, id: TaskId) -> Vec<BlockAt> {
        let task = &self.tasks[id];
        let node = self.plans[task.plan].node(task.node);

        let body = (0..node.blocks.len())
            .filter(|&at| node.blocks[at].is_field())
            .map(|at| BlockAt::Body(task.node, at));
        let tail = (0..node.tail.len()).map(|at| BlockAt::Tail(task.node, at));
        body.chain(tail).collect()
    }
}

/// Returns the emendations in some passages of a plan, each once, in the order of the source.
fn emendations_in(plan: &Plan, places: impl IntoIterator<Item = BlockAt>) -> Vec<EmendationId> {
    let mut found: Vec<EmendationId> = places
        .into_iter()
        .filter_map(|place| plan.text.trace.origin(place))
        .flat_map(|origin| origin.emended.iter().map(|range| range.emendation))
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}
