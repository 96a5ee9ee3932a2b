//! The text of one paragraph: what its runs print, and what of them is lost.

use super::super::lines::LINE_SEPARATOR;
use super::super::loss::{LossKind, Losses};
use super::super::notation::Scripted;
use super::super::ooxml::xml::{attribute, child, is_not_text, next_after, next_node, words_in};
use super::eq;
use super::math::Math;
use super::objects::note_objects;
use super::revisions::{is_deleted, note_revision};
use super::styles::{RunLook, Styles};
use super::symbols;
use roxmltree::Node;
use std::collections::HashMap;

/// What notes and comments say, by their ids.
#[derive(Debug, Default)]
pub struct Notes {
    /// 脚注
    pub footnotes: HashMap<String, String>,
    /// 尾注
    pub endnotes: HashMap<String, String>,
    /// 批注
    pub comments: HashMap<String, String>,
}

/// A field that is open.
#[derive(Debug, Default)]
struct Field {
    instruction: String,
    /// Whether its instruction has ended and its result has begun.
    in_result: bool,
}

/// Reads the runs of paragraphs.
pub struct Runs<'a> {
    styles: &'a Styles,
    notes: &'a Notes,
    /// The fields that are open, the innermost last.
    fields: Vec<Field>,
}

/// The text of a paragraph as it grows.
struct Paragraph<'a> {
    text: Scripted,
    losses: &'a mut Losses,
    /// How the run that is being read is printed.
    look: RunLook,
    /// The text of the runs before it that are lost in the same way.
    lost: String,
}

impl<'a> Runs<'a> {
    /// Reads runs in these styles.
    pub fn new(styles: &'a Styles, notes: &'a Notes) -> Self {
        Self {
            styles,
            notes,
            fields: Vec::new(),
        }
    }

    /// Returns whether the mark of a paragraph is hidden, given its properties.
    pub fn hides_mark(&self, properties: Option<Node<'_, '_>>) -> bool {
        let mark = properties.and_then(|properties| child(properties, "rPr"));
        let style = properties
            .and_then(|p| child(p, "pStyle"))
            .and_then(|p| attribute(p, "val"));
        self.styles.run_look(style, mark).hidden
    }

    /// Returns the text of a paragraph, a line break as `\n`; what stands in its text boxes is not in it.
    pub fn text(&mut self, paragraph: Node<'_, '_>, losses: &mut Losses) -> String {
        let properties = child(paragraph, "pPr");
        let style = properties
            .and_then(|p| child(p, "pStyle"))
            .and_then(|p| attribute(p, "val"));
        let mut written = Paragraph {
            text: Scripted::default(),
            losses,
            look: RunLook::default(),
            lost: String::new(),
        };

        let mut at = paragraph.first_child();
        while let Some(node) = at {
            let inside = self.write(node, style, &mut written);
            at = match inside {
                Inside::Read => next_after(node, paragraph),
                Inside::ToRead => next_node(node, paragraph),
            };
        }

        self.end_fields(&mut written);
        written.end_lost();
        written.text.take()
    }

    /// Writes what a node prints; returns whether what is in it was read with it.
    fn write(&mut self, node: Node<'_, '_>, style: Option<&str>, to: &mut Paragraph<'_>) -> Inside {
        let name = node.tag_name().name();
        match name {
            // Pictures and shapes: their text boxes are paragraphs of their own.
            "drawing" | "pict" | "object" => {
                note_objects(node, to.losses);
                return Inside::Read;
            }
            "txbxContent" => return Inside::Read,
            "oMath" | "oMathPara" => {
                to.push_equation(node);
                return Inside::Read;
            }
            _ if is_not_text(node) => return Inside::Read,
            _ => {}
        }
        note_revision(node, to.losses);
        if is_deleted(node) {
            return Inside::Read;
        }

        match name {
            "r" => to.open_run(self.styles.run_look(style, child(node, "rPr"))),
            "t" => self.write_text(node, to),
            "tab" | "ptab" => to.push(' '),
            "br" | "cr" => to.push('\n'),
            "noBreakHyphen" => to.push('-'),
            "sym" | "symEx" => to.push_sign(node),
            "fldSimple" => {
                let instruction = attribute(node, "instr").unwrap_or_default();
                if eq::prints_itself(instruction) {
                    to.push_field(instruction);
                    return Inside::Read;
                }
            }
            "fldChar" => self.turn_field(attribute(node, "fldCharType"), to),
            "instrText" => self.add_instruction(node),
            "footnoteReference" => to.note(LossKind::Footnote, node, &self.notes.footnotes),
            "endnoteReference" => to.note(LossKind::Endnote, node, &self.notes.endnotes),
            "commentReference" => to.note(LossKind::Comment, node, &self.notes.comments),
            _ => {}
        }
        Inside::ToRead
    }

