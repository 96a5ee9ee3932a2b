//! The values of properties, read off their text.

use super::properties::{Content, CounterChange, Display, Properties};
use crate::intake::archive::notation::Script;
use cssparser::{Parser, Token};

/// The longest text that is printed in front of an element, in characters: a sheet repeats it as often as it likes.
const LONGEST_CONTENT: usize = 64;

/// The most parts of it.
const MOST_CONTENTS: usize = 16;

/// How far outside the page, in any unit, text is moved that nobody shall see.
const FAR_OUT: f32 = -900.0;

/// Reads a declaration into properties; one that does not matter or is wrong changes nothing.
pub fn read_value(name: &str, value: &str, to: &mut Properties) {
    let value = value.trim();
    let lower = value.to_ascii_lowercase();
    let words = || lower.split_whitespace();
    let has = |word: &str| words().any(|own| own == word);

    match name.to_ascii_lowercase().as_str() {
        "display" => {
            to.display = Some(match lower.as_str() {
                "none" => Display::None,
                "block" | "list-item" | "table" | "flex" | "grid" | "flow-root" => Display::Block,
                _ => Display::Other,
            });
        }
        "visibility" => {
            to.visible = Some(!matches!(lower.as_str(), "hidden" | "collapse"));
            to.collapsed = Some(lower == "collapse");
        }
        "opacity" => to.transparent = Some(number(&lower) == Some(0.0)),
        "font-size" => to.sizeless = Some(number(&lower) == Some(0.0)),
        "font" => to.sizeless = Some(words().any(|word| word.starts_with("0/") || word == "0")),
        "position" => to.positioned = Some(has("absolute") || has("fixed")),
        "left" | "top" | "right" if number(&lower).is_some_and(|at| at <= FAR_OUT) => {
            to.off_page = Some(true);
        }
        // What is left of it is a point: text for those who have the page read aloud.
        "clip" if is_empty_rectangle(&lower) => to.off_page = Some(true),
        "clip-path" if is_empty_inset(&lower) => to.transparent = Some(true),
        "text-indent" if number(&lower).is_some_and(|at| at <= FAR_OUT) => {
            to.transparent = Some(true);
        }
        "text-decoration" | "text-decoration-line" => to.struck = Some(has("line-through")),
        "vertical-align" => {
            to.script = Some(match lower.as_str() {
                "super" => Some(Script::Super),
                "sub" => Some(Script::Sub),
                _ => None,
            });
        }
        "white-space" => {
            let keeps = lower.starts_with("pre") || lower.starts_with("break-spaces");
            to.keeps_lines = Some(keeps);
        }
        "list-style-type" => to.list_style = Some(list_style(value)),
        "list-style" => to.list_style = short_list_style(value),
        "content" => to.content = Some(contents(value)),
        "counter-reset" => to.counter_reset = Some(counter_changes(value, 0)),
        "counter-set" => to.counter_set = Some(counter_changes(value, 0)),
        "counter-increment" => to.counter_increment = Some(counter_changes(value, 1)),
        _ => {}
    }
}

/// Whether a rectangle is not larger than a point: rect(0 0 0 0), rect(1px, 1px, 1px, 1px).
fn is_empty_rectangle(value: &str) -> bool {
    let sides = value
        .strip_prefix("rect(")
        .and_then(|rest| rest.strip_suffix(')'));
    let sides = sides
        .unwrap_or_default()
        .split([',', ' '])
        .filter(|side| !side.is_empty());
    let sides: Vec<Option<f32>> = sides.map(number).collect();
    sides.len() == 4
        && sides
            .iter()
            .all(|side| side.is_some_and(|side| side <= 1.0))
}

/// Whether nothing is left of a box within such a distance of its sides: inset(50%).
fn is_empty_inset(value: &str) -> bool {
    let inset = value
        .strip_prefix("inset(")
        .and_then(|rest| rest.strip_suffix(')'));
    inset.is_some_and(|inset| inset.contains('%') && number(inset).is_some_and(|side| side >= 50.0))
}

