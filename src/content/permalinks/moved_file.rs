//! How content/moved.toml is read.

use super::folder::Folder;
use super::former::{Former, Gone, LeftOut, Moved};
use super::moves::{Declaration, DeclaredFolder, Moves};
use crate::address::Address;
use crate::base::diag::{Diagnostic, Warned};
use crate::base::message::message;
use crate::base::source::Source;
use crate::base::toml_table::Reader;
use crate::content::publish::FileKind;
use std::collections::BTreeSet;
use std::ops::Range;

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
                declare(&mut moves, &reader, Former::Moved(Moved { from, to }), span);
            }
        }

        for mut entry in table.tables("gone") {
            let address = entry.need_at::<String>("address");
            let why = entry.need_words("why");
            let date = entry.need_date("date");
            entry.finish();
            if let (Some((address, span)), Some(why), Some(date)) = (address, why, date) {
                declare(
                    &mut moves,
                    &reader,
                    Former::Gone(Gone { address, why, date }),
                    span,
                );
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
        for DeclaredFolder { former, span, .. } in moves.folders() {
            let address = former.address();
            if !seen.insert(address) {
                let problem = Diagnostic::error(
                    "moved-twice",
                    message!("address-is-declared-twice", address),
                );
                reader.report(problem, span.clone());
            }
        }
        for Declaration { address, span } in moves.declarations() {
            if !seen.insert(address.as_str()) {
                let problem = Diagnostic::error(
                    "moved-twice",
                    message!("address-is-declared-twice", address),
                );
                reader.report(problem, span.clone());
            }
            if !moves.can_be_declared(address) {
                let message = message!("address-is-not-an-address", address);
                let problem = Diagnostic::error("bad-path", message)
                    .help(message!("write-it-below-the-root"));
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

/// Adds an entry: of an address, or of a whole folder. Reports a folder that cannot be one, and a single address that moved
/// to a folder.
fn declare(moves: &mut Moves, reader: &Reader<'_>, former: Former, span: Range<usize>) {
    let address = former.address().to_owned();
    let to = former.moved().map(|moved| moved.to.clone());
    let is_wrong = |address: &str| address.contains('*') && Folder::parse(address).is_none();

    if is_wrong(&address) || to.as_deref().is_some_and(is_wrong) {
        let wrong = to.filter(|to| is_wrong(to)).unwrap_or(address);
        let problem = Diagnostic::error("bad-path", message!("wrong-names-no-folder", wrong))
            .help(message!("a-stands-at-the-end-for-all"));
        reader.report(problem, span);
        return;
    }

    match Folder::parse(&address) {
        Some(folder) => moves.declare_folder(folder, former, span),
        None if to.as_deref().is_some_and(|to| to.contains('*')) => {
            let message = message!("address-is-one-address-and-cannot-move", address);
            let problem = Diagnostic::error("bad-path", message).help(message!("name-one-page"));
            reader.report(problem, span);
        }
        None => moves.declare(former, span),
    }
}
