//! Tables of the passages of the plans: all numbered ones, those that are tasks, and what tasks name.

use super::column::shared::{NUMBER, PATH, PLAN_ID, TASK_ID, TITLE};
use super::progress::{PROGRESS, progress_of};
use super::table::TableBuilder;
use super::values::{NodeInPlan, node_id, paragraphs, title};
use super::{Column, Table, Words};
use crate::address::Route;
use crate::link::catalogue::{Catalogue, Task, TaskId};
use crate::plan::LineRange;

/// A numbered passage with the lines that it was read from.
#[derive(Clone, Copy)]
struct Passage<'a> {
    at: NodeInPlan<'a>,
    lines: Option<LineRange>,
}

/// Returns the table of all numbered passages.
pub fn nodes(catalogue: &Catalogue) -> Table<'_> {
    let words = Words {
        zh: "方案里有编号的每一段，按原文顺序",
        en: "Every numbered passage of the plans, in printed order",
    };

    let rows = catalogue.plans.iter().flat_map(|plan| {
        let nodes = plan.text.outline.nodes.indices();
        nodes.map(|index| Passage {
            at: NodeInPlan::new(plan, index),
            lines: plan.text.lines(index),
        })
    });

    let table = TableBuilder::new("nodes", words, rows);
    with_text(with_place_in_plan(table)).build()
}

fn with_place_in_plan<'a>(table: TableBuilder<'a, Passage<'a>>) -> TableBuilder<'a, Passage<'a>> {
    let id = Column::text("id", "编号：方案/节点", "Identifier: plan/node");
    let parent =
        Column::text("parent_id", "上一级", "The passage that it stands under").refers("nodes");
    let position = Column::integer(
        "position",
        "在方案里的次序，从 1 起",
        "Place in the plan, from 1",
    );
    let depth = Column::integer("depth", "层次，从 1 起", "Depth, from 1");

    table
        .column(id.key(), |row| row.at.id())
        .column(PLAN_ID, |row| &row.at.plan.document.id)
        .column(parent, |row| {
            let parent = row.at.plan.text.parents[row.at.index];
            parent.map(|parent| node_id(row.at.plan, parent))
        })
        .column(position.required(), |row| row.at.index.index() + 1)
        .column(depth.required(), |row| row.at.node.depth)
        .column(NUMBER, |row| row.at.number())
}

fn with_text<'a>(table: TableBuilder<'a, Passage<'a>>) -> TableBuilder<'a, Passage<'a>> {
    let heading = Column::text(
        "heading",
        "原文的标题行，含编号",
        "Heading as printed, number included",
    );
    let text = Column::text(
        "text",
        "本段正文，校正后，逐段换行；不含下级",
        "Its own text with corrections applied, a line to a paragraph",
    );
    let tail = Column::text(
        "tail",
        "排在所有下级之后、却是说本段的正文，如〔责任单位：…〕",
        "Text of its own that is printed behind all passages below it",
    );
    let first = Column::integer("first_line", "原文首行", "First line in the source");
    let last = Column::integer("last_line", "原文末行", "Last line in the source");

    table
        .column(TITLE, |row| title(row.at.node))
        .column(heading.required(), |row| &row.at.node.heading)
        .column(text, |row| paragraphs(&row.at.node.blocks))
        .column(tail, |row| paragraphs(&row.at.node.tail))
        .column(first, |row| row.lines.map(|lines| lines.first))
        .column(last, |row| row.lines.map(|lines| lines.last))
}

/// Returns the table of tasks.
pub fn tasks(catalogue: &Catalogue) -> Table<'_> {
    let words = Words {
        zh: "任务，每项一行：有责任单位或时限的最小一段",
        en: "Tasks, one to a row: the smallest passages that say who or by when",
    };
    let id = Column::text("id", "任务编号：方案/节点", "Identifier: plan/node").refers("nodes");
    let inherited = Column::boolean(
        "inherited",
        "单位或时限取自上方合并的单元格",
        "Who or when was read from a merged table cell above",
    );

    let tasks = catalogue.tasks.iter_enumerated();
    let rows = tasks.map(|(id, task)| {
        let at = NodeInPlan::new(&catalogue.plans[task.plan], task.node);
        TaskRow { id, at }
    });
    TableBuilder::new("tasks", words, rows)
        .column(id.key(), |row| row.at.id())
        .column(PLAN_ID, |row| &row.at.plan.document.id)
        .column(NUMBER, |row| row.at.number())
        .column(TITLE, |row| title(row.at.node))
        .column(inherited.required(), |row| {
            let task = row.at.node.task.as_ref();
            task.is_some_and(|task| task.inherited)
        })
        .column(PROGRESS.required(), |row| {
            progress_of(catalogue, catalogue.progress.of_task(row.id))
        })
        .column(PATH, |row| {
            Route::task(&row.at.plan.document.id, &row.at.node.id).path()
        })
        .build()
}

/// A task by its id.
#[derive(Clone, Copy)]
struct TaskRow<'a> {
    id: TaskId,
    at: NodeInPlan<'a>,
}

/// A task with something that it names.
#[derive(Clone, Copy)]
struct Naming<'a> {
    task: NodeInPlan<'a>,
    named: &'a str,
}

/// Returns a row for each thing that a task names.
fn namings<'a, Ids>(
    catalogue: &'a Catalogue,
    named_by: impl Fn(&'a Task) -> Ids + Copy,
) -> impl Iterator<Item = Naming<'a>> + Clone
where
    Ids: Iterator<Item = &'a str> + Clone,
{
    catalogue.tasks.iter().flat_map(move |task| {
        let at = NodeInPlan::new(&catalogue.plans[task.plan], task.node);
        named_by(task).map(move |named| Naming { task: at, named })
    })
}

/// Returns the table of parks that tasks name.
pub fn task_parks(catalogue: &Catalogue) -> Table<'_> {
    let words = Words {
        zh: "任务提到的园区",
        en: "Parks that tasks name",
    };
    let park = Column::text("park_id", "园区", "The park").refers("parks");

    let rows = namings(catalogue, |task| {
        let parks = task.parks.iter();
        parks.map(|&park| catalogue.parks[park].park.id.as_str())
    });
    TableBuilder::new("task_parks", words, rows)
        .column(TASK_ID, |row| row.task.id())
        .column(park.key(), |row| row.named)
        .build()
}

/// Returns the table of projects that tasks name.
pub fn task_projects(catalogue: &Catalogue) -> Table<'_> {
    let words = Words {
        zh: "任务提到的项目",
        en: "Projects that tasks name",
    };
    let project = Column::text("project_id", "项目", "The project").refers("projects");

    let rows = namings(catalogue, |task| {
        let projects = task.projects.iter();
        projects.map(|&project| catalogue.projects[project].project.id.as_str())
    });
    TableBuilder::new("task_projects", words, rows)
        .column(TASK_ID, |row| row.task.id())
        .column(project.key(), |row| row.named)
        .build()
}
