//! Reads addresses that people write in files: pages, places on pages, feeds, calendars and data.

use super::companion::Companion;
use super::path::{PagePath, is_sound};
use super::route::Route;

/// An address below the root of the site.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Address {
    /// A page.
    Page(PagePath),
    /// Where a task once was a small page to be shown within others, by the task's page.
    Card(PagePath),
    /// A place on a page.
    Anchor {
        /// The page.
        page: PagePath,
        /// The id of the place.
        id: String,
    },
    /// A feed, calendar or data.
    Companion {
        /// What it is.
        companion: Companion,
        /// The page that it belongs to.
        page: PagePath,
    },
    /// Another file.
    File(String),
}

impl Address {
    /// Reads an address as it stands in content/permalinks.txt or content/moved.toml. Returns `None` for what cannot
    /// be one: a path that leaves the site, a part without a name or with letters that must be escaped, an anchor on
    /// what is no page.
    pub fn parse(address: &str) -> Option<Self> {
        if let Some((page, id)) = address.split_once('#') {
            let page = PagePath::parse(page)?;
            let id = id.to_owned();
            return (!id.is_empty()).then_some(Address::Anchor { page, id });
        }

        // What is made of a page comes before pages: a card is HTML, too.
        if let Some((companion, page)) = Companion::parse(address) {
            return Some(Address::Companion { companion, page });
        }
        if let Some(card) = Route::parse(Route::CARD, address) {
            let task = card.with_pattern(Route::TASK);
            return task.page().map(Address::Card);
        }

        if let Some(page) = PagePath::parse(address) {
            return Some(Address::Page(page));
        }
        is_sound(address).then(|| Address::File(address.to_owned()))
    }

    /// Returns whether it is a companion of this kind.
    pub fn is_companion(&self, kind: Companion) -> bool {
        matches!(self, Address::Companion { companion, .. } if *companion == kind)
    }

    /// Returns the page that it is on or belongs to; a file by itself belongs to none.
    pub fn page(&self) -> Option<&PagePath> {
        match self {
            Address::Page(page)
            | Address::Card(page)
            | Address::Anchor { page, .. }
            | Address::Companion { page, .. } => Some(page),
            Address::File(_) => None,
        }
    }
}

/// The place on a task's page that shows it as a card.
pub const CARD_PLACE: &str = "card";

/// Returns the address at which a task is shown as a card, by the path of its page; nothing for another page.
pub fn card_place(page: &PagePath) -> Option<String> {
    let is_task = Route::parse(Route::TASK, page.as_str()).is_some();
    is_task.then(|| format!("{page}#{CARD_PLACE}"))
}

/// Returns the path at which the card of a task once was a page of its own, by the path of the task's page; nothing for
/// another page.
pub fn card_path(page: &PagePath) -> Option<String> {
    let task = Route::parse(Route::TASK, page.as_str())?;
    Some(task.with_pattern(Route::CARD).path())
}

#[cfg(test)]
mod tests {
    use super::{Address, Companion, PagePath, card_path};
    use proptest::prelude::*;

    /// Something that may be the name of a file or folder.
    const NAME: &str = "[a-z0-9][a-z0-9-]{0,12}";

    proptest! {
        #[test]
        fn a_companion_is_parsed_again(folder in NAME, name in NAME) {
            for page in [format!("{folder}/{name}.html"), format!("{folder}/{name}/{name}.html")] {
                let page = PagePath::parse(&page).unwrap();
                for companion in [Companion::Feed, Companion::Calendar, Companion::Todos] {
                    let path = companion.path_for(&page).unwrap();
                    let read = Address::parse(&path);
                    prop_assert_eq!(read, Some(Address::Companion { companion, page: page.clone() }));
                }
            }
        }

        #[test]
        fn whatever_an_address_is_of_has_that_address(text in "[a-z0-9./#_-]{0,30}") {
            let printed = match Address::parse(&text) {
                Some(Address::Page(page)) => page.to_string(),
                Some(Address::Card(task)) => card_path(&task).unwrap(),
                Some(Address::Anchor { page, id }) => format!("{page}#{id}"),
                Some(Address::Companion { companion, page }) => companion.path_for(&page).unwrap(),
                Some(Address::File(path)) => path,
                None => return Ok(()),
            };
            prop_assert_eq!(printed, text);
        }

        #[test]
        fn no_address_leaves_the_site(text in any::<String>()) {
            if let Some(address) = Address::parse(&text) {
                let path = text.split('#').next().unwrap_or_default();
                prop_assert!(!path.starts_with('/') && path.is_ascii());
                prop_assert!(path.split('/').all(|part| !part.is_empty() && !part.starts_with('.')));
                prop_assert_eq!(address.page().is_some(), !matches!(address, Address::File(_)));
            }
        }
    }

    #[test]
    fn hostile_paths_are_refused() {
        let paths = [
            "",
            ".html",
            "/units/x.html",
            "//host/x.html",
            "../x.html",
            "units/../x.html",
            "units//x.html",
            "units/.x.html",
            "units\\x.html",
            "units/x.html?q",
            "units/%2e%2e/x.html",
            "units/x y.html",
            "https://example.org/x.html",
            "单位/x.html",
            "units/x.html#",
            "manifest.webmanifest#a",
        ];
        for path in paths {
            assert_eq!(Address::parse(path), None, "{path}");
            assert_eq!(PagePath::parse(path), None, "{path}");
        }
    }

    #[test]
    fn what_is_made_of_a_page_belongs_to_it() {
        let cases = [
            ("plans/a.html#3-1", "plans/a.html"),
            ("feeds/units/x.xml", "units/x.html"),
            ("feeds/site.xml", "index.html"),
            ("calendars/years/2017.ics", "years/2017.html"),
            ("calendars/units/x.todo.ics", "units/x.html"),
            ("cards/a/3-1.html", "plans/a/3-1.html"),
            ("plans/a/3-1.json", "plans/a/3-1.html"),
            ("units/x.html", "units/x.html"),
        ];
        for (address, page) in cases {
            let read = Address::parse(address).unwrap();
            assert_eq!(read.page().unwrap().as_str(), page, "{address}");
        }
        for file in ["data/gangmu.json", "search/search.js", "sitemap.xml"] {
            assert_eq!(Address::parse(file), Some(Address::File(file.to_owned())));
        }
    }

    #[test]
    fn no_page_takes_the_companion_of_another() {
        let path =
            |companion: Companion, page: &str| companion.path_for(&PagePath::parse(page).unwrap());
        assert_eq!(
            path(Companion::Feed, "index.html").as_deref(),
            Some("feeds/site.xml")
        );
        assert_eq!(path(Companion::Feed, "site.html"), None);
        assert_eq!(path(Companion::Calendar, "units/x.todo.html"), None);
        assert_eq!(path(Companion::Data, "data/gangmu.html"), None);
        assert_eq!(
            Address::parse("feeds/index.xml"),
            Some(Address::File("feeds/index.xml".to_owned()))
        );
    }
}
