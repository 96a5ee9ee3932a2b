//! Which corrections a task's text and statements were read from: who quotes it must know.

use super::{Catalogue, Subject, TaskId, UnitId};
use crate::plan::{BlockAt, Certainty, Emendation};

impl Catalogue {
    /// The corrections in the text of a task and all under it, in order.
    pub fn emended(&self, id: TaskId) -> Vec<usize> {
        let task = &self.tasks[id];
        let plan = &self.plans[task.plan];
        let outline = &plan.document.outline;
        let places = outline.walk_nodes(outline.subtree(task.node)).into_iter();
        let origins = places.filter_map(|(at, _)| plan.trace.origin(at));
        let mut found: Vec<usize> = origins
            .flat_map(|origin| origin.emended.iter().map(|(_, index)| *index))
            .collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The units in the statements of a task whose printed name was corrected, each with the correction.
    pub fn emended_units(&self, id: TaskId) -> Vec<(UnitId, usize)> {
        let plan = &self.plans[self.tasks[id].plan];
        let mut found = Vec::new();
        for at in self.statements(id) {
            let (Some(origin), Some(mentions)) = (plan.trace.origin(at), plan.mentions.get(&at))
            else {
                continue;
            };
            for mention in mentions {
                let Subject::Unit(unit) = mention.subject else {
                    continue;
                };
                let within = |range: &std::ops::Range<usize>| {
                    range.start < mention.range.end && mention.range.start < range.end
                };
                let own = origin.emended.iter().filter(|(range, _)| within(range));
                found.extend(own.map(|(_, index)| (unit, *index)));
            }
        }
        found
    }

    /// The corrections in the statements of a task that nobody can read any more.
    pub fn illegible(&self, id: TaskId) -> Vec<usize> {
        let plan = &self.plans[self.tasks[id].plan];
        let lost = |index: &usize| {
            let emendations: &[Emendation] = &plan.document.front.emendations;
            emendations[*index].certainty == Certainty::Lost
        };
        let origins = self.statements(id).into_iter();
        let mut found: Vec<usize> = origins
            .filter_map(|at| plan.trace.origin(at))
            .flat_map(|origin| origin.emended.iter().map(|(_, index)| *index))
            .filter(lost)
            .collect();
        found.dedup();
        found
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
