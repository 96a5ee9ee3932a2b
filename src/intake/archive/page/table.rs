//! Tables of pages: of data, a row a line; of the fields that portals print above a text; or of the page itself.

use super::element::is_element;
use super::fields::field_lines;
use super::writer::PageWriter;
use crate::intake::archive::grid::{Cell, Grid, Row};
use crate::intake::archive::lines::LINE_SEPARATOR;
use crate::intake::archive::loss::{Loss, LossKind};
use ego_tree::{NodeId, NodeRef};
use scraper::Node;

/// No cell covers more columns or rows than this: browsers count no further.
const WIDEST_SPAN: usize = 1000;
const HIGHEST_SPAN: usize = 65_534;

/// The rows of a table, each with what is lost in it.
#[derive(Default)]
struct Rows {
    rows: Vec<Row>,
    losses: Vec<Vec<Loss>>,
}

impl PageWriter<'_> {
    /// Writes a table of data or of fields; returns whether it was one.
    pub(super) fn write_table(&mut self, table: NodeRef<'_, Node>) -> bool {
        if self.in_cell || !self.survey.may_hold_data(table.id()) {
            return false;
        }

        let Rows { rows, losses } = self.table_rows(table);
        // Fields first: their table would pass for one of data, too.
        let lines: Vec<Option<String>> = if let Some(fields) = field_lines(&rows) {
            fields.into_iter().map(Some).collect()
        } else if let Some(mut grid) = Grid::new(&rows) {
            let hidden = grid.hide_columns(&self.hidden_columns(table));
            if hidden.iter().any(|text| !text.is_empty()) {
                self.lines.end_line();
                self.lines.add_loss(LossKind::Hidden, &hidden.concat());
            }
            grid.lines().collect()
        } else {
            return false;
        };

        for caption in table
            .children()
            .filter(|child| is_element(*child, "caption"))
        {
            let (text, lost) = self.cell_text(caption);
            for line in text.split(LINE_SEPARATOR) {
                self.lines.add_text(line, None);
                self.lines.end_line();
            }
            self.lines.add_line(None, lost);
        }
        let mut losses = losses.into_iter();
        for line in lines {
            self.lines.add_line(line, losses.next().unwrap_or_default());
        }
        self.lines.add_line(None, losses.flatten().collect());
        true
    }

    /// Returns the rows of a table in the order in which they are shown: its head first, its foot last.
    fn table_rows(&mut self, table: NodeRef<'_, Node>) -> Rows {
        let first = |name: &str| table.children().find(|child| is_element(*child, name));
        let (head, foot) = (first("thead"), first("tfoot"));
        let is_edge = |part: NodeRef<'_, Node>| {
            [head, foot]
                .iter()
                .flatten()
                .any(|edge| edge.id() == part.id())
        };
        let middle = table.children().filter(|part| !is_edge(*part));

        let mut rows = Rows::default();
        for part in head.into_iter().chain(middle).chain(foot) {
            // Rows stand in the table itself, or in its head, body and foot.
            if is_element(part, "tr") {
                self.add_row(part, false, &mut rows);
                continue;
            }
            if !["thead", "tbody", "tfoot"]
                .iter()
                .any(|name| is_element(part, name))
            {
                continue;
            }
            if self.is_left_out(part.id()) {
                self.note_hidden(part);
                continue;
            }
            let mut opens_section = true;
            for row in part.children().filter(|child| is_element(*child, "tr")) {
                self.add_row(row, opens_section, &mut rows);
                opens_section = false;
            }
        }
        rows
    }

    /// Returns whether a row or a part of a table takes no place.
    fn is_left_out(&self, id: NodeId) -> bool {
        self.survey.is_hidden(id) || self.survey.looks.look(id).collapsed
    }

    /// Returns the columns that are hidden, by their places.
    fn hidden_columns(&self, table: NodeRef<'_, Node>) -> Vec<usize> {
        let groups = table
            .children()
            .filter(|child| is_element(*child, "colgroup"));
        let columns = groups.flat_map(|group| {
            let own = group.children().filter(|child| is_element(*child, "col"));
            own.map(move |column| (group, column))
        });

        let mut hidden = Vec::new();
        let mut at = 0;
        for (group, column) in columns {
            let is_collapsed = [group, column]
                .iter()
                .any(|node| self.survey.looks.look(node.id()).collapsed);
            for _ in 0..span(column, "span").min(WIDEST_SPAN) {
                // A table is not wider than a grid.
                if is_collapsed && hidden.len() < WIDEST_SPAN {
                    hidden.push(at);
                }
                at += 1;
            }
        }
        hidden
    }

    /// Adds a row, unless it is hidden; what is lost with it is lost behind the row before.
    fn add_row(&mut self, row: NodeRef<'_, Node>, opens_section: bool, to: &mut Rows) {
        if self.is_left_out(row.id()) {
            self.note_hidden(row);
            return;
        }

        let mut lost = Vec::new();
        let cells = row.children().filter_map(|node| self.cell(node, &mut lost));
        to.rows.push(Row {
            cells: cells.collect(),
            opens_section,
        });
        to.losses.push(lost);
    }

    /// Returns a cell of a row; `None` for anything else, and where it takes no place.
    fn cell(&mut self, node: NodeRef<'_, Node>, lost: &mut Vec<Loss>) -> Option<Cell> {
        let element = node.value().as_element()?;
        if !matches!(element.name(), "td" | "th") {
            return None;
        }
        if self.survey.looks.look(node.id()).hides && self.survey.is_hidden(node.id()) {
            self.note_hidden(node);
            return None;
        }

        // A cell whose letters are hidden goes on taking its place.
        let text = if self.survey.is_hidden(node.id()) {
            self.note_hidden(node);
            String::new()
        } else {
            let (text, own) = self.cell_text(node);
            lost.extend(own);
            text
        };
        // No rows at all means all that are left.
        let rows = match span(node, "rowspan") {
            0 => usize::MAX,
            rows => rows.min(HIGHEST_SPAN),
        };
        Some(Cell {
            text,
            columns: span(node, "colspan").clamp(1, WIDEST_SPAN),
            rows,
        })
    }

    /// Returns the text of a cell and what is lost in it; a table in it is only its paragraphs, so this goes one level
    /// deep.
    fn cell_text(&self, cell: NodeRef<'_, Node>) -> (String, Vec<Loss>) {
        let mut writer = PageWriter::new(self.survey, true);
        writer.write(cell);
        writer.lines.into_cell()
    }
}

/// Returns how many columns or rows an attribute says; 1 where it says nothing.
fn span(node: NodeRef<'_, Node>, name: &str) -> usize {
    let element = node.value().as_element();
    let span = element.and_then(|element| element.attr(name));
    span.and_then(|span| span.trim().parse().ok()).unwrap_or(1)
}
