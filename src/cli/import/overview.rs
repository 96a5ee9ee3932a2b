//! What became of all files of a run, in one view: most doubtful first, then what was refused, then what to do.

use crate::base::diag::{Diagnostic, Severity};
use crate::base::message::{Language, Message, message};
use crate::review::{ImportOutcome, Sheet};

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
    /// How many figures no target has.
    figures: usize,
    tasks: usize,
    /// Why it was not imported.
    reason: Option<Message>,
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
            figures: sheet
                .reading
                .as_ref()
                .map_or(0, |reading| reading.unread_figures.len()),
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
            figures: 0,
            tasks: 0,
            reason: Some(Message::of_error(error.as_ref())),
        });
    }

    /// Returns the view in a language; nothing for a single file, whose sheet says all.
    pub fn text(&self, language: Language) -> Option<String> {
        if self.0.len() < 2 {
            return None;
        }
        let (refused, mut plans): (Vec<&Entry>, Vec<&Entry>) =
            self.0.iter().partition(|entry| entry.is_refused());
        // Of files with as many doubts, the order is that of the run.
        plans.sort_by_key(|entry| std::cmp::Reverse((entry.weight(), entry.figures)));

        let mut lines = vec![
            message!(
                "files-of-a-run",
                files = self.0.len(),
                plans = plans.len(),
                refused = refused.len()
            )
            .in_language(language),
        ];
        let mut add = |indent: usize, message: Message| {
            lines.push(" ".repeat(indent) + &message.in_language(language));
        };
        if !plans.is_empty() {
            add(2, message!("plans-most-doubtful-first"));
        }
        for entry in &plans {
            add(4, entry.line());
        }
        if !refused.is_empty() {
            add(2, message!("not-imported-by-reason"));
        }
        for (reason, files) in by_reason(&refused) {
            add(4, message!("reason-and-files", reason, files));
        }

        add(2, message!("next-steps"));
        if plans.iter().any(|entry| entry.weight() > 0) {
            add(4, message!("compare-plans-from-the-top"));
        }
        if !refused.is_empty() {
            add(4, message!("import-says-what-to-do"));
        }
        if !plans.is_empty() {
            add(4, message!("suggest-and-check"));
        }
        Some(lines.join("\n"))
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

    fn line(&self) -> Message {
        let counts: Vec<Message> = [
            (
                self.doubts,
                message!("count-of-doubts", count = self.doubts),
            ),
            (
                self.damaged,
                message!("count-of-damaged-places", count = self.damaged),
            ),
            (
                self.losses,
                message!("count-of-losses", count = self.losses),
            ),
            (
                self.figures,
                message!("count-of-unread-figures", count = self.figures),
            ),
        ]
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(_, words)| words)
        .collect();

        let plan = self.plan.as_deref().unwrap_or_default();
        let (tasks, file) = (self.tasks, self.file.as_str());
        match counts.is_empty() {
            true => message!("plan-of-a-run-without-doubts", plan, tasks, file),
            false => message!("plan-of-a-run", plan, counts, tasks, file),
        }
    }
}

/// Returns the files that were not imported by their reasons, in the order of the first of each.
fn by_reason<'e>(refused: &[&'e Entry]) -> Vec<(Message, Vec<&'e str>)> {
    let mut reasons: Vec<(Message, Vec<&str>)> = Vec::new();
    for entry in refused {
        let reason = entry.reason.clone();
        let reason = reason.unwrap_or_else(|| message!("it-differs-from-its-plan"));
        match reasons.iter_mut().find(|(known, _)| *known == reason) {
            Some((_, files)) => files.push(&entry.file),
            None => reasons.push((reason, vec![&entry.file])),
        }
    }
    reasons
}
