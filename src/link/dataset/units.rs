//! Tables of the units: who they are, how they stand to one another, and which parks they run.

use super::column::shared::{ALIASES, ID, NAME, NOTE, PATH, TASKS, UNIT_ID};
use super::table::TableBuilder;
use super::values::{Numbered, lines, numbered};
use super::{Column, Table, Words};
use crate::address::Route;
use crate::content::gazetteer::{Predecessor, Unit};
use crate::link::catalogue::{Catalogue, TaskId, UnitEntry};
use crate::plan::Role;
use std::collections::HashSet;

/// Returns the table of units.
pub fn units(catalogue: &Catalogue) -> Table<'_> {
    let words = Words {
        zh: "单位",
        en: "Units",
    };
    let table = TableBuilder::new("units", words, &catalogue.units);

    let table = with_names(table);
    let table = with_relations(table, catalogue);
    let table = with_counts(table);
    table
        .column(NOTE, |entry| entry.unit.note.as_ref())
        .column(PATH, |entry| Route::unit(&entry.unit.id).path())
        .build()
}

fn with_names<'a>(table: TableBuilder<'a, &'a UnitEntry>) -> TableBuilder<'a, &'a UnitEntry> {
    let short = Column::text("short", "通常的写法", "Everyday name");
    let kind = Column::text(
        "kind",
        "类别：party、government、department、committee、vertical、institution、enterprise、group、other",
        "party, government, department, committee, vertical, institution, enterprise, group or other",
    );

    table
        .column(ID, |entry| &entry.unit.id)
        .column(NAME, |entry| &entry.unit.name)
        .column(short.required(), |entry| entry.short())
        .column(ALIASES, |entry| lines(&entry.unit.aliases))
        .column(kind.required(), |entry| entry.unit.kind.key())
}

fn with_relations<'a>(
    table: TableBuilder<'a, &'a UnitEntry>,
    catalogue: &'a Catalogue,
) -> TableBuilder<'a, &'a UnitEntry> {
    let place = Column::text("place_id", "所属地方", "The place it serves").refers("places");
    let parent = Column::text("parent_id", "上级单位", "The unit it is part of").refers("units");
    let nameplates = Column::text(
        "nameplates",
        "加挂的牌子，每行一个",
        "Names of its double nameplates, one to a line",
    );
    let open = Column::boolean(
        "open",
        "统称，成员未全列出",
        "A group whose members are not all known",
    );
    let listed = Column::boolean(
        "listed",
        "已收入名录；否则只见于文件",
        "In the gazetteer; otherwise known from documents alone",
    );

    // A unit that only documents name serves the place that they print, which the gazetteer need not know.
    let places = catalogue.places.iter();
    let known_places: HashSet<&str> = places.map(|place| place.id.as_str()).collect();

    table
        .column(place, move |entry| {
            let place = entry.unit.place.as_deref();
            place.filter(|&id| known_places.contains(id))
        })
        .column(parent, |entry| entry.unit.parent.as_ref())
        .column(nameplates, |entry| lines(&entry.unit.nameplates))
        .column(open.required(), |entry| entry.unit.open)
        .column(listed.required(), |entry| entry.listed)
}

fn with_counts<'a>(table: TableBuilder<'a, &'a UnitEntry>) -> TableBuilder<'a, &'a UnitEntry> {
    let lead = Column::integer("lead", "牵头的任务数", "Tasks that it leads");
    let responsible = Column::integer(
        "responsible",
        "责任单位的任务数",
        "Tasks that it is responsible for",
    );
    let cooperating = Column::integer("cooperating", "配合的任务数", "Tasks that it cooperates in");

    table
        .column(lead.required(), |entry| count(entry, Role::Lead))
        .column(responsible.required(), |entry| {
            count(entry, Role::Responsible)
        })
        .column(cooperating.required(), |entry| {
            count(entry, Role::Cooperating)
        })
        .column(TASKS, |entry| {
            // A unit may have two parts in one task.
            let tasks: HashSet<TaskId> = entry.tasks.iter().map(|(task, _)| *task).collect();
            tasks.len()
        })
}

/// Returns in how many tasks a unit has a part.
fn count(entry: &UnitEntry, role: Role) -> usize {
    entry.tasks.iter().filter(|(_, own)| *own == role).count()
}

/// How one unit stands to another.
#[derive(Clone, Copy)]
enum Relation<'a> {
    /// It is a group, and the other is of it.
    Member(&'a str),
    /// It took over work of the other.
    Predecessor(&'a Predecessor),
}

impl<'a> Relation<'a> {
    fn key(self) -> &'static str {
        match self {
            Relation::Member(_) => "member",
            Relation::Predecessor(_) => "predecessor",
        }
    }

    fn other_unit(self) -> &'a str {
        match self {
            Relation::Member(id) => id,
            Relation::Predecessor(before) => &before.id,
        }
    }

    fn predecessor(self) -> Option<&'a Predecessor> {
        match self {
            Relation::Member(_) => None,
            Relation::Predecessor(before) => Some(before),
        }
    }
}

/// Returns how a unit stands to others, members first.
fn relations(unit: &Unit) -> impl Iterator<Item = Numbered<&Unit, Relation<'_>>> + Clone {
    let members = unit.members.iter().map(|id| Relation::Member(id));
    let predecessors = unit.predecessors.iter().map(Relation::Predecessor);
    numbered(unit, members.chain(predecessors))
}

/// Returns the table of relations between units.
pub fn unit_relations(catalogue: &Catalogue) -> Table<'_> {
    let words = Words {
        zh: "单位之间：统称包括哪些单位，职能从哪个单位划入",
        en: "Between units: whom a group stands for, whose work went over to whom",
    };
    let position = Column::integer("position", "第几条", "Which, from 1");
    let relation = Column::text(
        "relation",
        "关系：member 统称包括 other、predecessor 职能自 other 划入",
        "member: it is a group and other is of it; predecessor: it took over work of other",
    );
    let other = Column::text("other_id", "另一单位", "The other unit").refers("units");
    let date = Column::text(
        "date",
        "划入的时间，知道多细写多细",
        "When it took over, as precise as is known",
    );
    let note = Column::text(
        "note",
        "划入了什么，依据",
        "What went over, and how that is known",
    );

    let rows = catalogue
        .units
        .iter()
        .flat_map(|entry| relations(&entry.unit));
    TableBuilder::new("unit_relations", words, rows)
        .column(UNIT_ID.key(), |row| &row.owner.id)
        .column(position.key(), |row| row.position)
        .column(relation.required(), |row| row.item.key())
        .column(other.required(), |row| row.item.other_unit())
        .column(date, |row| row.item.predecessor()?.date)
        .column(note, |row| row.item.predecessor()?.note.as_ref())
        .build()
}

/// Returns the table of parks that units run.
pub fn unit_parks(catalogue: &Catalogue) -> Table<'_> {
    let words = Words {
        zh: "单位管理的园区",
        en: "Parks that units run",
    };
    let park = Column::text("park_id", "园区", "The park").refers("parks");

    let units = catalogue.units.iter().map(|entry| &entry.unit);
    let rows = units.flat_map(|unit| numbered(unit, &unit.runs));
    TableBuilder::new("unit_parks", words, rows)
        .column(UNIT_ID.key(), |row| &row.owner.id)
        .column(park.key(), |row| row.item)
        .build()
}
