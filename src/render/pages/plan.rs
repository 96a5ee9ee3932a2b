//! A plan's page: its head, its contents and its whole text.

use super::calendar::YearRow;
use super::common::{At, Count, Link, PlanLink};
use super::history::{self, RevisionView};
use super::text::{EmendationView, Para, Section};
use crate::address::Route;
use crate::link::catalogue::{ParkId, PlanId, UnitId};
use crate::plan::BlockAt;
use crate::render::chart::Chart;
use crate::render::cite::{Citations, Work};
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeMap;

/// Who issued a plan.
#[derive(Debug, Serialize, JsonSchema)]
pub struct IssuerView {
    /// Its name as the plan's head has it.
    pub name: String,
    /// Its page, if the gazetteer knows it.
    pub href: Option<String>,
}

/// `plans/<plan>.html`
#[derive(Debug, Serialize, JsonSchema)]
pub struct PlanView {
    /// Title of the plan.
    pub title: String,
    /// 发文字号
    pub number: Option<String>,
    /// 发文机关; several that issued it together are several.
    pub issuers: Vec<IssuerView>,
    /// Place it governs.
    pub place: Option<String>,
    /// 成文日期
    pub written: Option<String>,
    /// 发布日期
    pub published: Option<String>,
    /// 主送机关
    pub addressees: Option<String>,
    /// The meeting that passed it.
    pub passed_by: Option<String>,
    /// Its year.
    pub year: Option<Link>,
    /// How many tasks it has.
    pub task_count: usize,
    /// How many deadlines it has.
    pub deadline_count: usize,
    /// How many units it names in assignments.
    pub unit_count: usize,
    /// Headings with their anchors, down to the third level.
    pub contents: Vec<ContentsRow>,
    /// Paragraphs before the first heading.
    pub opening: Vec<Para>,
    /// The text.
    pub sections: Vec<Section>,
    /// Paragraphs behind the main text.
    pub closing: Vec<Para>,
    /// Attachments, behind `closing`.
    pub attachments: Vec<Section>,
    /// Its deadlines, month by month.
    pub calendar: Vec<YearRow>,
    /// The same in time, part by part; absent where they are few.
    pub timeline: Option<Chart>,
    /// What falls to whom of its figures.
    pub allotments: Option<Chart>,
    /// The units with the most tasks in it.
    pub units: Vec<Count>,
    /// The parks that it names.
    pub parks: Vec<Count>,
    /// The archived source.
    pub source: Link,
    /// SHA-256 of the archived source.
    pub sha256: String,
    /// Where it was published, if known.
    pub url: Option<String>,
    /// Lines of the source that are not part of the text.
    pub skips: Vec<SkipView>,
    /// Its corrections.
    pub emendations: Vec<EmendationView>,
    /// What changed on this site, newest first.
    pub revisions: Vec<RevisionView>,
    /// How to cite it.
    pub citations: Citations,
    /// Other plans of the same place.
    pub others: Vec<PlanLink>,
}

/// A heading in the contents.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ContentsRow {
    /// Its anchor.
    pub id: String,
    /// How deep, from 1.
    pub depth: usize,
    /// Its number and words.
    pub text: String,
    /// How many tasks stand under it, itself included.
    pub tasks: usize,
}

/// Lines that are not part of the text.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SkipView {
    /// First and last line.
    pub lines: String,
    /// Where they stand on the source's page.
    pub href: String,
    /// Why they are left out.
    pub why: String,
    /// What they say, verbatim.
    pub text: Vec<String>,
}

/// The deepest heading in the contents.
const CONTENTS_DEPTH: usize = 3;
/// How many units and parks the head of a plan lists.
const BUSIEST: usize = 12;

