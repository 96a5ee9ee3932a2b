//! Fonts: which characters the codes of a text show, and how wide they are.

use super::glyph_names::character;
use encoding_rs::{Encoding, MACINTOSH, WINDOWS_1252};
use hayro_cmap::{BfString, CMap, CMapName, CidFamily, WritingMode, load_embedded};
use hayro_syntax::object::{Array, Dict, Name, Object, Stream, String as PdfString};
use std::collections::HashMap;

/// How many widths of a font are kept: no font has more glyphs.
const MOST_WIDTHS: usize = 70_000;

/// How long a table of a font may be that says what its codes show, in bytes.
const LONGEST_TABLE: usize = 8 << 20;

/// How wide a glyph is of which a font says nothing, in its height.
const USUAL_WIDTH: f64 = 0.5;

/// A font, as far as its text is concerned.
#[derive(Debug)]
pub struct Font {
    codes: Codes,
    /// What codes show, as the file says it of its own accord.
    to_unicode: Option<CMap>,
    /// Widths by code or, of composite fonts, by glyph; in the height of the font.
    widths: HashMap<u32, f64>,
    width_of_others: f64,
}

/// How the codes of a text are told.
#[derive(Debug)]
enum Codes {
    /// A byte each; what it shows, if its encoding says so.
    Bytes(Vec<Option<char>>),
    /// As a character map says.
    Mapped {
        encoding: Box<CMap>,
        /// What the glyphs of its collection show.
        collection: Option<Box<CMap>>,
    },
}

/// A code of a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Code {
    /// What it shows; `None` where nothing says so.
    pub text: Option<String>,
    /// How far the next one stands, in the height of the font.
    pub width: f64,
    /// Whether space between words is added.
    pub is_space: bool,
}

impl Font {
    /// Reads a font.
    pub fn new(dict: &Dict<'_>) -> Self {
        let to_unicode = dict.get::<Stream<'_>>("ToUnicode");
        let to_unicode = to_unicode.and_then(|stream| character_map(&stream));
        let subtype = dict.get::<Name<'_>>("Subtype");
        let mut font = match subtype.as_ref().map(|name| name.as_ref()) {
            Some(b"Type0") => Self::composite(dict),
            kind => Self::simple(dict, kind == Some(b"Type3")),
        };
        font.to_unicode = to_unicode;
        font
    }

    /// Reads a font whose codes are bytes.
    fn simple(dict: &Dict<'_>, is_drawn: bool) -> Self {
        // A drawn font has units of its own; those that are not drawn have thousandths of their height.
        let unit = match dict.get::<[f32; 6]>("FontMatrix") {
            Some(matrix) if is_drawn => f64::from(matrix[0].abs()),
            _ => 0.001,
        };
        let first = dict.get::<u32>("FirstChar").unwrap_or(0);
        let widths = dict.get::<Array<'_>>("Widths");
        let widths = widths.iter().flat_map(|widths| widths.iter::<f32>());
        let widths = widths.take(256).zip(first..);
        Self {
            codes: Codes::Bytes(encoding(dict, is_drawn)),
            to_unicode: None,
            widths: widths
                .map(|(width, code)| (code, f64::from(width) * unit))
                .collect(),
            width_of_others: USUAL_WIDTH,
        }
    }

    /// Reads a font with a character map, as those of Chinese are.
    fn composite(dict: &Dict<'_>) -> Self {
        let encoding = match dict.get::<Object<'_>>("Encoding") {
            Some(Object::Name(name)) => predefined(CMapName::from_bytes(name.as_ref())),
            Some(Object::Stream(stream)) => character_map(&stream),
            _ => None,
        };
        let encoding = encoding.unwrap_or_else(CMap::identity_h);
        let fonts = dict.get::<Array<'_>>("DescendantFonts");
        let own = fonts.and_then(|fonts| fonts.iter::<Dict<'_>>().next());
        let own = own.unwrap_or_default();

        let family = encoding.metadata().character_collection.as_ref();
        let family = family.map(|collection| collection.family.clone());
        let family = family.filter(|family| *family != CidFamily::AdobeIdentity);
        let family = family.or_else(|| family_of(&own));
        let collection = family.and_then(|family| predefined(family.ucs2_cmap()?));
        Self {
            codes: Codes::Mapped {
                encoding: Box::new(encoding),
                collection: collection.map(Box::new),
            },
            to_unicode: None,
            widths: own
                .get::<Array<'_>>("W")
                .map(|widths| widths_of_glyphs(&widths))
                .unwrap_or_default(),
            width_of_others: f64::from(own.get::<f32>("DW").unwrap_or(1000.0)) / 1000.0,
        }
    }

