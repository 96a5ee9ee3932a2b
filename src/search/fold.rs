//! How text and query are made comparable: full and half width, case, traditional and simplified
//! characters, and white space, which means nothing within Chinese. Everything else, digits and
//! punctuation included, is a character like any other.
//!
//! `query/1-fold.js` folds what a reader types by the same rules; tests/fixtures/search/tokens.json
//! drives both.

use crate::base::text::{equivalent_ideograph, is_unseen};
use hanconv::RawDictionary;
use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization;

/// What white space becomes.
const SPACE: char = ' ';
/// What characters become that are left out.
const NOTHING: char = '\0';
/// Characters from here on are left as they are.
const END: usize = 0x3_0000;

/// The rules of folding, as tables.
pub struct Fold {
    /// What each character below [`END`] becomes, by its code point.
    to: Vec<char>,
    /// The simplified character of each traditional one.
    simplified: BTreeMap<char, char>,
}

impl Default for Fold {
    /// Builds the tables. Traditional characters are those of OpenCC, each with its first simplified form.
    fn default() -> Self {
        let mut direct = BTreeMap::new();
        for (from, to) in RawDictionary::TSCharacters.iter() {
            if let (Some(from), Some(to)) = (single_char(from), single_char(to))
                && from != to
            {
                direct.insert(from, to);
            }
        }

        // A simplified form may have a simplified form itself; folding twice must change nothing.
        let simplified: BTreeMap<char, char> = direct
            .iter()
            .map(|(&from, &to)| (from, *direct.get(&to).unwrap_or(&to)))
            .filter(|(from, to)| from != to)
            .collect();

        let code_points = (0..END as u32).map(char::from_u32);
        let mut simple: Vec<char> = code_points.clone().map(|c| c.unwrap_or(NOTHING)).collect();
        for (&from, &to) in &simplified {
            if let Some(own) = simple.get_mut(from as usize) {
                *own = to;
            }
        }
        let folded = |c| {
            let narrow = narrow(c);
            *simple.get(narrow as usize).unwrap_or(&narrow)
        };
        let to = code_points.map(|c| c.map_or(NOTHING, folded)).collect();
        Self { to, simplified }
    }
}

impl Fold {
    /// Returns a text as it is compared; white space at its ends is left out.
    pub fn text(&self, text: &str) -> Vec<char> {
        let mut out: Vec<char> = Vec::with_capacity(text.len() / 2);
        let mut is_gap = false;
        for c in text.chars().filter(|c| !is_unseen(*c)) {
            match *self.to.get(c as usize).unwrap_or(&c) {
                NOTHING => {}
                SPACE => is_gap = true,
                c => {
                    // Lines of Chinese are broken anywhere: white space counts between two words of letters only.
                    if is_gap && out.last().is_some_and(|last| is_word(*last)) && is_word(c) {
                        out.push(' ');
                    }
                    is_gap = false;
                    out.push(c);
                }
            }
        }
        out
    }

    /// Returns the traditional characters and, in the same order, their simplified ones: of those pairs whose
    /// simplified character `is_wanted`.
    pub fn traditional_and_simplified(&self, is_wanted: impl Fn(char) -> bool) -> (String, String) {
        let pairs = self.simplified.iter().filter(|(_, to)| is_wanted(**to));
        pairs.unzip()
    }
}

/// Returns the character of a text that has just one.
fn single_char(text: &str) -> Option<char> {
    let mut chars = text.chars();
    chars.next().filter(|_| chars.next().is_none())
}

/// Returns whether white space counts beside a character: letters and digits of scripts that part words by it.
fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || ('\u{C0}'..='\u{52F}').contains(&c)
}

/// Returns a character in half width and lower case, with one code for each ideograph.
fn narrow(c: char) -> char {
    let c = match c {
        '\t'..='\r' | ' ' | '\u{85}' | '\u{A0}' | '\u{1680}' | '\u{2000}'..='\u{200A}' => SPACE,
        '\u{2028}' | '\u{2029}' | '\u{202F}' | '\u{205F}' | '\u{3000}' => SPACE,
        '\0'..='\u{1F}' | '\u{7F}' | '\u{AD}' | '\u{200B}'..='\u{200F}' => NOTHING,
        '\u{2060}' | '\u{FEFF}' => NOTHING,
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        '\u{FFE5}' => '\u{A5}',
        '\u{FF61}' => '\u{3002}',
        '\u{FF62}' => '\u{300C}',
        '\u{FF63}' => '\u{300D}',
        '\u{FF64}' => '\u{3001}',
        // Radicals and compatibility ideographs, which copies from PDF files are full of.
        '\u{2E80}'..='\u{2FDF}' | '\u{F900}'..='\u{FAFF}' | '\u{2F800}'..='\u{2FA1F}' => {
            let c = equivalent_ideograph(c);
            single_char(&std::iter::once(c).nfkc().collect::<String>()).unwrap_or(c)
        }
        // Most of what there is: nothing has a case there.
        '\u{3400}'..='\u{A63F}' | '\u{AC00}'..='\u{D7FF}' | '\u{20000}'.. => return c,
        c => c,
    };
    let mut lower = c.to_lowercase();
    lower.next().filter(|_| lower.next().is_none()).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::Fold;

    #[test]
    fn folding_twice_changes_nothing() {
        let fold = Fold::default();
        for code in (0..0x3_1000).filter_map(char::from_u32) {
            let once: String = fold.text(&code.to_string()).into_iter().collect();
            let twice: String = fold.text(&once).into_iter().collect();
            assert_eq!(once, twice, "{code:?}");
        }
    }
}
