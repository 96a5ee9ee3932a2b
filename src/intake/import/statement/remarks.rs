//! What a document says of its field statements as a whole.

use crate::base::text::{is_space, outside_brackets};

/// Words that say which of several units comes first.
const FIRST: [&str; 8] = [
    "第一位",
    "首位",
    "第一个",
    "排名第一",
    "排第一",
    "列第一",
    "排在第一",
    "第一家",
];

/// Words between the first unit and 牵头.
const COPULAS: [&str; 6] = ["为", "是", "即为", "即", "作为", "系"];

/// Clauses that are remarks as they stand.
const WHOLE_REMARKS: [&str; 4] = ["下同", "以下同", "不再列出", "不再做分工"];

/// Words that only remarks have, outside brackets.
const REMARK_WORDS: [&str; 7] = [
    "第一位",
    "首位",
    "第一个",
    "第一责任单位",
    "均需",
    "均涉及",
    "不再",
];

/// How far before 牵头 the first unit may be spoken of, in characters.
const REACH: usize = 24;

/// Whether a document says that the first of several responsible units leads:
/// 责任单位排在第一位的为牵头单位, (列首位的为牵头单位).
pub fn says_first_leads(text: &str) -> bool {
    text.match_indices("牵头").any(|(at, _)| {
        let mut before: Vec<char> = text[..at]
            .chars()
            .rev()
            .take_while(|c| !"。;\u{FF1B}\n".contains(*c))
            .take(REACH)
            .filter(|c| !is_space(*c))
            .collect();
        before.reverse();
        let before: String = before.into_iter().collect();

        COPULAS.iter().any(|word| before.ends_with(word))
            && FIRST.iter().any(|word| before.contains(word))
    })
}

/// Whether a clause speaks of all statements, not of this one: 排在首位的为牵头单位, 下同, 不再列出.
pub fn is_remark(clause: &str) -> bool {
    let outside: String = outside_brackets(clause).map(|(_, c)| c).collect();
    WHOLE_REMARKS.contains(&clause)
        || outside.starts_with("以下")
        || REMARK_WORDS.iter().any(|word| outside.contains(word))
}
