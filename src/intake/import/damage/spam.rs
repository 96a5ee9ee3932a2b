//! What spammers put into official pages.

use super::suggestion::{LOST, suggest};
use crate::base::text::is_han;
use crate::intake::lexicon::Damage;
use crate::plan::{Certainty, Emendation};
use std::collections::BTreeMap;

/// The longest core of an injected word, in bytes.
const LONGEST_CORE: usize = 24;
/// The most characters behind its core that belong to an injected word.
const LONGEST_TAIL: usize = 12;
/// The most injected words of a text.
const MOST_WORDS: usize = 40;

/// Returns the words that spammers put into several places of a text, the longest first: letters and digits
/// mixed (bet365) with the Chinese words that always follow them, and words of betting sites.
pub fn injected_words(text: &str, words: &Damage) -> Vec<String> {
    let mut injected: Vec<String> = Vec::new();
    for (core, places) in cores(text) {
        for &place in &places {
            let word = word_around_core(text, core, place, &places);
            if !injected.iter().any(|known| known == word) {
                injected.push(word.to_owned());
            }
        }
    }

    for advert in words.adverts.iter() {
        let known = injected.iter().any(|word| word.contains(advert));
        if !known && text.matches(advert).count() > 1 {
            injected.push(advert.to_owned());
        }
    }

    // The longest first: a shorter one may be its beginning.
    injected.sort_by(|a, b| b.len().cmp(&a.len()).then(a.cmp(b)));
    injected.truncate(MOST_WORDS);
    injected
}

/// Returns the mixtures of letters and digits that stand in several places, with these places. Once may be a
/// model number; the same word in several places was put there.
fn cores(text: &str) -> BTreeMap<&str, Vec<usize>> {
    let mut cores: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(|c: char| c.is_ascii_alphanumeric()) {
        let start = at + start;
        let end = text[start..]
            .find(|c: char| !c.is_ascii_alphanumeric())
            .map_or(text.len(), |end| start + end);
        if is_core(&text[start..end]) {
            cores.entry(&text[start..end]).or_default().push(start);
        }
        at = end;
    }
    cores.retain(|_, places| places.len() > 1);
    cores
}

/// Whether a word mixes letters and digits as names of betting sites do.
fn is_core(word: &str) -> bool {
    let digits = word.bytes().filter(u8::is_ascii_digit).count();
    let letters = word.len() - digits;
    digits >= 2
        && letters >= 3
        && word.len() <= LONGEST_CORE
        && word.starts_with(|c: char| c.is_ascii_alphabetic())
}

/// Returns a core with what follows it there and in at least one other place.
fn word_around_core<'t>(text: &'t str, core: &str, place: usize, places: &[usize]) -> &'t str {
    let own_tail = tail(text, place + core.len());
    let shared = places
        .iter()
        .filter(|other| **other != place)
        .map(|other| common_bytes(own_tail, tail(text, other + core.len())))
        .max()
        .unwrap_or(0);
    text[place..place + core.len() + shared].trim_end()
}

/// Returns what may belong to an injected word behind its core: Chinese characters and colons.
fn tail(text: &str, at: usize) -> &str {
    let tail = &text[at..];
    let end = tail
        .char_indices()
        .enumerate()
        .find(|(count, (_, c))| {
            *count == LONGEST_TAIL || !(is_han(*c) || matches!(c, ':' | '\u{FF1A}'))
        })
        .map_or(tail.len(), |(_, (at, _))| at);
    &tail[..end]
}

/// Returns how many bytes two texts have in common at their beginning.
fn common_bytes(a: &str, b: &str) -> usize {
    a.chars()
        .zip(b.chars())
        .take_while(|(a, b)| a == b)
        .map(|(a, _)| a.len_utf8())
        .sum()
}

/// Adds a suggestion for each injected word on a line.
pub fn suggest_for_injected(
    number: u32,
    line: &str,
    injected: &[String],
    found: &mut Vec<Emendation>,
) {
    let mut rest = line.to_owned();
    for word in injected {
        if rest.contains(word.as_str()) {
            found.push(suggest(
                number,
                word,
                LOST,
                Certainty::Lost,
                "注入的词占了原文的位置；能从上下文确定原文时，请改写“reading”。",
            ));
            // A shorter word may be the beginning of this one.
            rest = rest.replace(word.as_str(), "");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::injected_words;
    use crate::intake::lexicon::Lexicon;

    #[test]
    fn words_of_spammers() {
        let words = Lexicon::bundled().damage;
        let text = "abc365手机版:关于印发\n市局、abc365手机版:、市委\n加快abc365在线:建设\n甲abc365在线:乙\nPM25一次\n";
        assert_eq!(
            injected_words(text, &words),
            ["abc365手机版:", "abc365在线:"]
        );
        assert!(injected_words("型号XYZ2000一次", &words).is_empty());
        assert_eq!(injected_words("甲博彩乙博彩", &words), ["博彩"]);
    }
}
