//! `gangmu theme`: starts a theme, and says what templates are given.

use super::args::ThemeEngine;
use super::outcome::Outcome;
use super::report::Report;
use super::shelf;
use crate::export::schema;
use crate::site::assembly::contract;
use crate::site::disk::project::Project;
use anyhow::{Context, Result, ensure};
use std::io::Write;

/// What the files of words in a new theme begin with: nothing but how they are used.
const CHINESE_WORDS: &str = "# 与所继承的主题不同的用语写在这里；其余取自它。\n";
const ENGLISH_WORDS: &str = "# Words that differ from the theme that this one extends.\n";

/// Starts a theme that extends the bundled one of its engine, with a copy of the layout to change.
///
/// # Errors
/// A folder of that name that is there already; a file that cannot be read or written.
pub fn new(project: &Project, name: &str, engine: ThemeEngine, report: &Report) -> Result<Outcome> {
    let (engine, parent) = match engine {
        ThemeEngine::Minijinja => ("minijinja", "gazette"),
        ThemeEngine::Tera => ("tera", "plain"),
    };

    let folder = project.themes.join(name);
    let shown = project.display(&folder);
    ensure!(
        !folder.exists(),
        "{shown} is there already: choose another name"
    );

    let layout = project.themes.join(parent).join("templates/layout.html");
    let layout = std::fs::read_to_string(&layout).with_context(|| {
        format!(
            "cannot read {}: the new theme extends {parent}, which is bundled with Gangmu",
            layout.display()
        )
    })?;
    let manifest = format!(
        "name = \"{name}\"\nengine = \"{engine}\"\n# Templates, words and assets that are not here are taken from it.\nextends = \"{parent}\"\ndescription = \"\"\n"
    );
    let files = [
        ("theme.toml", manifest.as_str()),
        ("templates/layout.html", &layout),
        ("i18n/zh-CN.toml", CHINESE_WORDS),
        ("i18n/en.toml", ENGLISH_WORDS),
    ];
    for (path, text) in files {
        shelf::write(&folder.join(path), text.as_bytes())?;
    }

    report.say(&format!("{shown}: a theme for {engine} that extends {parent}; templates/layout.html is a copy to be changed"));
    report.say(&format!("write theme = \"{name}\" into content/site.toml and run `gangmu serve`; docs/themes.md and `gangmu theme fields` say what templates are given"));
    Ok(Outcome::Done)
}

/// Prints what every template is given, as Markdown.
///
/// # Errors
/// Standard output that cannot be written to.
pub fn fields() -> Result<Outcome> {
    std::io::stdout()
        .write_all(schema::views::markdown(&contract().words).as_bytes())
        .context("cannot write to standard output")?;
    Ok(Outcome::Done)
}
