//! Records of progress as entries that are compared key by key.

use crate::link::catalogue::{About, Catalogue, RecordId};
use serde::Serialize;

/// What a record says, in words.
#[derive(Debug, Serialize)]
pub(super) struct RecordWords<'a> {
    id: &'a str,
    name: String,
    about: String,
    date: String,
    status: &'static str,
    claim: Vec<&'a str>,
    source: Vec<&'a str>,
    looked: Vec<String>,
    recorded_by: &'a str,
    note: Option<&'a str>,
}

impl<'a> RecordWords<'a> {
    /// Returns what a record says.
    pub fn new(catalogue: &'a Catalogue, id: RecordId) -> Self {
        let record = &catalogue.progress.all[id];
        let source = record.source.iter().flat_map(|own| {
            let file = own.file.as_ref().map(|(file, _)| file.as_str());
            let parts = [Some(own.title.as_str()), own.url.as_deref(), file];
            parts.into_iter().flatten()
        });
        let looked = record.looked.iter();
        let looked = looked.map(|own| format!("{} {} {}", own.date, own.by, own.place));
        Self {
            id: &record.id,
            name: catalogue.record_subject(id),
            about: about(catalogue, &record.about),
            date: record.date.to_string(),
            status: record.status.key(),
            claim: record.claims.iter().map(|own| own.text.as_str()).collect(),
            source: source.collect(),
            looked: looked.collect(),
            recorded_by: &record.recorded_by,
            note: record.note.as_deref(),
        }
    }
}

/// Returns what a record speaks of: the address, the words, and the deadlines.
fn about(catalogue: &Catalogue, about: &About) -> String {
    match about {
        About::Thread(thread) => catalogue.threads.all[*thread].id.clone(),
        About::Passage {
            at,
            quotes,
            deadlines,
            ..
        } => {
            let document = &catalogue.plans[at.plan].document;
            let node = catalogue.plans[at.plan].node_id(at.node);
            let dues = deadlines.iter().map(|&id| catalogue.deadlines[id].due);
            let words = quotes.iter().map(|own| own.text.clone());
            let parts = [format!("{}/{node}", document.id)].into_iter();
            let parts = parts.chain(words).chain(dues.map(|due| due.to_string()));
            parts.collect::<Vec<_>>().join(" ")
        }
    }
}
