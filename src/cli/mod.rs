//! The commands: what the command line says, what each command does, and the code that it exits with.

mod args;
mod clock;
mod help;
mod language;
mod outcome;
mod report;
mod usage;

mod lexicon;
mod load;
mod shelf;
mod trial;
mod write;

mod limits;

mod propose_args;

mod declare;

mod fresh_reading;

mod build;
mod check;
mod diff;
mod export;
mod gazetteer;
mod import;
mod init;
mod merge;
mod moving;
mod new;
mod part;
mod partition;
mod permalinks;
mod progress;
mod review;
mod schema;
mod serve;
mod theme;
mod threads;
mod verify;
mod withdraw;

use crate::base::message::{Explain, Language, message};
use crate::site::disk::project::Project;
use anyhow::Result;
use args::{
    BuildArgs, CheckArgs, DIFF_HELP, DiffArgs, ExportCommand, GazetteerCommand, IMPORT_HELP,
    INIT_HELP, ImportArgs, InitArgs, MOVE_HELP, MoveArgs, NEW_HELP, NewArgs, PERMALINKS_HELP,
    PermalinksArgs, SchemaArgs, ServeArgs, ThemeCommand, VERIFY_HELP, VerifyArgs, WITHDRAW_HELP,
    WithdrawArgs,
};
use clap::{Args, ColorChoice, CommandFactory, FromArgMatches, Parser, Subcommand};
use outcome::{Misuse, Outcome};
use part::PartArgs;
use propose_args::{ProgressCommand, ThreadsCommand};
use rayon::ThreadPoolBuilder;
use report::Report;
use review::{REVIEW_HELP, ReviewArgs};
use std::ffi::OsString;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

const AFTER_HELP: &str = "\
Exit codes:
  0  done
  1  the content has errors: no site was written, the last good one is untouched; or what a command was
     asked to guard does not hold
  2  the command line was not understood
  3  a file or folder could not be read or written

Without a command, gangmu builds the site of this folder.";

/// 纲目: turns the work plans that Chinese local governments publish into a static reference site.
#[derive(Debug, Parser)]
#[command(name = "gangmu", version, about, after_help = AFTER_HELP)]
struct Cli {
    #[command(flatten)]
    options: Options,
    #[command(subcommand)]
    command: Option<Command>,
}

/// What every command understands.
#[derive(Debug, Args)]
pub struct Options {
    /// The project folder: it holds content/, themes/, seeds/
    #[arg(
        long,
        global = true,
        value_name = "DIR",
        default_value = ".",
        hide_default_value = true
    )]
    root: PathBuf,
    /// The content folder, if it is not content/ in the project folder
    #[arg(long, global = true, value_name = "DIR")]
    content: Option<PathBuf>,
    /// The language to speak [default: that of the locale]
    #[arg(long, global = true, value_name = "LANGUAGE", value_parser = ["zh", "en"])]
    lang: Option<String>,
    /// When to use colours
    #[arg(long, global = true, value_name = "WHEN", default_value_t = ColorChoice::Auto)]
    color: ColorChoice,
    /// Say less: errors only
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    quiet: bool,
    /// Say more: notes, and how long each step took
    #[arg(short, long, global = true)]
    verbose: bool,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Start a project: settings, gazetteer, folders, a workflow that checks and publishes
    #[command(after_help = INIT_HELP)]
    Init(InitArgs),
    /// Build the site into public/ (the default command)
    Build {
        #[command(flatten)]
        site: BuildArgs,
        #[command(flatten)]
        part: PartArgs,
    },
    /// List parts of a large site that can be built by themselves, on several machines
    #[command(after_help = partition::PARTITION_HELP)]
    Partition(partition::PartitionArgs),
    /// Build the whole site of its parts
    Merge(merge::MergeArgs),
    /// Report everything that is wrong with the content, and write nothing
    Check(CheckArgs),
    /// Say what readers would see otherwise than in another git revision, or in another project folder
    #[command(after_help = DIFF_HELP)]
    Diff(DiffArgs),
    /// Preview the site in a browser, and build it again when a file changes
    Serve(ServeArgs),
    /// Go through plans with a browser: source and reading side by side, doubts accepted with a key
    #[command(after_help = REVIEW_HELP)]
    Review(ReviewArgs),
    /// Read published texts and write them as structured plans, to be reviewed by a person
    #[command(after_help = IMPORT_HELP)]
    Import(ImportArgs),
    /// Start a plan by hand: archive its source and write a valid plan with nothing in it yet
    #[command(after_help = NEW_HELP)]
    New(NewArgs),
    /// Propose entries of the gazetteer for the names that plans print
    #[command(subcommand)]
    Gazetteer(GazetteerCommand),
    /// Propose matters that go through several plans
    #[command(subcommand)]
    Threads(ThreadsCommand),
    /// Propose records of what was reported of tasks
    #[command(subcommand)]
    Progress(ProgressCommand),
    /// Prove that nothing of a source is lost in its plan, and nothing added
    #[command(after_help = VERIFY_HELP)]
    Verify(VerifyArgs),
    /// Record what the site promises to keep: its pages, anchors, feeds, calendars, events and entries
    #[command(after_help = PERMALINKS_HELP)]
    Permalinks(PermalinksArgs),
    /// Declare that a plan, or another address, has a new one: writes into content/moved.toml
    #[command(after_help = MOVE_HELP)]
    Move(MoveArgs),
    /// Declare that a plan, or another address, was taken away, and why: writes into content/moved.toml
    #[command(after_help = WITHDRAW_HELP)]
    Withdraw(WithdrawArgs),
    /// Print JSON Schemas of what people write and of what Gangmu prints
    Schema(SchemaArgs),
    /// Start a theme, or see what its templates are given
    #[command(subcommand)]
    Theme(ThemeCommand),
    /// Print the content as data
    #[command(subcommand)]
    Export(ExportCommand),
    /// Read a source on standard input within limits, and say by the exit code whether that came to an end
    #[command(name = trial::COMMAND, hide = true)]
    Trial,
    /// Print a completion script for a shell
    Completions {
        /// For which shell
        shell: clap_complete::Shell,
    },
}

