//! The body of a Word document as lines: what it prints once all changes are accepted.

use super::docx::{attr, child, is_set, val};
use super::grid::{Cell, Grid};
use super::lines::LINE_SEPARATOR;
use super::numbering::Numbering;
use crate::base::text::is_space;
use roxmltree::{Document, Node};

/// The lines of a document, each with its end.
pub fn lines(document: &Document<'_>, numbering: Numbering) -> String {
    let mut writer = Writer {
        numbering,
        lines: Vec::new(),
        carried: String::new(),
    };
    if let Some(body) = child(document.root_element(), "body") {
        writer.blocks(body, true);
    }
    writer.carry();
    let mut text = writer.lines.join("\n");
    if !text.is_empty() {
        text.push('\n');
    }
    text
}

struct Writer {
    numbering: Numbering,
    lines: Vec<String>,
    /// Text of paragraphs whose end was deleted: it runs on into the next.
    carried: String,
}

/// What is not printed: deleted and moved text, what stands for another form of the same, notes.
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

/// The node behind a whole element in printed order, within a root.
fn behind<'a, 'b>(node: Node<'a, 'b>, root: Node<'a, 'b>) -> Option<Node<'a, 'b>> {
    let mut at = node;
    while at != root {
        if let Some(next) = at.next_sibling() {
            return Some(next);
        }
        at = at.parent()?;
    }
    None
}

/// The next node in printed order.
fn next<'a, 'b>(node: Node<'a, 'b>, root: Node<'a, 'b>) -> Option<Node<'a, 'b>> {
    node.first_child().or_else(|| behind(node, root))
}

/// The nodes of one name in a root that are printed and not within another of the same name.
fn each<'a, 'b>(root: Node<'a, 'b>, name: &str) -> Vec<Node<'a, 'b>> {
    let mut found = Vec::new();
    let mut at = root.first_child();
    while let Some(node) = at {
        let own = node.tag_name().name() == name;
        if own && !is_left_out(node) {
            found.push(node);
        }
        // What a paragraph holds is its own affair.
        let whole = own || is_left_out(node) || node.tag_name().name() == "p";
        at = if whole {
            behind(node, root)
        } else {
            next(node, root)
        };
    }
    found
}

impl Writer {
    /// Writes the paragraphs and tables in an element. In a cell a table is only its paragraphs.
    fn blocks(&mut self, root: Node<'_, '_>, tables: bool) {
        let mut at = root.first_child();
        while let Some(node) = at {
            at = match node.tag_name().name() {
                _ if is_left_out(node) => behind(node, root),
                // Text boxes within a paragraph come right behind it.
                "p" => {
                    self.paragraph(node);
                    next(node, root)
                }
                "tbl" if tables && self.table(node) => behind(node, root),
                _ => next(node, root),
            };
        }
    }

    fn paragraph(&mut self, paragraph: Node<'_, '_>) {
        let properties = child(paragraph, "pPr");
        let mark = properties.and_then(|p| child(p, "rPr"));
        let text = text(paragraph);
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
            self.numbering.next(properties)
        };
        let mut number = number.unwrap_or_default();
        let mut parts: Vec<&str> = text.split('\n').collect();
        parts.retain(|part| !part.chars().all(is_space));
        if parts.is_empty() && !number.is_empty() {
            parts.push("");
        }
        for part in parts {
            let number = std::mem::take(&mut number);
            let part = if number.is_empty() {
                part
            } else {
                part.trim_start_matches(is_space)
            };
            let line = format!("{number}{part}");
            self.lines.push(line.trim_end_matches(is_space).to_owned());
        }
    }

    /// Ends text that ran on to the end of its cell or of the document.
    fn carry(&mut self) {
        let rest = std::mem::take(&mut self.carried);
        let parts = rest.split('\n').filter(|part| !part.chars().all(is_space));
        self.lines.extend(parts.map(str::to_owned));
    }

    /// Writes a table of data; says whether it was one.
    fn table(&mut self, table: Node<'_, '_>) -> bool {
        let rows = each(table, "tr");
        let several = |row: &&Node<'_, '_>| each(**row, "tc").len() > 1;
        if rows.iter().filter(several).count() < 2 {
            return false;
        }
        self.carry();
        let mut grid: Vec<Vec<Cell>> = Vec::new();
        for row in rows {
            let span = |name: &str| {
                let given = child(row, "trPr").and_then(|p| val(p, name));
                given.and_then(|v| v.parse().ok()).unwrap_or(0_usize)
            };
            let empty = |columns| Cell {
                text: String::new(),
                columns,
                rows: 1,
            };
            let mut cells = Vec::new();
            if span("gridBefore") > 0 {
                cells.push(empty(span("gridBefore")));
            }
            for cell in each(row, "tc") {
                let properties = child(cell, "tcPr");
                let given = properties.and_then(|p| val(p, "gridSpan"));
                let columns = given.and_then(|v| v.parse().ok()).unwrap_or(1_usize).max(1);
                let goes_on = |name: &str| {
                    let merge = properties.and_then(|p| child(p, name));
                    merge.is_some_and(|merge| attr(merge, "val") != Some("restart"))
                };
                if goes_on("vMerge") || goes_on("hMerge") {
                    cells.push(empty(columns));
                    continue;
                }
                let outer = std::mem::take(&mut self.lines);
                self.blocks(cell, false);
                self.carry();
                let lines = std::mem::replace(&mut self.lines, outer);
                let lines: Vec<&str> = lines
                    .iter()
                    .map(|line| line.trim_matches(is_space))
                    .collect();
                cells.push(Cell {
                    text: lines.join(&LINE_SEPARATOR.to_string()),
                    columns,
                    rows: 1,
                });
            }
            grid.push(cells);
        }
        // The numbers in its cells are counted now, so a table too wide is written cell by cell.
        match Grid::new(grid.clone()) {
            Some(grid) => self.lines.extend(grid.lines()),
            None => {
                let cells = grid
                    .into_iter()
                    .flatten()
                    .filter(|cell| !cell.text.is_empty());
                self.lines.extend(cells.map(|cell| cell.text));
            }
        }
        true
    }
}

/// The text of a paragraph, a line break as `\n`; what stands in its text boxes is not in it.
fn text(paragraph: Node<'_, '_>) -> String {
    let mut text = String::new();
    let mut at = paragraph.first_child();
    while let Some(node) = at {
        if is_left_out(node) {
            at = behind(node, paragraph);
            continue;
        }
        match node.tag_name().name() {
            "t" => {
                let printed = node.children().filter_map(|child| child.text());
                let clean = |c: char| match c {
                    '\t' | '\n' | '\r' | LINE_SEPARATOR | '\u{2029}' => ' ',
                    c => c,
                };
                text.extend(printed.flat_map(str::chars).map(clean));
            }
            "tab" | "ptab" => text.push(' '),
            "br" | "cr" => text.push('\n'),
            "noBreakHyphen" => text.push('-'),
            "sym" => {
                let code = attr(node, "char").and_then(|c| u32::from_str_radix(c, 16).ok());
                text.extend(code.and_then(char::from_u32));
            }
            // Pictures and shapes: their text boxes are paragraphs of their own.
            "drawing" | "pict" | "object" | "txbxContent" => {
                at = behind(node, paragraph);
                continue;
            }
            _ => {}
        }
        at = next(node, paragraph);
    }
    text
}
