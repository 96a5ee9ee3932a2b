//! The search index answers as a scan of all texts does, and changes little when little changes.
//! What is built here also lies in tests/artefacts/search afterwards, for the tests under node.

use crate::support::{files_of, fixtures, real_site, root};
use fastrand::Rng;
use gangmu::link::catalogue::PlanId;
use gangmu::render::strings::Strings;
use gangmu::search::corpus::{Corpus, Name, NameId, PlanRecords, Record};
use gangmu::search::fold::Fold;
use gangmu::search::kind::ResultKind;
use gangmu::search::{self, IndexFile};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Characters of made-up texts: few, so that pairs come back; all sorts, so that none is forgotten.
const LETTERS: [&str; 48] = [
    "发", "展", "改", "革", "委", "市", "港", "口", "的", "区", "一", "二", "3", "0", "1", "5",
    "万", "吨", "a", "B", "c", "\u{FF30}", "&", "#", ".", ",", "\u{FF0C}", "。", "、", " ", "\n",
    "\u{3000}", "“", "”", "〔", "〕", "(", ")", "-", "\"", "'", "\\", "<", "𠮷", "𪚥", "發", "灣",
    "é",
];

/// Texts of records and names, and the corpus that they make.
struct Made {
    texts: Vec<String>,
    titles: Vec<Option<String>>,
    names: Vec<Vec<String>>,
    /// Addresses of the records.
    anchors: Vec<String>,
}

impl Made {
    /// `variety` of the letters are used.
    fn random(random: &mut Rng, records: usize, length: usize, variety: usize) -> Self {
        let text = |random: &mut Rng, most: usize| -> String {
            (0..random.usize(1..=most))
                .map(|_| LETTERS[random.usize(..variety)])
                .collect()
        };
        let texts: Vec<String> = (0..records).map(|_| text(random, length)).collect();
        let titles = texts
            .iter()
            .map(|text| {
                let title: String = text.chars().take(6).collect();
                (random.bool() && !title.trim().is_empty()).then_some(title)
            })
            .collect();
        let names = (0..records / 10 + 1)
            .map(|_| (0..random.usize(1..4)).map(|_| text(random, 8)).collect())
            .collect();
        Self {
            anchors: (0..texts.len()).map(|at| format!("r{at}")).collect(),
            texts,
            titles,
            names,
        }
    }

    fn corpus(&self) -> Corpus<'_> {
        let records = self.texts.iter().zip(&self.titles).enumerate();
        Corpus {
            records: records
                .map(|(at, (text, title))| Record {
                    kind: ResultKind::Text,
                    plan: PlanId::from_usize(0),
                    anchor: &self.anchors[at],
                    number: "",
                    title: title.clone().unwrap_or_default(),
                    titled: title.is_some(),
                    headings: Vec::new(),
                    text: vec![text.as_str().into()],
                    units: Vec::new(),
                    parks: Vec::new(),
                    progress: Vec::new(),
                    dues: Vec::new(),
                })
                .collect(),
            names: self
                .names
                .iter()
                .enumerate()
                .map(|(at, names)| Name {
                    kind: if at == 0 {
                        ResultKind::Plan
                    } else {
                        ResultKind::Unit
                    },
                    id: format!("n{at}"),
                    label: names[0].clone(),
                    names: names.iter().map(Into::into).collect(),
                    place: None,
                    year: None,
                    number: None,
                    ended: None,
                    count: 0,
                    groups: Vec::new(),
                })
                .collect(),
            plans: [PlanRecords {
                name: NameId::from_usize(0),
                records: self.texts.len(),
            }]
            .into_iter()
            .collect(),
            ..Corpus::default()
        }
    }

    /// For the tests under node.
    fn keep(&self, name: &str, files: &[IndexFile]) {
        let folder = root().join("tests/artefacts/search").join(name);
        let _ = std::fs::remove_dir_all(&folder);
        for IndexFile { path, bytes } in files {
            let file = folder.join(path);
            std::fs::create_dir_all(file.parent().unwrap()).unwrap();
            std::fs::write(file, bytes).unwrap();
        }
        let texts =
            serde_json::json!({ "texts": self.texts, "titles": self.titles, "names": self.names });
        std::fs::write(folder.join("texts.json"), texts.to_string()).unwrap();
    }
}

/// Reads an index as its format says, knowing nothing of how it was written.
struct Reader<'a> {
    files: HashMap<&'a str, &'a str>,
    root: serde_json::Value,
}

/// Records of a key in one region, with its places where the index has them.
type Entries = BTreeMap<u32, Vec<u32>>;

