//! How a number stands in a cell of a sheet: as its format shows it.

use super::date::{Epoch, show_date};
use super::format_code::{Token, section, tokens};

/// A number as a sheet shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// What stands in the cell.
    pub text: String,
    /// Whether the format was understood; else the text is the bare number.
    pub is_certain: bool,
}

/// Returns a number in the form that a code such as `0.0%` or `yyyy"年"m"月"` gives it.
pub fn show(value: f64, code: &str, epoch: Epoch) -> Shown {
    let shown = section(value, code).and_then(|(value, section)| {
        let tokens = tokens(section)?;
        match tokens.iter().any(|token| matches!(token, Token::Time(_))) {
            true => show_date(value, &tokens, epoch),
            false => show_number(value, &tokens),
        }
    });
    match shown {
        Some(text) => Shown {
            text,
            is_certain: true,
        },
        None => Shown {
            text: general(value),
            is_certain: false,
        },
    }
}

/// Returns the code of a format that every program knows by its number; nothing for one that a workbook declares.
pub fn built_in(id: u32) -> Option<&'static str> {
    Some(match id {
        0 => "General",
        1 => "0",
        2 => "0.00",
        3 | 37 | 38 => "#,##0",
        4 | 39 | 40 => "#,##0.00",
        9 => "0%",
        10 => "0.00%",
        14 => "yyyy/m/d",
        20 => "h:mm",
        21 => "h:mm:ss",
        22 => "yyyy/m/d h:mm",
        // These are so in Chinese.
        27 | 36 | 50 | 57 => "yyyy\"年\"m\"月\"",
        28 | 29 | 51 | 53 | 54 | 58 => "m\"月\"d\"日\"",
        31 => "yyyy\"年\"m\"月\"d\"日\"",
        32 => "h\"时\"mm\"分\"",
        33 => "h\"时\"mm\"分\"ss\"秒\"",
        49 => "@",
        _ => return None,
    })
}

/// Writes a number by its format; nothing where the format has two places for it, or none.
fn show_number(value: f64, tokens: &[Token]) -> Option<String> {
    let places = tokens
        .iter()
        .filter(|token| matches!(token, Token::Figures(_) | Token::General));
    let percents = tokens.iter().filter(|token| **token == Token::Percent);
    let percents = percents.count();
    if places.count() != 1 || percents > 1 {
        return None;
    }

    let mut out = String::new();
    if value < 0.0 {
        out.push('-');
    }
    for token in tokens {
        match token {
            Token::Literal(text) => out.push_str(text),
            Token::General => out.push_str(&general(value.abs())),
            Token::Figures(figures) => out.push_str(&show_figures(value.abs(), percents, figures)?),
            Token::Percent => out.push('%'),
            Token::Time(_) => return None,
        }
    }
    // Too small to be seen: no sign either.
    let has_figures = out.chars().any(|c| matches!(c, '1'..='9'));
    Some(match out.strip_prefix('-') {
        Some(bare) if !has_figures => bare.to_owned(),
        _ => out,
    })
}

/// Writes a number without a sign into a place such as `#,##0.00`, times a hundred for each per cent.
fn show_figures(value: f64, percents: usize, figures: &str) -> Option<String> {
    let (whole, fraction) = figures.split_once('.').unwrap_or((figures, ""));
    // A comma at the end divides by a thousand; a second point is no number.
    if whole.ends_with(',') || fraction.contains([',', '.']) {
        return None;
    }

    let most = fraction.chars().count();
    let fewest = fraction.trim_end_matches(['#', '?']).chars().count();
    let Decimal { mut digits, point } = Decimal::new(value)?;
    let written = fixed(&mut digits, point + 2 * i32::try_from(percents).ok()?, most)?;
    let (mut integer, mut decimals) = (written.0, written.1);
    while decimals.len() > fewest && decimals.ends_with('0') {
        decimals.pop();
    }

    let zeros = whole.chars().filter(|c| *c == '0').count();
    if integer == "0" && zeros == 0 {
        integer.clear();
    }
    while integer.len() < zeros {
        integer.insert(0, '0');
    }
    if whole.contains(',') {
        integer = with_commas(&integer);
    }
    Some(match decimals.is_empty() {
        true if figures.contains('.') && fraction.is_empty() => format!("{integer}."),
        true => integer,
        false => format!("{integer}.{decimals}"),
    })
}

