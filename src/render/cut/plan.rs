//! What the pages of a plan and of its archived source show.

use super::leaf::Key;
use super::listing::Listing;
use super::weight;
use crate::link::catalogue::{Catalogue, Plan, PlanId};
use crate::plan::{BlockAt, LabelKind, NodeId};
use std::collections::BTreeSet;

/// The text of a plan.
#[derive(Debug, Clone, Copy)]
pub struct PlanText(pub PlanId);

/// The lines of an archived source.
#[derive(Debug, Clone, Copy)]
pub struct SourceLines(pub PlanId);

/// The markup of a paragraph, of a heading with its entry in the contents and the way to its task, of a link in text,
/// and of a deadline in a drawing and in the table behind it.
const PARAGRAPH: usize = 60;
const HEADING: usize = 500;
const MENTION: usize = 75;
const DUE: usize = 700;
/// The markup of a correction, of a line, and of what stands in a drawing for a part of a figure.
const CORRECTION: usize = 450;
const LINE: usize = 150;
const ALLOTMENT: usize = 900;

impl Listing for PlanText {
    /// A paragraph before the first node or behind the main text, a heading with all that stands under it up to the
    /// next one, or a closing statement.
    type Row = BlockAt;

    fn rows(&self, catalogue: &Catalogue) -> Vec<BlockAt> {
        let passages = catalogue.plans[self.0].text.outline.walk().into_iter();
        let places = passages.map(|(place, _)| place);
        // A heading is not parted from its text.
        places
            .filter(|place| !matches!(place, BlockAt::Body(..)))
            .collect()
    }

    fn key(&self, _: &Catalogue, _: BlockAt) -> Key {
        Key::Next
    }

    fn weight(&self, catalogue: &Catalogue, before: Option<BlockAt>, row: BlockAt) -> usize {
        let plan = &catalogue.plans[self.0];
        let texts: usize = passages(plan, row).map(|at| text_weight(plan, at)).sum();
        let node = match row {
            BlockAt::Heading(node) => node_weight(catalogue, plan, node),
            _ => 0,
        };
        let around = if before.is_none() { around(plan) } else { 0 };
        texts + node + around
    }

    fn anchors(&self, catalogue: &Catalogue, row: BlockAt) -> Vec<String> {
        let plan = &catalogue.plans[self.0];
        let own = match row {
            BlockAt::Opening(_) => Some("opening"),
            BlockAt::Closing(_) => Some("closing"),
            BlockAt::Heading(node) => Some(plan.text.outline.nodes[node].id.as_str()),
            BlockAt::Body(..) | BlockAt::Tail(..) => None,
        };
        own.map(str::to_owned).into_iter().collect()
    }
}

impl PlanText {
    /// Returns the nodes whose headings are among these rows.
    pub fn nodes(rows: &[BlockAt]) -> BTreeSet<NodeId> {
        let nodes = rows.iter().filter_map(|row| match row {
            BlockAt::Heading(node) => Some(*node),
            _ => None,
        });
        nodes.collect()
    }
}

/// Returns all headings and paragraphs that a row of a plan has.
pub fn passages(plan: &Plan, row: BlockAt) -> impl Iterator<Item = BlockAt> {
    let blocks = match row {
        BlockAt::Heading(node) => plan.text.outline.nodes[node].blocks.len(),
        _ => 0,
    };
    let bodies = (0..blocks).filter_map(move |block| match row {
        BlockAt::Heading(node) => Some(BlockAt::Body(node, block)),
        _ => None,
    });
    std::iter::once(row).chain(bodies)
}

impl Listing for SourceLines {
    /// The number of a line.
    type Row = u32;

    fn rows(&self, catalogue: &Catalogue) -> Vec<u32> {
        (1..=catalogue.plans[self.0].text.archived.line_count()).collect()
    }

    fn key(&self, _: &Catalogue, _: u32) -> Key {
        Key::Next
    }

    fn weight(&self, catalogue: &Catalogue, before: Option<u32>, row: u32) -> usize {
        let plan = &catalogue.plans[self.0];
        let front = &plan.document.front;
        let corrections = match before {
            None => (front.emendations.len() + front.amendments().count()) * CORRECTION,
            Some(_) => 0,
        };
        LINE + plan.text.archived.line(row).len() + plan.document.id.len() + corrections
    }

    fn anchors(&self, catalogue: &Catalogue, row: u32) -> Vec<String> {
        let emendations = &catalogue.plans[self.0].document.front.emendations;
        let own = emendations.iter_enumerated();
        let own = own.filter(|(_, emendation)| emendation.line == row);
        let own: Vec<String> = own.map(|(id, _)| format!("c{}", id.number())).collect();

        let list = (!own.is_empty()).then(|| "corrections".to_owned());
        let amended = catalogue.plans[self.0].document.front.amendments();
        let amended = amended.filter(|(_, _, own)| own.governed().first == row);
        let amended: Vec<String> = amended
            .map(|(id, _, _)| format!("g{}", id.number()))
            .collect();
        let amended_list = (!amended.is_empty()).then(|| "amendments".to_owned());
        let line = std::iter::once(format!("L{row}"));
        let marks = list.into_iter().chain(own).chain(amended_list);
        line.chain(marks).chain(amended).collect()
    }
}

/// Returns the weight of a heading or paragraph with its links.
fn text_weight(plan: &Plan, place: BlockAt) -> usize {
    let outline = &plan.text.outline;
    let text = match place {
        BlockAt::Opening(block) => outline.opening[block].text(),
        BlockAt::Heading(node) => outline.nodes[node].heading.as_str(),
        BlockAt::Body(node, block) => outline.nodes[node].blocks[block].text(),
        BlockAt::Tail(node, block) => outline.nodes[node].tail[block].text(),
        BlockAt::Closing(block) => outline.closing[block].text(),
    };
    let mentions = plan.text.mentions.at(place).len();
    PARAGRAPH + text.len() + mentions * MENTION
}

/// Returns the weight of what a node shows besides its text.
fn node_weight(catalogue: &Catalogue, plan: &Plan, node: NodeId) -> usize {
    let stated = &plan.text.outline.nodes[node];
    let address = plan.document.id.len() + stated.id.len();
    let Some(task) = plan.text.task_of[node] else {
        return HEADING + 2 * address;
    };

    let row = match stated.label.kind {
        LabelKind::Row => weight::task(catalogue, task),
        _ => 0,
    };
    let dues = catalogue.tasks[task].deadlines.len() * (DUE + 2 * address);
    let parts = stated.task.as_ref().map_or(0, |task| task.allotments.len());
    HEADING + 4 * address + row + dues + parts * ALLOTMENT
}

/// Returns the weight of what stands around the text: its corrections, and what was left out of it.
fn around(plan: &Plan) -> usize {
    let front = &plan.document.front;
    let skips = plan
        .text
        .source
        .skip
        .iter()
        .flat_map(|skip| skip.lines.first..=skip.lines.last);
    let skips: usize = skips.map(|line| plan.text.archived.line(line).len()).sum();
    (front.emendations.len() + front.amendments().count()) * CORRECTION + skips
}
