//! `gangmu partition`: lists of plans that can be built by themselves.

use super::outcome::Outcome;
use super::report::Report;
use crate::base::diag::error_count;
use crate::base::message::{Explain, message};
use crate::link::partition::{self, Weight};
use crate::site::disk::project::Project;
use crate::site::disk::whole_file;
use anyhow::Result;
use clap::Args;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

pub const PARTITION_HELP: &str = "\
A part is a list of plans, those of one place and of all places in it as far as that goes. Each part can be
built by itself, on another machine that sees the same project:
  gangmu build --part parts/part-1.txt --facts facts/1
  gangmu build --part parts/part-2.txt --facts facts/2
Then one machine makes the whole of them, the same as one build would, byte for byte:
  gangmu merge facts/1 facts/2";

/// `gangmu partition`
#[derive(Debug, Args)]
pub struct PartitionArgs {
    /// How many parts there are to be
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=10_000))]
    pub parts: u32,
    /// Where their lists go, as part-1.txt and so on
    #[arg(short, long, value_name = "DIR", default_value = "parts")]
    pub out: PathBuf,
}

/// Writes the list of each part.
///
/// # Errors
/// A file or folder that cannot be read or written.
pub fn run(project: &Project, args: &PartitionArgs, report: &Report) -> Result<Outcome> {
    let mut found = Vec::new();
    let gazetteer = project.gazetteer(&mut found)?;
    let mut plans = Vec::new();
    project.each_plan(&mut found, |id, source| {
        // A plan that cannot be read goes to some part, which says why.
        let read = crate::content::document::read(id, source).value;
        let front = read.map(|plan| plan.document.front);
        plans.push(Weight {
            plan: id.to_owned(),
            bytes: source.text().len(),
            place: front.as_ref().and_then(|front| front.place.clone()),
            issuer: front.and_then(|front| front.issuer),
        });
    })?;
    report.diagnostics(&found, false);
    if error_count(&found) > 0 {
        return Ok(Outcome::Errors);
    }

    let parts = partition::parts(plans, gazetteer, args.parts as usize);
    let shown = args.out.display();
    fs::create_dir_all(&args.out).explain(|| message!("cannot-make-root", root = shown))?;
    for (at, part) in parts.iter().enumerate() {
        let mut list = String::new();
        for plan in &part.plans {
            // Writing into a string cannot fail.
            _ = writeln!(list, "{plan}");
        }
        let file = list_of(&args.out, at + 1);
        whole_file::write(&file, list.as_bytes())?;
        report.say(&message!(
            "a-part",
            file = file.display(),
            plans = part.plans.len(),
            kilobytes = part.bytes / 1000
        ));
    }
    remove_lists_behind(&args.out, parts.len())?;
    Ok(Outcome::Done)
}

fn list_of(folder: &Path, number: usize) -> PathBuf {
    folder.join(format!("part-{number}.txt"))
}

/// Removes the lists that an earlier run left, of more parts than there are now.
fn remove_lists_behind(folder: &Path, parts: usize) -> Result<()> {
    let numbers = parts + 1..;
    for list in numbers.map(|number| list_of(folder, number)) {
        if !list.is_file() {
            break;
        }
        fs::remove_file(&list).explain(|| message!("cannot-remove-path", path = list.display()))?;
    }
    Ok(())
}
