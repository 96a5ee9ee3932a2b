//! Official text with its links: names, deadlines, and the readings of damaged places.
//!
//! Prose is HTML that is safe to print as it is: every name and deadline in it is a link
//! (`<a class="unit">`, `park`, `project`, `deadline`), every reading of a damaged place a
//! `<span class="em">` with an `<a class="mark">` behind it that leads to the list of corrections
//! (`#c1`). It is made here, not in templates, because it is most of what a site holds.

use super::common::At;
use crate::address::Route;
use crate::base::text::{escape_into, pictured};
use crate::link::catalogue::{PlanId, Subject};
use crate::plan::{Block, BlockAt, EmendationId, LabelKind, NodeId, NodeRange};
use schemars::JsonSchema;
use serde::Serialize;
use std::fmt::Write as _;

/// A declared correction.
#[derive(Debug, Clone, Serialize, JsonSchema)]
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
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Para {
    /// A statement of units or deadlines, not running text.
    pub field: bool,
    /// Its words, as safe HTML, see the module.
    pub html: String,
}

/// A heading with its paragraphs.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Section {
    /// The anchor on the plan's page; empty for a closing statement.
    pub id: String,
    /// How deep it stands, from 1.
    pub depth: usize,
    /// The printed number with its separators: `9.`, `(一)`.
    pub label: String,
    /// The words of the heading behind its number, as safe HTML, see the module; empty where there are none.
    pub heading: String,
    /// The heading is the first sentence of its paragraph.
    pub run_in: bool,
    /// The paragraphs under it.
    pub paras: Vec<Para>,
    /// The task that it states, if it states one.
    pub task: Option<String>,
    /// What a row of a table states in columns whose names its cells do not repeat.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub row: Option<RowView>,
    /// A statement behind the last item, about all of them.
    pub closing: bool,
}

/// What a row of a table states.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct RowView {
    /// Who does what.
    pub roles: Vec<super::task::RoleView>,
    /// By when.
    pub dues: Vec<super::common::DueView>,
}