pub(super) fn view(at: &At<'_>, id: PlanId) -> PlanView {
    let catalogue = at.catalogue;
    let entry = &catalogue.plans[id];
    let document = &entry.document;
    let front = &document.front;
    let outline = &document.outline;
    let contents = outline
        .nodes
        .iter_enumerated()
        .filter(|(_, node)| node.depth <= CONTENTS_DEPTH)
        .map(|(index, node)| ContentsRow {
            id: node.id.clone(),
            depth: node.depth,
            text: node.labelled(36),
            tasks: outline
                .subtree(index)
                .into_iter()
                .filter(|&n| entry.task_of[n].is_some())
                .count(),
        })
        .collect();
    let source_route = Route::source(&document.id);
    let mut units: BTreeMap<UnitId, usize> = BTreeMap::new();
    let mut parks: BTreeMap<ParkId, usize> = BTreeMap::new();
    for &task in &entry.tasks {
        for unit in catalogue.tasks[task].units() {
            *units.entry(unit).or_default() += 1;
        }
        for park in &catalogue.tasks[task].parks {
            *parks.entry(*park).or_default() += 1;
        }
    }
    let unit_count = units.len();
    let paras = |blocks: &[crate::plan::Block], place: fn(usize) -> BlockAt| {
        blocks
            .iter()
            .enumerate()
            .map(|(k, block)| at.para(id, place(k), block))
            .collect()
    };
    PlanView {
        title: front.title.clone(),
        number: front.number.clone(),
        issuers: entry
            .issuers
            .iter()
            .map(|issuer| IssuerView {
                name: issuer.name.clone(),
                href: issuer.unit.map(|unit| at.unit(unit).href),
            })
            .collect(),
        place: front.place.clone(),
        addressees: front.addressees.clone(),
        passed_by: front.passed_by.clone(),
        written: front.written.map(|date| at.date(date)),
        published: front.published.map(|date| at.date(date)),
        // A year has a page when something falls due in it.
        year: front.year.map(|year| {
            let has_page = catalogue.years.contains_key(&year);
            let link = at.year(year);
            if has_page {
                link
            } else {
                Link {
                    href: String::new(),
                    text: link.text,
                }
            }
        }),
        task_count: entry.tasks.len(),
        deadline_count: entry.deadlines.len(),
        unit_count,
        contents,
        opening: paras(&outline.opening, BlockAt::Opening),
        sections: at.sections(id, outline.main_nodes()),
        closing: paras(&outline.closing, BlockAt::Closing),
        attachments: at.sections(id, outline.attached_nodes()),
        calendar: at.calendar(entry.deadlines.iter().copied()),
        timeline: at.timeline(id),
        allotments: at.multiples(&entry.tasks, |task| at.here.href(&at.task_route(task))),
        units: at.busiest_units(units, BUSIEST),
        parks: busiest(parks, BUSIEST)
            .into_iter()
            .map(|(park, count)| {
                let link = at.park(park);
                Count {
                    href: link.href,
                    text: link.text,
                    count,
                }
            })
            .collect(),
        source: Link {
            href: at.here.href(&source_route),
            text: front.source.file.clone(),
        },
        sha256: front.source.sha256.clone(),
        url: front.source.url.clone(),
        skips: front
            .source
            .skip
            .iter()
            .map(|skip| SkipView {
                lines: skip.lines.to_string(),
                href: at
                    .here
                    .href_at(&source_route, &format!("L{}", skip.lines.first)),
                why: skip.why.clone(),
                text: (skip.lines.first..=skip.lines.last)
                    .map(|line| entry.archived.line(line).trim().to_owned())
                    .filter(|line| !line.is_empty())
                    .collect(),
            })
            .collect(),
        emendations: at.emendations(id),
        revisions: history::revisions(at, id),
        citations: Work::plan(catalogue, at.settings, id).citations(None),
        others: catalogue
            .plans
            .indices()
            .filter(|&other| {
                other != id && entry.place.is_some() && catalogue.plans[other].place == entry.place
            })
            .map(|other| at.plan(other))
            .collect(),
    }
}

/// The greatest counts first; equal ones in the order of the catalogue.
pub(super) fn busiest<I: Ord + Copy>(counts: BTreeMap<I, usize>, limit: usize) -> Vec<(I, usize)> {
    let mut counts: Vec<(I, usize)> = counts.into_iter().collect();
    counts.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    counts.truncate(limit);
    counts
}

impl At<'_> {
    pub fn busiest_units(&self, counts: BTreeMap<UnitId, usize>, limit: usize) -> Vec<Count> {
        busiest(counts, limit)
            .into_iter()
            .map(|(unit, count)| {
                let link = self.unit(unit);
                Count {
                    href: link.href,
                    text: link.text,
                    count,
                }
            })
            .collect()
    }
}
