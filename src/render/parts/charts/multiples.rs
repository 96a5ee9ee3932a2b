//! What falls to whom of the figures of some tasks: one drawing for each figure.

use super::FEWEST;
use crate::link::catalogue::TaskId;
use crate::plan::Allotment;
use crate::render::chart::{self, Bar, Caption, Cell, Chart, Linked, Table};
use crate::render::parts::At;

/// How many characters of a task's title stand over a drawing.
const TITLE: usize = 40;

/// What one task breaks down of one thing that is counted in one unit of measure.
struct Figure<'a> {
    what: &'a str,
    unit: &'a str,
    parts: Vec<&'a Allotment>,
}

/// The drawings of figures, with the table of all of them.
#[derive(Default)]
struct Multiples {
    drawings: Vec<chart::Drawing>,
    rows: Vec<Vec<Cell>>,
    /// Whether a part is in the table alone.
    partial: bool,
}

impl At<'_> {
    /// Returns the drawings of the figures of some tasks; nothing where none is broken down far enough. `href` returns
    /// the way to where a task states its own.
    pub fn multiples(&self, tasks: &[TaskId], href: impl Fn(TaskId) -> String) -> Option<Chart> {
        let mut found = Multiples::default();
        for &task in tasks {
            let node = self.catalogue.node(task);
            let Some(stated) = &node.task else { continue };

            let entry = &self.catalogue.tasks[task];
            let number = self.number(entry.plan, entry.node);
            let title = Linked {
                text: format!("{number} {}", node.name(TITLE)),
                href: href(task),
            };
            for figure in figures(&stated.allotments) {
                if figure.parts.len() >= FEWEST {
                    found.add(&title, &figure);
                }
            }
        }
        if found.drawings.is_empty() {
            return None;
        }

        Some(Chart {
            kind: "multiples",
            official: true,
            partial: found.partial,
            drawings: found.drawings,
            legend: Vec::new(),
            table: Table {
                head: ["count.tasks", "task.entity", "task.of", "task.value"]
                    .map(|key| self.word(key))
                    .into(),
                rows: found.rows,
            },
        })
    }
}

impl Multiples {
    /// Adds a figure of the task with this title.
    fn add(&mut self, title: &Linked, figure: &Figure<'_>) {
        let rows = figure.parts.iter();
        self.rows
            .extend(rows.map(|part| row(title, figure.what, part)));

        // What is no number has no length: it stands in the table, as printed.
        let bars: Vec<Bar> = figure
            .parts
            .iter()
            .filter_map(|part| bar(title, figure.what, part))
            .collect();
        self.partial |= bars.len() < figure.parts.len();
        if bars.is_empty() {
            return;
        }

        let words = [figure.what, figure.unit];
        let words: Vec<&str> = words.into_iter().filter(|part| !part.is_empty()).collect();
        let caption = Caption {
            text: title.text.clone(),
            href: title.href.clone(),
            unit: words.join(" "),
        };
        self.drawings.push(chart::multiple(caption, &bars));
    }
}

/// Returns what is broken down, in printed order.
fn figures(allotments: &[Allotment]) -> Vec<Figure<'_>> {
    let mut figures: Vec<Figure<'_>> = Vec::new();
    for part in allotments {
        let same = |own: &&mut Figure<'_>| own.what == part.of && own.unit == part.unit;
        match figures.iter_mut().find(same) {
            Some(figure) => figure.parts.push(part),
            None => figures.push(Figure {
                what: &part.of,
                unit: &part.unit,
                parts: vec![part],
            }),
        }
    }
    figures
}

/// Returns the bar of a part; nothing if its value is no number.
fn bar(title: &Linked, what: &str, part: &Allotment) -> Option<Bar> {
    Some(Bar {
        name: Linked {
            text: part.entity.clone(),
            href: String::new(),
        },
        value: part.value.parse().ok()?,
        printed: part.value.clone(),
        href: title.href.clone(),
        words: format!("{} {what}{}{}", part.entity, part.value, part.unit),
    })
}

fn row(title: &Linked, what: &str, part: &Allotment) -> Vec<Cell> {
    let value = format!("{}{}", part.value, part.unit);
    vec![
        Cell::official(&title.text, &title.href),
        Cell::official(&part.entity, ""),
        Cell::official(what, ""),
        Cell {
            figure: true,
            ..Cell::official(value, "")
        },
    ]
}
