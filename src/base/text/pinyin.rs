//! How Chinese words are read, in pinyin without tones.

use pinyin::ToPinyin;

/// Words with a character that is mostly read otherwise, each with how they are read. The longest that fits counts.
const READINGS: [(&str, &[&str]); 17] = [
    ("重庆", &["chong", "qing"]),
    ("银行", &["yin", "hang"]),
    ("支行", &["zhi", "hang"]),
    ("商行", &["shang", "hang"]),
    ("行业", &["hang", "ye"]),
    ("会计", &["kuai", "ji"]),
    ("调度", &["diao", "du"]),
    ("调查", &["diao", "cha"]),
    ("校对", &["jiao", "dui"]),
    ("朝阳", &["chao", "yang"]),
    ("长寿", &["chang", "shou"]),
    ("首都", &["shou", "du"]),
    ("音乐", &["yin", "yue"]),
    ("储藏", &["chu", "cang"]),
    ("传记", &["zhuan", "ji"]),
    ("参茸", &["shen", "rong"]),
    ("厦门", &["xia", "men"]),
];

/// Returns the syllables of a text, with v for ü as it is typed. Figures and Latin letters stay together as words; all else
/// has no sound.
pub fn syllables(text: &str) -> Vec<String> {
    let mut syllables: Vec<String> = Vec::new();
    let mut rest = text;
    let mut in_word = false;

    while let Some(c) = rest.chars().next() {
        let known = READINGS.iter().find(|(word, _)| rest.starts_with(word));
        if let Some((word, reading)) = known {
            syllables.extend(reading.iter().map(|&syllable| syllable.to_owned()));
            rest = &rest[word.len()..];
            in_word = false;
            continue;
        }

        rest = &rest[c.len_utf8()..];
        match (c.to_pinyin(), syllables.last_mut()) {
            (Some(pinyin), _) => syllables.push(pinyin.plain().replace('ü', "v")),
            (None, Some(word)) if in_word && c.is_ascii_alphanumeric() => {
                word.push(c.to_ascii_lowercase());
            }
            (None, _) if c.is_ascii_alphanumeric() => {
                syllables.push(c.to_ascii_lowercase().to_string());
            }
            (None, _) => {}
        }
        in_word = c.is_ascii_alphanumeric();
    }
    syllables
}

/// Returns syllables as one name: a capital first, and an apostrophe where two could be read as one.
pub fn name_of(syllables: &[impl AsRef<str>]) -> String {
    let mut name = String::new();
    for syllable in syllables {
        let syllable = syllable.as_ref();
        if !name.is_empty() && syllable.starts_with(['a', 'e', 'o']) {
            name.push('\'');
        }
        // It is typed with v and printed with ü.
        name.push_str(&syllable.replace("lv", "lü").replace("nv", "nü"));
    }

    let mut chars = name.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => name,
    }
}

#[cfg(test)]
mod tests {
    use super::{name_of, syllables};

    #[test]
    fn words_and_names() {
        assert_eq!(syllables("重庆银行"), ["chong", "qing", "yin", "hang"]);
        assert_eq!(syllables("绿色A12区"), ["lv", "se", "a12", "qu"]);
        assert_eq!(syllables("、(—)"), [""; 0]);
        assert_eq!(name_of(&["xi", "an"]), "Xi'an");
        assert_eq!(name_of(&["lv", "yuan"]), "Lüyuan");
    }
}
