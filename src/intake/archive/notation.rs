//! How what stands above, below or over something else is written in a line of plain text.
//!
//! A fraction is `1/3`, with brackets around what is more than a number or a word, and a space after a figure, for
//! 21/3 is not 2⅓. A power is ⁴ where Unicode has the sign, else `^x`; an index is ₂, else `_x`, but figures such as
//! those of PM2.5 stay on the line, as do words and marks of notes that are only printed small. A root is √x, ³√x.

use crate::base::text::is_han;

/// Where a character stands beside the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Script {
    /// Above: a power, the mark of a note.
    Super,
    /// Below: an index.
    Sub,
}

/// Text that grows character by character, some of them above or below the line.
#[derive(Debug, Default)]
pub struct Scripted {
    text: String,
    /// Where the characters of `aside` stand.
    script: Option<Script>,
    /// Characters beside the line that are not written yet.
    aside: String,
    /// A number above the line, with the byte at which it was written: the numerator of a fraction if a stroke and a
    /// number below the line follow.
    numerator: Option<(usize, String)>,
    /// Whether the text ends with a fraction.
    ends_in_fraction: bool,
}

impl Scripted {
    /// Adds a character.
    pub fn push(&mut self, c: char, script: Option<Script>) {
        if script != self.script {
            self.write_aside();
            self.script = script;
        }
        if script.is_some() {
            self.aside.push(c);
            return;
        }

        if !is_stroke(c) {
            self.numerator = None;
        }
        if std::mem::take(&mut self.ends_in_fraction) && c.is_ascii_digit() {
            self.text.push(' ');
        }
        self.text.push(c);
    }

    /// Adds a formula that is written already; a fraction keeps its distance from figures.
    pub fn push_formula(&mut self, formula: &str) {
        self.write_aside();
        self.script = None;
        self.numerator = None;
        keep_distance(&mut self.text, formula);
        self.text.push_str(formula);
        self.ends_in_fraction = formula.ends_with(|c: char| c.is_ascii_digit());
    }

    /// Takes the text.
    pub fn take(&mut self) -> String {
        self.write_aside();
        self.script = None;
        self.numerator = None;
        self.ends_in_fraction = false;
        std::mem::take(&mut self.text)
    }

    /// Writes what stands beside the line so far.
    fn write_aside(&mut self) {
        let Some(script) = self.script else { return };
        let aside = std::mem::take(&mut self.aside);
        if aside.is_empty() {
            return;
        }

        let numerator = self.numerator.take();
        let is_number = aside.bytes().all(|byte| byte.is_ascii_digit());
        match (script, numerator) {
            (Script::Sub, Some((at, above))) if is_number && self.text.ends_with(is_stroke) => {
                self.text.truncate(at);
                let fraction = fraction(&above, &aside);
                keep_distance(&mut self.text, &fraction);
                self.text.push_str(&fraction);
                self.ends_in_fraction = true;
            }
            _ => {
                // White space is printed the same above and below: a line that ends there ends.
                let core = aside.trim();
                let (before, _) = aside.split_at(aside.len() - aside.trim_start().len());
                self.text.push_str(before);
                if core.is_empty() {
                    self.numerator = None;
                    return;
                }

                let at = self.text.len();
                let written = scripted(script, core, &self.text);
                self.text.push_str(&written);
                self.text.push_str(&aside[aside.trim_end().len()..]);
                self.numerator = (script == Script::Super && is_number).then_some((at, aside));
            }
        }
    }
}

/// Whether a character is the stroke between the numbers of a fraction.
fn is_stroke(c: char) -> bool {
    matches!(c, '/' | '\u{2044}' | '\u{2215}' | '\u{FF0F}')
}

/// Parts a figure or a letter from the figure that a formula begins with.
fn keep_distance(text: &mut String, formula: &str) {
    let joins = |c: char| c.is_ascii_alphanumeric();
    if text.ends_with(|c| joins(c) || c == ')') && formula.starts_with(|c: char| c.is_ascii_digit())
    {
        text.push(' ');
    }
}

/// Writes what stands above or below the line behind a text.
pub fn scripted(script: Script, aside: &str, before: &str) -> String {
    let aside = aside.trim();
    let signs: Option<String> = aside.chars().map(|c| sign(script, c)).collect();
    if let Some(signs) = signs {
        return signs;
    }

    if stays_on_line(script, aside, before) {
        return aside.to_owned();
    }

    let mark = match script {
        Script::Super => '^',
        Script::Sub => '_',
    };
    format!("{mark}{}", in_brackets(aside))
}

