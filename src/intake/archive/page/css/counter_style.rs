//! The styles in which the items of lists and counters are numbered.

use super::declarations::each_declaration;
use crate::intake::archive::ordinal::Style;
use cssparser::{Parser, Token};
use std::collections::HashMap;

/// The most signs of a style that a page defines, and the longest of its parts, in characters.
const MOST_SIGNS: usize = 200;
const LONGEST_SIGN: usize = 16;

/// A way to write the numbers of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CounterStyle {
    signs: Signs,
    prefix: String,
    suffix: String,
}

/// The signs that a style writes numbers with.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Signs {
    /// One that word processors know, too.
    Known(Style),
    /// Signs in a row, as a page defines them.
    Row { signs: Vec<String>, system: System },
    /// The same text for each item; a bullet is empty.
    Always(String),
}

/// How signs in a row make numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum System {
    /// Each sign once, then figures.
    Fixed(i64),
    /// From the first again.
    Cyclic,
    /// a, b, …, aa
    Alphabetic,
    /// Digits of a base.
    Numeric,
    /// a, b, aa, bb
    Symbolic,
}

impl CounterStyle {
    fn known(style: Style, suffix: &str) -> Self {
        Self {
            signs: Signs::Known(style),
            prefix: String::new(),
            suffix: suffix.to_owned(),
        }
    }

    /// Returns 1. 2. 3.
    pub fn decimal() -> Self {
        Self::known(Style::Decimal, ". ")
    }

    /// Returns the style of a known kind with what stands before and behind the number.
    pub fn framed(style: Style, prefix: &str, suffix: &str) -> Self {
        Self {
            signs: Signs::Known(style),
            prefix: prefix.to_owned(),
            suffix: suffix.to_owned(),
        }
    }

    /// Returns the number as an item of a list has it in front; `None` where it prints no number.
    pub fn mark(&self, number: i64) -> Option<String> {
        let text = self.number(number)?;
        Some(format!("{}{text}{}", self.prefix, self.suffix))
    }

    /// Returns the number alone; `None` where the style prints none.
    pub fn number(&self, number: i64) -> Option<String> {
        match &self.signs {
            // What is less than zero no style writes.
            Signs::Known(style) => Some(
                u32::try_from(number)
                    .map_or_else(|_| number.to_string(), |number| style.write(number)),
            ),
            Signs::Row { signs, system } => {
                let written = written_with(signs, *system, number);
                Some(written.unwrap_or_else(|| number.to_string()))
            }
            Signs::Always(text) => (!text.is_empty()).then(|| text.clone()),
        }
    }
}

/// Writes a number with signs; `None` where the system has none for it.
fn written_with(signs: &[String], system: System, number: i64) -> Option<String> {
    let count = i64::try_from(signs.len()).ok().filter(|count| *count > 0)?;
    let sign = |index: i64| {
        usize::try_from(index)
            .ok()
            .and_then(|index| signs.get(index))
            .cloned()
    };
    match system {
        System::Fixed(first) => sign(number.checked_sub(first)?),
        System::Cyclic => sign(number.checked_sub(1)?.rem_euclid(count)),
        System::Symbolic => {
            let index = number.checked_sub(1).filter(|index| *index >= 0)?;
            let times = usize::try_from(index / count + 1)
                .ok()
                .filter(|times| *times <= 8)?;
            Some(sign(index % count)?.repeat(times))
        }
        System::Alphabetic | System::Numeric => {
            let is_numeric = system == System::Numeric;
            if number < 0 || (number == 0 && !is_numeric) || count < 2 {
                return None;
            }
            let (mut rest, mut digits) = (number, Vec::new());
            while rest > 0 || digits.is_empty() {
                let index = if is_numeric {
                    rest % count
                } else {
                    (rest - 1) % count
                };
                digits.push(sign(index)?);
                rest = if is_numeric {
                    rest / count
                } else {
                    (rest - 1) / count
                };
            }
            digits.reverse();
            Some(digits.concat())
        }
    }
}

/// The styles that a page can name: those of CSS, and its own.
#[derive(Debug, Default)]
pub struct CounterStyles {
    own: HashMap<String, CounterStyle>,
}

