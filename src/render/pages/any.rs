//! Pages of all kinds side by side.

use super::frame::Frame;
use super::kind::{Facts, PageKind};
use super::press::Press;
use crate::address::Route;
use crate::base::diag::Diagnostic;
use crate::link::catalogue::PlanId;
use crate::render::parts::{At, Published};
use crate::render::theme::Rendering;
use jiff::civil::Date;
use schemars::{Schema, SchemaGenerator};
use serde::Serialize;

/// A kind of page among the others.
#[derive(Debug, Clone, Copy)]
pub struct KindEntry {
    /// What holds for every page of the kind.
    pub facts: Facts,
    /// Describes what its template is given.
    pub view_schema: fn(&mut SchemaGenerator) -> Schema,
    list: fn(Published<'_>) -> Vec<AnyPage>,
}

/// A page, whatever its kind.
pub struct AnyPage(Box<dyn Erased>);

/// What is asked of a page whose kind is not known.
trait Erased: Send + Sync {
    fn facts(&self) -> Facts;
    fn is_made_of_catalogue(&self) -> bool;
    fn route<'a>(&self, published: Published<'a>) -> Route<'a>;
    fn plan(&self, published: Published<'_>) -> Option<PlanId>;
    fn dated(&self, published: Published<'_>) -> Option<Date>;
    fn name(&self, published: Published<'_>) -> Option<String>;
    fn render(&self, at: &At<'_>, press: &Press<'_>) -> Result<String, Box<Diagnostic>>;
}

/// What a template is given.
#[derive(Serialize)]
struct Page<View> {
    /// What every page has.
    page: Frame,
    /// What this kind of page has.
    view: View,
}

impl KindEntry {
    /// Returns the entry of a kind.
    pub const fn of<Kind: PageKind>() -> Self {
        Self {
            facts: Kind::FACTS,
            view_schema: |generator| generator.root_schema_for::<Kind::View>(),
            list: |published| {
                let pages = Kind::all(published).into_iter();
                pages.map(|page| AnyPage(Box::new(page))).collect()
            },
        }
    }

    /// Returns all pages of the kind.
    pub fn pages(&self, published: Published<'_>) -> Vec<AnyPage> {
        (self.list)(published)
    }
}

impl AnyPage {
    /// Returns what holds for every page of its kind.
    pub fn facts(&self) -> Facts {
        self.0.facts()
    }

    /// Returns whether it is made again only where something that it read of the catalogue has changed.
    pub fn is_made_of_catalogue(&self) -> bool {
        self.0.is_made_of_catalogue()
    }

    /// Returns its address.
    pub fn route<'a>(&self, published: Published<'a>) -> Route<'a> {
        self.0.route(published)
    }

    /// Returns the plan whose revisions are what changes on it.
    pub fn plan(&self, published: Published<'_>) -> Option<PlanId> {
        self.0.plan(published)
    }

    /// Returns the day that it is from by itself.
    pub fn dated(&self, published: Published<'_>) -> Option<Date> {
        self.0.dated(published)
    }

    /// Returns what an old address that leads here calls it, where it is about one thing.
    pub fn name(&self, published: Published<'_>) -> Option<String> {
        self.0.name(published)
    }

    /// Returns its HTML. `at` stands at the address of the page.
    ///
    /// # Errors
    /// A diagnostic with the place in the template that failed.
    pub fn render(&self, at: &At<'_>, press: &Press<'_>) -> Result<String, Box<Diagnostic>> {
        self.0.render(at, press)
    }
}

impl<Kind: PageKind> Erased for Kind {
    fn facts(&self) -> Facts {
        Kind::FACTS
    }

    fn is_made_of_catalogue(&self) -> bool {
        Kind::IS_MADE_OF_CATALOGUE
    }

    fn route<'a>(&self, published: Published<'a>) -> Route<'a> {
        PageKind::route(self, published)
    }

    fn plan(&self, published: Published<'_>) -> Option<PlanId> {
        PageKind::plan(self, published)
    }

    fn dated(&self, published: Published<'_>) -> Option<Date> {
        PageKind::dated(self, published)
    }

    fn name(&self, published: Published<'_>) -> Option<String> {
        PageKind::name(self, published)
    }

    fn render(&self, at: &At<'_>, press: &Press<'_>) -> Result<String, Box<Diagnostic>> {
        let mut view = self.view(at);
        for rows in Kind::rows(&mut view) {
            press.print(at, rows)?;
        }

        let title = self.title(at, &view);
        let page = Page {
            page: Frame::new(at, self, title),
            view,
        };

        press.engine.render(Rendering {
            template: Kind::FACTS.template,
            path: &page.page.path,
            page: &page,
        })
    }
}
