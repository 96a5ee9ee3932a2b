//! Titles of books and documents, which stand in 《…》.

use std::ops::Range;

/// Returns the titles in a text, in order, each from its 《 to its 》; a title within a title belongs to the outer one.
/// One that never closes goes on to the end.
pub fn titles(text: &str) -> Vec<Range<usize>> {
    let mut titles: Vec<Range<usize>> = Vec::new();
    let mut depth = 0usize;

    for (at, c) in text.char_indices() {
        match c {
            '《' => {
                if depth == 0 {
                    titles.push(at..text.len());
                }
                depth += 1;
            }
            '》' if depth > 0 => {
                depth -= 1;
                if depth == 0
                    && let Some(last) = titles.last_mut()
                {
                    last.end = at;
                }
            }
            _ => {}
        }
    }
    titles
}

#[cfg(test)]
mod tests {
    use super::titles;

    #[test]
    fn titles_and_those_within_them() {
        let text = "按《甲》和《乙〈丙〉《丁》》,《戊";
        let found: Vec<&str> = titles(text).into_iter().map(|title| &text[title]).collect();
        assert_eq!(found, ["《甲", "《乙〈丙〉《丁》", "《戊"]);
    }
}
