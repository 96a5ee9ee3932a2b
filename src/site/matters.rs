//! What people say of the plans besides the plans themselves: threads and records of progress.

use super::archived::{Archive, Named, archived};
use crate::base::diag::Warned;
use crate::base::source::Source;
use crate::content::progress::Progress;
use crate::content::threads::Threads;
use crate::link::catalogue::Matters;
use std::collections::{HashMap, HashSet};

/// Reads content/threads.toml and content/progress/*.toml, with the archived reports that records quote.
pub(super) fn read(
    (threads, progress): (Option<&Source>, &[Source]),
    archive: &dyn Archive,
) -> Warned<Matters> {
    let mut found = Vec::new();
    let threads = match threads {
        Some(source) => Threads::read(source).drain_into(&mut found),
        None => Threads::default(),
    };
    let progress = Progress::read(progress).drain_into(&mut found);

    // Many records quote one report, and each names its checksum.
    let mut named = HashSet::new();
    let mut reports = HashMap::new();
    for record in &progress.records {
        let Some((file, sum)) = record.source.as_ref().and_then(|own| own.archived()) else {
            continue;
        };
        if named.insert((&file.text, &sum.text)) {
            let named = Named {
                path: &file.text,
                checksum: &sum.text,
                file: &record.file,
                path_span: file.span.clone(),
                checksum_span: sum.span.clone(),
            };
            let text = archived(named, archive, &mut found);
            reports.extend(text.map(|text| (file.text.clone(), text.source)));
        }
    }
    let matters = Matters {
        threads,
        progress,
        reports,
    };
    Warned::new(matters, found)
}
