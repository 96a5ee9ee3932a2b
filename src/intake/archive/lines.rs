//! The lines of a text as they are written: no empty ones, and nothing in them that ends a line.

use crate::base::text::is_space;

/// The character that breaks a line within a cell of a table.
pub const LINE_SEPARATOR: char = '\u{2028}';

/// Builds lines from running text.
#[derive(Debug, Default)]
pub struct Lines {
    done: Vec<String>,
    line: String,
    /// White space was met that is printed only if text follows.
    space: bool,
    /// Numbers of list items that wait for their text.
    marks: Vec<String>,
}

impl Lines {
    /// Adds running text: runs of ASCII white space are one space.
    pub fn add_text(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                ' ' | '\t' | '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | LINE_SEPARATOR
                | '\u{2029}' => self.space = true,
                // Marks of where a word may break and which way it runs: nothing that is printed.
                '\u{FEFF}' | '\u{200B}' => {}
                c => self.push(c),
            }
        }
    }

    fn push(&mut self, c: char) {
        if std::mem::take(&mut self.space) && !self.line.is_empty() {
            self.line.push(' ');
        }
        self.line.push(c);
    }

    /// Adds a number that is printed in front of the next text.
    pub fn add_mark(&mut self, mark: &str) {
        self.end_line();
        self.marks.push(mark.to_owned());
    }

    /// Forgets numbers that no text followed.
    pub fn drop_marks(&mut self) {
        self.end_line();
        self.marks.clear();
    }

    /// Ends the line, if there is anything in it.
    pub fn end_line(&mut self) {
        self.space = false;
        if self.line.chars().all(is_space) {
            self.line.clear();
            return;
        }

        let line = std::mem::take(&mut self.line);
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
    }

    /// Adds a line as it is.
    pub fn add_line(&mut self, line: String) {
        self.end_line();
        self.done.push(line);
    }

    /// Ends the line and returns how many lines there are.
    pub fn count(&mut self) -> u32 {
        self.end_line();
        u32::try_from(self.done.len()).unwrap_or(u32::MAX)
    }

    /// Returns the lines as the text of a cell.
    pub fn into_cell(mut self) -> String {
        self.end_line();
        let mut cell = String::new();

        for line in &self.done {
            if !cell.is_empty() {
                cell.push(LINE_SEPARATOR);
            }
            cell.push_str(line.trim_matches(is_space));
        }
        cell
    }

    /// Returns all lines, each with its line break.
    pub fn into_text(mut self) -> String {
        self.end_line();
        let mut text = self.done.join("\n");
        if !text.is_empty() {
            text.push('\n');
        }
        text
    }
}
