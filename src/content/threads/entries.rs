//! The entries of content/threads.toml as they are written.

use super::{Quoted, Relation};
use crate::base::source::Source;
use jiff::civil::Date;
use schemars::JsonSchema;
use std::ops::Range;

/// content/threads.toml
#[derive(Debug, Clone, Default, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Threads {
    /// The matters, in the order in which lists have them.
    #[schemars(rename = "thread", default)]
    pub entries: Vec<ThreadEntry>,
    /// The file, for the place of what is wrong.
    #[schemars(skip)]
    pub file: Option<Source>,
}

/// One matter through several plans (脉络).
#[derive(Debug, Clone, JsonSchema)]
#[schemars(rename = "Thread", deny_unknown_fields)]
pub struct ThreadEntry {
    /// Its address: a-z, 0-9 and -; never changed.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// When it was put on the site or last changed, for feeds: a calendar day without quotation marks.
    pub date: Option<Date>,
    /// What a reader should know.
    pub note: Option<String>,
    /// What each plan says of it, in the order of the plans.
    #[schemars(rename = "step", default)]
    pub steps: Vec<StepEntry>,
    /// Where its table stands in the file.
    #[schemars(skip)]
    pub span: Range<usize>,
}

/// What one passage says of a matter.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(rename = "Step", deny_unknown_fields)]
pub struct StepEntry {
    /// The passage, as in panjin-2018-23/2-1-8; where no passage names the matter, the plan alone.
    pub at: Quoted,
    /// The exact words of the passage, piece by piece.
    #[schemars(rename = "quote", default)]
    pub quotes: Vec<Quoted>,
    /// The words among them that state a figure to be compared: one number with its unit of measure.
    pub figure: Option<Quoted>,
    /// What it does with what the plan before said; none in the first plan.
    #[schemars(rename = "relation", default, with = "Vec<Relation>")]
    pub relations: Vec<(Relation, Range<usize>)>,
    /// With not-mentioned: the words that were looked for in the whole plan.
    #[schemars(default)]
    pub searched: Vec<Quoted>,
    /// What a reader should know.
    pub note: Option<String>,
    /// Where its table stands in the file.
    #[schemars(skip)]
    pub span: Range<usize>,
}

/// Where a step stands: in a plan, at one of its passages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StepPlace<'a> {
    /// The address of the plan.
    pub plan: &'a str,
    /// The address of the passage within it.
    pub node: Option<&'a str>,
}

impl StepEntry {
    /// Returns where it stands.
    pub fn place(&self) -> StepPlace<'_> {
        match self.at.text.split_once('/') {
            Some((plan, node)) => StepPlace {
                plan,
                node: Some(node),
            },
            None => StepPlace {
                plan: &self.at.text,
                node: None,
            },
        }
    }

    /// Returns whether it has a relation.
    pub fn has(&self, relation: Relation) -> bool {
        self.relations.iter().any(|(own, _)| *own == relation)
    }
}
