//! The numbers that a browser prints in front of the items of a list.

use super::element::{named, style};
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
    /// The list of an element; `None` if it prints no numbers.
    pub fn new(list: NodeRef<'_, Node>, element: &Element) -> Option<Self> {
        let bare = ["list-style", "list-style-type"]
            .iter()
            .any(|name| style(element, name).is_some_and(|value| value.contains("none")));
        if bare || element.name() != "ol" {
            return None;
        }
        let number = |name: &str| element.attr(name).and_then(|v| v.trim().parse().ok());
        let reversed = element.attr("reversed").is_some();
        let items = || list.children().filter(|child| named(*child, "li")).count() as i64;
        Some(Self {
            style: match element.attr("type") {
                Some("a") => Style::Letter,
                Some("A") => Style::CapitalLetter,
                Some("i") => Style::Roman,
                Some("I") => Style::CapitalRoman,
                _ => Style::Decimal,
            },
            next: number("start").unwrap_or_else(|| if reversed { items() } else { 1 }),
            step: if reversed { -1 } else { 1 },
        })
    }

    /// The number of the next item, with what stands behind it.
    pub fn mark(&mut self, item: &Element) -> String {
        if let Some(value) = item.attr("value").and_then(|v| v.trim().parse().ok()) {
            self.next = value;
        }
        let mark = u32::try_from(self.next)
            .map_or_else(|_| self.next.to_string(), |number| self.style.write(number));
        self.next = self.next.saturating_add(self.step);
        mark + ". "
    }
}
