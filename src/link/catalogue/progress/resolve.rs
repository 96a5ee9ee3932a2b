//! Finds what records of progress name in the plans and in their reports.

use super::claims::{self, Place};
use super::index::ProgressIndex;
use super::record::{About, Claim, Record, RecordSource};
use crate::base::diag::{Diagnostic, did_you_mean};
use crate::base::message::{Message, message};
use crate::base::source::Source;
use crate::content::progress::{RecordEntry, ReportEntry};
use crate::content::threads::Quoted;
use crate::link::catalogue::lookup::{Lookup, LookupError};
use crate::link::catalogue::threads::of_quotes;
use crate::link::catalogue::{Catalogue, DeadlineId, Passage, Quote, RecordId, TaskId, ThreadId};
use crate::plan::LineRange;
use crate::time::Due;
use jiff::civil::Date;
use oxc_index::IndexVec;
use std::collections::HashMap;
use std::ops::Range;

/// Links records with the catalogue, its threads included. What leads nowhere, or what a plan or a report contradicts, is
/// reported.
pub(in crate::link::catalogue) fn link(
    catalogue: &mut Catalogue,
    entries: &[RecordEntry],
    reports: &HashMap<String, Source>,
    found: &mut Vec<Diagnostic>,
) {
    if entries.is_empty() {
        return;
    }
    let mut finder = Finder {
        catalogue,
        lookup: Lookup::new(catalogue),
        reports,
        found,
    };
    let records = entries.iter().filter_map(|entry| finder.record(entry));
    let mut records: Vec<Record> = records.collect();
    // Stable: of one day, they stand as people wrote them.
    records.sort_by_key(|record| record.date);
    let all: IndexVec<RecordId, Record> = records.into_iter().collect();
    catalogue.progress = ProgressIndex::new(catalogue, all);
}

/// Finds what records name, and reports what is wrong with them.
struct Finder<'a> {
    catalogue: &'a Catalogue,
    lookup: Lookup<'a>,
    reports: &'a HashMap<String, Source>,
    found: &'a mut Vec<Diagnostic>,
}

