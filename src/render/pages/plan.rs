//! A plan's page: its head, its contents and its whole text.

use super::kind::{Facts, PageKind};
use super::leaf::Divided;
use crate::address::{Pattern, Route};
use crate::link::catalogue::{Catalogue, ParkId, Plan, PlanId, UnitId};
use crate::link::lists::ListOwner;
use crate::link::outlets::OutletOwner;
use crate::plan::{BlockAt, Front, Skip};
use crate::render::chart::Chart;
use crate::render::cite::{Citations, Work};
use crate::render::cut::plan::PlanText;
use crate::render::cut::{Leaf, Listing, rows_of};
use crate::render::parts::amendment::{AmendmentView, NoticeView};
use crate::render::parts::calendar::YearRow;
use crate::render::parts::deleted::DeletedView;
use crate::render::parts::emendation::EmendationView;
use crate::render::parts::jsonld::{Property, Step};
use crate::render::parts::leaves::{LeafLink, LeafView};
use crate::render::parts::link::{Count, Link, PlanLink};
use crate::render::parts::plan_text::ContentsRow;
use crate::render::parts::progress::ProgressView;
use crate::render::parts::revision::RevisionView;
use crate::render::parts::status::StatusView;
use crate::render::parts::text::{Para, Section};
use crate::render::parts::thread::ContinuesView;
use crate::render::parts::{At, Published, busiest};
use crate::render::phrases::phrases;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Value, json};
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
    /// Where its tasks are narrowed: the search, with the plan chosen.
    pub narrow: String,
    /// Title of the plan.
    pub title: String,
    /// The same in phrases, between which its line may end.
    pub title_phrases: Vec<String>,
    /// 发文字号
    pub number: Option<String>,
    /// 发文机关; several that issued it together are several.
    pub issuers: Vec<IssuerView>,
    /// Whether it is in force, if its file says so.
    pub status: Option<StatusView>,
    /// Plans whose place it took.
    pub replaces: Vec<Link>,
    /// The plan that it says it goes on with.
    pub continues: Option<ContinuesView>,
    /// Plans that say they go on with it.
    pub continued_by: Vec<Link>,
    /// In how many matters through several plans it has a part.
    pub thread_count: usize,
    /// What was reported of it; absent where nothing was.
    pub progress: Option<ProgressView>,
    /// Where the list of these matters is.
    pub threads_href: String,
    /// Place it governs.
    pub place: Option<String>,
    /// Where the page of its place is, if that is known.
    pub place_href: Option<String>,
    /// 成文日期
    pub written: Option<String>,
    /// 发布日期
    pub published: Option<String>,
    /// How many of its deadlines had passed when it was published; absent where there are none, or the day is not known.
    pub passed: Option<usize>,
    /// 主送机关
    pub addressees: Option<String>,
    /// The meeting that passed it.
    pub passed_by: Option<String>,
    /// Its year.
    pub year: Option<Link>,
    /// How many tasks it has that no official notice deleted.
    pub task_count: usize,
    /// How many deadlines it has that no official notice deleted.
    pub deadline_count: usize,
    /// What was deleted.
    pub deleted: Option<DeletedView>,
    /// How many deadlines it had when it was published.
    pub deadlines_printed: usize,
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
    /// The official notices that corrected it.
    pub notices: Vec<NoticeView>,
    /// What they changed.
    pub amendments: Vec<AmendmentView>,
    /// What changed on this site, newest first.
    pub revisions: Vec<RevisionView>,
    /// How to cite it.
    pub citations: Citations,
    /// Where its text is, if it is too long for one page.
    pub leaves: Vec<LeafLink>,
    /// Which part of the text this page has, if it is a leaf.
    pub leaf: Option<LeafView>,
    /// Other plans of the same place, the newest of them; the list of plans has them all.
    pub others: Vec<PlanLink>,
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

/// How many characters of a heading tell where a leaf begins and ends.
const LEAF_TITLE: usize = 24;
/// How many other plans of its place a plan names, the newest first.
const OTHERS: usize = 50;
/// How many units and parks the head of a plan lists.
const BUSIEST: usize = 12;

