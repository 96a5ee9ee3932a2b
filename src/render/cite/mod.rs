//! How a plan or a task is cited: reference lists, reference managers, quotations.

mod bibtex;
mod csl;
mod gb;
mod ris;

mod titled;

mod amended;

mod english_work;

mod english;

pub use amended::note;
pub use english_work::{EnglishCitation, EnglishWork};
pub use titled::titled;

use crate::address::CARD_PLACE;
use crate::base::text::pictured;
use crate::content::settings::Settings;
use crate::link::catalogue::{Catalogue, PlanId, TaskId};
use crate::plan::{Certainty, Emendation, Front, PlanState, Status};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

/// Stands for the day of reading, which only the reader's browser knows.
const ACCESSED: &str = "YYYY-MM-DD";

/// What is cited: a plan, or a task in it.
#[derive(Debug, Clone)]
pub struct Work<'a> {
    /// Tells it from all others: the plan's id and, behind a colon, which ids have not, the node's.
    pub key: String,
    /// 发文机关; several that issued it together are several.
    pub issuers: Vec<&'a str>,
    /// Title of the plan.
    pub title: &'a str,
    /// 发文字号
    pub number: Option<&'a str>,
    /// 成文日期
    pub written: Option<Date>,
    /// 发布日期
    pub published: Option<Date>,
    /// That it was corrected, and that it is in force no more: 2017-05-03更正；2022-03-01废止.
    pub life: Option<String>,
    /// The task: its number and its title.
    pub part: Option<(&'a str, String)>,
    /// Its address; only the path where the site's own is not known.
    pub url: String,
    /// Name of the site.
    pub site: &'a str,
    /// What citations for readers of English need besides; only where the interface is in English.
    pub english: Option<EnglishWork>,
}

/// How a page is cited: what a reader without script needs. The other forms are made in the reader's browser, of what the
/// head of the page says to reference managers.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Citations {
    /// In a sentence or a footnote, without the address.
    pub footnote: String,
    /// How damaged places of a task's text were read and what official notices changed, a line each: a quotation ends with
    /// them. Empty where there are none.
    pub readings: String,
    /// GB/T 7714—2025
    pub gb2025: String,
    /// In the styles of English-speaking readers; only where the interface is in English.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub english: Vec<EnglishCitation>,
    /// What stands for the day of reading in it.
    pub accessed: &'static str,
    /// The address in these; only the path where the site's own is not known.
    pub url: String,
}

impl<'a> Work<'a> {
    /// Returns a plan as a work.
    pub fn plan(catalogue: &'a Catalogue, settings: &'a Settings, id: PlanId) -> Self {
        let document = &catalogue.plans[id].document;
        let front = &document.front;
        Self {
            key: document.id.clone(),
            issuers: front.issuers(),
            title: &front.title,
            number: front.number.as_deref(),
            written: front.written,
            published: front.published,
            life: life(front),
            part: None,
            url: settings.address(&catalogue.plan_route(id)),
            site: &settings.title,
            english: settings
                .is_english()
                .then(|| EnglishWork::of(catalogue, id)),
        }
    }

    /// Returns a task as a work: a part of its plan.
    pub fn task(catalogue: &'a Catalogue, settings: &'a Settings, id: TaskId) -> Self {
        let task = &catalogue.tasks[id];
        let plan = &catalogue.plans[task.plan];
        let node = catalogue.node(id);
        Self {
            key: format!("{}:{}", plan.document.id, node.id),
            part: Some((plan.number(task.node), node.name(80))),
            url: settings.address(&catalogue.task_route(id)),
            ..Self::plan(catalogue, settings, task.plan)
        }
    }

    /// Returns how it is cited on its page. `readings` are notes on how damaged places of it were read.
    pub fn citations(&self, readings: String) -> Citations {
        Citations {
            footnote: self.footnote(),
            readings,
            gb2025: self.gb2025(None),
            english: self.english_citations(),
            accessed: ACCESSED,
            url: self.url.clone(),
        }
    }

    /// Returns issuer, title, document number, date, number of the task, as Chinese footnotes print them.
    pub fn footnote(&self) -> String {
        let mut text = String::new();
        if !self.issuers.is_empty() {
            text += &self.issuers.join("、");
            text.push('\u{FF1A}');
        }
        text += &titled(self.title);
        if let Some(number) = self.number {
            text += &format!("\u{FF08}{number}\u{FF09}");
        }
        if let Some(date) = self.dated() {
            let (year, month, day) = (date.year(), date.month(), date.day());
            text += &format!("\u{FF0C}{year}年{month}月{day}日");
        }
        if let Some((number, _)) = &self.part {
            text += &format!("\u{FF0C}{number}");
        }
        if let Some(life) = &self.life {
            text += &format!("\u{FF08}{life}\u{FF09}");
        }
        text.push('。');
        text
    }

