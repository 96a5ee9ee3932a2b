//! What can be found: every passage of every plan in exactly one record, and the names of things.
//!
//! A task is one record with all that stands under it; a numbered node that is no task is one; so
//! are the paragraphs before the first node and those behind the last. Records and names stand in
//! the order in which readers want them when nothing else decides: newest plan first, then as
//! printed; names by kind, then by how many tasks they have.

use super::kind::ResultKind;
use crate::address::Route;
use crate::content::progress::ProgressStatus;
use crate::link::catalogue::{PlaceId, PlanId};
use crate::plan::Role;
use oxc_index::IndexVec;

oxc_index::define_index_type! {
    /// A name's index in [`Corpus::names`].
    pub struct NameId = u32;
}

oxc_index::define_index_type! {
    /// The index in [`Corpus::dues`] of a point in time.
    pub struct PointId = u32;
}

/// A passage that can be found.
#[derive(Debug, Clone)]
pub struct Record<'a> {
    /// What it is.
    pub kind: ResultKind,
    /// Its plan.
    pub plan: PlanId,
    /// Its place in the plan: a task's page, or the anchor of a passage.
    pub anchor: &'a str,
    /// Its number in the plan: 三(一)9(1).
    pub number: &'a str,
    /// Its title, or the beginning of its text.
    pub title: String,
    /// Whether the title is printed as one, and counts as one.
    pub titled: bool,
    /// The headings that it stands under, outermost first.
    pub headings: Vec<String>,
    /// Its headings and paragraphs, verbatim; behind them notes on what official notices changed, with the old words.
    pub text: Vec<std::borrow::Cow<'a, str>>,
    /// Who has which part in it.
    pub units: Vec<UnitPart<'a>>,
    /// Parks that it names.
    pub parks: Vec<NameId>,
    /// What was reported of it: keys; nothing where it is no task, or where the site has no records at all.
    pub progress: Vec<ProgressStatus>,
    /// When its deadlines are, in order; where two name one point in time, it stands twice.
    pub dues: Vec<PointId>,
}

/// A unit with its part in a task.
#[derive(Debug, Clone, Copy)]
pub struct UnitPart<'a> {
    /// Its part.
    pub role: Role,
    /// The unit.
    pub unit: NameId,
    /// Its name as printed.
    pub printed: &'a str,
}

/// A thing with a page and names.
#[derive(Debug, Clone)]
pub struct Name<'a> {
    /// What it is.
    pub kind: ResultKind,
    /// Its address: the id of its entry, its month, its year.
    pub id: String,
    /// How it is shown.
    pub label: String,
    /// Every name that it is found by; the first is the everyday one.
    pub names: Vec<std::borrow::Cow<'a, str>>,
    /// Its place.
    pub place: Option<PlaceId>,
    /// The year of a plan.
    pub year: Option<i16>,
    /// The number of a plan.
    pub number: Option<&'a str>,
    /// That a plan is in force no more, in words of the interface.
    pub ended: Option<String>,
    /// How many tasks, or deadlines of a month.
    pub count: usize,
    /// The ids of the groups that a unit belongs to.
    pub groups: Vec<&'a str>,
}

/// A plan, as far as its records need it.
#[derive(Debug, Clone)]
pub struct PlanRecords {
    /// The plan among the names.
    pub name: NameId,
    /// How many records it has.
    pub records: usize,
}

/// A point in time that deadlines name.
#[derive(Debug, Clone)]
pub struct PointInTime {
    /// In words.
    pub text: String,
    /// The address of the page that holds it.
    pub path: String,
    /// Its month, or itself where it names none: `2017-03`, `2017-Q4`.
    pub month: String,
    /// That in words.
    pub month_text: String,
}

/// All that can be found.
#[derive(Debug, Default)]
pub struct Corpus<'a> {
    /// The passages.
    pub records: Vec<Record<'a>>,
    /// The names.
    pub names: IndexVec<NameId, Name<'a>>,
    /// The plans, in the order of their records.
    pub plans: IndexVec<PlanId, PlanRecords>,
    /// The places.
    pub places: IndexVec<PlaceId, PlaceName>,
    /// What deadlines name, in the order of time.
    pub dues: IndexVec<PointId, PointInTime>,
}

/// A place as results show it.
#[derive(Debug, Clone)]
pub struct PlaceName {
    /// Its id in the gazetteer.
    pub id: String,
    /// Its full name.
    pub name: String,
}

impl Record<'_> {
    /// Returns its address below the root of the site, in the plan with an id.
    pub fn path(&self, plan: &str) -> String {
        match self.kind {
            ResultKind::Task | ResultKind::Row => Route::task(plan, self.anchor).path(),
            _ => format!("{}#{}", Route::plan(plan).path(), self.anchor),
        }
    }
}

impl Corpus<'_> {
    /// Returns the number by which files know a name. Numbers run from the end, so that those of old names stay as
    /// they are when new ones come.
    pub(super) fn number(&self, name: NameId) -> usize {
        self.names.len() - 1 - name.index()
    }

    /// Returns between which numbers the names of a kind stand, the second one left out.
    pub(super) fn numbers_of(&self, kind: ResultKind) -> [usize; 2] {
        let names = self.names.as_raw_slice();
        let from = names.partition_point(|name| name.kind < kind);
        let to = names.partition_point(|name| name.kind <= kind);
        [names.len() - to, names.len() - from]
    }
}
