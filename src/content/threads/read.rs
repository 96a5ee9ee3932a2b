//! Reads content/threads.toml: what is wrong with the file itself. What its words must say of the plans, `link` checks.

use super::{Quoted, Relation, StepEntry, ThreadEntry, Threads};
use crate::base::diag::{Diagnostic, Warned};
use crate::base::message::{Message, message};
use crate::base::source::Source;
use crate::base::toml_table::{Reader, Table};
use crate::content::declared_id::DeclaredIds;
use crate::content::limits::LONGEST_NAME;
use strum::VariantArray;

impl Threads {
    /// Reads content/threads.toml, and reports what is wrong with it.
    pub fn read(source: &Source) -> Warned<Threads> {
        let reader = Reader::new(source);
        let mut table = reader.parse(0..source.text().len());
        let mut declared = DeclaredIds::default();

        let mut entries = Vec::new();
        for entry in table.tables("thread") {
            entries.extend(thread(&reader, &mut declared, entry));
        }
        table.finish();

        let threads = Threads {
            entries,
            file: Some(source.clone()),
        };
        Warned::new(threads, reader.finish())
    }
}

/// Reads one matter. `declared` are the ids of those before it.
fn thread(
    reader: &Reader<'_>,
    declared: &mut DeclaredIds,
    mut table: Table<'_>,
) -> Option<ThreadEntry> {
    let span = table.span();
    let id = declared.read(reader, &mut table, twice);
    let title = table.need_short("title", LONGEST_NAME);
    let date = table.date("date");
    let note = table.take("note");
    let mut steps = Vec::new();
    for entry in table.tables("step") {
        steps.extend(step(reader, entry));
    }
    table.finish();

    Some(ThreadEntry {
        id: id?,
        title: title?,
        date,
        note,
        steps,
        span,
    })
}

/// Reads what one passage says.
fn step(reader: &Reader<'_>, mut table: Table<'_>) -> Option<StepEntry> {
    let span = table.span();
    let at = table.need_at::<String>("at").map(Quoted::new);
    let quotes = words(&mut table, "quote");
    let figure = table.take_at::<String>("figure").map(Quoted::new);
    let relations = table
        .list::<String>("relation")
        .into_iter()
        .filter_map(|(word, span)| relation(reader, &word, span.clone()).map(|own| (own, span)))
        .collect();
    let searched = words(&mut table, "searched");
    let note = table.take("note");
    table.finish();

    for empty in quotes
        .iter()
        .chain(&searched)
        .filter(|own| own.text.trim().is_empty())
    {
        let problem = Diagnostic::error("bad-value", message!("these-words-are-empty"))
            .help(message!("write-words-as-they-are-printed"));
        reader.report(problem, empty.span.clone());
    }
    Some(StepEntry {
        at: at?,
        quotes,
        figure,
        relations,
        searched,
        note,
        span,
    })
}

/// Reads a list of words.
fn words(table: &mut Table<'_>, key: &'static str) -> Vec<Quoted> {
    let words = table.list::<String>(key).into_iter();
    words.map(Quoted::new).collect()
}

/// Reads the key of a relation.
fn relation(reader: &Reader<'_>, word: &str, span: std::ops::Range<usize>) -> Option<Relation> {
    let known = Relation::VARIANTS.iter();
    let relation = known.copied().find(|relation| relation.key() == word);
    if relation.is_none() {
        let keys: Vec<&str> = Relation::VARIANTS.iter().map(|own| own.key()).collect();
        let problem = Diagnostic::error("bad-value", message!("relation-cannot-be-word", word))
            .help(message!("one-of-words", words = keys.join(", ")));
        reader.report(problem, span);
    }
    relation
}

/// Returns what to say of an id that stands there already, and what to do.
fn twice(id: &str) -> (Message, Message) {
    let message = message!("the-thread-id-is-declared-twice", id);
    (message, message!("give-one-another-id-or-join-steps"))
}
