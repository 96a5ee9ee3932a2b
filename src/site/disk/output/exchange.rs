//! A whole tree takes the place of the one that is there, in one step.

use super::durable::{flush_files, flush_folder};
use super::folder::Folder;
use super::moves;
use super::rescue::rescue;
use super::staged::Staged;
use super::swap::swap;
use crate::base::message::{Explain, message};
use anyhow::Result;
use std::fs;

/// Puts the staged tree into the folder's place. The old tree stays in the workshop, where the next one is made of it.
///
/// # Errors
/// A disk that could not write; a folder that cannot be moved. The old tree is still there then.
pub(super) fn commit(staged: &Staged, folder: &Folder) -> Result<()> {
    let tree = &staged.root;
    flush_files(staged.workshop.path(), staged.written_files().iter())?;

    if !folder.exists {
        fs::rename(tree, &folder.path)
            .explain(|| message!("cannot-move-the-site-to-path", path = folder.path.display()))?;
    } else if swap(tree, &folder.path).is_err() {
        // Some systems refuse it for a folder with a history only (overlays), others while it is in use.
        return moves::commit(staged, folder);
    }

    if let Some(parent) = folder.path.parent() {
        flush_folder(parent)?;
    }
    rescue(tree, &folder.path)
}
