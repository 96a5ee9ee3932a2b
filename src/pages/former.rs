//! A page that is no more: it says where it went, or why it is gone. It works on any host and without
//! script.

use super::common::{At, Link};
use crate::permalinks::Former;
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

pub(super) fn view(at: &At<'_>, id: usize) -> FormerView {
    match at.moves.page(id) {
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
pub(super) fn places(at: &At<'_>, page: &str) -> Vec<FormerAnchor> {
    let anchor = |former: Former<'_>| {
        let (_, id) = former.address().split_once('#')?;
        let (now, why) = match former {
            Former::Moved(moved) => (Some(now(at, &moved.to)), None),
            Former::Gone(gone) => (None, Some(gone.why.clone())),
        };
        let id = id.to_owned();
        Some(FormerAnchor { id, now, why })
    };
    at.moves.places_on(page).filter_map(anchor).collect()
}

fn now(at: &At<'_>, to: &str) -> Link {
    let href = if to.contains("://") {
        to.to_owned()
    } else {
        format!("{}{to}", at.here.root())
    };
    Link {
        href,
        text: to.to_owned(),
    }
}
