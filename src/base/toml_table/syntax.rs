//! What the parser says of text that is no TOML, as a message: its own words are English alone, and stay in brackets.

use crate::base::message::{Message, message};

/// Returns what the parser says, in the words of a message where it is of a known kind, else as it is.
pub fn syntax_error(text: &str) -> Message {
    // What it expected or found stands behind the first comma.
    let kind = text.split(", ").next().unwrap_or(text).trim();
    let said = text;
    match kind {
        "duplicate key" => message!("toml-duplicate-key", said),
        "key with no value" | "missing value for key" | "missing value" => {
            message!("toml-no-value", said)
        }
        "missing assignment between key-value pairs" => message!("toml-no-assignment", said),
        "string values must be quoted" => message!("toml-unquoted-string", said),
        "invalid basic string"
        | "invalid literal string"
        | "invalid multi-line basic string"
        | "invalid multi-line literal string"
        | "missing opening quote" => message!("toml-open-string", said),
        "missing comma between array elements" | "missing comma between key-value pairs" => {
            message!("toml-no-comma", said)
        }
        "extra comma in array"
        | "extra comma in inline table"
        | "extra `=`"
        | "unexpected `=` in array"
        | "extra assignment between key-value pairs" => message!("toml-extra-mark", said),
        "unclosed array" | "unclosed inline table" | "unclosed table" | "unclosed array table" => {
            message!("toml-unclosed", said)
        }
        "invalid unquoted key" | "unquoted keys cannot be empty" | "invalid key-value pair" => {
            message!("toml-bad-key", said)
        }
        "unexpected content" | "unexpected key or value" => message!("toml-left-over", said),
        "invalid value" | "missing escaped value" | "too few unicode value digits" => {
            message!("toml-bad-value", said)
        }
        "unexpected leading zero"
        | "redundant numeric sign"
        | "`_` may only go between digits"
        | "radix must be lowercase"
        | "unexpected sign" => message!("toml-bad-number", said),
        _ => Message::verbatim(text),
    }
}

#[cfg(test)]
mod tests {
    use super::syntax_error;
    use crate::base::message::Language;
    use toml::de::DeTable;

    #[test]
    fn usual_mistakes_are_told_in_chinese_with_what_the_parser_said() {
        for text in [
            "a",
            "a = 1\na = 2",
            "a =",
            "a = b",
            "a = \"b",
            "a = [1 2]",
            "a = [1,, 2]",
            "a = [1",
            "[a",
            "名 = 1",
            "a = 1 2",
            "a = 012",
            "a = \"\\q\"",
        ] {
            let (_, errors) = DeTable::parse_recoverable(text);
            let said = errors[0].message().trim();
            let message = syntax_error(said);
            assert_eq!(message.to_string(), said);
            assert_ne!(message.id(), "verbatim", "{text}: {said}");
            let chinese = message.in_language(Language::Zh);
            assert!(chinese.ends_with(&format!("（{said}）")), "{chinese}");
        }
    }
}
