//! The name of one unit (单位), and what people are called who are no units.

use crate::base::text::{is_han, is_space, outside_brackets};
use crate::intake::lexicon::{Lexicon, Words};
use crate::time::find_dues;

/// The year that times are read in where only their presence counts.
const ANY_YEAR: i16 = 2000;

/// The lengths, in characters, that the name of a unit may have.
const NAME_LENGTHS: std::ops::RangeInclusive<usize> = 2..=40;

/// Brackets within brackets: 各县<市、区>人民政府.
pub const OPENING_ANGLES: [char; 3] = ['<', '\u{FF1C}', '〈'];
/// What closes them.
pub const CLOSING_ANGLES: [char; 3] = ['>', '\u{FF1E}', '〉'];

/// Whether a text can be the name of a unit: Chinese, short, and ending as such names end.
pub fn is_unit(name: &str, lexicon: &Lexicon) -> bool {
    if !NAME_LENGTHS.contains(&name.chars().count()) {
        return false;
    }

    let bare = without_part(name);
    bare.chars().all(stands_in_names)
        && !says_who_does(bare, lexicon)
        && !lexicon.units.acts.begin(bare)
        && !calls_on_units(bare, lexicon)
        && lexicon.units.endings.end(bare)
        && !lexicon.units.other_words.end(bare)
}

/// Whether a text begins with a verb that calls on the units behind it: 统筹各区, 请市住建局.
fn calls_on_units(text: &str, lexicon: &Lexicon) -> bool {
    let verbs = [&lexicon.predicates.enlisting, &lexicon.units.callings];
    let mut called = verbs.into_iter().filter_map(|verb| verb.strip_start(text));
    called.any(|called| called.chars().nth(1).is_some() && begins_as_units_do(called, lexicon))
}

/// Whether a name begins with a level of administration or means all units of a kind, as names of units do and words
/// for what is done do not: 市住建局, 各园区.
pub fn begins_as_units_do(name: &str, lexicon: &Lexicon) -> bool {
    lexicon.labels.unit_openings.begin(name) || lexicon.units.collectives.begin(name)
}

/// What the name of a province ends with.
const PROVINCE: char = '省';

/// The longest name of a place, in characters.
const LONGEST_PLACE: usize = 5;

/// Whether a unit is one by its name alone, whatever stands around it: an office, a place, or whatever begins as names of
/// units do. 引导企业 and 美丽乡村 end as units do, too.
pub fn is_sure_unit(name: &str, lexicon: &Lexicon) -> bool {
    let bare = without_part(name);
    let is_place = lexicon.units.places.end(bare)
        && !lexicon.units.no_places.end(bare)
        && bare.chars().count() <= LONGEST_PLACE;
    is_unit(name, lexicon)
        && !lexicon.units.nouns.contains(bare)
        && (is_office(name, lexicon) || is_place || begins_as_units_do(bare, lexicon))
}

/// Whether a name says which branch it is and not whose: the 甲市分行 of 人民银行甲市分行.
pub fn is_branch_alone(name: &str, lexicon: &Lexicon) -> bool {
    let place = lexicon.units.branches.strip_end(name);
    place.is_some_and(|place| {
        place.is_empty() || place.ends_with(PROVINCE) || lexicon.units.places.end(place)
    })
}

/// Whether words that make up a unit's name make up more: two names in one, or what a unit does.
pub fn holds_more_than_name(name: &str, lexicon: &Lexicon) -> bool {
    let words = &lexicon.predicates;
    let opened = name.matches(['(', '\u{FF08}', '〔', '[', '【']).count();
    let closed = name.matches([')', '\u{FF09}', '〕', ']', '】']).count();
    // 市直各牵头部门 are units by their part.
    let gives_part = |family: &Words| {
        let found = family.find(name);
        found.is_some_and(|verb| !lexicon.labels.bodies.begin(&name[verb.end..]))
    };
    if opened != closed || gives_part(&words.responsible_alone) || gives_part(&words.leading) {
        return true;
    }
    if bracket_at_end(name).is_some_and(|inner| !is_part_of_unit(inner, lexicon)) {
        return true;
    }
    // 市住建局市财政局: the mark between two names is lost.
    let starts = name.char_indices().map(|(at, _)| at).skip(3);
    let mut starts = starts.filter(|&at| lexicon.labels.unit_openings.begin(&name[at..]));
    starts.any(|at| {
        let (first, second) = name.split_at(at);
        let means_all = lexicon.units.collectives.begin(second);
        !means_all && is_office(first, lexicon) && is_office(second, lexicon)
    })
}

/// Returns what stands in the bracket that a name ends with.
fn bracket_at_end(name: &str) -> Option<&str> {
    let inner = name.strip_suffix([')', '\u{FF09}'])?;
    let open = inner.rfind(['(', '\u{FF08}'])?;
    inner[open..].strip_prefix(['(', '\u{FF08}'])
}

/// Whether a bracket behind a name says which part of the unit is meant, or what else it is called, as 县商务局(王五) does not.
fn is_part_of_unit(inner: &str, lexicon: &Lexicon) -> bool {
    inner.chars().count() == 1
        || inner
            .split(['、', '/'])
            .all(|part| lexicon.units.endings.end(part) || lexicon.units.levels.end(part))
}

/// What stands before the word for who does something where that is part of a name: 自由贸易试验区.
const FREE: char = '自';

