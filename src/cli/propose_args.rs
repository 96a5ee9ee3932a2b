//! The arguments of what proposes entries of content/threads.toml and content/progress, and writes nothing.

use clap::{Args, Subcommand};
use std::path::PathBuf;

/// `gangmu threads`
#[derive(Debug, Subcommand)]
pub enum ThreadsCommand {
    /// Print candidates for content/threads.toml: passages of an earlier and a later plan that may be one matter
    #[command(after_help = THREADS_HELP)]
    Suggest(ThreadsSuggestArgs),
}

pub const THREADS_HELP: &str = "\
Nothing is written. Each candidate comes with its score and its reasons: projects, parks, rare words and figures that
both passages have, and how alike their texts are. Read both plans, paste what is one matter, and correct the relation.
Passages that stand in one thread already are left out.";

/// `gangmu threads suggest`
#[derive(Debug, Args)]
pub struct ThreadsSuggestArgs {
    /// Only candidates with this score or more, from 0 to 100
    #[arg(long, value_name = "SCORE", default_value_t = 30)]
    pub least: u32,
}

/// `gangmu progress`
#[derive(Debug, Subcommand)]
pub enum ProgressCommand {
    /// Print candidates for content/progress: sentences of a report that may speak of a task
    #[command(after_help = PROGRESS_HELP)]
    Suggest(ProgressSuggestArgs),
}

pub const PROGRESS_HELP: &str = "\
Nothing is written. The report is a work report of a government (政府工作报告), a notice of a supervision (督查通报) or the
like, in any form that import reads; keep it below seeds/. Each candidate comes with its score and its reasons: rare words
and figures that a sentence and a task have in common. Read the report, paste what speaks of the task, and write the day,
the status and your name: these are left out, because a person judges them.";

/// `gangmu progress suggest`
#[derive(Debug, Args)]
pub struct ProgressSuggestArgs {
    /// The archived report
    pub file: PathBuf,
    /// Only candidates with this score or more, from 0 to 100
    #[arg(long, value_name = "SCORE", default_value_t = 40)]
    pub least: u32,
    /// Print the lines of the report with their numbers, and nothing else
    #[arg(long)]
    pub lines: bool,
}
