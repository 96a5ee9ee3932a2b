//! The calendar of all deadlines.

use super::kind::{Facts, PageKind};
use crate::address::Route;
use crate::link::catalogue::DeadlineId;
use crate::render::cut::Listing;
use crate::render::cut::time::ImpreciseList;
use crate::render::parts::calendar::{self, ImpreciseGroup, YearRow};
use crate::render::parts::rows::Rows;
use crate::render::parts::{At, Published};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

/// months/index.html
#[derive(Debug, Serialize, JsonSchema)]
pub struct MonthsView {
    /// Each year with its months.
    pub years: Vec<YearRow>,
    /// All deadlines that no official notice deleted.
    pub count: usize,
    /// Those of month or day precision.
    pub precise: usize,
    /// How many deadlines were deleted: they are listed, and not counted.
    pub deleted: usize,
    /// Deadlines less precise than a month.
    pub imprecise: Vec<ImpreciseGroup>,
    /// How many there are of them, where they are too many for this page.
    pub open: Vec<OpenTime>,
}

/// How many deadlines name a quarter, a half or a year.
#[derive(Debug, Serialize, JsonSchema)]
pub struct OpenTime {
    /// The anchor: 2017-Q4, 2017-H1, 2025.
    pub id: String,
    /// Their place on the page of their year.
    pub href: String,
    /// In words.
    pub text: String,
    /// quarter, half or year.
    pub precision: &'static str,
    /// How many that no official notice deleted.
    pub count: usize,
}

/// The list of all months.
#[derive(Debug, Clone, Copy)]
pub struct MonthsPage;

impl PageKind for MonthsPage {
    const FACTS: Facts = Facts {
        template: "months",
        section: "months",
        words: &["nav.months"],
        has_data: false,
        in_sitemap: true,
        is_promised: true,
    };

    const IS_MADE_OF_CATALOGUE: bool = true;

    type View = MonthsView;

    fn all(_: Published<'_>) -> Vec<Self> {
        vec![Self]
    }

    fn route<'a>(&self, _: Published<'a>) -> Route<'a> {
        Route::MONTHS
    }

    fn view(&self, at: &At<'_>) -> Self::View {
        let deadlines = &at.catalogue.deadlines;
        let imprecise = ImpreciseList.rows(at.catalogue);
        let count = at.catalogue.count_deadlines(deadlines.indices());
        let precise = count - at.catalogue.count_deadlines(imprecise.iter().copied());
        let (imprecise, open) = if !at.cuts.imprecise_is_too_long() {
            (at.imprecise(&imprecise), Vec::new())
        } else {
            (Vec::new(), open_times(at, &imprecise))
        };

        MonthsView {
            years: at.calendar(deadlines.indices()),
            count,
            precise,
            deleted: deadlines.len() - count,
            imprecise,
            open,
        }
    }

    fn rows(view: &mut Self::View) -> Vec<&mut Rows> {
        calendar::rows(&mut view.imprecise).collect()
    }

    fn title(&self, at: &At<'_>, _: &Self::View) -> String {
        at.word("nav.months")
    }

    fn json_ld(&self, at: &At<'_>, title: &str) -> Vec<Value> {
        vec![
            at.ld_way(Vec::new(), title),
            at.ld_page("CollectionPage", title),
        ]
    }
}

/// Returns how many of these deadlines name each quarter, half or year, with the way to them.
fn open_times(at: &At<'_>, ids: &[DeadlineId]) -> Vec<OpenTime> {
    let due_of = |id: &DeadlineId| at.catalogue.deadlines[*id].due;
    let groups = ids.chunk_by(|a, b| due_of(a) == due_of(b));
    let times = groups.map(|ids| {
        let due = at.due(due_of(&ids[0]));
        OpenTime {
            id: due.key,
            href: due.href,
            text: due.text,
            precision: due.precision,
            count: at.catalogue.count_deadlines(ids.iter().copied()),
        }
    });
    times.collect()
}
