//! Figures in the text of a plan that nothing in its blocks speaks for: 增长13%.
//!
//! A person reviewed the blocks, so these are notes. What was seen and promises nothing is declared: `seen = ["增长13%"]`.

use super::place::place_of;
use super::unread_figures::unread_figures;
use crate::base::diag::Diagnostic;
use crate::base::message::message;
use crate::base::source::Source;
use crate::content::document::ReadPlan;
use crate::intake::lexicon::Targets;
use crate::plan::BlockAt;
use std::collections::HashSet;

/// Returns a note for each figure with a unit of measure that no target, deadline or allotment of its passage has. Passages
/// before the first heading and behind the last have no block to declare anything in.
pub fn unclaimed_figures(plan: &ReadPlan, file: &Source, words: &Targets) -> Vec<Diagnostic> {
    let mut told = HashSet::new();
    let figures = unread_figures(&plan.document, words).into_iter();
    figures
        .filter_map(|figure| {
            let (BlockAt::Heading(id) | BlockAt::Body(id, _) | BlockAt::Tail(id, _)) = figure.at
            else {
                return None;
            };
            // A heading often says once more what its text says.
            if !told.insert((id, figure.words)) {
                return None;
            }

            let node = &plan.document.outline.nodes[id];
            let (label, words) = (node.called(), figure.words);
            let place = place_of(plan, id, file, words);
            let note = Diagnostic::note(
                "unclaimed-figure",
                message!("figure-stands-in-the-text-of-label", words, label),
            );
            let help = message!("add-a-target-or-write-seen", words);
            Some(note.at(file, place).help(help))
        })
        .collect()
}
