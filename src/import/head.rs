//! The head of a plan: title, 发文字号, issuer, place, dates, and the year that its deadlines mean.

use super::furniture::{is_office, lone_date};
use super::strip::Stripped;
use crate::diag::Diagnostic;
use crate::source::Source;
use crate::text::{fold, fold_char, squeeze};
use jiff::civil::Date;
use std::ops::Range;

/// What the head says.
#[derive(Debug)]
pub struct Head {
    /// See [`Front`](crate::plan::Front).
    pub title: String,
    pub number: Option<String>,
    pub issuer: Option<String>,
    pub place: Option<String>,
    pub written: Option<Date>,
    pub published: Option<Date>,
    pub year: i16,
    /// Which line states which field.
    pub fields: Vec<(String, u32)>,
}

/// Reads the head off the lines around the plan.
pub fn read(source: &Source, stripped: &Stripped, doubts: &mut Vec<Diagnostic>) -> Head {
    let title: String = stripped
        .title
        .iter()
        .map(|&n| source.line(n).trim().to_owned())
        .collect();
    let mut fields = Vec::new();
    if let [line] = stripped.title.as_slice() {
        fields.push(("title".to_owned(), *line));
    }
    let around = &stripped.around;
    let body_starts = stripped.body.first().map_or(u32::MAX, |line| line.first());
    let before: Vec<u32> = around
        .iter()
        .copied()
        .filter(|&n| n < body_starts)
        .collect();

    let numbered = before.iter().filter_map(|&n| {
        let text = squeeze(source.line(n));
        document_number(&text)
            .map(|range| (n, text[range.clone()].to_owned(), range.len() == text.len()))
    });
    // A line of its own is the number of this document; elsewhere it may be another's.
    let mut numbered: Vec<_> = numbered.collect();
    numbered.sort_by_key(|(_, _, alone)| !alone);
    let number = numbered.into_iter().next().map(|(line, number, _)| {
        fields.push(("number".to_owned(), line));
        normal_number(&number)
    });

    let signature = around
        .windows(2)
        .find(|pair| is_office(source.line(pair[0])) && lone_date(source.line(pair[1])).is_some());
    let issuer = match signature {
        Some(pair) => {
            fields.push(("issuer".to_owned(), pair[0]));
            Some(squeeze(source.line(pair[0])))
        }
        None => named_issuer(source, &before, &stripped.title),
    };
    if issuer.is_none() {
        doubts.push(
            Diagnostic::warning("no-issuer", "the issuing office (发文机关) was not found")
                .at_line(source, before.last().copied().unwrap_or(1))
                .help("write `issuer` into the front matter; if its name is damaged, declare an [[emendation]]"),
        );
    }
    let dated = match signature {
        Some(pair) => Some(pair[1]),
        // Without a readable signature: the last lone date before the text, else the last behind it.
        None => before
            .iter()
            .rev()
            .chain(around.iter().rev())
            .copied()
            .find(|&n| lone_date(source.line(n)).is_some()),
    };
    let written = dated.and_then(|line| {
        fields.push(("written".to_owned(), line));
        let text = source.line(line);
        if !text.contains('年') && !text.contains('-') {
            doubts.push(
                Diagnostic::warning(
                    "damaged-date",
                    format!("`{}` has lost its 年 and 月", text.trim()),
                )
                .at_line(source, line)
                .help("read as a date in `written`; declare an [[emendation]] if you agree"),
            );
        }
        lone_date(text)
    });
    let published = around.iter().find_map(|&line| {
        let text = fold(&squeeze(source.line(line)));
        let at = ["发布时间:", "发布日期:", "公开日期:"]
            .iter()
            .find_map(|word| text.find(word).map(|at| at + word.len()))?;
        let date = leading_date(&text[at..])?;
        fields.push(("published".to_owned(), line));
        Some(date)
    });
    let place = issuer.as_deref().and_then(place_of);
    let title = if title.is_empty() {
        source.name().to_owned()
    } else {
        title
    };
    let year = title_year(&title)
        .or(written.map(Date::year))
        .or(published.map(Date::year))
        .unwrap_or_else(|| {
            doubts.push(
                Diagnostic::warning("no-year", "nothing says which year a bare 3月末前 means")
                    .at_line(source, 1)
                    .help("write `year` into the front matter and check every milestone"),
            );
            2000
        });
    Head {
        title,
        number,
        issuer,
        place,
        written,
        published,
        year,
        fields,
    }
}

