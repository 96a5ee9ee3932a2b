//! The zip archive that an office document is, and how its parts name each other.

use super::super::{encoding, format};
use super::xml::{attribute, parse_xml};
use crate::base::diag::Diagnostic;
use crate::base::message::message;
use encoding_rs::GBK;
use std::collections::HashMap;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// No part of a document is larger than this when it is unpacked, in bytes.
const LARGEST_PART: u64 = 64 << 20;
/// All that is unpacked of a document is no larger than this, in bytes.
const MOST_UNPACKED: u64 = 256 << 20;

/// Parts that say of an archive that it is a document.
const OF_DOCUMENTS: [&str; 4] = [
    "[Content_Types].xml",
    "_rels/.rels",
    "OFD.xml",
    "META-INF/manifest.xml",
];

/// A relationship of a part to another.
#[derive(Debug, Clone)]
pub struct Relation {
    /// The name by which the part refers to it.
    pub id: String,
    /// What it is, the last word of its type: `numbering`, `footnotes`.
    pub kind: String,
    /// The path of the other part.
    pub target: String,
}

/// The zip archive that an office document is.
pub struct Package<'a> {
    /// The path of the file, for what is wrong with it.
    name: &'a str,
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// Where each part lies in the archive, by its path in lower case: names of parts know no case.
    parts: HashMap<String, usize>,
    /// How many bytes were unpacked so far.
    unpacked: u64,
}

impl<'a> Package<'a> {
    /// Opens an archive.
    ///
    /// # Errors
    /// `unreadable-format` where it is no zip archive, or a broken one.
    pub fn open(name: &'a str, bytes: &'a [u8]) -> Result<Self, Box<Diagnostic>> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| format::damaged_archive(name))?;
        let mut parts = HashMap::new();
        for (at, path) in zip.file_names_raw().enumerate() {
            parts.entry(key(&decoded_path(path))).or_insert(at);
        }
        Ok(Self {
            name,
            zip,
            parts,
            unpacked: 0,
        })
    }

    /// Returns the path of the part that holds the text.
    ///
    /// # Errors
    /// `unreadable-format` where the archive holds no Word document.
    pub fn main_part(&mut self) -> Result<String, Box<Diagnostic>> {
        let relations = self.relations("")?;
        let declared = relations
            .into_iter()
            .find(|relation| relation.kind == "officeDocument");

        // Spreadsheets and presentations declare a main part too, in a folder of their own.
        let of_others = |path: &str| {
            ["xl/", "ppt/"]
                .iter()
                .any(|folder| path.starts_with(folder))
        };
        if let Some(main) = declared
            && main.target.ends_with(".xml")
            && !of_others(&main.target)
            && self.has(&main.target)
        {
            return Ok(main.target);
        }

        if self.has("word/document.xml") {
            return Ok("word/document.xml".to_owned());
        }
        let paths: Vec<String> = self.zip.file_names_raw().map(decoded_path).collect();
        Err(format::zip_without_document(self.name, &paths))
    }

    /// Returns whether the archive is a document in parts, and no folder of files.
    pub fn is_document(&self) -> bool {
        let declares = |path: &&str| self.has(path);
        let is_part = |path: &String| {
            ["word/document", "xl/workbook", "ppt/presentation"]
                .iter()
                .any(|start| path.starts_with(start))
        };
        OF_DOCUMENTS.iter().any(declares) || self.parts.keys().any(is_part)
    }

    /// Returns the paths of all files in the archive.
    pub fn files(&self) -> Vec<String> {
        let paths = self.zip.file_names_raw().map(decoded_path);
        paths.filter(|path| !path.ends_with(['/', '\\'])).collect()
    }

    /// Returns the path of the part that names the sheets of a workbook; nothing where the archive holds no workbook in XML.
    ///
    /// # Errors
    /// `unreadable-format` where the archive is broken.
    pub fn workbook_part(&mut self) -> Result<Option<String>, Box<Diagnostic>> {
        let relations = self.relations("")?.into_iter();
        let declared = relations.filter(|relation| relation.kind == "officeDocument");
        let paths = declared.map(|relation| relation.target);
        let mut paths = paths.chain(["xl/workbook.xml".to_owned()]);
        let is_workbook =
            |path: &String| path.starts_with("xl/") && path.ends_with(".xml") && self.has(path);
        Ok(paths.find(is_workbook))
    }

    /// Returns whether there is a part of that path.
    pub fn has(&self, path: &str) -> bool {
        self.parts.contains_key(&key(path))
    }

    /// Returns the relationships of a part; those of the package itself where the path is empty. What lies outside
    /// the archive is not among them.
    ///
    /// # Errors
    /// `unreadable-format` where they cannot be read.
    pub fn relations(&mut self, part: &str) -> Result<Vec<Relation>, Box<Diagnostic>> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let path = format!("{folder}/_rels/{file}.rels");
        let Some(text) = self.part(path.trim_start_matches('/'))? else {
            return Ok(Vec::new());
        };

        let document = parse_xml(self.name, &text)?;
        let relations = document.descendants().filter_map(|node| {
            let kind = attribute(node, "Type")?;
            if attribute(node, "TargetMode") == Some("External") {
                return None;
            }
            Some(Relation {
                id: attribute(node, "Id").unwrap_or_default().to_owned(),
                kind: kind.rsplit('/').next().unwrap_or(kind).to_owned(),
                target: resolve(folder, attribute(node, "Target")?),
            })
        });
        Ok(relations.collect())
    }

    /// Unpacks a part as text; `None` if it is not there.
    ///
    /// # Errors
    /// `unreadable-format` where it is broken or too large.
    pub fn part(&mut self, path: &str) -> Result<Option<String>, Box<Diagnostic>> {
        let Some(bytes) = self.bytes(path)? else {
            return Ok(None);
        };
        encoding::decode(self.name, &bytes)
            .map(Some)
            .map_err(|_| format::damaged_archive(self.name))
    }

    /// Unpacks a part; `None` if it is not there.
    ///
    /// # Errors
    /// `unreadable-format` where it is broken or too large.
    pub fn bytes(&mut self, path: &str) -> Result<Option<Vec<u8>>, Box<Diagnostic>> {
        let Some(&at) = self.parts.get(&key(path)) else {
            return Ok(None);
        };
        let file = self
            .zip
            .by_index(at)
            .map_err(|_| format::damaged_archive(self.name))?;

        // The size that the archive declares may be a lie: count what comes out.
        let mut bytes = Vec::new();
        file.take(LARGEST_PART + 1)
            .read_to_end(&mut bytes)
            .map_err(|_| format::damaged_archive(self.name))?;

        // A part that is asked for many times counts as often.
        self.unpacked += bytes.len() as u64;
        if self.unpacked > MOST_UNPACKED {
            let help = message!("no-plan-is-that-long-archive-its-text");
            return Err(format::unreadable(
                self.name,
                message!("an-office-file-that-unpacks-to-more"),
                help,
            ));
        }
        if bytes.len() as u64 > LARGEST_PART {
            let what = message!("an-office-file-whose-path-unpacks", path);
            let help = message!("no-plan-is-that-long-archive-its-text");
            return Err(format::unreadable(self.name, what, help));
        }
        Ok(Some(bytes))
    }
}

