//! One word for one thing: the words of the bundled themes are held to the table of terms in docs/glossary.md.

use crate::support::root;
use std::collections::BTreeMap;

/// A row of the table.
struct Term {
    key: String,
    english: String,
    chinese: String,
    /// Words that must not be used instead of it.
    never: Vec<String>,
}

/// Returns the rows of the table.
fn terms() -> Vec<Term> {
    let text = std::fs::read_to_string(root().join("docs/glossary.md")).unwrap();
    let (_, section) = text.split_once("\n## Words of the interface\n").unwrap();
    let section = section.split("\n## ").next().unwrap();
    let rows = section.lines().filter(|line| line.starts_with("| `"));
    rows.map(|row| {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        assert_eq!(cells.len(), 5, "{row}");
        let quoted = cells[3].split('`').skip(1).step_by(2);
        Term {
            key: cells[0].trim_matches('`').to_owned(),
            english: cells[1].to_owned(),
            chinese: cells[2].to_owned(),
            never: quoted.map(str::to_owned).collect(),
        }
    })
    .collect()
}

/// Returns the words of a language by their keys: those of a theme over those of the theme beneath it.
fn words(theme: &str, language: &str) -> BTreeMap<String, String> {
    let mut words = BTreeMap::new();
    for theme in ["gazette", theme] {
        let path = root().join(format!("themes/{theme}/i18n/{language}.toml"));
        let table: toml::Table = std::fs::read_to_string(path).unwrap().parse().unwrap();
        flatten("", &table, &mut words);
    }
    words
}

fn flatten(above: &str, table: &toml::Table, words: &mut BTreeMap<String, String>) {
    for (key, value) in table {
        let key = format!("{above}{key}");
        match value {
            toml::Value::Table(below) => flatten(&format!("{key}."), below, words),
            other => {
                words.insert(key, other.as_str().unwrap().to_owned());
            }
        }
    }
}

fn is_chinese(word: &str) -> bool {
    !word.is_ascii()
}

/// Returns whether a sentence has a word: as a whole word where it is English, be it with a capital.
fn has(sentence: &str, word: &str) -> bool {
    if is_chinese(word) {
        return sentence.contains(word);
    }
    let sentence = sentence.to_lowercase();
    let mut places = sentence.match_indices(word);
    places.any(|(at, _)| {
        let is_letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
        let before = sentence[..at].chars().next_back();
        let after = sentence[at + word.len()..].chars().next();
        !is_letter(before) && !is_letter(after)
    })
}

#[test]
fn one_thing_has_one_word() {
    let terms = terms();
    assert!(terms.len() > 30, "{} terms", terms.len());
    let mut wrong = Vec::new();
    for theme in ["gazette", "plain"] {
        for language in ["zh-CN", "en"] {
            let words = words(theme, language);
            for term in &terms {
                let wanted = match language {
                    "en" => &term.english,
                    _ => &term.chinese,
                };
                let found = words.get(&term.key);
                if found != Some(wanted) {
                    wrong.push(format!(
                        "{theme}, {language}: {} is {found:?}, not {wanted}",
                        term.key
                    ));
                }
            }
            for (key, sentence) in &words {
                let never = terms.iter().flat_map(|term| &term.never);
                for word in never.filter(|word| has(sentence, word)) {
                    wrong.push(format!(
                        "{theme}, {language}: {key} says “{word}”: {sentence}"
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn words_within_words_are_no_deviations() {
    assert!(has("By the body in charge", "body"));
    assert!(!has("somebody", "body"));
    assert!(has("于3月公布", "公布"));
}
