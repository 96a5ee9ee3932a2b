//! What other programs read: data, calendars, feeds, and the files that hosts and search engines
//! look for.

pub mod schema;

mod browser;
mod calendar;
mod csv_file;
mod datasette;
mod embed;
mod feed;
mod host;
mod ics;
mod identity;
mod job;
mod json;
mod occasion;
mod offline;
mod package;
mod plan_changes;
mod sitemap;
mod sqlite;
mod subscriptions;
mod tables;
mod uids;
mod xml;

use crate::address::Companion;
use crate::content::permalinks::{Moves, Promise};
use crate::content::settings::Settings;
use crate::link::catalogue::{Catalogue, UnitEntry};
use crate::link::dataset::Table;
use crate::link::outlets::Outlets;
use crate::render::strings::Strings;
use jiff::civil::Date;
use std::collections::HashMap;
use std::fmt::Display;
use std::sync::Arc;

pub use job::{Failure, Job};
pub use json::Export;

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

/// Returns every file that is no page and no asset of the theme. `tables` are those of
/// [`dataset::tables`](crate::link::dataset::tables), which pages share.
pub fn jobs<'a>(inputs: &Inputs<'a>, tables: &Arc<[Table<'a>]>) -> Vec<Job<'a>> {
    let mut jobs = tables::jobs(inputs, tables);
    jobs.extend(calendar::jobs(inputs));
    jobs.extend(feed::jobs(inputs));
    jobs.extend(embed::jobs(inputs));
    jobs.extend(browser::jobs(inputs));
    jobs.extend(sitemap::jobs(inputs));
    jobs.extend(host::jobs(inputs));
    jobs.extend(offline::jobs(inputs));
    jobs.extend(json::jobs(inputs));
    jobs.extend(schema::jobs());

    let former = data_of_moved_pages(&jobs, inputs.moves);
    jobs.extend(former);
    jobs
}

/// Returns what a unit is called among those of other places.
fn unit_title(inputs: &Inputs<'_>, entry: &UnitEntry) -> String {
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

/// Keeps serving the data of a moved page at its old address.
fn data_of_moved_pages<'a>(jobs: &[Job<'a>], moves: &Moves) -> Vec<Job<'a>> {
    let by_path: HashMap<&str, &Job<'a>> =
        jobs.iter().map(|job| (job.path.as_str(), job)).collect();

    let moved = moves.moved().filter_map(|moved| {
        let (from, to) = (moved.from_page()?, moved.to_page()?);
        // A task's data is no plan's, nor a unit's: one only stands in for another of the same sort.
        if !from.is_like(&to) {
            return None;
        }

        let job = by_path.get(Companion::Data.path_for(&to)?.as_str())?;
        Some(job.at(Companion::Data.path_for(&from)?))
    });
    moved.collect()
}

/// Returns what readers subscribe to, which must stay: feeds and calendars, their entries and events.
pub fn promises(inputs: &Inputs<'_>) -> Vec<Promise> {
    let mut promises = calendar::promises(inputs);
    promises.extend(feed::promises(inputs));
    promises
}
