//! Whether two folders can change places, and how they do.

use super::folder::Folder;
use super::manifest::MANIFEST;
use super::workshop::{WITHIN, Workshop};
use std::fs;
use std::path::Path;

/// Returns whether the folder and a tree in the workshop can change places, as far as that can be seen beforehand.
pub(super) fn is_possible(folder: &Folder, workshop: &Workshop) -> bool {
    // What somebody else put there must go along, so it must have a name that can be told.
    !folder.tree.has_odd_names()
        && is_same_disk(folder, workshop)
        && has_same_owner(folder, workshop)
        && can_swap(workshop)
}

/// Returns whether a file can be moved from the workshop into the folder. Two folders of one disk may still be mounted
/// apart, which only a second name for a file tells.
pub(super) fn is_same_disk(folder: &Folder, workshop: &Workshop) -> bool {
    let probe = workshop.path().join("probe");
    _ = fs::remove_file(&probe);
    let manifest = folder.path.join(MANIFEST);
    if manifest.exists() {
        let linked = fs::hard_link(&manifest, &probe).is_ok();
        _ = fs::remove_file(&probe);
        return linked;
    }

    // Nobody reads an empty folder yet, so the second name may be there for a moment.
    let there = folder.path.join(WITHIN);
    let linked = fs::write(&probe, "").and_then(|()| fs::hard_link(&probe, &there));
    _ = fs::remove_file(&there);
    _ = fs::remove_file(&probe);
    linked.is_ok()
}

/// Returns whether two folders are on one disk.
#[cfg(unix)]
pub(super) fn is_on_disk_of(one: &Path, other: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;

    let (Ok(one), Ok(other)) = (fs::metadata(one), fs::metadata(other)) else {
        return false;
    };
    one.dev() == other.dev()
}

/// Returns whether two folders are on one disk, which other systems do not tell: a move will.
#[cfg(not(unix))]
pub(super) fn is_on_disk_of(_one: &Path, _other: &Path) -> bool {
    true
}

/// Returns whether a new folder would belong to whom the old one belongs to.
#[cfg(unix)]
fn has_same_owner(folder: &Folder, workshop: &Workshop) -> bool {
    use std::os::unix::fs::MetadataExt;

    let (Ok(old), Ok(new)) = (fs::metadata(&folder.path), fs::metadata(workshop.path())) else {
        return false;
    };
    (old.uid(), old.gid()) == (new.uid(), new.gid())
}

#[cfg(not(unix))]
fn has_same_owner(_folder: &Folder, _workshop: &Workshop) -> bool {
    true
}

/// Returns whether the system can do it, tried on two empty folders.
fn can_swap(workshop: &Workshop) -> bool {
    let probes = ["one", "other"].map(|name| workshop.path().join(name));
    for probe in &probes {
        // A killed build may have left it.
        _ = fs::create_dir(probe);
    }
    let swapped = swap(&probes[0], &probes[1]).is_ok();

    for probe in &probes {
        _ = fs::remove_dir(probe);
    }
    swapped
}

/// Lets two folders change places.
///
/// # Errors
/// A system that cannot, or not with these two.
#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
pub(super) fn swap(one: &Path, other: &Path) -> std::io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};

    renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?;
    Ok(())
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
pub(super) fn swap(_one: &Path, _other: &Path) -> std::io::Result<()> {
    Err(std::io::ErrorKind::Unsupported.into())
}
