//! The small project of the fixtures is right, and what is drawn stands under what it speaks of.

use crate::support::{copy, fixtures, gangmu};
use gangmu::base::diag::{Diagnostic, Renderer};
use gangmu::base::message::{Language, Message};
use gangmu::base::source::Source;

#[test]
fn the_base_has_nothing_wrong() {
    let folder = tempfile::tempdir().unwrap();
    copy(&fixtures("base"), folder.path());
    let (_, said, code) = gangmu(folder.path(), &["check"]);
    assert_eq!((code, said.lines().count()), (0, 1), "{said}");
}

#[test]
fn carets_line_up_under_wide_characters() {
    let source = Source::new("试.md", "一二三abc四五六\n");
    let start = "一二三abc".len();
    let drawn = Renderer::new(false, Language::En).render(
        &Diagnostic::error("x", Message::verbatim("y")).at(&source, start..start + "四五".len()),
    );
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