impl<'a> Reader<'a> {
    fn new(files: &'a [IndexFile]) -> Self {
        let files: HashMap<&str, &str> = files
            .iter()
            .map(|file| {
                (
                    file.path.as_str(),
                    std::str::from_utf8(&file.bytes).unwrap(),
                )
            })
            .collect();
        let line = files["search.js"].lines().rev().nth(1).unwrap();
        let json = line
            .strip_prefix("start(")
            .unwrap()
            .strip_suffix(");")
            .unwrap();
        let root = serde_json::from_str(json).unwrap();
        Self { files, root }
    }

    /// The parts of a file, which must be named by its checksum.
    fn parts(&self, key: &str, check: u32) -> Vec<String> {
        let path = format!("{key}-{}.js", base36(check));
        let text = self.files[path.as_str()].trim_end();
        let rest = text
            .strip_prefix(&format!("gangmuSearch.put(\"{key}\",{check},"))
            .unwrap();
        let rest = rest.strip_suffix(");").unwrap();
        let mut parts = vec![String::new()];
        let mut chars = rest.chars();
        assert_eq!(chars.next(), Some('\''));
        let mut open = true;
        while let Some(c) = chars.next() {
            let part = parts.last_mut().unwrap();
            match (open, c) {
                (true, '\\') => part.push(match chars.next().unwrap() {
                    'n' => '\n',
                    'r' => '\r',
                    other => other,
                }),
                (true, '\'') => open = false,
                (true, c) => part.push(c),
                (false, '\'') => {
                    parts.push(String::new());
                    open = true;
                }
                (false, c) => assert_eq!(c, ','),
            }
        }
        assert_eq!(fnv(&parts.join("\n")), check, "{path}");
        parts
    }

    fn number(&self, key: &str) -> u64 {
        self.root[key].as_u64().unwrap()
    }

    /// The entries of a key in each region.
    fn look_up(&self, key: &str) -> Option<[Entries; 4]> {
        let hash = fnv(key);
        let shards = self.number("shards") as u32;
        let shard = (hash ^ hash >> 15) % shards;
        let leaf = self.number("leaf") as u32;
        let directory = self.root["directory"].as_str().unwrap().to_owned();
        let check = if shards > leaf {
            let top = checks(&directory)[(shard / leaf) as usize];
            checks(&self.parts(&format!("d{}", shard / leaf), top)[0])[(shard % leaf) as usize]
        } else {
            checks(&directory)[shard as usize]
        };
        let parts = self.parts(&format!("s{shard}"), check);
        let mut found = None;
        for (keys, bits, size) in [(&parts[0], &parts[2], 1), (&parts[1], &parts[3], 2)] {
            let mut bits = Bits::new(bits);
            let keys: Vec<char> = keys.chars().collect();
            for own in keys.chunks(size) {
                let lists = self.lists(&mut bits, size == 2, shard);
                if own.iter().collect::<String>() == key {
                    assert!(found.is_none(), "{key:?} stands twice");
                    found = Some(lists);
                }
            }
        }
        found
    }

    fn lists(&self, bits: &mut Bits, places: bool, shard: u32) -> [Entries; 4] {
        let mask = if bits.take(1) == 1 { 1 } else { bits.take(4) };
        std::array::from_fn(|region| {
            if mask >> region & 1 == 0 {
                return Entries::new();
            }
            let spread = &self.root["regions"][region];
            let (records, offset_k) = (
                spread[0].as_u64().unwrap() as u32,
                spread[1].as_u64().unwrap() as u32,
            );
            let offset_k = places.then_some(offset_k);
            let count = bits.gamma();
            let k = (records / count).max(1).ilog2();
            let mut out = Entries::new();
            if bits.take(1) == 0 {
                bits.entries(count, k, offset_k, 0, &mut out);
                return out;
            }
            let (blocks, each, from) = (bits.gamma(), bits.gamma(), bits.gamma() - 1);
            for block in 0..blocks {
                let (first, check) = (bits.take(32), bits.take(32));
                let parts = self.parts(&format!("b{shard}.{}", from + block), check);
                let own = each.min(count - block * each);
                Bits::new(&parts[0]).entries(own, k, offset_k, first, &mut out);
            }
            assert_eq!(out.len(), count as usize);
            out
        })
    }

    /// Records of a region that have a term, as the lists say.
    fn find(&self, term: &[char], region: usize) -> BTreeSet<u32> {
        if let [one] = term {
            let lists = self.look_up(&one.to_string());
            return lists.map_or_else(BTreeSet::new, |lists| {
                lists[region].keys().copied().collect()
            });
        }
        let mut found: Option<BTreeSet<(u32, u32)>> = None;
        for (shift, pair) in term.windows(2).enumerate() {
            let Some(lists) = self.look_up(&pair.iter().collect::<String>()) else {
                return BTreeSet::new();
            };
            let own = lists[region].iter().flat_map(|(record, places)| {
                places
                    .iter()
                    .filter_map(|place| Some((*record, place.checked_sub(shift as u32)?)))
            });
            let own: BTreeSet<(u32, u32)> = own.collect();
            found = Some(match found {
                Some(found) => found.intersection(&own).copied().collect(),
                None => own,
            });
        }
        found
            .unwrap_or_default()
            .into_iter()
            .map(|(record, _)| record)
            .collect()
    }
}

