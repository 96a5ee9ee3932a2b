//! Which corrections a task's text and statements were read from: who quotes it must know.

use super::{Assignment, Catalogue, Subject, TaskId, UnitId};
use crate::link::proof::EmendedRange;
use crate::plan::{BlockAt, Certainty, EmendationId};

impl Catalogue {
    /// The corrections in the text of a task and all under it, in order.
    pub fn emended(&self, id: TaskId) -> Vec<EmendationId> {
        let task = &self.tasks[id];
        if self.is_sound(id) {
            return Vec::new();
        }
        let plan = &self.plans[task.plan];
        let outline = &plan.document.outline;
        let places = outline.walk_nodes(outline.subtree(task.node)).into_iter();
        let origins = places.filter_map(|(at, _)| plan.trace.origin(at));
        let mut found: Vec<EmendationId> = origins
            .flat_map(|origin| origin.emended.iter().map(|range| range.emendation))
            .collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// For each assignment of a task, the correction that its name was read from, if there is one. A name that
    /// was read from a merged cell is that of the row above.
    pub fn emended_assignments(&self, id: TaskId) -> Vec<Option<EmendationId>> {
        if self.is_sound(id) {
            return vec![None; self.tasks[id].assignments.len()];
        }
        let mut cells = vec![self.printed_units(id)];
        cells.extend(self.rows_above(id).map(|above| self.printed_units(above)));
        let assignments = &self.tasks[id].assignments;
        let correction = |(at, assignment): (usize, &Assignment)| {
            let unit = assignment.unit;

            // A unit that stands twice has its parts in the order in which they are printed.
            let before = assignments[..at].iter().filter(|other| other.unit == unit);
            let nth = before.count();

            let mut printings = cells.iter().map(|cell| {
                let own = cell.iter().filter(|(own, _)| *own == unit);
                own.map(|(_, correction)| *correction).collect::<Vec<_>>()
            });
            let own = printings.find(|own| !own.is_empty())?;
            own[nth.min(own.len() - 1)]
        };
        assignments.iter().enumerate().map(correction).collect()
    }

    /// The corrections in the statements of a task that nobody can read any more; where the task has some from
    /// the rows above, in those too.
    pub fn illegible(&self, id: TaskId) -> Vec<EmendationId> {
        if self.is_sound(id) {
            return Vec::new();
        }
        let plan = &self.plans[self.tasks[id].plan];
        let emendations = &plan.document.front.emendations;
        let statements = |id| self.statements(id).into_iter();
        let mut places: Vec<BlockAt> = statements(id).collect();
        places.extend(self.rows_above(id).take(1).flat_map(statements));
        let mut found: Vec<EmendationId> = places
            .into_iter()
            .filter_map(|at| plan.trace.origin(at))
            .flat_map(|origin| origin.emended.iter().map(|range| range.emendation))
            .filter(|id| emendations[*id].certainty == Certainty::Lost)
            .collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Returns whether nothing in the plan of a task was corrected, as in most.
    fn is_sound(&self, id: TaskId) -> bool {
        let front = &self.plans[self.tasks[id].plan].document.front;
        front.emendations.is_empty()
    }

    /// The units that the statements of a task print, in order, each with the correction in its name.
    fn printed_units(&self, id: TaskId) -> Vec<(UnitId, Option<EmendationId>)> {
        let plan = &self.plans[self.tasks[id].plan];
        let mut found = Vec::new();
        for at in self.statements(id) {
            let mentions = plan.mentions.get(&at).map_or(&[][..], Vec::as_slice);
            let emended = plan
                .trace
                .origin(at)
                .map_or(&[][..], |origin| origin.emended.as_slice());
            for mention in mentions {
                if let Subject::Unit(unit) = mention.subject {
                    let within = |emended: &&EmendedRange| {
                        let bytes = &emended.bytes;
                        bytes.start < mention.range.end && mention.range.start < bytes.end
                    };
                    let correction = emended.iter().find(within);
                    found.push((unit, correction.map(|range| range.emendation)));
                }
            }
        }
        found
    }

    /// The tasks above a row that has merged cells, the nearest first, up to one that has none.
    fn rows_above(&self, id: TaskId) -> impl Iterator<Item = TaskId> {
        let plan = &self.plans[self.tasks[id].plan];
        let inherits = move |id: TaskId| {
            let node = &plan.document.outline.nodes[self.tasks[id].node];
            node.task.as_ref().is_some_and(|task| task.inherited)
        };
        let first = plan.tasks.first().copied().unwrap_or(id);
        let above = (first.index()..id.index()).map(TaskId::from_usize);

        let mut open = inherits(id);
        above.rev().take_while(move |above| {
            let wanted = open;
            open = open && inherits(*above);
            wanted
        })
    }

    /// Where a task says who and by when.
    fn statements(&self, id: TaskId) -> Vec<BlockAt> {
        let task = &self.tasks[id];
        let node = &self.plans[task.plan].document.outline.nodes[task.node];
        let body = (0..node.blocks.len())
            .filter(|&at| node.blocks[at].is_field())
            .map(|at| BlockAt::Body(task.node, at));
        let tail = (0..node.tail.len()).map(|at| BlockAt::Tail(task.node, at));
        body.chain(tail).collect()
    }
}
