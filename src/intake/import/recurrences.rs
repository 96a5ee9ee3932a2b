//! Recurring duties that a text names: 每月20日前报送, 每季度调度, 月通报.

use crate::base::text::is_space;
use crate::plan::Recurrence;
use crate::time::{Phrase, Returning, Schedule, find_schedules, opens_schedule, read_period};
use std::ops::Range;

/// Returns the recurring duties of running text.
pub fn recurrences(text: &str) -> Vec<Recurrence> {
    find_schedules(text)
        .into_iter()
        .filter(|phrase| !is_rate(text, &phrase.range))
        .map(|phrase| recurrence(text, phrase))
        .collect()
}

/// Whether words of a schedule belong to an amount: 每人每月609元, 每月补助300元 is a duty.
fn is_rate(text: &str, range: &Range<usize>) -> bool {
    let mut before = text[..range.start].chars().rev();
    let each = (before.next(), before.next());
    let for_each =
        matches!(each, (Some(c), Some('每')) if !matches!(c, '年' | '月' | '周' | '日' | '季'));

    let behind = text[range.end..].trim_start_matches(is_space);
    let is_figure = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '万');
    let amount = behind.trim_start_matches(is_figure);
    let is_money = amount.len() < behind.len() && amount.starts_with('元');
    for_each || is_money
}

/// Returns the recurring duties of a deadline field, where 季度 or 年度 alone is one too.
pub fn recurrences_of_field(text: &str) -> Vec<Recurrence> {
    let found = recurrences(text);
    if !found.is_empty() {
        return found;
    }

    let words = text.trim_matches(|c| is_space(c) || matches!(c, '。' | ';' | '\u{FF1B}'));
    let duty = read_period(words).map(|every| Recurrence {
        schedule: Schedule::by_end_of_each(every),
        raw: words.to_owned(),
        text: String::new(),
    });
    duty.into_iter().collect()
}

/// Returns where a text says how often something comes back: times in these words are no deadlines.
pub fn spans(text: &str) -> Vec<Range<usize>> {
    find_schedules(text)
        .into_iter()
        .map(|phrase| phrase.range)
        .collect()
}

/// Returns the duty of a phrase: its act, else what follows it.
fn recurrence(text: &str, phrase: Phrase<Returning>) -> Recurrence {
    let action = match phrase.meaning.act {
        Some(act) => act,
        None => action(&text[phrase.range.end..]),
    };
    Recurrence {
        raw: phrase.words(text).to_owned(),
        schedule: phrase.meaning.schedule,
        text: action.to_owned(),
    }
}

/// Returns what is due each time: what follows the words of a schedule, to the end of the sentence or the next schedule.
fn action(tail: &str) -> &str {
    // 每月调度、每季度通报: another time, another duty.
    let is_end =
        |at: usize, c: char| matches!(c, '。' | ';' | '\u{FF1B}') || opens_schedule(&tail[at..]);
    let stop = tail.char_indices().find(|(at, c)| is_end(*at, *c));
    let stop = stop.map_or(tail.len(), |(at, _)| at);

    tail[..stop].trim_matches(|c| is_space(c) || matches!(c, ',' | '\u{FF0C}' | ':' | '、'))
}

#[cfg(test)]
mod tests {
    use super::{recurrences, recurrences_of_field};

    #[test]
    fn duties() {
        for (text, field, expected) in [
            (
                "每月20日前报送进展。另行通知",
                false,
                vec![("每月20日前", "报送进展")],
            ),
            ("每季度调度1次;年底考核", false, vec![("每季度", "调度1次")]),
            ("每年12月底前总结", true, vec![("每年12月底前", "总结")]),
            ("每季度末通报", false, vec![("每季度末", "通报")]),
            (
                "每季度末月20日前报告",
                false,
                vec![("每季度末月20日前", "报告")],
            ),
            (
                "每季度第一个月的10日之前报送;每年6月、12月底前小结",
                false,
                vec![
                    ("每季度第一个月的10日之前", "报送"),
                    ("每年6月、12月底前", "小结"),
                ],
            ),
            ("每年3月22日前宣传", false, vec![("每年3月22日前", "宣传")]),
            (
                "每年第一季度完成评估",
                false,
                vec![("每年第一季度", "完成评估")],
            ),
            ("每年年底前考核", false, vec![("每年年底前", "考核")]),
            ("每年年度考核", false, vec![("每年", "年度考核")]),
            (
                "每周一、每周五调度",
                false,
                vec![("每周一、每周五", "调度")],
            ),
            ("每周三次巡查", false, vec![("每周", "三次巡查")]),
            ("每周一至周五巡查", false, vec![("每周一至周五", "巡查")]),
            ("每月上旬通报", false, vec![("每月上旬", "通报")]),
            (
                "实行月通报、季排名",
                false,
                vec![("月通报", "通报"), ("季排名", "排名")],
            ),
            ("年度", true, vec![("年度", "")]),
            ("年度", false, vec![]),
            ("纳入年度考核、12月通报", false, vec![]),
            ("上半年调度", false, vec![]),
            ("每月２０日前报送", false, vec![("每月２０日前", "报送")]),
            ("每月二十日前报送", false, vec![("每月二十日前", "报送")]),
            (
                "每月10日、二十五日前报送",
                false,
                vec![("每月10日、二十五日前", "报送")],
            ),
            ("每年三月底前总结", false, vec![("每年三月底前", "总结")]),
            (
                "每年3月10日、9月10日通报",
                false,
                vec![("每年3月10日、9月10日", "通报")],
            ),
            (
                "每年一季度、三季度调度",
                false,
                vec![("每年一季度、三季度", "调度")],
            ),
            (
                "每年3月至5月集中整治",
                false,
                vec![("每年3月至5月", "集中整治")],
            ),
            ("每年一次评估", false, vec![("每年", "一次评估")]),
            ("每年二十个项目", false, vec![("每年", "二十个项目")]),
            ("每月一百日行动", false, vec![("每月", "一百日行动")]),
            ("标准提高到每人每月609元、300元", false, vec![]),
            ("补助每年2200元", false, vec![]),
            (
                "每年每季度调度",
                false,
                vec![("每年", ""), ("每季度", "调度")],
            ),
        ] {
            let found = if field {
                recurrences_of_field(text)
            } else {
                recurrences(text)
            };
            let found: Vec<_> = found
                .iter()
                .map(|r| (r.raw.as_str(), r.text.as_str()))
                .collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
