//! All that moved or went, found by address; and what was published, which decides what old addresses still serve.

use super::folder::Folder;
use super::former::{Former, Gone, LeftOut, Moved};
use super::ledger::Ledger;
use super::promise::{PromiseKind, unlisted_unit_id};
use crate::address::{Address, Companion, PagePath, Route, card_place};
use crate::base::source::Source;
use crate::content::publish::FileKind;
use oxc_index::IndexVec;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::ops::Range;

oxc_index::define_index_type! {
    /// The index of an address that moved or went in [`Moves`].
    pub struct FormerId = u32;
}

/// All that moved or went.
#[derive(Debug, Default)]
pub struct Moves {
    /// What people declared, moves before removals, and then the cards that go along with their tasks.
    formers: IndexVec<FormerId, Former>,
    by_address: HashMap<String, FormerId>,
    /// The moves that lead to an address.
    by_destination: HashMap<String, Vec<FormerId>>,
    /// Those that were pages, cards included.
    pages: Vec<FormerId>,
    /// Those that were places on a page.
    places: HashMap<PagePath, Vec<FormerId>>,
    published: Published,
    declarations: Vec<Declaration>,
    /// Folders that moved or went as a whole.
    folders: Vec<DeclaredFolder>,
    /// Kinds of files that are left out, each with its place in the file.
    left_out: Vec<(LeftOut, Range<usize>)>,
    source: Option<Source>,
}

/// An address that a person declared to have moved or gone, and where.
#[derive(Debug)]
pub(super) struct Declaration {
    /// The address.
    pub address: String,
    /// Its place in the file.
    pub span: Range<usize>,
}

/// A folder that a person declared to have moved or gone.
#[derive(Debug)]
pub(super) struct DeclaredFolder {
    /// The folder.
    pub folder: Folder,
    /// What became of it, as declared.
    pub former: Former,
    /// Its place in the file.
    pub span: Range<usize>,
    /// Whether a published page lies in it.
    pub is_used: bool,
}

impl DeclaredFolder {
    /// Returns what became of a page; nothing where it lies elsewhere.
    fn former_of(&self, page: &PagePath) -> Option<Former> {
        let member = self.folder.member(page)?;
        let address = page.as_str().to_owned();
        Some(match &self.former {
            Former::Moved(moved) => Former::Moved(Moved {
                from: address,
                to: match Folder::parse(&moved.to) {
                    Some(to) => to.page(member),
                    None => moved.to.clone(),
                },
            }),
            Former::Gone(gone) => Former::Gone(Gone {
                address,
                ..gone.clone()
            }),
        })
    }
}

/// What the ledger says was published, as far as declarations bear on it.
#[derive(Debug, Default)]
struct Published {
    /// The ids of events and of entries of feeds.
    ids: HashSet<String>,
    /// The ids of the events at each address.
    events: HashMap<String, Vec<String>>,
    /// Feeds and calendars, in order.
    outlets: BTreeSet<String>,
    /// The pages that cards of tasks once were.
    cards: HashSet<String>,
}

/// A feed or a calendar that went, by itself or with its page.
#[derive(Debug)]
pub struct WithdrawnOutlet<'a> {
    /// The path of its file.
    pub path: &'a str,
    /// What it was.
    pub companion: Companion,
    /// The page that it belonged to.
    pub page: PagePath,
    /// Why and when it went.
    pub gone: &'a Gone,
}

/// The addresses that something has had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddressHistory {
    /// Its address now.
    pub present: String,
    /// Those that lead to it.
    pub former: Vec<String>,
}

impl AddressHistory {
    /// Returns all of them, the present one first.
    pub fn all(&self) -> impl Iterator<Item = &String> {
        std::iter::once(&self.present).chain(&self.former)
    }
}

impl Moves {
    /// Returns what is known before any declaration of a file is read.
    pub(super) fn of_file(source: &Source) -> Self {
        Self {
            source: Some(source.clone()),
            ..Self::default()
        }
    }

    /// Adds an entry of the file.
    pub(super) fn declare(&mut self, former: Former, span: Range<usize>) {
        self.declarations.push(Declaration {
            address: former.address().to_owned(),
            span,
        });
        self.add(former);
    }

    /// Adds an entry of the file that is of a whole folder.
    pub(super) fn declare_folder(&mut self, folder: Folder, former: Former, span: Range<usize>) {
        self.folders.push(DeclaredFolder {
            folder,
            former,
            span,
            is_used: false,
        });
    }

