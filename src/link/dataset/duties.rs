//! Tables of what the plans ask for: who, by when, how much.

use super::{Cell, Column, Kind, Table, Words, filled, integer, node_id, optional, text};
use crate::link::catalogue::{Catalogue, Plan};
use crate::plan::Node;

/// Rows of all nodes, each numbered within its node.
fn of_nodes<'a, T: 'a>(
    catalogue: &'a Catalogue,
    of: impl Fn(&'a Node) -> &'a [T],
    row: impl Fn(&'a T) -> Vec<Cell<'a>>,
) -> Vec<Vec<Cell<'a>>> {
    let mut rows = Vec::new();
    for plan in &catalogue.plans {
        for (index, node) in plan.document.outline.nodes.iter_enumerated() {
            for (at, one) in of(node).iter().enumerate() {
                let mut cells = vec![text(node_id(plan, index)), integer(at + 1)];
                cells.extend(row(one));
                rows.push(cells);
            }
        }
    }
    rows
}

fn node_columns() -> [Column; 2] {
    [
        Column::text(
            "node_id",
            "所在的段：方案/节点",
            "The passage that says so: plan/node",
        )
        .key()
        .refers("nodes"),
        Column::integer(
            "position",
            "在该段里的次序，从 1 起",
            "Place within the passage, from 1",
        )
        .key(),
    ]
}

pub fn assignments(catalogue: &Catalogue) -> Table<'_> {
    let mut rows = Vec::new();
    for (task_id, task) in catalogue.tasks.iter_enumerated() {
        let id = node_id(&catalogue.plans[task.plan], task.node);
        let emended = catalogue.emended_assignments(task_id);
        for (at, assignment) in task.assignments.iter().enumerate() {
            rows.push(vec![
                text(id.clone()),
                integer(at + 1),
                text(assignment.role.key()),
                text(&catalogue.units[assignment.unit].unit.id),
                text(&assignment.printed),
                emended[at].map_or(Cell::Null, |index| integer(index + 1)),
            ]);
        }
    }
    Table {
        name: "assignments",
        words: Words {
            zh: "任务与单位：谁以什么身份承担哪项任务",
            en: "Who has which part in which task",
        },
        columns: vec![
            Column::text("task_id", "任务", "The task")
                .key()
                .refers("tasks"),
            Column::integer(
                "position",
                "在任务里的次序，从 1 起",
                "Place within the task, from 1",
            )
            .key(),
            Column::text(
                "role",
                "身份：lead 牵头、responsible 责任、cooperating 配合",
                "lead, responsible or cooperating",
            )
            .required(),
            Column::text("unit_id", "单位", "The unit")
                .required()
                .refers("units"),
            Column::text(
                "printed",
                "原文所写的名称，校正后",
                "Its name as printed, corrections applied",
            )
            .required(),
            Column::integer(
                "emendation",
                "名称据校正读出的，是该方案的第几处校正",
                "Where the name was read from a correction: which of its plan's",
            ),
        ],
        rows,
    }
}

pub fn milestones(catalogue: &Catalogue) -> Table<'_> {
    let mut counts = std::collections::HashMap::new();
    let row = |deadline: &crate::link::catalogue::DeadlineId| {
        let deadline = &catalogue.deadlines[*deadline];
        let plan: &Plan = &catalogue.plans[deadline.plan];
        let position = counts.entry((deadline.plan, deadline.node)).or_insert(0u32);
        *position += 1;
        vec![
            text(node_id(plan, deadline.node)),
            integer(*position),
            optional(deadline.task.map(|task| {
                let task = &catalogue.tasks[task];
                node_id(&catalogue.plans[task.plan], task.node)
            })),
            text(deadline.due.to_string()),
            text(deadline.due.last_day().to_string()),
            text(&deadline.raw),
            filled(&deadline.text),
            Cell::Boolean(deadline.running),
        ]
    };
    let all = catalogue.plans.iter().flat_map(|plan| &plan.deadlines);
    let rows = all.map(row).collect();
    let mut columns = node_columns().to_vec();
    columns.extend([
        Column::text(
            "task_id",
            "受其约束的任务；空则是全方案的目标",
            "The task that it binds; empty for a goal of the whole plan",
        )
        .refers("tasks"),
        Column::text(
            "due",
            "时限，写到原文的精度：2017、2017-H1、2017-Q4、2017-03 或 2017-02-10",
            "By when, as precise as printed: 2017, 2017-H1, 2017-Q4, 2017-03 or 2017-02-10",
        )
        .required(),
        Column::new(
            "last_day",
            Kind::Date,
            "时限所指的最后一天，仅供排序：原文未必写到日",
            "The last day that it can mean, for sorting: the text may be less precise",
        )
        .required(),
        Column::text("raw", "原文的时限", "The words that say so").required(),
        Column::text(
            "text",
            "届时应完成的事；空则是整项任务",
            "What is due; empty for the whole task",
        ),
        Column::new(
            "running",
            Kind::Boolean,
            "出自正文，而非“完成时限”一栏",
            "Printed in running text, not in a deadline field",
        )
        .required(),
    ]);
    Table {
        name: "milestones",
        words: Words {
            zh: "完成时限与时间节点，每个一行",
            en: "Deadlines, one to a row",
        },
        columns,
        rows,
    }
}

