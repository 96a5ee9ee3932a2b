//! The records of content/progress/*.toml as they are written.

use super::ProgressStatus;
use crate::base::source::Source;
use crate::content::threads::Quoted;
use crate::plan::LineRange;
use crate::time::Due;
use jiff::civil::Date;
use schemars::JsonSchema;
use std::ops::Range;

/// content/progress/*.toml
#[derive(Debug, Clone, Default, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Progress {
    /// The records of all files, in the order of the files' names.
    #[schemars(rename = "progress", default)]
    pub records: Vec<RecordEntry>,
}

/// What is known of a promise, and how (进展记录).
#[derive(Debug, Clone, JsonSchema)]
#[schemars(rename = "Record", deny_unknown_fields)]
pub struct RecordEntry {
    /// Its address: a-z, 0-9 and -; never changed.
    pub id: String,
    /// The task or passage that it speaks of, as in panjin-2018-23/2-1-8; or else `thread`.
    pub at: Option<Quoted>,
    /// The id of the thread that it speaks of.
    pub thread: Option<Quoted>,
    /// The exact words of the passage that it speaks of, piece by piece; without, it speaks of the whole task.
    #[schemars(rename = "quote", default)]
    pub quotes: Vec<Quoted>,
    /// The deadline that it speaks of, as data has it, where the words do not say which: 2018-06.
    #[schemars(with = "Option<Due>")]
    pub due: Option<(Due, Range<usize>)>,
    /// The day of the report, or of the search for one: a calendar day without quotation marks.
    pub date: Date,
    /// What is known.
    pub status: ProgressStatus,
    /// The exact words of the source that say so, piece by piece.
    #[schemars(rename = "claim", default)]
    pub claims: Vec<Quoted>,
    /// Where these words stand.
    pub source: Option<ReportEntry>,
    /// Who looked where and when, with no-report-found.
    #[schemars(default)]
    pub looked: Vec<LookEntry>,
    /// Who recorded it.
    pub recorded_by: String,
    /// When it was recorded: a calendar day without quotation marks.
    pub recorded: Option<Date>,
    /// What a reader should know.
    pub note: Option<String>,
    /// Where its table stands in its file.
    #[schemars(skip)]
    pub span: Range<usize>,
    /// Where its date stands.
    #[schemars(skip)]
    pub date_span: Range<usize>,
    /// Its file.
    #[schemars(skip)]
    pub file: Source,
}

/// A source of a record: a work report (政府工作报告), a notice of a supervision (督查通报).
#[derive(Debug, Clone, JsonSchema)]
#[schemars(rename = "Report", deny_unknown_fields)]
pub struct ReportEntry {
    /// Its title.
    pub title: String,
    /// Its address on the web.
    #[schemars(regex(pattern = "^https?://"))]
    pub url: Option<String>,
    /// Its archived file, relative to the project or to the content folder.
    pub file: Option<Quoted>,
    /// SHA-256 of its bytes, lower-case hexadecimal.
    #[schemars(regex(pattern = "^[0-9a-f]{64}$"))]
    pub sha256: Option<Quoted>,
    /// First and last line of the file that the words stand on.
    #[schemars(with = "Option<LineRange>")]
    pub lines: Option<(LineRange, Range<usize>)>,
    /// Where its table stands in its file.
    #[schemars(skip)]
    pub span: Range<usize>,
}

/// A search for a report.
#[derive(Debug, Clone, PartialEq, Eq, JsonSchema)]
#[schemars(rename = "Look", deny_unknown_fields)]
pub struct LookEntry {
    /// Who looked.
    pub by: String,
    /// Where: which sites, reports, years of them.
    #[schemars(rename = "where")]
    pub place: String,
    /// When: a calendar day without quotation marks.
    pub date: Date,
}

impl ReportEntry {
    /// Returns its archived file with the checksum of that.
    pub fn archived(&self) -> Option<(&Quoted, &Quoted)> {
        self.file.as_ref().zip(self.sha256.as_ref())
    }
}
