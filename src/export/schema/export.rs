//! The shapes of `gangmu export json`.

use super::content::{Allotment, Emendation, Lines, Milestone, Recurrence, Revision, Skip, Target};
use schemars::JsonSchema;

/// Everything.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "a shape: only its schema is used")]
pub struct Export {
    /// The plans, newest first.
    plans: Vec<Plan>,
    /// Places that the gazetteer names.
    places: Vec<Place>,
    /// Units of the gazetteer, then those known from documents alone.
    units: Vec<Unit>,
    /// Industrial parks of the gazetteer.
    parks: Vec<Park>,
    /// Named projects of the gazetteer.
    projects: Vec<Project>,
}

/// A place.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "a shape: only its schema is used")]
struct Place {
    /// Its identifier.
    id: String,
    /// Full name.
    name: String,
    /// Other names.
    aliases: Vec<String>,
    /// The place it lies in.
    parent: Option<String>,
    /// nation, province, prefecture, county or township.
    level: Option<String>,
}

/// A unit.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "a shape: only its schema is used")]
struct Unit {
    /// Its identifier.
    id: String,
    /// Full name.
    name: String,
    /// Names as documents print them; the first is the everyday one.
    aliases: Vec<String>,
    /// The place it serves.
    place: Option<String>,
    /// party, government, department, committee, vertical, institution, enterprise, group or other.
    kind: String,
    /// Names of its double nameplates.
    nameplates: Vec<String>,
    /// The unit it is part of.
    parent: Option<String>,
    /// Units that a group stands for.
    members: Vec<String>,
    /// A group whose members are not all known.
    open: bool,
    /// Units whose work it took over.
    predecessors: Vec<Predecessor>,
    /// Parks that it runs.
    runs: Vec<String>,
    /// What a reader should know.
    note: Option<String>,
    /// Whether the gazetteer knows it.
    listed: bool,
    /// Its page, relative to the root of the site.
    url: String,
}

/// A unit that came before another.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "a shape: only its schema is used")]
struct Predecessor {
    /// Its identifier.
    id: String,
    /// When its work went over, as precise as is known.
    date: Option<String>,
    /// What went over, and how that is known.
    note: Option<String>,
}

/// An industrial park.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "a shape: only its schema is used")]
struct Park {
    /// Its identifier.
    id: String,
    /// Full name.
    name: String,
    /// Names as documents print them.
    aliases: Vec<String>,
    /// The place it lies in.
    place: Option<String>,
    /// national, provincial or municipal.
    level: Option<String>,
    /// new-area, economic-zone, high-tech, industrial, bonded, free-trade or other.
    kind: Option<String>,
    /// The park it lies in.
    parent: Option<String>,
    /// What a reader should know.
    note: Option<String>,
}

/// A named project.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "a shape: only its schema is used")]
struct Project {
    /// Its identifier.
    id: String,
    /// Full name.
    name: String,
    /// Names as documents print them.
    aliases: Vec<String>,
    /// The place it lies in.
    place: Option<String>,
    /// The park it stands in.
    park: Option<String>,
    /// What a reader should know.
    note: Option<String>,
}

/// A plan.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "a shape: only its schema is used")]
struct Plan {
    /// Its address.
    id: String,
    /// Its title.
    title: String,
    /// 发文字号
    number: Option<String>,
    /// 发文机关
    issuer: Option<String>,
    /// The place that it governs.
    place: Option<String>,
    /// 主送机关
    addressees: Option<String>,
    /// The meeting that passed it.
    passed_by: Option<String>,
    /// 成文日期
    #[schemars(extend("format" = "date"))]
    written: Option<String>,
    /// 发布日期
    #[schemars(extend("format" = "date"))]
    published: Option<String>,
    /// The year that a bare 3月末前 means.
    year: Option<i16>,
    /// Its page, relative to the root of the site.
    url: String,
    /// Where the text came from.
    source: Source,
    /// The paragraphs before the first number.
    opening: Vec<String>,
    /// The paragraphs behind the last numbered passage.
    closing: Vec<String>,
    /// Every numbered passage in printed order.
    nodes: Vec<Node>,
    /// The tasks in printed order.
    tasks: Vec<Task>,
    /// Deadlines of passages that are no tasks.
    goals: Vec<Goal>,
    /// Recurring duties of passages that are no tasks.
    recurrences: Vec<NodeRecurrence>,
    /// Figures to be reached in passages that are no tasks.
    targets: Vec<NodeTarget>,
    /// Declared corrections of damaged text.
    emendations: Vec<Emendation>,
    /// What changed on this site since the plan was first taken up, oldest first.
    revisions: Vec<Revision>,
}

