//! Where a plan ends: before its signature, or before the foot of the portal's page.

use crate::base::text::squeeze;
use crate::intake::import::lines::{Class, Line};
use crate::intake::import::table;
use crate::intake::lexicon::{Lexicon, Offices, Titles};
use crate::plan::LabelKind;

/// The most offices that sign a document together, line by line.
const MOST_SIGNERS: usize = 8;
/// The longest line, in characters, that heads a list of other pages.
const LONGEST_FOOTER: usize = 40;
/// How many lines above a title may say that it is that of an attachment.
const LINES_OF_ATTACHMENT: usize = 3;
/// The greatest number of a row.
const MOST_ROWS: u16 = 1000;

/// Returns the index behind the last line of the plan that begins at `start`.
pub fn end_of_plan(lines: &[Line], start: usize, table: Option<usize>, lexicon: &Lexicon) -> usize {
    let lines = &lines[..start_of_related(lines, start)];
    let lines = &lines[..start_of_another(lines, start, lexicon)];
    let last = last_of_structure(lines, start, table);
    let signing = Signing {
        lines,
        table,
        lexicon,
    };

    // A signature with a date, behind which nothing numbered follows, ends the text.
    let signed = (start..lines.len().saturating_sub(1))
        .find(|&index| index > last && signing.begins_at(index));
    let footer = (last + 1..lines.len()).find(|&index| lines[index].class == Class::Footer);
    // Whichever comes first: portals go on behind the signature, and many plans have none.
    let ends = [signed, footer, Some(lines.len())];
    let mut end = ends.into_iter().flatten().min().unwrap_or(lines.len());

    // What stands right before that may be no text either.
    while end > start && is_behind_text(&signing, end, last) {
        end -= 1;
    }
    end
}

/// Returns where another document begins behind a plan, as in a gazette: its title, with its number above or below it. One
/// that is attached belongs to the plan.
pub fn start_of_another(lines: &[Line], start: usize, lexicon: &Lexicon) -> usize {
    let words = &lexicon.titles;
    let is_title = |line: &Line| line.class == Class::Title && words.subjects.occur_in(&line.text);
    let is_numbered =
        |line: Option<&Line>| line.is_some_and(|line| line.class == Class::DocumentNumber);
    let first = (start..lines.len()).find(|&at| is_structure(&lines[at]));
    let begins = |at: &usize| {
        let (above, below) = (lines.get(at.wrapping_sub(1)), lines.get(at + 1));
        let (line, from) = (&lines[*at], at.saturating_sub(LINES_OF_ATTACHMENT));
        let is_begun = (is_title(line) && is_numbered(below))
            || (is_numbered(Some(line))
                && below.is_some_and(is_title)
                && !above.is_some_and(is_title));
        let is_attached = lines[from..*at]
            .iter()
            .any(|line| line.number_style() == Some(LabelKind::Attachment));
        is_begun && !is_attached
    };
    let behind = first.map_or(lines.len(), |first| first + 1);
    (behind..lines.len()).find(begins).unwrap_or(lines.len())
}

/// Returns where a page goes on with lists of other pages: 相关文章, 热点推荐. Numbers may stand in them, but
/// no field of a plan does.
fn start_of_related(lines: &[Line], start: usize) -> usize {
    let last_field = lines
        .iter()
        .rposition(|line| line.opens_field && !line.class.is_portal())
        .map_or(start, |at| at.max(start));
    let heads_list = |line: &Line| {
        line.class == Class::Footer && line.length() <= LONGEST_FOOTER && line.number.is_none()
    };
    (last_field + 1..lines.len())
        .find(|&at| heads_list(&lines[at]))
        .unwrap_or(lines.len())
}

/// Returns the last line that belongs to the structure of a plan; the first one, where none does.
fn last_of_structure(lines: &[Line], start: usize, table: Option<usize>) -> usize {
    lines
        .iter()
        .enumerate()
        .skip(start)
        .rev()
        .find(|(index, line)| {
            let row = table.is_some_and(|head| *index > head) && is_row(line);
            (row || is_structure(line)) && line.class != Class::Footer
        })
        .map_or(start, |(index, _)| index)
}

