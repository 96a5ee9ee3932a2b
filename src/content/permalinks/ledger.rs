//! The ledger itself: content/permalinks.txt.

use crate::base::diag::{Diagnostic, Warned, did_you_mean};
use crate::base::source::Source;
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
    pub(super) source: Option<Source>,
    pub(super) entries: Vec<(Entry, Range<usize>)>,
}

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
