//! Tables of the matters that go through several plans.

use super::column::shared::{ID, NOTE, PATH};
use super::table::TableBuilder;
use super::values::{node_id, numbered};
use super::{Column, Table, Words};
use crate::link::catalogue::{Catalogue, Step, Thread, UnitId};

const THREAD: Column = Column::text("thread_id", "所属脉络", "Its thread").refers("threads");
const POSITION: Column = Column::integer(
    "position",
    "第几步，从 1 起",
    "Place within the thread, from 1",
);
const PLAN: Column = Column::text("plan_id", "方案", "The plan").refers("plans");
const NODE: Column = Column::text(
    "node_id",
    "所在的段；空则该方案没有提到",
    "The passage; empty where the plan does not name the matter",
)
.refers("nodes");
const QUOTE: Column = Column::text("quote", "原文，一处一行", "Its exact words, a line each");
const RELATIONS: Column = Column::text(
    "relations",
    "由人判断：怎样对待前一份方案说过的，一个一行",
    "What it does with what the plan before said, as people see it, a line each",
);
const DUE: Column = Column::text("due", "时限，最晚的一个", "By when, the latest");
const MONTHS: Column = Column::integer(
    "months_later",
    "由程序算出：比前一份方案晚几个月，负数为早",
    "Computed: how many months later than in the plan before; negative if sooner",
);
const FIGURE: Column = Column::text("figure", "数目，照原文", "Its figure, as printed");
const DIFFERENCE: Column = Column::text(
    "figure_difference",
    "由程序算出：与前一份方案的数目之差，口径未核",
    "Computed: difference from the figure of the plan before; whether both count the same was not verified",
);
const LEAD: Column = Column::text(
    "in_charge",
    "牵头单位（没有牵头的，责任单位），一个一行",
    "Lead units, or responsible ones where none leads, a line each",
);
const GONE: Column = Column::text(
    "lead_gone",
    "由程序算出：前一份方案牵头、这一份不牵头的单位",
    "Computed: units that led in the plan before and do not here, a line each",
);
const COME: Column = Column::text(
    "lead_come",
    "由程序算出：这一份方案新牵头的单位",
    "Computed: units that lead here and did not in the plan before, a line each",
);

/// Returns the table of threads.
pub fn threads(catalogue: &Catalogue) -> Table<'_> {
    let words = Words {
        zh: "脉络：同一件事在几份方案里",
        en: "Threads: one matter through several plans",
    };
    let title = Column::text("title", "名称", "What it is called");
    let place = Column::text("place_id", "方案所属地方", "The place of its plans").refers("places");
    let date = Column::date(
        "date",
        "收录或最后改动的日期",
        "When it was put on the site or last changed",
    );
    let steps = Column::integer("steps", "步数", "How many steps it has");

    TableBuilder::new("threads", words, catalogue.threads.all.iter_enumerated())
        .column(ID, |(_, thread)| &thread.id)
        .column(title.required(), |(_, thread)| &thread.title)
        .column(place, |(_, thread)| {
            thread.place.map(|place| &catalogue.places[place].id)
        })
        .column(date, |(_, thread)| thread.date)
        .column(steps.required(), |(_, thread)| thread.steps.len())
        .column(NOTE, |(_, thread)| thread.note.as_ref())
        .column(PATH, |(id, _)| catalogue.thread_route(id).path())
        .build()
}

/// Returns the table of their steps.
pub fn steps(catalogue: &Catalogue) -> Table<'_> {
    let words = Words {
        zh: "脉络的各步：哪份方案的哪一段怎么说",
        en: "Steps of threads: which passage of which plan says what",
    };
    let all = catalogue.threads.all.iter();
    let rows = all.flat_map(|thread: &Thread| numbered(thread, &thread.steps));
    TableBuilder::new("thread_steps", words, rows)
        .column(THREAD.key(), |row| &row.owner.id)
        .column(POSITION.key(), |row| row.position)
        .column(PLAN.required(), |row| {
            &catalogue.plans[row.item.plan].document.id
        })
        .column(NODE, |row| {
            let at = row.item.at?;
            Some(node_id(&catalogue.plans[at.plan], at.node))
        })
        .column(QUOTE, |row| {
            let quotes = row.item.quotes.iter().map(|quote| quote.text.as_str());
            joined(quotes.collect())
        })
        .column(RELATIONS, |row| {
            let keys = row.item.relations.iter().map(|own| own.key());
            joined(keys.collect())
        })
        .column(DUE, |row| {
            let latest = row.item.deadlines.last()?;
            Some(catalogue.deadlines[*latest].due)
        })
        .column(MONTHS, |row| {
            let due = row.item.due?;
            i16::try_from(due.months).ok()
        })
        .column(FIGURE, |row| {
            row.item.figure.as_ref().map(|own| own.to_string())
        })
        .column(DIFFERENCE, |row| {
            let own = row.item.difference.as_ref()?;
            Some(format!("{}{}", own.difference, own.after.unit))
        })
        .column(LEAD, |row| joined(in_charge(catalogue, row.item)))
        .column(GONE, |row| {
            let lead = row.item.lead.as_ref()?;
            joined(names(catalogue, &lead.gone))
        })
        .column(COME, |row| {
            let lead = row.item.lead.as_ref()?;
            joined(names(catalogue, &lead.come))
        })
        .build()
}

/// Returns the everyday names of the units that answer for a step.
fn in_charge<'a>(catalogue: &'a Catalogue, step: &Step) -> Vec<&'a str> {
    let units = step
        .task
        .map(|task| catalogue.tasks[task].in_charge().units);
    names(catalogue, &units.unwrap_or_default())
}

fn names<'a>(catalogue: &'a Catalogue, units: &[UnitId]) -> Vec<&'a str> {
    let units = units.iter();
    units.map(|&unit| catalogue.units[unit].short()).collect()
}

/// Returns several values in one text, a line each; `None` where there are none.
fn joined(values: Vec<&str>) -> Option<String> {
    (!values.is_empty()).then(|| values.join("\n"))
}
