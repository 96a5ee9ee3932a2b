//! The pages: for each route the view that a theme renders. Views are plain data with ready links;
//! a theme computes nothing but looks.

pub mod about;
pub mod calendar;
pub mod card;
mod charts;
pub mod common;
pub mod data;
pub mod former;
pub mod frame;
pub mod head;
pub mod history;
pub mod home;
pub mod index;
mod jsonld;
pub mod month;
pub mod park;
pub mod partners;
pub mod plan;
pub mod project;
pub mod schedule;
pub mod search;
pub mod source;
pub mod task;
pub mod text;
pub mod unit;
pub mod year;

use crate::address::Route;
use crate::content::permalinks::{FormerId, Moves};
use crate::content::settings::Settings;
use crate::link::catalogue::{Catalogue, ParkId, PlanId, ProjectId, TaskId, UnitId};
use crate::link::dataset::Table;
use crate::link::outlets::Outlets;

use crate::render::icon::Icon;
use crate::render::strings::Strings;
use crate::time::Month;
use serde::Serialize;

use common::At;

use frame::Frame;

/// What every page is made from.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// All that the content says.
    pub catalogue: &'a Catalogue,
    /// What the maintainer sets.
    pub settings: &'a Settings,
    /// The words of the interface.
    pub strings: &'a Strings,
    /// What moved or went.
    pub moves: &'a Moves,
    /// The mark of the site.
    pub icon: Icon,
    /// What readers can subscribe to.
    pub outlets: &'a Outlets,
    /// The tables that the catalogue is published as.
    pub tables: &'a [Table<'a>],
}

/// A page: where it goes, which template renders it, and what the template is given.
#[derive(Debug, Serialize)]
pub struct Page {
    /// Name of the template without its ending, as in `task`.
    #[serde(skip)]
    pub template: &'static str,
    /// What every page has: its title, its way to the root, its place in the navigation.
    pub page: Frame,
    /// What this kind of page has.
    pub view: View,
}

/// The view of each kind of page.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum View {
    /// index.html
    Home(Box<home::HomeView>),
    /// about.html
    About(Box<about::AboutView>),
    /// search.html
    Search(search::SearchView),
    /// 404.html
    NotFound(about::NotFoundView),
    /// corrections.html
    Corrections(history::CorrectionsView),
    /// changes.html
    Changes(history::ChangesView),
    /// data/index.html
    Data(data::DataView),
    /// cards/…/….html
    Card(Box<card::CardView>),
    /// A page that is no more.
    Former(former::FormerView),
    /// plans/index.html
    Plans(index::PlansView),
    /// plans/….html
    Plan(Box<plan::PlanView>),
    /// plans/…/….html
    Task(Box<task::TaskView>),
    /// units/index.html
    Units(index::UnitsView),
    /// units/….html
    Unit(Box<unit::UnitView>),
    /// parks/index.html
    Parks(index::ParksView),
    /// parks/….html
    Park(Box<park::ParkView>),
    /// projects/index.html
    Projects(index::ProjectsView),
    /// projects/….html
    Project(Box<project::ProjectView>),
    /// months/index.html
    Months(calendar::MonthsView),
    /// months/….html
    Month(Box<month::MonthView>),
    /// years/….html
    Year(Box<year::YearView>),
    /// sources/index.html
    Sources(index::SourcesView),
    /// sources/….html
    Source(Box<source::SourceView>),
}

/// Names of all templates that a theme must have.
pub const TEMPLATES: [&str; 23] = [
    "home",
    "about",
    "search",
    "404",
    "corrections",
    "changes",
    "data",
    "card",
    "former",
    "plans",
    "plan",
    "task",
    "units",
    "unit",
    "parks",
    "park",
    "projects",
    "project",
    "months",
    "month",
    "year",
    "sources",
    "source",
];

