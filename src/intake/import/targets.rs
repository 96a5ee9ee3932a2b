//! Figures to be reached: 地区生产总值增长7.5%, 新建污水处理厂2座, PM2.5浓度控制在35微克/立方米以下. Only a clause that
//! is understood from end to end counts: a figure that is shown must be right.

use crate::base::text::{is_han, is_space, outside_brackets};
use crate::plan::{Bound, Change, Target};
use crate::time::{Due, find_dues};

/// Units of measure, longer ones before those that they begin with.
const UNITS: [&str; 96] = [
    "微克/立方米",
    "毫克/立方米",
    "个百分点",
    "百分点",
    "个工作日",
    "工作日",
    "平方公里",
    "万平方米",
    "平方米",
    "万立方米",
    "亿立方米",
    "立方米",
    "万千瓦时",
    "亿千瓦时",
    "万千瓦",
    "千瓦",
    "兆瓦",
    "吨标准煤",
    "万吨标准煤",
    "亿美元",
    "万美元",
    "美元",
    "万亿元",
    "亿元",
    "万元",
    "元",
    "万人次",
    "人次",
    "万人",
    "人",
    "万户次",
    "户次",
    "万户",
    "户",
    "万家",
    "家",
    "万亩",
    "亩",
    "公顷",
    "公里",
    "千米",
    "米",
    "万吨",
    "亿吨",
    "吨",
    "公斤",
    "万标箱",
    "标箱",
    "TEU",
    "万头",
    "头",
    "万只",
    "只",
    "万株",
    "株",
    "万册",
    "册",
    "万辆",
    "辆",
    "万台",
    "台套",
    "台",
    "万套",
    "套",
    "艘",
    "架",
    "座",
    "处",
    "所",
    "条",
    "张",
    "件",
    "项",
    "起",
    "名",
    "位",
    "次",
    "期",
    "场",
    "批",
    "种",
    "类",
    "篇",
    "支",
    "块",
    "栋",
    "间",
    "个",
    "天",
    "小时",
    "分钟",
    "年",
    "倍",
    "%",
    "\u{FF05}",
    "‰",
];

/// Verbs before a figure, with what they say of it; longer ones first.
const VERBS: [(&str, Option<Change>, Bound); 46] = [
    ("不得低于", None, Bound::AtLeast),
    ("不低于", None, Bound::AtLeast),
    ("不少于", None, Bound::AtLeast),
    ("不小于", None, Bound::AtLeast),
    ("达到", None, Bound::Exactly),
    ("不超过", None, Bound::AtMost),
    ("不高于", None, Bound::AtMost),
    ("不大于", None, Bound::AtMost),
    ("控制在", None, Bound::AtMost),
    ("压缩到", None, Bound::Exactly),
    ("压缩至", None, Bound::Exactly),
    ("提高到", None, Bound::Exactly),
    ("提高至", None, Bound::Exactly),
    ("提升到", None, Bound::Exactly),
    ("提升至", None, Bound::Exactly),
    ("增加到", None, Bound::Exactly),
    ("增长到", None, Bound::Exactly),
    ("扩大到", None, Bound::Exactly),
    ("发展到", None, Bound::Exactly),
    ("降低到", None, Bound::Exactly),
    ("下降到", None, Bound::Exactly),
    ("下降至", None, Bound::Exactly),
    ("降低至", None, Bound::Exactly),
    ("减少到", None, Bound::Exactly),
    ("保持在", None, Bound::Exactly),
    ("稳定在", None, Bound::Exactly),
    ("降至", None, Bound::Exactly),
    ("增至", None, Bound::Exactly),
    ("年均增长", Some(Change::Increase), Bound::Exactly),
    ("同比增长", Some(Change::Increase), Bound::Exactly),
    ("同比下降", Some(Change::Decrease), Bound::Exactly),
    ("增长", Some(Change::Increase), Bound::Exactly),
    ("增加", Some(Change::Increase), Bound::Exactly),
    ("提高", Some(Change::Increase), Bound::Exactly),
    ("提升", Some(Change::Increase), Bound::Exactly),
    ("上升", Some(Change::Increase), Bound::Exactly),
    ("下降", Some(Change::Decrease), Bound::Exactly),
    ("降低", Some(Change::Decrease), Bound::Exactly),
    ("减少", Some(Change::Decrease), Bound::Exactly),
    ("压减", Some(Change::Decrease), Bound::Exactly),
    ("超过", None, Bound::AtLeast),
    ("突破", None, Bound::AtLeast),
    ("实现", None, Bound::Exactly),
    ("完成", None, Bound::Exactly),
    ("达", None, Bound::Exactly),
    ("为", None, Bound::Exactly),
];

