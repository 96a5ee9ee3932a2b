//! Deadlines printed in running text, apart from those of a deadline field.

use super::plan_year::PlanYear;
use super::recurrences::spans;
use super::statement::{seasons, spans_from_unknown_days};
use crate::base::message::{Message, message};
use crate::base::text::{is_space, titles};
use crate::intake::lexicon::{Goals as Words, Lexicon};
use crate::plan::Milestone;
use crate::time::{Due, Phrase, PointInTime, find_dues};
use std::ops::Range;

/// How many characters a clause has at most.
const LONGEST_CLAUSE: usize = 200;

/// How words begin for what comes back every year.
const EVERY_YEAR: &str = "每年";

/// How far behind such words their sentence is looked at, in bytes.
const FARTHEST: usize = 600;

/// What ends a span before its end: 延长至2022年4月30日.
const UNTIL: [char; 2] = ['至', '到'];

/// What ends the words of such a time: 至2024年3月31日止.
const END: char = '止';

/// Deadlines of running text, and times of which it is not sure whether they are any.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Goals {
    /// What is promised by when.
    pub promised: Vec<Milestone>,
    /// Times, as printed with their clauses, that may be deadlines or not.
    pub doubtful: Vec<DoubtfulTime>,
}

/// A time of which it is not sure whether it is a deadline.
#[derive(Debug, PartialEq, Eq)]
pub struct DoubtfulTime {
    /// The time and the clause that it opens, as printed.
    pub words: String,
    /// Why it is doubtful.
    pub why: Why,
}

/// Why a time may be a deadline or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// No word says that it is aimed at: 上半年完成选址.
    NoAim,
    /// It is a span of days in which something is done: 3月1日至4月30日开展检查.
    Period,
    /// Something goes on until then: 延长至2022年4月30日.
    Lasting,
    /// It lies before the year of the plan, and was read.
    Past,
    /// It is a year before that of the plan, and was not read.
    PastYear,
    /// Its year is not known.
    NoYear,
    /// It is a season, a festival or a span from a day that is not known, of which no day can be computed: 汛期前.
    NoDay,
    /// It lies in another year than the text's: 次年3月底前.
    OtherYear,
    /// It stands behind a duty that comes back every year, and may come back itself: 每年2月底前自评，3月底前复核.
    AfterYearly,
}

/// What a time in running text is.
enum Sort {
    Promise,
    Doubt(Why),
    Nothing,
}

/// Returns the deadlines that a paragraph of running text names, each with the clause it opens.
pub fn goals(text: &str, year: PlanYear, lexicon: &Lexicon) -> Goals {
    let words = &lexicon.goals;
    let titles = titles(text);
    // A title names a time, it does not promise one.
    let is_in_title = |at: usize| {
        let before = &titles[..titles.partition_point(|title| title.start <= at)];
        before.last().is_some_and(|title| at < title.end)
    };

    let mut times: Vec<Phrase<PointInTime>> = find_dues(text, year.year);
    // 每年3月、9月底前 comes back.
    let returning = spans(text);
    let comes_back = |at: usize| {
        let before = &returning[..returning.partition_point(|span| span.start <= at)];
        before.last().is_some_and(|span| at < span.end)
    };
    times.retain(|time| !is_in_title(time.range.start) && !comes_back(time.range.start));
    let mut found = Goals::default();
    let mut kept: Vec<&Phrase<PointInTime>> = Vec::new();
    // A word such as 力争 counts for all times of its sentence.
    let mut aim = Aim::default();

    for (index, time) in times.iter().enumerate() {
        let is_aimed = aim.reaches(text, time.range.start, words);
        let sort = match follows_yearly(text, time, &returning) {
            true if time.meaning.limit => Sort::Doubt(Why::AfterYearly),
            true => Sort::Nothing,
            false => sort_of(text, time, is_aimed, year, words),
        };
        let why = match sort {
            Sort::Nothing => continue,
            Sort::Promise => None,
            Sort::Doubt(why) => Some(why),
        };
        // Of times that share the word behind them, the words of the first have the others in them.
        let is_told = index > 0 && times[index - 1].shares_end(time);
        if let Some(why) = why
            && !is_told
        {
            found.doubtful.push(DoubtfulTime {
                words: format!(
                    "{}{}",
                    time.words(text),
                    clause_behind(text, time.range.end)
                ),
                why,
            });
        }
        if matches!(why, None | Some(Why::Past)) {
            kept.push(time);
        }
    }

    let is_free = |at: usize| !Phrase::hold(&times, at) && !is_in_title(at) && !comes_back(at);
    found.doubtful.extend(without_days(text, is_free, lexicon));

    found.promised = kept
        .iter()
        .enumerate()
        .map(|(index, time)| {
            // Times that share the word behind them (二、三季度) share what is due.
            let next = kept[index..].iter().find(|next| !next.shares_end(time));
            let end = next.map_or(text.len(), |next| next.range.start);
            Milestone {
                due: time.meaning.due,
                raw: time.words(text).to_owned(),
                text: without_next_aim(action(&text[time.range.end..end]), next.is_some(), words)
                    .to_owned(),
            }
        })
        .collect();
    found
}

