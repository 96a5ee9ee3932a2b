//! A document: its pages, in their order, with what people put on them.

use super::super::format::unreadable;
use super::super::loss::{Loss, LossKind, excerpt};
use super::super::ooxml::package::{Package, resolve};
use super::super::ooxml::xml::{attribute, child, children, parse_xml};
use super::super::paged::{Marks, NoText, text_of_pages};
use super::super::text::Text;
use super::numbers::area;
use super::page::{Drawn, TooMuch};
use crate::base::diag::Diagnostic;
use crate::base::message::message;
use roxmltree::{Document, Node};
use std::collections::HashMap;

/// The part that names the documents.
const ROOT: &str = "OFD.xml";

/// How many pages a document may have.
const MOST_PAGES: usize = 1_000;

/// How large a page is that does not say it, in millimetres: A4.
const A4: &str = "0 0 210 297";

/// Returns whether an archive holds such a document.
pub fn is_ofd(package: &Package<'_>) -> bool {
    package.has(ROOT)
}

/// Reads the document in an archive.
///
/// # Errors
/// `unreadable-format`, with what to do.
pub fn read(name: &str, package: &mut Package<'_>) -> Result<Text, Box<Diagnostic>> {
    let mut reader = Reader {
        name,
        package,
        drawn: Drawn::default(),
        pages: Vec::new(),
        losses: Vec::new(),
    };
    reader.read_all()?;
    let Reader { pages, losses, .. } = reader;
    let mut text = text_of_pages(name, pages).map_err(|none| refuse(name, none))?;
    text.losses.splice(0..0, losses);
    text.needs_transcript = true;
    Ok(text)
}

fn refuse(name: &str, none: NoText) -> Box<Diagnostic> {
    let help = message!("find-the-text-of-a-scan");
    let what = match none {
        NoText::NoPages | NoText::Empty => message!("an-ofd-without-text"),
        NoText::Scan => message!("an-ofd-of-pictures"),
        NoText::RecognizedScan => message!("an-ofd-with-recognized-text"),
        NoText::Garbled => message!("an-ofd-whose-characters-are-unknown"),
    };
    unreadable(name, what, help)
}

struct Reader<'r, 'a> {
    name: &'r str,
    package: &'r mut Package<'a>,
    drawn: Drawn,
    pages: Vec<Marks>,
    /// What belongs to no page.
    losses: Vec<Loss>,
}

/// A page that a document names.
struct Named {
    id: String,
    path: String,
}

impl Reader<'_, '_> {
    /// Reads the pages of all documents.
    fn read_all(&mut self) -> Result<(), Box<Diagnostic>> {
        let root = self.part(ROOT)?;
        let root = parse_xml(self.name, &root)?;
        let bodies = children(root.root_element(), "DocBody");
        for body in bodies {
            let place = |name: &str| {
                let node = child(body, name)?;
                let path = node.text()?.trim();
                (!path.is_empty()).then(|| resolve("", path))
            };
            let Some(path) = place("DocRoot") else {
                continue;
            };
            let first = self.pages.len();
            let ids = self.read_document(&path)?;
            if let Some(signatures) = place("Signatures") {
                self.add_seals(&signatures, &ids, first)?;
            }
        }
        Ok(())
    }

    /// Reads the pages of a document; returns their ids.
    fn read_document(&mut self, path: &str) -> Result<Vec<String>, Box<Diagnostic>> {
        let text = self.part(path)?;
        let document = parse_xml(self.name, &text)?;
        let root = document.root_element();
        let common = child(root, "CommonData");
        let size = common.and_then(|common| physical_box(child(common, "PageArea")?));

        let mut templates = HashMap::new();
        let named = common
            .into_iter()
            .flat_map(|common| children(common, "TemplatePage"));
        for template in named {
            if let (Some(id), Some(place)) =
                (attribute(template, "ID"), attribute(template, "BaseLoc"))
                && let Some(text) = self.part_at(path, place)?
            {
                templates.insert(id.to_owned(), text);
            }
        }
        let templates = templates.iter().map(|(id, text)| {
            let document = parse_xml(self.name, text)?;
            Ok((id.as_str(), document))
        });
        let templates =
            templates.collect::<Result<HashMap<&str, Document<'_>>, Box<Diagnostic>>>()?;

        let pages: Vec<Named> = child(root, "Pages")
            .into_iter()
            .flat_map(|pages| children(pages, "Page"))
            .filter_map(|page| {
                Some(Named {
                    id: attribute(page, "ID")?.to_owned(),
                    path: attribute(page, "BaseLoc")?.to_owned(),
                })
            })
            .collect();
        if self.pages.len() + pages.len() > MOST_PAGES {
            return Err(self.too_much());
        }
        let first = self.pages.len();
        for page in &pages {
            self.read_page(path, &page.path, size, &templates)?;
        }

        let ids: Vec<String> = pages.into_iter().map(|page| page.id).collect();
        if let Some(notes) = child(root, "Annotations").and_then(|node| node.text()) {
            self.add_notes(path, notes.trim(), &ids, first)?;
        }
        if let Some(files) = child(root, "Attachments").and_then(|node| node.text()) {
            self.add_attachments(path, files.trim())?;
        }
        Ok(ids)
    }

