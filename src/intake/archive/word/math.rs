//! Formulas of Word's equation editor (OMML).

use super::super::formula::{DEEPEST, Formula};
use super::super::ooxml::xml::{attribute, child, child_value, children, is_set};
use roxmltree::Node;

/// Reads an equation.
pub struct Math {
    /// Whether something in it is written without its meaning.
    pub in_part: bool,
}

impl Math {
    /// Returns the line of an equation, and whether it was read in part only.
    pub fn line(equation: Node<'_, '_>) -> (String, bool) {
        let mut math = Self { in_part: false };
        let formula = math.row(equation, 0);
        (formula.line(), math.in_part)
    }

    /// Reads what stands in an element, in a row.
    fn row(&mut self, root: Node<'_, '_>, depth: usize) -> Formula {
        if depth >= DEEPEST {
            self.in_part = true;
            return Formula::empty();
        }
        let parts = root.children().filter(Node::is_element);
        Formula::Row(parts.map(|part| self.part(part, depth + 1)).collect())
    }

    /// Reads a part of an element by its name; empty where there is none.
    fn named(&mut self, root: Node<'_, '_>, name: &str, depth: usize) -> Box<Formula> {
        let part = child(root, name).map(|part| self.row(part, depth));
        Box::new(part.unwrap_or_else(Formula::empty))
    }

    fn part(&mut self, node: Node<'_, '_>, depth: usize) -> Formula {
        match node.tag_name().name() {
            "r" => Formula::Text(run_text(node)),
            "f" => self.fraction(node, depth),
            "sSup" => self.scripted(node, &["sup"], depth),
            "sSub" => self.scripted(node, &["sub"], depth),
            "sSubSup" => self.scripted(node, &["sub", "sup"], depth),
            "sPre" => {
                let scripts = self.scripted_parts(Formula::empty(), node, &["sub", "sup"], depth);
                Formula::Row(vec![scripts, *self.named(node, "e", depth)])
            }
            "rad" => {
                let hidden = is_set(child(node, "radPr"), "degHide");
                let degree = match hidden {
                    true => Box::new(Formula::empty()),
                    false => self.named(node, "deg", depth),
                };
                Formula::Root {
                    degree,
                    radicand: self.named(node, "e", depth),
                }
            }
            "d" => self.fenced(node, depth),
            "nary" => {
                let sign = sign_of(node, "naryPr", "chr").unwrap_or("∫");
                let sign = Formula::Text(sign.to_owned());
                let sign = self.scripted_parts(sign, node, &["sub", "sup"], depth);
                Formula::Row(vec![sign, *self.named(node, "e", depth)])
            }
            "func" => Formula::Row(vec![
                *self.named(node, "fName", depth),
                *self.named(node, "e", depth),
            ]),
            "limLow" => self.limit(node, "sub", depth),
            "limUpp" => self.limit(node, "sup", depth),
            "m" => self.matrix(node, depth),
            "eqArr" => {
                let lines = children(node, "e").map(|line| self.row(line, depth));
                fenced("", "; ", "", lines.collect())
            }
            // What a bar or an accent means does not go into a line.
            "acc" | "bar" | "groupChr" | "borderBox" | "phant" => {
                self.in_part |= node.tag_name().name() != "borderBox";
                *self.named(node, "e", depth)
            }
            name if name.ends_with("Pr") || name == "del" || name == "moveFrom" => Formula::empty(),
            _ => self.row(node, depth),
        }
    }

    fn fraction(&mut self, node: Node<'_, '_>, depth: usize) -> Formula {
        // Two numbers above each other without a bar are no fraction.
        let kind = child(node, "fPr").and_then(|properties| child_value(properties, "type"));
        let (above, below) = (
            self.named(node, "num", depth),
            self.named(node, "den", depth),
        );
        if kind == Some("noBar") {
            self.in_part = true;
            return fenced("(", "; ", ")", vec![*above, *below]);
        }
        Formula::Fraction(above, below)
    }

    fn scripted(&mut self, node: Node<'_, '_>, scripts: &[&str], depth: usize) -> Formula {
        let base = *self.named(node, "e", depth);
        self.scripted_parts(base, node, scripts, depth)
    }

    fn scripted_parts(
        &mut self,
        base: Formula,
        node: Node<'_, '_>,
        scripts: &[&str],
        depth: usize,
    ) -> Formula {
        let mut part = |name: &str| {
            let wanted = scripts.contains(&name) && child(node, name).is_some();
            wanted.then(|| self.named(node, name, depth))
        };
        let (sub, sup) = (part("sub"), part("sup"));
        Formula::Scripted {
            base: Box::new(base),
            sub,
            sup,
        }
    }

    fn limit(&mut self, node: Node<'_, '_>, place: &str, depth: usize) -> Formula {
        let base = self.named(node, "e", depth);
        let limit = Some(self.named(node, "lim", depth));
        let (sub, sup) = match place {
            "sub" => (limit, None),
            _ => (None, limit),
        };
        Formula::Scripted { base, sub, sup }
    }

    fn fenced(&mut self, node: Node<'_, '_>, depth: usize) -> Formula {
        let parts = children(node, "e")
            .map(|part| self.row(part, depth))
            .collect();
        let sign = |name: &str, usual: &'static str| sign_of(node, "dPr", name).unwrap_or(usual);
        fenced(
            sign("begChr", "("),
            sign("sepChr", "|"),
            sign("endChr", ")"),
            parts,
        )
    }

    fn matrix(&mut self, node: Node<'_, '_>, depth: usize) -> Formula {
        let rows = children(node, "mr").map(|row| {
            let cells = children(row, "e").map(|cell| self.row(cell, depth));
            fenced("", ", ", "", cells.collect())
        });
        fenced("[", "; ", "]", rows.collect())
    }
}

fn fenced(open: &str, separator: &str, close: &str, parts: Vec<Formula>) -> Formula {
    Formula::Fenced {
        open: open.to_owned(),
        separator: separator.to_owned(),
        close: close.to_owned(),
        parts,
    }
}

/// Returns a sign that the properties of an element name; it may be empty.
fn sign_of<'a>(node: Node<'a, '_>, properties: &str, name: &str) -> Option<&'a str> {
    let sign = child(child(node, properties)?, name)?;
    Some(attribute(sign, "val").unwrap_or_default())
}

/// Returns the characters of a run.
fn run_text(run: Node<'_, '_>) -> String {
    let texts = run
        .children()
        .filter(|part| matches!(part.tag_name().name(), "t" | "delText"));
    texts
        .flat_map(|text| text.children().filter_map(|child| child.text()))
        .collect()
}
