//! The options of each command, with the words of its help.

use crate::address::is_id;
use crate::base::message::{Message, message};
use crate::base::text::is_plain_name;
use crate::export::schema::SchemaName;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Subcommand, ValueEnum};
use jiff::civil::Date;
use std::path::PathBuf;
use strum::VariantArray;

/// `gangmu build`
#[derive(Debug, Args, Default)]
pub struct BuildArgs {
    /// Where the site goes; a folder that Gangmu did not make is never touched [default: public]
    #[arg(short, long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// Write .gz and .br beside text files, for servers that send such files as they are
    #[arg(long)]
    pub precompress: bool,
    /// Keep the folder itself and move changed files into it one by one, for one that is mounted elsewhere by itself, as
    /// into a container; else the whole folder is exchanged in one step
    #[arg(long)]
    pub in_place: bool,
}

pub const INIT_HELP: &str = "\
Asks what the command line leaves open. Nothing that is there is ever written over: where there is a content
folder, nothing is written at all.

A workflow of --ci installs the program by the command of --install, which should name one commit or release:
  `cargo install --locked --git URL --rev COMMIT gangmu`
  `curl --fail --location URL | tar xz -C \"$CARGO_INSTALL_ROOT/bin\"`";

/// `gangmu init`
#[derive(Debug, Args)]
pub struct InitArgs {
    /// The folder [default: the project folder]
    #[arg(value_name = "DIR")]
    pub folder: Option<PathBuf>,
    /// The place whose plans it is about, as in 潍坊市 or 南京市鼓楼区
    #[arg(long, value_name = "NAME")]
    pub place: Option<String>,
    /// Name of the site [default: made of the place]
    #[arg(long)]
    pub title: Option<String>,
    /// Language of the interface, and of the README for editors
    #[arg(long, value_enum)]
    pub language: Option<InitLanguage>,
    /// Where the site will live, as in https://example.org/plans/
    #[arg(long, value_name = "URL")]
    pub base_url: Option<String>,
    /// What checks and publishes it
    #[arg(long, value_enum)]
    pub ci: Option<CiHost>,
    /// The command that puts gangmu there into "$CARGO_INSTALL_ROOT/bin", as `cargo install` does by itself
    #[arg(long, value_name = "COMMAND")]
    pub install: Option<String>,
    /// Ask nothing: what is not said here has its default
    #[arg(short, long)]
    pub yes: bool,
    /// Bring the bundled plans along, to look at and to try things out
    #[arg(long, conflicts_with_all = ["place", "title", "language", "base_url", "ci", "install"])]
    pub example: bool,
}

/// The language of a site's interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum InitLanguage {
    /// 中文
    #[value(name = "zh-CN")]
    ZhCn,
    /// English
    En,
}

impl InitLanguage {
    /// Returns the key that stands for it in content/site.toml.
    pub fn key(self) -> &'static str {
        match self {
            Self::ZhCn => "zh-CN",
            Self::En => "en",
        }
    }
}

/// Who checks and publishes a site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum CiHost {
    /// GitHub Actions, to GitHub Pages
    Github,
    /// GitLab CI, to GitLab Pages
    Gitlab,
    /// Nobody
    None,
}

pub const PERMALINKS_HELP: &str = "\
content/permalinks.txt lists every page, anchor, feed, calendar and event that was published. A build
that would lose one of them fails and names it. This command adds what is new; run it before you
publish, and commit the file. Lines are never taken out: what moves or goes is declared in
content/moved.toml.";

/// `gangmu permalinks`
#[derive(Debug, Args)]
pub struct PermalinksArgs {
    /// Write nothing; exit with 1 if something is not recorded yet
    #[arg(long)]
    pub check: bool,
}

/// How diagnostics are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// With excerpts, for people
    Text,
    /// One JSON object a line, for programs
    Json,
}

