//! The menu of each page: the entries of Gangmu, those of the settings, and pages that ask for a place in it.

use super::at::At;
use crate::address::Route;
use crate::content::menu::MenuItem;
use crate::link::own_pages::OwnPageId;
use schemars::JsonSchema;
use serde::Serialize;

/// The keys of the words that entries are named by; those of lists stand among the words of JSON-LD.
pub const WORDS: &[&str] = &["nav.about", "nav.news", "nav.watch"];

/// An entry of the menu.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct MenuLink {
    /// Where it leads.
    pub href: String,
    /// What it says.
    pub text: String,
    /// `page` where the reader is on it, `true` where the reader is on a page below it: for `aria-current`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub current: Option<&'static str>,
    /// Its language, where it is another than the site's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
}

/// An entry of Gangmu: its page, its words, and the section of the pages below it.
struct Bundled {
    route: Route<'static>,
    word: &'static str,
    section: &'static str,
}

fn bundled(item: MenuItem) -> Bundled {
    let (route, word, section) = match item {
        MenuItem::Plans => (Route::PLANS, "nav.plans", "plans"),
        MenuItem::Units => (Route::UNITS, "nav.units", "units"),
        MenuItem::Parks => (Route::PARKS, "nav.parks", "parks"),
        MenuItem::Projects => (Route::PROJECTS, "nav.projects", "projects"),
        MenuItem::Threads => (Route::THREADS, "nav.threads", "threads"),
        MenuItem::Indicators => (Route::INDICATORS, "nav.indicators", "indicators"),
        MenuItem::Progress => (Route::PROGRESS, "nav.progress", "progress"),
        MenuItem::Months => (Route::MONTHS, "nav.months", "months"),
        MenuItem::Sources => (Route::SOURCES, "nav.sources", "sources"),
        MenuItem::Watch => (Route::WATCH, "nav.watch", "watch"),
        MenuItem::News => (Route::NEWS, "nav.news", "news"),
        MenuItem::About => (Route::ABOUT, "nav.about", "about"),
    };
    Bundled {
        route,
        word,
        section,
    }
}

impl At<'_> {
    /// Returns the menu of a page that belongs to a section, in the order of the settings.
    pub fn menu(&self, section: &str) -> Vec<MenuLink> {
        let settings = &self.settings.menu;
        let mut entries: Vec<(i32, MenuLink)> = Vec::new();

        for item in MenuItem::ALL {
            let is_there = match item {
                MenuItem::News => self.own.has_posts(),
                MenuItem::Threads => !self.catalogue.threads.is_empty(),
                MenuItem::Indicators => !self.catalogue.indicators.is_empty(),
                MenuItem::Progress => !self.catalogue.progress.is_empty(),
                _ => true,
            };
            if is_there && !settings.hide.contains(&item) {
                entries.push((settings.order.of(item), self.bundled_entry(item, section)));
            }
        }
        let way = self.own_way();
        for (id, page) in self.own.iter() {
            // These two stand there as entries of Gangmu.
            if page.is_about() || page.path.as_str() == Route::NEWS.path() {
                continue;
            }
            if let Some(words) = page.menu_words() {
                let order = page.front.order.unwrap_or(i32::MAX);
                entries.push((order, self.own_entry(id, words, &way)));
            }
        }
        for entry in &settings.entry {
            let is_here = entry.page.as_deref() == Some(self.here.path().as_str());
            let href = self.present_href(entry.url.as_deref(), entry.page.as_deref());
            entries.push((
                entry.order.unwrap_or(i32::MAX),
                MenuLink {
                    href: href.unwrap_or_default(),
                    text: entry.name.clone(),
                    current: is_here.then_some("page"),
                    language: None,
                },
            ));
        }

        // Stable: of one order, Gangmu's come first, then pages by address, then the others as they were written.
        entries.sort_by_key(|(order, _)| *order);
        entries.into_iter().map(|(_, entry)| entry).collect()
    }

    fn bundled_entry(&self, item: MenuItem, section: &str) -> MenuLink {
        let entry = bundled(item);
        let current = if self.here == entry.route {
            Some("page")
        } else {
            (section == entry.section).then_some("true")
        };

        let own = match item {
            MenuItem::About => self.own.about(),
            MenuItem::News => self.own.news(),
            _ => None,
        };
        let own = own.map(|id| &self.own.get(id).page);
        let words = own.and_then(|page| page.menu_words());
        MenuLink {
            href: self.here.href(&entry.route),
            text: words.map_or_else(|| self.word(entry.word), str::to_owned),
            current,
            language: own
                .filter(|_| words.is_some())
                .and_then(|page| page.front.language.clone()),
        }
    }

    fn own_entry(&self, id: OwnPageId, words: &str, way: &[OwnPageId]) -> MenuLink {
        let page = &self.own.get(id).page;
        let current = match way.iter().position(|&step| step == id) {
            Some(0) => Some("page"),
            Some(_) => Some("true"),
            None => None,
        };
        MenuLink {
            href: self.here.href(&Route::file(page.path.as_str())),
            text: words.to_owned(),
            current,
            language: page.front.language.clone(),
        }
    }

    /// Returns this page and those that stand for the folders that it lies in, where an editor wrote it.
    fn own_way(&self) -> Vec<OwnPageId> {
        let here = self.own.at(&self.here.path());
        std::iter::successors(here, |&id| self.own.above(id)).collect()
    }

    /// Returns the way to another site or to a page of this one; nothing where neither is named.
    pub(super) fn present_href(&self, url: Option<&str>, page: Option<&str>) -> Option<String> {
        match (url, page) {
            (Some(url), _) => Some(url.to_owned()),
            (None, Some(page)) => Some(self.here.href(&Route::file(page))),
            (None, None) => None,
        }
    }
}
