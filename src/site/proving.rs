//! A plan's file beside its archived sources: read, and proved unless that was done before.

use super::Proved;
use super::archived::{Archive, Named, archived, source_text};
use super::kept_traces::TraceKey;
use crate::base::diag::{Warned, error_count};
use crate::base::source::Source;
use crate::content::document;
use crate::link::catalogue::Proven;
use crate::link::proof;

/// Returns a plan if it has no errors, and keeps it among those that are proven.
pub(super) fn plan_over(
    id: &str,
    file: &Source,
    archive: &dyn Archive,
    proved: Proved<'_>,
) -> Warned<Option<Proven>> {
    let plan = |archive: &dyn Archive| plan(id, file, archive, proved);
    match proved.plans {
        Some(known) => known.get_or_prove(file, archive, plan),
        None => plan(archive),
    }
}

/// Returns a plan if it has no errors.
fn plan(
    id: &str,
    file: &Source,
    archive: &dyn Archive,
    proved: Proved<'_>,
) -> Warned<Option<Proven>> {
    let mut found = Vec::new();
    let proven = compared_over(id, file, archive, proved).drain_into(&mut found);
    Warned::new(proven.filter(|_| error_count(&found) == 0), found)
}

/// Reads a plan and compares it with its archived source; whether it is proved, the diagnostics
/// say. `None` where one of the two cannot be read.
pub fn compared(id: &str, file: &Source, archive: &dyn Archive) -> Warned<Option<Proven>> {
    compared_over(id, file, archive, Proved::default())
}

/// Does the same as [`compared`], where it was not done before.
fn compared_over(
    id: &str,
    file: &Source,
    archive: &dyn Archive,
    proved: Proved<'_>,
) -> Warned<Option<Proven>> {
    let mut found = Vec::new();
    let Some(read) = document::read(id, file).drain_into(&mut found) else {
        return Warned::new(None, found);
    };
    let front = &read.document.front;
    let Some(source) = source_text(&read, file, archive, &mut found) else {
        return Warned::new(None, found);
    };
    let mut notices = Vec::new();
    for notice in &front.notices {
        let named = (notice.file.as_str(), notice.sha256.as_str());
        let named = Named::in_plan(&read, named, file);
        let Some(text) = archived(named, archive, &mut found) else {
            return Warned::new(None, found);
        };
        notices.push(text);
    }

    let sources: Vec<&Source> = notices.iter().map(|notice| &notice.source).collect();
    let prove = || {
        let mut proof = proof::prove(&read, file, &source.source);
        let of_notices = proof::prove_notices(&read, file, &source.source, &sources);
        proof.diagnostics.extend(of_notices);
        proof
    };
    let trace = match proved.traces {
        Some(traces) => {
            let key = TraceKey::new(id, file, &source.source, sources.iter().copied());
            traces.get_or_prove(key, prove)
        }
        None => prove(),
    };
    let trace = trace.drain_into(&mut found);
    let proven = Proven {
        read,
        file: file.clone(),
        archived: source.source,
        losses: source.losses,
        notices,
        trace,
    };
    Warned::new(Some(proven), found)
}
