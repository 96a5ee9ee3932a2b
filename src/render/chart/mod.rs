//! Drawings of what pages say, made when the site is built: marks, labels and rules in units of their
//! own (one unit is a CSS pixel at full size), and the table that says the same. A theme draws them;
//! nothing here knows colours or fonts, or where a page stands.

mod columns;
mod heat;
mod load;
mod multiples;
mod timeline;
mod together;

use schemars::JsonSchema;
use serde::Serialize;

pub use heat::{HeatCell, HeatRow, heat};
pub use load::{Part, load};
pub use multiples::{Bar, multiple};
pub use timeline::{Dot, timeline};
pub use together::{Pair, together};

/// One or more drawings, and the table behind them.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Chart {
    /// timeline, load, heat, together or multiples.
    pub kind: &'static str,
    /// Whether its marks are named in words of the documents, in Chinese.
    pub official: bool,
    /// Whether the table has more than is drawn.
    pub partial: bool,
    /// The drawings; more than one for small multiples.
    pub drawings: Vec<Drawing>,
    /// What the tones of marks stand for, where figures alone do not say it.
    pub legend: Vec<Key>,
    /// The same in words and figures: it has every link that the drawings have.
    pub table: Table,
}

/// A drawing.
#[derive(Debug, Clone, Default, Serialize, JsonSchema)]
pub struct Drawing {
    /// What it shows, where a chart has several.
    pub title: Option<Caption>,
    /// Width.
    pub width: i32,
    /// Height.
    pub height: i32,
    /// Straight lines, beneath everything else.
    pub rules: Vec<Rule>,
    /// What is counted.
    pub marks: Vec<Mark>,
    /// Words and figures.
    pub labels: Vec<Label>,
}

/// The title of one of several drawings.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Caption {
    /// Words of the documents.
    pub text: String,
    /// Where it leads.
    pub href: String,
    /// What is measured, and in what.
    pub unit: String,
}

/// A straight line.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Rule {
    /// Where it begins.
    pub x1: i32,
    /// Where it begins.
    pub y1: i32,
    /// Where it ends.
    pub x2: i32,
    /// Where it ends.
    pub y2: i32,
}

/// A rectangle that leads to what it stands for.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Mark {
    /// Left edge.
    pub x: i32,
    /// Upper edge.
    pub y: i32,
    /// Width.
    pub width: i32,
    /// Height.
    pub height: i32,
    /// Radius of its corners; half the width makes a dot.
    pub round: i32,
    /// What it is, for the theme's colours: lead, responsible, cooperating; dated, undated; l1 to l4; plain.
    pub tone: &'static str,
    /// Where it leads; empty where it is no link.
    pub href: String,
    /// What it stands for, in words.
    pub name: String,
    /// A figure printed on it.
    pub text: Option<String>,
}

/// Words or a figure.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Label {
    /// Where it stands.
    pub x: i32,
    /// Its middle line.
    pub y: i32,
    /// The words.
    pub text: String,
    /// start, middle or end: what of it stands at `x`.
    pub anchor: &'static str,
    /// What it is, for the theme: name, axis, year or value.
    pub kind: &'static str,
    /// Where it leads; empty where it is no link.
    pub href: String,
    /// Whether these are words of the documents, in Chinese, whatever the interface speaks.
    pub official: bool,
}

/// What a tone stands for.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Key {
    /// The tone of marks.
    pub tone: &'static str,
    /// In words of the interface.
    pub text: String,
}

/// A table: the first cell of a row is its heading.
#[derive(Debug, Clone, Default, Serialize, JsonSchema)]
pub struct Table {
    /// The headings of the columns.
    pub head: Vec<String>,
    /// The rows.
    pub rows: Vec<Vec<Cell>>,
}

/// A cell of a table.
#[derive(Debug, Clone, Default, Serialize, JsonSchema)]
pub struct Cell {
    /// What it says; empty where there is nothing.
    pub text: String,
    /// Where it leads; empty where it is no link.
    pub href: String,
    /// Words of the documents, in Chinese.
    pub official: bool,
    /// A figure.
    pub figure: bool,
}

impl Cell {
    /// Words of the documents.
    pub fn official(text: impl Into<String>, href: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            href: href.into(),
            official: true,
            figure: false,
        }
    }

    /// Words of the interface.
    pub fn word(text: impl Into<String>, href: impl Into<String>) -> Self {
        Self {
            official: false,
            ..Self::official(text, href)
        }
    }

    /// Returns a count; an empty cell where it is nought.
    pub fn count(count: usize, href: impl Into<String>) -> Self {
        if count == 0 {
            return Self::default();
        }
        Self {
            figure: true,
            ..Self::word(count.to_string(), href)
        }
    }
}

/// A text that leads somewhere, as charts are given it.
#[derive(Debug, Clone, Default)]
pub struct Linked {
    /// What it says.
    pub text: String,
    /// Where it leads; empty where it is no link.
    pub href: String,
}

/// How wide a drawing is that fills a page's column.
const WIDTH: i32 = 720;
/// How high a line of small text is.
const LINE: i32 = 18;

impl Drawing {
    fn label(&mut self, x: i32, y: i32, anchor: &'static str, kind: &'static str, text: String) {
        self.labels.push(Label {
            x,
            y,
            text,
            anchor,
            kind,
            href: String::new(),
            official: false,
        });
    }

    /// Adds a name of the documents, cut to some room.
    fn name(&mut self, x: i32, y: i32, anchor: &'static str, name: &Linked, room: i32) {
        self.labels.push(Label {
            x,
            y,
            text: fit(&name.text, room),
            anchor,
            kind: "name",
            href: name.href.clone(),
            official: true,
        });
    }

    fn rule(&mut self, x1: i32, y1: i32, x2: i32, y2: i32) {
        self.rules.push(Rule { x1, y1, x2, y2 });
    }
}

/// Returns about how wide a text is, set small: a Chinese character is 12 units, any other about 7.
fn width(text: &str) -> i32 {
    text.chars()
        .map(|c| if c.is_ascii() { 7 } else { 12 })
        .sum()
}

/// Returns a text cut to some room, with a mark where it was cut.
fn fit(text: &str, room: i32) -> String {
    if width(text) <= room {
        return text.to_owned();
    }

    let mut cut = String::new();
    for c in text.chars() {
        cut.push(c);
        // The mark takes as much room as a Chinese character.
        if width(&cut) + 12 > room {
            cut.pop();
            break;
        }
    }
    cut.push('…');
    cut
}

/// Returns one of four shades; a single one can still be told from none.
pub fn shade(count: usize, most: usize) -> &'static str {
    ["l1", "l2", "l3", "l4"][((count * 4).saturating_sub(1) / most.max(1)).min(3)]
}
