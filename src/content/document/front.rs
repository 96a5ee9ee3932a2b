//! The front matter of a plan.

use crate::base::diag::Diagnostic;
use crate::base::toml_table::{Reader, Table};
use crate::plan::{
    Certainty, Emendation, Front, HeadField, LineRange, Provenance, Revision, Skip, StatedField,
};
use std::ops::Range;
use strum::VariantArray;

/// Reads the front matter; `None` when what no plan can do without is missing.
pub fn read(reader: &Reader<'_>, range: Range<usize>) -> Option<Front> {
    let mut table = reader.parse(range);
    let title = table.need::<String>("title");
    let number = table.take("number");
    let issuer = table.take("issuer");
    let place = table.take("place");
    let addressees = table.take("addressees");
    let passed_by = table.take("passed_by");
    let written = table.date("written");
    let published = table.date("published");
    let year = table.take_at::<i16>("year");
    if let Some((year, span)) = &year
        && !(1949..=2200).contains(year)
    {
        let problem = Diagnostic::error("bad-date", format!("{year} is not the year of a plan"));
        reader.report(problem, span.clone());
    }
    let source = match table.table("source") {
        Some(source) => read_source(reader, source),
        None => {
            let problem = Diagnostic::error("missing-key", "`[source]` is missing here")
                .help("name the archived text that this plan was read from: file and sha256");
            reader.report(problem, table.span());
            None
        }
    };

    let emendations = table
        .tables("emendation")
        .into_iter()
        .filter_map(read_emendation)
        .collect();
    let revisions = read_revisions(reader, &mut table);
    table.finish();

    Some(Front {
        title: title?,
        number,
        issuer,
        place,
        addressees,
        passed_by,
        written,
        published,
        year: year.map(|(year, _)| year),
        source: source?,
        emendations,
        revisions,
    })
}

/// Revisions stand in the order of their dates, so that what is new is added at the end.
fn read_revisions(reader: &Reader<'_>, table: &mut Table<'_>) -> Vec<Revision> {
    let mut revisions: Vec<Revision> = Vec::new();
    for mut entry in table.tables("revision") {
        let span = entry.span();
        let date = entry.need_date("date");
        let note = entry.need_words("note");
        entry.finish();
        let (Some(date), Some(note)) = (date, note) else {
            continue;
        };

        if revisions.last().is_some_and(|last| last.date > date) {
            let problem = Diagnostic::error(
                "revision-order",
                "this revision is older than the one above",
            )
            .help("revisions stand in the order of their dates; add new ones at the end");
            reader.report(problem, span);
        }

        revisions.push(Revision { date, note });
    }

    revisions
}

fn read_source(reader: &Reader<'_>, mut table: Table<'_>) -> Option<Provenance> {
    let file = table.need_at::<String>("file");
    if let Some((file, span)) = &file
        && (file.starts_with('/') || file.contains('\\') || file.split('/').any(|p| p == ".."))
    {
        let problem = Diagnostic::error("bad-path", format!("`{file}` leads out of the project"))
            .help("write a path relative to the project, as in seeds/name.txt");
        reader.report(problem, span.clone());
    }
    let sha256 = table.need_at::<String>("sha256");
    if let Some((sum, span)) = &sha256
        && !(sum.len() == 64 && sum.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f')))
    {
        let problem = Diagnostic::error("bad-hash", "this is not a SHA-256")
            .help("64 hexadecimal digits in lower case, as `sha256sum` prints them");
        reader.report(problem, span.clone());
    }
    let url = table.web_address("url");
    let mut fields = Vec::new();

    if let Some(mut lines) = table.table("fields") {
        for &field in HeadField::VARIANTS {
            let line = lines.take::<u32>(field.key());
            fields.extend(line.map(|line| StatedField { field, line }));
        }
        lines.finish();
    }

    let skip = table
        .tables("skip")
        .into_iter()
        .filter_map(|mut skip| {
            let lines = skip.need::<LineRange>("lines");
            let why = skip.need_words("why");
            skip.finish();
            Some(Skip {
                lines: lines?,
                why: why?,
            })
        })
        .collect();

    table.finish();
    Some(Provenance {
        file: file?.0,
        sha256: sha256?.0,
        url: url.map(|(url, _)| url.into_string()),
        fields,
        skip,
    })
}

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
