//! The lines of an archived source that something was read from.

use super::at::At;
use crate::base::text::pictured;
use crate::link::catalogue::PlanId;
use crate::plan::LineRange;
use schemars::JsonSchema;
use serde::Serialize;

/// Lines of an archived source.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SourceLines {
    /// Path of the archived file.
    pub file: String,
    /// Its SHA-256.
    pub sha256: String,
    /// The first of these lines on the source's page.
    pub href: String,
    /// Where it was published, if known.
    pub url: Option<String>,
    /// First line.
    pub first: u32,
    /// Last line.
    pub last: u32,
    /// The lines that are not empty, verbatim.
    pub lines: Vec<SourceLine>,
}

/// A line of an archived source.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SourceLine {
    /// Its number.
    pub number: u32,
    /// Its text, verbatim.
    pub text: String,
}

impl At<'_> {
    /// Returns some lines of a plan's archived source.
    pub fn source_lines(&self, id: PlanId, lines: LineRange) -> SourceLines {
        let plan = &self.catalogue.plans[id];
        let source = &plan.text.source;

        let numbers = lines.first..=lines.last;
        let texts = numbers.map(|number| SourceLine {
            number,
            text: pictured(plan.text.archived.line(number).trim()).into_owned(),
        });
        SourceLines {
            file: source.file.clone(),
            sha256: source.sha256.clone(),
            href: self.lines_place(id, lines),
            url: source.url.clone(),
            first: lines.first,
            last: lines.last,
            lines: texts.filter(|line| !line.text.is_empty()).collect(),
        }
    }

    /// Returns the way to the first of some lines, on a page that has the anchors of all of them: themes link to each.
    fn lines_place(&self, id: PlanId, lines: LineRange) -> String {
        let leaf_of = |line| self.cuts.leaf_of_line(id, line);
        if leaf_of(lines.first) == leaf_of(lines.last) {
            return self.source_place(id, lines.first);
        }
        let page = self.catalogue.source_route(id);
        self.here.href_at(&page, &format!("L{}", lines.first))
    }
}
