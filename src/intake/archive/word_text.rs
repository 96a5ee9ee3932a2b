//! The body of a Word document as lines: what it prints once all changes are accepted.

use super::grid::{Cell, Grid};
use super::lines::LINE_SEPARATOR;
use super::numbering::Numbering;
use super::word_xml::{attribute, child, child_number, is_set};
use crate::base::text::is_space;
use roxmltree::{Document, Node};

/// Returns the lines of a document, each with its line break.
pub fn document_lines(document: &Document<'_>, numbering: Numbering) -> String {
    let mut writer = Writer {
        numbering,
        lines: Vec::new(),
        carried: String::new(),
    };
    if let Some(body) = child(document.root_element(), "body") {
        writer.write_blocks(body, Tables::AsRows);
    }

    writer.end_carried_text();

    let mut text = writer.lines.join("\n");
    if !text.is_empty() {
        text.push('\n');
    }
    text
}

/// What becomes of tables in an element.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tables {
    /// A table of data is a line a row.
    AsRows,
    /// A table is only its paragraphs: it stands in a cell of another.
    AsParagraphs,
}

struct Writer {
    numbering: Numbering,
    lines: Vec<String>,
    /// Text of paragraphs whose end was deleted: it runs on into the next.
    carried: String,
}

impl Writer {
    /// Writes the paragraphs and tables in an element.
    fn write_blocks(&mut self, root: Node<'_, '_>, tables: Tables) {
        let mut at = root.first_child();
        while let Some(node) = at {
            at = match node.tag_name().name() {
                _ if is_left_out(node) => next_after(node, root),
                "p" => {
                    self.write_paragraph(node);
                    // Not `next_after`: text boxes within a paragraph come right behind it.
                    next_node(node, root)
                }
                "tbl" if tables == Tables::AsRows && self.write_table(node) => {
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
        let text = paragraph_text(paragraph);

        // Its end was deleted with changes tracked: once they are accepted, the next paragraph goes on here.
        if mark.is_some_and(|mark| child(mark, "del").is_some()) {
            self.carried.push_str(&text);
            return;
        }

        let text = std::mem::take(&mut self.carried) + &text;

        // Word shows no number where even the mark of the paragraph is hidden.
        let hidden = is_set(mark, "vanish") && text.chars().all(is_space);
        let number = if hidden {
            None
        } else {
            self.numbering.next_number(properties)
        };

        let mut number = number.unwrap_or_default();
        let mut parts: Vec<&str> = printed_parts(&text).collect();

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
    }

    /// Ends text that ran on to the end of its cell or of the document.
    fn end_carried_text(&mut self) {
        let rest = std::mem::take(&mut self.carried);
        self.lines.extend(printed_parts(&rest).map(str::to_owned));
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
        let rows: Vec<Vec<Cell>> = rows.into_iter().map(|row| self.row_cells(row)).collect();

        // The numbers in its cells are counted now, so a table too wide is written cell by cell.
        match Grid::new(rows.clone()) {
            Some(grid) => self.lines.extend(grid.into_lines()),
            None => {
                let texts = rows.into_iter().flatten().map(|cell| cell.text);
                self.lines.extend(texts.filter(|text| !text.is_empty()));
            }
        }

        true
    }

    /// Returns the cells of a row; what a cell above or beside covers is empty.
    fn row_cells(&mut self, row: Node<'_, '_>) -> Vec<Cell> {
        let mut cells = Vec::new();

        // A row may begin some columns to the right; without these, its cells would stand under wrong names.
        let skipped = child(row, "trPr").and_then(|p| child_number(p, "gridBefore"));
        if let Some(columns) = skipped.filter(|columns| *columns > 0) {
            cells.push(Cell::empty(columns));
        }

        for cell in printed_within(row, "tc") {
            let properties = child(cell, "tcPr");
            let span = properties.and_then(|properties| child_number(properties, "gridSpan"));
            let columns = span.unwrap_or(1_usize).max(1);

            // A merge without "restart" goes on with the cell above or before.
            let is_covered = |name: &str| {
                let merge = properties.and_then(|properties| child(properties, name));
                merge.is_some_and(|merge| attribute(merge, "val") != Some("restart"))
            };
            if is_covered("vMerge") || is_covered("hMerge") {
                cells.push(Cell::empty(columns));
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
        self.write_blocks(cell, Tables::AsParagraphs);
        self.end_carried_text();

        let lines = std::mem::replace(&mut self.lines, outer);
        let lines: Vec<&str> = lines
            .iter()
            .map(|line| line.trim_matches(is_space))
            .collect();
        lines.join(&LINE_SEPARATOR.to_string())
    }
}

/// Returns the lines of a paragraph that hold more than white space.
fn printed_parts(text: &str) -> impl Iterator<Item = &str> {
    text.split('\n').filter(|part| !part.chars().all(is_space))
}

/// Returns the text of a paragraph, a line break as `\n`; what stands in its text boxes is not in it.
fn paragraph_text(paragraph: Node<'_, '_>) -> String {
    let mut text = String::new();
    let mut at = paragraph.first_child();

    while let Some(node) = at {
        let name = node.tag_name().name();
        // Pictures and shapes: their text boxes are paragraphs of their own.
        let is_box = matches!(name, "drawing" | "pict" | "object" | "txbxContent");

        if is_box || is_left_out(node) {
            at = next_after(node, paragraph);
            continue;
        }

        match name {
            "t" => {
                let printed = node.children().filter_map(|child| child.text());
                text.extend(printed.flat_map(str::chars).map(without_line_ends));
            }
            "tab" | "ptab" => text.push(' '),
            "br" | "cr" => text.push('\n'),
            "noBreakHyphen" => text.push('-'),
            "sym" => {
                let code = attribute(node, "char").and_then(|c| u32::from_str_radix(c, 16).ok());
                text.extend(code.and_then(char::from_u32));
            }
            _ => {}
        }

        at = next_node(node, paragraph);
    }

    text
}

/// Returns a character of running text: what would end a line or a cell is a space there.
fn without_line_ends(c: char) -> char {
    match c {
        '\t' | '\n' | '\r' | LINE_SEPARATOR | '\u{2029}' => ' ',
        c => c,
    }
}

/// Returns whether a node is not printed: deleted and moved text, what stands for another form of the
/// same, notes.
fn is_left_out(node: Node<'_, '_>) -> bool {
    match node.tag_name().name() {
        "del" | "moveFrom" | "rPr" | "pPr" | "tblPr" | "trPr" | "tcPr" | "sdtPr" | "sectPr"
        | "instrText" | "delText" | "rt" | "footnote" | "endnote" | "pPrChange" => true,
        // The fallback repeats what the choice says.
        "Fallback" => node
            .parent()
            .is_some_and(|parent| child(parent, "Choice").is_some()),
        "r" => is_set(child(node, "rPr"), "vanish"),
        "tr" => child(node, "trPr").is_some_and(|p| child(p, "del").is_some()),
        _ => false,
    }
}

/// Returns the node behind a whole element in printed order, within a root.
fn next_after<'a, 'b>(node: Node<'a, 'b>, root: Node<'a, 'b>) -> Option<Node<'a, 'b>> {
    let mut at = node;
    while at != root {
        if let Some(next) = at.next_sibling() {
            return Some(next);
        }
        at = at.parent()?;
    }
    None
}

/// Returns the next node in printed order, within a root.
fn next_node<'a, 'b>(node: Node<'a, 'b>, root: Node<'a, 'b>) -> Option<Node<'a, 'b>> {
    node.first_child().or_else(|| next_after(node, root))
}

/// Returns the nodes of one name in a root that are printed and not within another of the same name.
fn printed_within<'a, 'b>(root: Node<'a, 'b>, name: &str) -> Vec<Node<'a, 'b>> {
    let mut found = Vec::new();
    let mut at = root.first_child();

    while let Some(node) = at {
        let matches = node.tag_name().name() == name;
        let left_out = is_left_out(node);

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
