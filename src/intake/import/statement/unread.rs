//! What of running text names offices, though no field statement was read out of it: it is doubted.

use super::brackets::{LONGEST_BRACKET, bracketed, is_opening, is_stop};
use super::clauses::clauses;
use super::cut::{LONGEST_NAME, ends_sentence, ends_with_unit, inside};
use super::names::{list_of_units, unit_names};
use super::subject::without_opening;
use super::tails::{Tail, split_behind_units, without_manners};
use super::units::{goes_on_behind_office, is_office, is_unit, office_at_start};
use crate::base::text::{is_han, is_space};
use crate::intake::lexicon::Lexicon;
use std::ops::Range;

/// The longest label of which it is not known what part it gives, in characters.
const LONGEST_UNKNOWN_LABEL: usize = 8;

/// Returns the brackets of running text that name an office and a part for it, though not all of them is understood; of
/// those behind a whole sentence also the ones in which a clause begins with an office.
pub fn unread_brackets(text: &str, lexicon: &Lexicon) -> Vec<Range<usize>> {
    let mut brackets = bracketed(text);
    brackets.retain(|bracket| {
        let inner = inside(&text[bracket.clone()]);
        let opens_with_office = || {
            ends_sentence(text, bracket)
                && !ends_with_unit(&text[..bracket.start], lexicon)
                && clauses(inner)
                    .into_iter()
                    .any(|clause| opens_with_unit(clause, lexicon))
        };
        bracket.len() <= 3 * LONGEST_BRACKET
            && (names_office(inner, lexicon) || opens_with_office())
    });
    brackets
}

/// Whether a clause begins with a unit behind which more is said: 市教育局会同市财政局制定.
fn opens_with_unit(clause: &str, lexicon: &Lexicon) -> bool {
    let clause = clause.trim_matches(is_space);
    let places = clause
        .char_indices()
        .skip(FEWEST_OF_NAME)
        .take(LONGEST_NAME);
    let mut parts = places.map(|(at, _)| clause.split_at(at));
    // 企业负责人 are people.
    let is_person = |behind: &str| {
        let behind = lexicon.predicates.responsible_alone.strip_start(behind);
        behind.is_some_and(|behind| behind.starts_with('人'))
    };
    let opens = |(name, behind): (&str, &str)| {
        let persons = &lexicon.units.persons;
        is_unit(name, lexicon) && !persons.begin(behind) && !is_person(behind)
    };
    !is_unit(clause, lexicon) && parts.any(opens)
}

/// The fewest characters of the name of a unit with which a clause begins.
const FEWEST_OF_NAME: usize = 3;

/// How many offices in a bracket, at least, are worth a look whatever is said of them.
const SEVERAL_OFFICES: usize = 2;

/// Whether one of the clauses of a text names a unit and gives it a part, or several are named.
fn names_office(text: &str, lexicon: &Lexicon) -> bool {
    let names = unit_names(text, lexicon);
    let is_one = |name: &&String| is_office(name, lexicon) || goes_on_behind_office(name, lexicon);
    let offices = names.iter().filter(is_one);
    if offices.count() >= SEVERAL_OFFICES {
        return true;
    }

    let names_one = |clause: &str| split_behind_units(clause, Tail::Begun, lexicon).is_some();
    clauses(text).into_iter().any(|clause| {
        names_one(clause)
            || behind_by(clause, lexicon).is_some_and(names_one)
            || units_behind_label(clause, lexicon).is_some()
    })
}

/// Returns what stands behind the word that says who does what stands before it: 第1项由县住建局负责.
fn behind_by<'t>(clause: &'t str, lexicon: &Lexicon) -> Option<&'t str> {
    let by = lexicon.predicates.by.find_last(clause)?;
    Some(clause[by.end..].trim_matches(is_space))
}

/// A clause of running text that gives offices a part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnreadClause {
    /// Its byte in the text.
    pub at: usize,
    /// Its words.
    pub words: String,
    /// The units that it names.
    pub units: Vec<String>,
}

/// Returns the clauses of running text, brackets left out, that give offices a part in so many words.
pub fn unread_clauses(text: &str, lexicon: &Lexicon) -> Vec<UnreadClause> {
    let found = clauses(text).into_iter().filter_map(|clause| {
        let bare = without_opening(clause, lexicon).trim_matches(is_space);
        let units = units_with_part(bare, lexicon)
            .or_else(|| units_with_duty(bare, lexicon))
            .or_else(|| units_behind_by(clause, lexicon))
            .or_else(|| main_unit(bare, lexicon))
            .or_else(|| acting_units(bare, lexicon))
            .or_else(|| units_behind_lost_colon(bare, lexicon))?;
        // 本办法由市发改委负责解释
        let is_final = lexicon.closings.final_signs.occur_in(clause);
        (!is_final).then(|| UnreadClause {
            at: clause.as_ptr() as usize - text.as_ptr() as usize,
            words: clause.to_owned(),
            units,
        })
    });
    found.chain(labelled_clauses(text, lexicon)).collect()
}

