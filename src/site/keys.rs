//! What each file was made of, kept from build to build: a file whose parts are as they were need not be made again.
//!
//! A key is the list of the digests of all that was read for a file. It holds together with `base`, the digest of what
//! counts for every file: the program, the theme, settings, ledger and what editors wrote.

use crate::base::digest::{Digest, DigestMap, DigestSet, digest};
use crate::link::catalogue::Digests;
use std::collections::{BTreeMap, HashMap};

/// The first bytes of the file that keeps keys.
const FORMAT: &[u8] = b"gangmu keys 1\n";

/// What a file was made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileKey {
    /// How many links it has.
    pub links: usize,
    /// The digest of its bytes; 0 before it is written.
    pub content: Digest,
    /// The digests of what was read for it.
    pub parts: Vec<Digest>,
}

impl FileKey {
    /// Returns the key of a file with so many links that is not written yet.
    pub fn new(links: usize, parts: Vec<Digest>) -> Self {
        Self {
            links,
            content: 0,
            parts,
        }
    }
}

/// The keys of all files of a build that have one.
#[derive(Debug, Default)]
pub struct Keys {
    base: Digest,
    parts: Vec<Digest>,
    files: HashMap<String, KeptKey>,
}

/// A key, with its parts by their places in the list of all.
#[derive(Debug)]
struct KeptKey {
    links: u32,
    content: Digest,
    parts: Vec<u32>,
}

/// What the last build left, as far as it still holds.
pub struct LastBuild<'a> {
    keys: &'a Keys,
    /// Whether what counts for every file is as it was.
    base_holds: bool,
    /// Whether each part is as it was.
    holds: Vec<bool>,
    is_there: &'a (dyn Fn(&str, Digest) -> bool + Sync),
}

impl Keys {
    /// Returns the last build in view of what this one is made of. `is_there` says whether the file at a path still has the
    /// bytes with a digest.
    pub fn compare<'a>(
        &'a self,
        base: Digest,
        digests: &Digests,
        is_there: &'a (dyn Fn(&str, Digest) -> bool + Sync),
    ) -> LastBuild<'a> {
        let now: DigestSet = digests.all().iter().copied().collect();
        LastBuild {
            keys: self,
            base_holds: self.base == base,
            holds: self.parts.iter().map(|part| now.contains(part)).collect(),
            is_there,
        }
    }

    /// Returns the key of a file.
    pub fn get(&self, path: &str) -> Option<FileKey> {
        let key = self.files.get(path)?;
        let parts = key.parts.iter().map(|&part| self.parts[part as usize]);
        Some(FileKey {
            links: key.links as usize,
            content: key.content,
            parts: parts.collect(),
        })
    }

    /// Prints the keys of files, with a digest of them all: what was cut short or damaged is not believed.
    pub fn print(base: Digest, files: &BTreeMap<String, FileKey>) -> Vec<u8> {
        let mut places: DigestMap<u32> = DigestMap::default();
        let mut parts = Vec::new();
        let mut list = Vec::new();
        for (path, key) in files {
            put(&mut list, path.len());
            list.extend(path.as_bytes());
            put(&mut list, key.links);
            list.extend(key.content.to_le_bytes());
            put(&mut list, key.parts.len());
            for part in &key.parts {
                let place = *places.entry(*part).or_insert_with(|| {
                    parts.extend(part.to_le_bytes());
                    (parts.len() / size_of::<Digest>() - 1) as u32
                });
                list.extend(place.to_le_bytes());
            }
        }

        let mut bytes = FORMAT.to_vec();
        bytes.extend(base.to_le_bytes());
        put(&mut bytes, places.len());
        put(&mut bytes, files.len());
        bytes.extend(parts);
        bytes.extend(list);
        let sum = digest(&bytes);
        bytes.extend(sum.to_le_bytes());
        bytes
    }

    /// Reads keys; nothing where they are not whole, which costs time only.
    pub fn parse(bytes: &[u8]) -> Option<Self> {
        let (bytes, sum) = bytes.split_last_chunk()?;
        if digest(bytes) != Digest::from_le_bytes(*sum) {
            return None;
        }

        let mut rest = Rest(bytes.strip_prefix(FORMAT)?);
        let base = Digest::from_le_bytes(rest.take()?);
        let (parts, files) = (rest.number()?, rest.number()?);
        let parts = (0..parts).map(|_| Some(Digest::from_le_bytes(rest.take()?)));
        let parts: Vec<Digest> = parts.collect::<Option<_>>()?;
        let files = (0..files).map(|_| rest.file(parts.len()));
        let files = files.collect::<Option<_>>()?;
        Some(Self { base, parts, files })
    }
}

