//! Pictures, charts and embedded files: what no line can show.

use super::super::loss::{LossKind, Losses};
use super::super::ooxml::xml::{attribute, is_not_text, next_after, next_node};
use roxmltree::Node;

/// Notes what a drawing or an object holds, its text boxes left out, for these are read.
pub fn note_objects(root: Node<'_, '_>, losses: &mut Losses) {
    let mut described = "";
    let mut at = root.first_child();
    while let Some(node) = at {
        let name = node.tag_name().name();
        if name == "txbxContent" || is_not_text(node) {
            at = next_after(node, root);
            continue;
        }

        match name {
            "docPr" => {
                let words = attribute(node, "descr").filter(|words| !words.trim().is_empty());
                described = words.or_else(|| attribute(node, "name")).unwrap_or("");
            }
            "pic" => losses.add(LossKind::Picture, described),
            // An object shows a picture of what it is.
            "imagedata" if root.tag_name().name() != "object" => {
                losses.add(LossKind::Picture, attribute(node, "title").unwrap_or(""));
            }
            "chart" => losses.add(LossKind::Embedded, "chart"),
            "relIds" => losses.add(LossKind::Embedded, "diagram"),
            "OLEObject" => note_embedded(node, losses),
            _ => {}
        }
        at = match name {
            "pic" => next_after(node, root),
            _ => next_node(node, root),
        };
    }
}

/// Notes an embedded file by the program that it is for; older editors embed equations so.
fn note_embedded(node: Node<'_, '_>, losses: &mut Losses) {
    let program = attribute(node, "ProgID").unwrap_or_default();
    let is_equation = ["Equation", "MathType"]
        .iter()
        .any(|name| program.starts_with(name));
    let kind = match is_equation {
        true => LossKind::Formula,
        false => LossKind::Embedded,
    };
    losses.add(kind, program);
}
