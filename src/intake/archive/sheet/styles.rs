//! How the cells of a workbook look, as far as it tells what they say.

use super::super::notation::Script;
use super::super::ooxml::xml::{attribute, child, child_value, children, is_set};
use super::number::built_in;
use roxmltree::{Document, Node};
use std::collections::HashMap;

/// What a font does to the text of a cell.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Font {
    /// Whether the text is struck out.
    pub is_struck_out: bool,
    /// Whether it stands above or below the line.
    pub script: Option<Script>,
}

/// The styles of a workbook.
#[derive(Debug, Default)]
pub struct Styles {
    fonts: Vec<Font>,
    /// The codes of formats that the workbook declares, by their numbers.
    codes: HashMap<u32, String>,
    /// The format and the font of each style.
    styles: Vec<(u32, usize)>,
}

impl Styles {
    /// Reads the part that declares styles.
    pub fn new(part: &Document<'_>) -> Self {
        let root = part.root_element();
        let within = |list: &str, name: &'static str| {
            let list = child(root, list);
            list.into_iter().flat_map(move |list| children(list, name))
        };
        let number = |node: Node<'_, '_>, name: &str| attribute(node, name)?.parse::<u32>().ok();

        let codes = within("numFmts", "numFmt").filter_map(|format| {
            let code = attribute(format, "formatCode")?;
            Some((number(format, "numFmtId")?, code.to_owned()))
        });
        let fonts = within("fonts", "font").map(|font| Font {
            is_struck_out: is_set(Some(font), "strike"),
            script: None,
        });
        let styles = within("cellXfs", "xf").map(|style| {
            let font = number(style, "fontId").unwrap_or(0);
            (number(style, "numFmtId").unwrap_or(0), font as usize)
        });
        Self {
            codes: codes.collect(),
            fonts: fonts.collect(),
            styles: styles.collect(),
        }
    }

    /// Makes styles of the format and the font of each.
    pub fn of_looks(
        codes: HashMap<u32, String>,
        looks: impl IntoIterator<Item = (u32, Font)>,
    ) -> Self {
        let (formats, fonts): (Vec<u32>, Vec<Font>) = looks.into_iter().unzip();
        Self {
            fonts,
            codes,
            styles: formats.into_iter().zip(0..).collect(),
        }
    }

    /// Returns the code of the format of a style; nothing where it is not known.
    pub fn code(&self, style: usize) -> Option<&str> {
        let Some((format, _)) = self.styles.get(style) else {
            return Some("General");
        };
        let declared = self.codes.get(format).map(String::as_str);
        declared.or_else(|| built_in(*format))
    }

    /// Returns the font of a style.
    pub fn font(&self, style: usize) -> Font {
        let style = self.styles.get(style);
        let font = style.and_then(|(_, font)| self.fonts.get(*font));
        font.copied().unwrap_or_default()
    }
}

/// Returns where the characters of a run stand: `superscript`, `subscript`.
pub fn vertical<'a>(properties: Option<Node<'a, '_>>) -> Option<&'a str> {
    child_value(properties?, "vertAlign")
}
