//! Reads files that are files, and not without end.

use crate::base::message::{Message, message};
use std::fs::{self, File, FileType};
use std::io::{self, Read};
use std::path::Path;
use std::{error, fmt};

/// The longest file that is read, in bytes. Pages are saved with their pictures in them; all else is shorter by far.
pub const MOST_BYTES: u64 = 64 << 20;

/// Why a file was not read.
#[derive(Debug)]
pub enum Unread {
    /// It is something else, as a folder or a pipe, which might never end.
    NotAFile(Message),
    /// It is longer than [`MOST_BYTES`].
    TooLong,
    /// The system says why.
    Failed(io::Error),
}

impl Unread {
    /// Returns why.
    fn message(&self) -> Message {
        match self {
            Self::NotAFile(kind) => message!("it-is-not-of-a-kind", kind),
            Self::TooLong => message!("it-is-too-long", most = MOST_BYTES >> 20),
            Self::Failed(error) => Message::of_error(error),
        }
    }
}

impl fmt::Display for Unread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.message().fmt(f)
    }
}

impl error::Error for Unread {}

impl From<io::Error> for Unread {
    fn from(error: io::Error) -> Self {
        Self::Failed(error)
    }
}

impl From<Unread> for io::Error {
    fn from(unread: Unread) -> Self {
        match unread {
            Unread::Failed(error) => error,
            other => io::Error::other(other.message()),
        }
    }
}

/// Reads a file. Links are followed.
///
/// # Errors
/// What is not a file, is longer than [`MOST_BYTES`], or cannot be read.
pub fn read(path: &Path) -> Result<Vec<u8>, Unread> {
    // To open a device may do something, and to open a pipe waits for who writes into it: so one asks first. What is
    // opened may be another by then, so one asks again.
    check(&fs::metadata(path)?)?;
    let file = open_without_waiting(path)?;
    let there = file.metadata()?;
    check(&there)?;

    let mut bytes = Vec::with_capacity(there.len() as usize);
    // It may grow while it is read.
    file.take(MOST_BYTES + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(Unread::TooLong);
    }
    Ok(bytes)
}

/// Reports what is not a file or is too long, by what the system says of it.
fn check(there: &fs::Metadata) -> Result<(), Unread> {
    if !there.is_file() {
        return Err(Unread::NotAFile(kind_of(there.file_type())));
    }
    if there.len() > MOST_BYTES {
        return Err(Unread::TooLong);
    }
    Ok(())
}

#[cfg(unix)]
fn open_without_waiting(path: &Path) -> io::Result<File> {
    use rustix::fs::OFlags;
    use std::os::unix::fs::OpenOptionsExt;

    let flags = OFlags::NONBLOCK | OFlags::NOCTTY;
    File::options()
        .read(true)
        .custom_flags(flags.bits() as i32)
        .open(path)
}

#[cfg(not(unix))]
fn open_without_waiting(path: &Path) -> io::Result<File> {
    File::open(path)
}

/// Returns what something is that is not a file, in words.
pub(super) fn kind_of(file_type: FileType) -> Message {
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt;
        if file_type.is_fifo() {
            return message!("a-pipe");
        }
        if file_type.is_socket() {
            return message!("a-socket");
        }
        if file_type.is_char_device() || file_type.is_block_device() {
            return message!("a-device");
        }
    }

    match file_type.is_dir() {
        true => message!("a-folder"),
        false => message!("something-else"),
    }
}