    fn read_page(
        &mut self,
        document: &str,
        path: &str,
        size: Option<&str>,
        templates: &HashMap<&str, Document<'_>>,
    ) -> Result<(), Box<Diagnostic>> {
        // A page that is missing is no page that can be left out.
        let text = self.part_at(document, path)?;
        let text = text.ok_or_else(|| super::super::format::damaged_archive(self.name))?;
        let page = parse_xml(self.name, &text)?;
        let root = page.root_element();

        let own = child(root, "Area").and_then(physical_box);
        let size = area(own.or(size).unwrap_or(A4)).or_else(|| area(A4));
        let mut marks = Marks {
            width: size.map_or(0.0, |size| size.width()),
            height: size.map_or(0.0, |size| size.height()),
            ..Marks::default()
        };
        let used = children(root, "Template").filter_map(|own| attribute(own, "TemplateID"));
        let used = used
            .filter_map(|id| templates.get(id))
            .map(Document::root_element);
        for content in used.chain([root]) {
            let drawn = self.drawn.add(content, &mut marks);
            drawn.map_err(|TooMuch| self.too_much())?;
        }
        self.pages.push(marks);
        Ok(())
    }

    /// Adds what people noted on pages, which have these ids.
    fn add_notes(
        &mut self,
        document: &str,
        path: &str,
        ids: &[String],
        first: usize,
    ) -> Result<(), Box<Diagnostic>> {
        let Some(text) = self.part_at(document, path)? else {
            return Ok(());
        };
        let list = parse_xml(self.name, &text)?;
        let list_path = resolve(folder(document), path);
        for page in children(list.root_element(), "Page") {
            let nth = ids
                .iter()
                .position(|id| attribute(page, "PageID") == Some(id));
            let place = child(page, "FileLoc").and_then(|node| node.text());
            let (Some(nth), Some(place)) = (nth, place) else {
                continue;
            };
            let Some(text) = self.part_at(&list_path, place.trim())? else {
                continue;
            };
            let notes = parse_xml(self.name, &text)?;
            let seen = children(notes.root_element(), "Annot")
                .filter(|note| attribute(*note, "Type") != Some("Link"))
                .filter(|note| attribute(*note, "Visible") != Some("false"));
            let words = seen.map(|note| excerpt(&words_of(note)));
            self.pages[first + nth].notes.extend(words);
        }
        Ok(())
    }

    /// Adds the seals on pages, which have these ids: each is a picture.
    fn add_seals(
        &mut self,
        path: &str,
        ids: &[String],
        first: usize,
    ) -> Result<(), Box<Diagnostic>> {
        let Some(text) = self.package.part(path)? else {
            return Ok(());
        };
        let list = parse_xml(self.name, &text)?;
        let signatures = children(list.root_element(), "Signature");
        for place in signatures.filter_map(|own| attribute(own, "BaseLoc")) {
            let Some(text) = self.part_at(path, place)? else {
                continue;
            };
            let signature = parse_xml(self.name, &text)?;
            let stamps = signature
                .descendants()
                .filter(|node| node.tag_name().name() == "StampAnnot");
            for stamp in stamps {
                let nth = ids
                    .iter()
                    .position(|id| attribute(stamp, "PageRef") == Some(id));
                let place = attribute(stamp, "Boundary").and_then(area);
                if let (Some(nth), Some(place)) = (nth, place) {
                    self.pages[first + nth].pictures.push(place);
                }
            }
        }
        Ok(())
    }

    /// Adds the files that are attached within the document.
    fn add_attachments(&mut self, document: &str, path: &str) -> Result<(), Box<Diagnostic>> {
        let Some(text) = self.part_at(document, path)? else {
            return Ok(());
        };
        let list = parse_xml(self.name, &text)?;
        for file in children(list.root_element(), "Attachment") {
            self.losses.push(Loss {
                kind: LossKind::Embedded,
                count: 1,
                line: 0,
                text: excerpt(attribute(file, "Name").unwrap_or_default()),
            });
        }
        Ok(())
    }

    /// Returns a part that must be there.
    fn part(&mut self, path: &str) -> Result<String, Box<Diagnostic>> {
        let part = self.package.part(path)?;
        part.ok_or_else(|| super::super::format::damaged_archive(self.name))
    }

    /// Returns a part that another names: from its own folder, or from the root.
    fn part_at(&mut self, from: &str, place: &str) -> Result<Option<String>, Box<Diagnostic>> {
        match self.package.part(&resolve(folder(from), place))? {
            Some(part) => Ok(Some(part)),
            None => self.package.part(&resolve("", place)),
        }
    }

    fn too_much(&self) -> Box<Diagnostic> {
        let help = message!("no-plan-is-that-long-archive-its-text");
        unreadable(self.name, message!("an-ofd-beyond-all-measure"), help)
    }
}

fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// Returns how large a page is, as it is written.
fn physical_box<'a>(area: Node<'a, '_>) -> Option<&'a str> {
    child(area, "PhysicalBox")?.text()
}

/// Returns what a note says: its remark, or the text that it shows.
fn words_of(note: Node<'_, '_>) -> String {
    let remark = child(note, "Remark").and_then(|remark| remark.text());
    let remark = remark.filter(|words| !words.trim().is_empty());
    let shown = || {
        let codes = note
            .descendants()
            .filter(|node| node.tag_name().name() == "TextCode");
        codes.filter_map(|code| code.text()).take(64).collect()
    };
    remark.map_or_else(shown, str::to_owned)
}