/// Runs the command that the command line names, and returns the code to exit with.
pub fn run() -> ExitCode {
    let arguments: Vec<OsString> = std::env::args_os().collect();
    let language = language::chosen(&arguments);
    let command = help::in_language(Cli::command(), language);
    let parsed = command.try_get_matches_from(arguments);
    let cli = match parsed.and_then(|matches| Cli::from_arg_matches(&matches)) {
        Ok(cli) => cli,
        Err(answer) => return print_answer(&answer, language),
    };
    let options = cli.options;
    let report = Report::new(options.color, language, options.quiet, options.verbose);
    let project = Project::new(&options.root, options.content.as_deref());
    let command = cli.command.unwrap_or(Command::Build {
        site: BuildArgs::default(),
        part: PartArgs::default(),
    });

    let is_trial = matches!(command, Command::Trial);
    let started = start_threads(is_trial);
    let outcome = started.and_then(|()| run_command(command, &project, &report));
    let outcome = outcome.unwrap_or_else(|error| {
        report.trouble(&error);
        match error.is::<Misuse>() {
            true => Outcome::Misuse,
            false => Outcome::Trouble,
        }
    });
    report.finish(outcome).into()
}

/// Prints what clap answers instead of a command: help, the version, or what is wrong with the command line.
fn print_answer(answer: &clap::Error, language: Language) -> ExitCode {
    if let Some(wrong) = usage::explained(answer, language) {
        let _ = writeln!(std::io::stderr(), "{}", wrong.in_language(language));
        return Outcome::Misuse.into();
    }
    let printed = answer.print().and_then(|()| std::io::stdout().flush());
    let is_result = !answer.use_stderr();
    match printed {
        Err(_) if is_result => Outcome::Trouble.into(),
        _ if is_result => Outcome::Done.into(),
        _ => Outcome::Misuse.into(),
    }
}

/// Starts the threads that work is spread over. Where the system gives too few, or is to give none, this thread works alone.
///
/// # Errors
/// A system that changes its mind.
fn start_threads(is_alone: bool) -> Result<()> {
    // Where the threads of all cannot be started, the library panics, and a second try is not allowed: so others are
    // started first.
    let others = (!is_alone).then(|| ThreadPoolBuilder::new().build());
    let builder = match others {
        Some(Ok(_)) => ThreadPoolBuilder::new(),
        Some(Err(_)) | None => ThreadPoolBuilder::new().num_threads(1).use_current_thread(),
    };
    builder
        .build_global()
        .explain(|| message!("cannot-start-threads"))
}

/// Runs a command.
fn run_command(command: Command, project: &Project, report: &Report) -> Result<Outcome> {
    match command {
        Command::Init(args) => init::run(project, &args, report),
        Command::Build { site, part } => match (part.part, part.facts) {
            (Some(list), Some(facts)) => part::run(project, &list, &facts, report),
            _ => build::run(project, site, report),
        },
        Command::Partition(args) => partition::run(project, &args, report),
        Command::Merge(args) => merge::run(project, args, report),
        Command::Check(args) => check::run(project, &args, report),
        Command::Diff(args) => diff::run(project, &args, report),
        Command::Serve(args) => serve::run(project, &args, report),
        Command::Review(args) => review::run(project, &args, report),
        Command::Import(args) => import::run(project, &args, report),
        Command::New(args) => new::run(project, &args, report),
        Command::Gazetteer(GazetteerCommand::Suggest(args)) => {
            gazetteer::suggest(project, &args, report)
        }
        Command::Threads(ThreadsCommand::Suggest(args)) => threads::suggest(project, &args, report),
        Command::Progress(ProgressCommand::Suggest(args)) => {
            progress::suggest(project, &args, report)
        }
        Command::Verify(args) => verify::run(project, &args, report),
        Command::Permalinks(args) => permalinks::run(project, &args, report),
        Command::Move(args) => moving::run(project, &args, report),
        Command::Withdraw(args) => withdraw::run(project, &args, report),
        Command::Schema(args) => schema::run(args.what, args.out.as_deref(), report),
        Command::Theme(ThemeCommand::New { name, engine }) => {
            theme::new(project, &name, engine, report)
        }
        Command::Theme(ThemeCommand::Fields) => Ok(theme::fields(report)),
        Command::Export(ExportCommand::Json { out }) => export::model(project, out, report),
        Command::Export(ExportCommand::Citations(args)) => export::citations(project, args, report),
        Command::Export(ExportCommand::Host(args)) => export::host(project, args, report),
        Command::Trial => trial::run(project),
        Command::Completions { shell } => {
            // The library panics where it cannot write.
            let mut script = Vec::new();
            let mut command = help::in_language(Cli::command(), report.language);
            clap_complete::generate(shell, &mut command, "gangmu", &mut script);
            report.print_bytes(&script);
            Ok(Outcome::Done)
        }
    }
}
