//! About how many bytes of HTML a row takes: what it is made of, and the markup that the wordier of the two bundled
//! themes puts around it. The figures were counted on its pages.

use crate::link::catalogue::{Catalogue, DeadlineId, Passage, PlanId, Subject, TaskId, UnitId};
use crate::plan::NodeId;

/// The longest title that a row shows, in bytes.
const TITLE: usize = 180;
/// The markup of a task's row, of a deadline's, and of a link by number.
const TASK: usize = 270;
const DUE: usize = 230;
const NUMBER: usize = 45;
/// The markup of a unit in a row, and a deadline in it with its own words.
const UNIT: usize = 40;
const DUE_IN_TASK: usize = 85;
/// The markup of a heading with a plan's title.
const PLAN: usize = 220;
/// The markup of a sentence.
const SENTENCE: usize = 260;
/// The markup of a link in a list.
const LINK: usize = 45;

/// Returns the weight of a task's row.
pub fn task(catalogue: &Catalogue, id: TaskId) -> usize {
    let task = &catalogue.tasks[id];
    let units: usize = task
        .assignments_in_charge()
        .map(|own| UNIT + own.printed.len() + catalogue.units[own.unit].unit.id.len())
        .sum();
    let parks = task.parks.iter();
    let parks: usize = parks
        .map(|&park| catalogue.parks[park].park.name.len())
        .sum();
    let dues = task.deadlines.len() * DUE_IN_TASK;
    TASK + passage(catalogue, task.plan, task.node) + units + dues + parks
}

/// Returns the weight of a deadline's row.
pub fn due(catalogue: &Catalogue, id: DeadlineId) -> usize {
    let deadline = &catalogue.deadlines[id];
    let words = deadline.raw.len() + deadline.text.len();
    DUE + passage(catalogue, deadline.plan, deadline.node) + words
}

/// Returns the weight of the sentences of a passage that name something.
pub fn sentences(catalogue: &Catalogue, at: Passage, subject: Subject) -> usize {
    let sentences = catalogue.sentences(at, subject).into_iter();
    let weights = sentences.map(|own| {
        let of_task = catalogue.task_above(at);
        let of_task = of_task.map_or(0, |task| catalogue.tasks[task].deadlines.len());
        let dues = match own.deadlines.len() {
            0 => of_task,
            own => own,
        };
        SENTENCE + own.range.len() + dues * DUE
    });
    weights.sum()
}

/// Returns the weight of a link to a task by its number.
pub fn number(catalogue: &Catalogue, id: TaskId) -> usize {
    let task = &catalogue.tasks[id];
    NUMBER + address(catalogue, task.plan, task.node)
}

/// Returns the weight of a link to a passage by its number and title.
pub fn link(catalogue: &Catalogue, plan: PlanId, node: NodeId) -> usize {
    LINK + passage(catalogue, plan, node)
}

/// Returns the weight of a link to a unit.
pub fn unit(catalogue: &Catalogue, id: UnitId) -> usize {
    let unit = &catalogue.units[id].unit;
    LINK + unit.id.len() + unit.name.len()
}

/// Returns the weight of a heading that names a plan, with its title twice as filters need it.
pub fn plan(catalogue: &Catalogue, id: PlanId) -> usize {
    let document = &catalogue.plans[id].document;
    let number = document.front.number.as_ref().map_or(0, String::len);
    PLAN + 2 * (document.id.len() + document.front.title.len()) + number
}

/// Returns the weight of the address, number and title of a passage.
fn passage(catalogue: &Catalogue, plan: PlanId, node: NodeId) -> usize {
    let stated = catalogue.plans[plan].node(node);
    let title = match stated.title().len() {
        0 => TITLE,
        title => title.min(TITLE),
    };
    address(catalogue, plan, node) + title
}

/// Returns the weight of the address and number of a passage.
fn address(catalogue: &Catalogue, plan: PlanId, node: NodeId) -> usize {
    let entry = &catalogue.plans[plan];
    let id = entry.node_id(node);
    entry.document.id.len() + id.len() + entry.number(node).len()
}
