//! A record of progress as the catalogue holds it.

use crate::content::progress::{LookEntry, ProgressStatus};
use crate::link::catalogue::{DeadlineId, Passage, PlanId, Quote, TaskId, ThreadId};
use crate::plan::LineRange;
use jiff::civil::Date;

/// What is known of a promise, and how.
#[derive(Debug)]
pub struct Record {
    /// Its address.
    pub id: String,
    /// What it speaks of.
    pub about: About,
    /// The day of the report, or of the search for one.
    pub date: Date,
    /// What is known.
    pub status: ProgressStatus,
    /// The exact words of the source that say so.
    pub claims: Vec<Claim>,
    /// Where these words stand.
    pub source: Option<RecordSource>,
    /// Who looked for a report, where and when.
    pub looked: Vec<LookEntry>,
    /// Who recorded it.
    pub recorded_by: String,
    /// When it was recorded.
    pub recorded: Option<Date>,
    /// What a reader should know.
    pub note: Option<String>,
}

/// What a record speaks of.
#[derive(Debug)]
pub enum About {
    /// A passage of a plan.
    Passage {
        /// The passage.
        at: Passage,
        /// The task that it is, or is a part of.
        task: Option<TaskId>,
        /// The words that the record speaks of; none where it speaks of all of it.
        quotes: Vec<Quote>,
        /// The deadlines that go with these words, in order of time; none where the record speaks of the whole task.
        deadlines: Vec<DeadlineId>,
        /// The figures to be reached that stand in these words: their places among those of the passage's node.
        targets: Vec<usize>,
    },
    /// A matter through several plans.
    Thread(ThreadId),
}

/// Words of a source.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Claim {
    /// The words.
    pub text: String,
    /// The line of the archived file on which they begin; `None` where the source is not archived, so nobody can check.
    pub line: Option<u32>,
}

/// The source of a record.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct RecordSource {
    /// Its title.
    pub title: String,
    /// Its address on the web.
    pub url: Option<String>,
    /// Its archived file and the SHA-256 of that.
    pub file: Option<(String, String)>,
    /// The lines of the file that say it.
    pub lines: Option<LineRange>,
}

impl Record {
    /// Returns the task that it speaks of, or of a part of which.
    pub fn task(&self) -> Option<TaskId> {
        match self.about {
            About::Passage { task, .. } => task,
            About::Thread(_) => None,
        }
    }

    /// Returns the plan that it speaks of; that of a thread are several.
    pub fn plan(&self) -> Option<PlanId> {
        match self.about {
            About::Passage { at, .. } => Some(at.plan),
            About::Thread(_) => None,
        }
    }

    /// Returns whether it speaks of a deadline of its task: by the words that it quotes, or because it speaks of all.
    pub fn speaks_of(&self, deadline: DeadlineId) -> bool {
        match &self.about {
            About::Passage {
                quotes, deadlines, ..
            } => deadlines.contains(&deadline) || (quotes.is_empty() && deadlines.is_empty()),
            About::Thread(_) => false,
        }
    }

    /// Returns the day on which readers are told of it.
    pub fn told(&self) -> Date {
        self.recorded.unwrap_or(self.date)
    }
}
