//! What a unit owes month by month, by role.

use super::FEWEST;
use crate::link::catalogue::DeadlineId;
use crate::plan::Role;
use crate::render::chart::{self, Cell, Chart, Part, Table};
use crate::render::cut::unit::{role_anchor, slot_anchor};
use crate::render::parts::At;
use crate::render::parts::schedule::Schedule;
use crate::time::Slot;
use std::collections::BTreeMap;

impl At<'_> {
    /// Returns the drawing of a unit's schedule; nothing where little is due. `href` makes the way to an anchor among
    /// what the unit owes.
    pub fn load(&self, schedule: &Schedule, href: impl Fn(String) -> String) -> Option<Chart> {
        let by_role = schedule.values().flat_map(BTreeMap::values);
        if by_role.map(|ids| self.due_count(ids)).sum::<usize>() < FEWEST {
            return None;
        }

        let slots = || schedule.iter();
        let parts: Vec<Part> = slots()
            .flat_map(|(&slot, roles)| self.load_parts(slot, roles, &href))
            .collect();
        let drawn = |role: &Role| parts.iter().any(|part| part.tone == role.key());

        let mut head = vec![self.word("chart.when")];
        head.extend(Role::ALL.map(|role| self.word(short(role))));
        head.push(self.word("calendar.total"));

        Some(Chart {
            kind: "load",
            official: false,
            partial: false,
            drawings: vec![chart::load(&parts, |year| self.year(year).text)],
            legend: Role::ALL
                .into_iter()
                .filter(drawn)
                .map(|role| self.chart_key(role.key(), short(role)))
                .collect(),
            table: Table {
                head,
                rows: slots()
                    .map(|(&slot, roles)| self.load_row(slot, roles, &href))
                    .collect(),
            },
        })
    }

    /// Returns what is drawn for a month: a part for each role that owes something.
    fn load_parts(
        &self,
        slot: Slot,
        roles: &BTreeMap<Role, Vec<DeadlineId>>,
        href: impl Fn(String) -> String,
    ) -> Vec<Part> {
        let (name, anchor) = (self.slot_words(slot), slot_anchor(slot));
        let counts = roles.iter().map(|(role, ids)| (*role, self.due_count(ids)));
        let parts = counts.filter(|(_, count)| *count > 0);
        parts
            .map(|(role, count)| Part {
                slot,
                tone: role.key(),
                count,
                name: format!("{name} {} {count}", self.word(short(role))),
                href: href(role_anchor(&anchor, role)),
            })
            .collect()
    }

    fn load_row(
        &self,
        slot: Slot,
        roles: &BTreeMap<Role, Vec<DeadlineId>>,
        href: impl Fn(String) -> String,
    ) -> Vec<Cell> {
        let anchor = slot_anchor(slot);
        let mut row = vec![Cell::word(self.slot_words(slot), self.slot_href(slot))];
        row.extend(Role::ALL.map(|role| {
            let count = roles.get(&role).map_or(0, |ids| self.due_count(ids));
            Cell::count(count, href(role_anchor(&anchor, role)))
        }));

        let total = roles.values().map(|ids| self.due_count(ids)).sum();
        row.push(Cell::count(total, href(anchor)));
        row
    }

    /// Counts the deadlines that no official notice deleted.
    fn due_count(&self, ids: &[DeadlineId]) -> usize {
        self.catalogue.count_deadlines(ids.iter().copied())
    }
}

/// Returns the key of a role's short word.
fn short(role: Role) -> &'static str {
    match role {
        Role::Lead => "role.lead_short",
        Role::Responsible => "role.responsible_short",
        Role::Cooperating => "role.cooperating_short",
    }
}
