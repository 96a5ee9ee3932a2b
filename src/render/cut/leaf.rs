//! A leaf: a part of what is too much for one page.

use crate::address::{LeafName, LeafSubject};
use crate::link::catalogue::{Catalogue, PlaceId, PlanId};
use std::ops::Range;

/// What the rows of a leaf have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Key {
    /// They follow each other.
    Next,
    /// They belong to a year.
    Year(i16),
    /// They belong to a plan whose year is not known.
    Undated,
    /// They belong to a place, or to none that the gazetteer knows.
    Place(Option<PlaceId>),
    /// They say who a unit works with.
    Partners,
    /// They name something without giving it a task.
    Mentions,
}

/// A part of the rows of a page, on a page of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leaf {
    /// What its rows have in common.
    pub key: Key,
    /// Its place among the leaves with the same key, from 1.
    pub number: u32,
    /// How many leaves have this key.
    pub of: u32,
    /// Its rows, by their places in the order of the leaves.
    pub rows: Range<usize>,
}

impl Leaf {
    /// Returns the name that its address has.
    pub fn name<'a>(&self, catalogue: &'a Catalogue) -> LeafName<'a> {
        let subject = match self.key {
            Key::Next => LeafSubject::Next,
            Key::Year(year) => LeafSubject::Year(year),
            Key::Undated => LeafSubject::Id("undated"),
            Key::Partners => LeafSubject::Id("partners"),
            Key::Mentions => LeafSubject::Id("mentions"),
            Key::Place(Some(place)) => LeafSubject::Id(&catalogue.places[place].id),
            // No id has this letter.
            Key::Place(None) => LeafSubject::Id("_"),
        };
        LeafName {
            subject,
            number: self.number,
        }
    }
}

impl Key {
    /// Returns what puts leaves in order; those of places stand as on a whole page.
    pub(super) fn rank(self) -> impl Ord {
        match self {
            Key::Next | Key::Place(_) => (0, 0),
            Key::Year(year) => (1, year),
            Key::Undated => (2, 0),
            Key::Partners => (3, 0),
            Key::Mentions => (4, 0),
        }
    }

    /// Returns the key of what belongs to a plan, by its year, else by the year in which it was written or published.
    pub fn of_plan(catalogue: &Catalogue, plan: PlanId) -> Self {
        let front = &catalogue.plans[plan].document.front;
        let day = front.written.or(front.published);
        let year = front.year.or(day.map(|day| day.year()));
        year.map_or(Key::Undated, Key::Year)
    }
}
