//! `gangmu build --part`: one part of a large site.

use super::load::load_part;
use super::outcome::Outcome;
use super::report::{Report, seconds, tally};
use crate::base::diag::Diagnostic;
use crate::base::message::{Explain, message, trouble};
use crate::site::disk::output::NotMade;
use crate::site::disk::part::Part;
use crate::site::disk::project::Project;
use anyhow::{Result, bail};
use clap::Args;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// What `gangmu build` is told of one part
#[derive(Debug, Args, Default)]
pub struct PartArgs {
    /// Build one part of a large site: the plans of a list that `gangmu partition` wrote, an address a line
    #[arg(long, value_name = "FILE", requires = "facts", conflicts_with_all = ["out", "precompress", "in_place"])]
    pub part: Option<PathBuf>,
    /// Where the files of the part go, with what they were made of; a part that is there gives way
    #[arg(long, value_name = "DIR", requires = "part")]
    pub facts: Option<PathBuf>,
}

/// Builds the pages of some plans into a folder, with what each was made of.
///
/// # Errors
/// A list that names no plan, or one that is not there; a file or folder that cannot be read or written.
pub fn run(project: &Project, list: &Path, facts: &Path, report: &Report) -> Result<Outcome> {
    let plans = plans_of(list)?;
    let (site, found) = load_part(project, &plans, report)?;
    report.diagnostics(&found, false);
    let site = site.and_then(|site| Some((site.ingredients(site.base()?), site)));
    let Some((ingredients, site)) = site else {
        return nothing_written(&found, report);
    };

    let read = &site.catalogue().plans;
    let read: BTreeSet<&str> = read.iter().map(|plan| plan.document.id.as_str()).collect();
    if let Some(missing) = plans.iter().find(|id| !read.contains(id.as_str())) {
        bail!(trouble(message!(
            "list-names-no-plan",
            list = list.display(),
            missing
        )));
    }

    let waiting = || report.say(&message!("waiting-another-gangmu-is-writing-into"));
    let written = Part::write(facts, &ingredients, waiting, site.files_of_part());
    let files = match written.map_err(|error| error.downcast::<NotMade>()) {
        Ok(files) => files,
        Err(Ok(NotMade(problem))) => {
            let problems = [*problem];
            report.diagnostics(&problems, false);
            return nothing_written(&problems, report);
        }
        Err(Err(error)) => return Err(error),
    };
    report.say(&message!(
        "made-a-part",
        folder = facts.display(),
        files,
        plans = plans.len(),
        time = seconds(report.elapsed())
    ));
    Ok(Outcome::Done)
}

fn nothing_written(found: &[Diagnostic], report: &Report) -> Result<Outcome> {
    report.say(&message!("nothing-was-written-tally", tally = tally(found)));
    Ok(Outcome::Errors)
}

/// Reads a list of plans: an address a line; lines that begin with # are for people.
fn plans_of(list: &Path) -> Result<BTreeSet<String>> {
    let shown = || message!("cannot-read-file", file = list.display());
    let text = std::fs::read_to_string(list).explain(shown)?;
    let lines = text.lines().map(str::trim);
    let plans = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
    let plans: BTreeSet<String> = plans.map(str::to_owned).collect();
    if plans.is_empty() {
        bail!(trouble(message!(
            "list-names-nothing",
            list = list.display()
        )));
    }
    Ok(plans)
}
