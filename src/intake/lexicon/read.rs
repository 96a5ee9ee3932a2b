//! Reads a lexicon file: `[group.family]` tables of words with their examples.

use super::family::Family;
use super::groups::Lexicon;
use crate::base::diag::Diagnostic;
use crate::base::source::Source;
use crate::base::text::{fold, is_space};
use crate::base::toml_table::{Entry, Reader, Table};

/// Adds the words of a file to a lexicon, and returns what is wrong in the file.
pub fn add(lexicon: &mut Lexicon, file: &Source) -> Vec<Diagnostic> {
    let reader = Reader::new(file);
    let mut root = reader.parse(0..file.text().len());

    for group in lexicon.groups() {
        let Some(mut table) = root.table(group.name) else {
            continue;
        };
        for family in group.families {
            if let Some(words) = table.table(family.name) {
                add_words(&reader, words, family);
            }
        }
        table.finish();
    }

    root.finish();
    reader.finish()
}

/// Adds the words of one table.
fn add_words(reader: &Reader, table: Table, family: Family) {
    for entry in table.entries::<String>() {
        // Texts are compared in half width, so a word in full width would never be found.
        let word = fold(entry.key.trim_matches(is_space));

        if word.is_empty() {
            let problem = Diagnostic::error("empty-word", "a word is empty")
                .help("write the word, an equals sign and an example: \"局\" = \"市公安局\"");
            reader.report(problem, entry.key_span);
            continue;
        }
        check_example(reader, &entry, &word);
        if !family.words.add(&word, &entry.value) {
            let message = format!("`{word}` is known already");
            let problem = Diagnostic::note("word-known", message).help("this line can go");
            reader.report(problem, entry.key_span);
        }
    }
}

/// Reports an example that does not show its word.
fn check_example(reader: &Reader, entry: &Entry<String>, word: &str) {
    if fold(&entry.value).contains(word) {
        return;
    }
    let message = format!("`{word}` does not stand in its example");
    let problem = Diagnostic::warning("example-without-word", message)
        .help("write a line in which it is printed, as in \"局\" = \"市公安局\"");
    reader.report(problem, entry.value_span.clone());
}

#[cfg(test)]
mod tests {
    use super::Lexicon;
    use crate::base::source::Source;

    fn add(text: &str) -> (Lexicon, Vec<&'static str>) {
        let mut lexicon = Lexicon::default();
        let problems = lexicon.add(&Source::new("lexicon.toml", text));
        (lexicon, problems.iter().map(|p| p.code).collect())
    }

    #[test]
    fn words_are_added_to_their_family() {
        let (lexicon, problems) = add("[units.endings]\n\"事务中心\" = \"市就业事务中心\"\n");
        assert!(problems.is_empty());
        assert!(lexicon.units.endings.contains("事务中心"));
    }

    #[test]
    fn mistakes_are_reported() {
        let (lexicon, problems) = add(
            "[units.ending]\n\"局\" = \"市公安局\"\n[units.endings]\n\"\" = \"市\"\n\"厅\" = \"省公安局\"\n",
        );
        assert_eq!(
            problems,
            ["empty-word", "example-without-word", "unknown-key"]
        );
        assert_eq!(lexicon.units.endings.iter().collect::<Vec<_>>(), ["厅"]);
    }
}
