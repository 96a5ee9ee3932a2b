//! How names sound: pinyin and its initials, for readers who type it, and for those who type a
//! character that sounds like the right one.

use pinyin::{ToPinyin, ToPinyinMulti};
use std::collections::{BTreeMap, HashSet};

/// Characters whose other reading stands in names too, and that reading.
const OTHER: [(char, &str); 22] = [
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
    /// Where syllables begin.
    pub starts: Vec<u32>,
}

/// A folded name as it sounds in full and by its initials, once more for each character that can be
/// read in another way. Empty where nothing in it has a sound.
pub fn sounds_of(name: &[char]) -> Vec<Sound> {
    let plain: Vec<String> = name.iter().map(|&c| syllable(c)).collect();
    if !name.iter().any(|c| c.to_pinyin().is_some()) {
        return Vec::new();
    }
    let mut readings = vec![plain.clone()];
    for (at, c) in name.iter().enumerate() {
        for other in others(*c).filter(|other| **other != *plain[at]) {
            let mut reading = plain.clone();
            other.clone_into(&mut reading[at]);
            readings.push(reading);
        }
    }
    let initials = readings
        .iter()
        .map(|reading| {
            reading
                .iter()
                .map(|s| s.chars().take(1).collect())
                .collect()
        })
        .collect::<Vec<Vec<String>>>();
    let mut sounds: Vec<Sound> = Vec::new();
    for reading in readings.into_iter().chain(initials) {
        let sound = join(&reading);
        if !sounds.contains(&sound) {
            sounds.push(sound);
        }
    }
    sounds
}

fn join(syllables: &[String]) -> Sound {
    let mut sound = Sound {
        letters: Vec::new(),
        starts: Vec::new(),
    };
    for syllable in syllables.iter().filter(|syllable| !syllable.is_empty()) {
        sound.starts.push(sound.letters.len() as u32);
        sound.letters.extend(syllable.chars());
    }
    sound
}

/// The usual reading without its tone; ü is written v, as it is typed.
fn syllable(c: char) -> String {
    match c.to_pinyin() {
        Some(pinyin) => pinyin.plain().replace('ü', "v"),
        None if c.is_ascii_alphanumeric() => c.to_string(),
        None => String::new(),
    }
}

/// Other readings of a character that names are known to use.
fn others(c: char) -> impl Iterator<Item = &'static str> {
    let wanted = OTHER.iter().filter(move |(other, _)| *other == c);
    let known = c.to_pinyin_multi().is_some();
    wanted.filter(move |_| known).map(|(_, reading)| *reading)
}

/// The characters of the common set (GB/T 2312, level 1) that sound like one in these names, by their
/// sound: `a啊阿 ai爱…`.
pub fn table<'a>(names: impl Iterator<Item = &'a char>) -> String {
    let heard: HashSet<String> = names.map(|&c| syllable(c)).collect();
    let mut by_sound: BTreeMap<String, String> = BTreeMap::new();
    for c in ('\u{4E00}'..='\u{9FA5}').filter(|&c| is_common(c)) {
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

/// Whether GB/T 2312 has a character among the 3,755 of its first level.
fn is_common(c: char) -> bool {
    let mut bytes = [0; 4];
    let (coded, _, lost) = encoding_rs::GBK.encode(c.encode_utf8(&mut bytes));
    !lost && matches!(*coded, [0xB0..=0xD7, 0xA1..=0xFE])
}

#[cfg(test)]
mod tests {
    use super::sounds_of;

    #[test]
    fn a_name_sounds_in_full_and_by_initials() {
        let name: Vec<char> = "市发改委".chars().collect();
        let sounds: Vec<String> = sounds_of(&name)
            .iter()
            .map(|sound| sound.letters.iter().collect())
            .collect();
        assert_eq!(sounds, ["shifagaiwei", "sfgw"]);
        assert_eq!(sounds_of(&name)[0].starts, [0, 3, 5, 8]);
        assert!(sounds_of(&['3', '0']).is_empty());
    }
}
