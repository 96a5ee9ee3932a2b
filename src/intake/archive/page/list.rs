//! The numbers that a browser prints in front of the items of a list.

use super::css::{CounterStyle, CounterStyles};
use super::element::is_element;
use crate::intake::archive::ordinal::Style;
use ego_tree::NodeRef;
use scraper::Node;
use scraper::node::Element;

/// What stands in front of an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// Its number, with what stands behind it.
    pub text: String,
    /// The style that it should have, where that is not known.
    pub unknown_style: Option<String>,
}

/// Lists that UEditor, the editor of most portals, numbers by pictures: the class of the list, the beginning of the
/// class of an item, and what the pictures show.
const EDITOR_LISTS: [(&str, &str, Style, &str, &str); 6] = [
    ("custom_cn", "list-cn-1-", Style::Chinese, "", "、"),
    ("custom_cn1", "list-cn-2-", Style::Chinese, "", "）"),
    ("custom_cn2", "list-cn-3-", Style::Chinese, "（", "）"),
    ("custom_num", "list-num-1-", Style::Decimal, "", "、"),
    ("custom_num1", "list-num-2-", Style::Decimal, "", "）"),
    ("custom_num2", "list-num-3-", Style::Decimal, "（", "）"),
];

/// A list that is open.
pub struct List {
    /// Whether its items have numbers unless they say otherwise.
    is_ordered: bool,
    /// The style that it declares; its items may declare others.
    style: Option<String>,
    /// The style of an editor, and the class that its items carry with their numbers.
    editor: Option<(CounterStyle, &'static str)>,
    next: i64,
    step: i64,
}

impl List {
    /// Opens the list of an element; `style` is what the style sheets say of it.
    pub fn new(list: NodeRef<'_, Node>, element: &Element, style: Option<String>) -> Self {
        let reversed = element.attr("reversed").is_some();
        let first = || {
            let items = list.children().filter(|child| is_element(*child, "li"));
            if reversed { items.count() as i64 } else { 1 }
        };

        Self {
            is_ordered: element.name() == "ol",
            style: style.or_else(|| element.attr("type").and_then(style_of_type)),
            editor: editor_style(element),
            next: number_attribute(element, "start").unwrap_or_else(first),
            step: if reversed { -1 } else { 1 },
        }
    }

    /// Counts the next item; returns its number.
    pub fn count(&mut self, item: &Element) -> i64 {
        if let Some(value) = number_attribute(item, "value") {
            self.next = value;
        }
        let number = self.next;
        self.next = self.next.saturating_add(self.step);
        number
    }

    /// Returns what is printed in front of an item with this number; `style` is what the style sheets say of the item.
    /// `None` where nothing is.
    pub fn mark(
        &self,
        item: &Element,
        number: i64,
        style: Option<String>,
        known: &CounterStyles,
    ) -> Option<Mark> {
        if let Some((style, class)) = &self.editor {
            // The picture of an item is named by its number, whatever was counted.
            let pictured = item
                .classes()
                .find_map(|own| own.strip_prefix(class)?.parse().ok());
            return style.mark(pictured.unwrap_or(number)).map(printed);
        }

        let own = style.or_else(|| item.attr("type").and_then(style_of_type));
        let Some(name) = own.or_else(|| self.style.clone()) else {
            return CounterStyle::decimal()
                .mark(number)
                .filter(|_| self.is_ordered)
                .map(printed);
        };
        match known.named(&name) {
            Some(style) => style.mark(number).map(printed),
            // Browsers print figures where they do not know a style, too.
            None => CounterStyle::decimal().mark(number).map(|text| Mark {
                text,
                unknown_style: Some(name),
            }),
        }
    }
}

fn printed(text: String) -> Mark {
    Mark {
        text,
        unknown_style: None,
    }
}

/// Returns the style that the old attribute `type` names.
fn style_of_type(kind: &str) -> Option<String> {
    let name = match kind.trim() {
        "1" => "decimal",
        "a" => "lower-alpha",
        "A" => "upper-alpha",
        "i" => "lower-roman",
        "I" => "upper-roman",
        other if ["disc", "circle", "square", "none"].contains(&&*other.to_ascii_lowercase()) => {
            "none"
        }
        _ => return None,
    };
    Some(name.to_owned())
}

/// Returns the style of a list of UEditor, and the beginning of the class that numbers its items.
fn editor_style(element: &Element) -> Option<(CounterStyle, &'static str)> {
    element.classes().find_map(|class| {
        let list = EDITOR_LISTS.iter().find(|(name, ..)| *name == class)?;
        let (_, item, style, before, behind) = *list;
        Some((CounterStyle::framed(style, before, behind), item))
    })
}

/// Returns the number that an attribute gives.
pub fn number_attribute(element: &Element, name: &str) -> Option<i64> {
    element
        .attr(name)
        .and_then(|value| value.trim().parse().ok())
}
