//! What a comparison found, as people and programs read it.

use super::aspect::Aspect;
use crate::plan::Revision;
use schemars::JsonSchema;
use serde::Serialize;

/// What readers would see otherwise in a later state of a site.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Comparison {
    /// The earlier state, as it was named.
    pub before: String,
    /// The later one.
    pub after: String,
    /// How many published facts changed without a `[[revision]]`.
    pub unexplained: usize,
    /// Plans that cannot be read in the earlier state: they are not compared.
    pub unread: Vec<String>,
    /// The plans that changed, came or went.
    pub plans: Vec<PlanChange>,
    /// What changed of the gazetteer and of the site's settings.
    pub entries: Vec<EntryChange>,
    /// Addresses that come, move or go.
    pub addresses: Vec<AddressChange>,
    /// Figures of the home page that differ.
    pub figures: Vec<Figure>,
}

impl Comparison {
    /// Returns whether readers would see nothing new.
    pub fn is_empty(&self) -> bool {
        self.plans.is_empty()
            && self.entries.is_empty()
            && self.addresses.is_empty()
            && self.figures.is_empty()
    }
}

/// What became of a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum PlanFate {
    /// It is new.
    Added,
    /// It is there no more.
    Removed,
    /// It says something else.
    Changed,
}

/// What changed of a plan.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct PlanChange {
    /// Its address: now, or where it went, before.
    pub id: String,
    /// The address that it had before, where it is another.
    pub former_id: Option<String>,
    /// Its title.
    pub title: String,
    /// What became of it.
    pub fate: PlanFate,
    /// How many tasks it has, or had.
    pub tasks: usize,
    /// Revisions that it did not have before.
    pub revisions: Vec<Revision>,
    /// What it says otherwise, head first, then in printed order.
    pub changes: Vec<Change>,
}

impl PlanChange {
    /// Returns the addresses of the passages that are there and state another fact, and that no new revision names.
    pub fn unnamed_passages(&self) -> Vec<&str> {
        let named = |id: &str| {
            self.revisions
                .iter()
                .any(|own| own.at.iter().any(|at| at == id))
        };
        let mut unnamed: Vec<&str> = Vec::new();
        for change in &self.changes {
            let is_there = change.after.is_some() || change.aspect != Aspect::Passage;
            let id = change.node.as_ref().map(|node| node.id.as_str());
            let Some(id) = id.filter(|id| is_there && !named(id)) else {
                continue;
            };
            if change.aspect.is_fact() && unnamed.last() != Some(&id) {
                unnamed.push(id);
            }
        }
        unnamed
    }
}

/// A passage, as people find it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct NodeName {
    /// Its address within the plan.
    pub id: String,
    /// Its number, as it is cited: 三(一)9.
    pub number: String,
    /// Its heading, or how its text begins.
    pub name: String,
}

/// One thing that a plan says otherwise.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Change {
    /// The passage; nothing where it is of the whole plan.
    pub node: Option<NodeName>,
    /// What of it.
    pub aspect: Aspect,
    /// What the deadline, duty or figure is about, where both states say the same.
    pub about: Option<String>,
    /// What it was; nothing where it is new.
    pub before: Option<String>,
    /// What it is; nothing where it went.
    pub after: Option<String>,
    /// Whether it was published, by the ledger of the earlier state.
    pub published: bool,
    /// Whether a new `[[revision]]` of the plan, or an entry of content/moved.toml, tells readers.
    pub explained: bool,
}

impl Change {
    /// Returns whether a published fact changed and nobody tells readers.
    pub fn is_unexplained(&self) -> bool {
        self.aspect.is_fact() && self.published && !self.explained
    }
}

/// A change of an entry of the gazetteer, or of a setting.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct EntryChange {
    /// place, unit, park, project or site.
    pub kind: &'static str,
    /// Its id; empty for the site.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Which key of it; nothing where the entry came or went as a whole.
    pub key: Option<String>,
    /// What it was; nothing where it is new.
    pub before: Option<String>,
    /// What it is; nothing where it went.
    pub after: Option<String>,
}

/// What became of an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum AddressFate {
    /// It is new.
    New,
    /// It leads to another.
    Moved,
    /// It went, and readers are told why.
    Gone,
    /// It was published and went, and nobody says what became of it.
    Lost,
    /// It went, and was never published.
    Dropped,
}

/// An address that comes, moves or goes.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct AddressChange {
    /// page, anchor, feed, calendar, event or entry.
    pub kind: &'static str,
    /// The address.
    pub address: String,
    /// What became of it.
    pub fate: AddressFate,
    /// Where it leads.
    pub to: Option<String>,
    /// Why it went.
    pub why: Option<String>,
}

/// A figure of the home page.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Figure {
    /// Of what: plans, tasks, deadlines, units, parks, projects.
    pub of: &'static str,
    /// What it was.
    pub before: usize,
    /// What it is.
    pub after: usize,
}
