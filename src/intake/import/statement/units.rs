//! The name of one unit (单位), and what people are called who are no units.

use crate::base::text::{is_han, is_space, outside_brackets};
use crate::intake::lexicon::Lexicon;

/// The lengths, in characters, that the name of a unit may have.
const NAME_LENGTHS: std::ops::RangeInclusive<usize> = 2..=40;

/// Whether a text can be the name of a unit: Chinese, short, and ending as such names end.
pub fn is_unit(name: &str, lexicon: &Lexicon) -> bool {
    if !NAME_LENGTHS.contains(&name.chars().count()) {
        return false;
    }

    let bare = without_part(name);
    bare.chars().all(stands_in_names)
        && !lexicon.units.acts.begin(bare)
        && lexicon.units.endings.end(bare)
}

/// Drops the bracket behind a name that says which part of the unit is meant: 市发改委(市大数据局).
fn without_part(name: &str) -> &str {
    match name.find(['(', '\u{FF08}', '〔']) {
        Some(at) if at > 0 && name.ends_with([')', '\u{FF09}', '〕']) => &name[..at],
        _ => name,
    }
}

/// Whether a character may stand in the name of a unit: 各县(市)区政府, “双创”专班.
fn stands_in_names(c: char) -> bool {
    is_han(c)
        || c.is_ascii_alphabetic()
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
