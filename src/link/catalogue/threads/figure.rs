//! Figures that words state, and the difference of two of them: exact, because money is no floating point.

use crate::plan::Change;
use std::fmt;

/// How many decimals a value is kept to.
const SCALE: u32 = 6;

/// How many characters a unit of measure has at most.
const LONGEST_UNIT: usize = 8;

/// A figure as words state it: 固定资产投资183亿元.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Figure {
    /// The words.
    pub words: String,
    /// How much, as printed.
    pub value: String,
    /// Of what unit of measure, as printed: 亿元.
    pub unit: String,
    /// How much in the unit without 万 and 亿, in millionths.
    amount: i128,
    /// The unit without 万 and 亿.
    base: String,
    /// How many of the base one unit is.
    factor: i128,
}

/// What lies between two figures of one unit of measure.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct FigureDifference {
    /// The earlier one.
    pub before: Figure,
    /// The later one.
    pub after: Figure,
    /// By how much the later one is higher, in its own unit, with a sign.
    pub difference: String,
    /// The same in per cent of the earlier one, with a sign; `None` where that is nothing.
    pub percent: Option<String>,
    /// Whether the later one is higher, lower or the same.
    pub direction: std::cmp::Ordering,
}

impl Figure {
    /// Reads the words of a figure: one number in digits, its unit of measure behind it. Returns `None` where they are
    /// anything else.
    pub fn parse(words: &str) -> Option<Self> {
        let is_number = |c: char| c.is_ascii_digit() || c == '.';
        let start = words.find(|c: char| c.is_ascii_digit())?;
        let rest = &words[start..];
        let end = rest.find(|c| !is_number(c)).unwrap_or(rest.len());
        let (value, behind) = rest.split_at(end);

        let unit = behind.trim_end_matches(['。', ';', ',', '\u{FF0C}', '\u{FF1B}']);
        let unit = BOUNDS
            .iter()
            .find_map(|bound| unit.strip_suffix(bound))
            .unwrap_or(unit);
        let length = unit.chars().count();
        if length == 0 || length > LONGEST_UNIT || unit.contains(|c: char| c.is_ascii_digit()) {
            return None;
        }

        let (base, factor) = plain_unit(unit);
        Some(Self {
            words: words.to_owned(),
            amount: millionths(value)?.checked_mul(factor)?,
            value: value.to_owned(),
            unit: unit.to_owned(),
            base: base.to_owned(),
            factor,
        })
    }

    /// Returns its unit of measure without 万 and 亿.
    pub(in crate::link::catalogue) fn base_unit(&self) -> &str {
        &self.base
    }

    /// Returns whether it is as much of the same as another.
    pub(in crate::link::catalogue) fn is_equal(&self, other: &Figure) -> bool {
        self.base == other.base && self.amount == other.amount
    }

    /// Returns what it was before it grew or shrank by so many per cent, in its own unit, rounded to one decimal more than it
    /// has itself. `None` where the per cents are no number, or nothing was there before.
    pub(in crate::link::catalogue) fn before_growth(
        &self,
        percent: &str,
        change: Change,
    ) -> Option<Figure> {
        let hundred = 100 * 10_i128.pow(SCALE);
        let growth = millionths(percent)?;
        let all = match change {
            Change::Increase => hundred + growth,
            Change::Decrease => hundred - growth,
        };
        if all <= 0 {
            return None;
        }
        let decimals = self.value.split_once('.').map_or(0, |(_, own)| own.len()) as u32 + 1;
        let step = 10_i128
            .checked_pow(SCALE.checked_sub(decimals)?)?
            .checked_mul(self.factor)?;
        let amount = self.amount.checked_mul(hundred)?;
        let half = all.checked_mul(step)?;
        let rounded = (amount + half / 2) / half * step;
        let value = signed(rounded / self.factor, SCALE);
        let value = value.trim_start_matches('+').to_owned();
        Some(Figure {
            words: format!("{value}{}", self.unit),
            value,
            amount: rounded,
            ..self.clone()
        })
    }

    /// Returns what lies between this and a later figure; `None` where their units of measure differ.
    pub fn until(&self, after: &Figure) -> Option<FigureDifference> {
        if self.base != after.base {
            return None;
        }

        let difference = after.amount - self.amount;
        let in_unit = difference / after.factor;
        // A tenth of a per cent is a thousandth.
        let percent = (self.amount > 0).then(|| {
            let scaled = difference * 1000 * 2 + difference.signum() * self.amount;
            signed(scaled / (self.amount * 2), 1)
        });
        Some(FigureDifference {
            before: self.clone(),
            after: after.clone(),
            difference: signed(in_unit, SCALE),
            percent,
            direction: after.amount.cmp(&self.amount),
        })
    }
}

