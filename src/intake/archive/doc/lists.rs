//! The lists of a document, in the form that a .docx has them in.

use super::super::bytes::{index_at, u16_at, u32_at};
use super::header::{Header, Part};
use super::markup::escaped;

/// How many levels a list has, unless it has only one.
const LEVELS: usize = 9;

/// How long what is said of a list, of a level and of a use of a list is, in bytes.
const LIST: usize = 28;
const LEVEL: usize = 28;
const USE: usize = 16;

/// How many lists a document may have, and uses of them.
const MOST: usize = 4096;

/// The names that a .docx has for ways to write numbers, by their numbers in a .doc.
const FORMATS: [&str; 40] = [
    "decimal",
    "upperRoman",
    "lowerRoman",
    "upperLetter",
    "lowerLetter",
    "ordinal",
    "cardinalText",
    "ordinalText",
    "hex",
    "chicago",
    "ideographDigital",
    "japaneseCounting",
    "aiueo",
    "iroha",
    "decimalFullWidth",
    "decimalHalfWidth",
    "japaneseLegal",
    "japaneseDigitalTenThousand",
    "decimalEnclosedCircle",
    "decimalFullWidth2",
    "aiueoFullWidth",
    "irohaFullWidth",
    "decimalZero",
    "bullet",
    "ganada",
    "chosung",
    "decimalEnclosedFullstop",
    "decimalEnclosedParen",
    "decimalEnclosedCircleChinese",
    "ideographEnclosedCircle",
    "ideographTraditional",
    "ideographZodiac",
    "ideographZodiacTraditional",
    "taiwaneseCounting",
    "ideographLegalTraditional",
    "taiwaneseCountingThousand",
    "taiwaneseDigital",
    "chineseCounting",
    "chineseLegalSimplified",
    "chineseCountingThousand",
];

/// Returns the lists of a document as the part `numbering` of a .docx.
pub fn numbering(header: &Header<'_>, table: &[u8]) -> String {
    let mut out = String::from("<numbering>");
    // The levels stand behind what its length says.
    let lists = header
        .place(Part::Lists)
        .and_then(|(begin, _)| table.get(begin..));
    let uses = header.part(Part::ListUses, table);
    write_lists(lists.unwrap_or_default(), &mut out);
    write_uses(uses, &mut out);
    out.push_str("</numbering>");
    out
}

fn write_lists(bytes: &[u8], out: &mut String) {
    let count = u16_at(bytes, 0).map_or(0, usize::from).min(MOST);
    let mut rest = bytes.get(2 + LIST * count..).unwrap_or_default();
    for nth in 0..count {
        let Some(list) = bytes.get(2 + LIST * nth..2 + LIST * (nth + 1)) else {
            return;
        };
        let id = u32_at(list, 0).unwrap_or_default();
        let is_simple = list[26] & 1 != 0;
        out.push_str(&format!("<abstractNum abstractNumId=\"{id}\">"));
        for level in 0..if is_simple { 1 } else { LEVELS } {
            if write_level(&mut rest, level, out).is_none() {
                break;
            }
        }
        out.push_str("</abstractNum>");
    }
}

/// Writes the level that bytes begin with, and goes on behind it; `None` where they are damaged.
fn write_level(rest: &mut &[u8], level: usize, out: &mut String) -> Option<()> {
    let bytes = *rest;
    let head = bytes.get(..LEVEL)?;
    let (of_look, of_placing) = (usize::from(head[24]), usize::from(head[25]));
    let at = LEVEL + of_look + of_placing;
    let length = usize::from(u16_at(bytes, at)?);
    let units = bytes.get(at + 2..at + 2 + 2 * length)?;
    *rest = &bytes[at + 2 + 2 * length..];

    let format = FORMATS.get(usize::from(head[4])).copied().unwrap_or("none");
    out.push_str(&format!(
        "<lvl ilvl=\"{level}\"><start val=\"{}\"/><numFmt val=\"{format}\"/>",
        u32_at(head, 0)?
    ));
    if head[5] & 0x04 != 0 {
        out.push_str("<isLgl/>");
    }
    if head[5] & 0x08 != 0 {
        // Only the levels above this one make it begin anew; where it is 0, none does.
        out.push_str(&format!("<lvlRestart val=\"{}\"/>", head[26]));
    }
    if head[15] == 2 {
        out.push_str("<suff val=\"nothing\"/>");
    }
    out.push_str("<lvlText val=\"");
    let places = &head[6..15];
    let units = units
        .chunks_exact(2)
        .map(|unit| u16::from_le_bytes([unit[0], unit[1]]));
    for (nth, c) in char::decode_utf16(units).enumerate() {
        let c = c.unwrap_or(char::REPLACEMENT_CHARACTER);
        let is_number = places.iter().any(|place| usize::from(*place) == nth + 1);
        match is_number && (c as u32) < LEVELS as u32 {
            true => out.push_str(&format!("%{}", c as u32 + 1)),
            false => out.push_str(&escaped(c)),
        }
    }
    out.push_str("\"/></lvl>");
    Some(())
}

/// Writes what paragraphs name lists by, numbered from 1.
fn write_uses(bytes: &[u8], out: &mut String) {
    let count = index_at(bytes, 0).unwrap_or_default().min(MOST);
    let mut rest = bytes.get(4 + USE * count..).unwrap_or_default();
    for nth in 0..count {
        let Some(list) = bytes.get(4 + USE * nth..4 + USE * (nth + 1)) else {
            return;
        };
        let id = u32_at(list, 0).unwrap_or_default();
        out.push_str(&format!(
            "<num numId=\"{}\"><abstractNumId val=\"{id}\"/>",
            nth + 1
        ));
        write_changes(&mut rest, usize::from(list[12]), out);
        out.push_str("</num>");
    }
}

/// Writes what a use of a list changes in it: so many levels.
fn write_changes(rest: &mut &[u8], count: usize, out: &mut String) {
    // A place that nobody needs.
    *rest = rest.get(4..).unwrap_or_default();
    for _ in 0..count {
        let (Some(start), Some(flags)) = (u32_at(rest, 0), u32_at(rest, 4)) else {
            return;
        };
        *rest = &rest[8..];
        let level = flags & 0x0F;
        out.push_str(&format!("<lvlOverride ilvl=\"{level}\">"));
        if flags & 0x10 != 0 {
            out.push_str(&format!("<startOverride val=\"{start}\"/>"));
        }
        if flags & 0x20 != 0 && write_level(rest, level as usize, out).is_none() {
            *rest = &[];
        }
        out.push_str("</lvlOverride>");
    }
}
