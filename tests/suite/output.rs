//! Writing a site: as a whole or not at all, only what changed, nothing that is not ours.

use anyhow::anyhow;
use gangmu::base::message::Message;
use gangmu::site::SiteFile;
use gangmu::site::disk::output::{MANIFEST, Output, OutputOptions, Written};
use rayon::prelude::*;
use std::fs;
use std::path::Path;
use std::time::{Duration, SystemTime};

fn put(out: &Path, files: &[(&str, &str)]) -> anyhow::Result<Written> {
    put_with(OutputOptions::default(), out, files)
}

/// Both ways by which a site gets into its folder.
const WAYS: [OutputOptions; 2] = [
    OutputOptions { in_place: false },
    OutputOptions { in_place: true },
];

/// What lies in a folder beside what builds keep there for themselves.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<_> = names.filter(|name| name != ".gangmu-cache").collect();
    names.sort();
    names
}

fn put_with(options: OutputOptions, out: &Path, files: &[(&str, &str)]) -> anyhow::Result<Written> {
    Output::open(out, options, |_| {})?.write(files.par_iter().map(|(path, text)| {
        let file = SiteFile::new((*path).to_owned(), text.as_bytes().to_vec());
        Ok::<_, anyhow::Error>(file)
    }))
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
            bytes: 6,
            greatest: 3,
        }
    );
    assert_eq!(fs::read_to_string(out.join("a/b.html")).unwrap(), "二");
    assert_eq!(
        fs::read_to_string(out.join(MANIFEST)).unwrap(),
        "gangmu site 1\na/b.html\nindex.html\n"
    );
    assert_eq!(names(&temp.path().join("deep")), ["public"]);
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
    for way in WAYS {
        let temp = tempfile::tempdir().unwrap();
        let out = temp.path().join("public");
        put_with(
            way,
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
        let written = put_with(
            way,
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
                bytes: 3,
                greatest: 1,
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
        put_with(
            way,
            &out,
            &[("same.html", "1"), ("other.html", "2"), ("new/y.html", "3")],
        )
        .unwrap();
        assert_eq!(state(&out), before);
    }
}

#[test]
fn a_failure_changes_nothing() {
    let temp = tempfile::tempdir().unwrap();
    let out = temp.path().join("public");
    let failing = |out: &Path| {
        let files = (0..200).into_par_iter().map(|n| match n {
            150 => Err(anyhow!("a page failed")),
            n => Ok(SiteFile::new(format!("{n}.html"), b"new".to_vec())),
        });
        let output = Output::open(out, OutputOptions::default(), |_| {}).unwrap();
        output.write(files).unwrap_err().to_string()
    };
    assert_eq!(failing(&out), "a page failed");
    assert_eq!(names(temp.path()), [""; 0]);
    assert!(!temp.path().join(".gangmu-cache/public/tree").exists());
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
    for way in WAYS {
        let temp = tempfile::tempdir().unwrap();
        let out = temp.path().join("public");
        put_with(way, &out, &[("index.html", "1"), ("a/x.html", "1")]).unwrap();
        fs::write(out.join("CNAME"), "example.org").unwrap();
        fs::write(out.join("a/mine.txt"), "m").unwrap();
        put_with(way, &out, &[("index.html", "2")]).unwrap();
        assert_eq!(
            fs::read_to_string(out.join("CNAME")).unwrap(),
            "example.org"
        );
        assert!(out.join("a/mine.txt").exists() && !out.join("a/x.html").exists());
        let before = state(&out);
        let error = put_with(way, &out, &[("index.html", "3"), ("CNAME", "x")])
            .unwrap_err()
            .to_string();
        assert!(
            error.contains("CNAME") && error.contains("not made by Gangmu"),
            "{error}"
        );
        assert_eq!(state(&out), before);
    }
}

#[test]
fn an_empty_folder_is_used() {
    for way in WAYS {
        let temp = tempfile::tempdir().unwrap();
        let out = temp.path().join("public");
        fs::create_dir(&out).unwrap();
        put_with(way, &out, &[("index.html", "1")]).unwrap();
        assert_eq!(names(&out), [MANIFEST, "index.html"]);
    }
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
    for way in WAYS {
        let temp = tempfile::tempdir().unwrap();
        let out = temp.path().join("public");
        put_with(way, &out, &[("a", "1"), ("b/c", "2")]).unwrap();
        put_with(way, &out, &[("a/x", "1"), ("b", "2")]).unwrap();
        assert_eq!(fs::read_to_string(out.join("a/x")).unwrap(), "1");
        assert_eq!(fs::read_to_string(out.join("b")).unwrap(), "2");
    }
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
    for way in WAYS {
        let temp = tempfile::tempdir().unwrap();
        let (out, elsewhere) = (temp.path().join("public"), temp.path().join("elsewhere"));
        put_with(way, &out, &[("index.html", "1"), ("a/x.html", "1")]).unwrap();
        fs::create_dir(&elsewhere).unwrap();
        fs::write(elsewhere.join("x.html"), "mine").unwrap();
        fs::remove_dir_all(out.join("a")).unwrap();
        std::os::unix::fs::symlink(&elsewhere, out.join("a")).unwrap();
        // Neither to remove a page of the last build …
        put_with(way, &out, &[("index.html", "2")]).unwrap();
        assert_eq!(
            fs::read_to_string(elsewhere.join("x.html")).unwrap(),
            "mine"
        );
        // … nor to write one.
        assert!(put_with(way, &out, &[("index.html", "2"), ("a/y.html", "1")]).is_err());
        assert!(!elsewhere.join("y.html").exists());
    }
}

#[test]
fn what_a_killed_build_left_is_healed() {
    for way in WAYS {
        let temp = tempfile::tempdir().unwrap();
        let out = temp.path().join("public");
        put_with(way, &out, &[("index.html", "1")]).unwrap();
        fs::create_dir(out.join(".gangmu-staging-dead")).unwrap();
        fs::write(out.join(".gangmu-staging-dead/index.html"), "half").unwrap();
        fs::write(out.join(".gangmu.lock"), "").unwrap();
        put_with(way, &out, &[("index.html", "2")]).unwrap();
        let names: Vec<String> = state(&out).into_iter().map(|(path, ..)| path).collect();
        assert_eq!(names, [".gangmu", "index.html"]);
    }
}

#[test]
fn two_builds_at_once_do_not_mix() {
    for way in WAYS {
        let temp = tempfile::tempdir().unwrap();
        let out = temp.path().join("public");
        put(&out, &[("index.html", "1"), ("a.html", "1")]).unwrap();

        let (told, waits) = std::sync::mpsc::channel();
        let first = Output::open(&out, way, |_| unreachable!()).unwrap();
        let inner = out.clone();
        let second = std::thread::spawn(move || {
            let said = |who: &Message| told.send(who.to_string()).unwrap();
            let output = Output::open(&inner, way, said).unwrap();
            output.write([page("index.html", "3")].into_par_iter())
        });
        let who = waits.recv_timeout(Duration::from_secs(10)).unwrap();
        assert!(who.contains("another build (process "), "{who}");
        let both = [page("index.html", "2"), page("b.html", "2")];
        first.write(both.into_par_iter()).unwrap();
        drop(first);

        // The second saw what the first had written, and nothing of it is left.
        assert_eq!(second.join().unwrap().unwrap().removed, ["b.html"]);
        assert_eq!(names(&out), [MANIFEST, "index.html"]);
        assert_eq!(fs::read_to_string(out.join("index.html")).unwrap(), "3");
    }
}

#[test]
fn two_builds_at_once_do_not_mix_where_nothing_is_there() {
    let temp = tempfile::tempdir().unwrap();
    let out = temp.path().join("public");
    let first = Output::open(&out, WAYS[0], |_| unreachable!()).unwrap();
    let inner = out.clone();
    let second = std::thread::spawn(move || put(&inner, &[("b.html", "2")]));
    first.write([page("a.html", "1")].into_par_iter()).unwrap();
    drop(first);
    assert_eq!(second.join().unwrap().unwrap().removed, ["a.html"]);
    assert_eq!(names(&out), [MANIFEST, "b.html"]);
}

fn page(path: &str, text: &str) -> anyhow::Result<SiteFile<'static>> {
    Ok(SiteFile::new(path.to_owned(), text.as_bytes().to_vec()))
}

