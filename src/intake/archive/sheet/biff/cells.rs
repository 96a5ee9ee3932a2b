//! The cells of a sheet, and what else its records say.

use super::super::super::bytes::u16_at;
use super::super::super::loss::LossKind;
use super::super::cells::Shelf;
use super::super::layout::TooLarge;
use super::super::strings::{CellText, plain_text};
use super::super::worksheet::{Area, Cell, Worksheet, loss};
use super::record::{Record, Records};
use super::text::{Form, Pieces};

const FORMULA: u16 = 0x0006;
const END: u16 = 0x000A;
const HEADER: u16 = 0x0014;
const FOOTER: u16 = 0x0015;
const OBJECT: u16 = 0x005D;
const COLUMNS: u16 = 0x007D;
const SEVERAL_NUMBERS: u16 = 0x00BD;
const MERGED: u16 = 0x00E5;
const TEXT_OF_STRINGS: u16 = 0x00FD;
const TEXT_OF_OBJECT: u16 = 0x01B6;
const NUMBER: u16 = 0x0203;
const TEXT: u16 = 0x0204;
const TRUTH_OR_ERROR: u16 = 0x0205;
const TEXT_OF_FORMULA: u16 = 0x0207;
const ROW: u16 = 0x0208;
const SHORT_NUMBER: u16 = 0x027E;
const BEGIN: u16 = 0x0809;

/// Kinds of objects.
const CHART: u16 = 5;
const PICTURE: u16 = 8;
const NOTE: u16 = 0x19;

/// How many merged cells are read of a sheet.
const MOST_MERGED: usize = 200_000;

/// Reads the records of a sheet.
///
/// # Errors
/// A workbook with more cells or text than any that people write.
pub fn read_sheet(stream: &[u8], at: usize, shelf: &mut Shelf) -> Result<Worksheet, TooLarge> {
    let mut reader = Reader {
        sheet: Worksheet::default(),
        shelf,
        formula: None,
        object: 0,
    };
    // Charts within a sheet have records of their own.
    let mut depth = 0_u32;
    for record in Records::from(stream, at) {
        match record.kind {
            BEGIN => depth += 1,
            END if depth <= 1 => break,
            END => depth -= 1,
            _ if depth == 1 => reader.read(&record)?,
            _ => {}
        }
    }
    Ok(reader.sheet)
}

struct Reader<'s> {
    sheet: Worksheet,
    shelf: &'s mut Shelf,
    /// The cell of a formula whose text comes in a record of its own.
    formula: Option<Place>,
    /// The kind of the last object.
    object: u16,
}

/// Where a cell stands, and how it looks.
#[derive(Debug, Clone, Copy)]
struct Place {
    row: u32,
    column: u32,
    style: usize,
}

