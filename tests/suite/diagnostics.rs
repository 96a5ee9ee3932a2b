//! Every mistake a maintainer can make: a small project with one thing wrong, and what is said.

use crate::support::{cases, copy, expect, fixtures, gangmu};
use gangmu::base::diag::{Diagnostic, Renderer};
use gangmu::base::source::Source;

/// What was said, without the time that it took.
fn timeless(text: &str) -> String {
    let mut out = String::new();
    for line in text.lines() {
        let end = line
            .rfind(", ")
            .filter(|at| line[*at..].ends_with(" s") && line.starts_with("checked"));
        out.push_str(line[..end.unwrap_or(line.len())].trim_end());
        out.push('\n');
    }
    out
}

#[test]
fn the_base_has_nothing_wrong() {
    let folder = tempfile::tempdir().unwrap();
    copy(&fixtures("base"), folder.path());
    let (_, said, code) = gangmu(folder.path(), &["check"]);
    assert_eq!((code, said.lines().count()), (0, 1), "{said}");
}

#[test]
fn every_mistake_is_explained() {
    for case in cases("diagnostics") {
        let folder = tempfile::tempdir().unwrap();
        copy(&fixtures("base"), folder.path());
        copy(&case, folder.path());
        if let Ok(remove) = std::fs::read_to_string(case.join("remove.txt")) {
            for path in remove.lines() {
                std::fs::remove_file(folder.path().join(path)).unwrap();
            }
        }
        let (_, said, code) = gangmu(folder.path(), &["check"]);
        expect(
            &case.join("expected.txt"),
            &format!("{}exit code {code}\n", timeless(&said)),
        );
        assert!(
            code != 0 || said.lines().count() > 1 || said.contains(" note "),
            "{}: nothing was said",
            case.display()
        );
        assert!(!folder.path().join("public").exists());
        // The same as data: one object a line, each with a place where the text has one.
        let (json, _, json_code) = gangmu(folder.path(), &["check", "--format", "json"]);
        assert_eq!(json_code, code);
        for line in json.lines() {
            let value: serde_json::Value = serde_json::from_str(line).unwrap();
            assert!(
                value["code"].is_string() && value["message"].is_string(),
                "{line}"
            );
        }
    }
}

#[test]
fn carets_line_up_under_wide_characters() {
    let source = Source::new("试.md", "一二三abc四五六\n");
    let start = "一二三abc".len();
    let drawn = Renderer::new(false)
        .render(&Diagnostic::error("x", "y").at(&source, start..start + "四五".len()));
    let lines: Vec<&str> = drawn.lines().collect();
    let text = lines.iter().find(|line| line.contains("一二三")).unwrap();
    let carets = lines.iter().find(|line| line.contains('^')).unwrap();
    let width = |text: &str| {
        text.chars()
            .map(|c| if c.is_ascii() { 1 } else { 2 })
            .sum::<usize>()
    };
    assert_eq!(
        width(&text[..text.find('四').unwrap()]),
        carets.find('^').unwrap(),
        "{drawn}"
    );
    assert_eq!(carets.matches('^').count(), 4, "{drawn}");
    assert!(drawn.contains("试.md:1:7"), "{drawn}");
}