#[test]
fn what_another_wrote_meanwhile_is_kept() {
    for way in WAYS {
        let temp = tempfile::tempdir().unwrap();
        let out = temp.path().join("public");
        put(&out, &[("index.html", "1")]).unwrap();
        put(&out, &[("index.html", "2")]).unwrap();

        let output = Output::open(&out, way, |_| {}).unwrap();
        fs::create_dir(out.join("mine")).unwrap();
        fs::write(out.join("mine/x.txt"), "m").unwrap();
        output
            .write([page("index.html", "3")].into_par_iter())
            .unwrap();
        assert_eq!(fs::read_to_string(out.join("mine/x.txt")).unwrap(), "m");
        assert_eq!(fs::read_to_string(out.join("index.html")).unwrap(), "3");
    }
}

#[test]
fn a_page_that_was_edited_by_hand_is_made_anew() {
    for way in WAYS {
        let temp = tempfile::tempdir().unwrap();
        let out = temp.path().join("public");
        let files = [("index.html", "one"), ("a/x.html", "one")];
        put(&out, &files).unwrap();
        put(&out, &files).unwrap();
        fs::write(out.join("a/x.html"), "two").unwrap();
        put_with(way, &out, &files).unwrap();
        assert_eq!(fs::read_to_string(out.join("a/x.html")).unwrap(), "one");
        // Nor does the edit come back out of an older tree.
        put_with(way, &out, &files).unwrap();
        assert_eq!(fs::read_to_string(out.join("a/x.html")).unwrap(), "one");
    }
}

