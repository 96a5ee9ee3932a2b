//! Errors that have their cause outside the content, with words in each language.

use super::message;
use super::said::Message;
use std::error::Error;
use std::fmt;
use std::io;

/// What could not be done, and because of what.
#[derive(Debug)]
pub struct Trouble {
    message: Message,
    cause: Option<anyhow::Error>,
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.message.fmt(f)
    }
}

impl Error for Trouble {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.cause.as_ref().map(AsRef::as_ref)
    }
}

/// Returns an error that says this.
pub fn trouble(message: Message) -> anyhow::Error {
    let cause = None;
    Trouble { message, cause }.into()
}

/// Returns an error with a message in front of it.
pub fn explained(error: impl Into<anyhow::Error>, message: Message) -> anyhow::Error {
    let cause = Some(error.into());
    Trouble { message, cause }.into()
}

/// Says of an error what it kept from being done.
pub trait Explain<T> {
    /// Puts a message in front of the error.
    ///
    /// # Errors
    /// The error, with the message.
    fn explain(self, message: impl FnOnce() -> Message) -> anyhow::Result<T>;
}

impl<T, E: Into<anyhow::Error>> Explain<T> for Result<T, E> {
    fn explain(self, message: impl FnOnce() -> Message) -> anyhow::Result<T> {
        self.map_err(|error| explained(error, message()))
    }
}

impl Message {
    /// Returns what an error says, with its causes.
    pub fn of_error(error: &(dyn Error + 'static)) -> Self {
        let own = if let Some(trouble) = error.downcast_ref::<Trouble>() {
            trouble.message.clone()
        } else if let Some(message) = error.downcast_ref::<Message>() {
            message.clone()
        } else if let Some(error) = error.downcast_ref::<io::Error>() {
            return of_system(error);
        } else {
            Self::verbatim(error.to_string())
        };
        match error.source() {
            Some(cause) => message!("with-cause", what = own, why = Self::of_error(cause)),
            None => own,
        }
    }
}

/// Returns what the system says, in words of our own where a language needs them.
fn of_system(error: &io::Error) -> Message {
    if let Some(inner) = error.get_ref() {
        return Message::of_error(inner);
    }
    let Some(code) = error.raw_os_error() else {
        return Message::verbatim(error.to_string());
    };
    match error.kind() {
        io::ErrorKind::NotFound => message!("os-not-found", code),
        io::ErrorKind::PermissionDenied => message!("os-not-allowed", code),
        io::ErrorKind::AlreadyExists => message!("os-already-there", code),
        io::ErrorKind::NotADirectory => message!("os-no-folder", code),
        io::ErrorKind::IsADirectory => message!("os-a-folder", code),
        io::ErrorKind::StorageFull => message!("os-disk-full", code),
        io::ErrorKind::ReadOnlyFilesystem => message!("os-read-only", code),
        io::ErrorKind::DirectoryNotEmpty => message!("os-not-empty", code),
        _ => Message::verbatim(error.to_string()),
    }
}
