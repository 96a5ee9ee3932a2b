//! How the site is made and how to use it.

use super::kind::{Facts, PageKind};
use crate::address::Route;
use crate::content::settings::Settings;
use crate::link::own_pages::OwnPageId;
use crate::plan::{Certainty, Emendation};
use crate::render::parts::link::PlanLink;
use crate::render::parts::{At, Published};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

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
    /// What an editor wrote for this page.
    pub own: Option<OwnAbout>,
}

/// What an editor wrote for the page about the site.
#[derive(Debug, Serialize, JsonSchema)]
pub struct OwnAbout {
    /// Its title.
    pub title: String,
    /// Its text: HTML that is safe to print.
    pub text: String,
    /// Its language, where it is another than the site's.
    pub language: Option<String>,
    /// Whether it takes the place of all else on the page, instead of standing above it.
    pub replaces: bool,
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

/// The page about the site.
#[derive(Debug, Clone, Copy)]
pub struct AboutPage;

impl PageKind for AboutPage {
    const FACTS: Facts = Facts {
        template: "about",
        section: "about",
        words: &["nav.about"],
        has_data: false,
        in_sitemap: true,
        is_promised: true,
    };

    type View = AboutView;

    fn all(_: Published<'_>) -> Vec<Self> {
        vec![Self]
    }

    fn route<'a>(&self, _: Published<'a>) -> Route<'a> {
        Route::ABOUT
    }

    fn view(&self, at: &At<'_>) -> Self::View {
        let emendations = || {
            let plans = at.catalogue.plans.iter();
            plans.flat_map(|plan| &plan.document.front.emendations)
        };
        let count = |certainty| {
            let same = |own: &&Emendation| own.certainty == certainty;
            emendations().filter(same).count()
        };

        AboutView {
            settings: at.settings.clone(),
            corrected: corrected(at),
            certain: count(Certainty::Certain),
            conjecture: count(Certainty::Conjecture),
            lost: count(Certainty::Lost),
            example: at.catalogue.tasks.indices().next().map(|task| Example {
                href: at.here.href(&at.task_route(task)),
                title: at.task_title(task),
                path: at.task_route(task).path(),
            }),
            own: at.own.about().map(|id| own_about(at, id)),
        }
    }

    fn title(&self, at: &At<'_>, view: &Self::View) -> String {
        let own = view.own.as_ref();
        own.map_or_else(|| at.word("nav.about"), |own| own.title.clone())
    }

    fn json_ld(&self, at: &At<'_>, title: &str) -> Vec<Value> {
        vec![at.ld_way(Vec::new(), title), at.ld_page("AboutPage", title)]
    }
}

fn own_about(at: &At<'_>, id: OwnPageId) -> OwnAbout {
    let page = &at.own.get(id).page;
    OwnAbout {
        title: page.front.title.clone(),
        text: at.own_text(id),
        language: page.front.language.clone(),
        replaces: page.front.replace,
    }
}

/// Returns the plans with declared corrections.
fn corrected(at: &At<'_>) -> Vec<Corrected> {
    let plans = at.catalogue.plans.iter_enumerated();
    plans
        .map(|(id, plan)| Corrected {
            plan: at.plan(id),
            count: plan.document.front.emendations.len(),
        })
        .filter(|corrected| corrected.count > 0)
        .collect()
}