    /// Adds a kind of files that the file says is left out.
    pub(super) fn declare_left_out(&mut self, left_out: LeftOut, span: Range<usize>) {
        self.left_out.push((left_out, span));
    }

    fn add(&mut self, former: Former) {
        let address = former.address().to_owned();
        let destination = former.moved().map(|moved| moved.to.clone());
        let id = self.formers.push(former);

        match Address::parse(&address) {
            Some(Address::Page(_) | Address::Card(_)) => self.pages.push(id),
            Some(Address::Anchor { page, .. }) => self.places.entry(page).or_default().push(id),
            Some(Address::Companion { .. } | Address::File(_)) | None => {}
        }
        if let Some(destination) = destination {
            self.by_destination.entry(destination).or_default().push(id);
        }
        // An address that is declared twice is reported; the first counts.
        self.by_address.entry(address).or_insert(id);
    }

    /// Takes in what was published. The card of a task that moved or went does the same.
    pub fn add_published(&mut self, ledger: &Ledger) {
        self.add_pages_of_folders(ledger);
        for promise in ledger.promises() {
            let address = &promise.address;
            match promise.kind {
                // Events are found by their place, too: corrected words keep the id of the event that stood there.
                PromiseKind::Event => {
                    let events = self.published.events.entry(address.clone()).or_default();
                    events.extend(promise.id.clone());
                    self.published.ids.extend(promise.id.clone());
                }
                PromiseKind::Entry => self.published.ids.extend(promise.id.clone()),
                PromiseKind::Feed | PromiseKind::Calendar => {
                    self.published.outlets.insert(address.clone());
                }
                PromiseKind::Page => self.add_published_card(address),
                PromiseKind::Anchor | PromiseKind::File => {}
            }
        }
    }

    /// Takes in units that plans named before the gazetteer had them: their pages lead to those of its entries, unless
    /// people declared something else. `ids` gives the id of the entry by the one that the unit had.
    pub fn add_taken_up(&mut self, ledger: &Ledger, ids: impl FnOnce() -> HashMap<String, String>) {
        let pages = ledger
            .promises()
            .filter(|promise| promise.kind == PromiseKind::Page);
        let unlisted = pages.filter_map(|promise| unlisted_unit_id(&promise.address));
        let unlisted: Vec<&str> = unlisted.collect();
        if unlisted.is_empty() {
            return;
        }

        let ids = ids();
        for id in unlisted {
            let from = Route::unit(id).path();
            if let Some(new) = ids.get(id).filter(|_| !self.by_address.contains_key(&from)) {
                let to = Route::unit(new).path();
                self.add(Former::Moved(Moved { from, to }));
            }
        }
    }

    /// Takes in the published pages of folders that moved or went, unless they have declarations of their own. Of two
    /// folders that a page lies in, the inner one counts.
    fn add_pages_of_folders(&mut self, ledger: &Ledger) {
        let mut folders = std::mem::take(&mut self.folders);
        folders.sort_by_key(|declared| std::cmp::Reverse(declared.folder.length()));

        for promise in ledger.promises() {
            let Some(Address::Page(page)) = Address::parse(&promise.address) else {
                continue;
            };
            if promise.kind != PromiseKind::Page {
                continue;
            }
            let declared = folders
                .iter_mut()
                .find_map(|declared| Some((declared.former_of(&page)?, declared)));
            let Some((former, declared)) = declared else {
                continue;
            };
            declared.is_used = true;
            if !self.by_address.contains_key(page.as_str()) {
                self.declare(former, declared.span.clone());
            }
        }
        self.folders = folders;
    }

    /// Takes in a page that is a card. What became of it, if nobody declared it, is what became of its task.
    fn add_published_card(&mut self, address: &str) {
        let Some(Address::Card(task)) = Address::parse(address) else {
            return;
        };
        self.published.cards.insert(address.to_owned());
        if self.by_address.contains_key(address) {
            return;
        }

        let card = match self.former(task.as_str()) {
            Some(Former::Moved(moved)) => {
                // Where a task moved into another's page, or away, there is no card of its own to lead to.
                let card = moved.to_page().as_ref().and_then(card_place);
                Former::Moved(Moved {
                    from: address.to_owned(),
                    to: card.unwrap_or_else(|| moved.to.clone()),
                })
            }
            Some(Former::Gone(gone)) => Former::Gone(Gone {
                address: address.to_owned(),
                ..gone.clone()
            }),
            None => return,
        };
        self.add(card);
    }

    /// Returns all moves: those that people declared, in order, then those of cards.
    pub fn moved(&self) -> impl Iterator<Item = &Moved> {
        self.formers.iter().filter_map(Former::moved)
    }

