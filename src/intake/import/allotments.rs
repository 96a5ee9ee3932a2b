//! Figures broken down by county or unit: 盘山县25项、双台子区16项、….
//!
//! In comes a paragraph, out come its `Allotment`s: runs of at least three entities, each with its
//! figure. One entity alone is a sentence, not a breakdown.

use crate::base::text::{is_han, is_space, outside_brackets};
use crate::intake::lexicon::Lexicon;
use crate::plan::Allotment;

/// The fewest entities of a breakdown.
const FEWEST_ENTITIES: usize = 3;

/// The lengths, in characters, that the name of an entity may have.
const ENTITY_LENGTHS: std::ops::RangeInclusive<usize> = 2..=16;

/// The longest unit of measure, in characters.
const LONGEST_MEASURE: usize = 4;

/// Returns the breakdowns in a paragraph.
pub fn allotments(text: &str, lexicon: &Lexicon) -> Vec<Allotment> {
    let mut breakdowns = Breakdowns::default();

    for part in parts(text) {
        // “其中:盘山县25项” and “(1)内资:盘山县60亿元”: the figure follows the last colon.
        let mut figure = part;
        if let Some(at) = part.rfind([':', '\u{FF1A}']) {
            let begin = part.as_ptr() as usize - text.as_ptr() as usize;
            breakdowns.end_run();
            breakdowns.subject = subject(&text[..begin + at], lexicon);
            figure = part[at..].trim_start_matches([':', '\u{FF1A}']);
        }

        match read_figure(figure, &breakdowns.subject, lexicon) {
            Some(allotment) => breakdowns.run.push(allotment),
            // 盘山县42项,投资65亿元: a further figure of the same entity is passed over.
            None if lexicon.allotments.further.begin(figure) && !breakdowns.run.is_empty() => {}
            None => {
                breakdowns.end_run();
                breakdowns.subject.clear();
            }
        }
    }

    breakdowns.end_run();
    breakdowns.found
}

/// The breakdowns so far.
#[derive(Default)]
struct Breakdowns {
    found: Vec<Allotment>,
    /// The entities in a row, not yet enough perhaps.
    run: Vec<Allotment>,
    /// What the run is a breakdown of, as printed; empty where the task says it.
    subject: String,
}

impl Breakdowns {
    /// Keeps the run if it is long enough.
    fn end_run(&mut self) {
        if self.run.len() >= FEWEST_ENTITIES {
            self.found.append(&mut self.run);
        }
        self.run.clear();
    }
}

/// Returns what a breakdown is of, where a colon says it: 内资, 外资, 县区、经济区.
fn subject(before: &str, lexicon: &Lexicon) -> String {
    let ends = |c| {
        matches!(
            c,
            ',' | '\u{FF0C}' | '。' | ';' | '\u{FF1B}' | ' ' | ')' | '\u{FF09}'
        )
    };
    let name = before.rsplit(ends).next().unwrap_or_default();
    let name = name.trim_matches(is_space);

    if lexicon.allotments.whole.contains(name) {
        String::new()
    } else {
        name.to_owned()
    }
}

/// Returns the parts of a text between marks that stand outside brackets.
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

/// Reads an entity with its figure: 盘山县25项, 盘山县复工37项, 兴隆台区37项(50亿元以上5项).
fn read_figure(part: &str, subject: &str, lexicon: &Lexicon) -> Option<Allotment> {
    let digit = part.find(|c: char| c.is_ascii_digit())?;
    let (before, from_value) = part.split_at(digit);
    let value_end = from_value
        .find(|c: char| !(c.is_ascii_digit() || c == '.'))
        .unwrap_or(from_value.len());
    let (value, behind) = from_value.split_at(value_end);

    // 兴隆台区37项(50亿元以上5项): the bracket breaks the figure down again, and is left out.
    let unit = behind
        .split(['(', '\u{FF08}'])
        .next()
        .unwrap_or_default()
        .trim_matches(is_space);
    let is_measure =
        !unit.is_empty() && unit.chars().count() <= LONGEST_MEASURE && unit.chars().all(is_han);

    let words = &lexicon.allotments;
    let entity = words.verbs.strip_end(before).unwrap_or(before);
    let is_entity = words.endings.end(entity)
        && ENTITY_LENGTHS.contains(&entity.chars().count())
        && entity.chars().all(is_han);

    // All three or nothing: a part that is not understood ends the breakdown.
    let is_allotment = is_measure && is_entity && value.parse::<f64>().is_ok();
    is_allotment.then(|| Allotment {
        entity: entity.to_owned(),
        value: value.to_owned(),
        unit: unit.to_owned(),
        of: subject.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::allotments;
    use crate::intake::lexicon::Lexicon;

    fn read(text: &str) -> Vec<String> {
        allotments(text, &Lexicon::bundled())
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
