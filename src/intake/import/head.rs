//! The head of a plan: title, 发文字号, issuer, addressees, dates, and the year that its deadlines
//! mean.

use super::docnumber::{self, document_number};
use super::furniture::{are_offices, is_office, lone_date, offices, signed};
use super::meta;
use super::place;
use super::strip::Stripped;
use super::title::is_salutation;
use crate::base::diag::Diagnostic;
use crate::base::source::Source;
use crate::base::text::{find_dates, fold_char, squeeze};
use crate::plan::{HeadField, StatedField};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// What the head says.
#[derive(Debug)]
pub struct Head {
    /// See [`Front`](crate::plan::Front).
    pub title: String,
    pub number: Option<String>,
    pub issuer: Option<String>,
    pub place: Option<String>,
    pub addressees: Option<String>,
    pub passed_by: Option<String>,
    pub written: Option<Date>,
    pub published: Option<Date>,
    pub year: i16,
    /// Which line states which field.
    pub fields: Vec<StatedField>,
}

struct Reader<'a> {
    source: &'a Source,
    stripped: &'a Stripped,
    /// The lines above the text, its title among them.
    before: Vec<u32>,
    doubts: &'a mut Vec<Diagnostic>,
    fields: Vec<StatedField>,
}

/// Reads the head off the lines around the plan.
pub fn read(source: &Source, stripped: &Stripped, doubts: &mut Vec<Diagnostic>) -> Head {
    let body_starts = stripped.body.first().map_or(u32::MAX, |line| line.first());
    let mut before: Vec<u32> = stripped
        .around
        .iter()
        .chain(&stripped.title)
        .copied()
        .filter(|&n| n < body_starts)
        .collect();
    before.sort_unstable();
    let mut reader = Reader {
        source,
        stripped,
        before,
        doubts,
        fields: Vec::new(),
    };
    let title = reader.title();
    let number = reader.number();
    let signature = reader.signature();
    let issuer = reader.issuer(signature);
    let addressees = reader.addressees();
    let passed_by = reader.passed_by();
    let written = reader.written(signature);
    let published = reader.published();
    let year = title_year(&title)
        .or(written.map(Date::year))
        .or(number.as_deref().and_then(docnumber::year))
        .or(published.map(Date::year))
        .unwrap_or_else(|| reader.likely_year());
    let place = issuer.as_deref().and_then(place::of);
    Head {
        title,
        number,
        place,
        issuer,
        addressees,
        passed_by,
        written,
        published,
        year,
        fields: reader.fields,
    }
}

