//! Fields that print something which stands in no text: EQ, with which editors of Chinese texts set fractions and
//! characters in circles, and SYMBOL.

use super::super::formula::{DEEPEST, Formula};
use super::super::ordinal::Style;
use super::symbols;
use crate::base::text::parse_numeral;

/// What a field prints.
#[derive(Debug, PartialEq, Eq)]
pub struct Printed {
    /// As plain text.
    pub text: String,
    /// Whether some of its meaning is lost in it.
    pub in_part: bool,
}

/// Returns whether an instruction is of a kind that prints what it says itself.
pub fn prints_itself(instruction: &str) -> bool {
    let kind = instruction.split_whitespace().next().unwrap_or_default();
    let kind = kind.split('\\').next().unwrap_or_default();
    kind.eq_ignore_ascii_case("EQ") || kind.eq_ignore_ascii_case("SYMBOL")
}

/// Returns what a field prints by its instruction; `None` for fields that keep their result in the text.
pub fn printed(instruction: &str) -> Option<Printed> {
    if !prints_itself(instruction) {
        return None;
    }
    let instruction = instruction.trim();
    let kind_end = instruction
        .find(|c: char| !c.is_ascii_alphabetic())
        .unwrap_or(instruction.len());
    let (kind, rest) = instruction.split_at(kind_end);
    if kind.eq_ignore_ascii_case("SYMBOL") {
        return Some(symbol(rest));
    }

    let mut reader = Reader {
        chars: rest.chars().collect(),
        at: 0,
        in_part: false,
    };
    let formula = reader.row(0);
    Some(Printed {
        text: formula.line().trim().to_owned(),
        in_part: reader.in_part,
    })
}

/// Returns the sign of a SYMBOL field: its code, in decimal or as 0x…, and behind \f its font.
fn symbol(arguments: &str) -> Printed {
    let mut words = arguments.split_whitespace();
    let code = words.next().unwrap_or_default();
    let code = match code.strip_prefix("0x").or(code.strip_prefix("0X")) {
        Some(digits) => u32::from_str_radix(digits, 16).ok(),
        None => code.parse().ok(),
    };
    let font = arguments.split_once("\\f").map(|(_, font)| {
        let font = font.trim_start();
        let quoted = font
            .strip_prefix('"')
            .and_then(|font| font.split('"').next());
        quoted.unwrap_or_else(|| font.split_whitespace().next().unwrap_or_default())
    });

    let c = code.and_then(char::from_u32);
    let known = c.and_then(|c| match font {
        Some(font) if symbols::is_symbol_font(font) => symbols::character(font, c),
        _ => Some(c),
    });
    Printed {
        text: known.map(String::from).unwrap_or_default(),
        in_part: known.is_none(),
    }
}

/// Reads the instruction of an EQ field.
struct Reader {
    chars: Vec<char>,
    at: usize,
    /// Whether some of the meaning is lost.
    in_part: bool,
}

impl Reader {
    fn peek(&self) -> Option<char> {
        self.chars.get(self.at).copied()
    }

    /// Reads up to the end of an argument.
    fn row(&mut self, depth: usize) -> Formula {
        let mut parts = Vec::new();
        let mut text = String::new();

        while let Some(c) = self.peek() {
            if depth > 0 && matches!(c, ',' | ';' | ')') {
                break;
            }
            self.at += 1;
            if c != '\\' {
                text.push(c);
                continue;
            }

            match self.peek() {
                // A bracket, a comma or a stroke as it stands.
                Some(c) if !c.is_ascii_alphabetic() => {
                    text.push(c);
                    self.at += 1;
                }
                Some(_) => {
                    parts.push(Formula::Text(std::mem::take(&mut text)));
                    parts.push(self.switch(depth));
                }
                None => {}
            }
        }

        parts.push(Formula::Text(text));
        Formula::Row(parts)
    }

    /// Reads a switch with its options and its arguments.
    fn switch(&mut self, depth: usize) -> Formula {
        let name = self.word().to_ascii_lowercase();
        let mut options = Vec::new();
        while self.skip_to_option() {
            options.push(self.word().to_ascii_lowercase());
        }
        self.skip_spaces();
        let arguments = self.arguments(depth);

        match name.as_str() {
            "f" => fraction(arguments),
            "r" => root(arguments),
            "s" => self.scripts(&options, arguments),
            "o" => self.overstrike(&arguments),
            "x" => Formula::Row(arguments),
            "b" => fenced("(", "", ")", arguments),
            "l" => fenced("", ",", "", arguments),
            "a" => fenced("", " ", "", arguments),
            "i" => {
                self.in_part = true;
                fenced("∫", ", ", "", arguments)
            }
            "d" => Formula::empty(),
            _ => {
                self.in_part = true;
                Formula::Row(arguments)
            }
        }
    }

    /// Reads letters, as of `up`.
    fn word(&mut self) -> String {
        let mut word = String::new();
        while let Some(c) = self.peek().filter(char::is_ascii_alphabetic) {
            word.push(c);
            self.at += 1;
        }
        word
    }

