//! What stands in the menu of each page: the table `[menu]` of content/site.toml.

use crate::base::diag::Diagnostic;
use crate::base::message::message;
use crate::base::toml_table::{Reader, Table};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// How long words in the menu or at the foot of a page may be, in characters.
pub(super) const LONGEST_WORDS: usize = 200;

/// What stands in the menu, besides pages that say so themselves.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(default, deny_unknown_fields)]
pub struct Menu {
    /// Entries of Gangmu that are not shown.
    pub hide: BTreeSet<MenuItem>,
    /// Other places for its entries than 10, 20, …
    pub order: MenuOrder,
    /// Entries of one's own.
    pub entry: Vec<MenuEntry>,
}

/// An entry of Gangmu.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum MenuItem {
    /// All plans
    Plans,
    /// All units
    Units,
    /// All parks
    Parks,
    /// All projects
    Projects,
    /// Matters through several plans, where there are some
    Threads,
    /// Figures through years and places, where there are some
    Indicators,
    /// What was reported of promises, where there is something
    Progress,
    /// Deadlines by month
    Months,
    /// All archived sources
    Sources,
    /// What a reader keeps in the browser
    Watch,
    /// News, where there are posts
    News,
    /// About the site
    About,
}

impl MenuItem {
    /// All of them, in the order that they have by themselves.
    pub const ALL: [MenuItem; 12] = [
        MenuItem::Plans,
        MenuItem::Units,
        MenuItem::Parks,
        MenuItem::Projects,
        MenuItem::Threads,
        MenuItem::Indicators,
        MenuItem::Progress,
        MenuItem::Months,
        MenuItem::Sources,
        MenuItem::Watch,
        MenuItem::News,
        MenuItem::About,
    ];
}

/// The places of the entries of Gangmu in the menu, the lowest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(default, deny_unknown_fields)]
pub struct MenuOrder {
    /// All plans
    pub plans: i32,
    /// All units
    pub units: i32,
    /// All parks
    pub parks: i32,
    /// All projects
    pub projects: i32,
    /// Matters through several plans
    pub threads: i32,
    /// Figures through years and places
    pub indicators: i32,
    /// What was reported of promises
    pub progress: i32,
    /// Deadlines by month
    pub months: i32,
    /// All archived sources
    pub sources: i32,
    /// What a reader keeps
    pub watch: i32,
    /// News
    pub news: i32,
    /// About the site
    pub about: i32,
}

impl Default for MenuOrder {
    fn default() -> Self {
        Self {
            plans: 10,
            units: 20,
            parks: 30,
            projects: 40,
            threads: 45,
            indicators: 46,
            progress: 47,
            months: 50,
            sources: 60,
            watch: 63,
            news: 65,
            about: 70,
        }
    }
}

/// An entry of one's own: to another site, or to a page of this one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct MenuEntry {
    /// What is shown.
    pub name: String,
    /// An address on the web.
    pub url: Option<String>,
    /// A page of this site, as in `units/index.html`, in place of `url`.
    pub page: Option<String>,
    /// Its place, the lowest first; without one it comes last.
    pub order: Option<i32>,
}

impl Menu {
    /// Reads the table.
    pub(super) fn read(reader: &Reader<'_>, mut table: Table<'_>) -> Self {
        let hide = table.list::<MenuItem>("hide").into_iter();
        let hide = hide.map(|(item, _)| item).collect();
        let order = table.table("order").map(MenuOrder::read);
        let entries = table.tables("entry").into_iter();
        let entry = entries
            .filter_map(|entry| MenuEntry::read(reader, entry))
            .collect();
        table.finish();
        Self {
            hide,
            order: order.unwrap_or_default(),
            entry,
        }
    }
}

impl MenuOrder {
    fn read(mut table: Table<'_>) -> Self {
        let usual = Self::default();
        let order = Self {
            plans: table.take("plans").unwrap_or(usual.plans),
            units: table.take("units").unwrap_or(usual.units),
            parks: table.take("parks").unwrap_or(usual.parks),
            projects: table.take("projects").unwrap_or(usual.projects),
            threads: table.take("threads").unwrap_or(usual.threads),
            indicators: table.take("indicators").unwrap_or(usual.indicators),
            progress: table.take("progress").unwrap_or(usual.progress),
            months: table.take("months").unwrap_or(usual.months),
            sources: table.take("sources").unwrap_or(usual.sources),
            watch: table.take("watch").unwrap_or(usual.watch),
            news: table.take("news").unwrap_or(usual.news),
            about: table.take("about").unwrap_or(usual.about),
        };
        table.finish();
        order
    }

    /// Returns the place of an entry.
    pub fn of(&self, item: MenuItem) -> i32 {
        match item {
            MenuItem::Plans => self.plans,
            MenuItem::Units => self.units,
            MenuItem::Parks => self.parks,
            MenuItem::Projects => self.projects,
            MenuItem::Threads => self.threads,
            MenuItem::Indicators => self.indicators,
            MenuItem::Progress => self.progress,
            MenuItem::Months => self.months,
            MenuItem::Sources => self.sources,
            MenuItem::Watch => self.watch,
            MenuItem::News => self.news,
            MenuItem::About => self.about,
        }
    }
}

impl MenuEntry {
    fn read(reader: &Reader<'_>, mut table: Table<'_>) -> Option<Self> {
        let span = table.span();
        let name = table.need_short("name", LONGEST_WORDS);
        let url = table.web_address("url").map(|(url, _)| url.into_string());
        let page = table.take::<String>("page");
        let order = table.take("order");
        table.finish();

        if url.is_some() == page.is_some() {
            let message = message!("an-entry-of-the-menu-has-either");
            let help = message!("write-url-https-for-another-site-page");
            reader.report(Diagnostic::error("bad-value", message).help(help), span);
            return None;
        }
        Some(Self {
            name: name?,
            url,
            page,
            order,
        })
    }
}
