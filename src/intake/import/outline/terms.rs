//! What a document says of all its statements.

use crate::intake::import::plan_year::PlanYear;
use crate::intake::lexicon::Lexicon;

/// What the document says of all its statements.
#[derive(Debug, Clone)]
pub struct Terms<'a> {
    /// The words that statements are made of.
    pub lexicon: &'a Lexicon,
    /// What a bare month means.
    pub year: PlanYear,
    /// The first of the responsible units leads: 排在第一位的为牵头单位.
    pub first_leads: bool,
    /// Whether a table cell that a merged one covers is told from one that is empty.
    pub marks_merged_cells: bool,
    /// Words that spammers put in place of names.
    pub injected: Vec<String>,
}
