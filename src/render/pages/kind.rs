//! A kind of page: what holds for all pages of it, which pages there are, and what each of them shows.

use crate::address::Route;
use crate::link::catalogue::PlanId;
use crate::link::lists::ListOwner;
use crate::link::outlets::OutletOwner;
use crate::render::cite::Work;
use crate::render::parts::rows::Rows;
use crate::render::parts::{At, Published};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

/// What holds for every page of a kind. Nothing has a default: who adds a kind decides each of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facts {
    /// Name of the template without its ending, as in `task`.
    pub template: &'static str,
    /// Which entry of the navigation the pages belong to, as in `plans`; templates compare it.
    pub section: &'static str,
    /// The keys of the words that its own code asks for, besides those of the parts.
    pub words: &'static [&'static str],
    /// Whether the data of each page lies beside it.
    pub has_data: bool,
    /// Whether search engines are told of the pages.
    pub in_sitemap: bool,
    /// Whether the address of a page, once published, must stay.
    pub is_promised: bool,
}

/// A place in the data of another page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DataWithin<'a> {
    /// The page whose data it is in.
    pub page: Route<'a>,
    /// The place in it, as a JSON Pointer (RFC 6901).
    pub pointer: String,
}

/// A kind of page. A value of the type is one page.
pub trait PageKind: Clone + Send + Sync + 'static {
    /// What holds for every page of the kind.
    const FACTS: Facts;

    /// Whether a page shows nothing but what it reads of the catalogue, of what the catalogue is cut into and of outlets,
    /// besides what counts for all pages: theme, settings, ledger, what moved, and what editors wrote. Then it is made
    /// again only where something that it read has changed. Others are made by each build.
    const IS_MADE_OF_CATALOGUE: bool = false;

    /// What the template is given: plain data with ready links.
    type View: Serialize + JsonSchema;

    /// Returns all pages of the kind, in the order of the catalogue.
    fn all(published: Published<'_>) -> Vec<Self>;

    /// Returns the address of the page.
    fn route<'a>(&self, published: Published<'a>) -> Route<'a>;

    /// Returns what the template is given.
    fn view(&self, at: &At<'_>) -> Self::View;

    /// Returns the lists of a view whose rows the theme makes one by one.
    fn rows(_view: &mut Self::View) -> Vec<&mut Rows> {
        Vec::new()
    }

    /// Returns the title of the page without the site's; empty for the first page.
    fn title(&self, at: &At<'_>, view: &Self::View) -> String;

    /// Returns the nodes of the page's JSON-LD: mostly the way to it, and what it is about. None for a page that
    /// programs shall not read.
    fn json_ld(&self, at: &At<'_>, title: &str) -> Vec<Value>;

    /// Returns which entry of the navigation the page belongs to.
    fn section(&self, _published: Published<'_>) -> &'static str {
        Self::FACTS.section
    }

    /// Returns what its calendar and its feed are about, where such a page may have them.
    fn outlets(&self) -> Option<OutletOwner> {
        None
    }

    /// Returns what its list to take along is about, where such a page may have one.
    fn list(&self) -> Option<ListOwner> {
        None
    }

    /// Returns the work that it shows, if it can be cited by itself.
    fn work<'a>(&self, _at: &At<'a>) -> Option<Work<'a>> {
        None
    }

    /// Returns the words for a preview, where they are its own. Others show how a work is cited, or what the site is
    /// about.
    fn summary(&self, _at: &At<'_>) -> Option<String> {
        None
    }

    /// Returns the path of its answer for oEmbed, by which others show it within their pages.
    fn oembed(&self, _at: &At<'_>) -> Option<String> {
        None
    }

    /// Returns where its data stands within that of another page, where none lies beside it.
    fn data_within<'a>(&self, _at: &At<'a>) -> Option<DataWithin<'a>> {
        None
    }

    /// Returns the plan whose revisions are what changes on the page.
    fn plan(&self, _published: Published<'_>) -> Option<PlanId> {
        None
    }

    /// Returns the day that the page itself is from, if it says so.
    fn dated(&self, _published: Published<'_>) -> Option<Date> {
        None
    }

    /// Returns what an old address that leads here calls the page, where it is about one thing.
    fn name(&self, _published: Published<'_>) -> Option<String> {
        None
    }
}
