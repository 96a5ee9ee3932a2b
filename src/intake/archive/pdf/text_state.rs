//! Where the next character of a text stands, and how it looks.

use super::super::paged::{Glyph, Matrix, UNKNOWN};
use super::font::{Code, Font};
use std::rc::Rc;

/// How far a line of text may lean and still be level: the sine of its angle.
const LEANING: f64 = 0.1;

/// How a text is shown that is not seen.
const INVISIBLE: i32 = 3;

/// How high letters are that nobody can see, in points.
const SMALLEST: f64 = 0.5;

/// What a page says of its text before it shows some.
#[derive(Debug, Clone)]
pub struct TextState {
    /// The font, once one is named.
    pub font: Option<Rc<Font>>,
    /// Its height.
    pub size: f64,
    /// Space behind each character.
    pub character_space: f64,
    /// Space behind each space.
    pub word_space: f64,
    /// How wide characters are drawn, 1 as they are.
    pub stretch: f64,
    /// How far it is to the next line.
    pub leading: f64,
    /// How far characters stand above their line.
    pub rise: f64,
    /// How they are shown: filled, in outline, not at all.
    pub mode: i32,
    /// Where the next character stands.
    pub matrix: Matrix,
    /// Where the line began.
    pub line: Matrix,
}

impl Default for TextState {
    fn default() -> Self {
        Self {
            font: None,
            size: 0.0,
            character_space: 0.0,
            word_space: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
            mode: 0,
            matrix: Matrix::IDENTITY,
            line: Matrix::IDENTITY,
        }
    }
}

/// A character as it stands on the page.
#[derive(Debug)]
pub struct Placed {
    /// The character; [`UNKNOWN`] where nothing says what it shows.
    pub glyph: Glyph,
    /// Whether it is seen.
    pub is_seen: bool,
    /// Whether it stands upright on a level line.
    pub is_upright: bool,
}

impl TextState {
    /// Begins a text.
    pub fn begin(&mut self, matrix: Matrix) {
        self.matrix = matrix;
        self.line = matrix;
    }

    /// Goes to a new line, so far from where the last one began.
    pub fn next_line(&mut self, x: f64, y: f64) {
        self.begin(Matrix::shift(x, y).then(self.line));
    }

    /// Goes back by thousandths of the font's height.
    pub fn adjust(&mut self, by: f64) {
        let back = -by / 1000.0 * self.size;
        let is_vertical = self.font.as_ref().is_some_and(|font| font.is_vertical());
        let shift = match is_vertical {
            true => Matrix::shift(0.0, back),
            false => Matrix::shift(back * self.stretch, 0.0),
        };
        self.matrix = shift.then(self.matrix);
    }

    /// Places a code of a text, and goes on behind it.
    pub fn place(&mut self, code: Code, is_vertical: bool, page: &Matrix) -> Placed {
        let space = if code.is_space { self.word_space } else { 0.0 };
        let step = code.width * self.size + self.character_space + space;
        let body = code.width * self.size * self.stretch;

        let to_page = self.matrix.then(*page);
        let from = to_page.apply((0.0, self.rise));
        let to = to_page.apply((body, self.rise));
        let (up_x, up_y) = to_page.apply_vector((0.0, self.size));
        let height = up_x.hypot(up_y);
        let (along_x, along_y) = to_page.apply_vector((1.0, 0.0));
        let along = along_x.hypot(along_y);

        self.matrix = match is_vertical {
            true => Matrix::shift(0.0, -(self.size + self.character_space + space)),
            false => Matrix::shift(step * self.stretch, 0.0),
        }
        .then(self.matrix);

        let glyph = Glyph {
            text: code.text.unwrap_or_else(|| UNKNOWN.to_string()),
            left: from.0.min(to.0),
            right: from.0.max(to.0),
            base: from.1,
            size: height,
        };
        let places = [glyph.left, glyph.right, glyph.base, glyph.size];
        let is_somewhere = places.iter().all(|place| place.is_finite());
        let is_upright =
            !is_vertical && along_y.abs() <= LEANING * along && along_x > 0.0 && up_y < 0.0;
        Placed {
            glyph,
            is_seen: self.mode != INVISIBLE && is_somewhere && height > SMALLEST,
            is_upright,
        }
    }
}