impl<'a> LastBuild<'a> {
    /// Returns the files of a folder, with the number of links of each, if they were made of the same and are all there;
    /// nothing where there are none.
    pub fn folder_if_kept(&self, folder: &str) -> Option<Vec<(&'a str, usize)>> {
        let paths = self.keys.files.keys().map(String::as_str);
        let paths = paths.filter(|path| path.starts_with(folder));
        let kept = paths.map(|path| Some((path, self.links_if_kept(path)?)));
        let kept: Vec<_> = kept.collect::<Option<_>>()?;
        (!kept.is_empty()).then_some(kept)
    }

    /// Returns the number of links of the file at a path, if all that it was made of is as it was, and it is there.
    pub fn links_if_kept(&self, path: &str) -> Option<usize> {
        let key = self.keys.files.get(path)?;
        // A file that nothing was read for has no parts that could have changed: what counts for all files counts for it.
        let holds = self.base_holds && key.parts.iter().all(|&part| self.holds[part as usize]);
        (holds && (self.is_there)(path, key.content)).then_some(key.links as usize)
    }
}

/// What is still to be read.
struct Rest<'a>(&'a [u8]);

impl<'a> Rest<'a> {
    fn take<const LENGTH: usize>(&mut self) -> Option<[u8; LENGTH]> {
        let (first, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(*first)
    }

    fn number(&mut self) -> Option<u32> {
        Some(u32::from_le_bytes(self.take()?))
    }

    fn text(&mut self) -> Option<&'a str> {
        let length = self.number()? as usize;
        let (text, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        str::from_utf8(text).ok()
    }

    /// Reads a file's path and key; `parts` is how many parts there are.
    fn file(&mut self, parts: usize) -> Option<(String, KeptKey)> {
        let path = self.text()?.to_owned();
        let links = self.number()?;
        let content = Digest::from_le_bytes(self.take()?);
        let count = self.number()?;
        let own = (0..count).map(|_| self.number().filter(|&part| (part as usize) < parts));
        let parts = own.collect::<Option<_>>()?;
        let key = KeptKey {
            links,
            content,
            parts,
        };
        Some((path, key))
    }
}

/// Adds a number; no site has four thousand million of anything.
fn put(bytes: &mut Vec<u8>, number: usize) {
    bytes.extend((number as u32).to_le_bytes());
}

#[cfg(test)]
mod tests {
    use super::{FileKey, Keys};
    use std::collections::BTreeMap;

    fn key(parts: &[u128]) -> FileKey {
        FileKey {
            links: 3,
            content: 9,
            parts: parts.to_vec(),
        }
    }

    #[test]
    fn what_was_printed_is_read_and_what_was_damaged_is_not() {
        let files = [("a.html", key(&[1, 2])), ("b/c.html", key(&[2]))];
        let files: BTreeMap<String, FileKey> =
            files.map(|(path, key)| (path.to_owned(), key)).into();
        let bytes = Keys::print(7, &files);
        let keys = Keys::parse(&bytes).unwrap();
        for (path, key) in &files {
            assert_eq!(keys.get(path).as_ref(), Some(key));
        }
        assert_eq!(keys.get("c.html"), None);

        for at in 0..bytes.len() {
            assert!(Keys::parse(&bytes[..at]).is_none());
            let mut damaged = bytes.clone();
            damaged[at] ^= 1;
            assert!(Keys::parse(&damaged).is_none());
        }
    }
}
