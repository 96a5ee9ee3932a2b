//! Who a clause speaks of: what opens it before the first name, and the names on both sides of 会同.

use super::manners::without_modal;
use super::names::is_list_of_units;
use super::predicates;
use super::units::begins_with_unit;
use crate::base::text::is_space;
use crate::intake::lexicon::Lexicon;

/// The units that a verb gives a role.
pub struct Subject<'t> {
    /// The units before 会同, or all of them.
    pub named: &'t str,
    /// The units behind 会同, which work with the first: 市发改委会同市财政局.
    pub partners: Option<&'t str>,
    /// Whether it begins with the word, so that all of them work with others.
    pub is_with: bool,
}

impl<'t> Subject<'t> {
    /// Splits a list of names at 会同.
    pub fn split(subject: &'t str, lexicon: &Lexicon) -> Self {
        let with = &lexicon.predicates.with;
        let found = with.find(subject).map(|found| {
            let named = subject[..found.start].trim_end_matches(is_space);
            let named = without_modal(named, lexicon).unwrap_or(named);
            (named, &subject[found.end..])
        });
        match found {
            // The word 会同 may begin a name (会同县): a unit must stand before it.
            Some((named, partners)) if is_list_of_units(named, lexicon) => Subject {
                named,
                partners: Some(partners),
                is_with: false,
            },
            _ => Subject {
                named: with.strip_start(subject).unwrap_or(subject),
                partners: None,
                is_with: with.begin(subject),
            },
        }
    }
}

/// The longest naming of tasks above, in characters.
const LONGEST_TASKS_ABOVE: usize = 16;

/// Drops what opens a clause before its first name: 由, 同时由, 以上任务由.
pub fn without_opening<'t>(clause: &'t str, lexicon: &Lexicon) -> &'t str {
    // 以上任务由…, 以上4-6项任务由…, 本部分各项任务均由….
    let words = &lexicon.predicates;
    let pointing = [&words.tasks_above, &words.tasks_of_chapter, &words.own_task];
    if pointing.iter().any(|family| family.begin(clause))
        && let Some(by) = words.by.find(clause)
        && let tasks = &clause[..by.start]
        && tasks.chars().count() <= LONGEST_TASKS_ABOVE
        && words
            .tasks
            .end(words.each.strip_end(tasks).unwrap_or(tasks))
    {
        return &clause[by.end..];
    }

    // 组织各县区政府落实: those whom the leader sees to; 组织部负责 names an office.
    let enlisted = words.enlisting.strip_start(clause).filter(|rest| {
        let predicate = predicates::split(rest, lexicon);
        predicate.is_some_and(|predicate| begins_with_unit(predicate.subject, lexicon))
    });
    if let Some(enlisted) = enlisted {
        return enlisted;
    }

    words.openings.strip_start(clause).unwrap_or(clause)
}