/// The page of a plan.
#[derive(Debug, Clone, Copy)]
pub struct PlanPage(pub PlanId);

impl PageKind for PlanPage {
    const FACTS: Facts = Facts {
        template: "plan",
        section: "plans",
        words: &[],
        has_data: true,
        in_sitemap: true,
        is_promised: true,
    };

    const IS_MADE_OF_CATALOGUE: bool = true;

    type View = PlanView;

    fn all(published: Published<'_>) -> Vec<Self> {
        published.catalogue.plans.indices().map(Self).collect()
    }

    fn route<'a>(&self, published: Published<'a>) -> Route<'a> {
        published.catalogue.plan_route(self.0)
    }

    fn view(&self, at: &At<'_>) -> Self::View {
        let text = PlanText(self.0);
        let page = self.cut(at.published());
        if page.leaves.is_empty() {
            return PlanView {
                emendations: at.emendations(self.0),
                amendments: at.amendments(self.0),
                ..shown(at, self.0, &text.rows(at.catalogue))
            };
        }

        let outline = &at.catalogue.plans[self.0].text.outline;
        let name = |row: BlockAt| match row {
            BlockAt::Heading(node) | BlockAt::Tail(node, _) | BlockAt::Body(node, _) => {
                Some(outline.nodes[node].labelled(LEAF_TITLE))
            }
            BlockAt::Opening(_) | BlockAt::Closing(_) => None,
        };
        PlanView {
            contents: at.upper_contents(self.0),
            emendations: at.emendations(self.0),
            amendments: at.amendments(self.0),
            calendar: at.calendar(at.catalogue.plans[self.0].deadlines.iter().copied()),
            leaves: at.leaf_links(page, &text, name),
            ..shown(at, self.0, &[])
        }
    }

    fn title(&self, _: &At<'_>, view: &Self::View) -> String {
        view.title.clone()
    }

    fn list(&self) -> Option<ListOwner> {
        Some(ListOwner::Plan(self.0))
    }

    fn json_ld(&self, at: &At<'_>, title: &str) -> Vec<Value> {
        vec![at.ld_way(self.steps(at), title), linked_data(at, self.0)]
    }

    fn outlets(&self) -> Option<OutletOwner> {
        Some(OutletOwner::Plan(self.0))
    }

    fn work<'a>(&self, at: &At<'a>) -> Option<Work<'a>> {
        Some(Work::plan(at.catalogue, at.settings, self.0))
    }

    fn plan(&self, _: Published<'_>) -> Option<PlanId> {
        Some(self.0)
    }

    fn name(&self, published: Published<'_>) -> Option<String> {
        let plan = &published.catalogue.plans[self.0];
        Some(plan.document.front.title.clone())
    }
}

impl Divided for PlanPage {
    const LEAVES: &'static Pattern = Route::PLAN_LEAF;
    const IS_OFFICIAL: bool = true;
    const LD_TYPE: &'static str = "WebPage";

    fn leaves<'a>(&self, published: Published<'a>) -> &'a [Leaf] {
        &published.cuts.plans[self.0]
    }

    fn leaf_view(&self, at: &At<'_>, leaf: &Leaf) -> Self::View {
        let rows = rows_of(&PlanText(self.0), at.catalogue, Some(leaf));
        let page = self.cut(at.published());
        PlanView {
            emendations: at.emendations_in(self.0, &rows),
            amendments: at.amendments_in_rows(self.0, &rows),
            leaf: Some(at.leaf_view(page, leaf, self.called(at))),
            ..shown(at, self.0, &rows)
        }
    }

    fn called(&self, at: &At<'_>) -> String {
        at.catalogue.plans[self.0].document.front.title.clone()
    }

    fn steps<'a>(&self, at: &At<'a>) -> Vec<Step<'a>> {
        vec![at.ld_step("nav.plans", Route::PLANS)]
    }
}

