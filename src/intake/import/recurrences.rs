//! Recurring duties that a text names: 每月20日前, 每季度, 按月调度, 月通报.

use crate::base::text::{is_space, take_numeral};
use crate::plan::{Every, Recurrence};
use std::ops::Range;

const WORDS: [(&str, Every); 16] = [
    ("每周", Every::Week),
    ("每星期", Every::Week),
    ("每个月", Every::Month),
    ("每月", Every::Month),
    ("每季度", Every::Quarter),
    ("每季", Every::Quarter),
    ("每半年", Every::HalfYear),
    ("每年度", Every::Year),
    ("每年", Every::Year),
    ("按周", Every::Week),
    ("逐月", Every::Month),
    ("按月", Every::Month),
    ("按季度", Every::Quarter),
    ("按季", Every::Quarter),
    ("按半年", Every::HalfYear),
    ("按年度", Every::Year),
];

/// The recurring duties of a text. In a deadline field, 季度 or 年度 alone is one too.
pub fn recurrences(text: &str, field: bool) -> Vec<Recurrence> {
    let mut found = find(text);
    if found.is_empty() && field {
        found.extend(bare(text));
    }
    found.into_iter().map(|(_, duty)| duty).collect()
}

/// Where a text says how often something comes back: times in these words are no deadlines.
pub fn spans(text: &str) -> Vec<Range<usize>> {
    let found = find(text).into_iter();
    found.map(|(at, duty)| at..at + duty.raw.len()).collect()
}

fn find(text: &str) -> Vec<(usize, Recurrence)> {
    let mut found: Vec<(usize, Recurrence)> = Vec::new();
    let mut end = 0;
    for (at, c) in text.char_indices() {
        if at < end {
            continue;
        }
        let rest = &text[at..];
        let duty = match c {
            '每' | '按' | '逐' => worded(text, at),
            '周' | '月' | '季' | '年' => acted(text, at),
            _ => None,
        };
        if let Some((stop, every, action)) = duty {
            let words = &rest[..stop - at];
            end = stop;
            found.push((
                at,
                Recurrence {
                    every,
                    raw: words.to_owned(),
                    text: action,
                },
            ));
        }
    }
    found
}

/// 每月20日前报送进展: the day belongs to the words, what follows is the duty.
fn worded(text: &str, at: usize) -> Option<(usize, Every, String)> {
    let (word, every) = WORDS
        .iter()
        .find(|(word, _)| text[at..].starts_with(word))?;
    let mut end = at + word.len();
    // 每年级, 每月饼: other words that begin alike.
    if text[end..].starts_with(['级', '饼', '代']) {
        return None;
    }
    end = text.len() - when(*every, &text[end..]).len();
    let tail = &text[end..];
    // 每月调度、每季度通报: another time, another duty.
    let another = |at: &usize| WORDS.iter().any(|(word, _)| tail[*at..].starts_with(word));
    let stop = tail.find(['。', ';', '\u{FF1B}']).unwrap_or(tail.len());
    let stop = tail[..stop]
        .char_indices()
        .map(|(at, _)| at)
        .find(another)
        .unwrap_or(stop);
    let action =
        tail[..stop].trim_matches(|c| is_space(c) || matches!(c, ',' | '\u{FF0C}' | ':' | '、'));
    Some((end, *every, action.to_owned()))
}

/// What follows the day or the month that 每月, 每季度, 每年 narrow down: 20日前, 末月20日前, 6月、12月底前, 五、周日.
fn when(every: Every, text: &str) -> &str {
    if every == Every::Week {
        return weekdays(text);
    }
    let mut rest = strip(text, &["的"]);
    rest = match every {
        Every::Quarter => strip(
            rest,
            &[
                "首月",
                "首个月",
                "第一个月",
                "第1个月",
                "第二个月",
                "第2个月",
                "第三个月",
                "第3个月",
                "末月",
                "最后一个月",
                "最后1个月",
            ],
        ),
        Every::Year => {
            let dates = list(rest, date);
            let quarters = list(rest, quarter);
            match () {
                () if dates.len() < rest.len() => return limit(dates),
                () if quarters.len() < rest.len() => quarters,
                () => strip(rest, &["上半年", "下半年", "年底", "年末", "年初"]),
            }
        }
        _ => rest,
    };
    rest = strip(rest, &["的"]);
    let after = days(rest);
    if after.len() < text.len() {
        limit(after)
    } else {
        after
    }
}

