//! The text of a plan, or a part of it, with what is said about it beside it.

use super::amendment::AmendmentView;
use super::at::At;
use super::calendar::YearRow;
use super::emendation::EmendationView;
use super::text::{Para, Section};
use crate::link::catalogue::{DeadlineId, PlanId, TaskId};
use crate::plan::{Block, BlockAt, EmendationId, LabelKind, NodeId};
use crate::render::chart::Chart;
use crate::render::cut::plan::{PlanText, passages};
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeSet;

/// A heading in the contents.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ContentsRow {
    /// Its anchor.
    pub id: String,
    /// The way to it.
    pub href: String,
    /// How deep, from 1.
    pub depth: usize,
    /// Its number and words.
    pub text: String,
    /// How many tasks stand under it, itself included.
    pub tasks: usize,
}

/// Rows of a plan's text, with what is drawn of them.
pub struct TextView {
    /// Headings with their anchors, down to the third level.
    pub contents: Vec<ContentsRow>,
    /// Paragraphs before the first heading.
    pub opening: Vec<Para>,
    /// The main text.
    pub sections: Vec<Section>,
    /// Paragraphs behind the main text.
    pub closing: Vec<Para>,
    /// Attachments.
    pub attachments: Vec<Section>,
    /// The deadlines, month by month.
    pub calendar: Vec<YearRow>,
    /// The same in time.
    pub timeline: Option<Chart>,
    /// What falls to whom of the figures.
    pub allotments: Option<Chart>,
}

/// The deepest heading in the contents.
const CONTENTS_DEPTH: usize = 3;
/// How many characters of a heading the contents show.
const CONTENTS_TITLE: usize = 36;
/// How many headings the contents of a plan have whose text is on leaves.
const MOST_CONTENTS: usize = 300;

impl At<'_> {
    /// Returns rows of a plan's text.
    pub fn plan_text(&self, id: PlanId, rows: &[BlockAt]) -> TextView {
        let plan = &self.catalogue.plans[id];
        let outline = &plan.text.outline;
        let nodes = PlanText::nodes(rows);

        let due_here = |id: &DeadlineId| nodes.contains(&self.catalogue.deadlines[*id].node);
        let deadlines = plan.deadlines.iter().copied().filter(due_here);
        let deadlines: Vec<DeadlineId> = deadlines.collect();
        let tasks = plan.tasks.iter().copied();
        let tasks = tasks.filter(|&task| nodes.contains(&self.catalogue.tasks[task].node));
        let tasks: Vec<TaskId> = tasks.collect();

        let attached = |row: &BlockAt| match row {
            BlockAt::Heading(node) | BlockAt::Tail(node, _) => *node >= outline.main_end(),
            _ => false,
        };
        let (attached, main): (Vec<BlockAt>, Vec<BlockAt>) =
            rows.iter().partition(|row| attached(row));
        let (mut opening, mut closing) = (Vec::new(), Vec::new());
        for &row in rows {
            let para = |block: &Block| self.para(id, row, block);
            match row {
                BlockAt::Opening(place) => opening.push(para(&outline.opening[place])),
                BlockAt::Closing(place) => closing.push(para(&outline.closing[place])),
                _ => {}
            }
        }

        TextView {
            contents: self.plan_contents(id, &nodes, CONTENTS_DEPTH),
            opening,
            sections: self.sections_at(id, main),
            closing,
            attachments: self.sections_at(id, attached),
            calendar: self.calendar(deadlines.iter().copied()),
            timeline: self.timeline(id, deadlines),
            allotments: self.multiples(&tasks, |task| self.here.href(&self.task_route(task))),
        }
    }

    /// Returns those of these headings of a plan that are no deeper than this.
    fn plan_contents(
        &self,
        id: PlanId,
        nodes: &BTreeSet<NodeId>,
        depth: usize,
    ) -> Vec<ContentsRow> {
        let plan = &self.catalogue.plans[id];
        let outline = &plan.text.outline;
        let upper = nodes
            .iter()
            .filter(|node| outline.nodes[**node].depth <= depth);

        let rows = upper.map(|&id_of_node| {
            let node = &outline.nodes[id_of_node];
            let below = outline.subtree(id_of_node).into_iter();
            ContentsRow {
                id: node.id.clone(),
                href: self.plan_place(id, id_of_node),
                depth: node.depth,
                text: node.labelled(CONTENTS_TITLE),
                tasks: self
                    .catalogue
                    .count_tasks(below.filter_map(|node| plan.text.task_of[node])),
            }
        });
        rows.collect()
    }

    /// Returns the upper headings of a plan whose text is on leaves, as deep as they are few.
    pub fn upper_contents(&self, id: PlanId) -> Vec<ContentsRow> {
        let nodes = &self.catalogue.plans[id].text.outline.nodes;
        let few = |depth: &usize| {
            let upper = nodes.iter().filter(|node| node.depth <= *depth);
            upper.count() <= MOST_CONTENTS
        };

        let all = nodes.indices().collect();
        let depth = (1..=CONTENTS_DEPTH).rev().find(few);
        depth.map_or_else(Vec::new, |depth| self.plan_contents(id, &all, depth))
    }

    /// Returns what official notices changed in these rows of a plan's text.
    pub fn amendments_in_rows(&self, id: PlanId, rows: &[BlockAt]) -> Vec<AmendmentView> {
        let plan = &self.catalogue.plans[id];
        self.amendments_in(id, rows.iter().flat_map(|&row| passages(plan, row)))
    }

    /// Returns the corrections that these rows of a plan's text have marks of, in the order of the source.
    pub fn emendations_in(&self, id: PlanId, rows: &[BlockAt]) -> Vec<EmendationView> {
        let plan = &self.catalogue.plans[id];
        let places = rows.iter().flat_map(|&row| passages(plan, row));
        let origins = places.filter_map(|place| plan.text.trace.origin(place));
        let in_text =
            origins.flat_map(|origin| origin.emended.iter().map(|range| range.emendation));

        // A row of a table also shows the names that it has from a row above.
        let nodes = PlanText::nodes(rows).into_iter();
        let table_rows =
            nodes.filter(|&node| plan.text.outline.nodes[node].label.kind == LabelKind::Row);
        let tasks = table_rows.filter_map(|node| plan.text.task_of[node]);
        let in_names = tasks
            .flat_map(|task| self.catalogue.emended_assignments(task))
            .flatten();

        let shown: BTreeSet<EmendationId> = in_text.chain(in_names).collect();
        shown
            .into_iter()
            .map(|own| self.emendation(id, own))
            .collect()
    }
}
