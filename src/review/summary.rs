//! Summarises an imported plan for its sheet.

use super::sheet::{Counts, Dates, Reading, SkipItem, Suggestion, UnreadItem};
use super::unlisted::{unlisted_parks, unlisted_units};
use super::unread_figures::unread_figures;
use crate::base::source::Source;
use crate::base::text::Folding;
use crate::content::gazetteer::{Gazetteer, LazyRegister, Located};
use crate::intake::archive::Loss;
use crate::intake::lexicon::Lexicon;
use crate::link::catalogue::{Names, PlaceId};
use crate::link::proof::Trace;
use crate::plan::{Document, Emendation, Front, Role};

/// A plan as import read it, with what is known of how it was read.
#[derive(Debug, Clone, Copy)]
pub struct ImportedPlan<'a> {
    /// The plan.
    pub document: &'a Document,
    /// Emendations that import suggests and has not made.
    pub suggestions: &'a [Emendation],
    /// Which lines of the source each passage came from.
    pub trace: &'a Trace,
    /// The source.
    pub archived: &'a Source,
    /// What of its file the lines of the source do not show.
    pub losses: &'a [Loss],
}

impl Reading {
    /// Summarises what import read, and compares its names with those of the gazetteer.
    pub fn new(plan: &ImportedPlan<'_>, gazetteer: &Gazetteer, lexicon: &Lexicon) -> Self {
        let ImportedPlan {
            document,
            suggestions,
            trace,
            archived,
            losses,
        } = *plan;
        let front = &document.front;
        // Names are looked up as the build will do it: what is unlisted here gets no link there.
        let mut gazetteer = gazetteer.clone();
        let place = place_of(front, &mut gazetteer);
        let names = names_known_in(place, &gazetteer);
        let names = names.of(place);

        let skips = document.source.skip.iter().map(|skip| SkipItem {
            lines: skip.lines,
            why: skip.why.clone(),
        });

        let figures = unread_figures(document, &lexicon.targets);
        let figures = figures.into_iter().map(|figure| UnreadItem {
            // A paragraph without a proof is an error that the sheet reports; its line is unknown.
            line: trace
                .origin(figure.at)
                .map_or(1, |origin| origin.lines.first),
            words: figure.words.to_owned(),
        });

        Self {
            id: document.id.clone(),
            source: document.source.file.clone(),
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
            losses: losses.to_vec(),
            skips: skips.collect(),
            suggestions: suggestions.iter().map(Suggestion::from).collect(),
            unread_figures: figures.collect(),
            unlisted_units: unlisted_units(document, archived, names),
            unlisted_parks: unlisted_parks(document, trace, archived, names, &lexicon.parks),
        }
    }
}

/// Returns the place of a plan; one that only the register knows is added to the gazetteer.
fn place_of(front: &Front, gazetteer: &mut Gazetteer) -> Option<PlaceId> {
    let name = front.place.as_deref()?;
    let issuer = front.issuer.as_deref().unwrap_or_default();
    match gazetteer.locate(&LazyRegister::default(), &Folding::default(), name, issuer) {
        Located::Place(place) => Some(PlaceId::from_usize(place)),
        Located::Several(_) | Located::Unknown => None,
    }
}

/// Returns the names that count in a plan of a place. Where the gazetteer does not know the place, a name of any
/// place may be meant, so all names count.
fn names_known_in(place: Option<PlaceId>, gazetteer: &Gazetteer) -> Names {
    // Names that clash are reported when the site is built.
    let mut clashes = Vec::new();
    match place {
        Some(_) => Names::new(gazetteer, &mut clashes),
        None => Names::new(&without_places(gazetteer), &mut clashes),
    }
}

/// Returns the gazetteer with no entry bound to a place.
fn without_places(gazetteer: &Gazetteer) -> Gazetteer {
    let mut unbound = gazetteer.clone();
    for unit in &mut unbound.units {
        unit.place = None;
    }
    for park in &mut unbound.parks {
        park.place = None;
    }
    for project in &mut unbound.projects {
        project.place = None;
    }
    unbound
}

/// Counts what was read.
fn counts(document: &Document, archived: &Source) -> Counts {
    let nodes = &document.outline.nodes;
    let tasks: Vec<_> = nodes.iter().filter_map(|node| node.task.as_ref()).collect();
    let units_with = |role: Role| tasks.iter().map(|task| task.units(role).count()).sum();

    Counts {
        lines: archived.line_count() as usize,
        headings: nodes.len(),
        tasks: tasks.len(),
        lead: units_with(Role::Lead),
        responsible: units_with(Role::Responsible),
        cooperating: units_with(Role::Cooperating),
        milestones: tasks.iter().map(|task| task.milestones.len()).sum(),
        goals: nodes.iter().map(|node| node.goals.len()).sum(),
        recurrences: nodes.iter().map(|node| node.recurrences.len()).sum(),
        targets: nodes.iter().map(|node| node.targets.len()).sum(),
        allotments: tasks.iter().map(|task| task.allotments.len()).sum(),
    }
}
