//! The first bytes of a document: which parts there are, and where they lie.

use super::super::bytes::{index_at, u16_at};

/// How a document begins.
const MARK: u16 = 0xA5EC;

/// The form that Word 97 wrote; files of older programs have characters of one byte.
const WORD_97: u16 = 0x00C1;

const IS_LOCKED: u16 = 0x0100;
const HAS_SECOND_TABLE: u16 = 0x0200;
const IS_OBFUSCATED: u16 = 0x8000;

/// Where the lengths of the texts stand.
const LENGTHS: usize = 0x4C;

/// Where the places of the parts stand.
const PARTS: usize = 0x9A;

/// Why a document is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unread {
    /// It needs a password.
    Locked,
    /// It is of a program before Word 97.
    TooOld,
    /// What its parts say does not go together.
    Damaged,
    /// It is longer than any plan.
    TooLong,
}

/// Parts of a document, by their numbers in the header.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The styles.
    Styles = 1,
    /// Where the marks of footnotes stand.
    FootnoteMarks = 2,
    /// Where their texts begin.
    FootnoteTexts = 3,
    /// Where the marks of comments stand.
    CommentMarks = 4,
    /// Where their texts begin.
    CommentTexts = 5,
    /// Where the texts of headers and footers begin.
    Headers = 11,
    /// Which pages say what characters look like.
    CharacterPages = 12,
    /// Which pages say what paragraphs look like.
    ParagraphPages = 13,
    /// The fonts.
    Fonts = 15,
    /// The pieces of the text.
    Pieces = 33,
    /// Where drawings are anchored.
    Shapes = 40,
    /// Where the marks of endnotes stand.
    EndnoteMarks = 46,
    /// Where their texts begin.
    EndnoteTexts = 47,
    /// Where the texts of boxes begin.
    TextBoxes = 56,
    /// The lists.
    Lists = 73,
    /// What paragraphs name lists by.
    ListUses = 74,
}

/// How long the texts of a document are, which stand one behind the other, in characters.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Lengths {
    /// The text itself.
    pub main: usize,
    /// Footnotes.
    pub footnotes: usize,
    /// Headers and footers.
    pub headers: usize,
    /// Macros, which hold no text.
    pub macros: usize,
    /// Comments.
    pub comments: usize,
    /// Endnotes.
    pub endnotes: usize,
    /// Text boxes.
    pub boxes: usize,
}

/// The header of a document.
#[derive(Debug)]
pub struct Header<'a> {
    stream: &'a [u8],
    /// The stream that holds the parts.
    pub table: &'static str,
    /// How long its texts are.
    pub lengths: Lengths,
}

impl<'a> Header<'a> {
    /// Reads the header of the stream `WordDocument`.
    ///
    /// # Errors
    /// A document that cannot be read.
    pub fn read(stream: &'a [u8]) -> Result<Self, Unread> {
        let number = |at| u16_at(stream, at).ok_or(Unread::Damaged);
        let (mark, form, flags) = (number(0)?, number(2)?, number(0x0A)?);
        if mark != MARK || form < WORD_97 {
            return Err(Unread::TooOld);
        }
        if flags & (IS_LOCKED | IS_OBFUSCATED) != 0 {
            return Err(Unread::Locked);
        }

        let length = |nth: usize| index_at(stream, LENGTHS + 4 * nth).ok_or(Unread::Damaged);
        Ok(Self {
            stream,
            table: match flags & HAS_SECOND_TABLE != 0 {
                true => "/1Table",
                false => "/0Table",
            },
            lengths: Lengths {
                main: length(0)?,
                footnotes: length(1)?,
                headers: length(2)?,
                macros: length(3)?,
                comments: length(4)?,
                endnotes: length(5)?,
                boxes: length(6)?,
            },
        })
    }

    /// Returns where a part begins in the table, and how long it is; `None` where there is none.
    pub fn place(&self, part: Part) -> Option<(usize, usize)> {
        let at = PARTS + 8 * part as usize;
        let (begin, length) = (index_at(self.stream, at)?, index_at(self.stream, at + 4)?);
        (length > 0).then_some((begin, length))
    }

    /// Returns the bytes of a part; nothing where there is none.
    pub fn part<'t>(&self, part: Part, table: &'t [u8]) -> &'t [u8] {
        let place = self.place(part);
        let bytes = place.and_then(|(begin, length)| table.get(begin..begin.checked_add(length)?));
        bytes.unwrap_or_default()
    }
}
