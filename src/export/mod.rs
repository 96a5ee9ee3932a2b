//! What other programs read: data, calendars, feeds, and the files that hosts and search engines
//! look for.

mod inputs;
mod job;

mod identity;
mod uids;

mod ics;
mod occasion;
mod subscriptions;

mod calendar;

mod plan_changes;

mod feed_parts;

mod revised;

mod feed;

mod news_feed;

mod csv_file;
mod datasette;
mod package;

mod csv_tables;

mod parquet_file;

mod sqlite;

mod tables;
mod workbook;

mod list_scripts;

mod kept;

mod lists;

mod json;

pub mod schema;

mod xml;

mod browser;
mod embed;
mod host;

mod offline;
mod recipe;
mod sitemap;

use crate::address::{Companion, PagePath, card_path};
use crate::content::permalinks::{Moves, Promise, PromiseKind};
use crate::link::dataset::Table;
use std::collections::HashMap;
use std::sync::Arc;

pub use host::{Redirect, headers_of, policy, policy_in, redirects};
pub use inputs::{Inputs, PageEntry};
pub use job::{Failure, Job};
pub use json::Export;
pub use recipe::{Server, recipe};

/// The keys of the words that exports are made with.
pub const WORDS: &[&str] = &[
    "data.find",
    "event.day",
    "event.day_note",
    "event.gone",
    "event.plan",
    "event.series_note",
    "event.span",
    "event.span_note",
    "feed.changed",
    "feed.number",
    "feed.own",
    "feed.summary",
    "news.title",
    "sep",
    "standing.deleted",
    "standing.plan-ended",
];

/// Returns every file that is no page and no asset of the theme. `tables` are those of
/// [`dataset::tables`](crate::link::dataset::tables), which pages share.
pub fn jobs<'a>(inputs: &Inputs<'a>, tables: &Arc<[Table<'a>]>) -> Vec<Job<'a>> {
    let mut jobs = tables::jobs(inputs, tables);
    jobs.extend(calendar::jobs(inputs));
    jobs.extend(feed::jobs(inputs));
    jobs.extend(news_feed::jobs(inputs));
    jobs.extend(embed::jobs(inputs));
    jobs.extend(browser::jobs(inputs));
    jobs.extend(sitemap::jobs(inputs));
    jobs.extend(host::jobs(inputs));
    jobs.extend(offline::jobs(inputs));
    jobs.extend(lists::jobs(inputs));
    jobs.extend(list_scripts::jobs(inputs));
    jobs.extend(json::jobs(inputs));
    jobs.extend(schema::jobs());

    // Last, because it looks among all the others for what stands at the new addresses.
    let former = data_of_moved_pages(&jobs, inputs.moves);
    jobs.extend(former);

    let offering = inputs.offering();
    jobs.retain(|job| offering.has(&job.path));
    jobs
}

/// Keeps serving the data of a moved page at its old address, and the answer for oEmbed of a moved task.
fn data_of_moved_pages<'a>(jobs: &[Job<'a>], moves: &Moves) -> Vec<Job<'a>> {
    let by_path: HashMap<&str, &Job<'a>> =
        jobs.iter().map(|job| (job.path.as_str(), job)).collect();

    let at = |from: &PagePath, to: &PagePath| {
        let job = by_path.get(Companion::Data.path_for(to)?.as_str())?;
        Some(job.at(Companion::Data.path_for(from)?))
    };
    let card = |task: &PagePath| PagePath::parse(&card_path(task)?);

    let mut served = Vec::new();
    for moved in moves.moved() {
        // A task's data is no plan's, nor a unit's: one only stands in for another of the same sort.
        if let (Some(from), Some(to)) = (moved.from_page(), moved.to_page())
            && from.is_like(&to)
        {
            served.extend(at(&from, &to));
            let cards = card(&from).zip(card(&to));
            served.extend(cards.and_then(|(from, to)| at(&from, &to)));
        }
    }
    served
}

/// Returns what readers subscribe to, which must stay: feeds and calendars, their entries and events.
pub fn promises(inputs: &Inputs<'_>) -> Vec<Promise> {
    let mut promises = calendar::promises(inputs);
    promises.extend(feed::promises(inputs));
    promises.extend(news_feed::promises(inputs));

    let offering = inputs.offering();
    promises.retain(|promise| match promise.kind {
        PromiseKind::Event => offering.has_calendars(),
        PromiseKind::Entry => offering.has_feeds(),
        _ => offering.has(&promise.address),
    });
    promises
}
