//! What lists are made of in a reader's browser: the rows of each plan as a script, and which plans name a unit. A page that
//! was opened from a folder may load nothing but scripts.

use super::calendar::deadline_uids;
use super::inputs::Inputs;
use super::job::Job;
use crate::address::{Companion, Route};
use crate::link::catalogue::{Catalogue, PlanId, Shelf, TaskId};
use crate::link::dataset::{Cell, ListRow, list};
use crate::render::cite::Work;
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, HashMap};

/// Where the reader's script puts the number of a task into the footnote of its plan.
const NUMBER: &str = "{number}";
/// Says that a cell holds what the same cell of the row before holds: the text of a task stands once.
const AS_BEFORE: i64 = 0;

/// Returns the script of each plan, and the one that says which plans there are.
pub(super) fn jobs<'a>(inputs: &Inputs<'a>) -> Vec<Job<'a>> {
    let inputs = *inputs;
    let plans = inputs.catalogue.plans.indices().map(|id| {
        let route = inputs.catalogue.plan_route(id);
        let make = move || script("gangmuList", &plan(&inputs, id));
        let job = Job::new(route.companion(Companion::ListScript), make);
        job.about(Shelf::Plans, id)
    });

    let path = Route::file("lists/index.js").path();
    let index = Job::new(path, move || {
        script("gangmuLists", &index(inputs.catalogue))
    });
    plans.chain([index.of_catalogue()]).collect()
}

/// Returns a script that hands a value over.
fn script(taker: &str, value: &Value) -> Vec<u8> {
    // These end a line of a script of older browsers.
    let value = value.to_string();
    let value = value.replace('\u{2028}', "\\u2028");
    let value = value.replace('\u{2029}', "\\u2029");
    format!("{taker}({value});\n").into_bytes()
}

/// Returns all plans with their titles, and for each unit that has a task its name and the plans that name it.
fn index(catalogue: &Catalogue) -> Value {
    let mut units: BTreeMap<String, Value> = BTreeMap::new();
    for (id, unit) in catalogue.units.iter_enumerated() {
        let plans = unit
            .tasks
            .iter()
            .map(|(task, _)| catalogue.tasks[*task].plan);
        let mut plans: Vec<usize> = plans.map(oxc_index::Idx::index).collect();
        plans.sort_unstable();
        plans.dedup();
        if !plans.is_empty() {
            units.insert(
                catalogue.unit_route(id).path(),
                json!([unit.short(), plans]),
            );
        }
    }

    let plans = catalogue.plans.iter_enumerated().map(|(id, plan)| {
        let front = &plan.document.front;
        json!([catalogue.plan_route(id).path(), front.title, front.number])
    });
    json!({ "plans": plans.collect::<Vec<Value>>(), "units": units })
}

/// Returns the rows of a plan: each with its address below the root, its time in words, the id of its event and who has which
/// part in it, before the cells of a list.
fn plan(inputs: &Inputs<'_>, id: PlanId) -> Value {
    let catalogue = inputs.catalogue;
    let lines = rows(catalogue, id);
    let address = |route: &Route<'_>| inputs.settings.address(route);
    let columns = list(catalogue, address);
    let mut units = Units::default();
    let uids = deadline_uids(inputs, id);
    let uids: HashMap<_, _> = catalogue.plans[id].deadlines.iter().zip(&uids).collect();

    let mut rows = Vec::new();
    let mut before: Vec<Value> = Vec::new();
    for line in lines {
        let due = line.deadline(catalogue);
        let uid = match line {
            ListRow::Deadline(id) => uids.get(&id),
            ListRow::Task(_) => None,
        };
        let task = line.task(catalogue);
        let own = [
            json!(line.place(catalogue, |route| route.path())),
            json!(due.map(|due| inputs.strings.due(due.due))),
            json!(uid),
            json!(task.map(|task| units.parts(catalogue, task))),
        ];
        let cells: Vec<Value> = own
            .into_iter()
            .chain(columns.cells(line).map(value))
            .collect();
        let written = cells
            .iter()
            .enumerate()
            .map(|(at, cell)| match before.get(at) {
                Some(same) if same == cell && !cell.is_null() => json!(AS_BEFORE),
                _ => cell.clone(),
            });
        rows.push(Value::Array(written.collect()));
        before = cells;
    }

    let language = &inputs.settings.language;
    let columns = columns
        .columns()
        .map(|column| json!([column.name, column.words.in_language(language)]));
    let work = Work {
        part: Some((NUMBER, String::new())),
        ..Work::plan(catalogue, inputs.settings, id)
    };
    let mut out = Map::new();
    out.insert("plan".into(), json!(catalogue.plan_route(id).path()));
    out.insert("footnote".into(), json!(work.footnote()));
    out.insert("columns".into(), columns.collect());
    out.insert("units".into(), json!(units.paths));
    out.insert("rows".into(), Value::Array(rows));
    Value::Object(out)
}

/// Returns what a plan's rows are about, as they are printed: its deadlines, and tasks that have none.
fn rows(catalogue: &Catalogue, id: PlanId) -> Vec<ListRow> {
    let plan = &catalogue.plans[id];
    let undated = plan.tasks.iter().copied();
    let undated = undated.filter(|&task| catalogue.tasks[task].deadlines.is_empty());
    let dated = plan.deadlines.iter().copied().map(ListRow::Deadline);
    let mut rows: Vec<ListRow> = dated.chain(undated.map(ListRow::Task)).collect();
    rows.sort_by_key(|row| row.node(catalogue));
    rows
}

fn value(cell: Cell<'_>) -> Value {
    match cell {
        Cell::Null => Value::Null,
        Cell::Text(text) => json!(text),
        // Numbers stand for something else.
        Cell::Integer(number) => json!(number.to_string()),
        Cell::Boolean(truth) => json!(truth.to_string()),
    }
}

/// The units that have a part in rows, each known by its place among them.
#[derive(Default)]
struct Units {
    paths: Vec<String>,
    places: HashMap<String, usize>,
}

impl Units {
    /// Returns who has which part in a task: the place of each unit with the first letter of its part, `12l 40r`.
    fn parts(&mut self, catalogue: &Catalogue, task: TaskId) -> String {
        let assignments = catalogue.tasks[task].assignments.iter();
        let parts = assignments.map(|own| {
            let path = catalogue.unit_route(own.unit).path();
            let next = self.paths.len();
            let place = *self.places.entry(path.clone()).or_insert(next);
            if place == next {
                self.paths.push(path);
            }
            format!("{place}{}", &own.role.key()[..1])
        });
        let mut parts: Vec<String> = parts.collect();
        parts.sort();
        parts.dedup();
        parts.join(" ")
    }
}
