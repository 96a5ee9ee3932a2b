//! What was reported of promises, as data.

use crate::content::progress::{LookEntry, ProgressStatus};
use crate::link::catalogue::{About, Catalogue, Claim, Record, RecordId, RecordSource};
use crate::plan::LineRange;
use crate::time::Due;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

/// What is known of a promise, and how.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Record", deny_unknown_fields)]
pub struct RecordExport<'a> {
    /// Its address.
    id: &'a str,
    /// The plan of the passage that it speaks of; null for a thread.
    plan: Option<&'a str>,
    /// The address of the passage; null for a thread.
    node: Option<&'a str>,
    /// The address of the task that the passage is, or is a part of.
    task: Option<&'a str>,
    /// The thread that it speaks of.
    thread: Option<&'a str>,
    /// The words of the passage that it speaks of; none where it speaks of all of it.
    quotes: Vec<&'a str>,
    /// The deadlines that go with these words; none where it speaks of the whole task.
    dues: Vec<Due>,
    /// The figures to be reached in these words, as printed.
    targets: Vec<&'a str>,
    /// The day of the report, or of the search for one.
    date: Date,
    /// What is known: reported-done, reported-partly, contradicted, no-report-found or not-checked.
    #[schemars(with = "String")]
    status: ProgressStatus,
    /// The words of the source.
    claims: Vec<ClaimExport<'a>>,
    /// The source.
    source: Option<SourceExport<'a>>,
    /// Who looked for a report, where and when.
    looked: Vec<LookExport<'a>>,
    /// Who recorded it.
    recorded_by: &'a str,
    /// When it was recorded.
    recorded: Option<Date>,
    /// What a reader should know.
    note: Option<&'a str>,
    /// Its page, relative to the root of the site.
    url: String,
}

/// Words of a source.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Claim", deny_unknown_fields)]
struct ClaimExport<'a> {
    /// The words.
    text: &'a str,
    /// The line of the archived file that they begin on; null where nothing is archived, so that they were not checked.
    line: Option<u32>,
}

/// The source of a record.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Report", deny_unknown_fields)]
struct SourceExport<'a> {
    /// Its title.
    title: &'a str,
    /// Its address on the web.
    url: Option<&'a str>,
    /// Its archived file.
    file: Option<&'a str>,
    /// The SHA-256 of that file.
    sha256: Option<&'a str>,
    /// The lines of the file that say it.
    lines: Option<LineRange>,
}

/// A search for a report.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Look", deny_unknown_fields)]
struct LookExport<'a> {
    /// Who looked.
    by: &'a str,
    /// Where.
    #[serde(rename = "where")]
    place: &'a str,
    /// When.
    date: Date,
}

/// A record in the data of its own page: with what its subject is called.
#[derive(Debug, Serialize)]
pub struct RecordFile<'a> {
    about: String,
    #[serde(flatten)]
    record: RecordExport<'a>,
}

impl<'a> RecordExport<'a> {
    /// Returns a record of the catalogue.
    pub fn new(catalogue: &'a Catalogue, id: RecordId) -> Self {
        let record = &catalogue.progress.all[id];
        let own = Spoken::new(catalogue, record);
        let claims = record.claims.iter();
        let looked = record.looked.iter();
        Self {
            id: &record.id,
            plan: own.plan,
            node: own.node,
            task: own.task,
            thread: own.thread,
            quotes: own.quotes,
            dues: own.dues,
            targets: own.targets,
            date: record.date,
            status: record.status,
            claims: claims.map(ClaimExport::new).collect(),
            source: record.source.as_ref().map(SourceExport::new),
            looked: looked.map(LookExport::new).collect(),
            recorded_by: &record.recorded_by,
            recorded: record.recorded,
            note: record.note.as_deref(),
            url: catalogue.record_route(id).path(),
        }
    }
}

impl<'a> RecordFile<'a> {
    /// Returns the data of a record's page.
    pub fn new(catalogue: &'a Catalogue, id: RecordId) -> Self {
        Self {
            about: catalogue.record_name(id),
            record: RecordExport::new(catalogue, id),
        }
    }
}

/// What a record speaks of.
#[derive(Default)]
struct Spoken<'a> {
    plan: Option<&'a str>,
    node: Option<&'a str>,
    task: Option<&'a str>,
    thread: Option<&'a str>,
    quotes: Vec<&'a str>,
    dues: Vec<Due>,
    targets: Vec<&'a str>,
}

impl<'a> Spoken<'a> {
    fn new(catalogue: &'a Catalogue, record: &'a Record) -> Self {
        match &record.about {
            About::Thread(thread) => Self {
                thread: Some(&catalogue.threads.all[*thread].id),
                ..Self::default()
            },
            About::Passage {
                at,
                task,
                quotes,
                deadlines,
                targets,
            } => {
                let document = &catalogue.plans[at.plan].document;
                let node = catalogue.plans[at.plan].node(at.node);
                let dues = deadlines.iter().map(|&id| catalogue.deadlines[id].due);
                let targets = targets.iter().map(|&nth| node.targets[nth].raw.as_str());
                Self {
                    plan: Some(&document.id),
                    node: Some(&node.id),
                    task: task.map(|task| catalogue.node(task).id.as_str()),
                    thread: None,
                    quotes: quotes.iter().map(|own| own.text.as_str()).collect(),
                    dues: dues.collect(),
                    targets: targets.collect(),
                }
            }
        }
    }
}

impl<'a> ClaimExport<'a> {
    fn new(claim: &'a Claim) -> Self {
        Self {
            text: &claim.text,
            line: claim.line,
        }
    }
}

impl<'a> SourceExport<'a> {
    fn new(source: &'a RecordSource) -> Self {
        let file = source.file.as_ref();
        Self {
            title: &source.title,
            url: source.url.as_deref(),
            file: file.map(|(file, _)| file.as_str()),
            sha256: file.map(|(_, sum)| sum.as_str()),
            lines: source.lines,
        }
    }
}

impl<'a> LookExport<'a> {
    fn new(look: &'a LookEntry) -> Self {
        Self {
            by: &look.by,
            place: &look.place,
            date: look.date,
        }
    }
}
