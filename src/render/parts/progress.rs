//! What was reported of promises, with the words of the source.

use super::at::At;
use super::due::DueView;
use super::link::{Link, PlanLink};
use crate::address::Route;
use crate::content::progress::ProgressStatus;
use crate::link::catalogue::{About, DeadlineId, Record, RecordId, TaskId};
use schemars::JsonSchema;
use serde::Serialize;
use strum::VariantArray;

/// The keys of the words for what is known.
pub const WORDS: &[&str] = &[
    "progress.contradicted",
    "progress.no-report-found",
    "progress.not-checked",
    "progress.reported-done",
    "progress.reported-partly",
];

/// So many records stand on a page that is about more than a task; the list of all has the others.
const MOST: usize = 12;

/// What was reported of what a page is about.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ProgressView {
    /// The records in order of date; of many, the newest.
    pub records: Vec<RecordView>,
    /// How many there are.
    pub total: usize,
    /// Of how many tasks or deadlines each is recorded; empty where the page is about one task.
    pub counts: Vec<StatusCount>,
    /// tasks or deadlines: what is counted.
    pub of: &'static str,
    /// The list of all records.
    pub href: String,
}

/// Of how many tasks or deadlines something is recorded.
#[derive(Debug, Serialize, JsonSchema)]
pub struct StatusCount {
    /// Key of the words `progress.…`; not-checked counts those without a record.
    pub status: &'static str,
    /// How many.
    pub count: usize,
}

/// What is known of a promise, and how.
#[derive(Debug, Serialize, JsonSchema)]
pub struct RecordView {
    /// Its own page.
    pub href: String,
    /// The day of the report or of the search, as data has it.
    pub key: String,
    /// The same in words of the interface.
    pub date: String,
    /// Key of the words `progress.…`.
    pub status: &'static str,
    /// The task, passage or thread that it speaks of.
    pub about: Link,
    /// The plan of the passage; absent for a thread.
    pub plan: Option<PlanLink>,
    /// The words of the plan that it speaks of; none where it speaks of the whole task.
    pub quotes: Vec<String>,
    /// The deadlines that it speaks of; none where it speaks of the whole task.
    pub dues: Vec<DueView>,
    /// The figures that it speaks of, as printed.
    pub targets: Vec<String>,
    /// The words of the source.
    pub claims: Vec<ClaimView>,
    /// The source.
    pub source: Option<ReportView>,
    /// Who looked for a report, where and when.
    pub looked: Vec<LookView>,
    /// Who recorded it.
    pub recorded_by: String,
    /// When it was recorded, in words of the interface.
    pub recorded: Option<String>,
    /// What a reader should know.
    pub note: Option<String>,
}

/// Words of a source.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ClaimView {
    /// The words.
    pub text: String,
    /// The line of the archived file that they begin on.
    pub line: Option<u32>,
}

/// The source of a record.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ReportView {
    /// Its title.
    pub title: String,
    /// Its address on the web.
    pub url: Option<String>,
    /// Its archived file; absent where it was not archived, so that nothing could be checked.
    pub file: Option<String>,
    /// The SHA-256 of that file.
    pub sha256: Option<String>,
}

/// A search for a report.
#[derive(Debug, Serialize, JsonSchema)]
pub struct LookView {
    /// Who looked.
    pub by: String,
    /// Where.
    pub place: String,
    /// When, in words of the interface.
    pub date: String,
}

