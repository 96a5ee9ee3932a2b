//! The text of a document as the main part that a .docx has.

use super::super::bytes::u16_at;
use super::header::Unread;
use super::look::{Look, LookChange};
use super::markup::{Place, RunMarkup, escaped_text};
use super::pieces::Characters;
use super::placing::{Placing, PlacingChange, RowShape};
use super::rows::{Row, table_markup};
use super::stories::Stories;
use super::stretches::Stretches;
use super::styles::Styles;
use std::ops::Range;

/// How many bytes of changes that stand apart are read, all together.
const MOST_APART: usize = 4 << 20;

/// How many fields may be open at a time.
const MOST_FIELDS: usize = 64;

// What stands for something that is no character.
const PICTURE: char = '\u{1}';
const NOTE: char = '\u{2}';
const COMMENT: char = '\u{5}';
const CELL_END: char = '\u{7}';
const DRAWING: char = '\u{8}';
const LINE_BREAK: char = '\u{B}';
const PAGE_BREAK: char = '\u{C}';
const PARAGRAPH_END: char = '\u{D}';
const COLUMN_BREAK: char = '\u{E}';
const FIELD_BEGIN: char = '\u{13}';
const FIELD_RESULT: char = '\u{14}';
const FIELD_END: char = '\u{15}';
const HYPHEN: char = '\u{1E}';
const SIGN: char = '(';

/// What the text of a document is written from.
pub struct Parts<'a> {
    /// All characters.
    pub characters: Characters,
    /// What they look like.
    pub looks: Stretches<'a>,
    /// What paragraphs look like.
    pub paragraphs: Stretches<'a>,
    /// What is said of paragraphs where there is much.
    pub data: &'a [u8],
    /// The styles.
    pub styles: Styles,
    /// The names of the fonts.
    pub fonts: Vec<String>,
}

/// Returns the main part of a .docx with the text of a document, which is so long.
///
/// # Errors
/// A document that says more of its paragraphs than any that people write.
pub fn document_markup(
    parts: &Parts<'_>,
    stories: Stories,
    length: usize,
) -> Result<String, Unread> {
    let mut writer = Writer {
        parts,
        stories,
        fields: Vec::new(),
        read_apart: 0,
    };
    let length = length.min(parts.characters.units.len());
    let body = writer.text(0..length, Nesting::Outermost)?;
    let mut rest = String::new();
    while let Some(own) = writer.stories.take_any_box() {
        rest.push_str(&writer.text(own.range, Nesting::Within)?);
    }
    Ok(format!("<document><body>{body}{rest}</body></document>"))
}

/// Whether drawings in a text may hold text boxes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Nesting {
    Outermost,
    Within,
}

/// A field that is open.
#[derive(Debug, Default)]
struct Field {
    instruction: String,
    in_result: bool,
}

struct Writer<'p, 'a> {
    parts: &'p Parts<'a>,
    stories: Stories,
    /// The fields that are open, the innermost last.
    fields: Vec<Field>,
    /// How many bytes of changes that stand apart were read so far.
    read_apart: usize,
}

/// A paragraph with what is known of it.
struct Paragraph {
    range: Range<usize>,
    /// The character that ends it.
    end: char,
    style: u16,
    placing: Placing,
    row: Option<RowShape>,
    /// Whether an old program counts it, in a way of its own.
    is_counted_otherwise: bool,
}

