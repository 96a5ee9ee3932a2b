//! What somebody else put into a site is kept when another tree takes its place.

use super::manifest::{self, MANIFEST};
use super::own_file;
use super::remove::remove_file;
use super::tree::{Entry, Tree};
use crate::base::message::{Explain, message};
use anyhow::Result;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Moves what somebody put into the old tree while the new one was made over to the new one, and forgets in the old one
/// what is not Gangmu's. The tree is left alone while it is no site.
///
/// # Errors
/// A file that cannot be moved.
pub(super) fn rescue(tree: &Path, site: &Path) -> Result<()> {
    let Ok(text) = own_file::read(&tree.join(MANIFEST)) else {
        return Ok(());
    };
    let manifest = manifest::parse(&text).unwrap_or_default();
    let old = Tree::list(tree)?;

    let mut foreign: BTreeSet<&str> = BTreeSet::new();
    for (path, entry) in old.iter() {
        if entry != Entry::Folder && path != MANIFEST && !manifest.contains(path) {
            foreign.insert(path);
        }
    }
    for path in foreign {
        let (from, to) = (tree.join(path), site.join(path));
        if fs::symlink_metadata(&to).is_ok() {
            remove_file(&from)?;
            continue;
        }
        if let Some(parent) = to.parent() {
            fs::create_dir_all(parent)
                .explain(|| message!("cannot-make-root", root = parent.display()))?;
        }
        fs::rename(&from, &to).explain(|| message!("cannot-keep-path", path = to.display()))?;
    }
    Ok(())
}
