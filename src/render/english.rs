//! Names of offices for readers of English: romanised, and glossed word by word. Both are made, not official, and pages
//! say so.

use crate::base::text::{pinyin_name, syllables};
use crate::content::gazetteer::stem_of;
use crate::link::catalogue::{Catalogue, PlaceId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::sync::LazyLock;

/// The words that names are made of.
const WORDS: &str = include_str!("english.toml");
/// Words that are written small within a name.
const SMALL: [&str; 3] = ["he", "yu", "ji"];
/// How a party committee or a government follows the bare name of its place: 盘锦市委, where 市 belongs to what follows.
const OF_BARE_PLACES: [&str; 8] = [
    "市委",
    "省委",
    "区委",
    "县委",
    "市政府",
    "省政府",
    "区政府",
    "县政府",
];

/// A name in Latin letters, and what it says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct EnglishName {
    /// In pinyin without tones, word by word: Panjin Shi Jiaotong Ju.
    pub pinyin: String,
    /// In English, as far as its words are known: Panjin Transport Bureau.
    pub gloss: String,
}

/// A place that names begin with.
#[derive(Debug, Clone, Copy)]
pub struct KnownPlace<'a> {
    /// Its name: 盘锦市.
    pub name: &'a str,
    /// Its name without the sort of place: 盘锦.
    pub stem: &'a str,
    /// Its English name.
    pub english: &'a str,
}

/// The words as they stand in their file.
#[derive(Debug, Default, Deserialize)]
struct WordsFile {
    words: HashMap<String, String>,
}

/// The words, ready to be looked up: by their first character, the longest first.
struct Words(HashMap<char, Vec<Word>>);

struct Word {
    /// Without bars.
    text: String,
    /// What is romanised as one word each.
    parts: Vec<String>,
    english: String,
}

