//! A task as a small page to be shown within the pages of others, without script.

use super::common::{At, DueView, Link, PlanLink};
use super::task::RoleView;
use crate::link::catalogue::TaskId;
use crate::plan::Node;
use schemars::JsonSchema;
use serde::Serialize;

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

/// Characters of the text that a card shows.
const TEXT: usize = 140;

pub(super) fn view(at: &At<'_>, id: TaskId) -> CardView {
    let catalogue = at.catalogue;
    let entry = &catalogue.tasks[id];
    let node = catalogue.node(id);
    let front = &catalogue.plans[entry.plan].document.front;
    CardView {
        number: at.number(entry.plan, entry.node),
        title: node.title().to_owned(),
        plan: at.plan(entry.plan),
        issuer: front.issuer.clone(),
        written: front.written.map(|date| at.date(date)),
        task: Link {
            href: at.here.href(&at.task_route(id)),
            text: at.task_title(id),
        },
        text: beginning(node),
        roles: at.roles(id),
        dues: at.task_row(id).dues,
        emended: super::task::numbers(catalogue.emended(id)),
    }
}

/// The beginning of a node's official text.
pub(super) fn beginning(node: &Node) -> String {
    let first = node.blocks.iter().find(|block| !block.is_field());
    let whole = first.map_or("", |block| block.text());
    let mut text: String = whole.chars().take(TEXT).collect();
    if text.len() < whole.len() {
        text.push('…');
    }
    text
}
