//! Texts made of what plans are made of, and real plans with lines lost, doubled, moved and torn.

use super::readers::lexicon;
use crate::support::{draw, fixtures, root};
use fastrand::Rng;
use gangmu::base::source::Source;
use gangmu::intake::import::{Archive, import};
use gangmu::{content::document, intake::archive, link::proof};

/// What plans are made of, whole and broken.
const PIECES: [&str; 78] = [
    "一、",
    "二、",
    "三、",
    "(一)",
    "(二)",
    "\u{FF08}一\u{FF09}",
    "1.",
    "2.",
    "3\u{FF0E}",
    "1 ",
    "2 ﹒",
    "(1)",
    "(2)",
    "⑴",
    "①",
    "②",
    "——",
    "附件",
    "附件1",
    "附件:",
    "㈠",
    "⒈",
    "一 ",
    "1推进",
    "推进项目建设",
    "完成投资100亿元",
    "牵头单位:",
    "责任单位:",
    "责任单位",
    "配和单位:",
    "完成时限:",
    "时间节点\u{FF1A}",
    "责任领导:",
    "【责任单位】",
    "市发改委",
    "市财政局",
    "各县(市)区政府",
    "等相关部门",
    "牵头",
    "配合",
    "按职责分工负责",
    "由",
    "会同",
    "、",
    ",",
    "\u{FF0C}",
    ";",
    "。",
    ":",
    "(",
    ")",
    "〔",
    "〕",
    "[",
    "]",
    "“",
    "”",
    "《",
    "》",
    "3月末前",
    "2018年12月底前",
    "年底前",
    "上半年",
    "三季度",
    "“十四五”末",
    "10月1日起至11月30日",
    "2018年—2020年",
    "每月20日前",
    "长期坚持",
    "序号",
    "工作任务",
    "\t",
    " ",
    "\u{A0}",
    "\u{2028}",
    "\n",
    "\n",
    "\n",
];

/// Returns one of the two by a seed: a text that is made up, or one of some texts with lines of it changed.
pub fn of_seed(seed: u64, texts: &[String]) -> String {
    let mut random = Rng::with_seed(seed);
    if seed.is_multiple_of(2) {
        made(&mut random)
    } else {
        mangled(&mut random, texts)
    }
}

/// Returns the texts of the bundled plans and of the fixtures of readings.
pub fn real() -> Vec<String> {
    let mut texts = Vec::new();
    for folder in [root().join("seeds"), fixtures("readings")] {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|end| end == "txt") {
                texts.push(std::fs::read_to_string(path).unwrap());
            }
        }
    }
    texts.sort();
    texts
}

/// Returns a text of such pieces.
fn made(random: &mut Rng) -> String {
    let mut text = String::from("甲市2018年工作方案\n");
    for _ in 0..random.usize(0..200) {
        text.push_str(PIECES[random.usize(0..PIECES.len())]);
    }
    text
}

/// Returns a text with lines of it changed.
fn mangled(random: &mut Rng, texts: &[String]) -> String {
    let text = &texts[random.usize(0..texts.len())];
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    for _ in 0..random.usize(1..12) {
        if lines.is_empty() {
            break;
        }
        let (a, b) = (random.usize(0..lines.len()), random.usize(0..lines.len()));
        match random.u8(0..7) {
            0 => {
                lines.remove(a);
            }
            1 => lines.insert(b, lines[a].clone()),
            2 => lines.swap(a, b),
            3 => {
                let half = lines[a].chars().count() / 2;
                lines[a] = lines[a].chars().take(half).collect();
            }
            4 => {
                let piece = PIECES[random.usize(0..PIECES.len())];
                lines[a].push_str(piece);
            }
            5 if a + 1 < lines.len() => {
                let next = lines.remove(a + 1);
                lines[a].push_str(&next);
            }
            _ => {
                let at = random.usize(0..lines[a].chars().count() + 1);
                let tail: String = lines[a].chars().skip(at).collect();
                lines[a] = lines[a].chars().take(at).collect();
                lines.insert(a + 1, tail);
            }
        }
    }
    lines.join("\n")
}

/// Imports a text: what import makes of it is read back as it was, and proves itself.
pub fn survives(text: &str, seed: u64) {
    let read = archive::read("fuzz.txt", text.as_bytes().to_vec());
    let Ok(source) = read else { return };
    let archived = Archive {
        file: "seeds/fuzz.txt".to_owned(),
        sha256: "0".repeat(64),
    };
    let Some(imported) = import("plan", &source, &archived, lexicon()).value else {
        return;
    };
    let plan = document::write(&imported.document);
    let file = Source::new("plan.md", &*plan);
    let back = document::read("plan", &file);
    let wrong = draw(&back.diagnostics);
    assert!(wrong.is_empty(), "seed {seed}\n{wrong}\n{text}");
    let back = back.value.unwrap();
    if back.document != imported.document {
        let (read, meant) = (
            format!("{:#?}", back.document),
            format!("{:#?}", imported.document),
        );
        let differs = read
            .lines()
            .zip(meant.lines())
            .find(|(read, meant)| read != meant);
        panic!("seed {seed}: read, written: {differs:#?}\n{text}");
    }
    let proof = proof::prove(&back, &file, &source.source);
    let wrong = draw(&proof.diagnostics);
    assert!(wrong.is_empty(), "seed {seed}\n{wrong}\n{text}\n{plan}");
    for suggestion in &imported.suggestions {
        let line = source.source.line(suggestion.line);
        assert!(
            line.contains(&suggestion.found),
            "seed {seed}: {suggestion:?}"
        );
    }
}
