//! The words of a theme in the language of the site.

use super::contract::Contract;
use super::files::ThemeFiles;
use crate::base::diag::{Diagnostic, Warned, did_you_mean, error_count};
use crate::base::message::message;
use crate::base::source::Source;
use crate::render::strings::Strings;

impl ThemeFiles {
    /// Reads the words of a language; for keys that the theme lacks, those of the themes that it extends. Reports words
    /// that a site needs and nobody has.
    pub(super) fn words(&self, language: &str, contract: &Contract) -> Warned<Strings> {
        let mut found = Vec::new();
        let wanted = format!("{language}.toml");
        let is_wanted = |source: &&Source| file_name(source) == Some(&wanted);
        let inherited = || self.inherited.iter().filter(is_wanted);

        let own = self.strings.iter().find(is_wanted);
        let Some(nearest) = own.or(inherited().next()) else {
            return Warned::new(Strings::default(), vec![self.missing_language(language)]);
        };

        let mut strings = Strings::read(nearest).drain_into(&mut found);
        for parent in inherited() {
            strings.fill_from(Strings::read(parent).drain_into(&mut found));
        }
        // A file that cannot be read lacks everything, which helps nobody.
        if error_count(&found) == 0 {
            found.extend(missing_words(&strings, nearest, contract));
        }
        Warned::new(strings, found)
    }

    fn missing_language(&self, language: &str) -> Diagnostic {
        let problem = self.lacks(&format!("i18n/{language}.toml"));
        let known = self.strings.iter().filter_map(file_name);
        let known: Vec<&str> = known
            .filter_map(|name| name.strip_suffix(".toml"))
            .collect();
        match did_you_mean(language, known) {
            Some(near) => problem.help(near),
            None => problem,
        }
    }
}

fn file_name(source: &Source) -> Option<&str> {
    source.name().rsplit('/').next()
}

/// Reports the words that the program asks for and a language lacks.
fn missing_words(strings: &Strings, file: &Source, contract: &Contract) -> Option<Diagnostic> {
    let words = contract.words.iter().copied();
    let missing: Vec<&str> = words.filter(|key| !strings.has(key)).collect();
    if missing.is_empty() {
        return None;
    }

    let message = message!("no-words-for-missing", missing = missing.join(", "));
    let problem = Diagnostic::error("missing-words", message);
    Some(problem.at_line(file, 1).help(message!("add-these-keys")))
}