/// Returns the title of a plan in phrases: names of its place, of those that issued it and of parks in it stay whole.
fn title_phrases(at: &At<'_>, front: &Front, named: &Named) -> Vec<String> {
    let parks = named.parks.keys();
    let parks = parks.map(|&park| at.catalogue.parks[park].park.name.as_str());
    let place = front.place.as_deref().into_iter();
    let names = place.chain(front.issuers()).chain(parks);
    phrases(&front.title, &names.collect::<Vec<&str>>())
}

/// Returns what a plan's page, or a leaf of it, says with these rows of its text; corrections are for others to add.
fn shown(at: &At<'_>, id: PlanId, rows: &[BlockAt]) -> PlanView {
    let plan = &at.catalogue.plans[id];
    let front = &plan.document.front;
    let named = Named::by_tasks_of(at.catalogue, plan);
    let text = at.plan_text(id, rows);
    let deleted = at.catalogue.deleted_in(id);

    PlanView {
        narrow: format!(
            "{}?plan={}",
            at.here.href(&Route::SEARCH),
            at.catalogue.plans[id].document.id
        ),
        title: front.title.clone(),
        title_phrases: title_phrases(at, front, &named),
        number: front.number.clone(),
        issuers: issuers(at, plan),
        status: at.status(id),
        replaces: at.replaced(id),
        continues: at.continues(id),
        continued_by: at.continued_by(id),
        thread_count: at.catalogue.threads.of_plan(id).len(),
        threads_href: at.here.href(&Route::THREADS),
        progress: at.progress_among(at.catalogue.progress.of_plan(id), &plan.tasks),
        place: front.place.clone(),
        place_href: at.catalogue.plans[id]
            .place
            .map(|place| at.place(place).href),
        written: front.written.map(|date| at.date(date)),
        published: front.published.map(|date| at.date(date)),
        passed: at
            .catalogue
            .passed_when_published(plan)
            .filter(|&count| count > 0),
        addressees: front.addressees.clone(),
        passed_by: front.passed_by.clone(),
        year: front.year.map(|year| year_link(at, year)),
        task_count: plan.tasks.len() - deleted.tasks,
        deadline_count: plan.deadlines.len() - deleted.deadlines,
        deleted: DeletedView::of(deleted),
        deadlines_printed: plan.deadlines.len(),
        unit_count: named.units.len(),
        units: at.busiest_units(named.units, BUSIEST),
        parks: busiest(named.parks, BUSIEST)
            .into_iter()
            .map(|(park, count)| at.park(park).counted(count))
            .collect(),
        source: Link {
            href: at.here.href(&at.catalogue.source_route(id)),
            text: plan.text.source.file.clone(),
        },
        sha256: plan.text.source.sha256.clone(),
        url: plan.text.source.url.clone(),
        skips: skips(at, id),
        notices: at.notices(id),
        emendations: Vec::new(),
        amendments: Vec::new(),
        revisions: at.revisions(id),
        citations: Work::plan(at.catalogue, at.settings, id).citations(String::new()),
        others: others(at, id),
        contents: text.contents,
        opening: text.opening,
        sections: text.sections,
        closing: text.closing,
        attachments: text.attachments,
        calendar: text.calendar,
        timeline: text.timeline,
        allotments: text.allotments,
        leaves: Vec::new(),
        leaf: None,
    }
}

/// In how many tasks of a plan each unit has a part, and how many name each park.
struct Named {
    units: BTreeMap<UnitId, usize>,
    parks: BTreeMap<ParkId, usize>,
}

impl Named {
    fn by_tasks_of(catalogue: &Catalogue, plan: &Plan) -> Self {
        let (mut units, mut parks) = (BTreeMap::new(), BTreeMap::new());
        let counted = plan.tasks.iter();
        let counted = counted.filter(|&&task| !catalogue.is_deleted_task(task));
        for &task in counted {
            let task = &catalogue.tasks[task];
            for unit in task.units() {
                *units.entry(unit).or_default() += 1;
            }
            for &park in &task.parks {
                *parks.entry(park).or_default() += 1;
            }
        }
        Self { units, parks }
    }
}