/// Returns the units of a clause behind which a verb gives them a part: 市住建局牵头制定方案, 工程由市住建局具体负责.
fn units_with_part(clause: &str, lexicon: &Lexicon) -> Option<Vec<String>> {
    let words = &lexicon.predicates;
    let families = [&words.lead, &words.cooperating, &words.responsible_alone];
    if !families.iter().any(|family| family.occur_in(clause)) {
        return None;
    }
    let (bare, predicate) = match split_behind_units(clause, Tail::Begun, lexicon) {
        Some(predicate) => (clause, predicate),
        None => {
            let behind = behind_by(clause, lexicon)?;
            (behind, split_behind_units(behind, Tail::Begun, lexicon)?)
        }
    };
    let tail = &bare[predicate.subject.len()..];
    let is_part = predicate.role.is_some()
        || words
            .responsible_alone
            .begin(without_manners(tail, lexicon));
    is_part.then(|| unit_names(predicate.subject, lexicon))
}

/// Returns the units of a clause that binds them to their duties: 市民政局、市残联要认真履行职责. What all units of a kind are
/// told is nobody's task.
fn units_with_duty(clause: &str, lexicon: &Lexicon) -> Option<Vec<String>> {
    let words = &lexicon.predicates;
    // A bracket is looked at by itself.
    if !words.duty_signs.occur_in(clause) || clause.starts_with(is_opening) {
        return None;
    }
    let families = [
        &words.modals,
        &words.by_duty,
        &words.manners,
        &words.tails,
        &words.duty_signs,
    ];
    let ends = families
        .iter()
        .filter_map(|family| Some(family.find(clause)?.start));
    let end = ends.min()?;
    // 厘清政府职能: what they have is no duty of theirs.
    if words.duty_nouns.begin(&clause[end..]) {
        return None;
    }
    let units = list_of_units(&clause[..end], lexicon)?;
    let is_named = |unit: &String| !lexicon.units.collectives.begin(unit);
    units.iter().any(is_named).then_some(units)
}

/// Returns the office that a clause says to act: 由市住建局提出方案. What it only grants or settles is no duty.
fn units_behind_by(clause: &str, lexicon: &Lexicon) -> Option<Vec<String>> {
    let behind = behind_by(clause, lexicon).filter(|_| !clause.starts_with(is_opening))?;
    let office = office_at_start(behind, lexicon).filter(|name| !name.contains(is_opening))?;
    let act = without_manners(&behind[office.len()..], lexicon);
    let is_duty = !act.is_empty() && !lexicon.predicates.no_duties.begin(act);
    is_duty.then(|| unit_names(office, lexicon))
}

/// Returns the office that a clause makes the main one: 以市住建局为主.
fn main_unit(clause: &str, lexicon: &Lexicon) -> Option<Vec<String>> {
    let words = &lexicon.predicates;
    let behind = words.making.strip_start(clause)?;
    let office = office_at_start(behind, lexicon)?;
    let is_made = words.made.begin(&behind[office.len()..]);
    is_made.then(|| unit_names(office, lexicon))
}

/// Returns the units behind a label that goes on without a colon: 牵头单位市住建局要制定方案.
fn units_behind_lost_colon(clause: &str, lexicon: &Lexicon) -> Option<Vec<String>> {
    let places = clause.char_indices().map(|(at, _)| at);
    let mut behind = places
        .skip(SHORTEST_LABEL)
        .take(LONGEST_UNKNOWN_LABEL)
        .filter(|&at| lexicon.labels.bodies.end(&clause[..at]))
        .filter_map(|at| office_at_start(&clause[at..], lexicon));
    let office = behind.find(|name| is_named_office(name, lexicon))?;
    Some(unit_names(office, lexicon))
}

/// The shortest label, in characters.
const SHORTEST_LABEL: usize = 4;

/// Returns the offices that a clause says to act, without a word for their part: 市住建局要按时完成改造, 市财政局安排资金.
fn acting_units(clause: &str, lexicon: &Lexicon) -> Option<Vec<String>> {
    let words = &lexicon.predicates;
    let near = clause.char_indices().nth(LONGEST_ACTORS);
    let near = &clause[..near.map_or(clause.len(), |(at, _)| at)];
    let acts = [&words.modals, &words.acting].into_iter();
    let acts = acts.flat_map(|family| family.find_all(near));
    // 国家中医药局负责组织实施…考核工作: what they answer for is longer than a statement is.
    let parts = [&words.responsible_alone, &words.leading].into_iter();
    let parts = parts
        .flat_map(|family| family.find_all(near))
        .filter(|part| !is_noun_behind(&near[part.end..], lexicon))
        // Brackets and labels are looked at by themselves.
        .filter(|part| !near[..part.start].contains(|c| is_opening(c) || is_colon(c)));
    let mut places: Vec<usize> = acts.chain(parts).map(|act| act.start).collect();
    places.sort_unstable();
    places
        .into_iter()
        .take(MOST_VERBS)
        .find_map(|at| list_of_units(&near[..at], lexicon))
        .filter(|units| units.iter().any(|unit| is_named_office(unit, lexicon)))
}

