//! What official notices changed, as pages show it: the old wording beside the new.

use super::at::At;
use crate::base::text::pictured;
use crate::link::catalogue::{Fate, PlanId};
use crate::plan::{AmendmentId, BlockAt, HeadField, LineRange, NodeId, NoticeId};
use crate::render::cite;
use schemars::JsonSchema;
use serde::Serialize;

/// An official notice that corrected a plan.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct NoticeView {
    /// Its place among those of its plan, from 1.
    pub number: usize,
    /// Its title.
    pub title: String,
    /// 发文字号
    pub docno: Option<String>,
    /// Its day, as data has it: 2017-05-03.
    pub key: String,
    /// Its day, in words of the interface.
    pub date: String,
    /// Its lines, on the page of the plan's source.
    pub href: String,
    /// Path of the archived file.
    pub file: String,
    /// Its SHA-256.
    pub sha256: String,
    /// Where it was published, if known.
    pub url: Option<String>,
    /// How many passages it changed.
    pub amendments: usize,
    /// What it changed in the head of the plan.
    pub head: Vec<HeadAmendment>,
    /// What citations say of the plan, in Chinese.
    pub cited: String,
}

/// What a notice changed in the head of a plan.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct HeadAmendment {
    /// The fields: the keys of the words `field.…`.
    pub fields: Vec<&'static str>,
    /// The words that counted before.
    pub old: String,
    /// The words that count now; empty where some were deleted.
    pub new: String,
    /// The line of the notice that says so.
    pub href: String,
}

/// A notice with its lines.
#[derive(Debug, Serialize, JsonSchema)]
pub struct NoticeText {
    /// The notice.
    pub notice: NoticeView,
    /// Its lines.
    pub lines: Vec<NoticeLine>,
}

/// A line of a notice.
#[derive(Debug, Serialize, JsonSchema)]
pub struct NoticeLine {
    /// Its number.
    pub number: u32,
    /// Its anchor.
    pub id: String,
    /// Its text, verbatim but for white space at either end.
    pub text: String,
    /// The numbers of the amendments that it says.
    pub amendments: Vec<usize>,
}

/// What a notice changed at one place.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct AmendmentView {
    /// Its place among those of its plan, from 1.
    pub number: usize,
    /// replaced, deleted or added.
    pub kind: &'static str,
    /// The fields of the head that it changes: the keys of the words `field.…`; none where it changes the text.
    pub fields: Vec<&'static str>,
    /// The lines of the plan's source that it governs; of what was added, the line before it.
    pub lines: String,
    /// The first of them on the source's page.
    pub href: String,
    /// The words that counted before; empty where some were added.
    pub old: String,
    /// The words that count now; empty where some were deleted.
    pub new: String,
    /// The notice.
    pub notice: NoticeView,
    /// The lines of the notice that say so.
    pub at: String,
    /// The first of them.
    pub at_href: String,
    /// The words by which the notice orders it, where they are quoted.
    pub says: Option<String>,
}

/// What a notice made of a whole passage.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct FateView {
    /// added or deleted.
    pub kind: &'static str,
    /// The number of the amendment.
    pub number: usize,
    /// The notice.
    pub notice: NoticeView,
}

/// Returns the keys of fields.
fn keys_of(fields: &[HeadField]) -> Vec<&'static str> {
    fields.iter().map(|field| field.key()).collect()
}

/// Returns the anchor of a line of a notice.
fn line_anchor(notice: NoticeId, line: u32) -> String {
    format!("n{}-L{line}", notice.number())
}

