//! The page of one record: what was reported of a promise, by whom, and where it stands.

use super::kind::{Facts, PageKind};
use crate::address::Route;
use crate::link::catalogue::RecordId;
use crate::render::parts::jsonld::Step;
use crate::render::parts::progress::RecordView;
use crate::render::parts::{At, Published};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

/// `progress/<record>.html`
#[derive(Debug, Serialize, JsonSchema)]
pub struct RecordPageView {
    /// The record.
    pub record: RecordView,
    /// The other records of the same task or thread, in order of date.
    pub others: Vec<RecordView>,
}

/// The page of a record.
#[derive(Debug, Clone, Copy)]
pub struct RecordPage(pub RecordId);

impl PageKind for RecordPage {
    const FACTS: Facts = Facts {
        template: "record",
        section: "progress",
        words: &["nav.progress", "record.title"],
        has_data: true,
        in_sitemap: true,
        is_promised: true,
    };

    const IS_MADE_OF_CATALOGUE: bool = true;

    type View = RecordPageView;

    fn all(published: Published<'_>) -> Vec<Self> {
        let records = published.catalogue.progress.all.indices();
        records.map(Self).collect()
    }

    fn route<'a>(&self, published: Published<'a>) -> Route<'a> {
        published.catalogue.record_route(self.0)
    }

    fn view(&self, at: &At<'_>) -> Self::View {
        let others = at.catalogue.records_beside(self.0).into_iter();
        RecordPageView {
            record: at.record(self.0),
            others: others.map(|id| at.record(id)).collect(),
        }
    }

    fn title(&self, at: &At<'_>, view: &Self::View) -> String {
        let status = at.word(&format!("progress.{}", view.record.status));
        let about = &view.record.about.text;
        at.fill("record.title", &[("about", about), ("status", &status)])
    }

    fn json_ld(&self, at: &At<'_>, title: &str) -> Vec<Value> {
        let list = Step {
            name: at.word("nav.progress"),
            route: Route::PROGRESS,
        };
        vec![at.ld_way(vec![list], title), at.ld_page("WebPage", title)]
    }

    fn dated(&self, published: Published<'_>) -> Option<Date> {
        Some(published.catalogue.progress.all[self.0].told())
    }

    fn name(&self, published: Published<'_>) -> Option<String> {
        Some(published.catalogue.record_name(self.0))
    }
}
