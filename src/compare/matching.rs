//! Which plan and which passage of an earlier state is which of a later one.

use super::side::Side;
use crate::address::{Address, Route, Value};
use crate::content::permalinks::Former;
use crate::link::catalogue::{Plan, PlanId};
use crate::plan::NodeId;
use std::collections::{HashMap, HashSet};

/// Returns the plan that each plan of the earlier state is now: the one with its address or, where there is none, the one
/// that content/moved.toml names, unless that was there before.
pub(super) fn plans(before: &Side<'_>, after: &Side<'_>) -> HashMap<PlanId, PlanId> {
    let id_of = |side: &Side<'_>, plan: PlanId| side.catalogue.plans[plan].document.id.clone();
    let known: HashSet<String> = before
        .catalogue
        .plans
        .indices()
        .map(|plan| id_of(before, plan))
        .collect();
    let by_id: HashMap<String, PlanId> = after
        .catalogue
        .plans
        .indices()
        .map(|plan| (id_of(after, plan), plan))
        .collect();

    let mut matched = HashMap::new();
    for plan in before.catalogue.plans.indices() {
        let id = id_of(before, plan);
        let moved = || {
            let to = moved_to(after, &Route::plan(&id).path())?;
            let route = Route::parse(Route::PLAN, &to)?;
            let to = text(&route, 0)?;
            // A plan that another was merged into is compared with itself.
            (!known.contains(to)).then(|| by_id.get(to).copied())?
        };
        if let Some(now) = by_id.get(&id).copied().or_else(moved) {
            matched.insert(plan, now);
        }
    }
    matched
}

/// Returns the passage that each passage of a plan is now, in the plan that its plan is now.
pub(super) fn nodes(was: &Plan, is: &Plan, after: &Side<'_>) -> HashMap<NodeId, NodeId> {
    let now = &is.text.outline.nodes;
    let by_id: HashMap<&str, NodeId> = now
        .iter_enumerated()
        .map(|(id, node)| (node.id.as_str(), id))
        .collect();

    let plan = &was.document.id;
    let mut matched = HashMap::new();
    for (id, node) in was.text.outline.nodes.iter_enumerated() {
        let moved = || {
            let anchor = format!("{}#{}", Route::plan(plan).path(), node.id);
            let page = Route::task(plan, &node.id).path();
            let to = moved_to(after, &anchor).or_else(|| moved_to(after, &page))?;
            by_id.get(node_of(&to)?.as_str()).copied()
        };
        if let Some(now) = by_id.get(node.id.as_str()).copied().or_else(moved) {
            matched.insert(id, now);
        }
    }
    matched
}

/// Returns where an address itself was declared to lead.
fn moved_to(side: &Side<'_>, address: &str) -> Option<String> {
    let moved = side.moves.former(address).and_then(Former::moved)?;
    Some(moved.to.clone())
}

/// Returns the passage that an address is of: a place on a plan's page, or a task's page.
fn node_of(address: &str) -> Option<String> {
    match Address::parse(address)? {
        Address::Anchor { page, id } => {
            Route::parse(Route::PLAN, page.as_str())?;
            Some(id)
        }
        Address::Page(page) => {
            let route = Route::parse(Route::TASK, page.as_str())?;
            text(&route, 1).map(str::to_owned)
        }
        Address::Card(_) | Address::Companion { .. } | Address::File(_) => None,
    }
}

/// Returns a value of an address that is a text.
fn text<'a>(route: &Route<'a>, at: usize) -> Option<&'a str> {
    match route.values().nth(at)? {
        Value::Text(text) => Some(text),
        Value::Month(_) | Value::Year(_) | Value::Leaf(_) => None,
    }
}
