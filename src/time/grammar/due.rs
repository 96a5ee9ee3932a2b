//! The notations of a deadline: 3月末前, 2018年12月底前, 年底前, 三季度, “十四五”末, 10月1日至11月30日.

use super::cursor::{Cursor, JOINTS};
use super::damage::{is_damaged_day, is_mistyped_month, is_rest_of_number};
use super::festival::take_festivals;
use super::figures::take_figures;
use super::part::{
    PartOfMonth, take_day, take_end, take_half, take_hour, take_limit, take_month,
    take_part_of_month, take_quarter,
};
use super::phrase::Phrase;
use super::point::PointInTime;
use super::series::take_series;
use super::year::{YearContext, end_of_five_year_plan, span_of_years, take_year};
use crate::base::text::{fold_char, is_space};
use crate::time::{Due, Month};
use jiff::civil::Date;

/// Returns every point in time that a text names, in order. A month without a year is one of `year` until the text
/// names another year. What a copy has damaged (2023年l2月) and what is no day (6月31日) is passed over, and so is a bare
/// year, which says when, not by when. Of times that share the word behind them (二、三季度), the words of each go from its
/// own number to their end.
///
/// ```
/// use gangmu::time::find_dues;
///
/// let text = "2018年12月底前完成;次年6月底前";
/// let found = find_dues(text, 2017);
/// assert_eq!(found[0].words(text), "2018年12月底前");
/// assert_eq!(found[0].meaning.due.to_string(), "2018-12");
/// assert_eq!(found[1].meaning.due.to_string(), "2019-06");
/// ```
pub fn find_dues(text: &str, year: i16) -> Vec<Phrase<PointInTime>> {
    let mut finder = Finder {
        text,
        years: YearContext {
            plan: year,
            last: year,
        },
        is_year_named: false,
        found: Vec::new(),
    };

    let mut cursor = Cursor::new(text, 0);
    while cursor.peek().is_some() {
        // The year that was named last dates the months behind it, so the finder keeps it from phrase to phrase.
        match take_points(&mut cursor, finder.years) {
            Some(points) => {
                for (start, meaning) in points {
                    let range = start..cursor.at();
                    finder.add_phrase(Phrase { range, meaning });
                }
            }
            None => {
                cursor.next();
            }
        }
    }
    finder.found
}

struct Finder<'t> {
    text: &'t str,
    years: YearContext,
    /// Whether the text has named a year itself.
    is_year_named: bool,
    found: Vec<Phrase<PointInTime>>,
}

impl Finder<'_> {
    /// Adds a phrase: gives it the year that the text implies, and joins it to the one before if both are one span.
    fn add_phrase(&mut self, mut phrase: Phrase<PointInTime>) {
        let names_year =
            phrase.words(self.text).contains('年') || phrase.meaning.due.year() != self.years.last;
        // 2016年11月末前…,7月上旬…: the months have gone on into the next year.
        if !names_year && self.goes_back(phrase.meaning.due) {
            phrase.meaning.due = phrase.meaning.due.next_year();
        }

        // A span of years dates what it stands by, not what follows.
        if phrase.meaning.limit || !matches!(phrase.meaning.due, Due::Year(_)) {
            self.is_year_named |= names_year;
            self.years.last = phrase.meaning.due.year();
        }

        // 10月1日起至11月30日 is one span of time; its end counts.
        if let Some(last) = self.found.last_mut()
            && is_span(self.text, last, &phrase)
        {
            last.range.end = phrase.range.end;
            last.meaning = PointInTime {
                due: phrase.meaning.due,
                limit: true,
            };
        } else {
            self.share_limit(&phrase);
            self.found.push(phrase);
        }
    }

    /// Makes the time before a limit one too where only a joint stands between them: the 3月 of 3月、9月底前.
    fn share_limit(&mut self, limit: &Phrase<PointInTime>) {
        let Some(last) = self.found.last_mut().filter(|_| limit.meaning.limit) else {
            return;
        };
        let between = self.text.get(last.range.end..limit.range.start);
        let is_joint = between.is_some_and(|words| JOINTS.contains(&words.trim_matches(is_space)));
        last.meaning.limit |= is_joint && !matches!(last.meaning.due, Due::Year(_));
    }

    /// Whether a month would go back in time behind an earlier year that the text named: in 2017, the months of
    /// 2016年11月末前…,7月上旬… go on.
    fn goes_back(&self, due: Due) -> bool {
        if !self.is_year_named || self.years.last >= self.years.plan {
            return false;
        }
        let last = self.found.last().and_then(|last| last.meaning.due.month());
        let (Some(last), Some(month)) = (last, due.month()) else {
            return false;
        };
        month < last
    }
}

