//! The archived files that a plan names: its source, and the notices that corrected it.

use crate::base::diag::Diagnostic;
use crate::base::message::{Message, message};
use crate::base::source::{Source, sha256};
use crate::content::document::ReadPlan;
use crate::intake::archive::{Text, read as read_archived};

/// Gives the bytes of an archived source by the path that a plan names it by.
pub type Archive<'a> = dyn Fn(&str) -> std::io::Result<Vec<u8>> + Sync + 'a;

/// Returns an archived file that a plan names by its path and its SHA-256: its source or a notice, if it is there.
/// Reports one that is not the file that was named.
pub(super) fn archived(
    read: &ReadPlan,
    (path, checksum): (&str, &str),
    file: &Source,
    archive: &Archive<'_>,
    found: &mut Vec<Diagnostic>,
) -> Option<Text> {
    let front = read.places.front.clone();
    let locate = |words: &str| file.words_in(front.clone(), words);
    let bytes = match archive(path) {
        Ok(bytes) => bytes,
        Err(error) => {
            found.push(
                Diagnostic::error(
                    "no-source",
                    message!(
                        "cannot-read-the-archived-source-file-error",
                        file = path,
                        error = Message::of_error(&error)
                    ),
                )
                .at(file, locate(path))
                .help(message!("file-is-relative-to-the-project")),
            );
            return None;
        }
    };
    let sum = sha256(&bytes);
    if sum != checksum {
        found.push(
            Diagnostic::error(
                "hash-mismatch",
                message!("file-is-not-the-file", file = path),
            )
            .at(file, locate(checksum))
            .help(message!("its-sha-is-sum-archived-sources", sum)),
        );
    }
    match read_archived(path, bytes) {
        Ok(text) => Some(text),
        Err(problem) => {
            found.push(*problem);
            None
        }
    }
}
