//! The lines of a text as they are written: no empty ones, and nothing in them that ends a line.

use super::loss::{Loss, LossKind, Losses};
use super::notation::{Script, Scripted};
use crate::base::text::is_space;

/// The character that breaks a line within a cell of a table.
pub const LINE_SEPARATOR: char = '\u{2028}';

/// White space that is printed only if text follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Gap {
    /// White space.
    Space,
    /// The end of a line of the source, which is no white space between Chinese characters.
    LineEnd,
}

/// Builds lines from running text.
#[derive(Debug, Default)]
pub struct Lines {
    done: Vec<String>,
    line: Scripted,
    /// The last character of the line.
    last: Option<char>,
    gap: Option<Gap>,
    /// Numbers of list items that wait for their text.
    marks: Vec<String>,
    losses: Losses,
}

impl Lines {
    /// Adds running text: runs of ASCII white space are one space.
    pub fn add_text(&mut self, text: &str, script: Option<Script>) {
        for c in text.chars() {
            match c {
                '\n' | '\r' => self.gap = Some(Gap::LineEnd),
                ' ' | '\t' | '\u{B}' | '\u{C}' | '\u{85}' | LINE_SEPARATOR | '\u{2029}' => {
                    self.gap.get_or_insert(Gap::Space);
                }
                // Marks of where a word may break: nothing that is printed.
                '\u{FEFF}' | '\u{200B}' => {}
                c => self.push(c, script),
            }
        }
    }

    fn push(&mut self, c: char, script: Option<Script>) {
        if let (Some(gap), Some(last)) = (self.gap.take(), self.last) {
            // Browsers, too, let Chinese run on from one line of the source to the next.
            let runs_on = gap == Gap::LineEnd && is_wide(last) && is_wide(c);
            if !runs_on {
                self.line.push(' ', None);
            }
        }
        self.line.push(c, script);
        self.last = Some(c);
    }

    /// Adds a formula that is written in a line already.
    pub fn add_formula(&mut self, formula: &str) {
        if self.gap.take().is_some() && self.last.is_some() {
            self.line.push(' ', None);
        }
        let formula = &on_one_line(formula);
        self.line.push_formula(formula);
        self.last = formula.chars().next_back().or(self.last);
    }

    /// Notes what is lost where the text stands now.
    pub fn add_loss(&mut self, kind: LossKind, text: &str) {
        self.losses.add(kind, text);
    }

    /// Adds a number that is printed in front of the next text.
    pub fn add_mark(&mut self, mark: &str) {
        self.end_line();
        self.marks.push(on_one_line(mark));
    }

    /// Forgets numbers that no text followed.
    pub fn drop_marks(&mut self) {
        self.end_line();
        self.marks.clear();
    }

    /// Ends the line, if there is anything in it.
    pub fn end_line(&mut self) {
        self.gap = None;
        self.last = None;
        let line = self.line.take();
        if line.chars().all(is_space) {
            self.losses.settle(self.done.len());
            return;
        }

        let text = line.trim_start_matches(is_space);

        // A number that was typed as well is printed once; 1.5 is not the first item.
        let is_typed = |mark: &str| {
            let rest = text.strip_prefix(mark.trim_end());
            rest.is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_digit()))
        };
        let marks: Vec<String> = self
            .marks
            .drain(..)
            .filter(|mark| !is_typed(mark))
            .collect();

        self.done.push(if marks.is_empty() {
            line
        } else {
            marks.concat() + text
        });
        self.losses.settle(self.done.len());
    }

    /// Adds a line as it is, with what is lost in it; where there is no line, it is lost behind the one before.
    pub fn add_line(&mut self, line: Option<String>, losses: Vec<Loss>) {
        self.end_line();
        self.done.extend(line);
        self.losses.add_all(losses);
        self.losses.settle(self.done.len());
    }

    /// Ends the line and returns how many lines there are.
    pub fn count(&mut self) -> u32 {
        self.end_line();
        u32::try_from(self.done.len()).unwrap_or(u32::MAX)
    }

    /// Returns the lines as the text of a cell, and what is lost in it.
    pub fn into_cell(mut self) -> (String, Vec<Loss>) {
        self.end_line();
        let mut cell = String::new();

        for line in &self.done {
            if !cell.is_empty() {
                cell.push(LINE_SEPARATOR);
            }
            cell.push_str(line.trim_matches(is_space));
        }
        (cell, self.losses.into_sorted())
    }

    /// Returns all lines, each with its line break, and what is lost in them.
    pub fn into_text(mut self) -> (String, Vec<Loss>) {
        self.end_line();
        let mut text = self.done.join("\n");
        if !text.is_empty() {
            text.push('\n');
        }
        (text, self.losses.into_sorted())
    }
}

/// Returns whether a character is as wide as a Chinese one, punctuation included.
fn is_wide(c: char) -> bool {
    crate::base::text::is_han(c)
        || matches!(c, '\u{2E80}'..='\u{303F}' | '\u{FF01}'..='\u{FF60}' | '“' | '”' | '‘' | '’')
}

/// Returns a text of a style sheet or a formula without what would end a line or a cell.
fn on_one_line(text: &str) -> String {
    text.replace(
        |c: char| c.is_control() || matches!(c, LINE_SEPARATOR | '\u{2029}'),
        " ",
    )
}
