//! Zip archives of a notice with its attachments.

use super::bundle::{Part, read_parts};
use super::format::{UNPACK, damaged_archive, unreadable};
use super::ooxml::package::Package;
use super::text::Text;
use crate::base::diag::Diagnostic;
use crate::base::message::message;

/// What stands in the name of a file that belongs to another.
const ATTACHED: &str = "附件";

/// Files that systems put beside those of people.
const OF_SYSTEMS: [&str; 3] = ["__MACOSX/", ".DS_Store", "Thumbs.db"];

/// Reads a zip archive as one document: the file that is no attachment, then the attachments by their names. `read` reads a
/// file within it.
///
/// # Errors
/// `unreadable-format`, with what to do: also where it holds several documents, for which is meant is not known.
pub fn read(
    name: &str,
    bytes: &[u8],
    read: impl Fn(&str, Vec<u8>) -> Result<Text, Box<Diagnostic>>,
) -> Result<Text, Box<Diagnostic>> {
    let mut package = Package::open(name, bytes)?;
    let is_of_people = |path: &String| !OF_SYSTEMS.iter().any(|own| path.contains(own));
    let mut paths: Vec<String> = package.files().into_iter().filter(is_of_people).collect();
    let is_attached = |path: &String| file_name(path).contains(ATTACHED);
    paths.sort_by_key(|path| (is_attached(path), path.clone()));

    let documents = paths.iter().filter(|path| !is_attached(path)).count();
    match (paths.len(), documents) {
        (0, _) => {
            return Err(unreadable(
                name,
                message!("a-zip-archive-with-nothing"),
                UNPACK,
            ));
        }
        (1, _) | (_, 0 | 1) => {}
        _ => {
            let what = message!("a-zip-archive-of-documents-documents", documents);
            let help = message!("unpack-it-and-import-the-folder");
            return Err(unreadable(name, what, help));
        }
    }

    let mut parts = Vec::with_capacity(paths.len());
    for path in paths {
        let bytes = package.bytes(&path)?.ok_or_else(|| damaged_archive(name))?;
        parts.push(Part {
            name: file_name(&path).to_owned(),
            bytes,
        });
    }
    read_parts(name, parts, read)
}

fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}
