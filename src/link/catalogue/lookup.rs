//! Finds passages and words that people name by address and quotation.

use super::{Catalogue, Passage, PlanId, Quote, TaskId};
use crate::base::diag::{Diagnostic, did_you_mean};
use crate::base::message::{Message, message};
use crate::plan::NodeId;
use std::collections::HashMap;

/// Finds what people name.
pub(super) struct Lookup<'a> {
    catalogue: &'a Catalogue,
    by_id: HashMap<&'a str, PlanId>,
}

/// Why nothing was found.
#[derive(Debug)]
pub(super) struct LookupError {
    code: &'static str,
    message: Message,
    help: Message,
}

impl From<LookupError> for Diagnostic {
    fn from(error: LookupError) -> Self {
        Diagnostic::error(error.code, error.message).help(error.help)
    }
}

impl<'a> Lookup<'a> {
    pub fn new(catalogue: &'a Catalogue) -> Self {
        let plans = catalogue.plans.iter_enumerated();
        Self {
            catalogue,
            by_id: plans
                .map(|(id, plan)| (plan.document.id.as_str(), id))
                .collect(),
        }
    }

    /// Returns a plan by its address.
    ///
    /// # Errors
    /// There is none, or it has errors.
    pub fn plan(&self, id: &str) -> Result<PlanId, LookupError> {
        self.by_id.get(id).copied().ok_or_else(|| {
            let help = did_you_mean(id, self.by_id.keys().copied());
            LookupError {
                code: "unknown-plan",
                message: message!("no-plan-without-errors-has-the-address", plan = id),
                help: help.unwrap_or_else(|| message!("write-the-name-of-its-file-without")),
            }
        })
    }

    /// Returns a passage of a plan by its address there.
    ///
    /// # Errors
    /// The plan has none.
    pub fn node(&self, plan: PlanId, node: &str) -> Result<NodeId, LookupError> {
        let nodes = &self.catalogue.plans[plan].text.outline.nodes;
        nodes.position(|own| own.id == node).ok_or_else(|| {
            let help = did_you_mean(node, nodes.iter().map(|own| own.id.as_str()));
            LookupError {
                code: "unknown-node",
                message: message!("the-plan-has-no-passage-node", node),
                help: help.unwrap_or_else(|| message!("an-address-is-made-of-numbers")),
            }
        })
    }

    /// Returns a passage by the addresses of its plan and of itself, as in panjin-2018-23/2-1-8.
    ///
    /// # Errors
    /// There is none.
    pub fn passage(&self, address: &str) -> Result<Passage, LookupError> {
        let (plan, node) = address.split_once('/').unwrap_or((address, ""));
        let plan = self.plan(plan)?;
        let node = self.node(plan, node)?;
        Ok(Passage { plan, node })
    }

    /// Returns where words stand in a passage or what is under it; nothing where there are no words.
    ///
    /// # Errors
    /// They stand elsewhere, or nowhere.
    pub fn quote(&self, at: Passage, words: &str) -> Result<Option<Quote>, LookupError> {
        let outline = &self.catalogue.plans[at.plan].text.outline;
        let passages = outline.walk_nodes(outline.subtree(at.node)).into_iter();
        let found = passages.into_iter().find_map(|(place, text)| {
            let start = text.find(words)?;
            Some(Quote {
                text: words.to_owned(),
                at: place,
                range: start..start + words.len(),
            })
        });
        // Empty words were reported when they were read.
        if found.is_some() || words.trim().is_empty() {
            return Ok(found);
        }

        let elsewhere = outline.nodes.iter_enumerated().find(|(id, _)| {
            let alone = outline.walk_nodes(outline.subtree(*id)).into_iter();
            !outline.subtree(*id).contains(at.node)
                && alone.into_iter().any(|(_, text)| text.contains(words))
        });
        Err(LookupError {
            code: "quote-not-found",
            message: message!("these-words-do-not-stand-in-the-passage"),
            help: match elsewhere {
                Some((_, node)) => message!("they-stand-in-id-of-the-same", id = node.id),
                None => message!("copy-them-from-the-plans-file-punctuation"),
            },
        })
    }

    /// Returns the task that a passage is, or is a part of.
    pub fn task_above(&self, at: Passage) -> Option<TaskId> {
        self.catalogue.task_above(at)
    }
}
