//! The commands.

mod build;
mod check;
mod export;
mod import;
mod new;
mod report;
mod schema;
mod serve;
mod shelf;
mod verify;

use crate::disk::inputs::Project;
use clap::{Args, ColorChoice, CommandFactory, Parser, Subcommand, ValueEnum};
use report::Report;
use std::path::PathBuf;
use std::process::ExitCode;

/// What a command came to, as an exit code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// 0: done.
    Done,
    /// 1: the content has errors; what they concern was not written.
    Errors,
    /// 2: the command line was not understood.
    Misuse,
    /// 3: a file or folder could not be read or written.
    Trouble,
}

/// A command line that clap could not find fault with.
#[derive(Debug)]
struct Misuse(String);

impl std::fmt::Display for Misuse {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Misuse {}

/// An error that says what is wrong with the command line.
fn misuse(message: impl Into<String>) -> anyhow::Error {
    Misuse(message.into()).into()
}

/// The address of a plan as the command line gives it.
fn plan_address(id: &str) -> Result<String, String> {
    let valid = !id.is_empty()
        && id
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    if valid {
        Ok(id.to_owned())
    } else {
        Err("an address is made of a-z, 0-9 and -, as in panjin-2017-17".to_owned())
    }
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Done => ExitCode::SUCCESS,
            Outcome::Errors => ExitCode::from(1),
            Outcome::Misuse => ExitCode::from(2),
            Outcome::Trouble => ExitCode::from(3),
        }
    }
}

const AFTER_HELP: &str = "\
Exit codes:
  0  done
  1  the content has errors: no site was written, the last good one is untouched
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
    /// Preview the site in a browser, and build it again when a file changes
    Serve(ServeArgs),
    /// Read published texts and write them as structured plans, to be reviewed by a person
    #[command(after_help = IMPORT_HELP)]
    Import(ImportArgs),
    /// Start a plan by hand: archive its source and write a valid plan with nothing in it yet
    #[command(after_help = NEW_HELP)]
    New(NewArgs),
    /// Prove that nothing of a source is lost in its plan, and nothing added
    #[command(after_help = VERIFY_HELP)]
    Verify(VerifyArgs),
    /// Print JSON Schemas of what people write and of what Gangmu prints
    Schema(SchemaArgs),
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

/// `gangmu serve`
#[derive(Debug, Args)]
struct ServeArgs {
    /// Port on 127.0.0.1; 0 takes any free one
    #[arg(short, long, default_value_t = 4000)]
    port: u16,
}

const IMPORT_HELP: &str = "\
Each plan goes to content/plans/ID.md, and its source, byte for byte, below seeds/ unless it lies in the
project already. The sheet says what was read, left out and doubted, which names the gazetteer does
not know, and where the source seems damaged.

A plan that is there already is never changed: if import reads the file in another way, the
difference is shown and the exit code is 1.";

/// `gangmu import`
#[derive(Debug, Args)]
struct ImportArgs {
    /// Published texts: files, folders (what is no plan in them is skipped), or - for standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Address of the plan, as in panjin-2017-17; only with a single file
    #[arg(long, value_name = "ID", value_parser = plan_address)]
    id: Option<String>,
    /// Name that standard input is archived by [default: stdin.txt]
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    /// Write into a content folder of its own, with a copy of the source in it
    #[arg(long, value_name = "DIR", conflicts_with = "content")]
    into: Option<PathBuf>,
    /// Write over a plan that is there and differs; what it said is kept as ID.md.bak
    #[arg(long)]
    force: bool,
    /// Where a plan is there and differs, write ID.md.new next to it; the site is built without it
    #[arg(long, conflicts_with = "force")]
    beside: bool,
    /// How to print the sheet: for people on standard error, or one JSON object for each file
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

const NEW_HELP: &str = "\
A plan must account for every line of its source. The new one declares them all as left out
(尚未录入), so that `gangmu check` passes at once and goes on passing: take lines out of the skip as
you write their text under it. Comments in the file say how. A plan that is there is never changed.";

/// `gangmu new`
#[derive(Debug, Args)]
struct NewArgs {
    /// Address of the plan, as in panjin-2017-17
    #[arg(value_parser = plan_address)]
    id: String,
    /// The published text; archived below seeds/ unless it lies in the project already
    #[arg(long, value_name = "FILE")]
    source: PathBuf,
    /// Title of the plan, without the notice that carries it
    #[arg(long)]
    title: String,
    /// 发文字号
    #[arg(long)]
    number: Option<String>,
    /// 发文机关, in full
    #[arg(long)]
    issuer: Option<String>,
    /// The place that it governs, as the gazetteer names it
    #[arg(long)]
    place: Option<String>,
    /// 成文日期, as in 2017-02-13
    #[arg(long, value_name = "DATE")]
    written: Option<jiff::civil::Date>,
    /// The year that a deadline without one means
    #[arg(long)]
    year: Option<i16>,
}

const VERIFY_HELP: &str = "\
For each plan: every line of the archived source is text, a field of the head, a declared skip or
blank, and only one of them; every character of the published text stands in the source, in order,
emendations aside; undoing the emendations gives the source back; and the archived file is the one
that the plan was read from. Only white space may differ. The exit code is 1 if any plan fails.";

/// `gangmu verify`
#[derive(Debug, Args)]
struct VerifyArgs {
    /// Which plans [default: all]
    #[arg(value_name = "ID")]
    ids: Vec<String>,
    /// Print what each line of the source became
    #[arg(long)]
    lines: bool,
    /// How to print it: for people, or one JSON object for each plan
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

/// `gangmu schema`
#[derive(Debug, Args)]
struct SchemaArgs {
    /// Of what
    #[arg(value_name = "WHAT", required_unless_present = "out", value_parser = clap::builder::PossibleValuesParser::new(crate::schema::NAMES))]
    what: Option<String>,
    /// Write them all into a folder, as WHAT.schema.json
    #[arg(long, value_name = "DIR", conflicts_with = "what")]
    out: Option<PathBuf>,
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
        Command::Serve(args) => serve::run(&project, args.port, &report),
        Command::Import(args) => import::run(&project, &args, &report),
        Command::New(args) => new::run(&project, &args, &report),
        Command::Verify(args) => verify::run(&project, &args, &report),
        Command::Schema(args) => schema::run(args.what.as_deref(), args.out.as_deref(), &report),
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
            match error.is::<Misuse>() {
                true => Outcome::Misuse.into(),
                false => Outcome::Trouble.into(),
            }
        }
    }
}