/// Where a document number (发文字号) stands in a text without spaces: 盘政办发〔2017〕17号.
pub fn document_number(text: &str) -> Option<Range<usize>> {
    for (open, bracket) in text.char_indices() {
        if !matches!(fold_char(bracket), '〔' | '[' | '(' | '【') {
            continue;
        }
        let year_at = open + bracket.len_utf8();
        let Some((year, rest)) = crate::text::take_digits(&text[year_at..]) else {
            continue;
        };
        let Some(close) = rest
            .chars()
            .next()
            .filter(|c| matches!(fold_char(*c), '〕' | ']' | ')' | '】'))
        else {
            continue;
        };
        let rest = &rest[close.len_utf8()..];
        let rest = rest.strip_prefix('第').unwrap_or(rest);
        let Some((_, rest)) = crate::text::take_digits(rest) else {
            continue;
        };
        let Some(rest) = rest.strip_prefix('号') else {
            continue;
        };
        let prefix: Vec<(usize, char)> = text[..open]
            .char_indices()
            .rev()
            .take_while(|(_, c)| ('\u{4E00}'..='\u{9FFF}').contains(c))
            .take(10)
            .collect();
        let Some((start, _)) = prefix.last() else {
            continue;
        };
        if (1949..=2200).contains(&year) {
            return Some(*start..text.len() - rest.len());
        }
    }
    None
}

/// The number with the brackets of GB/T 9704—2012: 〔〕.
fn normal_number(number: &str) -> String {
    fold(number)
        .replace('第', "")
        .replace(['[', '(', '【'], "〔")
        .replace([']', ')', '】'], "〕")
}

/// The office that a title or a line of metadata names: 盘锦市人民政府办公室关于…, 发文机关: ….
fn named_issuer(source: &Source, before: &[u32], title: &[u32]) -> Option<String> {
    let titled = title.iter().chain(before).find_map(|&n| {
        let text = squeeze(source.line(n));
        let before = &text[..text.find("关于")?];
        let start = before.rfind(['号', ' ']).map_or(0, |at| {
            at + before[at..].chars().next().map_or(1, char::len_utf8)
        });
        Some(before[start..].to_owned()).filter(|name| is_office(name))
    });
    titled.or_else(|| {
        before.iter().find_map(|&n| {
            let text = fold(&squeeze(source.line(n)));
            let at = text.find("发文机关:")? + "发文机关:".len();
            let end = text[at..]
                .find("成文日期")
                .map_or(text.len(), |end| at + end);
            Some(text[at..end].to_owned()).filter(|name| !name.is_empty())
        })
    })
}

/// The place that an office governs: the name up to 省, 市, 县, 区, 州 or 旗.
fn place_of(issuer: &str) -> Option<String> {
    let government = ["人民政府", "委员会", "办公"]
        .iter()
        .filter_map(|w| issuer.find(w))
        .min()?;
    let end = issuer[..government]
        .char_indices()
        .filter(|(at, c)| *at > 0 && "省市县区州旗".contains(*c))
        .map(|(at, c)| at + c.len_utf8())
        .next_back()?;
    Some(issuer[..end].to_owned())
}

fn leading_date(text: &str) -> Option<Date> {
    let end = text
        .find(|c: char| !(c.is_ascii_digit() || "年月日-./".contains(c)))
        .unwrap_or(text.len());
    let mut numbers = text[..end]
        .split(|c: char| !c.is_ascii_digit())
        .filter(|p| !p.is_empty());
    let (year, month, day) = (numbers.next()?, numbers.next()?, numbers.next()?);
    let day = &day[..day.len().min(2)];
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

fn title_year(title: &str) -> Option<i16> {
    let mut years = title.match_indices('年').filter_map(|(at, _)| {
        let digits = title[..at]
            .chars()
            .rev()
            .take_while(char::is_ascii_digit)
            .count();
        title[at - digits.min(at)..at]
            .parse::<i16>()
            .ok()
            .filter(|y| digits == 4 && (1949..=2200).contains(y))
    });
    // A span of years (2018—2020年) says nothing about a bare month.
    years.next().filter(|year| {
        let at = title.find(&year.to_string()).unwrap_or(0);
        !title[..at].ends_with(['—', '-', '至'])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers() {
        for (text, number) in [
            ("盘政办发〔2017〕17号", "盘政办发〔2017〕17号"),
            ("文号:营政发[2020]7号", "营政发[2020]7号"),
            ("营政发(2020)第7号", "营政发(2020)第7号"),
        ] {
            assert_eq!(document_number(text).map(|r| &text[r]), Some(number));
        }
        for text in ["(2017年本)", "〔2017〕17号", "辽政发〔2019〕号"] {
            assert_eq!(document_number(text), None, "{text}");
        }
    }

    #[test]
    fn places() {
        assert_eq!(place_of("盘锦市人民政府办公室").as_deref(), Some("盘锦市"));
        assert_eq!(
            place_of("营口市老边区人民政府").as_deref(),
            Some("营口市老边区")
        );
        assert_eq!(place_of("市场监督管理局"), None);
    }

    #[test]
    fn years() {
        assert_eq!(
            title_year("盘锦市推进沿海经济带建设2018年工作实施方案"),
            Some(2018)
        );
        assert_eq!(title_year("三年行动计划(2018—2020年)"), None);
        assert_eq!(title_year("实施方案"), None);
    }
}
