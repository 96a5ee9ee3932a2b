//! The files that belong to a page, as links on it.

use super::kind::PageKind;
use crate::address::Companion;
use crate::render::parts::At;

/// The ways to what belongs to a page, where there is such a file.
pub struct Beside {
    /// Its data.
    pub data: Option<String>,
    /// Its calendar of events.
    pub calendar: Option<String>,
    /// The same as things to do.
    pub todos: Option<String>,
    /// Its feed.
    pub feed: Option<String>,
}

impl Beside {
    /// Returns what belongs to a page.
    pub fn new<Kind: PageKind>(at: &At<'_>, page: &Kind) -> Self {
        let here = &at.here;
        let companion = |companion: Companion| here.href_to_file(&here.companion(companion));

        let owner = page.outlets();
        let has_calendar = owner.is_some_and(|owner| at.outlets.has_calendar(owner));
        let has_feed = owner.is_some_and(|owner| at.outlets.has_feed(owner));
        Self {
            data: Kind::FACTS.has_data.then(|| companion(Companion::Data)),
            calendar: has_calendar.then(|| companion(Companion::Calendar)),
            todos: has_calendar.then(|| companion(Companion::Todos)),
            feed: has_feed.then(|| companion(Companion::Feed)),
        }
    }
}
