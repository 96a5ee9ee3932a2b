//! What became of all files of a run, in one view: most doubtful first, then what was refused, then what to do.

use crate::base::diag::{Diagnostic, Severity};
use crate::review::{ImportOutcome, Sheet};
use std::fmt::Write as _;

/// What became of one file.
#[derive(Debug)]
struct Entry {
    /// The file, as it was named.
    file: String,
    outcome: ImportOutcome,
    /// The file of its plan.
    plan: Option<String>,
    /// How many warnings were said.
    doubts: usize,
    /// How many damaged places were found.
    damaged: usize,
    /// How many things of the file were not taken as they stand.
    losses: usize,
    tasks: usize,
    /// Why it was not imported.
    reason: Option<String>,
}

/// What became of all files of a run so far.
#[derive(Debug, Default)]
pub struct Overview(Vec<Entry>);

impl Overview {
    /// Adds a file with its sheet and all that was found.
    pub fn add(&mut self, sheet: &Sheet, found: &[Diagnostic]) {
        let is_doubt = |problem: &&Diagnostic| problem.severity == Severity::Warning;
        let mut errors = found.iter().filter(|d| d.severity == Severity::Error);
        let losses = sheet.reading.iter().flat_map(|reading| &reading.losses);
        self.0.push(Entry {
            file: sheet.file.clone(),
            outcome: sheet.outcome,
            plan: sheet.plan.clone(),
            doubts: found.iter().filter(is_doubt).count(),
            damaged: sheet
                .reading
                .as_ref()
                .map_or(0, |reading| reading.suggestions.len()),
            losses: losses.map(|loss| loss.count as usize).sum(),
            tasks: sheet
                .reading
                .as_ref()
                .map_or(0, |reading| reading.counts.tasks),
            reason: errors.next().map(|error| error.message.clone()),
        });
    }

    /// Adds a file that could not be read or written.
    pub fn add_trouble(&mut self, file: &str, error: &anyhow::Error) {
        self.0.push(Entry {
            file: file.to_owned(),
            outcome: ImportOutcome::Failed,
            plan: None,
            doubts: 0,
            damaged: 0,
            losses: 0,
            tasks: 0,
            reason: Some(format!("{error:#}")),
        });
    }

    /// Returns the view; nothing for a single file, whose sheet says all.
    pub fn text(&self) -> Option<String> {
        if self.0.len() < 2 {
            return None;
        }
        let (refused, mut plans): (Vec<&Entry>, Vec<&Entry>) =
            self.0.iter().partition(|entry| entry.is_refused());
        // Of files with as many doubts, the order is that of the run.
        plans.sort_by_key(|entry| std::cmp::Reverse(entry.weight()));

        let mut out = format!(
            "{} files: {} plans, {} not imported",
            self.0.len(),
            plans.len(),
            refused.len()
        );
        if !plans.is_empty() {
            out.push_str("\n  plans, most doubtful first:");
        }
        for entry in &plans {
            let _ = write!(out, "\n    {}", entry.line());
        }
        write_refused(&mut out, &refused);

        out.push_str("\n  next:");
        if plans.iter().any(|entry| entry.weight() > 0) {
            out.push_str(
                "\n    compare the plans with their sources from the top; `gangmu import FILE` says the doubts of one again",
            );
        }
        if !refused.is_empty() {
            out.push_str(
                "\n    `gangmu import FILE` says what to do with a file that was not imported",
            );
        }
        if !plans.is_empty() {
            out.push_str("\n    then run `gangmu check`");
        }
        Some(out)
    }
}

impl Entry {
    fn is_refused(&self) -> bool {
        use ImportOutcome::{Beside, Differs, Failed, Skipped, Unchanged, Written};
        match self.outcome {
            Written | Unchanged | Beside => false,
            Differs | Skipped | Failed => true,
        }
    }

    /// Returns how much there is to look at.
    fn weight(&self) -> usize {
        self.doubts + self.damaged + self.losses
    }

    fn line(&self) -> String {
        let count = |count: usize, one: &str, more: &str| match count {
            0 => None,
            1 => Some(format!("1 {one}")),
            count => Some(format!("{count} {more}")),
        };
        let counts = [
            count(self.doubts, "doubt", "doubts"),
            count(self.damaged, "damaged place", "damaged places"),
            count(
                self.losses,
                "thing not taken as it stands",
                "things not taken as they stand",
            ),
        ];
        let counts: Vec<String> = counts.into_iter().flatten().collect();
        let counts = match counts.is_empty() {
            true => "no doubts".to_owned(),
            false => counts.join(", "),
        };
        let tasks = count(self.tasks, "task", "tasks").unwrap_or_else(|| "no tasks".to_owned());
        let plan = self.plan.as_deref().unwrap_or_default();
        format!("{plan}: {counts}; {tasks} (from {})", self.file)
    }
}

/// Writes the files that were not imported, those with one reason together.
fn write_refused(out: &mut String, refused: &[&Entry]) {
    if refused.is_empty() {
        return;
    }
    out.push_str("\n  not imported, by reason:");
    let mut reasons: Vec<(&str, Vec<&str>)> = Vec::new();
    for entry in refused {
        let reason = entry
            .reason
            .as_deref()
            .unwrap_or("it differs from its plan");
        match reasons.iter_mut().find(|(known, _)| *known == reason) {
            Some((_, files)) => files.push(&entry.file),
            None => reasons.push((reason, vec![&entry.file])),
        }
    }
    for (reason, files) in reasons {
        let _ = write!(out, "\n    {reason}: {}", files.join(", "));
    }
}
