//! A page that is cut: links to its leaves, and the way back from each of them.

use super::at::At;
use super::link::Link;
use crate::address::{Pattern, Route};
use crate::render::cut::{Key, Leaf, Listing, rows_in_order};
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::HashSet;

/// The keys of the words that leaves are named by.
pub const WORDS: &[&str] = &[
    "leaf.number",
    "leaf.title",
    "leaf.undated",
    "place.none",
    "unit.mentions",
    "unit.partners",
];

/// A leaf in the list of them, on the page that was cut.
#[derive(Debug, Serialize, JsonSchema)]
pub struct LeafLink {
    /// Where it leads.
    pub href: String,
    /// What it has: a year, a place, or what comes next; and which of several it is.
    pub text: String,
    /// Whether that is a word of the documents, in Chinese.
    pub official: bool,
    /// What its first row belongs to, where only the order tells what it has.
    pub from: Option<String>,
    /// What its last row belongs to.
    pub to: Option<String>,
    /// How many rows it has.
    pub count: usize,
    /// The anchors of what the page would show itself, if it were shorter: they lead on to the leaf.
    pub anchors: Vec<String>,
}

/// Where a leaf belongs.
#[derive(Debug, Serialize, JsonSchema)]
pub struct LeafView {
    /// What it has, as in the list of leaves.
    pub text: String,
    /// Whether that is a word of the documents, in Chinese.
    pub official: bool,
    /// The page that was cut.
    pub whole: Link,
    /// Whether its name is a word of the documents, in Chinese.
    pub whole_official: bool,
    /// The leaf before it.
    pub previous: Option<Link>,
    /// The leaf behind it.
    pub next: Option<Link>,
}

/// A page that is cut.
#[derive(Debug, Clone, Copy)]
pub struct CutPage<'a> {
    /// Its address.
    pub route: Route<'a>,
    /// The form of the addresses of its leaves.
    pub pattern: &'static Pattern,
    /// Its leaves.
    pub leaves: &'a [Leaf],
    /// Whether its name is a word of the documents.
    pub official: bool,
}

impl<'a> At<'a> {
    /// Returns the address of a leaf.
    pub fn leaf_route(&self, page: CutPage<'a>, leaf: &Leaf) -> Route<'a> {
        page.route.leaf(page.pattern, leaf.name(self.catalogue))
    }

    /// Returns links to the leaves of a page. `named` says what a row belongs to, where the order alone tells what a
    /// leaf has.
    pub fn leaf_links<List: Listing>(
        &self,
        page: CutPage<'a>,
        list: &List,
        named: impl Fn(List::Row) -> Option<String>,
    ) -> Vec<LeafLink> {
        // Most pages are whole.
        if page.leaves.is_empty() {
            return Vec::new();
        }

        let all = rows_in_order(list, self.catalogue);
        let mut seen = HashSet::new();
        let links = page.leaves.iter().map(|leaf| {
            let rows = &all[leaf.rows.clone()];
            let anchors = rows
                .iter()
                .flat_map(|&row| list.anchors(self.catalogue, row));
            // Where several leaves have a place, the first one has its anchor.
            let anchors = anchors
                .filter(|anchor| seen.insert(anchor.clone()))
                .collect();

            LeafLink {
                href: self.here.href(&self.leaf_route(page, leaf)),
                text: self.leaf_text(leaf),
                official: matches!(leaf.key, Key::Place(Some(_))),
                from: rows.first().and_then(|&row| named(row)),
                to: rows.last().and_then(|&row| named(row)),
                count: rows.len(),
                anchors,
            }
        });
        links.collect()
    }

    /// Returns where a leaf belongs. `called` is the name of the page that was cut.
    pub fn leaf_view(&self, page: CutPage<'a>, leaf: &Leaf, called: String) -> LeafView {
        let place = page.leaves.iter().position(|own| own == leaf);
        let neighbour = |place: Option<usize>| {
            let leaf = page.leaves.get(place?)?;
            Some(Link {
                href: self.here.href(&self.leaf_route(page, leaf)),
                text: self.leaf_text(leaf),
            })
        };

        LeafView {
            text: self.leaf_text(leaf),
            official: matches!(leaf.key, Key::Place(Some(_))),
            whole: Link {
                href: self.here.href(&page.route),
                text: called,
            },
            whole_official: page.official,
            previous: neighbour(place.and_then(|place| place.checked_sub(1))),
            next: neighbour(place.map(|place| place + 1)),
        }
    }

    /// Returns what a leaf has, and which of several it is.
    pub fn leaf_text(&self, leaf: &Leaf) -> String {
        let number = || self.fill("leaf.number", &[("number", &leaf.number)]);
        let text = match leaf.key {
            Key::Next => return number(),
            Key::Year(year) => self.year(year).text,
            Key::Undated => self.word("leaf.undated"),
            Key::Partners => self.word("unit.partners"),
            Key::Mentions => self.word("unit.mentions"),
            Key::Place(place) => match self.catalogue.place_name(place) {
                Some(name) => name.to_owned(),
                None => self.word("place.none"),
            },
        };
        if leaf.of > 1 {
            format!("{text} {}", number())
        } else {
            text
        }
    }
}
