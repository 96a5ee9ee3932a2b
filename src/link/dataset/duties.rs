//! Tables of what the plans ask for: who, by when, how often.

use super::column::shared::{RAW, TASK_ID, UNIT_ID};
use super::progress::{PROGRESS, progress_of};
use super::table::TableBuilder;
use super::values::{NodeInPlan, Numbered, non_empty, numbered};
use super::{Column, Table, Words};
use crate::link::catalogue::{Assignment, Catalogue, DeadlineId, Plan, TaskId};
use crate::plan::{EmendationId, Node};
use std::collections::HashMap;

/// The key column of what stands in a passage.
pub(super) const NODE_ID: Column = Column::text(
    "node_id",
    "所在的段：方案/节点",
    "The passage that says so: plan/node",
)
.key()
.refers("nodes");

/// The key column that tells what stands in one passage apart.
pub(super) const POSITION: Column = Column::integer(
    "position",
    "在该段里的次序，从 1 起",
    "Place within the passage, from 1",
)
.key();

/// Something that a passage says, with its place among all of its sort there.
pub(super) type InNode<'a, Item> = Numbered<NodeInPlan<'a>, &'a Item>;

/// Returns a row for each item of a list that passages have.
pub(super) fn in_nodes<'a, Item>(
    catalogue: &'a Catalogue,
    list: fn(&'a Node) -> &'a [Item],
) -> impl Iterator<Item = InNode<'a, Item>> + Clone {
    catalogue.plans.iter().flat_map(move |plan| {
        let nodes = plan.text.outline.nodes.indices();
        nodes.flat_map(move |index| {
            let at = NodeInPlan::new(plan, index);
            numbered(at, list(at.node))
        })
    })
}

/// A unit's part in a task, with the correction that its name was read from.
#[derive(Clone, Copy)]
struct Part<'a> {
    assignment: &'a Assignment,
    /// The correction's place among those of the plan, from 1.
    emendation: Option<usize>,
}

/// Returns the table of assignments.
pub fn assignments(catalogue: &Catalogue) -> Table<'_> {
    let words = Words {
        zh: "任务与单位：谁以什么身份承担哪项任务",
        en: "Who has which part in which task",
    };
    let position = Column::integer(
        "position",
        "在任务里的次序，从 1 起",
        "Place within the task, from 1",
    );
    let role = Column::text(
        "role",
        "身份：lead 牵头、responsible 责任、cooperating 配合",
        "lead, responsible or cooperating",
    );
    let printed = Column::text(
        "printed",
        "原文所写的名称，校正后",
        "Its name as printed, corrections applied",
    );
    let emendation = Column::integer(
        "emendation",
        "名称据校正读出的，是该方案的第几处校正",
        "Where the name was read from a correction: which of its plan's",
    );

    let rows = catalogue
        .tasks
        .indices()
        .flat_map(|task| parts(catalogue, task));
    TableBuilder::new("assignments", words, rows)
        .column(TASK_ID, |row| row.owner.id())
        .column(position.key(), |row| row.position)
        .column(role.required(), |row| row.item.assignment.role.key())
        .column(UNIT_ID, |row| {
            &catalogue.units[row.item.assignment.unit].unit.id
        })
        .column(printed.required(), |row| &row.item.assignment.printed)
        .column(emendation, |row| row.item.emendation)
        .build()
}

/// Returns the parts that units have in a task, in printed order.
fn parts(
    catalogue: &Catalogue,
    id: TaskId,
) -> impl Iterator<Item = Numbered<NodeInPlan<'_>, Part<'_>>> + Clone {
    let task = &catalogue.tasks[id];
    let emendations = catalogue.emended_assignments(id);
    let assignments = task.assignments.iter().zip(emendations);
    let parts = assignments.map(|(assignment, emendation)| Part {
        assignment,
        emendation: emendation.map(EmendationId::number),
    });

    let at = NodeInPlan::new(&catalogue.plans[task.plan], task.node);
    numbered(at, parts)
}

