//! The sheet for people.

use super::sheet::{Outcome, Reading, Sheet, SkipItem, Suggestion, Unlisted};
use serde::Serialize;
use std::fmt::Write as _;

/// A suggestion as it is pasted into the front matter of a plan.
#[derive(Serialize)]
struct Pasted<'a> {
    emendation: [&'a Suggestion; 1],
}

impl Sheet {
    /// The sheet as lines of text; what is doubted is drawn apart, with its excerpts.
    pub fn text(&self) -> String {
        let plan = self.plan.as_deref().unwrap_or_default();
        let mut out = match self.outcome {
            Outcome::Written => plan.to_owned(),
            Outcome::Unchanged => format!("{plan}: unchanged, it says what import reads"),
            Outcome::Beside => format!(
                "{plan}: written beside the plan that is there; the site is built without it. \
                 Take over what you want, then delete it"
            ),
            Outcome::Differs => format!("{plan}: not written, it differs from what import reads"),
            Outcome::Skipped => format!("{}: skipped", self.file),
            Outcome::Failed => format!("{}: nothing was written", self.file),
        };

        if let Some(reading) = &self.reading
            && self.written
        {
            out.push('\n');
            reading.draw(&mut out);
        }
        out.truncate(out.trim_end().len());
        out
    }
}

impl Reading {
    fn draw(&self, out: &mut String) {
        let or = |value: Option<String>| value.unwrap_or_else(|| "?".to_owned());
        let date = |date: Option<jiff::civil::Date>| or(date.map(|date| date.to_string()));
        let _ = writeln!(out, "  {} {}", self.title, or(self.number.clone()));
        let _ = writeln!(
            out,
            "  {} · {} · written {} · published {} · year {}",
            or(self.issuer.clone()),
            or(self.place.clone()),
            date(self.dates.written),
            date(self.dates.published),
            or(self.year.map(|year| year.to_string())),
        );

        for (what, value) in [
            ("addressed to", &self.addressees),
            ("passed by", &self.passed_by),
        ] {
            if let Some(value) = value {
                let _ = writeln!(out, "  {what} {value}");
            }
        }

        let n = &self.counts;
        let _ = writeln!(
            out,
            "  {} lines: {} headings, {} tasks; {} lead, {} responsible, {} cooperating; {} milestones, {} goals, {} recurrences, {} targets, {} allotments",
            n.lines,
            n.headings,
            n.tasks,
            n.lead,
            n.responsible,
            n.cooperating,
            n.milestones,
            n.goals,
            n.recurrences,
            n.targets,
            n.allotments
        );

        for skip in &self.skips {
            let [first, last] = skip.lines;
            let lines = crate::plan::LineRange { first, last };
            let _ = writeln!(out, "  left out: {} ({})", lines.describe(), skip.why);
        }

        unlisted(
            out,
            "units that are not in the gazetteer",
            &self.unlisted_units,
        );
        unlisted(
            out,
            "names that may be parks and are not in the gazetteer",
            &self.unlisted_parks,
        );

        if !self.suggestions.is_empty() {
            let _ = writeln!(
                out,
                "  the source seems damaged; compare, and paste what you agree with into the front matter:"
            );
        }

        for suggestion in &self.suggestions {
            let line = suggestion.line;
            let skipped = |skip: &SkipItem| (skip.lines[0]..=skip.lines[1]).contains(&line);
            let remark = if self.skips.iter().any(skipped) {
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

fn unlisted(out: &mut String, what: &str, names: &[Unlisted]) {
    if names.is_empty() {
        return;
    }

    let _ = writeln!(out, "  {what}:");
    for item in names {
        let _ = write!(
            out,
            "    {} ({}×, line {})",
            item.name, item.count, item.line
        );
        let _ = match item.near.as_slice() {
            [] => writeln!(out),
            near => writeln!(out, " — known: {}", near.join(" / ")),
        };
    }
}
