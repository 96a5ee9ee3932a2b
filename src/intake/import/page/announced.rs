//! The names of plans that a notice announces: 关于印发…的通知, 现将《…》印发给你们.

use crate::base::text::{fold, is_space};
use crate::intake::import::lines::Line;
use crate::intake::lexicon::Titles;
use std::ops::RangeInclusive;

/// How long the name of a plan is, in characters.
const NAME_LENGTH: RangeInclusive<usize> = 6..=90;
/// The most names of one line that are of use.
const MOST_NAMES: usize = 12;
/// Lines of the source, from its first on, that are its head.
const HEAD: u32 = 60;
/// The longest line of a head, in characters, that announces anything.
const LONGEST_LINE: usize = 400;

/// Returns the names of plans that a text announces.
pub fn announced_names(text: &str, words: &Titles) -> Vec<String> {
    let text: String = fold(text).chars().filter(|c| !is_space(*c)).collect();
    let mut names: Vec<String> = issued_name(&text, words).into_iter().collect();
    if words.announcing.occur_in(&text) {
        names.extend(quoted_titles(&text));
    }

    names.retain(|name| NAME_LENGTH.contains(&name.chars().count()));
    names.truncate(MOST_NAMES);
    names
}

/// Whether the head of a source announces a plan.
pub fn announces_plan(lines: &[Line], words: &Titles) -> bool {
    lines
        .iter()
        .take_while(|line| line.first() <= HEAD)
        .filter(|line| line.length() < LONGEST_LINE)
        .flat_map(|line| announced_names(&line.text, words))
        .any(|name| words.announced.occur_in(&name))
}

/// Returns what is issued by the title of a notice: 关于印发…的通知.
fn issued_name(text: &str, words: &Titles) -> Option<String> {
    let start = words.issuing.find(text)?.end;
    let end = words.carrier_endings.find_last(text)?.start;
    let name = text.get(start..end)?;
    let name = name
        .trim_start_matches(['《', '〈', '<'])
        .trim_end_matches(['》', '〉', '>']);
    Some(name.to_owned())
}

/// Returns the titles in a text, 《…》; of titles within one another, up to the first that closes.
fn quoted_titles(text: &str) -> Vec<String> {
    let mut titles = Vec::new();
    let mut open = None;
    for (at, c) in text.char_indices() {
        if c == '《' && open.is_none() {
            open = Some(at + c.len_utf8());
        } else if c == '》'
            && let Some(start) = open.take()
        {
            titles.push(text[start..at].to_owned());
        }
    }
    titles
}

#[cfg(test)]
mod tests {
    use super::announced_names;
    use crate::intake::lexicon::Lexicon;

    #[test]
    fn names() {
        let words = Lexicon::bundled().titles;
        for (text, name) in [
            ("关于印发甲市2018年工作方案的通知", "甲市2018年工作方案"),
            ("关于印发《甲市2018年工作方案》的通知", "甲市2018年工作方案"),
            ("现将《甲市 工作要点》印发给你们", "甲市工作要点"),
        ] {
            assert!(announced_names(text, &words).contains(&name.to_owned()));
        }
        assert!(announced_names("根据《甲市工作要点》", &words).is_empty());
    }
}
