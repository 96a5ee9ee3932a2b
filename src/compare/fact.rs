//! One thing that a plan says, in a form that can be compared.

use super::aspect::Aspect;

/// One thing that a plan says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fact {
    /// What it is.
    pub aspect: Aspect,
    /// What it is about, by which two states of it are known to be of one thing: 开工.
    pub about: String,
    /// The words for it: 3月末前.
    pub words: String,
    /// What was read out of the words, where the words alone do not say it: 2020-03.
    pub detail: String,
}

impl Fact {
    /// Returns a fact that its words say whole.
    pub fn new(aspect: Aspect, words: impl Into<String>) -> Self {
        Self {
            aspect,
            about: String::new(),
            words: words.into(),
            detail: String::new(),
        }
    }

    /// Returns its words, with what they are about and, where `with_detail`, what was read out of them.
    pub fn shown(&self, with_about: bool, with_detail: bool) -> String {
        let about = match with_about && !self.about.is_empty() {
            true => format!("{} ", self.about),
            false => String::new(),
        };
        let detail = match with_detail && !self.detail.is_empty() {
            true => format!("（{}）", self.detail),
            false => String::new(),
        };
        format!("{about}{}{detail}", self.words)
    }
}
