//! Compressed copies beside files, for servers that send such files as they are.

use crate::site::SiteFile;
use flate2::{Compression, GzBuilder};
use std::io::Write;

/// A file shorter than this fits into one packet anyway.
const LEAST: usize = 1_024;
/// Of 11; the last two cost ten times the time for a hundredth of the size.
const QUALITY: i32 = 9;
/// The endings of files that get smaller; images of other kinds are compressed already.
const ENDINGS: [&str; 12] = [
    ".html",
    ".css",
    ".js",
    ".json",
    ".csv",
    ".xml",
    ".svg",
    ".txt",
    ".ics",
    ".webmanifest",
    ".sqlite",
    ".md",
];

/// What the names of compressed copies end in.
pub const ENDINGS_OF_COPIES: [&str; 2] = [".gz", ".br"];

/// Returns a file as .gz and .br, where the copy is smaller; the same bytes give the same copies.
pub fn beside(path: &str, bytes: &[u8]) -> Vec<SiteFile<'static>> {
    if bytes.len() < LEAST || !ENDINGS.iter().any(|ending| path.ends_with(ending)) {
        return Vec::new();
    }

    let [gz, br] = ENDINGS_OF_COPIES;
    let copies = [(gz, gzip(bytes)), (br, brotli(bytes))];
    copies
        .into_iter()
        // A server without the copy sends the file itself: a copy that cannot be made is no error.
        .filter_map(|(ending, copy)| Some((ending, copy.ok()?)))
        .filter(|(_, copy)| copy.len() < bytes.len())
        .map(|(ending, copy)| SiteFile::new(format!("{path}{ending}"), copy))
        .collect()
}

/// Returns bytes as gzip, without a time in its header.
fn gzip(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut writer = GzBuilder::new()
        .mtime(0)
        .write(Vec::new(), Compression::best());
    writer.write_all(bytes)?;
    writer.finish()
}

/// Returns bytes as Brotli.
fn brotli(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut out = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: QUALITY,
        size_hint: bytes.len(),
        ..Default::default()
    };
    brotli::BrotliCompress(&mut &bytes[..], &mut out, &parameters)?;
    Ok(out)
}
