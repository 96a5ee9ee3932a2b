//! Figures to be reached: 地区生产总值增长7.5%, 新建污水处理厂2座, PM2.5浓度控制在35微克/立方米以下.
//!
//! In comes a paragraph of running text, out come its `Target`s. A clause counts only if it is
//! understood from end to end: what opens it, an indicator, a verb or an act, a figure with its unit of
//! measure, a bound, and nothing else. A figure that is shown must be right.

mod comparison;
mod figure;
mod indicator;

use crate::base::text::{is_space, outside_brackets, take_digits};
use crate::intake::lexicon::Lexicon;
use crate::plan::{Bound, Change, Target};
use crate::time::{Due, find_dues};
use figure::Figure;
use indicator::Indicator;

/// Years that may date a sentence.
const YEARS: std::ops::Range<u32> = 1990..2100;

/// Dashes that open a clause of a list.
const DASHES: [char; 2] = ['—', '-'];

/// Returns the figures to be reached that a paragraph names, each once; `year` is what a bare month
/// means.
pub fn targets(text: &str, year: i16, lexicon: &Lexicon) -> Vec<Target> {
    let mut found: Vec<Target> = Vec::new();

    for sentence in split(text, "。;\u{FF1B}") {
        // The whole sentence: its figures tell of the past together.
        if tells_of_past(sentence, year, lexicon) {
            continue;
        }

        let mut due = None;
        let mut against = "";
        // The level that the clause before names: 完成外贸进出口12亿元,增长13%.
        let mut level: Option<Target> = None;
        for clause in split(sentence, ",\u{FF0C}、:\u{FF1A}") {
            let clause = DatedClause::split(clause, year);
            // A time counts for the clauses behind it: 到2020年,甲达到10家,乙达到20家.
            due = clause.due.or(due);
            // So does what figures are compared with: 与2020年相比,甲下降3%,乙下降5%.
            if comparison::with_base(clause.rest, lexicon) == Some(clause.rest.len()) {
                against = clause.rest;
                continue;
            }
            let above = level.take();
            if is_one_of_several(sentence, clause.rest, lexicon) {
                continue;
            }
            let target = read_clause(clause.rest, due, against, lexicon)
                .or_else(|| growth_behind(sentence, above.as_ref()?, clause.rest, lexicon))
                .filter(|target| !names_another_time(target, year));
            if let Some(target) = target {
                level = (target.change.is_none()).then(|| target.clone());
                if !found.contains(&target) {
                    found.push(target);
                }
            }
        }
    }

    found
}

/// Whether a sentence tells of the past, or of what a project is. One that only compares with the past may promise, but must
/// say so: 力争比上年增长7.5%, for 比上年增长7.5% alone may be what was reached.
fn tells_of_past(sentence: &str, year: i16, lexicon: &Lexicon) -> bool {
    let words = &lexicon.targets.not_promised;
    if !words.occur_in(sentence) {
        return false;
    }
    if words.occur_in(&comparison::left_out(sentence, lexicon)) {
        return true;
    }
    let is_dated = find_dues(sentence, year)
        .iter()
        .any(|time| time.meaning.limit && time.meaning.due.year() >= year);
    !is_dated && !lexicon.comparisons.promises.occur_in(sentence)
}

/// Returns the parts of a text between marks that stand outside brackets, without white space around
/// them and without empty ones.
fn split<'t>(text: &'t str, marks: &'t str) -> impl Iterator<Item = &'t str> {
    outside_brackets(text)
        .filter(move |(_, c)| marks.contains(*c))
        .map(|(at, c)| at..at + c.len_utf8())
        .chain(std::iter::once(text.len()..text.len()))
        .scan(0, |start, mark| {
            Some(&text[std::mem::replace(start, mark.end)..mark.start])
        })
        .map(|part| part.trim_matches(is_space))
        .filter(|part| !part.is_empty())
}

/// A clause and the time that opens it: 到2020年, 2018年底前.
struct DatedClause<'t> {
    due: Option<Due>,
    rest: &'t str,
}

impl<'t> DatedClause<'t> {
    fn split(clause: &'t str, year: i16) -> Self {
        let times = find_dues(clause, year);
        if let Some(time) = times.first()
            && time.range.start == 0
            && (time.meaning.limit || matches!(time.meaning.due, Due::Half(..) | Due::Quarter(..)))
        {
            return DatedClause {
                due: Some(time.meaning.due),
                rest: clause[time.range.end..].trim_start_matches(is_space),
            };
        }

        // 2018年 alone dates the sentence without being a limit.
        let behind_year = take_digits(clause)
            .filter(|(number, _)| YEARS.contains(number))
            .and_then(|(_, rest)| rest.strip_prefix('年'));
        DatedClause {
            due: None,
            rest: behind_year.unwrap_or(clause),
        }
    }
}

