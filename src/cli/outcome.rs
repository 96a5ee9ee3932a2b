//! How a command ended, as an exit code.

use crate::base::diag::{Diagnostic, error_count};
use crate::base::message::Message;
use std::fmt;
use std::process::ExitCode;

/// How a command ended, from best to worst.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// 0: done.
    Done,
    /// 1: the content has errors; what they concern was not written.
    Errors,
    /// 2: the command line was not understood.
    Misuse,
    /// 3: a file or folder could not be read or written.
    Trouble,
}

impl Outcome {
    /// Returns what a command came to that found these problems and else did its work.
    pub fn of(found: &[Diagnostic]) -> Self {
        match error_count(found) {
            0 => Self::Done,
            _ => Self::Errors,
        }
    }
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Done => ExitCode::SUCCESS,
            Outcome::Errors => ExitCode::from(1),
            Outcome::Misuse => ExitCode::from(2),
            Outcome::Trouble => ExitCode::from(3),
        }
    }
}

/// What is wrong with a command line that clap accepts.
#[derive(Debug)]
pub struct Misuse(pub Message);

impl fmt::Display for Misuse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for Misuse {}

/// Returns an error that says what is wrong with the command line.
pub fn misuse(message: Message) -> anyhow::Error {
    Misuse(message).into()
}
