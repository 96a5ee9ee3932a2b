//! Lists of units as documents print them: 市发改委、市税务局等相关部门,各县(市)区政府.

use super::units::is_unit;
use crate::base::text::{is_space, split_list};

/// Words that join the last two names of a list.
const JOINTS: [&str; 4] = ["以及", "和", "及", "与"];

/// What stands where a unit would, when there is none.
const NO_UNIT: [&str; 3] = ["无", "暂无", "略"];

/// Levels of administration that share the rest of a name: 各区、县(市)政府.
const LEVELS: [&str; 10] = [
    "县", "区", "市", "镇", "乡", "街道", "乡镇", "县区", "县市", "镇街",
];

/// Openings of names of their own, which continue no other: 各街道、区直各部门.
const OWN_OPENINGS: [&str; 8] = [
    "市直", "区直", "县直", "市级", "区级", "县级", "市属", "区属",
];

/// Names for several units at once, to which a further name may be joined: 有关部门和各市政府.
const GROUPS: [&str; 4] = ["有关部门", "相关部门", "有关单位", "相关单位"];

/// How a name behind a joint begins: 和各县区政府.
const JOINED_OPENINGS: [&str; 13] = [
    "各",
    "市",
    "县",
    "区",
    "省",
    "州",
    "有关",
    "相关",
    "其他",
    "驻",
    "中",
    "国",
    "开发区",
];

/// How a name behind a joint ends, where it does not begin as such names do: 和辽东湾管委会.
const JOINED_ENDINGS: [&str; 2] = ["政府", "管委会"];

/// Words of a remark on the whole list: (列第一位的为牵头单位,下同).
const REMARKS: [&str; 4] = ["下同", "第一", "首位", "不再列"];

/// What may stand between 等 and the word for the other units: 等省有关部门.
const REST_OPENINGS: [&str; 24] = [
    "市直", "区直", "县直", "省直", "市级", "区级", "县级", "省级", "市", "省", "区", "县", "州",
    "有关", "相关", "其他", "各", "职能", "责任", "成员", "配合", "参与", "组成", "多个",
];

/// Endings of a kind of units, as it stands behind 等: 等市政公用企业, 等成员单位.
const REST_ENDINGS: [&str; 5] = ["部门", "单位", "企业", "机构", "委办局"];

/// Further words for the other units, as they stand behind 等.
const REST_WORDS: [&str; 4] = ["部门(单位)", "地区", "部门和地区", "方面"];

/// The longest kind of units, in characters, that may stand behind 等.
const LONGEST_REST: usize = 8;

/// Returns the names in a printed list, each once; “等相关部门” behind the last of them is no name.
pub fn unit_names(list: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();

    let parts = items(list)
        .into_iter()
        .flat_map(split_at_spaces)
        .flat_map(split_at_joints);
    for part in parts {
        let part = part.trim_matches(|c| is_space(c) || matches!(c, '。' | ':' | '\u{FF1A}'));
        let name = without_others(without_remark(part));
        let is_name = name.chars().any(char::is_alphabetic) && !NO_UNIT.contains(&name);
        if is_name && !names.iter().any(|known| known == name) {
            names.push(name.to_owned());
        }
    }

    names
}

/// Splits a list at its marks, and joins again what is one name: 各区、县(市)政府.
fn items(list: &str) -> Vec<&str> {
    let mut items: Vec<&str> = Vec::new();
    for item in split_list(list) {
        match items.last_mut() {
            Some(last) if continues(last, item) => *last = between(list, last, item),
            _ => items.push(item),
        }
    }
    items
}

/// Whether an item of a list belongs to the name before it.
fn continues(last: &str, item: &str) -> bool {
    // 各区、县(市)政府: the level before shares the noun of this one.
    let level = last.trim_start_matches(['各', '相', '有', '关']);
    let is_level = level.len() < last.len() && LEVELS.contains(&level);
    let goes_on = item.starts_with(['县', '区', '市', '镇', '乡', '街', '园', '开'])
        && !OWN_OPENINGS.iter().any(|opening| item.starts_with(opening));

    // 市直有关部门、单位: the second noun names no unit of its own.
    let is_noun = matches!(item, "单位" | "部门" | "直属机构");
    let behind_noun = last.ends_with("部门") || last.ends_with("单位");

    is_level && goes_on || is_noun && behind_noun
}

