//! The ids that people give what they write of matters and of progress: each is an address, and stands once.

use crate::address::is_id;
use crate::base::diag::Diagnostic;
use crate::base::message::{Message, message};
use crate::base::toml_table::{Reader, Table};
use std::collections::HashSet;

/// The ids that were read so far.
#[derive(Debug, Default)]
pub struct DeclaredIds(HashSet<String>);

impl DeclaredIds {
    /// Reads the id of a table. One that cannot be an address is reported, and so is one that stands there already: `twice`
    /// says so, and what to do.
    pub fn read(
        &mut self,
        reader: &Reader<'_>,
        table: &mut Table<'_>,
        twice: impl FnOnce(&str) -> (Message, Message),
    ) -> Option<String> {
        let (id, span) = table.need_at::<String>("id")?;
        if !is_id(&id) {
            let message = message!("id-cannot-be-an-address", id);
            let problem =
                Diagnostic::error("bad-id", message).help(message!("write-a-z-and-index-is-taken"));
            reader.report(problem, span);
        } else if !self.0.insert(id.clone()) {
            let (message, help) = twice(&id);
            let problem = Diagnostic::error("duplicate-id", message).help(help);
            reader.report(problem, span);
        }
        Some(id)
    }
}
