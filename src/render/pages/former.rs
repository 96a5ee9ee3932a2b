//! A page that is no more: it says where it went, or why it is gone. It works on any host and without
//! script.

use super::common::{At, Link};
use crate::content::permalinks::{Former, FormerId};
use schemars::JsonSchema;
use serde::Serialize;

/// The page at an address that moved or went.
#[derive(Debug, Serialize, JsonSchema)]
pub struct FormerView {
    /// Where it is now; absent where it is gone.
    pub now: Option<Link>,
    /// Why it is gone.
    pub why: Option<String>,
    /// Since when it is gone.
    pub date: Option<String>,
}

/// A place on a page that moved or went: it stays as a mark that says so.
#[derive(Debug, Serialize, JsonSchema)]
pub struct FormerAnchor {
    /// Its anchor.
    pub id: String,
    /// Where it is now.
    pub now: Option<Link>,
    /// Why it is gone.
    pub why: Option<String>,
}

pub(super) fn view(at: &At<'_>, id: FormerId) -> FormerView {
    match at.moves.get(id) {
        Former::Moved(moved) => FormerView {
            now: Some(now(at, &moved.to)),
            why: None,
            date: None,
        },
        Former::Gone(gone) => FormerView {
            now: None,
            why: Some(gone.why.clone()),
            date: Some(at.date(gone.date)),
        },
    }
}

/// The places on a page that moved or went.
pub(super) fn places(at: &At<'_>) -> Vec<FormerAnchor> {
    let Some(page) = at.here.page() else {
        return Vec::new();
    };
    let anchor = |former: &Former| {
        let (_, id) = former.address().split_once('#')?;
        let (now, why) = match former {
            Former::Moved(moved) => (Some(now(at, &moved.to)), None),
            Former::Gone(gone) => (None, Some(gone.why.clone())),
        };
        let id = id.to_owned();
        Some(FormerAnchor { id, now, why })
    };
    at.moves.places_on(&page).filter_map(anchor).collect()
}

fn now(at: &At<'_>, to: &str) -> Link {
    let href = if to.contains("://") {
        to.to_owned()
    } else {
        format!("{}{to}", at.here.root())
    };
    Link {
        href,
        text: called(at, to).unwrap_or_else(|| to.to_owned()),
    }
}

/// What the page at this address is called, where it is about one thing.
fn called(at: &At<'_>, address: &str) -> Option<String> {
    let path = address.split('#').next()?.strip_suffix(".html")?;
    let (folder, id) = path.split_once('/')?;
    let catalogue = at.catalogue;
    let plan = |id: &str| {
        let mut plans = catalogue.plans.iter();
        plans.find(|plan| plan.document.id == id)
    };
    match folder {
        "plans" => match id.split_once('/') {
            None => Some(plan(id)?.document.front.title.clone()),
            Some((id, node)) => {
                let plan = plan(id)?;
                let nodes = &plan.document.outline.nodes;
                let at = nodes.position(|own| own.id == node)?;
                Some(format!("{} {}", plan.numbers[at], nodes[at].name(40)))
            }
        },
        "units" => {
            let mut units = catalogue.units.iter();
            Some(units.find(|entry| entry.unit.id == id)?.short().to_owned())
        }
        "parks" => {
            let mut parks = catalogue.parks.iter();
            Some(parks.find(|entry| entry.park.id == id)?.park.name.clone())
        }
        "projects" => {
            let mut projects = catalogue.projects.iter();
            let found = projects.find(|entry| entry.project.id == id)?;
            Some(found.project.name.clone())
        }
        _ => None,
    }
}
