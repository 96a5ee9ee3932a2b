//! A year's deadlines by month and unit.

use crate::link::catalogue::UnitId;
use crate::render::chart::{self, Cell, Chart, HeatCell, HeatRow, Linked, Table};
use crate::render::cut::unit::slot_anchor;
use crate::render::parts::At;
use crate::time::{Month, Slot};
use std::collections::BTreeMap;

/// How many units a drawing has; its table has all that it is given.
pub const DRAWN_ROWS: usize = 20;

/// How many deadlines a unit has a part in, month by month.
type Counts = BTreeMap<Slot, usize>;

impl At<'_> {
    /// Returns the drawing of what each of some units has a part in; nothing without units. The busiest come first.
    pub fn heat(&self, year: i16, units: &[UnitId]) -> Option<Chart> {
        if units.is_empty() {
            return None;
        }

        let counts = self.counts_by_unit(year);
        let none = Counts::new();
        let counts = units
            .iter()
            .map(|unit| (*unit, counts.get(unit).unwrap_or(&none)));
        let (rows, sums): (Vec<HeatRow>, Vec<usize>) = counts
            .map(|(unit, slots)| (self.heat_row(unit, slots), slots.values().sum::<usize>()))
            .unzip();
        let table_rows = rows.iter().zip(sums);

        let mut head = vec![self.word("nav.units")];
        head.extend((1..=12).map(|month| self.word(&format!("month.{month}"))));
        head.extend(["calendar.imprecise", "calendar.total"].map(|key| self.word(key)));

        Some(Chart {
            kind: "heat",
            official: true,
            partial: rows.len() > DRAWN_ROWS,
            drawings: vec![chart::heat(year, &rows[..rows.len().min(DRAWN_ROWS)])],
            legend: Vec::new(),
            table: Table {
                head,
                rows: table_rows
                    .map(|(row, sum)| table_row(year, row, sum))
                    .collect(),
            },
        })
    }

    fn counts_by_unit(&self, year: i16) -> BTreeMap<UnitId, Counts> {
        let mut units: BTreeMap<UnitId, Counts> = BTreeMap::new();
        for &id in self.catalogue.years.get(&year).into_iter().flatten() {
            let deadline = &self.catalogue.deadlines[id];
            // A goal of a whole plan is nobody's alone.
            let Some(task) = deadline.task else { continue };
            if self.catalogue.is_deleted_deadline(id) {
                continue;
            }

            for unit in self.catalogue.tasks[task].units() {
                let slots = units.entry(unit).or_default();
                *slots.entry(deadline.due.slot()).or_default() += 1;
            }
        }
        units
    }

    fn heat_row(&self, unit: UnitId, slots: &Counts) -> HeatRow {
        let entry = &self.catalogue.units[unit];
        let route = self.catalogue.unit_route(unit);
        let name = entry.short();

        let cells = slots.iter().map(|(&slot, &count)| HeatCell {
            slot,
            count,
            href: self.here.href_at(&route, &slot_anchor(slot)),
            name: format!("{name} {} {count}", self.slot_words(slot)),
        });
        HeatRow {
            name: Linked {
                text: name.to_owned(),
                href: self.here.href(&route),
            },
            cells: cells.collect(),
        }
    }
}

/// Returns a unit's row: its name, a cell for each month, one for what names no month, and the sum.
fn table_row(year: i16, row: &HeatRow, sum: usize) -> Vec<Cell> {
    let months = (1..=12).map(|month| Slot::Month(Month { year, month }));
    let columns = months.chain([Slot::Year(year)]).map(|slot| {
        let cell = row.cells.iter().find(|cell| cell.slot == slot);
        cell.map_or_else(Cell::default, |cell| Cell::count(cell.count, &cell.href))
    });

    let mut cells = vec![Cell::official(&row.name.text, &row.name.href)];
    cells.extend(columns);
    cells.push(Cell::count(sum, ""));
    cells
}
