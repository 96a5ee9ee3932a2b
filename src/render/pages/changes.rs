//! What changed on the site, day by day.

use super::kind::{Facts, PageKind};
use crate::address::{Companion, Route};
use crate::link::catalogue::PlanId;
use crate::link::outlets::OutletOwner;
use crate::plan::{NodeId, Revision};
use crate::render::parts::link::{Link, PlanLink};
use crate::render::parts::{At, Published};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

/// changes.html
#[derive(Debug, Serialize, JsonSchema)]
pub struct ChangesView {
    /// Newest first.
    pub days: Vec<Day>,
    /// The feed of the whole site.
    pub feed: Option<String>,
}

/// What changed on one day.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Day {
    /// As data has it: 2026-11-23.
    pub key: String,
    /// In words of the interface.
    pub date: String,
    /// What changed.
    pub changes: Vec<RevisedPlan>,
}

/// A change of one plan.
#[derive(Debug, Serialize, JsonSchema)]
pub struct RevisedPlan {
    /// The plan.
    pub plan: PlanLink,
    /// What changed, and why.
    pub note: String,
    /// The tasks and passages that it says it changed.
    pub passages: Vec<Link>,
}

/// The page of all changes.
#[derive(Debug, Clone, Copy)]
pub struct ChangesPage;

impl PageKind for ChangesPage {
    const FACTS: Facts = Facts {
        template: "changes",
        section: "changes",
        words: &["changes.title"],
        has_data: false,
        in_sitemap: true,
        is_promised: true,
    };

    type View = ChangesView;

    fn all(_: Published<'_>) -> Vec<Self> {
        vec![Self]
    }

    fn route<'a>(&self, _: Published<'a>) -> Route<'a> {
        Route::CHANGES
    }

    fn view(&self, at: &At<'_>) -> Self::View {
        let plans = at.catalogue.plans.iter_enumerated();
        let mut all: Vec<(PlanId, &Revision, &[NodeId])> = plans
            .flat_map(|(id, plan)| {
                let revisions = plan.document.front.revisions.iter().zip(&plan.revised);
                revisions.map(move |(revision, nodes)| (id, revision, nodes.as_slice()))
            })
            .collect();
        // The newest first; those of one day in the order of the catalogue.
        all.sort_by(|(a, one, _), (b, other, _)| other.date.cmp(&one.date).then(a.cmp(b)));

        let days = all.chunk_by(|(_, one, _), (_, other, _)| one.date == other.date);
        let days = days.map(|changes| {
            let (_, first, _) = changes[0];
            let changes = changes.iter().map(|(plan, revision, nodes)| RevisedPlan {
                plan: at.plan(*plan),
                note: revision.note.clone(),
                passages: nodes.iter().map(|&node| at.passage(*plan, node)).collect(),
            });
            Day {
                key: first.date.to_string(),
                date: at.date(first.date),
                changes: changes.collect(),
            }
        });
        let has_feed = at.outlets.has_feed(OutletOwner::Site);
        ChangesView {
            days: days.collect(),
            feed: has_feed
                .then_some(Companion::Feed)
                .and_then(|feed| at.companion(&Route::HOME, feed)),
        }
    }

    fn title(&self, at: &At<'_>, _: &Self::View) -> String {
        at.word("changes.title")
    }

    fn json_ld(&self, at: &At<'_>, title: &str) -> Vec<Value> {
        vec![
            at.ld_way(Vec::new(), title),
            at.ld_page("CollectionPage", title),
        ]
    }
}
