//! Tables of the names: places, units, parks, projects, and which task names which.

use super::{Cell, Column, Kind, Table, Words, integer, node_id, optional, several, text};
use crate::address::Route;
use crate::link::catalogue::{Catalogue, Task, TaskId};

const ALIASES: Column = Column::text(
    "aliases",
    "文件中的写法，每行一个",
    "Names as documents print them, one to a line",
);
const NOTE: Column = Column::text("note", "说明", "What a reader should know");
const PATH: Column = Column::text(
    "path",
    "本站页面，相对站点根目录",
    "Page, relative to the root of the site",
)
.required();
const TASKS: Column = Column::integer("tasks", "任务数", "How many tasks").required();
const MENTIONS: Column = Column::integer(
    "mentions",
    "提到它的段数，任务之外的也计",
    "Passages that name it, tasks or not",
)
.required();
const ID: Column = Column::text(
    "id",
    "编号，也是网址的一部分",
    "Identifier, part of its address",
)
.key();
const NAME: Column = Column::text("name", "全称", "Full name").required();

pub fn places(catalogue: &Catalogue) -> Table<'_> {
    Table {
        name: "places",
        words: Words {
            zh: "地方",
            en: "Places",
        },
        columns: vec![
            Column::text("id", "编号", "Identifier").key(),
            NAME,
            ALIASES,
            Column::text("parent_id", "上级地方", "The place it lies in").refers("places"),
            Column::text(
                "level",
                "层级：nation、province、prefecture、county、township",
                "nation, province, prefecture, county or township",
            ),
        ],
        rows: catalogue
            .places
            .iter()
            .map(|place| {
                vec![
                    text(&place.id),
                    text(&place.name),
                    several(&place.aliases),
                    optional(place.parent.as_deref()),
                    optional(place.level.as_deref()),
                ]
            })
            .collect(),
    }
}

pub fn units(catalogue: &Catalogue) -> Table<'_> {
    Table {
        name: "units",
        words: Words {
            zh: "单位",
            en: "Units",
        },
        columns: vec![
            ID,
            NAME,
            Column::text("short", "通常的写法", "Everyday name").required(),
            ALIASES,
            Column::text("kind", "类别：party、government、department、committee、vertical、institution、enterprise、group、other", "party, government, department, committee, vertical, institution, enterprise, group or other").required(),
            Column::text("place_id", "所属地方", "The place it serves").refers("places"),
            Column::text("parent_id", "上级单位", "The unit it is part of").refers("units"),
            Column::text("nameplates", "加挂的牌子，每行一个", "Names of its double nameplates, one to a line"),
            Column::new("open", Kind::Boolean, "统称，成员未全列出", "A group whose members are not all known").required(),
            Column::new("listed", Kind::Boolean, "已收入名录；否则只见于文件", "In the gazetteer; otherwise known from documents alone").required(),
            Column::integer("lead", "牵头的任务数", "Tasks that it leads").required(),
            Column::integer("responsible", "责任单位的任务数", "Tasks that it is responsible for").required(),
            Column::integer("cooperating", "配合的任务数", "Tasks that it cooperates in").required(),
            TASKS,
            NOTE,
            PATH,
        ],
        rows: catalogue
            .units
            .iter()
            .map(|entry| {
                let unit = &entry.unit;
                let count = |role| integer(entry.tasks.iter().filter(|(_, own)| *own == role).count());
                let place = unit.place.as_deref();
                let known = place.filter(|id| catalogue.places.iter().any(|place| place.id == *id));
                let mut tasks: Vec<TaskId> = entry.tasks.iter().map(|(task, _)| *task).collect();
                tasks.sort_unstable();
                tasks.dedup();
                vec![
                    text(&unit.id),
                    text(&unit.name),
                    text(entry.short()),
                    several(&unit.aliases),
                    text(unit.kind.key()),
                    optional(known),
                    optional(unit.parent.as_deref()),
                    several(&unit.nameplates),
                    Cell::Boolean(unit.open),
                    Cell::Boolean(entry.listed),
                    count(crate::plan::Role::Lead),
                    count(crate::plan::Role::Responsible),
                    count(crate::plan::Role::Cooperating),
                    integer(tasks.len()),
                    optional(unit.note.as_deref()),
                    text(Route::Unit(&unit.id).path()),
                ]
            })
            .collect(),
    }
}

pub fn unit_relations(catalogue: &Catalogue) -> Table<'_> {
    let mut rows = Vec::new();
    for entry in &catalogue.units {
        let unit = &entry.unit;
        let mut position = 0;
        let mut add = |relation, other: &'_ str, date: Option<String>, note: Option<String>| {
            position += 1;
            rows.push(vec![
                text(unit.id.clone()),
                integer(position),
                text(relation),
                text(other.to_owned()),
                optional(date),
                optional(note),
            ]);
        };
        for member in &unit.members {
            add("member", member, None, None);
        }
        for before in &unit.predecessors {
            let date = before.date.map(|date| date.to_string());
            add("predecessor", &before.id, date, before.note.clone());
        }
    }
    Table {
        name: "unit_relations",
        words: Words {
            zh: "单位之间：统称包括哪些单位，职能从哪个单位划入",
            en: "Between units: whom a group stands for, whose work went over to whom",
        },
        columns: vec![
            Column::text("unit_id", "单位", "The unit")
                .key()
                .refers("units"),
            Column::integer("position", "第几条", "Which, from 1").key(),
            Column::text(
                "relation",
                "关系：member 统称包括 other、predecessor 职能自 other 划入",
                "member: it is a group and other is of it; predecessor: it took over work of other",
            )
            .required(),
            Column::text("other_id", "另一单位", "The other unit")
                .required()
                .refers("units"),
            Column::text(
                "date",
                "划入的时间，知道多细写多细",
                "When it took over, as precise as is known",
            ),
            Column::text(
                "note",
                "划入了什么，依据",
                "What went over, and how that is known",
            ),
        ],
        rows,
    }
}

