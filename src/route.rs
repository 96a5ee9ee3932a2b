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
    /// A file of the theme.
    Asset(&'a str),
}

impl Route<'_> {
    /// The file of the page below the site's root: ASCII, `/`-separated, no leading slash.
    pub fn path(&self) -> String {
        match self {
            Route::Home => "index.html".to_owned(),
            Route::About => "about.html".to_owned(),
            Route::NotFound => "404.html".to_owned(),
            Route::Plans => "plans/index.html".to_owned(),
            Route::Plan(id) => format!("plans/{id}.html"),
            Route::Task(plan, node) => format!("plans/{plan}/{node}.html"),
            Route::Units => "units/index.html".to_owned(),
            Route::Unit(id) => format!("units/{id}.html"),
            Route::Parks => "parks/index.html".to_owned(),
            Route::Park(id) => format!("parks/{id}.html"),
            Route::Projects => "projects/index.html".to_owned(),
            Route::Project(id) => format!("projects/{id}.html"),
            Route::Months => "months/index.html".to_owned(),
            Route::Month(month) => format!("months/{month}.html"),
            Route::Year(year) => format!("years/{year}.html"),
            Route::Sources => "sources/index.html".to_owned(),
            Route::Source(id) => format!("sources/{id}.html"),
            Route::Asset(name) => format!("assets/{name}"),
        }
    }

    /// What leads from this page up to the site's root: empty, `../` or `../../`.
    pub fn root(&self) -> &'static str {
        match self {
            Route::Home | Route::About | Route::NotFound => "",
            Route::Task(..) => "../../",
            _ => "../",
        }
    }

    /// The address of another page as a link on this one: relative, so that the site works under
    /// any path and from a folder.
    pub fn href(&self, to: &Route<'_>) -> String {
        let target = to.path();
        match (self, to) {
            // Neighbours in one folder need no way up.
            (Route::Task(from, _), Route::Task(plan, node)) if from == plan => {
                format!("{node}.html")
            }
            (Route::Plan(_), Route::Task(..)) => target["plans/".len()..].to_owned(),
            _ => format!("{}{target}", self.root()),
        }
    }

    /// The address of a place on another page.
    pub fn href_at(&self, to: &Route<'_>, anchor: &str) -> String {
        if self == to {
            format!("#{anchor}")
        } else {
            format!("{}#{anchor}", self.href(to))
        }
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
