//! Keeps official text verbatim in Markdown: whatever CommonMark would read as markup is escaped.

/// Returns a paragraph as Markdown.
pub fn paragraph(text: &str) -> String {
    let mut out = inline(text, "");
    let opens_block = match out.as_bytes().first() {
        Some(b'#' | b'>' | b'+' | b'-' | b'=' | b'~' | b':' | b'|') => true,
        Some(b'0'..=b'9') => {
            // `1. x` and `1) x` open a list; the escape stands before the delimiter.
            let digits = out.bytes().take_while(u8::is_ascii_digit).count();
            let opens_list = matches!(out.as_bytes().get(digits), Some(b'.' | b')'))
                && matches!(out.as_bytes().get(digits + 1), None | Some(b' ' | b'\t'));

            if opens_list {
                out.insert(digits, '\\');
            }
            false
        }
        _ => false,
    };

    if opens_block {
        out.insert(0, '\\');
    }
    out
}

/// Returns a heading as Markdown, without its `#`s.
pub fn heading(text: &str) -> String {
    inline(text, "#{}")
}

fn inline(text: &str, also: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&') || also.contains(c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