/// Returns the part of a text from the beginning of one of its parts to the end of a later one.
fn between<'t>(text: &'t str, first: &str, last: &str) -> &'t str {
    let offset = |part: &str| part.as_ptr() as usize - text.as_ptr() as usize;
    &text[offset(first)..offset(last) + last.len()]
}

/// Splits names that only white space keeps apart. Where not every part is a name, the white space
/// is a portal's: 市发 改委.
fn split_at_spaces(item: &str) -> Vec<&str> {
    let parts: Vec<&str> = item.split(is_space).filter(|p| !p.is_empty()).collect();
    let are_names = parts
        .iter()
        .all(|part| part.chars().count() > 2 && is_unit(part));

    if parts.len() > 1 && are_names {
        parts
    } else {
        vec![item]
    }
}

/// Splits names that a word joins: 市财政局和各县区政府 are two, 市发展和改革委员会 is one.
fn split_at_joints(item: &str) -> Vec<&str> {
    for joint in JOINTS {
        for (at, _) in item.match_indices(joint) {
            let (left, right) = (&item[..at], &item[at + joint.len()..]);
            let outside_brackets = left.matches(['(', '\u{FF08}', '〔', '“']).count()
                == left.matches([')', '\u{FF09}', '〕', '”']).count();

            if outside_brackets && ends_name(left) && begins_name(right) {
                let mut names = split_at_joints(left);
                names.extend(split_at_joints(right));
                return names;
            }
        }
    }

    vec![item]
}

/// Whether a name can end before a joint.
fn ends_name(left: &str) -> bool {
    // 能源局等省有关部门和…: the name before 等 counts.
    let first = without_others(left);
    if first.len() < left.len() && is_unit(first) {
        return true;
    }

    // 部门和单位 is one expression, and 委 alone is too short for a name.
    let is_noun = left.ends_with("部门") || left.ends_with("单位");
    let is_name = left.chars().count() >= 3 && is_unit(left) && !is_noun;
    is_name || GROUPS.iter().any(|group| left.ends_with(group))
}

/// Whether a name can begin behind a joint.
fn begins_name(right: &str) -> bool {
    let looks_like_one = JOINED_OPENINGS
        .iter()
        .any(|opening| right.starts_with(opening))
        || JOINED_ENDINGS.iter().any(|ending| right.ends_with(ending));

    is_unit(right) && right.chars().count() >= 3 && looks_like_one
}

/// Drops a remark on the whole list in brackets behind a name: (列第一位的为牵头单位,下同).
fn without_remark(name: &str) -> &str {
    let is_remark = |inner: &str| REMARKS.iter().any(|word| inner.contains(word));
    match name.rfind(['(', '\u{FF08}', '〔', '[']) {
        Some(open) if open > 0 && is_remark(&name[open..]) => name[..open].trim_end(),
        _ => name,
    }
}

/// Drops the words that say that more units are meant: 市税务局等相关部门 is 市税务局.
fn without_others(name: &str) -> &str {
    match name.rfind('等') {
        Some(at) if at > 0 && means_others(&name[at + '等'.len_utf8()..]) => name[..at].trim_end(),
        _ => name,
    }
}

/// Whether what stands behind 等 means the other units: 省有关部门, 相关单位, 成员单位, or nothing.
fn means_others(tail: &str) -> bool {
    let mut rest = tail.trim_matches(is_space);

    loop {
        let before = rest.len();
        for word in REST_OPENINGS {
            rest = rest.strip_prefix(word).unwrap_or(rest);
        }
        if rest.len() == before {
            break;
        }
    }

    // 等市政公用企业, 等成员单位: a kind of units, not one of them.
    let is_kind = rest.chars().count() <= LONGEST_REST
        && REST_ENDINGS.iter().any(|ending| rest.ends_with(ending));
    rest.is_empty() || is_kind || REST_WORDS.contains(&rest)
}

#[cfg(test)]
mod tests {
    use super::unit_names;

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
            assert_eq!(unit_names(list), expected, "{list}");
        }
    }
}
