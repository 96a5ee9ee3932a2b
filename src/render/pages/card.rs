//! Where the card of a task once was a page of its own: it leads to the task, which is shown as a card. Other people's pages
//! show it, so the address stays; no new ones are made.

use super::kind::{Facts, PageKind};
use crate::address::{CARD_PLACE, Route};
use crate::link::catalogue::TaskId;
use crate::render::parts::link::Link;
use crate::render::parts::{At, Published};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

/// `cards/<plan>/<node>.html`
#[derive(Debug, Serialize, JsonSchema)]
pub struct CardView {
    /// The task, shown as a card.
    pub task: Link,
}

/// How many characters of a task's title stand in the title of its card.
const TITLE: usize = 60;

/// The former card of a task.
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

    const IS_MADE_OF_CATALOGUE: bool = true;

    type View = CardView;

    fn all(published: Published<'_>) -> Vec<Self> {
        let catalogue = published.catalogue;
        let offering = published.offering();
        let tasks = catalogue.tasks.indices();
        let published = tasks.filter(|&task| offering.has(&catalogue.card_route(task).path()));
        published.map(Self).collect()
    }

    fn route<'a>(&self, published: Published<'a>) -> Route<'a> {
        published.catalogue.card_route(self.0)
    }

    fn view(&self, at: &At<'_>) -> Self::View {
        CardView {
            task: Link {
                href: at
                    .here
                    .href_at(&at.catalogue.task_route(self.0), CARD_PLACE),
                text: at.catalogue.node(self.0).name(TITLE),
            },
        }
    }

    fn title(&self, at: &At<'_>, view: &Self::View) -> String {
        let task = &at.catalogue.tasks[self.0];
        let number = at.catalogue.plans[task.plan].number(task.node);
        format!("{number} {}", view.task.text)
    }

    fn json_ld(&self, _: &At<'_>, _: &str) -> Vec<Value> {
        Vec::new()
    }
}
