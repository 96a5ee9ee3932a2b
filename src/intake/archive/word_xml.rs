//! Lookups in the XML of Word documents, by local names: there are two namespaces for the same things.

use roxmltree::Node;

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

/// Returns whether a property is set: it is there, and does not say that it is off.
pub fn is_set(properties: Option<Node<'_, '_>>, name: &str) -> bool {
    let property = properties.and_then(|properties| child(properties, name));
    property
        .is_some_and(|node| !matches!(attribute(node, "val"), Some("0" | "false" | "off" | "none")))
}
