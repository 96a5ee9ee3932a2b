//! The second proof, by another route: undoes the emendations in the plan's whole text and compares
//! what comes out with the source. It counts offsets where [`prove`](super::prove) walks side by
//! side, so that a mistake in either shows. On the way each line is told what became of it.

use super::Trace;
use super::undo::{Char, Stretch, source_text, undo, visible};
use crate::base::diag::{Diagnostic, Warned};
use crate::base::source::Source;
use crate::content::document::Read;
use crate::plan::{BlockAt, Document, HeadField};

/// What a line of the source became.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Became {
    /// Nothing but white space, wherever it stands: there is nothing to lose.
    Blank,
    /// Text, at these places; none where emendations leave nothing of the line.
    Text(Vec<BlockAt>),
    /// These fields of the head.
    Field(Vec<HeadField>),
    /// Left out, for this declared reason.
    Skip(String),
    /// Nothing, or more than one thing: what must never be.
    Lost,
}

/// How many lines became what.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Lines of text.
    pub text: usize,
    /// Lines that state fields of the head.
    pub fields: usize,
    /// Lines left out with a reason.
    pub skips: usize,
    /// Lines of white space.
    pub blank: usize,
    /// Lines that are not accounted for.
    pub lost: usize,
}

/// What became of every line of a source.
#[derive(Debug, Clone, Default)]
pub struct Ledger {
    /// Each line, from the first.
    pub lines: Vec<Became>,
    /// How many characters of text were compared, white space aside.
    pub characters: usize,
    /// How many stand on lines that state fields.
    pub in_fields: usize,
    /// How many stand on lines that are left out.
    pub in_skips: usize,
}

impl Ledger {
    /// How many lines became what; together they are all lines.
    pub fn tally(&self) -> Tally {
        let mut tally = Tally::default();
        for line in &self.lines {
            match line {
                Became::Blank => tally.blank += 1,
                Became::Text(_) => tally.text += 1,
                Became::Field(_) => tally.fields += 1,
                Became::Skip(_) => tally.skips += 1,
                Became::Lost => tally.lost += 1,
            }
        }
        tally
    }
}

/// Accounts for every line and every character of a source, emendations undone. An error says which
/// line is not accounted for, or where the two differ.
pub fn ledger(read: &Read, file: &Source, archived: &Source, trace: &Trace) -> Warned<Ledger> {
    let document = &read.document;
    let mut found = Vec::new();
    let mut lines = classify(document, archived);
    let is_text = |line: u32| matches!(lines[line as usize - 1], Became::Text(_));
    let (source, edits) = source_text(document, archived, is_text);
    let plan: Vec<Char<BlockAt>> = document
        .outline
        .walk()
        .into_iter()
        .flat_map(|(at, text)| visible(text).map(move |c| Char { c, at }))
        .collect();

    let (restored, stretches) = match undo(&plan, &edits) {
        Ok(undone) => undone,
        Err(edit) => {
            found.push(
                Diagnostic::error(
                    "cannot-undo",
                    format!(
                        "the reading `{}` does not stand in the plan where line {} has `{}`",
                        edit.reading, edit.line, edit.found
                    ),
                )
                .at_line(archived, edit.line)
                .help(format!(
                    "restore the text in {}, or correct the [[emendation]]",
                    file.name()
                )),
            );
            (Vec::new(), Vec::new())
        }
    };
    let same = source
        .iter()
        .zip(&restored)
        .take_while(|(source, restored)| source.c == **restored)
        .count();
    if found.is_empty() && (same < source.len() || same < restored.len()) {
        found.push(differs(archived, file, &source[same..], &restored[same..]));
    }

    // Which passages each line became, and from which lines each passage came.
    let mut traced: Vec<(BlockAt, u32, u32)> = Vec::new();
    for Stretch { at, range, line } in stretches {
        let end = range.end.min(same);
        let origin = source.get(range.start..end).unwrap_or_default();
        for line in origin.iter().map(|char| char.at).chain(line) {
            if let Became::Text(places) = &mut lines[line as usize - 1]
                && !places.contains(&at)
            {
                places.push(at);
            }
            match traced.last_mut() {
                Some((place, _, last)) if *place == at => *last = line,
                _ => traced.push((at, line, line)),
            }
        }
    }
    for char in &source[same..] {
        lines[char.at as usize - 1] = Became::Lost;
    }
    if found.is_empty() {
        found.extend(lost(&lines, archived));
        found.extend(
            traced
                .iter()
                .filter_map(|place| disagree(*place, trace, archived)),
        );
    }
    let on = |kind: fn(&Became) -> bool| {
        let lines = lines.iter().zip(1..).filter(|(became, _)| kind(became));
        lines
            .map(|(_, line)| visible(archived.line(line)).count())
            .sum()
    };
    let ledger = Ledger {
        characters: same,
        in_fields: on(|became| matches!(became, Became::Field(_))),
        in_skips: on(|became| matches!(became, Became::Skip(_))),
        lines,
    };
    Warned::new(ledger, found)
}

