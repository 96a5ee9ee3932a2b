//! Endless sentences in the language of plans: a chain of characters learnt from the bundled
//! documents, with made-up names and figures in between, so that there are as many different pairs
//! of characters as in real texts of that size.

use std::collections::HashMap;
use std::path::Path;

/// What follows on each pair of characters; `。` ends a sentence.
pub struct Speech {
    next: HashMap<[char; 2], Vec<char>>,
    first: Vec<[char; 2]>,
    characters: Vec<char>,
}

/// Words that import would read as a statement.
const STATEMENTS: [&str; 8] = ["牵头", "责任", "配合", "负责", "单位", "部门", "时限", "年"];
const KINDS: [&str; 12] = [
    "公司",
    "集团",
    "镇",
    "村",
    "大桥",
    "工业园",
    "水库",
    "小区",
    "中学",
    "路",
    "河",
    "码头",
];
const MEASURES: [&str; 8] = ["万吨", "亿元", "公里", "万平方米", "户", "%", "MW", "台"];

impl Speech {
    /// Learns from the text files of a folder.
    pub fn learn(folder: &Path) -> Self {
        let mut files: Vec<_> = std::fs::read_dir(folder)
            .expect("the bundled documents")
            .map(|entry| entry.expect("a file").path())
            .collect();
        files.sort();
        let mut speech = Self {
            next: HashMap::new(),
            first: Vec::new(),
            characters: Vec::new(),
        };
        for file in files {
            let text = std::fs::read_to_string(file).expect("a text");
            text.lines()
                .flat_map(|line| line.split('。'))
                .for_each(|sentence| speech.hear(sentence.trim()));
        }
        speech.characters.sort_unstable();
        speech.characters.dedup();
        speech
    }

    fn hear(&mut self, sentence: &str) {
        let chars: Vec<char> = sentence.chars().collect();
        let spoken = |c: &char| ('\u{4E00}'..='\u{9FFF}').contains(c) || matches!(c, ',' | '、');
        if chars.len() < 12
            || !chars.iter().all(spoken)
            || STATEMENTS.iter().any(|word| sentence.contains(word))
        {
            return;
        }
        self.first.push([chars[0], chars[1]]);
        for three in chars.windows(3) {
            self.next
                .entry([three[0], three[1]])
                .or_default()
                .push(three[2]);
        }
        let last = [chars[chars.len() - 2], chars[chars.len() - 1]];
        self.next.entry(last).or_default().push('。');
        self.characters
            .extend(chars.iter().filter(|c| **c > '\u{4E00}'));
    }

    /// About so many characters, without a full stop at the end.
    pub fn say(&self, random: &mut fastrand::Rng, length: usize) -> String {
        let mut out: Vec<char> = Vec::new();
        while out.len() < length {
            if !out.is_empty() {
                out.push('。');
            }
            let mut two = self.first[random.usize(..self.first.len())];
            out.extend(two);
            loop {
                let follow = &self.next[&two];
                let c = follow[random.usize(..follow.len())];
                if c == '。' {
                    break;
                }
                out.push(c);
                two = [two[1], c];
                if c == ',' && random.u8(..3) == 0 {
                    self.name(random, &mut out);
                }
                if out.len() > length + 60 {
                    break;
                }
            }
        }
        while out.last().is_some_and(|c| matches!(c, ',' | '、')) {
            out.pop();
        }
        out.into_iter().collect()
    }

    /// A name that nobody has heard before, and a figure.
    fn name(&self, random: &mut fastrand::Rng, out: &mut Vec<char>) {
        for _ in 0..random.usize(2..4) {
            out.push(self.characters[random.usize(..self.characters.len())]);
        }
        out.extend(KINDS[random.usize(..KINDS.len())].chars());
        if random.bool() {
            out.push('达');
            out.extend(random.u32(2..5000).to_string().chars());
            out.extend(MEASURES[random.usize(..MEASURES.len())].chars());
        }
        out.push(',');
    }
}
