//! Tells the plan itself from what a portal and a covering notice (印发通知) put around it.

use super::furniture::{
    are_offices, is_disclosure, is_footer, is_furniture, is_imprint, is_office, is_page_number,
    lone_date, signed,
};
use super::lines::{self, Line};
use super::statement;
use super::table;
use super::title::{self, is_salutation};
use crate::base::diag::Diagnostic;
use crate::base::text::squeeze;
use crate::intake::archive::Text;
use crate::intake::lexicon::Lexicon;
use crate::plan::{Label, LabelKind, LineRange, Skip};

/// A source taken apart.
#[derive(Debug, Default)]
pub struct Stripped {
    /// The paragraphs of the plan, its title left out.
    pub body: Vec<Line>,
    /// The line or lines of the title.
    pub title: Vec<u32>,
    /// The lines before the title, and the signature behind the text.
    pub around: Vec<u32>,
    /// Everything that is not part of the plan.
    pub skip: Vec<Skip>,
}

/// Takes a source apart.
pub fn strip(text: &Text, lexicon: &Lexicon, doubts: &mut Vec<Diagnostic>) -> Stripped {
    let source = &text.source;
    let lines = lines::lines(source);
    let mut stripped = Stripped::default();
    // Where the file itself tells the article from the page, the search begins there.
    let from = text.article.map_or(0, |article| {
        lines.partition_point(|line| line.last() < article.first)
    });
    let behind = text.article.map_or(lines.len(), |article| {
        lines.partition_point(|line| line.first() <= article.last)
    });
    let found = title::find(&lines[..behind], from);
    if found.lines.is_empty() {
        doubts.push(
            Diagnostic::warning("no-title", "the title of the plan was not found")
                .at_line(source, lines.first().map_or(1, Line::first))
                .help("write it into the front matter, and its line into source.fields"),
        );
    }
    let start = found
        .start
        .max(if found.lines.is_empty() { from } else { 0 });
    let end = find_end(&lines[..behind], start, lexicon);
    stripped.title = found.lines.iter().map(|&i| lines[i].first()).collect();
    let mut body = Vec::new();
    let mut in_notice = false;
    for (index, line) in lines.iter().enumerate() {
        if found.lines.contains(&index) {
            continue;
        }
        let signed = is_signature(&lines, index);
        let why = if is_disclosure(&line.text) {
            "公开属性"
        } else if index < start {
            if is_salutation(&line.text) {
                in_notice = true;
            }
            if in_notice || is_notice(&line.text) {
                "印发通知"
            } else {
                "门户网站页眉"
            }
        } else if is_imprint(&line.text) {
            "版记"
        } else if index >= end {
            if signed || is_office(&line.text) || lone_date(&line.text).is_some() {
                "落款"
            } else {
                "门户网站页脚"
            }
        } else if signed {
            "落款"
        } else if is_page_number(&line.text) {
            "页码"
        } else {
            body.push(line.clone());
            continue;
        };
        skip_line(&mut stripped, &lines, index, why);
    }
    stripped.body = lines::paragraphs(body, lexicon);
    stripped
}

/// The title of a notice that carries a plan: 关于印发……的通知.
fn is_notice(line: &str) -> bool {
    line.contains("印发") && line.trim_end().ends_with("通知")
}

fn skip_line(stripped: &mut Stripped, lines: &[Line], index: usize, why: &str) {
    let number = lines[index].first();
    stripped.around.push(number);
    let before = index.checked_sub(1).map(|before| lines[before].last());
    match stripped.skip.last_mut() {
        // Only empty lines between: one skip.
        Some(last) if last.why == why && Some(last.lines.last) == before => {
            last.lines.last = number;
        }
        _ => stripped.skip.push(Skip {
            lines: LineRange {
                first: number,
                last: number,
            },
            why: why.to_owned(),
        }),
    }
}

