//! What became of an address that moved or went.

use super::at::At;
use super::link::Link;
use crate::address::Address;
use crate::content::permalinks::{Former, Moved};
use schemars::JsonSchema;
use serde::Serialize;

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

impl At<'_> {
    /// Returns the places on this page that moved or went.
    pub fn former_places(&self) -> Vec<FormerAnchor> {
        let Some(page) = self.here.page() else {
            return Vec::new();
        };

        let places = self.moves.places_on(&page);
        places
            .filter_map(|former| self.former_anchor(former))
            .collect()
    }

    fn former_anchor(&self, former: &Former) -> Option<FormerAnchor> {
        let Some(Address::Anchor { id, .. }) = Address::parse(former.address()) else {
            return None;
        };

        let (now, why) = match former {
            Former::Moved(moved) => (Some(self.present(moved)), None),
            Former::Gone(gone) => (None, Some(gone.why.clone())),
        };
        Some(FormerAnchor { id, now, why })
    }

    /// Returns a link to where something is now, on this site or another.
    pub fn present(&self, moved: &Moved) -> Link {
        // Any page may be meant.
        self.catalogue.reads().note_everything();
        let name = moved.destination();
        let name = name.and_then(|page| self.names.get(&page));
        let href = if moved.leaves() {
            moved.to.clone()
        } else {
            self.here.href_to_file(&moved.to)
        };

        Link {
            href,
            text: name.unwrap_or(&moved.to).clone(),
        }
    }
}
