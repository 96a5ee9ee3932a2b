//! What is known while one page is made.

use crate::address::{Companion, PagePath, Route};
use crate::content::permalinks::{Moves, Offering};
use crate::content::settings::Settings;
use crate::link::catalogue::Catalogue;
use crate::link::dataset::Table;
use crate::link::outlets::Outlets;
use crate::link::own_pages::OwnPages;
use crate::render::cut::Cuts;
use crate::render::icon::Icon;
use crate::render::strings::Strings;
use std::collections::HashMap;
use std::fmt::Display;

/// What decides which pages there are.
#[derive(Debug, Clone, Copy)]
pub struct Published<'a> {
    /// All that the content says.
    pub catalogue: &'a Catalogue,
    /// What moved or went.
    pub moves: &'a Moves,
    /// What is too much for one page.
    pub cuts: &'a Cuts,
    /// What the maintainer sets.
    pub settings: &'a Settings,
    /// The pages that editors wrote.
    pub own: &'a OwnPages,
}

impl<'a> Published<'a> {
    /// Returns which files there are of the kinds that a site can do without.
    pub fn offering(&self) -> Offering<'a> {
        Offering::new(&self.settings.publish, self.moves)
    }
}

/// What a page is made from, and where it stands.
#[derive(Debug, Clone, Copy)]
pub struct At<'a> {
    /// All that the content says.
    pub catalogue: &'a Catalogue,
    /// What moved or went.
    pub moves: &'a Moves,
    /// What is too much for one page.
    pub cuts: &'a Cuts,
    /// What the maintainer sets.
    pub settings: &'a Settings,
    /// The pages that editors wrote.
    pub own: &'a OwnPages,
    /// The words of the interface.
    pub strings: &'a Strings,
    /// The mark of the site.
    pub icon: Icon,
    /// What readers can subscribe to.
    pub outlets: &'a Outlets,
    /// The tables that the catalogue is published as.
    pub tables: &'a [Table<'a>],
    /// What the pages are called that an old address leads to.
    pub names: &'a HashMap<PagePath, String>,
    /// The address of this page: links are relative to it.
    pub here: Route<'a>,
}

impl<'a> At<'a> {
    /// Returns what decides which pages there are.
    pub fn published(&self) -> Published<'a> {
        Published {
            catalogue: self.catalogue,
            moves: self.moves,
            cuts: self.cuts,
            settings: self.settings,
            own: self.own,
        }
    }

    /// Returns the way to a feed, calendar or data of a page, unless the site leaves such files out.
    pub fn companion(&self, page: &Route<'_>, companion: Companion) -> Option<String> {
        let path = page.companion(companion);
        let is_there = self.published().offering().has(&path);
        is_there.then(|| self.here.href_to_file(&path))
    }

    /// Returns the words for a key.
    pub fn word(&self, key: &str) -> String {
        self.strings.get(key).to_owned()
    }

    /// Returns the words for a key with its values put in.
    pub fn fill(&self, key: &str, values: &[(&str, &dyn Display)]) -> String {
        self.strings.fill(key, values)
    }

    /// Returns a day in words.
    pub fn date(&self, date: jiff::civil::Date) -> String {
        self.strings.date(date)
    }
}
