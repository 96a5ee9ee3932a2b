//! Word documents: the container, and the parts that matter.

use super::format::{unreadable, zipped};
use super::numbering::Numbering;
use super::{encoding, wordtext};
use crate::base::diag::Diagnostic;
use crate::base::source::Source;
use roxmltree::{Document, Node, ParsingOptions};
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// No part of a document is larger than this when it is unpacked, in bytes.
const LARGEST: u64 = 64 << 20;

/// No part has more elements and texts than this.
const MOST_NODES: u32 = 4_000_000;

/// Reads a .docx, or says what else the zip archive is.
///
/// # Errors
/// `unreadable-format`, with what to do.
pub fn read(name: &str, bytes: &[u8]) -> Result<Source, Box<Diagnostic>> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged(name))?;
    let parts: Vec<String> = zip
        .file_names()
        .flatten()
        .map(|part| part.into_owned())
        .collect();
    let has = |part: &str| parts.iter().any(|name| name == part);
    let main = main_part(name, &mut zip)?;
    let main = match main {
        Some(main) if main.ends_with(".xml") && has(&main) && main.starts_with("word/") => main,
        _ if has("word/document.xml") => "word/document.xml".to_owned(),
        _ => {
            let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
            let (what, help) = zipped(&parts);
            return Err(unreadable(name, what, help));
        }
    };
    let document = part(name, &mut zip, &main)?.ok_or_else(|| damaged(name))?;
    let styles = part(name, &mut zip, "word/styles.xml")?;
    let numbers = part(name, &mut zip, "word/numbering.xml")?;
    let document = xml(name, &document)?;
    let styles = styles.as_deref().map(|text| xml(name, text)).transpose()?;
    let numbers = numbers.as_deref().map(|text| xml(name, text)).transpose()?;
    let numbering = Numbering::new(numbers.as_ref(), styles.as_ref());
    let text = wordtext::lines(&document, numbering);
    if text.is_empty() {
        let help = "if it shows scanned pages, find the text elsewhere or type it";
        return Err(unreadable(name, "a Word document without text", help));
    }
    Ok(Source::new(name, text))
}

fn damaged(name: &str) -> Box<Diagnostic> {
    let help = "download it again; if Word can open it, save it as .docx from there";
    unreadable(name, "a damaged zip archive or .docx", help)
}

/// The path of the main part, as the package names it.
fn main_part(
    name: &str,
    zip: &mut ZipArchive<Cursor<&[u8]>>,
) -> Result<Option<String>, Box<Diagnostic>> {
    let Some(relations) = part(name, zip, "_rels/.rels")? else {
        return Ok(None);
    };
    let relations = xml(name, &relations)?;
    let mut targets = relations.descendants().filter_map(|node| {
        let kind = node.attribute("Type")?;
        let target = node.attribute("Target")?;
        kind.ends_with("/officeDocument").then_some(target)
    });
    Ok(targets
        .next()
        .map(|target| target.trim_start_matches('/').to_owned()))
}

/// A part of the package as text, if it is there.
fn part(
    name: &str,
    zip: &mut ZipArchive<Cursor<&[u8]>>,
    path: &str,
) -> Result<Option<String>, Box<Diagnostic>> {
    let file = match zip.by_name(path) {
        Ok(file) => file,
        Err(zip::result::ZipError::FileNotFound) => return Ok(None),
        Err(_) => return Err(damaged(name)),
    };
    let mut bytes = Vec::new();
    // The size that the archive declares may be a lie: count what comes out.
    file.take(LARGEST + 1)
        .read_to_end(&mut bytes)
        .map_err(|_| damaged(name))?;
    if bytes.len() as u64 > LARGEST {
        let what = format!("a .docx whose {path} unpacks to more than 64 MiB");
        let help = "no plan is that long; archive its text";
        return Err(unreadable(name, &what, help));
    }
    encoding::decode(name, &bytes)
        .map(Some)
        .map_err(|_| damaged(name))
}

/// Parses a part. Entities of its own are refused, and nesting does not recurse.
fn xml<'a>(name: &str, text: &'a str) -> Result<Document<'a>, Box<Diagnostic>> {
    let options = ParsingOptions {
        allow_dtd: false,
        nodes_limit: MOST_NODES,
        ..ParsingOptions::default()
    };
    Document::parse_with_options(text, options).map_err(|_| damaged(name))
}

/// The first child of that name, in whatever namespace: there are two for the same things.
pub fn child<'a, 'b>(node: Node<'a, 'b>, name: &str) -> Option<Node<'a, 'b>> {
    node.children()
        .find(|child| child.tag_name().name() == name)
}

/// An attribute by its local name.
pub fn attr<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    let mut attributes = node.attributes();
    attributes.find(|a| a.name() == name).map(|a| a.value())
}

/// The `val` of the first child of that name.
pub fn val<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    attr(child(node, name)?, "val")
}

/// Whether a property is set: it is there, and does not say that it is off.
pub fn is_set(properties: Option<Node<'_, '_>>, name: &str) -> bool {
    let property = properties.and_then(|properties| child(properties, name));
    property.is_some_and(|p| !matches!(attr(p, "val"), Some("0" | "false" | "off" | "none")))
}
