//! The language that a command speaks: what the command line asks for, else that of the reader's locale.

use crate::base::message::Language;
use std::env;
use std::ffi::OsString;

/// The variables that name the locale of messages, the one that counts most first.
const VARIABLES: [&str; 3] = ["LC_ALL", "LC_MESSAGES", "LANG"];

/// Returns the language to speak. Help and what is wrong with a command line are in it too, so the command line is
/// looked through before it is read.
pub fn chosen(arguments: &[OsString]) -> Language {
    asked(arguments).unwrap_or_else(of_the_reader)
}

/// Returns the language that the command line asks for by `--lang`.
fn asked(arguments: &[OsString]) -> Option<Language> {
    let mut arguments = arguments.iter().map(|argument| argument.to_string_lossy());
    while let Some(argument) = arguments.next() {
        // What follows is taken as it is.
        if argument == "--" {
            return None;
        }
        let tag = match argument.strip_prefix("--lang") {
            Some("") => arguments.next(),
            Some(rest) => rest.strip_prefix('=').map(|tag| tag.to_owned().into()),
            None => None,
        };
        let known = |language: &Language| tag.as_ref().is_some_and(|tag| tag == language.tag());
        if let Some(language) = Language::ALL.into_iter().find(known) {
            return Some(language);
        }
    }
    None
}

/// Returns the language of the locale that the environment names, or that the system is set to.
fn of_the_reader() -> Language {
    let named = VARIABLES.iter().filter_map(|name| env::var(name).ok());
    let mut named = named.filter(|locale| !locale.is_empty());
    let locale = named.next().or_else(sys_locale::get_locale);
    locale.map_or(Language::En, |locale| Language::of_locale(&locale))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_names_the_language_anywhere() {
        let asked = |line: &str| {
            let words = line.split(' ').map(OsString::from);
            super::asked(&words.collect::<Vec<_>>())
        };
        assert_eq!(asked("gangmu check --lang zh"), Some(Language::Zh));
        assert_eq!(asked("gangmu --lang=en check"), Some(Language::En));
        assert_eq!(asked("gangmu import --lang zh -- a"), Some(Language::Zh));
        assert_eq!(asked("gangmu import -- --lang zh"), None);
        assert_eq!(asked("gangmu init --language zh"), None);
        assert_eq!(asked("gangmu check --lang"), None);
        assert_eq!(asked("gangmu check --lang fr"), None);
    }
}
