//! Lists of units as documents print them: 市发改委、市税务局等相关部门,各县(市)区政府.

use super::brackets::{is_closing, is_opening};
use super::predicates::{self, Predicate};
use super::units::{CLOSING_ANGLES, OPENING_ANGLES, is_branch_alone, is_office, is_unit};
use crate::base::text::{is_space, split_list};
use crate::intake::lexicon::Lexicon;
use std::collections::HashSet;

/// The longest kind of units, in characters, that may stand behind 等.
const LONGEST_OTHERS: usize = 8;

/// How many items of a list brackets within brackets may hold: 各区政府〈含开发区、新区,下同〉.
const MOST_WITHIN_ANGLES: usize = 8;

/// Returns the names in a printed list, each once; “等相关部门” behind the last of them is no name.
pub fn unit_names(list: &str, lexicon: &Lexicon) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    let mut known: HashSet<&str> = HashSet::new();

    let parts = items(list, lexicon)
        .into_iter()
        .flat_map(|item| split_at_spaces(item, lexicon))
        .flat_map(|part| split_at_joints(part, lexicon));
    for part in parts {
        // A portal left the name of a space where one was: 县林业局&nbsp;
        let part = part.trim_end_matches("&nbsp");
        let part = part.trim_matches(|c| is_space(c) || matches!(c, '。' | ':' | '\u{FF1A}'));
        // First the remark, which may stand behind 等.
        let name = without_others(without_remark(part, lexicon), lexicon);
        let is_name = name.chars().any(char::is_alphabetic) && !lexicon.units.none.contains(name);
        if is_name && known.insert(name) {
            names.push(name.to_owned());
        }
    }

    names
}

/// Returns the units of a text that is a list of them and nothing else.
pub fn list_of_units(text: &str, lexicon: &Lexicon) -> Option<Vec<String>> {
    let units = unit_names(text, lexicon);
    let are_units = !units.is_empty() && units.iter().all(|name| is_unit(name, lexicon));
    are_units.then_some(units)
}

/// Whether a text is a list of units and nothing else.
pub fn is_list_of_units(text: &str, lexicon: &Lexicon) -> bool {
    list_of_units(text, lexicon).is_some()
}

/// Splits a list at its marks, and joins again what is one name: 各区、县(市)政府.
fn items<'t>(list: &'t str, lexicon: &Lexicon) -> Vec<&'t str> {
    let mut items: Vec<&'t str> = Vec::new();
    let parts = split_list(list);
    for (at, item) in parts.iter().enumerate() {
        match items.last_mut() {
            Some(last) if continues(last, &parts[at..], lexicon) => {
                *last = between(list, last, item);
            }
            _ => items.push(item),
        }
    }
    items
}

/// Whether the first of some items of a list belongs to the name before it.
fn continues(last: &str, rest: &[&str], lexicon: &Lexicon) -> bool {
    // 各县<市、区>人民政府, 各区政府〈含开发区、新区,下同〉: brackets within brackets are printed so.
    if last.matches(OPENING_ANGLES).count() > last.matches(CLOSING_ANGLES).count() {
        let mut near = rest.iter().take(MOST_WITHIN_ANGLES);
        return near.any(|item| item.contains(CLOSING_ANGLES));
    }

    let item = rest[0];
    // 各区、县(市)政府: the level before shares the noun of this one.
    let units = &lexicon.units;
    let level = units.collectives.strip_all_at_start(last);
    let is_level = level.len() < last.len() && units.levels.contains(level);
    let goes_on = units.level_openings.begin(item) && !units.own_openings.begin(item);

    // 市直有关部门、单位: the second noun names no unit of its own.
    let second_noun = units.second_nouns.contains(item) && units.nouns.end(last);

    is_level && goes_on || second_noun
}

/// Returns the part of a text from the beginning of one of its parts to the end of a later one.
fn between<'t>(text: &'t str, first: &str, last: &str) -> &'t str {
    let offset = |part: &str| part.as_ptr() as usize - text.as_ptr() as usize;
    &text[offset(first)..offset(last) + last.len()]
}

/// Splits names that only white space or a stroke keeps apart. Where not every part is a name, the white space
/// is a portal's: 市发 改委.
fn split_at_spaces<'t>(item: &'t str, lexicon: &Lexicon) -> Vec<&'t str> {
    let is_gap = |c: char| is_space(c) || c == '/';
    let parts: Vec<&str> = item.split(is_gap).filter(|p| !p.is_empty()).collect();
    let are_names = parts
        .iter()
        .all(|part| part.chars().count() > 2 && is_unit(part, lexicon));
    // 人民银行 甲市分行 is one name.
    let is_torn = parts
        .windows(2)
        .any(|pair| !is_office(pair[0], lexicon) && is_branch_alone(pair[1], lexicon));

    if parts.len() > 1 && are_names && !is_torn {
        parts
    } else {
        vec![item]
    }
}

/// Splits names that a word joins: 市财政局和各县区政府 are two, 市发展和改革委员会 is one.
fn split_at_joints<'t>(item: &'t str, lexicon: &Lexicon) -> Vec<&'t str> {
    for joint in lexicon.units.joints.iter() {
        for (at, _) in item.match_indices(joint) {
            let (left, right) = (&item[..at], &item[at + joint.len()..]);
            let outside_brackets = left.matches(['(', '\u{FF08}', '〔', '“']).count()
                == left.matches([')', '\u{FF09}', '〕', '”']).count();

            // 市公安局和平分局 is one name.
            let is_word = lexicon.units.joint_words.begin(&item[at..]);
            // 投资局和口岸局 are two, though neither says its place.
            let are_offices = !is_word
                && is_office(left, lexicon)
                && is_office(right, lexicon)
                && right.chars().count() >= 3;

            // Both sides must be names: 发展和改革 within one name is no list.
            let are_names = ends_name(left, lexicon) && begins_name(right, lexicon);
            if outside_brackets && (are_names || are_offices) {
                let mut names = split_at_joints(left, lexicon);
                names.extend(split_at_joints(right, lexicon));
                return names;
            }
        }
    }

    vec![item]
}