/// Whether a clause is the last item of a list whose figure is that of all: 种植、收获机械化率均达到45%. Which of them are measured, and
/// how they are called, nobody can tell.
fn is_one_of_several(sentence: &str, clause: &str, lexicon: &Lexicon) -> bool {
    let at = clause.as_ptr() as usize - sentence.as_ptr() as usize;
    let is_item = sentence[..at].trim_end_matches(is_space).ends_with('、');
    is_item && lexicon.targets.of_several.occur_in(clause)
}

/// Whether the words of a dated figure name yet another time: 到2022年,永上半年久基本农田不低于55.2万亩. Which of them counts,
/// nobody can tell.
fn names_another_time(target: &Target, year: i16) -> bool {
    target.due.is_some_and(|due| {
        let times = find_dues(&target.raw, year);
        !times.is_empty() && times.iter().all(|time| time.meaning.due != due)
    })
}

/// Reads a clause without the time that opens it. Returns `None` where it is not understood.
/// `against` is what a clause before says that its figure is compared with.
fn read_clause(clause: &str, due: Option<Due>, against: &str, lexicon: &Lexicon) -> Option<Target> {
    let opened = OpenedClause::split(clause, lexicon);
    let figure = Figure::find(opened.rest, lexicon)?;
    let is_fulfilled = lexicon
        .targets
        .fulfilled
        .begin(clause.trim_start_matches(DASHES));
    let indicator = Indicator::read(figure.before, is_fulfilled, lexicon)?;

    let about = figure.is_about.then_some(Bound::About);
    let own = match indicator.against {
        "" => opened.against,
        own => own,
    };
    let against = match (indicator.change, own) {
        // What another figure is compared with says nothing of a level; what it is compared with itself is not understood.
        (None, "") => "",
        (None, _) => return None,
        (Some(_), "") => against,
        (Some(_), own) => own,
    };
    Some(Target {
        indicator: indicator.name.to_owned(),
        change: indicator.change,
        against: against.to_owned(),
        bound: figure.bound_behind.or(about).unwrap_or(indicator.bound),
        value: figure.value.to_owned(),
        unit: figure.unit.to_owned(),
        raw: opened.rest.to_owned(),
        whose: opened.whose.to_owned(),
        due,
    })
}

/// Reads a clause that says by how much the level before it grows: the 同比增长13% of 外贸进出口完成12亿元,同比增长13%. Its words
/// go from those of the level to its own end.
fn growth_behind(
    sentence: &str,
    level: &Target,
    clause: &str,
    lexicon: &Lexicon,
) -> Option<Target> {
    let figure = Figure::find(clause, lexicon)?;
    let mut verb = figure.before.trim_matches(is_space);
    let mut against = "";
    if let Some(length) = comparison::at_start(verb, lexicon) {
        (against, verb) = verb.split_at(length);
    }
    let targets = &lexicon.targets;
    let change = match verb.trim_matches(is_space) {
        verb if targets.increase.contains(verb) => Change::Increase,
        verb if targets.decrease.contains(verb) => Change::Decrease,
        _ => return None,
    };

    let at = clause.as_ptr() as usize - sentence.as_ptr() as usize;
    let start = sentence[..at].rfind(level.raw.as_str())?;
    let about = figure.is_about.then_some(Bound::About);
    Some(Target {
        change: Some(change),
        against: against.to_owned(),
        bound: figure.bound_behind.or(about).unwrap_or_default(),
        value: figure.value.to_owned(),
        unit: figure.unit.to_owned(),
        raw: sentence[start..at + clause.len()].to_owned(),
        ..level.clone()
    })
}

/// A clause without what opens it and is no part of the indicator: 力争, 全市.
struct OpenedClause<'t> {
    /// Whose figure it is, as printed; empty where the clause does not say it.
    whose: &'t str,
    /// What it is compared with, as printed; empty where that does not open the clause.
    against: &'t str,
    rest: &'t str,
}

