//! All that a record says, by lasting names: whether pages that show it must be made again.

use super::record::{About, Record};
use crate::link::catalogue::Catalogue;

impl Record {
    /// Returns all that it says. What it names stands there by its lasting name, never by its index.
    pub(in crate::link::catalogue) fn said(&self, catalogue: &Catalogue) -> String {
        let Self {
            id,
            about,
            date,
            status,
            claims,
            source,
            looked,
            recorded_by,
            recorded,
            note,
        } = self;
        let about = match about {
            About::Passage {
                at,
                // It follows from the passage.
                task: _,
                quotes,
                deadlines,
                targets,
            } => {
                let document = &catalogue.plans[at.plan].document;
                let dues = deadlines.iter().map(|&id| {
                    let deadline = &catalogue.deadlines[id];
                    (deadline.due, &deadline.raw, &deadline.text)
                });
                let node = catalogue.plans[at.plan].node_id(at.node);
                let dues: Vec<_> = dues.collect();
                format!("{:?}", (&document.id, node, quotes, dues, targets))
            }
            About::Thread(thread) => catalogue.threads.all[*thread].id.clone(),
        };
        let evidence = (date, status, claims, source, looked);
        format!("{:?}", (id, about, evidence, recorded_by, recorded, note))
    }
}