/// How `check` prints what is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum CheckFormat {
    /// With excerpts, for people
    Text,
    /// One JSON object a line, for programs
    Json,
    /// Workflow commands, which GitHub shows beside the lines of a pull request
    Github,
    /// One log of SARIF 2.1.0, for code scanning and editors
    Sarif,
}

/// `gangmu check`
#[derive(Debug, Args)]
pub struct CheckArgs {
    /// How to print what is wrong
    #[arg(long, value_enum, default_value_t = CheckFormat::Text)]
    pub format: CheckFormat,
    /// Fail on warnings, too
    #[arg(long)]
    pub strict: bool,
}

pub const DIFF_HELP: &str = "\
Both states are read and linked, and what they say is compared, plan by plan and promise by promise:
heads, texts, units, deadlines, figures; entries of the gazetteer and settings; addresses that come,
move or go; the figures of the home page. The words are in the language of the site.

A published fact is one of a passage that content/permalinks.txt of the earlier state has. Where it
changed, and the plan has no new [[revision]], the exit code is 1.";

/// In which form a comparison is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum DiffFormat {
    /// For people at a terminal
    Text,
    /// For the comment of a pull request
    Markdown,
    /// One JSON object, for programs
    Json,
}

/// `gangmu diff`
#[derive(Debug, Args)]
pub struct DiffArgs {
    /// The revision to compare with: a branch, a tag, a commit
    #[arg(value_name = "REF", default_value = "HEAD")]
    pub revision: String,
    /// Compare with another project folder instead
    #[arg(long, value_name = "DIR", conflicts_with = "revision")]
    pub folder: Option<PathBuf>,
    /// How to print what differs
    #[arg(long, value_enum, default_value_t = DiffFormat::Text)]
    pub format: DiffFormat,
}

/// `gangmu serve`
#[derive(Debug, Args)]
pub struct ServeArgs {
    /// Port on 127.0.0.1; 0 takes any free one
    #[arg(short, long, default_value_t = 4000)]
    pub port: u16,
    /// Open the site in a browser
    #[arg(long)]
    pub open: bool,
    /// Look for changes every second, where the file system does not tell of them (network drives, containers)
    #[arg(long)]
    pub poll: bool,
}

pub const IMPORT_HELP: &str = "\
Each plan goes to content/plans/ID.md, and its source, byte for byte, below seeds/ unless it lies in the
project already. The sheet says what was read, left out and doubted, which names the gazetteer does
not know, and where the source seems damaged.

A plan that is there already is never changed: if import reads the file in another way, the
difference is shown and the exit code is 1.";

/// `gangmu import`
#[derive(Debug, Args)]
pub struct ImportArgs {
    /// Published texts: files, folders (what is no plan in them is skipped), or - for standard input
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Address of the plan, as in panjin-2017-17; only with a single file
    #[arg(long, value_name = "ID", value_parser = plan_address)]
    pub id: Option<String>,
    /// Read each folder as one document, a notice with its attachments, and archive it as a zip archive
    #[arg(long)]
    pub as_one: bool,
    /// Name that standard input is archived by [default: stdin.txt]
    #[arg(long, value_name = "NAME")]
    pub name: Option<String>,
    /// Write into a content folder of its own, with a copy of the source in it
    #[arg(long, value_name = "DIR", conflicts_with = "content")]
    pub into: Option<PathBuf>,
    /// Write over a plan that is there and differs; what it said is kept as ID.md.bak
    #[arg(long)]
    pub force: bool,
    /// Where a plan is there and differs, write ID.md.new next to it; the site is built without it
    #[arg(long, conflicts_with = "force")]
    pub beside: bool,
    /// Write entries for units that are new to the end of the gazetteer, as `gangmu gazetteer suggest` does
    #[arg(long, conflicts_with = "into")]
    pub suggest: bool,
    /// How to print the sheet: for people on standard error, or one JSON object for each file
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
}

