//! Lists of units (单位) as documents print them.

use crate::base::text::{is_han, is_space, outside_brackets, split_list};

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

/// Words that join the last two names of a list.
const JOINTS: [&str; 4] = ["以及", "和", "及", "与"];

/// Whether a text can be the name of a unit: Chinese, short, and ending as such names end.
pub fn is_unit(name: &str) -> bool {
    let length = name.chars().count();
    if !(2..=40).contains(&length) {
        return false;
    }
    // The bracket behind a name says which part of it: 市发改委(市大数据局).
    let bare = match name
        .char_indices()
        .find(|(_, c)| matches!(c, '(' | '\u{FF08}' | '〔'))
    {
        Some((at, _)) if at > 0 && name.ends_with([')', '\u{FF09}', '〕']) => &name[..at],
        _ => name,
    };
    let plain = |c: char| {
        is_han(c)
            || c.is_ascii_alphabetic()
            || matches!(
                c,
                '(' | ')' | '\u{FF08}' | '\u{FF09}' | '·' | '“' | '”' | '—' | '、' | '/'
            )
    };
    bare.chars().all(plain)
        && !ACTS.iter().any(|act| bare.starts_with(act))
        && ENDINGS.iter().any(|ending| bare.ends_with(ending))
}

/// Whether a text is what a person is called, who is no unit: 分管副县长, 各村支部书记.
pub fn is_person(name: &str) -> bool {
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
    !is_unit(name) && OFFICES.iter().any(|office| name.ends_with(office))
}

/// Whether a text begins with the name of a unit, up to the first mark that can end one.
pub fn begins(text: &str) -> bool {
    let end = outside_brackets(text)
        .find(|(_, c)| ",\u{FF0C}、;\u{FF1B}。".contains(*c) || is_space(*c))
        .map_or(text.len(), |(at, _)| at);
    is_unit(text[..end].trim_end_matches([')', '\u{FF09}', '〕', ']', '】']))
}

/// The names in a printed list; “等相关部门” behind the last of them is no name.
pub fn names(list: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    let mut add = |name: &str| {
        let name =
            open_end(without_remark(name.trim_matches(|c| {
                is_space(c) || matches!(c, '。' | ':' | '\u{FF1A}')
            })));
        let told = name.chars().any(char::is_alphabetic) && !matches!(name, "无" | "暂无" | "略");
        if told && !names.iter().any(|n| n == name) {
            names.push(name.to_owned());
        }
    };
    for item in rejoined(list) {
        for part in spaced(item) {
            for name in joined(part) {
                add(name);
            }
        }
    }
    names
}

/// The items of a list; 各区、县(市)政府 is one name.
fn rejoined(list: &str) -> Vec<&str> {
    let mut items: Vec<&str> = Vec::new();
    for item in split_list(list) {
        let short = |text: &str| {
            let bare = text.trim_start_matches(['各', '相', '有', '关']);
            bare.len() < text.len()
                && [
                    "县", "区", "市", "镇", "乡", "街道", "乡镇", "县区", "县市", "镇街",
                ]
                .contains(&bare)
        };
        if let Some(last) = items.last_mut()
            && short(last)
            && item.starts_with(['县', '区', '市', '镇', '乡', '街', '园', '开'])
            && ![
                "市直", "区直", "县直", "市级", "区级", "县级", "市属", "区属",
            ]
            .iter()
            .any(|start| item.starts_with(start))
        {
            let start = last.as_ptr() as usize - list.as_ptr() as usize;
            let end = item.as_ptr() as usize - list.as_ptr() as usize + item.len();
            *last = &list[start..end];
        } else if let Some(last) = items.last_mut()
            && matches!(item, "单位" | "部门" | "直属机构")
            && (last.ends_with("部门") || last.ends_with("单位"))
        {
            // 市直有关部门、单位.
            let start = last.as_ptr() as usize - list.as_ptr() as usize;
            let end = item.as_ptr() as usize - list.as_ptr() as usize + item.len();
            *last = &list[start..end];
        } else {
            items.push(item);
        }
    }
    items
}

/// Names that only white space keeps apart; white space within a name is a portal's.
fn spaced(item: &str) -> Vec<&str> {
    let parts: Vec<&str> = item.split(is_space).filter(|p| !p.is_empty()).collect();
    if parts.len() > 1
        && parts
            .iter()
            .all(|part| part.chars().count() > 2 && is_unit(part))
    {
        parts
    } else {
        vec![item]
    }
}

/// 市财政局和各县区政府 are two names, 市发展和改革委员会 is one.
fn joined(item: &str) -> Vec<&str> {
    for joint in JOINTS {
        for (at, _) in item.match_indices(joint) {
            let (left, right) = (&item[..at], &item[at + joint.len()..]);
            let outside = left.matches(['(', '\u{FF08}', '〔', '“']).count()
                == left.matches([')', '\u{FF09}', '〕', '”']).count();
            if outside && ends_name(left) && begins_name(right) {
                let mut names = joined(left);
                names.extend(joined(right));
                return names;
            }
        }
    }
    vec![item]
}

