//! The TOML of a plan's file: its front matter and its fenced blocks.

use super::recurrence;
use crate::plan::{
    Allotment, Amendment, Bound, Document, Emendation, LineRange, Milestone, Node, Notice,
    Provenance, Role, Status, Target, Task,
};
use jiff::civil::Date;
use toml_edit::{Array, ArrayOfTables, Datetime, DocumentMut, InlineTable, Item, Table, Value};

/// Writes the front matter, without the lines of `+++` around it.
pub fn front_matter(document: &Document) -> String {
    let Document { front, source, .. } = document;
    let mut matter = DocumentMut::new();
    set(&mut matter, "title", Some(front.title.as_str()));
    set(&mut matter, "number", front.number.as_deref());
    set(&mut matter, "issuer", front.issuer.as_deref());
    set(&mut matter, "place", front.place.as_deref());
    set(&mut matter, "addressees", front.addressees.as_deref());
    set(&mut matter, "passed_by", front.passed_by.as_deref());
    set(&mut matter, "written", front.written.map(datetime));
    set(&mut matter, "published", front.published.map(datetime));
    set(&mut matter, "year", front.year.map(i64::from));

    if let Some(status) = &front.status {
        matter.insert("status", Item::Table(self::status(status)));
    }
    if let Some(continues) = &front.continues {
        let mut table = Table::new();
        set(&mut table, "plan", Some(continues.plan.as_str()));
        set(&mut table, "words", Some(continues.words.as_str()));
        matter.insert("continues", Item::Table(table));
    }
    matter.insert("source", Item::Table(self::source(source)));
    set_tables(
        &mut matter,
        "emendation",
        front.emendations.iter().map(emendation),
    );
    set_tables(&mut matter, "notice", front.notices.iter().map(notice));
    let revisions = front.revisions.iter().map(|revision| {
        let mut table = Table::new();
        set(&mut table, "date", Some(datetime(revision.date)));
        set(&mut table, "note", Some(revision.note.as_str()));
        let at: Array = revision.at.iter().map(String::as_str).collect();
        set(&mut table, "at", Some(at).filter(|at| !at.is_empty()));
        table
    });
    set_tables(&mut matter, "revision", revisions);

    matter.to_string()
}

fn status(status: &Status) -> Table {
    let mut table = Table::new();
    set(&mut table, "state", Some(status.state.key()));
    set(&mut table, "by", status.by.as_deref());
    set(&mut table, "date", Some(datetime(status.date)));
    set(&mut table, "source", Some(status.source.as_str()));
    set(&mut table, "url", status.url.as_deref());
    table
}

fn source(source: &Provenance) -> Table {
    let mut table = Table::new();
    set(&mut table, "file", Some(source.file.as_str()));
    set(&mut table, "sha256", Some(source.sha256.as_str()));
    if let Some(text) = &source.text {
        let mut kept = InlineTable::new();
        kept.insert("file", text.file.as_str().into());
        kept.insert("sha256", text.sha256.as_str().into());
        set(&mut table, "text", Some(kept));
    }
    set(&mut table, "url", source.url.as_deref());

    if !source.fields.is_empty() {
        let mut fields = InlineTable::new();
        for stated in &source.fields {
            fields.insert(stated.field.key(), i64::from(stated.line).into());
        }
        set(&mut table, "fields", Some(fields));
    }

    let skips = source.skip.iter().map(|skip| {
        let mut table = Table::new();
        set(&mut table, "lines", Some(lines(skip.lines)));
        set(&mut table, "why", Some(skip.why.as_str()));
        table
    });
    set_tables(&mut table, "skip", skips);
    table
}

/// Returns a correction as a table of its keys, for `[[emendation]]`.
fn emendation(emendation: &Emendation) -> Table {
    let mut table = Table::new();
    set(&mut table, "line", Some(i64::from(emendation.line)));
    set(&mut table, "found", Some(emendation.found.as_str()));
    set(&mut table, "reading", Some(emendation.reading.as_str()));
    set(&mut table, "certainty", Some(emendation.certainty.key()));
    set(&mut table, "note", Some(emendation.note.as_str()));
    set(&mut table, "nth", emendation.nth.map(i64::from));
    table
}

fn notice(notice: &Notice) -> Table {
    let mut table = Table::new();
    set(&mut table, "file", Some(notice.file.as_str()));
    set(&mut table, "sha256", Some(notice.sha256.as_str()));
    set(&mut table, "title", Some(notice.title.as_str()));
    set(&mut table, "number", notice.number.as_deref());
    set(&mut table, "date", Some(datetime(notice.date)));
    set(&mut table, "url", notice.url.as_deref());
    set_tables(
        &mut table,
        "amendment",
        notice.amendments.iter().map(amendment),
    );
    table
}

