//! How each element of a page looks: whether it is seen, where its letters stand, what is printed in front of it.
//!
//! One walk over the page, in which the style sheets meet the elements; whatever comes later only asks.

use super::counters::Counters;
use super::css::{Cascade, Display, Part, Properties};
use super::element::{is_unseen, skip_element, starts_line};
use super::list::{List, Mark};
use crate::intake::archive::notation::Script;
use ego_tree::iter::Edge;
use ego_tree::{NodeId, NodeRef};
use scraper::Node;
use scraper::node::Element;
use std::collections::{HashMap, HashSet};

/// How an element looks.
#[derive(Debug, Clone, Copy, Default)]
pub struct Look {
    /// Whether the element is hidden with all that is in it, whatever it says itself.
    pub hides: bool,
    /// The elements around it, or itself, that hide its letters: by visibility, and by their size.
    hidden_by: [Option<NodeId>; 2],
    /// Whether it is a row or a column that takes no place.
    pub collapsed: bool,
    /// Whether its letters are struck out.
    pub struck: bool,
    /// Whether its letters stand above or below the line.
    pub script: Option<Script>,
    /// Whether line breaks of the source are printed.
    pub keeps_lines: bool,
    /// Whether it stands on lines of its own.
    pub breaks_line: bool,
}

/// Text that no element holds and that is printed with one.
#[derive(Debug, Clone, Default)]
pub struct Generated {
    /// In front of its content.
    pub before: String,
    /// Behind its content.
    pub after: String,
    /// Whether some of it is not known.
    pub in_part: bool,
}

/// How all elements of a page look.
#[derive(Debug, Default)]
pub struct Looks {
    looks: HashMap<NodeId, Look>,
    /// Elements whose letters are hidden, all of them.
    wholly_hidden: HashSet<NodeId>,
    marks: HashMap<NodeId, Mark>,
    generated: HashMap<NodeId, Generated>,
}

impl Looks {
    /// Looks over a page; `body` is its root.
    pub fn new(body: NodeRef<'_, Node>, cascade: &mut Cascade) -> Self {
        let mut walk = Walk {
            cascade,
            looks: Self::default(),
            open: Vec::new(),
            around: Vec::new(),
            lists: Vec::new(),
            counters: Counters::default(),
        };
        let mut edges = body.traverse();
        while let Some(edge) = edges.next() {
            match edge {
                Edge::Open(node) => {
                    if let Node::Element(element) = node.value() {
                        if is_unseen(element) && node.id() != body.id() {
                            skip_element(&mut edges, node.id());
                            continue;
                        }
                        walk.open(node, element);
                    }
                }
                Edge::Close(node) => {
                    if let Node::Element(element) = node.value() {
                        walk.close(node, element);
                    }
                }
            }
        }
        walk.looks
    }

    /// Returns how an element looks.
    pub fn look(&self, id: NodeId) -> Look {
        self.looks.get(&id).copied().unwrap_or_default()
    }

    /// Returns whether an element says that it is hidden, with all that is in it.
    pub fn is_hidden(&self, id: NodeId) -> bool {
        self.look(id).hides || self.wholly_hidden.contains(&id)
    }

    /// Returns whether the letters of an element are hidden while others in the element that hides them are shown.
    pub fn has_hidden_letters(&self, look: Look) -> bool {
        let mut hiding = look.hidden_by.iter().flatten();
        hiding.any(|by| !self.wholly_hidden.contains(by))
    }

    /// Returns what stands in front of the item of a list.
    pub fn mark(&self, id: NodeId) -> Option<&Mark> {
        self.marks.get(&id)
    }

    /// Returns the text that is printed with an element.
    pub fn generated(&self, id: NodeId) -> Option<&Generated> {
        self.generated.get(&id)
    }
}

/// An element that is open.
struct OpenElement {
    id: NodeId,
    look: Look,
    /// Whether letters in it are shown although it hides its own.
    shows_letters: bool,
}

/// A walk over a page.
struct Walk<'a, 'b> {
    cascade: &'a mut Cascade,
    looks: Looks,
    open: Vec<OpenElement>,
    around: Vec<&'b Element>,
    lists: Vec<List>,
    counters: Counters,
}

