//! A month's page: everything that is due in it.

use super::kind::{Facts, PageKind};
use super::leaf::Divided;
use crate::address::{Pattern, Route};
use crate::link::catalogue::DeadlineId;
use crate::link::lists::ListOwner;
use crate::render::cut::time::{MonthList, MonthRow};
use crate::render::cut::{Leaf, Listing, rows_of};
use crate::render::parts::jsonld::Step;
use crate::render::parts::leaves::{LeafLink, LeafView};
use crate::render::parts::link::{Count, Link, PlanLink, UnitLink};
use crate::render::parts::progress::ProgressView;
use crate::render::parts::rows::{RowKey, Rows};
use crate::render::parts::unit_choice::UnitChoice;
use crate::render::parts::{At, Published};
use crate::time::{Due, Month};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

/// `months/<month>.html`
#[derive(Debug, Serialize, JsonSchema)]
pub struct MonthView {
    /// In words.
    pub name: String,
    /// As data has it: 2017-03.
    pub key: String,
    /// The year.
    pub year: Link,
    /// The month before it in which something is due.
    pub previous: Option<Link>,
    /// The month after it in which something is due.
    pub next: Option<Link>,
    /// The same month of other years, with how much is due in each.
    pub same: Vec<Count>,
    /// How many deadlines that no official notice deleted.
    pub count: usize,
    /// How many of them name a day.
    pub with_day: usize,
    /// How many deadlines were deleted: they are listed, and not counted.
    pub deleted: usize,
    /// The deadlines, plan by plan, lead unit by lead unit.
    pub plans: Vec<MonthPlan>,
    /// What was reported of them; absent where nothing was.
    pub progress: Option<ProgressView>,
    /// The units by which they are narrowed.
    pub choices: Vec<UnitChoice>,
    /// Where they are, if they are too many for the month's page.
    pub leaves: Vec<LeafLink>,
    /// Which part of them this page has, if it is a leaf.
    pub leaf: Option<LeafView>,
}

/// What one plan has due in the month.
#[derive(Debug, Serialize, JsonSchema)]
pub struct MonthPlan {
    /// The plan.
    pub plan: PlanLink,
    /// How many deadlines that no official notice deleted.
    pub count: usize,
    /// By the units that lead.
    pub groups: Vec<MonthGroup>,
}

/// What the same units lead.
#[derive(Debug, Serialize, JsonSchema)]
pub struct MonthGroup {
    /// Lead units, or responsible ones where there is no lead; none for a goal of the whole plan.
    pub leads: Vec<UnitLink>,
    /// Whether `leads` are lead units.
    pub led: bool,
    /// The deadlines: HTML that is safe to print, made of each by row-due.html.
    #[schemars(with = "String")]
    pub rows: Rows,
}

/// The page of a month in which something is due.
#[derive(Debug, Clone, Copy)]
pub struct MonthPage(pub Month);

impl PageKind for MonthPage {
    const FACTS: Facts = Facts {
        template: "month",
        section: "months",
        words: &["month.title"],
        has_data: true,
        in_sitemap: true,
        is_promised: true,
    };

    const IS_MADE_OF_CATALOGUE: bool = true;

    type View = MonthView;

    fn all(published: Published<'_>) -> Vec<Self> {
        let months = published.catalogue.months.keys();
        months.copied().map(Self).collect()
    }

    fn route<'a>(&self, _: Published<'a>) -> Route<'a> {
        Route::month(self.0)
    }

    fn view(&self, at: &At<'_>) -> Self::View {
        let list = MonthList(self.0);
        let page = self.cut(at.published());
        if page.leaves.is_empty() {
            return with_plans(at, by_plan(at, &list.rows(at.catalogue)), shown(at, self.0));
        }

        let title = |row: MonthRow| {
            let plan = at.catalogue.deadlines[row.deadline].plan;
            Some(at.catalogue.plans[plan].document.front.title.clone())
        };
        MonthView {
            leaves: at.leaf_links(page, &list, title),
            ..shown(at, self.0)
        }
    }

    fn rows(view: &mut Self::View) -> Vec<&mut Rows> {
        let groups = view.plans.iter_mut().flat_map(|plan| &mut plan.groups);
        groups.map(|group| &mut group.rows).collect()
    }

    fn title(&self, at: &At<'_>, view: &Self::View) -> String {
        at.fill("month.title", &[("month", &view.name)])
    }

    fn list(&self) -> Option<ListOwner> {
        Some(ListOwner::Month(self.0))
    }

    fn json_ld(&self, at: &At<'_>, title: &str) -> Vec<Value> {
        vec![
            at.ld_way(self.steps(at), title),
            at.ld_page("CollectionPage", title),
        ]
    }
}

