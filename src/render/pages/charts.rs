//! What is drawn on which page, and the table behind each drawing.

use super::common::At;
use super::schedule::{self, Schedule};
use super::{partners, plan::busiest};
use crate::address::Route;
use crate::content::gazetteer::UnitKind;
use crate::link::catalogue::{DeadlineId, PlanId, TaskId, UnitId};
use crate::plan::{Allotment, NodeId, Role};
use crate::render::chart::{
    self, Bar, Caption, Cell, Chart, Dot, HeatCell, HeatRow, Key, Linked, Pair, Part, Table,
};
use crate::time::Slot;
use std::collections::{BTreeMap, BTreeSet};

/// How many units a year's drawing has; its table has them all.
const HEAT_ROWS: usize = 20;
/// How many units a drawing of who works with whom has.
const TOGETHER: usize = 16;
/// Fewer than this are read, not looked at.
const FEWEST: usize = 3;
/// The deepest headings that lanes are named after.
const LANE_DEPTH: usize = 3;
/// How many characters of a task's title name it.
const TITLE: usize = 40;

impl At<'_> {
    /// A plan's deadlines in time, in a lane for each of its parts.
    pub fn timeline(&self, id: PlanId) -> Option<Chart> {
        let plan = &self.catalogue.plans[id];
        if plan.deadlines.len() < FEWEST {
            return None;
        }
        let nodes = &plan.document.outline.nodes;
        // The part of the plan at some depth that a node stands in.
        let part = |node: NodeId, depth: usize| {
            let up = std::iter::successors(Some(node), |&node| plan.parents[node]);
            let mut up = up.skip_while(|&node| nodes[node].depth > depth);
            up.next().unwrap_or(node)
        };
        let lanes_at = |depth: usize| -> BTreeSet<NodeId> {
            let nodes = plan
                .deadlines
                .iter()
                .map(|&id| self.catalogue.deadlines[id].node);
            nodes.map(|node| part(node, depth)).collect()
        };
        let depth = (1..LANE_DEPTH).find(|&depth| lanes_at(depth).len() > 1);
        let depth = depth.unwrap_or(LANE_DEPTH);
        let lanes: Vec<NodeId> = lanes_at(depth).into_iter().collect();
        let mut ids = plan.deadlines.clone();
        ids.sort_by_key(|&id| self.catalogue.deadlines[id].due.sort_key());
        let dots: Vec<Dot> = ids
            .iter()
            .map(|&id| {
                let deadline = &self.catalogue.deadlines[id];
                let row = self.due_row(id);
                Dot {
                    lane: lanes
                        .binary_search(&part(deadline.node, depth))
                        .unwrap_or_default(),
                    slot: deadline.due.slot(),
                    name: format!("{} {} {}", row.due.text, row.number, row.title),
                    href: row.href,
                }
            })
            .collect();
        let names: Vec<Linked> = lanes
            .iter()
            .map(|&node| Linked {
                text: nodes[node].labelled(TITLE),
                href: self.here.href_at(&self.plan_route(id), &nodes[node].id),
            })
            .collect();
        let rows = ids.iter().map(|&id| self.timeline_row(id)).collect();
        let legend = [("dated", "chart.dated"), ("undated", "chart.undated")];
        Some(Chart {
            kind: "timeline",
            official: true,
            partial: false,
            drawings: vec![chart::timeline(&names, &dots, |year| self.year(year).text)],
            legend: legend
                .into_iter()
                .filter(|(tone, _)| {
                    let undated = *tone == "undated";
                    dots.iter()
                        .any(|dot| undated == matches!(dot.slot, Slot::Year(_)))
                })
                .map(|(tone, key)| self.key(tone, key))
                .collect(),
            table: Table {
                head: ["chart.when", "count.tasks", "chart.words"]
                    .map(|key| self.word(key))
                    .into(),
                rows,
            },
        })
    }

    fn timeline_row(&self, id: DeadlineId) -> Vec<Cell> {
        let row = self.due_row(id);
        vec![
            Cell::word(row.due.text, row.due.href),
            Cell::official(format!("{} {}", row.number, row.title), row.href),
            Cell::official(row.raw, ""),
        ]
    }

    /// What a unit owes month by month, by role.
    pub fn load(&self, schedule: &Schedule) -> Option<Chart> {
        if schedule
            .values()
            .flat_map(BTreeMap::values)
            .flatten()
            .count()
            < FEWEST
        {
            return None;
        }
        let mut parts = Vec::new();
        let mut rows = Vec::new();
        for (&slot, roles) in schedule {
            let id = schedule::anchor(slot);
            let name = self.slot_words(slot);
            let mut row = vec![Cell::word(name.clone(), self.slot_href(slot))];
            for role in Role::ALL {
                let count = roles.get(&role).map_or(0, Vec::len);
                let href = format!("#{id}-{}", role.key());
                row.push(Cell::count(count, href.clone()));
                if count > 0 {
                    parts.push(Part {
                        slot,
                        tone: role.key(),
                        count,
                        name: format!("{name} {} {count}", self.word(short(role))),
                        href,
                    });
                }
            }
            row.push(Cell::count(
                roles.values().map(Vec::len).sum(),
                format!("#{id}"),
            ));
            rows.push(row);
        }
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
                .filter(|role| parts.iter().any(|part| part.tone == role.key()))
                .map(|role| self.key(role.key(), short(role)))
                .collect(),
            table: Table { head, rows },
        })
    }

    /// A year's deadlines by month and unit: what each unit has a part in.
    pub fn heat(&self, year: i16) -> Option<Chart> {
        let deadlines = self.catalogue.years.get(&year)?;
        let mut units: BTreeMap<UnitId, BTreeMap<Slot, usize>> = BTreeMap::new();
        for &id in deadlines {
            let deadline = &self.catalogue.deadlines[id];
            let Some(task) = deadline.task else { continue };
            for unit in self.catalogue.tasks[task].units() {
                let slots = units.entry(unit).or_default();
                *slots.entry(deadline.due.slot()).or_default() += 1;
            }
        }
        let sums = units
            .iter()
            .map(|(&unit, slots)| (unit, slots.values().sum()))
            .collect();
        let order = busiest(sums, usize::MAX);
        if order.len() < FEWEST {
            return None;
        }
        let rows: Vec<HeatRow> = order
            .iter()
            .map(|&(unit, _)| self.heat_row(unit, &units[&unit]))
            .collect();
        let months = (1..=12).map(|month| Slot::Month(crate::time::Month { year, month }));
        let columns: Vec<Slot> = months.chain([Slot::Year(year)]).collect();
        let table = rows
            .iter()
            .zip(&order)
            .map(|(row, (_, sum))| {
                let mut cells = vec![Cell::official(&row.name.text, &row.name.href)];
                cells.extend(columns.iter().map(|slot| {
                    let cell = row.cells.iter().find(|cell| cell.slot == *slot);
                    cell.map_or_else(Cell::default, |cell| Cell::count(cell.count, &cell.href))
                }));
                cells.push(Cell::count(*sum, ""));
                cells
            })
            .collect();
        let mut head = vec![self.word("nav.units")];
        head.extend((1..=12).map(|month| self.word(&format!("month.{month}"))));
        head.extend(["calendar.imprecise", "calendar.total"].map(|key| self.word(key)));
        Some(Chart {
            kind: "heat",
            official: true,
            partial: rows.len() > HEAT_ROWS,
            drawings: vec![chart::heat(year, &rows[..rows.len().min(HEAT_ROWS)])],
            legend: Vec::new(),
            table: Table { head, rows: table },
        })
    }

    fn heat_row(&self, unit: UnitId, slots: &BTreeMap<Slot, usize>) -> HeatRow {
        let entry = &self.catalogue.units[unit];
        let route = Route::unit(&entry.unit.id);
        HeatRow {
            name: Linked {
                text: entry.short().to_owned(),
                href: self.here.href(&route),
            },
            cells: slots
                .iter()
                .map(|(&slot, &count)| HeatCell {
                    slot,
                    count,
                    href: self.here.href_at(&route, &schedule::anchor(slot)),
                    name: format!("{} {} {count}", entry.short(), self.slot_words(slot)),
                })
                .collect(),
        }
    }

    /// Who works with whom among some units: the pairs of the busiest ones.
    pub fn together(&self, units: &[UnitId]) -> Option<Chart> {
        let entries = &self.catalogue.units;
        let shared: BTreeMap<UnitId, partners::Shared> = units
            .iter()
            .filter(|&&id| entries[id].unit.kind != UnitKind::Group)
            .map(|&id| (id, self.shared(id)))
            .collect();
        let weight = |id: &UnitId| -> usize {
            let others = shared[id]
                .iter()
                .filter(|(other, _)| shared.contains_key(other));
            others.map(|(_, tasks)| tasks.len()).sum()
        };
        let weights = shared.keys().map(|id| (*id, weight(id))).collect();
        let order: Vec<UnitId> = busiest(weights, TOGETHER)
            .into_iter()
            .filter(|(_, weight)| *weight > 0)
            .map(|(id, _)| id)
            .collect();
        if order.len() < FEWEST {
            return None;
        }
        let mut pairs = Vec::new();
        for (one, a) in order.iter().enumerate() {
            for (other, b) in order.iter().enumerate().skip(one + 1) {
                let count = shared[a].get(b).map_or(0, Vec::len);
                if count > 0 {
                    pairs.push(Pair {
                        one,
                        other,
                        count,
                        href: self.here.href_at(
                            &Route::unit(&entries[*a].unit.id),
                            &partners::anchor(&entries[*b].unit.id),
                        ),
                        name: format!("{} {} {count}", entries[*a].short(), entries[*b].short()),
                    });
                }
            }
        }
        let names: Vec<Linked> = order
            .iter()
            .map(|&id| Linked {
                text: entries[id].short().to_owned(),
                href: self.unit_href(id),
            })
            .collect();
        let drawing = chart::together(&names, &pairs);
        pairs.sort_by_key(|pair| (usize::MAX - pair.count, pair.one, pair.other));
        let name = |k: usize| Cell::official(&names[k].text, &names[k].href);
        let rows = pairs.iter();
        let rows = rows.map(|pair| {
            vec![
                name(pair.one),
                name(pair.other),
                Cell::count(pair.count, &pair.href),
            ]
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

    /// What falls to whom of the figures of some tasks: one drawing for each figure. `href` says where
    /// those of a task are stated.
    pub fn multiples(&self, tasks: &[TaskId], href: impl Fn(TaskId) -> String) -> Option<Chart> {
        let mut drawings = Vec::new();
        let mut rows = Vec::new();
        for &task in tasks {
            let entry = &self.catalogue.tasks[task];
            let node = self.catalogue.node(task);
            let Some(stated) = &node.task else { continue };
            let number = self.number(entry.plan, entry.node);
            let title = format!("{number} {}", node.name(TITLE));
            let href = href(task);
            // One drawing for each thing that is counted in one unit of measure, in printed order.
            let mut figures: Vec<(&str, &str, Vec<&Allotment>)> = Vec::new();
            for a in &stated.allotments {
                match figures
                    .iter_mut()
                    .find(|(of, unit, _)| (*of, *unit) == (&a.of, &a.unit))
                {
                    Some((.., own)) => own.push(a),
                    None => figures.push((&a.of, &a.unit, vec![a])),
                }
            }
            for (of, unit, own) in figures.into_iter().filter(|(.., own)| own.len() >= FEWEST) {
                let bars: Vec<Bar> = own
                    .iter()
                    .map(|a| Bar {
                        name: Linked {
                            text: a.entity.clone(),
                            href: String::new(),
                        },
                        value: a.value.parse().unwrap_or_default(),
                        printed: a.value.clone(),
                        href: href.clone(),
                        words: format!("{} {of}{}{}", a.entity, a.value, a.unit),
                    })
                    .collect();
                rows.extend(own.iter().map(|a| {
                    vec![
                        Cell::official(&title, &href),
                        Cell::official(&a.entity, ""),
                        Cell::official(of, ""),
                        Cell {
                            figure: true,
                            ..Cell::official(format!("{}{}", a.value, a.unit), "")
                        },
                    ]
                }));
                let caption = Caption {
                    text: title.clone(),
                    href: href.clone(),
                    unit: [of, unit]
                        .iter()
                        .filter(|part| !part.is_empty())
                        .copied()
                        .collect::<Vec<_>>()
                        .join(" "),
                };
                drawings.push(chart::multiple(caption, &bars));
            }
        }
        (!drawings.is_empty()).then(|| Chart {
            kind: "multiples",
            official: true,
            partial: false,
            drawings,
            legend: Vec::new(),
            table: Table {
                head: ["count.tasks", "task.entity", "task.of", "task.value"]
                    .map(|key| self.word(key))
                    .into(),
                rows,
            },
        })
    }

    /// A month, or a year with the words that no month is named.
    fn slot_words(&self, slot: Slot) -> String {
        match slot {
            Slot::Month(_) => self.slot_name(slot),
            Slot::Year(_) => format!(
                "{} {}",
                self.slot_name(slot),
                self.word("calendar.imprecise")
            ),
        }
    }

    fn key(&self, tone: &'static str, key: &str) -> Key {
        Key {
            tone,
            text: self.word(key),
        }
    }
}

/// The key of a role's short word.
fn short(role: Role) -> &'static str {
    match role {
        Role::Lead => "role.lead_short",
        Role::Responsible => "role.responsible_short",
        Role::Cooperating => "role.cooperating_short",
    }
}
