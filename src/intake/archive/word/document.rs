//! Reads a Word document: puts the parts together that matter.

use super::super::format;
use super::super::loss::{Loss, LossKind, Losses, excerpt};
use super::super::ooxml::package::{Package, Relation};
use super::super::ooxml::xml::{self, parse_xml};
use super::super::text::Text;
use super::super::{encoding, page, plain};
use super::body::{self, Parts};
use super::chunk::Chunk;
use super::numbering::Numbering;
use super::runs::{self, Notes, Runs};
use super::styles::Styles;
use crate::base::diag::Diagnostic;
use crate::base::message::message;
use crate::base::source::Source;
use std::collections::HashMap;

/// How deep documents stand in each other that are still read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nesting {
    /// The file itself.
    Outermost,
    /// A file within it.
    Within,
}

/// Reads a .docx, or says what else the zip archive is.
///
/// # Errors
/// `unreadable-format`, with what to do.
pub fn read(name: &str, bytes: &[u8], nesting: Nesting) -> Result<Text, Box<Diagnostic>> {
    let mut package = Package::open(name, bytes)?;
    let main = package.main_part()?;
    let relations = package.relations(&main)?;

    let document = package
        .part(&main)?
        .ok_or_else(|| format::damaged_archive(name))?;
    let styles = related(&mut package, &main, &relations, "styles")?;
    let numbers = related(&mut package, &main, &relations, "numbering")?;
    let notes = notes(name, &mut package, &main, &relations)?;
    let chunks = read_chunks(&mut package, &relations, nesting)?;

    let parse = |text| parse_xml(name, text);
    let document = parse(&document)?;
    let styles = styles.as_deref().map(parse).transpose()?;
    let numbers = numbers.as_deref().map(parse).transpose()?;

    // Numbers such as 一、 stand in no text of the document: Word counts them when it shows the page.
    let numbering = Numbering::new(numbers.as_ref(), styles.as_ref());
    let styles = Styles::new(styles.as_ref());
    let parts = Parts {
        numbering,
        runs: Runs::new(&styles, &notes),
        chunks,
    };
    let (text, losses) = body::document_lines(&document, parts);
    let headers = headers(name, &mut package, &relations)?;
    text_of(name, text, losses, headers)
}

/// What a document of another form becomes: the parts that a .docx has.
pub struct Translated {
    /// The main part.
    pub document: String,
    /// The lists.
    pub numbering: String,
    /// Notes and comments.
    pub notes: Notes,
    /// What headers and footers say.
    pub headers: Vec<String>,
}

/// Reads a document of another form, once it has the parts of a .docx.
///
/// # Errors
/// `unreadable-format`, with what to do.
pub fn read_translated(name: &str, own: &Translated) -> Result<Text, Box<Diagnostic>> {
    let document = parse_xml(name, &own.document)?;
    let numbers = parse_xml(name, &own.numbering)?;
    let styles = Styles::default();
    let parts = Parts {
        numbering: Numbering::new(Some(&numbers), None),
        runs: Runs::new(&styles, &own.notes),
        chunks: HashMap::new(),
    };
    let (text, losses) = body::document_lines(&document, parts);
    text_of(name, text, losses, own.headers.clone())
}

/// Returns the text of a document with these lines and losses; `headers` are what its headers and footers say.
///
/// # Errors
/// `unreadable-format` where there are no lines.
fn text_of(
    name: &str,
    text: String,
    mut losses: Losses,
    headers: Vec<String>,
) -> Result<Text, Box<Diagnostic>> {
    if text.is_empty() {
        let what = message!("a-word-document-without-text");
        let help = message!("if-it-shows-scanned-pages-find");
        return Err(format::unreadable(name, what, help));
    }

    // Those that hold no more than the number of the page say nothing.
    let headers = headers.into_iter();
    let worded = headers.filter(|words| words.chars().any(char::is_alphabetic));
    losses.extend(worded.map(|words| Loss {
        kind: LossKind::HeaderOrFooter,
        count: 1,
        line: 0,
        text: excerpt(&words),
    }));
    Ok(Text::with_tables(
        Source::new(name, text),
        losses.into_sorted(),
    ))
}

/// Unpacks the part that the main part names as one of a kind; where it names none, the one of the usual name.
fn related(
    package: &mut Package<'_>,
    main: &str,
    relations: &[Relation],
    kind: &str,
) -> Result<Option<String>, Box<Diagnostic>> {
    let declared = relations.iter().find(|relation| relation.kind == kind);
    match declared {
        Some(relation) => package.part(&relation.target),
        None => {
            let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder);
            package.part(&format!("{folder}/{kind}.xml"))
        }
    }
}

/// Returns what the notes and comments of a document say.
fn notes(
    name: &str,
    package: &mut Package<'_>,
    main: &str,
    relations: &[Relation],
) -> Result<Notes, Box<Diagnostic>> {
    let mut read = |kind: &str, note: &str| -> Result<HashMap<_, _>, Box<Diagnostic>> {
        let Some(part) = related(package, main, relations, kind)? else {
            return Ok(HashMap::new());
        };
        let part = parse_xml(name, &part)?;
        Ok(runs::notes_of(part.root_element(), note))
    };
    Ok(Notes {
        footnotes: read("footnotes", "footnote")?,
        endnotes: read("endnotes", "endnote")?,
        comments: read("comments", "comment")?,
    })
}

/// Returns what the headers and footers of a document say.
fn headers(
    name: &str,
    package: &mut Package<'_>,
    relations: &[Relation],
) -> Result<Vec<String>, Box<Diagnostic>> {
    let mut all = Vec::new();
    let headers = relations
        .iter()
        .filter(|relation| matches!(relation.kind.as_str(), "header" | "footer"));
    for relation in headers {
        if let Some(part) = package.part(&relation.target)? {
            let part = parse_xml(name, &part)?;
            all.push(xml::words_in(part.root_element()));
        }
    }
    Ok(all)
}

/// Returns the files that a document shows, by the ids that it names them by.
///
/// # Errors
/// `unreadable-format` where the archive is broken.
fn read_chunks(
    package: &mut Package<'_>,
    relations: &[Relation],
    nesting: Nesting,
) -> Result<HashMap<String, Chunk>, Box<Diagnostic>> {
    let mut chunks = HashMap::new();
    for relation in relations
        .iter()
        .filter(|relation| relation.kind == "aFChunk")
    {
        let chunk = match (nesting, package.bytes(&relation.target)?) {
            (Nesting::Outermost, Some(bytes)) => read_chunk(&relation.target, bytes),
            _ => Chunk::Unreadable(relation.target.clone()),
        };
        chunks.insert(relation.id.clone(), chunk);
    }
    Ok(chunks)
}

fn read_chunk(name: &str, bytes: Vec<u8>) -> Chunk {
    let read = if format::is_zip(&bytes) {
        read(name, &bytes, Nesting::Within)
    } else {
        read_text(name, &bytes)
    };
    match read {
        Ok(text) => Chunk::Read(text),
        Err(problem) => Chunk::Unreadable(format!("{name}: {}", problem.message)),
    }
}

fn read_text(name: &str, bytes: &[u8]) -> Result<Text, Box<Diagnostic>> {
    format::check_is_text(name, bytes)?;
    let text = encoding::decode(name, bytes)?;
    match format::is_html(name, &text) {
        true => page::read(name, &text),
        false => Ok(Text::without_page(
            Source::new(name, plain::separate_lines(text)),
            Vec::new(),
        )),
    }
}
