//! The archived files that people name: a plan's source, the notices that corrected it, the reports that records quote.

use crate::base::diag::Diagnostic;
use crate::base::message::{Message, message};
use crate::base::source::{Source, sha256};
use crate::content::document::ReadPlan;
use crate::intake::archive::{Text, read as read_archived};
use std::ops::Range;

/// Gives the bytes of an archived source by the path that a plan names it by.
pub type Archive<'a> = dyn Fn(&str) -> std::io::Result<Vec<u8>> + Sync + 'a;

/// An archived file as people name it, and where they do.
pub(super) struct Named<'a> {
    /// Its path.
    pub path: &'a str,
    /// The SHA-256 of its bytes.
    pub checksum: &'a str,
    /// The file that names it.
    pub file: &'a Source,
    /// Where its path stands there.
    pub path_span: Range<usize>,
    /// Where its checksum stands there.
    pub checksum_span: Range<usize>,
}

impl<'a> Named<'a> {
    /// Names a file that a plan names in its head by its path and its checksum.
    pub fn in_plan(
        read: &ReadPlan,
        (path, checksum): (&'a str, &'a str),
        file: &'a Source,
    ) -> Self {
        let front = || read.places.front.clone();
        Self {
            path,
            checksum,
            file,
            path_span: file.words_in(front(), path),
            checksum_span: file.words_in(front(), checksum),
        }
    }
}

/// Returns an archived file that people name, if it is there. Reports one that is not the file that was named.
pub(super) fn archived(
    named: Named<'_>,
    archive: &Archive<'_>,
    found: &mut Vec<Diagnostic>,
) -> Option<Text> {
    let Named {
        path,
        checksum,
        file,
        path_span,
        checksum_span,
    } = named;
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
                .at(file, path_span)
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
            .at(file, checksum_span)
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
