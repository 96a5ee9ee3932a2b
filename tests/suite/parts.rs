//! A site that is built in parts is the one that one build makes, byte for byte.

use crate::support::root;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

/// The bundled content is built in so many parts: as one, by city, and with the plans of one city in several.
const PARTS: [usize; 3] = [1, 3, 7];

fn gangmu(arguments: &[&str]) -> Output {
    let done = Command::new(env!("CARGO_BIN_EXE_gangmu"))
        .args(["--root", root().to_str().unwrap(), "--lang", "en"])
        .args(arguments)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success(), "{arguments:?}: {said}");
    done
}

fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let all = walkdir::WalkDir::new(folder).into_iter();
    let files = all
        .map(Result::unwrap)
        .filter(|entry| entry.file_type().is_file());
    let files = files.map(|entry| {
        let path = entry.path().strip_prefix(folder).unwrap();
        (
            path.to_str().unwrap().to_owned(),
            fs::read(entry.path()).unwrap(),
        )
    });
    files.collect()
}

#[test]
fn parts_make_the_site_that_one_build_makes() {
    let temp = tempfile::tempdir().unwrap();
    let at = |name: &str| temp.path().join(name).to_str().unwrap().to_owned();
    gangmu(&["build", "--out", &at("whole")]);
    let whole = files(&temp.path().join("whole"));

    for count in PARTS {
        let lists = at(&format!("lists-{count}"));
        gangmu(&["partition", "--parts", &count.to_string(), "--out", &lists]);
        let mut facts = Vec::new();
        for list in fs::read_dir(&lists).unwrap() {
            let list = list.unwrap().path();
            let folder = at(&format!("facts-{count}-{}", facts.len()));
            gangmu(&[
                "build",
                "--part",
                list.to_str().unwrap(),
                "--facts",
                &folder,
            ]);
            facts.push(folder);
        }

        let out = at(&format!("merged-{count}"));
        let mut merge: Vec<&str> = vec!["merge", "--out", &out];
        merge.extend(facts.iter().map(String::as_str));
        let said = gangmu(&merge).stderr;
        let merged = files(Path::new(&out));
        assert!(merged.keys().eq(whole.keys()), "{count} parts");
        let differing = whole.iter().find(|(path, bytes)| merged[*path] != **bytes);
        assert_eq!(differing.map(|(path, _)| path), None, "{count} parts");

        // Were nothing taken from the parts, all would be the same, too.
        let said = String::from_utf8(said).unwrap();
        let taken = said
            .lines()
            .find(|line| line.ends_with("were taken from parts"));
        let taken: usize = taken.unwrap().split(' ').next().unwrap().parse().unwrap();
        let least = if count == 1 { whole.len() / 2 } else { 50 };
        assert!(taken > least, "{count} parts: {said}");
    }
}
