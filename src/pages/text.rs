//! Official text with its links: names, deadlines, and the readings of damaged places.

use super::common::At;
use crate::catalogue::{PlanId, Subject};
use crate::plan::{Block, BlockAt};
use crate::route::Route;
use serde::Serialize;

/// A stretch of text that is all of one kind.
#[derive(Debug, Clone, Serialize)]
pub struct Run {
    /// The words, verbatim.
    pub text: String,
    /// Where they lead.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub href: Option<String>,
    /// unit, park, project or deadline, where they lead somewhere.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<&'static str>,
    /// The correction that these words are the reading of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub emended: Option<EmendationView>,
}

/// A declared correction.
#[derive(Debug, Clone, Serialize)]
pub struct EmendationView {
    /// Its place among the plan's corrections, from 1.
    pub number: usize,
    /// The line of the source.
    pub line: u32,
    /// That line on the source's page.
    pub href: String,
    /// What stands in the source.
    pub found: String,
    /// What is read.
    pub reading: String,
    /// certain, conjecture or lost.
    pub certainty: &'static str,
    /// Why.
    pub note: String,
}

/// A paragraph.
#[derive(Debug, Clone, Serialize)]
pub struct Para {
    /// A statement of units or deadlines, not running text.
    pub field: bool,
    /// Its words.
    pub runs: Vec<Run>,
}

/// A heading with its paragraphs.
#[derive(Debug, Clone, Serialize)]
pub struct Section {
    /// The anchor on the plan's page; empty for a closing statement.
    pub id: String,
    /// How deep it stands, from 1.
    pub depth: usize,
    /// The printed number with its separators: `9.`, `(一)`.
    pub label: String,
    /// The words of the heading behind its number.
    pub heading: Vec<Run>,
    /// The heading is the first sentence of its paragraph.
    pub run_in: bool,
    /// The paragraphs under it.
    pub paras: Vec<Para>,
    /// The task that it states, if it states one.
    pub task: Option<String>,
    /// A statement behind the last item, about all of them.
    pub closing: bool,
}

impl At<'_> {
    pub fn emendation(&self, plan: PlanId, index: usize) -> EmendationView {
        let document = &self.catalogue.plans[plan].document;
        let emendation = &document.front.emendations[index];
        EmendationView {
            number: index + 1,
            line: emendation.line,
            href: self.here.href_at(&Route::Source(&document.id), &format!("L{}", emendation.line)),
            found: emendation.found.clone(),
            reading: emendation.reading.clone(),
            certainty: emendation.certainty.key(),
            note: emendation.note.clone(),
        }
    }

    /// A text cut at every name, deadline and correction in it; `from` is where it begins within
    /// the heading or paragraph at `place`.
    pub fn runs(&self, plan: PlanId, place: BlockAt, text: &str, from: usize) -> Vec<Run> {
        let entry = &self.catalogue.plans[plan];
        let mentions = entry.mentions.get(&place).map_or(&[][..], Vec::as_slice);
        let emended = entry.trace.origin(place).map_or(&[][..], |origin| origin.emended.as_slice());
        let mut cuts: Vec<usize> = vec![from, text.len()];
        cuts.extend(mentions.iter().flat_map(|m| [m.range.start, m.range.end]));
        cuts.extend(emended.iter().flat_map(|(range, _)| [range.start, range.end]));
        cuts.retain(|&cut| cut >= from && cut <= text.len());
        cuts.sort_unstable();
        cuts.dedup();
        let mut runs = Vec::with_capacity(cuts.len());
        for pair in cuts.windows(2) {
            let (start, end) = (pair[0], pair[1]);
            let mention = mentions.iter().find(|m| m.range.start <= start && end <= m.range.end);
            let correction = emended.iter().find(|(range, _)| range.start <= start && end <= range.end);
            let (href, kind) = match mention.map(|m| m.subject) {
                Some(Subject::Unit(unit)) => (Some(self.unit_href(unit)), Some("unit")),
                Some(Subject::Park(park)) => (Some(self.park(park).href), Some("park")),
                Some(Subject::Project(project)) => (Some(self.project(project).href), Some("project")),
                Some(Subject::Deadline(id)) => {
                    (Some(self.due(self.catalogue.deadlines[id].due).href), Some("deadline"))
                }
                None => (None, None),
            };
            runs.push(Run {
                text: text[start..end].to_owned(),
                href,
                kind,
                emended: correction.map(|(_, index)| self.emendation(plan, *index)),
            });
        }
        runs
    }

    pub fn para(&self, plan: PlanId, place: BlockAt, block: &Block) -> Para {
        Para { field: block.is_field(), runs: self.runs(plan, place, block.text(), 0) }
    }

    /// The sections of a range of nodes, in printed order, closing statements in their place.
    pub fn sections(&self, plan: PlanId, nodes: std::ops::Range<usize>) -> Vec<Section> {
        let entry = &self.catalogue.plans[plan];
        let outline = &entry.document.outline;
        let mut sections: Vec<Section> = Vec::new();
        for (place, text) in outline.walk() {
            match place {
                BlockAt::Heading(n) if nodes.contains(&n) => {
                    let node = &outline.nodes[n];
                    let label_end = node.label.len.min(text.len());
                    let has_text = node.blocks.first().is_some_and(|block| !block.is_field());
                    sections.push(Section {
                        id: node.id.clone(),
                        depth: node.depth,
                        label: text[..label_end].trim().to_owned(),
                        heading: self.runs(plan, place, text, label_end),
                        run_in: has_text && (node.title().is_empty() || text.ends_with('。')),
                        paras: Vec::new(),
                        task: entry.task_of[n].map(|task| self.here.href(&self.task_route(task))),
                        closing: false,
                    });
                }
                BlockAt::Body(n, k) if nodes.contains(&n) => {
                    let para = self.para(plan, place, &outline.nodes[n].blocks[k]);
                    if let Some(section) = sections.last_mut() {
                        section.paras.push(para);
                    }
                }
                BlockAt::Tail(n, k) if nodes.contains(&n) => {
                    let para = self.para(plan, place, &outline.nodes[n].tail[k]);
                    match sections.last_mut() {
                        Some(section) if section.closing => section.paras.push(para),
                        _ => sections.push(Section {
                            id: String::new(),
                            depth: outline.nodes[n].depth,
                            label: String::new(),
                            heading: Vec::new(),
                            run_in: false,
                            paras: vec![para],
                            task: entry.task_of[n].map(|task| self.here.href(&self.task_route(task))),
                            closing: true,
                        }),
                    }
                }
                _ => {}
            }
        }
        sections
    }
}