/// `gangmu gazetteer`
#[derive(Debug, Subcommand)]
pub enum GazetteerCommand {
    /// Write a [[unit]] for each unit that plans name and the gazetteer lacks, to be read through by a person
    #[command(after_help = SUGGEST_HELP)]
    Suggest(SuggestArgs),
}

pub const SUGGEST_HELP: &str = "\
Full names follow from the place and the printed name (市大数据局 of a plan of 甲市: 甲市大数据局), kinds from how the
name ends, ids from how it is read; 各县(市)区政府 gets the governments of all counties as members. What the
reform of 2018 joined or renamed everywhere stands beside an entry as a comment, to be confirmed.";

/// `gangmu gazetteer suggest`
#[derive(Debug, Args)]
pub struct SuggestArgs {
    /// Print the entries, and write nothing
    #[arg(long)]
    pub print: bool,
}

pub const NEW_HELP: &str = "\
A plan must account for every line of its source. The new one declares them all as left out
(待录入), so that `gangmu check` passes at once and goes on passing: take lines out of the skip as
you write their text under it. Comments in the file say how. A plan that is there is never changed.";

/// `gangmu new`
#[derive(Debug, Args)]
pub struct NewArgs {
    /// Address of the plan, as in panjin-2017-17
    #[arg(value_parser = plan_address)]
    pub id: String,
    /// The published text; archived below seeds/ unless it lies in the project already
    #[arg(long, value_name = "FILE")]
    pub source: PathBuf,
    /// Title of the plan, without the notice that carries it
    #[arg(long)]
    pub title: String,
    /// 发文字号
    #[arg(long)]
    pub number: Option<String>,
    /// 发文机关, in full
    #[arg(long)]
    pub issuer: Option<String>,
    /// The place that it governs, as the gazetteer names it
    #[arg(long)]
    pub place: Option<String>,
    /// 成文日期, as in 2017-02-13
    #[arg(long, value_name = "DATE")]
    pub written: Option<jiff::civil::Date>,
    /// 发布日期, as in 2017-02-20
    #[arg(long, value_name = "DATE")]
    pub published: Option<jiff::civil::Date>,
    /// The year that a deadline without one means
    #[arg(long)]
    pub year: Option<i16>,
    /// Where it was published
    #[arg(long)]
    pub url: Option<String>,
}

pub const VERIFY_HELP: &str = "\
For each plan: every line of the archived source is text, a field of the head, a declared skip or
blank, and only one of them; every character of the published text stands in the source, in order,
emendations aside; undoing the emendations gives the source back; and the archived file is the one
that the plan was read from. Only white space may differ. The exit code is 1 if any plan fails.";

/// `gangmu verify`
#[derive(Debug, Args)]
pub struct VerifyArgs {
    /// Which plans [default: all]
    #[arg(value_name = "ID")]
    pub ids: Vec<String>,
    /// Print what each line of the source became
    #[arg(long)]
    pub lines: bool,
    /// How to print it: for people, or one JSON object for each plan
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
}

