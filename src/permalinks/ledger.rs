//! The ledger itself: content/permalinks.txt.

use super::{Former, Moves, page_of};
use crate::diag::{Diagnostic, Warned, did_you_mean};
use crate::source::Source;
use std::collections::{BTreeSet, HashSet};
use std::fmt;
use std::ops::Range;

/// What an address is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// A page.
    Page,
    /// A place on a page.
    Anchor,
    /// An Atom feed, with its id.
    Feed,
    /// An iCalendar file.
    Calendar,
    /// An event or to-do of calendars, with its UID; its address is where it is stated.
    Event,
    /// An entry of feeds, with its id; its address is the plan that it tells of.
    Entry,
}

impl Kind {
    const ALL: [Kind; 6] = [
        Kind::Page,
        Kind::Anchor,
        Kind::Feed,
        Kind::Calendar,
        Kind::Event,
        Kind::Entry,
    ];

    /// The word that opens its lines.
    pub fn key(self) -> &'static str {
        match self {
            Kind::Page => "page",
            Kind::Anchor => "anchor",
            Kind::Feed => "feed",
            Kind::Calendar => "calendar",
            Kind::Event => "event",
            Kind::Entry => "entry",
        }
    }

    fn read(word: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.key() == word)
    }
}

/// A line of the ledger: something that was promised to stay.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Entry {
    /// What it is.
    pub kind: Kind,
    /// Its address below the root of the site, with its anchor if it has one.
    pub address: String,
    /// Its permanent id, where it has one beside its address.
    pub id: Option<String>,
}

impl Entry {
    /// Something without an id of its own.
    pub fn new(kind: Kind, address: impl Into<String>) -> Self {
        Self {
            kind,
            address: address.into(),
            id: None,
        }
    }

    /// Something with an id.
    pub fn with_id(kind: Kind, address: impl Into<String>, id: impl Into<String>) -> Self {
        Self {
            kind,
            address: address.into(),
            id: Some(id.into()),
        }
    }
}

impl fmt::Display for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.kind.key(), self.address)?;
        self.id.iter().try_for_each(|id| write!(f, " {id}"))
    }
}

/// All lines, each with its place in the file.
#[derive(Debug, Default)]
pub struct Ledger {
    source: Option<Source>,
    entries: Vec<(Entry, Range<usize>)>,
}

/// How many lost addresses are shown with their lines; the others are named.
const SHOWN: usize = 20;

/// What git writes between the two sides of a merge that it could not make.
const CONFLICT: [&str; 4] = ["<<<<<<<", "|||||||", "=======", ">>>>>>>"];

/// What opens a new ledger.
const HEAD: &str = "\
# 本站承诺永久有效的地址。只增不减：由 gangmu permalinks 追加，不要手工删改。
# What this site promised to keep. Only ever added to, by `gangmu permalinks`.
";

impl Ledger {
    /// Reads the file; lines that are none of the ledger's are reported.
    pub fn read(source: &Source) -> Warned<Ledger> {
        let mut found = Vec::new();
        let mut entries = Vec::new();
        let mut from = 0;
        for line in source.text().split_inclusive('\n') {
            let span = from..from + line.trim_end().len();
            from += line.len();
            let line = line.trim_end();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            if CONFLICT.iter().any(|mark| line.starts_with(mark)) {
                let problem = Diagnostic::error("bad-ledger", "git left a conflict here")
                    .at(source, span)
                    .help("keep the lines of both sides and take the marks out; `merge=union` in .gitattributes does so by itself");
                found.push(problem);
                continue;
            }
            match read_entry(line) {
                Ok(entry) => entries.push((entry, span)),
                Err(help) => found.push(
                    Diagnostic::error("bad-ledger", "this is not a line of the ledger")
                        .at(source, span)
                        .help(help),
                ),
            }
        }
        if entries.is_empty() && found.is_empty() {
            found.push(
                Diagnostic::error("bad-ledger", "the ledger has lost its lines")
                    .at(source, 0..0)
                    .help("restore it from its history; if nothing was ever published, delete the file"),
            );
        }
        let ledger = Ledger {
            source: Some(source.clone()),
            entries,
        };
        Warned::new(ledger, found)
    }