    /// Writes a text; one within a field that prints itself belongs to its instruction.
    fn write_text(&mut self, node: Node<'_, '_>, to: &mut Paragraph<'_>) {
        let texts = node.children().filter_map(|child| child.text());
        match self.fields.last_mut() {
            Some(field) if eq::prints_itself(&field.instruction) => {
                if !field.in_result {
                    field.instruction.extend(texts);
                }
            }
            _ => {
                for c in texts.flat_map(str::chars) {
                    to.push_typed(without_line_end(c));
                }
            }
        }
    }

    fn add_instruction(&mut self, node: Node<'_, '_>) {
        if let Some(field) = self.fields.last_mut().filter(|field| !field.in_result) {
            for text in node.children().filter_map(|child| child.text()) {
                // Its beginning is looked at again and again.
                let is_begun = !field.instruction.is_empty();
                let text = if is_begun { text } else { text.trim_start() };
                field.instruction.push_str(text);
            }
        }
    }

    /// Goes on with a field: to its instruction, to its result, to what is behind it.
    fn turn_field(&mut self, turn: Option<&str>, to: &mut Paragraph<'_>) {
        match turn {
            Some("begin") => self.fields.push(Field::default()),
            Some("separate") => {
                if let Some(field) = self.fields.last_mut() {
                    field.in_result = true;
                }
            }
            Some("end") => {
                if let Some(field) = self.fields.pop() {
                    self.end_field(&field, to);
                }
            }
            _ => {}
        }
    }

    /// Writes what a field prints that is at its end; one within the instruction of another belongs to that.
    fn end_field(&mut self, field: &Field, to: &mut Paragraph<'_>) {
        let outer = self.fields.last_mut();
        let within =
            outer.filter(|outer| !outer.in_result && eq::prints_itself(&outer.instruction));
        match (within, eq::printed(&field.instruction)) {
            (Some(outer), Some(printed)) => outer.instruction.push_str(&printed.text),
            (None, Some(_)) => to.push_field(&field.instruction),
            // Numbers that Word counts when it shows the page stand nowhere in the file.
            (_, None) if counts_itself(&field.instruction) => {
                to.losses.add(LossKind::Field, field.instruction.trim());
            }
            _ => {}
        }
    }

    /// Ends the fields that print themselves: no formula goes on in the next paragraph.
    fn end_fields(&mut self, to: &mut Paragraph<'_>) {
        while let Some(field) = self.fields.last() {
            if !eq::prints_itself(&field.instruction) {
                return;
            }
            if let Some(field) = self.fields.pop() {
                self.end_field(&field, to);
            }
        }
    }
}

/// What is left to do with what is in a node.
#[derive(PartialEq, Eq)]
enum Inside {
    ToRead,
    Read,
}