/// Whether a line belongs to the structure of a plan: a number or a field begins it.
fn is_structure(line: &Line) -> bool {
    line.opens_field
        || line
            .number_style()
            .is_some_and(|style| !matches!(style, LabelKind::Row | LabelKind::Bullet))
}

/// Whether a line can be a row of a table, or its number.
fn is_row(line: &Line) -> bool {
    line.text.contains('\t')
        || line.number_style() == Some(LabelKind::Row)
        || line
            .trimmed()
            .parse::<u16>()
            .is_ok_and(|number| number < MOST_ROWS)
}

/// Whether the line before `end` is no text, given the last line of the plan's structure.
fn is_behind_text(signing: &Signing<'_>, end: usize, last: usize) -> bool {
    let Signing { lines, lexicon, .. } = *signing;
    let line = &lines[end - 1];
    match line.class {
        Class::Furniture | Class::Footer | Class::Imprint | Class::Disclosure => true,
        // 附件: with nothing behind it was a link.
        _ if end < lines.len() && is_empty_attachment(line, &lexicon.titles) => true,
        _ => end - 1 > last && signing.holds(end - 1),
    }
}

fn is_empty_attachment(line: &Line, words: &Titles) -> bool {
    let text = squeeze(&line.text);
    let name = text.strip_suffix([':', '\u{FF1A}']).unwrap_or(&text);
    words.attachments.contains(name)
}

/// Returns the line at which the first table begins behind `start`, if there is one.
pub fn first_table(lines: &[Line], start: usize, lexicon: &Lexicon) -> Option<usize> {
    (start..lines.len()).find(|&index| table::head(&lines[index..], lexicon).is_some())
}

/// The lines among which signatures are looked for.
#[derive(Debug, Clone, Copy)]
pub struct Signing<'a> {
    /// The lines.
    pub lines: &'a [Line],
    /// Where the first table begins: behind it an office and a date may be two cells.
    pub table: Option<usize>,
    /// The words of offices.
    pub lexicon: &'a Lexicon,
}

impl Signing<'_> {
    /// Whether a line is part of a signature: an office with a date beside it, or one of several above a date.
    pub fn holds(&self, index: usize) -> bool {
        let words = &self.lexicon.offices;
        let below_office = || {
            let above = index.checked_sub(1).map(|above| &self.lines[above]);
            self.lines[index].class.date().is_some()
                && above.is_some_and(|line| can_sign(line, words) && !self.is_cell(index, line))
        };
        matches!(self.lines[index].class, Class::Signature(_))
            || self.begins_at(index)
            || below_office()
    }

    /// Whether an office, or several line by line, stand above a date from this line on.
    fn begins_at(&self, index: usize) -> bool {
        let words = &self.lexicon.offices;
        let is_dated = |at: usize| {
            let line = self.lines.get(at);
            line.is_some_and(|line| line.class.date().is_some())
        };
        let signers: &[Line] = {
            let rest = &self.lines[index..];
            let count = rest
                .iter()
                .take(MOST_SIGNERS)
                .take_while(|line| can_sign(line, words));
            &rest[..count.count()]
        };

        match signers {
            [] => false,
            [one] => is_dated(index + 1) && !self.is_cell(index, one),
            // 市财政局 is the short form of lists of units; a signature has the full name.
            several => {
                let is_short = |line: &Line| words.short_openings.begin(&line.text);
                is_dated(index + several.len()) && !several.iter().any(is_short)
            }
        }
    }

    /// Whether an office may be a cell of a table: who signs behind one writes the name in full.
    fn is_cell(&self, index: usize, office: &Line) -> bool {
        let words = &self.lexicon.offices;
        self.table.is_some_and(|table| index > table) && words.short_openings.begin(&office.text)
    }
}

/// Whether a line holds the names of offices that can sign. 各县区人民政府 stands in a list of units, and the
/// date below it is a deadline.
fn can_sign(line: &Line, words: &Offices) -> bool {
    line.class == Class::Offices && !words.collectives.begin(&line.text)
}