/// Returns a path as people wrote it: Windows in China writes names in GBK, and says nothing of it.
fn decoded_path(path: &[u8]) -> String {
    match std::str::from_utf8(path) {
        Ok(path) => path.to_owned(),
        Err(_) => GBK.decode_without_bom_handling(path).0.into_owned(),
    }
}

/// Returns the form of a path by which parts are found: some programs write `\` between folders.
fn key(path: &str) -> String {
    path.trim_start_matches('/')
        .replace('\\', "/")
        .to_lowercase()
}

/// Returns the path of a target that is named from a folder, or from the root.
pub fn resolve(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let mut path: Vec<&str> = match target.starts_with('/') {
        true => Vec::new(),
        false => folder.split('/').filter(|name| !name.is_empty()).collect(),
    };
    for name in target.split('/') {
        match name {
            "" | "." => {}
            ".." => drop(path.pop()),
            name => path.push(name),
        }
    }
    path.join("/")
}

#[cfg(test)]
mod tests {
    use super::resolve;

    #[test]
    fn targets_are_named_from_a_folder_or_the_root() {
        assert_eq!(resolve("word", "numbering2.xml"), "word/numbering2.xml");
        assert_eq!(resolve("word", "/word/styles.xml"), "word/styles.xml");
        assert_eq!(resolve("word", "../customXml/a.xml"), "customXml/a.xml");
        assert_eq!(resolve("", "word/document.xml"), "word/document.xml");
    }
}
