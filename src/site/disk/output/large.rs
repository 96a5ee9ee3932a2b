//! Files too large to be held: they write themselves, and are read again piece by piece.

use crate::base::diag::Diagnostic;
use crate::base::digest::Digest;
use std::fmt;
use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::Path;
use twox_hash::XxHash3_128;

/// How many bytes are read at once.
const READ: usize = 1 << 16;

/// Says why a file that writes itself could not be made.
#[derive(Debug)]
pub struct NotMade(pub Box<Diagnostic>);

impl fmt::Display for NotMade {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.message.fmt(f)
    }
}

impl std::error::Error for NotMade {}

/// Returns the digest of a file.
///
/// # Errors
/// A file that cannot be read.
pub(super) fn digest_of_file(path: &Path) -> io::Result<Digest> {
    let mut file = open(path)?;
    let mut digest = XxHash3_128::new();
    loop {
        let bytes = file.fill_buf()?;
        if bytes.is_empty() {
            return Ok(digest.finish_128());
        }
        digest.write(bytes);
        let read = bytes.len();
        file.consume(read);
    }
}

/// Returns whether two files hold the same bytes.
///
/// # Errors
/// A file that cannot be read.
pub(super) fn has_same_bytes(one: &Path, other: &Path) -> io::Result<bool> {
    let (mut one, mut other) = (open(one)?, open(other)?);
    loop {
        let (a, b) = (one.fill_buf()?, other.fill_buf()?);
        let both = a.len().min(b.len());
        if both == 0 || a[..both] != b[..both] {
            return Ok(a.is_empty() && b.is_empty());
        }
        one.consume(both);
        other.consume(both);
    }
}

fn open(path: &Path) -> io::Result<BufReader<File>> {
    Ok(BufReader::with_capacity(READ, File::open(path)?))
}

#[cfg(test)]
mod tests {
    use super::{READ, digest_of_file, has_same_bytes};
    use crate::base::digest::digest;

    #[test]
    fn a_file_has_the_digest_of_its_bytes() {
        let folder = tempfile::tempdir().unwrap();
        let (one, other) = (folder.path().join("1"), folder.path().join("2"));
        let mut bytes: Vec<u8> = (0..READ * 3 + 5).map(|at| at as u8).collect();
        std::fs::write(&one, &bytes).unwrap();
        assert_eq!(digest_of_file(&one).unwrap(), digest(&bytes));

        bytes[READ * 2] = 0xFF;
        std::fs::write(&other, &bytes).unwrap();
        assert!(has_same_bytes(&one, &one).unwrap());
        assert!(!has_same_bytes(&one, &other).unwrap());
    }
}
