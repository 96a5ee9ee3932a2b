//! An archived file as people name it: its path and the SHA-256 of its bytes.

use crate::base::diag::Diagnostic;
use crate::base::message::message;
use crate::base::toml_table::{Reader, Table};

/// Reads the path of the archived file; reports one that leads out of the project, whose files alone are kept with it.
pub(in crate::content) fn read_archive_path(
    reader: &Reader<'_>,
    table: &mut Table<'_>,
) -> Option<String> {
    let (file, span) = table.need_at::<String>("file")?;
    let leaves = file.starts_with('/') || file.split('/').any(|part| part == "..");
    // On Windows a backslash parts folders, so that the file would be another one there.
    let message = if file.contains('\\') {
        Some(message!("file-has-a-backslash", file))
    } else {
        leaves.then(|| message!("file-leads-out-of-the-project", file))
    };
    if let Some(message) = message {
        let problem = Diagnostic::error("bad-path", message)
            .help(message!("write-a-path-relative-to-the-project"));
        reader.report(problem, span);
    }

    Some(file)
}

/// Reads the SHA-256 of the archived file; reports what cannot be one.
pub(in crate::content) fn read_checksum(
    reader: &Reader<'_>,
    table: &mut Table<'_>,
) -> Option<String> {
    let (sum, span) = table.need_at::<String>("sha256")?;
    let is_lower_hex = |b: u8| matches!(b, b'0'..=b'9' | b'a'..=b'f');
    if sum.len() != 64 || !sum.bytes().all(is_lower_hex) {
        let problem = Diagnostic::error("bad-hash", message!("this-is-not-a-sha"))
            .help(message!("hexadecimal-digits-in-lower-case-as-sha256sum"));
        reader.report(problem, span);
    }

    Some(sum)
}
