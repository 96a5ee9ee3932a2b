//! All pages that editors wrote, linked.

use super::destination::Destination;
use crate::base::diag::{Diagnostic, did_you_mean};
use crate::base::message::message;
use crate::content::own_pages::OwnPage;
use crate::content::supply::SuppliedFile;
use oxc_index::IndexVec;
use std::collections::{BTreeMap, HashSet};
use std::ops::Range;

oxc_index::define_index_type! {
    /// The index of a page in [`OwnPages`].
    pub struct OwnPageId = u32;
}

/// The list of posts.
const NEWS: &str = "news/index.html";

/// A page with what its links lead to.
#[derive(Debug)]
pub struct Linked {
    /// The page.
    pub page: OwnPage,
    /// What each of its links leads to, in the order of the page's.
    pub links: Vec<Destination>,
    /// What that is called, where the content itself has a name for it.
    pub names: Vec<Option<String>>,
}

impl Linked {
    /// Returns its paragraphs as plain text, with the names of what they lead to.
    pub fn passages(&self) -> Vec<String> {
        let name = |at: usize| self.names.get(at)?.as_deref();
        self.page.body.passages(name)
    }

    /// Returns what it is about in one passage: its description, or how it begins.
    pub fn summary(&self) -> String {
        let description = self.page.front.description.clone();
        description.unwrap_or_else(|| self.passages().into_iter().next().unwrap_or_default())
    }
}

/// How large a picture is, in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// From left to right.
    pub width: usize,
    /// From top to bottom.
    pub height: usize,
}

/// All pages that editors wrote, and the files that are published as they are.
#[derive(Debug, Default)]
pub struct OwnPages {
    pages: IndexVec<OwnPageId, Linked>,
    /// The files of static/, and those beside pages that a page leads to.
    pub files: Vec<SuppliedFile>,
    /// How large pictures are, by path, where that is known.
    pub sizes: BTreeMap<String, Size>,
}

impl OwnPages {
    /// Puts pages and files together; pages come by their order, then by address.
    pub(super) fn new(
        mut pages: Vec<Linked>,
        files: Vec<SuppliedFile>,
        sizes: BTreeMap<String, Size>,
    ) -> Self {
        pages.sort_by(|a, b| {
            let order = |linked: &Linked| linked.page.front.order.unwrap_or(i32::MAX);
            order(a)
                .cmp(&order(b))
                .then_with(|| a.page.path.cmp(&b.page.path))
        });
        Self {
            pages: IndexVec::from_vec(pages),
            files,
            sizes,
        }
    }

    /// Returns whether editors added nothing.
    pub fn is_empty(&self) -> bool {
        self.pages.is_empty() && self.files.is_empty()
    }

    /// Returns a page.
    pub fn get(&self, id: OwnPageId) -> &Linked {
        &self.pages[id]
    }

    /// Returns all pages, by their order, then by address.
    pub fn iter(&self) -> impl Iterator<Item = (OwnPageId, &OwnPage)> {
        let pages = self.pages.iter_enumerated();
        pages.map(|(id, linked)| (id, &linked.page))
    }

    /// Returns what an editor wrote for the page about the site.
    pub fn about(&self) -> Option<OwnPageId> {
        self.iter()
            .find(|(_, page)| page.is_about())
            .map(|(id, _)| id)
    }

    /// Returns all pages with what their links lead to, in the same order.
    pub fn linked(&self) -> impl Iterator<Item = &Linked> {
        self.pages.iter()
    }

    /// Returns the posts, the newest first.
    pub fn posts(&self) -> Vec<OwnPageId> {
        let mut posts: Vec<OwnPageId> = self
            .iter()
            .filter(|(_, page)| page.is_post())
            .map(|(id, _)| id)
            .collect();
        posts.sort_by_key(|&id| std::cmp::Reverse(self.pages[id].page.front.date));
        posts
    }

    /// Returns whether there are posts, so that there is a list of them.
    pub fn has_posts(&self) -> bool {
        self.iter().any(|(_, page)| page.is_post())
    }

    /// Returns what an editor wrote above the list of posts.
    pub fn news(&self) -> Option<OwnPageId> {
        self.at(NEWS)
    }

    /// Returns the page at a path.
    pub fn at(&self, path: &str) -> Option<OwnPageId> {
        let mut pages = self.iter();
        pages
            .find(|(_, page)| page.path.as_str() == path)
            .map(|(id, _)| id)
    }

    /// Returns the page that stands for the folder that a page lies in: the nearest `index.html` above it.
    pub fn above(&self, id: OwnPageId) -> Option<OwnPageId> {
        let mut folder = folder_of(self.pages[id].page.path.as_str());
        loop {
            let index = self.at(&format!("{folder}index.html"));
            if let Some(index) = index.filter(|&index| index != id) {
                return Some(index);
            }
            folder = folder_of(folder.strip_suffix('/')?);
        }
    }

    /// Returns the pages that a page stands for, by order: those of its folder, and the folders below that have none.
    pub fn below(&self, id: OwnPageId) -> Vec<OwnPageId> {
        let is_below = |other: &OwnPageId| self.above(*other) == Some(id);
        let pages = self.pages.indices();
        pages
            .filter(|other| !self.pages[*other].page.is_post())
            .filter(is_below)
            .collect()
    }

    /// Reports links to paths where the site has nothing. `paths` are those of all its files.
    pub fn lost_links(&self, paths: &HashSet<&str>) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        for linked in &self.pages {
            let links = linked.page.body.links.iter().zip(&linked.links);
            for (link, destination) in links {
                if let Destination::Path { path, .. } = destination
                    && !paths.contains(path.as_str())
                {
                    found.push(lost(&linked.page, &link.span, path, paths));
                }
            }
        }
        found
    }

    /// Warns of pages that nothing leads to. `entrances` are the paths that the frame of every page links to.
    pub fn unlinked(&self, entrances: &HashSet<&str>) -> Vec<Diagnostic> {
        let mut reached: HashSet<&str> = entrances.clone();
        for linked in &self.pages {
            for destination in &linked.links {
                if let Destination::Path { path, .. } = destination {
                    reached.insert(path);
                }
            }
        }

        let is_reached = |id: OwnPageId, page: &OwnPage| {
            page.is_about()
                || page.is_post()
                || page.menu_words().is_some()
                || page.path.as_str() == NEWS && self.has_posts()
                || reached.contains(page.path.as_str())
                || self.above(id).is_some()
        };
        let unlinked = self.iter().filter(|(id, page)| !is_reached(*id, page));
        let problems = unlinked.map(|(_, page)| {
            let message = message!("nothing-leads-to-path", path = page.path.to_string());
            Diagnostic::warning("unlinked-page", message)
                .at_line(&page.source, 1)
                .help(message!("write-menu-true-link"))
        });
        problems.collect()
    }
}

/// Returns the folder of a path with its slash, or nothing.
fn folder_of(path: &str) -> &str {
    path.rfind('/').map_or("", |at| &path[..=at])
}

/// Reports a link to a path where the site has nothing.
fn lost(page: &OwnPage, span: &Range<usize>, path: &str, paths: &HashSet<&str>) -> Diagnostic {
    let message = message!("the-site-has-nothing-at-path", path);
    let near = did_you_mean(path, paths.iter().copied());
    let help = message!("files-lie-beside-the-page");
    Diagnostic::error("bad-link", message)
        .at(&page.source, page.source.first_line_of(span.clone()))
        .help(match near {
            Some(near) => message!("two-sentences", one = near, other = help),
            None => help,
        })
}
