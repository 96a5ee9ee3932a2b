//! What an editor does at the command line: sessions with what the program answers.

use crate::Verdict;
use crate::support::{TODAY, compare, copy, fixtures};
use std::path::Path;
use std::process::{Command, Stdio};

/// Runs the commands of `session.txt` in the base, and compares what they print with what stands below each.
pub fn check(case: &Path) -> Verdict {
    let folder = tempfile::tempdir().unwrap();
    copy(&fixtures("base"), folder.path());
    copy(case, folder.path());
    std::fs::remove_file(folder.path().join("session.txt")).unwrap();

    let file = case.join("session.txt");
    let played = play(&std::fs::read_to_string(&file).unwrap(), folder.path());
    // A path of the machine must not get into what is expected.
    if played.contains(folder.path().to_str().unwrap()) {
        return Err(format!("a path of this machine was printed:\n{played}"));
    }
    compare(&file, &played)
}

/// Returns a session's commands, each with what it printed on both streams and how it ended; comments (`#: …`) stay.
fn play(script: &str, folder: &Path) -> String {
    let bin = Path::new(env!("CARGO_BIN_EXE_gangmu")).parent().unwrap();
    let path = format!("{}:{}", bin.display(), std::env::var("PATH").unwrap());
    let mut out = String::new();
    for line in script.lines() {
        if line.starts_with("#: ") {
            out.push_str(line);
            out.push('\n');
        }
        let Some(command) = line.strip_prefix("$ ") else {
            continue; // What the last run has printed.
        };

        let output = Command::new("sh")
            .args(["-c", command])
            .current_dir(folder)
            .env("PATH", &path)
            .env("LC_ALL", "C.UTF-8")
            .env("SOURCE_DATE_EPOCH", TODAY)
            .stdin(Stdio::null())
            .output()
            .unwrap();

        out.push_str(line);
        out.push('\n');
        for stream in [&output.stdout, &output.stderr] {
            for said in String::from_utf8_lossy(stream).lines() {
                out.push_str(without_time(said).trim_end());
                out.push('\n');
            }
        }
        if !output.status.success() {
            out.push_str(&format!("exit code {}\n", output.status.code().unwrap()));
        }
    }
    out
}

/// Returns a line without the time that it says something took, in either language.
fn without_time(line: &str) -> &str {
    let times = [(", ", " s"), ("，", " 秒")];
    let end = times.into_iter().find_map(|(comma, unit)| {
        let at = line.strip_suffix(unit)?.rfind(comma)?;
        let is_time = line[at + comma.len()..].starts_with(|c: char| c.is_ascii_digit());
        is_time.then_some(at)
    });
    &line[..end.unwrap_or(line.len())]
}
