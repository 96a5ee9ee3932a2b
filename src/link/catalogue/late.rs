//! Deadlines that had passed before their plan was published (发布前已到期).

use super::{Catalogue, Deadline, Plan};

impl Deadline {
    /// Returns whether the last day that it can mean lies before the day on which its plan was published. `None` where
    /// that day is not known.
    pub fn had_passed(&self, plan: &Plan) -> Option<bool> {
        let published = plan.document.front.published?;
        Some(self.due.last_day() < published)
    }
}

impl Catalogue {
    /// Returns how many deadlines of a plan had passed before it was published. `None` where that day is not known.
    pub fn passed_when_published(&self, plan: &Plan) -> Option<usize> {
        plan.document.front.published?;
        let deadlines = plan.deadlines.iter().map(|&id| &self.deadlines[id]);
        let passed = deadlines.filter(|deadline| deadline.had_passed(plan) == Some(true));
        Some(passed.count())
    }
}
