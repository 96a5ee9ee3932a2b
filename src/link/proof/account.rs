//! The second proof, by another route: undoes the emendations and amendments in the plan's whole text and compares
//! what comes out with the source. It counts offsets where [`prove`](super::prove) walks side by
//! side, so that a mistake in either shows. On the way it notes what each line is used for.

use super::trace::Trace;
use super::undo::{Char, Edit, Restored, Stretch, source_text, undo, visible};
use crate::base::diag::{Diagnostic, Warned};
use crate::base::message::message;
use crate::base::source::Source;
use crate::content::document::ReadPlan;
use crate::plan::{BlockAt, Document, HeadField, LineRange, Skip};

/// What a line of the source is used for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LineUse {
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

/// How many lines are used for what.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct LineCounts {
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

/// What every line and every character of a source is used for.
#[derive(Debug, Clone, Default)]
pub struct SourceAccount {
    /// Each line, from the first.
    pub lines: Vec<LineUse>,
    /// How many characters of text were compared, white space aside.
    pub characters: usize,
    /// How many stand on lines that state fields.
    pub in_fields: usize,
    /// How many stand on lines that are left out.
    pub in_skips: usize,
}

impl SourceAccount {
    /// Counts the lines by their use; together the counts are all lines.
    pub fn line_counts(&self) -> LineCounts {
        let mut counts = LineCounts::default();
        for line in &self.lines {
            match line {
                LineUse::Blank => counts.blank += 1,
                LineUse::Text(_) => counts.text += 1,
                LineUse::Field(_) => counts.fields += 1,
                LineUse::Skip(_) => counts.skips += 1,
                LineUse::Lost => counts.lost += 1,
            }
        }
        counts
    }
}

/// Accounts for every line and every character of a source, emendations undone; `trace` is what the
/// first proof found.
///
/// An error says which line is not accounted for, where the two texts differ, or that the proofs
/// disagree.
pub fn account_for_source(
    plan: &ReadPlan,
    file: &Source,
    archived: &Source,
    trace: &Trace,
) -> Warned<SourceAccount> {
    let document = &plan.document;
    let mut problems = Vec::new();
    let mut lines = declared_uses(document, archived);

    let is_text = |line: u32| matches!(lines[line as usize - 1], LineUse::Text(_));
    let source = source_text(document, archived, is_text);
    let chars: Vec<Char<BlockAt>> = document
        .outline
        .walk()
        .into_iter()
        .flat_map(|(at, text)| visible(text).map(move |c| Char { c, at }))
        .collect();

    let restored = undo(&chars, &source.edits).unwrap_or_else(|edit| {
        problems.push(cannot_undo(edit, file, archived));
        Restored::default()
    });

    let source = source.chars;
    let same = source
        .iter()
        .zip(&restored.chars)
        .take_while(|(source, restored)| source.c == **restored)
        .count();

    if problems.is_empty() && (same < source.len() || same < restored.chars.len()) {
        let (source, plan) = (&source[same..], &restored.chars[same..]);
        problems.push(not_restored(archived, file, source, plan));
    }

    let passages = trace_passages(&restored.stretches, &source[..same], &mut lines);
    for char in &source[same..] {
        lines[char.at as usize - 1] = LineUse::Lost;
    }

    // Where the texts differ, lines and passages differ for that reason alone.
    if problems.is_empty() {
        problems.extend(lost_lines(&lines, archived));
        let disagreements = passages
            .iter()
            .filter_map(|passage| disagreement(passage, trace, archived));
        problems.extend(disagreements);
    }

    let account = SourceAccount {
        characters: same,
        in_fields: count_chars(&lines, archived, |line| matches!(line, LineUse::Field(_))),
        in_skips: count_chars(&lines, archived, |line| matches!(line, LineUse::Skip(_))),
        lines,
    };
    Warned::new(account, problems)
}

/// Returns what the front matter says of each line; what it does not speak of is text.
fn declared_uses(document: &Document, archived: &Source) -> Vec<LineUse> {
    let skips = skips_of_lines(&document.source.skip, archived.line_count());
    (1..=archived.line_count())
        .zip(skips)
        .map(|(number, skips)| {
            let is_blank = visible(archived.line(number)).next().is_none();
            declared_use(document, number, skips, is_blank)
        })
        .collect()
}

/// The skips that a line stands in.
#[derive(Debug, Clone, Copy, Default)]
struct SkipsOfLine {
    count: usize,
    /// The sum of their places in the list: of a single one, its place.
    places: usize,
}

/// Returns the skips of each line, from the first line on.
fn skips_of_lines(skips: &[Skip], count: u32) -> Vec<SkipsOfLine> {
    let count = count as usize;
    let mut begins = vec![SkipsOfLine::default(); count + 2];
    let mut ends = begins.clone();
    for (place, skip) in skips.iter().enumerate() {
        let (first, last) = (skip.lines.first as usize, skip.lines.last as usize);
        let last = last.min(count);
        if first <= last {
            begins[first].count += 1;
            begins[first].places += place;
            let end = &mut ends[last + 1];
            end.count += 1;
            end.places += place;
        }
    }

    let mut open = SkipsOfLine::default();
    let of_lines = begins.iter().zip(&ends).map(|(begin, end)| {
        open.count = open.count + begin.count - end.count;
        open.places = open.places + begin.places - end.places;
        open
    });
    of_lines.skip(1).take(count).collect()
}