    /// Returns whether its lines run down the page.
    pub fn is_vertical(&self) -> bool {
        match &self.codes {
            Codes::Bytes(_) => false,
            Codes::Mapped { encoding, .. } => {
                encoding.metadata().writing_mode == Some(WritingMode::Vertical)
            }
        }
    }

    /// Returns the codes of a text.
    pub fn codes(&self, bytes: &[u8]) -> Vec<Code> {
        let mut codes = Vec::with_capacity(bytes.len());
        let mut rest = bytes;
        while !rest.is_empty() {
            let (code, length) = match &self.codes {
                Codes::Bytes(_) => (u32::from(rest[0]), 1),
                Codes::Mapped { encoding, .. } => next_code(encoding, rest),
            };
            codes.push(self.code(code, length));
            rest = &rest[length..];
        }
        codes
    }

    fn code(&self, code: u32, length: usize) -> Code {
        let (glyph, shown) = match &self.codes {
            Codes::Bytes(shown) => {
                let shown = shown.get(code as usize).copied().flatten();
                (code, shown.map(String::from))
            }
            Codes::Mapped {
                encoding,
                collection,
            } => {
                let length = u8::try_from(length).unwrap_or(u8::MAX);
                let glyph = encoding.lookup_cid_code(code, length).unwrap_or(0);
                let shown = collection.as_ref();
                let shown = shown.and_then(|collection| collection.lookup_bf_string(glyph));
                (glyph, shown.map(text_of))
            }
        };

        // What a file says of its own accord counts; some say a zero of what they do not know.
        let said = self.to_unicode.as_ref();
        let said = said.and_then(|map| map.lookup_bf_string(code)).map(text_of);
        let said = said.filter(|text| !text.is_empty() && !text.contains(['\0', '\u{FFFD}']));
        Code {
            text: said.or(shown),
            width: self
                .widths
                .get(&glyph)
                .copied()
                .unwrap_or(self.width_of_others),
            is_space: length == 1 && code == u32::from(b' '),
        }
    }
}

/// Returns the first code of a text with its length in bytes.
fn next_code(encoding: &CMap, bytes: &[u8]) -> (u32, usize) {
    let mut code = 0;
    for (byte, length) in bytes.iter().zip(1..=4) {
        code = code << 8 | u32::from(*byte);
        if encoding.lookup_cid_code(code, length).is_some() {
            return (code, usize::from(length));
        }
    }
    // Nothing begins so: it counts as the two bytes that most codes of Chinese have.
    let length = bytes.len().min(2);
    let code = bytes[..length]
        .iter()
        .fold(0, |code, byte| code << 8 | u32::from(*byte));
    (code, length)
}

fn text_of(shown: BfString) -> String {
    match shown {
        BfString::Char(c) => c.to_string(),
        BfString::String(text) => text,
    }
}

/// Reads a character map of a file.
fn character_map(stream: &Stream<'_>) -> Option<CMap> {
    let data = stream.decoded_data().ok()?;
    let data = data.get(..data.len().min(LONGEST_TABLE))?;
    CMap::parse(data, load_embedded)
}

/// Returns a character map that every reader knows.
fn predefined(name: CMapName<'_>) -> Option<CMap> {
    match name {
        CMapName::IdentityH => Some(CMap::identity_h()),
        CMapName::IdentityV => Some(CMap::identity_v()),
        name => CMap::parse(load_embedded(name)?, load_embedded),
    }
}

