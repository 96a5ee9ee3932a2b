//! Figures broken down by county or unit: 盘山县25项、双台子区16项、….

use crate::base::text::{is_han, is_space, outside_brackets};
use crate::plan::Allotment;

/// Endings of the names that figures are broken down by.
const ENTITIES: [&str; 12] = [
    "新区",
    "经济区",
    "开发区",
    "园区",
    "县",
    "区",
    "市",
    "镇",
    "乡",
    "委",
    "局",
    "办",
];

/// The breakdowns in a paragraph: runs of at least three entities, each with its figure. One entity
/// alone is a sentence, not a breakdown.
pub fn allotments(text: &str) -> Vec<Allotment> {
    let mut found = Vec::new();
    let mut run: Vec<Allotment> = Vec::new();
    for part in parts(text) {
        // “其中:盘山县25项” and “(1)内资:盘山县60亿元”: the figure follows the last colon.
        let (of, fresh, part) = match part.rfind([':', '\u{FF1A}']) {
            Some(at) => {
                let rest = &part[at..];
                let width = rest.chars().next().map_or(1, char::len_utf8);
                let begun = part.as_ptr() as usize - text.as_ptr() as usize;
                (subject(&text[..begun + at]), true, &rest[width..])
            }
            None => (
                run.last().map_or(String::new(), |a| a.of.clone()),
                false,
                part,
            ),
        };
        if fresh {
            keep(&mut found, &mut run);
        }
        match figure(part, of) {
            Some(allotment) => run.push(allotment),
            // 盘山县42项,投资65亿元: a further figure of the same entity is passed over.
            None if part.starts_with("投资") && !run.is_empty() => {}
            None => keep(&mut found, &mut run),
        }
    }
    keep(&mut found, &mut run);
    found
}

fn keep(found: &mut Vec<Allotment>, run: &mut Vec<Allotment>) {
    if run.len() >= 3 {
        found.append(run);
    }
    run.clear();
}

/// What a breakdown is of, where a colon says it: 内资, 外资, 县区、经济区.
fn subject(before: &str) -> String {
    let ends = |c| {
        matches!(
            c,
            ',' | '\u{FF0C}' | '。' | ';' | '\u{FF1B}' | ' ' | ')' | '\u{FF09}'
        )
    };
    let name = before.rsplit(ends).next().unwrap_or_default();
    let name = name.trim_matches(is_space);
    if name == "其中" {
        String::new()
    } else {
        name.to_owned()
    }
}

fn parts(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut start = 0;
    for (at, c) in outside_brackets(text) {
        if matches!(c, '、' | ',' | '\u{FF0C}' | ';' | '\u{FF1B}' | '。') {
            parts.push(text[start..at].trim_matches(is_space));
            start = at + c.len_utf8();
        }
    }
    parts.push(text[start..].trim_matches(is_space));
    parts
}

/// 盘山县25项, 盘山县复工37项, 市台办推荐3项, 兴隆台区37项(50亿元以上5项).
fn figure(part: &str, of: String) -> Option<Allotment> {
    let digit = part.find(|c: char| c.is_ascii_digit())?;
    let (head, tail) = part.split_at(digit);
    let end = tail
        .find(|c: char| !(c.is_ascii_digit() || c == '.'))
        .unwrap_or(tail.len());
    let (value, unit) = tail.split_at(end);
    let unit = unit
        .split(['(', '\u{FF08}'])
        .next()
        .unwrap_or_default()
        .trim_matches(is_space);
    let plain = !unit.is_empty() && unit.chars().count() <= 4 && unit.chars().all(is_han);
    let entity = ["复工", "推荐", "完成", "新增", ""]
        .iter()
        .find_map(|verb| head.strip_suffix(verb))?;
    let known = ENTITIES.iter().any(|ending| entity.ends_with(ending));
    let clean = (2..=16).contains(&entity.chars().count()) && entity.chars().all(is_han);
    (plain && known && clean && value.parse::<f64>().is_ok()).then(|| Allotment {
        entity: entity.to_owned(),
        value: value.to_owned(),
        unit: unit.to_owned(),
        of,
    })
}

#[cfg(test)]
mod tests {
    use super::allotments;

    fn read(text: &str) -> Vec<String> {
        allotments(text)
            .into_iter()
            .map(|a| format!("{} {} {} {}", a.of, a.entity, a.value, a.unit))
            .collect()
    }

    #[test]
    fn breakdowns() {
        assert_eq!(
            read("全年项目105项,其中:盘山县25项、双台子区16项、辽东湾新区20项。"),
            [" 盘山县 25 项", " 双台子区 16 项", " 辽东湾新区 20 项"]
        );
        assert_eq!(
            read("(1)内资:甲县60亿元,乙区15.5亿元,丙区30亿元;"),
            [
                "内资 甲县 60 亿元",
                "内资 乙区 15.5 亿元",
                "内资 丙区 30 亿元"
            ]
        );
        assert_eq!(
            read("(1)县区、经济区:甲县4项;乙区3项;丙区2项;"),
            [
                "县区、经济区 甲县 4 项",
                "县区、经济区 乙区 3 项",
                "县区、经济区 丙区 2 项"
            ]
        );
        assert_eq!(read("甲县35项(50亿元以上5项),乙区27项,丙区3项").len(), 3);
        assert_eq!(read("市工信委推荐5项;市农委推荐3项"), Vec::<String>::new());
        assert_eq!(
            read("引进项目30个,其中10亿元以上项目6个。"),
            Vec::<String>::new()
        );
    }
}
