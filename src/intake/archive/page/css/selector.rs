//! Selectors: which elements a rule is for.
//!
//! Names, classes, ids and attributes are understood, within or right within each other. A rule with anything else in
//! its selector (a state, a place among siblings) is not applied: it may be for another moment than that of reading.

use cssparser::{Parser, Token};
use scraper::node::Element;

/// The most parts of a selector that stand within each other.
const MOST_PARTS: usize = 8;

/// How many comparisons are made for a page at most; a page that needs more was made to take forever.
pub const MOST_STEPS: usize = 50_000_000;

/// What must hold of an element itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Compound {
    name: Option<String>,
    id: Option<String>,
    classes: Vec<String>,
    /// Attributes, with the value that they must have.
    attributes: Vec<(String, Option<String>)>,
}

/// How a part stands to the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Within {
    /// Anywhere in it.
    Anywhere,
    /// Right in it.
    Right,
}

/// What of an element a rule is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// The element.
    Itself,
    /// What is printed in front of its content.
    Before,
    /// What is printed behind its content.
    After,
    /// The mark of an item of a list.
    Marker,
}

/// A selector.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Selector {
    /// The part for the element, then those for elements around it, outwards, each with how the one before it in this
    /// list stands to it.
    subject: Compound,
    around: Vec<(Within, Compound)>,
    /// What of the element.
    pub part: Part,
}

/// The name by which rules are looked up.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Key {
    /// An id.
    Id(String),
    /// A class.
    Class(String),
    /// The name of an element.
    Name(String),
    /// Any element.
    Any,
}

impl Selector {
    /// Reads the selectors of a rule; those that are not understood are left out.
    pub fn read_list(text: &str) -> Vec<Self> {
        let mut selectors = Vec::new();
        let mut input = Parser::new(text);
        let parsed =
            input.parse_comma_separated(|input| -> Result<(), cssparser::ParseError<()>> {
                selectors.extend(read_selector(input));
                Ok(())
            });
        // A list that is cut off counts as far as it was read.
        drop(parsed);
        selectors
    }

    /// Returns how much more this selector says than others: ids, classes and attributes, names.
    pub fn specificity(&self) -> (usize, usize, usize) {
        let compounds = std::iter::once(&self.subject).chain(self.around.iter().map(|(_, c)| c));
        compounds.fold((0, 0, 0), |(ids, classes, names), compound| {
            (
                ids + usize::from(compound.id.is_some()),
                classes + compound.classes.len() + compound.attributes.len(),
                names + usize::from(compound.name.is_some()),
            )
        })
    }

    /// Returns a name that every element has which it is for.
    pub fn key(&self) -> Key {
        let subject = &self.subject;
        if let Some(id) = &subject.id {
            return Key::Id(id.clone());
        }
        match (subject.classes.first(), &subject.name) {
            (Some(class), _) => Key::Class(class.clone()),
            (None, Some(name)) => Key::Name(name.clone()),
            (None, None) => Key::Any,
        }
    }

    /// Returns whether it is for an element that stands within others, the innermost last. `steps` counts what is
    /// looked at.
    pub fn matches(&self, element: &Element, around: &[&Element], steps: &mut usize) -> bool {
        *steps += 1;
        self.subject.matches(element) && self.matches_around(0, around, steps)
    }

    /// Returns whether the parts from one on fit the elements around.
    fn matches_around(&self, from: usize, around: &[&Element], steps: &mut usize) -> bool {
        let Some((within, compound)) = self.around.get(from) else {
            return true;
        };
        for at in (0..around.len()).rev() {
            *steps += 1;
            // Such a page is refused: what the answer would be does not matter.
            if *steps > MOST_STEPS {
                return false;
            }
            if compound.matches(around[at]) {
                // Nearer elements leave more of those around: the nearest that fits is as good as any, unless the next
                // part must stand right around it.
                if self.matches_around(from + 1, &around[..at], steps) {
                    return true;
                }
                let next = self.around.get(from + 1);
                if next.is_none_or(|(within, _)| *within == Within::Anywhere) {
                    return false;
                }
            }
            if *within == Within::Right {
                return false;
            }
        }
        false
    }
}

