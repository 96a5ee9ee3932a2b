//! The front matter of a plan.

use super::archive_file::{read_archive_path, read_checksum};
use super::{notices, status};
use crate::base::diag::Diagnostic;
use crate::base::message::message;
use crate::base::toml_table::{Reader, Table};
use crate::content::limits::LONGEST_TITLE;
use crate::plan::{
    Certainty, Continues, Emendation, Front, HeadField, LineRange, Provenance, Revision, Skip,
    StatedField, Transcript,
};
use std::ops::Range;
use strum::VariantArray;

/// Reads the front matter: the head, and where the text came from. Returns `None` where a key is missing that no plan can do without; that and every other mistake
/// is reported.
pub fn read(reader: &Reader<'_>, range: Range<usize>) -> Option<(Front, Provenance)> {
    let mut table = reader.parse(range);

    // What can be read is read even where something is missing, so that all mistakes are reported at once.
    let title = table.need_short("title", LONGEST_TITLE);
    let number = table.take_short("number", LONGEST_TITLE);
    let issuer = table.take_short("issuer", LONGEST_TITLE);
    let place = table.take_short("place", LONGEST_TITLE);
    let addressees = table.take("addressees");
    let passed_by = table.take_short("passed_by", LONGEST_TITLE);
    let written = table.date("written");
    let published = table.date("published");
    let year = read_year(reader, &mut table);

    let status = table.table("status");
    let status = status.and_then(|status| status::read(reader, status, written.or(published)));

    let continues = table.table("continues").and_then(read_continues);

    let source = match table.table("source") {
        Some(source) => read_source(reader, source),
        None => {
            let problem = Diagnostic::error("missing-key", message!("source-is-missing-here"))
                .help(message!("name-the-archived-text-that-this-plan"));
            reader.report(problem, table.span());
            None
        }
    };
    let emendations = table
        .tables("emendation")
        .into_iter()
        .filter_map(read_emendation)
        .collect();
    let notices = notices::read(reader, &mut table, written.or(published));
    let revisions = read_revisions(reader, &mut table);
    table.finish();

    let front = Front {
        title: title?,
        number,
        issuer,
        place,
        addressees,
        passed_by,
        written,
        published,
        year,
        status,
        continues,
        emendations,
        notices,
        revisions,
    };
    Some((front, source?))
}

/// Reads which earlier plan this one says it goes on with.
fn read_continues(mut table: Table<'_>) -> Option<Continues> {
    let plan = table.need::<String>("plan");
    let words = table.need_words("words");
    table.finish();
    Some(Continues {
        plan: plan?,
        words: words?,
    })
}

/// Reads the year that a deadline without one means; reports one that no plan can have.
fn read_year(reader: &Reader<'_>, table: &mut Table<'_>) -> Option<i16> {
    let (year, span) = table.take_at::<i16>("year")?;
    if !(1949..=2200).contains(&year) {
        let problem = Diagnostic::error("bad-date", message!("year-is-not-the-year", year));
        reader.report(problem, span);
    }

    Some(year)
}

/// Reads what changed since the plan was taken up; reports revisions that are not in the order of their dates.
fn read_revisions(reader: &Reader<'_>, table: &mut Table<'_>) -> Vec<Revision> {
    let mut revisions: Vec<Revision> = Vec::new();
    for mut entry in table.tables("revision") {
        let span = entry.span();
        let date = entry.need_date("date");
        let note = entry.need_words("note");
        let at = entry.list::<String>("at").into_iter();
        let at = at.map(|(id, _)| id).collect();
        entry.finish();
        let (Some(date), Some(note)) = (date, note) else {
            continue;
        };

        if revisions.last().is_some_and(|last| last.date > date) {
            let problem =
                Diagnostic::error("revision-order", message!("this-revision-is-older-than"))
                    .help(message!("revisions-stand-in-the-order-of-their"));
            reader.report(problem, span);
        }

        revisions.push(Revision { date, note, at });
    }

    revisions
}

/// Reads where the text came from, and what its lines are that are no text of the plan.
fn read_source(reader: &Reader<'_>, mut table: Table<'_>) -> Option<Provenance> {
    let file = read_archive_path(reader, &mut table);
    let sha256 = read_checksum(reader, &mut table);
    let text = table
        .table("text")
        .and_then(|text| read_transcript(reader, text));
    let url = table.web_address("url").map(|(url, _)| url.into_string());

    let fields = read_stated_fields(&mut table);
    let skips = table.tables("skip").into_iter();
    let skip = skips.filter_map(read_skip).collect();

    table.finish();
    Some(Provenance {
        file: file?,
        sha256: sha256?,
        text,
        url,
        fields,
        skip,
    })
}

/// Reads what was read from the source and kept.
fn read_transcript(reader: &Reader<'_>, mut table: Table<'_>) -> Option<Transcript> {
    let file = read_archive_path(reader, &mut table);
    let sha256 = read_checksum(reader, &mut table);
    table.finish();
    Some(Transcript {
        file: file?,
        sha256: sha256?,
    })
}

/// Reads which line of the source states which field of the head, in the order of the fields.
fn read_stated_fields(table: &mut Table<'_>) -> Vec<StatedField> {
    let Some(mut lines) = table.table("fields") else {
        return Vec::new();
    };

    let mut fields = Vec::new();
    for &field in HeadField::VARIANTS {
        let line = lines.take::<u32>(field.key());
        fields.extend(line.map(|line| StatedField { field, line }));
    }

    lines.finish();
    fields
}

/// Reads lines of the source that are no part of the plan, and why.
fn read_skip(mut table: Table<'_>) -> Option<Skip> {
    let lines = table.need::<LineRange>("lines");
    let why = table.need_words("why");
    table.finish();

    Some(Skip {
        lines: lines?,
        why: why?,
    })
}

/// Reads a declared correction of a damaged place.
fn read_emendation(mut table: Table<'_>) -> Option<Emendation> {
    let line = table.need::<u32>("line");
    let found = table.need_verbatim("found");
    let reading = table.need::<String>("reading");
    let certainty = table.need::<Certainty>("certainty");
    let note = table.need_words("note");
    let nth = table.take::<u32>("nth");
    table.finish();

    Some(Emendation {
        line: line?,
        found: found?,
        reading: reading?,
        certainty: certainty?,
        note: note?,
        nth,
    })
}
