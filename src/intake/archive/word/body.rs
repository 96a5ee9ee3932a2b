//! The body of a Word document as lines: what it prints once all changes are accepted.

use super::super::grid::{Cell, Grid, Row};
use super::super::lines::LINE_SEPARATOR;
use super::super::loss::{Loss, LossKind, Losses};
use super::super::ooxml::xml::{
    attribute, child, child_number, is_not_text, is_set, next_after, next_node, words_in,
};
use super::chunk::Chunk;
use super::numbering::Numbering;
use super::revisions::{is_deleted, mark_is_deleted, note_mark, note_revision};
use super::runs::Runs;
use crate::base::text::is_space;
use roxmltree::{Document, Node};
use std::collections::HashMap;

/// What the lines of a document are made of, beside its main part.
pub struct Parts<'a> {
    /// Its lists.
    pub numbering: Numbering,
    /// Its runs, by styles and notes.
    pub runs: Runs<'a>,
    /// Other files that stand within it, by the ids that it names them by.
    pub chunks: HashMap<String, Chunk>,
}

/// Returns the lines of a document, each with its line break, and what is lost in them.
pub fn document_lines(document: &Document<'_>, parts: Parts<'_>) -> (String, Losses) {
    let mut writer = Writer {
        parts,
        lines: Vec::new(),
        carried: String::new(),
        losses: Losses::default(),
    };
    if let Some(body) = child(document.root_element(), "body") {
        writer.write_blocks(body, Tables::AsRows);
    }

    writer.end_carried_text();
    writer.losses.settle(writer.lines.len());

    let mut text = writer.lines.join("\n");
    if !text.is_empty() {
        text.push('\n');
    }
    (text, writer.losses)
}

/// What becomes of tables in an element.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tables {
    /// A table of data is a line a row.
    AsRows,
    /// A table is only its paragraphs: it stands in a cell of another.
    AsParagraphs,
}

struct Writer<'a> {
    parts: Parts<'a>,
    lines: Vec<String>,
    /// Text of paragraphs whose end was deleted or is hidden: it runs on into the next.
    carried: String,
    losses: Losses,
}

