//! Writing a site: as a whole or not at all, only what changed, nothing that is not ours.

use anyhow::anyhow;
use gangmu::site::SiteFile;
use gangmu::site::disk::output::{MANIFEST, Written, write};
use rayon::prelude::*;
use std::fs;
use std::path::Path;
use std::time::{Duration, SystemTime};

fn put(out: &Path, files: &[(&str, &str)]) -> anyhow::Result<Written> {
    write(
        out,
        files.par_iter().map(|(path, text)| {
            Ok::<_, anyhow::Error>(SiteFile {
                path: (*path).to_owned(),
                bytes: text.as_bytes().to_vec(),
            })
        }),
    )
}

/// Every path below a folder with its text and age.
fn state(folder: &Path) -> Vec<(String, String, SystemTime)> {
    let mut state: Vec<_> = walkdir::WalkDir::new(folder)
        .into_iter()
        .flatten()
        .filter(|entry| entry.path() != folder)
        .map(|entry| {
            let path = entry
                .path()
                .strip_prefix(folder)
                .unwrap()
                .to_string_lossy()
                .into_owned();
            let text = fs::read_to_string(entry.path()).unwrap_or_default();
            // A folder's own age tells that something was staged in it; what it holds is what counts.
            let age = if entry.file_type().is_dir() {
                SystemTime::UNIX_EPOCH
            } else {
                entry.metadata().unwrap().modified().unwrap()
            };
            (path, text, age)
        })
        .collect();
    state.sort();
    state
}

fn make_old(file: &Path) -> SystemTime {
    let old = SystemTime::now() - Duration::from_secs(86_400);
    fs::File::options()
        .write(true)
        .open(file)
        .unwrap()
        .set_modified(old)
        .unwrap();
    fs::metadata(file).unwrap().modified().unwrap()
}

#[test]
fn a_new_folder_appears_whole() {
    let temp = tempfile::tempdir().unwrap();
    let out = temp.path().join("deep/public");
    let written = put(&out, &[("index.html", "一"), ("a/b.html", "二")]).unwrap();
    assert_eq!(
        written,
        Written {
            files: 2,
            changed: 2,
            removed: Vec::new(),
            bytes: 6
        }
    );
    assert_eq!(fs::read_to_string(out.join("a/b.html")).unwrap(), "二");
    assert_eq!(
        fs::read_to_string(out.join(MANIFEST)).unwrap(),
        "gangmu site 1\na/b.html\nindex.html\n"
    );
    assert_eq!(
        fs::read_dir(temp.path().join("deep")).unwrap().count(),
        1,
        "nothing is left beside it"
    );
}

#[cfg(unix)]
#[test]
fn a_server_may_read_what_was_written() {
    use std::os::unix::fs::PermissionsExt;
    let temp = tempfile::tempdir().unwrap();
    let (out, plain) = (temp.path().join("public"), temp.path().join("plain"));
    put(&out, &[("a/b.html", "二")]).unwrap();
    fs::create_dir(&plain).unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode();
    assert_eq!(mode(&out), mode(&plain));
    assert_eq!(mode(&out.join("a")), mode(&plain));
}

#[test]
fn only_what_differs_is_written_and_what_is_gone_is_removed() {
    let temp = tempfile::tempdir().unwrap();
    let out = temp.path().join("public");
    put(
        &out,
        &[
            ("same.html", "1"),
            ("other.html", "1"),
            ("gone/x.html", "1"),
        ],
    )
    .unwrap();
    let old = make_old(&out.join("same.html"));
    make_old(&out.join("other.html"));
    let written = put(
        &out,
        &[("same.html", "1"), ("other.html", "2"), ("new/y.html", "3")],
    )
    .unwrap();
    assert_eq!(
        written,
        Written {
            files: 3,
            changed: 2,
            removed: vec!["gone/x.html".to_owned()],
            bytes: 3
        }
    );
    assert_eq!(
        fs::metadata(out.join("same.html"))
            .unwrap()
            .modified()
            .unwrap(),
        old
    );
    assert_ne!(
        fs::metadata(out.join("other.html"))
            .unwrap()
            .modified()
            .unwrap(),
        old
    );
    assert!(!out.join("gone").exists());
    let before = state(&out);
    put(
        &out,
        &[("same.html", "1"), ("other.html", "2"), ("new/y.html", "3")],
    )
    .unwrap();
    assert_eq!(state(&out), before);
}

#[test]
fn a_failure_changes_nothing() {
    let temp = tempfile::tempdir().unwrap();
    let out = temp.path().join("public");
    let failing = |out: &Path| {
        let files = (0..200).into_par_iter().map(|n| match n {
            150 => Err(anyhow!("a page failed")),
            n => Ok(SiteFile {
                path: format!("{n}.html"),
                bytes: b"new".to_vec(),
            }),
        });
        write(out, files).unwrap_err().to_string()
    };
    assert_eq!(failing(&out), "a page failed");
    assert_eq!(
        fs::read_dir(temp.path()).unwrap().count(),
        0,
        "nothing is left behind"
    );
    put(&out, &[("1.html", "old"), ("x.html", "old")]).unwrap();
    let before = state(&out);
    assert_eq!(failing(&out), "a page failed");
    assert_eq!(state(&out), before);
}

#[test]
fn a_foreign_folder_is_left_alone() {
    let temp = tempfile::tempdir().unwrap();
    fs::write(temp.path().join("thesis.txt"), "x").unwrap();
    let before = state(temp.path());
    let error = put(temp.path(), &[("index.html", "1")])
        .unwrap_err()
        .to_string();
    assert!(error.contains("not a folder that Gangmu made"), "{error}");
    assert_eq!(state(temp.path()), before);
    let error = put(&temp.path().join("thesis.txt"), &[("index.html", "1")])
        .unwrap_err()
        .to_string();
    assert!(error.contains("is not a folder"), "{error}");
}

