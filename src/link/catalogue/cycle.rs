//! What the words of a recurring duty name: 每月20日前, 每季度末月, 每年6月、12月底前, 月通报.
//!
//! The words are read to their end. Where one is left that was not understood, they name no days: a day
//! that a text does not mean is worse than none.

use crate::base::text::{fold, squeeze, take_numeral};
use crate::plan::{Every, Recurrence};
use jiff::civil::Weekday;

/// When a duty falls due.
#[derive(Debug, PartialEq, Eq)]
pub enum Cycle {
    /// On days of each week; none where the words name none.
    Week(Vec<Weekday>),
    /// In months of each year, on days of theirs; no days where the words name none, and [`LAST`] for the last.
    Year(Vec<i8>, Vec<i8>),
}

/// The last day of a month, however many it has.
pub const LAST: i8 = 31;

/// How often, longer words before those that they begin with.
const UNITS: [(&str, Every); 9] = [
    ("半年", Every::HalfYear),
    ("年度", Every::Year),
    ("年", Every::Year),
    ("季度", Every::Quarter),
    ("季", Every::Quarter),
    ("月度", Every::Month),
    ("月", Every::Month),
    ("星期", Every::Week),
    ("周", Every::Week),
];

/// Reads the words of a duty; nothing where they say more than this understands.
pub fn read(recurrence: &Recurrence) -> Option<Cycle> {
    let text = squeeze(&fold(&recurrence.raw));
    let mut words = Words(&text);
    let every = recurrence.every;
    words.opening(every)?;
    words.take(&["的"]);
    let cycle = match every {
        Every::Week => Cycle::Week(words.weekdays()),
        Every::Month => Cycle::Year((1..=12).collect(), words.days()),
        Every::Quarter => words.months_of(3)?,
        Every::HalfYear => words.months_of(6)?,
        Every::Year => words.months()?,
    };
    words.ending().then_some(cycle)
}

/// What is still to be read.
#[derive(Clone, Copy)]
struct Words<'a>(&'a str);

