//! The commands.

mod build;
mod check;
mod export;
mod import;
mod new;
mod report;
mod serve;
mod sources;
mod verify;

use crate::disk::inputs::Project;
use clap::{Args, ColorChoice, CommandFactory, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;
use report::Report;
use std::path::PathBuf;
use std::process::ExitCode;

/// What a command came to, as an exit code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// 0: done.
    Done,
    /// 1: the content has errors; nothing was written.
    Errors,
    /// 3: a file or folder could not be read or written.
    Trouble,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Done => ExitCode::SUCCESS,
            Outcome::Errors => ExitCode::from(1),
            Outcome::Trouble => ExitCode::from(3),
        }
    }
}

const AFTER_HELP: &str = "\
Exit codes:
  0  done
  1  the content has errors; nothing was written, the last good site is untouched
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
    /// Build the site into public/ (the default command)
    Build(BuildArgs),
    /// Report everything that is wrong with the content, and write nothing
    Check(CheckArgs),
    /// Prove that nothing of the sources is lost: every line and every character is accounted for
    Verify(VerifyArgs),
    /// Preview the site in a browser, and build it again when a file changes
    Serve(ServeArgs),
    /// Read published texts and write them as structured plans, to be reviewed by a person
    Import(ImportArgs),
    /// Start an empty plan for a published text that will be written up by hand
    New(NewArgs),
    /// Print the content as data
    #[command(subcommand)]
    Export(ExportCommand),
    /// Print a completion script for a shell
    Completions {
        /// For which shell
        shell: clap_complete::Shell,
    },
}

/// `gangmu build`
#[derive(Debug, Args, Default)]
struct BuildArgs {
    /// Where the site goes; a folder that Gangmu did not make is never touched [default: public]
    #[arg(short, long, value_name = "DIR")]
    out: Option<PathBuf>,
}

/// How diagnostics are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// With excerpts, for people
    Text,
    /// One JSON object a line, for programs
    Json,
}

/// `gangmu check`
#[derive(Debug, Args)]
struct CheckArgs {
    /// How to print what is wrong
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

/// `gangmu verify`
#[derive(Debug, Args)]
struct VerifyArgs {
    /// Which plans, as in panjin-2017-17 [default: all]
    #[arg(value_name = "ID")]
    ids: Vec<String>,
    /// Print what each line of the source became
    #[arg(long)]
    lines: bool,
    /// How to print what was proved: a line, or a JSON object, for each plan
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

/// `gangmu new`
#[derive(Debug, Args)]
struct NewArgs {
    /// Address of the plan, as in panjin-2017-17: a-z, 0-9 and -
    #[arg(value_name = "ID")]
    id: String,
    /// The published text, as a UTF-8 file; it is archived as it is
    #[arg(long, value_name = "FILE")]
    source: PathBuf,
    /// Title of the plan itself, without the notice that carries it
    #[arg(long)]
    title: String,
    /// 发文字号, as printed
    #[arg(long)]
    number: Option<String>,
    /// 发文机关, in full
    #[arg(long)]
    issuer: Option<String>,
    /// The place that it governs
    #[arg(long)]
    place: Option<String>,
    /// 成文日期
    #[arg(long, value_name = "YYYY-MM-DD")]
    written: Option<Date>,
    /// 发布日期
    #[arg(long, value_name = "YYYY-MM-DD")]
    published: Option<Date>,
    /// The year that a date without one means
    #[arg(long)]
    year: Option<i16>,
    /// Where it was published
    #[arg(long)]
    url: Option<String>,
}

/// `gangmu serve`
#[derive(Debug, Args)]
struct ServeArgs {
    /// Port on 127.0.0.1; 0 takes any free one
    #[arg(short, long, default_value_t = 4000)]
    port: u16,
}

/// `gangmu import`
#[derive(Debug, Args)]
struct ImportArgs {
    /// Published texts, as UTF-8 files
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Address of the plan, as in panjin-2017-17; only with a single file
    #[arg(long, value_name = "ID")]
    id: Option<String>,
    /// Write into a content folder of its own, with a copy of the source in it
    #[arg(long, value_name = "DIR", conflicts_with = "content")]
    into: Option<PathBuf>,
    /// Write over a plan that is already there
    #[arg(long)]
    force: bool,
}

#[derive(Debug, Subcommand)]
enum ExportCommand {
    /// The whole typed model as one JSON object
    Json {
        /// Write to a file instead of standard output
        #[arg(short, long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
}

/// Runs the command line; the only thing left to do is to exit.
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    let options = cli.options;
    let report = Report::new(options.color, options.quiet, options.verbose);
    let project = Project::new(&options.root, options.content.as_deref());
    let outcome = match cli.command.unwrap_or(Command::Build(BuildArgs::default())) {
        Command::Build(args) => build::run(&project, args.out, &report),
        Command::Check(args) => check::run(&project, args.format == Format::Json, &report),
        Command::Verify(args) => verify::run(&project, &args, &report),
        Command::New(args) => new::run(&project, &args, &report),
        Command::Serve(args) => serve::run(&project, args.port, &report),
        Command::Import(args) => import::run(&project, &args, &report),
        Command::Export(ExportCommand::Json { out }) => export::run(&project, out, &report),
        Command::Completions { shell } => {
            clap_complete::generate(shell, &mut Cli::command(), "gangmu", &mut std::io::stdout());
            Ok(Outcome::Done)
        }
    };
    match outcome {
        Ok(outcome) => outcome.into(),
        Err(error) => {
            report.trouble(&error);
            Outcome::Trouble.into()
        }
    }
}
