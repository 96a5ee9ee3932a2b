//! Where the line of a title may end: between phrases, as official documents are set (回行时词意完整), never within a
//! word that is known.
//!
//! Chinese has no spaces, and browsers break it anywhere. No dictionary is asked: a title may be broken around names that
//! the site knows, around years, behind 的, before 关于 and words that join, and before what kind of document it is.

use std::collections::BTreeSet;
use std::ops::Range;

/// What kind of document a title says, word by word from its end: 工作实施方案.
const KINDS: [&str; 30] = [
    "方案",
    "计划",
    "意见",
    "要点",
    "规划",
    "办法",
    "措施",
    "通知",
    "细则",
    "纲要",
    "清单",
    "安排",
    "分解表",
    "任务书",
    "分工",
    "分解",
    "任务",
    "行动",
    "专项",
    "实施",
    "工作",
    "推进",
    "落实",
    "若干",
    "重点",
    "责任",
    "指导",
    "三年",
    "攻坚",
    "总体",
];

/// Words that the next line begins with.
const OPENINGS: [&str; 14] = [
    "关于", "推进", "推动", "打造", "加快", "加强", "促进", "深化", "落实", "和", "与", "及", "暨",
    "以及",
];

/// Words in which one of them is no word of its own.
const WHOLE: [&str; 22] = [
    "以及",
    "涉及",
    "普及",
    "及时",
    "及其",
    "及格",
    "参与",
    "与会",
    "与时",
    "和谐",
    "和平",
    "和睦",
    "共和",
    "温和",
    "缓和",
    "饱和",
    "协和",
    "和解",
    "大力推进",
    "加快推进",
    "加快推动",
    "统筹推进",
];

/// The word that the line ends with.
const CLOSING: char = '的';

/// What may follow the 年 of a year in the same word: 2018年度.
const BEHIND_YEAR: [char; 7] = ['度', '底', '末', '初', '前', '内', '以'];

/// Marks that no line ends with, and marks that none begins with.
const OPENING_MARKS: [char; 6] = ['(', '（', '《', '〈', '“', '〔'];
const CLOSING_MARKS: [char; 15] = [
    ',', '，', '、', '。', ';', '；', ':', '：', ')', '）', '》', '〉', '”', '〕', '…',
];

/// Returns a title in phrases, which together are the title. `names` are kept whole where they stand in it.
pub fn phrases(title: &str, names: &[&str]) -> Vec<String> {
    let mut breaks = BTreeSet::new();
    let mut whole: Vec<Range<usize>> = Vec::new();
    for name in names.iter().filter(|name| name.chars().count() > 1) {
        for (at, name) in title.match_indices(name) {
            breaks.extend([at, at + name.len()]);
            whole.push(at..at + name.len());
        }
    }
    for word in WHOLE {
        whole.extend(
            title
                .match_indices(word)
                .map(|(at, word)| at..at + word.len()),
        );
    }

    for word in OPENINGS {
        breaks.extend(title.match_indices(word).map(|(at, _)| at));
    }
    breaks.extend(title.match_indices(CLOSING).map(|(at, own)| at + own.len()));
    breaks.extend(around_years(title));
    breaks.extend(before_kind(title));

    breaks.retain(|&at| {
        let before = title[..at].chars().next_back();
        let behind = title[at..].chars().next();
        !before.is_some_and(|c| OPENING_MARKS.contains(&c))
            && !behind.is_some_and(|c| CLOSING_MARKS.contains(&c))
    });
    breaks.retain(|&at| !whole.iter().any(|own| own.start < at && at < own.end));
    cut(title, &breaks)
}

/// Returns where years begin and end: 2018年, 2017—2018年度.
fn around_years(title: &str) -> Vec<usize> {
    let mut breaks = Vec::new();
    for (at, year) in title.match_indices('年') {
        let digits = |c: char| c.is_ascii_digit() || matches!(c, '—' | '–' | '-' | '~' | '至');
        let start = title[..at].trim_end_matches(digits).len();
        if title[start..at]
            .chars()
            .filter(char::is_ascii_digit)
            .count()
            < 4
        {
            continue;
        }
        let behind = &title[at + year.len()..];
        let more = behind.trim_start_matches(BEHIND_YEAR);
        breaks.extend([start, title.len() - more.len()]);
    }
    breaks
}

/// Returns where the kind of document begins that a title ends with.
fn before_kind(title: &str) -> Option<usize> {
    let mut rest = title;
    while let Some(shorter) = KINDS.iter().find_map(|kind| rest.strip_suffix(kind)) {
        rest = shorter;
    }
    (rest.len() < title.len()).then_some(rest.len())
}

/// Cuts a title at these places; no phrase is one character long.
fn cut(title: &str, breaks: &BTreeSet<usize>) -> Vec<String> {
    let mut phrases = Vec::new();
    let mut start = 0;
    for &at in breaks {
        let is_long = |text: &str| text.chars().nth(1).is_some();
        if at > start && is_long(&title[start..at]) && is_long(&title[at..]) {
            phrases.push(title[start..at].to_owned());
            start = at;
        }
    }
    phrases.push(title[start..].to_owned());
    phrases
}

#[cfg(test)]
mod tests {
    use super::phrases;

    #[test]
    fn a_title_is_broken_between_phrases() {
        for (title, names, wanted) in [
            (
                "盘锦市推进沿海经济带建设2018年工作实施方案",
                &["盘锦市"][..],
                "盘锦市|推进沿海经济带建设|2018年|工作实施方案",
            ),
            (
                "甲市人民政府办公室关于推进甲高新区提档升位的实施意见",
                &["甲市人民政府办公室", "甲高新区"],
                "甲市人民政府办公室|关于|推进|甲高新区|提档升位的|实施意见",
            ),
            (
                "2018年全市招商引资及项目建设工作意见",
                &[],
                "2018年|全市招商引资|及项目建设|工作意见",
            ),
            (
                "甲市2017—2019年度河湖治理计划",
                &["甲市"],
                "甲市|2017—2019年度|河湖治理|计划",
            ),
            (
                "及时落实涉及和谐社会的措施",
                &[],
                "及时|落实涉及|和谐社会的|措施",
            ),
            ("建设331#—332#泊位", &[], "建设331#—332#泊位"),
            (
                "规划建设《甲港》、码头(甲区)",
                &["甲港", "甲区"],
                "规划建设《甲港》、码头(甲区)",
            ),
            ("", &[], ""),
        ] {
            let found = phrases(title, names);
            assert_eq!(found.concat(), title);
            assert_eq!(found.join("|"), wanted);
        }
    }
}
