//! What stands on a page: characters in their places, rules, pictures.

use super::geometry::Area;
use std::mem;

/// How many rules a page may have: a drawing has more than any table.
const MOST_RULES: usize = 4_000;

/// How much of what nobody sees is kept, in bytes.
const LONGEST_HIDDEN: usize = 4 << 10;

/// What stands where nothing says what a text shows.
pub const UNKNOWN: char = '\u{FFFD}';

/// A character, or several that one sign shows.
#[derive(Debug, Clone, PartialEq)]
pub struct Glyph {
    /// What it shows.
    pub text: String,
    /// Its left edge.
    pub left: f64,
    /// Its right edge.
    pub right: f64,
    /// The line that it stands on.
    pub base: f64,
    /// The height of its font.
    pub size: f64,
}

impl Glyph {
    /// Returns the middle of its body.
    pub fn middle(&self) -> (f64, f64) {
        ((self.left + self.right) / 2.0, self.base - 0.35 * self.size)
    }

    /// Returns whether nothing is seen of it.
    pub fn is_blank(&self) -> bool {
        self.text.chars().all(crate::base::text::is_space)
    }
}

/// A straight line, level or upright.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rule {
    /// Where it lies: y of a level one, x of an upright one.
    pub at: f64,
    /// Where it begins.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
}

/// The marks on a page.
#[derive(Debug, Default)]
pub struct Marks {
    /// How wide the page is.
    pub width: f64,
    /// How high the page is.
    pub height: f64,
    /// The characters that are seen, in the order in which they were drawn.
    pub glyphs: Vec<Glyph>,
    /// The level rules.
    pub level: Vec<Rule>,
    /// The upright rules.
    pub upright: Vec<Rule>,
    /// Whether it has more rules than any table.
    pub is_drawing: bool,
    /// Where pictures stand.
    pub pictures: Vec<Area>,
    /// What is there, but not seen.
    pub hidden: String,
    /// What stands askew, or runs down the page.
    pub turned: String,
    /// What people noted on the page, and what stands in its forms.
    pub notes: Vec<String>,
}

impl Marks {
    /// Adds a rule.
    pub fn add_rule(&mut self, is_level: bool, rule: Rule) {
        if self.level.len() + self.upright.len() >= MOST_RULES {
            self.is_drawing = true;
            return;
        }
        match is_level {
            true => self.level.push(rule),
            false => self.upright.push(rule),
        }
    }

    /// Adds a text that is there, but not seen.
    pub fn add_hidden(&mut self, text: &str) {
        if self.hidden.len() < LONGEST_HIDDEN {
            self.hidden.push_str(text);
        }
    }

    /// Adds a text that stands askew, or runs down the page.
    pub fn add_turned(&mut self, text: &str) {
        if self.turned.len() < LONGEST_HIDDEN {
            self.turned.push_str(text);
        }
    }

    /// Adds a character that is seen; one that lies beside the page is not.
    pub fn add_glyph(&mut self, glyph: Glyph) {
        let page = Area {
            left: -1.0,
            top: -1.0,
            right: self.width + 1.0,
            bottom: self.height + 1.0,
        };
        match page.contains(glyph.middle()) {
            true => self.glyphs.push(glyph),
            false => self.hidden.push_str(&glyph.text),
        }
    }

    /// Takes characters away that are drawn twice in one place, as some programs make letters bold.
    pub fn drop_doubles(&mut self) {
        let glyphs = mem::take(&mut self.glyphs);
        let mut last_of: std::collections::HashMap<String, Vec<usize>> = Default::default();
        for glyph in glyphs {
            let before = last_of.entry(glyph.text.clone()).or_default();
            // The copy follows soon: a character behind, or a line.
            let recent = before.iter().rev().take(8);
            let is_double = recent.map(|at| &self.glyphs[*at]).any(|other| {
                let near = 0.2 * glyph.size.min(other.size);
                (other.left - glyph.left).abs() < near && (other.base - glyph.base).abs() < near
            });
            if !is_double {
                before.push(self.glyphs.len());
                self.glyphs.push(glyph);
            }
        }
    }
}
