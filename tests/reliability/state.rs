//! What lies in a folder after something went wrong, and whether a reader would notice.

use crate::made_site::Files;
use gangmu::site::disk::output::MANIFEST;
use std::collections::BTreeSet;
use std::path::Path;
use walkdir::WalkDir;

/// Returns all files below a folder; none where there is no folder.
pub fn files(folder: &Path) -> Files {
    let mut files = Files::new();
    for entry in WalkDir::new(folder).into_iter().flatten() {
        if entry.file_type().is_dir() {
            continue;
        }
        let path = entry.path().strip_prefix(folder).expect("below");
        let text = std::fs::read(entry.path()).expect("a file");
        files.insert(
            path.to_string_lossy().into_owned(),
            String::from_utf8_lossy(&text).into_owned(),
        );
    }
    files
}

/// Returns the files without Gangmu's own list of them.
pub fn pages(mut files: Files) -> Files {
    files.remove(MANIFEST);
    files
}

/// Returns what a reader who follows links from the first page would miss, and what the search would.
pub fn missing(files: &Files) -> Vec<String> {
    let mut missing = Vec::new();
    let mut seen = BTreeSet::new();
    let mut open = vec!["index.html"];

    while let Some(path) = open.pop() {
        if !seen.insert(path) {
            continue;
        }
        match files.get(path) {
            None => missing.push(path.to_owned()),
            Some(text) => {
                let links = text.split("href=\"/").skip(1);
                open.extend(links.filter_map(|rest| rest.split('"').next()));
            }
        }
    }

    let search = files.get("search/search.js").map_or("", String::as_str);
    let shards = search.lines().filter(|shard| !files.contains_key(*shard));
    missing.extend(shards.map(str::to_owned));
    missing
}