impl<'b> Walk<'_, 'b> {
    fn open(&mut self, node: NodeRef<'b, Node>, element: &'b Element) {
        let properties = self.cascade.properties(element, &self.around, Part::Itself);
        let look = self.look(node.id(), element, &properties);
        self.note_shown_letters(look);

        let depth = self.around.len();
        self.counters.change(&properties, depth);
        self.number(node, element, &properties, depth);
        self.generate(node.id(), element, depth);

        self.looks.looks.insert(node.id(), look);
        self.around.push(element);
        self.open.push(OpenElement {
            id: node.id(),
            look,
            shows_letters: false,
        });
    }

    /// Notes in the elements that hide their letters that an element within shows its own.
    fn note_shown_letters(&mut self, look: Look) {
        let outer = self.open.last().map(|open| open.look).unwrap_or_default();
        for (by, own) in outer.hidden_by.into_iter().zip(look.hidden_by) {
            let Some(by) = by.filter(|_| own.is_none()) else {
                continue;
            };
            if let Some(hiding) = self.open.iter_mut().rfind(|open| open.id == by) {
                hiding.shows_letters = true;
            }
        }
    }

    fn close(&mut self, node: NodeRef<'_, Node>, element: &Element) {
        let Some(open) = self.open.pop() else { return };
        self.around.pop();
        if open.look.hidden_by.contains(&Some(node.id())) && !open.shows_letters {
            self.looks.wholly_hidden.insert(node.id());
        }
        if is_list(element) {
            self.lists.pop();
        }
        self.counters.close(self.around.len());
    }

    /// Returns how an element looks within those around it.
    fn look(&self, id: NodeId, element: &Element, properties: &Properties) -> Look {
        let outer = self.open.last().map(|open| open.look).unwrap_or_default();
        let name = element.name();
        let hides_by_attribute = element.attr("hidden").is_some() && properties.display.is_none();
        let is_inline = !matches!(
            name,
            "table" | "tbody" | "thead" | "tfoot" | "tr" | "td" | "th"
        );

        let struck = properties
            .struck
            .unwrap_or(matches!(name, "s" | "strike" | "del"));
        let script = match name {
            "sup" => Some(Script::Super),
            "sub" => Some(Script::Sub),
            _ => None,
        };
        let keeps = matches!(name, "pre" | "textarea" | "listing").then_some(true);
        Look {
            hides: properties.hides() || hides_by_attribute,
            hidden_by: [
                hidden_by(properties.visible, outer.hidden_by[0], id),
                hidden_by(properties.sizeless.map(|is| !is), outer.hidden_by[1], id),
            ],
            collapsed: properties.collapsed == Some(true),
            struck: outer.struck || struck,
            script: properties
                .script
                .filter(|_| is_inline)
                .unwrap_or(script)
                .or(outer.script),
            keeps_lines: properties
                .keeps_lines
                .or(keeps)
                .unwrap_or(outer.keeps_lines),
            breaks_line: starts_line(name) || properties.display == Some(Display::Block),
        }
    }

    /// Counts an element that is a list or an item of one.
    fn number(
        &mut self,
        node: NodeRef<'_, Node>,
        element: &'b Element,
        properties: &Properties,
        depth: usize,
    ) {
        if is_list(element) {
            self.lists
                .push(List::new(node, element, properties.list_style.clone()));
            return;
        }
        if element.name() != "li" {
            return;
        }
        let Some(list) = self.lists.last_mut() else {
            return;
        };

        let number = list.count(element);
        self.counters.set_list_item(number, depth);
        let marker = self.cascade.properties(element, &self.around, Part::Marker);
        let styles = &self.cascade.counter_styles;
        let mark = match marker.content {
            Some(contents) => {
                let (text, known) = self.counters.text(&contents, element, styles);
                Some(Mark {
                    text,
                    unknown_style: (!known).then(|| "::marker".to_owned()),
                })
            }
            None => list.mark(element, number, properties.list_style.clone(), styles),
        };
        if let Some(mark) = mark {
            self.looks.marks.insert(node.id(), mark);
        }
    }

    /// Notes what is printed in front of an element and behind it.
    fn generate(&mut self, id: NodeId, element: &'b Element, depth: usize) {
        let mut generated = Generated::default();
        for part in [Part::Before, Part::After] {
            let properties = self.cascade.properties(element, &self.around, part);
            let Some(contents) = &properties.content else {
                continue;
            };
            if properties.hides() || properties.hides_letters() {
                continue;
            }

            self.counters.change(&properties, depth + 1);
            let styles = &self.cascade.counter_styles;
            let (text, known) = self.counters.text(contents, element, styles);
            generated.in_part |= !known;
            match part {
                Part::Before => generated.before = words_only(text),
                _ => generated.after = words_only(text),
            }
        }
        let is_empty = generated.before.is_empty() && generated.after.is_empty();
        if !is_empty || generated.in_part {
            self.looks.generated.insert(id, generated);
        }
    }
}

/// Returns which element hides the letters of one, given what it says itself and what hides those around it.
fn hidden_by(shows: Option<bool>, outer: Option<NodeId>, id: NodeId) -> Option<NodeId> {
    match shows {
        Some(true) => None,
        Some(false) => outer.or(Some(id)),
        None => outer,
    }
}

/// Returns a text if there is a letter or a figure in it: the rest are icons and ornaments.
fn words_only(text: String) -> String {
    match text.chars().any(char::is_alphanumeric) {
        true => text,
        false => String::new(),
    }
}

/// Returns whether an element is a list.
pub fn is_list(element: &Element) -> bool {
    matches!(element.name(), "ol" | "ul" | "menu" | "dir")
}
