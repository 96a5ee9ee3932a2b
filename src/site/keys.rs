//! What each file was made of, kept from build to build: a file whose parts are as they were need not be made again.
//!
//! A key is the list of all that was read for a file, as ranges of numbers: a calendar is read off thousands of deadlines, which
//! stand one behind another. What a number stands for, the digest of that build says. A key holds together with `base`, the
//! digest of what counts for every file: the program, the theme, settings, ledger and what editors wrote.

use crate::base::digest::{Digest, DigestMap, digest};
use crate::link::catalogue::{Digests, Read};
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::sync::Arc;

/// The first bytes of the file that keeps keys.
const FORMAT: &[u8] = b"gangmu keys 2\n";

/// What the files of a build are made of.
#[derive(Debug, Clone)]
pub struct Ingredients {
    /// The digest of what counts for all files.
    pub base: Digest,
    /// Those of all that can be read of the catalogue.
    pub digests: Arc<Digests>,
}

/// What a file was made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileKey {
    /// How many links it has.
    pub links: usize,
    /// The digest of its bytes; 0 before it is written.
    pub content: Digest,
    /// What was read for it.
    pub parts: Vec<Range<Read>>,
}

impl FileKey {
    /// Returns the key of a file with so many links that is not written yet, and of what was read for it.
    pub fn new(links: usize, reads: impl IntoIterator<Item = Read>) -> Self {
        Self {
            links,
            content: 0,
            parts: ranges(reads),
        }
    }
}

/// The keys of all files of a build that have one.
#[derive(Debug, Default)]
pub struct Keys {
    base: Digest,
    /// What the numbers of its reads stand for.
    digests: Vec<Digest>,
    files: HashMap<String, FileKey>,
}

/// What the last build left, as far as it still holds.
pub struct LastBuild<'a> {
    keys: &'a Keys,
    /// Whether what counts for every file is as it was.
    base_holds: bool,
    /// The number that each of its reads has now; nothing for one that is not as it was.
    numbers: Vec<Option<Read>>,
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
        let now = (0..).zip(digests.all());
        let now: DigestMap<Read> = now.map(|(read, &digest)| (digest, read)).collect();
        LastBuild {
            keys: self,
            base_holds: self.base == base,
            numbers: self
                .digests
                .iter()
                .map(|part| now.get(part).copied())
                .collect(),
            is_there,
        }
    }

    /// Prints the keys of files, with a digest of them all: what was cut short or damaged is not believed.
    pub fn print(ingredients: &Ingredients, files: &BTreeMap<String, FileKey>) -> Vec<u8> {
        let mut bytes = FORMAT.to_vec();
        bytes.extend(ingredients.base.to_le_bytes());
        let digests = ingredients.digests.all();
        put(&mut bytes, digests.len());
        put(&mut bytes, files.len());
        for digest in digests {
            bytes.extend(digest.to_le_bytes());
        }
        for (path, key) in files {
            put(&mut bytes, path.len());
            bytes.extend(path.as_bytes());
            put(&mut bytes, key.links);
            bytes.extend(key.content.to_le_bytes());
            put(&mut bytes, key.parts.len());
            for Range { start, end } in &key.parts {
                bytes.extend(start.to_le_bytes());
                bytes.extend(end.to_le_bytes());
            }
        }
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
        let (digests, files) = (rest.number()?, rest.number()?);
        let digests = (0..digests).map(|_| Some(Digest::from_le_bytes(rest.take()?)));
        let digests: Vec<Digest> = digests.collect::<Option<_>>()?;
        let files = (0..files).map(|_| rest.file(digests.len()));
        let files = files.collect::<Option<_>>()?;
        Some(Self {
            base,
            digests,
            files,
        })
    }
}

impl<'a> LastBuild<'a> {
    /// Returns the key of the file at a path, by the numbers of this build, if all that it was made of is as it was, and it is
    /// there.
    pub fn key_if_kept(&self, path: &str) -> Option<FileKey> {
        let key = self.keys.files.get(path)?;
        // A file that nothing was read for has no parts that could have changed: what counts for all files counts for it.
        if !self.base_holds {
            return None;
        }
        let reads = key.parts.iter().cloned().flatten();
        let reads = reads.map(|read| self.numbers[read as usize]);
        let reads: Vec<Read> = reads.collect::<Option<_>>()?;
        let now = FileKey {
            content: key.content,
            ..FileKey::new(key.links, reads)
        };
        // Last, because it asks the disk.
        (self.is_there)(path, key.content).then_some(now)
    }