/// A piece of a name.
enum Piece<'a> {
    Place(KnownPlace<'a>, &'a str),
    Word(&'static Word),
    /// A name that no entry knows.
    Name(&'a str),
    /// A mark between words.
    Mark(char),
}

static KNOWN: LazyLock<Words> =
    LazyLock::new(|| Words::new(&toml::from_str(WORDS).unwrap_or_default()));

impl Words {
    fn new(file: &WordsFile) -> Self {
        let mut by_first: HashMap<char, Vec<Word>> = HashMap::new();
        for (key, english) in &file.words {
            let text = key.replace('|', "");
            if let Some(first) = text.chars().next() {
                let parts = key.split('|').map(str::to_owned).collect();
                let english = english.clone();
                let words = by_first.entry(first).or_default();
                words.push(Word {
                    text,
                    parts,
                    english,
                });
            }
        }
        for words in by_first.values_mut() {
            words.sort_by(|a, b| b.text.len().cmp(&a.text.len()).then(a.text.cmp(&b.text)));
        }
        Self(by_first)
    }

    /// Returns the longest word that a text begins with. One of a single character ends the name, or joins two words.
    fn longest(&'static self, text: &str, is_behind_name: bool) -> Option<&'static Word> {
        let words = self.0.get(&text.chars().next()?)?;
        words.iter().find(|word| {
            let Some(rest) = text.strip_prefix(&*word.text) else {
                return false;
            };
            let is_long = word.text.chars().nth(1).is_some();
            let joins = matches!(&*word.text, "和" | "与") && !is_behind_name && !rest.is_empty();
            is_long || joins || rest.is_empty() || rest.starts_with(is_mark)
        })
    }
}

/// Returns a word in pinyin: Jiaotong.
fn pinyin(word: &str) -> String {
    let word = pinyin_name(&syllables(word));
    let small = word.to_lowercase();
    match SMALL.contains(&&*small) {
        true => small,
        false => word,
    }
}

/// Returns the places that names of a place begin with, the nearest first.
pub fn known_places(catalogue: &Catalogue, place: Option<PlaceId>) -> Vec<KnownPlace<'_>> {
    let places = place.into_iter();
    let places = places.flat_map(|place| catalogue.with_places_above(place));
    let places = places.filter_map(|place| {
        let place = &catalogue.places[place];
        Some(KnownPlace {
            name: &place.name,
            stem: stem_of(&place.name),
            english: place.english.as_deref()?,
        })
    });
    places.collect()
}

/// Returns a name in Latin letters and in English. `places` are those that it may begin with, the nearest first.
pub fn english_name(name: &str, places: &[KnownPlace<'_>]) -> EnglishName {
    let pieces = pieces(name, places);
    let (mut latin, mut gloss) = (String::new(), String::new());

    for piece in &pieces {
        match piece {
            Piece::Place(place, printed) => {
                add(&mut latin, &pinyin(place.stem));
                let class = printed.strip_prefix(place.stem).unwrap_or_default();
                if !class.is_empty() {
                    add(&mut latin, &pinyin(class));
                }
                add(&mut gloss, place.english);
            }
            Piece::Word(word) => {
                for part in &word.parts {
                    add(&mut latin, &romanised(part));
                }
                add(&mut gloss, &word.english);
            }
            Piece::Name(text) => {
                let text = pinyin(text);
                add(&mut latin, &text);
                add(&mut gloss, &text);
            }
            Piece::Mark(mark) => {
                mark_into(&mut latin, *mark);
                mark_into(&mut gloss, *mark);
            }
        }
    }
    EnglishName {
        pinyin: latin.trim().to_owned(),
        gloss: gloss.trim().to_owned(),
    }
}

/// Parts a name into places, words, names and marks.
fn pieces<'a>(name: &'a str, places: &[KnownPlace<'a>]) -> Vec<Piece<'a>> {
    let mut pieces = Vec::new();
    let mut rest = name;
    // Where a name that no entry knows begins.
    let mut unknown = rest;

    while let Some(first) = rest.chars().next() {
        let is_behind_name = unknown.len() > rest.len();
        let place = places.iter().find_map(|place| {
            let printed = printed_of(place, rest)?;
            Some((Piece::Place(*place, printed), printed.len()))
        });
        let found = KNOWN.longest(rest, is_behind_name);
        let found = found.map(|word| (Piece::Word(word), word.text.len()));
        let mark = is_mark(first).then(|| (Piece::Mark(first), first.len_utf8()));

        let longest = [mark, found, place]
            .into_iter()
            .flatten()
            .max_by_key(|(_, length)| *length);
        let Some((piece, length)) = longest else {
            rest = &rest[first.len_utf8()..];
            continue;
        };
        if is_behind_name {
            pieces.push(Piece::Name(&unknown[..unknown.len() - rest.len()]));
        }
        pieces.push(piece);
        rest = &rest[length..];
        unknown = rest;
    }
    if !unknown.is_empty() {
        pieces.push(Piece::Name(unknown));
    }
    pieces
}

/// Returns the name of a place that a text begins with: whole, or bare where what follows takes its last character, or
/// where a known word follows: 盘锦港集团.
fn printed_of<'a>(place: &KnownPlace<'a>, text: &'a str) -> Option<&'a str> {
    if place.stem.is_empty() {
        return None;
    }
    let behind = text.strip_prefix(place.stem)?;
    let is_bare = OF_BARE_PLACES.iter().any(|words| behind.starts_with(words));
    if text.starts_with(place.name) && !is_bare {
        return Some(&text[..place.name.len()]);
    }
    let is_followed = || KNOWN.longest(behind, false).is_some();
    (is_bare || is_followed()).then(|| &text[..place.stem.len()])
}

/// Returns a part of a known word in pinyin; marks in it stay.
fn romanised(part: &str) -> String {
    let mut out = String::new();
    let mut from = 0;
    for (at, mark) in part.char_indices().filter(|(_, c)| is_mark(*c)) {
        add(&mut out, &pinyin(&part[from..at]));
        mark_into(&mut out, mark);
        from = at + mark.len_utf8();
    }
    add(&mut out, &pinyin(&part[from..]));
    out
}

/// Adds a word behind others.
fn add(text: &mut String, word: &str) {
    let opens = text.is_empty() || text.ends_with([' ', '(', '[']);
    if !opens && !word.is_empty() {
        text.push(' ');
    }
    text.push_str(word);
}

/// Adds a mark as English texts have it.
fn mark_into(text: &mut String, mark: char) {
    match mark {
        '(' | '\u{FF08}' => add(text, "("),
        ')' | '\u{FF09}' => text.push(')'),
        '[' => add(text, "["),
        ']' => text.push(']'),
        _ => text.push_str(", "),
    }
}

/// Returns whether a character stands between words.
fn is_mark(c: char) -> bool {
    matches!(
        c,
        '(' | ')' | '[' | ']' | '\u{FF08}' | '\u{FF09}' | '、' | ',' | '\u{FF0C}'
    )
}

#[cfg(test)]
mod tests {
    use super::{KNOWN, KnownPlace, english_name};

    const PLACES: [KnownPlace<'static>; 2] = [
        KnownPlace {
            name: "甲庄市",
            stem: "甲庄",
            english: "Jiazhuang",
        },
        KnownPlace {
            name: "中华人民共和国",
            stem: "中华人民共和国",
            english: "PRC",
        },
    ];

    #[test]
    fn the_words_are_read() {
        assert!(KNOWN.0.len() > 50);
    }

    #[test]
    fn names_are_romanised_and_glossed() {
        for (name, pinyin, gloss) in [
            (
                "甲庄市发展和改革委员会",
                "Jiazhuang Shi Fazhan he Gaige Weiyuanhui",
                "Jiazhuang Development and Reform Commission",
            ),
            (
                "甲庄市交通局",
                "Jiazhuang Shi Jiaotong Ju",
                "Jiazhuang Transport Bureau",
            ),
            (
                "中共甲庄市委组织部",
                "Zhonggong Jiazhuang Shiwei Zuzhibu",
                "CPC Jiazhuang Municipal Party Committee Organization Department",
            ),
            (
                "甲庄市人民政府办公室",
                "Jiazhuang Shi Renmin Zhengfu Bangongshi",
                "Jiazhuang People's Government Office",
            ),
            (
                "甲庄港集团有限公司",
                "Jiazhuang Gang Jituan Youxian Gongsi",
                "Jiazhuang Port Group Co., Ltd.",
            ),
            ("山川科化", "Shanchuankehua", "Shanchuankehua"),
            (
                "各县、区人民政府",
                "Ge Xian, Qu Renmin Zhengfu",
                "people's governments of all counties and districts",
            ),
            (
                "中国人民银行甲庄市中心支行",
                "Zhongguo Renmin Yinhang Jiazhuang Shi Zhongxin Zhihang",
                "China People's Bank Jiazhuang Central Sub-branch",
            ),
        ] {
            let english = english_name(name, &PLACES);
            assert_eq!(
                (&*english.pinyin, &*english.gloss),
                (pinyin, gloss),
                "{name}"
            );
        }
    }
}
