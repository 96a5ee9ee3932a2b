//! Official notices that correct a plan (更正公告, 关于修改…的通知), and what each of them changes.

use super::LineRange;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

oxc_index::define_index_type! {
    /// A notice's index in [`Front::notices`](super::Front::notices).
    pub struct NoticeId = u32;
}

oxc_index::define_index_type! {
    /// An amendment's index among all of its plan, in the order of the notices.
    pub struct AmendmentId = u32;
}

impl NoticeId {
    /// Returns the number by which pages and data name it: its place among those of its plan, from 1.
    pub fn number(self) -> usize {
        self.index() + 1
    }
}

impl AmendmentId {
    /// Returns the number by which pages and data name it: its place among those of its plan, from 1.
    pub fn number(self) -> usize {
        self.index() + 1
    }
}

// 更正公告
/// An official notice that corrects the plan, as an archived source of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Notice {
    /// Its archived file, relative to the project or to the content folder.
    pub file: String,
    /// SHA-256 of its bytes, lower-case hexadecimal.
    #[schemars(regex(pattern = "^[0-9a-f]{64}$"))]
    pub sha256: String,
    /// Its title.
    pub title: String,
    /// 发文字号
    pub number: Option<String>,
    /// The day that it bears: a calendar day without quotation marks.
    pub date: Date,
    /// Where it was published, if that is known.
    #[schemars(regex(pattern = "^https?://"))]
    pub url: Option<String>,
    /// What it changes, in the order of the plan's source.
    #[schemars(rename = "amendment", length(min = 1))]
    pub amendments: Vec<Amendment>,
}

// 更正
/// What a notice changes: words of a line (`line`, `old`, and `new` unless they are deleted), whole lines that it deletes
/// (`lines`), or text that it adds (`after`, `new`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Amendment {
    /// The line of the plan's source whose words change.
    #[schemars(range(min = 1), extend("type" = "integer"))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
    /// First and last line of the plan's source that are deleted as a whole; they stay in the plan, struck out.
    #[schemars(with = "LineRange")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lines: Option<LineRange>,
    /// The line of the plan's source behind which text is added.
    #[schemars(range(min = 1), extend("type" = "integer"))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<u32>,
    /// The words that stand on the line.
    #[schemars(length(min = 1), with = "String")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub old: Option<String>,
    /// The words of the notice that take their place, or that are added.
    #[schemars(length(min = 1), with = "String")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub new: Option<String>,
    /// Which occurrence on the line, from 1; all of them without it.
    #[schemars(range(min = 1), extend("type" = "integer"))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nth: Option<u32>,
    /// First and last line of the notice that say so.
    pub at: LineRange,
    /// The words of the notice that order it: needed where something is deleted, for nothing new is quoted then.
    #[schemars(length(min = 1), with = "String")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub says: Option<String>,
}

/// What becomes of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed<'a> {
    /// Words of a line are others.
    Replace(u32, &'a str, &'a str),
    /// Words of a line are deleted.
    Strike(u32, &'a str),
    /// Whole lines are deleted.
    Delete(LineRange),
    /// Text is added behind a line.
    Add(u32, &'a str),
}

impl Amendment {
    /// Returns what becomes of the text; nothing where its keys do not go together.
    pub fn deed(&self) -> Option<Deed<'_>> {
        let (old, new) = (self.old.as_deref(), self.new.as_deref());
        match (self.line, self.lines, self.after) {
            (Some(line), None, None) => match (old?, new) {
                (old, Some(new)) => Some(Deed::Replace(line, old, new)),
                (old, None) => self.says.is_some().then_some(Deed::Strike(line, old)),
            },
            (None, Some(lines), None) if old.is_none() && new.is_none() => {
                self.says.is_some().then_some(Deed::Delete(lines))
            }
            (None, None, Some(after)) if old.is_none() => Some(Deed::Add(after, new?)),
            _ => None,
        }
    }

    /// Returns the key of what it does: replaced, deleted or added.
    pub fn key(&self) -> &'static str {
        match self.deed() {
            Some(Deed::Add(..)) => "added",
            Some(Deed::Replace(..)) => "replaced",
            Some(Deed::Strike(..) | Deed::Delete(_)) | None => "deleted",
        }
    }

    /// Returns whether what it governs is in force no more.
    pub fn deletes(&self) -> bool {
        self.key() == "deleted"
    }

    /// Returns the lines of the plan's source that it governs; of text that is added, the line before it.
    pub fn governed(&self) -> LineRange {
        let line = self.line.or(self.after).unwrap_or(1);
        self.lines.unwrap_or(LineRange {
            first: line,
            last: line,
        })
    }

    /// Returns the words that must stand on its lines of the notice.
    pub fn quoted(&self) -> impl Iterator<Item = &str> {
        self.new.as_deref().into_iter().chain(self.says.as_deref())
    }
}
