//! Runs of text as the elements that a .docx has for them.

use super::super::notation::Script;
use super::look::Look;

/// Returns a character as XML has it; nothing for one that XML cannot have.
pub fn escaped(c: char) -> String {
    match c {
        '&' => "&amp;".to_owned(),
        '<' => "&lt;".to_owned(),
        '>' => "&gt;".to_owned(),
        '"' => "&quot;".to_owned(),
        '\t' => "\t".to_owned(),
        c if c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}') => String::new(),
        c => c.to_string(),
    }
}

/// Returns a text as XML has it.
pub fn escaped_text(text: &str) -> String {
    text.chars().map(escaped).collect()
}

/// How a run was changed while changes were tracked.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Revision {
    /// Not at all.
    #[default]
    None,
    /// It was put in.
    Inserted,
    /// It was taken out.
    Deleted,
}

impl Revision {
    /// Returns what a look says of it. What was put in and then taken out is gone.
    pub fn of(look: &Look) -> Self {
        match (look.is_deleted, look.is_inserted) {
            (true, _) => Self::Deleted,
            (false, true) => Self::Inserted,
            (false, false) => Self::None,
        }
    }

    /// Returns the name of its element.
    pub fn element(self) -> Option<&'static str> {
        match self {
            Self::None => None,
            Self::Inserted => Some("ins"),
            Self::Deleted => Some("del"),
        }
    }
}

/// The runs of a paragraph as they grow.
#[derive(Debug, Default)]
pub struct RunMarkup {
    out: String,
    revision: Revision,
    /// The look of the text that is not written yet, and that text.
    pending: Option<(Look, Place, String)>,
}

/// What a text is part of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// The text that is printed.
    Printed,
    /// The instruction of a field.
    Instruction,
}

impl RunMarkup {
    /// Adds a character.
    pub fn push(&mut self, c: char, look: Look, place: Place, fonts: &[String]) {
        let is_same = |(own, there, _): &(Look, Place, String)| *own == look && *there == place;
        if !self.pending.as_ref().is_some_and(is_same) {
            self.end_run(fonts);
            self.pending = Some((look, place, String::new()));
        }
        if let Some((_, _, text)) = &mut self.pending {
            text.push_str(&escaped(c));
        }
    }

    /// Adds an element that stands in a run of its own.
    pub fn push_element(&mut self, element: &str, look: Look, fonts: &[String]) {
        self.end_run(fonts);
        self.turn(Revision::of(&look));
        self.out.push_str("<r>");
        self.out.push_str(&run_properties(&look, fonts));
        self.out.push_str(element);
        self.out.push_str("</r>");
    }

    /// Returns all runs.
    pub fn into_runs(mut self, fonts: &[String]) -> String {
        self.end_run(fonts);
        self.turn(Revision::None);
        self.out
    }

    fn end_run(&mut self, fonts: &[String]) {
        let Some((look, place, text)) = self.pending.take() else {
            return;
        };
        let revision = Revision::of(&look);
        self.turn(revision);
        let element = match (place, revision) {
            (Place::Printed, Revision::Deleted) => "delText",
            (Place::Printed, _) => "t",
            (Place::Instruction, Revision::Deleted) => "delInstrText",
            (Place::Instruction, _) => "instrText",
        };
        let properties = run_properties(&look, fonts);
        self.out
            .push_str(&format!("<r>{properties}<{element}>{text}</{element}></r>"));
    }

    /// Goes on in the element of another change.
    fn turn(&mut self, to: Revision) {
        if to == self.revision {
            return;
        }
        if let Some(element) = self.revision.element() {
            self.out.push_str(&format!("</{element}>"));
        }
        if let Some(element) = to.element() {
            self.out.push_str(&format!("<{element}>"));
        }
        self.revision = to;
    }
}

/// Returns what a look is in the properties of a run.
fn run_properties(look: &Look, fonts: &[String]) -> String {
    let mut own = String::new();
    for (is_set, element) in [
        (look.hidden, "<vanish/>"),
        (look.struck, "<strike/>"),
        (look.struck_twice, "<dstrike/>"),
        (
            look.script == Some(Script::Super),
            "<vertAlign val=\"superscript\"/>",
        ),
        (
            look.script == Some(Script::Sub),
            "<vertAlign val=\"subscript\"/>",
        ),
    ] {
        if is_set {
            own.push_str(element);
        }
    }
    if let Some(font) = fonts.get(usize::from(look.font)) {
        own.push_str(&format!("<rFonts ascii=\"{}\"/>", escaped_text(font)));
    }
    format!("<rPr>{own}</rPr>")
}
