//! What everything that other programs read is made from.

use crate::content::permalinks::{Moves, Offering};
use crate::content::settings::Settings;
use crate::link::catalogue::Catalogue;
use crate::link::outlets::Outlets;
use crate::link::own_pages::OwnPages;
use crate::render::strings::Strings;
use jiff::civil::Date;

/// A page, as search engines are told of it.
#[derive(Debug, Clone)]
pub struct PageEntry {
    /// Its whole address; only its path where the site's address is not known.
    pub address: String,
    /// When what it says last changed, if that is known.
    pub changed: Option<Date>,
}

/// What everything is made from.
#[derive(Debug, Clone, Copy)]
pub struct Inputs<'a> {
    /// All that the content says.
    pub catalogue: &'a Catalogue,
    /// What the maintainer sets.
    pub settings: &'a Settings,
    /// The pages that editors wrote.
    pub own: &'a OwnPages,
    /// The words of the interface.
    pub strings: &'a Strings,
    /// The pages that search engines may find.
    pub pages: &'a [PageEntry],
    /// What moved or went.
    pub moves: &'a Moves,
    /// What readers can subscribe to.
    pub outlets: &'a Outlets,
    /// The theme's files, by path below assets/.
    pub assets: &'a [(String, Vec<u8>)],
    /// When the site is built, in words; only where a build is told to say so.
    pub built: Option<&'a str>,
}

impl<'a> Inputs<'a> {
    /// Returns which files there are of the kinds that a site can do without.
    pub fn offering(&self) -> Offering<'a> {
        Offering::new(&self.settings.publish, self.moves)
    }
}
