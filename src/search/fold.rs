//! How text and query are made comparable: full and half width, case, traditional and simplified
//! characters, and white space, which means nothing within Chinese. Everything else, digits and
//! punctuation included, is a character like any other.
//!
//! `query/1-fold.js` folds what a reader types by the same rules; tests/fixtures/search/tokens.json
//! drives both.

use hanconv::RawDictionary;
use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization;

/// What a character becomes.
const SPACE: char = ' ';
const NOTHING: char = '\0';
/// Behind it there are no characters with a fold.
const END: usize = 0x3_0000;

/// The rules, a table by code point.
pub struct Fold {
    to: Vec<char>,
    simplified: BTreeMap<char, char>,
}

impl Default for Fold {
    /// Lays out the table. Traditional characters are those of OpenCC, each with its first reading.
    fn default() -> Self {
        let mut simplified = BTreeMap::new();
        for (from, to) in RawDictionary::TSCharacters.iter() {
            if let (Some(from), Some(to)) = (only(from), only(to))
                && from != to
            {
                simplified.insert(from, to);
            }
        }
        // A reading may have a reading of its own.
        let resolved: BTreeMap<char, char> = simplified
            .iter()
            .map(|(&from, &to)| (from, *simplified.get(&to).unwrap_or(&to)))
            .filter(|(from, to)| from != to)
            .collect();
        let to = (0..END as u32)
            .map(|code| {
                char::from_u32(code).map_or(NOTHING, |c| {
                    let narrow = narrow(c);
                    *resolved.get(&narrow).unwrap_or(&narrow)
                })
            })
            .collect();
        Self {
            to,
            simplified: resolved,
        }
    }
}

impl Fold {
    /// A text as it is compared.
    pub fn text(&self, text: &str) -> Vec<char> {
        let mut out = Vec::with_capacity(text.len() / 2);
        self.push(text, &mut out);
        out
    }

    /// Appends a text as it is compared; white space at its ends is lost.
    pub fn push(&self, text: &str, out: &mut Vec<char>) {
        let start = out.len();
        let mut gap = false;
        for c in text.chars() {
            match *self.to.get(c as usize).unwrap_or(&c) {
                NOTHING => {}
                SPACE => gap = true,
                c => {
                    if gap && out.len() > start && is_word(out[out.len() - 1]) && is_word(c) {
                        out.push(' ');
                    }
                    gap = false;
                    out.push(c);
                }
            }
        }
    }

    /// The simplified character of each traditional one that `wanted` asks for.
    pub fn table(&self, wanted: impl Fn(char) -> bool) -> (String, String) {
        let pairs = self.simplified.iter().filter(|(_, to)| wanted(**to));
        pairs.unzip()
    }
}

/// The character that a text of one character is.
fn only(text: &str) -> Option<char> {
    let mut chars = text.chars();
    chars.next().filter(|_| chars.next().is_none())
}

/// White space counts between two of these: letters and digits of scripts that part words by it.
fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || ('\u{C0}'..='\u{52F}').contains(&c)
}

/// Half width, lower case, one code for each ideograph.
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
            only(&std::iter::once(c).nfkc().collect::<String>()).unwrap_or(c)
        }
        c => c,
    };
    only(&c.to_lowercase().collect::<String>()).unwrap_or(c)
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
