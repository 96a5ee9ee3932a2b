//! A task as a small page to be shown within the pages of others, without script.

use super::kind::{Facts, PageKind};
use crate::address::Route;
use crate::link::catalogue::TaskId;
use crate::render::parts::due::DueView;
use crate::render::parts::emendation::numbers;
use crate::render::parts::link::{Link, PlanLink};
use crate::render::parts::role::RoleView;
use crate::render::parts::text::beginning;
use crate::render::parts::{At, Published};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

/// `cards/<plan>/<node>.html`
#[derive(Debug, Serialize, JsonSchema)]
pub struct CardView {
    /// Its number in the plan.
    pub number: String,
    /// Its title; empty where its text begins without one.
    pub title: String,
    /// The plan it stands in.
    pub plan: PlanLink,
    /// 发文机关
    pub issuer: Option<String>,
    /// 成文日期
    pub written: Option<String>,
    /// The task's own page.
    pub task: Link,
    /// The beginning of its official text.
    pub text: String,
    /// Who does what.
    pub roles: Vec<RoleView>,
    /// By when.
    pub dues: Vec<DueView>,
    /// The numbers of the corrections in the task.
    pub emended: Vec<usize>,
}

/// How many characters of a task's title stand in the title of its card.
const TITLE: usize = 60;

/// The card of a task.
#[derive(Debug, Clone, Copy)]
pub struct CardPage(pub TaskId);

impl PageKind for CardPage {
    const FACTS: Facts = Facts {
        template: "card",
        section: "card",
        words: &[],
        has_data: false,
        // Search engines shall lead to the task's own page.
        in_sitemap: false,
        is_promised: true,
    };

    type View = CardView;

    fn all(published: Published<'_>) -> Vec<Self> {
        published.catalogue.tasks.indices().map(Self).collect()
    }

    fn route<'a>(&self, published: Published<'a>) -> Route<'a> {
        published.catalogue.card_route(self.0)
    }

    fn view(&self, at: &At<'_>) -> Self::View {
        let id = self.0;
        let entry = &at.catalogue.tasks[id];
        let node = at.catalogue.node(id);
        let front = &at.catalogue.plans[entry.plan].document.front;

        CardView {
            number: at.number(entry.plan, entry.node),
            title: node.title().to_owned(),
            plan: at.plan(entry.plan),
            issuer: front.issuer.clone(),
            written: front.written.map(|date| at.date(date)),
            task: at.task(id),
            text: beginning(node),
            roles: at.roles(id),
            dues: at.task_row(id).dues,
            emended: numbers(at.catalogue.emended(id)),
        }
    }

    fn title(&self, at: &At<'_>, view: &Self::View) -> String {
        let title = at.catalogue.node(self.0).name(TITLE);
        format!("{} {title}", view.number)
    }

    fn json_ld(&self, at: &At<'_>, _: &str) -> Vec<Value> {
        vec![super::task::linked_data(at, self.0)]
    }
}