impl At<'_> {
    /// Returns the corrections of a plan.
    pub fn emendations(&self, plan: PlanId) -> Vec<EmendationView> {
        let emendations = &self.catalogue.plans[plan].document.front.emendations;
        emendations
            .indices()
            .map(|id| self.emendation(plan, id))
            .collect()
    }

    /// Returns a correction of a plan.
    pub fn emendation(&self, plan: PlanId, id: EmendationId) -> EmendationView {
        let document = &self.catalogue.plans[plan].document;
        let emendation = &document.front.emendations[id];
        EmendationView {
            number: id.number(),
            line: emendation.line,
            href: self.here.href_at(
                &Route::source(&document.id),
                &format!("L{}", emendation.line),
            ),
            found: pictured(&emendation.found).into_owned(),
            reading: emendation.reading.clone(),
            certainty: emendation.certainty.key(),
            note: emendation.note.clone(),
        }
    }

    /// A text as prose; `from` is where it begins within the heading or paragraph at `place`.
    pub fn prose(&self, plan: PlanId, place: BlockAt, text: &str, from: usize) -> String {
        let entry = &self.catalogue.plans[plan];
        let mentions = entry.mentions.get(&place).map_or(&[][..], Vec::as_slice);
        let emended = entry
            .trace
            .origin(place)
            .map_or(&[][..], |origin| origin.emended.as_slice());
        let mut html = String::with_capacity(text.len() * 2);
        if mentions.is_empty() && emended.is_empty() {
            escape_into(&mut html, &text[from..]);
            return html;
        }
        let mut cuts: Vec<usize> = vec![from, text.len()];
        cuts.extend(mentions.iter().flat_map(|m| [m.range.start, m.range.end]));
        cuts.extend(
            emended
                .iter()
                .flat_map(|range| [range.bytes.start, range.bytes.end]),
        );
        cuts.retain(|&cut| cut >= from && cut <= text.len());
        cuts.sort_unstable();
        cuts.dedup();
        for pair in cuts.windows(2) {
            let (start, end) = (pair[0], pair[1]);
            let link = mentions
                .iter()
                .find(|m| m.range.start <= start && end <= m.range.end)
                .map(|m| self.subject(m.subject));
            let correction = emended
                .iter()
                .find(|range| range.bytes.start <= start && end <= range.bytes.end);
            if let Some((kind, href)) = &link {
                for part in ["<a class=\"", kind, "\" href=\"", href, "\">"] {
                    html.push_str(part);
                }
            }
            match correction {
                Some(_) => {
                    html.push_str("<span class=\"em\">");
                    escape_into(&mut html, &text[start..end]);
                    html.push_str("</span>");
                }
                None => escape_into(&mut html, &text[start..end]),
            }
            if link.is_some() {
                html.push_str("</a>");
            }
            if let Some(range) = correction.filter(|range| range.bytes.end == end) {
                let number = range.emendation.number();
                let mark = self.fill("text.mark", &[("number", &number)]);
                let language = &self.settings.language;
                let _ = write!(
                    html,
                    "<a class=\"mark\" href=\"#c{number}\" lang=\"{language}\">"
                );
                escape_into(&mut html, &mark);
                html.push_str("</a>");
            }
        }
        html
    }

    /// What sort of thing a name means, and its page.
    fn subject(&self, subject: Subject) -> (&'static str, String) {
        match subject {
            Subject::Unit(unit) => ("unit", self.unit_href(unit)),
            Subject::Park(park) => {
                let id = &self.catalogue.parks[park].park.id;
                ("park", self.here.href(&Route::park(id)))
            }
            Subject::Project(project) => {
                let id = &self.catalogue.projects[project].project.id;
                ("project", self.here.href(&Route::project(id)))
            }
            Subject::Deadline(id) => {
                let due = self.catalogue.deadlines[id].due;
                ("deadline", self.due_href(due))
            }
        }
    }

    /// What a node states, if it is a row of a table.
    fn row(&self, plan: PlanId, node: NodeId) -> Option<RowView> {
        let entry = &self.catalogue.plans[plan];
        let task = entry.task_of[node]?;
        if entry.document.outline.nodes[node].label.kind != LabelKind::Row {
            return None;
        }
        Some(RowView {
            roles: self.roles(task),
            dues: self.task_row(task).dues,
        })
    }

    pub fn para(&self, plan: PlanId, place: BlockAt, block: &Block) -> Para {
        Para {
            field: block.is_field(),
            html: self.prose(plan, place, block.text(), 0),
        }
    }

    /// The sections of whole subtrees, in printed order, closing statements in their place.
    pub fn sections(&self, plan: PlanId, nodes: NodeRange) -> Vec<Section> {
        let entry = &self.catalogue.plans[plan];
        let outline = &entry.document.outline;
        let mut sections: Vec<Section> = Vec::new();
        for (place, text) in outline.walk_nodes(nodes) {
            match place {
                BlockAt::Heading(n) => {
                    let node = &outline.nodes[n];
                    let label_end = node.label.len.min(text.len());
                    let has_text = node.blocks.first().is_some_and(|block| !block.is_field());
                    sections.push(Section {
                        id: node.id.clone(),
                        depth: node.depth,
                        label: text[..label_end].trim().to_owned(),
                        heading: self.prose(plan, place, text, label_end),
                        run_in: has_text && (node.title().is_empty() || text.ends_with('。')),
                        paras: Vec::new(),
                        task: entry.task_of[n].map(|task| self.here.href(&self.task_route(task))),
                        row: self.row(plan, n),
                        closing: false,
                    });
                }
                BlockAt::Body(n, k) => {
                    let para = self.para(plan, place, &outline.nodes[n].blocks[k]);
                    if let Some(section) = sections.last_mut() {
                        section.paras.push(para);
                    }
                }
                BlockAt::Tail(n, k) => {
                    let para = self.para(plan, place, &outline.nodes[n].tail[k]);
                    match sections.last_mut() {
                        Some(section) if section.closing => section.paras.push(para),
                        _ => sections.push(Section {
                            id: String::new(),
                            depth: outline.nodes[n].depth,
                            label: String::new(),
                            heading: String::new(),
                            run_in: false,
                            paras: vec![para],
                            task: entry.task_of[n]
                                .map(|task| self.here.href(&self.task_route(task))),
                            row: None,
                            closing: true,
                        }),
                    }
                }
                BlockAt::Opening(_) | BlockAt::Closing(_) => {}
            }
        }
        sections
    }
}
