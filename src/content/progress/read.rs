//! Reads content/progress/*.toml: what is wrong with the files themselves. What their words must say of plans and sources,
//! `link` checks.

use super::{LookEntry, Progress, ProgressStatus, RecordEntry, ReportEntry};
use crate::base::diag::{Diagnostic, Warned};
use crate::base::message::{Message, message};
use crate::base::source::Source;
use crate::base::toml_table::{Reader, Table};
use crate::content::declared_id::DeclaredIds;
use crate::content::document::archive_file::{read_archive_path, read_checksum};
use crate::content::limits::LONGEST_TITLE;
use crate::content::threads::Quoted;
use crate::plan::LineRange;
use crate::time::Due;
use std::ops::Range;

impl Progress {
    /// Reads content/progress/*.toml, and reports what is wrong with them.
    pub fn read(files: &[Source]) -> Warned<Progress> {
        let mut declared = DeclaredIds::default();
        let mut found = Vec::new();
        let mut records = Vec::new();
        for file in files {
            let reader = Reader::new(file);
            let mut table = reader.parse(0..file.text().len());
            for entry in table.tables("progress") {
                records.extend(record(file, &reader, &mut declared, entry));
            }
            table.finish();
            found.extend(reader.finish());
        }
        Warned::new(Progress { records }, found)
    }
}

/// Reads one record. `declared` are the ids of those before it.
fn record(
    file: &Source,
    reader: &Reader<'_>,
    declared: &mut DeclaredIds,
    mut table: Table<'_>,
) -> Option<RecordEntry> {
    let span = table.span();
    let id = declared.read(reader, &mut table, twice);
    let at = table.take_at::<String>("at").map(Quoted::new);
    let thread = table.take_at::<String>("thread").map(Quoted::new);
    let quotes = words(reader, &mut table, "quote");
    let due = table.take_at::<Due>("due");
    let date_span = table.value_span("date").unwrap_or_else(|| span.clone());
    let date = table.need_date("date");
    let status = table.need_at::<ProgressStatus>("status");
    let claims = words(reader, &mut table, "claim");
    let source = table.table("source");
    let source_span = source.as_ref().map(|own| own.span());
    let source = source.and_then(|own| report(reader, own));
    let looked: Vec<LookEntry> = table
        .tables("looked")
        .into_iter()
        .filter_map(look)
        .collect();
    let recorded_by = table.need_short("recorded_by", LONGEST_TITLE);
    let recorded = table.date("recorded");
    let note = table.take("note");
    table.finish();

    let (status, status_span) = status?;
    let parts = Parts {
        status,
        has_claim: !claims.is_empty(),
        has_source: source_span.is_some(),
        has_look: !looked.is_empty(),
        has_note: note.is_some(),
    };
    for (message, help) in parts.problems() {
        let code = "record-incomplete";
        reader.report(
            Diagnostic::error(code, message).help(help),
            status_span.clone(),
        );
    }
    let subject = match (&at, &thread) {
        (Some(_), Some(thread)) => Some((message!("at-and-thread-exclude"), thread.span.clone())),
        (None, None) => Some((message!("a-record-speaks-of-nothing"), span.clone())),
        (None, Some(thread)) if !quotes.is_empty() || due.is_some() => {
            Some((message!("quote-and-due-go-with-at"), thread.span.clone()))
        }
        _ => None,
    };
    if let Some((message, span)) = subject {
        let problem = Diagnostic::error("record-subject", message)
            .help(message!("write-at-or-thread-of-a-record"));
        reader.report(problem, span);
    }

    Some(RecordEntry {
        id: id?,
        at,
        thread,
        quotes,
        due,
        date: date?,
        status,
        claims,
        source,
        looked,
        recorded_by: recorded_by?,
        recorded,
        note,
        span,
        date_span,
        file: file.clone(),
    })
}

/// What a record has of the keys that go with some statuses only.
struct Parts {
    status: ProgressStatus,
    has_claim: bool,
    has_source: bool,
    has_look: bool,
    has_note: bool,
}

