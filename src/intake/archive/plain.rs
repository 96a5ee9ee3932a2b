//! A plain text: its lines are those that the program showed which it was copied from.

use super::lines::LINE_SEPARATOR;

/// Returns the text with every end of a line as U+000A.
///
/// Old word processors end lines with a carriage return alone; Word leaves U+000B where a line breaks
/// within a paragraph, and U+000C where a page ends.
pub fn separate_lines(text: String) -> String {
    let text = if text.contains('\r') && !text.contains('\n') {
        text.replace('\r', "\n")
    } else {
        text
    };
    if !text.contains(ends_line) {
        return text;
    }
    text.split_inclusive('\n').map(separate_line).collect()
}

fn ends_line(c: char) -> bool {
    matches!(c, '\u{B}' | '\u{C}' | '\u{85}')
}

/// Breaks a line into those that it was shown as; in a row of a table, into those of its cells.
fn separate_line(line: &str) -> String {
    // A page that ends where a line ends anyway makes no line more.
    let inner = line.trim_matches(|c| ends_line(c) || c == '\n');
    let end = if inner.contains('\t') {
        LINE_SEPARATOR
    } else {
        '\n'
    };

    let begin = inner.as_ptr() as usize - line.as_ptr() as usize;
    let (before, after) = (&line[..begin], &line[begin + inner.len()..]);
    format!(
        "{before}{}{after}",
        inner.replace(ends_line, &end.to_string())
    )
}
