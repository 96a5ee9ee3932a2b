//! Changes that were tracked: all are accepted, and each is noted.

use super::super::loss::{LossKind, Losses};
use super::super::ooxml::xml::{child, words_in};
use roxmltree::Node;

/// Returns whether a node is gone once all changes are accepted.
pub fn is_deleted(node: Node<'_, '_>) -> bool {
    let marked = |properties: &str, name: &str| {
        child(node, properties).is_some_and(|properties| child(properties, name).is_some())
    };
    match node.tag_name().name() {
        "del" | "moveFrom" | "delText" | "delInstrText" => true,
        "tr" => marked("trPr", "del"),
        "tc" => marked("tcPr", "cellDel"),
        _ => false,
    }
}

/// Returns whether the end of a paragraph is gone once all changes are accepted: the next one goes on in it.
pub fn mark_is_deleted(mark: Option<Node<'_, '_>>) -> bool {
    mark.is_some_and(|mark| {
        ["del", "moveFrom"]
            .iter()
            .any(|name| child(mark, name).is_some())
    })
}

/// Notes a change, if the node is one.
pub fn note_revision(node: Node<'_, '_>, losses: &mut Losses) {
    let marks = |properties: &str, name: &str| {
        child(node, properties).is_some_and(|properties| child(properties, name).is_some())
    };
    let kind = match node.tag_name().name() {
        // One within another is one change.
        "ins"
            if node
                .parent()
                .is_some_and(|parent| parent.tag_name().name() == "ins") =>
        {
            None
        }
        "ins" => Some(LossKind::Insertion),
        "del" => Some(LossKind::Deletion),
        "moveFrom" => Some(LossKind::Move),
        "tr" if marks("trPr", "ins") => Some(LossKind::Insertion),
        "tr" if marks("trPr", "del") => Some(LossKind::Deletion),
        "tc" if marks("tcPr", "cellIns") => Some(LossKind::Insertion),
        "tc" if marks("tcPr", "cellDel") => Some(LossKind::Deletion),
        _ => None,
    };
    if let Some(kind) = kind {
        losses.add(kind, &words_in(node));
    }
}

/// Notes what became of the end of a paragraph.
pub fn note_mark(mark: Option<Node<'_, '_>>, losses: &mut Losses) {
    let Some(mark) = mark else { return };
    for (name, kind) in [
        ("ins", LossKind::Insertion),
        ("del", LossKind::Deletion),
        ("moveFrom", LossKind::Move),
    ] {
        if child(mark, name).is_some() {
            losses.add(kind, "¶");
        }
    }
}