impl Writer<'_, '_> {
    /// Writes the paragraphs and tables of a text.
    fn text(&mut self, range: Range<usize>, nesting: Nesting) -> Result<String, Unread> {
        let mut out = String::new();
        let mut rows: Vec<Row> = Vec::new();
        let mut row = Row::default();
        let mut cell = String::new();

        let mut at = range.start;
        while at < range.end {
            let paragraph = self.paragraph(at..range.end)?;
            at = paragraph.range.end;
            let in_table = paragraph.placing.depth > 0;
            let is_begun = !(rows.is_empty() && row.cells.is_empty() && cell.is_empty());
            if is_begun && !in_table {
                row.cells
                    .extend((!cell.is_empty()).then(|| std::mem::take(&mut cell)));
                rows.extend((!row.cells.is_empty()).then(|| std::mem::take(&mut row)));
                out.push_str(&table_markup(std::mem::take(&mut rows)));
            }

            let is_outer = paragraph.placing.depth <= 1;
            if in_table && is_outer && paragraph.placing.ends_row {
                row.properties = self.row_properties(&paragraph);
                row.shape = paragraph.row;
                rows.push(std::mem::take(&mut row));
                continue;
            }
            if paragraph.placing.ends_inner_row && paragraph.range.len() <= 1 {
                continue;
            }
            let markup = self.paragraph_markup(&paragraph, nesting)?;
            match in_table {
                true => cell.push_str(&markup),
                false => out.push_str(&markup),
            }
            if in_table && is_outer && paragraph.end == CELL_END {
                row.cells.push(std::mem::take(&mut cell));
            }
        }

        row.cells.extend((!cell.is_empty()).then_some(cell));
        rows.extend((!row.cells.is_empty()).then_some(row));
        if !rows.is_empty() {
            out.push_str(&table_markup(rows));
        }
        Ok(out)
    }

    /// Returns what a .docx says of the row that a paragraph ends.
    fn row_properties(&self, end: &Paragraph) -> String {
        let mark = self.look(end.range.end - 1, end.style);
        let mut properties = String::new();
        for (is_set, element) in [
            (mark.hidden, "<hidden/>"),
            (mark.is_deleted, "<del/>"),
            (mark.is_inserted && !mark.is_deleted, "<ins/>"),
        ] {
            if is_set {
                properties.push_str(element);
            }
        }
        properties
    }

    /// Returns the paragraph that a text begins with.
    fn paragraph(&mut self, text: Range<usize>) -> Result<Paragraph, Unread> {
        let parts = self.parts;
        let ends = |at: &usize| match self.char_at(*at) {
            PARAGRAPH_END | CELL_END => true,
            // The end of a section is one of a paragraph; a page may end within one.
            PAGE_BREAK => {
                let place = parts.characters.place(*at);
                let stretch = parts.paragraphs.at(place);
                stretch.is_none_or(|stretch| stretch.end <= place.saturating_add(2))
            }
            _ => false,
        };
        let last = text.clone().find(ends).unwrap_or(text.end - 1);
        let mut paragraph = Paragraph {
            range: text.start..last + 1,
            end: self.char_at(last),
            style: 0,
            placing: Placing::default(),
            row: None,
            is_counted_otherwise: false,
        };

        let stretch = parts.paragraphs.at(parts.characters.place(last));
        let mut changes: Vec<PlacingChange> = Vec::new();
        if let Some(stretch) = stretch {
            paragraph.style = stretch.style;
            let own = PlacingChange::of(stretch.changes);
            let more = own.more;
            changes.push(own);
            if let Some((place, replaces)) = more {
                let apart = self.changes_apart(place)?;
                if replaces {
                    changes.clear();
                }
                changes.push(apart);
            }
        }
        changes.extend(parts.characters.placing(last).cloned());

        let mut styles = changes.iter().filter_map(|change| change.style);
        paragraph.style = styles.next_back().unwrap_or(paragraph.style);
        paragraph.placing.list = parts.styles.list(paragraph.style);
        for change in changes {
            change.apply(&mut paragraph.placing);
            paragraph.is_counted_otherwise |= change.is_counted_otherwise;
            paragraph.row = change.row.or(paragraph.row);
        }
        Ok(paragraph)
    }

    /// Reads changes of a paragraph that stand apart from it.
    fn changes_apart(&mut self, place: u32) -> Result<PlacingChange, Unread> {
        let begin = usize::try_from(place).unwrap_or(usize::MAX);
        let length = usize::from(u16_at(self.parts.data, begin).unwrap_or_default());
        self.read_apart += length;
        if self.read_apart > MOST_APART {
            return Err(Unread::Damaged);
        }
        let bytes = self.parts.data.get(begin.saturating_add(2)..);
        let bytes = bytes.and_then(|bytes| bytes.get(..length));
        Ok(PlacingChange::of(bytes.unwrap_or_default()))
    }

