//! English names of places, in pinyin.

use super::place::Registered;
use crate::base::text::{pinyin_name, syllables};

/// What the name of a place ends with, and what that is in English; nothing for what English names go without.
const CLASSES: [(&str, Option<&str>); 20] = [
    ("特别行政区", None),
    ("自治区", None),
    ("自治州", Some("Autonomous Prefecture")),
    ("自治县", Some("Autonomous County")),
    ("自治旗", Some("Autonomous Banner")),
    ("地区", Some("Prefecture")),
    ("矿区", Some("Mining District")),
    ("林区", Some("Forestry District")),
    ("新区", Some("New Area")),
    ("特区", Some("Special District")),
    ("街道", Some("Subdistrict")),
    ("省", None),
    ("市", None),
    ("盟", Some("League")),
    ("县", Some("County")),
    ("区", Some("District")),
    ("旗", Some("Banner")),
    ("镇", Some("Town")),
    ("乡", Some("Township")),
    ("村", Some("Village")),
];

/// The peoples that autonomous places are named after, as they are called there and in English.
const PEOPLES: [(&str, &str); 47] = [
    ("各族", "Multinational"),
    ("蒙古族", "Mongol"),
    ("蒙古", "Mongol"),
    ("回族", "Hui"),
    ("藏族", "Tibetan"),
    ("维吾尔", "Uygur"),
    ("苗族", "Miao"),
    ("彝族", "Yi"),
    ("壮族", "Zhuang"),
    ("布依族", "Bouyei"),
    ("朝鲜族", "Korean"),
    ("满族", "Manchu"),
    ("侗族", "Dong"),
    ("瑶族", "Yao"),
    ("白族", "Bai"),
    ("土家族", "Tujia"),
    ("哈尼族", "Hani"),
    ("哈萨克族", "Kazak"),
    ("哈萨克", "Kazak"),
    ("傣族", "Dai"),
    ("黎族", "Li"),
    ("傈僳族", "Lisu"),
    ("佤族", "Va"),
    ("畲族", "She"),
    ("拉祜族", "Lahu"),
    ("水族", "Sui"),
    ("东乡族", "Dongxiang"),
    ("纳西族", "Naxi"),
    ("景颇族", "Jingpo"),
    ("柯尔克孜", "Kirgiz"),
    ("土族", "Tu"),
    ("达斡尔族", "Daur"),
    ("仫佬族", "Mulao"),
    ("羌族", "Qiang"),
    ("布朗族", "Blang"),
    ("撒拉族", "Salar"),
    ("毛南族", "Maonan"),
    ("仡佬族", "Gelao"),
    ("锡伯", "Xibe"),
    ("普米族", "Pumi"),
    ("塔吉克", "Tajik"),
    ("怒族", "Nu"),
    ("鄂温克族", "Ewenki"),
    ("保安族", "Bonan"),
    ("裕固族", "Yugur"),
    ("独龙族", "Derung"),
    ("鄂伦春", "Oroqen"),
];

/// The parts of a place's name.
struct Parts<'a> {
    /// The proper name: 延边 of 延边朝鲜族自治州.
    stem: &'a str,
    /// The peoples that it is named after, in English.
    peoples: Vec<&'static str>,
    /// What sort of place it is, in English.
    class: Option<&'static str>,
}

impl Registered {
    /// Returns its English name.
    pub fn english(&self) -> String {
        match self.own_english {
            Some(name) => name.to_owned(),
            None => {
                let reading: Vec<&str> = self.reading.split(' ').collect();
                parts_of(self.name).english(&reading)
            }
        }
    }
}

/// Returns the English name of a place that the register does not know.
pub fn english_name(name: &str) -> String {
    let parts = parts_of(name);
    parts.english(&syllables(parts.stem))
}

/// Returns the proper name of a place: 潍坊 of 潍坊市; the whole name where that has one character, as of 沧县.
pub fn stem_of(name: &str) -> &str {
    parts_of(name).stem
}

impl Parts<'_> {
    fn english(&self, reading: &[impl AsRef<str>]) -> String {
        let peoples = match self.peoples.as_slice() {
            [] => None,
            [one] => Some((*one).to_owned()),
            [others @ .., last] => Some(format!("{} and {last}", others.join(", "))),
        };

        let name = pinyin_name(reading);
        let words = [Some(name), peoples, self.class.map(str::to_owned)];
        let words: Vec<String> = words.into_iter().flatten().collect();
        words.join(" ")
    }
}

fn parts_of(name: &str) -> Parts<'_> {
    let classes = CLASSES.iter();
    let mut fitting = classes.filter_map(|(ending, class)| {
        let stem = name.strip_suffix(ending)?;
        Some((stem, *class, ending.starts_with("自治")))
    });
    let Some((mut stem, class, is_autonomous)) =
        fitting.find(|(stem, ..)| stem.chars().nth(1).is_some())
    else {
        let last = CLASSES.iter().find(|(ending, _)| name.ends_with(ending));
        return Parts {
            stem: name,
            peoples: Vec::new(),
            class: last.and_then(|(_, class)| *class),
        };
    };

    let mut peoples = Vec::new();
    while is_autonomous
        && let Some((rest, people)) = PEOPLES.iter().find_map(|(own, people)| {
            let rest = stem.strip_suffix(own)?;
            rest.chars().nth(1).map(|_| (rest, *people))
        })
    {
        stem = rest;
        peoples.insert(0, people);
    }

    // Provinces are known by their proper names alone.
    Parts {
        stem,
        peoples: match class {
            Some(_) => peoples,
            None => Vec::new(),
        },
        class,
    }
}