#[test]
fn a_journal_that_was_cut_off_is_finished() {
    let temp = tempfile::tempdir().unwrap();
    let out = temp.path().join("public");
    put(
        &out,
        &[("a.html", "1"), ("b.html", "1"), ("gone.html", "1")],
    )
    .unwrap();
    let shop = temp.path().join(".gangmu-cache/public");
    fs::create_dir_all(shop.join("staged")).unwrap();
    fs::create_dir_all(shop.join("undo")).unwrap();
    // a.html was moved when the machine stopped.
    fs::write(out.join("a.html"), "2").unwrap();
    fs::write(shop.join("undo/a.html"), "1").unwrap();
    fs::write(shop.join("staged/b.html"), "2").unwrap();
    fs::write(
        shop.join("staged/.gangmu"),
        "gangmu site 1\na.html\nb.html\n",
    )
    .unwrap();
    let journal = "gangmu journal 1\nstaged\n+a.html\n+b.html\n-gone.html\n+.gangmu\n";
    fs::write(shop.join("journal"), journal).unwrap();

    let output = Output::open(&out, WAYS[0], |_| {}).unwrap();
    assert_eq!(names(&out), [MANIFEST, "a.html", "b.html"]);
    assert_eq!(fs::read_to_string(out.join("b.html")).unwrap(), "2");
    let files = [page("a.html", "2"), page("b.html", "2")];
    let written = output.write(files.into_par_iter()).unwrap();
    assert_eq!((written.changed, written.removed.len()), (0, 0));
}

#[test]
fn an_error_half_way_takes_back_what_was_done() {
    let temp = tempfile::tempdir().unwrap();
    let out = temp.path().join("public");
    put(&out, &[("a.html", "1"), ("b/x.html", "1"), ("c.html", "1")]).unwrap();
    let before = state(&out);

    let output = Output::open(&out, WAYS[1], |_| {}).unwrap();
    // Somebody puts a folder where a page goes, too late for the build to see it.
    fs::create_dir_all(out.join("d.html/mine")).unwrap();
    let files = [
        page("a.html", "2"),
        page("b/x.html", "2"),
        page("d.html", "2"),
    ];
    let error = output.write(files.into_par_iter()).unwrap_err();
    let error = format!("{error:#}");
    assert!(error.contains("the old site is there as it was"), "{error}");
    fs::remove_dir_all(out.join("d.html")).unwrap();
    assert_eq!(state(&out), before);
}

#[cfg(target_os = "linux")]
#[test]
fn what_is_odd_is_kept() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::net::UnixListener;

    let temp = tempfile::tempdir().unwrap();
    let out = temp.path().join("public");
    put(&out, &[("index.html", "1"), ("a/x.html", "1")]).unwrap();
    let _socket = UnixListener::bind(out.join("socket")).unwrap();
    std::os::unix::fs::symlink("nowhere", out.join("a/link")).unwrap();
    std::os::unix::fs::symlink(".", out.join("loop")).unwrap();
    fs::create_dir_all(out.join("mine/empty")).unwrap();
    for text in ["2", "3", "4"] {
        put(&out, &[("index.html", text)]).unwrap();
        let kept = ["index.html", "loop", "mine", "socket"];
        assert_eq!(names(&out)[2..], kept, "{text}");
        assert_eq!(
            fs::read_link(out.join("a/link")).unwrap(),
            Path::new("nowhere")
        );
        assert!(out.join("mine/empty").is_dir());
    }

    // A name that is no Unicode cannot be told: the folder stays, and files are moved into it.
    let odd = out.join(OsStr::from_bytes(b"\xff\xfe"));
    fs::write(&odd, "odd").unwrap();
    for text in ["5", "6"] {
        put(&out, &[("index.html", text)]).unwrap();
        assert_eq!(fs::read_to_string(&odd).unwrap(), "odd");
        assert_eq!(fs::read_to_string(out.join("index.html")).unwrap(), text);
    }
}
