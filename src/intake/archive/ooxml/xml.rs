//! The XML of office documents: parsed within bounds, and looked up by local names, for there are two namespaces for the
//! same things.

use super::super::format;
use crate::base::diag::Diagnostic;
use crate::base::message::message;
use roxmltree::{Document, Node, ParsingOptions};

/// No part has more elements and texts than this.
const MOST_NODES: u32 = 2_000_000;

/// The parser compares each attribute of a tag with all those before it.
const MOST_ATTRIBUTES: usize = 128;

/// The parser looks a prefix up among all that are declared, and copies them wherever one more is.
const MOST_NAMESPACES: usize = 512;

/// How many nodes are looked at for an excerpt of a text.
const EXCERPT_NODES: usize = 256;

/// Parses a part. Entities of its own are refused, and nesting does not recurse.
///
/// # Errors
/// `unreadable-format` where it is no XML, or was made to take forever.
pub fn parse_xml<'a>(name: &str, text: &'a str) -> Result<Document<'a>, Box<Diagnostic>> {
    if is_endless(text.as_bytes()) {
        let what = message!("an-office-file-with-a-tag");
        let help = message!("open-it-and-save-it-anew");
        return Err(format::unreadable(name, what, help));
    }

    let options = ParsingOptions {
        allow_dtd: false,
        nodes_limit: MOST_NODES,
        ..ParsingOptions::default()
    };
    Document::parse_with_options(text, options).map_err(|_| format::damaged_archive(name))
}

/// Whether a tag has more attributes, or the part declares more namespaces, than any document needs.
fn is_endless(text: &[u8]) -> bool {
    let (mut attributes, mut in_tag, mut quote) = (0, false, None);
    for &byte in text {
        match (quote, byte) {
            (Some(mark), byte) if mark == byte => quote = None,
            (Some(_), _) => {}
            (None, b'<') => (in_tag, attributes) = (true, 0),
            (None, b'>') => in_tag = false,
            (None, b'"' | b'\'') if in_tag => {
                quote = Some(byte);
                attributes += 1;
                if attributes > MOST_ATTRIBUTES {
                    return true;
                }
            }
            (None, _) => {}
        }
    }

    // Few documents declare a prefix anew with each picture; what counts is how many there are at a time.
    let declared = memchr::memmem::find_iter(text, b"xmlns:");
    let mut prefixes: Vec<&[u8]> = declared.map(|at| prefix(&text[at + 6..])).collect();
    prefixes.sort_unstable();
    prefixes.dedup();
    prefixes.len() > MOST_NAMESPACES
}

/// Returns the prefix that a declaration of a namespace begins with.
fn prefix(text: &[u8]) -> &[u8] {
    let text = &text[..text.len().min(64)];
    let end = text.iter().position(|byte| *byte == b'=');
    &text[..end.unwrap_or(text.len())]
}

/// Returns the first child of that name.
pub fn child<'a, 'b>(node: Node<'a, 'b>, name: &str) -> Option<Node<'a, 'b>> {
    children(node, name).next()
}

/// Returns all children of that name, in order.
pub fn children<'a, 'b>(node: Node<'a, 'b>, name: &str) -> impl Iterator<Item = Node<'a, 'b>> {
    node.children()
        .filter(move |child| child.tag_name().name() == name)
}

/// Returns the value of an attribute.
pub fn attribute<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    let mut attributes = node.attributes();
    attributes
        .find(|attribute| attribute.name() == name)
        .map(|attribute| attribute.value())
}

/// Returns the `val` of the first child of that name: most properties are written so.
pub fn child_value<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    attribute(child(node, name)?, "val")
}

/// Returns the `val` of the first child of that name as a number; `None` if it is no number.
pub fn child_number<T: std::str::FromStr>(node: Node<'_, '_>, name: &str) -> Option<T> {
    child_value(node, name).and_then(|value| value.parse().ok())
}

/// Returns whether a property is on or off; `None` if it is not there.
pub fn switch(properties: Option<Node<'_, '_>>, name: &str) -> Option<bool> {
    let property = child(properties?, name)?;
    Some(!matches!(
        attribute(property, "val"),
        Some("0" | "false" | "off" | "none")
    ))
}

/// Returns whether a property is set: it is there, and does not say that it is off.
pub fn is_set(properties: Option<Node<'_, '_>>, name: &str) -> bool {
    switch(properties, name) == Some(true)
}

/// Returns whether a node holds no text of the page: properties, what stands for another form of the same.
pub fn is_not_text(node: Node<'_, '_>) -> bool {
    match node.tag_name().name() {
        "rPr" | "pPr" | "tblPr" | "trPr" | "tcPr" | "sdtPr" | "sdtEndPr" | "sectPr" | "rt"
        | "footnote" | "endnote" | "tblGrid" | "tblPrEx" | "customXmlPr" | "smartTagPr"
        | "ffData" => true,
        // The fallback repeats what the choice says.
        "Fallback" => node
            .prev_sibling_element()
            .is_some_and(|before| matches!(before.tag_name().name(), "Choice" | "Fallback")),
        _ => false,
    }
}

/// Returns the node behind a whole element in printed order, within a root.
pub fn next_after<'a, 'b>(node: Node<'a, 'b>, root: Node<'a, 'b>) -> Option<Node<'a, 'b>> {
    let mut at = node;
    while at != root {
        if let Some(next) = at.next_sibling() {
            return Some(next);
        }
        at = at.parent()?;
    }
    None
}

/// Returns the next node in printed order, within a root.
pub fn next_node<'a, 'b>(node: Node<'a, 'b>, root: Node<'a, 'b>) -> Option<Node<'a, 'b>> {
    node.first_child().or_else(|| next_after(node, root))
}

/// Returns how the text in an element begins, deleted text included.
pub fn words_in(root: Node<'_, '_>) -> String {
    let mut words = String::new();
    for node in root.descendants().take(EXCERPT_NODES) {
        match node.tag_name().name() {
            "t" | "delText" => words.extend(node.children().filter_map(|child| child.text())),
            "p" | "tab" | "br" if !words.is_empty() => words.push(' '),
            _ => {}
        }
        if words.len() > EXCERPT_NODES {
            break;
        }
    }
    words
}
