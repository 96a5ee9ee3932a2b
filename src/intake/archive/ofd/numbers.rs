//! Numbers as attributes of an OFD have them: in millimetres, parted by spaces.

use super::super::ooxml::xml::attribute;
use super::super::paged::{Area, Matrix};
use roxmltree::Node;

/// How many points a millimetre is.
const POINTS: f64 = 72.0 / 25.4;

/// How many distances one text may have.
const MOST_DISTANCES: usize = 100_000;

/// Returns the numbers of a text; one that is none ends them.
pub fn numbers(text: &str) -> Vec<f64> {
    let numbers = text
        .split_whitespace()
        .map_while(|word| word.parse::<f64>().ok());
    numbers
        .take_while(|number| number.is_finite())
        .take(MOST_DISTANCES)
        .collect()
}

/// Returns a rectangle written as its corner, its width and its height.
pub fn area(text: &str) -> Option<Area> {
    let [x, y, width, height, ..] = numbers(text)[..] else {
        return None;
    };
    Some(Area {
        left: x * POINTS,
        top: y * POINTS,
        right: (x + width) * POINTS,
        bottom: (y + height) * POINTS,
    })
}

/// Returns how an object of a page lies on it: its own transformation, in points, from the corner of its boundary.
pub fn to_page(node: Node<'_, '_>, boundary: &Area) -> Matrix {
    let own = attribute(node, "CTM").and_then(matrix);
    own.unwrap_or(Matrix::IDENTITY)
        .then(Matrix([POINTS, 0.0, 0.0, POINTS, 0.0, 0.0]))
        .then(Matrix::shift(boundary.left, boundary.top))
}

/// Returns a transformation of six numbers.
fn matrix(text: &str) -> Option<Matrix> {
    let [a, b, c, d, e, f, ..] = numbers(text)[..] else {
        return None;
    };
    Some(Matrix([a, b, c, d, e, f]))
}

/// Returns the distances between characters: `g 3 5.6` is 5.6 three times.
pub fn distances(text: &str) -> Vec<f64> {
    let mut distances = Vec::new();
    let mut words = text.split_whitespace();
    while let Some(word) = words.next() {
        let (count, distance) = match word {
            "g" | "G" => {
                let count = words.next().and_then(|count| count.parse::<usize>().ok());
                (
                    count,
                    words.next().and_then(|word| word.parse::<f64>().ok()),
                )
            }
            word => (Some(1), word.parse::<f64>().ok()),
        };
        let (Some(count), Some(distance)) = (count, distance.filter(|own| own.is_finite())) else {
            break;
        };
        let count = count.min(MOST_DISTANCES - distances.len());
        distances.extend(std::iter::repeat_n(distance, count));
    }
    distances
}

#[cfg(test)]
mod tests {
    use super::distances;

    #[test]
    fn distances_may_be_counted() {
        assert_eq!(distances("5.6 g 3 2 1"), [5.6, 2.0, 2.0, 2.0, 1.0]);
        assert_eq!(distances("1 g x 2"), [1.0]);
        assert_eq!(distances("g 99999999999 1").len(), 100_000);
    }
}
