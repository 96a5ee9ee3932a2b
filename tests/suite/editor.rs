//! What an editor does at the command line: sessions with what the program answers.

use crate::support::{TODAY, cases, copy, draw, expect, fixtures};
use gangmu::base::source::Source;
use gangmu::content::gazetteer::Gazetteer;
use gangmu::intake::archive::Text;
use gangmu::intake::import::{Archive, import};
use gangmu::intake::lexicon::Lexicon;
use gangmu::link::proof::Trace;
use gangmu::plan::{Certainty, Emendation};
use gangmu::review::{Outcome, Reading, Sheet};
use std::path::Path;
use std::process::Command;

/// A session's commands, each with what it printed on both streams and how it ended; comments (`#: …`) stay.
fn played(script: &str, folder: &Path) -> String {
    let bin = Path::new(env!("CARGO_BIN_EXE_gangmu")).parent().unwrap();
    let path = format!("{}:{}", bin.display(), std::env::var("PATH").unwrap());
    let mut out = String::new();
    for line in script.lines() {
        if line.starts_with("#: ") {
            out.push_str(line);
            out.push('\n');
        }
        let Some(command) = line.strip_prefix("$ ") else {
            continue;
        };
        let output = Command::new("sh")
            .args(["-c", command])
            .current_dir(folder)
            .env("PATH", &path)
            .env("LC_ALL", "C.UTF-8")
            .env("SOURCE_DATE_EPOCH", TODAY)
            .stdin(std::process::Stdio::null())
            .output()
            .unwrap();
        out.push_str(line);
        out.push('\n');
        for stream in [&output.stdout, &output.stderr] {
            for said in String::from_utf8_lossy(stream).lines() {
                out.push_str(timeless(said).trim_end());
                out.push('\n');
            }
        }
        if !output.status.success() {
            out.push_str(&format!("exit code {}\n", output.status.code().unwrap()));
        }
    }
    out
}

/// A line without the time that it took.
fn timeless(line: &str) -> &str {
    let end = line.rfind(", ").filter(|at| {
        line.ends_with(" s") && line[at + 2..].starts_with(|c: char| c.is_ascii_digit())
    });
    &line[..end.unwrap_or(line.len())]
}

#[test]
fn sessions() {
    for case in cases("sessions") {
        let folder = tempfile::tempdir().unwrap();
        copy(&fixtures("base"), folder.path());
        copy(&case, folder.path());
        let script = case.join("session.txt");
        std::fs::remove_file(folder.path().join("session.txt")).unwrap();
        let played = played(&std::fs::read_to_string(&script).unwrap(), folder.path());
        // A path of the machine must not get into what is expected.
        assert!(
            !played.contains(folder.path().to_str().unwrap()),
            "{played}"
        );
        expect(&script, &played);
    }
}

#[test]
fn suggestions_are_ready_to_paste() {
    let name = "source.txt";
    let text = std::fs::read_to_string(fixtures("import/assignments").join(name)).unwrap();
    let text = Text {
        source: Source::new(name, text),
        article: None,
    };
    let archive = Archive {
        file: name.to_owned(),
        sha256: "0".repeat(64),
    };
    let document = import("plan", &text, &archive, &Lexicon::bundled())
        .value
        .unwrap()
        .document;
    let suggestion = Emendation {
        line: 2,
        found: "甲\"".to_owned(),
        reading: "乙".to_owned(),
        certainty: Certainty::Conjecture,
        note: "注入的词".to_owned(),
        nth: Some(2),
    };
    let reading = Reading::new(
        &document,
        std::slice::from_ref(&suggestion),
        &Trace::default(),
        &text.source,
        &Gazetteer::default(),
    );
    let sheet = Sheet {
        file: name.to_owned(),
        outcome: Outcome::Written,
        written: true,
        plan: Some("content/plans/plan.md".to_owned()),
        diff: None,
        doubts: Vec::new(),
        reading: Some(reading),
    };
    let sheet = sheet.text();
    let pasted = &sheet[sheet.find("[[emendation]]").unwrap()..];
    let mut with_it = document.clone();
    with_it.front.emendations.push(suggestion);
    let file = gangmu::content::document::write(&document).replacen(
        "\n+++\n",
        &format!("\n\n{pasted}\n+++\n"),
        1,
    );
    let read = gangmu::content::document::read("plan", &Source::new("plan.md", file));
    assert!(read.diagnostics.is_empty(), "{}", draw(&read.diagnostics));
    assert_eq!(read.value.unwrap().document, with_it);
}
