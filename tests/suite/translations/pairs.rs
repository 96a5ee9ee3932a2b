//! Which page is the translation of which.

use crate::support::root;
use std::collections::BTreeMap;
use std::path::Path;

/// Pages beside the README, which have their translation beside them.
const AT_ROOT: [&str; 3] = ["CONTRIBUTING", "README", "SECURITY"];

/// The pages, English and Chinese, by their paths in the repository.
pub struct Pairs(BTreeMap<String, String>);

impl Pairs {
    /// Returns all of the repository: each page of docs/, and some beside it.
    pub fn all() -> Self {
        let mut pairs: BTreeMap<String, String> = AT_ROOT
            .iter()
            .map(|name| (format!("{name}.md"), format!("{name}.zh-CN.md")))
            .collect();
        let names = pages_in(&root().join("docs")).into_iter();
        pairs.extend(names.map(|name| (format!("docs/{name}"), format!("docs/zh/{name}"))));
        Self(pairs)
    }

    /// Returns no pairs, so that links stay what they are.
    pub fn none() -> Self {
        Self(BTreeMap::new())
    }

    /// Returns the pairs: the English page, the Chinese one.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .map(|(one, other)| (one.as_str(), other.as_str()))
    }

    /// Returns the path of the translation of a page, and any other text as it is.
    pub fn translated(&self, path: &str) -> String {
        self.0.get(path).map_or(path, String::as_str).to_owned()
    }
}

/// Returns the names of the pages in a folder.
pub fn pages_in(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.filter(|name| name.ends_with(".md")).collect()
}
