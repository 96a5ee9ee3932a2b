//! What a new project is to be: from the command line, or asked on the terminal.

use crate::base::message::{Explain, Message, message};
use crate::base::source::Source;
use crate::cli::args::{CiHost, InitArgs, InitLanguage};
use crate::cli::outcome::misuse;
use crate::cli::report::Report;
use crate::content::gazetteer::{KnownPlace, known_place};
use crate::content::settings::Settings;
use anyhow::Result;
use clap::ValueEnum;
use std::io::{IsTerminal, stdin};

/// What a new project is to be.
pub struct Answers {
    /// The place whose plans it is about.
    pub place: Option<KnownPlace>,
    /// Name of the site.
    pub title: String,
    /// Language of its interface.
    pub language: InitLanguage,
    /// Where it will live.
    pub base_url: Option<String>,
    /// What checks and publishes it.
    pub ci: CiHost,
    /// The command that installs this program there, if that is known.
    pub install: Option<String>,
}

impl Answers {
    /// Collects the answers; what the command line leaves open is asked, unless it says `--yes`.
    ///
    /// # Errors
    /// An answer that cannot be; a terminal that is needed and not there.
    pub fn collect(args: &InitArgs, report: &Report) -> Result<Self> {
        if !args.yes && !stdin().is_terminal() {
            return Err(misuse(message!("nobody-can-be-asked-here-say-yes")));
        }
        let ask = Asker {
            asks: !args.yes,
            report,
        };

        let question = message!("the-place-whose-plans-it-is-about");
        let place = ask.answer(args.place.as_ref(), question, "", |name| match name {
            "" => Ok(None),
            name => known_place(name).map(Some),
        })?;
        let language = match args.language {
            Some(language) => language,
            None => ask.choice(message!("language-of-the-interface"), InitLanguage::ZhCn)?,
        };

        let title = default_title(place.as_ref(), language);
        let title = ask.text(args.title.as_ref(), message!("title-of-the-site"), &title)?;
        let question = message!("where-it-will-live");
        let base_url = ask.answer(args.base_url.as_ref(), question, "", checked_address)?;
        let ci = match args.ci {
            Some(ci) => ci,
            None => ask.choice(message!("what-checks-and-publishes"), CiHost::None)?,
        };
        let install = match (ci, &args.install) {
            (CiHost::None, Some(_)) => {
                return Err(misuse(message!("install-without-ci")));
            }
            (CiHost::None, None) => String::new(),
            (_, given) => {
                let question = message!("what-installs-gangmu-there");
                ask.text(given.as_ref(), question, "")?
            }
        };

        Ok(Self {
            place,
            title,
            language,
            base_url,
            ci,
            install: (!install.is_empty()).then_some(install),
        })
    }
}

/// Returns the address of the site, if there is one; else what is wrong with it.
fn checked_address(address: &str) -> Result<Option<String>, Message> {
    if address.is_empty() {
        return Ok(None);
    }

    // It must be one that the settings can hold.
    let line = format!("id = \"a\"\nbase_url = {}\n", toml::Value::from(address));
    let problems = Settings::read(&Source::new("base_url", line)).diagnostics;
    match problems.first() {
        None => Ok(Some(address.to_owned())),
        Some(problem) => Err(message!(
            "problem-write-it-as-in-https-example",
            problem = problem.message
        )),
    }
}

fn default_title(place: Option<&KnownPlace>, language: InitLanguage) -> String {
    match (language, place) {
        (InitLanguage::ZhCn, Some(place)) => format!("{}工作方案", place.name),
        (InitLanguage::ZhCn, None) => "工作方案".to_owned(),
        (InitLanguage::En, Some(place)) => format!("Work plans of {}", place.english),
        (InitLanguage::En, None) => "Work plans".to_owned(),
    }
}

/// Asks on the terminal, or takes the defaults.
struct Asker<'a> {
    asks: bool,
    report: &'a Report,
}

impl Asker<'_> {
    /// Returns what was given, else an answer, else the default, as `read` has it. An answer that cannot be is said, and
    /// asked for again: what was answered before is not lost.
    fn answer<T>(
        &self,
        given: Option<&String>,
        question: Message,
        default: &str,
        read: impl Fn(&str) -> Result<T, Message>,
    ) -> Result<T> {
        if let Some(given) = given {
            return read(given.trim()).map_err(misuse);
        }
        if !self.asks {
            return read(default).map_err(misuse);
        }

        let question = match default {
            "" => message!("question", question),
            default => message!("question-with-default", question, default),
        };
        loop {
            self.report.say(&question);
            let mut answer = String::new();
            let length = stdin()
                .read_line(&mut answer)
                .explain(|| message!("cannot-read-the-answer"))?;
            if length == 0 {
                return Err(misuse(message!("nobody-can-be-asked-here-say-yes")));
            }
            let answer = match answer.trim() {
                "" => default,
                answer => answer,
            };
            match read(answer) {
                Ok(answer) => return Ok(answer),
                Err(problem) => self.report.trouble(&misuse(problem)),
            }
        }
    }

    /// Returns what was given, else an answer, else the default, whatever its words are.
    fn text(&self, given: Option<&String>, question: Message, default: &str) -> Result<String> {
        self.answer(given, question, default, |answer| Ok(answer.to_owned()))
    }

    /// Returns one of several words, else the default.
    fn choice<T: ValueEnum + Copy>(&self, question: Message, default: T) -> Result<T> {
        let word = |value: T| {
            let word = value.to_possible_value();
            word.map_or_else(String::new, |word| word.get_name().to_owned())
        };
        let words: Vec<String> = T::value_variants()
            .iter()
            .map(|value| word(*value))
            .collect();
        let question = message!("question-with-choices", question, words = words.clone());

        self.answer(None, question, &word(default), |answer| {
            T::from_str(answer, true)
                .map_err(|_| message!("answer-is-none-of-words", answer, words = words.clone()))
        })
    }
}
