//! How content/moved.toml is read.

use super::former::{Former, Gone, LeftOut, Moved};
use super::moves::{Declaration, Moves};
use crate::address::Address;
use crate::base::diag::{Diagnostic, Warned};
use crate::base::source::Source;
use crate::base::toml_table::Reader;
use crate::content::publish::FileKind;
use std::collections::BTreeSet;

impl Moves {
    /// Reads the file. Reports what cannot be read, addresses that are declared twice, and those that cannot be of this
    /// site.
    pub fn read(source: &Source) -> Warned<Moves> {
        let reader = Reader::new(source);
        let mut table = reader.parse(0..source.text().len());
        let mut moves = Moves::of_file(source);

        for mut entry in table.tables("moved") {
            let from = entry.need_at::<String>("from");
            let to = entry.need::<String>("to");
            entry.finish();
            if let (Some((from, span)), Some(to)) = (from, to) {
                moves.declare(Former::Moved(Moved { from, to }), span);
            }
        }

        for mut entry in table.tables("gone") {
            let address = entry.need_at::<String>("address");
            let why = entry.need_words("why");
            let date = entry.need_date("date");
            entry.finish();
            if let (Some((address, span)), Some(why), Some(date)) = (address, why, date) {
                moves.declare(Former::Gone(Gone { address, why, date }), span);
            }
        }
        for mut entry in table.tables("left_out") {
            let kind = entry.need_at::<FileKind>("kind");
            let why = entry.need_words("why");
            let date = entry.need_date("date");
            entry.finish();
            if let (Some((kind, span)), Some(why), Some(date)) = (kind, why, date) {
                moves.declare_left_out(LeftOut { kind, why, date }, span);
            }
        }
        table.finish();

        // All of the file is known now: whether a feed may be named depends on where it is named.
        let mut seen = BTreeSet::new();
        for Declaration { address, span } in moves.declarations() {
            if !seen.insert(address) {
                let problem =
                    Diagnostic::error("moved-twice", format!("`{address}` is declared twice"));
                reader.report(problem, span.clone());
            }
            if !moves.can_be_declared(address) {
                let message = format!("`{address}` is not an address on this site");
                let problem = Diagnostic::error("bad-path", message).help(
                    "write it below the root, as in units/old-name.html or plans/old.html#3-1",
                );
                reader.report(problem, span.clone());
            }
        }
        Warned::new(moves, reader.finish())
    }

    /// Returns whether an address may have moved or gone: a page, a place on one, the id of an event or of an
    /// entry; a feed or a calendar may go, but moves with its page only; a file may go.
    fn can_be_declared(&self, address: &str) -> bool {
        let is_id = !address.contains('/') && !address.contains(".html");
        match Address::parse(address) {
            _ if is_id => true,
            Some(Address::Page(_) | Address::Card(_) | Address::Anchor { .. }) => true,
            Some(Address::Companion { .. } | Address::File(_)) => {
                let former = self.former(address);
                former.is_some_and(|former| former.gone().is_some())
            }
            None => false,
        }
    }
}
