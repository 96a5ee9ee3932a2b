//! One of the two states of a site that are compared.

use crate::content::permalinks::{Former, Moves, Promise};
use crate::content::settings::Settings;
use crate::link::catalogue::Catalogue;
use std::collections::{BTreeSet, HashSet};

/// A state of a site.
pub struct Side<'a> {
    /// How people call it.
    pub name: String,
    /// All that its content says.
    pub catalogue: &'a Catalogue,
    /// What its maintainer sets.
    pub settings: &'a Settings,
    /// What moved or went by then.
    pub moves: &'a Moves,
    /// What a build would promise.
    pub promises: BTreeSet<Promise>,
    /// The addresses that were published by then.
    pub published: HashSet<String>,
    /// The figures of its home page, in their order there, each with what it counts.
    pub figures: Vec<(&'static str, usize)>,
    /// Plans that have errors, and are left out of its catalogue.
    pub unread: Vec<String>,
}

impl Side<'_> {
    /// Returns what became of an address, or of the page that it stands on.
    pub(super) fn former(&self, address: &str) -> Option<&Former> {
        let page = address.split_once('#').map(|(page, _)| page);
        let own = self.moves.former(address);
        own.or_else(|| self.moves.former(page?))
    }
}
