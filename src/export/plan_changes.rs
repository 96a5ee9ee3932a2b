//! The changes of a plan since it was first put on the site, which feeds list.

use super::identity::Identity;
use super::inputs::Inputs;
use crate::address::Route;
use crate::link::catalogue::{Catalogue, PlanId};
use crate::plan::NodeId;
use jiff::civil::{Date, date};
use std::cmp::Ordering;

/// A change of a plan; the first is that it was taken up.
#[derive(Debug, Clone, Copy)]
pub struct PlanChange<'a> {
    /// The plan.
    pub plan: PlanId,
    /// Its number among the changes of the plan, from 1.
    number: usize,
    /// When it was made.
    pub date: Date,
    /// What editors say of it.
    pub note: Option<&'a str>,
    /// The passages that they say it changed.
    pub at: &'a [NodeId],
}

/// Returns the changes of a plan, the oldest first. A plan without a history was taken up when it was written.
pub fn changes_of(catalogue: &Catalogue, plan: PlanId) -> Vec<PlanChange<'_>> {
    let entry = &catalogue.plans[plan];
    let front = &entry.document.front;
    if front.revisions.is_empty() {
        let new_year = date(front.year.unwrap_or(1970), 1, 1);
        return vec![PlanChange {
            plan,
            number: 1,
            date: front.updated().unwrap_or(new_year),
            note: None,
            at: &[],
        }];
    }

    // A change is known by its number, so a corrected note or date is the same entry.
    let revisions = front.revisions.iter().zip(&entry.revised);
    let numbered = (1..).zip(revisions);
    numbered
        .map(|(number, (revision, at))| PlanChange {
            plan,
            number,
            date: revision.date,
            note: Some(&revision.note),
            at,
        })
        .collect()
}

impl PlanChange<'_> {
    /// Returns the id that it was published with, also where its plan moved. A plan that has published changes of its
    /// own takes over none of a plan that was merged into it.
    pub fn published_id(&self, inputs: &Inputs<'_>) -> String {
        let identity = Identity::of_site(inputs.settings);
        let plan = &inputs.catalogue.plans[self.plan].document.id;
        let history = inputs.moves.history(&Route::plan(plan).path());
        let id =
            |address: &str, number: usize| identity.urn(&format!("{address}/revision/{number}"));

        // The number of a change tells nothing across plans: two plans have each a first one.
        let own = id(&history.present, self.number);
        if inputs.moves.is_published_id(&id(&history.present, 1)) {
            return own;
        }
        let mut former = history.former.iter();
        former
            .find_map(|address| {
                Some(id(address, self.number)).filter(|id| inputs.moves.is_published_id(id))
            })
            .unwrap_or(own)
    }

    /// Orders changes as feeds do: the newest first; of one day, the later of a plan first.
    pub fn newest_first(&self, other: &Self) -> Ordering {
        other
            .date
            .cmp(&self.date)
            .then(other.number.cmp(&self.number))
            .then(self.plan.cmp(&other.plan))
    }
}
