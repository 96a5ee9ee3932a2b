//! A plan as data, with its passages and its tasks.

use super::due::DueExport;
use super::source::SourceExport;
use super::task::TaskExport;
use super::title::first_words;
use crate::address::Route;
use crate::link::catalogue::{Catalogue, Plan};
use crate::plan::{
    Amendment, Block, Continues, Emendation, HeadField, Milestone, Node, NodeId, Notice,
    Recurrence, Revision, Status, Target,
};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

/// A plan.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Plan", deny_unknown_fields)]
pub struct PlanExport<'a> {
    /// Its address.
    id: &'a str,
    /// Its title.
    title: &'a str,
    /// 发文字号
    number: Option<&'a str>,
    /// 发文机关
    issuer: Option<&'a str>,
    /// The place that it governs.
    place: Option<&'a str>,
    /// 主送机关
    addressees: Option<&'a str>,
    /// The meeting that passed it.
    passed_by: Option<&'a str>,
    /// 成文日期
    written: Option<Date>,
    /// 发布日期
    published: Option<Date>,
    /// How many of its deadlines had passed when it was published; null where that day is not known.
    passed_when_published: Option<usize>,
    /// The year that a bare 3月末前 means.
    year: Option<i16>,
    /// Whether it is in force, since when, and how that is known; null where its file does not say, for then it is.
    status: Option<&'a Status>,
    /// The earlier plan that it says it goes on with, and the words that say so; null where it says nothing.
    continues: Option<&'a Continues>,
    /// Its page, relative to the root of the site.
    url: String,
    /// Where the text came from.
    source: SourceExport<'a>,
    /// The paragraphs before the first number.
    opening: Vec<&'a str>,
    /// The paragraphs behind the last numbered passage.
    closing: Vec<&'a str>,
    /// Every numbered passage in printed order.
    nodes: Vec<NodeExport<'a>>,
    /// The tasks in printed order.
    tasks: Vec<TaskExport<'a>>,
    /// Deadlines of passages that are no tasks.
    goals: Vec<GoalExport<'a>>,
    /// Recurring duties of passages that are no tasks.
    recurrences: Vec<RecurrenceExport<'a>>,
    /// Figures to be reached in passages that are no tasks.
    targets: Vec<TargetExport<'a>>,
    /// Declared corrections of damaged text.
    emendations: &'a [Emendation],
    /// Official notices that corrected it, with what each of them changed. Amendments are numbered through all of them,
    /// from 1.
    notices: Vec<NoticeExport<'a>>,
    /// What changed on this site since the plan was first taken up, oldest first.
    revisions: &'a [Revision],
}

/// A numbered passage.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Node", deny_unknown_fields)]
struct NodeExport<'a> {
    /// Its address in the plan.
    id: &'a str,
    /// The numbers from the top down to it.
    path: Vec<String>,
    /// Its heading, or the first sentence of its text.
    title: String,
    /// Its heading as printed, number included; empty where its text begins at once.
    heading: &'a str,
    /// Its paragraphs.
    text: Vec<&'a str>,
    /// Paragraphs of its own that are printed behind all passages below it.
    tail: Vec<&'a str>,
}

/// A deadline of a passage that is no task.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Goal", deny_unknown_fields)]
struct GoalExport<'a> {
    /// The address of the passage.
    node: &'a str,
    /// The numbers from the top down to it.
    path: Vec<String>,
    /// The deadline.
    #[serde(flatten)]
    goal: DueExport<'a>,
}

/// A recurring duty of a passage that is no task.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "NodeRecurrence", deny_unknown_fields)]
struct RecurrenceExport<'a> {
    /// The address of the passage.
    node: &'a str,
    /// The numbers from the top down to it.
    path: Vec<String>,
    /// The duty.
    #[serde(flatten)]
    recurrence: &'a Recurrence,
}

/// A figure to be reached in a passage that is no task.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "NodeTarget", deny_unknown_fields)]
struct TargetExport<'a> {
    /// The address of the passage.
    node: &'a str,
    /// The numbers from the top down to it.
    path: Vec<String>,
    /// The figure.
    #[serde(flatten)]
    target: &'a Target,
}