/// What may open a clause and is no part of the indicator.
const OPENINGS: [&str; 17] = [
    "力争",
    "确保",
    "争取",
    "努力",
    "实现",
    "使",
    "并",
    "其中",
    "预期",
    "计划",
    "年内",
    "全年",
    "本年度",
    "累计",
    "完成",
    "达到",
    "到",
];

/// Acts that an indicator may begin with; they are part of what is counted.
const ACTS: [&str; 22] = [
    "新增",
    "新建",
    "新建成",
    "建成",
    "改造",
    "新改建",
    "引进",
    "新引进",
    "培育",
    "新培育",
    "认定",
    "新认定",
    "创建",
    "开工",
    "新开工",
    "谋划",
    "储备",
    "培训",
    "组织",
    "举办",
    "淘汰",
    "治理",
];

/// Whose figure it is.
const OWNERS: [&str; 8] = [
    "全市",
    "全县",
    "全区",
    "全省",
    "全州",
    "各县区",
    "我市",
    "全镇",
];

/// Words of a sentence that tells of the past, or of what a project is, not of what is promised.
const NOT_PROMISED: [&str; 22] = [
    "去年",
    "上年",
    "目前",
    "截至",
    "已经",
    "已完成",
    "已建",
    "现有",
    "达产",
    "建成后",
    "投产后",
    "总投资",
    "占地",
    "注册资本",
    "设计能力",
    "预计可",
    "可实现",
    "以来",
    "曾",
    "累计已",
    "排名",
    "年产",
];

/// The figures to be reached that a paragraph names.
pub fn targets(text: &str, year: i16) -> Vec<Target> {
    let mut found: Vec<Target> = Vec::new();
    for sentence in split(text, "。;\u{FF1B}") {
        if NOT_PROMISED.iter().any(|word| sentence.contains(word)) {
            continue;
        }
        let mut due = None;
        for clause in split(sentence, ",\u{FF0C}、:\u{FF1A}") {
            let (clause, own) = without_time(clause, year);
            due = own.or(due);
            if let Some(target) = read(clause, due)
                && !found.contains(&target)
            {
                found.push(target);
            }
        }
    }
    found
}

fn split<'t>(text: &'t str, marks: &'t str) -> impl Iterator<Item = &'t str> {
    outside_brackets(text)
        .filter(move |(_, c)| marks.contains(*c))
        .map(|(at, c)| (at, at + c.len_utf8()))
        .chain(std::iter::once((text.len(), text.len())))
        .scan(0, |start, (end, next)| {
            Some(&text[std::mem::replace(start, next)..end])
        })
        .map(|part| part.trim_matches(is_space))
        .filter(|part| !part.is_empty())
}

/// A clause without the time that opens it: 到2020年, 2018年底前.
fn without_time(clause: &str, year: i16) -> (&str, Option<Due>) {
    match find_dues(clause, year).first() {
        Some(time)
            if time.range.start == 0
                && (time.meaning.limit
                    || matches!(time.meaning.due, Due::Half(..) | Due::Quarter(..))) =>
        {
            (
                clause[time.range.end..].trim_start_matches(is_space),
                Some(time.meaning.due),
            )
        }
        _ => {
            // 2018年 alone dates the sentence without being a limit.
            let rest = crate::base::text::take_digits(clause)
                .filter(|(number, _)| (1990..2100).contains(number))
                .and_then(|(_, rest)| rest.strip_prefix('年'));
            (rest.unwrap_or(clause), None)
        }
    }
}

