//! Files that are a plan already, or that would be the same plan.

use crate::base::diag::Diagnostic;
use crate::base::message::message;

/// Reports a source that is a plan already, under another address than it would be given now.
pub fn same_source(id: &str) -> Diagnostic {
    let message = message!("this-source-is-already-the-plan-id", id);
    Diagnostic::warning("same-source", message).help(message!("it-was-read-as-that-plan-import"))
}

/// Reports a file with the bytes of another of the same run.
pub fn same_bytes(other: &str) -> Diagnostic {
    Diagnostic::error("same-bytes", message!("it-is-the-same-file-as", other))
}

/// Reports two files that would be written to one plan.
pub fn same_id(one: &str, other: &str, id: &str) -> Diagnostic {
    Diagnostic::error(
        "same-id",
        message!("one-and-other-would-both", one, other, id),
    )
    .help(message!("if-they-are-two-plans-import"))
}
