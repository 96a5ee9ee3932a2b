//! Whether a deadline still counts: a notice may have deleted its passage, or its plan had ended before.

use super::{Deadline, Fate, Plan, Series};
use crate::plan::NodeId;
use crate::time::Due;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;
use strum::{IntoStaticStr, VariantArray};

/// Whether a deadline counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, IntoStaticStr, VariantArray, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Standing {
    /// It does, be it met or not.
    Counts,
    /// An official notice deleted its passage.
    Deleted,
    /// Its plan was repealed, had lapsed or was replaced before its last day was over.
    PlanEnded,
}

impl Standing {
    /// Returns the key that stands for it in data and in the themes' strings.
    pub fn key(self) -> &'static str {
        self.into()
    }

    /// Returns the key where it counts no more.
    pub fn key_of_void(self) -> Option<&'static str> {
        (self != Standing::Counts).then(|| self.key())
    }
}

impl Plan {
    /// Returns the day since which it is in force no more.
    pub fn ended_on(&self) -> Option<Date> {
        let status = self.document.front.status.as_ref();
        let ended = status.filter(|status| status.state.has_ended());
        ended.map(|status| status.date)
    }

    /// Returns whether a deadline of one of its passages counts.
    pub fn standing(&self, node: NodeId, due: Due) -> Standing {
        self.standing_on(node, due.last_day())
    }

    /// Returns whether what one of its passages asks for by a day counts.
    fn standing_on(&self, node: NodeId, day: Date) -> Standing {
        if matches!(self.fate(node), Some(Fate::Deleted(_))) {
            return Standing::Deleted;
        }
        // On the day itself it was in force no more.
        match self.ended_on() {
            Some(ended) if day >= ended => Standing::PlanEnded,
            _ => Standing::Counts,
        }
    }
}

impl Deadline {
    /// Returns whether it counts; `plan` is its own.
    pub fn standing(&self, plan: &Plan) -> Standing {
        plan.standing(self.node, self.due)
    }
}

impl Series {
    /// Returns whether it counts on one of its days; `plan` is its own.
    pub fn standing(&self, plan: &Plan, day: Date) -> Standing {
        plan.standing_on(self.node, day)
    }
}