impl Finder<'_> {
    /// Returns a record with what it names; `None` where that is not there.
    fn record(&mut self, entry: &RecordEntry) -> Option<Record> {
        let about = match (&entry.at, &entry.thread) {
            (Some(at), None) => self.passage(entry, at)?,
            (None, Some(thread)) => About::Thread(self.thread(entry, thread)?),
            // Reported when it was read.
            _ => return None,
        };
        self.check_order(entry, &about);
        let source = entry.source.as_ref();
        Some(Record {
            id: entry.id.clone(),
            about,
            date: entry.date,
            status: entry.status,
            claims: self.claims(entry),
            source: source.map(source_of),
            looked: entry.looked.clone(),
            recorded_by: entry.recorded_by.clone(),
            recorded: entry.recorded,
            note: entry.note.clone(),
        })
    }

    fn report(&mut self, entry: &RecordEntry, problem: Diagnostic, span: &Range<usize>) {
        self.found.push(problem.at(&entry.file, span.clone()));
    }

    /// Returns what was found; reports what was not, where people name it.
    fn found<T>(
        &mut self,
        entry: &RecordEntry,
        outcome: Result<T, LookupError>,
        named: &Quoted,
    ) -> Option<T> {
        match outcome {
            Ok(found) => Some(found),
            Err(error) => {
                self.report(entry, error.into(), &named.span);
                None
            }
        }
    }

    /// Returns the passage that a record speaks of, with its deadlines and figures.
    fn passage(&mut self, entry: &RecordEntry, at: &Quoted) -> Option<About> {
        let passage = self.lookup.passage(&at.text);
        let passage = self.found(entry, passage, at)?;
        let task = self.lookup.task_above(passage);
        let mut quotes = Vec::new();
        for own in &entry.quotes {
            let quote = self.lookup.quote(passage, &own.text);
            quotes.extend(self.found(entry, quote, own).flatten());
        }
        let deadlines = self.deadlines(entry, passage, task, &quotes);
        let targets = self.targets(passage, &quotes);
        Some(About::Passage {
            at: passage,
            task,
            quotes,
            deadlines,
            targets,
        })
    }

    /// Returns the deadlines that a record speaks of by words or by time.
    fn deadlines(
        &mut self,
        entry: &RecordEntry,
        at: Passage,
        task: Option<TaskId>,
        quotes: &[Quote],
    ) -> Vec<DeadlineId> {
        let Some((due, span)) = &entry.due else {
            return match quotes {
                [] => Vec::new(),
                _ => of_quotes(self.catalogue, at, task, quotes),
            };
        };
        let all = self.all_deadlines(at, task);
        let same = all.iter().copied();
        let same: Vec<DeadlineId> = same
            .filter(|&id| self.catalogue.deadlines[id].due == *due)
            .collect();
        if same.is_empty() {
            let dues = all.iter().map(|&id| self.catalogue.deadlines[id].due);
            let mut dues: Vec<Due> = dues.collect();
            dues.dedup();
            let dues: Vec<String> = dues.iter().map(Due::to_string).collect();
            let help = match dues.is_empty() {
                true => message!("take-due-out"),
                false => message!("one-of-words", words = dues.join(", ")),
            };
            let message = message!("nothing-is-due-there-at", due = due.to_string());
            let problem = Diagnostic::error("unknown-due", message).help(help);
            self.report(entry, problem, span);
        }
        same
    }

    /// Returns the deadlines of a task, or of a passage that is none with what stands under it.
    fn all_deadlines(&self, at: Passage, task: Option<TaskId>) -> Vec<DeadlineId> {
        if let Some(task) = task {
            return self.catalogue.tasks[task].deadlines.clone();
        }
        let plan = &self.catalogue.plans[at.plan];
        let below = plan.text.outline.subtree(at.node);
        let own = plan.deadlines.iter().copied();
        own.filter(|&id| below.contains(self.catalogue.deadlines[id].node))
            .collect()
    }

    /// Returns the figures of a passage whose words quotes have.
    fn targets(&self, at: Passage, quotes: &[Quote]) -> Vec<usize> {
        let outline = &self.catalogue.plans[at.plan].text.outline;
        let targets = outline.nodes[at.node].targets.iter().enumerate();
        let named = targets.filter(|(_, target)| {
            let mut quotes = quotes.iter();
            quotes.any(|own| own.text.contains(&target.raw) || target.raw.contains(&own.text))
        });
        named.map(|(nth, _)| nth).collect()
    }

    fn thread(&mut self, entry: &RecordEntry, wanted: &Quoted) -> Option<ThreadId> {
        let threads = &self.catalogue.threads.all;
        let found = threads.position(|own| own.id == wanted.text);
        if found.is_none() {
            let ids = threads.iter().map(|own| own.id.as_str());
            let help = did_you_mean(&wanted.text, ids);
            let help = help.unwrap_or_else(|| message!("write-the-id-of-a-thread"));
            let message = message!("no-thread-has-the-id", id = wanted.text);
            let problem = Diagnostic::error("unknown-thread", message).help(help);
            self.report(entry, problem, &wanted.span);
        }
        found
    }

    /// Reports a record that is older than what it speaks of.
    fn check_order(&mut self, entry: &RecordEntry, about: &About) {
        let plans = match about {
            About::Passage { at, .. } => vec![at.plan],
            About::Thread(thread) => self.catalogue.threads.all[*thread].plans(),
        };
        let written = plans.into_iter().filter_map(|plan| {
            let front = &self.catalogue.plans[plan].document.front;
            front.written.or(front.published)
        });
        // A matter begins with its first plan.
        let Some(written) = written.min() else { return };
        let looks = entry.looked.iter().map(|own| own.date);
        let days: Vec<Date> = looks.chain([entry.date]).collect();
        if days.iter().any(|day| *day < written) {
            let day = days.iter().min().map(Date::to_string).unwrap_or_default();
            let message = message!("this-record-is-older", day, written = written.to_string());
            let problem = Diagnostic::error("record-order", message)
                .help(message!("a-record-is-younger-than-its-plan"));
            self.report(entry, problem, &entry.date_span);
        }
        if entry.recorded.is_some_and(|recorded| recorded < entry.date) {
            let message = message!("recorded-before-it-was-reported");
            let problem = Diagnostic::error("record-order", message)
                .help(message!("recorded-is-the-day-of-recording"));
            self.report(entry, problem, &entry.date_span);
        }
    }

    /// Returns the words that a record quotes, each with its line in the archived report.
    fn claims(&mut self, entry: &RecordEntry) -> Vec<Claim> {
        let archived = entry.source.as_ref().and_then(|own| {
            let file = own.file.as_ref()?;
            let (lines, span) = own.lines.as_ref()?;
            Some((self.reports.get(&file.text)?.clone(), *lines, span.clone()))
        });
        if let Some((report, lines, span)) = &archived {
            self.check_lines(entry, report, *lines, span);
        }

        let mut claims = Vec::new();
        for own in &entry.claims {
            let line = archived
                .as_ref()
                .and_then(|(report, lines, _)| self.line(entry, own, report, *lines));
            claims.push(Claim {
                text: own.text.clone(),
                line,
            });
        }
        claims
    }

    fn check_lines(
        &mut self,
        entry: &RecordEntry,
        report: &Source,
        lines: LineRange,
        span: &Range<usize>,
    ) {
        let count = report.line_count();
        if lines.last > count {
            let message = message!("the-report-has-fewer-lines", count, file = report.name());
            let problem = Diagnostic::error("bad-lines", message)
                .help(message!("gangmu-archive-shows-lines"));
            self.report(entry, problem, span);
        }
    }

    /// Returns the line that words of a report begin on; those that do not stand on the lines that were named are reported.
    fn line(
        &mut self,
        entry: &RecordEntry,
        own: &Quoted,
        report: &Source,
        lines: LineRange,
    ) -> Option<u32> {
        let help: Message = match claims::find(report, lines, &own.text) {
            Place::Here(line) => return Some(line),
            Place::Elsewhere(line) => message!("they-begin-on-line", line),
            Place::Nowhere => message!("copy-the-words-of-the-report"),
        };
        if own.text.trim().is_empty() {
            return None;
        }
        let message = message!("these-words-do-not-stand-in-the-report");
        let problem = Diagnostic::error("claim-not-found", message).help(help);
        self.report(entry, problem, &own.span);
        None
    }
}

fn source_of(entry: &ReportEntry) -> RecordSource {
    let file = entry.archived();
    RecordSource {
        title: entry.title.clone(),
        url: entry.url.clone(),
        file: file.map(|(file, sum)| (file.text.clone(), sum.text.clone())),
        lines: entry.lines.as_ref().map(|(lines, _)| *lines),
    }
}
