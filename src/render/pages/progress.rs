//! What is known of promises: of how many each is recorded, plan by plan, and the newest records.

use super::kind::{Facts, PageKind};
use crate::address::Route;
use crate::link::catalogue::{PlanId, RecordId};
use crate::render::parts::link::PlanLink;
use crate::render::parts::progress::{RecordView, StatusCount};
use crate::render::parts::{At, Published};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

/// progress/index.html
#[derive(Debug, Serialize, JsonSchema)]
pub struct ProgressPageView {
    /// How many records there are.
    pub total: usize,
    /// How many tasks of each plan with records each is recorded of.
    pub plans: Vec<PlanProgress>,
    /// The newest records, newest first.
    pub records: Vec<RecordView>,
    /// Where the table of all records is.
    pub data: String,
}

/// What is known of a plan.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PlanProgress {
    /// The plan.
    pub plan: PlanLink,
    /// How many records speak of it.
    pub records: usize,
    /// How many tasks it has.
    pub tasks: usize,
    /// Of how many of them each is recorded.
    pub counts: Vec<StatusCount>,
}

/// So many records stand on the page; each has a page of its own, and data have all.
const MOST: usize = 60;

/// The list of records; there is none where there are no records.
#[derive(Debug, Clone, Copy)]
pub struct ProgressPage;

impl PageKind for ProgressPage {
    const FACTS: Facts = Facts {
        template: "progress",
        section: "progress",
        words: &["nav.progress"],
        has_data: false,
        in_sitemap: true,
        is_promised: true,
    };

    const IS_MADE_OF_CATALOGUE: bool = true;

    type View = ProgressPageView;

    fn all(published: Published<'_>) -> Vec<Self> {
        let is_empty = published.catalogue.progress.is_empty();
        (!is_empty).then_some(Self).into_iter().collect()
    }

    fn route<'a>(&self, _: Published<'a>) -> Route<'a> {
        Route::PROGRESS
    }

    fn view(&self, at: &At<'_>) -> Self::View {
        let index = &at.catalogue.progress;
        let newest: Vec<RecordId> = index.all.indices().rev().take(MOST).collect();
        let plans = at.catalogue.plans.indices();
        let with_records = plans.filter(|&plan| !index.of_plan(plan).is_empty());
        ProgressPageView {
            total: index.all.len(),
            plans: with_records.map(|plan| of_plan(at, plan)).collect(),
            records: newest.into_iter().map(|id| at.record(id)).collect(),
            data: at.here.href(&Route::DATA),
        }
    }

    fn title(&self, at: &At<'_>, _: &Self::View) -> String {
        at.word("nav.progress")
    }

    fn json_ld(&self, at: &At<'_>, title: &str) -> Vec<Value> {
        vec![
            at.ld_way(Vec::new(), title),
            at.ld_page("CollectionPage", title),
        ]
    }
}

fn of_plan(at: &At<'_>, id: PlanId) -> PlanProgress {
    let tasks = &at.catalogue.plans[id].tasks;
    // What is recorded of a task, the task knows.
    tasks.iter().for_each(|&task| {
        let _ = &at.catalogue.tasks[task];
    });
    PlanProgress {
        plan: at.plan(id),
        records: at.catalogue.progress.of_plan(id).len(),
        tasks: at.catalogue.count_tasks(tasks.iter().copied()),
        counts: at.progress_counts(tasks),
    }
}
