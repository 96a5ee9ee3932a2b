//! Chinese and Arabic numerals up to 9,999, as documents number their headings.

use super::fold_char;

/// The characters of a Chinese numeral.
const NUMERALS: &str = "零一二三四五六七八九十百千";

/// The longest numeral that is read, in characters: 一千一百一十一 has seven.
const LONGEST: usize = 9;

/// Reads a whole string as a numeral: `12`, `１２`, `十二`, `二十`, `一百零三`. Returns `None` for zero in Chinese,
/// for digits in a row (二三), and for anything else.
pub fn parse(text: &str) -> Option<u32> {
    if text.is_empty() || text.chars().count() > LONGEST {
        return None;
    }
    if text.chars().all(|c| fold_char(c).is_ascii_digit()) {
        return text.chars().map(fold_char).collect::<String>().parse().ok();
    }
    parse_chinese(text)
}

fn parse_chinese(text: &str) -> Option<u32> {
    let (mut total, mut digit) = (0u32, None);
    for c in text.chars() {
        let unit = match c {
            '十' => 10,
            '百' => 100,
            '千' => 1000,
            _ => {
                let value = NUMERALS.chars().take(10).position(|d| d == c)? as u32;
                // Two digits in a row are not a numeral; a zero only separates.
                if digit.is_some_and(|d| d != 0) {
                    return None;
                }
                digit = Some(value);
                continue;
            }
        };

        // 十二: a unit without a digit counts once.
        let factor = match digit.take() {
            Some(0) | None => 1,
            Some(d) => d,
        };
        total += factor * unit;
    }
    total += digit.unwrap_or(0);
    (total > 0).then_some(total)
}

/// Splits off the ASCII or full-width digits that a text begins with. Returns their value and what follows them, or
/// `None` where there are none or more than nine.
pub fn take_digits(text: &str) -> Option<(u32, &str)> {
    // One digit more than is read: whoever asks at each digit of a long row must not walk to its end each time.
    let digits = text
        .char_indices()
        .take(LONGEST + 1)
        .take_while(|(_, c)| fold_char(*c).is_ascii_digit());
    let (last, c) = digits.last()?;
    let (digits, rest) = text.split_at(last + c.len_utf8());
    Some((parse(digits)?, rest))
}

/// Splits off the numeral that a text begins with, in digits or in Chinese: 20, ２０, 二十. Returns its value and what
/// follows it.
pub fn take_numeral(text: &str) -> Option<(u32, &str)> {
    take_digits(text).or_else(|| {
        // One character more than a numeral has, so that a longer run does not parse; no more is looked at.
        let end = text
            .char_indices()
            .take(LONGEST + 1)
            .take_while(|(_, c)| NUMERALS.contains(*c))
            .last()
            .map_or(0, |(at, c)| at + c.len_utf8());
        Some((parse(&text[..end])?, &text[end..]))
    })
}

#[cfg(test)]
mod tests {
    use super::{parse, take_numeral};

    #[test]
    fn numerals() {
        for (text, value) in [
            ("一", 1),
            ("十", 10),
            ("十二", 12),
            ("二十", 20),
            ("三十四", 34),
            ("一百零三", 103),
            ("48", 48),
            ("１２", 12),
        ] {
            assert_eq!(parse(text), Some(value), "{text}");
        }
        for text in ["", "二三", "甲", "1a", "零"] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
    #[test]
    fn a_numeral_and_what_follows_it() {
        for (text, expected) in [
            ("20日前", Some((20, "日前"))),
            ("２０日前", Some((20, "日前"))),
            ("二十日前", Some((20, "日前"))),
            ("三月底", Some((3, "月底"))),
            ("底前", None),
            ("一三五", None),
        ] {
            assert_eq!(take_numeral(text), expected, "{text}");
        }
    }
}
