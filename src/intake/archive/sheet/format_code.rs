//! The code of a format of numbers, such as `#,##0.0;(0)`, in pieces.

/// A piece of a code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Token {
    /// What is printed as it stands.
    Literal(String),
    /// The number as it is.
    General,
    /// A letter of a time with how often it stands: yyyy, m.
    Time((char, usize)),
    /// A place for figures: `#,##0.00`.
    Figures(String),
    /// A hundred times the number.
    Percent,
}

/// Returns the part of a code that is for a number, and the number without the sign that this part prints itself.
pub fn section(value: f64, code: &str) -> Option<(f64, &str)> {
    let sections = sections(code);
    let negative = sections.get(1).filter(|_| value < 0.0);
    let zero = sections.get(2).filter(|_| value == 0.0);
    match (negative, zero) {
        (Some(own), _) => Some((-value, own)),
        (None, Some(own)) => Some((value, own)),
        (None, None) => Some((value, sections.first()?)),
    }
}

fn sections(code: &str) -> Vec<&str> {
    let mut sections = Vec::new();
    let (mut start, mut quoted, mut escaped) = (0, false, false);
    for (at, c) in code.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => quoted = !quoted,
            ';' if !quoted => {
                sections.push(&code[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    sections.push(&code[start..]);
    sections
}

/// Returns the pieces of a part of a code; nothing where one of them is not known.
pub fn tokens(section: &str) -> Option<Vec<Token>> {
    if matches!(section.trim(), "General" | "general" | "G/通用格式" | "@") {
        return Some(vec![Token::General]);
    }

    let mut tokens = Vec::new();
    let mut chars = section.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' => {
                let quoted: String = chars.by_ref().take_while(|c| *c != '"').collect();
                tokens.push(Token::Literal(quoted));
            }
            '\\' => tokens.push(Token::Literal(chars.next()?.to_string())),
            // White space as wide as a character, and a character that fills the cell.
            '_' | '*' => drop(chars.next()),
            '[' => {
                let words: String = chars.by_ref().take_while(|c| *c != ']').collect();
                tokens.push(Token::Literal(bracketed(&words)?));
            }
            '%' => tokens.push(Token::Percent),
            'y' | 'm' | 'd' | 'h' | 's' | 'a' | 'Y' | 'M' | 'D' | 'H' | 'S' => {
                let letter = c.to_ascii_lowercase();
                let mut count = 1;
                while chars.next_if(|c| c.eq_ignore_ascii_case(&letter)).is_some() {
                    count += 1;
                }
                tokens.push(Token::Time((letter, count)));
            }
            '0' | '#' | '?' | '.' => {
                let mut figures = c.to_string();
                while let Some(c) = chars.next_if(|c| matches!(c, '0' | '#' | '?' | '.' | ',')) {
                    figures.push(c);
                }
                tokens.push(Token::Figures(figures));
            }
            // Exponents, other calendars, the sign of a text.
            'e' | 'E' | 'g' | 'G' | 'b' | 'B' | '@' => return None,
            c => tokens.push(Token::Literal(c.to_string())),
        }
    }
    Some(tokens)
}

/// Returns what brackets in a code print: the sign of a currency, nothing for a colour or a language.
fn bracketed(words: &str) -> Option<String> {
    if let Some(currency) = words.strip_prefix('$') {
        let (sign, _) = currency.split_once('-').unwrap_or((currency, ""));
        return Some(sign.to_owned());
    }
    let colours = [
        "black", "blue", "cyan", "green", "magenta", "red", "white", "yellow",
    ];
    let word = words.to_ascii_lowercase();
    let is_colour = colours.contains(&word.as_str()) || word.starts_with("color");
    is_colour.then(String::new)
}