pub const MOVE_HELP: &str = "\
OLD and NEW are ids of plans, units, parks or projects, or addresses below the root of the site, as in
units/old.html or plans/x.html#3-1. A plan moves as a whole: its page, those of its tasks and its source
(plans/OLD/*). Rename its file first. Entries that lead to OLD lead to NEW afterwards. What is written is
checked first; comments in the file stay.";

/// `gangmu move`
#[derive(Debug, Args)]
pub struct MoveArgs {
    /// The address, or the id, that was published
    #[arg(value_name = "OLD")]
    pub old: String,
    /// The one that it has now
    #[arg(value_name = "NEW")]
    pub new: String,
}

pub const WITHDRAW_HELP: &str = "\
ID is the id of a plan, unit, park or project, or an address below the root of the site. A plan goes as a
whole: its page, those of its tasks and its source (plans/ID/*). Delete its file first. Whoever comes to
one of these pages, or follows its calendar, reads why it is gone.";

/// `gangmu withdraw`
#[derive(Debug, Args)]
pub struct WithdrawArgs {
    /// The address, or the id, that was published
    #[arg(value_name = "ID")]
    pub id: String,
    /// Why it went, in words for the reader
    #[arg(long, value_name = "WORDS")]
    pub why: String,
    /// Since when, as in 2026-11-23 [default: today, in Beijing]
    #[arg(long, value_name = "DATE")]
    pub date: Option<Date>,
}

/// `gangmu schema`
#[derive(Debug, Args)]
pub struct SchemaArgs {
    /// Of what
    #[arg(value_name = "WHAT", required_unless_present = "out", value_parser = schema_names())]
    pub what: Option<SchemaName>,
    /// Write them all into a folder, as WHAT.schema.json
    #[arg(long, value_name = "DIR", conflicts_with = "what")]
    pub out: Option<PathBuf>,
}

/// Reads the name of a schema, and lists the names for help and completion.
fn schema_names() -> impl TypedValueParser<Value = SchemaName> {
    let names = SchemaName::VARIANTS.iter().map(|name| name.key());
    PossibleValuesParser::new(names).try_map(|name| name.parse::<SchemaName>())
}

/// What a theme's templates are written for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ThemeEngine {
    /// minijinja 3, the dialect of Jinja2; extends the theme gazette
    Minijinja,
    /// Tera 2; extends the theme plain
    Tera,
}

#[derive(Debug, Subcommand)]
pub enum ThemeCommand {
    /// Start a theme that extends a bundled one
    New {
        /// Its folder below themes/
        #[arg(value_parser = theme_name)]
        name: String,
        /// What its templates are written for
        #[arg(long, value_enum, default_value_t = ThemeEngine::Minijinja)]
        engine: ThemeEngine,
    },
    /// Print what every template is given, as Markdown
    Fields,
}

/// Reads the name of a theme from the command line; the error says what a name is made of.
pub fn theme_name(name: &str) -> Result<String, Message> {
    if is_plain_name(name) {
        Ok(name.to_owned())
    } else {
        Err(message!("name-of-a-theme"))
    }
}

#[derive(Debug, Subcommand)]
pub enum ExportCommand {
    /// The whole typed model as one JSON object
    Json {
        /// Write to a file instead of standard output
        #[arg(short, long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
    /// Every plan and task as reference managers and word processors want it
    Citations(CitationsArgs),
    /// What a server of your own is told: types, headers, caching, what moved
    Host(HostArgs),
}

/// `gangmu export host`
#[derive(Debug, Args)]
pub struct HostArgs {
    /// For which server
    #[arg(value_enum)]
    pub server: HostServer,
    /// The folder on that machine in which the built site lies
    #[arg(long, value_name = "DIR", default_value = "/srv/gangmu")]
    pub served_from: String,
    /// Write to a file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    pub out: Option<PathBuf>,
}

/// A server of one's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum HostServer {
    /// Locations to be included in a server { … }
    Nginx,
    /// A Caddyfile
    Caddy,
}

/// `gangmu export citations`
#[derive(Debug, Args)]
pub struct CitationsArgs {
    /// In which form
    #[arg(value_enum)]
    pub form: CitationForm,
    /// The day of reading, as in 2026-11-23; without it each entry leaves that to whoever cites
    #[arg(long, value_name = "DAY")]
    pub accessed: Option<Date>,
    /// Write to a file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    pub out: Option<PathBuf>,
}

/// A form of citing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum CitationForm {
    /// BibTeX
    Bibtex,
    /// RIS
    Ris,
    /// CSL-JSON
    Csl,
    /// GB/T 7714—2015, a line each
    Gb2015,
    /// GB/T 7714—2025, a line each
    Gb2025,
}

/// Reads the address of a plan from the command line; the error says what an address is made of.
pub fn plan_address(id: &str) -> Result<String, Message> {
    if is_id(id) {
        Ok(id.to_owned())
    } else {
        Err(message!("id-of-a-new-plan"))
    }
}
