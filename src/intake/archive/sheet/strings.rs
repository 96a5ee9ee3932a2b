//! The texts of a workbook: runs of characters, each with its own look.

use super::super::lines::Lines;
use super::super::loss::{Loss, LossKind};
use super::super::notation::Script;
use super::super::ooxml::xml::{child, is_set};
use super::styles::{Font, vertical};
use roxmltree::Node;

/// A text of a cell.
#[derive(Debug, Clone, Default)]
pub struct CellText {
    /// What it says, its line breaks as U+2028.
    pub text: String,
    /// What is lost in it.
    pub losses: Vec<Loss>,
}

/// Reads a text of runs: an `si` or an `is`. How Chinese is read aloud (`rPh`) is no text.
pub fn rich_text(node: Node<'_, '_>) -> CellText {
    let mut lines = Lines::default();
    for part in node.children() {
        match part.tag_name().name() {
            "t" => add(&mut lines, &words(part), None),
            "r" => {
                let properties = child(part, "rPr");
                let text = child(part, "t").map(words).unwrap_or_default();
                if is_set(properties, "strike") {
                    lines.add_loss(LossKind::StruckOut, &text);
                    continue;
                }
                let script = match vertical(properties) {
                    Some("superscript") => Some(Script::Super),
                    Some("subscript") => Some(Script::Sub),
                    _ => None,
                };
                add(&mut lines, &text, script);
            }
            _ => {}
        }
    }
    let (text, losses) = lines.into_cell();
    CellText { text, losses }
}

/// Returns a text without runs as the text of a cell.
pub fn plain_text(text: &str) -> CellText {
    let mut lines = Lines::default();
    add(&mut lines, text, None);
    let (text, losses) = lines.into_cell();
    CellText { text, losses }
}

/// Puts runs together as the text of a cell.
pub fn runs_text(runs: impl Iterator<Item = (String, Font)>) -> CellText {
    let mut lines = Lines::default();
    for (text, font) in runs {
        match font.is_struck_out {
            true if text.is_empty() => {}
            true => lines.add_loss(LossKind::StruckOut, &text),
            false => add(&mut lines, &text, font.script),
        }
    }
    let (text, losses) = lines.into_cell();
    CellText { text, losses }
}

/// Adds a text whose line breaks are breaks, other than those of a page.
fn add(lines: &mut Lines, text: &str, script: Option<Script>) {
    let text = decoded(text);
    for (at, line) in text.split(['\n', '\r']).enumerate() {
        if at > 0 {
            lines.end_line();
        }
        lines.add_text(line, script);
    }
}

fn words(node: Node<'_, '_>) -> String {
    node.children().filter_map(|child| child.text()).collect()
}

/// Returns a text with the characters that XML cannot hold, written `_x000D_`.
fn decoded(text: &str) -> String {
    if !text.contains("_x") {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let code = rest.get(at + 2..at + 6);
        let code = code.filter(|_| rest.as_bytes().get(at + 6) == Some(&b'_'));
        let code = code.and_then(|code| u32::from_str_radix(code, 16).ok());
        let (end, c) = match code.and_then(char::from_u32) {
            Some(c) => (at + 7, Some(c)),
            None => (at + 2, None),
        };
        out.push_str(&rest[..if c.is_some() { at } else { end }]);
        out.extend(c);
        rest = &rest[end..];
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::plain_text;

    #[test]
    fn characters_that_xml_cannot_hold_are_written_otherwise() {
        assert_eq!(plain_text("甲_x000D_乙").text, "甲\u{2028}乙");
        assert_eq!(plain_text("max_x_value_xZZZZ_").text, "max_x_value_xZZZZ_");
    }
}
