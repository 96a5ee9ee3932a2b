//! Declarations that cannot be right: an address that moved and is still there, or that moved to a page that does
//! not exist.

use super::folder::Folder;
use super::former::{Former, LeftOut, Moved};
use super::moves::{Declaration, Moves};
use super::promise::{Promise, PromiseKind};
use crate::address::{PagePath, card_place};
use crate::base::diag::Diagnostic;
use crate::base::message::message;
use crate::base::source::Source;
use crate::content::publish::Publish;
use std::collections::{BTreeSet, HashSet};
use std::ops::Range;

/// Where an address leads that is not there.
enum End {
    /// content/moved.toml does not say what became of it.
    Nowhere,
    /// It was taken away.
    Gone,
    /// Another address, at the end of however many redirects.
    At(String),
    /// Back to where it came from.
    Circle,
}

/// What a build would publish, by what a declaration may name.
struct Published<'a> {
    /// Pages and places on them.
    places: HashSet<&'a str>,
    /// Feeds and calendars by their paths, events and entries by their ids.
    others: HashSet<&'a str>,
    /// Pages in lower case: many machines do not tell them apart.
    lowercase_pages: HashSet<String>,
}

impl<'a> Published<'a> {
    fn new(promised: &'a BTreeSet<Promise>) -> Self {
        let mut published = Self {
            places: HashSet::new(),
            others: HashSet::new(),
            lowercase_pages: HashSet::new(),
        };
        for promise in promised {
            let address = promise.address.as_str();
            match promise.kind {
                PromiseKind::Page => {
                    published.places.insert(address);
                    published
                        .lowercase_pages
                        .insert(address.to_ascii_lowercase());
                }
                PromiseKind::Anchor => {
                    published.places.insert(address);
                }
                PromiseKind::Feed | PromiseKind::Calendar | PromiseKind::File => {
                    published.others.insert(address);
                }
                PromiseKind::Event | PromiseKind::Entry => {
                    published.others.extend(promise.id.as_deref());
                }
            }
        }
        published
    }

    /// Returns whether a page or a place on one has this address. That each task is shown as a card is no promise of its
    /// own: it comes with its page.
    fn has_place(&self, address: &str) -> bool {
        let is_card = || {
            let (page, _) = address.split_once('#')?;
            let page = PagePath::parse(page)?;
            Some(card_place(&page)? == address && self.places.contains(page.as_str()))
        };
        self.places.contains(address) || is_card() == Some(true)
    }

    /// Returns why an address can neither have moved nor gone.
    fn contradiction(&self, address: &str) -> Option<Diagnostic> {
        let there = self.has_place(address);

        // The redirect would overwrite the page.
        if !there && self.lowercase_pages.contains(&address.to_ascii_lowercase()) {
            let message = message!("address-differs-from-an-existing-page-only", address);
            let problem = Diagnostic::error("moved-but-there", message);
            return Some(problem.help(message!("on-many-machines-both-are-the-same")));
        }

        if there || self.others.contains(address) {
            let message = message!("address-is-declared-as-moved-or-gone", address);
            let problem = Diagnostic::error("moved-but-there", message);
            return Some(problem.help(message!("take-this-entry-out-or-first-take")));
        }
        None
    }
}