impl Reader<'_> {
    /// Notes the line that states a field; a line states one.
    fn state(&mut self, field: HeadField, line: u32) {
        if !self.fields.iter().any(|stated| stated.line == line) {
            self.fields.push(StatedField { field, line });
        }
    }

    fn title(&mut self) -> String {
        let lines = &self.stripped.title;
        if let [line] = lines.as_slice() {
            let line = *line;
            self.state(HeadField::Title, line);
            let title = self.source.line(line).trim();
            // 实施意见(甲政〔2017〕101号): the number is no part of the title.
            return match title.rfind(['(', '\u{FF08}']) {
                Some(open)
                    if document_number(&squeeze(&title[open..].replacen(
                        ['(', '\u{FF08}'],
                        "",
                        1,
                    )))
                    .is_some() =>
                {
                    title[..open].trim_end().to_owned()
                }
                _ => title.to_owned(),
            };
        }
        if !lines.is_empty() {
            return lines.iter().map(|&n| self.source.line(n).trim()).collect();
        }
        let stated = self
            .before
            .iter()
            .find_map(|&n| Some((n, meta::value(self.source.line(n), &["标题", "名称"])?)));
        match stated {
            Some((line, title)) => {
                self.state(HeadField::Title, line);
                title
            }
            // Somebody has to write it; until then the file's name tells the plans apart.
            None => {
                let name = self.source.name();
                let name = name.rsplit(['/', '\\']).next().unwrap_or(name);
                name.rsplit_once('.')
                    .map_or(name, |(stem, _)| stem)
                    .to_owned()
            }
        }
    }

    fn number(&mut self) -> Option<String> {
        let mut found: Vec<(u32, String, bool)> = self
            .before
            .iter()
            .filter_map(|&n| {
                let text = squeeze(self.source.line(n));
                let range = document_number(&text)?;
                let alone = text.len() <= range.len() + 6;
                let stated =
                    meta::value(&text, &["发文字号", "文号", "文件编号", "文件号"]).is_some();
                Some((n, text[range].to_owned(), alone || stated))
            })
            .collect();
        // A line of its own is the number of this document; elsewhere it may be another's.
        found.sort_by_key(|(_, _, own)| !own);
        let (line, number, _) = found.into_iter().next()?;
        self.state(HeadField::Number, line);
        Some(docnumber::normal(&number))
    }

    /// An office with the date below it: its line and that of the date.
    fn signature(&self) -> Option<(u32, u32)> {
        let around = &self.stripped.around;
        let office = |n: u32| are_offices(self.source.line(n));
        let dated = |n: u32| lone_date(self.source.line(n)).is_some();
        around
            .windows(2)
            .find(|pair| office(pair[0]) && dated(pair[1]))
            .map(|pair| (pair[0], pair[1]))
            .or_else(|| {
                let line = around
                    .iter()
                    .copied()
                    .find(|&n| signed(self.source.line(n)).is_some())?;
                Some((line, line))
            })
    }

    fn issuer(&mut self, signature: Option<(u32, u32)>) -> Option<String> {
        let issuer = match signature {
            Some((line, _)) => {
                let text = self.source.line(line);
                match signed(text) {
                    // The line states the date; it can state one field only.
                    Some((office, _)) => Some(office),
                    None => {
                        let (first, issuer) = self.joint(line);
                        if first == line {
                            self.state(HeadField::Issuer, line);
                        }
                        Some(issuer)
                    }
                }
            }
            None => self.named_issuer(),
        };
        if issuer.is_none() {
            let line = self.before.last().copied().unwrap_or(1);
            self.doubts.push(
                Diagnostic::warning("no-issuer", "the issuing office (发文机关) was not found")
                    .at_line(self.source, line)
                    .help("write `issuer` into the front matter; if its name is damaged, declare an [[emendation]]"),
            );
        }
        issuer
    }

    /// Who signs on this line and on those right above it, as one text; and the first of these lines.
    fn joint(&self, line: u32) -> (u32, String) {
        let around = &self.stripped.around;
        let office = |n: &u32| around.contains(n) && are_offices(self.source.line(*n));
        let first = (1..=line).rev().take_while(office).last().unwrap_or(line);
        // What heads a document is no signature: 甲局, 乙局, 文件.
        let names: Vec<String> = (first..=line)
            .flat_map(|n| offices(self.source.line(n)))
            .collect();
        (first, names.join(" "))
    }

    /// The office that a title or a line of metadata names: 甲市人民政府办公室关于…, 发文机关: ….
    fn named_issuer(&self) -> Option<String> {
        let titled = self
            .stripped
            .title
            .iter()
            .chain(&self.before)
            .find_map(|&n| {
                let text = squeeze(self.source.line(n));
                let before = &text[..text.find("关于")?];
                let start = before
                    .rfind(['号', ' ', ':', '\u{FF1A}', '丨', '|', '《', '】'])
                    .map_or(0, |at| {
                        at + before[at..].chars().next().map_or(1, char::len_utf8)
                    });
                Some(before[start..].to_owned()).filter(|name| is_office(name))
            });
        let labels = [
            "发文机关",
            "发文机构",
            "发文单位",
            "制发机关",
            "制定机关",
            "发布机构",
            "发布机关",
            "发布单位",
        ];
        titled.or_else(|| {
            // The first line of a title may be the office alone.
            self.before
                .windows(2)
                .find(|pair| {
                    is_office(self.source.line(pair[0]))
                        && squeeze(self.source.line(pair[1])).starts_with("关于")
                })
                .map(|pair| squeeze(self.source.line(pair[0])))
                .or_else(|| {
                    self.before
                        .iter()
                        .find_map(|&n| meta::value(self.source.line(n), &labels))
                })
        })
    }

    fn addressees(&mut self) -> Option<String> {
        let line = self
            .before
            .iter()
            .copied()
            .find(|&n| is_salutation(self.source.line(n)))?;
        self.state(HeadField::Addressees, line);
        let text = self.source.line(line).trim();
        Some(
            text.trim_end_matches([':', '\u{FF1A}'])
                .trim_end()
                .to_owned(),
        )
    }

    /// The meeting that passed the plan: 市政府七届第65次常务会议.
    fn passed_by(&self) -> Option<String> {
        let lines: Vec<u32> = self
            .before
            .iter()
            .copied()
            .chain(self.stripped.body.iter().take(4).map(|line| line.first()))
            .collect();
        // The sentence says more than that, so its line states no field.
        lines
            .into_iter()
            .find_map(|n| meeting(&squeeze(self.source.line(n))))
    }

    fn written(&mut self, signature: Option<(u32, u32)>) -> Option<Date> {
        let dated = |n: &u32| lone_date(self.source.line(*n)).is_some();
        let around = &self.stripped.around;
        let lone = match signature {
            Some((_, date)) => Some(date),
            // Without a readable signature: the last lone date before the text, else the last
            // behind it.
            None => self
                .before
                .iter()
                .rev()
                .chain(around.iter().rev())
                .copied()
                .find(dated),
        };
        let line = lone.or_else(|| {
            self.before.iter().copied().find(|&n| {
                meta::value(
                    self.source.line(n),
                    &[
                        "成文日期",
                        "成文时间",
                        "发文日期",
                        "发文时间",
                        "印发日期",
                        "制发日期",
                    ],
                )
                .is_some_and(|value| !find_dates(&value).is_empty())
            })
        })?;
        let text = self.source.line(line);
        let date = match lone {
            Some(_) => lone_date(text).or_else(|| Some(signed(text)?.1))?,
            None => {
                let value = meta::value(
                    text,
                    &[
                        "成文日期",
                        "成文时间",
                        "发文日期",
                        "发文时间",
                        "印发日期",
                        "制发日期",
                    ],
                )?;
                *find_dates(&value).first()?
            }
        };
        if lone.is_some() && !text.contains(['年', '-', '.', '/']) {
            self.doubts.push(
                Diagnostic::warning(
                    "damaged-date",
                    format!("`{}` has lost its 年 and 月", text.trim()),
                )
                .at_line(self.source, line)
                .help("read as a date in `written`; declare an [[emendation]] if you agree"),
            );
        }
        self.state(HeadField::Written, line);
        Some(date)
    }

    fn published(&mut self) -> Option<Date> {
        let (line, date) = self.stripped.around.iter().find_map(|&line| {
            let value = meta::value(
                self.source.line(line),
                &["发布时间", "发布日期", "公开日期", "发表时间"],
            )?;
            Some((line, *find_dates(&value).first()?))
        })?;
        self.state(HeadField::Published, line);
        Some(date)
    }

    /// The year that a document without a date speaks of most.
    fn likely_year(&mut self) -> i16 {
        let mut counts: BTreeMap<i16, usize> = BTreeMap::new();
        let text = self.source.text();
        for (at, _) in text.match_indices('年') {
            let digits: String = text[..at]
                .chars()
                .rev()
                .take_while(char::is_ascii_digit)
                .collect();
            let year = digits.chars().rev().collect::<String>().parse().ok();
            if let Some(year) = year.filter(|y| digits.len() == 4 && (1990..=2100).contains(y)) {
                *counts.entry(year).or_default() += 1;
            }
        }
        let most = counts.iter().max_by_key(|(year, count)| (**count, -**year));
        let year = most.map_or(2000, |(year, _)| *year);
        self.doubts.push(
            Diagnostic::warning(
                "no-year",
                format!("nothing dates the plan; a bare 3月末前 was read as one of {year}"),
            )
            .at_line(self.source, 1)
            .help("write `year` into the front matter and check every milestone"),
        );
        year
    }
}

