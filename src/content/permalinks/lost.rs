//! Addresses that the ledger promised, a build lacks, and content/moved.toml does not declare.

use super::folder::Folder;
use super::former::Former;
use super::ledger::{Ledger, Line};
use super::moves::Moves;
use super::promise::{Promise, PromiseKind, unlisted_unit_id};
use crate::address::{Address, Route, Value};
use crate::base::diag::Diagnostic;
use crate::content::publish::{FileKind, Publish};
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// How many lost addresses are shown with their lines; the others are named.
const SHOWN: usize = 20;

impl Ledger {
    /// Reports what was promised and is neither there any more nor declared as moved, gone or left out.
    pub fn lost(
        &self,
        promised: &BTreeSet<Promise>,
        moves: &Moves,
        publish: &Publish,
    ) -> Vec<Diagnostic> {
        let kept = Kept::new(promised, moves);
        let mut left_out = LeftOutLines::default();
        let mut lost: Vec<&Line> = Vec::new();
        for line in self.lines() {
            if kept.accounts_for(&line.promise) {
                continue;
            }
            match line
                .promise
                .file_kind()
                .and_then(|kind| publish.reason(kind))
            {
                Some(kind) => left_out.entry(kind).or_default().push(line),
                None => lost.push(line),
            }
        }
        let mut problems = self.undeclared(&left_out, moves);

        let pages: HashSet<&str> = lost
            .iter()
            .filter(|line| is_lost_page(&line.promise))
            .map(|line| line.promise.address.as_str())
            .collect();

        // Only the page is reported by itself: its anchors, feeds and events follow its declaration.
        let (belonging, own): (Vec<_>, Vec<_>) = lost.into_iter().partition(|line| {
            let address = line.promise.parsed_address();
            let page = address.as_ref().and_then(Address::page);
            !is_lost_page(&line.promise) && page.is_some_and(|page| pages.contains(page.as_str()))
        });

        // A renamed folder loses hundreds of addresses at once; the first ones show what happened.
        let (shown, others) = own.split_at(own.len().min(SHOWN));
        let shown = shown.iter();
        problems.extend(shown.map(|line| self.point(kept.loss(&line.promise), line)));
        if !others.is_empty() {
            let count = others.len();
            let message = format!("and {count} addresses more would be lost");
            problems.push(Diagnostic::error("lost-address", message).help(listed(others)));
        }
        if !belonging.is_empty() {
            let count = belonging.len();
            let message =
                format!("with these pages, {count} addresses that belong to them would be lost");
            let help = format!(
                "declare the pages first: what exists at a page's new address moves along with it, and the rest is reported then:\n{}",
                listed(&belonging)
            );
            problems.push(Diagnostic::error("lost-address", message).help(help));
        }
        problems
    }

    /// Reports kinds of files that were promised and are left out, where nobody said why.
    fn undeclared(&self, left_out: &LeftOutLines<'_>, moves: &Moves) -> Vec<Diagnostic> {
        let undeclared = left_out
            .iter()
            .filter(|(kind, _)| moves.left_out(**kind).is_none());
        let problems = undeclared.filter_map(|(kind, lines)| {
            let first = lines.first()?;
            let (key, count) = (kind.key(), lines.len());
            let message = format!(
                "`leave_out` of [publish] in content/site.toml names \"{key}\": {count} addresses that were published would be lost"
            );
            let help = format!(
                "take \"{key}\" out there, or tell readers why in content/moved.toml: [[left_out]] kind = \"{key}\", why = \"…\", date = …"
            );
            let problem = Diagnostic::error("lost-address", message).help(help);
            Some(self.point(problem, first))
        });
        problems.collect()
    }
}

/// What was promised and is left out, by the kind that the maintainer named.
type LeftOutLines<'a> = BTreeMap<FileKind, Vec<&'a Line>>;

/// Returns whether it is a page by itself, not the card of a task.
fn is_lost_page(promise: &Promise) -> bool {
    matches!(promise.parsed_address(), Some(Address::Page(_))) && promise.kind == PromiseKind::Page
}

/// Returns the first of them, a line each.
fn listed(lines: &[&Line]) -> String {
    const MOST: usize = 100;
    let first = lines.iter().take(MOST);
    let mut list: Vec<String> = first.map(|line| line.promise.to_string()).collect();
    if lines.len() > MOST {
        list.push(format!("and {} more", lines.len() - MOST));
    }
    list.join("\n")
}

/// What a build keeps: what it publishes, and what people declared of the rest.
struct Kept<'a> {
    promised: &'a BTreeSet<Promise>,
    /// The ids of all feeds, events and entries that it publishes.
    ids: HashSet<&'a str>,
    moves: &'a Moves,
}

impl<'a> Kept<'a> {
    fn new(promised: &'a BTreeSet<Promise>, moves: &'a Moves) -> Self {
        let ids = promised.iter().filter_map(|promise| promise.id.as_deref());
        Self {
            promised,
            ids: ids.collect(),
            moves,
        }
    }

