//! How the site is made and how to use it; and the page for an address that does not exist.

use super::common::{At, PlanLink};
use crate::content::settings::Settings;
use schemars::JsonSchema;
use serde::Serialize;

/// about.html
#[derive(Debug, Serialize, JsonSchema)]
pub struct AboutView {
    /// What the maintainer sets.
    pub settings: Settings,
    /// Plans with declared corrections.
    pub corrected: Vec<Corrected>,
    /// Declared corrections in all, by certainty.
    pub certain: usize,
    /// Conjectures.
    pub conjecture: usize,
    /// Losses.
    pub lost: usize,
    /// A task to show how to cite one: its citation.
    pub example: Option<Example>,
}

/// A task with its citation.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Example {
    /// Its page.
    pub href: String,
    /// Its title.
    pub title: String,
    /// Its address below the root.
    pub path: String,
}

/// A plan with declared corrections.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Corrected {
    /// The plan.
    pub plan: PlanLink,
    /// How many.
    pub count: usize,
}

/// 404.html
#[derive(Debug, Serialize, JsonSchema)]
pub struct NotFoundView {
    /// The site's address, so that links work from any depth; absent while it is not known.
    pub base_url: Option<String>,
}

pub(super) fn view(at: &At<'_>) -> AboutView {
    use crate::plan::Certainty;
    let plans = &at.catalogue.plans;
    let all = || {
        plans
            .iter()
            .flat_map(|plan| &plan.document.front.emendations)
    };
    let count = |certainty| all().filter(|e| e.certainty == certainty).count();
    AboutView {
        settings: at.settings.clone(),
        corrected: plans
            .indices()
            .map(|id| Corrected {
                plan: at.plan(id),
                count: plans[id].document.front.emendations.len(),
            })
            .filter(|corrected| corrected.count > 0)
            .collect(),
        certain: count(Certainty::Certain),
        conjecture: count(Certainty::Conjecture),
        lost: count(Certainty::Lost),
        example: at.catalogue.tasks.indices().next().map(|task| Example {
            href: at.here.href(&at.task_route(task)),
            title: at.task_title(task),
            path: at.task_route(task).path(),
        }),
    }
}

pub(super) fn not_found(at: &At<'_>) -> NotFoundView {
    NotFoundView {
        base_url: at.settings.base_url.clone(),
    }
}
