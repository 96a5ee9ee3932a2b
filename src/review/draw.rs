//! The sheet as text for people.

use super::sheet::{Counts, ImportOutcome, Reading, Sheet, Suggestion, Unlisted};
use crate::intake::archive::describe_losses;
use serde::Serialize;
use std::fmt::Write as _;

/// How many figures without a target are named.
const MOST_FIGURES: usize = 4;

/// A suggestion as it is pasted into the front matter of a plan.
#[derive(Serialize)]
struct Pasted<'a> {
    emendation: [&'a Suggestion; 1],
}

impl Sheet {
    /// Returns the sheet as lines of text. The doubts are not in it: the report of diagnostics shows them, with
    /// excerpts.
    pub fn text(&self) -> String {
        let plan = self.plan.as_deref().unwrap_or_default();
        let mut out = match self.outcome {
            ImportOutcome::Written => plan.to_owned(),
            ImportOutcome::Unchanged => format!("{plan}: unchanged, it says what import reads"),
            ImportOutcome::Beside => format!(
                "{plan}: written beside the plan that is there; the site is built without it. \
                 Take over what you want, then delete it"
            ),
            ImportOutcome::Differs => {
                format!("{plan}: not written, it differs from what import reads")
            }
            ImportOutcome::Skipped => format!("{}: skipped", self.file),
            ImportOutcome::Failed => format!("{}: nothing was written", self.file),
        };

        // Where nothing was written there is nothing to review.
        if let Some(reading) = &self.reading
            && self.written
        {
            out.push('\n');
            reading.write_text(&mut out);
        }
        out.truncate(out.trim_end().len());
        out
    }
}

// Writing to a string cannot fail, so the results of `writeln!` are dropped in this file.
impl Reading {
    fn write_text(&self, out: &mut String) {
        self.write_head(out);
        write_counts(out, &self.counts);

        self.write_losses(out);
        for skip in &self.skips {
            let lines = skip.lines.describe();
            let _ = writeln!(out, "  left out: {lines} ({})", skip.why);
        }

        self.write_unread_figures(out);
        write_unlisted(
            out,
            "units that are not in the gazetteer",
            &self.unlisted_units,
        );
        write_unlisted(
            out,
            "names that may be parks and are not in the gazetteer",
            &self.unlisted_parks,
        );

        self.write_suggestions(out);
    }

    /// Writes the head of the plan; what is unknown and should be known stands as a question mark.
    fn write_head(&self, out: &mut String) {
        let or_unknown = |value: Option<String>| value.unwrap_or_else(|| "?".to_owned());
        let dates = &self.dates;
        let _ = writeln!(out, "  {} {}", self.title, or_unknown(self.number.clone()));
        let _ = writeln!(
            out,
            "  {} · {} · written {} · published {} · year {}",
            or_unknown(self.issuer.clone()),
            or_unknown(self.place.clone()),
            or_unknown(dates.written.map(|date| date.to_string())),
            or_unknown(dates.published.map(|date| date.to_string())),
            or_unknown(self.year.map(|year| year.to_string())),
        );

        // Many plans have neither, so nothing stands for what is missing.
        if let Some(addressees) = &self.addressees {
            let _ = writeln!(out, "  addressed to {addressees}");
        }
        if let Some(meeting) = &self.passed_by {
            let _ = writeln!(out, "  passed by {meeting}");
        }
    }

    /// Writes what the lines do not show of the file.
    fn write_losses(&self, out: &mut String) {
        if self.losses.is_empty() {
            return;
        }

        let _ = writeln!(
            out,
            "  not taken as it stands in the file; look at it there:"
        );
        for line in describe_losses(&self.losses) {
            let _ = writeln!(out, "    {line}");
        }
    }

    /// Writes how many figures no target has, and where the first stand.
    fn write_unread_figures(&self, out: &mut String) {
        let unread = &self.unread_figures;
        if unread.is_empty() {
            return;
        }
        let named = unread.iter().take(MOST_FIGURES);
        let named: Vec<String> = named
            .map(|figure| format!("{} (line {})", figure.words, figure.line))
            .collect();
        let more = if unread.len() > MOST_FIGURES {
            ", …"
        } else {
            ""
        };
        let _ = writeln!(
            out,
            "  figures that no target has: {}, {}{more}",
            unread.len(),
            named.join(", ")
        );
    }

    /// Writes the suggested emendations as blocks that can be pasted into the front matter.
    fn write_suggestions(&self, out: &mut String) {
        if self.suggestions.is_empty() {
            return;
        }

        let _ = writeln!(
            out,
            "  the source seems damaged; compare, and paste what you agree with into the front matter:"
        );
        for suggestion in &self.suggestions {
            // A correction changes nothing while its line is left out of the plan.
            let mut skips = self.skips.iter();
            let remark = if skips.any(|skip| skip.lines.contains(suggestion.line)) {
                "# this line is left out: of use only if it becomes text or a field\n"
            } else {
                ""
            };

            let pasted = Pasted {
                emendation: [suggestion],
            };
            let block = toml::to_string(&pasted).unwrap_or_default();
            let _ = write!(out, "\n{remark}{block}");
        }
    }
}

/// Writes how much was read, on one line.
fn write_counts(out: &mut String, counts: &Counts) {
    let Counts {
        lines,
        headings,
        tasks,
        lead,
        responsible,
        cooperating,
        milestones,
        goals,
        recurrences,
        targets,
        allotments,
    } = counts;
    let _ = writeln!(
        out,
        "  {lines} lines: {headings} headings, {tasks} tasks; \
         {lead} lead, {responsible} responsible, {cooperating} cooperating; \
         {milestones} milestones, {goals} goals, {recurrences} recurrences, \
         {targets} targets, {allotments} allotments"
    );
}

/// Writes names that the gazetteer lacks, one a line, with the known names that are nearest.
fn write_unlisted(out: &mut String, what: &str, names: &[Unlisted]) {
    if names.is_empty() {
        return;
    }

    let _ = writeln!(out, "  {what}:");
    for Unlisted {
        name,
        count,
        line,
        near,
    } in names
    {
        let _ = write!(out, "    {name} ({count}×, line {line})");
        if !near.is_empty() {
            let _ = write!(out, " — known: {}", near.join(" / "));
        }
        out.push('\n');
    }
}
