//! Addresses: the only place that knows a URL.

use crate::plan::Month;

/// A page of the site, by the ids of what it shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Route<'a> {
    /// The first page.
    Home,
    /// How the site is made and how to use it.
    About,
    /// What a server shows for an address that does not exist.
    NotFound,
    /// All plans.
    Plans,
    /// A plan.
    Plan(&'a str),
    /// A task: its plan, its node.
    Task(&'a str, &'a str),
    /// All units.
    Units,
    /// A unit.
    Unit(&'a str),
    /// All parks.
    Parks,
    /// A park.
    Park(&'a str),
    /// All named projects.
    Projects,
    /// A project.
    Project(&'a str),
    /// The calendar.
    Months,
    /// A month.
    Month(Month),
    /// A year.
    Year(i16),
    /// All archived sources.
    Sources,
    /// An archived source, by its plan.
    Source(&'a str),
    /// Every declared correction.
    Corrections,
    /// What changed on the site.
    Changes,
    /// What data there is, and what its columns mean.
    Data,
    /// A task as a small page to be shown within others: its plan, its node.
    Card(&'a str, &'a str),
    /// A page that is no more, by its path.
    Former(&'a str),
    /// A file of data, by its name below data/.
    Dataset(&'a str),
    /// A calendar of events, by the path of the page it belongs to, without the ending.
    Calendar(&'a str),
    /// The same as a list of things to do.
    Todos(&'a str),
    /// A feed, likewise.
    Feed(&'a str),
    /// A file of its own at the root.
    File(&'a str),
    /// The page of search results.
    Search,
    /// A file of the search index.
    SearchFile(&'a str),
    /// A file of the theme.
    Asset(&'a str),
}

impl Route<'_> {
    /// The file of the page below the site's root: ASCII, `/`-separated, no leading slash.
    pub fn path(&self) -> String {
        let mut path = String::with_capacity(48);
        self.push_path(&mut path);
        path
    }

    /// Appends the path; links are most of what a site is made of, so this builds no text in between.
    fn push_path(&self, out: &mut String) {
        let mut page = |parts: &[&str]| {
            parts.iter().for_each(|part| out.push_str(part));
            out.push_str(".html");
        };
        match self {
            Route::Home => page(&["index"]),
            Route::About => page(&["about"]),
            Route::NotFound => page(&["404"]),
            Route::Plans => page(&["plans/index"]),
            Route::Plan(id) => page(&["plans/", id]),
            Route::Task(plan, node) => page(&["plans/", plan, "/", node]),
            Route::Units => page(&["units/index"]),
            Route::Unit(id) => page(&["units/", id]),
            Route::Parks => page(&["parks/index"]),
            Route::Park(id) => page(&["parks/", id]),
            Route::Projects => page(&["projects/index"]),
            Route::Project(id) => page(&["projects/", id]),
            Route::Months => page(&["months/index"]),
            Route::Month(month) => page(&["months/", &month.to_string()]),
            Route::Year(year) => page(&["years/", &year.to_string()]),
            Route::Sources => page(&["sources/index"]),
            Route::Source(id) => page(&["sources/", id]),
            Route::Corrections => page(&["corrections"]),
            Route::Changes => page(&["changes"]),
            Route::Data => page(&["data/index"]),
            Route::Card(plan, node) => page(&["cards/", plan, "/", node]),
            Route::Former(path) | Route::File(path) => out.push_str(path),
            Route::Dataset(name) => {
                out.push_str("data/");
                out.push_str(name);
            }
            Route::Calendar(name) => {
                for part in ["calendars/", name, ".ics"] {
                    out.push_str(part);
                }
            }
            Route::Todos(name) => {
                for part in ["calendars/", name, ".todo.ics"] {
                    out.push_str(part);
                }
            }
            Route::Feed(name) => {
                for part in ["feeds/", name, ".xml"] {
                    out.push_str(part);
                }
            }
            Route::Search => page(&["search"]),
            Route::SearchFile(name) => {
                out.push_str("search/");
                out.push_str(name);
            }
            Route::Asset(name) => {
                out.push_str("assets/");
                out.push_str(name);
            }
        }
    }

    /// The same as data: the page's path with another ending. Only pages of one thing have data.
    pub fn data(&self) -> String {
        let path = self.path();
        format!("{}.json", path.strip_suffix(".html").unwrap_or(&path))
    }

    /// The path without its ending: what the calendar and feed of a page are named by.
    pub fn stem(&self) -> String {
        let path = self.path();
        path.strip_suffix(".html").unwrap_or(&path).to_owned()
    }

    /// What leads from this page up to the site's root: empty, `../` or `../../`.
    pub fn root(&self) -> &'static str {
        match self {
            Route::Home
            | Route::About
            | Route::Search
            | Route::Corrections
            | Route::Changes
            | Route::NotFound => "",
            Route::Task(..) | Route::Card(..) => "../../",
            Route::Former(path) | Route::File(path) => match path.matches('/').count() {
                0 => "",
                1 => "../",
                2 => "../../",
                _ => "../../../",
            },
            _ => "../",
        }
    }

    /// The address of another page as a link on this one: relative, so that the site works under
    /// any path and from a folder.
    pub fn href(&self, to: &Route<'_>) -> String {
        let mut href = String::with_capacity(56);
        match (self, to) {
            // Neighbours in one folder need no way up.
            (Route::Task(from, _), Route::Task(plan, node)) if from == plan => {
                href.push_str(node);
                href.push_str(".html");
            }
            (Route::Plan(_), Route::Task(plan, node)) => {
                for part in [plan, "/", node, ".html"] {
                    href.push_str(part);
                }
            }
            _ => {
                href.push_str(self.root());
                to.push_path(&mut href);
            }
        }
        href
    }

    /// The address of a place on another page.
    pub fn href_at(&self, to: &Route<'_>, anchor: &str) -> String {
        let mut href = if self == to {
            String::new()
        } else {
            self.href(to)
        };
        href.push('#');
        href.push_str(anchor);
        href
    }
}

#[cfg(test)]
mod tests {
    use super::Route;

    #[test]
    fn links_are_relative() {
        let task = Route::Task("panjin-2017-17", "3-1-9-1");
        assert_eq!(task.href(&Route::Unit("x")), "../../units/x.html");
        assert_eq!(
            task.href(&Route::Task("panjin-2017-17", "3-1-9-2")),
            "3-1-9-2.html"
        );
        assert_eq!(
            task.href_at(&Route::Plan("panjin-2017-17"), "3-1"),
            "../../plans/panjin-2017-17.html#3-1"
        );
        assert_eq!(Route::Home.href(&Route::Months), "months/index.html");
        assert_eq!(Route::Plan("a").href(&Route::Task("a", "1")), "a/1.html");
        assert_eq!(task.href_at(&task, "x"), "#x");
    }
}