/// What may stand behind a unit of measure.
const BOUNDS: [&str; 6] = ["以上", "以下", "以内", "左右", "及以上", "以上的"];

/// Returns a unit of measure without 万 and 亿, and how many of it they make.
fn plain_unit(unit: &str) -> (&str, i128) {
    let prefixes = [
        ("万亿", 1_000_000_000_000),
        ("亿", 100_000_000),
        ("万", 10_000),
    ];
    let prefix = prefixes
        .iter()
        .find_map(|(prefix, factor)| Some((unit.strip_prefix(prefix)?, *factor)));
    prefix.unwrap_or((unit, 1))
}

/// Reads a decimal number as millionths; `None` where it is none, or too long.
fn millionths(text: &str) -> Option<i128> {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    if whole.is_empty() || whole.len() > 15 || decimals.len() > SCALE as usize {
        return None;
    }
    let padded = format!("{decimals:0<width$}", width = SCALE as usize);
    let whole: i128 = whole.parse().ok()?;
    let decimals: i128 = padded.parse().ok()?;
    Some(whole * 10_i128.pow(SCALE) + decimals)
}

/// Writes a number with some decimals, its sign before it and no zeros behind.
fn signed(value: i128, decimals: u32) -> String {
    let sign = match value.signum() {
        1 => "+",
        -1 => "−",
        _ => "",
    };
    let unit = 10_i128.pow(decimals);
    let (whole, rest) = (value.abs() / unit, value.abs() % unit);
    if rest == 0 {
        return format!("{sign}{whole}");
    }
    let rest = format!("{rest:0>width$}", width = decimals as usize);
    format!("{sign}{whole}.{}", rest.trim_end_matches('0'))
}

impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.value, self.unit)
    }
}

#[cfg(test)]
mod tests {
    use super::Figure;
    use crate::plan::Change;
    use proptest::prelude::*;

    fn difference(before: &str, after: &str) -> Option<(String, Option<String>)> {
        let before = Figure::parse(before)?;
        let difference = before.until(&Figure::parse(after)?)?;
        Some((difference.difference, difference.percent))
    }

    #[test]
    fn differences_are_exact() {
        let both = |a: &str, b: &str| Some((a.to_owned(), Some(b.to_owned())));
        assert_eq!(
            difference("固定资产投资183亿元", "固定资产投资完成231亿元"),
            both("+48", "+26.2")
        );
        assert_eq!(difference("19.4亿元", "25.3亿元"), both("+5.9", "+30.4"));
        assert_eq!(difference("10000亩", "5万亩以上"), both("+4", "+400"));
        assert_eq!(difference("20个", "20个"), both("0", "0"));
        assert_eq!(difference("5家", "3家"), both("−2", "−40"));
    }

    #[test]
    fn what_something_grew_from_is_arithmetic() {
        let base = |words: &str, percent: &str, change| {
            let base = Figure::parse(words)?.before_growth(percent, change)?;
            Some(base.to_string())
        };
        let increase = |words, percent| base(words, percent, Change::Increase);
        assert_eq!(increase("231亿元", "30").as_deref(), Some("177.7亿元"));
        assert_eq!(increase("25.3亿元", "30").as_deref(), Some("19.46亿元"));
        assert_eq!(increase("120个", "100").as_deref(), Some("60个"));
        assert_eq!(
            base("80万吨", "20", Change::Decrease).as_deref(),
            Some("100万吨")
        );
        assert_eq!(base("80万吨", "100", Change::Decrease), None);
    }

    #[test]
    fn what_differs_in_unit_or_is_no_figure_has_no_difference() {
        assert_eq!(difference("183亿元", "增长8%"), None);
        assert_eq!(Figure::parse("完成2个项目3项"), None);
        assert_eq!(Figure::parse("若干"), None);
        assert_eq!(Figure::parse("2018"), None);
    }

    proptest! {
        #[test]
        fn no_words_make_it_fail(words in ".{0,40}", others in "[0-9.万亿元]{0,24}") {
            if let (Some(one), Some(other)) = (Figure::parse(&words), Figure::parse(&others)) {
                prop_assert_eq!(one.until(&other).is_some(), other.until(&one).is_some());
            }
        }
    }
}