#[test]
fn a_foreign_file_in_our_folder_is_kept() {
    let temp = tempfile::tempdir().unwrap();
    let out = temp.path().join("public");
    put(&out, &[("index.html", "1"), ("a/x.html", "1")]).unwrap();
    fs::write(out.join("CNAME"), "example.org").unwrap();
    fs::write(out.join("a/mine.txt"), "m").unwrap();
    put(&out, &[("index.html", "2")]).unwrap();
    assert_eq!(
        fs::read_to_string(out.join("CNAME")).unwrap(),
        "example.org"
    );
    assert!(out.join("a/mine.txt").exists() && !out.join("a/x.html").exists());
    let before = state(&out);
    let error = put(&out, &[("index.html", "3"), ("CNAME", "x")])
        .unwrap_err()
        .to_string();
    assert!(
        error.contains("CNAME") && error.contains("not made by Gangmu"),
        "{error}"
    );
    assert_eq!(state(&out), before);
}

#[test]
fn an_empty_folder_is_used() {
    let temp = tempfile::tempdir().unwrap();
    put(temp.path(), &[("index.html", "1")]).unwrap();
    let names: Vec<_> = fs::read_dir(temp.path())
        .unwrap()
        .map(|e| e.unwrap().file_name())
        .collect();
    assert_eq!(names.len(), 2, "{names:?}");
}

#[test]
fn two_files_with_one_address_are_refused() {
    let temp = tempfile::tempdir().unwrap();
    let out = temp.path().join("public");
    for files in [
        [("a.html", "1"), ("a.html", "2")],
        [("a.html", "1"), ("A.html", "2")],
        [("a", "1"), ("a/b.html", "2")],
        [("a.html", "1"), ("../b.html", "2")],
        [("a.html", "1"), ("/b.html", "2")],
        [("a.html", "1"), (MANIFEST, "2")],
    ] {
        assert!(put(&out, &files).is_err(), "{files:?}");
        assert!(!out.exists());
    }
}

#[test]
fn a_file_and_a_folder_change_places() {
    let temp = tempfile::tempdir().unwrap();
    let out = temp.path().join("public");
    put(&out, &[("a", "1"), ("b/c", "2")]).unwrap();
    put(&out, &[("a/x", "1"), ("b", "2")]).unwrap();
    assert_eq!(fs::read_to_string(out.join("a/x")).unwrap(), "1");
    assert_eq!(fs::read_to_string(out.join("b")).unwrap(), "2");
}

#[test]
fn a_hostile_manifest_reaches_nothing_outside() {
    let temp = tempfile::tempdir().unwrap();
    let out = temp.path().join("public");
    fs::write(temp.path().join("victim"), "v").unwrap();
    put(&out, &[("index.html", "1")]).unwrap();
    for line in ["../victim", "/etc/hostname", "a/../../victim", ""] {
        fs::write(out.join(MANIFEST), format!("gangmu site 1\n{line}\n")).unwrap();
        assert!(put(&out, &[("index.html", "2")]).is_err(), "{line}");
        assert!(temp.path().join("victim").exists());
    }
}

#[cfg(unix)]
#[test]
fn a_link_is_not_followed() {
    let temp = tempfile::tempdir().unwrap();
    let (out, elsewhere) = (temp.path().join("public"), temp.path().join("elsewhere"));
    put(&out, &[("index.html", "1"), ("a/x.html", "1")]).unwrap();
    fs::create_dir(&elsewhere).unwrap();
    fs::write(elsewhere.join("x.html"), "mine").unwrap();
    fs::remove_dir_all(out.join("a")).unwrap();
    std::os::unix::fs::symlink(&elsewhere, out.join("a")).unwrap();
    // Neither to remove a page of the last build …
    put(&out, &[("index.html", "2")]).unwrap();
    assert_eq!(
        fs::read_to_string(elsewhere.join("x.html")).unwrap(),
        "mine"
    );
    // … nor to write one.
    assert!(put(&out, &[("index.html", "2"), ("a/y.html", "1")]).is_err());
    assert!(!elsewhere.join("y.html").exists());
}

#[test]
fn what_a_killed_build_left_is_healed() {
    let temp = tempfile::tempdir().unwrap();
    let out = temp.path().join("public");
    put(&out, &[("index.html", "1")]).unwrap();
    fs::create_dir(out.join(".gangmu-staging-dead")).unwrap();
    fs::write(out.join(".gangmu-staging-dead/index.html"), "half").unwrap();
    fs::write(out.join(".gangmu.lock"), "").unwrap();
    put(&out, &[("index.html", "2")]).unwrap();
    let names: Vec<String> = state(&out).into_iter().map(|(path, ..)| path).collect();
    assert_eq!(names, [".gangmu", "index.html"]);
}

#[test]
fn two_builds_at_once_do_not_mix() {
    let temp = tempfile::tempdir().unwrap();
    let out = temp.path().join("public");
    put(&out, &[("index.html", "1")]).unwrap();
    let inner = out.clone();
    let files = [0].into_par_iter().map(move |_| {
        let error = put(&inner, &[("index.html", "other")])
            .unwrap_err()
            .to_string();
        assert!(error.contains("another build is writing"), "{error}");
        Ok::<_, anyhow::Error>(SiteFile {
            path: "index.html".to_owned(),
            bytes: b"2".to_vec(),
        })
    });
    write(&out, files).unwrap();
    assert_eq!(fs::read_to_string(out.join("index.html")).unwrap(), "2");
}