/// Returns the number that a length begins with.
fn number(value: &str) -> Option<f32> {
    let end = value
        .find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | '-' | '+')))
        .unwrap_or(value.len());
    value[..end].parse().ok()
}

/// Returns the name of a style of lists, or the text that it prints, in quotation marks.
fn list_style(value: &str) -> String {
    let mut input = Parser::new(value);
    match input.next() {
        Ok(Token::QuotedString(text)) => format!("\"{}", cut(text)),
        Ok(Token::Ident(name)) => name.to_string(),
        Ok(Token::Function(name)) => format!("{name}()"),
        _ => String::new(),
    }
}

/// Returns the style of lists that the short form names among a place and a picture.
fn short_list_style(value: &str) -> Option<String> {
    let mut input = Parser::new(value);
    let mut style = None;
    while let Ok(token) = input.next() {
        match token {
            Token::Ident(name)
                if !matches!(&**name, "inside" | "outside" | "inherit" | "initial") =>
            {
                style = Some(name.to_string());
            }
            Token::QuotedString(text) => style = Some(format!("\"{}", cut(text))),
            _ => {}
        }
    }
    style
}

/// Returns what is printed in front of an element.
fn contents(value: &str) -> Vec<Content> {
    let mut input = Parser::new(value);
    let mut contents = Vec::new();
    while contents.len() < MOST_CONTENTS {
        let Ok(token) = input.next().cloned() else {
            break;
        };
        contents.push(match token {
            Token::QuotedString(text) => Content::Text(cut(&text)),
            Token::Ident(name) if matches!(&*name, "none" | "normal") => return Vec::new(),
            Token::Function(name) => function(&name, &mut input),
            // The text for those who hear the page.
            Token::Delim('/') => break,
            _ => Content::Unknown,
        });
    }
    contents
}

/// Returns the content that a function gives.
fn function(name: &str, input: &mut Parser<'_>) -> Content {
    let name = name.to_ascii_lowercase();
    let read =
        input.parse_nested_block(|input| -> Result<Vec<String>, cssparser::ParseError<()>> {
            let mut arguments = Vec::new();
            while let Ok(token) = input.next() {
                match token {
                    Token::Ident(text) | Token::QuotedString(text) => arguments.push(cut(text)),
                    _ => {}
                }
            }
            Ok(arguments)
        });
    let mut arguments = read.unwrap_or_default().into_iter();

    match (name.as_str(), arguments.next()) {
        ("attr", Some(name)) => Content::Attribute(name),
        ("counter", Some(name)) => Content::Counter {
            name,
            separator: None,
            style: arguments.next().unwrap_or_else(|| "decimal".to_owned()),
        },
        ("counters", Some(name)) => Content::Counter {
            name,
            separator: Some(arguments.next().unwrap_or_default()),
            style: arguments.next().unwrap_or_else(|| "decimal".to_owned()),
        },
        // A picture says nothing.
        ("url" | "linear-gradient" | "image-set", _) => Content::Text(String::new()),
        _ => Content::Unknown,
    }
}

/// Returns counters, each with the number behind it.
fn counter_changes(value: &str, usual: i64) -> Vec<CounterChange> {
    let mut input = Parser::new(value);
    let mut changes: Vec<CounterChange> = Vec::new();
    while let Ok(token) = input.next() {
        match token {
            Token::Ident(name) if &**name == "none" => return Vec::new(),
            Token::Ident(name) if changes.len() < MOST_CONTENTS => changes.push(CounterChange {
                name: name.to_string(),
                value: usual,
            }),
            Token::Number {
                int_value: Some(number),
                ..
            } => {
                if let Some(last) = changes.last_mut() {
                    last.value = i64::from(*number);
                }
            }
            _ => {}
        }
    }
    changes
}

fn cut(text: &str) -> String {
    text.chars().take(LONGEST_CONTENT).collect()
}
