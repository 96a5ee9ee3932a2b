//! The table of a list to take along: one row a deadline, with all that a reader needs who has nothing but the list.

use super::column::shared::{NUMBER, TITLE};
use super::table::TableBuilder;
use super::values::{non_empty, title};
use super::{Column, Table, Words};
use crate::address::Route;
use crate::content::progress::ProgressStatus;
use crate::link::catalogue::{Catalogue, Deadline, DeadlineId};
use crate::plan::{EmendationId, Role};
use std::collections::BTreeSet;

/// What parts names in one cell.
const SEPARATOR: &str = "、";

/// Returns the table of a list. `address` makes the whole address of a page, where the site's is known.
pub fn list<'a>(
    catalogue: &'a Catalogue,
    deadlines: Vec<DeadlineId>,
    address: impl Fn(&Route<'_>) -> String + Send + Sync + 'a,
) -> Table<'a> {
    let words = Words {
        zh: "承诺清单：每项时限一行",
        en: "List of promises: one row a deadline",
    };
    let of = |id: DeadlineId| &catalogue.deadlines[id];
    let front = move |id| &catalogue.plans[of(id).plan].document.front;
    let role = |role| move |id| units(catalogue, of(id), role);

    let table = TableBuilder::new("list", words, deadlines)
        .column(Column::text("place", "地区", "Place"), move |id| {
            front(id).place.as_deref()
        })
        .column(
            Column::text("plan", "文件", "Plan").required(),
            move |id| &front(id).title,
        )
        .column(
            Column::text("document_number", "发文字号", "Document number"),
            move |id| front(id).number.as_deref(),
        )
        .column(named(NUMBER, "编号", "Number"), move |id| {
            catalogue.plans[of(id).plan].number(of(id).node)
        })
        .column(named(TITLE, "事项", "Title"), move |id| {
            title(node(catalogue, of(id)))
        })
        .column(
            Column::text("raw", "时限原文", "Deadline as printed").required(),
            move |id| &*of(id).raw,
        )
        .column(Column::text("due", "到期", "Due").required(), move |id| {
            of(id).due
        })
        .column(
            Column::text("what", "到期内容", "What is due"),
            move |id| non_empty(&of(id).text),
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
        .column(Column::text("parks", "园区", "Parks"), move |id| {
            parks(catalogue, of(id))
        })
        .column(Column::text("projects", "项目", "Projects"), move |id| {
            projects(catalogue, of(id))
        })
        .column(
            Column::text("text", "正文", "Text").required(),
            move |id| text(catalogue, of(id)),
        )
        .column(
            Column::text("address", "网址", "Address").required(),
            move |id| place(catalogue, of(id), &address),
        );
    with_marks(table, catalogue).build()
}

/// Adds what was corrected, and whether the deadline still counts.
fn with_marks<'a>(
    table: TableBuilder<'a, DeadlineId>,
    catalogue: &'a Catalogue,
) -> TableBuilder<'a, DeadlineId> {
    let of = |id: DeadlineId| &catalogue.deadlines[id];
    table
        .column(
            Column::text(
                "corrections",
                "据校正读出（第几处）",
                "Read with corrections (which)",
            ),
            move |id| corrections(catalogue, of(id)),
        )
        .column(
            Column::text(
                "amendments",
                "官方更正（第几处）",
                "Amended by official notices (which)",
            ),
            move |id| amendments(catalogue, of(id)),
        )
        .column(
            Column::text("standing", "不再算数的原因", "Why it counts no more"),
            move |id| {
                let standing = of(id).standing(&catalogue.plans[of(id).plan]);
                standing.key_of_void()
            },
        )
        .column(
            Column::text(
                "progress",
                "已知的进展（未核：没有记录）",
                "Progress (not-checked: no record)",
            )
            .required(),
            move |id| progress(catalogue, id),
        )
}

/// Returns a column that other tables have, with the words that head it in a list.
fn named(column: Column, zh: &'static str, en: &'static str) -> Column {
    Column {
        words: Words { zh, en },
        ..column
    }
}

fn node<'a>(catalogue: &'a Catalogue, deadline: &Deadline) -> &'a crate::plan::Node {
    catalogue.plans[deadline.plan].node(deadline.node)
}

/// Returns texts in one cell; nothing where there are none.
fn joined<'a>(texts: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let texts: Vec<&str> = texts.into_iter().collect();
    (!texts.is_empty()).then(|| texts.join(SEPARATOR))
}

/// Returns the units that have a part in a deadline's task, as they are printed.
fn units(catalogue: &Catalogue, deadline: &Deadline, role: Role) -> Option<String> {
    let assignments = &catalogue.tasks[deadline.task?].assignments;
    let own = assignments.iter().filter(|own| own.role == role);
    joined(own.map(|own| own.printed.as_str()))
}

fn parks(catalogue: &Catalogue, deadline: &Deadline) -> Option<String> {
    let parks = catalogue.tasks[deadline.task?].parks.iter();
    joined(parks.map(|&park| catalogue.parks[park].park.name.as_str()))
}

fn projects(catalogue: &Catalogue, deadline: &Deadline) -> Option<String> {
    let projects = catalogue.tasks[deadline.task?].projects.iter();
    joined(projects.map(|&project| catalogue.projects[project].project.name.as_str()))
}

/// Returns the text of a deadline's passage with all that stands under it, a line a paragraph.
fn text(catalogue: &Catalogue, deadline: &Deadline) -> String {
    let plan = &catalogue.plans[deadline.plan];
    let texts: Vec<&str> = plan.texts_under(deadline.node).collect();
    texts.join("\n")
}

/// Returns the address of a deadline's task, or of its place in the plan.
fn place(
    catalogue: &Catalogue,
    deadline: &Deadline,
    address: &impl Fn(&Route<'_>) -> String,
) -> String {
    match deadline.task {
        Some(task) => address(&catalogue.task_route(task)),
        None => {
            let plan = address(&catalogue.plan_route(deadline.plan));
            format!("{plan}#{}", node(catalogue, deadline).id)
        }
    }
}

/// Returns what is recorded of a deadline, in order of date, each with the day and the source; `not-checked` where nothing is.
fn progress(catalogue: &Catalogue, id: DeadlineId) -> String {
    let records = catalogue.progress.of_deadline(id);
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
fn amendments(catalogue: &Catalogue, deadline: &Deadline) -> Option<String> {
    let numbers = catalogue.amended(deadline.task?).into_iter();
    let numbers: Vec<String> = numbers.map(|own| own.number().to_string()).collect();
    joined(numbers.iter().map(String::as_str))
}

/// Returns the numbers of the corrections that the text and the statements of a deadline's task were read with.
fn corrections(catalogue: &Catalogue, deadline: &Deadline) -> Option<String> {
    let task = deadline.task?;
    let names = catalogue.emended_assignments(task).into_iter().flatten();
    let all = catalogue.emended(task).into_iter().chain(names);
    let all: BTreeSet<usize> = all
        .chain(catalogue.illegible(task))
        .map(EmendationId::number)
        .collect();

    let numbers: Vec<String> = all.iter().map(usize::to_string).collect();
    joined(numbers.iter().map(String::as_str))
}