/// Returns the deadlines of a plan, each numbered among those of its node.
fn deadlines<'a>(
    catalogue: &'a Catalogue,
    plan: &'a Plan,
) -> Vec<Numbered<NodeInPlan<'a>, DeadlineId>> {
    let mut counts = HashMap::new();
    let row = |&id: &DeadlineId| {
        let deadline = &catalogue.deadlines[id];
        let position = counts.entry(deadline.node).or_insert(0);
        *position += 1;

        Numbered {
            owner: NodeInPlan::new(plan, deadline.node),
            position: *position,
            item: id,
        }
    };
    plan.deadlines.iter().map(row).collect()
}

/// Returns the table of deadlines.
pub fn milestones(catalogue: &Catalogue) -> Table<'_> {
    let words = Words {
        zh: "完成时限与时间节点，每个一行",
        en: "Deadlines, one to a row",
    };
    let task_id = Column::text(
        "task_id",
        "受其约束的任务；空则是全方案的目标",
        "The task that it binds; empty for a goal of the whole plan",
    )
    .refers("tasks");
    let due = Column::text(
        "due",
        "时限，写到原文的精度：2017、2017-H1、2017-Q4、2017-03 或 2017-02-10",
        "By when, as precise as printed: 2017, 2017-H1, 2017-Q4, 2017-03 or 2017-02-10",
    );
    let last_day = Column::date(
        "last_day",
        "时限所指的最后一天，仅供排序：原文未必写到日",
        "The last day that it can mean, for sorting: the text may be less precise",
    );
    let raw = Column::text("raw", "原文的时限", "The words that say so");
    let text = Column::text(
        "text",
        "届时应完成的事；空则是整项任务",
        "What is due; empty for the whole task",
    );
    let running = Column::boolean(
        "running",
        "出自正文，而非“完成时限”一栏",
        "Printed in running text, not in a deadline field",
    );

    let had_passed = Column::boolean(
        "passed_when_published",
        "方案发布之前，所指的最后一天已过；空则发布日期不详",
        "The last day that it can mean had passed when the plan was published; empty where that day is not known",
    );

    let standing = Column::text(
        "standing",
        "是否仍算数：counts 算数、deleted 所在条目已由官方更正删去、plan-ended 到期之前方案已不再施行",
        "counts, deleted (an official notice deleted its passage) or plan-ended (its plan was in force no more by then)",
    );

    let of = |id: DeadlineId| &catalogue.deadlines[id];
    let plans = catalogue.plans.iter();
    let rows = plans.flat_map(|plan| deadlines(catalogue, plan));
    TableBuilder::new("milestones", words, rows)
        .column(NODE_ID, move |row| row.owner.id())
        .column(POSITION, move |row| row.position)
        .column(task_id, move |row| {
            let task = &catalogue.tasks[of(row.item).task?];
            Some(NodeInPlan::new(&catalogue.plans[task.plan], task.node).id())
        })
        .column(due.required(), move |row| of(row.item).due)
        .column(last_day.required(), move |row| of(row.item).due.last_day())
        .column(raw.required(), move |row| &of(row.item).raw)
        .column(text, move |row| non_empty(&of(row.item).text))
        .column(running.required(), move |row| of(row.item).running)
        .column(had_passed, move |row| {
            of(row.item).had_passed(row.owner.plan)
        })
        .column(standing.required(), move |row| {
            of(row.item).standing(row.owner.plan).key()
        })
        .column(PROGRESS.required(), move |row| {
            progress_of(catalogue, catalogue.progress.of_deadline(row.item))
        })
        .build()
}

/// Returns the table of duties that come back.
pub fn recurrences(catalogue: &Catalogue) -> Table<'_> {
    let words = Words {
        zh: "周期性的要求，如每月20日前报送",
        en: "Duties that come back",
    };
    let every = Column::text(
        "every",
        "周期：week、month、quarter、half-year、year，长期的为 ongoing",
        "week, month, quarter, half-year or year; ongoing for what goes on without end",
    );
    let text = Column::text("text", "每次应完成的事", "What is due each time");

    let rows = in_nodes(catalogue, |node| &node.recurrences);
    TableBuilder::new("recurrences", words, rows)
        .column(NODE_ID, |row| row.owner.id())
        .column(POSITION, |row| row.position)
        .column(every.required(), |row| row.item.schedule.every().key())
        .column(RAW, |row| &row.item.raw)
        .column(text, |row| non_empty(&row.item.text))
        .build()
}
