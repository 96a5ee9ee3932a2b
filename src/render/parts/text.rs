//! Official text with its links: names, deadlines, and the readings of damaged places.
//!
//! Prose is HTML that is safe to print as it is: every name and deadline in it is a link
//! (`<a class="unit">`, `park`, `project`, `deadline`), every reading of a damaged place a
//! `<span class="em">` with an `<a class="mark">` behind it that leads to the list of corrections
//! (`#c1`). What an official notice changed is an `<ins>` behind the `<del>` of the old words, what it deletes a `<del>`,
//! each with a mark that leads to the list of amendments (`#g1`). It is made here, not in templates, because it is most of what a site holds.

use super::at::At;
use super::due::DueView;
use super::role::RoleView;
use crate::base::text::escape_into;
use crate::link::catalogue::{Mention, PlanId, Subject};
use crate::link::proof::{AmendedRange, EmendedRange};
use crate::plan::{AmendmentId, Block, BlockAt, EmendationId, LabelKind, Node, NodeId, NodeRange};
use schemars::JsonSchema;
use serde::Serialize;
use std::fmt::Write as _;

/// A paragraph.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Para {
    /// A statement of units or deadlines, not running text.
    pub field: bool,
    /// Its words, as safe HTML, see the module.
    pub html: String,
}

/// A heading with its paragraphs.
#[derive(Debug, Clone, Default, Serialize, JsonSchema)]
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
    pub roles: Vec<RoleView>,
    /// By when.
    pub dues: Vec<DueView>,
}

/// The keys of the words that prose is made with.
pub const WORDS: &[&str] = &["text.mark", "text.amended", "text.line", "text.lines"];

/// How many characters the beginning of a text has.
const BEGINNING: usize = 140;

/// A link in prose.
struct ProseLink {
    /// The class that themes know it by.
    class: &'static str,
    href: String,
}