/// Whether a name can end before a joint.
fn ends_name(left: &str, lexicon: &Lexicon) -> bool {
    // 能源局等省有关部门和…: the name before 等 counts.
    let first = without_others(left, lexicon);
    if first.len() < left.len() && is_unit(first, lexicon) {
        return true;
    }

    // 部门和单位 is one expression, and 委 alone is too short for a name.
    let is_name =
        left.chars().count() >= 3 && is_unit(left, lexicon) && !lexicon.units.nouns.end(left);
    // 有关部门和单位: the second noun names no unit of its own.
    let without_noun = || {
        let noun = lexicon.units.second_nouns.strip_end(left)?;
        lexicon.units.joints.strip_end(noun)
    };
    let groups = &lexicon.units.groups;
    is_name || groups.end(left) || without_noun().is_some_and(|group| groups.end(group))
}

/// Whether a name can begin behind a joint.
fn begins_name(right: &str, lexicon: &Lexicon) -> bool {
    let units = &lexicon.units;
    let looks_like_one = units.joined_openings.begin(right) || units.joined_endings.end(right);

    is_unit(right, lexicon) && right.chars().count() >= 3 && looks_like_one
}

/// Drops a remark on the whole list in brackets behind a name: (列第一位的为牵头单位,下同), 〈含开发区,下同〉.
fn without_remark<'t>(name: &'t str, lexicon: &Lexicon) -> &'t str {
    match name.rfind(['(', '\u{FF08}', '〔', '[', '<', '\u{FF1C}', '〈']) {
        Some(open) if open > 0 && is_remark_on_list(&name[open..], lexicon) => {
            name[..open].trim_end()
        }
        _ => name,
    }
}

/// Whether a bracket behind a name speaks of the list: (列第一位的为牵头单位), or says how they do it: (按职责分工).
fn is_remark_on_list(bracket: &str, lexicon: &Lexicon) -> bool {
    let inner = bracket.trim_matches(|c| is_opening(c) || is_closing(c));
    let is_manner = |predicate: Predicate| predicate.subject.is_empty() && predicate.role.is_none();
    lexicon.remarks.on_lists.occur_in(bracket)
        || predicates::split(inner, lexicon).is_some_and(is_manner)
}

/// Splits a name before a bracket that says what others have to do with it: 市住建局(市城管局配合).
pub fn split_nested<'t>(name: &'t str, lexicon: &Lexicon) -> Option<(&'t str, &'t str)> {
    let open = name.find(is_opening).filter(|&open| open > 0)?;
    let inner = name[open..].trim_matches(|c| is_opening(c) || is_closing(c));
    let predicate = predicates::split(inner, lexicon)?;
    is_list_of_units(predicate.subject, lexicon).then_some((&name[..open], inner))
}

/// Drops the words that say that more units are meant: 市税务局等相关部门 is 市税务局.
fn without_others<'t>(name: &'t str, lexicon: &Lexicon) -> &'t str {
    match lexicon.units.and_others.find_last(name) {
        Some(word) if word.start > 0 && means_others(&name[word.end..], lexicon) => {
            name[..word.start].trim_end()
        }
        _ => name,
    }
}

/// Whether what stands behind 等 means the other units: 省有关部门, 相关单位, 成员单位, or nothing.
fn means_others(tail: &str, lexicon: &Lexicon) -> bool {
    let units = &lexicon.units;
    let mut rest = tail.trim_matches(is_space);
    while let Some(shorter) = units.others_openings.strip_start(rest) {
        rest = shorter;
    }

    // 等市政公用企业, 等成员单位: a kind of units, not one of them.
    let is_kind = rest.chars().count() <= LONGEST_OTHERS && units.others_endings.end(rest);
    rest.is_empty() || is_kind || units.others.contains(rest)
}

#[cfg(test)]
mod tests {
    use super::unit_names;
    use crate::intake::lexicon::Lexicon;

    #[test]
    fn lists() {
        let lexicon = Lexicon::bundled();
        for (list, expected) in [
            (
                "市发改委、市税务局等相关部门,各县(市)区政府",
                vec!["市发改委", "市税务局", "各县(市)区政府"],
            ),
            ("市发展和改革委员会", vec!["市发展和改革委员会"]),
            ("市财政局和各县区政府", vec!["市财政局", "各县区政府"]),
            ("投资局和航空口岸局", vec!["投资局", "航空口岸局"]),
            ("市公安局和平分局", vec!["市公安局和平分局"]),
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
            (
                "县直有关部门和单位及各乡镇",
                vec!["县直有关部门和单位", "各乡镇"],
            ),
            (
                "各区政府〈含开发区、新区、景区管委会,下同〉、市财政局",
                vec!["各区政府", "市财政局"],
            ),
            ("市住房和城乡建设局", vec!["市住房和城乡建设局"]),
            (
                "市经济和信息化委、市公安局",
                vec!["市经济和信息化委", "市公安局"],
            ),
        ] {
            assert_eq!(unit_names(list, &lexicon), expected, "{list}");
        }
    }
}
