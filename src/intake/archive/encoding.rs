//! Bytes as characters: which encoding a file is in, and where it is damaged.

use super::format::unreadable;
use crate::base::diag::Diagnostic;
use crate::base::message::{Message, message};
use crate::base::source::Source;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{BIG5, Encoding, GB18030, GBK, UTF_8, UTF_16BE, UTF_16LE};
use std::ops::Range;

/// Decodes a file. What is valid UTF-8 is UTF-8; nothing is ever replaced.
///
/// # Errors
/// `not-text` at the first place that cannot be decoded, `unreadable-format` for binary data.
pub fn decode(name: &str, bytes: &[u8]) -> Result<String, Box<Diagnostic>> {
    let text = decode_characters(name, bytes)?;
    match text.find('\0') {
        None => Ok(text),
        Some(at) => {
            let source = Source::new(name, text);
            let line = source.position(at).line;
            let what = message!("line-holds-a-zero-byte", line);
            Err(not_text(&source, at..at + 1, what))
        }
    }
}

/// Returns the error for bytes that are no text of their encoding.
fn not_text(source: &Source, at: Range<usize>, what: Message) -> Box<Diagnostic> {
    Box::new(
        Diagnostic::error("not-text", what)
            .at(source, at)
            .help(message!("download-it-again-or-archive-another-copy")),
    )
}

/// Decodes a file with a sign of replacement (U+FFFD) for each damaged place, a zero byte among them; `None` where its
/// encoding is not known.
pub fn decode_damaged(name: &str, bytes: &[u8]) -> Option<String> {
    let (encoding, length) = find_encoding(name, bytes).ok()?;
    let (text, _) = encoding.decode_without_bom_handling(&bytes[length..]);
    Some(text.replace('\0', "\u{FFFD}"))
}

/// Decodes a file in whatever encoding it declares or seems to be in.
fn decode_characters(name: &str, bytes: &[u8]) -> Result<String, Box<Diagnostic>> {
    let (encoding, length) = find_encoding(name, bytes)?;
    decode_strictly(name, &bytes[length..], encoding)
}

/// Returns the encoding that a file declares or seems to be in, and the length of its byte order mark.
fn find_encoding(name: &str, bytes: &[u8]) -> Result<(&'static Encoding, usize), Box<Diagnostic>> {
    if let Some(marked) = Encoding::for_bom(bytes) {
        return Ok(marked);
    }
    let is_utf8 = std::str::from_utf8(bytes).is_ok();

    // A zero byte is a sign of UTF-16 or of a binary file, though a damaged text in UTF-8 may hold one, too.
    if bytes.contains(&0) {
        let help = message!("if-it-is-a-text-save");
        return match detect_utf16(bytes) {
            Some(encoding) => Ok((encoding, 0)),
            None if is_utf8 => Ok((UTF_8, 0)),
            None => Err(unreadable(name, message!("binary-data-not-a-text"), help)),
        };
    }

    // A single bad byte must be reported where it stands: decoded as GB18030, all the rest would turn into mojibake.
    if is_utf8 || is_damaged_utf8(bytes) {
        return Ok((UTF_8, 0));
    }

    // What a page declares counts only if all of its bytes agree: portals declare encodings that they left long ago.
    if let Some(encoding) = declared_encoding(bytes)
        && encoding
            .decode_without_bom_handling_and_without_replacement(bytes)
            .is_some()
    {
        return Ok((encoding, 0));
    }

    guess_encoding(bytes)
        .map(|encoding| (encoding, 0))
        .ok_or_else(|| unknown_encoding(name, bytes))
}

/// Returns the error for a file in an encoding that nobody knows.
fn unknown_encoding(name: &str, bytes: &[u8]) -> Box<Diagnostic> {
    let source = Source::new(name, String::from_utf8_lossy(bytes));
    let at = source.text().find('\u{FFFD}').unwrap_or(0);
    Box::new(
        Diagnostic::error("not-text", message!("the-encoding-of-this-file"))
            .at(&source, at..at + '\u{FFFD}'.len_utf8())
            .help(message!("save-it-as-utf-gb18030-gbk-big5")),
    )
}

