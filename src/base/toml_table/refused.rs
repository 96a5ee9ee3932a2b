//! What serde says of a value that it cannot read, as a message: its own words are English alone.

use crate::base::message::{Message, message};

/// Returns what it says, in the words of a message where it is of a known form, else as it is.
pub(super) fn refused_value(text: &str) -> Message {
    let known = wrong_kind(text).or_else(|| wrong_choice(text));
    known
        .or_else(|| wrong_time(text))
        .unwrap_or_else(|| Message::verbatim(text))
}

/// `invalid type: string "a", expected i16`
fn wrong_kind(text: &str) -> Option<Message> {
    let (found, expected) = text
        .strip_prefix("invalid type: ")?
        .split_once(", expected ")?;
    let at = found.find(['"', '`']).unwrap_or(found.len());
    let (kind, value) = found.split_at(at);
    let (kind, expected) = (kind_of(kind.trim_end()), wanted(expected));
    Some(match value.is_empty() {
        true => message!("invalid-type", kind, expected),
        false => message!("invalid-type-of-value", kind, value, expected),
    })
}

fn kind_of(kind: &str) -> Message {
    match kind {
        "floating point" => message!("floating-point"),
        kind => message!("kind-of-value", kind),
    }
}

fn wanted(expected: &str) -> Message {
    match expected.strip_prefix("a ") {
        Some(noun) if noun.starts_with("day of a month") => message!("a-day-of-a-month"),
        Some(noun) => message!("a-value", noun),
        None => message!("value-of-type", name = expected),
    }
}

/// `` unknown variant `a`, expected one of `b`, `c` ``
fn wrong_choice(text: &str) -> Option<Message> {
    let rest = text.strip_prefix("unknown variant ")?;
    let (variant, expected) = rest.split_once(", expected ")?;
    Some(match expected.strip_prefix("one of ") {
        Some(values) => {
            let values: Vec<&str> = values.split(", ").collect();
            message!("unknown-variant", variant, values)
        }
        None => match expected.split_once(" or ") {
            Some((one, other)) => message!("unknown-variant-of-two", variant, one, other),
            None => message!("unknown-variant-of-one", variant, expected),
        },
    })
}

/// What our own types say of times.
fn wrong_time(text: &str) -> Option<Message> {
    let (value, what) = text.split_once(" is not a")?;
    match what.split_once(": ")?.0 {
        " deadline" => Some(message!("not-a-deadline", value)),
        " month" => Some(message!("not-a-month", value)),
        " day of a month" => Some(message!("not-a-day-of-a-month", value)),
        " range of lines" => Some(message!("not-a-range-of-lines", value)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::refused_value;
    use crate::base::message::Language;

    #[test]
    fn english_stays_as_it_is_and_chinese_has_none() {
        for text in [
            "invalid type: string \"a\", expected i16",
            "invalid type: integer `5`, expected a string",
            "invalid type: sequence, expected a boolean",
            "unknown variant `a`, expected one of `b`, `c`, `d`",
            "unknown variant `a`, expected `b` or `c`",
            "unknown variant `a`, expected `b`",
            "`a` is not a deadline: write 2017, 2017-H1, 2017-Q4, 2017-03 or 2017-02-10",
            "13 is not a month: write 1 to 12",
            "32 is not a day of a month: write 1 to 31, or \"last\"",
            "[5, 2] is not a range of lines: write [first, last], counted from 1",
        ] {
            let message = refused_value(text);
            assert_eq!(message.to_string(), text);
            assert_ne!(message.id(), "verbatim", "{text}");
            let chinese = message.in_language(Language::Zh);
            assert!(
                !chinese.contains("expected") && !chinese.contains("write"),
                "{chinese}"
            );
        }
        assert_eq!(
            refused_value("something else").to_string(),
            "something else"
        );
    }
}