impl At<'_> {
    /// Returns the notices that corrected a plan.
    pub fn notices(&self, plan: PlanId) -> Vec<NoticeView> {
        let front = &self.catalogue.plans[plan].document.front;
        let notices = front.notices.indices();
        notices.map(|id| self.notice(plan, id)).collect()
    }

    fn notice(&self, plan: PlanId, id: NoticeId) -> NoticeView {
        let front = &self.catalogue.plans[plan].document.front;
        let notice = &front.notices[id];
        let source = self.catalogue.source_route(plan);
        NoticeView {
            number: id.number(),
            title: notice.title.clone(),
            docno: notice.number.clone(),
            key: notice.date.to_string(),
            date: self.date(notice.date),
            href: self.here.href_at(&source, &format!("n{}", id.number())),
            file: notice.file.clone(),
            sha256: notice.sha256.clone(),
            url: notice.url.clone(),
            amendments: notice.amendments.len(),
            head: self.head_amendments(plan, id),
            cited: cite::life(front).unwrap_or_default(),
        }
    }

    /// Returns what a notice changed in the head of its plan.
    fn head_amendments(&self, plan: PlanId, id: NoticeId) -> Vec<HeadAmendment> {
        let entry = &self.catalogue.plans[plan];
        let source = self.catalogue.source_route(plan);
        let own = entry.document.front.notices[id].amendments.iter();
        let with_fields = own.map(|own| (keys_of(&entry.amended_fields(own)), own));
        with_fields
            .filter(|(fields, _)| !fields.is_empty())
            .map(|(fields, own)| HeadAmendment {
                fields,
                old: own.old.clone().unwrap_or_default(),
                new: own.new.clone().unwrap_or_default(),
                href: self.here.href_at(&source, &line_anchor(id, own.at.first)),
            })
            .collect()
    }

    /// Returns the notices of a plan with their lines.
    pub fn notice_texts(&self, plan: PlanId) -> Vec<NoticeText> {
        let entry = &self.catalogue.plans[plan];
        let notices = entry.text.notices.iter_enumerated();
        notices
            .map(|(id, source)| NoticeText {
                notice: self.notice(plan, id),
                lines: (1..=source.line_count())
                    .map(|number| NoticeLine {
                        number,
                        id: line_anchor(id, number),
                        text: pictured(source.line(number).trim()).into_owned(),
                        amendments: entry
                            .document
                            .front
                            .amendments()
                            .filter(|(_, notice, own)| *notice == id && own.at.contains(number))
                            .map(|(own, _, _)| own.number())
                            .collect(),
                    })
                    .collect(),
            })
            .collect()
    }

    /// Returns what a notice changed; nothing where the plan has no such amendment.
    pub fn amendment(&self, plan: PlanId, id: AmendmentId) -> Option<AmendmentView> {
        let entry = &self.catalogue.plans[plan];
        let (notice, amendment) = entry.document.front.amendment(id)?;
        let governed = amendment.governed();
        let source = self.catalogue.source_route(plan);
        let at = line_anchor(notice, amendment.at.first);

        Some(AmendmentView {
            number: id.number(),
            kind: amendment.key(),
            fields: keys_of(&entry.amended_fields(amendment)),
            lines: self.lines_in_words(governed),
            href: self.source_place(plan, governed.first),
            old: pictured(&entry.old_words(amendment)).into_owned(),
            new: amendment.new.clone().unwrap_or_default(),
            notice: self.notice(plan, notice),
            at: self.lines_in_words(amendment.at),
            at_href: self.here.href_at(&source, &at),
            says: amendment.says.clone(),
        })
    }

    fn lines_in_words(&self, lines: LineRange) -> String {
        match lines.first == lines.last {
            true => self.fill("text.line", &[("line", &lines.first)]),
            false => self.fill("text.lines", &[("lines", &lines)]),
        }
    }

    /// Returns what notices changed in a plan.
    pub fn amendments(&self, plan: PlanId) -> Vec<AmendmentView> {
        let front = &self.catalogue.plans[plan].document.front;
        let all = front.amendments();
        all.filter_map(|(id, _, _)| self.amendment(plan, id))
            .collect()
    }

    /// Returns what notices changed in some passages of a plan.
    pub fn amendments_in(
        &self,
        plan: PlanId,
        places: impl IntoIterator<Item = BlockAt>,
    ) -> Vec<AmendmentView> {
        let ids = self.catalogue.plans[plan].amendments_in(places).into_iter();
        ids.filter_map(|id| self.amendment(plan, id)).collect()
    }

    /// Returns what a notice made of a passage as a whole.
    pub fn fate(&self, plan: PlanId, node: NodeId) -> Option<FateView> {
        let entry = &self.catalogue.plans[plan];
        let (kind, id) = match entry.fate(node)? {
            Fate::Added(id) => ("added", id),
            Fate::Deleted(id) => ("deleted", id),
        };
        let (notice, _) = entry.document.front.amendment(id)?;
        Some(FateView {
            kind,
            number: id.number(),
            notice: self.notice(plan, notice),
        })
    }
}
