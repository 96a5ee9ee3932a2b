//! Names of files and folders.

use super::file_name::is_device;

/// Returns whether a text names a file or folder on every system, and no other place: letters, digits, `-` and `_`.
pub fn is_plain_name(name: &str) -> bool {
    let is_plain = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'_';
    !name.is_empty() && name.bytes().all(is_plain) && !is_device(name)
}