impl Divided for MonthPage {
    const LEAVES: &'static Pattern = Route::MONTH_LEAF;
    const IS_OFFICIAL: bool = false;

    fn leaves<'a>(&self, published: Published<'a>) -> &'a [Leaf] {
        let leaves = published.cuts.months.get(&self.0);
        leaves.map_or(&[], Vec::as_slice)
    }

    fn leaf_view(&self, at: &At<'_>, leaf: &Leaf) -> Self::View {
        let rows = rows_of(&MonthList(self.0), at.catalogue, Some(leaf));
        let page = self.cut(at.published());
        let view = MonthView {
            leaf: Some(at.leaf_view(page, leaf, self.called(at))),
            ..shown(at, self.0)
        };
        with_plans(at, by_plan(at, &rows), view)
    }

    fn called(&self, at: &At<'_>) -> String {
        at.fill("month.title", &[("month", &at.strings.month(self.0))])
    }

    fn steps<'a>(&self, at: &At<'a>) -> Vec<Step<'a>> {
        vec![at.ld_step("nav.months", Route::MONTHS)]
    }
}

/// Returns a page with the deadlines that it lists, and the units by which it narrows them.
fn with_plans(at: &At<'_>, plans: Vec<MonthPlan>, view: MonthView) -> MonthView {
    let groups = plans.iter().flat_map(|plan| &plan.groups);
    let choices = at.unit_choices(groups.map(|group| &group.rows));
    MonthView {
        plans,
        choices,
        ..view
    }
}

/// Returns what a month's page says besides its deadlines.
fn shown(at: &At<'_>, month: Month) -> MonthView {
    let months = &at.catalogue.months;
    let before = months.range(..month).next_back();
    let after = months.range(month..).find(|(other, _)| **other > month);

    let ids = months.get(&month).map_or(&[][..], Vec::as_slice);
    let names_day = |id: &DeadlineId| matches!(at.catalogue.deadlines[*id].due, Due::Day(_));
    let count = at.catalogue.count_deadlines(ids.iter().copied());

    MonthView {
        name: at.strings.month(month),
        key: month.to_string(),
        year: at.year(month.year),
        previous: before.map(|(&before, _)| at.month(before)),
        next: after.map(|(&after, _)| at.month(after)),
        same: same_month(at, month),
        count,
        with_day: at
            .catalogue
            .count_deadlines(ids.iter().copied().filter(names_day)),
        deleted: ids.len() - count,
        progress: at.progress_of_deadlines(ids),
        plans: Vec::new(),
        choices: Vec::new(),
        leaves: Vec::new(),
        leaf: None,
    }
}

/// Returns the same month of other years, the earliest first.
fn same_month(at: &At<'_>, month: Month) -> Vec<Count> {
    let months = at.catalogue.months.iter();
    let same = months.filter(|(other, _)| other.month == month.month && other.year != month.year);
    same.map(|(&other, ids)| {
        at.month(other)
            .counted(at.catalogue.count_deadlines(ids.iter().copied()))
    })
    .collect()
}

/// Returns what each plan has due among the rows of a month.
fn by_plan(at: &At<'_>, rows: &[MonthRow]) -> Vec<MonthPlan> {
    let plan_of = |row: &MonthRow| at.catalogue.deadlines[row.deadline].plan;
    let plans = rows.chunk_by(|a, b| plan_of(a) == plan_of(b));

    let plans = plans.map(|rows| MonthPlan {
        plan: at.plan(plan_of(&rows[0])),
        count: at
            .catalogue
            .count_deadlines(rows.iter().map(|row| row.deadline)),
        groups: rows
            .chunk_by(|a, b| a.group == b.group)
            .map(|rows| group(at, rows))
            .collect(),
    });
    plans.collect()
}

/// Returns deadlines that the same units are in charge of.
fn group(at: &At<'_>, rows: &[MonthRow]) -> MonthGroup {
    let task = at.catalogue.deadlines[rows[0].deadline].task;
    let in_charge = task
        .map(|task| at.catalogue.tasks[task].in_charge())
        .unwrap_or_default();

    MonthGroup {
        leads: in_charge.units.iter().map(|&unit| at.unit(unit)).collect(),
        led: in_charge.lead,
        rows: rows
            .iter()
            .map(|row| RowKey::Due {
                deadline: row.deadline,
                narrowed: true,
            })
            .collect(),
    }
}