/// Where a text came from.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "a shape: only its schema is used")]
struct Source {
    /// Path of the archived file.
    file: String,
    /// SHA-256 of its bytes.
    #[schemars(regex(pattern = "^[0-9a-f]{64}$"))]
    sha256: String,
    /// Where it was published.
    #[schemars(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    /// Its lines that are no part of the plan.
    skip: Vec<Skip>,
}

/// A numbered passage.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "a shape: only its schema is used")]
struct Node {
    /// Its address in the plan.
    id: String,
    /// The numbers from the top down to it.
    path: Vec<String>,
    /// Its heading, or the first sentence of its text.
    title: String,
    /// Its heading as printed, number included; empty where its text begins at once.
    heading: String,
    /// Its paragraphs.
    text: Vec<String>,
    /// Paragraphs of its own that are printed behind all passages below it.
    tail: Vec<String>,
}

/// Who owes what by when.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "a shape: only its schema is used")]
struct Task {
    /// The address of its passage.
    id: String,
    /// The numbers from the top down to it.
    path: Vec<String>,
    /// Its heading, or the first sentence of its text.
    title: String,
    /// Its page, relative to the root of the site.
    url: String,
    /// The lines of the source that say it.
    lines: Lines,
    /// Who, in printed order.
    assignments: Vec<Assignment>,
    /// By when, from the deadline field.
    milestones: Vec<Milestone>,
    /// Deadlines in its running text.
    goals: Vec<Milestone>,
    /// Duties that come back.
    recurrences: Vec<Recurrence>,
    /// Figures to be reached.
    targets: Vec<Target>,
    /// Figures broken down by county or unit.
    allotments: Vec<Allotment>,
    /// A merged cell of a table above says who or when.
    inherited: bool,
    /// The parks that it names, by their ids in the gazetteer.
    parks: Vec<String>,
    /// The projects that it names, by their ids in the gazetteer.
    projects: Vec<String>,
}

/// A unit with its part in a task.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "a shape: only its schema is used")]
struct Assignment {
    /// Its part.
    role: Role,
    /// Its name as printed.
    unit: String,
    /// Its address.
    unit_id: String,
    /// Whether the gazetteer knows it.
    listed: bool,
    /// Where the name was read from a correction: which of its plan's, from 1.
    emendation: Option<usize>,
}

/// The part that a unit has.
#[derive(JsonSchema)]
#[schemars(rename_all = "lowercase")]
#[expect(dead_code, reason = "a shape: only its schema is used")]
enum Role {
    /// 牵头单位
    Lead,
    /// 责任单位
    Responsible,
    /// 配合单位
    Cooperating,
}

/// A deadline of a passage that is no task.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "a shape: only its schema is used")]
struct Goal {
    /// The address of the passage.
    node: String,
    /// The numbers from the top down to it.
    path: Vec<String>,
    /// The deadline.
    #[schemars(flatten)]
    goal: Milestone,
}

/// A figure to be reached in a passage that is no task.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "a shape: only its schema is used")]
struct NodeTarget {
    /// The address of the passage.
    node: String,
    /// The numbers from the top down to it.
    path: Vec<String>,
    /// The figure.
    #[schemars(flatten)]
    target: Target,
}

/// A recurring duty of a passage that is no task.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "a shape: only its schema is used")]
struct NodeRecurrence {
    /// The address of the passage.
    node: String,
    /// The numbers from the top down to it.
    path: Vec<String>,
    /// The duty.
    #[schemars(flatten)]
    recurrence: Recurrence,
}
