//! The ledger: content/permalinks.txt, all that the site promised to keep.

use super::promise::Promise;
use crate::base::diag::{Diagnostic, Warned};
use crate::base::message::message;
use crate::base::source::Source;
use std::collections::{BTreeSet, HashSet};
use std::ops::Range;

/// All promises, each with its place in the file.
#[derive(Debug, Default)]
pub struct Ledger {
    source: Option<Source>,
    lines: Vec<Line>,
}

/// A promise and where it is written.
#[derive(Debug)]
pub(super) struct Line {
    pub promise: Promise,
    pub span: Range<usize>,
}

/// What git writes between the two sides of a merge that it could not make.
const CONFLICT_MARKS: [&str; 4] = ["<<<<<<<", "|||||||", "=======", ">>>>>>>"];

/// What opens a new ledger.
const HEAD: &str = "\
# 本站承诺永久有效的地址。只增不减：由 gangmu permalinks 追加，不要手工删改。
# What this site promised to keep. Only ever added to, by `gangmu permalinks`.
";

impl Ledger {
    /// Reads the file. Reports lines that are none of the ledger's, and a file that has lost all of them.
    pub fn read(source: &Source) -> Warned<Ledger> {
        let mut problems = Vec::new();
        let mut lines = Vec::new();
        let mut start = 0;
        for line in source.text().split_inclusive('\n') {
            let text = line.trim_end();
            let span = start..start + text.len();
            start += line.len();

            if text.is_empty() || text.starts_with('#') {
                continue;
            }

            // Two people recorded addresses at the same time.
            if CONFLICT_MARKS.iter().any(|mark| text.starts_with(mark)) {
                let problem =
                    Diagnostic::error("bad-ledger", message!("git-left-a-merge-conflict-here"))
                        .at(source, span)
                        .help(message!("keep-the-lines-of-both-sides"));
                problems.push(problem);
                continue;
            }
            match Promise::parse(text) {
                Ok(promise) => lines.push(Line { promise, span }),
                Err(help) => problems.push(
                    Diagnostic::error("bad-ledger", message!("this-line-is-not-one-that-gangmu"))
                        .at(source, span)
                        .help(help),
                ),
            }
        }

        // An empty ledger would silently protect no address.
        if lines.is_empty() && problems.is_empty() {
            let problem = Diagnostic::error("bad-ledger", message!("this-file-has-lost-its-lines"))
                .at(source, 0..0)
                .help(message!("restore-it-or-delete-the-file"));
            problems.push(problem);
        }

        let source = Some(source.clone());
        Warned::new(Ledger { source, lines }, problems)
    }

    /// Returns what a build promises and the ledger does not have yet, sorted.
    pub fn unrecorded<'a>(&self, promised: &'a BTreeSet<Promise>) -> Vec<&'a Promise> {
        let known: HashSet<&Promise> = self.promises().collect();
        promised
            .iter()
            .filter(|promise| !known.contains(promise))
            .collect()
    }

    /// Returns the whole file with promises added to its end.
    pub fn with(&self, added: &[&Promise]) -> String {
        let mut text = match &self.source {
            Some(source) => source.text().to_owned(),
            None => HEAD.to_owned(),
        };
        if !text.is_empty() && !text.ends_with('\n') {
            text.push('\n');
        }

        // Lines stay where they are, so that what two people add can be merged.
        for promise in added {
            text += &promise.to_string();
            text.push('\n');
        }
        text
    }

    /// Returns its promises in the order of the file.
    pub fn promises(&self) -> impl Iterator<Item = &Promise> {
        self.lines.iter().map(|line| &line.promise)
    }

    /// Returns its lines in the order of the file.
    pub(super) fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// Points a problem at a line.
    pub(super) fn point(&self, problem: Diagnostic, line: &Line) -> Diagnostic {
        match &self.source {
            Some(source) => problem.at(source, line.span.clone()),
            None => problem,
        }
    }

    /// Returns how many promises it has.
    pub fn len(&self) -> usize {
        self.lines.len()
    }

    /// Returns whether nothing was promised yet.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }
}