/// Whether a verb and what follows it are a noun: 负责人, 牵头单位.
fn is_noun_behind(behind: &str, lexicon: &Lexicon) -> bool {
    lexicon.labels.bodies.begin(behind)
        || lexicon.units.persons.begin(behind)
        || behind.starts_with(['人', '领'])
}

/// Whether a unit is one office, and not the government that issues plans.
fn is_named_office(unit: &str, lexicon: &Lexicon) -> bool {
    let issues = lexicon
        .labels
        .unit_openings
        .strip_start(unit)
        .is_some_and(|name| lexicon.units.issuers.contains(name));
    let means_all = lexicon.units.collectives.begin(unit) || lexicon.units.nouns.end(unit);
    is_office(unit, lexicon) && !issues && !means_all
}

/// The longest list of offices before what they do, in characters.
const LONGEST_ACTORS: usize = 60;

/// How many verbs at the beginning of a clause are looked at.
const MOST_VERBS: usize = 4;

/// Returns the parts of sentences that are units with a label of no known part or a duty behind a colon, or with a dash alone:
/// 督导单位:县住建局; 市公安局:负责道路安全; ——市民政局.
fn labelled_clauses<'t>(
    text: &'t str,
    lexicon: &'t Lexicon,
) -> impl Iterator<Item = UnreadClause> + 't {
    text.split(is_stop)
        .flat_map(labelled_parts)
        .filter_map(|part| {
            let units = match part.split_once([':', '\u{FF1A}']) {
                // 市公安局:负责道路安全
                Some((units, duty)) if lexicon.predicates.responsible_alone.begin(duty) => {
                    list_of_units(units, lexicon)?
                }
                Some(_) => units_behind_label(part, lexicon)?,
                // ——市民政局
                None => {
                    let units = part.strip_prefix('—')?;
                    list_of_units(units.trim_start_matches(is_dash), lexicon)?
                }
            };
            Some(UnreadClause {
                at: part.as_ptr() as usize - text.as_ptr() as usize,
                words: part.to_owned(),
                units,
            })
        })
}

/// Returns the parts of a sentence of which each begins with a label: 包抓领导:张三,包抓单位:县住建局,县城管局.
fn labelled_parts(sentence: &str) -> impl Iterator<Item = &str> {
    let is_comma = |c: char| matches!(c, ',' | '\u{FF0C}');
    let colons = sentence.match_indices([':', '\u{FF1A}']);
    let mut starts: Vec<usize> = Vec::new();
    let mut from = 0;
    for (colon, mark) in colons {
        let comma = sentence[from..colon].rfind(is_comma).map(|at| from + at);
        if starts.is_empty() || comma.is_some() {
            starts.push(comma.unwrap_or(0));
        }
        from = colon + mark.len();
    }
    if starts.first() != Some(&0) {
        starts.insert(0, 0);
    }
    starts.push(sentence.len());
    let parts: Vec<&str> = starts
        .windows(2)
        .map(|pair| sentence[pair[0]..pair[1]].trim_matches(|c| is_comma(c) || is_space(c)))
        .collect();
    parts.into_iter()
}

/// Returns the units that stand behind a label of no known part: 督导单位:县住建局, 责任落实:县住建局.
pub fn units_behind_label(sentence: &str, lexicon: &Lexicon) -> Option<Vec<String>> {
    let (label, units) = sentence.split_once([':', '\u{FF1A}'])?;
    let label = label.trim_matches(is_space);
    let is_label =
        label.chars().count() <= LONGEST_UNKNOWN_LABEL && label.chars().all(is_label_char);
    let units = list_of_units(units, lexicon).filter(|_| is_label)?;
    let is_part =
        lexicon.labels.bodies.end(label) || units.iter().any(|unit| is_named_office(unit, lexicon));
    is_part.then_some(units)
}

fn is_colon(c: char) -> bool {
    matches!(c, ':' | '\u{FF1A}')
}

fn is_label_char(c: char) -> bool {
    is_han(c) || matches!(c, '(' | ')' | '\u{FF08}' | '\u{FF09}')
}

fn is_dash(c: char) -> bool {
    matches!(c, '—' | '-' | '─')
}

#[cfg(test)]
mod tests {
    use super::unread_clauses;
    use crate::intake::lexicon::Lexicon;

    #[test]
    fn units_may_stand_behind_white_space() {
        let text = "由\t市港口局牵头坚持";
        let found = unread_clauses(text, &Lexicon::bundled());
        let found: Vec<&str> = found.iter().map(|own| own.words.trim()).collect();
        assert_eq!(found, [text]);
    }
}
