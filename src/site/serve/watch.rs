//! Waits for changes of the folders that a site is built from.

use super::changes::Changes;
use super::events::Events;
use super::polls::Polls;
use super::previewed::Previewed;
use anyhow::Result;
use std::time::Duration;

/// Watches the folders of a site.
pub(super) enum Watch {
    /// The system tells of changes.
    Events(Events),
    /// The folders are looked through.
    Polls(Polls),
}

impl Watch {
    /// Begins to watch.
    ///
    /// # Errors
    /// A folder that the system cannot watch.
    pub(super) fn start(site: &Previewed) -> Result<Self> {
        Ok(if site.poll {
            Self::Polls(Polls::start(&site.root, &site.watch))
        } else {
            Self::Events(Events::start(&site.root, &site.watch)?)
        })
    }

    /// Returns what changed and came to rest, or `None` when nothing did for a time.
    pub(super) fn changes(&mut self, time: Duration) -> Option<Changes> {
        match self {
            Self::Events(events) => events.changes(time),
            Self::Polls(polls) => polls.changes(time),
        }
    }
}
