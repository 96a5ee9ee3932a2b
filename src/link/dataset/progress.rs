//! The table of what was reported of promises.

use super::column::shared::{ID, NOTE, PATH};
use super::table::TableBuilder;
use super::values::node_id;
use super::{Column, Table, Words};
use crate::content::progress::ProgressStatus;
use crate::link::catalogue::{About, Catalogue, Record, RecordId};

const NODE: Column = Column::text(
    "node_id",
    "所说的段；空则说的是一条脉络",
    "The passage that it speaks of; empty where it speaks of a thread",
)
.refers("nodes");
const TASK: Column = Column::text(
    "task_id",
    "该段所属的任务",
    "The task that the passage is, or is a part of",
)
.refers("tasks");
// No foreign key: a site without threads has no table of them.
const THREAD: Column = Column::text("thread_id", "所说的脉络", "The thread that it speaks of");
const QUOTE: Column = Column::text(
    "quote",
    "所说的方案原文，一处一行；空则说的是整项任务",
    "The words of the plan that it speaks of, a line each; empty for all of it",
);
const DUES: Column = Column::text(
    "dues",
    "所说的时限，一个一行；空则说的是整项任务",
    "The deadlines that it speaks of, a line each; empty for all of it",
);
const DATE: Column = Column::date(
    "date",
    "报告的日期，或查找的日期",
    "The day of the report, or of the search for one",
);
const STATUS: Column = Column::text(
    "status",
    "reported-done 报告完成、reported-partly 报告部分完成、contradicted 有相反记载、no-report-found 查找未见、not-checked 未核",
    "reported-done, reported-partly, contradicted, no-report-found (somebody looked) or not-checked (nobody did)",
);
const CLAIM: Column = Column::text(
    "claim",
    "来源的原话，一处一行",
    "The words of the source, a line each",
);
const LINES: Column = Column::text(
    "claim_lines",
    "原话在存档文件里的行，与 claim 逐行对应；空则没有存档，未能核对",
    "The lines of the archived file that the words begin on, one for each of `claim`; empty where nothing is archived, so that nothing was checked",
);
const LOOKED: Column = Column::text(
    "looked",
    "谁、在哪里、何时查找过，一次一行",
    "Who looked, where and when, a line each",
);

/// The column of other tables that says what is known.
pub(super) const PROGRESS: Column = Column::text(
    "progress",
    "已知的进展，按日期先后，一种一行，写法同 progress 表的 status；没有记录的是 not-checked 未核",
    "What is known, in order of date, a line each, as `status` of the table progress has it; not-checked where there is no record",
);

/// Returns what is known by some records.
pub(super) fn progress_of(catalogue: &Catalogue, records: &[RecordId]) -> String {
    let statuses = catalogue.progress.statuses(records).into_iter();
    let keys: Vec<&str> = statuses.map(ProgressStatus::key).collect();
    keys.join("\n")
}

/// Returns the table of records.
pub fn progress(catalogue: &Catalogue) -> Table<'_> {
    let words = Words {
        zh: "进展记录：来源怎么说一项承诺，每条一行",
        en: "Progress: what sources say of a promise, one record to a row",
    };
    let rows = catalogue.progress.all.iter_enumerated();
    let table = TableBuilder::new("progress", words, rows)
        .column(ID, |(_, record)| &record.id)
        .column(NODE, |(_, record)| node(catalogue, record))
        .column(TASK, |(_, record)| {
            let task = &catalogue.tasks[record.task()?];
            Some(node_id(&catalogue.plans[task.plan], task.node))
        })
        .column(THREAD, |(_, record)| match record.about {
            About::Thread(thread) => Some(&catalogue.threads.all[thread].id),
            About::Passage { .. } => None,
        })
        .column(QUOTE, |(_, record)| quotes(record))
        .column(DUES, |(_, record)| dues(catalogue, record))
        .column(DATE.required(), |(_, record)| record.date)
        .column(STATUS.required(), |(_, record)| record.status.key());
    with_evidence(table)
        .column(NOTE, |(_, record)| record.note.as_ref())
        .column(PATH, |(id, _)| catalogue.record_route(id).path())
        .build()
}

/// Adds where what is known stands, and who recorded it.
fn with_evidence<'a>(
    table: TableBuilder<'a, (RecordId, &'a Record)>,
) -> TableBuilder<'a, (RecordId, &'a Record)> {
    let title = Column::text("source", "来源的标题", "Title of the source");
    let url = Column::text("url", "来源的网址", "Address of the source");
    let file = Column::text("file", "存档文件", "Archived file");
    let sha256 = Column::text("sha256", "存档文件的 SHA-256", "SHA-256 of that file");
    let by = Column::text("recorded_by", "记录人", "Who recorded it");
    let recorded = Column::date("recorded", "记录日期", "When it was recorded");

    table
        .column(CLAIM, |(_, record)| {
            joined(record.claims.iter().map(|own| own.text.clone()))
        })
        .column(LINES, |(_, record)| {
            joined(
                record
                    .claims
                    .iter()
                    .filter_map(|own| Some(own.line?.to_string())),
            )
        })
        .column(title, |(_, record)| {
            record.source.as_ref().map(|own| &own.title)
        })
        .column(url, |(_, record)| record.source.as_ref()?.url.as_ref())
        .column(file, |(_, record)| {
            let (file, _) = record.source.as_ref()?.file.as_ref()?;
            Some(file)
        })
        .column(sha256, |(_, record)| {
            let (_, sum) = record.source.as_ref()?.file.as_ref()?;
            Some(sum)
        })
        .column(LOOKED, |(_, record)| {
            let looked = record.looked.iter();
            joined(looked.map(|own| format!("{} {} {}", own.date, own.by, own.place)))
        })
        .column(by.required(), |(_, record)| &record.recorded_by)
        .column(recorded, |(_, record)| record.recorded)
}

fn node(catalogue: &Catalogue, record: &Record) -> Option<String> {
    match record.about {
        About::Passage { at, .. } => Some(node_id(&catalogue.plans[at.plan], at.node)),
        About::Thread(_) => None,
    }
}

fn quotes(record: &Record) -> Option<String> {
    match &record.about {
        About::Passage { quotes, .. } => joined(quotes.iter().map(|own| own.text.clone())),
        About::Thread(_) => None,
    }
}

fn dues(catalogue: &Catalogue, record: &Record) -> Option<String> {
    match &record.about {
        About::Passage { deadlines, .. } => {
            let dues = deadlines.iter().map(|&id| catalogue.deadlines[id].due);
            joined(dues.map(|due| due.to_string()))
        }
        About::Thread(_) => None,
    }
}

/// Returns several values in one text, a line each; `None` where there are none.
fn joined(values: impl Iterator<Item = String>) -> Option<String> {
    let values: Vec<String> = values.collect();
    (!values.is_empty()).then(|| values.join("\n"))
}
