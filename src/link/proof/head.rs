//! What the front matter says must stand on the lines that it names.

use super::prover::{Prover, beginning};
use crate::base::diag::Diagnostic;
use crate::base::message::message;
use crate::base::text::{fold, fold_char, squeeze};
use crate::plan::{Front, HeadField, StatedField};
use crate::time::find_dates;
use jiff::civil::Date;

impl Prover<'_> {
    /// Checks that the source states what the front matter says.
    pub(super) fn check_head(&mut self) {
        self.check_meeting();

        let document = self.document;
        for stated in &document.source.fields {
            self.check_field(*stated);
        }
    }

    /// Checks the meeting that passed the plan. It is named within a sentence: any line may hold it.
    fn check_meeting(&mut self) {
        let Some(meeting) = &self.document.front.passed_by else {
            return;
        };

        let printed = squeeze(meeting);
        let is_named = (1..=self.archived.line_count())
            .any(|line| squeeze(&self.read_text(line)).contains(&printed));

        if !is_named {
            let message = message!("passed-by-is-meeting-but-no-line", meeting);
            let problem = Diagnostic::error("field-differs", message)
                .help(message!("write-the-meeting-as-printed-or-leave"));
            self.report_in_front(problem, "passed_by = ");
        }
    }

    fn check_field(&mut self, stated: StatedField) {
        let StatedField {
            field,
            line: number,
        } = stated;
        let front = &self.document.front;
        let read = self.read_head(number);
        let value = field_value(front, field);

        if states(front, field, &read) {
            return;
        }

        let name = field.key();
        let message = if value.is_empty() {
            message!("line-number-of-the-source-states-name", number, name)
        } else {
            message!("name-is-value-but-line-number", name, value, number)
        };

        let problem = Diagnostic::error("field-differs", message).help(message!(
            "the-line-reads-beginning",
            beginning = beginning(read.trim())
        ));
        self.report_in_front(problem, &format!("{name} = "));
    }
}

/// Returns whether a line states a field of the head as the front matter has it.
pub fn states(front: &Front, field: HeadField, line: &str) -> bool {
    let line = StatedLine::new(line.to_owned());
    let value = field_value(front, field);
    // Each field is printed in forms of its own: dates in many, numbers in several kinds of brackets.
    match field {
        HeadField::Title => line.holds(&value),
        HeadField::Number => line.holds_number(&value),
        HeadField::Issuer => line.holds_issuer(&value),
        HeadField::Addressees => !value.is_empty() && line.holds(&value),
        HeadField::Written => line.holds_date(front.written),
        HeadField::Published => line.holds_date(front.published),
    }
}

/// Returns the value of a field of the head as it is shown; empty where the plan has none.
fn field_value(front: &Front, field: HeadField) -> String {
    let date = |date: Option<Date>| date.map(|date| date.to_string());
    let value = match field {
        HeadField::Title => Some(front.title.clone()),
        HeadField::Number => front.number.clone(),
        HeadField::Issuer => front.issuer.clone(),
        HeadField::Addressees => front.addressees.clone(),
        HeadField::Written => date(front.written),
        HeadField::Published => date(front.published),
    };
    value.unwrap_or_default()
}

/// A line of the source that states a field of the head.
pub(super) struct StatedLine {
    printed: String,
    /// The same without white space and with half-width forms.
    folded: String,
}

impl StatedLine {
    pub(super) fn new(printed: String) -> Self {
        let folded = fold(&squeeze(&printed));
        Self { printed, folded }
    }

    pub(super) fn holds(&self, value: &str) -> bool {
        self.folded.contains(&fold(&squeeze(value)))
    }

    pub(super) fn holds_date(&self, date: Option<Date>) -> bool {
        date.is_some_and(|date| {
            find_dates(&self.printed)
                .iter()
                .any(|one| one.meaning == date)
        })
    }

    /// Returns whether a number of a document (发文字号) stands here, in brackets of whatever shape.
    pub(super) fn holds_number(&self, number: &str) -> bool {
        let line = without_brackets(&self.folded);
        let number = without_brackets(&fold(number));

        // 〔2017〕1 does not stand in 〔2017〕17号.
        let is_whole = |rest: &str| {
            number.ends_with('号') || !rest.starts_with(|c: char| c.is_ascii_digit() || c == '号')
        };
        !number.is_empty()
            && line
                .match_indices(&number)
                .any(|(at, _)| is_whole(&line[at + number.len()..]))
    }

    /// Returns whether an issuer stands here as such: a government's office issues in its own name.
    fn holds_issuer(&self, issuer: &str) -> bool {
        let issuer = fold(&squeeze(issuer));
        !issuer.is_empty()
            && self.folded.match_indices(&issuer).any(|(at, _)| {
                let rest = &self.folded[at + issuer.len()..];
                !rest.starts_with("办公室") && !rest.starts_with("办公厅")
            })
    }
}

/// Returns the number of a document without what is printed in different ways.
fn without_brackets(text: &str) -> String {
    let varies = |c: &char| {
        matches!(
            fold_char(*c),
            '〔' | '〕' | '[' | ']' | '(' | ')' | '【' | '】' | '第'
        )
    };
    text.chars().filter(|c| !varies(c)).collect()
}
