//! The name of one unit (单位), and what people are called who are no units.

use crate::base::text::{is_han, is_space, outside_brackets};

/// The lengths, in characters, that the name of a unit may have.
const NAME_LENGTHS: std::ops::RangeInclusive<usize> = 2..=40;

/// How the name of a unit ends.
const ENDINGS: [&str; 97] = [
    "局",
    "委",
    "办",
    "厅",
    "部",
    "处",
    "科",
    "院",
    "所",
    "站",
    "队",
    "室",
    "中心",
    "公司",
    "集团",
    "银行",
    "支行",
    "分行",
    "政府",
    "管委会",
    "会",
    "联",
    "协",
    "社",
    "校",
    "馆",
    "台",
    "厂",
    "场",
    "港",
    "海关",
    "油田",
    "县",
    "区",
    "市",
    "镇",
    "乡",
    "街道",
    "州",
    "旗",
    "盟",
    "组",
    "专班",
    "部门",
    "单位",
    "地区",
    "机构",
    "企业",
    "团体",
    "高校",
    "医院",
    "署",
    "司",
    "机关",
    "园",
    "基地",
    "电力",
    "税务",
    "气象",
    "邮政",
    "移动",
    "联通",
    "电信",
    "铁塔",
    "供电",
    "分局",
    "办事处",
    "市场",
    "学院",
    "大学",
    "各县",
    "村",
    "屯",
    "院校",
    "景区",
    "报",
    "网",
    "办公厅",
    "人行",
    "人民银行",
    "银监分局",
    "属地",
    "团市委",
    "工会",
    "段",
    "商行",
    "农商行",
    "运营商",
    "镇街",
    "防指",
    "业主",
    "中学",
    "小学",
    "一中",
    "产投",
    "交投",
    "城投",
];

/// Verbs that begin a duty, not a name: 建成市级未成年人保护中心.
const ACTS: [&str; 24] = [
    "建成", "建设", "推进", "推动", "设立", "新建", "完善", "开展", "整治", "成立", "加强", "组建",
    "启动", "打造", "实施", "支持", "加快", "完成", "制定", "优化", "培育", "提升", "创建", "改造",
];

/// How people are called: by their office.
const OFFICES: [&str; 24] = [
    "省长",
    "州长",
    "盟长",
    "市长",
    "区长",
    "县长",
    "旗长",
    "镇长",
    "乡长",
    "村长",
    "厅长",
    "局长",
    "处长",
    "科长",
    "部长",
    "院长",
    "校长",
    "所长",
    "站长",
    "秘书长",
    "主任",
    "书记",
    "主席",
    "同志",
];

/// Whether a text can be the name of a unit: Chinese, short, and ending as such names end.
pub fn is_unit(name: &str) -> bool {
    if !NAME_LENGTHS.contains(&name.chars().count()) {
        return false;
    }

    let bare = without_part(name);
    bare.chars().all(stands_in_names)
        && !ACTS.iter().any(|act| bare.starts_with(act))
        && ENDINGS.iter().any(|ending| bare.ends_with(ending))
}

/// Drops the bracket behind a name that says which part of the unit is meant: 市发改委(市大数据局).
fn without_part(name: &str) -> &str {
    match name.find(['(', '\u{FF08}', '〔']) {
        Some(at) if at > 0 && name.ends_with([')', '\u{FF09}', '〕']) => &name[..at],
        _ => name,
    }
}

/// Whether a character may stand in the name of a unit: 各县(市)区政府, “双创”专班.
fn stands_in_names(c: char) -> bool {
    is_han(c)
        || c.is_ascii_alphabetic()
        || matches!(
            c,
            '(' | ')' | '\u{FF08}' | '\u{FF09}' | '·' | '“' | '”' | '—' | '、' | '/'
        )
}

/// Whether a text is what a person is called, who is no unit: 分管副县长, 各村支部书记.
pub fn is_person(name: &str) -> bool {
    !is_unit(name) && OFFICES.iter().any(|office| name.ends_with(office))
}

/// Whether a text begins with the name of a unit, up to the first mark that can end one.
pub fn begins_with_unit(text: &str) -> bool {
    let end = outside_brackets(text)
        .find(|(_, c)| ",\u{FF0C}、;\u{FF1B}。".contains(*c) || is_space(*c))
        .map_or(text.len(), |(at, _)| at);

    is_unit(text[..end].trim_end_matches([')', '\u{FF09}', '〕', ']', '】']))
}

#[cfg(test)]
mod tests {
    use super::is_unit;

    #[test]
    fn what_can_be_a_unit() {
        for name in [
            "市发改委",
            "各县(市)区政府",
            "市发改委(市大数据局)",
            "团市委",
            "盘山海关",
        ] {
            assert!(is_unit(name), "{name}");
        }
        for name in ["以下简称", "企业法人代表", "2018年", "三", "加快建设"] {
            assert!(!is_unit(name), "{name}");
        }
    }
}