struct Bits(std::collections::VecDeque<bool>);

impl Bits {
    fn new(text: &str) -> Self {
        let digits: Vec<u32> = text
            .bytes()
            .map(|b| u32::from(b) - if b > b'\\' { 36 } else { 35 })
            .collect();
        let mut bits = std::collections::VecDeque::new();
        for pair in digits.chunks(2) {
            let unit = pair[0] * 91 + pair[1];
            bits.extend((0..13).rev().map(|at| unit >> at & 1 == 1));
        }
        Self(bits)
    }

    fn take(&mut self, count: u32) -> u32 {
        (0..count).fold(0, |value, _| {
            value << 1 | u32::from(self.0.pop_front().unwrap())
        })
    }

    fn gamma(&mut self) -> u32 {
        let mut length = 0;
        while self.take(1) == 0 {
            length += 1;
        }
        1 << length | self.take(length)
    }

    fn rice(&mut self, k: u32) -> u32 {
        let mut quotient = 0;
        while quotient < 12 && self.take(1) == 1 {
            quotient += 1;
        }
        if quotient == 12 {
            quotient += self.gamma() - 1;
        }
        quotient << k | self.take(k)
    }

    fn entries(
        &mut self,
        count: u32,
        k: u32,
        offset_k: Option<u32>,
        first: u32,
        out: &mut Entries,
    ) {
        let mut next = first;
        for _ in 0..count {
            let record = next + self.rice(k);
            next = record + 1;
            let mut places = Vec::new();
            if let Some(offset_k) = offset_k {
                let mut from = 0;
                for _ in 0..=self.rice(0) {
                    let place = from + self.rice(offset_k);
                    places.push(place);
                    from = place + 1;
                }
            }
            out.insert(record, places);
        }
    }
}

fn fnv(text: &str) -> u32 {
    let mut hash: u32 = 2_166_136_261;
    for unit in text.encode_utf16() {
        hash = (hash ^ u32::from(unit)).wrapping_mul(16_777_619);
    }
    hash
}

fn base36(mut value: u32) -> String {
    let mut out = String::new();
    for _ in 0..7 {
        out.insert(0, char::from_digit(value % 36, 36).unwrap());
        value /= 36;
    }
    out
}

/// The checksums in a directory.
fn checks(text: &str) -> Vec<u32> {
    let mut bits = Bits::new(text);
    let mut checks = Vec::new();
    while bits.0.len() >= 32 {
        checks.push(bits.take(32));
    }
    checks
}

/// Compares the index with a scan, for substrings of what there is and for what there is not.
fn compare(made: &Made, files: &[IndexFile], random: &mut Rng, queries: usize) {
    let fold = Fold::default();
    let folded: Vec<Vec<char>> = made.texts.iter().map(|text| fold.text(text)).collect();
    let names: Vec<Vec<Vec<char>>> = made
        .names
        .iter()
        .map(|names| names.iter().map(|name| fold.text(name)).collect())
        .collect();
    let reader = Reader::new(files);
    let asked: Vec<Vec<char>> = (0..queries)
        .map(|at| {
            let text = match at % 5 {
                0 => &names[random.usize(..names.len())][0],
                _ => &folded[random.usize(..folded.len())],
            };
            let length = random.usize(1..=7).min(text.len());
            let from = random.usize(..=text.len() - length);
            let mut term = text[from..from + length].to_vec();
            if at % 7 == 0 && !term.is_empty() {
                let letter = fold.text(LETTERS[random.usize(..LETTERS.len())]);
                term.extend(letter);
            }
            term
        })
        .filter(|term| !term.is_empty())
        .collect();
    asked.par_iter().for_each(|term| {
        let has = |text: &Vec<char>| text.windows(term.len()).any(|part| part == &term[..]);
        // Numbers run from the end of the corpus.
        let last = folded.len() as u32 - 1;
        let expected: BTreeSet<u32> = (0..=last)
            .filter(|&n| has(&folded[(last - n) as usize]))
            .collect();
        assert_eq!(reader.find(term, 0), expected, "{term:?}");
        let last = names.len() as u32 - 1;
        let expected: BTreeSet<u32> = (0..=last)
            .filter(|&n| names[(last - n) as usize].iter().any(&has))
            .collect();
        assert_eq!(reader.find(term, 2), expected, "{term:?} in names");
    });
}

