//! How much of a PDF is read, and a look at its compressed parts before anything is: a small file may unfold into
//! more than any memory holds.

use flate2::{Decompress, FlushDecompress, Status};

/// How many pages a PDF may have.
pub const MOST_PAGES: usize = 1_000;

/// How many operators all pages together may have, those of what they draw again counted again.
pub const MOST_OPERATORS: usize = 4_000_000;

/// How many characters a PDF may show.
pub const MOST_GLYPHS: usize = 1_500_000;

/// How deep drawings may stand within drawings.
pub const DEEPEST: usize = 12;

/// How long a PDF may become when it is unfolded, in bytes.
const LONGEST: u64 = 1 << 30;

/// How long a PDF with parts packed in a way that is not looked into may be, in bytes. No program has packed so for
/// twenty years.
const LONGEST_OF_OLD_PACKING: usize = 2 << 20;

/// Returns whether a PDF stays within bounds when its parts are unfolded.
pub fn unfolds_within_bounds(bytes: &[u8]) -> bool {
    unfolds_within(bytes, LONGEST)
}

/// Returns whether the parts of a PDF unfold into no more than so many bytes.
fn unfolds_within(bytes: &[u8], longest: u64) -> bool {
    let has = |words: &[u8]| memchr::memmem::find(bytes, words).is_some();
    if has(b"LZW") && bytes.len() > LONGEST_OF_OLD_PACKING {
        return false;
    }
    // What is packed twice is looked into once.
    if has(b"/FlateDecode/FlateDecode") || has(b"/FlateDecode /FlateDecode") {
        return false;
    }

    let mut total: u64 = 0;
    let mut buffer = vec![0; 64 << 10];
    let mut done_to = 0;
    for at in memchr::memmem::find_iter(bytes, b"stream") {
        let begin = at + b"stream".len();
        if begin < done_to || bytes[..at].ends_with(b"end") {
            continue;
        }
        let rest = &bytes[begin..];
        let rest = rest.strip_prefix(b"\r").unwrap_or(rest);
        let rest = rest.strip_prefix(b"\n").unwrap_or(rest);
        // What zlib packs begins so.
        if rest.first().is_none_or(|first| first & 0x0F != 8) {
            continue;
        }
        let (packed, unfolded) = unfold(rest, longest - total, &mut buffer);
        done_to = begin + packed;
        total += unfolded;
        if total >= longest {
            return false;
        }
    }
    true
}

/// Unfolds what zlib packed, up to a length; returns how much was packed into how much.
fn unfold(packed: &[u8], longest: u64, buffer: &mut [u8]) -> (usize, u64) {
    let mut inflate = Decompress::new(true);
    loop {
        let read = inflate.total_in() as usize;
        let before = (inflate.total_in(), inflate.total_out());
        let rest = packed.get(read..).unwrap_or_default();
        let status = inflate.decompress(rest, buffer, FlushDecompress::None);
        let goes_on = matches!(status, Ok(Status::Ok | Status::BufError))
            && (inflate.total_in(), inflate.total_out()) != before;
        if !goes_on || inflate.total_out() >= longest {
            return (inflate.total_in() as usize, inflate.total_out());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::unfolds_within;
    use flate2::{Compression, write::ZlibEncoder};
    use std::io::Write;

    fn with_stream(length: usize) -> Vec<u8> {
        let mut packed =
            ZlibEncoder::new(b"1 0 obj << >> stream\r\n".to_vec(), Compression::fast());
        packed.write_all(&vec![b' '; length]).unwrap();
        packed.finish().unwrap()
    }

    #[test]
    fn what_unfolds_beyond_bounds_is_seen_before_it_is_unfolded() {
        assert!(unfolds_within(&with_stream(900), 1000));
        assert!(!unfolds_within(&with_stream(1001), 1000));
        let twice = [with_stream(600), b"endstream".to_vec(), with_stream(600)].concat();
        assert!(!unfolds_within(&twice, 1000));
        assert!(!unfolds_within(
            b"/Filter [ /FlateDecode /FlateDecode ]",
            1000
        ));
        assert!(unfolds_within(b"stream\x78", 1000));
    }
}