/// Whether a text says what is done before it says who does it: 以上各项由县住建局.
fn says_who_does(text: &str, lexicon: &Lexicon) -> bool {
    let by = &lexicon.predicates.by;
    let is_said = |at: usize| at > 0 && !text[..at].ends_with(FREE);
    by.occur_in(text) && by.find_all(text).iter().any(|word| is_said(word.start))
}

/// Whether a unit is an office, by its name, and neither a place nor a group of places: 县住建局, not 各街道.
pub fn is_office(name: &str, lexicon: &Lexicon) -> bool {
    is_unit(name, lexicon) && lexicon.units.offices.end(without_part(name))
}

/// Whether a name that stands where a unit belongs can be one, though it may end as no known kind of unit does: words of
/// time, verbs and sentences cannot.
pub fn can_be_name(name: &str, lexicon: &Lexicon) -> bool {
    if is_unit(name, lexicon) {
        return true;
    }

    let deadlines = &lexicon.deadlines;
    let tells_time = !find_dues(name, ANY_YEAR).is_empty()
        || deadlines.whole_year.begin(name)
        || deadlines.event_endings.end(name)
        || deadlines.at_once.begin(name)
        || deadlines.open_ended.contains(name);
    let predicates = &lexicon.predicates;
    let tells_act = lexicon.units.acts.begin(name)
        || predicates.neutral.end(name)
        || predicates.lead.begin(name)
        || predicates.cooperating.begin(name);
    let is_chinese = name.contains(is_han);
    // 督导单位:市住建局 is a field of its own.
    let is_sentence = !is_chinese
        || lexicon.units.never.occur_in(name)
        || name.contains(['。', ':', '\u{FF1A}'])
        || says_who_does(name, lexicon);
    // 县财政局全力保障: what an office does.
    let goes_on = goes_on_behind_office(name, lexicon);
    name.chars().count() <= *NAME_LENGTHS.end()
        && !tells_time
        && !tells_act
        && !is_sentence
        && !goes_on
}

/// Whether a text that is no name begins with that of an office, and goes on: 县财政局全力保障.
pub fn goes_on_behind_office(text: &str, lexicon: &Lexicon) -> bool {
    office_at_start(text, lexicon).is_some()
}

/// Whether the last character of a name and what follows it are the title of a person: the 局 of 县水利局局长.
fn ends_in_title(name: &str, behind: &str, lexicon: &Lexicon) -> bool {
    let last = name.chars().next_back().map_or(0, char::len_utf8);
    let next = behind.chars().next().map_or(0, char::len_utf8);
    let title = format!("{}{}", &name[name.len() - last..], &behind[..next]);
    lexicon.units.persons.contains(&title)
}

/// Returns the longest name of an office that a text begins with and goes on behind: the 县住建局 of 县住建局局长李四.
pub fn office_at_start<'t>(text: &'t str, lexicon: &Lexicon) -> Option<&'t str> {
    let ends = text.char_indices().map(|(at, _)| at);
    ends.skip(3)
        .take(*NAME_LENGTHS.end())
        .map(|end| &text[..end])
        .filter(|name| is_office(name, lexicon))
        .filter(|name| !ends_in_title(name, &text[name.len()..], lexicon))
        .last()
}

/// Drops the bracket behind a name that says which part of the unit is meant: 市发改委(市大数据局).
fn without_part(name: &str) -> &str {
    match name.find(['(', '\u{FF08}', '〔', '<', '\u{FF1C}', '〈']) {
        Some(at) if at > 0 && name.ends_with([')', '\u{FF09}', '〕', '>', '\u{FF1E}', '〉']) => {
            &name[..at]
        }
        _ => name,
    }
}

/// Whether a character may stand in the name of a unit: 各县(市)区政府, “双创”专班.
fn stands_in_names(c: char) -> bool {
    is_han(c)
        || c.is_ascii_alphabetic()
        || OPENING_ANGLES.contains(&c)
        || CLOSING_ANGLES.contains(&c)
        || matches!(
            c,
            '(' | ')' | '\u{FF08}' | '\u{FF09}' | '·' | '“' | '”' | '—' | '、' | '/'
        )
}

/// Whether a text is what a person is called, who is no unit: 分管副县长, 各村支部书记.
pub fn is_person(name: &str, lexicon: &Lexicon) -> bool {
    lexicon.units.persons.end(name) && !is_unit(name, lexicon)
}

/// Whether a text begins with the name of a unit, up to the first mark that can end one.
pub fn begins_with_unit(text: &str, lexicon: &Lexicon) -> bool {
    let end = outside_brackets(text)
        .find(|(_, c)| ",\u{FF0C}、;\u{FF1B}。".contains(*c) || is_space(*c))
        .map_or(text.len(), |(at, _)| at);

    let name = text[..end].trim_end_matches([')', '\u{FF09}', '〕', ']', '】']);
    is_unit(name, lexicon)
}

#[cfg(test)]
mod tests {
    use super::is_unit;
    use crate::intake::lexicon::Lexicon;

    #[test]
    fn what_can_be_a_unit() {
        let lexicon = Lexicon::bundled();
        for name in [
            "市发改委",
            "各县(市)区政府",
            "市发改委(市大数据局)",
            "团市委",
            "盘山海关",
        ] {
            assert!(is_unit(name, &lexicon), "{name}");
        }
        for name in ["以下简称", "企业法人代表", "2018年", "三", "加快建设"] {
            assert!(!is_unit(name, &lexicon), "{name}");
        }
    }
}
