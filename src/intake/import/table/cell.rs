//! The cells of a row.

use crate::base::text::is_space;
use crate::intake::archive::{BESIDE, SHARED};
use crate::intake::import::statement::{self, Statement};
use crate::intake::lexicon::Lexicon;
use crate::plan::Role;

/// A printed line of a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellLine {
    /// Its number in the source.
    pub line: u32,
    /// Its text, without white space at either end.
    pub text: String,
}

/// A cell: its printed lines, none of them empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cell {
    /// The lines.
    pub lines: Vec<CellLine>,
    /// Whether a merged cell above covers it.
    pub is_shared: bool,
    /// Whether the merged cell to its left covers it.
    pub is_beside: bool,
    /// Whether it says that it repeats the cell above: 同上.
    pub repeats: bool,
}

impl Cell {
    /// Makes a cell of one line.
    pub fn new(line: CellLine) -> Self {
        Cell {
            lines: vec![line],
            ..Self::default()
        }
    }

    /// Adds a line, unless it is empty.
    pub fn push(&mut self, line: u32, text: &str) {
        match text.contains(BESIDE) {
            true => self.is_beside = true,
            false => self.is_shared |= text.contains(SHARED),
        }
        let text = text.trim_matches(is_space);
        if !text.is_empty() {
            self.lines.push(CellLine {
                line,
                text: text.to_owned(),
            });
        }
    }

    /// Returns the lines, joined by spaces.
    pub fn text(&self) -> String {
        let lines: Vec<&str> = self.lines.iter().map(|line| line.text.as_str()).collect();
        lines.join(" ")
    }

    /// Whether nothing stands in it.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// Returns what the cell of a column of units says, each unit in the role of its column or in one that the cell says
    /// itself; `year` is what a bare month means.
    pub fn statement(&self, role: Role, year: i16, lexicon: &Lexicon) -> Statement {
        let mut said = Statement::default();
        for text in self.joined_lines(lexicon) {
            said.join(statement::statement_in_cell(&text, role, year, lexicon));
        }
        said
    }

    /// Joins a line that breaks off within a name, or behind 、, with the next one.
    fn joined_lines(&self, lexicon: &Lexicon) -> Vec<String> {
        let mut joined: Vec<String> = Vec::new();
        for line in &self.lines {
            match joined.last_mut() {
                Some(last)
                    if last.ends_with('、')
                        || !statement::can_be_stated(last, lexicon)
                        || statement::goes_on_as_branch(last, &line.text, lexicon) =>
                {
                    last.push_str(&line.text);
                }
                _ => joined.push(line.text.clone()),
            }
        }
        joined
    }
}
