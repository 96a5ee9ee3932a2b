//! What may stand in an address without being escaped.

use crate::base::text::is_device;

/// The anchors that pages have of their own: no passage can be called so.
const ANCHORS_OF_PAGES: [&str; 32] = [
    "allotments",
    "amendments",
    "calendar",
    "card",
    "cite",
    "closing",
    "contents",
    "corrections",
    "heat",
    "imprecise",
    "keys",
    "keys-title",
    "licence",
    "load",
    "main",
    "opening",
    "outlets",
    "progress",
    "q",
    "report",
    "revisions",
    "schedule",
    "search",
    "sentences",
    "siblings",
    "source",
    "suggestions",
    "t-facet",
    "t-failed",
    "t-result",
    "through",
    "units",
];

/// Returns whether a text can be the anchor of a passage: a-z, 0-9 and -, and no anchor of a page's own. `c1` is
/// that of the first correction, `g1` of the first amendment.
pub fn is_anchor(text: &str) -> bool {
    let is_mark = |letter: char| text.strip_prefix(letter).is_some_and(is_number);
    is_plain(text) && !is_mark('c') && !is_mark('g') && !ANCHORS_OF_PAGES.contains(&text)
}

/// Returns whether a text can be the id of something with a page of its own: `index` is the list of them all, and Windows
/// cannot write a file that is named as a device.
pub fn is_id(text: &str) -> bool {
    is_plain(text) && text != "index" && !is_device(text)
}

/// What opens the id of a unit that is not in the gazetteer.
const UNLISTED_UNIT: &str = "u-";

/// Returns the id of a unit that is not in the gazetteer, by the checksum of its name.
pub fn unlisted_unit_id(sum: &str) -> String {
    let digits = sum.get(..12).unwrap_or(sum);
    format!("{UNLISTED_UNIT}{digits}")
}

/// Returns whether an id is one that a unit has until the gazetteer gives it another.
pub fn is_unlisted_unit_id(id: &str) -> bool {
    id.starts_with(UNLISTED_UNIT)
}

fn is_plain(text: &str) -> bool {
    !text.is_empty()
        && text
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}
