//! The numbers that a browser prints in front of the items of a list.

use super::element::{is_element, own_style};
use super::ordinal::Style;
use ego_tree::NodeRef;
use scraper::Node;
use scraper::node::Element;

/// An ordered list that is open.
pub struct List {
    style: Style,
    next: i64,
    step: i64,
}

impl List {
    /// Returns the list of an element; `None` if it prints no numbers.
    pub fn new(list: NodeRef<'_, Node>, element: &Element) -> Option<Self> {
        let without_numbers = ["list-style", "list-style-type"]
            .iter()
            .any(|name| own_style(element, name).is_some_and(|value| value.contains("none")));
        if without_numbers || element.name() != "ol" {
            return None;
        }

        let reversed = element.attr("reversed").is_some();
        let first = || {
            let items = list.children().filter(|child| is_element(*child, "li"));
            if reversed { items.count() as i64 } else { 1 }
        };

        Some(Self {
            style: match element.attr("type") {
                Some("a") => Style::Letter,
                Some("A") => Style::CapitalLetter,
                Some("i") => Style::Roman,
                Some("I") => Style::CapitalRoman,
                _ => Style::Decimal,
            },
            next: number_attribute(element, "start").unwrap_or_else(first),
            step: if reversed { -1 } else { 1 },
        })
    }

    /// Returns the number of the next item, with what stands behind it.
    pub fn next_mark(&mut self, item: &Element) -> String {
        if let Some(value) = number_attribute(item, "value") {
            self.next = value;
        }

        // What is less than zero no style writes.
        let mark = u32::try_from(self.next)
            .map_or_else(|_| self.next.to_string(), |number| self.style.write(number));
        self.next = self.next.saturating_add(self.step);
        mark + ". "
    }
}

fn number_attribute(element: &Element, name: &str) -> Option<i64> {
    element
        .attr(name)
        .and_then(|value| value.trim().parse().ok())
}
