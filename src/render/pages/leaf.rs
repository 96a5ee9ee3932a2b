//! The leaves of pages that are cut: each shows a part of the rows with the template of the whole page.

use super::kind::{Facts, PageKind};
use crate::address::{Pattern, Route};
use crate::link::catalogue::PlanId;
use crate::render::cut::Leaf;
use crate::render::parts::jsonld::Step;
use crate::render::parts::leaves::CutPage;
use crate::render::parts::rows::Rows;
use crate::render::parts::{At, Published};
use serde_json::Value;

/// A kind of page that is cut where it would be too long.
pub trait Divided: PageKind {
    /// The form of the addresses of its leaves.
    const LEAVES: &'static Pattern;
    /// Whether the page is called by a word of the documents, in Chinese.
    const IS_OFFICIAL: bool;

    /// What a leaf is to programs (<https://schema.org>).
    const LD_TYPE: &'static str = "CollectionPage";

    /// Returns the leaves of the page; none where it shows its rows itself.
    fn leaves<'a>(&self, published: Published<'a>) -> &'a [Leaf];

    /// Returns what the template is given for a leaf.
    fn leaf_view(&self, at: &At<'_>, leaf: &Leaf) -> Self::View;

    /// Returns what the page is called on its leaves.
    fn called(&self, at: &At<'_>) -> String;

    /// Returns the steps from the first page to this one.
    fn steps<'a>(&self, at: &At<'a>) -> Vec<Step<'a>>;

    /// Returns the page with its leaves.
    fn cut<'a>(&self, published: Published<'a>) -> CutPage<'a> {
        CutPage {
            route: self.route(published),
            pattern: Self::LEAVES,
            leaves: self.leaves(published),
            official: Self::IS_OFFICIAL,
        }
    }
}

/// A leaf of a page.
#[derive(Debug, Clone)]
pub struct LeafPage<Whole> {
    whole: Whole,
    leaf: Leaf,
}

impl<Whole: Divided> PageKind for LeafPage<Whole> {
    // The words are those of the part that names leaves.
    const FACTS: Facts = Facts {
        has_data: false,
        words: &[],
        ..Whole::FACTS
    };

    const IS_MADE_OF_CATALOGUE: bool = Whole::IS_MADE_OF_CATALOGUE;

    type View = Whole::View;

    fn all(published: Published<'_>) -> Vec<Self> {
        let pages = Whole::all(published).into_iter();
        let leaves = pages.flat_map(|whole| {
            let leaves = whole.leaves(published).iter().cloned();
            leaves.map(move |leaf| Self {
                whole: whole.clone(),
                leaf,
            })
        });
        leaves.collect()
    }

    fn route<'a>(&self, published: Published<'a>) -> Route<'a> {
        let page = self.whole.cut(published);
        page.route
            .leaf(page.pattern, self.leaf.name(published.catalogue))
    }

    fn view(&self, at: &At<'_>) -> Self::View {
        self.whole.leaf_view(at, &self.leaf)
    }

    fn rows(view: &mut Self::View) -> Vec<&mut Rows> {
        Whole::rows(view)
    }

    fn title(&self, at: &At<'_>, _: &Self::View) -> String {
        let (page, leaf) = (self.whole.called(at), at.leaf_text(&self.leaf));
        at.fill("leaf.title", &[("page", &page), ("leaf", &leaf)])
    }

    fn json_ld(&self, at: &At<'_>, title: &str) -> Vec<Value> {
        let mut steps = self.whole.steps(at);
        steps.push(Step {
            name: self.whole.called(at),
            route: self.whole.route(at.published()),
        });
        vec![at.ld_way(steps, title), at.ld_page(Whole::LD_TYPE, title)]
    }

    fn plan(&self, published: Published<'_>) -> Option<PlanId> {
        self.whole.plan(published)
    }
}
