//! Tables whose cells are framed: each cell is what lies between rules.

use super::super::grid::{Cell, Row as GridRow};
use super::super::lines::LINE_SEPARATOR;
use super::geometry::Area;
use super::marks::{Glyph, Rule};
use super::rows::{Row, rows_of};
use super::rules::{distinct, frames, is_covered};

/// How many places for cells a table may have: rows times columns.
const MOST_PLACES: usize = 20_000;

/// What lies between a cell's frame and its text, both sides together, in points.
const PADDING: f64 = 11.0;

/// A table.
#[derive(Debug)]
pub struct Table {
    /// Where it stands.
    pub area: Area,
    /// Where its columns begin and end.
    pub columns: Vec<f64>,
    /// Its rows.
    pub rows: Vec<GridRow>,
}

/// Takes the characters that stand in tables out of a page.
pub fn take_tables(level: &[Rule], upright: &[Rule], glyphs: &mut Vec<Glyph>) -> Vec<Table> {
    let mut tables = Vec::new();
    for (level, upright) in frames(level, upright) {
        let Some(frame) = Frame::new(level, upright) else {
            continue;
        };
        let (within, others) = std::mem::take(glyphs)
            .into_iter()
            .partition(|glyph| frame.area.contains(glyph.middle()));
        *glyphs = others;
        tables.push(frame.into_table(within));
    }
    tables
}

/// The rules of a table.
struct Frame {
    area: Area,
    /// Where columns begin and end.
    xs: Vec<f64>,
    /// Where rows begin and end.
    ys: Vec<f64>,
    /// For each place the cell that it belongs to, row by row.
    cell_of: Vec<usize>,
}

impl Frame {
    /// Reads rules that touch as a table: at least two columns in two rows.
    fn new(level: Vec<Rule>, upright: Vec<Rule>) -> Option<Self> {
        // A table may be open at its sides.
        let ends = |rules: &[Rule]| {
            let from = rules.iter().map(|rule| rule.from).fold(f64::MAX, f64::min);
            let to = rules.iter().map(|rule| rule.to).fold(f64::MIN, f64::max);
            [from, to]
        };
        let mut xs: Vec<f64> = upright.iter().map(|rule| rule.at).collect();
        let mut ys: Vec<f64> = level.iter().map(|rule| rule.at).collect();
        if xs.is_empty() || ys.is_empty() {
            return None;
        }
        xs.extend(ends(&level));
        ys.extend(ends(&upright));
        let (xs, ys) = (distinct(xs), distinct(ys));
        let places = (xs.len() - 1).saturating_mul(ys.len() - 1);
        if xs.len() < 3 || ys.len() < 3 || places > MOST_PLACES {
            return None;
        }

        let area = Area {
            left: xs[0],
            right: *xs.last()?,
            top: ys[0],
            bottom: *ys.last()?,
        };
        let mut frame = Self {
            area,
            cell_of: (0..places).collect(),
            xs,
            ys,
        };
        frame.merge(&level, &upright);
        Some(frame)
    }

    fn width(&self) -> usize {
        self.xs.len() - 1
    }

    fn height(&self) -> usize {
        self.ys.len() - 1
    }

    /// Makes places one cell where no rule lies between them.
    fn merge(&mut self, level: &[Rule], upright: &[Rule]) {
        for row in 0..self.height() {
            for column in 0..self.width() {
                let at = row * self.width() + column;
                let is_open_right = column + 1 < self.width()
                    && !is_covered(upright, self.xs[column + 1], self.ys[row], self.ys[row + 1]);
                if is_open_right {
                    self.join(at, at + 1);
                }
                let is_open_below = row + 1 < self.height()
                    && !is_covered(
                        level,
                        self.ys[row + 1],
                        self.xs[column],
                        self.xs[column + 1],
                    );
                if is_open_below {
                    self.join(at, at + self.width());
                }
            }
        }
        for at in 0..self.cell_of.len() {
            self.cell_of[at] = self.first_of(at);
        }
    }

    fn first_of(&self, mut at: usize) -> usize {
        while self.cell_of[at] != at {
            at = self.cell_of[at];
        }
        at
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.first_of(a), self.first_of(b));
        self.cell_of[a.max(b)] = a.min(b);
    }

    /// Puts characters into the cells.
    fn into_table(self, glyphs: Vec<Glyph>) -> Table {
        let spans = self.spans();
        let mut texts: Vec<Vec<Glyph>> = vec![Vec::new(); self.cell_of.len()];
        for glyph in glyphs {
            let (x, y) = glyph.middle();
            let column = place(&self.xs, x);
            let row = place(&self.ys, y);
            texts[self.cell_of[row * self.width() + column]].push(glyph);
        }

        let mut rows = Vec::with_capacity(self.height());
        for row in 0..self.height() {
            let mut cells = Vec::new();
            for column in 0..self.width() {
                let at = row * self.width() + column;
                if self.cell_of[at] != at {
                    continue;
                }
                let (rows, columns) = spans[at];
                let room = self.xs[column + columns] - self.xs[column] - PADDING;
                cells.push(Cell {
                    text: cell_text(std::mem::take(&mut texts[at]), room),
                    rows,
                    columns,
                });
            }
            rows.push(GridRow::new(cells));
        }
        Table {
            area: self.area,
            columns: self.xs,
            rows,
        }
    }

    /// Returns how many rows and columns each cell covers, by its first place. One that is no rectangle covers the
    /// columns of its first row.
    fn spans(&self) -> Vec<(usize, usize)> {
        let mut spans = vec![(0, 0); self.cell_of.len()];
        for (at, first) in self.cell_of.iter().enumerate() {
            let (row, column) = (at / self.width(), at % self.width());
            let (first_row, first_column) = (first / self.width(), first % self.width());
            let (rows, columns) = &mut spans[*first];
            *rows = (*rows).max(row - first_row + 1);
            if column >= first_column {
                *columns = (*columns).max(column - first_column + 1);
            }
        }
        spans
    }
}

/// Returns the place between two edges that a point lies in.
fn place(edges: &[f64], at: f64) -> usize {
    let behind = edges.partition_point(|edge| *edge <= at);
    behind.saturating_sub(1).min(edges.len() - 2)
}

/// Returns the text of a cell: rows that only its width parts are one line.
fn cell_text(glyphs: Vec<Glyph>, room: f64) -> String {
    let mut text = String::new();
    let mut before: Option<Row> = None;
    for row in rows_of(glyphs) {
        if let Some(before) = &before {
            let first = row.glyphs.first();
            let next = first.map_or(0.0, |glyph| glyph.right - glyph.left);
            let is_full = before.right - before.left + next + 0.5 * before.size >= room;
            match is_full {
                true => text.push_str(space_between(&text, &row.text())),
                false => text.push(LINE_SEPARATOR),
            }
        }
        text.push_str(&row.text());
        before = Some(row);
    }
    text
}

/// Returns what stands between the end of a row and the next one: letters are parted by a space.
pub fn space_between(before: &str, next: &str) -> &'static str {
    let is_letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
    match is_letter(before.chars().next_back()) && is_letter(next.chars().next()) {
        true => " ",
        false => "",
    }
}
