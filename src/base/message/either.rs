//! Several names of which one is meant.

use super::message;
use super::said::Message;

impl Message {
    /// Returns names of which one is meant: “甲 or 乙”.
    pub fn either(names: impl IntoIterator<Item = String>) -> Self {
        let names = names.into_iter().map(Self::verbatim);
        let all = names.reduce(|one, other| message!("either", one, other));
        all.unwrap_or_else(|| Self::verbatim(""))
    }
}
