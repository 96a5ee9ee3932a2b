//! The words of messages in each language.

use super::language::Language;
use super::said::{Argument, Message};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use std::sync::LazyLock;

/// A file of words in all languages.
#[derive(Debug, Clone, Copy)]
pub struct CatalogueFile {
    /// Its name without an ending, as in `base`.
    pub name: &'static str,
    /// What it says in English.
    pub en: &'static str,
    /// What it says in Chinese.
    pub zh: &'static str,
}

/// Names a file of words.
macro_rules! file {
    ($name:literal) => {
        CatalogueFile {
            name: $name,
            en: include_str!(concat!("en/", $name, ".ftl")),
            zh: include_str!(concat!("zh/", $name, ".ftl")),
        }
    };
}

/// The words of all messages, by the stage that says them.
pub const CATALOGUES: [CatalogueFile; 9] = [
    file!("base"),
    file!("plan"),
    file!("intake"),
    file!("content"),
    file!("link"),
    file!("review"),
    file!("render"),
    file!("site"),
    file!("cli"),
];

/// The Chinese words of the command line's help; the English ones stand where it is declared.
const HELP: &str = include_str!("zh/help.ftl");

/// The messages of a language, read when the first one is said.
type Catalogue = FluentBundle<FluentResource>;

static EN: LazyLock<Catalogue> = LazyLock::new(|| read(Language::En));
static ZH: LazyLock<Catalogue> = LazyLock::new(|| read(Language::Zh));
static HELP_ZH: LazyLock<Catalogue> = LazyLock::new(|| {
    let mut help = empty(Language::Zh);
    add(&mut help, HELP);
    help
});

/// Reads the words of a language.
fn read(language: Language) -> Catalogue {
    let mut catalogue = empty(language);
    for file in CATALOGUES {
        let words = match language {
            Language::En => file.en,
            Language::Zh => file.zh,
        };
        add(&mut catalogue, words);
    }
    catalogue
}

fn empty(language: Language) -> Catalogue {
    let tag = language.tag().parse().unwrap_or_default();
    let mut catalogue = Catalogue::new_concurrent(vec![tag]);
    // The marks of direction that it can put around arguments are for languages that run from right to left.
    catalogue.set_use_isolating(false);
    catalogue
}

/// Adds words. What a test has seen to be sound is read as far as it can be.
fn add(catalogue: &mut Catalogue, words: &str) {
    let resource = FluentResource::try_new(words.to_owned());
    let _ = catalogue.add_resource(resource.unwrap_or_else(|(read, _)| read));
}

/// Returns the Chinese words of the command line's help for a key.
pub(crate) fn help_words(key: &str) -> Option<String> {
    let pattern = HELP_ZH.get_message(key)?.value()?;
    let words = HELP_ZH.format_pattern(pattern, None, &mut Vec::new());
    Some(words.into_owned())
}

/// Returns the keys of all words of the command line's help.
#[cfg(test)]
pub(crate) fn help_ids() -> Vec<String> {
    let lines = HELP.lines().filter_map(|line| line.split_once(" ="));
    let ids = lines.map(|(id, _)| id);
    let is_id = |id: &&str| id.starts_with("gangmu") && !id.contains(' ');
    ids.filter(is_id).map(str::to_owned).collect()
}

impl Message {
    /// Returns its words in a language.
    pub fn in_language(&self, language: Language) -> String {
        let catalogue: &Catalogue = match language {
            Language::En => &EN,
            Language::Zh => &ZH,
        };
        let found = catalogue.get_message(self.id());
        let Some(pattern) = found.and_then(|message| message.value()) else {
            return self.id().to_owned();
        };

        let mut arguments = FluentArgs::new();
        for (name, argument) in self.arguments() {
            arguments.set(*name, value(argument, language));
        }
        let words = catalogue.format_pattern(pattern, Some(&arguments), &mut Vec::new());
        words.into_owned()
    }
}

/// Returns an argument as it stands in a language.
fn value(argument: &Argument, language: Language) -> FluentValue<'_> {
    match argument {
        Argument::Text(text) => text.as_str().into(),
        Argument::Number(number) => (*number).into(),
        _ => words(argument, language).into(),
    }
}

/// Returns the words of an argument.
fn words(argument: &Argument, language: Language) -> String {
    match argument {
        Argument::Text(text) => text.clone(),
        Argument::Number(number) => number.to_string(),
        Argument::Message(message) => message.in_language(language),
        Argument::List(list) => {
            let comma = match language {
                Language::En => ", ",
                Language::Zh => "、",
            };
            let list: Vec<String> = list.iter().map(|one| words(one, language)).collect();
            list.join(comma)
        }
    }
}
