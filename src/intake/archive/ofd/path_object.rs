//! Drawings of a page, as far as they are rules.

use super::super::ooxml::xml::{attribute, child};
use super::super::paged::{Area, Marks, Path};
use super::numbers::to_page;
use roxmltree::Node;

/// Adds what a path draws to the marks of its page.
pub fn add_path(node: Node<'_, '_>, boundary: &Area, marks: &mut Marks) {
    let to_page = to_page(node, boundary);
    let data = child(node, "AbbreviatedData").and_then(|data| data.text());

    let mut path = Path::default();
    let mut words = data.unwrap_or_default().split_whitespace();
    while let Some(word) = words.next() {
        let mut points = |count: usize| {
            let numbers = (0..2 * count).map(|_| words.next()?.parse::<f64>().ok());
            let numbers: Option<Vec<f64>> = numbers.collect();
            numbers.and_then(|own| Some((*own.get(own.len() - 2)?, *own.last()?)))
        };
        let drawn = match word {
            "S" | "M" => points(1).map(|to| path.move_to(&to_page, to)),
            "L" => points(1).map(|to| path.line_to(&to_page, to)),
            "Q" => points(2).map(|to| path.curve_to(&to_page, to)),
            "B" => points(3).map(|to| path.curve_to(&to_page, to)),
            // Its radii, its angle, two switches, and where it ends.
            "A" => {
                let _ = words.by_ref().take(5).count();
                let (x, y) = (words.next(), words.next());
                let number = |word: Option<&str>| word?.parse::<f64>().ok();
                number(x)
                    .zip(number(y))
                    .map(|to| path.curve_to(&to_page, to))
            }
            "C" => {
                path.close();
                Some(())
            }
            _ => None,
        };
        if drawn.is_none() {
            break;
        }
    }

    let is_set = |name: &str, default: bool| match attribute(node, name) {
        Some("true") => true,
        Some("false") => false,
        _ => default,
    };
    match (is_set("Stroke", true), is_set("Fill", false)) {
        (true, _) => path.stroke(marks),
        (false, true) => path.fill(marks),
        (false, false) => path.forget(),
    }
}