/// An office with a date beside it, or one of several above a date.
fn is_signature(lines: &[Line], index: usize) -> bool {
    let at = |i: Option<usize>| i.and_then(|i| lines.get(i)).map(|line| line.text.as_str());
    let dated = |i| at(i).is_some_and(|text| lone_date(text).is_some());
    signs(lines, index)
        || (dated(Some(index))
            && at(index.checked_sub(1))
                .is_some_and(|text| are_offices(text) && !text.starts_with('各')))
        || at(Some(index)).is_some_and(|text| signed(text).is_some())
}

/// Whether an office, or several line by line, stand above a date from this line on.
fn signs(lines: &[Line], index: usize) -> bool {
    const MOST: usize = 8;
    let text = |i: usize| lines.get(i).map_or("", |line| line.text.as_str());
    let dated = |i| lone_date(text(i)).is_some();
    // 各县区人民政府 stands in a list of units, and the date below it is a deadline.
    let office = |i| are_offices(text(i)) && !text(i).starts_with('各');
    let run = (index..index + MOST).take_while(|&i| office(i));
    match run.count() {
        0 => false,
        1 => dated(index + 1),
        // 市财政局 is how a list of units says it; whoever signs writes the name in full.
        count => {
            dated(index + count)
                && (index..index + count)
                    .all(|i| !text(i).starts_with(['市', '县', '区', '省', '州', '旗', '镇', '乡']))
        }
    }
}

/// Whether a line belongs to the structure of a plan: a number or a field begins it.
fn is_structure(line: &Line, lexicon: &Lexicon) -> bool {
    Label::read(&line.text)
        .is_some_and(|label| !matches!(label.kind, LabelKind::Row | LabelKind::Bullet))
        || statement::begins_with_label(&line.text, lexicon)
}

/// Where a page goes on with lists of other pages: 相关文章, 热点推荐. Numbers may stand in them, but
/// no field of a plan does.
fn related(lines: &[Line], start: usize, lexicon: &Lexicon) -> usize {
    let stated = lines
        .iter()
        .rposition(|line| {
            statement::begins_with_label(&line.text, lexicon)
                && !is_footer(&line.text)
                && !is_furniture(&line.text)
        })
        .map_or(start, |at| at.max(start));
    (stated + 1..lines.len())
        .find(|&at| {
            is_footer(&lines[at].text)
                && lines[at].text.chars().count() <= 40
                && Label::read(&lines[at].text).is_none()
        })
        .unwrap_or(lines.len())
}

/// Whether a line can be a row of a table, or its number.
fn is_row(line: &Line) -> bool {
    line.text.contains('\t')
        || Label::read(&line.text).is_some_and(|label| label.kind == LabelKind::Row)
        || line
            .trimmed()
            .parse::<u16>()
            .is_ok_and(|number| number < 1000)
}

/// The index behind the last line of the plan.
fn find_end(lines: &[Line], start: usize, lexicon: &Lexicon) -> usize {
    let lines = &lines[..related(lines, start, lexicon)];
    let tabled =
        (start..lines.len()).find(|&index| table::head(&lines[index..], lexicon).is_some());
    let last = lines
        .iter()
        .enumerate()
        .skip(start)
        .rev()
        .find(|(index, line)| {
            let row = tabled.is_some_and(|head| *index > head) && is_row(line);
            (row || is_structure(line, lexicon)) && !is_footer(&line.text)
        })
        .map_or(start, |(index, _)| index);
    // A signature with a date, behind which nothing numbered follows, ends the text.
    let signed =
        (start..lines.len().saturating_sub(1)).find(|&index| index > last && signs(lines, index));
    let footer = (last + 1..lines.len()).find(|&index| is_footer(&lines[index].text));
    let mut end = signed
        .unwrap_or(lines.len())
        .min(footer.unwrap_or(lines.len()));
    let empty_label =
        |text: &str| matches!(squeeze(text).as_str(), "附件:" | "附件\u{FF1A}" | "附件");
    while end > start
        && (is_furniture(&lines[end - 1].text)
            || is_footer(&lines[end - 1].text)
            || is_imprint(&lines[end - 1].text)
            || is_disclosure(&lines[end - 1].text)
            || (end < lines.len() && empty_label(&lines[end - 1].text))
            || (is_signature(lines, end - 1) && end - 1 > last))
    {
        end -= 1;
    }
    end
}