    /// What was promised and is neither there any more nor declared as moved or gone.
    pub fn lost(&self, promised: &BTreeSet<Entry>, moves: &Moves) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        let mut more = Vec::new();
        let ids: HashSet<&str> = promised
            .iter()
            .filter_map(|entry| entry.id.as_deref())
            .collect();
        let lost = self.entries.iter().filter(|(entry, _)| {
            !promised.contains(entry) && !accounted(entry, promised, &ids, moves)
        });
        let lost: Vec<&(Entry, Range<usize>)> = lost.collect();
        let is_card = |entry: &Entry| entry.address.starts_with("cards/");
        let pages: HashSet<&str> = lost
            .iter()
            .filter(|(entry, _)| entry.kind == Kind::Page && !is_card(entry))
            .map(|(entry, _)| entry.address.as_str())
            .collect();
        // What belongs to a page that is lost goes where the page goes: the page alone wants a word.
        let (belonging, own): (Vec<_>, Vec<_>) = lost.into_iter().partition(|(entry, _)| {
            !pages.contains(entry.address.as_str())
                && pages.contains(page_of(&entry.address).as_str())
        });
        for (entry, span) in own {
            if found.len() < SHOWN {
                found.push(self.report(entry, span.clone(), moves));
            } else {
                more.push(entry.to_string());
            }
        }
        if !more.is_empty() {
            found.push(
                Diagnostic::error(
                    "lost-address",
                    format!("and {} addresses more would be lost", more.len()),
                )
                .help(listed(&more)),
            );
        }
        if !belonging.is_empty() {
            let count = belonging.len();
            let names: Vec<String> = belonging
                .iter()
                .map(|(entry, _)| entry.to_string())
                .collect();
            let message = format!(
                "and with these pages, what belongs to them would be lost: {count} addresses"
            );
            found.push(
                Diagnostic::error("lost-address", message)
                    .help(format!("they follow their pages, where they are there as well; what does not will want a word of its own when the pages are declared:\n{}", listed(&names))),
            );
        }
        found
    }

    fn report(&self, entry: &Entry, span: Range<usize>, moves: &Moves) -> Diagnostic {
        let by_hash = entry.address.starts_with("units/u-");
        let led = followed(entry, moves).filter(|_| entry.kind == Kind::Anchor);
        let (message, help) = match entry.kind {
            Kind::Page if by_hash => (
                format!("`{}` was published and would be lost", entry.address),
                format!(
                    "if the unit is in the gazetteer now, give it its old id there: id = \"{}\"; or declare in content/moved.toml: [[moved]] from = \"{}\", to = \"units/….html\"",
                    entry.address["units/".len()..].trim_end_matches(".html"),
                    entry.address
                ),
            ),
            Kind::Page | Kind::Anchor => (
                match led {
                    Some(to) => format!(
                        "`{}` was published; its page moved, but `{to}` is not there",
                        entry.address
                    ),
                    None => format!("`{}` was published and would be lost", entry.address),
                },
                format!(
                    "if it has a new address, declare it in content/moved.toml: [[moved]] from = \"{0}\", to = \"…\"; if not: [[gone]] address = \"{0}\", why = \"…\", date = …",
                    entry.address
                ),
            ),
            Kind::Feed | Kind::Calendar => (
                format!(
                    "the {} `{}` was published and would be lost or change its id",
                    entry.kind.key(),
                    entry.address
                ),
                format!(
                    "readers have subscribed to it. If its page `{}` has another address, say so in content/moved.toml; if nothing is left to follow where it is now, [[gone]] address = \"{}\", why = \"…\", date = …; if `id` in content/site.toml changed, restore it",
                    page_of(&entry.address),
                    entry.address
                ),
            ),
            Kind::Event | Kind::Entry => (
                match entry.kind {
                    Kind::Event => format!(
                        "the event of `{}` was published in calendars and would be lost",
                        entry.address
                    ),
                    _ => format!(
                        "the entry on `{}` was published in feeds and would be lost",
                        entry.address
                    ),
                },
                format!(
                    "declare it in content/moved.toml: [[gone]] address = \"{}\", why = \"…\", date = …",
                    entry.id.as_deref().unwrap_or(&entry.address)
                ),
            ),
        };
        let problem = Diagnostic::error("lost-address", message).help(help);
        match &self.source {
            Some(source) => problem.at(source, span),
            None => problem,
        }
    }

    /// What is promised and has no line yet, sorted.
    pub fn unrecorded<'a>(&self, promised: &'a BTreeSet<Entry>) -> Vec<&'a Entry> {
        let known: HashSet<&Entry> = self.entries.iter().map(|(entry, _)| entry).collect();
        promised
            .iter()
            .filter(|entry| !known.contains(entry))
            .collect()
    }

    /// The whole file with lines added to its end.
    pub fn with(&self, entries: &[&Entry]) -> String {
        let mut text = match &self.source {
            Some(source) => source.text().to_owned(),
            None => HEAD.to_owned(),
        };
        if !text.is_empty() && !text.ends_with('\n') {
            text.push('\n');
        }
        for entry in entries {
            text += &entry.to_string();
            text.push('\n');
        }
        text
    }

    /// Its lines, in order.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().map(|(entry, _)| entry)
    }

    /// How many lines it has.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether nothing was promised yet.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

