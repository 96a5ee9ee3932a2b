//! Joins the lines that belong to one paragraph, where a copy broke them.

use super::line::Line;
use crate::intake::import::statement;
use crate::intake::lexicon::{Lexicon, Tables};
use crate::plan::LabelKind;

/// How many columns a line may fall short of the width of a copy and still be full.
const SLACK: usize = 8;
/// The widths, in columns, at which copies break lines.
const WIDTHS: std::ops::RangeInclusive<usize> = 24..=140;
/// The fewest lines that tell a width.
const FEWEST_LINES: usize = 8;

/// Joins the lines that belong to one paragraph.
pub fn paragraphs(lines: Vec<Line>, lexicon: &Lexicon) -> Vec<Line> {
    let layout = Layout::measure(&lines, &lexicon.tables);
    let mut joined: Vec<Line> = Vec::with_capacity(lines.len());
    // The width of the last line that was joined, from which its successor went on.
    let mut columns = 0;
    // Whether the last line was a label alone, and names have followed it line by line.
    let mut listing = false;
    let closing = lines_that_close(&lines, &layout, lexicon);

    for (line, closes) in lines.into_iter().zip(closing) {
        let own_columns = columns_of(&line);
        let label = statement::is_bare_label(line.trimmed(), lexicon);
        let opens = layout.opens(&line, &lexicon.tables);

        // Names below a bare label are listed line by line, whatever their width.
        let named =
            listing && !label && !opens && statement::is_list_of_units(line.trimmed(), lexicon);
        if let Some(last) = joined.last_mut().filter(|_| named) {
            let gap = if last.text.ends_with([':', '\u{FF1A}']) {
                ""
            } else {
                " "
            };
            last.join(&line, gap);
            continue;
        }

        listing = label && !layout.has_table;
        match joined.last_mut() {
            Some(last)
                if !opens
                    && (goes_on(last, &line, closes, lexicon)
                        || layout.is_broken(last, columns, &line)) =>
            {
                last.join(&line, "");
            }
            _ => joined.push(line),
        }
        columns = own_columns;
    }

    joined
}

/// How the lines of a text were laid out.
struct Layout {
    /// The width, in columns, at which a copy broke every line; `None` where lines are paragraphs.
    width: Option<usize>,
    /// Whether paragraphs begin with white space.
    is_indented: bool,
    /// Whether there is a table with numbered rows.
    has_table: bool,
}

impl Layout {
    /// Measures how the lines of a text were laid out.
    fn measure(lines: &[Line], words: &Tables) -> Self {
        let indented = lines.iter().filter(|line| line.indent > 0).count();
        Self {
            width: width_of_copy(lines),
            is_indented: indented * 4 > lines.len(),
            has_table: lines.iter().any(|line| opens_table(line, words)),
        }
    }

    /// Whether a line begins something of its own.
    fn opens(&self, line: &Line, words: &Tables) -> bool {
        let number_alone = || line.trimmed().bytes().all(|b| b.is_ascii_digit());
        line.number_style()
            .is_some_and(|style| self.has_table || style != LabelKind::Row)
            || (self.has_table && number_alone())
            // Each page prints the head of the table again.
            || opens_table(line, words)
            || line.opens_field
            || line.text.contains('\t')
    }

    /// Whether the copy broke the text between two lines: the first, of which the last printed line has
    /// so many columns, is full.
    fn is_broken(&self, first: &Line, columns: usize, second: &Line) -> bool {
        let Some(width) = self.width else {
            return false;
        };
        columns + SLACK > width
            && !(self.is_indented && second.indent > 0)
            && (self.is_indented || !ends_sentence(first.trimmed()))
    }
}

/// Whether a line is the head of a table with numbered rows.
fn opens_table(line: &Line, words: &Tables) -> bool {
    words.head_openings.begin(&line.text)
}

/// Returns the width, in columns, at which a copy broke every line; `None` where lines are paragraphs.
fn width_of_copy(lines: &[Line]) -> Option<usize> {
    // A row of a table is as wide as its cells.
    let lines: Vec<&Line> = lines
        .iter()
        .filter(|line| !line.text.contains('\t'))
        .collect();
    let mut widths: Vec<usize> = lines.iter().map(|line| columns_of(line)).collect();
    widths.sort_unstable();
    // A few lines may stick out.
    let widest = *widths.get(widths.len().checked_sub(1 + widths.len() / 50)?)?;
    if lines.len() < FEWEST_LINES || !WIDTHS.contains(&widest) {
        return None;
    }

    let full: Vec<&Line> = lines
        .iter()
        .copied()
        .filter(|line| columns_of(line) + SLACK > widest)
        .collect();
    let broken = full
        .iter()
        .filter(|line| !ends_sentence(line.trimmed()))
        .count();
    (full.len() * 4 >= lines.len() && broken * 2 >= full.len()).then_some(widest)
}