impl CounterStyles {
    /// Adds a style that a page defines.
    pub fn define(&mut self, name: &str, input: &mut Parser<'_>) {
        let mut definition = Definition::default();
        each_declaration(input, |name, input| definition.read(name, input));
        if let Some(style) = definition.style(self) {
            self.own.insert(name.to_owned(), style);
        }
    }

    /// Returns the style of a name; `None` where it is not known.
    pub fn named(&self, name: &str) -> Option<CounterStyle> {
        if let Some(own) = self.own.get(name) {
            return Some(own.clone());
        }
        if let Some(text) = name.strip_prefix('"') {
            return Some(CounterStyle {
                signs: Signs::Always(text.to_owned()),
                prefix: String::new(),
                suffix: String::new(),
            });
        }
        predefined(&name.to_ascii_lowercase())
    }
}

/// Returns a style that CSS defines.
fn predefined(name: &str) -> Option<CounterStyle> {
    let (style, suffix) = match name {
        "decimal" => (Style::Decimal, ". "),
        "decimal-leading-zero" => (Style::DecimalZero, ". "),
        "lower-alpha" | "lower-latin" => (Style::Letter, ". "),
        "upper-alpha" | "upper-latin" => (Style::CapitalLetter, ". "),
        "lower-roman" => (Style::Roman, ". "),
        "upper-roman" => (Style::CapitalRoman, ". "),
        "cjk-decimal" => (Style::ChineseDigits, "、"),
        "cjk-ideographic"
        | "simp-chinese-informal"
        | "trad-chinese-informal"
        | "japanese-informal" => (Style::Chinese, "、"),
        "simp-chinese-formal" => (Style::ChineseLegal, "、"),
        "trad-chinese-formal" => (Style::TraditionalLegal, "、"),
        "cjk-heavenly-stem" => (Style::Stems, "、"),
        "cjk-earthly-branch" => (Style::Branches, "、"),
        "none" | "disc" | "circle" | "square" | "disclosure-open" | "disclosure-closed" => {
            return Some(CounterStyle {
                signs: Signs::Always(String::new()),
                prefix: String::new(),
                suffix: String::new(),
            });
        }
        _ => return None,
    };
    Some(CounterStyle::known(style, suffix))
}

/// The body of a `@counter-style` rule.
#[derive(Default)]
struct Definition {
    system: String,
    /// A word or number behind the system: the style that is extended, the first number.
    argument: String,
    signs: Vec<String>,
    prefix: Option<String>,
    suffix: Option<String>,
}

impl Definition {
    /// Returns the style that it defines.
    fn style(self, known: &CounterStyles) -> Option<CounterStyle> {
        let system = match self.system.as_str() {
            "extends" => {
                let mut style = known.named(&self.argument)?;
                style.prefix = self.prefix.unwrap_or(style.prefix);
                style.suffix = self.suffix.unwrap_or(style.suffix);
                return Some(style);
            }
            "fixed" => System::Fixed(self.argument.parse().unwrap_or(1)),
            "cyclic" => System::Cyclic,
            "alphabetic" => System::Alphabetic,
            "numeric" => System::Numeric,
            "" | "symbolic" => System::Symbolic,
            _ => return None,
        };
        Some(CounterStyle {
            signs: Signs::Row {
                signs: self.signs,
                system,
            },
            prefix: self.prefix.unwrap_or_default(),
            suffix: self.suffix.unwrap_or_else(|| ". ".to_owned()),
        })
    }

    /// Reads one of its descriptors.
    fn read(&mut self, name: &str, input: &mut Parser<'_>) {
        let mut words: Vec<String> = Vec::new();
        while let Ok(token) = input.next() {
            let word = match token {
                Token::Ident(text) | Token::QuotedString(text) => text.to_string(),
                Token::Number { int_value, .. } => int_value.unwrap_or(0).to_string(),
                _ => continue,
            };
            if words.len() < MOST_SIGNS {
                words.push(word.chars().take(LONGEST_SIGN).collect());
            }
        }

        let first = words.first().cloned();
        match name.to_ascii_lowercase().as_str() {
            "system" => {
                self.system = first.unwrap_or_default().to_ascii_lowercase();
                self.argument = words.get(1).cloned().unwrap_or_default();
            }
            "symbols" => self.signs = words,
            "prefix" => self.prefix = first,
            "suffix" => self.suffix = first,
            _ => {}
        }
    }
}
