//! What is cut on a site: the leaves of each page.

use super::indicator::IndicatorPoints;
use super::leaf::Leaf;
use super::listing::{Listing, leaves};
use super::lists::{ParksList, PlansList, ProjectsList, SourcesList, UnitsList};
use super::named::{ParkLists, ProjectLists};
use super::plan::{PlanText, SourceLines};
use super::time::{ImpreciseList, MonthList, YearLists};
use super::unit::UnitLists;
use crate::base::digest::Digester;
use crate::link::catalogue::{
    Catalogue, IndicatorId, ParkId, PlanId, ProjectId, Reads, Shelf, Tracked, TrackedMap, UnitId,
};
use crate::plan::{BlockAt, NodeId};
use crate::time::Month;
use oxc_index::IndexVec;
use std::collections::HashMap;

/// The leaves of each page; none where a page shows its rows itself.
#[derive(Debug)]
pub struct Cuts {
    /// Of the page of each unit.
    pub units: Tracked<UnitId, Vec<Leaf>>,
    /// Of the page of each park.
    pub parks: Tracked<ParkId, Vec<Leaf>>,
    /// Of the page of each project.
    pub projects: Tracked<ProjectId, Vec<Leaf>>,
    /// Of the page of each indicator.
    pub indicators: Tracked<IndicatorId, Vec<Leaf>>,
    /// Of the page of each plan.
    pub plans: Tracked<PlanId, Vec<Leaf>>,
    /// Of the page of each archived source.
    pub sources: Tracked<PlanId, Vec<Leaf>>,
    /// On which of its plan's leaves each node stands, for plans that are cut.
    nodes: HashMap<PlanId, HashMap<NodeId, usize>>,
    /// Of the page of each month.
    pub months: TrackedMap<Month, Vec<Leaf>>,
    /// Of the page of each year.
    pub years: TrackedMap<i16, Vec<Leaf>>,
    /// Of the list of all units.
    list_of_units: Vec<Leaf>,
    /// Of the list of all parks.
    list_of_parks: Vec<Leaf>,
    /// Of the list of all projects.
    list_of_projects: Vec<Leaf>,
    /// Of the list of all plans.
    list_of_plans: Vec<Leaf>,
    /// Of the list of all sources.
    list_of_sources: Vec<Leaf>,
    /// Whether the page of all months has no room for what names no month: then it stands on the pages of the years alone.
    imprecise_is_too_long: bool,
    reads: Reads,
}

impl Cuts {
    /// Finds the pages that are too long and cuts them.
    pub fn new(catalogue: &Catalogue) -> Self {
        let units = catalogue.units.indices();
        let parks = catalogue.parks.indices();
        let projects = catalogue.projects.indices();
        let indicators = &catalogue.indicators.all;
        let of_indicators = indicators.indices();
        let of_indicators = of_indicators.map(|id| leaves(&IndicatorPoints(id), catalogue));
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
            units: catalogue.units.derived_from(
                Shelf::UnitParts,
                units.map(|id| leaves(&UnitLists(id), catalogue)).collect(),
            ),
            parks: catalogue.parks.derived_from(
                Shelf::ParkParts,
                parks.map(|id| leaves(&ParkLists(id), catalogue)).collect(),
            ),
            projects: catalogue.projects.derived_from(
                Shelf::ProjectParts,
                projects
                    .map(|id| leaves(&ProjectLists(id), catalogue))
                    .collect(),
            ),
            indicators: indicators.derived_from(Shelf::IndicatorParts, of_indicators.collect()),
            nodes: cut
                .map(|(id, leaves)| (id, places_of_nodes(catalogue, id, leaves)))
                .collect(),
            sources: catalogue.plans.derived(sources.collect()),
            plans: catalogue.plans.derived(plans),
            months: catalogue.months.derived(
                months
                    .map(|month| (month, leaves(&MonthList(month), catalogue)))
                    .collect(),
            ),
            years: catalogue.years.derived(
                years
                    .map(|year| (year, leaves(&YearLists(year), catalogue)))
                    .collect(),
            ),
            list_of_units: leaves(&UnitsList::new(catalogue), catalogue),
            list_of_parks: leaves(&ParksList, catalogue),
            list_of_projects: leaves(&ProjectsList, catalogue),
            list_of_plans: leaves(&PlansList, catalogue),
            list_of_sources: leaves(&SourcesList, catalogue),
            imprecise_is_too_long: !leaves(&ImpreciseList, catalogue).is_empty(),
            reads: catalogue.reads().clone(),
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
        let figures = self.indicators.iter();
        let times = self.months.values().chain(self.years.values());

        let mut all = names.chain(plans).chain(figures).chain(times).chain(lists);
        all.all(Vec::is_empty)
    }

    /// Returns the leaves of the list of all units.
    pub fn list_of_units(&self) -> &[Leaf] {
        self.reads.note_everything();
        &self.list_of_units
    }

    /// Returns the leaves of the list of all parks.
    pub fn list_of_parks(&self) -> &[Leaf] {
        self.reads.note_everything();
        &self.list_of_parks
    }

    /// Returns the leaves of the list of all projects.
    pub fn list_of_projects(&self) -> &[Leaf] {
        self.reads.note_everything();
        &self.list_of_projects
    }

    /// Returns the leaves of the list of all plans.
    pub fn list_of_plans(&self) -> &[Leaf] {
        self.reads.note_everything();
        &self.list_of_plans
    }

    /// Returns the leaves of the list of all sources.
    pub fn list_of_sources(&self) -> &[Leaf] {
        self.reads.note_everything();
        &self.list_of_sources
    }

    /// Returns whether the page of all months has no room for what names no month: then it stands on the pages of the years
    /// alone.
    pub fn imprecise_is_too_long(&self) -> bool {
        self.reads.note_everything();
        self.imprecise_is_too_long
    }

    /// Adds the leaves of an entry to its digest: where a page is cut depends on more than the entry itself.
    pub fn add_leaves(&self, shelf: Shelf, index: usize, digest: &mut Digester) {
        match shelf {
            Shelf::Plans => {
                let plan = PlanId::from_usize(index);
                let leaves = [&self.plans[plan], &self.sources[plan]];
                digest.add_fields(&leaves);
            }
            Shelf::UnitParts => _ = digest.add_fields(&self.units[UnitId::from_usize(index)]),
            Shelf::ParkParts => _ = digest.add_fields(&self.parks[ParkId::from_usize(index)]),
            Shelf::ProjectParts => {
                _ = digest.add_fields(&self.projects[ProjectId::from_usize(index)])
            }
            Shelf::IndicatorParts => {
                _ = digest.add_fields(&self.indicators[IndicatorId::from_usize(index)])
            }
            Shelf::Months => _ = digest.add_fields(&self.months.values().nth(index)),
            Shelf::Years => _ = digest.add_fields(&self.years.values().nth(index)),
            Shelf::Tasks
            | Shelf::Deadlines
            | Shelf::Series
            | Shelf::Units
            | Shelf::Parks
            | Shelf::Projects
            | Shelf::Places
            | Shelf::PlaceEntries
            | Shelf::PlanTexts
            | Shelf::PlaceParts
            | Shelf::Threads
            | Shelf::Indicators
            | Shelf::Progress => {}
        }
    }

    /// Returns the leaf of a plan that a node stands on; nothing where the plan's page has its whole text.
    pub fn leaf_of_node(&self, plan: PlanId, node: NodeId) -> Option<&Leaf> {
        let leaves = &self.plans[plan];
        let leaf = *self.nodes.get(&plan)?.get(&node)?;
        leaves.get(leaf)
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
