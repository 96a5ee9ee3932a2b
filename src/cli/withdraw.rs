//! `gangmu withdraw`: declares that an address was taken away, and why.

use super::args::WithdrawArgs;
use super::clock::today;
use super::declare::Declarations;
use super::outcome::Outcome;
use super::report::Report;
use crate::site::disk::project::Project;
use anyhow::Result;
use jiff::civil::Date;
use toml_edit::Datetime;

/// Writes the entry.
///
/// # Errors
/// An id that was never published; a file or folder that cannot be read or written.
pub fn run(project: &Project, args: &WithdrawArgs, report: &Report) -> Result<Outcome> {
    let _lock = project.lock(&project.content, || report.wait())?;
    let mut declarations = Declarations::read(project)?;

    let address = declarations.published(&args.id)?;
    let date = datetime(args.date.unwrap_or_else(today));
    declarations.add(
        "gone",
        &[
            ("address", address.into()),
            ("why", args.why.as_str().into()),
            ("date", date.into()),
        ],
    );
    declarations.write(report)
}

/// Returns a day as TOML has it.
fn datetime(date: Date) -> Datetime {
    Datetime {
        date: Some(toml_edit::Date {
            year: date.year().unsigned_abs(),
            month: date.month().unsigned_abs(),
            day: date.day().unsigned_abs(),
        }),
        time: None,
        offset: None,
    }
}
