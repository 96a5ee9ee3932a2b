//! `gangmu merge`: the whole site of its parts.

use super::args::BuildArgs;
use super::build::{self, Before};
use super::outcome::Outcome;
use super::report::Report;
use crate::site::disk::part::Part;
use crate::site::disk::project::Project;
use anyhow::Result;
use clap::Args;
use std::path::PathBuf;

/// `gangmu merge`
#[derive(Debug, Args)]
pub struct MergeArgs {
    /// The folders of all parts
    #[arg(value_name = "DIR", required = true)]
    pub facts: Vec<PathBuf>,
    #[command(flatten)]
    pub build: BuildArgs,
}

/// Builds the site as `gangmu build` does, but takes from the parts whatever holds for the whole: pages of one place. What no
/// part has, or what reads otherwise beside the other plans, is made here.
///
/// # Errors
/// A part that is not whole; a file or folder that cannot be read or written.
pub fn run(project: &Project, args: MergeArgs, report: &Report) -> Result<Outcome> {
    let parts: Result<Vec<Part>> = args.facts.iter().map(|folder| Part::open(folder)).collect();
    let before = Before {
        parts: &parts?,
        ..Before::default()
    };
    build::run_over(project, args.build, before, report)
}
