//! What spammers put into official pages.

use super::{LOST, suggest};
use crate::base::text::is_han;
use crate::plan::{Certainty, Emendation};
use std::collections::BTreeMap;

/// Words of betting sites, which are put into official pages by the hundred.
const ADVERTS: [&str; 10] = [
    "新葡京",
    "皇冠体育",
    "皇冠足球",
    "博彩",
    "娱乐城",
    "彩票网",
    "彩票平台",
    "体育投注",
    "真人娱乐",
    "棋牌平台",
];

/// Words of another world that stand in several places of a text: letters and digits mixed
/// (bet365), with the Chinese words that always follow them.
pub fn injected(text: &str) -> Vec<String> {
    let mut cores: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(|c: char| c.is_ascii_alphanumeric()) {
        let start = at + start;
        let end = text[start..]
            .find(|c: char| !c.is_ascii_alphanumeric())
            .map_or(text.len(), |end| start + end);
        let word = &text[start..end];
        let digits = word.bytes().filter(u8::is_ascii_digit).count();
        let letters = word.len() - digits;
        if digits >= 2
            && letters >= 3
            && word.len() <= 24
            && word.starts_with(|c: char| c.is_ascii_alphabetic())
        {
            cores.entry(word).or_default().push(start);
        }
        at = end;
    }
    let mut words: Vec<String> = Vec::new();
    for (core, places) in cores {
        // Once may be a model number; the same word in several places was put there.
        if places.len() < 2 {
            continue;
        }
        for &place in &places {
            let tail = tail(text, place + core.len());
            let shared = places
                .iter()
                .filter(|other| **other != place)
                .map(|other| common(tail, self::tail(text, other + core.len())))
                .max()
                .unwrap_or(0);
            let word = text[place..place + core.len() + shared]
                .trim_end()
                .to_owned();
            if !words.contains(&word) {
                words.push(word);
            }
        }
    }
    for word in ADVERTS {
        if text.matches(word).count() > 1 && !words.iter().any(|known| known.contains(word)) {
            words.push((*word).to_owned());
        }
    }
    // The longest first: a shorter one may be its beginning.
    words.sort_by(|a, b| b.len().cmp(&a.len()).then(a.cmp(b)));
    words.truncate(40);
    words
}

/// What may belong to an injected word behind its core.
fn tail(text: &str, at: usize) -> &str {
    let tail = &text[at..];
    let end = tail
        .char_indices()
        .take(12)
        .find(|(_, c)| !(is_han(*c) || matches!(c, ':' | '\u{FF1A}')))
        .map_or_else(
            || tail.char_indices().nth(12).map_or(tail.len(), |(at, _)| at),
            |(at, _)| at,
        );
    &tail[..end]
}

fn common(a: &str, b: &str) -> usize {
    a.chars()
        .zip(b.chars())
        .take_while(|(a, b)| a == b)
        .map(|(a, _)| a.len_utf8())
        .sum()
}

pub(super) fn find(number: u32, line: &str, injected: &[String], found: &mut Vec<Emendation>) {
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
            rest = rest.replace(word.as_str(), "");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::injected;

    #[test]
    fn words_of_spammers() {
        let text = "abc365手机版:关于印发\n市局、abc365手机版:、市委\n加快abc365在线:建设\n甲abc365在线:乙\nPM25一次\n";
        assert_eq!(injected(text), ["abc365手机版:", "abc365在线:"]);
        assert!(injected("型号XYZ2000一次").is_empty());
    }
}