fn with_commas(integer: &str) -> String {
    let mut out = String::new();
    for (at, digit) in integer.chars().enumerate() {
        if at > 0 && (integer.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// Writes a number as it is: up to ten figures, as a cell has room for.
pub fn general(value: f64) -> String {
    let sign = if value < 0.0 { "-" } else { "" };
    let plain = || value.to_string();
    let Some(Decimal { mut digits, point }) = Decimal::new(value.abs()) else {
        return plain();
    };
    if !(-9..=20).contains(&point) {
        return plain();
    }

    let room = usize::try_from(10 - point.max(1)).unwrap_or(0);
    let Some((integer, decimals)) = fixed(&mut digits, point, room) else {
        return plain();
    };
    match decimals.trim_end_matches('0') {
        "" if integer == "0" => integer,
        "" => format!("{sign}{integer}"),
        decimals => format!("{sign}{integer}.{decimals}"),
    }
}

/// The figures of a number, as precise as sheets are: 0.`digits` × 10^`point`.
struct Decimal {
    digits: Vec<u8>,
    point: i32,
}

impl Decimal {
    /// Returns the figures of a number that is not negative; nothing for one that is infinite or none.
    fn new(value: f64) -> Option<Self> {
        if !value.is_finite() {
            return None;
        }
        let written = format!("{value:.14e}");
        let (digits, exponent) = written.split_once('e')?;
        let digits = digits.bytes().filter(u8::is_ascii_digit);
        Some(Self {
            digits: digits.map(|digit| digit - b'0').collect(),
            point: exponent.parse::<i32>().ok()? + 1,
        })
    }
}

/// Returns the figures before and behind the point, rounded as people do: half a unit up. Nothing for numbers that are
/// longer than any.
fn fixed(digits: &mut Vec<u8>, mut point: i32, decimals: usize) -> Option<(String, String)> {
    if !(-40..=40).contains(&point) || decimals > 30 {
        return None;
    }
    // Figures before the first one that is not 0.
    while point < 1 {
        digits.insert(0, 0);
        point += 1;
    }
    let whole = usize::try_from(point).ok()?;
    let length = whole + decimals;
    let rounds_up = digits.get(length).is_some_and(|digit| *digit >= 5);
    digits.resize(length, 0);
    if rounds_up {
        let mut carries = true;
        for digit in digits.iter_mut().rev() {
            *digit = (*digit + 1) % 10;
            carries = *digit == 0;
            if !carries {
                break;
            }
        }
        if carries {
            digits.insert(0, 1);
        }
    }

    let text: String = digits
        .iter()
        .map(|digit| char::from(b'0' + digit))
        .collect();
    let (integer, fraction) = text.split_at(text.len() - decimals);
    let integer = match integer.trim_start_matches('0') {
        "" => "0",
        integer => integer,
    };
    Some((integer.to_owned(), fraction.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::show;
    use crate::intake::archive::sheet::date::Epoch;

    fn shown(value: f64, code: &str) -> String {
        let shown = show(value, code, Epoch::Year1900);
        let mark = if shown.is_certain { "" } else { "?" };
        shown.text + mark
    }

    #[test]
    fn numbers_stand_as_their_format_shows_them() {
        assert_eq!(shown(0.13, "0%"), "13%");
        assert_eq!(shown(0.125, "0.0%"), "12.5%");
        assert_eq!(shown(2.675, "0.00"), "2.68");
        assert_eq!(shown(1_234_567.0, "#,##0"), "1,234,567");
        assert_eq!(shown(-3.5, "0.0;(0.0)"), "(3.5)");
        assert_eq!(shown(0.5, "#.##"), ".5");
        assert_eq!(shown(9.996, "0.00"), "10.00");
        assert_eq!(shown(12.0, "0\"万亩\""), "12万亩");
        assert_eq!(shown(7.0, "000"), "007");
        assert_eq!(shown(1.0 / 3.0, "General"), "0.333333333");
        assert_eq!(shown(12_345_678_901.0, "General"), "12345678901");
        assert_eq!(shown(0.1 + 0.2, "General"), "0.3");
    }

    #[test]
    fn dates_stand_as_their_format_shows_them() {
        assert_eq!(shown(45473.0, "yyyy\"年\"m\"月\""), "2024年6月");
        assert_eq!(shown(45473.0, "yyyy/m/d"), "2024/6/30");
        assert_eq!(shown(45473.0, "[$-804]m\"月\"d\"日\";@"), "6月30日");
        assert_eq!(shown(45473.75, "yyyy-mm-dd hh:mm"), "2024-06-30 18:00");
        assert_eq!(shown(60.0, "yyyy/m/d"), "60?");
        assert_eq!(shown(1.0, "yyyy/m/d"), "1900/1/1");
    }

    #[test]
    fn what_a_format_means_is_not_guessed() {
        assert_eq!(shown(1500.0, "0.0,"), "1500?");
        assert_eq!(shown(45473.0, "[DBNum1]yyyy年m月"), "45473?");
        assert_eq!(shown(0.5, "# ?/?"), "0.5?");
    }
}
