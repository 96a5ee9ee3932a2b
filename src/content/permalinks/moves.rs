//! What moved or went: content/moved.toml.

use super::{Kind, Ledger, page_of};
use crate::base::diag::{Diagnostic, Warned};
use crate::base::source::Source;
use crate::base::toml_table::Reader;
use jiff::civil::Date;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::ops::Range;

/// An address that leads to another (重定向).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    /// A page, or a page with an anchor, below the root of the site.
    pub from: String,
    /// The same of this site, or a whole address on the web.
    pub to: String,
}

impl Moved {
    /// Whether it leads away from this site.
    pub fn leaves(&self) -> bool {
        self.to.contains("://")
    }
}

/// An address that leads nowhere any more (撤下), and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gone {
    /// A page, a page with an anchor, a feed, a calendar, or the id of an event or of an entry.
    pub address: String,
    /// Why, in words for the reader.
    pub why: String,
    /// Since when.
    pub date: Date,
}

/// What became of an address.
#[derive(Debug, Clone, Copy)]
pub enum Former<'a> {
    /// It has another one.
    Moved(&'a Moved),
    /// It has none.
    Gone(&'a Gone),
}

impl<'a> Former<'a> {
    /// The address.
    pub fn address(self) -> &'a str {
        match self {
            Former::Moved(moved) => &moved.from,
            Former::Gone(gone) => &gone.address,
        }
    }
}

/// Where one of the two lists holds something.
#[derive(Debug, Clone, Copy)]
enum At {
    Moved(usize),
    Gone(usize),
}

