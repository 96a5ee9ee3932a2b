//! Reading is linear: a text of ten times the length takes about ten times as long, whatever is repeated in it.

use crate::support::processor_time;
use gangmu::intake::archive;
use gangmu::intake::import::{Archive, import};
use gangmu::intake::lexicon::Lexicon;

/// What is repeated. Each of these opens something, or may.
const TOKENS: [&str; 22] = [
    "(",
    "【",
    "〔",
    "《",
    "“",
    "{{",
    "&",
    "&nbsp;",
    "1",
    "1.",
    "1、",
    "(1)",
    "①",
    "一、",
    "年底前完成",
    "2018年6月底前",
    "每月20日前",
    "每季度",
    "责任单位:",
    "市财政局牵头",
    "市财政局、",
    "增长5%",
];
/// How often a token stands in the shorter text.
const TIMES: usize = 4_000;
/// A tenfold text may take so many times as long: a hundred would be quadratic, and caches and memory take their share.
const MOST: f64 = 20.0;
/// Less than this is not measured, in seconds.
const LEAST: f64 = 0.02;

/// Returns how long import reads a paragraph that repeats a token.
fn reading_time(token: &str, times: usize, lexicon: &Lexicon) -> f64 {
    let text = format!(
        "甲市2018年工作方案\n为做好工作,制定本方案。\n一、推进项目建设\n1.建设码头。{}\n责任单位:市财政局\n",
        token.repeat(times)
    );
    let source = archive::read("growth.txt", text.into_bytes()).unwrap();
    let archived = Archive {
        file: "seeds/growth.txt".to_owned(),
        sha256: "0".repeat(64),
    };

    let begun = processor_time();
    let _plan = import("plan", &source, &archived, lexicon);
    processor_time() - begun
}

#[test]
fn a_tenfold_text_takes_about_ten_times_as_long() {
    let lexicon = Lexicon::bundled();
    let mut slow = Vec::new();
    for token in TOKENS {
        let short = reading_time(token, TIMES, &lexicon).max(LEAST);
        let long = reading_time(token, TIMES * 10, &lexicon);
        println!("{token}: {short:.3} s, {long:.3} s");
        if long / short > MOST {
            slow.push(format!("{token}: {short:.3} s, then {long:.3} s"));
        }
    }
    assert!(slow.is_empty(), "{slow:#?}");
}