    /// Returns whether nothing moved and nothing went.
    pub fn is_empty(&self) -> bool {
        self.formers.is_empty() && self.folders.is_empty()
    }

    /// Returns what became of an address, if it moved or went.
    pub fn former(&self, address: &str) -> Option<&Former> {
        Some(&self.formers[*self.by_address.get(address)?])
    }

    /// Returns the pages that moved or went, in order.
    pub fn former_pages(&self) -> impl Iterator<Item = FormerId> {
        self.pages.iter().copied()
    }

    /// Returns what became of a page.
    pub fn get(&self, id: FormerId) -> &Former {
        &self.formers[id]
    }

    /// Returns what became of places on a page, in order.
    pub fn places_on(&self, page: &PagePath) -> impl Iterator<Item = &Former> {
        let places = self.places.get(page).map_or(&[][..], Vec::as_slice);
        places.iter().map(|&id| &self.formers[id])
    }

    /// Returns the addresses that something has had: besides its own those that lead to it now and, for a place on a
    /// page, the same place on the pages that lead to its page.
    pub fn history(&self, address: &str) -> AddressHistory {
        let mut former = self.leading_to(address);
        if let Some(Address::Anchor { page, id }) = Address::parse(address) {
            let pages = self.leading_to(page.as_str()).into_iter();
            let along = pages.map(|page| format!("{page}#{id}"));
            // A place that went elsewhere by itself did not come along.
            former.extend(along.filter(|place| !self.by_address.contains_key(place)));
        }
        AddressHistory {
            present: address.to_owned(),
            former,
        }
    }

    fn leading_to(&self, destination: &str) -> Vec<String> {
        let leading = self.by_destination.get(destination);
        let leading = leading.map_or(&[][..], Vec::as_slice).iter();
        leading
            .map(|&id| self.formers[id].address().to_owned())
            .collect()
    }

    /// Returns whether an event or an entry was published with this id, and has not gone.
    pub fn is_published_id(&self, id: &str) -> bool {
        self.published.ids.contains(id) && self.former(id).is_none()
    }

    /// Returns the ids of the events that were published at an address and have not gone.
    pub fn published_events_at(&self, address: &str) -> impl Iterator<Item = &str> {
        let events = self.published.events.get(address);
        let events = events.map_or(&[][..], Vec::as_slice).iter();
        events
            .map(String::as_str)
            .filter(|id| self.former(id).is_none())
    }

    /// Returns whether a feed or a calendar was published at this path, so that readers may have subscribed to it.
    pub fn is_published_outlet(&self, path: &str) -> bool {
        self.published.outlets.contains(path)
    }

    /// Returns whether a card was published as a page of its own at this path, so that others may show it.
    pub fn is_published_card(&self, path: &str) -> bool {
        self.published.cards.contains(path)
    }

    /// Returns whether any card was published as a page of its own.
    pub fn has_published_cards(&self) -> bool {
        !self.published.cards.is_empty()
    }

    /// Returns what people said of a kind of files that is left out.
    pub fn left_out(&self, kind: FileKind) -> Option<&LeftOut> {
        let mut declared = self.declared_left_out().iter();
        let declared = declared.find(|(left_out, _)| left_out.kind == kind);
        declared.map(|(left_out, _)| left_out)
    }

    /// Returns the kinds of files that people said are left out, in the order of the file, each with its place in it.
    pub fn declared_left_out(&self) -> &[(LeftOut, Range<usize>)] {
        &self.left_out
    }

    /// Returns the feeds and calendars that went, in order.
    pub fn withdrawn_outlets(&self) -> impl Iterator<Item = WithdrawnOutlet<'_>> {
        self.published.outlets.iter().filter_map(|path| {
            let Address::Companion { companion, page } = Address::parse(path)? else {
                return None;
            };

            // One that went by itself has a reason of its own.
            let gone = |address: &str| self.former(address).and_then(Former::gone);
            let gone = gone(path).or_else(|| gone(page.as_str()))?;
            Some(WithdrawnOutlet {
                path,
                companion,
                page,
                gone,
            })
        })
    }

    /// Returns what people declared, in the order of the file.
    pub(super) fn declarations(&self) -> &[Declaration] {
        &self.declarations
    }

    /// Returns the folders that they declared.
    pub(super) fn folders(&self) -> &[DeclaredFolder] {
        &self.folders
    }

    /// Returns the file that they declared it in.
    pub(super) fn source(&self) -> Option<&Source> {
        self.source.as_ref()
    }
}