impl At<'_> {
    /// Returns the records of a task, all of them.
    pub fn progress_of_task(&self, task: TaskId) -> Option<ProgressView> {
        let records = self.catalogue.progress.of_task(task);
        self.progress(records, Vec::new(), "tasks", usize::MAX)
    }

    /// Returns the records of what a page is about, with what is known of its tasks.
    pub fn progress_among(&self, records: &[RecordId], tasks: &[TaskId]) -> Option<ProgressView> {
        let counts = self.progress_counts(tasks);
        self.progress(records, counts, "tasks", MOST)
    }

    /// Returns the records of a thread.
    pub fn progress_of_thread(&self, records: &[RecordId]) -> Option<ProgressView> {
        self.progress(records, Vec::new(), "tasks", MOST)
    }

    /// Returns the records that speak of some deadlines, with what is known of these.
    pub fn progress_of_deadlines(&self, deadlines: &[DeadlineId]) -> Option<ProgressView> {
        let index = &self.catalogue.progress;
        if index.is_empty() {
            return None;
        }
        // Whether there are records, the deadlines know.
        let lists = deadlines.iter().map(|&id| {
            let _ = &self.catalogue.deadlines[id];
            index.of_deadline(id)
        });
        let lists: Vec<&[RecordId]> = lists.collect();
        let mut records: Vec<RecordId> = lists.iter().copied().flatten().copied().collect();
        records.sort_unstable();
        records.dedup();
        let counted = deadlines.iter().zip(lists);
        let counted = counted.filter(|(id, _)| !self.catalogue.is_deleted_deadline(**id));
        let counts = self.counts(counted.map(|(_, records)| records));
        self.progress(&records, counts, "deadlines", MOST)
    }

    /// Returns what is recorded of a task or a deadline, as rows mark it: keys of the words `progress.…`; nothing where
    /// nothing is recorded.
    pub fn progress_marks(&self, records: &[RecordId]) -> Vec<&'static str> {
        match records {
            [] => Vec::new(),
            _ => {
                let statuses = self.catalogue.progress.statuses(records).into_iter();
                statuses.map(ProgressStatus::key).collect()
            }
        }
    }

    /// Returns a record.
    pub fn record(&self, id: RecordId) -> RecordView {
        let record = &self.catalogue.progress.all[id];
        let (quotes, dues, targets) = self.spoken_of(record);
        let claims = record.claims.iter().map(|own| ClaimView {
            text: own.text.clone(),
            line: own.line,
        });
        let looked = record.looked.iter().map(|own| LookView {
            by: own.by.clone(),
            place: own.place.clone(),
            date: self.date(own.date),
        });

        RecordView {
            href: self.here.href(&self.catalogue.record_route(id)),
            key: record.date.to_string(),
            date: self.date(record.date),
            status: record.status.key(),
            about: self.record_about(record),
            plan: record.plan().map(|plan| self.plan(plan)),
            quotes,
            dues,
            targets,
            claims: claims.collect(),
            source: record.source.as_ref().map(|own| ReportView {
                title: own.title.clone(),
                url: own.url.clone(),
                file: own.file.as_ref().map(|(file, _)| file.clone()),
                sha256: own.file.as_ref().map(|(_, sum)| sum.clone()),
            }),
            looked: looked.collect(),
            recorded_by: record.recorded_by.clone(),
            recorded: record.recorded.map(|date| self.date(date)),
            note: record.note.clone(),
        }
    }

    /// Returns a link to what a record speaks of.
    pub fn record_about(&self, record: &Record) -> Link {
        match &record.about {
            About::Passage { at, .. } => self.passage(at.plan, at.node),
            About::Thread(thread) => Link {
                href: self.here.href(&self.catalogue.thread_route(*thread)),
                text: self.catalogue.threads.all[*thread].title.clone(),
            },
        }
    }

    /// Returns the words, deadlines and figures that a record speaks of.
    fn spoken_of(&self, record: &Record) -> (Vec<String>, Vec<DueView>, Vec<String>) {
        let About::Passage {
            at,
            quotes,
            deadlines,
            targets,
            ..
        } = &record.about
        else {
            return Default::default();
        };
        let node = self.catalogue.plans[at.plan].node(at.node);
        let quotes = quotes.iter().map(|own| own.text.clone());
        let dues = deadlines.iter().map(|&id| self.catalogue.deadlines[id].due);
        let targets = targets.iter().map(|&nth| node.targets[nth].raw.clone());
        (
            quotes.collect(),
            dues.map(|due| self.due(due)).collect(),
            targets.collect(),
        )
    }

    fn progress(
        &self,
        records: &[RecordId],
        counts: Vec<StatusCount>,
        of: &'static str,
        most: usize,
    ) -> Option<ProgressView> {
        let newest = &records[records.len().saturating_sub(most)..];
        (!records.is_empty()).then(|| ProgressView {
            records: newest.iter().map(|&id| self.record(id)).collect(),
            total: records.len(),
            counts,
            of,
            href: self.here.href(&Route::PROGRESS),
        })
    }

    /// Counts of how many tasks or deadlines with these records each status is recorded. One with several counts for each.
    fn counts<'r>(&self, lists: impl Iterator<Item = &'r [RecordId]>) -> Vec<StatusCount> {
        let mut counts = [0; ProgressStatus::VARIANTS.len()];
        for records in lists {
            for status in self.catalogue.progress.statuses(records) {
                counts[status as usize] += 1;
            }
        }
        let all = ProgressStatus::VARIANTS.iter().zip(counts);
        let some = all.filter(|(_, count)| *count > 0);
        some.map(|(status, count)| StatusCount {
            status: status.key(),
            count,
        })
        .collect()
    }

    /// Returns of how many tasks each is recorded.
    pub fn progress_counts(&self, tasks: &[TaskId]) -> Vec<StatusCount> {
        let index = &self.catalogue.progress;
        let counted = tasks.iter();
        let counted = counted.filter(|&&task| !self.catalogue.is_deleted_task(task));
        self.counts(counted.map(|&task| index.of_task(task)))
    }
}
