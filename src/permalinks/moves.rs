//! What moved or went: content/moved.toml.

use super::{Entry, Kind, Ledger, page_of};
use crate::diag::{Diagnostic, Warned};
use crate::source::Source;
use crate::toml_table::Reader;
use jiff::civil::Date;
use std::collections::{BTreeSet, HashSet};
use std::ops::Range;

/// An address that leads to another (重定向).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    /// A page, or a page with an anchor, below the root of the site.
    pub from: String,
    /// The same of this site, or a whole address on the web.
    pub to: String,
}

/// An address that leads nowhere any more (撤下), and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gone {
    /// A page, a page with an anchor, a feed, a calendar, or the id of an event.
    pub address: String,
    /// Why, in words for the reader.
    pub why: String,
    /// Since when.
    pub date: Date,
}

/// All that moved or went.
#[derive(Debug, Default)]
pub struct Moves {
    /// Redirects.
    pub moved: Vec<Moved>,
    /// Tombstones.
    pub gone: Vec<Gone>,
    places: Vec<(String, Range<usize>)>,
    source: Option<Source>,
    /// The ids of events that were published.
    ids: HashSet<String>,
    /// The pages that were published, the oldest first.
    pages: Vec<String>,
    /// The feeds and calendars that were published.
    subscribed: Vec<String>,
}

impl Moves {
    /// Reads the file.
    pub fn read(source: &Source) -> Warned<Moves> {
        let reader = Reader::new(source);
        let mut table = reader.parse(0..source.text().len());
        let mut moves = Moves {
            source: Some(source.clone()),
            ..Moves::default()
        };
        for mut entry in table.tables("moved") {
            let from = entry.need_at::<String>("from");
            let to = entry.need::<String>("to");
            entry.finish();
            if let (Some((from, span)), Some(to)) = (from, to) {
                moves.places.push((from.clone(), span));
                moves.moved.push(Moved { from, to });
            }
        }
        for mut entry in table.tables("gone") {
            let address = entry.need_at::<String>("address");
            let why = entry.need_at::<String>("why");
            let date = entry.need_date("date");
            entry.finish();
            if let Some((why, span)) = &why
                && why.trim().is_empty()
            {
                let problem = Diagnostic::error("bad-value", "a reason is missing")
                    .help("say why it is gone: readers who come to it read these words");
                reader.report(problem, span.clone());
            }
            if let (Some((address, span)), Some((why, _)), Some(date)) = (address, why, date) {
                moves.places.push((address.clone(), span));
                moves.gone.push(Gone { address, why, date });
            }
        }
        table.finish();
        let mut seen = BTreeSet::new();
        for (address, span) in &moves.places {
            if !seen.insert(address) {
                let problem =
                    Diagnostic::error("moved-twice", format!("`{address}` is declared twice"));
                reader.report(problem, span.clone());
            }
            let followed =
                subscribable(address) && moves.gone.iter().any(|gone| gone.address == *address);
            if page_path(address).is_some_and(|path| !sound(path)) && !followed {
                let problem = Diagnostic::error(
                    "bad-path",
                    format!("`{address}` is no address of this site"),
                )
                .help("write it below the root, as in units/old-name.html or plans/old.html#3-1");
                reader.report(problem, span.clone());
            }
        }
        Warned::new(moves, reader.finish())
    }

    /// Knows from now on what was published: a card goes where its task went, and an id is found again
    /// under the address that it was made of.
    pub fn remember(&mut self, ledger: &Ledger) {
        for entry in ledger.entries() {
            match entry.kind {
                Kind::Event => self.ids.extend(entry.id.clone()),
                Kind::Page => self.pages.push(entry.address.clone()),
                Kind::Feed | Kind::Calendar => self.subscribed.push(entry.address.clone()),
                Kind::Anchor => {}
            }
        }
        let cards = self.pages.iter().filter(|page| page.starts_with("cards/"));
        for card in cards.filter(|card| !self.places.iter().any(|(address, _)| address == *card)) {
            let page = page_of(card);
            if let Some(moved) = self.moved.iter().find(|moved| moved.from == page) {
                self.moved.push(Moved {
                    from: card.clone(),
                    to: card_of(&moved.to).unwrap_or_else(|| moved.to.clone()),
                });
            } else if let Some(gone) = self.gone.iter().find(|gone| gone.address == page) {
                self.gone.push(Gone {
                    address: card.clone(),
                    ..gone.clone()
                });
            }
        }
    }

    /// The id of an event: what it was published with, before its place or its page moved, else what its
    /// own address makes.
    pub fn event_id(&self, address: &str, id: impl Fn(&str) -> String) -> String {
        let (page, anchor) = address.split_once('#').unwrap_or((address, ""));
        let from = |to: &str| {
            let moved = self.moved.iter().filter(move |moved| moved.to == to);
            moved.map(|moved| moved.from.clone()).collect::<Vec<_>>()
        };
        let along = from(page)
            .into_iter()
            .map(|page| format!("{page}#{anchor}"));
        let names = from(address)
            .into_iter()
            .chain([address.to_owned()])
            .chain(along);
        let mut ids = names.map(|name| id(&name));
        ids.find(|id| self.ids.contains(id))
            .unwrap_or_else(|| id(address))
    }

    /// The feeds and calendars that went, by themselves or with their page, each with its tombstone.
    pub fn withdrawn(&self) -> impl Iterator<Item = (&str, &Gone)> {
        self.subscribed.iter().filter_map(|address| {
            let page = page_of(address);
            let gone = |gone: &&Gone| gone.address == *address || gone.address == page;
            Some((address.as_str(), self.gone.iter().find(gone)?))
        })
    }

