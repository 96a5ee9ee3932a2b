//! The lines of a source as paragraphs: lines that a copy broke in the middle are joined again, and
//! each character still knows the line that it came from.

use super::statement;
use crate::base::source::Source;
use crate::base::text::{is_space, is_unprintable};
use crate::intake::lexicon::Lexicon;
use crate::plan::{Label, LabelKind};
use std::ops::Range;

/// A paragraph of the source: one line, or several that belong together.
#[derive(Debug, Clone)]
pub struct Line {
    /// Its text without leading white space; trailing white space can mean an empty table cell.
    pub text: String,
    /// Columns of white space before it.
    pub indent: usize,
    /// Where each line of the source begins in the text, with its number; never empty.
    starts: Vec<(usize, u32)>,
    /// How many more brackets open in it than close.
    open: isize,
}

impl Line {
    /// The number of its first line in the source.
    pub fn first(&self) -> u32 {
        self.starts[0].1
    }

    /// The number of its last line in the source.
    pub fn last(&self) -> u32 {
        self.starts[self.starts.len() - 1].1
    }

    /// Columns that the printed line takes, its indentation included.
    fn columns(&self) -> usize {
        self.indent + columns_of(&self.text)
    }

    /// The text without white space at either end.
    pub fn trimmed(&self) -> &str {
        self.text.trim_end_matches(is_space)
    }

    /// The line of the source that a byte of the text came from.
    pub fn line_at(&self, byte: usize) -> u32 {
        let index = self.starts.partition_point(|(start, _)| *start <= byte);
        self.starts[index.max(1) - 1].1
    }

    /// The lines of the source that a part of the text came from.
    pub fn lines(&self, part: Range<usize>) -> (u32, u32) {
        let at = |byte| self.line_at(byte);
        let (text, part) = (
            &self.text,
            part.start.min(self.text.len())..part.end.min(self.text.len()),
        );
        let inner = text[part.clone()].trim_matches(is_space);
        if inner.is_empty() {
            return (at(part.start), at(part.start));
        }
        let start = inner.as_ptr() as usize - text.as_ptr() as usize;
        (at(start), at(start + inner.len() - 1))
    }

    fn join(&mut self, next: &Line, gap: &str) {
        let kept = self.trimmed().len();
        self.text.truncate(kept);
        let letters = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
        if letters(self.text.chars().next_back()) && letters(next.text.chars().next()) {
            self.text.push(' ');
        } else {
            self.text.push_str(gap);
        }
        let base = self.text.len();
        self.text.push_str(&next.text);
        self.open += next.open;
        self.starts
            .extend(next.starts.iter().map(|(at, line)| (base + at, *line)));
    }
}

/// The lines of a source that are not empty, without characters that cannot be printed.
pub fn lines(source: &Source) -> Vec<Line> {
    (1..=source.line_count())
        .filter_map(|number| {
            let whole = source.line(number);
            // A tab at the start is an empty first cell.
            let bare = whole.trim_matches(is_space);
            let text = if bare.contains('\t') {
                whole.trim_start_matches(|c| is_space(c) && c != '\t')
            } else {
                whole.trim_start_matches(is_space)
            };
            (!text.trim_matches(is_space).is_empty()).then(|| Line {
                text: text.replace(is_unprintable, ""),
                indent: columns_of_space(&whole[..whole.len() - text.len()]),
                starts: vec![(0, number)],
                open: left_open(text),
            })
        })
        .collect()
}

/// Joins the lines that belong to one paragraph.
pub fn paragraphs(lines: Vec<Line>, lexicon: &Lexicon) -> Vec<Line> {
    let width = wrapped_at(&lines);
    let indents = lines.iter().filter(|line| line.indent > 0).count() * 4 > lines.len();
    let mut out: Vec<Line> = Vec::with_capacity(lines.len());
    let tabled = lines.iter().any(|line| line.text.starts_with("序号"));
    // Columns of the last line that was joined, which is what its successor went on from.
    let mut columns = 0;
    // Whether the last line was a label alone, and names have followed it line by line.
    let mut listing = false;
    for line in lines {
        let own = line.columns();
        let label = statement::is_bare_label(line.trimmed(), lexicon);
        if let Some(last) = out.last_mut()
            && listing
            && !label
            && statement::is_list_of_units(line.trimmed(), lexicon)
            && !opens(&line, tabled, lexicon)
        {
            let gap = if last.text.ends_with([':', '\u{FF1A}']) {
                ""
            } else {
                " "
            };
            last.join(&line, gap);
            continue;
        }
        listing = !tabled && label;
        if let Some(last) = out.last_mut()
            && !opens(&line, tabled, lexicon)
            && (goes_on(last, &line, lexicon)
                || width.is_some_and(|width| {
                    columns + 8 > width
                        && !(line.indent > 0 && indents)
                        && (!ends_sentence(last.trimmed()) || indents)
                }))
        {
            last.join(&line, "");
        } else {
            out.push(line);
        }
        columns = own;
    }
    out
}

