//! A plan's deadlines in time, in a lane for each of its parts.

use super::FEWEST;
use crate::link::catalogue::{DeadlineId, Plan, PlanId};
use crate::plan::NodeId;
use crate::render::chart::{self, Cell, Chart, Dot, Key, Linked, Table};
use crate::render::parts::At;
use crate::time::Slot;
use std::collections::BTreeSet;

/// The deepest headings that lanes are named after.
const LANE_DEPTH: usize = 3;
/// How many characters of a heading name a lane.
const LANE_NAME: usize = 40;

impl At<'_> {
    /// Returns the drawing of some of a plan's deadlines; nothing where they are few.
    pub fn timeline(&self, id: PlanId, mut ids: Vec<DeadlineId>) -> Option<Chart> {
        let plan = &self.catalogue.plans[id];
        ids.retain(|&id| !self.catalogue.is_deleted_deadline(id));
        if ids.len() < FEWEST {
            return None;
        }

        let nodes_due = ids.iter().map(|&id| self.catalogue.deadlines[id].node);
        let lanes = Lanes::new(plan, nodes_due.collect());
        ids.sort_by_key(|&id| self.catalogue.deadlines[id].due.sort_key());

        let dots: Vec<Dot> = ids
            .iter()
            .map(|&id| self.timeline_dot(id, &lanes))
            .collect();
        let names = self.lane_names(id, &lanes);

        Some(Chart {
            kind: "timeline",
            official: true,
            partial: false,
            drawings: vec![chart::timeline(&names, &dots, |year| self.year(year).text)],
            legend: self.timeline_legend(&dots),
            table: Table {
                head: ["chart.when", "count.tasks", "chart.words"]
                    .map(|key| self.word(key))
                    .into(),
                rows: ids.iter().map(|&id| self.timeline_row(id)).collect(),
            },
        })
    }

    fn timeline_dot(&self, id: DeadlineId, lanes: &Lanes<'_>) -> Dot {
        let deadline = &self.catalogue.deadlines[id];
        let row = self.due_row(id);
        Dot {
            lane: lanes.index(deadline.node),
            slot: deadline.due.slot(),
            name: format!("{} {} {}", row.due.text, row.number, row.title),
            href: row.href,
        }
    }

    fn timeline_row(&self, id: DeadlineId) -> Vec<Cell> {
        let row = self.due_row(id);
        vec![
            Cell::word(row.due.text, row.due.href),
            Cell::official(format!("{} {}", row.number, row.title), row.href),
            Cell::official(row.raw, ""),
        ]
    }

    fn lane_names(&self, id: PlanId, lanes: &Lanes<'_>) -> Vec<Linked> {
        let nodes = &lanes.plan.text.outline.nodes;
        let names = lanes.nodes.iter().map(|&node| Linked {
            text: nodes[node].labelled(LANE_NAME),
            href: self.plan_place(id, node),
        });
        names.collect()
    }

    /// Returns what the tones of the dots stand for, those that occur.
    fn timeline_legend(&self, dots: &[Dot]) -> Vec<Key> {
        let undated = |dot: &Dot| matches!(dot.slot, Slot::Year(_));
        let mut legend = Vec::new();
        if dots.iter().any(|dot| !undated(dot)) {
            legend.push(self.chart_key("dated", "chart.dated"));
        }
        if dots.iter().any(undated) {
            legend.push(self.chart_key("undated", "chart.undated"));
        }
        legend
    }
}

/// The parts of a plan that something is due in.
struct Lanes<'a> {
    plan: &'a Plan,
    depth: usize,
    nodes: Vec<NodeId>,
}

impl<'a> Lanes<'a> {
    /// Finds the highest level of headings that tells these nodes apart.
    fn new(plan: &'a Plan, due: BTreeSet<NodeId>) -> Self {
        let at_depth = |depth: usize| -> BTreeSet<NodeId> {
            due.iter().map(|&node| part(plan, node, depth)).collect()
        };
        let depth = (1..LANE_DEPTH).find(|&depth| at_depth(depth).len() > 1);
        let depth = depth.unwrap_or(LANE_DEPTH);

        Self {
            plan,
            depth,
            nodes: at_depth(depth).into_iter().collect(),
        }
    }

    /// Returns which lane a node stands in.
    fn index(&self, node: NodeId) -> usize {
        let part = part(self.plan, node, self.depth);
        self.nodes.binary_search(&part).unwrap_or_default()
    }
}

/// Returns the part of a plan, of some depth at most, that a node stands in.
fn part(plan: &Plan, node: NodeId, depth: usize) -> NodeId {
    let nodes = &plan.text.outline.nodes;
    let upwards = std::iter::successors(Some(node), |&node| plan.text.parents[node]);
    let mut high_enough = upwards.skip_while(|&node| nodes[node].depth > depth);
    high_enough.next().unwrap_or(node)
}