/// Whether two points in time are the ends of one span.
fn is_span(text: &str, first: &Phrase<PointInTime>, second: &Phrase<PointInTime>) -> bool {
    // 6月底前至9月: the first is closed already.
    if first.words(text).ends_with(['前', '底', '末']) {
        return false;
    }

    let between = text
        .get(first.range.end..second.range.start)
        .unwrap_or_default();
    match between.trim_matches(is_space) {
        "起至" | "至" | "起到" | "到" | "—" | "-" | "——" | "~" | "\u{FF5E}" => true,
        "" | "起" => second.words(text).starts_with(['至', '到']),
        _ => false,
    }
}

/// Reads the points in time that begin just here, each with the byte at which its words begin: several may share the word
/// behind them.
fn take_points(cursor: &mut Cursor<'_>, years: YearContext) -> Option<Vec<(usize, PointInTime)>> {
    let start = cursor.at();
    take_series(cursor, years)
        .or_else(|| take_festivals(cursor, years))
        .or_else(|| Some(vec![(start, take_point(cursor, years)?)]))
}

/// Reads a point in time that begins just here.
fn take_point(cursor: &mut Cursor<'_>, years: YearContext) -> Option<PointInTime> {
    if is_rest_of_number(*cursor) {
        return None;
    }

    cursor.attempt(|ahead| {
        let start = *ahead;
        let is_towards = ahead.take(&["截至", "截止", "到", "至"]);
        if is_towards {
            ahead.skip_spaces();
        }

        let span = span_of_years(ahead);
        let mut point = match span {
            Some((year, limit)) => PointInTime {
                due: Due::Year(year),
                limit,
            },
            None => five_year_plan(ahead)
                .or_else(|| take_figures(ahead, years))
                .or_else(|| part_of_calendar(ahead, years))?,
        };
        let is_closed = take_limit(ahead) || ahead.take(&["止"]);
        point.limit |= is_closed || is_towards;

        // A bare year says when, not by when, unless something marks it as a limit.
        let is_marked = point.limit || span.is_some() || ahead.since(start).ends_with('内');
        (is_marked || !matches!(point.due, Due::Year(_))).then_some(point)
    })
}

/// Reads the end of a five-year plan as a deadline.
fn five_year_plan(cursor: &mut Cursor<'_>) -> Option<PointInTime> {
    let year = end_of_five_year_plan(cursor)?;
    Some(PointInTime {
        due: Due::Year(year),
        limit: true,
    })
}

/// Reads a year, half, quarter, month or day of the calendar.
fn part_of_calendar(cursor: &mut Cursor<'_>, years: YearContext) -> Option<PointInTime> {
    cursor.attempt(|ahead| {
        let named = take_year(ahead, years);
        // The year named last dates a bare month: 2018年6月底前…,9月底前….
        let year = named.unwrap_or(years.last);
        if named.is_some() {
            ahead.skip_spaces();
        }
        // 2023年l2月: read on, it would be 2月.
        if is_mistyped_month(*ahead) {
            return None;
        }

        if let Some(half) = take_half(ahead) {
            return Some(PointInTime {
                due: Due::Half(year, half),
                limit: take_end(ahead),
            });
        }
        skip_first_quarter_of_span(ahead);
        if let Some(quarter) = take_quarter(ahead) {
            return Some(PointInTime {
                due: Due::Quarter(year, quarter),
                limit: take_end(ahead),
            });
        }

        // Before the month itself: the 3 of 3—6月 has no 月 behind it.
        skip_first_month_of_span(ahead);
        if let Some(month) = take_month(ahead) {
            return month_or_day(ahead, Month { year, month });
        }
        whole_year(ahead, year, named.is_some())
    })
}

/// Goes past the first quarter of a span, of which the last counts: the 一至 of 一至三季度.
fn skip_first_quarter_of_span(cursor: &mut Cursor<'_>) {
    cursor.attempt(|ahead| {
        ahead.take(&["第"]);
        let first = ahead.numeral(1..=3)?;
        if !ahead.take_dashes() {
            return None;
        }
        let last = take_quarter(&mut ahead.clone())?;
        (u32::from(last) > first).then_some(())
    });
}

