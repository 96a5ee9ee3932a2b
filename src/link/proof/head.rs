//! What the front matter says must stand in the text.

use super::{Prover, excerpt};
use crate::base::diag::Diagnostic;
use crate::base::text::{find_dates, fold, fold_char, squeeze};
use crate::plan::{Front, HeadField, StatedField};

impl Prover<'_> {
    /// Reports each field of the front matter that does not stand on the line that it names.
    pub(super) fn head(&mut self) {
        self.meeting();
        for stated in &self.document.front.source.fields {
            self.stated_field(*stated);
        }
    }

    /// Reports a meeting that no line of the source names; it stands within a sentence, on any line.
    fn meeting(&mut self) {
        let Some(meeting) = &self.document.front.passed_by else {
            return;
        };
        let words = squeeze(meeting);
        let mut lines = 1..=self.archived.line_count();
        if lines.any(|line| squeeze(&self.emended_text(line)).contains(&words)) {
            return;
        }

        let problem = Diagnostic::error(
            "field-differs",
            format!("`passed_by` is “{meeting}”, but no line of the source says so"),
        )
        .help("write the meeting as printed, or leave the key out");
        self.at_front(problem, "passed_by = ");
    }

    /// Reports a field that its line does not state.
    fn stated_field(&mut self, StatedField { field, line }: StatedField) {
        let front = &self.document.front;
        let printed = self.emended_text(line);
        if states(front, field, &printed) {
            return;
        }

        let name = field.key();
        let value = value(front, field);
        let message = if value.is_empty() {
            format!("line {line} of the source states `{name}`, but the front matter does not")
        } else {
            format!("`{name}` is “{value}”, but line {line} of the source does not say so")
        };
        let problem = Diagnostic::error("field-differs", message).help(format!(
            "the line reads: {}",
            excerpt(self.archived.line(line).trim())
        ));
        self.at_front(problem, &format!("{name} = "));
    }
}

/// Returns what the front matter says in a field; empty where it says nothing.
fn value(front: &Front, field: HeadField) -> String {
    let value = match field {
        HeadField::Title => Some(front.title.clone()),
        HeadField::Number => front.number.clone(),
        HeadField::Issuer => front.issuer.clone(),
        HeadField::Addressees => front.addressees.clone(),
        HeadField::Written => front.written.map(|date| date.to_string()),
        HeadField::Published => front.published.map(|date| date.to_string()),
    };
    value.unwrap_or_default()
}

/// Whether a printed line says what the front matter has in a field.
fn states(front: &Front, field: HeadField, printed: &str) -> bool {
    let line = fold(&squeeze(printed));
    let value = fold(&squeeze(&value(front, field)));
    let dated = |date: Option<jiff::civil::Date>| {
        date.is_some_and(|date| find_dates(printed).contains(&date))
    };

    match field {
        HeadField::Title => line.contains(&value),
        HeadField::Number => !value.is_empty() && states_number(&line, &value),
        HeadField::Issuer => !value.is_empty() && states_issuer(&line, &value),
        HeadField::Addressees => !value.is_empty() && line.contains(&value),
        HeadField::Written => dated(front.written),
        HeadField::Published => dated(front.published),
    }
}

/// Whether a line holds a number (发文字号), whatever the shape of its brackets.
fn states_number(line: &str, number: &str) -> bool {
    let plain = |text: &str| -> String {
        let mark = |c: char| {
            matches!(
                fold_char(c),
                '〔' | '〕' | '[' | ']' | '(' | ')' | '【' | '】' | '第'
            )
        };
        text.chars().filter(|c| !mark(*c)).collect()
    };
    let (line, number) = (plain(line), plain(number));

    // 〔2017〕1 does not stand in 〔2017〕17号.
    line.match_indices(&number).any(|(at, _)| {
        number.ends_with('号')
            || !line[at + number.len()..].starts_with(|c: char| c.is_ascii_digit() || c == '号')
    })
}

/// Whether a line names an office, and not the office of its own that issues in another name:
/// 甲市人民政府 does not stand in 甲市人民政府办公室.
fn states_issuer(line: &str, issuer: &str) -> bool {
    line.match_indices(issuer).any(|(at, _)| {
        let rest = &line[at + issuer.len()..];
        !rest.starts_with("办公室") && !rest.starts_with("办公厅")
    })
}
