//! Who works with whom: the pairs of units that share the most tasks.

use super::FEWEST;
use crate::content::gazetteer::UnitKind;
use crate::link::catalogue::UnitId;
use crate::render::chart::{self, Cell, Chart, Linked, Pair, Table};
use crate::render::cut::lists::DRAWN_UNITS;
use crate::render::cut::unit::{Shared, partner_anchor, shared_tasks};
use crate::render::parts::At;
use crate::render::parts::busiest;
use std::collections::BTreeMap;

impl At<'_> {
    /// Returns the drawing of the busiest of these units; nothing where few of them share tasks.
    pub fn together(&self, units: &[UnitId]) -> Option<Chart> {
        // A group stands for its members, with whom it does not work.
        let alone = |id: &&UnitId| self.catalogue.units[**id].unit.kind != UnitKind::Group;
        let shared: BTreeMap<UnitId, Shared> = units
            .iter()
            .filter(alone)
            .map(|&id| (id, shared_tasks(self.catalogue, id)))
            .collect();

        let order = busiest_together(&shared);
        if order.len() < FEWEST {
            return None;
        }

        let names: Vec<Linked> = order
            .iter()
            .map(|&id| Linked {
                text: self.catalogue.units[id].short().to_owned(),
                href: self.unit_href(id),
            })
            .collect();
        let mut pairs = self.pairs(&order, &shared);
        let drawing = chart::together(&names, &pairs);

        pairs.sort_by_key(|pair| (usize::MAX - pair.count, pair.one, pair.other));
        let name = |k: usize| Cell::official(&names[k].text, &names[k].href);
        let rows = pairs.iter().map(|pair| {
            let count = Cell::count(pair.count, &pair.href);
            vec![name(pair.one), name(pair.other), count]
        });

        Some(Chart {
            kind: "together",
            official: true,
            partial: false,
            drawings: vec![drawing],
            legend: Vec::new(),
            table: Table {
                head: ["nav.units", "chart.partner", "count.tasks"]
                    .map(|key| self.word(key))
                    .into(),
                rows: rows.collect(),
            },
        })
    }

    /// Returns the pairs that share tasks, by the places of both in `order`.
    fn pairs(&self, order: &[UnitId], shared: &BTreeMap<UnitId, Shared>) -> Vec<Pair> {
        let entries = &self.catalogue.units;
        let mut pairs = Vec::new();
        for (one, a) in order.iter().enumerate() {
            for (other, b) in order.iter().enumerate().skip(one + 1) {
                let count = shared[a].get(b).map_or(0, Vec::len);
                if count == 0 {
                    continue;
                }

                let anchor = partner_anchor(&entries[*b].unit.id);
                pairs.push(Pair {
                    one,
                    other,
                    count,
                    href: self.here.href_at(&self.catalogue.unit_route(*a), &anchor),
                    name: format!("{} {} {count}", entries[*a].short(), entries[*b].short()),
                });
            }
        }
        pairs
    }
}

/// Returns the units that share the most tasks with others of these.
fn busiest_together(shared: &BTreeMap<UnitId, Shared>) -> Vec<UnitId> {
    let weight = |own: &Shared| -> usize {
        let others = own.iter().filter(|(other, _)| shared.contains_key(other));
        others.map(|(_, tasks)| tasks.len()).sum()
    };
    let weights = shared.iter().map(|(id, own)| (*id, weight(own))).collect();

    let order = busiest(weights, DRAWN_UNITS).into_iter();
    order
        .filter(|(_, weight)| *weight > 0)
        .map(|(id, _)| id)
        .collect()
}
