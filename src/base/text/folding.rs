//! One folding for all that is compared: what looks the same is the same, whatever its code points.
//!
//! The text of a document stays as printed; what is looked for in it, and what is looked for, are folded.

use super::radicals::equivalent_ideograph;
use super::width::is_han;
use hanconv::RawDictionary;
use std::collections::HashMap;
use unicode_normalization::UnicodeNormalization;

/// The rules of folding.
#[derive(Debug)]
pub struct Folding {
    /// The simplified character of each traditional one, by code point; nothing where a character is no traditional one.
    simplified: Vec<char>,
}

/// What stands in tables of characters for none.
const NONE: char = '\0';

impl Default for Folding {
    /// Reads the table of traditional characters: those of OpenCC, each with its first simplified form.
    fn default() -> Self {
        let direct: HashMap<char, char> = RawDictionary::TSCharacters
            .iter()
            .filter_map(|(from, to)| Some((single_char(from)?, single_char(to)?)))
            .filter(|(from, to)| from != to)
            .collect();
        // A simplified form may have a simplified form itself; folding twice must change nothing.
        let last = direct.keys().max().map_or(0, |&last| last as usize);
        let mut simplified = vec![NONE; last + 1];
        for (&from, to) in &direct {
            let to = *direct.get(to).unwrap_or(to);
            if from != to {
                simplified[from as usize] = to;
            }
        }
        Self { simplified }
    }
}

impl Folding {
    /// Returns what a character is compared as; `None` for a mark that nobody sees.
    pub fn char(&self, c: char) -> Option<char> {
        if c.is_ascii() {
            return Some(c);
        }
        if is_unseen(c) {
            return None;
        }
        let c = compatible(c);
        let simple = self.simplified.get(c as usize);
        Some(*simple.filter(|&&to| to != NONE).unwrap_or(&c))
    }

    /// Returns a name as it is compared: white space beside a Chinese character is no part of it.
    pub fn name(&self, name: &str) -> String {
        let mut folded = String::with_capacity(name.len());
        let mut gap = false;
        // In a name nothing is merged.
        let seen = name.chars().filter(|c| *c != WORD_JOINER);
        for c in seen.filter_map(|c| self.char(c)) {
            if c.is_whitespace() {
                gap = true;
                continue;
            }
            let parts_words = |c: char| !is_han(c) && c.is_alphanumeric();
            if gap && folded.chars().next_back().is_some_and(parts_words) && parts_words(c) {
                folded.push(' ');
            }
            gap = false;
            folded.push(c);
        }
        folded
    }
}

/// Joins two words unseen; in lines of tables it marks merged cells.
const WORD_JOINER: char = '\u{2060}';

/// A text as it is compared, with the place of each byte in the text as printed.
#[derive(Debug)]
pub struct FoldedPlaces {
    /// As it is compared.
    pub text: String,
    /// The bytes of each character: where it begins as it is compared, where it is printed.
    places: Vec<(usize, usize)>,
    /// The length of the text as printed.
    length: usize,
}

impl Folding {
    /// Returns a text as names in it are compared; `None` where folding changes nothing.
    pub fn places(&self, text: &str) -> Option<FoldedPlaces> {
        let is_changed = |c: char| self.char(c) != Some(c) || (c.is_whitespace() && c != '\n');
        if !text.contains(is_changed) {
            return None;
        }

        let mut folded = FoldedPlaces {
            text: String::with_capacity(text.len()),
            places: Vec::with_capacity(text.len() / 3),
            length: text.len(),
        };
        let mut last = None;
        let mut chars = text.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            let Some(to) = self.char(c) else { continue };
            // Lines of Chinese are broken anywhere, and names are spaced out.
            let next = chars
                .clone()
                .map(|(_, c)| c)
                .take(LONGEST_GAP)
                .find(|c| !c.is_whitespace());
            if to.is_whitespace() && last.is_some_and(is_han) && next.is_none_or(is_han) {
                continue;
            }
            folded.places.push((folded.text.len(), at));
            folded.text.push(to);
            last = Some(to);
        }
        Some(folded)
    }
}

/// The longest white space within a name, in characters.
const LONGEST_GAP: usize = 8;

impl FoldedPlaces {
    /// Returns the bytes as printed of a part of the folded text.
    pub fn printed(&self, part: std::ops::Range<usize>) -> std::ops::Range<usize> {
        let place = |at: usize| {
            let index = self.places.partition_point(|(folded, _)| *folded < at);
            self.places.get(index).map_or(self.length, |place| place.1)
        };
        place(part.start)..place(part.end)
    }
}

/// Returns the character of a text that has just one.
fn single_char(text: &str) -> Option<char> {
    let mut chars = text.chars();
    chars.next().filter(|_| chars.next().is_none())
}

/// Returns whether a character is a mark that nobody sees: joiners, selectors of variants, marks of direction, soft hyphens.
/// The word joiner is none of them: it marks merged cells.
pub fn is_unseen(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
            | '\u{2061}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{E0100}'..='\u{E01EF}')
}

/// Returns the usual code point of a radical, a compatibility ideograph, a letter or a digit in full width.
fn compatible(c: char) -> char {
    match c {
        '\u{FF10}'..='\u{FF19}' | '\u{FF21}'..='\u{FF3A}' | '\u{FF41}'..='\u{FF5A}' => {
            char::from_u32(c as u32 - 0xFEE0).unwrap_or(c)
        }
        '\u{2E80}'..='\u{2FDF}' | '\u{31C0}'..='\u{31EF}' => equivalent_ideograph(c),
        '\u{F900}'..='\u{FAFF}' | '\u{2F800}'..='\u{2FA1F}' => {
            let mut normal = std::iter::once(c).nfkc();
            normal
                .next()
                .filter(|_| normal.next().is_none())
                .unwrap_or(c)
        }
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::Folding;

    #[test]
    fn what_looks_the_same_is_the_same() {
        let folding = Folding::default();
        for (printed, folded) in [
            ("市 水 务 局", "市水务局"),
            ("市\u{3000}水务局", "市水务局"),
            ("市⽔务局", "市水务局"),
            ("市⺠政局", "市民政局"),
            ("縣財政局", "县财政局"),
            ("市\u{200B}水务\u{FE00}局\u{200E}", "市水务局"),
            ("ＡＩ办公室", "AI办公室"),
            ("New Era 公司", "New Era公司"),
            ("\u{F9CA}水镇", "流水镇"),
        ] {
            assert_eq!(folding.name(printed), folded, "{printed}");
        }
    }
}
