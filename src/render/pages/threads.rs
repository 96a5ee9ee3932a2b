//! The list of all matters that go through several plans, place by place.

use super::kind::{Facts, PageKind};
use crate::address::Route;
use crate::link::catalogue::{PlaceId, PlanId, ThreadId};
use crate::render::parts::link::PlanLink;
use crate::render::parts::thread::ThreadLink;
use crate::render::parts::{At, Published};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

/// threads/index.html
#[derive(Debug, Serialize, JsonSchema)]
pub struct ThreadsView {
    /// The threads, place by place.
    pub places: Vec<PlaceThreads>,
    /// How many.
    pub count: usize,
    /// How many have each relation, in the order of the list of relations.
    pub relations: Vec<RelationCount>,
    /// How much of each plan the threads speak of.
    pub plans: Vec<PlanCoverage>,
}

/// The threads of one place.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PlaceThreads {
    /// The place, if it is known.
    pub place: Option<String>,
    /// How many plans it has, where they are several and none says that it continues another.
    pub unrelated_plans: Option<usize>,
    /// Its threads, in the order of their file.
    pub threads: Vec<ThreadLink>,
}

/// How many threads have a relation.
#[derive(Debug, Serialize, JsonSchema)]
pub struct RelationCount {
    /// Key of the words `relation.…`.
    pub relation: &'static str,
    /// How many threads have it.
    pub count: usize,
}

/// How much of a plan the threads speak of.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PlanCoverage {
    /// The plan.
    pub plan: PlanLink,
    /// How many of its tasks stand in a thread.
    pub tasks: usize,
    /// How many tasks it has.
    pub of: usize,
    /// In how many threads it has a part.
    pub threads: usize,
}

/// The list of all threads; there is none where there are no threads.
#[derive(Debug, Clone, Copy)]
pub struct ThreadsPage;

impl PageKind for ThreadsPage {
    const FACTS: Facts = Facts {
        template: "threads",
        section: "threads",
        words: &["nav.threads"],
        has_data: false,
        in_sitemap: true,
        is_promised: true,
    };

    const IS_MADE_OF_CATALOGUE: bool = true;

    type View = ThreadsView;

    fn all(published: Published<'_>) -> Vec<Self> {
        let is_empty = published.catalogue.threads.is_empty();
        (!is_empty).then_some(Self).into_iter().collect()
    }

    fn route<'a>(&self, _: Published<'a>) -> Route<'a> {
        Route::THREADS
    }

    fn view(&self, at: &At<'_>) -> Self::View {
        let all = &at.catalogue.threads.all;
        let mut places: Vec<(Option<PlaceId>, Vec<ThreadId>)> = Vec::new();
        let mut relations: Vec<RelationCount> = Vec::new();
        for (id, thread) in all.iter_enumerated() {
            match places.iter_mut().find(|(place, _)| *place == thread.place) {
                Some((_, threads)) => threads.push(id),
                None => places.push((thread.place, vec![id])),
            }
            for relation in thread.relations() {
                let key = relation.key();
                match relations.iter_mut().find(|own| own.relation == key) {
                    Some(own) => own.count += 1,
                    None => relations.push(RelationCount {
                        relation: key,
                        count: 1,
                    }),
                }
            }
        }
        relations.sort_by_key(|own| std::cmp::Reverse(own.count));

        let places = places.into_iter().map(|(place, threads)| PlaceThreads {
            place: at.catalogue.place_name(place).map(str::to_owned),
            unrelated_plans: place.and_then(|place| {
                let plans = &at.catalogue.place_entries[place].plans;
                at.unrelated(plans.iter().copied())
            }),
            threads: at.threads(&threads),
        });
        ThreadsView {
            places: places.collect(),
            count: all.len(),
            relations,
            plans: coverage(at),
        }
    }

    fn title(&self, at: &At<'_>, _: &Self::View) -> String {
        at.word("nav.threads")
    }

    fn json_ld(&self, at: &At<'_>, title: &str) -> Vec<Value> {
        vec![
            at.ld_way(Vec::new(), title),
            at.ld_page("CollectionPage", title),
        ]
    }
}

/// Returns how much of each plan that has a part in a thread the threads speak of.
fn coverage(at: &At<'_>) -> Vec<PlanCoverage> {
    let index = &at.catalogue.threads;
    let plans = at.catalogue.plans.indices();
    let covered = plans.filter(|&plan| !index.of_plan(plan).is_empty());
    let coverage = |plan: PlanId| {
        let tasks = &at.catalogue.plans[plan].tasks;
        let within = tasks
            .iter()
            .filter(|&&task| !index.of_task(task).is_empty());
        PlanCoverage {
            plan: at.plan(plan),
            tasks: within.count(),
            of: tasks.len(),
            threads: index.of_plan(plan).len(),
        }
    };
    covered.map(coverage).collect()
}