/// The first of them, a line each.
fn listed(addresses: &[String]) -> String {
    const MOST: usize = 100;
    let mut list = addresses[..addresses.len().min(MOST)].join("\n");
    if addresses.len() > MOST {
        list += &format!("\nand {} more", addresses.len() - MOST);
    }
    list
}

/// Where a place on a page that moved would be now, if its page has places of its own.
fn followed(entry: &Entry, moves: &Moves) -> Option<String> {
    let (page, anchor) = entry.address.split_once('#')?;
    let Former::Moved(moved) = moves.of(page)? else {
        return None;
    };
    (!moved.leaves() && !moved.to.contains('#')).then(|| format!("{}#{anchor}", moved.to))
}

/// Whether what is not there any more was declared as moved or gone, or went along with what was.
fn accounted(
    entry: &Entry,
    promised: &BTreeSet<Entry>,
    ids: &HashSet<&str>,
    moves: &Moves,
) -> bool {
    let (page, own) = (moves.of(&page_of(&entry.address)), moves.of(&entry.address));
    if matches!(page, Some(Former::Gone(_))) {
        return true;
    }
    match entry.kind {
        Kind::Page => own.is_some(),
        Kind::Anchor => {
            let there = |address: String| promised.contains(&Entry::new(Kind::Anchor, address));
            let has_places = |page: &str| {
                let first = Entry::new(Kind::Anchor, format!("{page}#"));
                let next = promised.range(first..).next();
                next.is_some_and(|next| next.kind == Kind::Anchor && page_of(&next.address) == page)
            };
            own.is_some()
                || match page {
                    Some(Former::Moved(moved)) => {
                        followed(entry, moves).is_none_or(there) || !has_places(&moved.to)
                    }
                    _ => false,
                }
        }
        // One that goes on at its old address was promised.
        Kind::Feed | Kind::Calendar => own.is_some(),
        Kind::Event | Kind::Entry => {
            let id = entry.id.as_deref().unwrap_or_default();
            let leads = |former| match former {
                Some(Former::Moved(moved)) => moved.leaves() || ids.contains(id),
                Some(Former::Gone(_)) => true,
                None => false,
            };
            moves.of(id).is_some() || leads(own) || leads(page)
        }
    }
}

fn read_entry(line: &str) -> Result<Entry, String> {
    let words: Vec<&str> = line.split(' ').collect();
    let Some(kind) = Kind::read(words[0]) else {
        let keys = Kind::ALL.map(Kind::key);
        return Err(match did_you_mean(words[0], keys) {
            Some(near) => near,
            None => format!("a line opens with {}", keys.join(", ")),
        });
    };
    let id = match (kind, &words[1..]) {
        (Kind::Feed | Kind::Event | Kind::Entry, [_, id]) => Some((*id).to_owned()),
        (Kind::Page | Kind::Anchor | Kind::Calendar, [_]) => None,
        _ => {
            return Err(format!(
                "write `{} ADDRESS{}`",
                kind.key(),
                if matches!(kind, Kind::Feed | Kind::Event | Kind::Entry) {
                    " ID"
                } else {
                    ""
                }
            ));
        }
    };
    let address = words[1];
    let (page, anchor) = address.split_once('#').unwrap_or((address, ""));
    let wanted = match kind {
        Kind::Page | Kind::Entry => page.ends_with(".html") && anchor.is_empty(),
        Kind::Anchor => page.ends_with(".html") && !anchor.is_empty(),
        Kind::Feed => page.starts_with("feeds/") && page.ends_with(".xml"),
        Kind::Calendar => page.starts_with("calendars/") && page.ends_with(".ics"),
        Kind::Event => page.ends_with(".html") && !anchor.is_empty(),
    };
    let below = page
        .split('/')
        .all(|part| !part.is_empty() && !part.starts_with('.'));
    if !wanted || !below {
        return Err(format!(
            "`{address}` is no address of {}: restore the line from the history of this file",
            match kind {
                Kind::Page => "a page",
                Kind::Anchor => "a place on a page",
                Kind::Feed => "a feed",
                Kind::Calendar => "a calendar",
                Kind::Event => "the place of an event",
                Kind::Entry => "the plan that an entry tells of",
            }
        ));
    }
    Ok(Entry {
        kind,
        address: address.to_owned(),
        id,
    })
}