/// Goes past the first month of a span, of which the last counts: the 3— of 3—6月.
fn skip_first_month_of_span(cursor: &mut Cursor<'_>) {
    cursor.attempt(|ahead| {
        let first = ahead.digits(0..=12)?;
        if !ahead.take_dashes() {
            return None;
        }
        let mut behind = *ahead;
        behind.digits(first + 1..=u32::MAX)?;
        behind.take(&["月"]).then_some(())
    });
}

/// Reads what follows 6月: a day, a part of the month, or its end. Returns nothing where a day is named that cannot be
/// read or is none: 6月l5日, 6月31日.
fn month_or_day(cursor: &mut Cursor<'_>, month: Month) -> Option<PointInTime> {
    cursor.take(&["份"]);
    let mut day_at = *cursor;
    day_at.skip_spaces();

    if let Some(day) = take_day(&mut day_at) {
        let date = Date::new(month.year, month.month, i8::try_from(day).ok()?).ok()?;
        *cursor = day_at;
        take_hour(cursor);
        return Some(PointInTime {
            due: Due::Day(date),
            limit: false,
        });
    }
    // 6月l5日: without this, the whole month would be read, which is not what was printed.
    if is_damaged_day(day_at) {
        return None;
    }

    let part = take_part_of_month(cursor);
    if part.is_none() {
        // 6月中 names no part of the month for certain, so it is the month.
        cursor.take(&["中"]);
    }
    Some(PointInTime {
        due: Due::Month(month),
        limit: part == Some(PartOfMonth::End),
    })
}

/// Reads a year as a whole: 2018年底, 2022年年底, 年底, 年内. The year itself is as precise as these words are.
fn whole_year(cursor: &mut Cursor<'_>, year: i16, is_named: bool) -> Option<PointInTime> {
    let due = Due::Year(year);
    let behind_year = *cursor;
    // 三年内 counts years.
    let counts =
        |c: char| fold_char(c).is_ascii_digit() || "一二三四五六七八九十两几多".contains(c);
    if !is_named && (cursor.before().ends_with(counts) || !cursor.take(&["年"])) {
        return None;
    }
    if is_named {
        cursor.take(&["年"]);
    }

    if take_end(cursor) {
        return Some(PointInTime { due, limit: true });
    }
    // Said of the year, not of its end.
    if cursor.take(&["内"]) {
        return Some(PointInTime { due, limit: false });
    }

    // The second 年 of 2018年年初 is no part of the year.
    *cursor = behind_year;
    is_named.then_some(PointInTime { due, limit: false })
}

#[cfg(test)]
mod tests {
    use super::find_dues;

