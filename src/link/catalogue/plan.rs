//! A plan as the catalogue holds it: its text with what was derived from it.

use super::{DeadlineId, Mention, Noted, PlaceId, PlanId, SeriesId, TaskId, UnitId};
use crate::base::digest::Digest;
use crate::base::source::Source;
use crate::link::proof::Trace;
use crate::plan::{BlockAt, Front, LineRange, Node, NodeId, NoticeId, Outline, Provenance};
use oxc_index::IndexVec;

/// A plan with what was derived from it.
#[derive(Debug)]
pub struct Plan {
    /// Its address and its head.
    pub document: DocumentHead,
    /// Its text. Most that show the plan do not read it.
    pub text: Noted<PlanText>,
    /// Its place, if that is known.
    pub place: Option<PlaceId>,
    /// A name of its place that no other place has; as printed, where the place is not known.
    pub place_name: Option<String>,
    /// Who issued it.
    pub issuers: Vec<Issuer>,
    /// The plan that took its place.
    pub replaced_by: Option<PlanId>,
    /// Plans whose place it took.
    pub replaces: Vec<PlanId>,
    /// The plan that it says it goes on with.
    pub continues: Option<PlanId>,
    /// Plans that say they go on with it.
    pub continued_by: Vec<PlanId>,
    /// The passages that each of its revisions says it changed.
    pub revised: Vec<Vec<NodeId>>,
    /// Its tasks, in order.
    pub tasks: Vec<TaskId>,
    /// Its deadlines, in order.
    pub deadlines: Vec<DeadlineId>,
    /// Its duties that come back, in order.
    pub series: Vec<SeriesId>,
}

/// What a plan is known by.
#[derive(Debug)]
pub struct DocumentHead {
    /// Its address: the name of its file without `.md`.
    pub id: String,
    /// Its head.
    pub front: Front,
}

/// The text of a plan, with what was derived from it.
#[derive(Debug)]
pub struct PlanText {
    /// The digest of its file and of its archived sources.
    pub digest: Digest,
    /// Where the text came from.
    pub source: Provenance,
    /// The text.
    pub outline: Outline,
    /// Which lines of the source each passage stands on.
    pub trace: Trace,
    /// The archived source.
    pub archived: Source,
    /// The archived notices that corrected it.
    pub notices: IndexVec<NoticeId, Source>,
    /// The node that each node stands under.
    pub parents: IndexVec<NodeId, Option<NodeId>>,
    /// The number of each node in the whole plan, as it is cited: 三(一)9(1).
    pub numbers: IndexVec<NodeId, String>,
    /// The task of each node.
    pub task_of: IndexVec<NodeId, Option<TaskId>>,
    /// The names that each heading and paragraph holds.
    pub mentions: Mentions,
}

/// The names in a plan's texts, by the headings and paragraphs that hold them.
#[derive(Debug, Default)]
pub struct Mentions {
    /// Where the names of each begin among all, sorted by their places.
    starts: Vec<(BlockAt, u32)>,
    all: Vec<Mention>,
}

impl Mentions {
    /// Returns the names of headings and paragraphs, each of which comes with its own.
    pub(super) fn new(named: impl IntoIterator<Item = (BlockAt, Vec<Mention>)>) -> Self {
        let mut named: Vec<_> = named.into_iter().collect();
        named.sort_unstable_by_key(|(at, _)| *at);

        let mut mentions = Self::default();
        for (at, own) in named {
            mentions.starts.push((at, mentions.all.len() as u32));
            mentions.all.extend(own);
        }
        mentions.all.shrink_to_fit();
        mentions.starts.shrink_to_fit();
        mentions
    }

    /// Returns all names, with the headings and paragraphs that they stand in.
    pub(super) fn parts(&self) -> (&[(BlockAt, u32)], &[Mention]) {
        (&self.starts, &self.all)
    }

    /// Returns the names in a heading or paragraph, in order.
    pub fn at(&self, at: BlockAt) -> &[Mention] {
        let Ok(place) = self.starts.binary_search_by_key(&at, |(at, _)| *at) else {
            return &[];
        };
        let start = self.starts[place].1 as usize;
        let next = self.starts.get(place + 1);
        let end = next.map_or(self.all.len(), |(_, start)| *start as usize);
        &self.all[start..end]
    }
}

/// One of those who issued a plan (发文机关).
#[derive(Debug)]
pub struct Issuer {
    /// Its name as printed.
    pub name: String,
    /// Its unit, if the gazetteer knows it.
    pub unit: Option<UnitId>,
}

/// A node of a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Passage {
    /// The plan.
    pub plan: super::PlanId,
    /// The node in its outline.
    pub node: NodeId,
}

/// What is said of a node. Nothing is noted: whatever names a node, such as a task or a passage of a unit, has the node with
/// all that stands under it in its digest.
impl Plan {
    /// Returns a node.
    pub fn node(&self, node: NodeId) -> &Node {
        &self.text.untracked().outline.nodes[node]
    }

    /// Returns the address of a node within the plan.
    pub fn node_id(&self, node: NodeId) -> &str {
        &self.node(node).id
    }

    /// Returns the number of a node in the whole plan, as it is cited: 三(一)9(1).
    pub fn number(&self, node: NodeId) -> &str {
        &self.text.untracked().numbers[node]
    }

    /// Returns the number of a node under the one above it, as it is cited.
    pub fn cited(&self, node: NodeId) -> String {
        self.text.untracked().outline.cited(node)
    }

    /// Returns the task of a node, if it states one.
    pub fn task_at(&self, node: NodeId) -> Option<TaskId> {
        self.text.untracked().task_of[node]
    }

    /// Returns the headings and paragraphs of a node and of all that stands under it, in printed order.
    pub fn texts_under(&self, node: NodeId) -> impl Iterator<Item = &str> {
        let outline = &self.text.untracked().outline;
        let passages = outline.walk_nodes(outline.subtree(node));
        passages.into_iter().map(|(_, text)| text)
    }
}

impl PlanText {
    /// Returns the labels from the top down to a node: `["三", "(一)", "9"]`.
    pub fn path(&self, node: NodeId) -> Vec<String> {
        let above = std::iter::successors(Some(node), |&node| self.parents[node]);
        let mut path: Vec<String> = above.map(|node| self.outline.cited(node)).collect();
        path.reverse();
        path
    }

    /// Returns the lines of the archived source that a node stands on.
    pub fn lines(&self, node: NodeId) -> Option<LineRange> {
        self.trace.lines(&self.outline, node)
    }
}

/// Returns the number of each node in the whole plan: the labels of its path put together as they are
/// cited, with a space where they would run into one another.
pub(super) fn numbers(
    outline: &Outline,
    parents: &IndexVec<NodeId, Option<NodeId>>,
) -> IndexVec<NodeId, String> {
    let mut numbers: IndexVec<NodeId, String> = IndexVec::with_capacity(outline.nodes.len());

    for (node, label) in outline.all_cited().into_iter_enumerated() {
        let mut number = parents[node].map_or_else(String::new, |parent| numbers[parent].clone());

        // Brackets part labels by themselves: 三(一)9(1); other labels would run into one another.
        if !(number.is_empty() || number.ends_with(')') || label.starts_with('(')) {
            number.push(' ');
        }
        number.push_str(&label);
        numbers.push(number);
    }

    numbers
}
