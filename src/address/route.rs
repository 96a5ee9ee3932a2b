//! The addresses of pages and files, by what they show, and the links from one to another.

use super::companion::Companion;
use super::path::{PAGE, PagePath, way_up};
use super::pattern::{Pattern, Value, Values};
use crate::time::Month;

/// The address of a page or a file of the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Route<'a> {
    pattern: &'static Pattern,
    values: Values<'a>,
}

/// The patterns of pages that others than themselves link to.
const HOME: &Pattern = &Pattern::new("index.html");
const ABOUT: &Pattern = &Pattern::new("about.html");
const NOT_FOUND: &Pattern = &Pattern::new("404.html");
const SEARCH: &Pattern = &Pattern::new("search.html");
const CORRECTIONS: &Pattern = &Pattern::new("corrections.html");
const CHANGES: &Pattern = &Pattern::new("changes.html");
const DATA: &Pattern = &Pattern::new("data/index.html");
const PLANS: &Pattern = &Pattern::new("plans/index.html");
const UNITS: &Pattern = &Pattern::new("units/index.html");
const PARKS: &Pattern = &Pattern::new("parks/index.html");
const PROJECTS: &Pattern = &Pattern::new("projects/index.html");
const PLACES: &Pattern = &Pattern::new("places/index.html");
const MONTHS: &Pattern = &Pattern::new("months/index.html");
const SOURCES: &Pattern = &Pattern::new("sources/index.html");
const THREADS: &Pattern = &Pattern::new("threads/index.html");
const INDICATORS: &Pattern = &Pattern::new("indicators/index.html");
const PROGRESS: &Pattern = &Pattern::new("progress/index.html");
const WATCH: &Pattern = &Pattern::new("watch.html");
const TERMS: &Pattern = &Pattern::new("terms.html");
const NEWS: &Pattern = &Pattern::new("news/index.html");
const FILE: &Pattern = &Pattern::new("{file}");
const DATASET: &Pattern = &Pattern::new("data/{file}");
const SEARCH_FILE: &Pattern = &Pattern::new("search/{file}");
const ASSET: &Pattern = &Pattern::new("assets/{file}");

impl Route<'static> {
    /// The first page.
    pub const HOME: Self = Self::fixed(HOME);
    /// How the site is made and how to use it.
    pub const ABOUT: Self = Self::fixed(ABOUT);
    /// What a server shows for an address that does not exist.
    pub const NOT_FOUND: Self = Self::fixed(NOT_FOUND);
    /// The page of search results.
    pub const SEARCH: Self = Self::fixed(SEARCH);
    /// Every declared correction.
    pub const CORRECTIONS: Self = Self::fixed(CORRECTIONS);
    /// What changed on the site.
    pub const CHANGES: Self = Self::fixed(CHANGES);
    /// What data there is, and what its columns mean.
    pub const DATA: Self = Self::fixed(DATA);
    /// All plans.
    pub const PLANS: Self = Self::fixed(PLANS);
    /// All units.
    pub const UNITS: Self = Self::fixed(UNITS);
    /// All parks.
    pub const PARKS: Self = Self::fixed(PARKS);
    /// All named projects.
    pub const PROJECTS: Self = Self::fixed(PROJECTS);
    /// Places with plans or units, two of them side by side.
    pub const PLACES: Self = Self::fixed(PLACES);
    /// All months.
    pub const MONTHS: Self = Self::fixed(MONTHS);
    /// All archived sources.
    pub const SOURCES: Self = Self::fixed(SOURCES);
    /// All matters that go through several plans.
    pub const THREADS: Self = Self::fixed(THREADS);
    /// All figures through years and places.
    pub const INDICATORS: Self = Self::fixed(INDICATORS);
    /// What was reported of promises.
    pub const PROGRESS: Self = Self::fixed(PROGRESS);
    /// What a reader keeps in the browser.
    pub const WATCH: Self = Self::fixed(WATCH);
    /// What the words of plans and of the site mean.
    pub const TERMS: Self = Self::fixed(TERMS);
    /// The posts of the editors.
    pub const NEWS: Self = Self::fixed(NEWS);

    /// Returns the one address of a pattern without values.
    pub const fn fixed(pattern: &'static Pattern) -> Self {
        Self {
            pattern,
            values: [None, None],
        }
    }
}

