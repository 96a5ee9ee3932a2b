//! Places on a page, in points (1/72 inch) from its upper left corner; y grows downwards.

/// A transformation: x' = ax + cy + e, y' = bx + dy + f.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Matrix(pub [f64; 6]);

impl Matrix {
    /// Leaves everything where it is.
    pub const IDENTITY: Self = Self([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    /// Moves by a distance.
    pub const fn shift(x: f64, y: f64) -> Self {
        Self([1.0, 0.0, 0.0, 1.0, x, y])
    }

    /// Returns the transformation that does this one first, then the other.
    pub fn then(self, other: Self) -> Self {
        let [a, b, c, d, e, f] = self.0;
        let (x, y) = other.apply_vector((a, b));
        let (z, w) = other.apply_vector((c, d));
        let (u, v) = other.apply((e, f));
        Self([x, y, z, w, u, v])
    }

    /// Returns where a point goes.
    pub fn apply(&self, (x, y): (f64, f64)) -> (f64, f64) {
        let (u, v) = self.apply_vector((x, y));
        (u + self.0[4], v + self.0[5])
    }

    /// Returns what becomes of a direction.
    pub fn apply_vector(&self, (x, y): (f64, f64)) -> (f64, f64) {
        let [a, b, c, d, ..] = self.0;
        (a * x + c * y, b * x + d * y)
    }
}

/// A rectangle.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Area {
    /// Its left edge.
    pub left: f64,
    /// Its upper edge.
    pub top: f64,
    /// Its right edge.
    pub right: f64,
    /// Its lower edge.
    pub bottom: f64,
}

impl Area {
    /// Returns the rectangle around points; `None` where there are none, or one is nowhere.
    pub fn around(points: &[(f64, f64)]) -> Option<Self> {
        let first = points.first()?;
        let start = Self {
            left: first.0,
            top: first.1,
            right: first.0,
            bottom: first.1,
        };
        let area = points.iter().fold(start, |area, (x, y)| Self {
            left: area.left.min(*x),
            top: area.top.min(*y),
            right: area.right.max(*x),
            bottom: area.bottom.max(*y),
        });
        let sides = [area.left, area.top, area.right, area.bottom];
        sides.iter().all(|side| side.is_finite()).then_some(area)
    }

    /// Returns how wide it is.
    pub fn width(&self) -> f64 {
        self.right - self.left
    }

    /// Returns how high it is.
    pub fn height(&self) -> f64 {
        self.bottom - self.top
    }

    /// Returns whether a point lies in it.
    pub fn contains(&self, (x, y): (f64, f64)) -> bool {
        (self.left..=self.right).contains(&x) && (self.top..=self.bottom).contains(&y)
    }
}