fn declared_use(document: &Document, number: u32, skips: SkipsOfLine, is_blank: bool) -> LineUse {
    let source = &document.source;
    let fields: Vec<HeadField> = source
        .fields
        .iter()
        .filter(|stated| stated.line == number)
        .map(|stated| stated.field)
        .collect();
    if is_blank {
        // An emendation may supply words for a line that came out empty.
        let is_read = document.front.emendations.iter().any(|emendation| {
            emendation.line == number && visible(&emendation.reading).next().is_some()
        });
        return if is_read && fields.is_empty() && skips.count == 0 {
            LineUse::Text(Vec::new())
        } else {
            LineUse::Blank
        };
    }

    match skips.count {
        0 if fields.is_empty() => LineUse::Text(Vec::new()),
        0 => LineUse::Field(fields),
        1 if fields.is_empty() => LineUse::Skip(source.skip[skips.places].why.clone()),
        _ => LineUse::Lost,
    }
}

/// A passage with the lines that its characters were counted to.
struct CountedPassage {
    at: BlockAt,
    /// The line of its first character.
    first: u32,
    /// The line of its last.
    last: u32,
}

/// Notes at each line the passages that it became; returns from which lines each passage came.
fn trace_passages(
    stretches: &[Stretch],
    source: &[Char<u32>],
    lines: &mut [LineUse],
) -> Vec<CountedPassage> {
    let mut passages: Vec<CountedPassage> = Vec::new();
    for stretch in stretches {
        let at = stretch.at;
        // Behind the first difference of the two texts, characters and lines no longer belong together.
        let end = stretch.range.end.min(source.len());
        let origin = source.get(stretch.range.start..end).unwrap_or_default();

        for line in origin.iter().map(|char| char.at).chain(stretch.line) {
            if let LineUse::Text(places) = &mut lines[line as usize - 1]
                && !places.contains(&at)
            {
                places.push(at);
            }

            // Stretches come in printed order, so those of one passage follow on each other.
            match passages.last_mut() {
                Some(passage) if passage.at == at => passage.last = line,
                _ => passages.push(CountedPassage {
                    at,
                    first: line,
                    last: line,
                }),
            }
        }
    }

    passages
}

/// Counts the visible characters of the lines that are used so.
fn count_chars(lines: &[LineUse], archived: &Source, is_counted: fn(&LineUse) -> bool) -> usize {
    lines
        .iter()
        .zip(1..)
        .filter(|(line, _)| is_counted(line))
        .map(|(_, number)| visible(archived.line(number)).count())
        .sum()
}

fn cannot_undo(edit: &Edit<'_>, file: &Source, archived: &Source) -> Diagnostic {
    let Edit {
        line,
        found,
        reading,
        ..
    } = edit;
    let message = match found.is_empty() {
        true => message!("reading-does-not-stand-in-the-plan", reading, line),
        false => message!("the-reading-reading-does-not-stand", reading, line, found),
    };
    let help = message!("restore-the-text-in-name-or-correct", name = file.name());
    Diagnostic::error("cannot-undo", message)
        .at_line(archived, *line)
        .help(help)
}

fn not_restored(
    archived: &Source,
    file: &Source,
    source: &[Char<u32>],
    plan: &[char],
) -> Diagnostic {
    // Enough to find the place by.
    let plan: String = plan.iter().take(16).collect();
    let text: String = source.iter().take(16).map(|char| char.c).collect();
    let (message, line) = match source.first() {
        Some(first) => (
            message!(
                "with-its-emendations-undone-the-plan-differs",
                at = first.at
            ),
            first.at,
        ),
        None => (
            message!("with-its-emendations-undone-the-plan"),
            archived.line_count(),
        ),
    };

    Diagnostic::error("not-restored", message)
        .at_line(archived, line)
        .help(message!(
            "name-goes-on-plan-the-source-text",
            name = file.name(),
            plan,
            text
        ))
}

/// Reports lines that are used for nothing, or for more than one thing.
fn lost_lines<'a>(
    lines: &'a [LineUse],
    archived: &'a Source,
) -> impl Iterator<Item = Diagnostic> + use<'a> {
    let lost = lines
        .iter()
        .zip(1..)
        .filter(|(line, _)| **line == LineUse::Lost);
    lost.map(|(_, line)| {
        let message = message!("line-line-must-be-exactly", line);
        Diagnostic::error("line-lost", message)
            .at_line(archived, line)
            .help(message!("correct-source-in-the-plan-where"))
    })
}

/// Reports a passage that the two proofs trace to different lines.
fn disagreement(passage: &CountedPassage, trace: &Trace, archived: &Source) -> Option<Diagnostic> {
    let (first, last) = (passage.first, passage.last);
    let walked = trace.origin(passage.at).map(|origin| origin.lines);

    if walked == Some(LineRange { first, last }) {
        return None;
    }

    let walked = walked.map_or_else(|| message!("no-line"), |lines| lines.describe());
    let message = message!(
        "one-proof-traces-this-passage-to-lines",
        first,
        last,
        walked
    );
    Some(
        Diagnostic::error("proofs-disagree", message)
            .at_line(archived, first)
            .help(message!("this-is-a-mistake-in-gangmu-itself")),
    )
}

#[cfg(test)]
mod tests {
    use super::skips_of_lines;
    use crate::plan::{LineRange, Skip};

    #[test]
    fn a_line_knows_its_skips() {
        let skips = [(2, 3), (3, 9), (7, 6)].map(|(first, last)| Skip {
            lines: LineRange { first, last },
            why: String::new(),
        });
        let of_lines = skips_of_lines(&skips, 4);
        let found: Vec<(usize, usize)> =
            of_lines.iter().map(|own| (own.count, own.places)).collect();
        assert_eq!(found, [(0, 0), (1, 0), (2, 1), (1, 1)]);
    }
}
