//! The cells of a sheet: what stands in each as a reader sees it.

use super::super::loss::LossKind;
use super::super::ooxml::xml::{attribute, child, children};
use super::date::Epoch;
use super::layout::TooLarge;
use super::number::show;
use super::reference::place;
use super::strings::{CellText, plain_text, rich_text};
use super::styles::Styles;
use super::worksheet::{Cell, Worksheet, loss};
use roxmltree::Node;

/// How many cells with text are read of a workbook.
const MOST_CELLS: usize = 200_000;

/// How many bytes of text are read of a workbook: cells may name one long text again and again.
const MOST_BYTES: usize = 8 << 20;

/// What the cells of a workbook share.
#[derive(Debug)]
pub struct Shelf {
    strings: Vec<CellText>,
    styles: Styles,
    epoch: Epoch,
    /// How many cells, and how many bytes of text, were read so far.
    cells: usize,
    bytes: usize,
}

impl Shelf {
    /// Makes a shelf of a workbook of which no cell was read yet.
    pub fn new(strings: Vec<CellText>, styles: Styles, epoch: Epoch) -> Self {
        Self {
            strings,
            styles,
            epoch,
            cells: 0,
            bytes: 0,
        }
    }

    /// Counts a cell.
    ///
    /// # Errors
    /// A workbook with more cells or text than any that people write.
    pub fn count(&mut self, text: &str) -> Result<(), TooLarge> {
        self.cells += 1;
        self.bytes += text.len();
        match self.cells <= MOST_CELLS && self.bytes <= MOST_BYTES {
            true => Ok(()),
            false => Err(TooLarge),
        }
    }

    /// Returns what a cell shows.
    fn text(&self, cell: Node<'_, '_>) -> CellText {
        let style = attribute(cell, "s").and_then(|style| style.parse().ok());
        let style: usize = style.unwrap_or(0);
        let value = child(cell, "v").and_then(|value| value.text());

        let text = match (attribute(cell, "t"), value) {
            (Some("inlineStr"), _) => child(cell, "is").map(rich_text).unwrap_or_default(),
            (Some("s"), Some(number)) => {
                let number: Option<usize> = number.trim().parse().ok();
                number.map(|number| self.string(number)).unwrap_or_default()
            }
            (Some("b"), Some(value)) => plain_text(match value.trim() {
                "1" => "TRUE",
                _ => "FALSE",
            }),
            (Some("str" | "e" | "d"), Some(value)) => plain_text(value),
            (_, Some(value)) => self.number(value.trim(), style),
            // A formula whose value no program has worked out.
            (_, None) => CellText {
                text: String::new(),
                losses: child(cell, "f")
                    .map(|formula| loss(LossKind::Field, formula.text().unwrap_or_default()))
                    .into_iter()
                    .collect(),
            },
        };

        self.as_shown(text, style)
    }

    /// Returns a text as a style shows it: one that is struck out is lost.
    pub fn as_shown(&self, text: CellText, style: usize) -> CellText {
        if self.styles.font(style).is_struck_out && !text.text.is_empty() {
            return CellText {
                losses: vec![loss(LossKind::StruckOut, &text.text)],
                text: String::new(),
            };
        }
        text
    }

    /// Returns the text that cells name by a number.
    pub fn string(&self, number: usize) -> CellText {
        self.strings.get(number).cloned().unwrap_or_default()
    }

    /// Returns a number as its format shows it.
    pub fn number(&self, value: &str, style: usize) -> CellText {
        let Ok(number) = value.parse::<f64>() else {
            return plain_text(value);
        };
        let code = self.styles.code(style);
        // Three parts with nothing in them: the number is there, but nobody sees it.
        if code == Some(";;;") {
            return CellText {
                text: String::new(),
                losses: vec![loss(LossKind::Hidden, value)],
            };
        }

        let shown = show(number, code.unwrap_or("[?]"), self.epoch);
        let mut text = plain_text(&shown.text);
        if !shown.is_certain {
            text.losses.push(loss(LossKind::NumberFormat, &shown.text));
        }
        text
    }
}

/// Reads the cells of a sheet, and which of its rows are hidden.
///
/// # Errors
/// A workbook with more cells or text than any that people write.
pub fn read_cells(
    root: Node<'_, '_>,
    shelf: &mut Shelf,
    sheet: &mut Worksheet,
) -> Result<(), TooLarge> {
    let Some(data) = child(root, "sheetData") else {
        return Ok(());
    };

    // Rows and cells that do not say where they stand come behind the one before.
    let mut next_row = 0;
    for node in children(data, "row") {
        let number = attribute(node, "r").and_then(|row| row.parse::<u32>().ok());
        let row = number
            .and_then(|row| row.checked_sub(1))
            .unwrap_or(next_row);
        next_row = row.saturating_add(1);
        let is_hidden = matches!(attribute(node, "hidden"), Some("1" | "true"))
            || attribute(node, "ht").is_some_and(|height| height.parse() == Ok(0.0));
        if is_hidden {
            sheet.hidden_rows.push((row, row));
        }

        let mut next_column = 0;
        for cell in children(node, "c") {
            let named = attribute(cell, "r").and_then(place);
            let column = named.map_or(next_column, |(_, column)| column);
            next_column = column.saturating_add(1);
            let CellText { text, losses } = shelf.text(cell);
            if text.is_empty() {
                sheet.losses.extend(losses);
                continue;
            }
            shelf.count(&text)?;
            sheet.cells.push(Cell {
                row,
                column,
                text,
                losses,
            });
        }
    }
    Ok(())
}
