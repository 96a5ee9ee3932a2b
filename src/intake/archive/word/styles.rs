//! What styles say of the runs that have them: whether they are hidden, struck out, above or below the line, and in
//! which font.

use super::super::notation::Script;
use super::super::ooxml::xml::{attribute, child, child_value, switch};
use roxmltree::{Document, Node};
use std::collections::HashMap;

/// Styles that are based on each other end somewhere.
const LONGEST_CHAIN: usize = 32;

/// What run properties say; `None` where they say nothing.
#[derive(Debug, Clone, Default)]
struct RunProperties {
    hidden: Option<bool>,
    struck: Option<bool>,
    struck_twice: Option<bool>,
    /// The inner is `None` on the line.
    script: Option<Option<Script>>,
    font: Option<String>,
}

impl RunProperties {
    fn new(properties: Option<Node<'_, '_>>) -> Self {
        let Some(node) = properties else {
            return Self::default();
        };
        let script = child_value(node, "vertAlign").map(|place| match place {
            "superscript" => Some(Script::Super),
            "subscript" => Some(Script::Sub),
            _ => None,
        });
        let fonts = child(node, "rFonts");
        let font = |name: &str| fonts.and_then(|fonts| attribute(fonts, name));
        Self {
            hidden: switch(properties, "vanish"),
            struck: switch(properties, "strike"),
            struck_twice: switch(properties, "dstrike"),
            script,
            font: font("ascii").or_else(|| font("hAnsi")).map(str::to_owned),
        }
    }

    /// Fills in what these properties leave open.
    fn or(self, other: &Self) -> Self {
        Self {
            hidden: self.hidden.or(other.hidden),
            struck: self.struck.or(other.struck),
            struck_twice: self.struck_twice.or(other.struck_twice),
            script: self.script.or(other.script),
            font: self.font.or_else(|| other.font.clone()),
        }
    }
}

/// A style with what it is based on.
#[derive(Debug, Default)]
struct Style {
    based_on: Option<String>,
    own: RunProperties,
}

/// How a run is printed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RunLook {
    /// Whether it is not printed.
    pub hidden: bool,
    /// Whether it is struck out.
    pub struck: bool,
    /// Whether it stands above or below the line.
    pub script: Option<Script>,
    /// The font of its Latin characters, which may be one of signs.
    pub font: Option<String>,
}

/// The styles of a document.
#[derive(Debug, Default)]
pub struct Styles {
    /// What each style says, what it is based on included.
    by_id: HashMap<String, RunProperties>,
    defaults: RunProperties,
    /// What paragraphs have that name no style.
    default_paragraph: Option<String>,
}

impl Styles {
    /// Reads the part that holds the styles.
    pub fn new(part: Option<&Document<'_>>) -> Self {
        let Some(part) = part else {
            return Self::default();
        };
        let root = part.root_element();
        let mut styles = Self::default();
        let defaults = child(root, "docDefaults").and_then(|node| child(node, "rPrDefault"));
        styles.defaults = RunProperties::new(defaults.and_then(|node| child(node, "rPr")));

        let mut own: HashMap<&str, Style> = HashMap::new();
        for node in root.children() {
            let Some(id) = attribute(node, "styleId") else {
                continue;
            };
            let is_default = matches!(attribute(node, "default"), Some("1" | "true" | "on"));
            if is_default && attribute(node, "type") == Some("paragraph") {
                styles.default_paragraph = Some(id.to_owned());
            }
            let style = Style {
                based_on: child_value(node, "basedOn").map(str::to_owned),
                own: RunProperties::new(child(node, "rPr")),
            };
            own.insert(id, style);
        }

        for id in own.keys() {
            let resolved = resolve(&own, id);
            styles.by_id.insert((*id).to_owned(), resolved);
        }
        styles
    }

    /// Returns how a run with these properties is printed in a paragraph of a style.
    pub fn run_look(&self, paragraph: Option<&str>, run: Option<Node<'_, '_>>) -> RunLook {
        let none = RunProperties::default();
        let style = |id: Option<&str>| id.and_then(|id| self.by_id.get(id)).unwrap_or(&none);
        let paragraph = style(paragraph.or(self.default_paragraph.as_deref()));
        let character = style(run.and_then(|run| child_value(run, "rStyle")));
        let direct = RunProperties::new(run);

        // Where both styles set a switch it is off again; what the run says itself comes before both.
        let toggled = |of: fn(&RunProperties) -> Option<bool>| {
            let by_styles = of(paragraph).unwrap_or(false) ^ of(character).unwrap_or(false);
            let by_default = of(&self.defaults).unwrap_or(false);
            of(&direct).unwrap_or(by_styles || by_default)
        };
        let look = direct
            .clone()
            .or(character)
            .or(paragraph)
            .or(&self.defaults);
        RunLook {
            hidden: toggled(|properties| properties.hidden),
            struck: toggled(|properties| properties.struck)
                || toggled(|properties| properties.struck_twice),
            script: look.script.flatten(),
            font: look.font,
        }
    }
}

/// Returns what a style says together with all that it is based on.
fn resolve(styles: &HashMap<&str, Style>, id: &str) -> RunProperties {
    let mut resolved = RunProperties::default();
    let mut at = Some(id);
    for _ in 0..LONGEST_CHAIN {
        let Some(style) = at.and_then(|id| styles.get(id)) else {
            break;
        };
        resolved = resolved.or(&style.own);
        at = style.based_on.as_deref();
    }
    resolved
}