    /// Returns a character; half of one that stands beyond the first plane is a space.
    fn char_at(&self, at: usize) -> char {
        let unit = self.parts.characters.units.get(at).copied();
        unit.and_then(|unit| char::from_u32(u32::from(unit)))
            .unwrap_or(' ')
    }

    /// Returns what a character looks like in a paragraph of a style.
    fn look(&self, at: usize, style: u16) -> Look {
        let parts = self.parts;
        let base = parts.styles.look(style);
        let mut look = base;
        let stretch = parts.looks.at(parts.characters.place(at));
        let own = stretch.map(|stretch| LookChange::of(stretch.changes));
        let of_piece = parts.characters.look(at);
        let changes = || own.iter().chain(of_piece);
        let mut styles = changes().filter_map(|change| change.style);
        if let Some(style) = styles.next_back() {
            parts.styles.apply(style, &mut look, &base);
        }
        let styled = look;
        for change in changes() {
            change.apply(&mut look, &styled);
        }
        look
    }

    /// Writes a paragraph.
    fn paragraph_markup(
        &mut self,
        paragraph: &Paragraph,
        nesting: Nesting,
    ) -> Result<String, Unread> {
        let Paragraph { range, style, .. } = paragraph;
        let has_end = matches!(paragraph.end, PARAGRAPH_END | CELL_END | PAGE_BREAK);
        let last = range.end - usize::from(has_end);

        let mut runs = RunMarkup::default();
        if paragraph.is_counted_otherwise {
            let fonts = &self.parts.fonts;
            for element in [
                "<fldChar fldCharType=\"begin\"/>",
                "<instrText>AUTONUM</instrText>",
                "<fldChar fldCharType=\"end\"/>",
            ] {
                runs.push_element(element, Look::default(), fonts);
            }
        }
        let mut at = range.start;
        let mut known: Option<(Range<u32>, Look)> = None;
        while at < last {
            let place = self.parts.characters.place(at);
            let look = match &known {
                Some((stretch, look)) if stretch.contains(&place) => *look,
                _ => {
                    let look = self.look(at, *style);
                    let end = self.parts.looks.at(place).map_or(place + 1, |own| own.end);
                    // A piece may say something of its own, and lie anywhere.
                    let is_plain = self
                        .parts
                        .characters
                        .look(at)
                        .is_none_or(LookChange::is_empty);
                    known = is_plain.then_some((place..end, look));
                    look
                }
            };
            let mut units = self.parts.characters.units[at..last.min(at + 2)]
                .iter()
                .copied();
            let c = char::decode_utf16(&mut units).next();
            let c = c
                .and_then(Result::ok)
                .unwrap_or(char::REPLACEMENT_CHARACTER);
            self.write(c, at, look, nesting, &mut runs)?;
            at += c.len_utf16();
        }

        let mark = self.look(range.end - 1, *style);
        let list = paragraph.placing.list;
        let mut properties = String::new();
        if (1..0x07FF).contains(&list.list) {
            properties.push_str(&format!(
                "<numPr><ilvl val=\"{}\"/><numId val=\"{}\"/></numPr>",
                list.level, list.list
            ));
        }
        properties.push_str("<rPr>");
        // A cell ends whatever its mark looks like.
        if paragraph.end == PARAGRAPH_END {
            for (is_set, element) in [
                (mark.hidden, "<vanish/>"),
                (mark.is_deleted, "<del/>"),
                (mark.is_inserted && !mark.is_deleted, "<ins/>"),
            ] {
                if is_set {
                    properties.push_str(element);
                }
            }
        }
        properties.push_str("</rPr>");
        let runs = runs.into_runs(&self.parts.fonts);
        Ok(format!("<p><pPr>{properties}</pPr>{runs}</p>"))
    }

