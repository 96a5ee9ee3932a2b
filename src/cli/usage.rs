//! What is wrong with a command line, in the language of its readers.

use crate::base::message::{Language, Message, message};
use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};

/// Returns what is wrong with a command line, in other words than those of the library; nothing where it says it best
/// itself: in English, and where the answer is help or the version.
pub fn explained(error: &Error, language: Language) -> Option<Message> {
    if language == Language::En || !error.use_stderr() {
        return None;
    }
    let wrong = wrong(error)?;
    let usage = text(error, ContextKind::Usage);
    let usage = usage.map(|usage| usage.trim_start_matches("Usage:").trim().to_owned());
    Some(match usage {
        Some(usage) => message!(
            "wrong-command-line-with-usage",
            wrong,
            near = near(error),
            usage
        ),
        None => message!("wrong-command-line", wrong, near = near(error)),
    })
}

/// Returns what is wrong, in a sentence.
fn wrong(error: &Error) -> Option<Message> {
    let argument = text(error, ContextKind::InvalidArg);
    let value = text(error, ContextKind::InvalidValue);
    Some(match error.kind() {
        ErrorKind::UnknownArgument => message!("unknown-argument", argument),
        ErrorKind::InvalidSubcommand => {
            message!(
                "unknown-command",
                command = text(error, ContextKind::InvalidSubcommand)
            )
        }
        ErrorKind::InvalidValue => match value.filter(|value| !value.is_empty()) {
            Some(value) => message!("wrong-value", value, argument, values = allowed(error)),
            None => message!("value-is-missing", argument, values = allowed(error)),
        },
        ErrorKind::ValueValidation => {
            let source = std::error::Error::source(error);
            message!(
                "value-is-refused",
                value,
                argument,
                why = source.map(Message::of_error)
            )
        }
        ErrorKind::MissingRequiredArgument => message!("argument-is-missing", argument),
        ErrorKind::MissingSubcommand => message!("command-is-missing"),
        ErrorKind::ArgumentConflict => message!(
            "arguments-exclude-each-other",
            argument,
            other = text(error, ContextKind::PriorArg)
        ),
        ErrorKind::TooManyValues => message!("one-value-too-many", value, argument),
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            message!("wrong-number-of-values", argument)
        }
        ErrorKind::InvalidUtf8 => message!("command-line-is-not-utf8"),
        _ => return None,
    })
}

/// Returns the values that an argument takes, in brackets; nothing where they are not known.
fn allowed(error: &Error) -> Option<Message> {
    match error.get(ContextKind::ValidValue) {
        Some(ContextValue::Strings(values)) if !values.is_empty() => {
            Some(message!("allowed-values", values))
        }
        _ => None,
    }
}

/// Returns what may have been meant; nothing where nothing is near.
fn near(error: &Error) -> Option<Message> {
    let kinds = [
        ContextKind::SuggestedArg,
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedValue,
    ];
    let near = match kinds.into_iter().find_map(|kind| error.get(kind))? {
        ContextValue::String(name) => vec![name.clone()],
        ContextValue::Strings(names) => names.clone(),
        _ => return None,
    };
    Some(message!("perhaps-meant", near))
}

/// Returns what the library knows of an error.
fn text(error: &Error, kind: ContextKind) -> Option<String> {
    match error.get(kind)? {
        ContextValue::String(text) => Some(text.clone()),
        ContextValue::Strings(texts) => Some(texts.join(" ")),
        ContextValue::StyledStr(text) => Some(text.to_string()),
        ContextValue::Number(number) => Some(number.to_string()),
        _ => None,
    }
}
