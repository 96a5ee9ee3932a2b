//! What is doubted in a plan, and what may be done about it.

use crate::base::message::{Language, Message};
use crate::base::source::sha256;
use crate::plan::{Emendation, NodeId};

/// How many characters of a digest name a doubt.
const ID_LENGTH: usize = 12;

/// What accepting a doubt means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Act {
    /// Words of a passage were seen and mean nothing: they are declared in its block.
    Seen {
        /// The node of the passage.
        node: NodeId,
        /// The words, as printed.
        words: String,
    },
    /// Damage is read as suggested: the emendation is declared, and the plan is read again.
    Emend(Emendation),
    /// A person must look and write; nothing can be declared.
    Look,
}

/// Something to look at.
#[derive(Debug, Clone)]
pub struct OpenDoubt {
    /// A name that stays while the doubt does.
    pub id: String,
    /// The line of the source.
    pub line: u32,
    /// What is doubted.
    pub message: Message,
    /// What to do.
    pub help: Option<Message>,
    /// What accepting it means.
    pub act: Act,
}

impl OpenDoubt {
    /// Names a doubt by its line and its words.
    pub fn new(line: u32, message: Message, help: Option<Message>, act: Act) -> Self {
        let words = message.in_language(Language::En);
        let mut id = sha256(format!("{line} {words}").as_bytes());
        id.truncate(ID_LENGTH);
        Self {
            id,
            line,
            message,
            help,
            act,
        }
    }

    /// Whether it can be accepted with a key.
    pub fn is_acceptable(&self) -> bool {
        self.act != Act::Look
    }
}