    /// Returns the files of a folder with their keys, if they were made of the same and are all there; nothing where there are
    /// none.
    pub fn folder_if_kept(&self, folder: &str) -> Option<Vec<(&'a str, FileKey)>> {
        let paths = self.keys.files.keys().map(String::as_str);
        let paths = paths.filter(|path| path.starts_with(folder));
        let kept = paths.map(|path| Some((path, self.key_if_kept(path)?)));
        let kept: Vec<_> = kept.collect::<Option<_>>()?;
        (!kept.is_empty()).then_some(kept)
    }
}

/// Returns numbers as ranges of such as follow one another.
fn ranges(reads: impl IntoIterator<Item = Read>) -> Vec<Range<Read>> {
    let mut ranges: Vec<Range<Read>> = Vec::new();
    for read in reads {
        match ranges.last_mut() {
            Some(last) if last.end == read => last.end += 1,
            _ => ranges.push(read..read + 1),
        }
    }
    ranges
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

    /// Reads a file's path and key; `digests` is how many things can be read.
    fn file(&mut self, digests: usize) -> Option<(String, FileKey)> {
        let path = self.text()?.to_owned();
        let links = self.number()? as usize;
        let content = Digest::from_le_bytes(self.take()?);
        let count = self.number()?;
        let parts = (0..count).map(|_| {
            let range = self.number()?..self.number()?;
            (range.end as usize <= digests).then_some(range)
        });
        let parts = parts.collect::<Option<_>>()?;
        let key = FileKey {
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
    use super::{FileKey, Ingredients, Keys};
    use crate::link::catalogue::Digests;
    use std::collections::BTreeMap;
    use std::sync::Arc;

    fn key(reads: &[u32]) -> FileKey {
        FileKey {
            content: 9,
            ..FileKey::new(3, reads.iter().copied())
        }
    }

    fn ingredients(digests: &[u128]) -> Ingredients {
        Ingredients {
            base: 7,
            digests: Arc::new(Digests::new(digests.to_vec())),
        }
    }

    fn printed(digests: &[u128], files: &[(&str, FileKey)]) -> Vec<u8> {
        let files = files.iter().cloned();
        let files: BTreeMap<String, FileKey> =
            files.map(|(path, key)| (path.to_owned(), key)).collect();
        Keys::print(&ingredients(digests), &files)
    }

    #[test]
    fn what_was_printed_is_read_and_what_was_damaged_is_not() {
        let files = [("a.html", key(&[0, 1])), ("b/c.html", key(&[1]))];
        let bytes = printed(&[20, 21], &files);
        let keys = Keys::parse(&bytes).unwrap();
        let now = ingredients(&[20, 21]);
        let last = keys.compare(7, &now.digests, &|_, _| true);
        for (path, key) in &files {
            assert_eq!(last.key_if_kept(path).as_ref(), Some(key));
        }
        assert_eq!(last.key_if_kept("c.html"), None);

        for at in 0..bytes.len() {
            assert!(Keys::parse(&bytes[..at]).is_none());
            let mut damaged = bytes.clone();
            damaged[at] ^= 1;
            assert!(Keys::parse(&damaged).is_none());
        }
    }

    #[test]
    fn a_file_stays_as_long_as_all_that_was_read_for_it() {
        let files = [
            ("a.html", key(&[0, 1, 2])),
            ("b.html", key(&[2])),
            ("none.html", key(&[])),
        ];
        let keys = Keys::parse(&printed(&[20, 21, 22], &files)).unwrap();

        // 21 has changed, and something new stands before all.
        let now = ingredients(&[19, 20, 31, 22]);
        let last = keys.compare(7, &now.digests, &|_, _| true);
        assert_eq!(last.key_if_kept("a.html"), None);
        assert_eq!(last.key_if_kept("b.html"), Some(key(&[3])));
        assert_eq!(last.key_if_kept("none.html"), Some(key(&[])));
        let other_base = keys.compare(8, &now.digests, &|_, _| true);
        assert_eq!(other_base.key_if_kept("none.html"), None);
        let gone = keys.compare(7, &now.digests, &|_, _| false);
        assert_eq!(gone.key_if_kept("b.html"), None);
    }
}