impl At<'_> {
    /// Returns a text as prose; `from` is where it begins within the heading or paragraph at `place`.
    pub fn prose(&self, plan: PlanId, place: BlockAt, text: &str, from: usize) -> String {
        let entry = &self.catalogue.plans[plan];
        let mentions = entry.text.mentions.at(place);
        let origin = entry.text.trace.origin(place);
        let emended = origin.map_or(&[][..], |origin| origin.emended);

        let mut html = String::with_capacity(text.len() * 2);
        let amended = origin.map_or(&[][..], |origin| origin.amended);
        if mentions.is_empty() && emended.is_empty() && amended.is_empty() {
            escape_into(&mut html, &text[from..]);
            return html;
        }

        // Names and corrections may overlap: between two cuts all words have the same link and the same correction.
        for piece in cuts(mentions, emended, amended, from, text.len()).windows(2) {
            let (start, end) = (piece[0], piece[1]);
            let mention = mentions
                .iter()
                .find(|own| own.range.start <= start && end <= own.range.end);
            let correction = emended
                .iter()
                .find(|own| own.bytes.start <= start && end <= own.bytes.end);

            let amendment = amended
                .iter()
                .find(|own| own.bytes.start <= start && end <= own.bytes.end);
            let tag = amendment.and_then(|range| {
                let is_first = range.bytes.start.max(from) == start;
                self.open_amended(&mut html, plan, range.amendment, is_first)
            });

            let link = mention.map(|mention| self.prose_link(mention.subject));
            push_piece(&mut html, &text[start..end], link, correction.is_some());
            if let Some(tag) = tag {
                let _ = write!(html, "</{tag}>");
            }
            if let Some(range) = amendment.filter(|range| range.bytes.end == end) {
                self.push_amended_mark(&mut html, range.amendment);
            }

            // The mark stands behind the last piece that the correction covers.
            if let Some(range) = correction.filter(|range| range.bytes.end == end) {
                self.push_mark(&mut html, range.emendation);
            }
        }
        html
    }

    /// Appends the link to a correction in the list of them.
    fn push_mark(&self, html: &mut String, emendation: EmendationId) {
        let number = emendation.number();
        let words = self.fill("text.mark", &[("number", &number)]);
        let language = &self.settings.language;
        // Writing to a text does not fail.
        let _ = write!(
            html,
            "<a class=\"mark\" href=\"#c{number}\" lang=\"{language}\">"
        );
        escape_into(html, &words);
        html.push_str("</a>");
    }

    /// Opens what an amendment put there or deletes, behind the words that it replaces where the piece is the first of
    /// its range; returns the name of the tag to be closed.
    fn open_amended(
        &self,
        html: &mut String,
        plan: PlanId,
        id: AmendmentId,
        is_first: bool,
    ) -> Option<&'static str> {
        let front = &self.catalogue.plans[plan].document.front;
        let (_, amendment) = front.amendment(id)?;
        if amendment.deletes() {
            html.push_str("<del>");
            return Some("del");
        }
        if let Some(old) = amendment.old.as_deref().filter(|_| is_first) {
            html.push_str("<del>");
            escape_into(html, old);
            html.push_str("</del>");
        }
        html.push_str("<ins>");
        Some("ins")
    }

    /// Appends the link to an amendment in the list of them.
    fn push_amended_mark(&self, html: &mut String, id: AmendmentId) {
        let number = id.number();
        let words = self.fill("text.amended", &[("number", &number)]);
        let language = &self.settings.language;
        let _ = write!(
            html,
            "<a class=\"mark\" href=\"#g{number}\" lang=\"{language}\">"
        );
        escape_into(html, &words);
        html.push_str("</a>");
    }

    /// Returns the link to what a name means.
    fn prose_link(&self, subject: Subject) -> ProseLink {
        let (class, href) = match subject {
            Subject::Unit(unit) => ("unit", self.unit_href(unit)),
            Subject::Park(park) => ("park", self.park(park).href),
            Subject::Project(project) => ("project", self.project(project).href),
            Subject::Deadline(id) => {
                let due = self.catalogue.deadlines[id].due;
                ("deadline", self.due_href(due))
            }
        };
        ProseLink { class, href }
    }

    /// Returns what a node states, if it is a row of a table.
    fn row(&self, plan: PlanId, node: NodeId) -> Option<RowView> {
        let entry = &self.catalogue.plans[plan];
        let task = entry.text.task_of[node]?;
        if entry.text.outline.nodes[node].label.kind != LabelKind::Row {
            return None;
        }

        let dues = self.distinct_dues(&self.catalogue.tasks[task]);
        Some(RowView {
            roles: self.roles(task),
            dues: dues.into_iter().map(|due| self.due(due)).collect(),
        })
    }

    /// Returns a paragraph.
    pub fn para(&self, plan: PlanId, place: BlockAt, block: &Block) -> Para {
        Para {
            field: block.is_field(),
            html: self.prose(plan, place, block.text(), 0),
        }
    }

    /// Returns the sections of whole subtrees, in printed order, closing statements in their place.
    pub fn sections(&self, plan: PlanId, nodes: NodeRange) -> Vec<Section> {
        let outline = &self.catalogue.plans[plan].text.outline;
        let passages = outline.walk_nodes(nodes).into_iter();
        self.sections_at(plan, passages.map(|(place, _)| place))
    }

    /// Returns the sections of these headings and closing statements, each heading with the paragraphs under it.
    pub fn sections_at(
        &self,
        plan: PlanId,
        places: impl IntoIterator<Item = BlockAt>,
    ) -> Vec<Section> {
        let outline = &self.catalogue.plans[plan].text.outline;
        let mut sections: Vec<Section> = Vec::new();

        for place in places {
            match place {
                BlockAt::Heading(node) => sections.push(self.section(plan, node)),
                BlockAt::Tail(node, k) => {
                    let para = self.para(plan, place, &outline.nodes[node].tail[k]);
                    match sections.last_mut() {
                        Some(section) if section.closing => section.paras.push(para),
                        _ => sections.push(self.closing_section(plan, node, para)),
                    }
                }
                // A section has the paragraphs under its heading.
                BlockAt::Body(..) | BlockAt::Opening(_) | BlockAt::Closing(_) => {}
            }
        }
        sections
    }

    /// Returns the section of a node.
    fn section(&self, plan: PlanId, id: NodeId) -> Section {
        let node = &self.catalogue.plans[plan].text.outline.nodes[id];
        let heading = &node.heading;
        let label_end = node.label.len.min(heading.len());
        let first = node.blocks.first();
        let has_text = first.is_some_and(|block| !block.is_field());

        Section {
            id: node.id.clone(),
            depth: node.depth,
            label: heading[..label_end].trim().to_owned(),
            heading: self.prose(plan, BlockAt::Heading(id), heading, label_end),
            paras: node
                .blocks
                .iter()
                .enumerate()
                .map(|(k, block)| self.para(plan, BlockAt::Body(id, k), block))
                .collect(),
            run_in: has_text && (node.title().is_empty() || heading.ends_with('。')),
            task: self.task_href(plan, id),
            row: self.row(plan, id),
            ..Section::default()
        }
    }

    /// Returns a section for what stands behind the last item under a node.
    fn closing_section(&self, plan: PlanId, node: NodeId, para: Para) -> Section {
        let outline = &self.catalogue.plans[plan].text.outline;
        Section {
            depth: outline.nodes[node].depth,
            paras: vec![para],
            task: self.task_href(plan, node),
            closing: true,
            ..Section::default()
        }
    }

    /// Returns the way to the page of the task that a node states, if it states one.
    fn task_href(&self, plan: PlanId, node: NodeId) -> Option<String> {
        let task = self.catalogue.plans[plan].text.task_of[node]?;
        Some(self.here.href(&self.task_route(task)))
    }
}

/// Returns the ends of all pieces of a text that have one link, one correction and one amendment, in bytes.
fn cuts(
    mentions: &[Mention],
    emended: &[EmendedRange],
    amended: &[AmendedRange],
    from: usize,
    to: usize,
) -> Vec<usize> {
    let mut cuts = vec![from, to];
    cuts.extend(
        mentions
            .iter()
            .flat_map(|own| [own.range.start, own.range.end]),
    );
    cuts.extend(
        emended
            .iter()
            .flat_map(|own| [own.bytes.start, own.bytes.end]),
    );
    cuts.extend(
        amended
            .iter()
            .flat_map(|own| [own.bytes.start, own.bytes.end]),
    );
    cuts.retain(|cut| (from..=to).contains(cut));
    cuts.sort_unstable();
    cuts.dedup();
    cuts
}

/// Appends words with their link, marked as read from a damaged place.
fn push_piece(html: &mut String, words: &str, link: Option<ProseLink>, emended: bool) {
    if let Some(ProseLink { class, href }) = &link {
        for part in ["<a class=\"", class, "\" href=\"", href, "\">"] {
            html.push_str(part);
        }
    }
    if emended {
        html.push_str("<span class=\"em\">");
    }
    escape_into(html, words);
    if emended {
        html.push_str("</span>");
    }
    if link.is_some() {
        html.push_str("</a>");
    }
}

/// Returns the beginning of a node's official text.
pub fn beginning(node: &Node) -> String {
    let first = node.blocks.iter().find(|block| !block.is_field());
    let whole = first.map_or("", |block| block.text());
    let mut text: String = whole.chars().take(BEGINNING).collect();
    if text.len() < whole.len() {
        text.push('…');
    }
    text
}