impl<'a> PlanExport<'a> {
    /// Returns the whole plan.
    pub fn new(catalogue: &'a Catalogue, plan: &'a Plan) -> Self {
        let document = &plan.document;
        let front = &document.front;
        let outline = &plan.text.outline;

        let nodes = || outline.nodes.iter_enumerated();
        let tasks = plan.tasks.iter();
        let tasks = tasks.map(|&task| TaskExport::new(catalogue, plan, task));

        Self {
            id: &document.id,
            title: &front.title,
            number: front.number.as_deref(),
            issuer: front.issuer.as_deref(),
            place: front.place.as_deref(),
            addressees: front.addressees.as_deref(),
            passed_by: front.passed_by.as_deref(),
            written: front.written,
            published: front.published,
            passed_when_published: catalogue.passed_when_published(plan),
            year: front.year,
            status: front.status.as_ref(),
            continues: front.continues.as_ref(),
            url: Route::plan(&plan.document.id).path(),
            source: SourceExport::new(&plan.text.source),
            opening: paragraphs(&outline.opening),
            closing: paragraphs(&outline.closing),
            nodes: nodes()
                .map(|(index, node)| NodeExport::new(plan, index, node))
                .collect(),
            tasks: tasks.collect(),
            goals: from_untasked(plan, |node| &node.goals, GoalExport::new),
            recurrences: from_untasked(plan, |node| &node.recurrences, RecurrenceExport::new),
            targets: from_untasked(plan, |node| &node.targets, TargetExport::new),
            emendations: front.emendations.as_raw_slice(),
            notices: front
                .notices
                .iter()
                .map(|notice| NoticeExport::new(plan, notice))
                .collect(),
            revisions: &front.revisions,
        }
    }
}

/// An official notice that corrected the plan.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Notice", deny_unknown_fields)]
struct NoticeExport<'a> {
    /// Its title.
    title: &'a str,
    /// 发文字号
    number: Option<&'a str>,
    /// The day that it bears.
    date: Date,
    /// Path of the archived file.
    file: &'a str,
    /// SHA-256 of its bytes.
    sha256: &'a str,
    /// Where it was published, if that is known.
    url: Option<&'a str>,
    /// What it changes, in the order of the plan's source.
    amendments: Vec<AmendmentExport<'a>>,
}

/// What a notice changes.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "NoticeAmendment", deny_unknown_fields)]
struct AmendmentExport<'a> {
    /// The fields of the head that it changes; none where it changes the text.
    fields: Vec<HeadField>,
    /// The change.
    #[serde(flatten)]
    amendment: &'a Amendment,
}

impl<'a> NoticeExport<'a> {
    fn new(plan: &'a Plan, notice: &'a Notice) -> Self {
        let amendments = notice.amendments.iter();
        Self {
            title: &notice.title,
            number: notice.number.as_deref(),
            date: notice.date,
            file: &notice.file,
            sha256: &notice.sha256,
            url: notice.url.as_deref(),
            amendments: amendments
                .map(|amendment| AmendmentExport {
                    fields: plan.amended_fields(amendment),
                    amendment,
                })
                .collect(),
        }
    }
}

/// Where a goal, a duty or a figure stands.
struct Passage<'a> {
    index: NodeId,
    node: &'a str,
    path: Vec<String>,
}

/// Returns what the passages of a plan say that are no tasks. A task has its own list.
fn from_untasked<'a, Item, Export>(
    plan: &'a Plan,
    list: fn(&'a Node) -> &'a Vec<Item>,
    export: fn(&'a Plan, Passage<'a>, &'a Item) -> Export,
) -> Vec<Export> {
    let nodes = plan.text.outline.nodes.iter_enumerated();
    let untasked = nodes.filter(|(_, node)| node.task.is_none());
    untasked
        .flat_map(|(index, node)| {
            let passage = move || Passage {
                index,
                node: &node.id,
                path: plan.text.path(index),
            };
            list(node)
                .iter()
                .map(move |item| export(plan, passage(), item))
        })
        .collect()
}

impl<'a> GoalExport<'a> {
    fn new(plan: &'a Plan, passage: Passage<'a>, goal: &'a Milestone) -> Self {
        Self {
            node: passage.node,
            path: passage.path,
            goal: DueExport::new(plan, passage.index, goal),
        }
    }
}

impl<'a> RecurrenceExport<'a> {
    fn new(_: &'a Plan, passage: Passage<'a>, recurrence: &'a Recurrence) -> Self {
        let Passage { node, path, .. } = passage;
        Self {
            node,
            path,
            recurrence,
        }
    }
}

impl<'a> TargetExport<'a> {
    fn new(_: &'a Plan, passage: Passage<'a>, target: &'a Target) -> Self {
        let Passage { node, path, .. } = passage;
        Self { node, path, target }
    }
}

impl<'a> NodeExport<'a> {
    fn new(plan: &'a Plan, index: NodeId, node: &'a Node) -> Self {
        Self {
            id: &node.id,
            path: plan.text.path(index),
            title: first_words(node),
            heading: &node.heading,
            text: paragraphs(&node.blocks),
            tail: paragraphs(&node.tail),
        }
    }
}

/// Returns the texts of paragraphs.
fn paragraphs(blocks: &[Block]) -> Vec<&str> {
    blocks.iter().map(Block::text).collect()
}
