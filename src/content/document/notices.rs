//! The tables `[[notice]]` of the front matter: official notices that corrected the plan.

use super::archive_file::{read_archive_path, read_checksum};
use crate::base::diag::Diagnostic;
use crate::base::message::message;
use crate::base::toml_table::{Reader, Table};
use crate::content::limits::LONGEST_TITLE;
use crate::plan::{Amendment, LineRange, Notice, NoticeId};
use jiff::civil::Date;
use oxc_index::IndexVec;

/// Reads the notices. `issued` is the day that the plan's own document bears. Reports one that changes nothing, one that is
/// older than the plan or than the notice above it, and what of an amendment does not go together.
pub(super) fn read(
    reader: &Reader<'_>,
    table: &mut Table<'_>,
    issued: Option<Date>,
) -> IndexVec<NoticeId, Notice> {
    let mut notices: IndexVec<NoticeId, Notice> = IndexVec::new();
    for entry in table.tables("notice") {
        let span = entry.span();
        let Some(notice) = read_notice(reader, entry) else {
            continue;
        };

        let before = notices.last().map(|last| last.date).or(issued);
        if let Some(before) = before.filter(|before| notice.date < *before) {
            let message = message!(
                "this-notice-is-of-date-but-what",
                date = notice.date.to_string(),
                before = before.to_string()
            );
            let problem = Diagnostic::error("notice-order", message)
                .help(message!("a-notice-is-younger-than-the-plan"));
            reader.report(problem, span);
        }
        notices.push(notice);
    }
    notices
}

fn read_notice(reader: &Reader<'_>, mut table: Table<'_>) -> Option<Notice> {
    let span = table.span();
    let file = read_archive_path(reader, &mut table);
    let sha256 = read_checksum(reader, &mut table);
    let title = table.need_short("title", LONGEST_TITLE);
    let number = table.take_short("number", LONGEST_TITLE);
    let date = table.need_date("date");
    let url = table.web_address("url").map(|(url, _)| url.into_string());

    let entries = table.tables("amendment");
    if entries.is_empty() {
        let problem = Diagnostic::error("missing-key", message!("amendment-is-missing-here"))
            .help(message!("add-a-notice-amendment-for-each-passage"));
        reader.report(problem, span);
    }
    let amendments = entries.into_iter();
    let amendments = amendments.filter_map(|entry| read_amendment(reader, entry));
    let amendments = amendments.collect();
    table.finish();

    Some(Notice {
        file: file?,
        sha256: sha256?,
        title: title?,
        number,
        date: date?,
        url,
        amendments,
    })
}

fn read_amendment(reader: &Reader<'_>, mut table: Table<'_>) -> Option<Amendment> {
    let span = table.span();
    let at = table.need::<LineRange>("at");
    let keys = Amendment {
        line: table.take::<u32>("line"),
        lines: table.take::<LineRange>("lines"),
        after: table.take::<u32>("after"),
        old: table.take::<String>("old"),
        new: table.take::<String>("new"),
        nth: table.take::<u32>("nth"),
        says: table.take::<String>("says"),
        at: LineRange { first: 1, last: 1 },
    };
    table.finish();

    let amendment = Amendment { at: at?, ..keys };
    let texts = [&amendment.old, &amendment.new, &amendment.says];
    let is_blank =
        |text: &&Option<String>| text.as_ref().is_some_and(|text| text.trim().is_empty());
    if amendment.deed().is_none() || texts.iter().any(is_blank) {
        let problem = Diagnostic::error("bad-amendment", message!("the-keys-of-this-amendment-do"))
            .help(message!("write-line-old-and-new-for-words"));
        reader.report(problem, span);
        return None;
    }
    Some(amendment)
}
