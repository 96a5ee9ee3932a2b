//! The head of a plan: what its document says of itself, and what its editors say of it.

use super::{
    Amendment, AmendmentId, Emendation, EmendationId, Notice, NoticeId, PlanState, Status,
};
use jiff::civil::Date;
use oxc_index::IndexVec;
use schemars::JsonSchema;
use serde::Serialize;

/// A change of the plan's file after it was first published here (修订).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Revision {
    /// When: a calendar day without quotation marks.
    pub date: Date,
    /// What changed and why, in words for the reader.
    pub note: String,
    /// The passages that it changed, by their addresses in the plan, as in 3-1-9.
    #[schemars(default)]
    pub at: Vec<String>,
}

/// Which earlier plan a plan says it goes on with (接续).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Continues {
    /// The earlier plan, by its address, as in panjin-2017-17.
    pub plan: String,
    /// The words of this plan that say so, exactly as they stand in its text.
    pub words: String,
}

/// The head of a plan: the front matter of its file, but for where its text came from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Front {
    /// Title of the plan itself, without the notice that carries it.
    pub title: String,
    /// 发文字号, as in 盘政办发〔2017〕17号.
    pub number: Option<String>,
    /// 发文机关, in full; where several issued it together (联合行文), parted by spaces.
    pub issuer: Option<String>,
    /// The place that it governs, as in 盘锦市.
    pub place: Option<String>,
    /// 主送机关: whom the notice that carries it addresses, as printed.
    pub addressees: Option<String>,
    /// The meeting that passed it, as printed: 市政府第65次常务会议.
    pub passed_by: Option<String>,
    /// 成文日期: a calendar day without quotation marks.
    pub written: Option<Date>,
    /// 发布日期: a calendar day without quotation marks.
    pub published: Option<Date>,
    /// The year that a bare 3月末前 means.
    #[schemars(range(min = 1949, max = 2200))]
    pub year: Option<i16>,
    /// Whether it is in force; without it, it is.
    pub status: Option<Status>,
    /// The earlier plan that it says it goes on with.
    pub continues: Option<Continues>,
    /// Declared corrections, in the order of the source.
    #[schemars(rename = "emendation", default, with = "Vec<Emendation>")]
    pub emendations: IndexVec<EmendationId, Emendation>,
    /// Official notices that corrected it, in the order of their days.
    #[schemars(rename = "notice", default, with = "Vec<Notice>")]
    pub notices: IndexVec<NoticeId, Notice>,
    /// What changed here since it was first taken up, oldest first.
    #[schemars(rename = "revision", default)]
    pub revisions: Vec<Revision>,
}

impl Front {
    /// Returns whether it is in force, or why not.
    pub fn state(&self) -> PlanState {
        let status = self.status.as_ref();
        status.map_or(PlanState::InForce, |status| status.state)
    }

    /// Returns what its notices changed, each with the notice that says so.
    pub fn amendments(&self) -> impl Iterator<Item = (AmendmentId, NoticeId, &Amendment)> {
        let notices = self.notices.iter_enumerated();
        let amendments =
            notices.flat_map(|(id, notice)| notice.amendments.iter().map(move |own| (id, own)));
        amendments
            .enumerate()
            .map(|(at, (id, own))| (AmendmentId::from_usize(at), id, own))
    }

    /// Returns an amendment of its notices.
    pub fn amendment(&self, id: AmendmentId) -> Option<(NoticeId, &Amendment)> {
        let mut all = self.amendments();
        all.find(|(own, _, _)| *own == id)
            .map(|(_, notice, own)| (notice, own))
    }

    /// Returns the names of those that issued it.
    pub fn issuers(&self) -> Vec<&str> {
        let issuers = self.issuer.as_deref().unwrap_or_default();
        issuers.split_whitespace().collect()
    }

    /// Returns the day on which the plan's page last changed: that of the last revision, else the day on which the
    /// plan was published or written.
    pub fn updated(&self) -> Option<Date> {
        let revised = self.revisions.last().map(|revision| revision.date);
        revised.or(self.published).or(self.written)
    }
}