/// Returns the doubts about limits of which no day is known, where they stand free.
fn without_days(
    text: &str,
    is_free: impl Fn(usize) -> bool,
    lexicon: &Lexicon,
) -> Vec<DoubtfulTime> {
    let limits = seasons(text, &lexicon.deadlines).into_iter();
    let limits = limits.chain(spans_from_unknown_days(text));
    limits
        .filter(|limit| is_free(limit.start))
        .filter_map(|limit| without_day(text, limit, &lexicon.goals))
        .collect()
}

/// Whether a time without a year of its own stands behind words of its sentence for a duty of every year: 每年2月底前自评，3月底前复核.
fn follows_yearly(text: &str, time: &Phrase<PointInTime>, returning: &[Range<usize>]) -> bool {
    let at = time.range.start;
    let before = &returning[..returning.partition_point(|span| span.end <= at)];
    before.last().is_some_and(|last| {
        text[last.clone()].starts_with(EVERY_YEAR)
            && at - last.end <= FARTHEST
            && !text[last.end..at].contains(['。', ';', '\u{FF1B}'])
            && !time.words(text).contains('年')
    })
}

/// Returns the doubt about a season of which no day is known; `None` where what it names was reached already.
fn without_day(text: &str, season: Range<usize>, words: &Words) -> Option<DoubtfulTime> {
    let clause = clause_behind(text, season.end);
    let is_none = words.reached.occur_in(clause) || words.validity.occur_in(clause);
    (!is_none).then(|| DoubtfulTime {
        words: format!("{}{clause}", &text[season]),
        why: Why::NoDay,
    })
}

/// Returns what a time in running text is.
fn sort_of(
    text: &str,
    time: &Phrase<PointInTime>,
    is_aimed: bool,
    year: PlanYear,
    words: &Words,
) -> Sort {
    let printed = time.words(text);
    let clause = clause_behind(text, time.range.end);
    if words.reached.occur_in(clause) {
        return Sort::Nothing;
    }
    let before = text[..time.range.start].trim_end_matches(is_space);
    if words.other_years.end(before) {
        return match time.meaning.limit {
            true => Sort::Doubt(Why::OtherYear),
            false => Sort::Nothing,
        };
    }

    if year.leaves_open(printed) {
        return match time.meaning.limit {
            true => Sort::Doubt(Why::NoYear),
            false => Sort::Nothing,
        };
    }

    // 年内力争完成: the aim may follow its time.
    let is_aimed = is_aimed || words.aims.begin(clause);
    let is_step = words.steps.occur_in(clause) && opens_clause(text, time, words);
    if is_period(printed) {
        // 集中整治阶段(3月21日—5月31日): the stage ends then.
        let dates_stage = clause.is_empty() || clause.starts_with([')', '\u{FF09}']);
        let ends_so = dates_stage || words.steps.occur_in(clause);
        return match (ends_so, words.validity.occur_in(clause)) {
            (true, _) => Sort::Promise,
            (false, true) => Sort::Nothing,
            (false, false) => Sort::Doubt(Why::Period),
        };
    }
    if !time.meaning.limit {
        return match (is_step, is_aimed) {
            (true, true) => Sort::Promise,
            (true, false) => Sort::Doubt(Why::NoAim),
            (false, _) => Sort::Nothing,
        };
    }
    if words.vague.contains(printed) {
        return Sort::Nothing;
    }
    if let Some(sort) = until(text, time, words) {
        return sort;
    }
    past(text, time, clause, year, words).unwrap_or(Sort::Promise)
}