pub fn recurrences(catalogue: &Catalogue) -> Table<'_> {
    let mut columns = node_columns().to_vec();
    columns.extend([
        Column::text(
            "every",
            "周期：week、month、quarter、half-year、year",
            "week, month, quarter, half-year or year",
        )
        .required(),
        Column::text("raw", "原文", "The words that say so").required(),
        Column::text("text", "每次应完成的事", "What is due each time"),
    ]);
    Table {
        name: "recurrences",
        words: Words {
            zh: "周期性的要求，如每月20日前报送",
            en: "Duties that come back",
        },
        columns,
        rows: of_nodes(
            catalogue,
            |node| &node.recurrences,
            |one| vec![text(one.every.key()), text(&one.raw), filled(&one.text)],
        ),
    }
}

pub fn targets(catalogue: &Catalogue) -> Table<'_> {
    let mut columns = node_columns().to_vec();
    columns.extend([
        Column::text("indicator", "指标", "What is measured").required(),
        Column::text(
            "change",
            "increase 增长、decrease 下降；空则是水平值",
            "increase or decrease; empty for a level",
        ),
        Column::text(
            "bound",
            "exactly、at-least 以上、at-most 以下、about 左右",
            "exactly, at-least, at-most or about",
        )
        .required(),
        Column::text(
            "value",
            "数值，照原文的十进制数",
            "How much: a decimal number as printed",
        )
        .required(),
        Column::text("unit", "计量单位", "Unit of measure").required(),
        Column::text(
            "whose",
            "谁的指标，如 全市",
            "Whose figure, where the words say it",
        ),
        Column::text(
            "due",
            "时限，写到原文的精度",
            "By when, as precise as printed",
        ),
        Column::text("raw", "原文", "The words that say so").required(),
    ]);
    Table {
        name: "targets",
        words: Words {
            zh: "量化指标，每个数值一行",
            en: "Figures to be reached, one to a row",
        },
        columns,
        rows: of_nodes(
            catalogue,
            |node| &node.targets,
            |one| {
                vec![
                    text(&one.indicator),
                    optional(one.change.map(crate::plan::Change::key)),
                    text(one.bound.key()),
                    text(&one.value),
                    text(&one.unit),
                    filled(&one.whose),
                    optional(one.due.map(|due| due.to_string())),
                    text(&one.raw),
                ]
            },
        ),
    }
}

pub fn allotments(catalogue: &Catalogue) -> Table<'_> {
    let mut columns = node_columns().to_vec();
    columns.extend([
        Column::text("entity", "归谁", "Whose").required(),
        Column::text(
            "value",
            "数值，照原文的十进制数",
            "How much: a decimal number as printed",
        )
        .required(),
        Column::text("unit", "计量单位", "Unit of measure").required(),
        Column::text(
            "of",
            "所计之物，一项任务分解几个数时才有",
            "What is counted, where one task breaks down several figures",
        ),
    ]);
    Table {
        name: "allotments",
        words: Words {
            zh: "分解指标：一个数归各县区、各单位的份额",
            en: "Figures broken down by county or unit",
        },
        columns,
        rows: of_nodes(
            catalogue,
            |node| node.task.as_ref().map_or(&[][..], |task| &task.allotments),
            |one| {
                vec![
                    text(&one.entity),
                    text(&one.value),
                    text(&one.unit),
                    filled(&one.of),
                ]
            },
        ),
    }
}
