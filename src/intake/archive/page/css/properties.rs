//! The properties of an element that change what a reader sees of its text.

use crate::intake::archive::notation::Script;

/// How an element is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Display {
    /// Not at all.
    None,
    /// On lines of its own.
    Block,
    /// In any other way.
    Other,
}

/// A part of what is printed in front of an element or behind it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// Characters.
    Text(String),
    /// An attribute of the element.
    Attribute(String),
    /// A counter, in a style.
    Counter {
        /// Its name.
        name: String,
        /// What stands between its values, where all that are open are printed.
        separator: Option<String>,
        /// The name of its style.
        style: String,
    },
    /// Something that is not understood.
    Unknown,
}

/// A counter and a number: what it is set to, or grows by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CounterChange {
    /// Its name.
    pub name: String,
    /// The number.
    pub value: i64,
}

/// What is said of an element; `None` where nothing is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Properties {
    /// `display`
    pub display: Option<Display>,
    /// `visibility`, and letters of no size: whether text is seen.
    pub visible: Option<bool>,
    /// `visibility: collapse`
    pub collapsed: Option<bool>,
    /// `font-size: 0`
    pub sizeless: Option<bool>,
    /// `opacity: 0`
    pub transparent: Option<bool>,
    /// Whether it stands outside the page.
    pub off_page: Option<bool>,
    /// Whether it is taken out of the flow; what is off the page must be.
    pub positioned: Option<bool>,
    /// `text-decoration: line-through`
    pub struck: Option<bool>,
    /// `vertical-align`; the inner is `None` on the line.
    pub script: Option<Option<Script>>,
    /// Whether line breaks of the source are printed.
    pub keeps_lines: Option<bool>,
    /// `list-style-type`
    pub list_style: Option<String>,
    /// `content`
    pub content: Option<Vec<Content>>,
    /// `counter-reset`
    pub counter_reset: Option<Vec<CounterChange>>,
    /// `counter-set`
    pub counter_set: Option<Vec<CounterChange>>,
    /// `counter-increment`
    pub counter_increment: Option<Vec<CounterChange>>,
}

impl Properties {
    /// Lets other properties hold where they say something.
    pub fn overlay(&mut self, other: &Self) {
        fn set<T: Clone>(own: &mut Option<T>, other: &Option<T>) {
            if other.is_some() {
                own.clone_from(other);
            }
        }
        set(&mut self.display, &other.display);
        set(&mut self.visible, &other.visible);
        set(&mut self.collapsed, &other.collapsed);
        set(&mut self.sizeless, &other.sizeless);
        set(&mut self.transparent, &other.transparent);
        set(&mut self.off_page, &other.off_page);
        set(&mut self.positioned, &other.positioned);
        set(&mut self.struck, &other.struck);
        set(&mut self.script, &other.script);
        set(&mut self.keeps_lines, &other.keeps_lines);
        set(&mut self.list_style, &other.list_style);
        set(&mut self.content, &other.content);
        set(&mut self.counter_reset, &other.counter_reset);
        set(&mut self.counter_set, &other.counter_set);
        set(&mut self.counter_increment, &other.counter_increment);
    }

    /// Returns whether it hides the element with all that is in it.
    pub fn hides(&self) -> bool {
        self.display == Some(Display::None)
            || self.transparent == Some(true)
            || (self.off_page == Some(true) && self.positioned == Some(true))
    }

    /// Returns whether it hides the letters of the element.
    pub fn hides_letters(&self) -> bool {
        self.visible == Some(false) || self.sizeless == Some(true)
    }
}