impl Compound {
    fn matches(&self, element: &Element) -> bool {
        let named = self
            .name
            .as_deref()
            .is_none_or(|name| element.name() == name);
        let has_id = self
            .id
            .as_deref()
            .is_none_or(|id| element.attr("id") == Some(id));
        let has_class = |class: &String| element.classes().any(|own| own == class);
        let has_attribute = |(name, value): &(String, Option<String>)| {
            let own = element.attr(name);
            own.is_some_and(|own| value.as_deref().is_none_or(|value| own == value))
        };
        named
            && has_id
            && self.classes.iter().all(has_class)
            && self.attributes.iter().all(has_attribute)
    }

    fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Reads one selector; `None` if it is not understood.
fn read_selector(input: &mut Parser<'_>) -> Option<Selector> {
    let mut parts: Vec<(Within, Compound)> = vec![(Within::Anywhere, Compound::default())];
    let mut part = Part::Itself;
    let mut is_universal = false;
    let mut understood = true;

    while let Ok(token) = input.next_including_whitespace().cloned() {
        // Behind the name of a part nothing may follow.
        let last = &mut parts.last_mut()?.1;
        match token {
            Token::WhiteSpace(_) if last.is_empty() && !is_universal => {}
            Token::WhiteSpace(_) => {
                is_universal = false;
                parts.push((Within::Anywhere, Compound::default()));
            }
            Token::Delim('>') => {
                if last.is_empty() && !is_universal && parts.len() > 1 {
                    parts.pop();
                }
                is_universal = false;
                parts.push((Within::Right, Compound::default()));
            }
            Token::Delim('*') => is_universal = true,
            Token::Ident(name) => last.name = Some(name.to_ascii_lowercase()),
            Token::IDHash(id) => last.id = Some(id.to_string()),
            Token::Delim('.') => match input.next_including_whitespace() {
                Ok(Token::Ident(class)) => last.classes.push(class.to_string()),
                _ => understood = false,
            },
            Token::SquareBracketBlock => match read_attribute(input) {
                Some(attribute) => last.attributes.push(attribute),
                None => understood = false,
            },
            Token::Colon => match pseudo_element(input) {
                Some(pseudo) => part = pseudo,
                None => understood = false,
            },
            _ => understood = false,
        }
        if parts.len() > MOST_PARTS {
            understood = false;
        }
    }

    // White space at the end begins no part.
    if parts.len() > 1 && parts.last()?.1.is_empty() && !is_universal {
        parts.pop();
    }
    let is_empty = parts.len() == 1 && parts[0].1.is_empty() && !is_universal;
    if !understood || (is_empty && part == Part::Itself) {
        return None;
    }

    // Each part says how it stands to the one before: from the element outwards, this goes with the outer one.
    let mut within = Vec::new();
    let mut compounds = Vec::new();
    for (how, compound) in parts.into_iter().rev() {
        within.push(how);
        compounds.push(compound);
    }
    let mut compounds = compounds.into_iter();
    let subject = compounds.next()?;
    Some(Selector {
        subject,
        around: within.into_iter().zip(compounds).collect(),
        part,
    })
}

/// Reads what stands in the brackets of an attribute; `None` for comparisons other than with a whole value.
fn read_attribute(input: &mut Parser<'_>) -> Option<(String, Option<String>)> {
    let read = input.parse_nested_block(|input| -> Result<_, cssparser::ParseError<()>> {
        let name = input.expect_ident()?.to_ascii_lowercase();
        if input.is_exhausted() {
            return Ok((name, None));
        }
        input.expect_delim('=')?;
        let value = input.expect_ident_or_string()?.to_string();
        Ok((name, Some(value)))
    });
    read.ok()
}

/// Reads the name behind a colon; `None` where it names no part of an element.
fn pseudo_element(input: &mut Parser<'_>) -> Option<Part> {
    let name = match input.next_including_whitespace().ok()?.clone() {
        Token::Ident(name) => name,
        Token::Colon => input.expect_ident_cloned().ok()?,
        _ => return None,
    };
    match name.to_ascii_lowercase().as_str() {
        "before" => Some(Part::Before),
        "after" => Some(Part::After),
        "marker" => Some(Part::Marker),
        _ => None,
    }
}
