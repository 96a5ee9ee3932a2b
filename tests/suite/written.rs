//! What commands write besides a site: whole or not at all, under no name that a link can redirect, one command at a
//! time; and a result that cannot be written is an error.

use crate::support::{TODAY, copy, files_below, fixtures, gangmu, root};
use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::process::{Command, Stdio};
use tempfile::TempDir;

/// Returns a fresh copy of the base.
fn base() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    copy(&fixtures("base"), folder.path());
    folder
}

/// Runs a line of a shell in a folder; gives what was said on standard error, and how it ended.
fn shell(folder: &Path, line: &str) -> (String, i32) {
    let output = Command::new("sh")
        .args(["-c", line])
        .current_dir(folder)
        .env("GANGMU", env!("CARGO_BIN_EXE_gangmu"))
        .env("LC_ALL", "C.UTF-8")
        .env("SOURCE_DATE_EPOCH", TODAY)
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    (said, output.status.code().unwrap_or(-1))
}

#[test]
fn on_a_full_disk_everything_stays_as_it_was() {
    let folder = base();
    let folder = folder.path();
    assert_eq!(gangmu(folder, &["export", "json", "--out", "e.json"]).2, 0);
    assert_eq!(gangmu(folder, &["permalinks"]).2, 0);
    copy(
        &root().join("themes/gazette"),
        &folder.join("themes/gazette"),
    );
    let ledger = folder.join("content/permalinks.txt");
    let recorded = std::fs::read_to_string(&ledger).unwrap();
    let mut lines: Vec<&str> = recorded.lines().collect();
    lines.retain(|line| !line.starts_with("event"));
    std::fs::write(&ledger, lines.join("\n") + "\n").unwrap();
    let before = files_below(folder);

    // No file may hold anything.
    for command in [
        "export json --out e.json",
        "permalinks",
        "new jia-2020-2 --source seeds/base.txt --title 方案",
        "import --id jia-2020-2 seeds/base.txt",
        "import --id jia-2020-1 --force seeds/base.txt",
        "import --id jia-2020-1 --beside seeds/base.txt",
        "theme new mine",
        "schema --out .",
    ] {
        let line = format!("trap '' XFSZ; ulimit -f 0; exec $GANGMU {command}");
        let (said, code) = shell(folder, &line);
        assert_eq!(code, 3, "{command}: {said}");
        assert!(said.contains("cannot write"), "{command}: {said}");
        assert!(files_below(folder) == before, "{command}");
    }
}

#[test]
fn what_a_killed_command_left_is_no_plan_and_goes() {
    let folder = base();
    let folder = folder.path();
    let plans = folder.join("content/plans");
    let text = std::fs::read_to_string(plans.join("jia-2020-1.md")).unwrap();
    for name in [".gangmu-part-a1b2c3", ".gangmu-part-a1b2c3.md"] {
        std::fs::write(plans.join(name), &text[..text.len() / 2]).unwrap();
    }
    std::fs::create_dir_all(folder.join("themes/.gangmu-part-d/templates")).unwrap();

    let (_, said, code) = gangmu(folder, &["check"]);
    assert!(code == 0 && said.contains("0 warnings"), "{said}");

    let (_, said, code) = gangmu(folder, &["permalinks"]);
    assert_eq!(code, 0, "{said}");
    let left: Vec<_> = walkdir::WalkDir::new(folder)
        .into_iter()
        .flatten()
        .filter(|entry| entry.file_name().to_string_lossy().contains("gangmu-part"))
        .collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn a_second_command_waits_for_the_first() {
    let folder = base();
    let folder = folder.path();
    let held = File::open(folder).unwrap();
    held.lock().unwrap();

    let mut waiting = Command::new(env!("CARGO_BIN_EXE_gangmu"))
        .arg("permalinks")
        .current_dir(folder)
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut said = [0; 8];
    let stderr = waiting.stderr.as_mut().unwrap();
    stderr.read_exact(&mut said).unwrap();
    assert_eq!(&said, b"waiting:");
    assert!(!folder.join("content/permalinks.txt").exists());

    // What only reads does not wait.
    assert_eq!(gangmu(folder, &["check"]).2, 0);
    assert_eq!(gangmu(folder, &["permalinks", "--check"]).2, 1);

    held.unlock().unwrap();
    assert!(waiting.wait().unwrap().success());
    assert!(folder.join("content/permalinks.txt").exists());
}

#[test]
fn imports_at_once_lose_nothing() {
    let folder = base();
    let folder = folder.path();
    let text = std::fs::read_to_string(folder.join("seeds/base.txt")).unwrap();
    let started: Vec<_> = (0..4)
        .map(|number| {
            // All of them want the same file of the same source.
            let name = format!("in-{number}");
            std::fs::create_dir(folder.join(&name)).unwrap();
            std::fs::write(folder.join(&name).join("x.txt"), &text).unwrap();
            Command::new(env!("CARGO_BIN_EXE_gangmu"))
                .args(["import", "--into", "into", "--id", "plan", "--force"])
                .arg(format!("{name}/x.txt"))
                .current_dir(folder)
                .env("LC_ALL", "C.UTF-8")
                .env("SOURCE_DATE_EPOCH", TODAY)
                .stderr(Stdio::null())
                .spawn()
                .unwrap()
        })
        .collect();
    for mut command in started {
        assert!(command.wait().unwrap().success());
    }

    let files = files_below(&folder.join("into"));
    let names: Vec<&str> = files.keys().map(String::as_str).collect();
    assert_eq!(names, ["plans/plan.md", "seeds/x.txt"]);
}

#[test]
fn a_result_that_cannot_be_written_is_an_error() {
    let folder = base();
    let folder = folder.path();
    std::fs::write(folder.join("content/site.toml"), "theme = 3\n").unwrap();
    for command in [
        "check --format json",
        "schema plan",
        "completions bash",
        "theme fields",
        "verify",
        "verify --format json",
        "export json",
        "import --format json seeds/base.txt",
        "--help",
        "--version",
        "help import",
    ] {
        let (said, code) = shell(folder, &format!("$GANGMU {command} > /dev/full"));
        assert_eq!(code, 3, "{command}: {said}");
        let says_why = said.contains("cannot write to standard output");
        assert!(
            says_why || command.contains("help") || command.contains("version"),
            "{command}: {said}"
        );

        // A reader that went away.
        let (said, _) = shell(folder, &format!("$GANGMU {command} | true"));
        assert!(!said.contains("panicked"), "{command}: {said}");
    }
}

#[test]
fn too_few_threads_are_enough() {
    let folder = base();
    // No machine has room for such a stack, so that no thread can be started.
    let line = "RUST_MIN_STACK=281474976710656 exec $GANGMU check";
    let (said, code) = shell(folder.path(), line);
    assert!(code == 0 && said.contains("0 errors"), "{code}: {said}");
}
