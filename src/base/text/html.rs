//! Text in HTML.

/// Appends a text with the characters that mean something in HTML as entities; fit for content and
/// for attributes in double or single quotation marks.
pub fn escape_into(out: &mut String, text: &str) {
    let mut from = 0;
    for (at, byte) in text.bytes().enumerate() {
        let entity = match byte {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            b'\'' => "&#39;",
            _ => continue,
        };

        out.push_str(&text[from..at]);
        out.push_str(entity);
        from = at + 1;
    }

    out.push_str(&text[from..]);
}
