//! Formulas in pages (MathML).

use crate::intake::archive::formula::{DEEPEST, Formula};
use ego_tree::NodeRef;
use scraper::Node;

/// Returns the line of a formula, and whether it was read in part only.
pub fn formula_line(math: NodeRef<'_, Node>) -> (String, bool) {
    let mut reader = Reader { in_part: false };
    let formula = reader.row(math, 0);
    (formula.line(), reader.in_part)
}

struct Reader {
    /// Whether something is written without its meaning.
    in_part: bool,
}

impl Reader {
    /// Reads what stands in an element, in a row.
    fn row(&mut self, root: NodeRef<'_, Node>, depth: usize) -> Formula {
        Formula::Row(self.parts(root, depth))
    }

    fn parts(&mut self, root: NodeRef<'_, Node>, depth: usize) -> Vec<Formula> {
        if depth >= DEEPEST {
            self.in_part = true;
            return Vec::new();
        }
        let parts = root.children();
        parts
            .filter_map(|node| self.part(node, depth + 1))
            .collect()
    }

    fn part(&mut self, node: NodeRef<'_, Node>, depth: usize) -> Option<Formula> {
        let element = match node.value() {
            Node::Text(text) => {
                let words: Vec<&str> = text.split_whitespace().collect();
                return (!words.is_empty()).then(|| Formula::Text(words.join(" ")));
            }
            Node::Element(element) => element,
            _ => return None,
        };

        let mut parts = self.parts(node, depth).into_iter();
        let mut next = || Box::new(parts.next().unwrap_or_else(Formula::empty));
        Some(match element.name() {
            "mfrac" if has_no_bar(element.attr("linethickness")) => {
                self.in_part = true;
                fenced("(", "; ", ")", parts.collect())
            }
            "mfrac" => Formula::Fraction(next(), next()),
            "msup" | "mover" => {
                self.in_part |= element.name() == "mover";
                scripted(next(), None, Some(next()))
            }
            "msub" | "munder" => scripted(next(), Some(next()), None),
            "msubsup" | "munderover" => scripted(next(), Some(next()), Some(next())),
            "msqrt" => Formula::Root {
                degree: Box::new(Formula::empty()),
                radicand: Box::new(Formula::Row(parts.collect())),
            },
            "mroot" => {
                let radicand = next();
                Formula::Root {
                    degree: next(),
                    radicand,
                }
            }
            "mfenced" => fenced(
                element.attr("open").unwrap_or("("),
                element.attr("separators").unwrap_or(","),
                element.attr("close").unwrap_or(")"),
                parts.collect(),
            ),
            "mtable" => fenced("[", "; ", "]", parts.collect()),
            "mtr" => fenced("", ", ", "", parts.collect()),
            // The same again in another notation; what only takes place.
            "annotation" | "annotation-xml" | "mphantom" => return None,
            "mmultiscripts" | "menclose" | "mlongdiv" => {
                self.in_part = true;
                Formula::Row(parts.collect())
            }
            _ => Formula::Row(parts.collect()),
        })
    }
}

fn has_no_bar(thickness: Option<&str>) -> bool {
    let number = thickness.map(|thickness| thickness.trim_end_matches(char::is_alphabetic));
    number.and_then(|number| number.parse::<f32>().ok()) == Some(0.0)
}

fn scripted(base: Box<Formula>, sub: Option<Box<Formula>>, sup: Option<Box<Formula>>) -> Formula {
    Formula::Scripted { base, sub, sup }
}

fn fenced(open: &str, separator: &str, close: &str, parts: Vec<Formula>) -> Formula {
    Formula::Fenced {
        open: open.to_owned(),
        separator: separator.to_owned(),
        close: close.to_owned(),
        parts,
    }
}