#[test]
fn folding_is_what_the_fixture_says() {
    let text = std::fs::read_to_string(fixtures("search").join("tokens.json")).unwrap();
    let rows: Vec<HashMap<String, String>> = serde_json::from_str(&text).unwrap();
    assert!(rows.len() > 15);
    let fold = Fold::default();
    for row in rows {
        let folded: String = fold.text(&row["in"]).into_iter().collect();
        assert_eq!(folded, row["out"], "{}", row["why"]);
    }
}

#[test]
fn an_index_answers_as_a_scan_does() {
    let seed = if std::env::var_os("GANGMU_RANDOM").is_some() {
        Rng::new().u64(..)
    } else {
        7
    };
    println!("seed {seed}");
    let mut random = Rng::with_seed(seed);
    // Name, records, length of texts, letters: few records; long lists in blocks; a directory of leaves.
    for (name, records, length, variety, queries) in [
        ("one", 1, 30, 48, 60),
        ("few", 12, 90, 48, 200),
        ("narrow", 40, 60, 3, 100),
        ("blocks", 20_000, 40, 8, 40),
        ("leaves", 2_500, 300, 48, 60),
    ] {
        let made = Made::random(&mut random, records, length, variety);
        let files = search::build(&made.corpus(), &Strings::default());
        let has = |kind: char| files.iter().any(|file| file.path.starts_with(kind));
        assert_eq!(has('b'), name == "blocks", "{name}: blocks");
        assert_eq!(
            has('d'),
            matches!(name, "blocks" | "leaves"),
            "{name}: leaves"
        );
        compare(&made, &files, &mut random, queries);
        made.keep(name, &files);
    }
}

#[test]
fn an_index_of_nothing_is_an_index() {
    let files = search::build(&Corpus::default(), &Strings::default());
    assert!(Reader::new(&files).look_up("a").is_none());
}

#[test]
fn two_builds_are_the_same() {
    let made = Made::random(&mut Rng::with_seed(3), 200, 200, 48);
    let build = || search::build(&made.corpus(), &Strings::default());
    let (one, two) = (build(), build());
    assert!(one == two);
    let paths: BTreeSet<&str> = one.iter().map(|file| file.path.as_str()).collect();
    assert_eq!(paths.len(), one.len(), "two files have one path");
}

#[test]
fn a_changed_word_renames_few_files() {
    let mut made = Made::random(&mut Rng::with_seed(5), 2_000, 300, 48);
    let before = search::build(&made.corpus(), &Strings::default());
    // One character of the middle record: its cards, and the lists of four keys.
    let text = &mut made.texts[1_000];
    let last = text.pop().unwrap();
    text.push(if last == '港' { '口' } else { '港' });
    let after = search::build(&made.corpus(), &Strings::default());
    let old: BTreeSet<&str> = before.iter().map(|file| file.path.as_str()).collect();
    let new: Vec<&str> = after
        .iter()
        .map(|file| file.path.as_str())
        .filter(|path| !old.contains(path))
        .collect();
    // 32 cards lie in a folder that is named by what it holds.
    let beside_cards = new.iter().filter(|path| !path.starts_with('c')).count();
    assert!(new.len() - beside_cards <= 32, "{new:?}");
    assert!(beside_cards <= 10, "{new:?}");
    assert!(before.len() > 700, "{}", before.len());
}

#[test]
fn every_passage_of_the_real_site_stands_in_one_record() {
    let site = real_site();
    let corpus = site.corpus();
    let plans = &site.catalogue().plans;
    for (at, plan) in plans.iter().enumerate() {
        let mut printed: Vec<&str> = plan
            .text
            .outline
            .walk()
            .into_iter()
            .map(|(_, text)| text)
            .collect();
        let own = corpus.records.iter().filter(|record| record.plan == at);
        let mut found: Vec<&str> = own
            .flat_map(|record| record.text.iter().map(|text| &**text))
            .collect();
        printed.sort_unstable();
        found.sort_unstable();
        assert_eq!(printed, found, "{}", plan.document.id);
    }
    let built = files_of(&site);
    let plan_id = |plan: PlanId| &corpus.names[corpus.plans[plan].name].id;
    let records = corpus.records.iter().map(|r| r.path(plan_id(r.plan)));
    let names = corpus
        .names
        .iter()
        .map(|n| n.kind.pattern().replace("{}", &n.id));
    for path in records.chain(names) {
        let (page, anchor) = path.split_once('#').unwrap_or((&path, ""));
        let html = String::from_utf8_lossy(&built[page]);
        assert!(
            anchor.is_empty() || html.contains(&format!("id=\"{anchor}\"")),
            "{path}"
        );
    }
}
