//! The calendar of all deadlines.

use super::kind::{Facts, PageKind};
use crate::address::Route;
use crate::link::catalogue::DeadlineId;
use crate::render::parts::calendar::{ImpreciseGroup, YearRow};
use crate::render::parts::{At, Published};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

/// months/index.html
#[derive(Debug, Serialize, JsonSchema)]
pub struct MonthsView {
    /// Each year with its months.
    pub years: Vec<YearRow>,
    /// All deadlines.
    pub count: usize,
    /// Deadlines of month or day precision.
    pub precise: usize,
    /// Deadlines less precise than a month.
    pub imprecise: Vec<ImpreciseGroup>,
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

    type View = MonthsView;

    fn all(_: Published<'_>) -> Vec<Self> {
        vec![Self]
    }

    fn route<'a>(&self, _: Published<'a>) -> Route<'a> {
        Route::MONTHS
    }

    fn view(&self, at: &At<'_>) -> Self::View {
        let deadlines = &at.catalogue.deadlines;
        let by_year = at.catalogue.years.values().flatten().copied();
        let imprecise: Vec<DeadlineId> = by_year
            .filter(|&id| deadlines[id].due.month().is_none())
            .collect();

        MonthsView {
            years: at.calendar(deadlines.indices()),
            count: deadlines.len(),
            precise: deadlines.len() - imprecise.len(),
            imprecise: at.imprecise(&imprecise),
        }
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
