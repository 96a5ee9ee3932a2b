//! The sheet: what its fields are, as people and programs read them.

use crate::base::diag::{Diagnostic, Severity};
use crate::intake::archive::Loss;
use crate::plan::{Certainty, Emendation, LineRange};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

/// What became of a file that was to be imported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum ImportOutcome {
    /// The plan was written.
    Written,
    /// The plan is there already, word for word.
    Unchanged,
    /// The plan was written beside the one that is there, as `<id>.md.new`.
    Beside,
    /// A plan is there that says something else: nothing was written.
    Differs,
    /// The file is no plan, and lay in a folder: nothing was written.
    Skipped,
    /// The file could not be imported: nothing was written.
    Failed,
}

/// What a reviewer has to know about one imported file.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Sheet {
    /// The file, as it was named.
    pub file: String,
    /// What became of it.
    pub outcome: ImportOutcome,
    /// Whether something was written.
    pub written: bool,
    /// The file of the plan.
    pub plan: Option<String>,
    /// What import would write and what is there, as a unified diff.
    pub diff: Option<String>,
    /// What was noticed on the way.
    pub doubts: Vec<Doubt>,
    /// What was read; nothing where the file is no plan.
    #[serde(flatten)]
    pub reading: Option<Reading>,
}

/// What was read.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Reading {
    /// The address of the plan.
    pub id: String,
    /// Path of the archived source.
    pub source: String,
    /// The title of the plan.
    pub title: String,
    /// 发文字号
    pub number: Option<String>,
    /// 发文机关
    pub issuer: Option<String>,
    /// The place that it governs.
    pub place: Option<String>,
    /// 主送机关
    pub addressees: Option<String>,
    /// The meeting that passed it.
    pub passed_by: Option<String>,
    /// When it was written and published.
    pub dates: Dates,
    /// The year that a bare 3月末前 means.
    pub year: Option<i16>,
    /// How much was read.
    pub counts: Counts,
    /// What of the archived file its lines do not show as it stands there.
    pub losses: Vec<Loss>,
    /// Lines that were left out, and why.
    pub skips: Vec<SkipItem>,
    /// Damage that was noticed, with the most probable reading; none of it is in the plan.
    pub suggestions: Vec<Suggestion>,
    /// Figures with a unit of measure in the text that no target has.
    pub unread_figures: Vec<UnreadItem>,
    /// Units that the gazetteer does not know.
    pub unlisted_units: Vec<Unlisted>,
    /// Names that look like a park's and that the gazetteer does not know.
    pub unlisted_parks: Vec<Unlisted>,
}

/// The dates of a plan.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Dates {
    /// 成文日期
    #[schemars(with = "Option<String>", extend("format" = "date"))]
    pub written: Option<Date>,
    /// 发布日期
    #[schemars(with = "Option<String>", extend("format" = "date"))]
    pub published: Option<Date>,
}

/// How much of what was read.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Counts {
    /// Lines of the source.
    pub lines: usize,
    /// Headings.
    pub headings: usize,
    /// Tasks.
    pub tasks: usize,
    /// Units that lead.
    pub lead: usize,
    /// Units that are responsible.
    pub responsible: usize,
    /// Units that cooperate.
    pub cooperating: usize,
    /// Deadlines of deadline fields.
    pub milestones: usize,
    /// Deadlines in running text.
    pub goals: usize,
    /// Recurring duties.
    pub recurrences: usize,
    /// Figures to be reached.
    pub targets: usize,
    /// Figures broken down.
    pub allotments: usize,
}

/// Lines that were left out.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct SkipItem {
    /// First and last line.
    #[schemars(with = "[u32; 2]")]
    pub lines: LineRange,
    /// Why.
    pub why: String,
}

/// An emendation that is only suggested.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Suggestion {
    /// The line of the source.
    pub line: u32,
    /// What stands there.
    pub found: String,
    /// What it may be read as.
    pub reading: String,
    /// How sure the reading is: certain, conjecture or lost.
    #[schemars(with = "String", extend("enum" = ["certain", "conjecture", "lost"]))]
    pub certainty: Certainty,
    /// Why.
    pub note: String,
    /// Which occurrence on the line, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nth: Option<u32>,
}

/// A figure that no target has.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct UnreadItem {
    /// The line of the source.
    pub line: u32,
    /// The figure with a little of what stands before it.
    pub words: String,
}

/// A name that the gazetteer does not know.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Unlisted {
    /// The name, as printed.
    pub name: String,
    /// How often it is named.
    pub count: usize,
    /// The line of the source that names it first.
    pub line: u32,
    /// The known names that are nearest to it, best first.
    pub near: Vec<String>,
}

/// Something that was noticed.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Doubt {
    /// note, warning or error.
    #[schemars(with = "String", extend("enum" = ["note", "warning", "error"]))]
    pub severity: Severity,
    /// A stable name for this kind of problem.
    pub code: &'static str,
    /// What is wrong.
    pub message: String,
    /// The file that is meant.
    pub file: Option<String>,
    /// Its line, from 1.
    pub line: Option<u32>,
    /// The column in characters, from 1.
    pub column: Option<u32>,
    /// What to do.
    pub help: Option<String>,
}

impl From<&Diagnostic> for Doubt {
    fn from(diagnostic: &Diagnostic) -> Self {
        let place = diagnostic.place.as_ref();
        let position = place.map(|place| place.source.position(place.span.start));
        Self {
            severity: diagnostic.severity,
            code: diagnostic.code,
            message: diagnostic.message.to_string(),
            file: place.map(|place| place.source.name().to_owned()),
            line: position.map(|position| position.line),
            column: position.map(|position| position.column),
            help: diagnostic.help.as_ref().map(ToString::to_string),
        }
    }
}

impl From<&Emendation> for Suggestion {
    fn from(emendation: &Emendation) -> Self {
        Self {
            line: emendation.line,
            found: emendation.found.clone(),
            reading: emendation.reading.clone(),
            certainty: emendation.certainty,
            note: emendation.note.clone(),
            nth: emendation.nth,
        }
    }
}
