//! Fonts whose letters are signs: what a reader sees where the file holds a letter or a code of the private use area.

/// Returns whether a font shows signs in place of letters.
pub fn is_symbol_font(font: &str) -> bool {
    ["Symbol", "Wingdings", "Wingdings 2", "Webdings"]
        .iter()
        .any(|name| font.eq_ignore_ascii_case(name))
}

/// Returns the character that a font of signs shows for a code, which may stand in the private use area; `None` where
/// it is not known.
pub fn character(font: &str, code: char) -> Option<char> {
    let code = match code as u32 {
        code @ 0xF020..=0xF0FF => code - 0xF000,
        code => code,
    };
    if code == 0x20 || code == 0xA0 {
        return Some(' ');
    }

    if font.eq_ignore_ascii_case("Symbol") {
        return symbol(code);
    }
    let table: &[(u32, char)] = if font.eq_ignore_ascii_case("Wingdings") {
        &WINGDINGS
    } else if font.eq_ignore_ascii_case("Wingdings 2") {
        &WINGDINGS_2
    } else {
        &[]
    };
    let known = table.iter().find(|(own, _)| *own == code);
    known.map(|(_, sign)| *sign)
}

/// Greek capitals and small letters of Symbol, from A and from a on.
const GREEK: &str = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ";
const SMALL_GREEK: &str = "αβχδεφγηιϕκλμνοπθρστυϖωξψζ";

/// The signs of Symbol from 0xA1 on; a space stands for what has no character of its own.
const SYMBOL_SIGNS: &str = "ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…  ↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑";

/// Returns the character of the font Symbol.
fn symbol(code: u32) -> Option<char> {
    let nth = |signs: &str, first: u32| {
        let sign = signs.chars().nth((code - first) as usize);
        sign.filter(|sign| *sign != ' ')
    };
    match code {
        0x22 => Some('∀'),
        0x24 => Some('∃'),
        0x27 => Some('∋'),
        0x2A => Some('∗'),
        0x2D => Some('−'),
        0x40 => Some('≅'),
        0x41..=0x5A => nth(GREEK, 0x41),
        0x5C => Some('∴'),
        0x5E => Some('⊥'),
        0x61..=0x7A => nth(SMALL_GREEK, 0x61),
        0x7E => Some('∼'),
        0x21..=0x7D => char::from_u32(code),
        0xA1..=0xE5 => nth(SYMBOL_SIGNS, 0xA1),
        0xF1 => Some('〉'),
        0xF2 => Some('∫'),
        _ => None,
    }
}

/// The signs of Wingdings that texts use: marks, boxes, arrows, numbers in circles.
const WINGDINGS: [(u32, char); 62] = [
    (0x28, '☎'),
    (0x2A, '✉'),
    (0x46, '☞'),
    (0x6C, '●'),
    (0x6D, '❍'),
    (0x6E, '■'),
    (0x6F, '□'),
    (0x70, '❐'),
    (0x71, '❑'),
    (0x72, '❒'),
    (0x73, '⬧'),
    (0x74, '⧫'),
    (0x75, '◆'),
    (0x76, '❖'),
    (0x77, '⬥'),
    (0x80, '⓪'),
    (0x81, '①'),
    (0x82, '②'),
    (0x83, '③'),
    (0x84, '④'),
    (0x85, '⑤'),
    (0x86, '⑥'),
    (0x87, '⑦'),
    (0x88, '⑧'),
    (0x89, '⑨'),
    (0x8A, '⑩'),
    (0x8B, '⓿'),
    (0x8C, '❶'),
    (0x8D, '❷'),
    (0x8E, '❸'),
    (0x8F, '❹'),
    (0x90, '❺'),
    (0x91, '❻'),
    (0x92, '❼'),
    (0x93, '❽'),
    (0x94, '❾'),
    (0x95, '❿'),
    (0x9E, '·'),
    (0x9F, '•'),
    (0xA1, '○'),
    (0xA7, '▪'),
    (0xA8, '□'),
    (0xAB, '★'),
    (0xB2, '✧'),
    (0xD8, '➢'),
    (0xDC, '➲'),
    (0xDF, '←'),
    (0xE0, '→'),
    (0xE1, '↑'),
    (0xE2, '↓'),
    (0xE8, '➔'),
    (0xEF, '⇦'),
    (0xF0, '⇨'),
    (0xF1, '⇧'),
    (0xF2, '⇩'),
    (0xFB, '✗'),
    (0xFC, '✓'),
    (0xFD, '☒'),
    (0xFE, '☑'),
    (0x4A, '☺'),
    (0x4C, '☹'),
    (0x22, '✂'),
];

/// The signs of Wingdings 2 that forms use.
const WINGDINGS_2: [(u32, char); 12] = [
    (0x4F, '✗'),
    (0x50, '✓'),
    (0x51, '☒'),
    (0x52, '☑'),
    (0x53, '☒'),
    (0x54, '☒'),
    (0x96, '●'),
    (0x97, '●'),
    (0xA2, '■'),
    (0xA3, '□'),
    (0x2A, '☐'),
    (0x2E, '☑'),
];

#[cfg(test)]
mod tests {
    use super::{GREEK, SMALL_GREEK, SYMBOL_SIGNS, character};

    #[test]
    fn tables_are_whole() {
        assert_eq!(GREEK.chars().count(), 26);
        assert_eq!(SMALL_GREEK.chars().count(), 26);
        assert_eq!(SYMBOL_SIGNS.chars().count(), 0xE5 - 0xA0);
    }

    #[test]
    fn signs_of_fonts() {
        for (font, code, sign) in [
            ("Symbol", 0xF0B3, '≥'),
            ("Symbol", 0xF0A3, '≤'),
            ("Symbol", 0xB1, '±'),
            ("symbol", 0x6D, 'μ'),
            ("Symbol", 0xF0B4, '×'),
            ("Symbol", 0xF0E5, '∑'),
            ("Symbol", 0x35, '5'),
            ("Wingdings", 0xF0FE, '☑'),
            ("Wingdings", 0x81, '①'),
            ("Wingdings 2", 0x52, '☑'),
        ] {
            let code = char::from_u32(code).unwrap_or('\0');
            assert_eq!(character(font, code), Some(sign), "{font} {code:?}");
        }
        assert_eq!(character("Wingdings", '\u{F03A}'), None);
    }
}