/// Detects UTF-16 without a byte order mark: in one of the two byte orders, nearly all characters are
/// those of texts. Where the zero bytes stand does not tell: a line break has one, and so has 一, the most
/// common numeral of all.
fn detect_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    // Half a character at the end is damage, not a sign of another encoding.
    let whole = &bytes[..bytes.len() / 2 * 2];
    let share = |encoding: &'static Encoding| {
        let (text, _) = encoding.decode_without_bom_handling(whole);
        let (mut known, mut all) = (0_usize, 0_usize);

        for c in text.chars() {
            all += 1;
            known += usize::from(matches!(
                c,
                '\t' | '\n' | '\r' | ' '..='~' | '\u{A0}' | '\u{2010}'..='\u{203B}'
                    | '\u{2460}'..='\u{2473}' | '\u{3000}'..='\u{301C}'
                    | '\u{4E00}'..='\u{9FFF}' | '\u{FF00}'..='\u{FF5E}'
            ));
        }

        known * 100 / all.max(1)
    };

    let (little, big) = (share(UTF_16LE), share(UTF_16BE));
    let (encoding, share) = if little >= big {
        (UTF_16LE, little)
    } else {
        (UTF_16BE, big)
    };
    (share >= 90).then_some(encoding)
}

/// Returns whether most sequences are valid UTF-8 and some are not: bytes of GB18030 hardly ever look so.
fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let (mut valid, mut broken) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        valid += chunk.valid().chars().filter(|c| *c >= '\u{800}').count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    valid >= 4 * broken
}

/// Returns the encoding that a page declares. Only those are believed in which decoding can fail: pages
/// in GBK that claim to be Latin are common.
fn declared_encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(8192)];
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let at = head.find("charset=")? + "charset=".len();
    let label: String = head[at..]
        .trim_start_matches(['"', '\'', ' '])
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
        .collect();
    let encoding = Encoding::for_label(label.as_bytes())?;

    // Pages that declare GBK use characters of GB18030, too, which contains it.
    if encoding == GBK || encoding == GB18030 {
        return Some(GB18030);
    }
    (encoding == BIG5).then_some(BIG5)
}

/// Returns the most probable encoding of bytes that are not UTF-8.
fn guess_encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    // The characters come first: a single broken byte makes the detector rule an encoding out.
    if looks_like_gb(bytes) {
        return Some(GB18030);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guess = detector.guess(None, Utf8Detection::Deny);
    if guess == GBK || guess == GB18030 {
        return Some(GB18030);
    }
    (guess == BIG5).then_some(BIG5)
}

/// Returns whether most pairs of bytes are the everyday characters and punctuation of GB 2312, level 1.
fn looks_like_gb(bytes: &[u8]) -> bool {
    let (mut everyday, mut all, mut at) = (0, 0, 0);
    while at < bytes.len() {
        if bytes[at] < 0x80 {
            at += 1;
            continue;
        }

        all += 1;
        // Four bytes of this kind are a character beyond GBK; hardly anything else looks so.
        if let Some([0x81..=0xFE, b'0'..=b'9', 0x81..=0xFE, b'0'..=b'9']) = bytes.get(at..at + 4) {
            everyday += 1;
            at += 4;
            continue;
        }

        let second = bytes.get(at + 1).copied().unwrap_or(0);
        let lead = matches!(bytes[at], 0xA1 | 0xA3 | 0xB0..=0xD7);

        if lead && second >= 0xA1 {
            everyday += 1;
        }
        at += if second >= 0x40 { 2 } else { 1 };
    }

    all > 0 && everyday * 10 >= all * 7
}

/// Decodes to the end.
///
/// # Errors
/// `not-text` at the first place that is not in this encoding.
fn decode_strictly(
    name: &str,
    bytes: &[u8],
    encoding: &'static Encoding,
) -> Result<String, Box<Diagnostic>> {
    if let Some(text) = encoding.decode_without_bom_handling_and_without_replacement(bytes) {
        return Ok(text.into_owned());
    }

    let mut decoder = encoding.new_decoder_without_bom_handling();
    let room = decoder
        .max_utf8_buffer_length_without_replacement(bytes.len())
        .unwrap_or(bytes.len());
    let mut before = String::with_capacity(room);

    // It stops at the bytes that are wrong: what it wrote by then tells where they stand.
    let _stopped = decoder.decode_to_string_without_replacement(bytes, &mut before, true);
    let at = before.len();

    let (lossy, _) = encoding.decode_without_bom_handling(bytes);
    let source = Source::new(name, lossy);
    let line = source.position(at).line;
    let what = message!("line-is-not-in-this-encoding", line, name = encoding.name());

    Err(not_text(&source, at..at + '\u{FFFD}'.len_utf8(), what))
}