/// 底, 上旬, 10日, 10日和25日.
fn days(text: &str) -> &str {
    let rest = strip(text, &["末", "底", "初", "上旬", "中旬", "下旬"]);
    list(rest, day)
}

fn limit(text: &str) -> &str {
    strip(text, &["之前", "以前", "前"])
}

/// What follows one of these, or several with 、 or 和 between them, or a span of them: 6月、12月; 1日至5日.
fn list(text: &str, one: impl Fn(&str) -> Option<&str>) -> &str {
    let Some(mut rest) = one(text) else {
        return text;
    };
    while let Some(next) = rest.strip_prefix(['、', '和', '及', '至', '到', '-', '—', '～'])
        && let Some(after) = one(next)
    {
        rest = after;
    }
    rest
}

/// 20日, 二十号.
fn day(text: &str) -> Option<&str> {
    let (number, rest) = take_numeral(text)?;
    let rest = rest.strip_prefix(['日', '号'])?;
    (1..=31).contains(&number).then_some(rest)
}

/// 3月, 三月底, 3月10日、20日.
fn date(text: &str) -> Option<&str> {
    let (number, rest) = take_numeral(text)?;
    let rest = rest.strip_prefix('月')?;
    (1..=12)
        .contains(&number)
        .then(|| days(strip(strip(rest, &["份"]), &["的"])))
}

/// 一季度, 第一季度.
fn quarter(text: &str) -> Option<&str> {
    let (number, rest) = take_numeral(strip(text, &["第"]))?;
    let rest = rest.strip_prefix("季度")?;
    (1..=4).contains(&number).then_some(rest)
}

/// The text behind the first of these words that it begins with.
fn strip<'a>(text: &'a str, words: &[&str]) -> &'a str {
    words
        .iter()
        .find_map(|word| text.strip_prefix(word))
        .unwrap_or(text)
}

/// 每周五, 每周一、周四, 每周一至周五; not 每周三次.
fn weekdays(text: &str) -> &str {
    let day = |text: &'_ str| -> Option<usize> {
        let rest = text.strip_prefix(['一', '二', '三', '四', '五', '六', '日', '天'])?;
        let other = ['次', '天', '个', '期', '场', '轮', '篇', '家'];
        (!rest.starts_with(other)).then(|| text.len() - rest.len())
    };
    let Some(first) = day(text) else {
        return text;
    };
    let mut rest = &text[first..];
    while let Some(next) = rest.strip_prefix(['、', '和', '及', '至', '到']) {
        let next = strip(next, &["每周", "每星期", "周", "星期"]);
        let Some(len) = day(next) else { break };
        rest = &next[len..];
    }
    rest
}

/// 月通报, 季排名: a time and an act in one word, at the start of a clause.
fn acted(text: &str, at: usize) -> Option<(usize, Every, String)> {
    let opens = text[..at].chars().next_back().is_none_or(|c| {
        is_space(c) || "、,\u{FF0C};\u{FF1B}。“\"(\u{FF08}《:\u{FF1A}行施立展".contains(c)
    });
    if !opens {
        return None;
    }
    let (word, every) = [
        ("周", Every::Week),
        ("月", Every::Month),
        ("季度", Every::Quarter),
        ("季", Every::Quarter),
        ("半年", Every::HalfYear),
        ("年度", Every::Year),
        ("年", Every::Year),
    ]
    .into_iter()
    .find(|(word, _)| text[at..].starts_with(word))?;
    let act = Recurrence::ACTS
        .iter()
        .find(|act| text[at + word.len()..].starts_with(**act))?;
    Some((at + word.len() + act.len(), every, (*act).to_owned()))
}

/// A deadline field that says 季度 or 年度 and nothing else.
fn bare(text: &str) -> Option<(usize, Recurrence)> {
    let words = text.trim_matches(|c| is_space(c) || matches!(c, '。' | ';' | '\u{FF1B}'));
    let every = match words {
        "周" => Every::Week,
        "月" | "月度" => Every::Month,
        "季" | "季度" => Every::Quarter,
        "半年" => Every::HalfYear,
        "年" | "年度" => Every::Year,
        _ => return None,
    };
    Some((
        0,
        Recurrence {
            every,
            raw: words.to_owned(),
            text: String::new(),
        },
    ))
}

#[cfg(test)]
mod tests {
    use super::recurrences;

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
        ] {
            let found = recurrences(text, field);
            let found: Vec<_> = found
                .iter()
                .map(|r| (r.raw.as_str(), r.text.as_str()))
                .collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
