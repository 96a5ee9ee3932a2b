//! The sheet as text for people.

use super::sheet::{Counts, ImportOutcome, Reading, Sheet, Suggestion, Unlisted, UnreadItem};
use crate::base::message::{Language, Message, message};
use crate::intake::archive::{Loss, describe_losses};
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
    pub fn text(&self, language: Language) -> String {
        let mut drawing = Drawing {
            language,
            out: String::new(),
        };
        drawing.line(0, &self.headline());

        // Where nothing was written there is nothing to review.
        if let Some(reading) = &self.reading
            && self.written
        {
            drawing.draw(reading);
        }
        let mut out = drawing.out;
        out.truncate(out.trim_end().len());
        out
    }

    /// Says what became of the file.
    fn headline(&self) -> Message {
        let plan = self.plan.as_deref().unwrap_or_default();
        let file = self.file.as_str();
        match self.outcome {
            ImportOutcome::Written => Message::verbatim(plan),
            ImportOutcome::Unchanged => message!("plan-unchanged-it-says-what-import-reads", plan),
            ImportOutcome::Beside => message!("plan-written-beside-the-plan", plan),
            ImportOutcome::Differs => message!("plan-not-written-it-differs-from-what", plan),
            ImportOutcome::Skipped => message!("file-skipped", file),
            ImportOutcome::Failed => message!("file-nothing-was-written", file),
        }
    }
}

/// A sheet on its way to text.
struct Drawing {
    language: Language,
    out: String,
}

impl Drawing {
    /// Writes a message as a line, so many spaces from the left.
    fn line(&mut self, indent: usize, message: &Message) {
        let text = message.in_language(self.language);
        // Writing to a string cannot fail.
        let _ = writeln!(self.out, "{}{text}", " ".repeat(indent));
    }

    fn draw(&mut self, reading: &Reading) {
        self.draw_head(reading);
        self.line(2, &counts(&reading.counts));

        self.draw_losses(&reading.losses);
        for skip in &reading.skips {
            let lines = skip.lines.describe();
            self.line(2, &message!("left-out-lines", lines, why = skip.why));
        }

        self.draw_unread_figures(&reading.unread_figures);
        self.draw_unlisted(
            &message!("units-that-are-not-in-the-gazetteer"),
            &reading.unlisted_units,
        );
        self.draw_unlisted(
            &message!("names-that-may-be-parks"),
            &reading.unlisted_parks,
        );

        self.draw_suggestions(reading);
    }

    /// Writes the head of the plan; what is unknown and should be known stands as a question mark.
    fn draw_head(&mut self, reading: &Reading) {
        let or_unknown = |value: Option<String>| value.unwrap_or_else(|| "?".to_owned());
        let dates = &reading.dates;
        let number = or_unknown(reading.number.clone());
        self.line(
            2,
            &message!("title-and-number", title = reading.title, number),
        );
        self.line(
            2,
            &message!(
                "head-of-a-sheet",
                issuer = or_unknown(reading.issuer.clone()),
                place = or_unknown(reading.place.clone()),
                written = or_unknown(dates.written.map(|date| date.to_string())),
                published = or_unknown(dates.published.map(|date| date.to_string())),
                year = or_unknown(reading.year.map(|year| year.to_string()))
            ),
        );

        // Many plans have neither, so nothing stands for what is missing.
        if let Some(addressees) = &reading.addressees {
            self.line(2, &message!("addressed-to", addressees));
        }
        if let Some(meeting) = &reading.passed_by {
            self.line(2, &message!("passed-by", meeting));
        }
    }

    /// Writes what the lines do not show of the file.
    fn draw_losses(&mut self, losses: &[Loss]) {
        if losses.is_empty() {
            return;
        }

        self.line(2, &message!("not-taken-as-it-stands"));
        for loss in describe_losses(losses) {
            self.line(4, &loss);
        }
    }

    /// Writes how many figures no target has, and where the first stand.
    fn draw_unread_figures(&mut self, unread: &[UnreadItem]) {
        if unread.is_empty() {
            return;
        }
        let named = unread.iter().take(MOST_FIGURES);
        let named: Vec<Message> = named
            .map(|figure| message!("figure-on-line", words = figure.words, line = figure.line))
            .collect();
        let count = unread.len();
        let figures = match count > MOST_FIGURES {
            true => message!("figures-without-a-target-and-more", count, named),
            false => message!("figures-without-a-target", count, named),
        };
        self.line(2, &figures);
    }

    /// Writes the suggested emendations as blocks that can be pasted into the front matter.
    fn draw_suggestions(&mut self, reading: &Reading) {
        if reading.suggestions.is_empty() {
            return;
        }

        self.line(2, &message!("the-source-seems-damaged"));
        for suggestion in &reading.suggestions {
            self.out.push('\n');
            // A correction changes nothing while its line is left out of the plan.
            let mut skips = reading.skips.iter();
            if skips.any(|skip| skip.lines.contains(suggestion.line)) {
                self.line(0, &message!("suggestion-on-a-line-left-out"));
            }

            let pasted = Pasted {
                emendation: [suggestion],
            };
            self.out
                .push_str(&toml::to_string(&pasted).unwrap_or_default());
        }
    }

    /// Writes names that the gazetteer lacks, one a line, with the known names that are nearest.
    fn draw_unlisted(&mut self, what: &Message, names: &[Unlisted]) {
        if names.is_empty() {
            return;
        }

        self.line(2, &message!("names-follow", what));
        for Unlisted {
            name,
            count,
            line,
            near,
        } in names
        {
            let known = near.join(" / ");
            let named = match near.is_empty() {
                true => message!("name-unlisted", name, count, line),
                false => message!("name-unlisted-with-near", name, count, line, known),
            };
            self.line(4, &named);
        }
    }
}

/// Says how much was read, on one line.
fn counts(counts: &Counts) -> Message {
    message!(
        "counts-of-a-sheet",
        lines = counts.lines,
        headings = counts.headings,
        tasks = counts.tasks,
        lead = counts.lead,
        responsible = counts.responsible,
        cooperating = counts.cooperating,
        milestones = counts.milestones,
        goals = counts.goals,
        recurrences = counts.recurrences,
        targets = counts.targets,
        allotments = counts.allotments
    )
}
