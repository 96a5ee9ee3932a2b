//! Bits as text: what the index is written in. Thirteen bits become two of 91 printable characters,
//! so that a script can hold them in a string without escapes and a sixth larger than the bits.
//! `query/3-lists.js` reads them.

/// Bits of one text.
const UNIT: u32 = 13;
const BASE: u32 = 91;
/// A quotient beyond this is written by its length, so that no text makes a code long.
pub const UNARY: u32 = 12;

/// Writes numbers bit by bit.
#[derive(Debug, Default, Clone)]
pub struct Bits {
    out: String,
    pending: u32,
    used: u32,
}

impl Bits {
    /// Writes the lowest `count` bits of a value, highest first; at most 32.
    pub fn push(&mut self, value: u32, count: u32) {
        for at in (0..count).rev() {
            self.pending = self.pending << 1 | (value >> at & 1);
            self.used += 1;
            if self.used == UNIT {
                self.flush();
            }
        }
    }

    fn flush(&mut self) {
        self.out.push(digit(self.pending / BASE));
        self.out.push(digit(self.pending % BASE));
        self.pending = 0;
        self.used = 0;
    }

    /// Writes Elias' gamma code of a number from 1.
    pub fn gamma(&mut self, value: u32) {
        let length = 31 - value.leading_zeros();
        self.push(0, length);
        self.push(value, length + 1);
    }

    /// Writes Rice's code of a number: the quotient by `2^k` in unary, then `k` bits.
    pub fn rice(&mut self, value: u32, k: u32) {
        let quotient = value >> k;
        if quotient < UNARY {
            self.push(!0, quotient);
            self.push(0, 1);
        } else {
            self.push(!0, UNARY);
            self.gamma(quotient - UNARY + 1);
        }
        self.push(value, k);
    }

    /// Returns how many bits there are.
    pub fn len(&self) -> usize {
        self.out.len() / 2 * UNIT as usize + self.used as usize
    }

    /// Returns the text.
    pub fn finish(mut self) -> String {
        if self.used > 0 {
            self.push(0, UNIT - self.used);
        }
        self.out
    }
}

/// Returns one of the printable characters of ASCII from `#` on, without the backslash.
fn digit(value: u32) -> char {
    let code = value as u8 + b'#';
    char::from(if code < b'\\' { code } else { code + 1 })
}

/// Returns the 32-bit FNV-1a checksum of UTF-16 code units. It stands in the name of a file, and the engine checks by
/// it that the file came whole; the function is short enough to be written in the script too.
pub fn checksum(units: impl Iterator<Item = u16>) -> u32 {
    units.fold(0x811C_9DC5, |hash: u32, unit| {
        (hash ^ u32::from(unit)).wrapping_mul(0x0100_0193)
    })
}

#[cfg(test)]
mod tests {
    use super::{Bits, checksum};

    #[test]
    fn bits_are_text() {
        let mut bits = Bits::default();
        bits.gamma(1);
        bits.gamma(5);
        bits.rice(9, 2);
        bits.rice(70_000, 3);
        assert_eq!(bits.len(), 1 + 5 + 5 + 12 + 27 + 3);
        let text = bits.finish();
        assert!(
            text.bytes()
                .all(|b| (b'#'..=b'~').contains(&b) && b != b'\\')
        );
        assert_eq!(checksum("".encode_utf16()), 0x811C_9DC5);
        assert_eq!(checksum("a".encode_utf16()), 0xE40C_292C);
    }
}