pub fn unit_parks(catalogue: &Catalogue) -> Table<'_> {
    Table {
        name: "unit_parks",
        words: Words {
            zh: "单位管理的园区",
            en: "Parks that units run",
        },
        columns: vec![
            Column::text("unit_id", "单位", "The unit")
                .key()
                .refers("units"),
            Column::text("park_id", "园区", "The park")
                .key()
                .refers("parks"),
        ],
        rows: catalogue
            .units
            .iter()
            .flat_map(|entry| {
                let unit = &entry.unit;
                unit.runs
                    .iter()
                    .map(|park| vec![text(&unit.id), text(park)])
            })
            .collect(),
    }
}

pub fn parks(catalogue: &Catalogue) -> Table<'_> {
    Table {
        name: "parks",
        words: Words {
            zh: "园区",
            en: "Industrial parks",
        },
        columns: vec![
            ID,
            NAME,
            ALIASES,
            Column::text("place_id", "所在地方", "The place it lies in").refers("places"),
            Column::text("parent_id", "所在的园区", "The park it lies in").refers("parks"),
            Column::text(
                "level",
                "级别：national、provincial、municipal",
                "national, provincial or municipal",
            ),
            Column::text(
                "kind",
                "类别：new-area、economic-zone、high-tech、industrial、bonded、free-trade、other",
                "new-area, economic-zone, high-tech, industrial, bonded, free-trade or other",
            ),
            TASKS,
            MENTIONS,
            NOTE,
            PATH,
        ],
        rows: catalogue
            .parks
            .iter()
            .map(|entry| {
                let park = &entry.park;
                vec![
                    text(&park.id),
                    text(&park.name),
                    several(&park.aliases),
                    optional(park.place.as_deref()),
                    optional(park.parent.as_deref()),
                    optional(park.level.as_deref()),
                    optional(park.kind.as_deref()),
                    integer(entry.tasks.len()),
                    integer(entry.mentioned.len()),
                    optional(park.note.as_deref()),
                    text(Route::Park(&park.id).path()),
                ]
            })
            .collect(),
    }
}

pub fn projects(catalogue: &Catalogue) -> Table<'_> {
    Table {
        name: "projects",
        words: Words {
            zh: "有名称的项目",
            en: "Named projects",
        },
        columns: vec![
            ID,
            NAME,
            ALIASES,
            Column::text("place_id", "所在地方", "The place it lies in").refers("places"),
            Column::text("park_id", "所在园区", "The park it stands in").refers("parks"),
            TASKS,
            MENTIONS,
            NOTE,
            PATH,
        ],
        rows: catalogue
            .projects
            .iter()
            .map(|entry| {
                let project = &entry.project;
                vec![
                    text(&project.id),
                    text(&project.name),
                    several(&project.aliases),
                    optional(project.place.as_deref()),
                    optional(project.park.as_deref()),
                    integer(entry.tasks.len()),
                    integer(entry.mentioned.len()),
                    optional(project.note.as_deref()),
                    text(Route::Project(&project.id).path()),
                ]
            })
            .collect(),
    }
}

pub fn task_parks(catalogue: &Catalogue) -> Table<'_> {
    Table {
        name: "task_parks",
        words: Words {
            zh: "任务提到的园区",
            en: "Parks that tasks name",
        },
        columns: named("park_id", "parks", "园区", "The park"),
        rows: links(catalogue, |task| {
            task.parks
                .iter()
                .map(|&park| catalogue.parks[park].park.id.as_str())
                .collect()
        }),
    }
}

pub fn task_projects(catalogue: &Catalogue) -> Table<'_> {
    Table {
        name: "task_projects",
        words: Words {
            zh: "任务提到的项目",
            en: "Projects that tasks name",
        },
        columns: named("project_id", "projects", "项目", "The project"),
        rows: links(catalogue, |task| {
            task.projects
                .iter()
                .map(|&project| catalogue.projects[project].project.id.as_str())
                .collect()
        }),
    }
}

fn named(
    column: &'static str,
    table: &'static str,
    zh: &'static str,
    en: &'static str,
) -> Vec<Column> {
    vec![
        Column::text("task_id", "任务", "The task")
            .key()
            .refers("tasks"),
        Column::text(column, zh, en).key().refers(table),
    ]
}

fn links<'a>(
    catalogue: &'a Catalogue,
    of: impl Fn(&'a Task) -> Vec<&'a str>,
) -> Vec<Vec<Cell<'a>>> {
    let mut rows = Vec::new();
    for task in &catalogue.tasks {
        let id = node_id(&catalogue.plans[task.plan], task.node);
        rows.extend(
            of(task)
                .into_iter()
                .map(|other| vec![text(id.clone()), text(other)]),
        );
    }
    rows
}