/// The width, in columns, at which a copy broke every line; `None` where lines are paragraphs.
fn wrapped_at(lines: &[Line]) -> Option<usize> {
    let mut widths: Vec<usize> = lines.iter().map(Line::columns).collect();
    widths.sort_unstable();
    let widest = *widths.get(widths.len().checked_sub(1 + widths.len() / 50)?)?;
    if lines.len() < 8 || !(24..=140).contains(&widest) {
        return None;
    }
    let full: Vec<&Line> = lines
        .iter()
        .filter(|line| line.columns() + 8 > widest)
        .collect();
    let broken = full
        .iter()
        .filter(|line| !ends_sentence(line.trimmed()))
        .count();
    (full.len() * 4 >= lines.len() && broken * 2 >= full.len()).then_some(widest)
}

/// Columns that a text takes: two for a Chinese character.
fn columns_of(text: &str) -> usize {
    text.trim_end_matches(is_space)
        .chars()
        .map(|c| if c.is_ascii() { 1 } else { 2 })
        .sum()
}

/// Columns of white space before a line; a centred line is not indented by all of it.
fn columns_of_space(text: &str) -> usize {
    let columns: usize = text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum();
    if columns > 8 { 0 } else { columns }
}

fn ends_sentence(text: &str) -> bool {
    text.ends_with([
        '。', ';', '\u{FF1B}', ':', '\u{FF1A}', '!', '\u{FF01}', '?', '\u{FF1F}', ')', '\u{FF09}',
        '〕', '】', ']',
    ])
}

/// Whether a line begins something of its own.
fn opens(line: &Line, tabled: bool, lexicon: &Lexicon) -> bool {
    Label::read(&line.text).is_some_and(|label| tabled || label.kind != LabelKind::Row)
        || (tabled && line.trimmed().bytes().all(|b| b.is_ascii_digit()))
        // Each page prints the head of the table again.
        || line.text.starts_with("序号")
        || statement::begins_with_label(&line.text, lexicon)
        || line.text.contains('\t')
}

/// Whether a line goes on in the next one whatever their widths: it breaks off within a list, or is
/// the label of a field whose units or times stand on the next line.
fn goes_on(line: &Line, next: &Line, lexicon: &Lexicon) -> bool {
    let text = line.trimmed();
    // A row of a table opens a line, so a tab stands in the first line or in none.
    let first = line.starts.get(1).map_or(text.len(), |(at, _)| *at);
    if text[..first.min(text.len())].contains('\t') {
        return false;
    }
    text.ends_with(['、', ',', '\u{FF0C}'])
        || next.text.starts_with([
            '、', '\u{FF0C}', '。', '\u{FF1B}', ')', '\u{FF09}', '〕', '】',
        ])
        || line.open > 0 && closes_first(&next.text)
        || (text.ends_with([':', '\u{FF1A}'])
            && statement::ends_in_label(text, lexicon)
            && statement::can_be_stated(next.trimmed(), lexicon))
}

/// How many more brackets open in a text than close.
fn left_open(text: &str) -> isize {
    let weight = |c: char| match c {
        '(' | '\u{FF08}' | '〔' | '[' | '【' => 1,
        ')' | '\u{FF09}' | '〕' | ']' | '】' => -1,
        _ => 0,
    };
    text.chars().map(weight).sum()
}

/// Whether a text closes a bracket before it opens one.
fn closes_first(text: &str) -> bool {
    text.chars()
        .take(400)
        .find(|c| "(\u{FF08}〔[【)\u{FF09}〕]】".contains(*c))
        .is_some_and(|c| ")\u{FF09}〕]】".contains(c))
}

#[cfg(test)]
mod tests {
    use super::{lines, paragraphs};
    use crate::base::source::Source;
    use crate::intake::lexicon::Lexicon;

    #[test]
    fn broken_lines_are_joined() {
        let text = "一、总体要求\n  深入贯彻落实各项决策部署,坚持稳中求进工作总基调,加快推\n进各项工作,确保全面完成年度目标任务,为全面振兴奠定坚实的基\n础。\n  1.推进项目建设。抓好重点项目,落实各项保障措施,确保全部项\n目按期开工。\n牵头单位:\n市发改委\n配合单位:市财政局、\n市商务局\n  2.推进招商引资工作,着力引进大项目好项目,不断提高招商引资\n质量。\n  3.推进城乡建设,着力改善人居环境,不断提高城市建设管理水平\n和质量。\n";
        let joined = paragraphs(lines(&Source::new("a", text)), &Lexicon::bundled());
        let texts: Vec<_> = joined
            .iter()
            .map(|line| (line.first(), line.last()))
            .collect();
        assert_eq!(
            texts,
            [(1, 1), (2, 4), (5, 6), (7, 8), (9, 10), (11, 12), (13, 14)]
        );
        assert_eq!(joined[3].text, "牵头单位:市发改委");
        let at = joined[1].text.find("奠定").unwrap();
        assert_eq!(joined[1].lines(at..joined[1].text.len()), (3, 4));
    }

    #[test]
    fn paragraphs_stay_apart() {
        let text = "一、总体要求\n(一)指导思想\n坚持稳中求进\n全面振兴\n二、任务\n1.甲\n2.乙\n3.丙\n4.丁\n";
        assert_eq!(
            paragraphs(lines(&Source::new("a", text)), &Lexicon::bundled()).len(),
            9
        );
    }
}
