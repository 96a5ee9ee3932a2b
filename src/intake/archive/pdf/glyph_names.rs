//! Names of glyphs, by which fonts of Latin letters name what their codes show.

/// Names that are no letter's own, each with its character, as the Adobe Glyph List has them.
const NAMES: [(&str, char); 106] = [
    ("space", ' '),
    ("exclam", '!'),
    ("quotedbl", '"'),
    ("numbersign", '#'),
    ("dollar", '$'),
    ("percent", '%'),
    ("ampersand", '&'),
    ("quotesingle", '\''),
    ("parenleft", '('),
    ("parenright", ')'),
    ("asterisk", '*'),
    ("plus", '+'),
    ("comma", ','),
    ("hyphen", '-'),
    ("period", '.'),
    ("slash", '/'),
    ("zero", '0'),
    ("one", '1'),
    ("two", '2'),
    ("three", '3'),
    ("four", '4'),
    ("five", '5'),
    ("six", '6'),
    ("seven", '7'),
    ("eight", '8'),
    ("nine", '9'),
    ("colon", ':'),
    ("semicolon", ';'),
    ("less", '<'),
    ("equal", '='),
    ("greater", '>'),
    ("question", '?'),
    ("at", '@'),
    ("bracketleft", '['),
    ("backslash", '\\'),
    ("bracketright", ']'),
    ("asciicircum", '^'),
    ("underscore", '_'),
    ("grave", '`'),
    ("braceleft", '{'),
    ("bar", '|'),
    ("braceright", '}'),
    ("asciitilde", '~'),
    ("nbspace", '\u{A0}'),
    ("cent", '¢'),
    ("sterling", '£'),
    ("yen", '¥'),
    ("brokenbar", '¦'),
    ("section", '§'),
    ("dieresis", '¨'),
    ("copyright", '©'),
    ("ordfeminine", 'ª'),
    ("guillemotleft", '«'),
    ("logicalnot", '¬'),
    ("registered", '®'),
    ("macron", '¯'),
    ("degree", '°'),
    ("plusminus", '±'),
    ("twosuperior", '²'),
    ("threesuperior", '³'),
    ("acute", '´'),
    ("mu", 'µ'),
    ("paragraph", '¶'),
    ("periodcentered", '·'),
    ("onesuperior", '¹'),
    ("guillemotright", '»'),
    ("onequarter", '¼'),
    ("onehalf", '½'),
    ("threequarters", '¾'),
    ("multiply", '×'),
    ("divide", '÷'),
    ("endash", '–'),
    ("emdash", '—'),
    ("quoteleft", '‘'),
    ("quoteright", '’'),
    ("quotedblleft", '“'),
    ("quotedblright", '”'),
    ("quotesinglbase", '‚'),
    ("quotedblbase", '„'),
    ("dagger", '†'),
    ("daggerdbl", '‡'),
    ("bullet", '•'),
    ("ellipsis", '…'),
    ("perthousand", '‰'),
    ("fraction", '⁄'),
    ("minus", '−'),
    ("lessequal", '≤'),
    ("greaterequal", '≥'),
    ("notequal", '≠'),
    ("infinity", '∞'),
    ("radical", '√'),
    ("trademark", '™'),
    ("euro", '€'),
    ("Euro", '€'),
    ("alpha", 'α'),
    ("beta", 'β'),
    ("gamma", 'γ'),
    ("delta", 'δ'),
    ("Delta", '∆'),
    ("pi", 'π'),
    ("sigma", 'σ'),
    ("Omega", 'Ω'),
    ("fi", 'ﬁ'),
    ("fl", 'ﬂ'),
    ("ff", 'ﬀ'),
    ("ffi", 'ﬃ'),
];

/// Returns the character of a named glyph; `None` where the name says nothing of it, such as `g17`.
pub fn character(name: &str) -> Option<char> {
    // A variant of a glyph shows the same character: `one.oldstyle`.
    let name = match name.split_once('.') {
        Some(("", _)) => return None,
        Some((base, _)) => base,
        None => name,
    };

    let mut letters = name.chars();
    if let (Some(only), None) = (letters.next(), letters.next()) {
        return only.is_ascii_alphabetic().then_some(only);
    }
    let known = NAMES.iter().find(|(own, _)| *own == name);
    if let Some((_, c)) = known {
        return Some(*c);
    }

    let digits = name.strip_prefix("uni").filter(|rest| rest.len() == 4);
    let digits = digits.or_else(|| {
        let rest = name.strip_prefix('u')?;
        (4..=6).contains(&rest.len()).then_some(rest)
    });
    let code = u32::from_str_radix(digits?, 16).ok()?;
    char::from_u32(code)
}

#[cfg(test)]
mod tests {
    use super::character;

    #[test]
    fn names_say_their_characters() {
        assert_eq!(character("A"), Some('A'));
        assert_eq!(character("one.oldstyle"), Some('1'));
        assert_eq!(character("uni5E02"), Some('市'));
        assert_eq!(character("u20000"), Some('𠀀'));
        assert_eq!(character("g17"), None);
        assert_eq!(character(".notdef"), None);
        assert_eq!(character("uniD800"), None);
    }
}
