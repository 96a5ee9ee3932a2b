//! `gangmu theme`: starts a theme, and says what templates are given.

use super::args::ThemeEngine;
use super::outcome::Outcome;
use super::report::Report;
use crate::base::bundled;
use crate::base::message::{message, trouble};
use crate::export::schema;
use crate::site::assembly::contract;
use crate::site::disk::project::Project;
use crate::site::disk::whole_file;
use anyhow::{Result, ensure};

/// What the files of words in a new theme begin with: nothing but how they are used.
const CHINESE_WORDS: &str = "# 与所继承的主题不同的用语写在这里；其余取自它。\n";
const ENGLISH_WORDS: &str = "# Words that differ from the theme that this one extends.\n";

/// Starts a theme that extends the bundled one of its engine, with a layout whose blocks can be written anew.
///
/// # Errors
/// A folder of that name that is there already; a file that cannot be written.
pub fn new(project: &Project, name: &str, engine: ThemeEngine, report: &Report) -> Result<Outcome> {
    let (engine, parent) = match engine {
        ThemeEngine::Minijinja => ("minijinja", "gazette"),
        ThemeEngine::Tera => ("tera", "plain"),
    };

    ensure!(
        bundled::file(&format!("themes/{name}/theme.toml")).is_none(),
        trouble(message!("name-is-bundled-what-lies-in-themes", name))
    );

    let manifest = format!(
        "name = \"{name}\"\nengine = \"{engine}\"\n# Templates, words and assets that are not here are taken from it.\nextends = \"{parent}\"\ndescription = \"\"\n"
    );
    let layout = format!("{{% extends \"{parent}/layout.html\" %}}\n");
    let files = [
        ("theme.toml", manifest.as_bytes()),
        ("templates/layout.html", layout.as_bytes()),
        ("i18n/zh-CN.toml", CHINESE_WORDS.as_bytes()),
        ("i18n/en.toml", ENGLISH_WORDS.as_bytes()),
    ];

    let _lock = project.lock(&project.content, || report.wait())?;
    let folder = project.themes.join(name);
    let shown = project.display(&folder);
    ensure!(
        whole_file::create_folder(&folder, &files)?,
        trouble(message!(
            "shown-is-there-already-choose-another-name",
            shown
        ))
    );

    report.say(&message!(
        "shown-a-theme-for-engine-that-extends",
        shown,
        engine,
        parent
    ));
    report.say(&message!("write-theme-name-into-content-site-toml", name));
    Ok(Outcome::Done)
}

/// Prints what every template is given, as Markdown.
pub fn fields(report: &Report) -> Outcome {
    report.print_bytes(schema::views::markdown(&contract().words).as_bytes());
    Outcome::Done
}