/// The addresses that are made of ids or times.
impl<'a> Route<'a> {
    /// Plans.
    pub const PLAN: &'static Pattern = &Pattern::new("plans/{plan}.html");
    /// Tasks.
    pub const TASK: &'static Pattern = &Pattern::new("plans/{plan}/{node}.html");
    /// Units.
    pub const UNIT: &'static Pattern = &Pattern::new("units/{unit}.html");
    /// Parks.
    pub const PARK: &'static Pattern = &Pattern::new("parks/{park}.html");
    /// Named projects.
    pub const PROJECT: &'static Pattern = &Pattern::new("projects/{project}.html");
    /// Places.
    pub const PLACE: &'static Pattern = &Pattern::new("places/{place}.html");
    /// Matters that go through several plans.
    pub const THREAD: &'static Pattern = &Pattern::new("threads/{thread}.html");
    /// A figure through years and places.
    pub const INDICATOR: &'static Pattern = &Pattern::new("indicators/{indicator}.html");
    /// What was reported of a promise.
    pub const RECORD: &'static Pattern = &Pattern::new("progress/{record}.html");
    /// Months.
    pub const MONTH: &'static Pattern = &Pattern::new("months/{month}.html");
    /// Years.
    pub const YEAR: &'static Pattern = &Pattern::new("years/{year}.html");
    /// Archived sources.
    pub const SOURCE: &'static Pattern = &Pattern::new("sources/{plan}.html");
    /// Where tasks once were small pages to be shown within others.
    pub const CARD: &'static Pattern = &Pattern::new("cards/{plan}/{node}.html");

    /// Returns the address of a pattern with one value.
    pub fn with(pattern: &'static Pattern, value: Value<'a>) -> Self {
        Self {
            pattern,
            values: [Some(value), None],
        }
    }

    /// Returns the address of a pattern with two values.
    pub fn with_two(pattern: &'static Pattern, first: Value<'a>, second: Value<'a>) -> Self {
        Self {
            pattern,
            values: [Some(first), Some(second)],
        }
    }

    /// Returns the address of a plan.
    pub fn plan(id: &'a str) -> Self {
        Self::with(Self::PLAN, Value::Text(id))
    }

    /// Returns the address of a task by its plan and its node.
    pub fn task(plan: &'a str, node: &'a str) -> Self {
        Self::with_two(Self::TASK, Value::Text(plan), Value::Text(node))
    }

    /// Returns the address of a unit.
    pub fn unit(id: &'a str) -> Self {
        Self::with(Self::UNIT, Value::Text(id))
    }

    /// Returns the address of a park.
    pub fn park(id: &'a str) -> Self {
        Self::with(Self::PARK, Value::Text(id))
    }

    /// Returns the address of a project.
    pub fn project(id: &'a str) -> Self {
        Self::with(Self::PROJECT, Value::Text(id))
    }

    /// Returns the address of a place.
    pub fn place(id: &'a str) -> Self {
        Self::with(Self::PLACE, Value::Text(id))
    }

    /// Returns the address of an indicator.
    pub fn indicator(id: &'a str) -> Self {
        Self::with(Self::INDICATOR, Value::Text(id))
    }

    /// Returns the address of a record of progress.
    pub fn record(id: &'a str) -> Self {
        Self::with(Self::RECORD, Value::Text(id))
    }

    /// Returns the address of a thread.
    pub fn thread(id: &'a str) -> Self {
        Self::with(Self::THREAD, Value::Text(id))
    }

