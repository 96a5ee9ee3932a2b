//! A page that is no more: it says where it went, or why it is gone. It works on any host and without
//! script.

use super::kind::{Facts, PageKind};
use crate::address::Route;
use crate::content::permalinks::{Former, FormerId};
use crate::render::parts::link::Link;
use crate::render::parts::{At, Published};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

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
pub struct FormerPage(pub FormerId);

impl PageKind for FormerPage {
    const FACTS: Facts = Facts {
        template: "former",
        section: "404",
        words: &["former.gone", "former.moved"],
        has_data: false,
        in_sitemap: false,
        // The ledger has it from the time when it was a page of another kind.
        is_promised: false,
    };

    type View = FormerView;

    fn all(published: Published<'_>) -> Vec<Self> {
        let moves = published.moves;
        let offering = published.offering();
        let pages = moves.former_pages();
        let offered = pages.filter(|&page| offering.has(moves.get(page).address()));
        offered.map(Self).collect()
    }

    fn route<'a>(&self, published: Published<'a>) -> Route<'a> {
        Route::file(published.moves.get(self.0).address())
    }

    fn view(&self, at: &At<'_>) -> Self::View {
        match at.moves.get(self.0) {
            Former::Moved(moved) => FormerView {
                now: Some(at.present(moved)),
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

    fn title(&self, at: &At<'_>, view: &Self::View) -> String {
        match view.now {
            Some(_) => at.word("former.moved"),
            None => at.word("former.gone"),
        }
    }

    fn json_ld(&self, _: &At<'_>, _: &str) -> Vec<Value> {
        Vec::new()
    }
}
