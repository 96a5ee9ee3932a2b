//! What the ledger has and a build has not, and nobody declared.

use super::{Entry, Former, Kind, Ledger, Moves, page_of};
use crate::base::diag::Diagnostic;
use std::collections::{BTreeSet, HashSet};
use std::ops::Range;

/// How many lost addresses are shown with their lines; the others are named.
const SHOWN: usize = 20;

impl Ledger {
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
            (entry.kind != Kind::Page || is_card(entry))
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