/// The words that views are made with; every language of a theme must have them, besides those that
/// its templates ask for.
pub const WORDS: [&str; 81] = [
    "calendar.imprecise",
    "calendar.total",
    "changes.title",
    "chart.dated",
    "chart.partner",
    "chart.undated",
    "chart.when",
    "chart.words",
    "corrections.title",
    "count.tasks",
    "data.title",
    "date.day",
    "date.half1",
    "date.half2",
    "date.month",
    "date.quarter",
    "date.year",
    "data.find",
    "event.day",
    "event.day_note",
    "event.gone",
    "event.plan",
    "event.series_note",
    "event.span",
    "event.span_note",
    "event.units",
    "feed.number",
    "feed.summary",
    "field.addressees",
    "field.issuer",
    "field.number",
    "field.published",
    "field.title",
    "field.written",
    "former.gone",
    "former.moved",
    "found.month",
    "found.park",
    "found.plan",
    "found.project",
    "found.row",
    "found.task",
    "found.text",
    "found.unit",
    "found.year",
    "month.1",
    "month.2",
    "month.3",
    "month.4",
    "month.5",
    "month.6",
    "month.7",
    "month.8",
    "month.9",
    "month.10",
    "month.11",
    "month.12",
    "month.title",
    "nav.about",
    "nav.months",
    "nav.parks",
    "nav.plans",
    "nav.projects",
    "nav.search",
    "nav.sources",
    "nav.units",
    "notfound.title",
    "role.cooperating",
    "role.cooperating_short",
    "role.lead",
    "role.lead_short",
    "role.responsible",
    "role.responsible_short",
    "sep",
    "source.title",
    "task.entity",
    "task.of",
    "task.value",
    "text.mark",
    "unit.title",
    "year.title",
];

/// What a page is about: the same as its [`Route`], with indexes instead of names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Item {
    /// index.html
    Home,
    /// about.html
    About,
    /// search.html
    Search,
    /// 404.html
    NotFound,
    /// corrections.html
    Corrections,
    /// changes.html
    Changes,
    /// data/index.html
    Data,
    /// plans/index.html
    Plans,
    /// units/index.html
    Units,
    /// parks/index.html
    Parks,
    /// projects/index.html
    Projects,
    /// months/index.html
    Months,
    /// sources/index.html
    Sources,
    /// A plan.
    Plan(PlanId),
    /// A task.
    Task(TaskId),
    /// A unit.
    Unit(UnitId),
    /// A park.
    Park(ParkId),
    /// A project.
    Project(ProjectId),
    /// A month.
    Month(Month),
    /// A year.
    Year(i16),
    /// An archived source, by its plan.
    Source(PlanId),
    /// A task as a card.
    Card(TaskId),
    /// A page that is no more.
    Former(FormerId),
}

/// Every page of the site.
pub fn items(catalogue: &Catalogue, moves: &Moves) -> Vec<Item> {
    let mut items = vec![
        Item::Home,
        Item::About,
        Item::Search,
        Item::NotFound,
        Item::Corrections,
        Item::Changes,
        Item::Data,
        Item::Plans,
        Item::Units,
        Item::Parks,
        Item::Projects,
        Item::Months,
        Item::Sources,
    ];
    items.extend(
        catalogue
            .plans
            .indices()
            .flat_map(|plan| [Item::Plan(plan), Item::Source(plan)]),
    );
    items.extend(catalogue.tasks.indices().map(Item::Task));
    items.extend(catalogue.units.indices().map(Item::Unit));
    items.extend(catalogue.parks.indices().map(Item::Park));
    items.extend(catalogue.projects.indices().map(Item::Project));
    items.extend(catalogue.months.keys().copied().map(Item::Month));
    items.extend(catalogue.years.keys().copied().map(Item::Year));
    items.extend(catalogue.tasks.indices().map(Item::Card));
    items.extend(moves.former_pages().map(Item::Former));
    items
}

impl Item {
    /// The address of its page.
    pub fn route<'a>(self, catalogue: &'a Catalogue, moves: &'a Moves) -> Route<'a> {
        let plan_id = |plan: PlanId| catalogue.plans[plan].document.id.as_str();
        match self {
            Item::Home => Route::HOME,
            Item::About => Route::ABOUT,
            Item::Search => Route::SEARCH,
            Item::NotFound => Route::NOT_FOUND,
            Item::Corrections => Route::CORRECTIONS,
            Item::Changes => Route::CHANGES,
            Item::Data => Route::DATA,
            Item::Card(task) => Route::card(
                plan_id(catalogue.tasks[task].plan),
                &catalogue.node(task).id,
            ),
            Item::Former(at) => Route::file(moves.get(at).address()),
            Item::Plans => Route::PLANS,
            Item::Units => Route::UNITS,
            Item::Parks => Route::PARKS,
            Item::Projects => Route::PROJECTS,
            Item::Months => Route::MONTHS,
            Item::Sources => Route::SOURCES,
            Item::Plan(plan) => Route::plan(plan_id(plan)),
            Item::Source(plan) => Route::source(plan_id(plan)),
            Item::Task(task) => Route::task(
                plan_id(catalogue.tasks[task].plan),
                &catalogue.node(task).id,
            ),
            Item::Unit(unit) => Route::unit(&catalogue.units[unit].unit.id),
            Item::Park(park) => Route::park(&catalogue.parks[park].park.id),
            Item::Project(project) => Route::project(&catalogue.projects[project].project.id),
            Item::Month(month) => Route::month(month),
            Item::Year(year) => Route::year(year),
        }
    }
}