impl<'t> OpenedClause<'t> {
    fn split(clause: &'t str, lexicon: &Lexicon) -> Self {
        let words = &lexicon.targets;
        let mut rest = clause.trim_start_matches(DASHES);
        let mut whose = "";
        let mut against = "";

        loop {
            if let Some(shorter) = words.openings.strip_start(rest) {
                rest = shorter;
            } else if let Some(shorter) = words.owners.strip_start(rest)
                && whose.is_empty()
            {
                whose = &rest[..rest.len() - shorter.len()];
                rest = shorter;
            } else if let Some(length) = comparison::with_base(rest, lexicon)
                && against.is_empty()
            {
                (against, rest) = rest.split_at(length);
            } else {
                return OpenedClause {
                    whose,
                    against,
                    rest,
                };
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::targets;
    use crate::intake::lexicon::Lexicon;

    #[test]
    fn figures() {
        let lexicon = Lexicon::bundled();
        for (text, expected) in [
            (
                "地区生产总值增长7.5%;",
                vec!["地区生产总值 Some(Increase) Exactly 7.5 % None"],
            ),
            (
                "到2020年,全市规模以上工业企业达到500户以上",
                vec!["规模以上工业企业 None AtLeast 500 户 Some(Year(2020))"],
            ),
            (
                "PM2.5年均浓度控制在35微克/立方米以下。",
                vec!["PM2.5年均浓度 None AtMost 35 微克/立方米 None"],
            ),
            (
                "新建污水处理厂2座,改造管网30公里",
                vec![
                    "新建污水处理厂 None Exactly 2 座 None",
                    "改造管网 None Exactly 30 公里 None",
                ],
            ),
            (
                "完成固定资产投资100亿元",
                vec!["固定资产投资 None Exactly 100 亿元 None"],
            ),
            (
                "城镇登记失业率控制在4%以内",
                vec!["城镇登记失业率 None AtMost 4 % None"],
            ),
            (
                "力争一般公共预算收入突破50亿元",
                vec!["一般公共预算收入 None AtLeast 50 亿元 None"],
            ),
            (
                "外贸进出口完成12亿元,同比增长13%以上",
                vec![
                    "外贸进出口 None Exactly 12 亿元 None",
                    "外贸进出口 Some(Increase) AtLeast 13 % None",
                ],
            ),
            (
                "出口完成12亿元,增长13%,出口完成12亿元,增长15%",
                vec![
                    "出口 None Exactly 12 亿元 None",
                    "出口 Some(Increase) Exactly 13 % None",
                    "出口 Some(Increase) Exactly 15 % None",
                ],
            ),
            (
                "到2020年,税收达到5亿元、增长8%,下降3%",
                vec![
                    "税收 None Exactly 5 亿元 Some(Year(2020))",
                    "税收 Some(Increase) Exactly 8 % Some(Year(2020))",
                ],
            ),
            ("推进总投资10亿元的项目建设", vec![]),
            ("该项目达产后年产值达到10亿元", vec![]),
            ("去年地区生产总值增长7.5%", vec![]),
            ("位居全省第2位", vec![]),
            ("培训人员3至5名", vec![]),
            ("投资5亿元", vec![]),
            ("加强对10个乡镇的检查", vec![]),
        ] {
            let found: Vec<_> = targets(text, 2018, &lexicon)
                .iter()
                .map(|t| {
                    format!(
                        "{} {:?} {:?} {} {} {:?}",
                        t.indicator, t.change, t.bound, t.value, t.unit, t.due
                    )
                })
                .collect();
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn figures_are_compared_with_what_their_words_say() {
        let lexicon = Lexicon::bundled();
        for (text, expected) in [
            ("地区生产总值同比增长7.5%", vec!["地区生产总值 7.5 同比"]),
            ("地区生产总值年均增长7%左右", vec!["地区生产总值 7 年均"]),
            (
                "到2020年底,单位能耗比2015年累计下降15%",
                vec!["单位能耗 15 比2015年"],
            ),
            (
                "与2020年相比,氮氧化物排放量下降5%,氨氮排放量下降3%",
                vec!["氮氧化物排放量 5 与2020年相比", "氨氮排放量 3 与2020年相比"],
            ),
            ("力争税收比上年增长5%", vec!["税收 5 比上年"]),
            // Without a word that promises, that may be what was reached.
            ("税收比上年增长5%", vec![]),
            ("地区生产总值增长7.5%", vec!["地区生产总值 7.5 "]),
            ("每年新增就业岗位500个", vec![]),
        ] {
            let found = targets(text, 2018, &lexicon);
            let found = found
                .iter()
                .map(|own| format!("{} {} {}", own.indicator, own.value, own.against));
            assert_eq!(found.collect::<Vec<_>>(), expected, "{text}");
        }
    }
}