impl Writer<'_> {
    /// Writes the paragraphs and tables in an element.
    fn write_blocks(&mut self, root: Node<'_, '_>, tables: Tables) {
        let mut at = root.first_child();
        while let Some(node) = at {
            if is_not_text(node) {
                at = next_after(node, root);
                continue;
            }
            // A paragraph notes the changes within it itself.
            if is_block(node) {
                note_revision(node, &mut self.losses);
            }
            at = match node.tag_name().name() {
                _ if is_deleted(node) => next_after(node, root),
                "p" => {
                    self.write_paragraph(node);
                    // Not `next_after`: text boxes within a paragraph come right behind it.
                    next_node(node, root)
                }
                "tbl" if tables == Tables::AsRows && self.write_table(node) => {
                    next_after(node, root)
                }
                "tr" if self.is_hidden_row(node) => next_after(node, root),
                "altChunk" => {
                    self.write_chunk(node);
                    next_after(node, root)
                }
                _ => next_node(node, root),
            };
        }
    }

    /// Writes the lines of a paragraph, the first with its number.
    fn write_paragraph(&mut self, paragraph: Node<'_, '_>) {
        let properties = child(paragraph, "pPr");
        let mark = properties.and_then(|properties| child(properties, "rPr"));
        note_mark(mark, &mut self.losses);
        let text = self.parts.runs.text(paragraph, &mut self.losses);

        // Its end was deleted with changes tracked: once they are accepted, the next paragraph goes on here.
        if mark_is_deleted(mark) {
            self.carried.push_str(&text);
            return;
        }

        let text = std::mem::take(&mut self.carried) + &text;
        let hides_mark = self.parts.runs.hides_mark(properties);

        // Word shows no number where even the mark of the paragraph is hidden.
        if hides_mark && text.chars().all(is_space) {
            return;
        }
        let number = self.parts.numbering.next_number(properties);
        let number = number.unwrap_or_default();

        // A mark that is hidden ends no line: a heading may run into its text.
        if hides_mark {
            self.carried = number + &text;
            return;
        }
        self.write_lines(number, &text);
    }

    /// Writes the lines of a text, the first with a number.
    fn write_lines(&mut self, mut number: String, text: &str) {
        let before = self.lines.len();
        let mut parts: Vec<&str> = printed_parts(text).collect();
        if parts.is_empty() && !number.is_empty() {
            parts.push("");
        }

        // The number stands in front of the first line of the paragraph alone.
        for part in parts {
            let number = std::mem::take(&mut number);
            let part = if number.is_empty() {
                part
            } else {
                part.trim_start_matches(is_space)
            };
            let line = number + part;
            self.lines.push(line.trim_end_matches(is_space).to_owned());
        }

        let wrote = self.lines.len() > before;
        self.losses.settle(before + usize::from(wrote));
    }

    /// Ends text that ran on to the end of its cell or of the document.
    fn end_carried_text(&mut self) {
        let rest = std::mem::take(&mut self.carried);
        self.lines.extend(printed_parts(&rest).map(str::to_owned));
    }

    /// Writes another file that stands within the document.
    fn write_chunk(&mut self, node: Node<'_, '_>) {
        self.end_carried_text();
        self.losses.settle(self.lines.len());
        let id = attribute(node, "id").unwrap_or_default();
        match self.parts.chunks.remove(id) {
            Some(Chunk::Read(text)) => {
                let base = self.lines.len() as u32;
                let lines = text.source.text().lines();
                self.lines.extend(lines.map(str::to_owned));
                let losses = text.losses.into_iter();
                self.losses.extend(losses.map(|loss| Loss {
                    line: base + loss.line,
                    ..loss
                }));
            }
            Some(Chunk::Unreadable(what)) => self.losses.add(LossKind::Embedded, &what),
            None => self.losses.add(LossKind::Embedded, "altChunk"),
        }
    }

    /// Writes a table of data; returns whether it was one.
    fn write_table(&mut self, table: Node<'_, '_>) -> bool {
        let rows = printed_within(table, "tr");
        let has_cells = |row: &&Node<'_, '_>| printed_within(**row, "tc").len() > 1;

        // Frames around paragraphs are tables of one cell to Word: they hold no data.
        if rows.iter().filter(has_cells).count() < 2 {
            return false;
        }

        self.end_carried_text();
        self.losses.settle(self.lines.len());

        let mut cells = Vec::new();
        // What is lost in a row that is not printed belongs to the row before.
        let mut losses: Vec<Vec<Loss>> = Vec::new();
        for row in rows {
            note_revision(row, &mut self.losses);
            if !is_deleted(row) && !self.is_hidden_row(row) {
                cells.push(Row::new(self.row_cells(row)));
                losses.push(Vec::new());
            }
            let lost = self.losses.take_pending();
            match losses.last_mut() {
                Some(last) => last.extend(lost),
                None => self.losses.add_all(lost),
            }
        }
        self.losses.settle(self.lines.len());
        self.write_rows(cells, losses);
        true
    }

    /// Writes the rows of a table, each with what is lost in it.
    fn write_rows(&mut self, rows: Vec<Row>, losses: Vec<Vec<Loss>>) {
        // The numbers in its cells are counted now, so a table too wide is written cell by cell.
        let gridded = Grid::new(&rows).map(|grid| grid.lines().map(Vec::from_iter).collect());
        let lines: Vec<Vec<String>> =
            gridded.unwrap_or_else(|| rows.into_iter().map(Row::into_texts).collect());
        for (lines, lost) in lines.into_iter().zip(losses) {
            self.losses.add_all(lost);
            let wrote = !lines.is_empty();
            self.losses.settle(self.lines.len() + usize::from(wrote));
            self.lines.extend(lines);
        }
    }

    /// Returns whether a row is hidden, and notes it.
    fn is_hidden_row(&mut self, row: Node<'_, '_>) -> bool {
        let hidden = is_set(child(row, "trPr"), "hidden");
        if hidden {
            self.losses.add(LossKind::Hidden, &words_in(row));
        }
        hidden
    }

    /// Returns the cells of a row; what a cell above or to the left covers is marked.
    fn row_cells(&mut self, row: Node<'_, '_>) -> Vec<Cell> {
        let mut cells = Vec::new();

        // A row may begin some columns to the right; without these, its cells would stand under wrong names.
        let skipped = child(row, "trPr").and_then(|p| child_number(p, "gridBefore"));
        if let Some(columns) = skipped.filter(|columns| *columns > 0) {
            cells.push(Cell::empty(columns));
        }

        for cell in printed_within(row, "tc") {
            note_revision(cell, &mut self.losses);
            if is_deleted(cell) {
                continue;
            }
            let properties = child(cell, "tcPr");
            let span = properties.and_then(|properties| child_number(properties, "gridSpan"));
            let columns = span.unwrap_or(1_usize).max(1);

            // A merge without "restart" goes on with the cell above or before.
            let is_covered = |name: &str| {
                let merge = properties.and_then(|properties| child(properties, name));
                merge.is_some_and(|merge| attribute(merge, "val") != Some("restart"))
            };
            if is_covered("vMerge") {
                cells.push(Cell::shared(columns));
            } else if is_covered("hMerge") {
                cells.push(Cell::beside(columns));
            } else {
                cells.push(Cell {
                    text: self.cell_text(cell),
                    columns,
                    rows: 1,
                });
            }
        }

        cells
    }

    /// Returns the text of a cell, its lines joined by the sign for line breaks.
    fn cell_text(&mut self, cell: Node<'_, '_>) -> String {
        let outer = std::mem::take(&mut self.lines);
        let outer_losses = std::mem::take(&mut self.losses);
        self.write_blocks(cell, Tables::AsParagraphs);
        self.end_carried_text();

        let lines = std::mem::replace(&mut self.lines, outer);
        let losses = std::mem::replace(&mut self.losses, outer_losses);
        self.losses.add_all(losses.into_sorted());
        // Those of another document in the cell may hold tabs, which part cells here.
        let lines: Vec<String> = lines
            .iter()
            .map(|line| line.trim_matches(is_space).replace('\t', " "))
            .collect();
        lines.join(&LINE_SEPARATOR.to_string())
    }
}

/// Returns whether a node stands beside paragraphs, not within one.
fn is_block(node: Node<'_, '_>) -> bool {
    let parent = node.parent().map_or("", |parent| parent.tag_name().name());
    matches!(parent, "body" | "tbl" | "tr" | "tc" | "txbxContent")
}

/// Returns the lines of a paragraph that hold more than white space.
fn printed_parts(text: &str) -> impl Iterator<Item = &str> {
    text.split('\n').filter(|part| !part.chars().all(is_space))
}

/// Returns the nodes of one name in a root that may be printed and are not within another of the same name.
fn printed_within<'a, 'b>(root: Node<'a, 'b>, name: &str) -> Vec<Node<'a, 'b>> {
    let mut found = Vec::new();
    let mut at = root.first_child();

    while let Some(node) = at {
        let matches = node.tag_name().name() == name;
        let left_out = is_not_text(node) || matches!(node.tag_name().name(), "del" | "moveFrom");

        if matches && !left_out {
            found.push(node);
        }

        // No table stands within a paragraph, but for those of its text boxes, which are not meant.
        let is_leaf = matches || left_out || node.tag_name().name() == "p";
        at = if is_leaf {
            next_after(node, root)
        } else {
            next_node(node, root)
        };
    }

    found
}
