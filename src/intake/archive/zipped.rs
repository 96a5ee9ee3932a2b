//! Zip archives of a notice with its attachments.

use super::bundle::{Part, read_parts};
use super::format::{UNPACK, damaged_archive, unreadable};
use super::ooxml::package::Package;
use super::text::Text;
use crate::base::diag::Diagnostic;
use crate::base::message::message;
use crate::base::text::parse_numeral;

/// The characters of Chinese numerals.
const CHINESE: &str = "零一二三四五六七八九十百";

/// What stands in the name of a file that belongs to another.
const ATTACHED: &str = "附件";

/// Files that systems and programs put beside those of people.
const OF_SYSTEMS: [&str; 5] = ["__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini", "~$"];

/// Reads a zip archive as one document: the file that is no attachment, then the attachments by their numbers. `read` reads a
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
    paths.sort_by_cached_key(|path| {
        let name = file_name(path);
        (is_attached(path), attachment_number(name), path.clone())
    });

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

/// Returns the number of an attachment: that behind 附件, or else the one that its name begins with. One without a number
/// comes first.
fn attachment_number(name: &str) -> Option<u32> {
    let behind = name.split_once(ATTACHED).map_or("", |(_, behind)| behind);
    let is_numeral = |c: &char| c.is_numeric() || CHINESE.contains(*c);
    let number = |text: &str| {
        let text = text.trim_start_matches(|c: char| c.is_whitespace() || "（([".contains(c));
        let digits: String = text.chars().take_while(is_numeral).collect();
        parse_numeral(&digits)
    };
    number(behind).or_else(|| number(name))
}

fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

#[cfg(test)]
mod tests {
    use super::attachment_number;

    #[test]
    fn attachments_are_numbered_behind_the_word_or_before_it() {
        assert_eq!(attachment_number("附件10：任务分解表.xls"), Some(10));
        assert_eq!(attachment_number("附件 二.docx"), Some(2));
        assert_eq!(attachment_number("3.附件：分工方案.doc"), Some(3));
        assert_eq!(attachment_number("附件：分工方案.doc"), None);
    }
}
