//! A folder that is one document, as the zip archive that it is archived as.

use crate::base::message::{Explain, message, trouble};
use crate::site::disk::input_file::{self, MOST_BYTES, Unread};
use anyhow::{Result, bail};
use std::io::{Cursor, Write};
use std::path::Path;
use walkdir::{DirEntry, WalkDir};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// Packs the files of a folder, hidden ones left out, in the order of their paths. The same files give the same bytes, so
/// that a folder is known again: nothing in them tells when they were packed.
///
/// # Errors
/// A file that cannot be read; a folder with no files in it, or with more than one source may hold.
pub fn packed(folder: &Path) -> Result<Vec<u8>> {
    let is_hidden = |entry: &DirEntry| {
        entry.depth() > 0 && entry.file_name().as_encoded_bytes().starts_with(b".")
    };
    let walk = WalkDir::new(folder).sort_by_file_name().into_iter();
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(zip::DateTime::default());
    let explained = || message!("cannot-read-file", file = folder.display());

    let mut count = 0;
    let mut length = 0;
    for entry in walk.filter_entry(|entry| !is_hidden(entry)) {
        let entry = entry.map_err(std::io::Error::from).explain(explained)?;
        if !entry.file_type().is_file() {
            continue;
        }
        let path = entry.path();
        let bytes = input_file::read(path)
            .map_err(std::io::Error::from)
            .explain(|| message!("cannot-read-file", file = path.display()))?;
        count += 1;
        length += bytes.len() as u64;
        if length > MOST_BYTES {
            return Err(std::io::Error::from(Unread::TooLong)).explain(explained);
        }

        let within = path.strip_prefix(folder).unwrap_or(path).components();
        let within: Vec<_> = within
            .map(|part| part.as_os_str().to_string_lossy())
            .collect();
        let started = zip.start_file(within.join("/"), options);
        started.map_err(std::io::Error::other).explain(explained)?;
        zip.write_all(&bytes).explain(explained)?;
    }
    if count == 0 {
        bail!(trouble(message!(
            "there-are-no-files-in-file",
            file = folder.display()
        )));
    }
    let zip = zip
        .finish()
        .map_err(std::io::Error::other)
        .explain(explained)?;
    Ok(zip.into_inner())
}
