//! What falls to whom of one figure: a bar for each, drawn beside others of its kind.

use super::{Caption, Drawing, Linked, Mark, width};

/// One one's part.
#[derive(Debug, Clone)]
pub struct Bar {
    /// Whose.
    pub name: Linked,
    /// How much.
    pub value: f64,
    /// The same as printed.
    pub printed: String,
    /// Where it is stated.
    pub href: String,
    /// In words.
    pub words: String,
}

/// A row's height.
const ROW: i32 = 20;
/// The longest bar.
const LONGEST: i32 = 92;
/// Room for names.
const NAMES: i32 = 12 * 8 + 6;

/// Bars under each other; the longest is the greatest value of this drawing.
pub fn multiple(title: Caption, bars: &[Bar]) -> Drawing {
    let most = bars.iter().map(|bar| bar.value).fold(0.0, f64::max);
    let figures = bars
        .iter()
        .map(|bar| width(&bar.printed))
        .max()
        .unwrap_or(0);
    let mut drawing = Drawing {
        title: Some(title),
        width: NAMES + LONGEST + figures + 8,
        height: ROW * bars.len() as i32 + 4,
        ..Drawing::default()
    };
    drawing.rule(NAMES, 0, NAMES, drawing.height);
    for (k, bar) in bars.iter().enumerate() {
        let y = ROW * k as i32 + 2;
        let share = if most > 0.0 {
            bar.value.max(0.0) / most
        } else {
            0.0
        };
        let long = (f64::from(LONGEST) * share).round().max(1.0) as i32;
        drawing.name(NAMES - 6, y + ROW / 2, "end", &bar.name, NAMES - 6);
        drawing.marks.push(Mark {
            x: NAMES,
            y: y + 3,
            width: long,
            height: ROW - 6,
            round: 0,
            tone: "plain",
            href: bar.href.clone(),
            name: bar.words.clone(),
            text: None,
        });
        let x = NAMES + long + 5;
        drawing.label(x, y + ROW / 2, "start", "value", bar.printed.clone());
    }
    drawing
}