    /// Returns whether something is there, or was declared as moved or gone, or went along with what was.
    fn accounts_for(&self, promise: &Promise) -> bool {
        if self.promised.contains(promise) {
            return true;
        }

        let address = promise.parsed_address();
        let page = address.as_ref().and_then(Address::page);
        let page = page.and_then(|page| self.moves.former(page.as_str()));
        if page.is_some_and(|page| page.gone().is_some()) {
            return true;
        }

        let own = self.moves.former(&promise.address);
        match promise.kind {
            // A feed or a calendar that goes on at its old address was promised.
            PromiseKind::Page | PromiseKind::Feed | PromiseKind::Calendar | PromiseKind::File => {
                own.is_some()
            }
            PromiseKind::Anchor => own.is_some() || self.anchor_moved_along(promise),
            PromiseKind::Event | PromiseKind::Entry => {
                let id = promise.id.as_deref().unwrap_or_default();
                // What moved within the site must be there, under the same id.
                let leads = |former: &Former| match former {
                    Former::Moved(moved) => moved.leaves() || self.ids.contains(id),
                    Former::Gone(_) => true,
                };
                self.moves.former(id).is_some() || own.is_some_and(leads) || page.is_some_and(leads)
            }
        }
    }

    /// Returns whether a place is where its page moved, or the page moved to where places do not matter: away, to a
    /// place on another page, or to a page without any.
    fn anchor_moved_along(&self, promise: &Promise) -> bool {
        let Some(Address::Anchor { page, id }) = promise.parsed_address() else {
            return false;
        };
        let Some(Former::Moved(moved)) = self.moves.former(page.as_str()) else {
            return false;
        };
        let Some(there) = moved.to_page() else {
            return true;
        };

        // Promises are sorted, so the first one behind an anchor without a name is the first on the page, if it has any.
        let anchor = |id: &str| Promise::new(PromiseKind::Anchor, format!("{there}#{id}"));
        let is_on_page = |promise: &Promise| match promise.parsed_address() {
            Some(Address::Anchor { page, .. }) => page == there,
            _ => false,
        };
        let mut from_first_anchor = self.promised.range(anchor("")..);
        self.promised.contains(&anchor(&id)) || !from_first_anchor.next().is_some_and(is_on_page)
    }

    /// Says that something would be lost, and what to do.
    fn loss(&self, promise: &Promise) -> Diagnostic {
        let address = &promise.address;
        let (message, help) = match promise.kind {
            // A unit that came into the gazetteer changes its id, unless its entry keeps the old one.
            PromiseKind::Page => match unlisted_unit_id(address) {
                Some(id) => (
                    format!("`{address}` was published and would be lost"),
                    format!(
                        "if the unit is in the gazetteer now, give it its old id there: id = \"{id}\"; or declare in content/moved.toml: [[moved]] from = \"{address}\", to = \"units/….html\""
                    ),
                ),
                None => (
                    format!("`{address}` was published and would be lost"),
                    declare_plan(address).unwrap_or_else(|| declare_place(address)),
                ),
            },
            PromiseKind::Anchor => (self.lost_anchor(promise), declare_place(address)),
            PromiseKind::File => (
                format!("the file `{address}` was published and would be lost"),
                format!(
                    "put it back into static/, or beside a page that leads to it; or declare in content/moved.toml: [[gone]] address = \"{address}\", why = \"…\", date = …"
                ),
            ),
            PromiseKind::Feed | PromiseKind::Calendar => (
                format!(
                    "the {} `{address}` was published and would be lost or change its id",
                    promise.kind.key()
                ),
                subscribed(promise),
            ),
            PromiseKind::Event => (
                format!("the event of `{address}` was published in calendars and would be lost"),
                declare_gone(promise),
            ),
            PromiseKind::Entry => (
                format!("the entry on `{address}` was published in feeds and would be lost"),
                declare_gone(promise),
            ),
        };
        Diagnostic::error("lost-address", message).help(help)
    }

    /// Says that a place would be lost: where its page moved, it is not there.
    fn lost_anchor(&self, promise: &Promise) -> String {
        let address = &promise.address;
        if let Some(Address::Anchor { page, id }) = promise.parsed_address()
            && let Some(Former::Moved(moved)) = self.moves.former(page.as_str())
            && let Some(there) = moved.to_page()
        {
            return format!(
                "`{address}` was published; its page moved, but `{there}#{id}` is not there"
            );
        }
        format!("`{address}` was published and would be lost")
    }
}

fn declare_place(address: &str) -> String {
    format!(
        "if it has a new address, declare it in content/moved.toml: [[moved]] from = \"{address}\", to = \"…\"; if not: [[gone]] address = \"{address}\", why = \"…\", date = …"
    )
}

/// Returns what to do about the page of a plan, with which all that belongs to the plan goes; nothing for another page.
fn declare_plan(address: &str) -> Option<String> {
    let plan = Route::parse(Route::PLAN, address)?;
    let Some(Value::Text(id)) = plan.values().next() else {
        return None;
    };
    let folder = Folder::of_plan(id);
    Some(format!(
        "if the plan has a new address, `gangmu move {id} NEW` declares it in content/moved.toml: [[moved]] from = \"{folder}\", to = \"plans/…/*\"; if not, `gangmu withdraw {id} --why …` does: [[gone]] address = \"{folder}\", why = \"…\", date = …"
    ))
}

fn declare_gone(promise: &Promise) -> String {
    let id = promise.id.as_deref().unwrap_or(&promise.address);
    format!("declare it in content/moved.toml: [[gone]] address = \"{id}\", why = \"…\", date = …")
}

/// Says what can have happened to a feed or a calendar, and what to do.
fn subscribed(promise: &Promise) -> String {
    let address = promise.parsed_address();
    let page = address.as_ref().and_then(Address::page);
    let page = page.map_or(promise.address.as_str(), |page| page.as_str());
    format!(
        "readers have subscribed to it. If its page `{page}` has another address, say so in content/moved.toml; if nothing is left to follow where it is now, [[gone]] address = \"{}\", why = \"…\", date = …; if `id` in content/site.toml changed, restore it",
        promise.address
    )
}
