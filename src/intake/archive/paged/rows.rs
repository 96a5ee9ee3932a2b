//! Characters in rows, as the eye reads them.

use super::super::notation::{Script, Scripted};
use super::marks::Glyph;
use crate::base::text::is_han;

/// How far characters of one row may stand above each other, in the height of the smaller.
const UNEVEN: f64 = 0.3;

/// How small characters are that stand above or below the others, in the height of these.
const SMALL: f64 = 0.87;

/// How wide a gap is that parts words of letters, in the height of the row.
const WORD_GAP: f64 = 0.15;

/// How wide a gap is that parts Chinese words.
const WIDE_GAP: f64 = 0.7;

/// Characters beside each other, from left to right.
#[derive(Debug, Clone)]
pub struct Row {
    /// Its characters.
    pub glyphs: Vec<Glyph>,
    /// Its left edge.
    pub left: f64,
    /// Its right edge.
    pub right: f64,
    /// The line that most of it stands on.
    pub base: f64,
    /// The height of most of it.
    pub size: f64,
}

impl Row {
    /// Puts characters into a row; `None` where there are none.
    pub fn new(mut glyphs: Vec<Glyph>) -> Option<Self> {
        glyphs.sort_by(|a, b| a.left.total_cmp(&b.left));
        let left = glyphs.first()?.left;
        let right = glyphs.iter().map(|glyph| glyph.right).fold(left, f64::max);
        let most = most_common(&glyphs)?;
        Some(Self {
            left,
            right,
            base: most.base,
            size: most.size,
            glyphs,
        })
    }

    /// Returns its text.
    pub fn text(&self) -> String {
        self.text_with_tabs(&[])
    }

    /// Returns its text with a TAB at each of these places, from left to right.
    pub fn text_with_tabs(&self, tabs: &[f64]) -> String {
        let mut line = Scripted::default();
        let mut tabs = tabs.iter().peekable();
        let mut before: Option<&Glyph> = None;
        for glyph in &self.glyphs {
            let mut has_tab = false;
            while tabs.next_if(|tab| **tab <= glyph.left).is_some() {
                line.push('\t', None);
                has_tab = true;
            }
            if let Some(before) = before.filter(|_| !has_tab)
                && is_parted(before, glyph, self.size)
            {
                line.push(' ', None);
            }

            let script = self.script(glyph);
            for c in glyph.text.chars().filter(|c| !c.is_control()) {
                line.push(c, script);
            }
            before = Some(glyph);
        }
        for _ in tabs {
            line.push('\t', None);
        }
        line.take()
    }

    /// Returns the gaps that are at least so wide, in the height of the row: where they begin and end.
    pub fn gaps(&self, widest: f64) -> Vec<(f64, f64)> {
        let mut gaps = Vec::new();
        let mut end = self.left;
        for glyph in &self.glyphs {
            if glyph.left - end >= widest * self.size {
                gaps.push((end, glyph.left));
            }
            end = end.max(glyph.right);
        }
        gaps
    }

    /// Returns where a character stands beside the line, if it does.
    fn script(&self, glyph: &Glyph) -> Option<Script> {
        if glyph.size >= SMALL * self.size {
            return None;
        }
        let above = self.base - glyph.base;
        if above > 0.15 * self.size {
            Some(Script::Super)
        } else if above < -0.05 * self.size {
            Some(Script::Sub)
        } else {
            None
        }
    }
}

/// Returns whether white space stands between two characters.
fn is_parted(before: &Glyph, glyph: &Glyph, size: f64) -> bool {
    let gap = (glyph.left - before.right) / size;
    let is_wide = |text: &str| {
        let mut all = text.chars();
        all.all(|c| is_han(c) || matches!(c, '\u{2E80}'..='\u{303F}' | '\u{FF01}'..='\u{FF60}'))
    };
    // Between Chinese and letters some programs leave a gap that nobody typed.
    let both_letters = !is_wide(&before.text) && !is_wide(&glyph.text);
    match both_letters {
        true => gap >= WORD_GAP,
        false => gap >= WIDE_GAP,
    }
}

/// Returns a character of the height and on the line that most have.
fn most_common(glyphs: &[Glyph]) -> Option<&Glyph> {
    let key = |glyph: &Glyph| ((glyph.size * 4.0) as i64, (glyph.base * 2.0) as i64);
    let mut keys: Vec<(i64, i64)> = glyphs.iter().map(key).collect();
    keys.sort_unstable();
    let runs = keys.chunk_by(|a, b| a == b);
    let longest = runs.max_by_key(|run| (run.len(), run[0]))?;
    glyphs.iter().find(|glyph| key(glyph) == longest[0])
}

/// Puts characters into rows, from the top down; blank ones are only gaps.
pub fn rows_of(glyphs: Vec<Glyph>) -> Vec<Row> {
    let mut glyphs: Vec<Glyph> = glyphs
        .into_iter()
        .filter(|glyph| !glyph.is_blank())
        .collect();
    glyphs.sort_by(|a, b| a.base.total_cmp(&b.base).then(a.left.total_cmp(&b.left)));

    let mut groups: Vec<Vec<Glyph>> = Vec::new();
    for glyph in glyphs {
        match groups.last_mut() {
            Some(group) if stands_with(&glyph, group) => group.push(glyph),
            _ => groups.push(vec![glyph]),
        }
    }
    with_scripts(groups.into_iter().filter_map(Row::new).collect())
}

/// Returns whether a character stands on one line with a group.
fn stands_with(glyph: &Glyph, group: &[Glyph]) -> bool {
    let Some(first) = group.first() else {
        return true;
    };
    glyph.base - first.base <= UNEVEN * glyph.size.min(first.size)
}

/// Puts rows of small characters into the rows that they stand above or below of.
fn with_scripts(rows: Vec<Row>) -> Vec<Row> {
    let mut out: Vec<Row> = Vec::with_capacity(rows.len());
    let mut waiting: Option<Row> = None;
    for row in rows {
        let row = match waiting.take() {
            // What stands above comes before the row that it belongs to.
            Some(small) if belongs_to(&small, &row) => joined(small, row),
            Some(small) => {
                out.push(small);
                row
            }
            None => row,
        };
        match out.last() {
            Some(before) if belongs_to(&row, before) => {
                if let Some(before) = out.pop() {
                    out.push(joined(row, before));
                }
            }
            _ => {
                out.extend(waiting.replace(row));
            }
        }
    }
    out.extend(waiting);
    out
}

/// Returns whether a row is nothing but what stands beside the line of another.
fn belongs_to(small: &Row, row: &Row) -> bool {
    let offset = row.base - small.base;
    small.size < SMALL * row.size
        && (-0.35 * row.size..=0.75 * row.size).contains(&offset)
        && small.left >= row.left - row.size
        && small.right <= row.right + 4.0 * row.size
        && small.glyphs.len() <= row.glyphs.len()
}

fn joined(small: Row, row: Row) -> Row {
    let (base, size) = (row.base, row.size);
    let mut glyphs = row.glyphs;
    glyphs.extend(small.glyphs);
    glyphs.sort_by(|a, b| a.left.total_cmp(&b.left));
    Row {
        left: row.left.min(small.left),
        right: row.right.max(small.right),
        base,
        size,
        glyphs,
    }
}