/// The meeting that a text says passed it.
fn meeting(text: &str) -> Option<String> {
    let end = [
        "常务会议",
        "全体会议",
        "常委会会议",
        "党组会议",
        "办公会议",
        "工作会议",
    ]
    .iter()
    .filter_map(|word| text.find(word).map(|at| at + word.len()))
    .min()?;
    let after: String = text[end..].chars().take(16).collect();
    let passed = ["同意", "通过", "批准", "审定"]
        .iter()
        .any(|word| after.contains(word));
    let start = text[..end].rfind('经').map(|at| at + '经'.len_utf8())?;
    let name = text[start..end].trim_start_matches('过');
    let plain = !name.contains(['。', ',', '\u{FF0C}', '《', '、']);
    (passed && plain && (5..=40).contains(&name.chars().count())).then(|| name.to_owned())
}

fn title_year(title: &str) -> Option<i16> {
    let title: String = title.chars().map(fold_char).filter(|c| *c != ' ').collect();
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
        !title[..at].ends_with(['—', '-', '至', '–', '~', '到'])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years() {
        assert_eq!(
            title_year("甲市推进经济带建设2018年工作实施方案"),
            Some(2018)
        );
        assert_eq!(title_year("三年行动计划(2018—2020年)"), None);
        assert_eq!(title_year("实施方案"), None);
    }

    #[test]
    fn meetings() {
        assert_eq!(
            meeting("意见已经市政府七届第65次常务会议讨论研究同意,现印发").as_deref(),
            Some("市政府七届第65次常务会议")
        );
        assert_eq!(meeting("经市政府同意,现印发"), None);
        assert_eq!(meeting("提请常务会议研究"), None);
    }
}
