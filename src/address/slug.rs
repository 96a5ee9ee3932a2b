//! What may stand in an address without being escaped.

/// Places that pages have of their own: no passage can be called so.
const TAKEN: [&str; 28] = [
    "allotments",
    "calendar",
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
    "q",
    "report",
    "revisions",
    "schedule",
    "search",
    "siblings",
    "source",
    "suggestions",
    "t-facet",
    "t-failed",
    "t-result",
    "through",
    "units",
];

/// Whether a text can be the anchor of a passage: a-z, 0-9 and -, and no place of a page's own; `c1` is
/// the first correction.
pub fn is_anchor(text: &str) -> bool {
    let correction = text.strip_prefix('c').is_some_and(is_number);
    is_plain(text) && !correction && !TAKEN.contains(&text)
}

/// Whether a text can be the id of something with a page of its own: `index` is the list of them all.
pub fn is_id(text: &str) -> bool {
    is_plain(text) && text != "index"
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