    #[test]
    fn notations() {
        for (text, expected) in [
            ("3月末前,两地签订", vec![("3月末前", "2017-03")]),
            ("2月10日前,制定", vec![("2月10日前", "2017-02-10")]),
            ("12月底", vec![("12月底", "2017-12")]),
            (
                "2018年12月底前完成;次年6月底前",
                vec![("2018年12月底前", "2018-12"), ("次年6月底前", "2019-06")],
            ),
            (
                "2018年6月底前,甲;9月底前,乙",
                vec![("2018年6月底前", "2018-06"), ("9月底前", "2018-09")],
            ),
            ("2022年年底前,推动", vec![("2022年年底前", "2022")]),
            ("到2018年底,全市", vec![("到2018年底", "2018")]),
            ("年末前", vec![("年末前", "2017")]),
            ("到2019年进入", vec![("到2019年", "2019")]),
            ("到“十四五”末期,我市", vec![("到“十四五”末期", "2025")]),
            (
                "上半年完成,第四季度末",
                vec![("上半年", "2017-H1"), ("第四季度末", "2017-Q4")],
            ),
            (
                "10月1日起至11月30日",
                vec![("10月1日起至11月30日", "2017-11-30")],
            ),
            ("7月上旬", vec![("7月上旬", "2017-07")]),
            ("八月底前", vec![("八月底前", "2017-08")]),
            (
                "二〇一八年十二月底前",
                vec![("二〇一八年十二月底前", "2018-12")],
            ),
            ("2018.9.30", vec![("2018.9.30", "2018-09-30")]),
            ("2018.06", vec![("2018.06", "2018-06")]),
            ("2018/6底前完成", vec![("2018/6底前", "2018-06")]),
            ("2018.3-2018.9", vec![("2018.3-2018.9", "2018-09")]),
            ("2018.3-9", vec![("2018.3-9", "2018-09")]),
            ("2018.3.1-9.30", vec![("2018.3.1-9.30", "2018-09-30")]),
            (
                "2018.3.1—2018.9.30",
                vec![("2018.3.1—2018.9.30", "2018-09-30")],
            ),
            ("6.30前,甲", vec![("6.30前", "2017-06-30")]),
            ("于6/30前", vec![("6/30前", "2017-06-30")]),
            ("18年6月底前", vec![("18年6月底前", "2018-06")]),
            ("18年底", vec![("18年底", "2018")]),
            ("三年内建成,3年内完成,两年内", vec![]),
            ("用18年完成,18年内建成,第18年6月,08年6月", vec![]),
            ("投资2018.6万元,2018.06米", vec![]),
            ("6.30前后,6.3前列,1.6.30前,13.30前,6.31前", vec![]),
            ("2018年—2020年", vec![("2018年—2020年", "2020")]),
            ("2018-2020年底前", vec![("2018-2020年底前", "2020")]),
            ("3—6月", vec![("3—6月", "2017-06")]),
            ("年内,完成", vec![("年内", "2017")]),
            (
                "2016年11月末前,甲;7月上旬,乙",
                vec![("2016年11月末前", "2016-11"), ("7月上旬", "2017-07")],
            ),
            ("2018年,全市实施", vec![]),
            ("2018年度旅游联票", vec![]),
            ("年终考评结果", vec![]),
            ("第十六届3月底", vec![("3月底", "2017-03")]),
            ("100月末", vec![]),
            ("13月末", vec![]),
            ("“2019相聚盘锦”", vec![]),
            ("2023年l2月底前", vec![]),
            ("到2023年l2月底前", vec![]),
            ("2O23年6月底前", vec![]),
            ("1 2月底前", vec![]),
            ("2018年 1 2月底前", vec![]),
            ("去年12月,上年6月底前", vec![]),
            ("6月31日前", vec![]),
            ("6月3O日前", vec![]),
            ("6月1 5日前", vec![]),
            ("APP3月底前上线", vec![("3月底前", "2017-03")]),
            ("任务2 3月底前", vec![("3月底前", "2017-03")]),
            ("二O一八年五月底前", vec![("二O一八年五月底前", "2018-05")]),
            ("二0二0年底前", vec![("二0二0年底前", "2020")]),
            (
                "到2020年底建成;今年9月底前规划,当年完成",
                vec![("到2020年底", "2020"), ("今年9月底前", "2017-09")],
            ),
            ("2018 年 6 月底前", vec![("2018 年 6 月底前", "2018-06")]),
            (
                "第二、三季度各查一次",
                vec![("第二、三季度", "2017-Q2"), ("三季度", "2017-Q3")],
            ),
            (
                "2018年3、6、9月底前",
                vec![
                    ("2018年3、6、9月底前", "2018-03"),
                    ("6、9月底前", "2018-06"),
                    ("9月底前", "2018-09"),
                ],
            ),
            (
                "上、下半年各一次",
                vec![("上、下半年", "2017-H1"), ("下半年", "2017-H2")],
            ),
            ("一至三季度", vec![("一至三季度", "2017-Q3")]),
            ("6月中下旬", vec![("6月中下旬", "2017-06")]),
            ("6月30日24时前", vec![("6月30日24时前", "2017-06-30")]),
            (
                "6月10日、20日前",
                vec![("6月10日、20日前", "2017-06-10"), ("20日前", "2017-06-20")],
            ),
            (
                "6月10、25日",
                vec![("6月10、25日", "2017-06-10"), ("25日", "2017-06-25")],
            ),
            ("6月10日、3家企业", vec![("6月10日", "2017-06-10")]),
            ("任务3、6月底前上线", vec![("6月底前", "2017-06")]),
            ("6、3月", vec![("3月", "2017-03")]),
            ("今年国庆节前完成", vec![("今年国庆节前", "2017-10-01")]),
            ("2018年“十一”前", vec![("2018年“十一”前", "2018-10-01")]),
            (
                "2017年中秋、国庆节前",
                vec![
                    ("2017年中秋、国庆节前", "2017-10-04"),
                    ("国庆节前", "2017-10-01"),
                ],
            ),
            ("2018年春节前", vec![("2018年春节前", "2018-02-16")]),
            // Nothing says of which year they are.
            ("国庆节前,春节前,元旦前,第三十一前", vec![]),
            ("国庆节前后,国庆前夕,国庆街前", vec![]),
        ] {
            let found: Vec<_> = find_dues(text, 2017)
                .into_iter()
                .map(|f| (text[f.range].to_owned(), f.meaning.due.to_string()))
                .collect();
            let found: Vec<_> = found
                .iter()
                .map(|(r, d)| (r.as_str(), d.as_str()))
                .collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
