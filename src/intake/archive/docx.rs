//! Word documents: the container, and the parts that matter.

use super::numbering::Numbering;
use super::{encoding, format, word_text};
use crate::base::diag::Diagnostic;
use crate::base::source::Source;
use roxmltree::{Document, ParsingOptions};
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// No part of a document is larger than this when it is unpacked, in bytes.
const LARGEST_PART: u64 = 64 << 20;

/// No part has more elements and texts than this.
const MOST_NODES: u32 = 4_000_000;

/// Reads a .docx, or says what else the zip archive is.
///
/// # Errors
/// `unreadable-format`, with what to do.
pub fn read(name: &str, bytes: &[u8]) -> Result<Source, Box<Diagnostic>> {
    let mut package = Package::open(name, bytes)?;
    let main = package.main_part()?;

    let document = package.part(&main)?.ok_or_else(|| damaged(name))?;
    let styles = package.part("word/styles.xml")?;
    let numbers = package.part("word/numbering.xml")?;

    let parse = |text| parse_xml(name, text);
    let document = parse(&document)?;
    let styles = styles.as_deref().map(parse).transpose()?;
    let numbers = numbers.as_deref().map(parse).transpose()?;

    // Numbers such as 一、 stand in no text of the document: Word counts them when it shows the page.
    let numbering = Numbering::new(numbers.as_ref(), styles.as_ref());
    let text = word_text::document_lines(&document, numbering);

    if text.is_empty() {
        let what = "a Word document without text";
        let help = "if it shows scanned pages, find the text elsewhere or type it";
        return Err(format::unreadable(name, what, help));
    }

    Ok(Source::new(name, text))
}

fn damaged(name: &str) -> Box<Diagnostic> {
    let help = "download it again; if Word can open it, save it as .docx from there";
    format::unreadable(name, "a damaged zip archive or .docx", help)
}

/// The zip archive that a Word document is.
struct Package<'a> {
    /// The path of the file, for what is wrong with it.
    name: &'a str,
    zip: ZipArchive<Cursor<&'a [u8]>>,
}

impl<'a> Package<'a> {
    fn open(name: &'a str, bytes: &'a [u8]) -> Result<Self, Box<Diagnostic>> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged(name))?;
        Ok(Self { name, zip })
    }

    /// Returns the path of the part that holds the text.
    ///
    /// # Errors
    /// `unreadable-format` where the archive holds no Word document.
    fn main_part(&mut self) -> Result<String, Box<Diagnostic>> {
        let declared = self.declared_main_part()?;
        let parts: Vec<String> = self
            .zip
            .file_names()
            .flatten()
            .map(|part| part.into_owned())
            .collect();
        let has = |path: &str| parts.iter().any(|part| part == path);

        // Spreadsheets and presentations declare a main part too, in a folder of their own.
        if let Some(main) = declared
            && main.ends_with(".xml")
            && main.starts_with("word/")
            && has(&main)
        {
            return Ok(main);
        }

        if has("word/document.xml") {
            return Ok("word/document.xml".to_owned());
        }
        Err(format::zip_without_document(self.name, &parts))
    }

    /// Returns the path of the main part, as the package declares it.
    fn declared_main_part(&mut self) -> Result<Option<String>, Box<Diagnostic>> {
        let Some(relations) = self.part("_rels/.rels")? else {
            return Ok(None);
        };

        let relations = parse_xml(self.name, &relations)?;
        let mut targets = relations.descendants().filter_map(|node| {
            let kind = node.attribute("Type")?;
            let target = node.attribute("Target")?;
            kind.ends_with("/officeDocument").then_some(target)
        });
        let main = targets.next();
        Ok(main.map(|target| target.trim_start_matches('/').to_owned()))
    }

    /// Unpacks a part as text; `None` if it is not there.
    fn part(&mut self, path: &str) -> Result<Option<String>, Box<Diagnostic>> {
        let file = match self.zip.by_name(path) {
            Ok(file) => file,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(_) => return Err(damaged(self.name)),
        };

        // The size that the archive declares may be a lie: count what comes out.
        let mut bytes = Vec::new();
        file.take(LARGEST_PART + 1)
            .read_to_end(&mut bytes)
            .map_err(|_| damaged(self.name))?;

        if bytes.len() as u64 > LARGEST_PART {
            let what = format!("a .docx whose {path} unpacks to more than 64 MiB");
            let help = "no plan is that long; archive its text";
            return Err(format::unreadable(self.name, &what, help));
        }

        encoding::decode(self.name, &bytes)
            .map(Some)
            .map_err(|_| damaged(self.name))
    }
}

/// Parses a part. Entities of its own are refused, and nesting does not recurse.
fn parse_xml<'a>(name: &str, text: &'a str) -> Result<Document<'a>, Box<Diagnostic>> {
    let options = ParsingOptions {
        allow_dtd: false,
        nodes_limit: MOST_NODES,
        ..ParsingOptions::default()
    };
    Document::parse_with_options(text, options).map_err(|_| damaged(name))
}