    /// Returns the address of a month.
    pub fn month(month: Month) -> Self {
        Self::with(Self::MONTH, Value::Month(month))
    }

    /// Returns the address of a year.
    pub fn year(year: i16) -> Self {
        Self::with(Self::YEAR, Value::Year(year))
    }

    /// Returns the address of an archived source by its plan.
    pub fn source(plan: &'a str) -> Self {
        Self::with(Self::SOURCE, Value::Text(plan))
    }

    /// Returns the address of a task's card by its plan and its node.
    pub fn card(plan: &'a str, node: &'a str) -> Self {
        Self::with_two(Self::CARD, Value::Text(plan), Value::Text(node))
    }

    /// Returns the address of a file by its path below the root.
    pub fn file(path: &'a str) -> Self {
        Self::with(FILE, Value::Text(path))
    }

    /// Returns the address of a file of data by its name below data/.
    pub fn dataset(name: &'a str) -> Self {
        Self::with(DATASET, Value::Text(name))
    }

    /// Returns the address of a file of the search index.
    pub fn search_file(name: &'a str) -> Self {
        Self::with(SEARCH_FILE, Value::Text(name))
    }

    /// Returns the address of a file of the theme.
    pub fn asset(name: &'a str) -> Self {
        Self::with(ASSET, Value::Text(name))
    }

    /// Reads an address of this form. Returns nothing if the path has another form, or would leave the site.
    pub fn parse(pattern: &'static Pattern, path: &'a str) -> Option<Self> {
        let values = pattern.parse(path)?;
        Some(Self { pattern, values })
    }

    /// Returns the address of another pattern that is made of the same values.
    pub(super) fn with_pattern(self, pattern: &'static Pattern) -> Self {
        Self { pattern, ..self }
    }

    /// Returns the pattern that it is made by.
    pub fn pattern(&self) -> &'static Pattern {
        self.pattern
    }

    /// Returns the values that it is made of, in the order of its pattern.
    pub fn values(&self) -> impl Iterator<Item = Value<'a>> {
        self.values.into_iter().flatten()
    }
}