/// What the front matter says of each line; what it does not speak of is text.
fn classify(document: &Document, archived: &Source) -> Vec<Became> {
    let source = &document.front.source;
    (1..=archived.line_count())
        .map(|number| {
            let fields: Vec<HeadField> = source
                .fields
                .iter()
                .filter(|stated| stated.line == number)
                .map(|stated| stated.field)
                .collect();
            let mut skips = source.skip.iter().filter(|s| s.lines.contains(number));
            let skip = skips.next();
            if visible(archived.line(number)).next().is_none() {
                // An emendation may read words where nothing is left of them.
                let read = document.front.emendations.iter().any(|emendation| {
                    emendation.line == number && visible(&emendation.reading).next().is_some()
                });
                return if read && fields.is_empty() && skip.is_none() {
                    Became::Text(Vec::new())
                } else {
                    Became::Blank
                };
            }
            match (fields.is_empty(), skip, skips.next()) {
                (true, None, _) => Became::Text(Vec::new()),
                (true, Some(skip), None) => Became::Skip(skip.why.clone()),
                (false, None, _) => Became::Field(fields),
                _ => Became::Lost,
            }
        })
        .collect()
}

fn differs(
    archived: &Source,
    file: &Source,
    source: &[Char<u32>],
    restored: &[char],
) -> Diagnostic {
    let plan: String = restored.iter().take(16).collect();
    let line: String = source.iter().take(16).map(|char| char.c).collect();
    let (message, number) = match source.first() {
        Some(first) => (
            format!(
                "with its emendations undone, the plan does not give line {} of the source back",
                first.at
            ),
            first.at,
        ),
        None => (
            "with its emendations undone, the plan says more than the source".to_owned(),
            archived.line_count(),
        ),
    };
    Diagnostic::error("not-restored", message)
        .at_line(archived, number)
        .help(format!(
            "{} goes on “{plan}”, the source “{line}”; restore the text, or declare what differs",
            file.name()
        ))
}

/// Lines that became nothing or more than one thing.
fn lost<'a>(
    lines: &'a [Became],
    archived: &'a Source,
) -> impl Iterator<Item = Diagnostic> + use<'a> {
    lines
        .iter()
        .zip(1..)
        .filter(|(became, _)| **became == Became::Lost)
        .map(|(_, line)| {
            Diagnostic::error("line-lost", format!("line {line} of the source is not one thing"))
                .at_line(archived, line)
                .help("a line is text, a field or a skip, and only one of them: correct [source] in the plan")
        })
}

/// The two routes must find the same lines for a passage.
fn disagree(
    (at, first, last): (BlockAt, u32, u32),
    trace: &Trace,
    archived: &Source,
) -> Option<Diagnostic> {
    let walked = trace.origin(at).map(|origin| origin.lines);
    if walked.is_some_and(|lines| (lines.first, lines.last) == (first, last)) {
        return None;
    }
    let walked = walked.map_or_else(|| "no line".to_owned(), |lines| lines.describe());
    Some(
        Diagnostic::error(
            "proofs-disagree",
            format!("one proof traces this passage to lines {first}–{last}, the other to {walked}"),
        )
        .at_line(archived, first)
        .help("this is a mistake in Gangmu itself: please report it with the plan and its source"),
    )
}
