//! Brackets and quotation marks without their partners.

use super::suggestion::suggest;
use crate::base::source::Source;
use crate::base::text::{fold_char, is_space};
use crate::plan::{Certainty, Emendation};
use std::collections::BTreeMap;

const PAIRS: [(char, char); 5] = [
    ('(', ')'),
    ('\u{FF08}', '\u{FF09}'),
    ('〔', '〕'),
    ('“', '”'),
    ('《', '》'),
];

/// Lines that a bracket may stay open for, where a copy broke a paragraph into lines.
const APART: u32 = 6;
/// The most marks of one line that were never closed.
const MOST: usize = 3;

/// A mark that found no partner.
struct Lone {
    line: u32,
    at: usize,
    mark: char,
}

/// Suggestions by line.
pub fn find(source: &Source) -> BTreeMap<u32, Vec<Emendation>> {
    let mut found: BTreeMap<u32, Vec<Emendation>> = BTreeMap::new();
    // Marks that are open at the end of the lines so far, the paragraph not being over.
    let mut open: Vec<Lone> = Vec::new();
    let mut never: Vec<Lone> = Vec::new();
    for number in 1..=source.line_count() {
        let line = source.line(number);
        let old = open.iter().position(|lone| lone.line + APART >= number);
        never.extend(open.drain(..old.unwrap_or(open.len())));
        for (at, c) in line.char_indices() {
            if PAIRS.iter().any(|(o, _)| *o == c) {
                open.push(Lone {
                    line: number,
                    at,
                    mark: c,
                });
            } else if PAIRS.iter().any(|(_, close)| *close == c) {
                // 1) is a number, its bracket never opened.
                if open.is_empty() && numbers(&line[..at]) {
                    continue;
                }
                let suggestion = closed(number, line, at, c, open.pop());
                found.entry(number).or_default().extend(suggestion);
            }
        }
        if line.trim_end_matches(is_space).ends_with('。') {
            never.append(&mut open);
        }
    }
    never.append(&mut open);
    let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
    for Lone { line, at, mark } in never {
        let count = counts.entry(line).or_default();
        *count += 1;
        if *count > MOST {
            continue;
        }
        let words = around(source.line(line), at, mark);
        found.entry(line).or_default().push(suggest(
            line,
            words,
            &words.replacen(mark, "", 1),
            Certainty::Conjecture,
            "前括号或前引号没有配对；请对照上下文补上缺少的一个，或删去它。",
        ));
    }
    found
}

fn numbers(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_digit() || is_space(c))
}

/// What is wrong with a closing mark, given the one that was open.
fn closed(number: u32, line: &str, at: usize, c: char, open: Option<Lone>) -> Option<Emendation> {
    let words = around(line, at, c);
    let Some(open) = open else {
        return Some(suggest(
            number,
            words,
            &words.replacen(c, "", 1),
            Certainty::Conjecture,
            "多出一个后括号或后引号，或者缺少与它配对的一个；请对照上下文改写“reading”。",
        ));
    };
    let (_, close) = PAIRS.iter().find(|(o, _)| *o == open.mark)?;
    // （…) in two widths is no damage.
    let damaged = fold_char(*close) != fold_char(c);
    (damaged && line.matches(words).count() == 1).then(|| {
        suggest(
            number,
            words,
            &words.replacen(c, &close.to_string(), 1),
            Certainty::Conjecture,
            "括号前后不配对。",
        )
    })
}

/// A few characters on either side of a mark, so that an editor can find it.
fn around(line: &str, at: usize, mark: char) -> &str {
    let start = line[..at]
        .char_indices()
        .rev()
        .take(4)
        .last()
        .map_or(at, |(start, _)| start);
    let behind = at + mark.len_utf8();
    let end = line[behind..]
        .char_indices()
        .nth(3)
        .map_or(line.len(), |(end, _)| behind + end);
    &line[start..end]
}
