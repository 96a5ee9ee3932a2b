//! Texts of a page: each character with its place.

use super::super::ooxml::xml::{attribute, children};
use super::super::paged::{Area, Glyph, Marks, UNKNOWN};
use super::numbers::{distances, to_page};
use crate::base::text::is_han;
use roxmltree::Node;

/// How far a line of text may lean and still be level: the sine of its angle.
const LEANING: f64 = 0.1;

/// How high letters are that nobody can see, in points.
const SMALLEST: f64 = 0.5;

/// How far characters may stand from each other, downwards, and still be in one line, in heights of a character.
const DOWNWARDS: f64 = 0.5;

/// What some programs write for a character whose sign has no code.
const NO_CODE: char = '¤';

/// Adds the characters of a text to the marks of its page.
pub fn add_text(node: Node<'_, '_>, boundary: &Area, is_seen: bool, marks: &mut Marks) {
    let number = |name: &str| attribute(node, name).and_then(|own| own.parse::<f64>().ok());
    let size = number("Size").unwrap_or_default();
    let stretch = number("HScale").unwrap_or(1.0);
    let is_turned = ["ReadDirection", "CharDirection"]
        .iter()
        .any(|name| number(name).is_some_and(|angle| angle % 360.0 != 0.0));
    let to_page = to_page(node, boundary);
    let has_signs_of_its_own = children(node, "CGTransform").next().is_some();

    let (along_x, along_y) = to_page.apply_vector((1.0, 0.0));
    let (down_x, down_y) = to_page.apply_vector((0.0, size));
    let height = down_x.hypot(down_y);
    let is_level =
        along_y.abs() <= LEANING * along_x.hypot(along_y) && along_x > 0.0 && down_y > 0.0;
    let is_visible = is_seen && is_fill_seen(node) && height > SMALLEST && height.is_finite();

    let (mut x, mut y) = (0.0, 0.0);
    for code in children(node, "TextCode") {
        let text = code.text().unwrap_or_default();
        let place = |name: &str| attribute(code, name).and_then(|own| own.parse::<f64>().ok());
        // What is not said is as it was.
        (x, y) = (place("X").unwrap_or(x), place("Y").unwrap_or(y));
        let across = attribute(code, "DeltaX").map(distances).unwrap_or_default();
        let down = attribute(code, "DeltaY").map(distances).unwrap_or_default();
        let runs_down = down.iter().any(|by| by.abs() > DOWNWARDS * size);
        if !is_visible {
            marks.add_hidden(text);
            continue;
        }
        if is_turned || runs_down || !is_level {
            marks.add_turned(text);
            continue;
        }

        for (nth, c) in text.chars().enumerate() {
            let body = size * stretch * if is_narrow(c) { 0.5 } else { 1.0 };
            let step = across.get(nth).copied();
            let width = step
                .filter(|step| *step > 0.0)
                .map_or(body, |step| step.min(body));
            let (from, to) = (to_page.apply((x, y)), to_page.apply((x + width, y)));
            let c = match c {
                NO_CODE if has_signs_of_its_own => UNKNOWN,
                c => c,
            };
            let glyph = Glyph {
                text: c.to_string(),
                left: from.0.min(to.0),
                right: from.0.max(to.0),
                base: from.1,
                size: height,
            };
            if [glyph.left, glyph.right, glyph.base]
                .iter()
                .all(|place| place.is_finite())
            {
                marks.add_glyph(glyph);
            }
            x += step.unwrap_or(body);
            y += down.get(nth).copied().unwrap_or_default();
        }
    }
}

/// Whether a text is drawn at all: filled or in outline, and not in a colour that is no colour.
fn is_fill_seen(node: Node<'_, '_>) -> bool {
    let is_clear = |node: Node<'_, '_>| attribute(node, "Alpha") == Some("0");
    let is_filled = attribute(node, "Fill") != Some("false");
    let is_outlined = attribute(node, "Stroke") == Some("true");
    let is_clear_fill = children(node, "FillColor").any(is_clear);
    !is_clear(node) && ((is_filled && !is_clear_fill) || is_outlined)
}

/// Whether a character takes half the width of a Chinese one.
fn is_narrow(c: char) -> bool {
    !(is_han(c) || matches!(c, '\u{2010}'..='\u{303F}' | '\u{FF00}'..='\u{FF60}'))
}
