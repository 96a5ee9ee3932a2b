//! What the words of plans and of the site mean: 牵头, 责任, 配合, 统称, 成文, 校正.

use super::kind::{Facts, PageKind};
use crate::address::Route;
use crate::render::parts::{At, Published};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Value, json};

/// The words that are explained, by which themes have `term.…` and `terms.…`; they are anchors of the page, too.
pub const TERMS: [&str; 12] = [
    "lead",
    "responsible",
    "cooperating",
    "group",
    "through",
    "unlisted",
    "written",
    "published",
    "deadline",
    "imprecise",
    "correction",
    "amendment",
];

/// terms.html
#[derive(Debug, Serialize, JsonSchema)]
pub struct TermsView {
    /// The words, in the order in which they are explained.
    pub terms: Vec<Term>,
}

/// A word that is explained.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Term {
    /// Its anchor, and the key of its words.
    pub id: &'static str,
    /// The word itself.
    pub name: String,
    /// The Chinese word that documents or the Chinese pages have for it.
    pub chinese: String,
    /// What it means.
    pub meaning: String,
}

/// The page of words.
#[derive(Debug, Clone, Copy)]
pub struct TermsPage;

impl PageKind for TermsPage {
    const FACTS: Facts = Facts {
        template: "terms",
        section: "about",
        words: &[
            "term.amendment",
            "term.amendment_zh",
            "term.cooperating",
            "term.cooperating_zh",
            "term.correction",
            "term.correction_zh",
            "term.deadline",
            "term.deadline_zh",
            "term.group",
            "term.group_zh",
            "term.imprecise",
            "term.imprecise_zh",
            "term.lead",
            "term.lead_zh",
            "term.published",
            "term.published_zh",
            "term.responsible",
            "term.responsible_zh",
            "term.through",
            "term.through_zh",
            "term.unlisted",
            "term.unlisted_zh",
            "term.written",
            "term.written_zh",
            "terms.amendment",
            "terms.cooperating",
            "terms.correction",
            "terms.deadline",
            "terms.group",
            "terms.imprecise",
            "terms.lead",
            "terms.published",
            "terms.responsible",
            "terms.through",
            "terms.title",
            "terms.unlisted",
            "terms.written",
        ],
        has_data: false,
        in_sitemap: true,
        is_promised: true,
    };

    const IS_MADE_OF_CATALOGUE: bool = true;

    type View = TermsView;

    fn all(_: Published<'_>) -> Vec<Self> {
        vec![Self]
    }

    fn route<'a>(&self, _: Published<'a>) -> Route<'a> {
        Route::TERMS
    }

    fn view(&self, at: &At<'_>) -> Self::View {
        let terms = TERMS.iter().map(|&id| Term {
            id,
            name: at.word(&format!("term.{id}")),
            chinese: at.word(&format!("term.{id}_zh")),
            meaning: at.word(&format!("terms.{id}")),
        });
        TermsView {
            terms: terms.collect(),
        }
    }

    fn title(&self, at: &At<'_>, _: &Self::View) -> String {
        at.word("terms.title")
    }

    fn json_ld(&self, at: &At<'_>, title: &str) -> Vec<Value> {
        let address = at.ld_address(&Route::TERMS);
        let terms = TERMS.iter().map(|id| {
            json!({
                "@type": "DefinedTerm",
                "@id": format!("{address}#{id}"),
                "name": at.word(&format!("term.{id}")),
                "description": at.word(&format!("terms.{id}")),
            })
        });
        let set = json!({
            "@type": "DefinedTermSet",
            "@id": address,
            "name": title,
            "hasDefinedTerm": terms.collect::<Vec<Value>>(),
        });
        vec![at.ld_way(Vec::new(), title), set]
    }
}
