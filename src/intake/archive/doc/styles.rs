//! The styles of a document: what characters and paragraphs look like that say nothing themselves.

use super::super::bytes::u16_at;
use super::look::{Look, LookChange};
use super::placing::{InList, Placing, PlacingChange};

/// Styles that are based on each other end somewhere.
const LONGEST_CHAIN: usize = 32;

/// The number of no style.
const NONE: u16 = 0x0FFF;

/// The kind of a style of paragraphs, and of one of characters.
const OF_PARAGRAPHS: u16 = 1;
const OF_CHARACTERS: u16 = 2;
const OF_TABLES: u16 = 3;

/// How long what is said of a style before its name is, in bytes; later programs say more.
const SHORTEST_BASE: usize = 10;

/// A style as it is declared.
#[derive(Debug, Clone, Default)]
struct Declared {
    based_on: Option<usize>,
    look: LookChange,
    placing: PlacingChange,
}

/// A style with all that it is based on.
#[derive(Debug, Clone, Copy, Default)]
struct Style {
    look: Look,
    list: InList,
}

/// The styles of a document.
#[derive(Debug, Default)]
pub struct Styles {
    declared: Vec<Declared>,
    resolved: Vec<Style>,
}

impl Styles {
    /// Reads the table of styles.
    pub fn read(table: &[u8]) -> Self {
        let declared = declared(table).unwrap_or_default();
        let resolved = (0..declared.len())
            .map(|at| resolve(&declared, at))
            .collect();
        Self { declared, resolved }
    }

    /// Returns what characters look like in paragraphs of a style.
    pub fn look(&self, style: u16) -> Look {
        let style = self.resolved.get(usize::from(style));
        style.map_or_else(Look::default, |style| style.look)
    }

    /// Returns the list that paragraphs of a style belong to.
    pub fn list(&self, style: u16) -> InList {
        let style = self.resolved.get(usize::from(style));
        style.map_or_else(InList::default, |style| style.list)
    }

    /// Changes a look as a style of characters does; `base` is that of the paragraph.
    pub fn apply(&self, style: u16, look: &mut Look, base: &Look) {
        for at in chain(&self.declared, usize::from(style)) {
            self.declared[at].look.apply(look, base);
        }
    }
}

/// Returns a style and those that it is based on, the outermost first.
fn chain(styles: &[Declared], style: usize) -> Vec<usize> {
    let mut chain = Vec::new();
    let mut at = Some(style).filter(|at| *at < styles.len());
    while let Some(style) = at.filter(|_| chain.len() < LONGEST_CHAIN) {
        chain.push(style);
        at = styles[style].based_on.filter(|at| *at < styles.len());
    }
    chain.reverse();
    chain
}

fn resolve(styles: &[Declared], style: usize) -> Style {
    let mut look = Look::default();
    let mut placing = Placing::default();
    for at in chain(styles, style) {
        let base = look;
        styles[at].look.apply(&mut look, &base);
        styles[at].placing.apply(&mut placing);
    }
    Style {
        look,
        list: placing.list,
    }
}

/// Reads the styles that a table declares, by their numbers; `None` where it is damaged.
fn declared(table: &[u8]) -> Option<Vec<Declared>> {
    let head = usize::from(u16_at(table, 0)?);
    let count = usize::from(u16_at(table, 2)?).min(usize::from(NONE));
    let base = usize::from(u16_at(table, 4)?).max(SHORTEST_BASE);
    let mut styles = Vec::new();
    let mut at = 2 + head;
    for _ in 0..count {
        let Some(length) = u16_at(table, at).map(usize::from) else {
            break;
        };
        let bytes = table.get(at + 2..at + 2 + length).unwrap_or_default();
        styles.push(declared_style(bytes, base).unwrap_or_default());
        at += 2 + length;
    }
    Some(styles)
}

fn declared_style(bytes: &[u8], base: usize) -> Option<Declared> {
    let kind = u16_at(bytes, 2)?;
    let based_on = Some(kind >> 4).filter(|style| *style != NONE);
    let mut style = Declared {
        based_on: based_on.map(usize::from),
        ..Declared::default()
    };

    let name = usize::from(u16_at(bytes, base)?);
    let mut at = base + 2 + 2 * name + 2;
    // Each of what follows begins at an even place.
    let mut next = || {
        at += at % 2;
        let length = usize::from(u16_at(bytes, at)?);
        let own = bytes.get(at + 2..at + 2 + length)?;
        at += 2 + length;
        Some(own)
    };
    match kind & 0x000F {
        OF_PARAGRAPHS => {
            style.placing = PlacingChange::of(next()?.get(2..).unwrap_or_default());
            style.look = next().map(LookChange::of).unwrap_or_default();
        }
        OF_CHARACTERS => style.look = LookChange::of(next()?),
        OF_TABLES => {
            next()?;
            next()?;
            style.look = next().map(LookChange::of).unwrap_or_default();
        }
        _ => {}
    }
    Some(style)
}
