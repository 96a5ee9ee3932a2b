//! The pages: one file a kind, with its address, its view and all that holds for it; `KINDS` lists them.
//!
//! In: parts of the catalogue, made by [`parts`](crate::render::parts). Out: the HTML of each page. Views are plain data
//! with ready links; a theme computes nothing but looks.

pub mod frame;
pub mod head;

mod any;
mod beside;
mod kind;
mod leaf;
mod press;

pub mod about;
pub mod card;
pub mod changes;
pub mod corrections;
pub mod data;
pub mod former;
pub mod home;
pub mod indicator;
pub mod indicators;
pub mod month;
pub mod months;
pub mod not_found;
pub mod own_page;
pub mod park;
pub mod parks;
pub mod place;
pub mod places;
pub mod plan;
pub mod plans;
pub mod progress;
pub mod project;
pub mod projects;
pub mod record;
pub mod search;
pub mod source;
pub mod sources;
pub mod task;
pub mod terms;
pub mod thread;
pub mod threads;
pub mod unit;
pub mod units;
pub mod watch;
pub mod year;

use crate::address::PagePath;
use crate::content::permalinks::Moved;
use crate::render::parts::Published;
use std::collections::{HashMap, HashSet};

use leaf::LeafPage;

pub use any::{AnyPage, KindEntry};
pub use kind::{DataWithin, Facts, PageKind};
pub use press::Press;

/// All kinds of pages. Those of one group stand in turns: behind each plan comes its source.
const KINDS: &[&[KindEntry]] = &[
    &[KindEntry::of::<home::HomePage>()],
    &[KindEntry::of::<about::AboutPage>()],
    &[KindEntry::of::<own_page::WrittenPage>()],
    &[KindEntry::of::<search::SearchPage>()],
    &[KindEntry::of::<watch::WatchPage>()],
    &[KindEntry::of::<terms::TermsPage>()],
    &[KindEntry::of::<not_found::NotFoundPage>()],
    &[KindEntry::of::<corrections::CorrectionsPage>()],
    &[KindEntry::of::<changes::ChangesPage>()],
    &[KindEntry::of::<data::DataPage>()],
    &[KindEntry::of::<plans::PlansPage>()],
    &[KindEntry::of::<LeafPage<plans::PlansPage>>()],
    &[KindEntry::of::<units::UnitsPage>()],
    &[KindEntry::of::<LeafPage<units::UnitsPage>>()],
    &[KindEntry::of::<parks::ParksPage>()],
    &[KindEntry::of::<LeafPage<parks::ParksPage>>()],
    &[KindEntry::of::<projects::ProjectsPage>()],
    &[KindEntry::of::<LeafPage<projects::ProjectsPage>>()],
    &[KindEntry::of::<threads::ThreadsPage>()],
    &[KindEntry::of::<indicators::IndicatorsPage>()],
    &[KindEntry::of::<progress::ProgressPage>()],
    &[KindEntry::of::<places::PlacesPage>()],
    &[KindEntry::of::<months::MonthsPage>()],
    &[KindEntry::of::<sources::SourcesPage>()],
    &[KindEntry::of::<LeafPage<sources::SourcesPage>>()],
    &[
        KindEntry::of::<plan::PlanPage>(),
        KindEntry::of::<source::SourcePage>(),
    ],
    &[KindEntry::of::<LeafPage<plan::PlanPage>>()],
    &[KindEntry::of::<LeafPage<source::SourcePage>>()],
    &[KindEntry::of::<task::TaskPage>()],
    &[KindEntry::of::<unit::UnitPage>()],
    &[KindEntry::of::<LeafPage<unit::UnitPage>>()],
    &[KindEntry::of::<park::ParkPage>()],
    &[KindEntry::of::<LeafPage<park::ParkPage>>()],
    &[KindEntry::of::<project::ProjectPage>()],
    &[KindEntry::of::<LeafPage<project::ProjectPage>>()],
    &[KindEntry::of::<thread::ThreadPage>()],
    &[KindEntry::of::<indicator::IndicatorPage>()],
    &[KindEntry::of::<LeafPage<indicator::IndicatorPage>>()],
    &[KindEntry::of::<record::RecordPage>()],
    &[KindEntry::of::<place::PlacePage>()],
    &[KindEntry::of::<month::MonthPage>()],
    &[KindEntry::of::<LeafPage<month::MonthPage>>()],
    &[KindEntry::of::<year::YearPage>()],
    &[KindEntry::of::<LeafPage<year::YearPage>>()],
    &[KindEntry::of::<card::CardPage>()],
    &[KindEntry::of::<former::FormerPage>()],
];

/// Returns all kinds of pages.
pub fn kinds() -> impl Iterator<Item = &'static KindEntry> + Clone {
    KINDS.iter().copied().flatten()
}

/// Returns a kind for each template: leaves have that of the page that they belong to.
pub fn templates() -> impl Iterator<Item = &'static KindEntry> {
    let mut seen = HashSet::new();
    kinds().filter(move |kind| seen.insert(kind.facts.template))
}

/// Returns every page of a site.
pub fn all(published: Published<'_>) -> Vec<AnyPage> {
    let groups = KINDS.iter().flat_map(|group| {
        let kinds = group.iter();
        let lists = kinds.map(|kind| kind.pages(published)).collect();
        in_turns(lists)
    });
    groups.collect()
}

/// Returns the first of each list, then the second of each, and so on.
fn in_turns(lists: Vec<Vec<AnyPage>>) -> Vec<AnyPage> {
    let longest = lists.iter().map(Vec::len).max().unwrap_or(0);
    let mut lists: Vec<_> = lists.into_iter().map(Vec::into_iter).collect();

    let mut pages = Vec::new();
    for _ in 0..longest {
        pages.extend(lists.iter_mut().filter_map(Iterator::next));
    }
    pages
}

/// Returns what the pages are called that an old address leads to, where they are about one thing.
pub fn names(pages: &[AnyPage], published: Published<'_>) -> HashMap<PagePath, String> {
    let moved = published.moves.moved();
    let wanted: HashSet<PagePath> = moved.filter_map(Moved::destination).collect();
    // Most sites have few of them, or none.
    if wanted.is_empty() {
        return HashMap::new();
    }

    let named = pages.iter().filter_map(|page| {
        let path = page.route(published).page()?;
        let name = wanted.contains(&path).then(|| page.name(published))??;
        Some((path, name))
    });
    named.collect()
}
