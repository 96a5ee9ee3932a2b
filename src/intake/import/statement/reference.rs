//! Statements that say of which tasks they speak: 以上任务由市水利局牵头, 本章责任单位:市水利局.

use super::brackets::{is_closing, is_opening, is_stop};
use super::units::{begins_as_units_do, office_at_start};
use crate::base::text::is_space;
use crate::intake::lexicon::{Lexicon, Words};

/// Which tasks a statement speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reference {
    /// Those above it: 以上任务.
    Above,
    /// Some of them, by their numbers: 以上4-6项任务.
    Some,
    /// Those of its chapter: 本章任务.
    Chapter,
    /// The one that it stands in: 该项任务.
    Own,
}

/// The most characters between the words that point and what they point at: 以上4-6项任务.
const LONGEST_BETWEEN: usize = 8;

/// How far before a statement its sentence may begin, in characters.
const LONGEST_BEFORE: usize = 24;

/// The longest words for tasks, in characters.
const LONGEST_NOUN: usize = 4;

/// Returns which tasks a statement speaks of that stands in a paragraph from a byte on; nothing where it does not say so.
pub fn reference(paragraph: &str, statement: usize, lexicon: &Lexicon) -> Option<Reference> {
    let before = &paragraph[..statement];
    let near = before.char_indices().rev().nth(LONGEST_BEFORE - 1);
    let near = near.map_or(0, |(at, _)| at);
    let stop = before[near..].rfind(is_stop).map(|at| near + at);
    // Farther away nothing is looked for.
    let sentence = stop.or_else(|| (near == 0).then_some(0))?;
    let sentence =
        paragraph[sentence..].trim_start_matches(|c| is_stop(c) || is_space(c) || is_opening(c));
    reference_at_start(sentence, lexicon).map(|(reference, _)| reference)
}

/// Whether the words between a sentence's beginning and a label say of which tasks the label speaks: 本章任务责任单位.
pub fn points_before_label(sentence: &str, label: usize, lexicon: &Lexicon) -> bool {
    // The noun may be part of the label, too.
    let short = sentence[..label].chars().count() <= LONGEST_BETWEEN + LONGEST_NOUN;
    short && reference_at_start(sentence, lexicon).is_some_and(|(_, end)| end >= label && label > 0)
}

/// Returns which tasks a text begins to speak of, and the byte behind the words for them.
fn reference_at_start(sentence: &str, lexicon: &Lexicon) -> Option<(Reference, usize)> {
    let words = &lexicon.predicates;
    let families = [
        (&words.tasks_above, Reference::Above),
        (&words.tasks_of_chapter, Reference::Chapter),
        (&words.own_task, Reference::Own),
    ];
    let pointing =
        |(family, reference): (&Words, Reference)| Some((reference, family.strip_start(sentence)?));
    let (reference, rest) = families.into_iter().find_map(pointing)?;

    let end = rest.char_indices().nth(LONGEST_BETWEEN + LONGEST_NOUN);
    let rest = &rest[..end.map_or(rest.len(), |(at, _)| at)];
    let noun = words.tasks.find(rest)?;
    let between = &rest[..noun.start];
    if between.chars().count() > LONGEST_BETWEEN || words.by.occur_in(between) {
        return None;
    }
    let is_counted = between.contains(is_numeral) && reference == Reference::Above;
    let reference = match is_counted {
        true => Reference::Some,
        false => reference,
    };
    let start = rest.as_ptr() as usize - sentence.as_ptr() as usize;
    Some((reference, start + noun.end))
}

/// Returns the sentences of a text that give offices a part in each of the tasks below: 以下措施均需各园区落实.
pub fn pointing_down<'t>(text: &'t str, lexicon: &Lexicon) -> Vec<&'t str> {
    let words = &lexicon.predicates;
    let parts = text.split(|c| is_stop(c) || is_opening(c) || is_closing(c));
    let sentences = parts.map(|part| part.trim_matches(is_space));
    let points = |sentence: &&str| {
        let Some(rest) = words.tasks_below.strip_start(sentence) else {
            return false;
        };
        let near = rest.char_indices().nth(LONGEST_BETWEEN + LONGEST_NOUN);
        let near = &rest[..near.map_or(rest.len(), |(at, _)| at)];
        let Some(each) = words.each.find(near) else {
            return false;
        };
        let is_named = |(at, _): (usize, char)| begins_with_unit_within(&rest[at..], lexicon);
        rest[each.end..]
            .char_indices()
            .take(LONGEST_NOUN)
            .any(|(at, c)| is_named((each.end + at, c)))
    };
    sentences.filter(points).collect()
}

/// Whether a text begins with a unit, whatever it does.
fn begins_with_unit_within(text: &str, lexicon: &Lexicon) -> bool {
    begins_as_units_do(text, lexicon) || office_at_start(text, lexicon).is_some()
}

fn is_numeral(c: char) -> bool {
    c.is_ascii_digit() || "一二三四五六七八九十两".contains(c)
}

#[cfg(test)]
mod tests {
    use super::{Reference, reference};
    use crate::intake::lexicon::Lexicon;

    #[test]
    fn tasks_are_pointed_at() {
        let lexicon = Lexicon::bundled();
        for (text, wanted) in [
            ("以上任务由市水利局牵头", Some(Reference::Above)),
            (
                "修好步道。(上述各项工作责任单位:市水利局)",
                Some(Reference::Above),
            ),
            ("以上4-6项任务由市水利局牵头", Some(Reference::Some)),
            ("以上三项工作由市水利局牵头", Some(Reference::Some)),
            ("本章各项任务由市水利局牵头", Some(Reference::Chapter)),
            ("该项任务由市水利局牵头", Some(Reference::Own)),
            ("本项目由市水利局牵头", None),
            ("完成任务。由市水利局牵头", None),
        ] {
            assert_eq!(reference(text, text.len(), &lexicon), wanted, "{text}");
        }
    }
}