    fn skip_spaces(&mut self) {
        while self
            .peek()
            .is_some_and(|c| c.is_whitespace() || c.is_ascii_digit())
        {
            self.at += 1;
        }
    }

    /// Goes to the next option before the bracket, as to the `\up5` of `\s\up5(2)`; returns whether there is one.
    fn skip_to_option(&mut self) -> bool {
        self.skip_spaces();
        let opens = self.peek() == Some('\\');
        let named = self
            .chars
            .get(self.at + 1)
            .is_some_and(char::is_ascii_alphabetic);
        if opens && named {
            self.at += 1;
        }
        opens && named
    }

    /// Reads the arguments in brackets; none where no bracket opens.
    fn arguments(&mut self, depth: usize) -> Vec<Formula> {
        if self.peek() != Some('(') {
            return Vec::new();
        }
        if depth >= DEEPEST {
            self.in_part = true;
            self.at = self.chars.len();
            return Vec::new();
        }

        let mut arguments = Vec::new();
        loop {
            self.at += 1;
            arguments.push(self.row(depth + 1));
            if !matches!(self.peek(), Some(',' | ';')) {
                break;
            }
        }
        // The bracket that closes.
        self.at += 1;
        arguments
    }

    /// Returns characters above and below the line.
    fn scripts(&mut self, options: &[String], mut arguments: Vec<Formula>) -> Formula {
        let below = options.iter().any(|option| option == "do");
        let mut take = || (!arguments.is_empty()).then(|| Box::new(arguments.remove(0)));
        let (sub, sup) = match below {
            true => (take(), None),
            false => {
                let sup = take();
                (take(), sup)
            }
        };
        Formula::Scripted {
            base: Box::new(Formula::empty()),
            sub,
            sup,
        }
    }

    /// Returns characters printed over each other: one in a circle, or in another frame.
    fn overstrike(&mut self, arguments: &[Formula]) -> Formula {
        let texts: Vec<String> = arguments
            .iter()
            .map(|argument| argument.line().trim().to_owned())
            .collect();
        let is_frame = |text: &str| matches!(text, "○" | "◯" | "〇" | "O" | "□" | "△" | "◇");

        match texts.as_slice() {
            [frame, inner] | [inner, frame] if is_frame(frame) && !is_frame(inner) => {
                Formula::Text(encircled(frame, inner))
            }
            _ => {
                self.in_part = true;
                Formula::Text(texts.concat())
            }
        }
    }
}

/// Returns a number in a circle as the one sign that it is; anything else in brackets.
fn encircled(frame: &str, inner: &str) -> String {
    let is_circle = !matches!(frame, "□" | "△" | "◇");
    let number = parse_numeral(inner).filter(|_| is_circle);
    let digits = inner.bytes().all(|byte| byte.is_ascii_digit());
    match number {
        Some(number @ 1..=50) if digits => Style::Circle.write(number),
        // ㊀ to ㊉
        Some(number @ 1..=10) => char::from_u32(0x327F + number)
            .map(String::from)
            .unwrap_or_default(),
        _ => format!("({inner})"),
    }
}

fn fraction(arguments: Vec<Formula>) -> Formula {
    let mut parts = arguments.into_iter();
    let mut next = || Box::new(parts.next().unwrap_or_else(Formula::empty));
    Formula::Fraction(next(), next())
}

fn root(mut arguments: Vec<Formula>) -> Formula {
    let radicand = arguments.pop().unwrap_or_else(Formula::empty);
    Formula::Root {
        degree: Box::new(arguments.pop().unwrap_or_else(Formula::empty)),
        radicand: Box::new(radicand),
    }
}

fn fenced(open: &str, separator: &str, close: &str, parts: Vec<Formula>) -> Formula {
    Formula::Fenced {
        open: open.to_owned(),
        separator: separator.to_owned(),
        close: close.to_owned(),
        parts,
    }
}

#[cfg(test)]
mod tests {
    use super::printed;

    #[test]
    fn fields_that_print_themselves() {
        for (instruction, text) in [
            (r" EQ \F(1,3) ", "1/3"),
            (r"EQ \f(a+b;2)", "(a+b)/2"),
            (r"eq \o\ac(○,1)", "①"),
            (r"EQ \o\ac(○,12)", "⑫"),
            (r"EQ \o\ac(○,二)", "㊁"),
            (r"EQ \o\ac(□,甲)", "(甲)"),
            (r"EQ 10\s\up5(4)", "10⁴"),
            (r"EQ CO\s\do3(2)", "CO₂"),
            (r"EQ \r(3,x)", "³√x"),
            (r"EQ \r(\f(1,2))", "√(1/2)"),
            (r"EQ \b(a\,b)", "(a,b)"),
            (r#"SYMBOL 179 \f "Symbol" \s 12"#, "≥"),
            (r"SYMBOL 65", "A"),
        ] {
            let printed = printed(instruction).map(|printed| printed.text);
            assert_eq!(printed.as_deref(), Some(text), "{instruction}");
        }
        for other in ["HYPERLINK \"a\"", "PAGE", "EQUAL", ""] {
            assert_eq!(printed(other), None, "{other}");
        }
    }
}
