//! Disks that are full, closed, or mounted just where the site goes. Mounting needs root: without it the series is passed
//! over, and says so.

use crate::program::{Version, build, sums};
use crate::series::names;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A disk in memory, unmounted when it is dropped.
struct Disk {
    path: PathBuf,
}

impl Disk {
    /// Mounts a disk of a size in bytes; none where that is not allowed.
    fn mount(path: PathBuf, size: u64) -> Option<Self> {
        std::fs::create_dir(&path).expect("a folder");
        let size = format!("size={size}");
        mount(&["-t", "tmpfs", "-o", &size, "tmpfs"], &path).then_some(Self { path })
    }

    fn remount(&self, how: &str) {
        assert!(
            mount(&["-o", &format!("remount,{how}")], &self.path),
            "{how}"
        );
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        Command::new("umount").arg(&self.path).status().ok();
    }
}

fn mount(args: &[&str], path: &Path) -> bool {
    let mut mount = Command::new("mount");
    mount
        .args(args)
        .arg(path)
        .stderr(std::process::Stdio::null());
    mount.status().is_ok_and(|status| status.success())
}

/// Builds onto such disks.
///
/// # Panics
/// Where a build leaves anything but the old site or the new one.
pub fn run(versions: &[Version], folder: &Path) {
    let [old, new, ..] = versions else {
        unreachable!("there are three");
    };
    let Some(room) = Disk::mount(folder.join("room"), old.bytes * 12) else {
        println!("disks: passed over, only root mounts");
        return;
    };

    closed(&room, old, new);
    mounted(&room.path, old, new);
    full(folder, old, new);
    println!(
        "disks that are full, closed, or mounted: each build was whole or left what was there"
    );
}

/// A disk that nothing can be written to any more.
fn closed(disk: &Disk, old: &Version, new: &Version) {
    let out = disk.path.join("public");
    assert!(build(&old.project, &out, false).success());
    disk.remount("ro");
    for in_place in [false, true] {
        assert!(
            !build(&new.project, &out, in_place).success(),
            "a closed disk"
        );
        assert!(sums(&out) == old.sums, "a closed disk");
    }

    disk.remount("rw");
    assert!(build(&new.project, &out, false).success());
    assert!(sums(&out) == new.sums);
}

/// A site that is a mount point itself: folders cannot change places there.
fn mounted(disk: &Path, old: &Version, new: &Version) {
    let (home, source) = (disk.join("home"), disk.join("source"));
    let out = home.join("public");
    std::fs::create_dir_all(&out).expect("a folder");
    std::fs::create_dir(&source).expect("a folder");
    assert!(mount(&["--bind", &source.to_string_lossy()], &out), "bind");
    let bound = Disk { path: out.clone() };

    for version in [old, new, old] {
        assert!(
            build(&version.project, &out, false).success(),
            "a mount point"
        );
        assert!(sums(&out) == version.sums && sums(&source) == version.sums);
    }
    assert!(!names(&out).iter().any(|name| name.starts_with(".gangmu-")));
    drop(bound);
}

/// A disk with room for the old site and a part of the new one.
fn full(folder: &Path, old: &Version, new: &Version) {
    // Files take whole pages of memory, which a few bytes do not fill.
    for parts in [5, 6, 7, 8] {
        let disk = Disk::mount(folder.join(format!("full-{parts}")), old.bytes * parts / 4);
        let disk = disk.expect("mounted before");
        let out = disk.path.join("public");
        if !build(&old.project, &out, false).success() {
            assert!(!out.exists(), "a full disk: half a site");
            continue;
        }
        for in_place in [false, true] {
            let made = build(&new.project, &out, in_place).success();
            let wanted = if made { new } else { old };
            assert!(sums(&out) == wanted.sums, "a full disk, {parts} of 4");
            if made {
                assert!(
                    build(&old.project, &out, in_place).success(),
                    "the same again"
                );
            }
        }
    }
}