fn read(clause: &str, due: Option<Due>) -> Option<Target> {
    let mut words = clause.trim_start_matches(['—', '-']);
    let mut whose = "";
    loop {
        let before = words;
        for opening in OPENINGS {
            words = words.strip_prefix(opening).unwrap_or(words);
        }
        for owner in OWNERS {
            if let Some(rest) = words.strip_prefix(owner)
                && whose.is_empty()
            {
                whose = &words[..owner.len()];
                words = rest;
            }
        }
        if words == before {
            break;
        }
    }
    let digit = first_figure(words)?;
    let (head, tail) = words.split_at(digit);
    let end = tail
        .find(|c: char| !(c.is_ascii_digit() || c == '.'))
        .unwrap_or(tail.len());
    let (value, tail) = tail.split_at(end);
    value.parse::<f64>().ok()?;
    let unit = UNITS.iter().find(|unit| tail.starts_with(**unit))?;
    let after = tail[unit.len()..].trim_matches(is_space);
    let behind = match after {
        "" => None,
        "以上" | "及以上" => Some(Bound::AtLeast),
        "以下" | "以内" | "之内" | "及以下" => Some(Bound::AtMost),
        "左右" => Some(Bound::About),
        _ => return None,
    };
    let (head, about) = match head.strip_suffix('约') {
        Some(head) => (head, true),
        None => (head, false),
    };
    let (indicator, change, bound) = match VERBS.iter().find(|(verb, ..)| head.ends_with(verb)) {
        Some((verb, change, bound)) => {
            let mut indicator = &head[..head.len() - verb.len()];
            for aim in ["力争", "确保", "争取", "要", "应", "均", "将"] {
                indicator = indicator.strip_suffix(aim).unwrap_or(indicator);
            }
            (indicator, *change, *bound)
        }
        None => {
            // 新建污水处理厂2座; 完成固定资产投资100亿元.
            let acts = ACTS.iter().any(|act| head.starts_with(act));
            let done = clause
                .trim_start_matches(['—', '-'])
                .starts_with(['完', '实'])
                && !["投资", "收入", "产值", "增加值", "总额"]
                    .iter()
                    .all(|end| !head.ends_with(end));
            if !acts && !done {
                return None;
            }
            (head, None, Bound::Exactly)
        }
    };
    let bound = behind.unwrap_or(if about { Bound::About } else { bound });
    let raw = &clause[clause.len() - words.len()..clause.len()];
    is_indicator(indicator).then(|| Target {
        indicator: indicator.to_owned(),
        change,
        bound,
        value: value.to_owned(),
        unit: (*unit).to_owned(),
        raw: raw.to_owned(),
        whose: whose.to_owned(),
        due,
    })
}

/// Where the first number begins that is not part of a name such as PM2.5.
fn first_figure(words: &str) -> Option<usize> {
    let mut before: Option<char> = None;
    let mut named = false;
    for (at, c) in words.char_indices() {
        if c.is_ascii_digit() {
            let goes_on = before.is_some_and(|c| c.is_ascii_digit() || c == '.');
            if !goes_on {
                named = before.is_some_and(|c| c.is_ascii_alphabetic());
            }
            if !named && !goes_on {
                return Some(at);
            }
        }
        before = Some(c);
    }
    None
}

/// Whether a text is the name of something measured.
fn is_indicator(text: &str) -> bool {
    const VERBAL: [&str; 18] = [
        "推进",
        "加快",
        "推动",
        "实施",
        "开展",
        "建设",
        "加强",
        "支持",
        "确保",
        "围绕",
        "按照",
        "通过",
        "对",
        "将",
        "的企业",
        "力度",
        "是",
        "由",
    ];
    let length = text.chars().count();
    (2..=26).contains(&length)
        && text.chars().all(|c| {
            is_han(c) || c.is_ascii_alphanumeric() || "().\u{FF08}\u{FF09}“”·&+".contains(c)
        })
        && !VERBAL.iter().any(|word| text.contains(word))
        && !text.ends_with(['的', '了', '到', '以', '在', '和', '别'])
        && !ACTS.contains(&text)
}

#[cfg(test)]
mod tests {
    use super::targets;

    #[test]
    fn figures() {
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
            ("推进总投资10亿元的项目建设", vec![]),
            ("该项目达产后年产值达到10亿元", vec![]),
            ("去年地区生产总值增长7.5%", vec![]),
            ("位居全省第2位", vec![]),
            ("培训人员3至5名", vec![]),
            ("投资5亿元", vec![]),
            ("加强对10个乡镇的检查", vec![]),
        ] {
            let found: Vec<_> = targets(text, 2018)
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
}
