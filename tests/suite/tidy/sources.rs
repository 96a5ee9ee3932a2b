//! The files of a source tree: the project's own, or one that a test makes up.

use crate::support::root;
use std::collections::BTreeMap;

/// A file, as it is written and as syn reads it.
pub struct SourceFile {
    /// Its text.
    pub text: String,
    /// What it declares.
    pub syntax: syn::File,
}

/// The files of a source tree by their path below `src/`.
pub struct Sources(BTreeMap<String, SourceFile>);

impl Sources {
    /// Reads the project's own `src/`.
    pub fn of_the_project() -> Self {
        let folder = root().join("src");
        let files = walkdir::WalkDir::new(&folder)
            .into_iter()
            .map(|entry| entry.unwrap().into_path())
            .filter(|path| path.extension().is_some_and(|end| end == "rs"))
            .map(|path| {
                let below = path.strip_prefix(&folder).unwrap();
                let name = below.to_str().unwrap().replace('\\', "/");
                (name, std::fs::read_to_string(&path).unwrap())
            });
        Self::new(files)
    }

    /// Makes a tree up, to see that a check can fail.
    pub fn made_up(files: &[(&str, &str)]) -> Self {
        let files = files
            .iter()
            .map(|(path, text)| ((*path).to_owned(), (*text).to_owned()));
        Self::new(files)
    }

    fn new(files: impl Iterator<Item = (String, String)>) -> Self {
        let parsed = files.map(|(path, text)| {
            let syntax = syn::parse_file(&text).unwrap_or_else(|error| panic!("{path}: {error}"));
            (path, SourceFile { text, syntax })
        });
        Self(parsed.collect())
    }

    /// Returns the files with their paths, sorted by path.
    pub fn files(&self) -> impl Iterator<Item = (&str, &SourceFile)> {
        self.0.iter().map(|(path, file)| (path.as_str(), file))
    }

    /// Returns a file, if it is there.
    pub fn get(&self, path: &str) -> Option<&SourceFile> {
        self.0.get(path)
    }
}

/// Tells whether an item is compiled for tests only.
pub fn is_for_tests(attributes: &[syn::Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        let tokens = match &attribute.meta {
            syn::Meta::Path(path) => return path.is_ident("test"),
            syn::Meta::List(list) if list.path.is_ident("cfg") => list.tokens.to_string(),
            _ => return false,
        };
        let mut words = tokens.split(|c: char| !c.is_alphanumeric());
        words.clone().any(|word| word == "test") && !words.any(|word| word == "not")
    })
}

/// Returns the attributes of an item; those of kinds that no test has are left out.
pub fn attributes(item: &syn::Item) -> &[syn::Attribute] {
    match item {
        syn::Item::Const(item) => &item.attrs,
        syn::Item::Enum(item) => &item.attrs,
        syn::Item::Fn(item) => &item.attrs,
        syn::Item::Impl(item) => &item.attrs,
        syn::Item::Macro(item) => &item.attrs,
        syn::Item::Mod(item) => &item.attrs,
        syn::Item::Static(item) => &item.attrs,
        syn::Item::Struct(item) => &item.attrs,
        syn::Item::Trait(item) => &item.attrs,
        syn::Item::Type(item) => &item.attrs,
        syn::Item::Use(item) => &item.attrs,
        _ => &[],
    }
}
