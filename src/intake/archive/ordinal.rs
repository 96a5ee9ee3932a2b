//! How a list writes its numbers.

/// A way to write a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// 1, 2
    Decimal,
    /// 01, 02
    DecimalZero,
    /// １, ２
    FullWidth,
    /// ①, ②
    Circle,
    /// ⑴, ⑵
    Parenthesis,
    /// ⒈, ⒉
    FullStop,
    /// 一, 十二, 一百零三
    Chinese,
    /// 一, 一二, 一〇三
    ChineseDigits,
    /// 壹, 贰
    ChineseLegal,
    /// 壹, 貳
    TraditionalLegal,
    /// 甲, 乙
    Stems,
    /// 子, 丑
    Branches,
    /// a, b
    Letter,
    /// A, B
    CapitalLetter,
    /// i, ii
    Roman,
    /// I, II
    CapitalRoman,
}

impl Style {
    /// Writes a number in this way; in Arabic digits where it has no sign for it.
    pub fn write(self, number: u32) -> String {
        // Signs that stand in a row, 1 to `most`.
        let counted_from = |first: char, most: u32| {
            let sign = (1..=most)
                .contains(&number)
                .then(|| first as u32 + number - 1);
            sign.and_then(char::from_u32).map(String::from)
        };
        let one_of = |signs: &str| {
            let index = (number as usize).checked_sub(1)?;
            signs.chars().nth(index).map(String::from)
        };

        let written = match self {
            Self::Decimal => None,
            Self::DecimalZero => Some(format!("{number:02}")),
            Self::FullWidth => Some(digits(number, "０１２３４５６７８９")),
            Self::Circle => match number {
                0 => Some("\u{24EA}".to_owned()),
                1..=20 => counted_from('①', 20),
                21..=35 => char::from_u32(0x3251 + number - 21).map(String::from),
                36..=50 => char::from_u32(0x32B1 + number - 36).map(String::from),
                _ => None,
            },
            Self::Parenthesis => counted_from('⑴', 20),
            Self::FullStop => counted_from('⒈', 20),
            Self::Chinese => chinese(number, "零一二三四五六七八九", "十百千"),
            Self::ChineseDigits => Some(digits(number, "〇一二三四五六七八九")),
            Self::ChineseLegal => chinese(number, "零壹贰叁肆伍陆柒捌玖", "拾佰仟"),
            Self::TraditionalLegal => chinese(number, "零壹貳參肆伍陸柒捌玖", "拾佰仟"),
            Self::Stems => one_of("甲乙丙丁戊己庚辛壬癸"),
            Self::Branches => one_of("子丑寅卯辰巳午未申酉戌亥"),
            Self::Letter => letter(number),
            Self::CapitalLetter => letter(number).map(|text| text.to_uppercase()),
            Self::Roman => roman(number),
            Self::CapitalRoman => roman(number).map(|text| text.to_uppercase()),
        };

        written.unwrap_or_else(|| number.to_string())
    }
}

/// Writes a number digit by digit with ten signs, from zero.
fn digits(number: u32, signs: &str) -> String {
    let signs: Vec<char> = signs.chars().collect();
    let digits = number.to_string();
    digits
        .bytes()
        .map(|digit| signs[usize::from(digit - b'0')])
        .collect()
}

/// Writes a number in Chinese; `None` for zero and above 9,999.
fn chinese(number: u32, signs: &str, units: &str) -> Option<String> {
    if number == 0 || number > 9999 {
        return None;
    }

    let signs: Vec<char> = signs.chars().collect();
    let units: Vec<char> = units.chars().collect();

    let mut text = String::new();
    // Zeros between digits are one 零, at the end of the number none.
    let mut gap = false;

    for place in (0..4).rev() {
        let digit = number / 10_u32.pow(place) % 10;
        if digit == 0 {
            gap = !text.is_empty();
            continue;
        }

        if std::mem::take(&mut gap) {
            text.push(signs[0]);
        }

        // Ten is 十, not 一十, unless something stands before it.
        if !(place == 1 && digit == 1 && text.is_empty() && signs[1] == '一') {
            text.push(signs[digit as usize]);
        }

        if let Some(unit) = (place as usize).checked_sub(1) {
            text.push(units[unit]);
        }
    }

    Some(text)
}

/// Writes a number as word processors do: a … z, aa, bb; `None` from 209 on.
fn letter(number: u32) -> Option<String> {
    let index = number.checked_sub(1)?;
    let sign = char::from(b'a' + (index % 26) as u8);
    let times = index / 26 + 1;
    (times <= 8).then(|| (0..times).map(|_| sign).collect())
}

/// Writes a number in Roman numerals; `None` for zero and above 3,999.
fn roman(number: u32) -> Option<String> {
    if number == 0 || number > 3999 {
        return None;
    }

    let signs = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];

    let (mut rest, mut text) = (number, String::new());
    for (value, sign) in signs {
        while rest >= value {
            text.push_str(sign);
            rest -= value;
        }
    }

    Some(text)
}

#[cfg(test)]
mod tests {
    use super::Style;

    #[test]
    fn numbers_are_written_as_printed() {
        for (style, number, text) in [
            (Style::Chinese, 1, "一"),
            (Style::Chinese, 10, "十"),
            (Style::Chinese, 12, "十二"),
            (Style::Chinese, 20, "二十"),
            (Style::Chinese, 103, "一百零三"),
            (Style::Chinese, 110, "一百一十"),
            (Style::Chinese, 1003, "一千零三"),
            (Style::Chinese, 12345, "12345"),
            (Style::ChineseDigits, 103, "一〇三"),
            (Style::ChineseLegal, 12, "壹拾贰"),
            (Style::TraditionalLegal, 2, "貳"),
            (Style::Circle, 21, "㉑"),
            (Style::Circle, 50, "㊿"),
            (Style::Parenthesis, 2, "⑵"),
            (Style::FullWidth, 10, "１０"),
            (Style::Stems, 3, "丙"),
            (Style::Letter, 27, "aa"),
            (Style::CapitalLetter, 2, "B"),
            (Style::CapitalRoman, 14, "XIV"),
            (Style::Roman, 0, "0"),
        ] {
            assert_eq!(style.write(number), text);
        }
    }
}