impl Parts {
    /// Returns what is missing or does not go together, each with what to do.
    fn problems(&self) -> Vec<(Message, Message)> {
        let status = self.status.key();
        let mut problems = Vec::new();
        if self.status.needs_source() {
            if !self.has_claim || !self.has_source {
                problems.push((
                    message!("a-record-needs-claim-and-source", status),
                    message!("a-deadline-that-passed-is-no-evidence"),
                ));
            }
        } else if self.has_claim || self.has_source {
            problems.push((
                message!("a-record-has-no-claim", status),
                message!("take-claim-and-source-out"),
            ));
        }

        let is_searched = self.status == ProgressStatus::NoReportFound;
        if is_searched && !self.has_look {
            problems.push((
                message!("a-record-does-not-say-who-looked"),
                message!("add-progress-looked"),
            ));
        }
        if !is_searched && self.has_look {
            problems.push((
                message!("looked-goes-with-no-report-found"),
                message!("take-looked-out"),
            ));
        }
        if self.status == ProgressStatus::NotChecked && !self.has_note {
            problems.push((
                message!("a-record-not-checked-needs-a-note"),
                message!("what-nobody-checked-needs-no-record"),
            ));
        }
        problems
    }
}

/// Reads where the words of a record stand.
fn report(reader: &Reader<'_>, mut table: Table<'_>) -> Option<ReportEntry> {
    let span = table.span();
    let title = table.need_short("title", LONGEST_TITLE);
    let url = table.web_address("url").map(|(url, _)| url.into_string());
    let is_archived = table.contains("file") || table.contains("sha256");
    let (mut file, mut sha256) = (None, None);
    if is_archived {
        let at = |table: &Table<'_>, key| table.value_span(key).unwrap_or_else(|| span.clone());
        let (file_span, sum_span) = (at(&table, "file"), at(&table, "sha256"));
        file = read_archive_path(reader, &mut table).map(|text| Quoted::new((text, file_span)));
        sha256 = read_checksum(reader, &mut table).map(|text| Quoted::new((text, sum_span)));
    } else {
        // Neither is there: they are known all the same.
        let _ = (table.take::<String>("file"), table.take::<String>("sha256"));
    }
    let lines = table.take_at::<LineRange>("lines");
    table.finish();

    if is_archived && lines.is_none() {
        let problem = Diagnostic::error("missing-key", message!("lines-is-missing-here"))
            .help(message!("name-the-lines-of-the-file"));
        reader.report(problem, span.clone());
    }
    if !is_archived && url.is_none() {
        let problem = Diagnostic::error("missing-key", message!("a-source-without-an-address"))
            .help(message!("write-url-or-file-of-a-source"));
        reader.report(problem, span.clone());
    }
    Some(ReportEntry {
        title: title?,
        url,
        file,
        sha256,
        lines,
        span,
    })
}

/// Reads who looked for a report.
fn look(mut table: Table<'_>) -> Option<LookEntry> {
    let by = table.need_short("by", LONGEST_TITLE);
    let place = table.need_words("where");
    let date = table.need_date("date");
    table.finish();
    Some(LookEntry {
        by: by?,
        place: place?,
        date: date?,
    })
}

/// Reads a list of words; empty ones are reported.
fn words(reader: &Reader<'_>, table: &mut Table<'_>, key: &'static str) -> Vec<Quoted> {
    let words = table.list::<String>(key).into_iter();
    let words: Vec<Quoted> = words.map(Quoted::new).collect();
    let is_empty = |own: &&Quoted| own.text.trim().is_empty();
    let empty: Vec<Range<usize>> = words
        .iter()
        .filter(is_empty)
        .map(|own| own.span.clone())
        .collect();
    for span in empty {
        let problem = Diagnostic::error("bad-value", message!("these-words-are-empty"))
            .help(message!("write-words-as-they-are-printed"));
        reader.report(problem, span);
    }
    words
}

/// Returns what to say of an id that stands there already, and what to do.
fn twice(id: &str) -> (Message, Message) {
    let message = message!("the-record-id-is-declared-twice", id);
    (message, message!("give-one-record-another-id"))
}
