//! Clauses in which more follows the verb that gives units their part: 县住建局牵头督导, 各乡镇结合实际落实.

use super::brackets::{is_closing, is_opening};
use super::manners::duty_at_start;
use super::predicates::Predicate;
use super::units::is_unit;
use crate::base::text::{is_space, outside_brackets};
use crate::intake::lexicon::{Lexicon, Words};
use crate::plan::Role;

/// The longest item of a list, in bytes, in which a unit and what it does are looked for.
const LONGEST_ITEM: usize = 180;

/// The most items of a list that may be acts.
const MOST_ACTS: usize = 3;

/// The most words behind a unit, in characters: a longer clause tells what the task is.
const LONGEST_TAIL: usize = 18;

/// How much behind the units must be understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tail {
    /// All of it: known words, one behind the other.
    Known,
    /// Its first word; what follows is what they do.
    Begun,
}

/// Splits a clause behind the units that it begins with, where a verb follows that gives them a part. The last item of
/// a list that names a unit counts, and of its words the longest name.
pub fn split_behind_units<'t>(
    clause: &'t str,
    wanted: Tail,
    lexicon: &Lexicon,
) -> Option<Predicate<'t>> {
    let clause = clause.trim_matches(is_space);
    let marks: Vec<usize> = outside_brackets(clause)
        .filter(|(_, c)| *c == '、')
        .map(|(at, c)| at + c.len_utf8())
        .collect();

    // What they do may be a list, too: 县住建局牵头制定方案、组织实施.
    let starts = marks.iter().rev().copied().chain([0]);
    for start in starts.take(MOST_ACTS) {
        let end = clause[start..]
            .find('、')
            .map_or(clause.len(), |mark| start + mark);
        let item = &clause[start..end];
        if item.len() > LONGEST_ITEM || is_unit(item.trim_matches(is_space), lexicon) {
            return None;
        }

        // From behind: of 市推进办牵头推进 the longest name counts.
        let places: Vec<usize> = item
            .char_indices()
            .skip(2)
            .map(|(at, _)| start + at)
            .collect();
        let at = places.into_iter().rfind(|&at| {
            is_unit(clause[start..at].trim_matches(is_space), lexicon)
                && is_tail(&clause[at..], wanted, lexicon)
        });
        if let Some(at) = at {
            return Some(Predicate {
                subject: clause[..at].trim_end_matches(is_space),
                role: role_of_tail(&clause[at..], lexicon),
            });
        }
    }
    None
}

/// Whether words behind units say that these have a part.
fn is_tail(tail: &str, wanted: Tail, lexicon: &Lexicon) -> bool {
    let mut rest = tail.trim_matches(is_space);
    let mut has_verb = false;
    // In brackets the verb may come behind what it is done by: 结合实际落实.
    let mut is_begun = false;

    while !rest.is_empty() {
        let shorter = if let Some(shorter) = strip_verb(rest, lexicon) {
            has_verb = true;
            shorter
        } else if let Some(shorter) = strip_manner(rest, lexicon) {
            shorter
        } else {
            break;
        };
        is_begun = true;
        rest = shorter.trim_start_matches(is_space);
    }

    let is_known = rest.is_empty() && has_verb;
    let holds_bracket = || rest.contains(|c| is_opening(c) || is_closing(c));
    match wanted {
        Tail::Known => is_known,
        // 牵头单位 is a label, and 负责人 a person.
        Tail::Begun => {
            let is_noun = || {
                let labels = &lexicon.labels;
                labels.bodies.begin(rest)
                    || lexicon.units.persons.begin(rest)
                    || rest.starts_with(['人', '领'])
            };
            is_known
                || is_begun
                    && has_verb
                    && tail.chars().count() <= LONGEST_TAIL
                    && !is_noun()
                    && !holds_bracket()
        }
    }
}

/// Drops a verb that a text begins with.
fn strip_verb<'t>(text: &'t str, lexicon: &Lexicon) -> Option<&'t str> {
    let words = &lexicon.predicates;
    let families = [
        &words.lead,
        &words.responsible,
        &words.cooperating,
        &words.neutral,
    ];
    shortest(families, text)
}

/// Drops a word that stands before or behind such a verb.
fn strip_manner<'t>(text: &'t str, lexicon: &Lexicon) -> Option<&'t str> {
    let words = &lexicon.predicates;
    let listed = shortest([&words.manners, &words.tails, &words.modals], text);
    let duty = duty_at_start(text, lexicon);
    duty.into_iter().chain(listed).min_by_key(|rest| rest.len())
}

/// Drops the words that a text begins with and that say how something is done, or that it must be.
pub fn without_manners<'t>(text: &'t str, lexicon: &Lexicon) -> &'t str {
    let mut rest = text.trim_start_matches(is_space);
    while let Some(shorter) = strip_manner(rest, lexicon) {
        rest = shorter.trim_start_matches(is_space);
    }
    rest
}

/// Returns what is left of a text without the longest word of some families that it begins with.
fn shortest<'t, const N: usize>(families: [&Words; N], text: &'t str) -> Option<&'t str> {
    let rests = families
        .into_iter()
        .filter_map(|family| family.strip_start(text));
    rests.min_by_key(|rest| rest.len())
}

/// Returns the part that words behind units give them: that of the first verb that says one.
fn role_of_tail(tail: &str, lexicon: &Lexicon) -> Option<Role> {
    let words = &lexicon.predicates;
    let families = [
        (&words.lead, Role::Lead),
        (&words.responsible, Role::Responsible),
        (&words.cooperating, Role::Cooperating),
    ];
    families
        .into_iter()
        .filter_map(|(family, role)| Some((family.find(tail)?.start, role)))
        .min_by_key(|(at, _)| *at)
        .map(|(_, role)| role)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn expect(clause: &str, wanted: Tail, subject: &str, role: Option<Role>) {
        let lexicon = Lexicon::bundled();
        let found = split_behind_units(clause, wanted, &lexicon);
        assert_eq!(found, Some(Predicate { subject, role }), "{clause}");
    }

    #[test]
    fn more_words_follow_the_verb() {
        expect(
            "县住建局牵头督导",
            Tail::Known,
            "县住建局",
            Some(Role::Lead),
        );
        expect(
            "各乡镇、街道落实属地责任",
            Tail::Known,
            "各乡镇、街道",
            None,
        );
        expect("各乡镇政府结合实际落实", Tail::Known, "各乡镇政府", None);
        expect(
            "市推进办牵头推进",
            Tail::Known,
            "市推进办",
            Some(Role::Lead),
        );
        expect(
            "县财政局做好资金保障配合",
            Tail::Begun,
            "县财政局",
            Some(Role::Cooperating),
        );
        expect(
            "县住建局牵头制定方案",
            Tail::Begun,
            "县住建局",
            Some(Role::Lead),
        );
    }

    #[test]
    fn other_words_give_no_part() {
        let lexicon = Lexicon::bundled();
        for clause in [
            "县住建局牵头单位",
            "县住建局负责人",
            "县住建局办公大楼",
            "落实属地责任",
            "牵头督导",
        ] {
            assert_eq!(
                split_behind_units(clause, Tail::Begun, &lexicon),
                None,
                "{clause}"
            );
        }
        assert_eq!(
            split_behind_units("县住建局牵头制定方案", Tail::Known, &lexicon),
            None
        );
    }
}
