//! Paths that a page draws, as far as they are rules: frames of tables, lines through words.

use super::geometry::{Area, Matrix};
use super::marks::{Marks, Rule};

/// How far a line may lean and still be level, in points.
const LEANING: f64 = 0.7;

/// How thick a filled bar may be and still be a rule, in points.
const THICKEST: f64 = 3.0;

/// How many corners of one path are kept.
const MOST_CORNERS: usize = 20_000;

/// A path that is being drawn.
#[derive(Debug, Default)]
pub struct Path {
    /// Its strokes, from corner to corner, on the page.
    strokes: Vec<[(f64, f64); 2]>,
    /// Which strokes are the sides of one shape: where each shape begins.
    shapes: Vec<usize>,
    start: (f64, f64),
    at: (f64, f64),
}

impl Path {
    /// Begins a shape.
    pub fn move_to(&mut self, matrix: &Matrix, point: (f64, f64)) {
        self.shapes.push(self.strokes.len());
        self.at = matrix.apply(point);
        self.start = self.at;
    }

    /// Draws to a corner.
    pub fn line_to(&mut self, matrix: &Matrix, point: (f64, f64)) {
        let to = matrix.apply(point);
        if self.strokes.len() < MOST_CORNERS {
            self.strokes.push([self.at, to]);
        }
        self.at = to;
    }

    /// Draws a curve, which is no rule.
    pub fn curve_to(&mut self, matrix: &Matrix, point: (f64, f64)) {
        self.at = matrix.apply(point);
    }

    /// Draws back to where the shape began.
    pub fn close(&mut self) {
        if self.at != self.start && self.strokes.len() < MOST_CORNERS {
            self.strokes.push([self.at, self.start]);
        }
        self.at = self.start;
    }

    /// Draws a rectangle.
    pub fn rectangle(&mut self, matrix: &Matrix, [x, y, width, height]: [f64; 4]) {
        self.move_to(matrix, (x, y));
        self.line_to(matrix, (x + width, y));
        self.line_to(matrix, (x + width, y + height));
        self.line_to(matrix, (x, y + height));
        self.close();
    }

    /// Ends the path; each of its strokes that is level or upright is a rule.
    pub fn stroke(&mut self, marks: &mut Marks) {
        for [from, to] in &self.strokes {
            add_rule(*from, *to, marks);
        }
        self.forget();
    }

    /// Ends the path; each of its shapes that is thin is a rule.
    pub fn fill(&mut self, marks: &mut Marks) {
        self.shapes.push(self.strokes.len());
        for ends in self.shapes.windows(2) {
            let Some(strokes) = self.strokes.get(ends[0]..ends[1]) else {
                continue;
            };
            let corners: Vec<(f64, f64)> = strokes.iter().flatten().copied().collect();
            let Some(area) = Area::around(&corners) else {
                continue;
            };
            let (x, y) = (
                (area.left + area.right) / 2.0,
                (area.top + area.bottom) / 2.0,
            );
            if area.height() <= THICKEST && area.width() > area.height() {
                add_rule((area.left, y), (area.right, y), marks);
            } else if area.width() <= THICKEST {
                add_rule((x, area.top), (x, area.bottom), marks);
            }
        }
        self.forget();
    }

    /// Ends the path, which nothing is drawn of.
    pub fn forget(&mut self) {
        self.strokes.clear();
        self.shapes.clear();
    }
}

/// Adds a stroke, if it is level or upright.
fn add_rule(from: (f64, f64), to: (f64, f64), marks: &mut Marks) {
    let (width, height) = ((to.0 - from.0).abs(), (to.1 - from.1).abs());
    if !(width.is_finite() && height.is_finite()) {
        return;
    }
    if height <= LEANING && width > LEANING {
        let rule = Rule {
            at: (from.1 + to.1) / 2.0,
            from: from.0.min(to.0),
            to: from.0.max(to.0),
        };
        marks.add_rule(true, rule);
    } else if width <= LEANING && height > LEANING {
        let rule = Rule {
            at: (from.0 + to.0) / 2.0,
            from: from.1.min(to.1),
            to: from.1.max(to.1),
        };
        marks.add_rule(false, rule);
    }
}
