//! Deadlines in lists.

use super::at::At;
use super::link::ROW_TITLE;
use crate::address::Route;
use crate::content::progress::ProgressStatus;
use crate::link::catalogue::{DeadlineId, Standing};
use crate::time::Due;
use schemars::JsonSchema;
use serde::Serialize;

/// A deadline's time.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct DueView {
    /// As data has it: `2017`, `2017-Q4`, `2017-03`, `2017-02-10`.
    pub key: String,
    /// In words of the interface.
    pub text: String,
    /// year, half, quarter, month or day.
    pub precision: &'static str,
    /// The month's or year's page.
    pub href: String,
}

/// A dated promise in a list.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct DueRow {
    /// Where it stands: the task's page, or its place in the plan.
    pub href: String,
    /// The number of the task or passage.
    pub number: String,
    /// The title of the task or passage.
    pub title: String,
    /// When.
    pub due: DueView,
    /// The words that say when, as printed.
    pub raw: String,
    /// What is due, as printed; empty where the whole task is.
    pub text: String,
    /// Printed in the running text, not in a deadline field.
    pub running: bool,
    /// Whether it had passed when its plan was published.
    pub passed: bool,
    /// deleted or plan-ended where it counts no more: the key of the words `standing.…`.
    pub void: Option<&'static str>,
    /// What was reported of it: keys of the words `progress.…`; none where nobody has checked.
    pub progress: Vec<&'static str>,
    /// Who has which part in its task, as lists are narrowed by it: see `TaskRow`.
    pub parts: String,
}

/// What row-due.html is given.
#[derive(Debug, Serialize, JsonSchema)]
pub struct DueRowView {
    /// The deadline.
    pub row: DueRow,
    /// Whether the page narrows its lists: its rows bear `data-row` then.
    pub narrowed: bool,
}

/// How many deadlines of a time are open.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct OpenDues {
    /// The time, as data has it: `2017`, `2017-Q4`, `2017-03`, `2017-02-10`.
    pub key: String,
    /// How many.
    pub count: usize,
}

impl At<'_> {
    /// Returns whether a deadline is open: it counts, and nothing is recorded of what became of it. Whether its day is over
    /// only the reader's clock can tell.
    pub fn is_open(&self, id: DeadlineId) -> bool {
        let deadline = &self.catalogue.deadlines[id];
        let progress = &self.catalogue.progress;
        let told = progress.statuses(progress.of_deadline(id));
        let is_checked = told.iter().any(|own| *own != ProgressStatus::NotChecked);
        let plan = &self.catalogue.plans[deadline.plan];
        !is_checked && deadline.standing(plan) == Standing::Counts
    }

    /// Returns how many deadlines of each time are open, in order of time.
    pub fn open_dues(&self, deadlines: impl IntoIterator<Item = DeadlineId>) -> Vec<OpenDues> {
        let open = deadlines.into_iter().filter(|&id| self.is_open(id));
        let mut dues: Vec<Due> = open.map(|id| self.catalogue.deadlines[id].due).collect();
        dues.sort_by_key(|due| due.sort_key());
        let groups = dues.chunk_by(|a, b| a == b);
        let counts = groups.map(|group| OpenDues {
            key: group[0].to_string(),
            count: group.len(),
        });
        counts.collect()
    }

    /// Returns a point in time with a link to the page that holds it.
    pub fn due(&self, due: Due) -> DueView {
        let precision = match due {
            Due::Day(_) => "day",
            Due::Month(_) => "month",
            Due::Quarter(..) => "quarter",
            Due::Half(..) => "half",
            Due::Year(_) => "year",
        };

        DueView {
            key: due.to_string(),
            text: self.strings.due(due),
            precision,
            href: self.due_href(due),
        }
    }

    /// Returns the way to the page that holds a point in time: its month's, or its place on its year's.
    pub fn due_href(&self, due: Due) -> String {
        match due.month() {
            Some(month) => self.here.href(&Route::month(month)),
            None => {
                let year = Route::year(due.year());
                self.here.href_at(&year, &due.to_string())
            }
        }
    }

    /// Returns a deadline with what is due, where it is stated.
    pub fn due_row(&self, deadline: DeadlineId) -> DueRow {
        let entry = &self.catalogue.deadlines[deadline];
        let node = self.catalogue.plans[entry.plan].node(entry.node);

        DueRow {
            href: self.node_href(entry.plan, entry.node),
            number: self.number(entry.plan, entry.node),
            title: node.name(ROW_TITLE),
            due: self.due(entry.due),
            raw: entry.raw.clone(),
            text: entry.text.clone(),
            running: entry.running,
            passed: entry.had_passed(&self.catalogue.plans[entry.plan]) == Some(true),
            void: entry
                .standing(&self.catalogue.plans[entry.plan])
                .key_of_void(),
            progress: self.progress_marks(self.catalogue.progress.of_deadline(deadline)),
            parts: entry
                .task
                .map(|task| self.parts_of(task))
                .unwrap_or_default(),
        }
    }
}
