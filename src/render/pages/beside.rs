//! The files that belong to a page, as links on it.

use super::kind::{DataWithin, PageKind};
use crate::address::Companion;
use crate::link::lists::DeadlineList;
use crate::render::parts::At;
use schemars::JsonSchema;
use serde::Serialize;

/// The media type of a workbook.
const WORKBOOK: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

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
    /// Its list to take along, in the forms that there are.
    pub lists: Vec<ListLink>,
}

/// A list to take along in one of its forms.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ListLink {
    /// The file.
    pub href: String,
    /// xlsx, csv or json.
    pub form: &'static str,
    /// Its media type.
    pub media: &'static str,
}

impl Beside {
    /// Returns what belongs to a page.
    pub fn new<Kind: PageKind>(at: &At<'_>, page: &Kind) -> Self {
        let companion = |companion: Companion| at.companion(&at.here, companion);

        let owner = page.outlets();
        let has_calendar = owner.is_some_and(|owner| at.outlets.has_calendar(owner));
        let has_feed = owner.is_some_and(|owner| at.outlets.has_feed(owner));
        Self {
            data: data(at, page),
            calendar: has_calendar
                .then_some(Companion::Calendar)
                .and_then(companion),
            todos: has_calendar.then_some(Companion::Todos).and_then(companion),
            feed: has_feed.then_some(Companion::Feed).and_then(companion),
            lists: lists(at, page),
        }
    }
}

/// Returns the list of a page in its forms; nothing where there is none.
fn lists<Kind: PageKind>(at: &At<'_>, page: &Kind) -> Vec<ListLink> {
    let list = page
        .list()
        .and_then(|owner| DeadlineList::of(at.catalogue, owner));
    let forms = list.map_or(&[][..], |list| list.owner.forms());
    let links = forms.iter().filter_map(|&companion| {
        let (form, media) = match companion {
            Companion::ListWorkbook => ("xlsx", WORKBOOK),
            Companion::ListCsv => ("csv", "text/csv"),
            _ => ("json", "application/json"),
        };
        let href = at.companion(&at.here, companion)?;
        Some(ListLink { href, form, media })
    });
    links.collect()
}

/// Returns the way to the data of a page: a file beside it, or a place in that of another page.
fn data<Kind: PageKind>(at: &At<'_>, page: &Kind) -> Option<String> {
    match page.data_within(at) {
        Some(DataWithin { page, pointer }) => {
            let file = at.companion(&page, Companion::Data)?;
            Some(format!("{file}#{pointer}"))
        }
        None if Kind::FACTS.has_data => at.companion(&at.here, Companion::Data),
        None => None,
    }
}
