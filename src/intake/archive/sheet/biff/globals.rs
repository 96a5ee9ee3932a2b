//! What all sheets of a workbook share: fonts, formats, texts, and where each sheet begins.

use super::super::super::notation::Script;
use super::super::date::Epoch;
use super::super::strings::CellText;
use super::super::styles::{Font, Styles};
use super::record::{Record, Records};
use super::text::{Form, Pieces};
use std::collections::HashMap;

const END: u16 = 0x000A;
const LOCKED: u16 = 0x002F;
const DATE_MODE: u16 = 0x0022;
const FONT: u16 = 0x0031;
const SHEET: u16 = 0x0085;
const STYLE: u16 = 0x00E0;
const STRINGS: u16 = 0x00FC;
const FORMAT: u16 = 0x041E;
const BEGIN: u16 = 0x0809;

/// The version that Excel 97 to 2003 wrote.
const VERSION_8: u16 = 0x0600;

/// The number that no font has.
const NO_FONT: u16 = 4;

/// A sheet, before it is read.
#[derive(Debug)]
pub struct SheetEntry {
    /// Where its records begin.
    pub at: usize,
    /// What its tab says.
    pub name: String,
    /// Whether its tab is hidden.
    pub is_hidden: bool,
    /// Whether it has cells.
    pub has_cells: bool,
}

/// What all sheets share.
#[derive(Debug)]
pub struct Globals {
    /// Its sheets, in the order of their tabs.
    pub sheets: Vec<SheetEntry>,
    /// The texts that cells name by number.
    pub strings: Vec<CellText>,
    /// How cells look.
    pub styles: Styles,
    /// From which day dates are counted.
    pub epoch: Epoch,
}

/// Why a workbook is not read.
#[derive(Debug)]
pub enum Unread {
    /// A password locks it.
    Locked,
    /// An older program wrote it.
    TooOld,
    /// It is broken.
    Damaged,
}

/// Reads what all sheets share.
///
/// # Errors
/// A workbook that is locked, too old or broken.
pub fn read_globals(stream: &[u8]) -> Result<Globals, Unread> {
    let mut records = Records::from(stream, 0);
    let first = records.next().ok_or(Unread::Damaged)?;
    match first.u16_at(0).filter(|_| first.kind == BEGIN) {
        Some(VERSION_8) => {}
        Some(_) => return Err(Unread::TooOld),
        None => return Err(Unread::Damaged),
    }

    let mut fonts: Vec<Font> = Vec::new();
    let mut codes = HashMap::new();
    let mut styles = Vec::new();
    let mut texts = Vec::new();
    let mut sheets = Vec::new();
    let mut epoch = Epoch::Year1900;
    for record in records {
        match record.kind {
            END => break,
            LOCKED => return Err(Unread::Locked),
            DATE_MODE if record.u16_at(0) == Some(1) => epoch = Epoch::Year1904,
            FONT => fonts.extend(font(&record)),
            FORMAT => {
                let text = Pieces::new(&record.pieces, 2).text(Form { is_short: false });
                let code = record.u16_at(0).zip(text);
                codes.extend(code.map(|(id, text)| (u32::from(id), text.words())));
            }
            STYLE => {
                let font = record.u16_at(0).unwrap_or(0);
                let format = record.u16_at(2).unwrap_or(0);
                styles.push((u32::from(format), font));
            }
            SHEET => sheets.extend(sheet(&record)),
            STRINGS => texts = read_texts(&record),
            _ => {}
        }
    }

    let font_of = |number: u16| {
        let at = if number > NO_FONT { number - 1 } else { number };
        fonts.get(usize::from(at)).copied().unwrap_or_default()
    };
    let styles = styles
        .into_iter()
        .map(|(format, font)| (format, font_of(font)));
    let strings = texts.into_iter().map(|text| text.into_cell(font_of));
    Ok(Globals {
        sheets,
        strings: strings.collect(),
        styles: Styles::of_looks(codes, styles),
        epoch,
    })
}

fn font(record: &Record<'_>) -> Option<Font> {
    const STRUCK_OUT: u16 = 8;
    let script = match record.u16_at(8) {
        Some(1) => Some(Script::Super),
        Some(2) => Some(Script::Sub),
        _ => None,
    };
    Some(Font {
        is_struck_out: record.u16_at(2)? & STRUCK_OUT != 0,
        script,
    })
}

fn sheet(record: &Record<'_>) -> Option<SheetEntry> {
    let [state, kind] = *record.bytes().get(4..6)? else {
        return None;
    };
    let name = Pieces::new(&record.pieces, 6).text(Form { is_short: true })?;
    Some(SheetEntry {
        at: record.u32_at(0)? as usize,
        name: name.words(),
        is_hidden: state & 3 != 0,
        has_cells: kind == 0,
    })
}

fn read_texts(record: &Record<'_>) -> Vec<super::text::RunText> {
    let count = record.u32_at(4).unwrap_or(0) as usize;
    let mut pieces = Pieces::new(&record.pieces, 8);
    let mut texts = Vec::new();
    while texts.len() < count {
        let Some(text) = pieces.text(Form { is_short: false }) else {
            break;
        };
        texts.push(text);
    }
    texts
}