/// Returns the columns that a printed line takes, its indentation included: two for a Chinese character.
fn columns_of(line: &Line) -> usize {
    let characters = line.trimmed().chars();
    line.indent
        + characters
            .map(|c| if c.is_ascii() { 1 } else { 2 })
            .sum::<usize>()
}

fn ends_sentence(text: &str) -> bool {
    text.ends_with([
        '。', ';', '\u{FF1B}', ':', '\u{FF1A}', '!', '\u{FF01}', '?', '\u{FF1F}', ')', '\u{FF09}',
        '〕', '】', ']',
    ])
}

/// Whether a line goes on in the next one whatever their widths: it breaks off within a list or a bracket that the next one
/// or those behind it close, or is the label of a field whose units or times stand on the next line.
fn goes_on(line: &Line, next: &Line, closes: bool, lexicon: &Lexicon) -> bool {
    // A row of a table opens a line, so a tab stands in the first line or in none.
    if line.first_text().contains('\t') {
        return false;
    }

    let text = line.trimmed();
    text.ends_with(['、', ',', '\u{FF0C}'])
        || next.text.starts_with([
            '、', '\u{FF0C}', '。', '\u{FF1B}', ')', '\u{FF09}', '〕', '】',
        ])
        || (line.open_brackets > 0 && closes)
        // 到 / 2030年.
        || (text.ends_with(['到', '至']) && next.text.starts_with(|c: char| c.is_ascii_digit()))
        || (text.ends_with([':', '\u{FF1A}'])
            && statement::ends_in_label(text, lexicon)
            && statement::can_be_stated(next.trimmed(), lexicon))
}

/// Tells of each line whether it closes a bracket that is open before it, alone or with the lines behind it that open
/// nothing of their own.
fn lines_that_close(lines: &[Line], layout: &Layout, lexicon: &Lexicon) -> Vec<bool> {
    /// How many lines a bracket may go on for.
    const LINES: usize = 4;
    /// How far, in characters, its end is looked for.
    const REACH: usize = 400;

    let opens: Vec<bool> = lines
        .iter()
        .map(|line| layout.opens(line, &lexicon.tables))
        .collect();
    let closes = |at: usize| {
        let behind = (at + 1..lines.len()).take_while(|behind| {
            let above = &lines[behind - 1];
            !opens[*behind] && !ends_sentence(above.trimmed())
        });
        let near = std::iter::once(at).chain(behind).take(LINES);
        let mut depth = 0;
        near.flat_map(|near| lines[near].text.chars())
            .take(REACH)
            .any(|c| {
                // 各市、县(市、区)政府): one within is closed before.
                let closes = ")\u{FF09}〕]】".contains(c) && depth == 0;
                depth += i32::from("(\u{FF08}〔[【".contains(c));
                depth -= i32::from(")\u{FF09}〕]】".contains(c));
                closes
            })
    };
    (0..lines.len()).map(closes).collect()
}

#[cfg(test)]
mod tests {
    use super::paragraphs;
    use crate::base::source::Source;
    use crate::intake::import::lines::printed_lines;
    use crate::intake::lexicon::Lexicon;

    #[test]
    fn broken_lines_are_joined() {
        let text = "一、总体要求\n  深入贯彻落实各项决策部署,坚持稳中求进工作总基调,加快推\n进各项工作,确保全面完成年度目标任务,为全面振兴奠定坚实的基\n础。\n  1.推进项目建设。抓好重点项目,落实各项保障措施,确保全部项\n目按期开工。\n牵头单位:\n市发改委\n配合单位:市财政局、\n市商务局\n  2.推进招商引资工作,着力引进大项目好项目,不断提高招商引资\n质量。\n  3.推进城乡建设,着力改善人居环境,不断提高城市建设管理水平\n和质量。\n";
        let lexicon = Lexicon::bundled();
        let lines = printed_lines(&Source::new("a", text), &lexicon);
        let joined = paragraphs(lines, &lexicon);
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
        let lexicon = Lexicon::bundled();
        let lines = printed_lines(&Source::new("a", text), &lexicon);
        assert_eq!(paragraphs(lines, &lexicon).len(), 9);
    }
}
