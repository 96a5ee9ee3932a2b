//! Pages that editors wrote, as they are found: by their titles and by all their text, behind what plans say.

use super::corpus::{Corpus, Name};
use super::kind::ResultKind;
use crate::link::own_pages::{Linked, OwnPages};
use std::borrow::Cow;

impl Corpus<'_> {
    /// Adds the pages that editors wrote.
    pub fn with_own_pages(mut self, own: &OwnPages) -> Self {
        for linked in own.linked() {
            self.names.push(found_page(linked));
        }
        self
    }
}

/// Returns a page as a name, whose text counts as another name of it.
fn found_page(linked: &Linked) -> Name<'static> {
    let page = &linked.page;
    let title = page.front.title.clone();
    let passages = page.front.description.iter().cloned();
    let text: Vec<String> = passages.chain(linked.passages()).collect();
    let text = text.join("\n");

    let mut names: Vec<Cow<'static, str>> = vec![title.clone().into()];
    if !text.is_empty() {
        names.push(text.into());
    }
    Name {
        kind: ResultKind::Page,
        id: page.path.to_string(),
        label: title,
        names,
        place: None,
        ended: None,
        groups: Vec::new(),
        year: None,
        number: None,
        count: 0,
    }
}