    /// Returns the day that the document itself bears or, if that is not known, of its publication.
    pub fn dated(&self) -> Option<Date> {
        self.written.or(self.published)
    }

    /// Returns the title with the document number, and with the number and title of the task.
    pub fn numbered_title(&self) -> String {
        let mut title = self.title.to_owned();
        if let Some(number) = self.number {
            title += &format!("\u{FF1A}{number}");
        }
        if let Some((number, part)) = &self.part {
            title += &format!("\u{FF1A}{number} {part}");
        }
        if let Some(life) = &self.life {
            title += &format!("\u{FF08}{life}\u{FF09}");
        }
        title
    }

    /// Returns the title with the number and title of the task.
    pub fn whole_title(&self) -> String {
        match &self.part {
            Some((number, title)) => format!("{}\u{FF1A}{number} {title}", self.title),
            None => self.title.to_owned(),
        }
    }
}

/// Returns what citations say of a plan that is in force no more, with the day: 2022-03-01废止.
pub fn ended(status: &Status) -> Option<String> {
    let what = match status.state {
        PlanState::InForce => return None,
        PlanState::Repealed => "废止",
        PlanState::Lapsed => "失效",
        PlanState::Replaced => "被替代",
    };
    Some(format!("{}{what}", status.date))
}

/// Returns what citations say of a plan that was corrected or is in force no more: 2017-05-03更正；2022-03-01废止.
pub fn life(front: &Front) -> Option<String> {
    let corrected = front.notices.iter();
    let corrected = corrected.map(|notice| format!("{}更正", notice.date));
    let ended = front.status.as_ref().and_then(ended);
    let all: Vec<String> = corrected.chain(ended).collect();
    (!all.is_empty()).then(|| all.join("\u{FF1B}"))
}

/// The size of a frame, in pixels of CSS.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FrameSize {
    /// From left to right.
    pub width: u32,
    /// From top to bottom.
    pub height: u32,
}

/// How large a card is within other pages.
pub const CARD: FrameSize = FrameSize {
    width: 600,
    height: 320,
};

/// Returns the address of a task shown as a card; only the path where the site's own is not known.
pub fn card_address(catalogue: &Catalogue, settings: &Settings, id: TaskId) -> String {
    let page = settings.address(&catalogue.task_route(id));
    format!("{page}#{CARD_PLACE}")
}

/// Returns the HTML that shows a card within another page.
pub fn snippet(url: &str, title: &str) -> String {
    let FrameSize { width, height } = CARD;
    let mut name = String::new();
    crate::base::text::escape_into(&mut name, title);
    format!(
        "<iframe src=\"{url}\" title=\"{name}\" width=\"{width}\" height=\"{height}\" loading=\"lazy\" style=\"border:0;max-width:100%\"></iframe>"
    )
}

/// Returns the official text of a task, headings and all, with corrections applied, a line to a paragraph.
pub fn text(catalogue: &Catalogue, id: TaskId) -> String {
    let task = &catalogue.tasks[id];
    let plan = &catalogue.plans[task.plan];
    let mut lines: Vec<&str> = plan.texts_under(task.node).collect();
    lines.retain(|line| !line.trim().is_empty());
    lines.join("\n")
}

/// Returns how the damaged places in a task's text were read and what official notices changed there, a line each, so that
/// neither is quoted as what was printed.
pub fn readings(catalogue: &Catalogue, id: TaskId) -> String {
    let plan = catalogue.tasks[id].plan;
    let emendations = &catalogue.plans[plan].document.front.emendations;
    let emended = catalogue.emended(id).into_iter();
    let lines: Vec<String> = emended
        .map(|emendation| reading(emendation.number(), &emendations[emendation]))
        .collect();
    let amended = catalogue.amended(id).into_iter();
    let amended = amended.filter_map(|own| note(&catalogue.plans[plan], own));
    let lines: Vec<String> = lines.into_iter().chain(amended).collect();
    lines.join("\n")
}

/// Returns how a damaged place was read: 〔校9：“甲局”系推测读法，存档作“乙乙”。〕
fn reading(number: usize, emendation: &Emendation) -> String {
    let found = pictured(&emendation.found);
    let read = match (emendation.certainty, emendation.reading.as_str()) {
        (Certainty::Lost, reading) => format!("“{reading}”处文字无从恢复"),
        (_, "") => "此处删去文字".to_owned(),
        (Certainty::Certain, reading) => format!("“{reading}”系校正"),
        (Certainty::Conjecture, reading) => format!("“{reading}”系推测读法"),
    };
    format!("〔校{number}\u{FF1A}{read}\u{FF0C}存档作“{found}”。〕")
}