impl Moves {
    /// Reports each declaration that cannot be, in view of what a build would publish.
    pub fn check(&self, promised: &BTreeSet<Promise>, publish: &Publish) -> Vec<Diagnostic> {
        let Some(source) = self.source() else {
            return Vec::new();
        };
        let published = Published::new(promised);

        let mut problems = Vec::new();
        let mut contradicted: Option<&Range<usize>> = None;
        for Declaration { address, span } in self.declarations() {
            let problem = published.contradiction(address);
            // One page tells of its whole folder.
            if let Some(problem) = problem.filter(|_| contradicted != Some(span)) {
                problems.push(problem.at(source, span.clone()));
                contradicted = Some(span);
            }
        }
        problems.extend(self.check_folders(source));

        let mut reported = HashSet::new();
        // Cards follow their tasks, so what is wrong with one is reported without a place.
        for moved in self.moved() {
            if is_web_address(&moved.to) || published.has_place(&moved.to) {
                continue;
            }
            let mut declarations = self.declarations().iter();
            let declaration = declarations.find(|declaration| declaration.address == moved.from);
            let span = declaration.map_or(0..0, |declaration| declaration.span.clone());

            // Where a folder is not there at all, one of its pages tells of it.
            let folder = Folder::parse(self.folder_at(&span).map_or("", |moved| &moved.to));
            let is_whole = folder.is_some_and(|folder| !published.has_place(&folder.own_page()));
            if is_whole && reported.contains(&span.start) {
                continue;
            }
            reported.insert(span.start);
            problems.push(self.dead_end(moved).at(source, span));
        }

        for (LeftOut { kind, .. }, span) in self.declared_left_out() {
            if publish.leave_out.contains(kind) {
                continue;
            }
            let key = kind.key();
            let message = message!("key-is-declared-as-left-out", key);
            let problem = Diagnostic::error("moved-but-there", message)
                .help(message!("take-this-entry-out-or-name-key", key));
            problems.push(problem.at(source, span.clone()));
        }
        problems
    }

    /// Warns of folders that no published page lies in.
    fn check_folders(&self, source: &Source) -> Vec<Diagnostic> {
        let unused = self.folders().iter().filter(|folder| !folder.is_used);
        let problems = unused.map(|folder| {
            let address = folder.former.address();
            let message = message!("content-permalinks-txt-has-no-page", address);
            Diagnostic::warning("empty-folder", message)
                .help(message!("correct-the-folder-or-take-this-entry"))
                .at(source, folder.span.clone())
        });
        problems.collect()
    }

    /// Reports a move whose target is not published.
    fn dead_end(&self, moved: &Moved) -> Diagnostic {
        let Moved { from, to } = moved;
        let (message, help) = match self.end(to) {
            End::Nowhere => (
                message!("from-moved-to-no-page", from, to),
                match self.folder_of(from) {
                    None => message!("name-a-page-of-this-site"),
                    Some(folder) => message!("folder-says-so-say-beside-it-what", folder, from),
                },
            ),
            End::Gone => (
                message!("from-moved-to-what-is-gone", from, to),
                message!("declare-from-as-gone-too-or-name", from),
            ),
            End::At(last) => (
                message!("from-moved-to-what-moved-again", from, to),
                message!("readers-are-redirected-only-once-write", last),
            ),
            End::Circle => (
                message!("from-and-to-lead-to-each-other", from, to),
                message!("let-both-name-a-page-that-exists"),
            ),
        };
        Diagnostic::error("moved-nowhere", message).help(help)
    }

    /// Returns the folder whose declaration an address follows.
    fn folder_of(&self, address: &str) -> Option<&str> {
        let mut declarations = self.declarations().iter();
        let declaration = declarations.find(|declaration| declaration.address == address)?;
        Some(&self.folder_at(&declaration.span)?.from)
    }

    /// Returns the move of a folder that is declared at a place.
    fn folder_at(&self, span: &Range<usize>) -> Option<&Moved> {
        let mut folders = self.folders().iter();
        let folder = folders.find(|folder| folder.span == *span)?;
        folder.former.moved()
    }

    /// Follows what was declared of an address that is not there.
    fn end(&self, address: &str) -> End {
        let mut last = address;
        // A way that is longer than there are moves goes in a circle.
        for _ in 0..=self.moved().count() {
            match self.former(last) {
                Some(Former::Moved(moved)) => last = &moved.to,
                Some(Former::Gone(_)) => return End::Gone,
                None if last == address => return End::Nowhere,
                None => return End::At(last.to_owned()),
            }
        }
        End::Circle
    }
}

/// Returns whether it is a whole address on the web that can stand in a link as it is.
fn is_web_address(text: &str) -> bool {
    let has_scheme = text.starts_with("https://") || text.starts_with("http://");
    has_scheme && !text.contains(|c: char| c.is_whitespace() || c.is_control())
}
