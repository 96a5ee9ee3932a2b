//! Reads a lexicon file: `[group.family]` tables of words with their examples.

use super::family::Group;
use super::groups::Lexicon;
use crate::base::diag::Diagnostic;
use crate::base::message::message;
use crate::base::source::Source;
use crate::base::text::{fold, is_space};
use crate::base::toml_table::{Entry, Reader, Table};

/// Families of one group that say different things of a text: a word can stand in one of them only.
const DIFFERENT_MEANINGS: [(&str, &[&str]); 4] = [
    (
        "labels",
        &["lead", "responsible", "cooperating", "deadline", "person"],
    ),
    (
        "predicates",
        &["lead", "responsible", "cooperating", "neutral"],
    ),
    ("predicates", &["bracketed_lead", "bracketed_cooperating"]),
    (
        "metadata",
        &["title", "number", "issuer", "written", "published", "other"],
    ),
];

/// Adds the words of a file to a lexicon, and returns what is wrong in the file.
pub fn add(lexicon: &mut Lexicon, file: &Source) -> Vec<Diagnostic> {
    let reader = Reader::new(file);
    let mut root = reader.parse(0..file.text().len());

    for mut group in lexicon.groups() {
        let Some(mut table) = root.table(group.name) else {
            continue;
        };
        for index in 0..group.families.len() {
            if let Some(words) = table.table(group.families[index].name) {
                add_words(&reader, words, &mut group, index);
            }
        }
        table.finish();
    }

    root.finish();
    reader.finish()
}

/// Adds the words of one table to the family that stands at an index of its group.
fn add_words(reader: &Reader, table: Table, group: &mut Group, index: usize) {
    let mut words_of_table: Vec<String> = Vec::new();

    for entry in table.entries::<String>() {
        // Texts are compared in half width, so a word in full width would never be found.
        let word = fold(entry.key.trim_matches(is_space));

        if word.is_empty() {
            let problem = Diagnostic::error("empty-word", message!("a-word-is-empty"))
                .help(message!("write-the-word-an-equals-sign"));
            reader.report(problem, entry.key_span);
            continue;
        }
        check_example(reader, &entry, &word);

        // The word is left out: which role it had would depend on the order of the families in code.
        if let Some(other) = family_of_other_meaning(group, index, &word) {
            let problem = word_with_two_roles(group, index, other, &word);
            reader.report(problem, entry.key_span);
            continue;
        }

        let family = &mut group.families[index];
        if !family.words.add(&word, &entry.value) {
            let problem = if words_of_table.contains(&word) {
                word_twice(group, index, &word)
            } else {
                let message = message!("word-is-known-already", word);
                Diagnostic::note("word-known", message).help(message!("this-line-can-go"))
            };
            reader.report(problem, entry.key_span);
        }
        words_of_table.push(word);
    }
}

/// Returns the name of another family that has the word already, where the two give it different meanings.
fn family_of_other_meaning(group: &Group, index: usize, word: &str) -> Option<&'static str> {
    let own = group.families[index].name;
    let rivals = DIFFERENT_MEANINGS
        .iter()
        .filter(|(name, families)| *name == group.name && families.contains(&own))
        .flat_map(|(_, families)| families.iter());

    rivals.copied().filter(|rival| *rival != own).find(|rival| {
        let mut families = group.families.iter();
        families.any(|family| family.name == *rival && family.words.contains(word))
    })
}

/// Returns the error about a word that two families claim.
fn word_with_two_roles(group: &Group, index: usize, other: &str, word: &str) -> Diagnostic {
    let (name, own) = (group.name, group.families[index].name);
    let message = message!("word-already-stands-in-name-other", word, name, other);
    Diagnostic::error("word-with-two-roles", message).help(message!(
        "import-could-not-tell",
        name,
        other,
        own
    ))
}

/// Returns the warning about a word that a table has twice.
fn word_twice(group: &Group, index: usize, word: &str) -> Diagnostic {
    let (name, own) = (group.name, group.families[index].name);
    let message = message!("word-stands-twice-in-name-own", word, name, own);
    Diagnostic::warning("word-twice", message).help(message!("delete-one-of-the-two-lines-width"))
}

/// Reports an example that does not show its word.
fn check_example(reader: &Reader, entry: &Entry<String>, word: &str) {
    if fold(&entry.value).contains(word) {
        return;
    }
    let message = message!("word-does-not-stand-in-its-example", word);
    let problem =
        Diagnostic::warning("example-without-word", message).help(message!("write-a-line"));
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
