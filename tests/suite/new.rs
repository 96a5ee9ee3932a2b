//! `gangmu new`: a plan that is right from the start, and nothing written over.

use crate::support::{copy, fixtures, gangmu};
use std::path::Path;

fn start(folder: &Path, id: &str, more: &[&str]) -> (String, String, i32) {
    let args = ["new", id, "--source", "报告.txt", "--title", "某\"某\"方案"];
    gangmu(folder, &[&args[..], more].concat())
}

#[test]
fn a_new_plan_is_right_from_the_start() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    copy(&fixtures("base"), folder);
    std::fs::write(
        folder.join("报告.txt"),
        "\n\u{3000}标题\r\n\n一、做好。\n\n",
    )
    .unwrap();
    let head = [
        "--number",
        "甲政〔2020〕2号",
        "--issuer",
        "甲市人民政府",
        "--place",
        "甲市",
        "--written",
        "2020-02-03",
        "--published",
        "2020-02-04",
        "--year",
        "2020",
        "--url",
        "https://example.org/a",
    ];
    let (_, said, code) = start(folder, "jia-2020-2", &head);
    assert_eq!(code, 0, "{said}");
    let file = folder.join("content/plans/jia-2020-2.md");
    let written = std::fs::read_to_string(&file).unwrap();
    assert!(written.contains("待录入") && written.contains("published = 2020-02-04"));

    for command in [&["check"][..], &["verify"], &["build"]] {
        let (_, said, code) = gangmu(folder, command);
        assert!(
            code == 0 && said.contains("no-text"),
            "{command:?}: {code} {said}"
        );
    }
    let (out, _, _) = gangmu(folder, &["verify", "jia-2020-2"]);
    assert!(
        out.contains("5 lines = 0 text + 0 fields + 2 skips + 3 blank"),
        "{out}"
    );

    // A second time, a bad address, a source that says nothing: nothing is written.
    let (_, said, code) = start(folder, "jia-2020-2", &[]);
    assert!(code == 1 && said.contains("plan-exists"), "{said}");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), written);
    let count = || {
        std::fs::read_dir(folder.join("content/plans"))
            .unwrap()
            .count()
    };
    let before = count();
    for (id, more, code_said) in [
        ("../x", &[][..], "is made of a-z"),
        ("甲", &[], "is made of a-z"),
        ("x", &["--url", "ftp:x"], "bad-value"),
    ] {
        let (_, said, code) = start(folder, id, more);
        assert!(
            (code == 1 || code == 2) && said.contains(code_said),
            "{said}"
        );
    }
    std::fs::write(folder.join("报告.txt"), " \n\n").unwrap();
    let (_, said, code) = start(folder, "y", &[]);
    assert!(code == 1 && said.contains("empty-source"), "{said}");
    assert_eq!(count(), before);
}

#[test]
fn a_source_from_elsewhere_is_archived_byte_for_byte() {
    let (folder, elsewhere) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    copy(&fixtures("base"), folder.path());
    let source = elsewhere.path().join("p.txt");
    let bytes = "\u{FEFF}一\r\n二".as_bytes();
    std::fs::write(&source, bytes).unwrap();
    let path = source.to_str().unwrap();
    let (_, said, code) = gangmu(
        folder.path(),
        &["new", "p", "--source", path, "--title", "方案"],
    );
    assert_eq!(code, 0, "{said}");
    assert_eq!(
        std::fs::read(folder.path().join("seeds/p.txt")).unwrap(),
        bytes
    );
    // Another text of the same name is not written over it.
    std::fs::write(&source, "三").unwrap();
    let (_, said, code) = gangmu(
        folder.path(),
        &["new", "q", "--source", path, "--title", "方案"],
    );
    assert!(code == 1 && said.contains("never overwritten"), "{said}");
    assert!(!folder.path().join("content/plans/q.md").exists());
}
