//! Goes through a plan that was imported and fills what its sheet says of it.

use super::names;
use super::sheet::{Counts, Dates, Reading, SkipItem, Suggestion};
use crate::base::source::Source;
use crate::content::gazetteer::Gazetteer;
use crate::link::catalogue::{Names, PlaceId};
use crate::link::proof::Trace;
use crate::plan::{Document, Emendation, Role};

impl Reading {
    /// Goes through what was read; `trace` says which lines each passage came from.
    pub fn new(
        document: &Document,
        suggestions: &[Emendation],
        trace: &Trace,
        archived: &Source,
        gazetteer: &Gazetteer,
    ) -> Self {
        let front = &document.front;
        let place = front.place.as_deref().and_then(|name| {
            let mut places = gazetteer.places.iter();
            let at =
                places.position(|p| p.name == name || p.aliases.iter().any(|own| own == name))?;
            Some(PlaceId::from_usize(at))
        });
        let known = match place {
            Some(_) => Names::new(gazetteer, place, &mut Vec::new()),
            // While nobody knows the place, a name of any place may be meant.
            None => Names::new(&names::anywhere(gazetteer), None, &mut Vec::new()),
        };

        Self {
            id: document.id.clone(),
            source: front.source.file.clone(),
            title: front.title.clone(),
            number: front.number.clone(),
            issuer: front.issuer.clone(),
            place: front.place.clone(),
            addressees: front.addressees.clone(),
            passed_by: front.passed_by.clone(),
            dates: Dates {
                written: front.written,
                published: front.published,
            },
            year: front.year,
            counts: counts(document, archived),
            skips: front
                .source
                .skip
                .iter()
                .map(|skip| SkipItem {
                    lines: [skip.lines.first, skip.lines.last],
                    why: skip.why.clone(),
                })
                .collect(),
            suggestions: suggestions.iter().map(Suggestion::from).collect(),
            unlisted_units: names::units(document, archived, &known),
            unlisted_parks: names::parks(document, trace, archived, &known),
        }
    }
}

fn counts(document: &Document, archived: &Source) -> Counts {
    let nodes = &document.outline.nodes;
    let tasks: Vec<_> = nodes.iter().filter_map(|node| node.task.as_ref()).collect();
    let role = |role: Role| tasks.iter().map(|task| task.units(role).count()).sum();

    Counts {
        lines: archived.line_count() as usize,
        headings: nodes.len(),
        tasks: tasks.len(),
        lead: role(Role::Lead),
        responsible: role(Role::Responsible),
        cooperating: role(Role::Cooperating),
        milestones: tasks.iter().map(|task| task.milestones.len()).sum(),
        goals: nodes.iter().map(|node| node.goals.len()).sum(),
        recurrences: nodes.iter().map(|node| node.recurrences.len()).sum(),
        targets: nodes.iter().map(|node| node.targets.len()).sum(),
        allotments: tasks.iter().map(|task| task.allotments.len()).sum(),
    }
}
