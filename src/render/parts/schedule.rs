//! What a unit owes and when, month by month, role by role.

use super::at::At;
use super::rows::{RowKey, Rows};
use crate::address::Route;
use crate::link::catalogue::DeadlineId;
use crate::plan::Role;
use crate::render::cut::unit::{UnitRow, role_anchor, slot_anchor};
use crate::time::Slot;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeMap;

/// What is due in a month, or in a year without naming a month.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SlotDues {
    /// Its anchor: `m2018-06`, `m2018`.
    pub id: String,
    /// The year.
    pub year: i16,
    /// In words: the month, or the year.
    pub text: String,
    /// Whether no month is named.
    pub imprecise: bool,
    /// The month's page, or the place of such deadlines on the year's.
    pub href: String,
    /// How many deadlines that no official notice deleted.
    pub count: usize,
    /// Role by role.
    pub roles: Vec<RoleDues>,
}

/// What is due in one role.
#[derive(Debug, Serialize, JsonSchema)]
pub struct RoleDues {
    /// Its anchor: `m2018-06-lead`.
    pub id: String,
    /// lead, responsible or cooperating.
    pub role: &'static str,
    /// The deadlines, in order of time: HTML that is safe to print, made of each by row-due.html.
    #[schemars(with = "String")]
    pub rows: Rows,
}

/// The deadlines of a unit's tasks by name, each once, in the first of its roles.
pub type Schedule = BTreeMap<Slot, BTreeMap<Role, Vec<DeadlineId>>>;

/// Returns when what a unit owes by name falls due, by the rows of its page.
pub fn schedule(rows: &[UnitRow]) -> Schedule {
    let mut schedule = Schedule::new();
    for row in rows {
        if let UnitRow::Due {
            slot,
            role,
            deadline,
        } = *row
        {
            let roles = schedule.entry(slot).or_default();
            roles.entry(role).or_default().push(deadline);
        }
    }
    schedule
}

impl At<'_> {
    /// Returns a schedule with its words.
    pub fn slots(&self, schedule: &Schedule) -> Vec<SlotDues> {
        let slots = schedule.iter();
        slots
            .map(|(&slot, roles)| self.slot_dues(slot, roles))
            .collect()
    }

    fn slot_dues(&self, slot: Slot, roles: &BTreeMap<Role, Vec<DeadlineId>>) -> SlotDues {
        let id = slot_anchor(slot);
        let by_role = roles.iter().map(|(role, ids)| RoleDues {
            id: role_anchor(&id, *role),
            role: role.key(),
            rows: ids
                .iter()
                .map(|&deadline| RowKey::Due {
                    deadline,
                    narrowed: false,
                })
                .collect(),
        });

        SlotDues {
            year: slot.year(),
            text: self.slot_name(slot),
            imprecise: matches!(slot, Slot::Year(_)),
            href: self.slot_href(slot),
            count: self
                .catalogue
                .count_deadlines(roles.values().flatten().copied()),
            roles: by_role.collect(),
            id,
        }
    }

    /// Returns a month or a year in words.
    pub fn slot_name(&self, slot: Slot) -> String {
        match slot {
            Slot::Month(month) => self.strings.month(month),
            Slot::Year(year) => self.year(year).text,
        }
    }

    /// Returns the way to a month's page, or to the place of what names no month on a year's page.
    pub fn slot_href(&self, slot: Slot) -> String {
        match slot {
            Slot::Month(month) => self.month(month).href,
            Slot::Year(year) => self.here.href_at(&Route::year(year), "imprecise"),
        }
    }
}
