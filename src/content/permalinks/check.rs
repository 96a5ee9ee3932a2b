//! What cannot be: an address that moved and is still there, or that moved to where nothing is.

use super::{Entry, Former, Kind, Moved, Moves};
use crate::base::diag::Diagnostic;
use std::collections::{BTreeSet, HashSet};

impl Moves {
    /// Follows what is said of an address that is not there.
    fn end(&self, address: &str) -> End {
        let mut at = address;
        for _ in 0..=self.moved().len() {
            match self.of(at) {
                Some(Former::Moved(moved)) => at = &moved.to,
                Some(Former::Gone(_)) => return End::Gone,
                None if at == address => return End::Nowhere,
                None => return End::At(at.to_owned()),
            }
        }
        End::Circle
    }

    /// Each declaration that cannot be.
    pub fn check(&self, promised: &BTreeSet<Entry>) -> Vec<Diagnostic> {
        let Some(source) = &self.source else {
            return Vec::new();
        };
        let there = |address: &str| {
            [Kind::Page, Kind::Anchor]
                .into_iter()
                .any(|kind| promised.contains(&Entry::new(kind, address)))
        };
        let kept: HashSet<&str> = promised
            .iter()
            .filter_map(|entry| match entry.kind {
                Kind::Page | Kind::Anchor => None,
                Kind::Feed | Kind::Calendar => Some(entry.address.as_str()),
                Kind::Event | Kind::Entry => entry.id.as_deref(),
            })
            .collect();
        let lower = |page: &str| page.to_ascii_lowercase();
        let pages: HashSet<String> = promised
            .iter()
            .filter(|entry| entry.kind == Kind::Page)
            .map(|entry| lower(&entry.address))
            .collect();
        let mut found = Vec::new();
        for (address, span) in &self.declared {
            if !there(address) && pages.contains(&lower(address)) {
                found.push(
                    Diagnostic::error(
                        "moved-but-there",
                        format!(
                            "`{address}` differs from a page that is there in nothing but case"
                        ),
                    )
                    .at(source, span.clone())
                    .help("on many machines the two are one file: take this entry out"),
                );
            }
            if there(address) || kept.contains(address.as_str()) {
                found.push(
                    Diagnostic::error(
                        "moved-but-there",
                        format!("`{address}` is said to have moved or gone, but it is there"),
                    )
                    .at(source, span.clone())
                    .help("take this entry out"),
                );
            }
        }
        for Moved { from, to } in self.moved() {
            let outside = to.starts_with("https://") || to.starts_with("http://");
            let plain = !to.contains(|c: char| c.is_whitespace() || c.is_control());
            if (outside && plain) || there(to) {
                continue;
            }
            let span = self
                .declared
                .iter()
                .find(|(address, _)| address == from)
                .map_or(0..0, |(_, span)| span.clone());
            let (message, help) = match self.end(to) {
                End::Nowhere => (
                    format!("`{from}` is said to have moved to `{to}`, where nothing is"),
                    "name a page of this site, as in units/name.html, or a whole address on the web".to_owned(),
                ),
                End::Gone => (
                    format!("`{from}` is said to have moved to `{to}`, which is gone"),
                    format!("say [[gone]] of `{from}` too, or name a page that is there"),
                ),
                End::At(last) => (
                    format!("`{from}` is said to have moved to `{to}`, which moved again"),
                    format!("readers are led once: write to = \"{last}\""),
                ),
                End::Circle => (
                    format!("`{from}` and `{to}` lead to each other in a circle"),
                    "let each name the page that is there".to_owned(),
                ),
            };
            found.push(
                Diagnostic::error("moved-nowhere", message)
                    .at(source, span)
                    .help(help),
            );
        }
        found
    }
}

/// Where an address leads that is not there.
enum End {
    /// Nobody said anything of it.
    Nowhere,
    /// It was taken away.
    Gone,
    /// Another address, at the end of however many redirects.
    At(String),
    /// Back to where it came from.
    Circle,
}
