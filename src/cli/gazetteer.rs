//! `gangmu gazetteer`: proposes entries for the names that plans print.

use super::args::SuggestArgs;
use super::outcome::Outcome;
use super::report::{Report, tally};
use crate::base::diag::{Diagnostic, error_count};
use crate::base::message::message;
use crate::base::source::Source;
use crate::content::gazetteer::Gazetteer;
use crate::review::suggest::{self, Suggestions};
use crate::site::assembly;
use crate::site::disk::project::Project;
use crate::site::disk::whole_file;
use anyhow::Result;

/// Writes entries for the units that the gazetteer lacks to its end, or prints them.
///
/// # Errors
/// A file or folder that cannot be read or written.
pub fn suggest(project: &Project, args: &SuggestArgs, report: &Report) -> Result<Outcome> {
    let _lock = match args.print {
        true => None,
        false => Some(project.lock(&project.content, || report.wait())?),
    };
    write_suggestions(project, args.print, report)
}

/// Writes entries to the end of the gazetteer, or prints them. Whoever writes holds the lock of the content folder.
///
/// # Errors
/// A file or folder that cannot be read or written.
pub fn write_suggestions(project: &Project, print: bool, report: &Report) -> Result<Outcome> {
    let mut found = Vec::new();
    let content = project.content(&mut found)?;
    let catalogue = assembly::catalogue(&content, project).drain_into(&mut found);

    // What is missing is what this command is for.
    found.retain(|problem| problem.code != "unknown-unit");
    report.diagnostics(&found, false);
    if error_count(&found) > 0 {
        report.say(&message!(
            "nothing-was-written-tally",
            tally = tally(&found)
        ));
        return Ok(Outcome::Errors);
    }

    let file = project.content.join("gazetteer.toml");
    let shown = project.display(&file);
    let suggestions = suggest::suggest(&catalogue);
    if suggestions.is_empty() {
        report.say(&message!("shown-every-unit-that-a-plan-names", shown));
        return Ok(Outcome::Done);
    }
    let added = suggest::text(&suggestions.units);
    if print {
        let notes = suggest::alias_notes(&suggestions.aliases);
        report.print(format!("{added}\n{notes}").trim());
        return Ok(Outcome::Done);
    }

    let before = content.gazetteer.as_ref().map_or("", Source::text);
    let before = suggest::with_aliases(before, &suggestions.aliases);
    let text = format!("{before}{added}");
    let text = text.trim_start();
    // A gazetteer with mistakes in it is never written, whatever suggested them.
    let problems = mistakes(&shown, text);
    if error_count(&problems) > 0 {
        report.diagnostics(&problems, false);
        report.say(&message!(
            "nothing-was-written-tally",
            tally = tally(&problems)
        ));
        return Ok(Outcome::Errors);
    }

    whole_file::write(&file, text.as_bytes())?;
    say_what_was_added(&shown, &suggestions, report);
    Ok(Outcome::Done)
}

/// Says how many units, and which names, the gazetteer got.
fn say_what_was_added(shown: &str, suggestions: &Suggestions, report: &Report) {
    let units = suggestions.units.len();
    if units > 0 {
        report.say(&message!(
            "shown-suggestions-units-were-added-read-them",
            shown,
            suggestions = units
        ));
    }
    for own in &suggestions.aliases {
        report.say(&message!(
            "shown-names-were-added-to-the-aliases-of",
            shown,
            names = own.names.join(" / "),
            id = own.id.as_str()
        ));
    }
}

/// Returns what is wrong with a gazetteer.
fn mistakes(name: &str, text: &str) -> Vec<Diagnostic> {
    Gazetteer::read(&Source::new(name, text)).diagnostics
}