fn amendment(amendment: &Amendment) -> Table {
    let mut table = Table::new();
    set(&mut table, "line", amendment.line.map(i64::from));
    set(&mut table, "lines", amendment.lines.map(lines));
    set(&mut table, "after", amendment.after.map(i64::from));
    set(&mut table, "old", amendment.old.as_deref());
    set(&mut table, "new", amendment.new.as_deref());
    set(&mut table, "nth", amendment.nth.map(i64::from));
    set(&mut table, "at", Some(lines(amendment.at)));
    set(&mut table, "says", amendment.says.as_deref());
    table
}

/// Writes the fenced block of a node; `of` is the address of the node that it speaks of, where that is
/// not the one above it.
pub fn block(node: &Node, of: Option<&str>) -> String {
    let mut document = DocumentMut::new();
    set(&mut document, "of", of);
    if let Some(task) = &node.task {
        set_task(&mut document, task);
    }

    set_list(&mut document, "goals", node.goals.iter().map(milestone));
    let recurrences = node.recurrences.iter().map(recurrence::write);
    set_list(&mut document, "recurrences", recurrences);
    set_list(&mut document, "targets", node.targets.iter().map(target));
    let seen: Array = node.seen.iter().map(String::as_str).collect();
    set(
        &mut document,
        "seen",
        Some(seen).filter(|seen| !seen.is_empty()),
    );
    document.to_string()
}

fn set_task(table: &mut Table, task: &Task) {
    set(table, "lines", Some(lines(task.lines)));
    for role in Role::ALL {
        let units: Array = task.units(role).collect();
        set(table, role.key(), Some(units).filter(|u| !u.is_empty()));
    }

    set_list(table, "milestones", task.milestones.iter().map(milestone));
    set_list(table, "allotments", task.allotments.iter().map(allotment));
    set(table, "inherited", task.inherited.then_some(true));
}

fn milestone(milestone: &Milestone) -> InlineTable {
    let mut table = InlineTable::new();
    table.insert("due", milestone.due.to_string().into());
    table.insert("raw", milestone.raw.as_str().into());
    insert_words(&mut table, "text", &milestone.text);
    table
}

fn allotment(allotment: &Allotment) -> InlineTable {
    let mut table = InlineTable::new();
    table.insert("entity", allotment.entity.as_str().into());
    table.insert("value", allotment.value.as_str().into());
    table.insert("unit", allotment.unit.as_str().into());
    insert_words(&mut table, "of", &allotment.of);
    table
}

fn target(target: &Target) -> InlineTable {
    let mut table = InlineTable::new();
    table.insert("indicator", target.indicator.as_str().into());

    if let Some(change) = target.change {
        table.insert("change", change.key().into());
    }
    if target.bound != Bound::Exactly {
        table.insert("bound", target.bound.key().into());
    }

    table.insert("value", target.value.as_str().into());
    table.insert("unit", target.unit.as_str().into());
    table.insert("raw", target.raw.as_str().into());
    insert_words(&mut table, "whose", &target.whose);
    insert_words(&mut table, "against", &target.against);

    if let Some(due) = target.due {
        table.insert("due", due.to_string().into());
    }
    table
}

/// Adds a key, where there is something to say.
fn set(table: &mut Table, key: &str, value: Option<impl Into<Value>>) {
    if let Some(value) = value {
        table.insert(key, toml_edit::value(value));
    }
}

/// Adds an array of tables (`[[key]]`), where there are any.
fn set_tables(table: &mut Table, key: &str, tables: impl Iterator<Item = Table>) {
    let tables: ArrayOfTables = tables.collect();
    if !tables.is_empty() {
        table.insert(key, Item::ArrayOfTables(tables));
    }
}

/// Adds a list of inline tables: a single one on the line of the key, several on a line each, so that a
/// change of one is a change of one line.
fn set_list(table: &mut Table, key: &str, items: impl Iterator<Item = InlineTable>) {
    let mut list: Array = items.collect();
    if list.is_empty() {
        return;
    }

    if list.len() > 1 {
        for item in list.iter_mut() {
            item.decor_mut().set_prefix("\n  ");
        }
        list.set_trailing("\n");
        list.set_trailing_comma(true);
    }

    table.insert(key, toml_edit::value(list));
}

/// Adds words to an inline table, where there are any.
fn insert_words(table: &mut InlineTable, key: &str, words: &str) {
    if !words.is_empty() {
        table.insert(key, words.into());
    }
}

fn lines(lines: LineRange) -> Array {
    [i64::from(lines.first), i64::from(lines.last)]
        .into_iter()
        .collect()
}

fn datetime(date: Date) -> Datetime {
    Datetime {
        date: Some(toml_edit::Date {
            year: date.year().unsigned_abs(),
            month: date.month().unsigned_abs(),
            day: date.day().unsigned_abs(),
        }),
        time: None,
        offset: None,
    }
}