impl Route<'_> {
    /// Returns the file of the page below the site's root: ASCII, `/`-separated, no leading slash.
    pub fn path(&self) -> String {
        let mut path = String::with_capacity(48);
        self.pattern.print(&self.values, &mut path);
        path
    }

    /// Returns the page at this address; nothing where it is a file's.
    pub fn page(&self) -> Option<PagePath> {
        PagePath::parse(&self.path())
    }

    /// Returns the path of a feed, calendar or data of the page; whether there is one, others know.
    pub fn companion(&self, companion: Companion) -> String {
        let path = self.path();
        companion.print(path.strip_suffix(PAGE).unwrap_or(&path))
    }

    /// Returns the path of the page's data.
    pub fn data(&self) -> String {
        self.companion(Companion::Data)
    }

    /// Returns what leads from this page up to the site's root: empty, `../` or `../../`.
    pub fn root(&self) -> &'static str {
        way_up(self.pattern.depth(&self.values))
    }

    /// Returns the address of another page as a link on this one: relative, so that the site works under any path
    /// and from a folder.
    pub fn href(&self, to: &Route<'_>) -> String {
        let mut href = String::with_capacity(56);
        match (self.values, to.values) {
            // Neighbours in one folder need no way up, nor does what lies in the folder beside a page: from
            // plans/a/1.html to plans/a/2.html, from plans/a.html to plans/a/1.html.
            ([own, Some(_)], [other, Some(_)]) if own == other && self.pattern == to.pattern => {
                to.pattern.print_last(&to.values, &mut href);
            }
            ([Some(_), None], [_, Some(_)]) if self.pattern.begins_like(to.pattern) => {
                to.pattern.print_below(&to.values, &mut href);
            }
            _ => {
                href.push_str(self.root());
                to.pattern.print(&to.values, &mut href);
            }
        }
        href
    }

    /// Returns the address of a file of the site as a link on this page.
    pub fn href_to_file(&self, path: &str) -> String {
        [self.root(), path].concat()
    }

    /// Returns the address of a place on another page as a link on this one.
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
    use crate::time::Month;
    use proptest::prelude::*;

    /// Something that may be the name of a file or folder.
    const NAME: &str = "[a-z0-9][a-z0-9-]{0,12}";

    /// Every address with values, made of these.
    fn routes<'a>(first: &'a str, second: &'a str, month: Month) -> [Route<'a>; 13] {
        [
            Route::plan(first),
            Route::task(first, second),
            Route::unit(first),
            Route::park(first),
            Route::project(first),
            Route::place(first),
            Route::thread(first),
            Route::record(first),
            Route::indicator(first),
            Route::month(month),
            Route::year(month.year),
            Route::source(first),
            Route::card(first, second),
        ]
    }

    proptest! {
        #[test]
        fn a_printed_route_is_parsed_again(
            first in NAME,
            second in NAME,
            year in 1000..=9999_i16,
            month in 1..=12_i8,
        ) {
            for route in routes(&first, &second, Month { year, month }) {
                let path = route.path();
                prop_assert_eq!(Route::parse(route.pattern(), &path), Some(route), "{}", path);
            }
        }

        #[test]
        fn a_parsed_route_is_printed_again(path in "[a-z]{1,9}/[a-zA-Z0-9./_-]{0,24}") {
            for route in routes("a", "b", Month { year: 2017, month: 2 }) {
                if let Some(parsed) = Route::parse(route.pattern(), &path) {
                    prop_assert_eq!(parsed.path(), path.clone());
                }
            }
        }

    }

    #[test]
    fn other_forms_are_refused() {
        for path in [
            "plans/a/b/c.html",
            "plans/a/../b.html",
            "plans/a/.html",
            "plans/a",
        ] {
            assert_eq!(Route::parse(Route::TASK, path), None, "{path}");
        }
        for path in [
            "months/2017-2.html",
            "months/2017-13.html",
            "months/2017.html",
            "years/17.html",
        ] {
            assert_eq!(Route::parse(Route::MONTH, path), None, "{path}");
            assert_eq!(Route::parse(Route::YEAR, path), None, "{path}");
        }
    }

    #[test]
    fn links_are_relative() {
        let task = Route::task("panjin-2017-17", "3-1-9-1");
        assert_eq!(task.href(&Route::unit("x")), "../../units/x.html");
        assert_eq!(
            task.href(&Route::task("panjin-2017-17", "3-1-9-2")),
            "3-1-9-2.html"
        );
        assert_eq!(
            task.href(&Route::task("other", "1")),
            "../../plans/other/1.html"
        );
        assert_eq!(
            task.href_at(&Route::plan("panjin-2017-17"), "3-1"),
            "../../plans/panjin-2017-17.html#3-1"
        );
        assert_eq!(Route::HOME.href(&Route::MONTHS), "months/index.html");
        assert_eq!(Route::plan("a").href(&Route::task("a", "1")), "a/1.html");
        assert_eq!(Route::plan("a").href(&Route::task("b", "1")), "b/1.html");
        assert_eq!(
            Route::PLANS.href(&Route::task("a", "1")),
            "../plans/a/1.html"
        );
        assert_eq!(Route::file("a/b/c/d.html").root(), "../../../");
        assert_eq!(task.href_at(&task, "x"), "#x");
    }

    #[test]
    fn patterns_have_blanks_for_scripts() {
        assert_eq!(Route::TASK.with_blanks(), "plans/{}/{}.html");
        assert_eq!(Route::MONTH.with_blanks(), "months/{}.html");
        assert_eq!(Route::HOME.pattern().with_blanks(), "index.html");
    }
}