impl Reader<'_> {
    fn read(&mut self, record: &Record<'_>) -> Result<(), TooLarge> {
        match record.kind {
            ROW => {
                const HIDDEN: u16 = 0x20;
                if let (Some(row), Some(flags)) = (record.u16_at(0), record.u16_at(12))
                    && flags & HIDDEN != 0
                {
                    self.sheet.hidden_rows.push((row.into(), row.into()));
                }
            }
            COLUMNS => {
                let numbers = [0, 2, 4, 8].map(|at| record.u16_at(at));
                if let [Some(first), Some(last), Some(width), Some(flags)] = numbers
                    && (flags & 1 != 0 || width == 0)
                {
                    self.sheet.hidden_columns.push((first.into(), last.into()));
                }
            }
            MERGED => self.add_merged(record)?,
            OBJECT => self.add_object(record),
            TEXT_OF_OBJECT => self.add_text_of_object(record),
            HEADER | FOOTER => {
                let text = Pieces::new(&record.pieces, 0).text(Form { is_short: false });
                let words = text.map(|text| text.words()).unwrap_or_default();
                if words.chars().any(crate::base::text::is_han) {
                    self.sheet
                        .losses
                        .push(loss(LossKind::HeaderOrFooter, &words));
                }
            }
            _ => self.read_cell(record)?,
        }
        Ok(())
    }

    fn read_cell(&mut self, record: &Record<'_>) -> Result<(), TooLarge> {
        if record.kind == TEXT_OF_FORMULA {
            let text = Pieces::new(&record.pieces, 0).text(Form { is_short: false });
            return match (self.formula.take(), text) {
                (Some(place), Some(text)) => self.add(place, plain_text(&text.words())),
                _ => Ok(()),
            };
        }
        let Some(place) = place(record) else {
            return Ok(());
        };
        let text = match record.kind {
            TEXT_OF_STRINGS => {
                let index = record.u32_at(6).unwrap_or(u32::MAX);
                self.shelf.string(index as usize)
            }
            TEXT => {
                let text = Pieces::new(&record.pieces, 6).text(Form { is_short: false });
                plain_text(&text.map(|text| text.words()).unwrap_or_default())
            }
            NUMBER => self.number(record.f64_at(6), place),
            SHORT_NUMBER => self.number(record.u32_at(6).map(unpacked), place),
            SEVERAL_NUMBERS => return self.add_numbers(record, place),
            TRUTH_OR_ERROR => match record.bytes().get(6..8) {
                Some([value, 0]) => plain_text(truth(*value)),
                Some([value, _]) => plain_text(error(*value)),
                _ => return Ok(()),
            },
            FORMULA => match record.bytes().get(6..14) {
                Some([0, .., 0xFF, 0xFF]) => {
                    self.formula = Some(place);
                    return Ok(());
                }
                Some([1, _, value, .., 0xFF, 0xFF]) => plain_text(truth(*value)),
                Some([2, _, value, .., 0xFF, 0xFF]) => plain_text(error(*value)),
                Some([.., 0xFF, 0xFF]) => return Ok(()),
                _ => self.number(record.f64_at(6), place),
            },
            _ => return Ok(()),
        };
        self.add(place, text)
    }

    fn number(&self, value: Option<f64>, place: Place) -> CellText {
        match value {
            Some(value) => self.shelf.number(&value.to_string(), place.style),
            None => CellText::default(),
        }
    }

    fn add_numbers(&mut self, record: &Record<'_>, first: Place) -> Result<(), TooLarge> {
        let numbers = record.bytes().get(4..).unwrap_or_default().chunks_exact(6);
        for (number, column) in numbers.zip(first.column..) {
            let (style, value) = number.split_at(2);
            let place = Place {
                column,
                style: u16_at(style, 0).unwrap_or(0).into(),
                ..first
            };
            let value = value.try_into().ok().map(u32::from_le_bytes);
            let text = self.number(value.map(unpacked), place);
            self.add(place, text)?;
        }
        Ok(())
    }

    fn add(&mut self, place: Place, text: CellText) -> Result<(), TooLarge> {
        let CellText { text, losses } = self.shelf.as_shown(text, place.style);
        if text.is_empty() {
            self.sheet.losses.extend(losses);
            return Ok(());
        }
        self.shelf.count(&text)?;
        self.sheet.cells.push(Cell {
            row: place.row,
            column: place.column,
            text,
            losses,
        });
        Ok(())
    }

    fn add_merged(&mut self, record: &Record<'_>) -> Result<(), TooLarge> {
        let areas = record.bytes().get(2..).unwrap_or_default().chunks_exact(8);
        for area in areas {
            let number = |at| u16_at(area, at).map_or(0, u32::from);
            self.sheet.merged.push(Area {
                rows: (number(0), number(2).max(number(0))),
                columns: (number(4), number(6).max(number(4))),
            });
        }
        match self.sheet.merged.len() <= MOST_MERGED {
            true => Ok(()),
            false => Err(TooLarge),
        }
    }

    fn add_object(&mut self, record: &Record<'_>) {
        self.object = record.u16_at(4).unwrap_or(0);
        match self.object {
            PICTURE => self.sheet.losses.push(loss(LossKind::Picture, "")),
            CHART => self.sheet.losses.push(loss(LossKind::Embedded, "")),
            _ => {}
        }
    }

    /// Notes the words of a comment or a text box, which stand in the record behind.
    fn add_text_of_object(&mut self, record: &Record<'_>) {
        let count = record.u16_at(10).map_or(0, usize::from);
        let Some([flags, characters @ ..]) = record.pieces.get(1).copied() else {
            return;
        };
        let units: Vec<u16> = match flags & 1 != 0 {
            true => characters
                .chunks_exact(2)
                .filter_map(|pair| u16_at(pair, 0))
                .collect(),
            false => characters.iter().map(|byte| u16::from(*byte)).collect(),
        };
        let words = String::from_utf16_lossy(&units[..units.len().min(count)]);
        let kind = match self.object {
            NOTE => LossKind::Comment,
            _ => LossKind::Embedded,
        };
        if !words.trim().is_empty() {
            self.sheet.losses.push(loss(kind, &words));
        }
    }
}

/// Returns where the cell of a record stands.
fn place(record: &Record<'_>) -> Option<Place> {
    Some(Place {
        row: record.u16_at(0)?.into(),
        column: record.u16_at(2)?.into(),
        style: record.u16_at(4)?.into(),
    })
}

/// Returns the number that four bytes stand for: the beginning of one with a point, or a whole one, or a hundred times it.
fn unpacked(packed: u32) -> f64 {
    let value = match packed & 2 != 0 {
        true => f64::from(packed.cast_signed() >> 2),
        false => f64::from_bits(u64::from(packed & !3) << 32),
    };
    match packed & 1 != 0 {
        true => value / 100.0,
        false => value,
    }
}

fn truth(value: u8) -> &'static str {
    match value {
        0 => "FALSE",
        _ => "TRUE",
    }
}

fn error(code: u8) -> &'static str {
    match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        _ => "#N/A",
    }
}
