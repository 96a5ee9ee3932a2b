//! What a document says of its field statements as a whole.

use crate::base::text::{is_space, outside_brackets};
use crate::intake::lexicon::Lexicon;

/// How far before 牵头 the first unit may be spoken of, in characters.
const REACH: usize = 24;

/// Whether a document says that the first of several responsible units leads:
/// 责任单位排在第一位的为牵头单位, (列首位的为牵头单位).
pub fn says_first_leads(text: &str, lexicon: &Lexicon) -> bool {
    let leads = |at: usize| {
        let mut before: Vec<char> = text[..at]
            .chars()
            .rev()
            .take_while(|c| !"。;\u{FF1B}\n".contains(*c))
            .take(REACH)
            .filter(|c| !is_space(*c))
            .collect();
        // They were collected backwards from 牵头, up to the mark before it.
        before.reverse();
        let before: String = before.into_iter().collect();

        lexicon.remarks.copulas.end(&before) && lexicon.remarks.first.occur_in(&before)
    };

    let words = lexicon.remarks.leads.iter();
    words
        .flat_map(|word| text.match_indices(word))
        .any(|(at, _)| leads(at))
}

/// Whether a clause is about all statements, not about this one: 排在首位的为牵头单位, 下同, 不再列出.
pub fn is_remark(clause: &str, lexicon: &Lexicon) -> bool {
    let outside: String = outside_brackets(clause).map(|(_, c)| c).collect();
    let words = &lexicon.remarks;
    words.whole.contains(clause) || words.openings.begin(&outside) || words.signs.occur_in(&outside)
}
