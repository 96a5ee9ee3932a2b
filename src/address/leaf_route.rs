//! The addresses of the leaves of each kind of page that may be cut.

use super::leaf::LeafName;
use super::pattern::{Pattern, Value};
use super::route::Route;

impl<'a> Route<'a> {
    /// The leaves of a unit.
    pub const UNIT_LEAF: &'static Pattern = &Pattern::new("units/{unit}/{leaf}.html");
    /// The leaves of a park.
    pub const PARK_LEAF: &'static Pattern = &Pattern::new("parks/{park}/{leaf}.html");
    /// The leaves of a project.
    pub const PROJECT_LEAF: &'static Pattern = &Pattern::new("projects/{project}/{leaf}.html");
    /// The leaves of an indicator.
    pub const INDICATOR_LEAF: &'static Pattern =
        &Pattern::new("indicators/{indicator}/{leaf}.html");
    /// The leaves of a month.
    pub const MONTH_LEAF: &'static Pattern = &Pattern::new("months/{month}/{leaf}.html");
    /// The leaves of a year.
    pub const YEAR_LEAF: &'static Pattern = &Pattern::new("years/{year}/{leaf}.html");
    /// The leaves of a plan; beside them lie its tasks.
    pub const PLAN_LEAF: &'static Pattern = &Pattern::new("plans/{plan}/text/{leaf}.html");
    /// The leaves of an archived source.
    pub const SOURCE_LEAF: &'static Pattern = &Pattern::new("sources/{plan}/{leaf}.html");
    /// The leaves of the list of plans. No id is `index`.
    pub const PLANS_LEAF: &'static Pattern = &Pattern::new("plans/index/{leaf}.html");
    /// The leaves of the list of units.
    pub const UNITS_LEAF: &'static Pattern = &Pattern::new("units/index/{leaf}.html");
    /// The leaves of the list of parks.
    pub const PARKS_LEAF: &'static Pattern = &Pattern::new("parks/index/{leaf}.html");
    /// The leaves of the list of projects.
    pub const PROJECTS_LEAF: &'static Pattern = &Pattern::new("projects/index/{leaf}.html");
    /// The leaves of the list of archived sources.
    pub const SOURCES_LEAF: &'static Pattern = &Pattern::new("sources/index/{leaf}.html");

    /// Returns the address of a leaf of the page at this address; `pattern` is the form that its leaves have.
    pub fn leaf(self, pattern: &'static Pattern, name: LeafName<'a>) -> Self {
        let leaf = Value::Leaf(name);
        match self.values().next() {
            None => Self::with(pattern, leaf),
            Some(of) => Self::with_two(pattern, of, leaf),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Route;
    use crate::address::{LeafName, LeafSubject};

    #[test]
    fn leaves_lie_in_the_folder_beside_their_page() {
        let name = |subject, number| LeafName { subject, number };
        let unit = Route::unit("x");
        let leaf = unit.leaf(Route::UNIT_LEAF, name(LeafSubject::Year(2017), 2));

        assert_eq!(leaf.path(), "units/x/2017.2.html");
        assert_eq!(unit.href(&leaf), "x/2017.2.html");
        assert_eq!(leaf.href(&unit), "../../units/x.html");
        let next = unit.leaf(Route::UNIT_LEAF, name(LeafSubject::Year(2018), 1));
        assert_eq!(leaf.href(&next), "2018.html");

        let place = Route::UNITS.leaf(Route::UNITS_LEAF, name(LeafSubject::Id("c0"), 1));
        assert_eq!(place.path(), "units/index/c0.html");
        assert_eq!(Route::UNITS.href(&place), "../units/index/c0.html");
        let text = Route::plan("a").leaf(Route::PLAN_LEAF, name(LeafSubject::Next, 3));
        assert_eq!(Route::plan("a").href(&text), "a/text/3.html");
        assert_eq!(text.href(&Route::task("a", "1")), "../../../plans/a/1.html");
    }
}
