//! Reads a workbook of records.

use super::super::super::format::unreadable;
use super::super::super::lines::Lines;
use super::super::super::loss::LossKind;
use super::super::super::text::Text;
use super::super::cells::Shelf;
use super::super::layout::{TooLarge, write_sheet};
use super::super::worksheet::{Worksheet, loss};
use super::super::xlsx::{MOST_SHEETS, text_of, too_large};
use super::cells::read_sheet;
use super::globals::{Unread, read_globals};
use crate::base::diag::Diagnostic;
use crate::base::message::message;

/// Reads the stream of a workbook.
///
/// # Errors
/// `unreadable-format`, with what to do.
pub fn read(name: &str, stream: &[u8]) -> Result<Text, Box<Diagnostic>> {
    let globals = read_globals(stream).map_err(|unread| {
        let help = message!("open-it-in-word-excel-or-wps");
        let what = match unread {
            Unread::Locked => message!("a-locked-workbook"),
            Unread::TooOld => message!("a-workbook-of-an-old-program"),
            Unread::Damaged => message!("a-damaged-workbook"),
        };
        unreadable(name, what, help)
    })?;
    if globals.sheets.len() > MOST_SHEETS {
        return Err(too_large(name));
    }

    let mut shelf = Shelf::new(globals.strings, globals.styles, globals.epoch);
    let mut lines = Lines::default();
    let several = globals.sheets.len() > 1;
    for entry in globals.sheets {
        let mut sheet = match entry.has_cells {
            true => read_sheet(stream, entry.at, &mut shelf),
            false => Ok(Worksheet {
                losses: vec![loss(LossKind::Embedded, &entry.name)],
                ..Worksheet::default()
            }),
        }
        .map_err(|TooLarge| too_large(name))?;
        sheet.is_hidden = entry.is_hidden;
        sheet.name = entry.name;
        if several && !sheet.is_hidden && !sheet.cells.is_empty() {
            sheet.losses.push(loss(LossKind::SheetName, &sheet.name));
        }
        write_sheet(sheet, &mut lines).map_err(|TooLarge| too_large(name))?;
    }
    text_of(name, lines)
}
