//! One message, and what stands in it.

use super::language::Language;
use std::fmt;

/// What stands in a message where it names an argument.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Argument {
    /// A text, as it is.
    Text(String),
    /// A number, of which words may depend: 1 file, 2 files.
    Number(i64),
    /// A message within the message.
    Message(Message),
    /// Several, one behind the other, with the comma of the language between them.
    List(Vec<Argument>),
}

/// Something that the program says: an id of the catalogues, with what stands in its words. It prints in English.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Message {
    id: &'static str,
    arguments: Vec<(&'static str, Argument)>,
}

impl Message {
    /// Returns the message of an id with its arguments; `message!` writes them shorter.
    pub const fn new(id: &'static str, arguments: Vec<(&'static str, Argument)>) -> Self {
        Self { id, arguments }
    }

    /// Returns a message that is the same in all languages: what a library says, or a name.
    pub fn verbatim(text: impl Into<String>) -> Self {
        Self::new("verbatim", vec![("text", Argument::Text(text.into()))])
    }

    /// Returns its id in the catalogues.
    pub fn id(&self) -> &'static str {
        self.id
    }

    /// Returns what stands in its words, by name.
    pub fn arguments(&self) -> &[(&'static str, Argument)] {
        &self.arguments
    }
}

impl fmt::Display for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.in_language(Language::En))
    }
}

impl std::error::Error for Message {}
