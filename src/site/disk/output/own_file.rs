//! Files that Gangmu keeps for itself.

use crate::base::message::message;
use std::io::{Error, ErrorKind};
use std::path::Path;

/// Reads such a file. What somebody put in its place that is no file is not opened: a pipe might never end.
///
/// # Errors
/// A file that is not there, is none, or cannot be read.
pub(super) fn read(path: &Path) -> std::io::Result<String> {
    let not_text = |error| Error::new(ErrorKind::InvalidData, error);
    String::from_utf8(read_bytes(path)?).map_err(not_text)
}

/// Reads such a file as bytes.
///
/// # Errors
/// As [`read`].
pub(super) fn read_bytes(path: &Path) -> std::io::Result<Vec<u8>> {
    if !std::fs::symlink_metadata(path)?.is_file() {
        return Err(Error::new(
            ErrorKind::InvalidInput,
            message!("it-is-not-a-file"),
        ));
    }
    std::fs::read(path)
}