fn ends_name(left: &str) -> bool {
    let more = open_end(left);
    if more.len() < left.len() && is_unit(more) {
        return true;
    }
    // 部门和单位 is one expression, 委 alone too short a name.
    left.chars().count() >= 3 && is_unit(left) && !left.ends_with("部门") && !left.ends_with("单位")
        || ["有关部门", "相关部门", "有关单位", "相关单位"]
            .iter()
            .any(|word| left.ends_with(word))
}

fn begins_name(right: &str) -> bool {
    let starts = [
        "各", "市", "县", "区", "省", "州", "有关", "相关", "其他", "驻", "中", "国",
    ];
    is_unit(right)
        && right.chars().count() >= 3
        && (starts.iter().any(|start| right.starts_with(start))
            || right.ends_with("政府")
            || right.starts_with("开发区")
            || right.ends_with("管委会"))
}

/// A name without a remark on the whole list in brackets behind it: (列第一位的为牵头单位,下同).
fn without_remark(name: &str) -> &str {
    let remark = |inner: &str| {
        inner.contains("下同")
            || inner.contains("第一")
            || inner.contains("首位")
            || inner.contains("不再列")
    };
    match name.rfind(['(', '\u{FF08}', '〔', '[']) {
        Some(open) if open > 0 && remark(&name[open..]) => name[..open].trim_end(),
        _ => name,
    }
}

/// A name without what says that more are meant: 市税务局等相关部门 is 市税务局.
fn open_end(name: &str) -> &str {
    let Some(at) = name.rfind('等') else {
        return name;
    };
    if at == 0 || !is_rest(&name[at + '等'.len_utf8()..]) {
        return name;
    }
    name[..at].trim_end()
}

/// Words for the others, as they stand behind 等: 省有关部门, 相关单位, 成员单位.
fn is_rest(tail: &str) -> bool {
    let mut rest = tail.trim_matches(is_space);
    loop {
        let before = rest;
        for word in [
            "市直", "区直", "县直", "省直", "市级", "区级", "县级", "省级", "市", "省", "区", "县",
            "州", "有关", "相关", "其他", "各", "职能", "责任", "成员", "配合", "参与", "组成",
            "多个",
        ] {
            if let Some(short) = rest.strip_prefix(word) {
                rest = short;
            }
        }
        if rest == before {
            break;
        }
    }
    // 等市政公用企业, 等成员单位: a kind of units, not one of them.
    if rest.chars().count() <= 8
        && ["部门", "单位", "企业", "机构", "委办局"]
            .iter()
            .any(|end| rest.ends_with(end))
    {
        return true;
    }
    [
        "",
        "部门",
        "单位",
        "部门和单位",
        "部门单位",
        "部门(单位)",
        "单位和部门",
        "单位部门",
        "地区",
        "部门和地区",
        "企业",
        "机构",
        "方面",
    ]
    .contains(&rest)
}

#[cfg(test)]
mod tests {
    use super::{is_unit, names};

    #[test]
    fn lists() {
        for (list, expected) in [
            (
                "市发改委、市税务局等相关部门,各县(市)区政府",
                vec!["市发改委", "市税务局", "各县(市)区政府"],
            ),
            ("市发展和改革委员会", vec!["市发展和改革委员会"]),
            ("市财政局和各县区政府", vec!["市财政局", "各县区政府"]),
            (
                "省有关部门和各地级以上市人民政府",
                vec!["省有关部门", "各地级以上市人民政府"],
            ),
            ("能源局等省有关部门和各市政府", vec!["能源局", "各市政府"]),
            (
                "市人力资源和社会保障局、市卫生和计划生育委员会",
                vec!["市人力资源和社会保障局", "市卫生和计划生育委员会"],
            ),
            (
                "市级各有关部门及各县市区政府",
                vec!["市级各有关部门", "各县市区政府"],
            ),
            ("市发改委 市财政局", vec!["市发改委", "市财政局"]),
            ("市发 改委", vec!["市发 改委"]),
            (
                "市水务局,各区、县(市)政府及开发区管委会",
                vec!["市水务局", "各区、县(市)政府", "开发区管委会"],
            ),
            ("各街道、区直各部门", vec!["各街道", "区直各部门"]),
            ("市水务公司等市政公用企业", vec!["市水务公司"]),
            ("市直有关部门、单位", vec!["市直有关部门、单位"]),
            ("工商联(列第一位者为牵头或汇总单位,下同)", vec!["工商联"]),
            ("有关部门和单位", vec!["有关部门和单位"]),
            ("市住房和城乡建设局", vec!["市住房和城乡建设局"]),
            (
                "市经济和信息化委、市公安局",
                vec!["市经济和信息化委", "市公安局"],
            ),
        ] {
            assert_eq!(names(list), expected, "{list}");
        }
    }

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
