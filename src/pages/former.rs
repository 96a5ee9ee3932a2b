//! A page that is no more: it says where it went, or why it is gone. It works on any host and without
//! script.

use super::common::{At, Link};
use crate::permalinks::{Gone, Moved, Moves};
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

/// A page that moved or went.
#[derive(Debug, Clone, Copy)]
pub enum Former<'a> {
    /// It has another address.
    Moved(&'a Moved),
    /// It has none.
    Gone(&'a Gone),
}

impl<'a> Former<'a> {
    /// Its address.
    pub fn path(self) -> &'a str {
        match self {
            Former::Moved(moved) => &moved.from,
            Former::Gone(gone) => &gone.address,
        }
    }
}

/// All pages that moved or went, anchors and ids left out.
pub fn pages(moves: &Moves) -> Vec<Former<'_>> {
    let moved = moves.moved.iter().map(Former::Moved);
    let gone = moves.gone.iter().map(Former::Gone);
    let page = |former: &Former<'_>| former.path().ends_with(".html");
    moved.chain(gone).filter(page).collect()
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
    match pages(at.moves)[id] {
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

/// The anchors of this page that moved or went.
pub(super) fn anchors(at: &At<'_>) -> Vec<FormerAnchor> {
    if at.moves.moved.is_empty() && at.moves.gone.is_empty() {
        return Vec::new();
    }
    let path = at.here.path();
    let own = |address: &str| {
        let (page, anchor) = address.split_once('#')?;
        (page == path).then(|| anchor.to_owned())
    };
    let moved = at.moves.moved.iter().filter_map(|moved| {
        Some(FormerAnchor {
            id: own(&moved.from)?,
            now: Some(now(at, &moved.to)),
            why: None,
        })
    });
    let gone = at.moves.gone.iter().filter_map(|gone| {
        Some(FormerAnchor {
            id: own(&gone.address)?,
            now: None,
            why: Some(gone.why.clone()),
        })
    });
    moved.chain(gone).collect()
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
