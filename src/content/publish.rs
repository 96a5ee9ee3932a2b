//! What of a site is published: the table `[publish]` of content/site.toml.

use crate::address::{Address, Companion, Route};
use crate::base::diag::Diagnostic;
use crate::base::message::message;
use crate::base::toml_table::{Reader, Table};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use strum::IntoStaticStr;

/// What of a site is published.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(default, deny_unknown_fields)]
pub struct Publish {
    /// Kinds of files that are not made, as for a host that takes few files.
    pub leave_out: BTreeSet<FileKind>,
    /// Whether each task has an answer for oEmbed, which is one more file a task.
    pub oembed: bool,
}

/// A kind of files that a site can do without.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    JsonSchema,
    IntoStaticStr,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum FileKind {
    /// Calendars, and the lists of things to do with them
    Calendars,
    /// Lists of things to do alone
    TodoLists,
    /// Atom feeds
    Feeds,
    /// JSON beside pages, that of tasks with it
    PageData,
    /// JSON beside the pages of tasks, where an older version published it
    TaskData,
    /// Lists of promises to take along, for spreadsheets and as JSON
    Lists,
    /// The tables as Parquet
    Parquet,
    /// Cards of tasks at addresses of their own, where an older version published them, and the way to embed a task
    Cards,
}

impl Publish {
    /// Reads the table; reports a setting that another takes the effect from.
    pub(super) fn read(reader: &Reader<'_>, mut table: Table<'_>) -> Self {
        let kinds = table.list::<FileKind>("leave_out");
        let leave_out = kinds.into_iter().map(|(kind, _)| kind).collect();
        let oembed = table.take_at::<bool>("oembed");

        let publish = Self {
            leave_out,
            oembed: oembed.as_ref().is_some_and(|(oembed, _)| *oembed),
        };
        if let Some((true, span)) = oembed
            && publish.leaves_out(FileKind::Cards)
        {
            let message = message!("oembed-has-no-effect-leave-out-names");
            let problem = Diagnostic::error("bad-value", message)
                .help(message!("an-answer-for-oembed-shows-a-card"));
            reader.report(problem, span);
        }
        table.finish();
        publish
    }

    /// Returns whether a kind of files is not made, by itself or with a wider kind.
    pub fn leaves_out(&self, kind: FileKind) -> bool {
        self.reason(kind).is_some()
    }

    /// Returns the kind that a maintainer named for a kind of files not to be made.
    pub fn reason(&self, kind: FileKind) -> Option<FileKind> {
        let wider = match kind {
            FileKind::TodoLists => Some(FileKind::Calendars),
            FileKind::TaskData => Some(FileKind::PageData),
            FileKind::Calendars
            | FileKind::Feeds
            | FileKind::PageData
            | FileKind::Lists
            | FileKind::Parquet
            | FileKind::Cards => None,
        };
        let mut kinds = [Some(kind), wider].into_iter().flatten();
        kinds.find(|kind| self.leave_out.contains(kind))
    }
}

impl FileKind {
    /// Returns the word that a maintainer writes for it.
    pub fn key(self) -> &'static str {
        self.into()
    }

    /// Returns the kind of the file at a path; nothing where a site cannot do without it.
    pub fn of(path: &str) -> Option<Self> {
        match Address::parse(path)? {
            Address::Card(_) => Some(FileKind::Cards),
            Address::Companion { companion, page } => match companion {
                Companion::Feed => Some(FileKind::Feeds),
                Companion::Calendar => Some(FileKind::Calendars),
                Companion::Todos => Some(FileKind::TodoLists),
                Companion::ListWorkbook
                | Companion::ListCsv
                | Companion::ListJson
                | Companion::ListScript => Some(FileKind::Lists),
                // What lies beside a card is its answer for oEmbed.
                Companion::Data if Route::parse(Route::CARD, page.as_str()).is_some() => {
                    Some(FileKind::Cards)
                }
                Companion::Data if Route::parse(Route::TASK, page.as_str()).is_some() => {
                    Some(FileKind::TaskData)
                }
                Companion::Data => Some(FileKind::PageData),
            },
            Address::File(path) => path.ends_with(".parquet").then_some(FileKind::Parquet),
            Address::Page(_) | Address::Anchor { .. } => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::FileKind;

    #[test]
    fn a_path_tells_the_kind_of_its_file() {
        for (path, kind) in [
            ("calendars/units/x.ics", Some(FileKind::Calendars)),
            ("calendars/units/x.todo.ics", Some(FileKind::TodoLists)),
            ("feeds/site.xml", Some(FileKind::Feeds)),
            ("units/x.json", Some(FileKind::PageData)),
            ("plans/a.json", Some(FileKind::PageData)),
            ("lists/plans/a.json", Some(FileKind::Lists)),
            ("lists/units/x.xlsx", Some(FileKind::Lists)),
            ("lists/plans/a.js", Some(FileKind::Lists)),
            ("data/csv/tasks.csv", None),
            ("data/parquet/tasks.parquet", Some(FileKind::Parquet)),
            ("plans/a/1.json", Some(FileKind::TaskData)),
            ("cards/a/1.json", Some(FileKind::Cards)),
            ("cards/a/1.html", Some(FileKind::Cards)),
            ("plans/a/1.html", None),
            ("data/gangmu.json", None),
        ] {
            assert_eq!(FileKind::of(path), kind, "{path}");
        }
    }
}
