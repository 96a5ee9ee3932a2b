//! The columns of a list to take along: one row a deadline, with all that a reader needs who has nothing but the list.

use super::column::shared::{NUMBER, TITLE};
use super::table::FilledColumns;
use super::values::{non_empty, title};
use super::{Column, Words};
use crate::address::Route;
use crate::content::progress::ProgressStatus;
use crate::link::catalogue::{Catalogue, Deadline, DeadlineId, PlanId, TaskId};
use crate::plan::{EmendationId, NodeId, Role};
use std::collections::BTreeSet;

/// What parts names in one cell.
const SEPARATOR: &str = "、";

/// What a row is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListRow {
    /// A deadline.
    Deadline(DeadlineId),
    /// A task that has none: readers who keep it take it along all the same. No published list has such a row.
    Task(TaskId),
}

impl ListRow {
    /// Returns the plan that it is of.
    pub fn plan(self, catalogue: &Catalogue) -> PlanId {
        match self {
            ListRow::Deadline(id) => catalogue.deadlines[id].plan,
            ListRow::Task(id) => catalogue.tasks[id].plan,
        }
    }

    /// Returns the node that it is about.
    pub fn node(self, catalogue: &Catalogue) -> NodeId {
        match self {
            ListRow::Deadline(id) => catalogue.deadlines[id].node,
            ListRow::Task(id) => catalogue.tasks[id].node,
        }
    }

    /// Returns its task, if it belongs to one.
    pub fn task(self, catalogue: &Catalogue) -> Option<TaskId> {
        match self {
            ListRow::Deadline(id) => catalogue.deadlines[id].task,
            ListRow::Task(id) => Some(id),
        }
    }

    /// Returns its deadline, if it has one.
    pub fn deadline(self, catalogue: &Catalogue) -> Option<&Deadline> {
        match self {
            ListRow::Deadline(id) => Some(&catalogue.deadlines[id]),
            ListRow::Task(_) => None,
        }
    }

    /// Returns the address of its task, or of its place in the plan.
    pub fn place(self, catalogue: &Catalogue, address: impl Fn(&Route<'_>) -> String) -> String {
        match self.task(catalogue) {
            Some(task) => address(&catalogue.task_route(task)),
            None => {
                let plan = address(&catalogue.plan_route(self.plan(catalogue)));
                format!("{plan}#{}", node(catalogue, self).id)
            }
        }
    }
}

/// Returns the columns of lists. `address` makes the whole address of a page, where the site's is known.
pub fn list<'a>(
    catalogue: &'a Catalogue,
    address: impl Fn(&Route<'_>) -> String + Send + Sync + 'a,
) -> FilledColumns<'a, ListRow> {
    let due = |row: ListRow| row.deadline(catalogue);
    let front = move |row: ListRow| &catalogue.plans[row.plan(catalogue)].document.front;
    let role = |role| move |row| units(catalogue, row, role);

    let columns = FilledColumns::new()
        .column(Column::text("place", "地区", "Place"), move |row| {
            front(row).place.as_deref()
        })
        .column(
            Column::text("plan", "文件", "Plan").required(),
            move |row| &front(row).title,
        )
        .column(
            Column::text("document_number", "发文字号", "Document number"),
            move |row| front(row).number.as_deref(),
        )
        .column(named(NUMBER, "编号", "Number"), move |row: ListRow| {
            catalogue.plans[row.plan(catalogue)].number(row.node(catalogue))
        })
        .column(named(TITLE, "事项", "Title"), move |row| {
            title(node(catalogue, row))
        })
        .column(
            Column::text("raw", "时限原文", "Deadline as printed").required(),
            move |row| due(row).map(|due| &*due.raw),
        )
        .column(Column::text("due", "到期", "Due").required(), move |row| {
            due(row).map(|due| due.due)
        })
        .column(
            Column::text("what", "到期内容", "What is due"),
            move |row| due(row).and_then(|due| non_empty(&due.text)),
        )
        .column(
            Column::text("lead", "牵头单位", "Lead units"),
            role(Role::Lead),
        )
        .column(
            Column::text("responsible", "责任单位", "Responsible units"),
            role(Role::Responsible),
        )
        .column(
            Column::text("cooperating", "配合单位", "Cooperating units"),
            role(Role::Cooperating),
        )
        .column(Column::text("parks", "园区", "Parks"), move |row| {
            parks(catalogue, row)
        })
        .column(Column::text("projects", "项目", "Projects"), move |row| {
            projects(catalogue, row)
        })
        .column(
            Column::text("text", "正文", "Text").required(),
            move |row| text(catalogue, row),
        )
        .column(
            Column::text("address", "网址", "Address").required(),
            move |row: ListRow| row.place(catalogue, &address),
        );
    with_marks(columns, catalogue)
}