    /// The address that a page was first published at.
    pub fn first<'a>(&'a self, page: &'a str) -> &'a str {
        let became = self.moved.iter().filter(|moved| moved.to == page);
        let names: Vec<&str> = became.map(|moved| &*moved.from).chain([page]).collect();
        let first = self
            .pages
            .iter()
            .find(|published| names.contains(&published.as_str()));
        first.map_or(page, String::as_str)
    }

    /// Whether an event must go on with the page that it stood on: nobody said anything of itself.
    pub fn goes_along(&self, entry: &Entry) -> bool {
        let own =
            |address: &String| *address == entry.address || Some(address) == entry.id.as_ref();
        let page = page_of(&entry.address);
        entry.kind == Kind::Event
            && self
                .moved
                .iter()
                .any(|moved| moved.from == page && !moved.to.contains("://"))
            && !self.places.iter().any(|(address, _)| own(address))
    }

    /// Whether something that was promised is accounted for.
    pub fn cover(&self, entry: &Entry) -> bool {
        let page = page_of(&entry.address);
        self.places.iter().any(|(address, _)| {
            *address == entry.address || Some(address) == entry.id.as_ref() || *address == page
        })
    }

    /// Follows what is said of an address that is not there.
    fn end(&self, address: &str) -> End {
        let mut at = address;
        for _ in 0..=self.moved.len() {
            match self.moved.iter().find(|moved| moved.from == at) {
                Some(moved) => at = &moved.to,
                None if self.gone.iter().any(|gone| gone.address == at) => return End::Gone,
                None if at == address => return End::Nowhere,
                None => return End::At(at.to_owned()),
            }
        }
        End::Circle
    }

    /// What cannot be: an address that moved and is still there, or that moved to where nothing is.
    pub fn check(&self, promised: &BTreeSet<Entry>) -> Vec<Diagnostic> {
        let Some(source) = &self.source else {
            return Vec::new();
        };
        let there = |address: &str| {
            [Kind::Page, Kind::Anchor]
                .into_iter()
                .any(|kind| promised.contains(&Entry::new(kind, address)))
        };
        let kept: HashSet<&str> = promised
            .iter()
            .filter(|entry| matches!(entry.kind, Kind::Feed | Kind::Calendar | Kind::Event))
            .map(|entry| match (&entry.id, entry.kind) {
                (Some(id), Kind::Event) => id,
                _ => entry.address.as_str(),
            })
            .collect();
        let lower = |page: &str| page.to_ascii_lowercase();
        let pages: HashSet<String> = promised
            .iter()
            .filter(|entry| entry.kind == Kind::Page)
            .map(|entry| lower(&entry.address))
            .collect();
        let mut found = Vec::new();
        for (address, span) in &self.places {
            if !there(address) && pages.contains(&lower(address)) {
                found.push(
                    Diagnostic::error(
                        "moved-but-there",
                        format!(
                            "`{address}` differs from a page that is there in nothing but case"
                        ),
                    )
                    .at(source, span.clone())
                    .help("on many machines the two are one file: take this entry out"),
                );
            }
            if there(address) || kept.contains(address.as_str()) {
                found.push(
                    Diagnostic::error(
                        "moved-but-there",
                        format!("`{address}` is said to have moved or gone, but it is there"),
                    )
                    .at(source, span.clone())
                    .help("take this entry out"),
                );
            }
        }
        for Moved { from, to } in &self.moved {
            let outside = to.starts_with("https://") || to.starts_with("http://");
            let plain = !to.contains(|c: char| c.is_whitespace() || c.is_control());
            if (outside && plain) || there(to) {
                continue;
            }
            let span = self
                .places
                .iter()
                .find(|(address, _)| address == from)
                .map_or(0..0, |(_, span)| span.clone());
            let (message, help) = match self.end(to) {
                End::Nowhere => (
                    format!("`{from}` is said to have moved to `{to}`, where nothing is"),
                    "name a page of this site, as in units/name.html, or a whole address on the web".to_owned(),
                ),
                End::Gone => (
                    format!("`{from}` is said to have moved to `{to}`, which is gone"),
                    format!("say [[gone]] of `{from}` too, or name a page that is there"),
                ),
                End::At(last) => (
                    format!("`{from}` is said to have moved to `{to}`, which moved again"),
                    format!("readers are led once: write to = \"{last}\""),
                ),
                End::Circle => (
                    format!("`{from}` and `{to}` lead to each other in a circle"),
                    "let each name the page that is there".to_owned(),
                ),
            };
            found.push(
                Diagnostic::error("moved-nowhere", message)
                    .at(source, span)
                    .help(help),
            );
        }
        found
    }
}

/// Where an address leads that is not there.
enum End {
    /// Nobody said anything of it.
    Nowhere,
    /// It was taken away.
    Gone,
    /// Another address, at the end of however many redirects.
    At(String),
    /// Back to where it came from.
    Circle,
}

/// The card of a task's page.
fn card_of(page: &str) -> Option<String> {
    let task = page.strip_prefix("plans/")?;
    task.contains('/').then(|| format!("cards/{task}"))
}

/// The path of a page in an address; nothing where it is an id.
fn page_path(address: &str) -> Option<&str> {
    let path = address.split('#').next()?;
    (path.contains('/') || path.ends_with(".html")).then_some(path)
}

/// Whether an address is a feed's or a calendar's.
fn subscribable(address: &str) -> bool {
    (address.starts_with("feeds/") && address.ends_with(".xml"))
        || (address.starts_with("calendars/") && address.ends_with(".ics"))
}

/// Whether a path is one of a page below the root.
fn sound(path: &str) -> bool {
    path.ends_with(".html")
        && path
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.' | b'/'))
        && path
            .split('/')
            .all(|part| !part.is_empty() && !part.starts_with('.'))
}
