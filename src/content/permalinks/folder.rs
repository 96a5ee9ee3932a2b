//! All pages of a folder, as content/moved.toml names them at once: `plans/x/*`.

use crate::address::{Address, PagePath, Route, Value};

/// What the name of a folder ends in.
const ALL: &str = "/*";
/// What the path of a page ends in.
const PAGE: &str = ".html";

/// A folder, with the page that it belongs to. That of a plan, `plans/x/*`, is the plan's page, those of its tasks and of
/// its text, and those of its source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folder {
    /// The paths of the pages that folders belong to, without their ending: `plans/x`, `sources/x`.
    stems: Vec<String>,
}

/// A page of a folder, by what it is called there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Member<'p> {
    /// Which stem of the folder.
    stem: usize,
    /// What follows it: `.html`, `/1-1.html`.
    rest: &'p str,
}

impl Folder {
    /// Reads the name of a folder; nothing for what is none.
    pub fn parse(address: &str) -> Option<Self> {
        let stem = address.strip_suffix(ALL)?;
        let page = format!("{stem}{PAGE}");
        if !matches!(Address::parse(&page), Some(Address::Page(_))) {
            return None;
        }

        let mut stems = vec![stem.to_owned()];
        if let Some(plan) = Route::parse(Route::PLAN, &page)
            && let Some(Value::Text(id)) = plan.values().next()
        {
            let source = Route::source(id).path();
            stems.extend(source.strip_suffix(PAGE).map(str::to_owned));
        }
        Some(Self { stems })
    }

    /// Returns the folder of a plan.
    pub fn of_plan(id: &str) -> String {
        let page = Route::plan(id).path();
        format!("{}{ALL}", page.strip_suffix(PAGE).unwrap_or(&page))
    }

    /// Returns what a page is called in the folder; nothing for one that lies elsewhere.
    pub(super) fn member<'p>(&self, page: &'p PagePath) -> Option<Member<'p>> {
        let mut stems = self.stems.iter().enumerate();
        stems.find_map(|(stem, path)| {
            let rest = page.as_str().strip_prefix(path.as_str())?;
            let is_member = rest == PAGE || rest.starts_with('/');
            is_member.then_some(Member { stem, rest })
        })
    }

    /// Returns the page that is called so in this folder.
    pub(super) fn page(&self, member: Member<'_>) -> String {
        let stem = self.stems.get(member.stem).or(self.stems.first());
        format!("{}{}", stem.map_or("", String::as_str), member.rest)
    }

    /// Returns the address in another folder of what has an address in this one, a place on a page too; nothing for what
    /// lies elsewhere.
    pub fn carried(&self, address: &str, to: &Folder) -> Option<String> {
        let (page, place) = match address.split_once('#') {
            Some((page, place)) => (page, format!("#{place}")),
            None => (address, String::new()),
        };
        let page = PagePath::parse(page)?;
        Some(format!("{}{place}", to.page(self.member(&page)?)))
    }

    /// Returns the page that it belongs to.
    pub(super) fn own_page(&self) -> String {
        let stem = self.stems.first();
        format!("{}{PAGE}", stem.map_or("", String::as_str))
    }

    /// Returns how specific it is: of two folders, the longer one counts.
    pub(super) fn length(&self) -> usize {
        self.stems.first().map_or(0, String::len)
    }
}

#[cfg(test)]
mod tests {
    use super::Folder;
    use crate::address::PagePath;

    #[test]
    fn a_plan_has_its_tasks_and_its_source() {
        let (old, new) = (Folder::parse("plans/a/*"), Folder::parse("plans/b/*"));
        let (old, new) = (old.unwrap(), new.unwrap());
        let moved = |page: &str| Some(new.page(old.member(&PagePath::parse(page).unwrap())?));
        for (page, there) in [
            ("plans/a.html", Some("plans/b.html")),
            ("plans/a/1-1.html", Some("plans/b/1-1.html")),
            ("plans/a/text/2.html", Some("plans/b/text/2.html")),
            ("sources/a.html", Some("sources/b.html")),
            ("plans/a-2.html", None),
            ("plans/index.html", None),
            ("units/a.html", None),
        ] {
            assert_eq!(moved(page).as_deref(), there, "{page}");
        }
        for bad in [
            "plans/*/1.html",
            "*",
            "/*",
            "plans/a*",
            "../a/*",
            "plans/a/*/*",
        ] {
            assert_eq!(Folder::parse(bad), None, "{bad}");
        }
    }
}
