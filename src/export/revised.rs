//! The passages that a revision says it changed, as entries of feeds name them.

use super::feed_parts::{href, link};
use super::inputs::Inputs;
use super::plan_changes::PlanChange;
use crate::address::Route;
use crate::base::text::escape_into;
use crate::link::catalogue::{Catalogue, PlanId};
use crate::link::outlets::OutletOwner;
use crate::plan::NodeId;
use atom_syndication as atom;

/// How long the name of a passage may be, in characters.
const NAME: usize = 30;

/// A passage that a revision changed.
struct RevisedPassage {
    /// Its number and name.
    name: String,
    /// Where it is to be read.
    href: String,
    /// Whether a task in it is of the unit, or names the park, whose feed this is.
    concerns_owner: bool,
}

/// Adds to an entry of a feed which passages changed: in its words, and as links. A revision that names none says no more
/// than its note.
pub(super) fn name_passages(
    inputs: &Inputs<'_>,
    feed: &str,
    owner: OutletOwner,
    change: &PlanChange<'_>,
    entry: &mut atom::Entry,
) {
    let passage = |&node: &NodeId| RevisedPassage {
        name: name_of(inputs.catalogue, change.plan, node),
        href: href_of(inputs, feed, change.plan, node),
        concerns_owner: concerns(inputs.catalogue, owner, change.plan, node),
    };
    let (own, others): (Vec<RevisedPassage>, Vec<RevisedPassage>) = change
        .at
        .iter()
        .map(passage)
        .partition(|one| one.concerns_owner);
    if own.is_empty() && others.is_empty() {
        return;
    }

    let count = own.len() + others.len();
    let head = inputs.strings.fill("feed.changed", &[("count", &count)]);
    let note = (!own.is_empty()).then(|| inputs.strings.fill("feed.own", &[("count", &own.len())]));
    // Those of the feed's own unit or park come first, and are counted apart.
    let passages: Vec<RevisedPassage> = own.into_iter().chain(others).collect();
    let names: Vec<&str> = passages.iter().map(|one| one.name.as_str()).collect();
    let names = names.join(inputs.strings.get("sep"));
    let told = entry.summary.take().map(|summary| summary.value);
    let told = told.unwrap_or_default();
    let note = note.unwrap_or_default();

    entry.content = Some(atom::Content {
        content_type: Some("html".to_owned()),
        value: Some(html(&[&told, &format!("{head}{note}")], &passages)),
        ..atom::Content::default()
    });
    entry.summary = Some(atom::Text::plain(format!("{told}\n{head}{names}{note}")));
    let related = passages.into_iter().map(|one| atom::Link {
        title: Some(one.name),
        ..link("related", &one.href, "text/html")
    });
    entry.links.extend(related);
}

/// Returns the number of a passage in its plan, and what it is called.
fn name_of(catalogue: &Catalogue, plan: PlanId, node: NodeId) -> String {
    let plan = &catalogue.plans[plan];
    let name = plan.node(node).name(NAME);
    format!("{} {name}", plan.number(node)).trim().to_owned()
}

/// Returns the address of the task's page; of the passage in its plan where it is no task.
fn href_of(inputs: &Inputs<'_>, feed: &str, plan: PlanId, node: NodeId) -> String {
    let catalogue = inputs.catalogue;
    match catalogue.plans[plan].task_at(node) {
        Some(task) => href(inputs, feed, &catalogue.task_route(task).path()),
        None => {
            let page = Route::plan(&catalogue.plans[plan].document.id).path();
            let page = href(inputs, feed, &page);
            format!("{page}#{}", catalogue.plans[plan].node_id(node))
        }
    }
}

/// Returns whether a task in a passage is of a unit, or names a park.
fn concerns(catalogue: &Catalogue, owner: OutletOwner, plan: PlanId, node: NodeId) -> bool {
    let mut tasks = catalogue.tasks_under(plan, node);
    match owner {
        OutletOwner::Unit(unit) => tasks.any(|task| {
            let mut assignments = catalogue.tasks[task].assignments.iter();
            assignments.any(|own| own.unit == unit)
        }),
        OutletOwner::Park(park) => tasks.any(|task| catalogue.tasks[task].parks.contains(&park)),
        OutletOwner::Site | OutletOwner::Plan(_) | OutletOwner::Year(_) | OutletOwner::News => {
            false
        }
    }
}

/// Returns paragraphs, and a list of links behind them.
fn html(paragraphs: &[&str], passages: &[RevisedPassage]) -> String {
    let mut html = String::new();
    for text in paragraphs.iter().filter(|text| !text.is_empty()) {
        html.push_str("<p>");
        escape_into(&mut html, text);
        html.push_str("</p>");
    }
    html.push_str("<ul>");
    for passage in passages {
        html.push_str("<li><a href=\"");
        escape_into(&mut html, &passage.href);
        html.push_str("\">");
        escape_into(&mut html, &passage.name);
        html.push_str("</a></li>");
    }
    html.push_str("</ul>");
    html
}
