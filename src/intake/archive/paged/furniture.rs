//! What pages say of themselves: their numbers, and heads that run on from page to page.

use super::rows::Row;

/// How many rows at either edge of a page are looked at.
const DEEPEST: usize = 3;

/// How many pages must have the same head.
const FEWEST_PAGES: usize = 3;

/// How far heads of different pages may stand from each other, in points.
const NEAR: f64 = 6.0;

/// What an annex is called above its first page.
const ANNEXES: [&str; 4] = ["附件", "附表", "附录", "附"];

/// What numbers of annexes are written with.
const CHINESE_DIGITS: &str = "一二三四五六七八九十";

/// Which end of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Edge {
    Top,
    Bottom,
}

/// A row at the edge of a page.
struct Candidate {
    page: usize,
    /// Which row of the page it is.
    index: usize,
    edge: Edge,
    base: f64,
    /// Its text without white space.
    text: String,
    /// Its text, all numbers as one sign.
    pattern: String,
    number: Option<u32>,
    /// Whether it can be nothing but the number of a page.
    is_dressed: bool,
}

/// Returns for each page which of its rows are furniture. `is_free` says whether a row stands at the edge of its page, so
/// that no table is between.
pub fn furniture(pages: &[Vec<Row>]) -> Vec<Vec<usize>> {
    let mut found: Vec<Vec<usize>> = vec![Vec::new(); pages.len()];
    // From the outside in: what stands behind furniture is at the edge, too.
    for _ in 0..DEEPEST {
        let candidates = candidates(pages, &found);
        let mut is_new = false;
        for candidate in &candidates {
            if is_furniture(candidate, &candidates) {
                found[candidate.page].push(candidate.index);
                is_new = true;
            }
        }
        if !is_new {
            break;
        }
    }
    found
}

/// Returns the outermost rows of each page that are not furniture already.
fn candidates(pages: &[Vec<Row>], found: &[Vec<usize>]) -> Vec<Candidate> {
    let mut out = Vec::new();
    for (page, rows) in pages.iter().enumerate() {
        let is_open = |index: &usize| !found[page].contains(index);
        let by_height = |a: &usize, b: &usize| rows[*a].base.total_cmp(&rows[*b].base);
        let highest = (0..rows.len()).filter(is_open).min_by(by_height);
        let lowest = (0..rows.len()).filter(is_open).max_by(by_height);
        for (index, edge) in [(highest, Edge::Top), (lowest, Edge::Bottom)] {
            let Some(index) = index else {
                continue;
            };
            let text = rows[index].text();
            let (number, is_dressed) = page_number(&text);
            out.push(Candidate {
                page,
                index,
                edge,
                base: rows[index].base,
                text: text.chars().filter(|c| !c.is_whitespace()).collect(),
                pattern: pattern(&text),
                number,
                is_dressed,
            });
        }
    }
    out
}

/// Returns whether a row is furniture, by those of other pages.
fn is_furniture(candidate: &Candidate, all: &[Candidate]) -> bool {
    if candidate.is_dressed {
        return true;
    }
    let others = all
        .iter()
        .filter(|other| other.edge == candidate.edge && other.page != candidate.page);
    // A bare number counts only where the numbers of other pages go with it.
    if let Some(number) = candidate.number {
        let mut others = others;
        return others.any(|other| {
            let apart = other.page as i64 - candidate.page as i64;
            other
                .number
                .is_some_and(|own| i64::from(own) - i64::from(number) == apart)
        });
    }
    let mut same = others.filter(|other| {
        other.pattern == candidate.pattern && (other.base - candidate.base).abs() <= NEAR
    });
    // 附件1 above one page and 附件2 above another open an annex each; a head that runs on repeats that of the page before.
    if is_number_of_annex(&candidate.pattern) {
        return same.any(|other| other.page + 1 == candidate.page && other.text == candidate.text);
    }
    same.count() + 1 >= FEWEST_PAGES
}

/// Whether a pattern is the word for an annex and its number, and nothing else.
fn is_number_of_annex(pattern: &str) -> bool {
    let bare = pattern.trim_end_matches([':', '\u{FF1A}', '.', '\u{FF0E}']);
    ANNEXES
        .iter()
        .filter_map(|word| bare.strip_prefix(word))
        .any(|number| {
            number.is_empty()
                || number
                    .chars()
                    .all(|c| c == '#' || CHINESE_DIGITS.contains(c))
        })
}

/// Returns the number of a page in a row that says nothing else, and whether it is dressed as one: — 3 —, 第3页.
fn page_number(text: &str) -> (Option<u32>, bool) {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let is_dash = |c: char| matches!(c, '-' | '–' | '—' | '－' | '─' | '―' | '−' | '·' | '~');
    let bare = text.trim_matches(is_dash);
    let has_dashes = text.starts_with(is_dash) && text.ends_with(is_dash);
    let is_number = |text: &str| {
        !text.is_empty() && text.len() <= 4 && text.bytes().all(|b| b.is_ascii_digit())
    };
    let bare_ascii: String = bare.chars().map(half_width).collect();
    if is_number(&bare_ascii) {
        return (bare_ascii.parse().ok(), has_dashes);
    }

    let Some((_, rest)) = bare_ascii.split_once('第') else {
        return (None, false);
    };
    let words = bare_ascii.replace(['第', '页', '共', '頁', ',', '，', '/', '总'], "");
    let number: String = rest.chars().take_while(char::is_ascii_digit).collect();
    let is_all = rest.contains(['页', '頁']) && words.bytes().all(|b| b.is_ascii_digit());
    match is_all && is_number(&number) {
        true => (number.parse().ok(), true),
        false => (None, false),
    }
}

fn half_width(c: char) -> char {
    match c {
        '０'..='９' => char::from_u32(c as u32 - '０' as u32 + '0' as u32).unwrap_or(c),
        c => c,
    }
}

/// Returns a text without what differs from page to page.
fn pattern(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars().filter(|c| !c.is_whitespace()) {
        match c.is_ascii_digit() {
            true if out.ends_with('#') => {}
            true => out.push('#'),
            false => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{is_number_of_annex, page_number};

    #[test]
    fn numbers_of_annexes_are_known() {
        for pattern in ["附件#", "附件#:", "附件", "附件二", "附表#"] {
            assert!(is_number_of_annex(pattern), "{pattern}");
        }
        for pattern in ["附件#的说明", "甲市附件", "— # —"] {
            assert!(!is_number_of_annex(pattern), "{pattern}");
        }
    }

    #[test]
    fn numbers_of_pages_are_known_by_their_dress() {
        assert_eq!(page_number("— 12 —"), (Some(12), true));
        assert_eq!(page_number("－１２－"), (Some(12), true));
        assert_eq!(page_number("第 3 页 共 9 页"), (Some(3), true));
        assert_eq!(page_number("7"), (Some(7), false));
        assert_eq!(page_number("2025"), (Some(2025), false));
        assert_eq!(page_number("第三页"), (None, false));
        assert_eq!(page_number("第3条"), (None, false));
    }
}