    /// Writes a character.
    fn write(
        &mut self,
        c: char,
        at: usize,
        look: Look,
        nesting: Nesting,
        to: &mut RunMarkup,
    ) -> Result<(), Unread> {
        let parts = self.parts;
        let fonts = &parts.fonts;
        let note = |name: &str, nth: usize| format!("<{name} id=\"{nth}\"/>");
        let marks = [
            (&self.stories.footnotes, "footnoteReference"),
            (&self.stories.endnotes, "endnoteReference"),
            (&self.stories.comments, "commentReference"),
        ];
        // Notes may have marks that people typed.
        for (notes, name) in marks.into_iter().filter(|_| nesting == Nesting::Outermost) {
            if let Some(nth) = notes.marks.get(&at) {
                to.push_element(&note(name, *nth), look, fonts);
            }
        }

        match c {
            FIELD_BEGIN => {
                if self.fields.len() < MOST_FIELDS {
                    self.fields.push(Field::default());
                    to.push_element("<fldChar fldCharType=\"begin\"/>", look, fonts);
                }
            }
            FIELD_RESULT => {
                if let Some(field) = self.fields.last_mut() {
                    field.in_result = true;
                    to.push_element("<fldChar fldCharType=\"separate\"/>", look, fonts);
                }
            }
            FIELD_END => {
                if self.fields.pop().is_some() {
                    to.push_element("<fldChar fldCharType=\"end\"/>", look, fonts);
                }
            }
            PICTURE if look.is_special && look.is_data => {}
            PICTURE if look.is_special => to.push_element(&self.picture(), look, fonts),
            DRAWING if look.is_special => {
                let drawing = self.drawing(at, nesting)?;
                to.push_element(&drawing, look, fonts);
            }
            NOTE | COMMENT if look.is_special => {}
            SIGN if look.is_special => {
                let (font, code) = look.sign.unwrap_or_default();
                let font = fonts.get(usize::from(font)).map_or("", String::as_str);
                let font = escaped_text(font);
                let sign = format!("<sym font=\"{font}\" char=\"{code:04X}\"/>");
                to.push_element(&sign, look, fonts);
            }
            LINE_BREAK | PAGE_BREAK | COLUMN_BREAK => to.push_element("<br/>", look, fonts),
            HYPHEN => to.push_element("<noBreakHyphen/>", look, fonts),
            '\t' => to.push_element("<tab/>", look, fonts),
            c => {
                let open = self.fields.last_mut().filter(|field| !field.in_result);
                let place = match open {
                    Some(field) => {
                        field.instruction.push(c);
                        Place::Instruction
                    }
                    None => Place::Printed,
                };
                to.push(c, look, place, fonts);
            }
        }
        Ok(())
    }

    /// Returns a picture; where a field embeds something, it shows that.
    fn picture(&self) -> String {
        let field = self
            .fields
            .last()
            .map_or("", |field| field.instruction.trim());
        let mut words = field.split_whitespace();
        match (words.next(), words.next()) {
            (Some("EMBED" | "LINK"), program) => {
                let program = escaped_text(program.unwrap_or_default());
                format!("<object><OLEObject ProgID=\"{program}\"/></object>")
            }
            _ => "<drawing><pic/></drawing>".to_owned(),
        }
    }

    /// Returns a drawing: the text of its box, or a picture.
    fn drawing(&mut self, at: usize, nesting: Nesting) -> Result<String, Unread> {
        let text = match nesting {
            Nesting::Outermost => self.stories.take_box(at),
            Nesting::Within => None,
        };
        let Some(own) = text else {
            return Ok("<drawing><pic/></drawing>".to_owned());
        };
        // A group may hold pictures as well.
        let group = if own.is_of_group { "<pic/>" } else { "" };
        let fields = std::mem::take(&mut self.fields);
        let text = self.text(own.range, Nesting::Within)?;
        self.fields = fields;
        Ok(format!(
            "<drawing>{group}<txbxContent>{text}</txbxContent></drawing>"
        ))
    }
}
