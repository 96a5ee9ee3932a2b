//! `gangmu progress`: proposes records of progress from a report.

use super::load::load_catalogue;
use super::outcome::Outcome;
use super::propose_args::ProgressSuggestArgs;
use super::report::Report;
use super::trial::read_archived;
use crate::base::message::{Explain, message};
use crate::base::source::sha256;
use crate::review::progress::{self, ReportName};
use crate::site::disk::input_file;
use crate::site::disk::project::Project;
use anyhow::Result;

/// Prints candidates for content/progress, or the lines of the report. Nothing is written: what was done, a person reads.
///
/// # Errors
/// A file or folder that cannot be read.
pub fn suggest(project: &Project, args: &ProgressSuggestArgs, report: &Report) -> Result<Outcome> {
    let name = project.display(&args.file);
    let bytes = input_file::read(&args.file)
        .map_err(std::io::Error::from)
        .explain(|| message!("cannot-read-file", file = name))?;
    let sum = sha256(&bytes);
    let text = match read_archived(project, &name, bytes) {
        Ok(text) => text,
        Err(problem) => {
            report.diagnostics(&[*problem], false);
            return Ok(Outcome::Errors);
        }
    };
    if args.lines {
        let lines = 1..=text.source.line_count();
        let lines = lines.map(|line| format!("{line}\t{}", text.source.line(line)));
        report.print(&lines.collect::<Vec<_>>().join("\n"));
        return Ok(Outcome::Done);
    }

    let Some(catalogue) = load_catalogue(project, report)? else {
        return Ok(Outcome::Errors);
    };

    let candidates = progress::candidates(&catalogue, &text.source, args.least);
    if candidates.is_empty() {
        report.say(&message!("no-sentence-of-the-report-is-alike"));
        return Ok(Outcome::Done);
    }
    let named = ReportName {
        title: text.title.as_deref().unwrap_or(&name),
        file: &name,
        sha256: &sum,
    };
    let entries = progress::text(&catalogue, named, &candidates, report.language);
    report.print(entries.trim());
    report.say(&message!(
        "candidates-of-a-report-none-was-written",
        candidates = candidates.len()
    ));
    Ok(Outcome::Done)
}