/// Returns the collection that the glyphs of a font are numbered by.
fn family_of(font: &Dict<'_>) -> Option<CidFamily> {
    let info = font.get::<Dict<'_>>("CIDSystemInfo")?;
    let [registry, ordering] = ["Registry", "Ordering"].map(|key| info.get::<PdfString<'_>>(key));
    Some(CidFamily::from_registry_ordering(
        registry?.as_bytes(),
        ordering?.as_bytes(),
    ))
}

/// Reads the widths of glyphs: `first [width …]`, or `first last width`.
fn widths_of_glyphs(array: &Array<'_>) -> HashMap<u32, f64> {
    let mut widths = HashMap::new();
    let mut items = array.iter::<Object<'_>>();
    while let Some(first) = items.next().and_then(number) {
        let first = first as u32;
        match items.next() {
            Some(Object::Array(own)) => {
                let own = own.iter::<f32>().take(MOST_WIDTHS);
                widths.extend((first..).zip(own.map(|width| f64::from(width) / 1000.0)));
            }
            Some(last) => {
                let (Some(last), Some(width)) = (number(last), items.next().and_then(number))
                else {
                    break;
                };
                let last = (last as u32).min(first.saturating_add(u32::from(u16::MAX)));
                widths.extend((first..=last).map(|glyph| (glyph, width / 1000.0)));
            }
            None => break,
        }
        if widths.len() > MOST_WIDTHS {
            break;
        }
    }
    widths
}

fn number(object: Object<'_>) -> Option<f64> {
    object.into_f32().map(f64::from)
}

/// Returns what each byte shows in a font of Latin letters.
fn encoding(dict: &Dict<'_>, is_drawn: bool) -> Vec<Option<char>> {
    let named = dict.get::<Name<'_>>("Encoding");
    let own = dict.get::<Dict<'_>>("Encoding");
    let base = own
        .as_ref()
        .and_then(|own| own.get::<Name<'_>>("BaseEncoding"));
    let mut shown = match named.or(base).as_ref().map(|name| name.as_ref()) {
        Some(b"WinAnsiEncoding") => code_page(WINDOWS_1252),
        Some(b"MacRomanEncoding") => code_page(MACINTOSH),
        // A font that draws its glyphs, or has signs of its own, shows what it likes.
        _ if is_drawn || has_own_signs(dict) => vec![None; 256],
        _ => (0..=255)
            .map(|byte: u8| Some(standard(byte)).filter(|_| byte.is_ascii()))
            .collect(),
    };

    let differences = own.and_then(|own| own.get::<Array<'_>>("Differences"));
    let mut at: usize = 0;
    for item in differences
        .iter()
        .flat_map(|array| array.iter::<Object<'_>>())
    {
        match item {
            Object::Name(name) => {
                if let Some(place) = shown.get_mut(at) {
                    *place = character(name.as_str());
                }
                at = at.saturating_add(1);
            }
            other => at = number(other).map_or(at, |code| code as usize),
        }
    }
    shown
}

/// Returns whether the letters of a font are not where those of others are.
fn has_own_signs(dict: &Dict<'_>) -> bool {
    const SYMBOLIC: u32 = 4;
    let descriptor = dict.get::<Dict<'_>>("FontDescriptor");
    let flags = descriptor.and_then(|descriptor| descriptor.get::<u32>("Flags"));
    flags.is_some_and(|flags| flags & SYMBOLIC != 0)
}

fn code_page(encoding: &'static Encoding) -> Vec<Option<char>> {
    let shown = |byte: u8| {
        let bytes = [byte];
        let text = encoding.decode_without_bom_handling(&bytes).0;
        text.chars().next().filter(|c| !c.is_control())
    };
    (0..=255).map(shown).collect()
}

/// Returns what a byte shows in a font that says nothing of it.
fn standard(byte: u8) -> char {
    match byte {
        b'\'' => '’',
        b'`' => '‘',
        byte => char::from(byte),
    }
}
