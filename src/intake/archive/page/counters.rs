//! Counters of style sheets, which number headings and items by what is printed in front of them.

use super::css::{Content, CounterChange, CounterStyles, Properties};
use scraper::node::Element;

/// The most counters that are open at a time: each use of one looks through them.
const MOST_COUNTERS: usize = 64;

/// A counter that is open.
#[derive(Debug)]
struct Counter {
    name: String,
    /// How deep the element stands that opened it.
    depth: usize,
    value: i64,
}

/// The counters that are open.
#[derive(Debug, Default)]
pub struct Counters(Vec<Counter>);

impl Counters {
    /// Does what an element at a depth says to counters.
    pub fn change(&mut self, properties: &Properties, depth: usize) {
        for change in properties.counter_reset.iter().flatten() {
            self.open(change, depth);
        }
        for change in properties.counter_increment.iter().flatten() {
            let counter = self.innermost(&change.name, depth);
            if let Some(counter) = counter {
                counter.value = counter.value.saturating_add(change.value);
            }
        }
        for change in properties.counter_set.iter().flatten() {
            if let Some(counter) = self.innermost(&change.name, depth) {
                counter.value = change.value;
            }
        }
    }

    /// Sets the counter that lists count by.
    pub fn set_list_item(&mut self, value: i64, depth: usize) {
        if let Some(counter) = self.innermost("list-item", depth) {
            counter.value = value;
        }
    }

    /// Closes what was opened within an element at a depth.
    pub fn close(&mut self, depth: usize) {
        while self.0.last().is_some_and(|counter| counter.depth > depth) {
            self.0.pop();
        }
    }

    /// Opens a counter; one that an element beside this one opened begins anew.
    fn open(&mut self, change: &CounterChange, depth: usize) {
        let is_full = self.0.len() >= MOST_COUNTERS;
        let own = self
            .0
            .iter_mut()
            .rfind(|counter| counter.name == change.name && counter.depth == depth);
        match own {
            Some(counter) => counter.value = change.value,
            None if is_full => {}
            None => self.0.push(Counter {
                name: change.name.clone(),
                depth,
                value: change.value,
            }),
        }
    }

    /// Returns the innermost counter of a name; a new one where there is none.
    fn innermost(&mut self, name: &str, depth: usize) -> Option<&mut Counter> {
        if !self.0.iter().any(|counter| counter.name == name) {
            let change = CounterChange {
                name: name.to_owned(),
                value: 0,
            };
            self.open(&change, depth);
        }
        self.0.iter_mut().rfind(|counter| counter.name == name)
    }

    /// Returns what is printed for a content, and whether all of it is known.
    pub fn text(
        &self,
        contents: &[Content],
        element: &Element,
        styles: &CounterStyles,
    ) -> (String, bool) {
        let (mut text, mut known) = (String::new(), true);
        for content in contents {
            match content {
                Content::Text(own) => text.push_str(own),
                Content::Attribute(name) => text.push_str(element.attr(name).unwrap_or_default()),
                Content::Unknown => known = false,
                Content::Counter {
                    name,
                    separator,
                    style,
                } => {
                    let written = self.written(name, separator.as_deref(), style, styles);
                    known &= written.is_some();
                    text.push_str(&written.unwrap_or_default());
                }
            }
        }
        (text, known)
    }

    /// Returns a counter as it is printed, or all of its name; `None` where its style is not known.
    fn written(
        &self,
        name: &str,
        separator: Option<&str>,
        style: &str,
        styles: &CounterStyles,
    ) -> Option<String> {
        let style = styles.named(style)?;
        let own = self.0.iter().filter(|counter| counter.name == name);
        let values: Vec<i64> = own.map(|counter| counter.value).collect();
        let write = |value: i64| style.number(value).unwrap_or_default();
        Some(match separator {
            None => write(values.last().copied().unwrap_or(0)),
            Some(separator) => {
                let texts: Vec<String> = values.into_iter().map(write).collect();
                texts.join(separator)
            }
        })
    }
}
