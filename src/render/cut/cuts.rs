//! What is cut on a site: the leaves of each page.

use super::leaf::Leaf;
use super::listing::{Listing, leaves};
use super::lists::{ParksList, PlansList, ProjectsList, SourcesList, UnitsList};
use super::named::{ParkLists, ProjectLists};
use super::plan::{PlanText, SourceLines};
use super::time::{ImpreciseList, MonthList, YearLists};
use super::unit::UnitLists;
use crate::link::catalogue::{Catalogue, ParkId, PlanId, ProjectId, UnitId};
use crate::plan::{BlockAt, NodeId};
use crate::time::Month;
use oxc_index::IndexVec;
use std::collections::{BTreeMap, HashMap};

/// The leaves of each page; none where a page shows its rows itself.
#[derive(Debug)]
pub struct Cuts {
    /// Of the page of each unit.
    pub units: IndexVec<UnitId, Vec<Leaf>>,
    /// Of the page of each park.
    pub parks: IndexVec<ParkId, Vec<Leaf>>,
    /// Of the page of each project.
    pub projects: IndexVec<ProjectId, Vec<Leaf>>,
    /// Of the page of each plan.
    pub plans: IndexVec<PlanId, Vec<Leaf>>,
    /// Of the page of each archived source.
    pub sources: IndexVec<PlanId, Vec<Leaf>>,
    /// On which of its plan's leaves each node stands, for plans that are cut.
    nodes: HashMap<PlanId, HashMap<NodeId, usize>>,
    /// Of the page of each month.
    pub months: BTreeMap<Month, Vec<Leaf>>,
    /// Of the page of each year.
    pub years: BTreeMap<i16, Vec<Leaf>>,
    /// Of the list of all units.
    pub list_of_units: Vec<Leaf>,
    /// Of the list of all parks.
    pub list_of_parks: Vec<Leaf>,
    /// Of the list of all projects.
    pub list_of_projects: Vec<Leaf>,
    /// Of the list of all plans.
    pub list_of_plans: Vec<Leaf>,
    /// Of the list of all sources.
    pub list_of_sources: Vec<Leaf>,
    /// Whether the page of all months has no room for what names no month: then it stands on the pages of the years alone.
    pub imprecise_is_too_long: bool,
}

impl Cuts {
    /// Finds the pages that are too long and cuts them.
    pub fn new(catalogue: &Catalogue) -> Self {
        let units = catalogue.units.indices();
        let parks = catalogue.parks.indices();
        let projects = catalogue.projects.indices();
        let months = catalogue.months.keys().copied();
        let plans = catalogue.plans.indices();
        let sources = plans.clone().map(|id| leaves(&SourceLines(id), catalogue));
        let plans: IndexVec<PlanId, Vec<Leaf>> =
            plans.map(|id| leaves(&PlanText(id), catalogue)).collect();
        let cut = plans
            .iter_enumerated()
            .filter(|(_, leaves)| !leaves.is_empty());
        let years = catalogue.years.keys().copied();

        Self {
            units: units.map(|id| leaves(&UnitLists(id), catalogue)).collect(),
            parks: parks.map(|id| leaves(&ParkLists(id), catalogue)).collect(),
            projects: projects
                .map(|id| leaves(&ProjectLists(id), catalogue))
                .collect(),
            nodes: cut
                .map(|(id, leaves)| (id, places_of_nodes(catalogue, id, leaves)))
                .collect(),
            sources: sources.collect(),
            plans,
            months: months
                .map(|month| (month, leaves(&MonthList(month), catalogue)))
                .collect(),
            years: years
                .map(|year| (year, leaves(&YearLists(year), catalogue)))
                .collect(),
            list_of_units: leaves(&UnitsList::new(catalogue), catalogue),
            list_of_parks: leaves(&ParksList, catalogue),
            list_of_projects: leaves(&ProjectsList, catalogue),
            list_of_plans: leaves(&PlansList, catalogue),
            list_of_sources: leaves(&SourcesList, catalogue),
            imprecise_is_too_long: !leaves(&ImpreciseList, catalogue).is_empty(),
        }
    }

    /// Returns whether no page has leaves.
    pub fn is_empty(&self) -> bool {
        let lists = [
            &self.list_of_units,
            &self.list_of_parks,
            &self.list_of_projects,
            &self.list_of_plans,
            &self.list_of_sources,
        ];
        let names = self.units.iter().chain(&self.parks).chain(&self.projects);
        let plans = self.plans.iter().chain(&self.sources);
        let times = self.months.values().chain(self.years.values());

        let mut all = names.chain(plans).chain(times).chain(lists);
        all.all(Vec::is_empty)
    }

    /// Returns the leaf of a plan that a node stands on; nothing where the plan's page has its whole text.
    pub fn leaf_of_node(&self, plan: PlanId, node: NodeId) -> Option<&Leaf> {
        let leaf = *self.nodes.get(&plan)?.get(&node)?;
        self.plans[plan].get(leaf)
    }

    /// Returns the leaf of an archived source that a line stands on; nothing where the page of the source has all.
    pub fn leaf_of_line(&self, plan: PlanId, line: u32) -> Option<&Leaf> {
        let place = (line as usize).checked_sub(1)?;
        let leaves = &self.sources[plan];
        leaves.get(leaves.partition_point(|leaf| leaf.rows.end <= place))
    }
}

/// Returns on which of these leaves each node of a plan stands.
fn places_of_nodes(catalogue: &Catalogue, id: PlanId, leaves: &[Leaf]) -> HashMap<NodeId, usize> {
    let rows = PlanText(id).rows(catalogue);
    let on_leaves = leaves.iter().enumerate();
    let nodes = on_leaves.flat_map(|(leaf, own)| {
        let rows = rows[own.rows.clone()].iter();
        rows.filter_map(move |row| match row {
            BlockAt::Heading(node) => Some((*node, leaf)),
            _ => None,
        })
    });
    nodes.collect()
}