fn issuers(at: &At<'_>, plan: &Plan) -> Vec<IssuerView> {
    let issuers = plan.issuers.iter().map(|issuer| IssuerView {
        name: issuer.name.clone(),
        href: issuer.unit.map(|unit| at.unit_href(unit)),
    });
    issuers.collect()
}

/// Returns a link to a year; without an address where nothing falls due in it, for then it has no page.
fn year_link(at: &At<'_>, year: i16) -> Link {
    let mut link = at.year(year);
    if !at.catalogue.years.contains_key(&year) {
        link.href.clear();
    }
    link
}

/// Returns the lines of the source that are not part of the text; without their words where the text is on leaves.
fn skips(at: &At<'_>, id: PlanId) -> Vec<SkipView> {
    let plan = &at.catalogue.plans[id];
    let is_whole = at.cuts.plans[id].is_empty();
    let text = |skip: &Skip| {
        if !is_whole {
            return Vec::new();
        }
        let numbers = skip.lines.first..=skip.lines.last;
        let lines = numbers.map(|number| plan.text.archived.line(number).trim().to_owned());
        lines.filter(|line| !line.is_empty()).collect()
    };

    let skips = plan.text.source.skip.iter();
    let views = skips.map(|skip| SkipView {
        lines: skip.lines.to_string(),
        href: at.source_place(id, skip.lines.first),
        why: skip.why.clone(),
        text: text(skip),
    });
    views.collect()
}

/// Returns the newest other plans of the same place.
fn others(at: &At<'_>, id: PlanId) -> Vec<PlanLink> {
    let own = at.catalogue.plans[id].place;
    let plans = at.catalogue.plans.iter_enumerated();
    plans
        .filter(|(other, plan)| *other != id && own.is_some() && plan.place == own)
        .take(OTHERS)
        .map(|(other, _)| at.plan(other))
        .collect()
}

/// Returns a plan as JSON-LD has it.
fn linked_data(at: &At<'_>, id: PlanId) -> Value {
    let plan = &at.catalogue.plans[id];
    let front = &plan.document.front;
    // The tasks of a plan that is cut stand on its leaves.
    let is_whole = at.cuts.plans[id].is_empty();
    let tasks = plan.tasks.iter().filter(|_| is_whole);
    let parts = tasks.map(|&task| json!({ "@id": at.ld_address(&at.task_route(task)) }));
    let place = front.place.as_ref();
    let changed = front.revisions.last().map(|revision| revision.date);
    let date = |date: Option<jiff::civil::Date>| date.map(|date| json!(date.to_string()));

    let properties = [
        Property::new("inLanguage", Some(json!("zh-CN"))),
        Property::new(
            "legislationIdentifier",
            front.number.as_ref().map(|number| json!(number)),
        ),
        Property::new("legislationDate", date(front.written)),
        Property::new("datePublished", date(front.published)),
        Property::new("legislationPassedBy", passed_by(front)),
        Property::new(
            "legislationJurisdiction",
            place.map(|name| json!({ "@type": "AdministrativeArea", "name": name })),
        ),
        Property::new(
            "isBasedOn",
            plan.text.source.url.as_ref().map(|url| json!(url)),
        ),
        Property::new("dateModified", date(changed)),
        Property::new("legislationLegalForce", legal_force(front)),
        Property::list("hasPart", parts.collect()),
    ];
    at.ld_thing("Legislation", &front.title, &[], properties)
}

/// Returns whether a plan is in force, where its file says so.
fn legal_force(front: &Front) -> Option<Value> {
    let status = front.status.as_ref()?;
    let force = match status.state.has_ended() {
        true => "https://schema.org/NotInForce",
        false => "https://schema.org/InForce",
    };
    Some(json!(force))
}

/// Returns who issued a plan: one body, or a list of several.
fn passed_by(front: &Front) -> Option<Value> {
    let body = |name: &str| json!({ "@type": "GovernmentOrganization", "name": name });
    match front.issuers().as_slice() {
        [] => None,
        [one] => Some(body(one)),
        several => Some(several.iter().map(|name| body(name)).collect()),
    }
}
