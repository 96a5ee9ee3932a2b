//! Addresses that the ledger promised, a build lacks, and content/moved.toml does not declare.

use super::folder::Folder;
use super::former::Former;
use super::ledger::{Ledger, Line};
use super::moves::Moves;
use super::promise::{Promise, PromiseKind, unlisted_unit_id};
use crate::address::{Address, Route, Value};
use crate::base::diag::Diagnostic;
use crate::base::message::{Message, message};
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
            let message = message!("and-count-addresses-more-would-be-lost", count);
            problems.push(Diagnostic::error("lost-address", message).help(listed(others)));
        }
        if !belonging.is_empty() {
            let count = belonging.len();
            let message = message!("with-these-pages-count-addresses-that-belong", count);
            let help = message!(
                "declare-the-pages-first-what-exists",
                listed = listed(&belonging)
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
            let message = message!("leave-out-of-publish-in-content-site", key, count);
            let help = message!("take-key-out-there-or-tell-readers", key);
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
fn listed(lines: &[&Line]) -> Message {
    const MOST: usize = 100;
    let first = lines.iter().take(MOST);
    let first: Vec<String> = first.map(|line| line.promise.to_string()).collect();
    let first = first.join("\n");
    match lines.len().saturating_sub(MOST) {
        0 => Message::verbatim(first),
        more => message!("list-and-more", first, more),
    }
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
                    message!("address-was-published-and-would-be-lost", address),
                    message!("if-the-unit-is-in-the-gazetteer", id, address),
                ),
                None => (
                    message!("address-was-published-and-would-be-lost", address),
                    declare_plan(address).unwrap_or_else(|| declare_place(address)),
                ),
            },
            PromiseKind::Anchor => (self.lost_anchor(promise), declare_place(address)),
            PromiseKind::File => (
                message!("the-file-address-was-published-and-would", address),
                message!("put-it-back-into-static-or-beside", address),
            ),
            PromiseKind::Feed | PromiseKind::Calendar => (
                message!(
                    "the-kind-address-was-published-and-would",
                    kind = promise.kind.key(),
                    address
                ),
                subscribed(promise),
            ),
            PromiseKind::Event => (
                message!("the-event-of-address-was-published", address),
                declare_gone(promise),
            ),
            PromiseKind::Entry => (
                message!("the-entry-on-address-was-published", address),
                declare_gone(promise),
            ),
        };
        Diagnostic::error("lost-address", message).help(help)
    }

    /// Says that a place would be lost: where its page moved, it is not there.
    fn lost_anchor(&self, promise: &Promise) -> Message {
        let address = &promise.address;
        if let Some(Address::Anchor { page, id }) = promise.parsed_address()
            && let Some(Former::Moved(moved)) = self.moves.former(page.as_str())
            && let Some(there) = moved.to_page()
        {
            return message!(
                "address-was-published-its-page-moved",
                address,
                there = there.to_string(),
                id
            );
        }
        message!("address-was-published-and-would-be-lost", address)
    }
}

fn declare_place(address: &str) -> Message {
    message!("if-it-has-a-new-address-declare", address)
}

/// Returns what to do about the page of a plan, with which all that belongs to the plan goes; nothing for another page.
fn declare_plan(address: &str) -> Option<Message> {
    let plan = Route::parse(Route::PLAN, address)?;
    let Some(Value::Text(id)) = plan.values().next() else {
        return None;
    };
    let folder = Folder::of_plan(id);
    Some(message!("if-the-plan-has-a-new-address", id, folder))
}

fn declare_gone(promise: &Promise) -> Message {
    let id = promise.id.as_deref().unwrap_or(&promise.address);
    message!("declare-it-in-content-moved-toml-gone", id)
}

/// Says what can have happened to a feed or a calendar, and what to do.
fn subscribed(promise: &Promise) -> Message {
    let address = promise.parsed_address();
    let page = address.as_ref().and_then(Address::page);
    let page = page.map_or(promise.address.as_str(), |page| page.as_str());
    message!("readers-have-subscribed", page, address = promise.address)
}
