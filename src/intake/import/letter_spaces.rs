//! White space within a word: names spaced out to fill a line (市 民 政 局), times typed with gaps (2021 年 6 月 底 前).

use crate::base::text::{is_han, is_space};

/// A character that is seen, with the white space before it.
#[derive(Debug, Clone, Copy)]
struct Seen {
    at: usize,
    c: char,
    /// Whether white space stands before it that may be needless: no tab, no line break in a cell.
    gap: bool,
}

/// How many characters, each apart from the next, make a word that is spaced out.
const FEWEST_APART: usize = 3;

/// Returns the bytes of the white space in a line that parts the characters of one word, in order.
pub fn needless_spaces(line: &str) -> Vec<usize> {
    // A line without white space between characters is soon done with.
    if !line.trim_matches(is_space).contains(is_gap) {
        return Vec::new();
    }

    let seen = seen_characters(line);
    let is_apart = |index: usize| is_single(&seen, index) && is_single(&seen, index - 1);
    let mut needless = vec![false; seen.len()];
    let mut index = 1;
    while index < seen.len() {
        if !seen[index].gap {
            index += 1;
            continue;
        }

        // A run of characters that all stand apart.
        let mut end = index;
        while end < seen.len() && seen[end].gap && is_apart(end) {
            end += 1;
        }
        if end - index + 1 >= FEWEST_APART {
            needless[index..end].fill(true);
        }
        index = end.max(index + 1);
    }
    for index in 1..seen.len() {
        needless[index] |= seen[index].gap && parts_time(&seen, index);
    }

    let mut spaces = Vec::new();
    for index in (1..seen.len()).filter(|index| needless[*index]) {
        let from = seen[index - 1].at + seen[index - 1].c.len_utf8();
        let gap = &line[from..seen[index].at];
        spaces.extend(gap.char_indices().map(|(at, _)| from + at));
    }
    spaces
}

/// Returns whether a character is white space that may stand within a word.
fn is_gap(c: char) -> bool {
    is_space(c) && !matches!(c, '\t' | '\n' | '\r' | '\u{2028}' | '\u{2060}') && c.is_whitespace()
}

fn seen_characters(line: &str) -> Vec<Seen> {
    let mut seen: Vec<Seen> = Vec::new();
    let mut gap = false;
    let mut is_wide = false;
    for (at, c) in line.char_indices() {
        if is_gap(c) {
            gap = true;
        } else if is_space(c) {
            is_wide = true;
        } else {
            seen.push(Seen {
                at,
                c,
                gap: gap && !is_wide,
            });
            (gap, is_wide) = (false, false);
        }
    }
    seen
}

/// Whether a Chinese character stands alone among white space and marks.
fn is_single(seen: &[Seen], index: usize) -> bool {
    let is_word = |c: char| is_han(c) || c.is_ascii_alphanumeric();
    let joins_before = index > 0 && !seen[index].gap && is_word(seen[index - 1].c);
    let joins_behind = seen
        .get(index + 1)
        .is_some_and(|next| !next.gap && is_word(next.c));
    is_han(seen[index].c) && !joins_before && !joins_behind
}

/// Whether the white space before a character parts a phrase of time.
fn parts_time(seen: &[Seen], index: usize) -> bool {
    let before = seen[index - 1].c;
    let earlier = index.checked_sub(2).map(|at| seen[at].c);
    let rest: String = seen[index..].iter().take(6).map(|one| one.c).collect();
    let is_number = |c: char| c.is_ascii_digit() || "一二三四五六七八九十〇".contains(c);
    let names_period = matches!(before, '年' | '月' | '日' | '号' | '度')
        && earlier.is_some_and(|c| is_number(c) || matches!(c, '年' | '季' | '个' | '本' | '今'));

    // 2021 年, 6 月
    if before.is_ascii_digit() && rest.starts_with(['年', '月', '日', '号']) {
        return true;
    }
    // 6月 底前, 底 前
    let ends_period =
        matches!(before, '底' | '末') && earlier.is_some_and(|c| "年月度".contains(c));
    if names_period || ends_period {
        let tails = [
            "底之前",
            "底以前",
            "底前",
            "末前",
            "之前",
            "以前",
            "前",
            "底",
            "末",
        ];
        let tail = tails.iter().find_map(|tail| rest.strip_prefix(tail));
        if tail.is_some_and(|behind| !behind.starts_with(is_han) || behind.starts_with("完成")) {
            return true;
        }
    }
    // 2021年 6月, 6月 30日
    if names_period && matches!(before, '年' | '月') {
        let behind = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        let wanted = if before == '年' { '月' } else { '日' };
        return behind.len() < rest.len() && behind.starts_with(wanted);
    }
    false
}

#[cfg(test)]
mod tests {
    use super::needless_spaces;

    #[track_caller]
    fn expect(line: &str, wanted: &str) {
        let needless = needless_spaces(line);
        let kept = line.char_indices().filter(|(at, _)| !needless.contains(at));
        assert_eq!(kept.map(|(_, c)| c).collect::<String>(), wanted);
    }

    #[test]
    fn words_that_are_spaced_out_are_words() {
        expect("牵头单位:市 民 政 局", "牵头单位:市民政局");
        expect("市　水　务　局、县财政局", "市水务局、县财政局");
        expect("2021 年 6 月 底 前完成", "2021年6月底前完成");
        expect("9月 底前", "9月底前");
        expect("2021年 6月 30日", "2021年6月30日");
    }

    #[test]
    fn other_white_space_stays() {
        for line in [
            "1 铺设步道 县住建局 9月",
            "甲市财政局 乙市财政局",
            "一 总体要求",
            "完成选址\t开 工\t是",
            "县住建局 2021年 前期工作",
            "姓 名",
        ] {
            expect(line, line);
        }
    }
}