/// Makes the page of an item.
pub fn page(context: Context<'_>, item: Item) -> Page {
    let at = At::new(context, item.route(context.catalogue, context.moves));
    let (template, title, view) = match item {
        Item::Home => ("home", String::new(), View::Home(Box::new(home::view(&at)))),
        Item::About => (
            "about",
            at.word("nav.about"),
            View::About(Box::new(about::view(&at))),
        ),
        Item::Search => (
            "search",
            at.word("nav.search"),
            View::Search(search::view(&at)),
        ),
        Item::NotFound => (
            "404",
            at.word("notfound.title"),
            View::NotFound(about::not_found(&at)),
        ),
        Item::Corrections => (
            "corrections",
            at.word("corrections.title"),
            View::Corrections(history::corrections(&at)),
        ),
        Item::Changes => (
            "changes",
            at.word("changes.title"),
            View::Changes(history::changes(&at)),
        ),
        Item::Data => ("data", at.word("data.title"), View::Data(data::view(&at))),
        Item::Card(id) => {
            let view = card::view(&at, id);
            let title = format!("{} {}", view.number, at.catalogue.node(id).name(60));
            ("card", title, View::Card(Box::new(view)))
        }
        Item::Former(id) => {
            let view = former::view(&at, id);
            let said = if view.now.is_some() {
                "former.moved"
            } else {
                "former.gone"
            };
            ("former", at.word(said), View::Former(view))
        }
        Item::Plans => (
            "plans",
            at.word("nav.plans"),
            View::Plans(index::plans(&at)),
        ),
        Item::Units => (
            "units",
            at.word("nav.units"),
            View::Units(index::units(&at)),
        ),
        Item::Parks => (
            "parks",
            at.word("nav.parks"),
            View::Parks(index::parks(&at)),
        ),
        Item::Projects => (
            "projects",
            at.word("nav.projects"),
            View::Projects(index::projects(&at)),
        ),
        Item::Months => (
            "months",
            at.word("nav.months"),
            View::Months(calendar::months(&at)),
        ),
        Item::Sources => (
            "sources",
            at.word("nav.sources"),
            View::Sources(index::sources(&at)),
        ),
        Item::Plan(id) => {
            let view = plan::view(&at, id);
            ("plan", view.title.clone(), View::Plan(Box::new(view)))
        }
        Item::Source(id) => {
            let view = source::view(&at, id);
            let title = at.fill("source.title", &[("plan", &view.plan.title)]);
            ("source", title, View::Source(Box::new(view)))
        }
        Item::Task(id) => {
            let view = task::view(&at, id);
            (
                "task",
                format!("{} {}", view.number, view.title),
                View::Task(Box::new(view)),
            )
        }
        Item::Unit(id) => {
            let view = unit::view(&at, id);
            // Units of two places share their everyday names.
            let title = match &view.place {
                Some(place) => at.fill("unit.title", &[("unit", &view.short), ("place", place)]),
                None => view.short.clone(),
            };
            ("unit", title, View::Unit(Box::new(view)))
        }
        Item::Park(id) => {
            let view = park::view(&at, id);
            ("park", view.name.clone(), View::Park(Box::new(view)))
        }
        Item::Project(id) => {
            let view = project::view(&at, id);
            ("project", view.name.clone(), View::Project(Box::new(view)))
        }
        Item::Month(month) => {
            let view = month::view(&at, month);
            (
                "month",
                at.fill("month.title", &[("month", &view.name)]),
                View::Month(Box::new(view)),
            )
        }
        Item::Year(year) => {
            let view = year::view(&at, year);
            (
                "year",
                at.fill("year.title", &[("year", &year)]),
                View::Year(Box::new(view)),
            )
        }
    };
    Page {
        template,
        page: Frame::new(&at, item, template, title),
        view,
    }
}
