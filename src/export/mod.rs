//! What other programs read: data, calendars, feeds, and the files that hosts and search engines
//! look for.

pub mod schema;

mod calendar;
mod datasette;
mod embed;
mod feed;
mod host;
mod ics;
mod identity;
mod json;
mod offline;
mod sitemap;
mod sqlite;
mod subscriptions;
mod tables;
mod uids;

use crate::address::{Companion, PagePath};
use crate::base::diag::Diagnostic;
use crate::content::permalinks::{Entry, Moves};
use crate::content::settings::Settings;
use crate::link::catalogue::{Catalogue, UnitEntry};
use crate::link::outlets::Outlets;
use crate::render::strings::Strings;
use jiff::civil::Date;
use serde::Serialize;
use std::collections::HashMap;
use std::fmt::Display;
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
    /// What readers can subscribe to.
    pub outlets: &'a Outlets,
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
    make: Arc<dyn Fn() -> Result<Vec<u8>, String> + Send + Sync + 'a>,
}

impl<'a> Job<'a> {
    fn new(path: String, make: impl Fn() -> Vec<u8> + Send + Sync + 'a) -> Self {
        Self::fallible(path, move || Ok(make()))
    }

    fn fallible(
        path: String,
        make: impl Fn() -> Result<Vec<u8>, String> + Send + Sync + 'a,
    ) -> Self {
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
    ///
    /// # Errors
    /// Why it cannot be made. No content that was read without errors should come to this.
    pub fn make(&self) -> Result<Vec<u8>, Box<Diagnostic>> {
        (self.make)().map_err(|why| {
            let message = format!("`{}` could not be made: {why}", self.path);
            Box::new(Diagnostic::error("not-made", message))
        })
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
    let led = led_on(&jobs, inputs.moves);
    jobs.extend(led);
    jobs
}

/// What a unit is called among those of other places.
fn called(inputs: &Inputs<'_>, entry: &UnitEntry) -> String {
    let mut places = inputs.catalogue.places.iter();
    let place = places.find(|place| Some(&place.id) == entry.unit.place.as_ref());
    match place {
        Some(place) => {
            let values: [(&str, &dyn Display); 2] =
                [("unit", &entry.short()), ("place", &place.name)];
            inputs.strings.fill("unit.title", &values)
        }
        None => entry.short().to_owned(),
    }
}

/// What is left of a page that nothing is known of any more: its address tells it from others.
fn former(page: &str) -> &str {
    page.strip_suffix(".html").unwrap_or(page)
}

/// Whoever reads the data of a page that moved finds it where it was.
fn led_on<'a>(jobs: &[Job<'a>], moves: &Moves) -> Vec<Job<'a>> {
    let by_path: HashMap<&str, &Job<'a>> =
        jobs.iter().map(|job| (job.path.as_str(), job)).collect();
    let led = moves.moved().iter().filter_map(|moved| {
        let (from, to) = (PagePath::parse(&moved.from)?, PagePath::parse(&moved.to)?);
        // A task's data is no plan's, nor a unit's: only like follows like.
        if !from.is_like(&to) {
            return None;
        }
        let now = *by_path.get(Companion::Data.path_for(&to)?.as_str())?;
        Some(Job {
            path: Companion::Data.path_for(&from)?,
            ..now.clone()
        })
    });
    led.collect()
}

/// What readers subscribe to, which must stay: feeds and calendars, their entries and events.
pub fn promises(inputs: &Inputs<'_>) -> Vec<Entry> {
    let mut entries = calendar::promises(inputs);
    entries.extend(feed::promises(inputs));
    entries
}
