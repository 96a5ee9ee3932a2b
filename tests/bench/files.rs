//! The files of a site, to be written by themselves.

use rayon::prelude::*;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// How many threads write files from memory.
const WRITERS: usize = 2;

/// The files of a site, in memory.
#[derive(Default)]
pub struct Files {
    files: Vec<(PathBuf, Vec<u8>)>,
}

impl Files {
    /// Reads all files below a folder.
    pub fn read(folder: &Path) -> Self {
        let entries = walkdir::WalkDir::new(folder).into_iter();
        let paths = entries
            .map(|entry| entry.expect("a folder"))
            .filter(|entry| entry.file_type().is_file());
        let files = paths.map(|entry| {
            let path = entry.path().strip_prefix(folder).expect("below").to_owned();
            (path, std::fs::read(entry.path()).expect("a file"))
        });
        Self {
            files: files.collect(),
        }
    }

    /// Returns how many there are.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Returns the largest pages, the largest first, each with its length in bytes.
    pub fn largest_pages(&self, count: usize) -> Vec<(String, usize)> {
        let named = self.files.iter();
        let named = named.map(|(path, bytes)| (path.to_string_lossy().into_owned(), bytes.len()));
        let mut pages: Vec<_> = named.filter(|(path, _)| path.ends_with(".html")).collect();
        pages.sort_by_key(|(_, length)| std::cmp::Reverse(*length));
        pages.truncate(count);
        pages
    }

    /// Returns how long they are together.
    pub fn bytes(&self) -> usize {
        self.files.iter().map(|(_, bytes)| bytes.len()).sum()
    }

    /// Writes them all into a new folder, and says how long that took.
    pub fn write(&self, folder: &Path) -> Duration {
        let threads = rayon::ThreadPoolBuilder::new().num_threads(WRITERS).build();
        let begun = Instant::now();
        threads.expect("threads").install(|| {
            self.files.par_iter().for_each(|(path, bytes)| {
                let path = folder.join(path);
                let parent = path.parent().expect("a folder");
                std::fs::create_dir_all(parent).expect("a folder");
                std::fs::write(path, bytes).expect("a file");
            });
        });
        begun.elapsed()
    }
}
