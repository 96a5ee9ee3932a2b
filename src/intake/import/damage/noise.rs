//! Signs that a page or a wrong character set left in a text.

use super::suggestion::{LOST, suggest};
use crate::intake::lexicon::Damage;
use crate::plan::{Certainty, Emendation};

/// Vowels and consonants with the marks of tones, as pinyin has them.
const TONED: &str = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿ";
/// The longest syllable of pinyin, in bytes.
const LONGEST_SYLLABLE: usize = 12;
/// How long a code of HTML is, in bytes, from & up to its semicolon.
const ENTITY_LENGTH: std::ops::RangeInclusive<usize> = 3..=10;

/// Adds a suggestion for each thing on a line that no text of ours holds: mojibake, codes of HTML, pinyin
/// in brackets.
pub fn suggest_for_noise(number: u32, line: &str, words: &Damage, found: &mut Vec<Emendation>) {
    suggest_for_mojibake(number, line, words, found);
    suggest_for_entities(number, line, found);
    suggest_for_pinyin(number, line, found);
}

/// Marks as lost what a wrong character set made of characters: 锟斤拷.
fn suggest_for_mojibake(number: u32, line: &str, words: &Damage, found: &mut Vec<Emendation>) {
    let signs = words.mojibake.iter();
    for sign in signs.filter(|sign| line.contains(*sign)) {
        found.push(suggest(
            number,
            sign,
            LOST,
            Certainty::Lost,
            "乱码：原来的字已无法由此恢复。",
        ));
    }
}

/// Suggests the characters that a page meant to show by codes: &nbsp; &ldquo; &#8212;.
fn suggest_for_entities(number: u32, line: &str, found: &mut Vec<Emendation>) {
    for (at, _) in line.match_indices('&') {
        let Some(end) = line[at..]
            .find(';')
            .filter(|end| ENTITY_LENGTH.contains(end))
        else {
            continue;
        };
        let words = &line[at..=at + end];
        let is_name = |b: u8| b.is_ascii_alphanumeric() || b == b'#';
        if !words[1..end].bytes().all(is_name) {
            continue;
        }

        let page = scraper::Html::parse_fragment(words);
        let reading: String = page.root_element().text().collect();
        let reading = reading.replace('\u{A0}', " ");
        // R&D; is no code, and stays as it is.
        if reading == words {
            continue;
        }

        let several = line.matches(words).count() > 1;
        let nth = line[..at].matches(words).count() as u32 + 1;
        found.push(Emendation {
            nth: several.then_some(nth),
            ..suggest(
                number,
                words,
                &reading,
                Certainty::Certain,
                "网页代码，应显示为一个字符。",
            )
        });
    }
}

/// Suggests to drop the reading aids that a page put behind characters: 發(fā).
fn suggest_for_pinyin(number: u32, line: &str, found: &mut Vec<Emendation>) {
    let mut at = 0;
    while let Some(open) = line[at..].find(['(', '\u{FF08}']) {
        let open = at + open;
        match syllable_end(&line[open..]) {
            Some(length) => {
                found.push(suggest(
                    number,
                    &line[open..open + length],
                    "",
                    Certainty::Certain,
                    "网页给汉字注的拼音，不是原文。",
                ));
                at = open + length;
            }
            // Past the bracket alone: another may open within it.
            None => at = open + line[open..].chars().next().map_or(1, char::len_utf8),
        }
    }
}

/// Returns how long the bracket at the beginning of a text is, in bytes, if it holds one syllable of pinyin
/// with its tone.
fn syllable_end(text: &str) -> Option<usize> {
    let inner = text.strip_prefix(['(', '\u{FF08}'])?;
    let behind = inner.trim_start_matches(|c: char| c.is_ascii_lowercase() || TONED.contains(c));
    let syllable = &inner[..inner.len() - behind.len()];
    // Without a tone it may be an abbreviation.
    if syllable.is_ascii() || syllable.len() > LONGEST_SYLLABLE {
        return None;
    }
    let rest = behind.strip_prefix([')', '\u{FF09}'])?;
    Some(text.len() - rest.len())
}