/// All that moved or went.
#[derive(Debug, Default)]
pub struct Moves {
    moved: Vec<Moved>,
    gone: Vec<Gone>,
    /// What each address became.
    by_address: HashMap<String, At>,
    /// The redirects that lead to an address.
    by_end: HashMap<String, Vec<usize>>,
    /// Pages, in order.
    pages: Vec<At>,
    /// Places on each page.
    places: HashMap<String, Vec<At>>,
    /// What a person declared, each with its place in the file.
    pub(super) declared: Vec<(String, Range<usize>)>,
    pub(super) source: Option<Source>,
    /// The ids of events and entries that were published.
    ids: HashSet<String>,
    /// The ids of the events that were published at each address.
    events: HashMap<String, Vec<String>>,
    /// The feeds and calendars that were published, in order.
    subscribed: BTreeSet<String>,
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
                moves.declared.push((from.clone(), span));
                moves.lead(Moved { from, to });
            }
        }
        for mut entry in table.tables("gone") {
            let address = entry.need_at::<String>("address");
            let why = entry.need_words("why");
            let date = entry.need_date("date");
            entry.finish();
            if let (Some((address, span)), Some(why), Some(date)) = (address, why, date) {
                moves.declared.push((address.clone(), span));
                moves.bury(Gone { address, why, date });
            }
        }
        table.finish();
        let mut seen = BTreeSet::new();
        for (address, span) in &moves.declared {
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

    fn lead(&mut self, moved: Moved) {
        let at = At::Moved(self.moved.len());
        let to = self.by_end.entry(moved.to.clone()).or_default();
        to.push(self.moved.len());
        self.note(&moved.from, at);
        self.moved.push(moved);
    }

    fn bury(&mut self, gone: Gone) {
        let at = At::Gone(self.gone.len());
        self.note(&gone.address, at);
        self.gone.push(gone);
    }

    fn note(&mut self, address: &str, at: At) {
        match address.split_once('#') {
            Some((page, _)) => self.places.entry(page.to_owned()).or_default().push(at),
            None if address.ends_with(".html") => self.pages.push(at),
            None => {}
        }
        self.by_address.entry(address.to_owned()).or_insert(at);
    }

    fn get(&self, at: At) -> Former<'_> {
        match at {
            At::Moved(at) => Former::Moved(&self.moved[at]),
            At::Gone(at) => Former::Gone(&self.gone[at]),
        }
    }

    /// Knows from now on what was published: a card goes where its task went, and an id is found again
    /// under the address that it was made of.
    pub fn remember(&mut self, ledger: &Ledger) {
        for entry in ledger.entries() {
            match entry.kind {
                Kind::Event | Kind::Entry => {
                    self.ids.extend(entry.id.clone());
                    if entry.kind == Kind::Event {
                        let known = self.events.entry(entry.address.clone()).or_default();
                        known.extend(entry.id.clone());
                    }
                }
                Kind::Feed | Kind::Calendar => _ = self.subscribed.insert(entry.address.clone()),
                Kind::Page | Kind::Anchor => {}
            }
            let card = &entry.address;
            if entry.kind != Kind::Page
                || !card.starts_with("cards/")
                || self.by_address.contains_key(card)
            {
                continue;
            }
            match self.of(&page_of(card)) {
                Some(Former::Moved(moved)) => {
                    let to = card_of(&moved.to).unwrap_or_else(|| moved.to.clone());
                    let from = card.clone();
                    self.lead(Moved { from, to });
                }
                Some(Former::Gone(gone)) => {
                    let address = card.clone();
                    let gone = gone.clone();
                    self.bury(Gone { address, ..gone });
                }
                None => {}
            }
        }
    }

    /// Redirects, in order.
    pub fn moved(&self) -> &[Moved] {
        &self.moved
    }

    /// Whether nothing moved and nothing went.
    pub fn is_empty(&self) -> bool {
        self.moved.is_empty() && self.gone.is_empty()
    }

    /// What became of an address, if something was said of it.
    pub fn of(&self, address: &str) -> Option<Former<'_>> {
        self.by_address.get(address).map(|&at| self.get(at))
    }

    /// How many pages moved or went.
    pub fn page_count(&self) -> usize {
        self.pages.len()
    }

    /// The page at this place among those that moved or went.
    ///
    /// # Panics
    /// Where there are not as many.
    pub fn page(&self, at: usize) -> Former<'_> {
        self.get(self.pages[at])
    }

    /// The places on a page that moved or went.
    pub fn places_on(&self, page: &str) -> impl Iterator<Item = Former<'_>> {
        let places = self.places.get(page).map_or(&[][..], Vec::as_slice);
        places.iter().map(|&at| self.get(at))
    }

    /// The addresses that something was published at, its own first: those that lead to it now, and, for
    /// a place on a page, the same place on the pages that lead to its page.
    pub fn homes(&self, address: &str) -> Vec<String> {
        let leading = |to: &str| {
            let known = self.by_end.get(to).map_or(&[][..], Vec::as_slice);
            known.iter().map(|&at| self.moved[at].from.clone())
        };
        let mut homes = vec![address.to_owned()];
        homes.extend(leading(address));
        if let Some((page, anchor)) = address.split_once('#') {
            let along = leading(page).map(|page| format!("{page}#{anchor}"));
            // A place that went elsewhere by itself did not come along.
            homes.extend(along.filter(|home| !self.by_address.contains_key(home)));
        }
        homes
    }

    /// Whether something was published with this id, and has not gone.
    pub fn knows(&self, id: &str) -> bool {
        self.ids.contains(id) && self.of(id).is_none()
    }

    /// The ids of the events that were published at an address and have not gone.
    pub fn events_at(&self, address: &str) -> impl Iterator<Item = &str> {
        let known = self.events.get(address).map_or(&[][..], Vec::as_slice);
        known
            .iter()
            .map(String::as_str)
            .filter(|id| self.of(id).is_none())
    }

    /// Whether a feed or a calendar was published at this address.
    pub fn followed(&self, address: &str) -> bool {
        self.subscribed.contains(address)
    }

    /// The feeds and calendars that went, by themselves or with their page, each with its tombstone.
    pub fn withdrawn(&self) -> impl Iterator<Item = (&str, &Gone)> {
        self.subscribed.iter().filter_map(|address| {
            let gone = |address: &str| match self.of(address) {
                Some(Former::Gone(gone)) => Some(gone),
                _ => None,
            };
            let found = gone(address).or_else(|| gone(&page_of(address)));
            Some((address.as_str(), found?))
        })
    }
}

/// The card of a task's page.
fn card_of(page: &str) -> Option<String> {
    let task = page.split('#').next()?.strip_prefix("plans/")?;
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
