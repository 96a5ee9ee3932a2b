//! The front matter of a page of one's own.

use crate::base::diag::Diagnostic;
use crate::base::message::message;
use crate::base::toml_table::Reader;
use crate::base::toml_table::Table;
use crate::content::limits::LONGEST_TITLE;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// What an editor says of a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct OwnFront {
    /// Its title.
    pub title: String,
    /// One sentence for lists, previews and search engines.
    pub description: Option<String>,
    /// Its address below the root of the site, as in `guide/reading.html`; otherwise that of its file.
    #[schemars(regex(pattern = "^[a-z0-9/-]+\\.html$"))]
    pub address: Option<String>,
    /// Whether it stands in the menu, or the words for it there.
    pub menu: Option<MenuName>,
    /// Its place in the menu and in lists of pages, the lowest first. The entries of Gangmu have 10, 20, … 70.
    pub order: Option<i32>,
    /// Its language, where it is another than the site's, as in `en`.
    #[schemars(regex(pattern = "^[A-Za-z0-9-]+$"))]
    pub language: Option<String>,
    /// The day of a post: pages in content/pages/news need it, others cannot have it.
    pub date: Option<Date>,
    /// For about.md alone: whether it takes the place of what Gangmu says there, instead of standing above it.
    #[serde(default)]
    #[schemars(default)]
    pub replace: bool,
}

/// How a page stands in the menu.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum MenuName {
    /// With its title, or not at all.
    Shown(bool),
    /// With these words.
    Words(String),
}

/// A front matter with the places of what may be wrong in view of the page's file.
pub(super) struct ReadFront {
    pub front: OwnFront,
    pub address_span: Option<Range<usize>>,
    pub date_span: Option<Range<usize>>,
    pub replace_span: Option<Range<usize>>,
}

/// Reads the front matter. Returns `None` where the title is missing; that and every other mistake is reported.
pub(super) fn read(reader: &Reader<'_>, range: Range<usize>) -> Option<ReadFront> {
    let mut table = reader.parse(range);

    let title = table.need_short("title", LONGEST_TITLE);
    let description = table.take_short("description", LONGEST_TITLE);
    let address = table.take_at::<String>("address");
    let menu = read_menu(reader, &mut table);
    let order = table.take_at::<i32>("order");
    let language = read_language(reader, &mut table);
    let date_span = table.value_span("date");
    let date = table.date("date");
    let replace = table.take_at::<bool>("replace");
    table.finish();

    Some(ReadFront {
        address_span: address.as_ref().map(|(_, span)| span.clone()),
        date_span,
        replace_span: replace.as_ref().map(|(_, span)| span.clone()),
        front: OwnFront {
            title: title?,
            description,
            address: address.map(|(address, _)| address),
            menu,
            order: order.map(|(order, _)| order),
            language,
            date,
            replace: replace.is_some_and(|(replace, _)| replace),
        },
    })
}

/// Reads how the page stands in the menu; reports words that are none.
fn read_menu(reader: &Reader<'_>, table: &mut Table<'_>) -> Option<MenuName> {
    let (value, span) = table.take_at::<toml::Value>("menu")?;
    let menu = match value {
        toml::Value::Boolean(shown) => MenuName::Shown(shown),
        toml::Value::String(words) if !words.trim().is_empty() && !words.contains('\n') => {
            MenuName::Words(words)
        }
        _ => {
            let message = message!("menu-is-neither-true-nor-words");
            let help = message!("write-menu-true-or-menu");
            reader.report(Diagnostic::error("bad-value", message).help(help), span);
            return None;
        }
    };
    Some(menu)
}

/// Reads a language tag (BCP 47) by its letters.
fn read_language(reader: &Reader<'_>, table: &mut Table<'_>) -> Option<String> {
    let (language, span) = table.take_at::<String>("language")?;
    let is_of_tag = |c: char| c.is_ascii_alphanumeric() || c == '-';
    if language.is_empty() || !language.chars().all(is_of_tag) {
        let problem = Diagnostic::error("bad-value", message!("language-is-no-language", language))
            .help(message!("write-a-tag-of-bcp"));
        reader.report(problem, span);
        return None;
    }
    Some(language)
}
