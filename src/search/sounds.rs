//! How names sound: pinyin and its initials, for readers who type it, and for those who type a
//! character that sounds like the right one.

use crate::base::text::is_han;
use pinyin::{ToPinyin, ToPinyinMulti};
use std::collections::{BTreeMap, HashSet};

/// Characters that names use in a second reading too, with that reading.
const SECOND_READINGS: [(char, &str); 22] = [
    ('长', "chang"),
    ('重', "chong"),
    ('行', "hang"),
    ('调', "tiao"),
    ('都', "dou"),
    ('乐', "yue"),
    ('会', "kuai"),
    ('传', "zhuan"),
    ('朝', "zhao"),
    ('厦', "sha"),
    ('单', "shan"),
    ('番', "pan"),
    ('蚌', "beng"),
    ('六', "lu"),
    ('泊', "po"),
    ('盛', "cheng"),
    ('校', "jiao"),
    ('藏', "zang"),
    ('率', "shuai"),
    ('铅', "yan"),
    ('参', "shen"),
    ('的', "di"),
];

/// A name as it sounds.
#[derive(Debug, PartialEq, Eq)]
pub struct Sound {
    /// Lower-case letters and digits.
    pub letters: Vec<char>,
    /// Where syllables begin in them.
    pub syllables: Vec<u32>,
}

/// For so many characters of a name a second reading is listed: names have two or three such characters, titles a few
/// more, and each reading is as long as the name.
const MOST_SECOND_READINGS: usize = 12;

/// Returns how a folded name sounds: in full and by its initials, and both once more for each of the first characters
/// that have a second reading. Empty where nothing in the name has a sound.
pub fn sounds_of(name: &[char]) -> Vec<Sound> {
    if !name.iter().any(|c| c.to_pinyin().is_some()) {
        return Vec::new();
    }

    let usual: Vec<String> = name.iter().map(|&c| syllable(c)).collect();
    let seconds = name.iter().enumerate().flat_map(|(at, c)| {
        let others = second_readings(*c).filter(|second| **second != *usual[at]);
        others.map(|second| (at, second)).collect::<Vec<_>>()
    });

    // One at a time: all combinations would be many, and names with two such characters are few.
    let mut readings = vec![usual.clone()];
    for (at, second) in seconds.take(MOST_SECOND_READINGS) {
        let mut reading = usual.clone();
        second.clone_into(&mut reading[at]);
        readings.push(reading);
    }

    let initials: Vec<Vec<String>> = readings.iter().map(|reading| initials(reading)).collect();
    let mut sounds: Vec<Sound> = Vec::new();
    for reading in readings.into_iter().chain(initials) {
        let sound = join(&reading);
        if !sounds.contains(&sound) {
            sounds.push(sound);
        }
    }
    sounds
}

/// Returns the first letter of each syllable.
fn initials(syllables: &[String]) -> Vec<String> {
    syllables
        .iter()
        .map(|syllable| syllable.chars().take(1).collect())
        .collect()
}

/// Joins syllables; characters without a sound have empty ones, which begin nothing.
fn join(syllables: &[String]) -> Sound {
    let mut sound = Sound {
        letters: Vec::new(),
        syllables: Vec::new(),
    };
    for syllable in syllables.iter().filter(|syllable| !syllable.is_empty()) {
        sound.syllables.push(sound.letters.len() as u32);
        sound.letters.extend(syllable.chars());
    }
    sound
}

/// Returns the usual reading of a character without its tone, with v for ü as it is typed; empty for a character
/// without a sound.
fn syllable(c: char) -> String {
    match c.to_pinyin() {
        Some(pinyin) => pinyin.plain().replace('ü', "v"),
        None if c.is_ascii_alphanumeric() => c.to_string(),
        None => String::new(),
    }
}

/// Returns the other readings of a character that names are known to use.
fn second_readings(c: char) -> impl Iterator<Item = &'static str> {
    let listed = SECOND_READINGS.iter().filter(move |(own, _)| *own == c);
    let has_several = c.to_pinyin_multi().is_some();
    listed
        .filter(move |_| has_several)
        .map(|(_, reading)| *reading)
}

/// Returns, for each sound that occurs in some names, the characters of the common set (GB/T 2312, level 1) with that
/// sound: `a啊阿 ai爱…`. A query that is misspelt with one of them can still be answered.
pub fn homophones<'a>(names: impl Iterator<Item = &'a char>) -> String {
    // Other sounds would never lead to a name.
    let heard: HashSet<String> = names.map(|&c| syllable(c)).collect();
    let mut by_sound: BTreeMap<String, String> = BTreeMap::new();
    for c in common_characters() {
        let sound = syllable(c);
        if heard.contains(&sound) {
            by_sound.entry(sound).or_default().push(c);
        }
    }

    let rows: Vec<String> = by_sound
        .into_iter()
        .map(|(sound, characters)| sound + &characters)
        .collect();
    rows.join(" ")
}

/// Returns the 3,755 characters of the first level of GB/T 2312, by code point.
fn common_characters() -> Vec<char> {
    let rows = (0xB0..=0xD7).flat_map(|row| (0xA1..=0xFE).map(move |cell| [row, cell]));
    let coded: Vec<u8> = rows.flatten().collect();
    let (decoded, _, _) = encoding_rs::GBK.decode(&coded);
    // The last five places of the level are empty.
    let mut characters: Vec<char> = decoded.chars().filter(|&c| is_han(c)).collect();
    characters.sort_unstable();
    characters
}

#[cfg(test)]
mod tests {
    use super::{MOST_SECOND_READINGS, common_characters, sounds_of};

    #[test]
    fn common_characters_are_those_of_the_first_level() {
        let characters = common_characters();
        assert_eq!(characters.len(), 3_755);
        assert!("港口市政府座".chars().all(|c| characters.contains(&c)));
        // The first and the last of the second level.
        assert!(!characters.contains(&'亍') && !characters.contains(&'齄'));
    }

    #[test]
    fn a_name_sounds_in_full_and_by_initials() {
        let name: Vec<char> = "市发改委".chars().collect();
        let sounds: Vec<String> = sounds_of(&name)
            .iter()
            .map(|sound| sound.letters.iter().collect())
            .collect();
        assert_eq!(sounds, ["shifagaiwei", "sfgw"]);
        assert_eq!(sounds_of(&name)[0].syllables, [0, 3, 5, 8]);
        assert!(sounds_of(&['3', '0']).is_empty());
    }

    #[test]
    fn a_long_name_has_few_sounds() {
        let name: Vec<char> = "长行".repeat(1_000).chars().collect();
        assert_eq!(sounds_of(&name).len(), 2 * (1 + MOST_SECOND_READINGS));
    }
}
