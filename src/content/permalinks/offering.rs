//! Which files a site has of the kinds that it can do without.

use super::moves::Moves;
use crate::address::{Address, Route, card_path};
use crate::content::publish::{FileKind, Publish};

/// Decides which files a site has of the kinds that it can do without: none that the maintainer leaves out and, of those
/// that are not made for new pages, the ones that the ledger knows.
#[derive(Debug, Clone, Copy)]
pub struct Offering<'a> {
    publish: &'a Publish,
    moves: &'a Moves,
}

impl<'a> Offering<'a> {
    /// Makes it of what the maintainer sets and of what was published.
    pub fn new(publish: &'a Publish, moves: &'a Moves) -> Self {
        Self { publish, moves }
    }

    /// Returns whether the site has a file at this path, provided that there is something for it to hold.
    pub fn has(&self, path: &str) -> bool {
        let Some(kind) = FileKind::of(path) else {
            return true;
        };
        if self.publish.leaves_out(kind) {
            return false;
        }
        // Of these there is one wherever there is something to hold; most files are of them.
        let is_made_for_all = match kind {
            FileKind::Calendars
            | FileKind::Feeds
            | FileKind::PageData
            | FileKind::Lists
            | FileKind::Parquet => true,
            FileKind::TodoLists | FileKind::TaskData | FileKind::Cards => false,
        };
        is_made_for_all
            || Address::parse(path).is_none_or(|address| self.has_at(kind, path, &address))
    }

    /// Returns whether the site has a file at this address, of a kind that is not made for all pages.
    fn has_at(&self, kind: FileKind, path: &str, address: &Address) -> bool {
        let Some(page) = address.page() else {
            return true;
        };
        match (kind, address) {
            // The data of a plan holds that of its tasks. Whoever published cards published data of each task, too.
            (FileKind::TaskData, _) => {
                card_path(page).is_some_and(|card| self.moves.is_published_card(&card))
            }
            (FileKind::Cards, Address::Card(_)) => self.moves.is_published_card(path),
            (FileKind::Cards, _) => {
                self.publish.oembed || self.moves.is_published_card(page.as_str())
            }
            // It is units that have something to do.
            _ => {
                Route::parse(Route::UNIT, page.as_str()).is_some()
                    || self.moves.is_published_outlet(path)
            }
        }
    }

    /// Returns whether readers are told how to embed a task.
    pub fn has_cards(&self) -> bool {
        !self.publish.leaves_out(FileKind::Cards)
    }

    /// Returns whether events are published, in calendars.
    pub fn has_calendars(&self) -> bool {
        !self.publish.leaves_out(FileKind::Calendars)
    }

    /// Returns whether there are feeds.
    pub fn has_feeds(&self) -> bool {
        !self.publish.leaves_out(FileKind::Feeds)
    }
}