/// Adds what was corrected, and whether the deadline still counts.
fn with_marks<'a>(
    columns: FilledColumns<'a, ListRow>,
    catalogue: &'a Catalogue,
) -> FilledColumns<'a, ListRow> {
    columns
        .column(
            Column::text(
                "corrections",
                "据校正读出（第几处）",
                "Read with corrections (which)",
            ),
            move |row| corrections(catalogue, row),
        )
        .column(
            Column::text(
                "amendments",
                "官方更正（第几处）",
                "Amended by official notices (which)",
            ),
            move |row| amendments(catalogue, row),
        )
        .column(
            Column::text("standing", "不再算数的原因", "Why it counts no more"),
            move |row: ListRow| {
                let due = row.deadline(catalogue)?;
                due.standing(&catalogue.plans[due.plan]).key_of_void()
            },
        )
        .column(
            Column::text(
                "progress",
                "已知的进展（未核：没有记录）",
                "Progress (not-checked: no record)",
            )
            .required(),
            move |row| progress(catalogue, row),
        )
}

/// Returns a column that other tables have, with the words that head it in a list.
fn named(column: Column, zh: &'static str, en: &'static str) -> Column {
    Column {
        words: Words { zh, en },
        ..column
    }
}

fn node(catalogue: &Catalogue, row: ListRow) -> &crate::plan::Node {
    catalogue.plans[row.plan(catalogue)].node(row.node(catalogue))
}

/// Returns texts in one cell; nothing where there are none.
fn joined<'a>(texts: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let texts: Vec<&str> = texts.into_iter().collect();
    (!texts.is_empty()).then(|| texts.join(SEPARATOR))
}

/// Returns the units that have a part in a deadline's task, as they are printed.
fn units(catalogue: &Catalogue, row: ListRow, role: Role) -> Option<String> {
    let assignments = &catalogue.tasks[row.task(catalogue)?].assignments;
    let own = assignments.iter().filter(|own| own.role == role);
    joined(own.map(|own| own.printed.as_str()))
}

fn parks(catalogue: &Catalogue, row: ListRow) -> Option<String> {
    let parks = catalogue.tasks[row.task(catalogue)?].parks.iter();
    joined(parks.map(|&park| catalogue.parks[park].park.name.as_str()))
}

fn projects(catalogue: &Catalogue, row: ListRow) -> Option<String> {
    let projects = catalogue.tasks[row.task(catalogue)?].projects.iter();
    joined(projects.map(|&project| catalogue.projects[project].project.name.as_str()))
}

/// Returns the text of a deadline's passage with all that stands under it, a line a paragraph.
fn text(catalogue: &Catalogue, row: ListRow) -> String {
    let plan = &catalogue.plans[row.plan(catalogue)];
    let texts: Vec<&str> = plan.texts_under(row.node(catalogue)).collect();
    texts.join("\n")
}

/// Returns what is recorded of a deadline, in order of date, each with the day and the source; `not-checked` where nothing is.
fn progress(catalogue: &Catalogue, row: ListRow) -> String {
    let records = match row {
        ListRow::Deadline(id) => catalogue.progress.of_deadline(id),
        ListRow::Task(id) => catalogue.progress.of_task(id),
    };
    if records.is_empty() {
        return ProgressStatus::NotChecked.key().to_owned();
    }
    let records = records.iter().map(|&id| {
        let record = &catalogue.progress.all[id];
        let source = record.source.as_ref().map(|own| own.title.as_str());
        let looked = record.looked.iter().map(|own| own.place.as_str());
        let places: Vec<&str> = source.into_iter().chain(looked).collect();
        let line = format!(
            "{} {} {}",
            record.status.key(),
            record.date,
            places.join(SEPARATOR)
        );
        line.trim_end().to_owned()
    });
    records.collect::<Vec<_>>().join("\n")
}

/// Returns the numbers of the amendments in the text of a deadline's task.
fn amendments(catalogue: &Catalogue, row: ListRow) -> Option<String> {
    let numbers = catalogue.amended(row.task(catalogue)?).into_iter();
    let numbers: Vec<String> = numbers.map(|own| own.number().to_string()).collect();
    joined(numbers.iter().map(String::as_str))
}

/// Returns the numbers of the corrections that the text and the statements of a deadline's task were read with.
fn corrections(catalogue: &Catalogue, row: ListRow) -> Option<String> {
    let task = row.task(catalogue)?;
    let names = catalogue.emended_assignments(task).into_iter().flatten();
    let all = catalogue.emended(task).into_iter().chain(names);
    let all: BTreeSet<usize> = all
        .chain(catalogue.illegible(task))
        .map(EmendationId::number)
        .collect();

    let numbers: Vec<String> = all.iter().map(usize::to_string).collect();
    joined(numbers.iter().map(String::as_str))
}
