//! Brackets and quotation marks without their partners.

use super::suggestion::suggest;
use crate::base::source::Source;
use crate::base::text::{fold_char, is_space};
use crate::plan::{Certainty, Emendation};
use std::collections::BTreeMap;

/// Marks that open something.
const OPENING: [char; 5] = ['(', '\u{FF08}', '〔', '“', '《'];

/// Lines that a bracket may stay open for, where a copy broke a paragraph into lines.
const REACH: u32 = 6;
/// The most marks of one line that were never closed and are suggested.
const MOST_OF_A_LINE: usize = 3;

/// The most closing marks of one line for which something is suggested.
const MOST_CLOSINGS_OF_A_LINE: usize = 50;

/// Returns the mark that closes what another opens; `None` if that opens nothing.
fn closing(mark: char) -> Option<char> {
    match mark {
        '(' => Some(')'),
        '\u{FF08}' => Some('\u{FF09}'),
        '〔' => Some('〕'),
        '“' => Some('”'),
        '《' => Some('》'),
        _ => None,
    }
}

/// Whether a mark closes what another opened.
fn closes(mark: char) -> bool {
    OPENING.iter().any(|open| closing(*open) == Some(mark))
}

/// A mark on a line.
#[derive(Debug, Clone, Copy)]
struct Mark {
    /// The line of the source, counted from 1.
    line: u32,
    /// Its byte in the line.
    at: usize,
    mark: char,
}

/// Returns suggestions for marks without partners, by line.
pub fn suggest_for_marks(source: &Source) -> BTreeMap<u32, Vec<Emendation>> {
    let mut search = Search::default();
    for number in 1..=source.line_count() {
        search.read_line(number, source.line(number));
    }
    search.give_up_open();

    let mut found = search.found;
    let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
    for mark in search.never_closed {
        let count = counts.entry(mark.line).or_default();
        *count += 1;
        // Where many are missing, the line was mangled: more suggestions help nobody.
        if *count <= MOST_OF_A_LINE {
            let suggestion = suggest_closing(source.line(mark.line), mark);
            found.entry(mark.line).or_default().push(suggestion);
        }
    }
    found
}

/// Pairs marks as they come.
#[derive(Debug, Default)]
struct Search {
    found: BTreeMap<u32, Vec<Emendation>>,
    /// Marks that are open at the end of the lines so far, their paragraph not being over.
    open: Vec<Mark>,
    never_closed: Vec<Mark>,
}

impl Search {
    /// Pairs the marks of the next line, and suggests something for those that close nothing.
    fn read_line(&mut self, number: u32, line: &str) {
        // A mark that opened more than `REACH` lines above counts as never closed.
        let recent = self
            .open
            .iter()
            .position(|mark| mark.line + REACH >= number);
        let old = self.open.drain(..recent.unwrap_or(self.open.len()));
        self.never_closed.extend(old);

        for (at, c) in line.char_indices() {
            let mark = Mark {
                line: number,
                at,
                mark: c,
            };
            if closing(c).is_some() {
                self.open.push(mark);
            } else if closes(c) && !(self.open.is_empty() && is_number(&line[..at])) {
                let open = self.open.pop();
                let suggestions = self.found.entry(number).or_default();
                if suggestions.len() < MOST_CLOSINGS_OF_A_LINE {
                    suggestions.extend(suggest_for_closing(line, mark, open));
                }
            }
        }

        if line.trim_end_matches(is_space).ends_with('。') {
            self.give_up_open();
        }
    }

    /// Gives up the marks that are open at the end of a paragraph: none of them is closed any more.
    fn give_up_open(&mut self) {
        self.never_closed.append(&mut self.open);
    }
}

/// Whether a text is a number, whose bracket never opens: 1).
fn is_number(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_digit() || is_space(c))
}

/// Returns a suggestion for a mark that was never closed.
fn suggest_closing(line: &str, mark: Mark) -> Emendation {
    let words = words_around(line, mark);
    suggest(
        mark.line,
        words,
        &words.replacen(mark.mark, "", 1),
        Certainty::Conjecture,
        "前括号或前引号没有配对；请对照上下文补上缺少的一个，或删去它。",
    )
}

/// Returns what is wrong with a closing mark, given the one that was open.
fn suggest_for_closing(line: &str, mark: Mark, open: Option<Mark>) -> Option<Emendation> {
    let words = words_around(line, mark);
    let Some(open) = open else {
        return Some(suggest(
            mark.line,
            words,
            &words.replacen(mark.mark, "", 1),
            Certainty::Conjecture,
            "多出一个后括号或后引号，或者缺少与它配对的一个；请对照上下文改写“reading”。",
        ));
    };

    // （…) in two widths is no damage.
    let right = closing(open.mark)?;
    let is_damaged = fold_char(right) != fold_char(mark.mark);
    // Words that stand twice on a line would change both.
    let is_clear = || line.matches(words).nth(1).is_none();
    (is_damaged && is_clear()).then(|| {
        suggest(
            mark.line,
            words,
            &words.replacen(mark.mark, &right.to_string(), 1),
            Certainty::Conjecture,
            "括号前后不配对。",
        )
    })
}

/// Returns a mark with a few characters on either side, so that an editor can find it.
fn words_around(line: &str, mark: Mark) -> &str {
    let start = line[..mark.at]
        .char_indices()
        .rev()
        .take(4)
        .last()
        .map_or(mark.at, |(start, _)| start);
    let behind = mark.at + mark.mark.len_utf8();
    let end = line[behind..]
        .char_indices()
        .nth(3)
        .map_or(line.len(), |(end, _)| behind + end);
    &line[start..end]
}
