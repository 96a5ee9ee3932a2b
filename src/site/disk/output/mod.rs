//! Puts a built site into a folder: as a whole or not at all, and only what changed.
//!
//! Files are staged first and moved into place when every one of them is there. A folder that
//! Gangmu made carries a manifest of what the last build wrote; nothing else in it is ever touched.

mod written;

mod manifest;

mod folder;

mod stage;

mod commit;

use crate::site::SiteFile;
use anyhow::Result;
use rayon::prelude::*;

pub use manifest::MANIFEST;
pub use written::Written;

/// Writes the files into `out`, in parallel, as they are made.
///
/// # Errors
/// The first file that could not be made or written; a folder that is not Gangmu's; two files with
/// one path. In each case `out` is as it was before.
pub fn write<E>(
    out: &std::path::Path,
    files: impl ParallelIterator<Item = Result<SiteFile, E>>,
) -> Result<Written>
where
    E: Into<anyhow::Error> + Send,
{
    let folder = folder::Folder::open(out)?;
    let stage = stage::Stage::new(&folder)?;

    files.try_for_each(|file| stage.add(&folder, file.map_err(Into::into)?))?;
    let staged = stage.finish()?;

    commit::commit(staged, &folder)
}