impl Paragraph<'_> {
    /// Begins a run.
    fn open_run(&mut self, look: RunLook) {
        if (look.hidden, look.struck) != (self.look.hidden, self.look.struck) {
            self.end_lost();
        }
        self.look = look;
    }

    /// Adds a character that a run prints, unless the run is hidden or struck out.
    fn push(&mut self, c: char) {
        // A line ends there even where its words are struck out.
        if self.look.hidden || (self.look.struck && c != '\n') {
            self.lost.push(c);
        } else {
            self.text.push(c, self.look.script);
        }
    }

    /// Adds a character that was typed; in a font of signs it is one of them.
    fn push_typed(&mut self, c: char) {
        let is_code = ('\u{F020}'..='\u{F0FF}').contains(&c);
        let font = self.look.font.as_deref().unwrap_or_default();
        if !symbols::is_symbol_font(font) || !(is_code || ('!'..='\u{FF}').contains(&c)) {
            if is_code {
                self.losses
                    .add(LossKind::Symbol, &c.escape_unicode().to_string());
            }
            return self.push(c);
        }
        match symbols::character(font, c) {
            Some(sign) => self.push(sign),
            None => self.push_unknown_sign(font.to_owned(), c),
        }
    }

    /// Adds a sign that names its font itself.
    fn push_sign(&mut self, node: Node<'_, '_>) {
        let code = attribute(node, "char").and_then(|c| u32::from_str_radix(c, 16).ok());
        let font = attribute(node, "font").unwrap_or_default();
        let Some(c) = code.and_then(char::from_u32) else {
            self.losses.add(LossKind::Symbol, font);
            return;
        };
        let is_code = ('\u{F000}'..='\u{F0FF}').contains(&c);
        match symbols::character(font, c) {
            Some(sign) => self.push(sign),
            None if is_code => self.push_unknown_sign(font.to_owned(), c),
            None => self.push(without_line_end(c)),
        }
    }

    /// Adds a sign that nobody can read, and says so.
    fn push_unknown_sign(&mut self, font: String, c: char) {
        self.losses
            .add(LossKind::Symbol, &format!("{font} {:X}", c as u32));
        self.push(c);
    }

    fn push_equation(&mut self, node: Node<'_, '_>) {
        let (line, in_part) = Math::line(node);
        self.push_formula(&line, in_part);
    }

    fn push_field(&mut self, instruction: &str) {
        if let Some(printed) = eq::printed(instruction) {
            self.push_formula(&printed.text, printed.in_part);
        }
    }

    fn push_formula(&mut self, line: &str, in_part: bool) {
        let line: String = line.chars().map(without_line_end).collect();
        if in_part {
            self.losses.add(LossKind::Formula, &line);
        }
        if self.look.hidden || self.look.struck {
            self.lost.push_str(&line);
        } else {
            self.text.push_formula(&line);
        }
    }

    /// Notes a reference to something that stands elsewhere.
    fn note(&mut self, kind: LossKind, node: Node<'_, '_>, words: &HashMap<String, String>) {
        let id = attribute(node, "id").unwrap_or_default();
        self.losses
            .add(kind, words.get(id).map_or("", String::as_str));
    }

    /// Notes the runs that are hidden or struck out.
    fn end_lost(&mut self) {
        let lost = std::mem::take(&mut self.lost);
        if lost.trim().is_empty() {
            return;
        }
        let kind = match self.look.hidden {
            true => LossKind::Hidden,
            false => LossKind::StruckOut,
        };
        self.losses.add(kind, &lost);
    }
}

/// Returns whether a field prints a number that Word counts and does not keep.
fn counts_itself(instruction: &str) -> bool {
    let kind = instruction.split_whitespace().next().unwrap_or_default();
    ["LISTNUM", "AUTONUM", "AUTONUMLGL", "AUTONUMOUT"]
        .iter()
        .any(|name| kind.eq_ignore_ascii_case(name))
}

/// Returns a character of running text: what would end a line or a cell is a space there.
fn without_line_end(c: char) -> char {
    match c {
        '\t' | '\n' | '\r' | LINE_SEPARATOR | '\u{2029}' => ' ',
        c => c,
    }
}

/// Returns what each note of a part says, by its id.
pub fn notes_of(root: Node<'_, '_>, name: &str) -> HashMap<String, String> {
    let notes = root
        .children()
        .filter(|node| node.tag_name().name() == name);
    notes
        .filter_map(|note| Some((attribute(note, "id")?.to_owned(), words_in(note))))
        .collect()
}