/// Returns what a time is until which something holds or goes on: 实施期限至2021年12月31日, 延长至2022年4月30日. `None` where
/// nothing does.
fn until(text: &str, time: &Phrase<PointInTime>, words: &Words) -> Option<Sort> {
    let before = text[..time.range.start].trim_end_matches(is_space);
    let before = match time.words(text).starts_with(UNTIL) {
        true => before,
        false => before.strip_suffix(UNTIL)?,
    };
    if words.valid_until.end(before) {
        return Some(Sort::Nothing);
    }
    // 自2021年4月1日起施行，至2024年3月31日止
    let sentence = before
        .rsplit(['。', ';', '\u{FF1B}'])
        .next()
        .unwrap_or(before);
    if time.words(text).ends_with(END) {
        let is_valid = words.valid_until.occur_in(sentence);
        return Some(match is_valid {
            true => Sort::Nothing,
            false => Sort::Doubt(Why::Lasting),
        });
    }
    let lasts = words.lasting_until.end(before);
    lasts.then_some(Sort::Doubt(Why::Lasting))
}

/// Returns what a time is that lies before the year of its plan; `None` where it does not. 2000年以前建成的小区, 截至2016年底
/// and 到去年底已建成 promise nothing.
fn past(
    text: &str,
    time: &Phrase<PointInTime>,
    clause: &str,
    year: PlanYear,
    words: &Words,
) -> Option<Sort> {
    let due = time.meaning.due;
    if due.year() < year.year && words.until.begin(time.words(text)) {
        return Some(Sort::Nothing);
    }
    // What a year that was only guessed says, counts for nothing.
    if !year.is_certain() || due.year() + 1 >= year.year {
        return None;
    }

    let describes = clause.contains('的');
    Some(match due {
        _ if describes => Sort::Nothing,
        Due::Year(_) if !opens_clause(text, time, words) => Sort::Nothing,
        Due::Year(_) => Sort::Doubt(Why::PastYear),
        _ => Sort::Doubt(Why::Past),
    })
}

/// Whether words of time are a span with a beginning: 1月1日至12月31日, not 到2023年.
fn is_period(printed: &str) -> bool {
    let inner = printed.trim_start_matches(['到', '至']);
    let joint = inner.find(['至', '到', '—', '–', '-', '~', '\u{FF5E}']);
    // 2021-06-30 is one day, and 2018—2020年底 the end of the last year.
    joint.is_some_and(|at| inner[..at].ends_with(['日', '月', '起', '号']))
}

/// Whether a time opens its clause, or follows a word that says that something is aimed at.
fn opens_clause(text: &str, time: &Phrase<PointInTime>, words: &Words) -> bool {
    let before = text[..time.range.start].trim_end_matches(is_space);
    let before = words.aims.strip_end(before).unwrap_or(before);
    before.is_empty()
        || before.ends_with(|c: char| is_clause_end(c) || matches!(c, '、' | ':' | '\u{FF1A}'))
        || words
            .aims
            .end(text[..time.range.start].trim_end_matches(is_space))
}

fn is_clause_end(c: char) -> bool {
    matches!(
        c,
        ',' | '\u{FF0C}' | '。' | ';' | '\u{FF1B}' | '!' | '\u{FF01}'
    )
}

