//! What belongs to a page and has an address of its own, made of the page's.

use super::path::{PagePath, is_sound};

/// A file that belongs to a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Companion {
    /// Its Atom feed.
    Feed,
    /// Its calendar of events.
    Calendar,
    /// The same as a list of things to do.
    Todos,
    /// Its list to take along, as a workbook.
    ListWorkbook,
    /// The same as CSV for spreadsheets.
    ListCsv,
    /// The same as JSON.
    ListJson,
    /// What lists are made of in a reader's browser, as a script: a page that was opened from a folder may load nothing else.
    ListScript,
    /// Its data.
    Data,
}

/// The first page's path without its ending, and what its feed and calendars are called.
const HOME: &str = "index";
const SITE: &str = "site";

/// Returns where a task stands in the data of its plan, by its place among the tasks there: a JSON Pointer (RFC 6901).
pub fn task_pointer(place: usize) -> String {
    format!("/tasks/{place}")
}

impl Companion {
    /// All of them; where a path may be two things, it is the one that comes first here.
    const ALL: [Companion; 8] = [
        Companion::Feed,
        Companion::Todos,
        Companion::Calendar,
        Companion::ListWorkbook,
        Companion::ListCsv,
        Companion::ListJson,
        Companion::ListScript,
        Companion::Data,
    ];

    /// Returns the folder that it is in, at the path of its page.
    const fn folder(self) -> &'static str {
        match self {
            Companion::Feed => "feeds/",
            Companion::Calendar | Companion::Todos => "calendars/",
            Companion::ListWorkbook
            | Companion::ListCsv
            | Companion::ListJson
            | Companion::ListScript => "lists/",
            Companion::Data => "",
        }
    }

    /// Returns what takes the place of the page's ending.
    const fn ending(self) -> &'static str {
        match self {
            Companion::Feed => ".xml",
            Companion::Calendar => ".ics",
            Companion::Todos => ".todo.ics",
            Companion::ListWorkbook => ".xlsx",
            Companion::ListCsv => ".csv",
            Companion::ListJson | Companion::Data => ".json",
            Companion::ListScript => ".js",
        }
    }

    /// Returns whether it is of those that readers subscribe to.
    pub fn is_outlet(self) -> bool {
        match self {
            Companion::Feed | Companion::Calendar | Companion::Todos => true,
            Companion::ListWorkbook
            | Companion::ListCsv
            | Companion::ListJson
            | Companion::ListScript
            | Companion::Data => false,
        }
    }

    /// Returns the path of a page's companion. Nothing for a page whose companion would have the path of another's:
    /// `feeds/site.xml` is the first page's alone.
    pub fn path_for(self, page: &PagePath) -> Option<String> {
        let path = self.print(page.stem());
        (Self::parse(&path)? == (self, page.clone())).then_some(path)
    }

    /// Returns the path of its companion by the path of a page without its ending.
    pub(super) fn print(self, stem: &str) -> String {
        let name = if self.is_outlet() && stem == HOME {
            SITE
        } else {
            stem
        };
        [self.folder(), name, self.ending()].concat()
    }

    /// Returns the companion that has this path, and its page.
    pub(super) fn parse(path: &str) -> Option<(Companion, PagePath)> {
        if !is_sound(path) {
            return None;
        }
        let found = |companion: Companion| Some((companion, companion.page_for(path)?));
        Self::ALL.into_iter().find_map(found)
    }

    /// Returns the page that has this path for its companion.
    fn page_for(self, path: &str) -> Option<PagePath> {
        // What lies in data/ are tables, not the data of pages.
        if self == Companion::Data && path.starts_with("data/") {
            return None;
        }

        let name = path
            .strip_prefix(self.folder())?
            .strip_suffix(self.ending())?;
        match name {
            SITE if self.is_outlet() => PagePath::with_stem(HOME),
            HOME if self.is_outlet() => None,
            _ => PagePath::with_stem(name),
        }
    }
}
