//! Which of many rules hold for an element.

use super::counter_style::CounterStyles;
use super::declarations::inline_properties;
use super::properties::Properties;
use super::selector::{Key, MOST_STEPS, Part};
use super::sheet::{Rule, Sheets};
use scraper::node::Element;
use std::collections::HashMap;

/// The rules of a page, ready to be looked up.
#[derive(Debug, Default)]
pub struct Cascade {
    rules: Vec<Rule>,
    /// The rules that may be for elements with a name, in the order in which they hold.
    by_key: HashMap<Key, Vec<usize>>,
    /// The styles of numbers.
    pub counter_styles: CounterStyles,
    steps: usize,
}

impl Cascade {
    /// Makes the rules of style sheets ready; each comes with the media that it is for.
    pub fn new<'a>(sheets: impl IntoIterator<Item = (&'a str, String)>) -> Self {
        let mut read = Sheets::default();
        for (media, text) in sheets {
            read.add(media, &text);
        }

        let mut rules = read.rules;
        // Those that say more of their elements hold, and of equals the last.
        rules.sort_by_key(|rule| rule.selector.specificity());
        let mut by_key: HashMap<Key, Vec<usize>> = HashMap::new();
        for (index, rule) in rules.iter().enumerate() {
            by_key.entry(rule.selector.key()).or_default().push(index);
        }
        Self {
            rules,
            by_key,
            counter_styles: read.counter_styles,
            steps: if read.too_many { usize::MAX / 2 } else { 0 },
        }
    }

    /// Returns whether more was asked for than any page needs.
    pub fn is_exhausted(&self) -> bool {
        self.steps > MOST_STEPS
    }

    /// Returns what holds for an element, or for what is printed in front of it or behind it; the elements around it
    /// come with it, the innermost last.
    pub fn properties(&mut self, element: &Element, around: &[&Element], part: Part) -> Properties {
        let mut matching = Vec::new();
        if !self.rules.is_empty() && !self.is_exhausted() {
            self.collect(element, around, part, &mut matching);
            matching.sort_unstable();
        }

        let style = element.attr("style").filter(|_| part == Part::Itself);
        let inline = style.map(inline_properties).unwrap_or_default();
        let mut properties = Properties::default();
        for index in &matching {
            properties.overlay(&self.rules[*index].declarations.normal);
        }
        properties.overlay(&inline.normal);
        for index in &matching {
            properties.overlay(&self.rules[*index].declarations.important);
        }
        properties.overlay(&inline.important);
        properties
    }

    /// Collects the rules that are for an element.
    fn collect(&mut self, element: &Element, around: &[&Element], part: Part, to: &mut Vec<usize>) {
        let id = element.attr("id").map(|id| Key::Id(id.to_owned()));
        let classes = element.classes().map(|class| Key::Class(class.to_owned()));
        let named = [Key::Name(element.name().to_owned()), Key::Any];
        for key in id.into_iter().chain(classes).chain(named) {
            let Some(rules) = self.by_key.get(&key) else {
                continue;
            };
            for &index in rules {
                let selector = &self.rules[index].selector;
                self.steps += 1;
                if selector.part == part && selector.matches(element, around, &mut self.steps) {
                    to.push(index);
                }
            }
        }
        to.dedup();
    }
}
