//! What every page has, whatever it shows.

use super::beside::{Beside, ListLink};
use super::head::Head;
use super::kind::PageKind;
use crate::render::parts::At;
use crate::render::parts::former::FormerAnchor;
use crate::render::parts::imprint::{FooterLink, Logo};
use crate::render::parts::menu::MenuLink;
use schemars::JsonSchema;
use serde::Serialize;

/// The frame around a page.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Frame {
    /// Title of the page, without the site's; empty on the first page.
    pub title: String,
    /// What leads up to the site's root: empty, `../` or `../../`.
    pub root: &'static str,
    /// The page's path below the root, as in `plans/index.html`.
    pub path: String,
    /// The page's whole address, where the site's is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub canonical: Option<String>,
    /// Which entry of the navigation it belongs to, as in `plans`.
    pub section: &'static str,
    /// What its head says to programs.
    pub head: Head,
    /// Its data, where it lies beside it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub data: Option<String>,
    /// Its calendar of events.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub calendar: Option<String>,
    /// The same as things to do.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub todos: Option<String>,
    /// Its feed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub feed: Option<String>,
    /// Its list of deadlines to take along, in the forms that there are.
    pub lists: Vec<ListLink>,
    /// Places on it that moved or went.
    pub former: Vec<FormerAnchor>,
    /// The menu.
    pub menu: Vec<MenuLink>,
    /// Lines at its foot.
    pub footer: Vec<FooterLink>,
    /// The picture beside the name of the site.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub logo: Option<Logo>,
}

impl Frame {
    /// Makes the frame of a page with this title.
    pub(super) fn new<Kind: PageKind>(at: &At<'_>, page: &Kind, title: String) -> Self {
        let here = &at.here;
        let beside = Beside::new(at, page);
        let section = page.section(at.published());

        Self {
            head: Head::new(at, page, &title, &beside),
            data: beside.data,
            calendar: beside.calendar,
            todos: beside.todos,
            feed: beside.feed,
            lists: beside.lists,
            former: at.former_places(),
            title,
            root: here.root(),
            path: here.path(),
            canonical: at.settings.web_address(here),
            menu: at.menu(section),
            footer: at.footer(),
            logo: at.logo(),
            section,
        }
    }
}
