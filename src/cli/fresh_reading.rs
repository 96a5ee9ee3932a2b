//! Plans beside a fresh reading of their sources: what import would read today, and a plan does not say.

use super::trial::read_archived;
use crate::base::diag::Diagnostic;
use crate::base::source::Source;
use crate::content::document;
use crate::intake::import::{Archive, import};
use crate::intake::lexicon::Lexicon;
use crate::link::proof::unclaimed_times;
use crate::review::{unassigned, unclaimed_figures};
use crate::site::assembly::Content;
use crate::site::disk::project::Project;
use rayon::prelude::*;

/// Returns notes on words of time, figures, units and deadlines that the plans' texts have and their blocks do not. Plans that
/// cannot be read, and sources that are no plan to import, are passed over: what is wrong with them is reported elsewhere.
pub fn unsaid(project: &Project, content: &Content, lexicon: &Lexicon) -> Vec<Diagnostic> {
    let notes = content.plans.par_iter();
    notes
        .flat_map_iter(|(id, file)| of_plan(project, id, file, lexicon))
        .collect()
}

fn of_plan(project: &Project, id: &str, file: &Source, lexicon: &Lexicon) -> Vec<Diagnostic> {
    let Some(plan) = document::read(id, file).value else {
        return Vec::new();
    };
    let mut notes = unclaimed_times(&plan, file);
    notes.extend(unclaimed_figures(&plan, file, &lexicon.targets));

    let source = &plan.document.source;
    let archived = Archive {
        file: source.file.clone(),
        sha256: source.sha256.clone(),
    };
    let kept = source.text.as_ref();
    let path = kept.map_or(source.file.as_str(), |text| &text.file);
    if let Ok(bytes) = project.archived(path)
        && let Ok(text) = read_archived(project, path, bytes)
        && let Some(fresh) = import(id, &text, &archived, lexicon).value
    {
        notes.extend(unassigned(&plan, file, &fresh.document));
    }
    notes
}
