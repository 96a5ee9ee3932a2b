//! Lists as documents print them: 、 and , between names, parentheses inside them.

const PAIRS: [(char, char); 14] = [
    ('(', ')'),
    ('\u{FF08}', '\u{FF09}'),
    ('〔', '〕'),
    ('[', ']'),
    ('【', '】'),
    ('“', '”'),
    ('《', '》'),
    ('〈', '〉'),
    ('「', '」'),
    ('〖', '〗'),
    ('{', '}'),
    ('\u{FF5B}', '\u{FF5D}'),
    ('\u{FE5D}', '\u{FE5E}'),
    ('\u{FF3B}', '\u{FF3D}'),
];

/// Returns the bracket that closes this opening one; `None` for any other character.
pub fn closing_bracket(open: char) -> Option<char> {
    PAIRS
        .iter()
        .find(|(o, _)| *o == open)
        .map(|(_, close)| *close)
}

/// Returns the characters of a text that stand outside brackets and quotation marks, with their offsets.
/// A bracket that never closes opens nothing.
pub fn outside_brackets(text: &str) -> impl Iterator<Item = (usize, char)> + '_ {
    // The brackets that close those that are open, the innermost last.
    let mut open: Vec<char> = Vec::new();
    // Where each bracket closes for the last time, looked up once: a text may hold many.
    let last_close = PAIRS.map(|(_, close)| text.rfind(close));
    text.char_indices().filter(move |(at, c)| {
        if open.last() == Some(c) {
            open.pop();
            return false;
        }
        if let Some(pair) = PAIRS.iter().position(|(open, _)| open == c)
            && last_close[pair].is_some_and(|close| close > *at)
        {
            let close = PAIRS[pair].1;
            open.push(close);
            return false;
        }
        open.is_empty()
    })
}

/// Splits a printed list of names on 、 , ; and their full-width forms, outside brackets; names are
/// trimmed, empty ones dropped.
pub fn split_list(text: &str) -> Vec<&str> {
    let mut names = Vec::new();
    let mut start = 0;

    for (at, c) in outside_brackets(text) {
        if matches!(c, '、' | ',' | '\u{FF0C}' | ';' | '\u{FF1B}') {
            names.push(&text[start..at]);
            start = at + c.len_utf8();
        }
    }

    names.push(&text[start..]);
    names
        .into_iter()
        .map(|n| n.trim_matches(super::width::is_space))
        .filter(|n| !n.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::split_list;

    #[test]
    fn lists() {
        assert_eq!(
            split_list("市发改委(市大数据中心、信息办)、市农委,各县(市)区政府"),
            ["市发改委(市大数据中心、信息办)", "市农委", "各县(市)区政府"]
        );
        assert_eq!(split_list("甲(乙、丙"), ["甲(乙", "丙"]);
        assert_eq!(split_list(" 、"), Vec::<&str>::new());
    }
}
