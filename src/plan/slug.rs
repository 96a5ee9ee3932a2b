//! What may stand in an address without being escaped.

/// Whether a text can be the anchor of a passage: a-z, 0-9 and -.
pub fn is_anchor(text: &str) -> bool {
    !text.is_empty()
        && text
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

/// Whether a text can be the id of something with a page of its own: `index` is the list of them all.
pub fn is_id(text: &str) -> bool {
    is_anchor(text) && text != "index"
}