/// Returns the clause behind the end of a time. No farther than a clause goes: many times may stand in a text without any mark.
fn clause_behind(text: &str, end: usize) -> &str {
    let rest = text[end..].trim_start_matches(|c| is_space(c) || matches!(c, ',' | '\u{FF0C}'));
    let ahead = match rest.char_indices().nth(LONGEST_CLAUSE) {
        Some((at, _)) => &rest[..at],
        None => rest,
    };
    let end = ahead.find(is_clause_end).unwrap_or(ahead.len());
    &ahead[..end]
}

/// Looks from time to time whether its sentence has said that something is aimed at.
#[derive(Default)]
struct Aim {
    /// Where the text was read to.
    at: usize,
    is_said: bool,
}

impl Why {
    /// Returns what is doubtful, in words.
    pub fn message(self) -> Message {
        match self {
            Why::NoAim => message!("may-be-a-deadline-but-nothing-says"),
            Why::Period => message!("is-a-period-and-may"),
            Why::Lasting => message!("goes-on-until-then-and-may-be-no-deadline"),
            Why::Past => message!("lies-before-the-plan-and-was-read"),
            Why::PastYear => message!("lies-before-the-plan-and-was-not-read"),
            Why::NoYear => message!("has-no-year-and-nothing-dates"),
            Why::NoDay => message!("names-no-day"),
            Why::OtherYear => message!("lies-in-another-year"),
            Why::AfterYearly => message!("may-come-back-every-year"),
        }
    }
}

impl Aim {
    /// Whether the sentence of the time at a byte of the text says so before it.
    fn reaches(&mut self, text: &str, time: usize, words: &Words) -> bool {
        let between = text.get(self.at..time).unwrap_or_default();
        self.at = time;
        let sentence = match between.rfind(['。', ';', '\u{FF1B}', '!', '\u{FF01}']) {
            Some(stop) => {
                self.is_said = false;
                &between[stop..]
            }
            None => between,
        };
        self.is_said |= words.aims.occur_in(sentence);
        self.is_said
    }
}

/// The longest beginning of a clause before its time, in characters, its mark included.
const LONGEST_OPENING: usize = 16;

/// What stands before a time: 原则上于2019年9月底前完成.
const AT: char = '于';

/// Drops the word at the end of what is due that opens the next clause: 完成选址,力争.
fn without_next_aim<'t>(action: &'t str, is_followed: bool, words: &Words) -> &'t str {
    if !is_followed {
        return action;
    }
    // 建立台账;县财政局于: what stands behind the last stop opens the clause of the next time.
    let action = match action.rfind([';', '\u{FF1B}']) {
        Some(stop) if action[stop..].chars().count() <= LONGEST_OPENING || action.ends_with(AT) => {
            &action[..stop]
        }
        _ => action,
    };
    let shorter = words.aims.strip_end(action).unwrap_or(action);
    shorter.trim_end_matches(|c: char| {
        is_space(c) || matches!(c, ',' | '\u{FF0C}' | '、' | ';' | '\u{FF1B}')
    })
}

/// Returns what is due by a time: the rest of its sentence.
fn action(tail: &str) -> &str {
    let is_mark = |c: char| is_space(c) || ",\u{FF0C};\u{FF1B}:\u{FF1A}、".contains(c);

    let sentence = tail
        .split('。')
        .next()
        .unwrap_or(tail)
        .trim_start_matches(|c| is_mark(c) || matches!(c, ')' | '\u{FF09}'));
    before_closing(sentence).trim_end_matches(is_mark)
}

/// Returns what stands before the bracket that closes one around a time: (6月底前完成,市财政局).
fn before_closing(text: &str) -> &str {
    let mut depth = 0;
    for (at, c) in text.char_indices() {
        match c {
            '(' | '\u{FF08}' | '〔' => depth += 1,
            ')' | '\u{FF09}' | '〕' if depth == 0 => return &text[..at],
            ')' | '\u{FF09}' | '〕' => depth -= 1,
            _ => {}
        }
    }
    text
}
