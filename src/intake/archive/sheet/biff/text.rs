//! Texts of records: characters of one or two bytes, with runs that look differently.

use super::super::strings::{CellText, plain_text, runs_text};
use super::super::styles::Font;

/// Reads bytes that may be parted anywhere.
#[derive(Debug)]
pub struct Pieces<'r, 'a> {
    pieces: &'r [&'a [u8]],
    at: usize,
}

/// A text with its runs.
#[derive(Debug, Default)]
pub struct RunText {
    /// Its characters, as they stand in the file.
    units: Vec<u16>,
    /// From which character on which font counts.
    runs: Vec<(u16, u16)>,
}

/// How the characters of a text are counted and stand.
#[derive(Debug, Clone, Copy)]
pub struct Form {
    /// Whether a byte alone says how many characters there are.
    pub is_short: bool,
}

impl<'r, 'a> Pieces<'r, 'a> {
    /// Begins at a place of the first piece.
    pub fn new(pieces: &'r [&'a [u8]], at: usize) -> Self {
        Self { pieces, at }
    }

    /// Goes on to the next piece where this one ends; returns whether it did.
    fn turn(&mut self) -> bool {
        let is_at_end = self
            .pieces
            .first()
            .is_some_and(|piece| self.at >= piece.len());
        if is_at_end && self.pieces.len() > 1 {
            self.pieces = &self.pieces[1..];
            self.at = 0;
            return true;
        }
        false
    }

    fn byte(&mut self) -> Option<u8> {
        while self.turn() {}
        let byte = *self.pieces.first()?.get(self.at)?;
        self.at += 1;
        Some(byte)
    }

    fn u16(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes([self.byte()?, self.byte()?]))
    }

    fn skip(&mut self, mut count: usize) {
        while let Some(piece) = self.pieces.first() {
            let here = piece.len().saturating_sub(self.at).min(count);
            self.at += here;
            count -= here;
            if count == 0 || !self.turn() {
                return;
            }
        }
    }

    /// Reads a text; `None` where the record ends before it.
    pub fn text(&mut self, form: Form) -> Option<RunText> {
        let count = match form.is_short {
            true => u16::from(self.byte()?),
            false => self.u16()?,
        };
        let flags = self.byte()?;
        let mut is_wide = flags & 1 != 0;
        let runs = if flags & 8 != 0 { self.u16()? } else { 0 };
        let aside = match flags & 4 != 0 {
            true => u32::from(self.u16()?) | u32::from(self.u16()?) << 16,
            false => 0,
        };

        let mut text = RunText::default();
        for _ in 0..count {
            // Where characters go on in the next piece, it says anew how wide they are.
            if self.turn() {
                is_wide = self.byte()? & 1 != 0;
            }
            text.units.push(match is_wide {
                true => self.u16()?,
                false => u16::from(self.byte()?),
            });
        }
        for _ in 0..runs {
            text.runs.push((self.u16()?, self.u16()?));
        }
        self.skip(aside as usize);
        Some(text)
    }
}

impl RunText {
    /// Returns it as bare words.
    pub fn words(&self) -> String {
        String::from_utf16_lossy(&self.units)
    }

    /// Returns it as the text of a cell; `font` gives the font of a number. What comes before the first run looks as the
    /// cell does.
    pub fn into_cell(self, font: impl Fn(u16) -> Font) -> CellText {
        if self.runs.is_empty() {
            return plain_text(&self.words());
        }
        let mut begins: Vec<(usize, Font)> = vec![(0, Font::default())];
        begins.extend(
            self.runs
                .iter()
                .map(|(at, own)| (usize::from(*at), font(*own))),
        );
        let ends = begins.iter().skip(1).map(|(at, _)| *at);
        let ends = ends.chain([self.units.len()]);
        let parts = begins.iter().zip(ends).map(|((begin, font), end)| {
            let units = self.units.get(*begin..end.min(self.units.len()));
            (String::from_utf16_lossy(units.unwrap_or_default()), *font)
        });
        runs_text(parts)
    }
}
