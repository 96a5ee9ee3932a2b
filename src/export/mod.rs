//! What other programs read: data, calendars, feeds, and the files that hosts and search engines
//! look for.

mod calendar;
mod datasette;
mod embed;
mod feed;
mod host;
mod ics;
mod identity;
mod json;
mod offline;
mod scopes;
mod sitemap;
mod sqlite;
mod tables;

use crate::catalogue::Catalogue;
use crate::permalinks::{Entry, Moves};
use crate::settings::Settings;
use crate::strings::Strings;
use jiff::civil::Date;
use serde::Serialize;
use std::sync::Arc;

pub use json::{Export, json};

/// A page, as search engines are told of it.
#[derive(Debug, Clone)]
pub struct PageEntry {
    /// Its path below the root.
    pub path: String,
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
    /// The words of the interface.
    pub strings: &'a Strings,
    /// The pages that search engines may find.
    pub pages: &'a [PageEntry],
    /// What moved or went.
    pub moves: &'a Moves,
    /// The theme's files, by path below assets/.
    pub assets: &'a [(String, Vec<u8>)],
    /// When the site is built, in words; only where a build is told to say so.
    pub built: Option<&'a str>,
}

/// A file that is made when it is wanted.
#[derive(Clone)]
pub struct Job<'a> {
    /// Its path below the root of the site.
    pub path: String,
    make: Arc<dyn Fn() -> Vec<u8> + Send + Sync + 'a>,
}

impl<'a> Job<'a> {
    fn new(path: String, make: impl Fn() -> Vec<u8> + Send + Sync + 'a) -> Self {
        Self {
            path,
            make: Arc::new(make),
        }
    }

    fn text(path: String, text: String) -> Self {
        Self::new(path, move || text.clone().into_bytes())
    }

    fn json<T: Serialize>(path: String, make: impl Fn() -> T + Send + Sync + 'a) -> Self {
        Self::new(path, move || {
            let mut bytes = serde_json::to_vec(&make()).unwrap_or_default();
            bytes.push(b'\n');
            bytes
        })
    }

    /// The bytes of the file.
    pub fn make(&self) -> Vec<u8> {
        (self.make)()
    }
}

/// Every file.
pub fn jobs<'a>(inputs: &Inputs<'a>) -> Vec<Job<'a>> {
    let mut jobs = tables::jobs(inputs);
    jobs.extend(calendar::jobs(inputs));
    jobs.extend(feed::jobs(inputs));
    jobs.extend(embed::jobs(inputs));
    jobs.extend(sitemap::jobs(inputs));
    jobs.extend(host::jobs(inputs));
    jobs.extend(offline::jobs(inputs));
    jobs.extend(json::jobs(inputs));
    jobs
}

/// What readers subscribe to, which must stay: feeds, calendars and their events.
pub fn promises(inputs: &Inputs<'_>) -> Vec<Entry> {
    let mut entries = calendar::promises(inputs);
    entries.extend(feed::promises(inputs));
    entries
}