/// Whether characters mean what they say on the line, too: words and marks of notes are only printed small.
fn stays_on_line(script: Script, aside: &str, before: &str) -> bool {
    let is_mark = |c: char| "[]［］〔〕【】*†‡®™°′″,，、".contains(c) || ('①'..='⓿').contains(&c);
    if aside.chars().any(is_han) {
        return true;
    }
    if aside.chars().any(is_mark) {
        return aside.chars().all(|c| is_mark(c) || is_figure(c));
    }

    // PM2.5 is written so even where its figures are printed below the line.
    let names = before.ends_with(|c: char| c.is_ascii_alphabetic());
    script == Script::Sub && names && aside.chars().all(is_figure)
}

fn is_figure(c: char) -> bool {
    c.is_ascii_digit() || c == '.'
}

/// Returns the character that Unicode has for one above or below the line.
fn sign(script: Script, c: char) -> Option<char> {
    let (from, to) = match script {
        Script::Super => ("0123456789+-\u{2212}=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ"),
        Script::Sub => ("0123456789+-\u{2212}=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎"),
    };
    let at = from.chars().position(|own| own == c)?;
    to.chars().nth(at)
}

/// Writes a fraction.
pub fn fraction(numerator: &str, denominator: &str) -> String {
    let (numerator, denominator) = (numerator.trim(), denominator.trim());
    let is_one_factor = |text: &str| {
        let digits = text.chars().all(is_figure);
        digits || text.chars().all(|c| c.is_alphabetic())
    };
    let below = match is_one_factor(denominator) {
        true => denominator.to_owned(),
        false => format!("({denominator})"),
    };
    format!("{}/{below}", in_brackets(numerator))
}

/// Writes a root; the degree of a square root is empty.
pub fn root(degree: &str, radicand: &str) -> String {
    let degree = match degree.trim() {
        "" | "2" => String::new(),
        degree => scripted(Script::Super, degree, ""),
    };
    format!("{degree}√{}", in_brackets(radicand.trim()))
}

/// Puts brackets around what is more than one number or word.
fn in_brackets(text: &str) -> String {
    let is_one = text
        .chars()
        .all(|c| c.is_alphanumeric() || matches!(c, '.' | '%' | '‰'));
    match is_one {
        true => text.to_owned(),
        false => format!("({text})"),
    }
}

#[cfg(test)]
mod tests {
    use super::{Script, Scripted, fraction, root};

    /// Returns what is written for characters, those behind ^ above the line and those behind _ below it.
    fn written(text: &str) -> String {
        let mut scripted = Scripted::default();
        let mut script = None;
        for c in text.chars() {
            match c {
                '^' => script = Some(Script::Super),
                '_' => script = Some(Script::Sub),
                '|' => script = None,
                c => scripted.push(c, script),
            }
        }
        scripted.take()
    }

    #[test]
    fn what_stands_beside_the_line() {
        for (text, expected) in [
            ("10^4|人", "10⁴人"),
            ("3万m^2|以上", "3万m²以上"),
            // A line that ends above or below the line ends.
            ("m^2\n|甲", "m²\n甲"),
            ("甲^ |乙", "甲 乙"),
            ("10^-3", "10⁻³"),
            ("x^n-1", "xⁿ⁻¹"),
            ("x^ab", "x^ab"),
            ("x^a+b", "x^(a+b)"),
            ("CO_2|排放", "CO₂排放"),
            ("PM_2.5|浓度", "PM2.5浓度"),
            ("绿道^[1]|建设", "绿道[1]建设"),
            ("绿道^①", "绿道①"),
            ("绿道^注", "绿道注"),
            ("增加^1|/_3|以上", "增加1/3以上"),
            ("2^1|/_3", "2 1/3"),
            ("^1|/_3|5", "1/3 5"),
            ("10^2|/3", "10²/3"),
        ] {
            assert_eq!(written(text), expected, "{text}");
        }
    }

    #[test]
    fn fractions_and_roots() {
        assert_eq!(fraction("1", "3"), "1/3");
        assert_eq!(fraction("a+b", "2"), "(a+b)/2");
        assert_eq!(fraction("1", "2x"), "1/(2x)");
        assert_eq!(root("", "2"), "√2");
        assert_eq!(root("3", "a+b"), "³√(a+b)");
    }
}