impl Words<'_> {
    /// Passes over the first of these words that stands here.
    fn take(&mut self, words: &[&str]) -> bool {
        let rest = words.iter().find_map(|word| self.0.strip_prefix(word));
        self.0 = rest.unwrap_or(self.0);
        rest.is_some()
    }

    fn joint(&mut self) -> bool {
        self.take(&["、", "和", "及", "与", ","])
    }

    /// A numeral from 1 to `most`.
    fn number(&mut self, most: i8) -> Option<i8> {
        let (number, rest) = take_numeral(self.0)?;
        self.0 = rest;
        i8::try_from(number)
            .ok()
            .filter(|number| (1..=most).contains(number))
    }

    /// One or several with 、 or 和 between them.
    fn list<T>(&mut self, one: impl Fn(&mut Self) -> Option<T>) -> Vec<T> {
        let mut all = Vec::new();
        loop {
            let mut ahead = *self;
            if !all.is_empty() && !ahead.joint() {
                return all;
            }
            let Some(next) = one(&mut ahead) else {
                return all;
            };
            all.push(next);
            *self = ahead;
        }
    }

    /// Numerals that share what stands behind them: 6、12月; 第一、第三季度.
    fn counted(&mut self, behind: &[&str], most: i8) -> Option<Vec<i8>> {
        let mut numbers = Vec::new();
        loop {
            self.take(&["第"]);
            numbers.push(self.number(most)?);
            if self.take(behind) {
                return Some(numbers);
            }
            if !self.joint() {
                return None;
            }
        }
    }

    /// 每个月, 按季度, 年度. Words that begin with the day itself (12月20日前) say nothing else of how often.
    fn opening(&mut self, every: Every) -> Option<()> {
        let marked = self.take(&["每", "按", "逐"]);
        if marked {
            self.take(&["个"]);
        }
        let unit = UNITS.iter().find(|(word, _)| self.0.starts_with(word));
        match unit {
            Some((word, own)) if *own == every => self.take(&[word]),
            None => !marked,
            Some(_) => false,
        }
        .then_some(())
    }

    /// 五; 一、周四; 一、每周五.
    fn weekdays(&mut self) -> Vec<Weekday> {
        // 每周一次 is once a week, whatever the day; 每周一 is every Monday.
        if self.0.starts_with("一次") {
            return Vec::new();
        }
        let names = [
            ("一", Weekday::Monday),
            ("二", Weekday::Tuesday),
            ("三", Weekday::Wednesday),
            ("四", Weekday::Thursday),
            ("五", Weekday::Friday),
            ("六", Weekday::Saturday),
            ("日", Weekday::Sunday),
            ("天", Weekday::Sunday),
        ];
        let mut days = self.list(|words| {
            words.take(&["每周", "每星期", "周", "星期"]);
            let (_, day) = names.iter().find(|(name, _)| words.take(&[name]))?;
            Some(*day)
        });
        days.sort_unstable_by_key(|day| day.to_monday_zero_offset());
        days.dedup();
        days
    }

    /// 20日; 10日、25日; 底; 上旬.
    fn days(&mut self) -> Vec<i8> {
        let named = [
            ("月底", LAST),
            ("月末", LAST),
            ("底", LAST),
            ("末", LAST),
            ("上旬", 10),
            ("中旬", 20),
            ("下旬", LAST),
        ];
        let mut days = self.list(|words| {
            if let Some((_, day)) = named.iter().find(|(name, _)| words.take(&[name])) {
                return Some(*day);
            }
            let day = words.number(31)?;
            words.take(&["日", "号"]).then_some(day)
        });
        days.sort_unstable();
        days.dedup();
        days
    }

    /// Behind 每季度 or 每半年, which are `length` months: 末月20日; 第二个月; 末.
    fn months_of(&mut self, length: i8) -> Option<Cycle> {
        let places = match () {
            () if self.take(&["末月", "最后一个月", "最后1个月"]) => vec![length],
            () if self.take(&["首月", "首个月"]) => vec![1],
            () if self.0.starts_with('第') => self.counted(&["个月", "月"], length)?,
            // A day without its month is no day of a quarter.
            () => {
                self.take(&["末", "底"]);
                return Some(Cycle::Year(
                    (1..=12).filter(|m| m % length == 0).collect(),
                    Vec::new(),
                ));
            }
        };
        self.take(&["的"]);
        let place = |month: &i8| places.contains(&((month - 1) % length + 1));
        Some(Cycle::Year((1..=12).filter(place).collect(), self.days()))
    }

    /// Behind 每年: 底; 上半年; 一、三季度; 6月、12月底; 3月10日、9月10日.
    fn months(&mut self) -> Option<Cycle> {
        if self.take(&["年底", "年末", "底", "末"]) || self.ending() {
            return Some(Cycle::Year(vec![12], Vec::new()));
        }
        let halves = self.list(|words| match () {
            () if words.take(&["上半年"]) => Some(6),
            () if words.take(&["下半年"]) => Some(12),
            () => None,
        });
        let quarters = self.list(|words| words.counted(&["季度"], 4));
        let spans: Vec<i8> = halves
            .into_iter()
            .chain(quarters.into_iter().flatten().map(|quarter| 3 * quarter))
            .collect();
        if !spans.is_empty() {
            self.take(&["末", "底"]);
            return Some(Cycle::Year(in_order(spans), Vec::new()));
        }
        let dates = self.list(|words| {
            let months = words.counted(&["月份", "月"], 12)?;
            words.take(&["的"]);
            Some((months, words.days()))
        });
        let ((_, days), before) = dates.split_last()?;
        // 6月、12月底: the end of both. 6月10日、12月20日: no one day.
        let shared = before.iter().all(|(_, own)| own.is_empty());
        let same = before.iter().all(|(_, own)| own == days);
        let months = dates.iter().flat_map(|(months, _)| months).copied();
        (shared || same).then(|| Cycle::Year(in_order(months.collect()), days.clone()))
    }

    /// Whether nothing stands here but what ends such words: 前, 通报一次.
    fn ending(mut self) -> bool {
        self.take(&["之前", "以前", "前", "以内", "之内", "内"]);
        self.list(|words| words.take(&Recurrence::ACTS).then_some(()));
        self.take(&["一次", "1次"]);
        self.0.is_empty()
    }
}

fn in_order(mut months: Vec<i8>) -> Vec<i8> {
    months.sort_unstable();
    months.dedup();
    months
}
