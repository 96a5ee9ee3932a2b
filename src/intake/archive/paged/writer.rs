//! The pages of a document as lines: what only the width of a page parts is one line.

use super::super::grid::{Grid, Row as GridRow};
use super::super::lines::Lines;
use super::super::loss::{Loss, LossKind, excerpt};
use super::columns::cells_without_rules;
use super::continued::join;
use super::layout::Block;
use super::rows::Row;
use super::table::{Table, space_between};

/// How far from the right margin a full line may end, in the height of its text.
const RAGGED: f64 = 1.6;

/// How far from the left margin a line may begin that goes on, in the height of its text.
const INDENT: f64 = 0.8;

/// How far apart lines of a paragraph are at most, in the height of their text.
const APART: f64 = 2.6;

/// How close rows stand at least that are below each other, in the height of their text.
const OVERLAP: f64 = 0.95;

/// How wide a gap is that may part cells, in the height of the text.
const GAP: f64 = 1.0;

/// A paragraph that may go on.
struct Open {
    text: String,
    last: Row,
    margins: (f64, f64),
    page: usize,
}

/// A table that may go on on the next page.
struct OpenTable {
    columns: Vec<f64>,
    rows: Vec<GridRow>,
    /// What is not taken as it stands, by the row that it belongs to.
    losses: Vec<(usize, LossKind, String)>,
    page: usize,
}

/// Writes pages as lines.
#[derive(Default)]
pub struct Writer {
    lines: Lines,
    paragraph: Option<Open>,
    table: Option<OpenTable>,
    pending: Vec<Loss>,
    page: usize,
}

impl Writer {
    /// Adds what stands on the next page, with what is lost on it; its furniture is not among it.
    pub fn add_page(&mut self, blocks: Vec<Block>, margins: (f64, f64), losses: Vec<Loss>) {
        self.page += 1;
        self.pending.extend(losses);
        let mut rows: Vec<Row> = Vec::new();
        for block in blocks {
            match block {
                Block::Row(row) => {
                    self.end_table();
                    rows.push(row);
                }
                Block::Table(table) => {
                    self.add_rows(std::mem::take(&mut rows), margins);
                    self.end_paragraph();
                    self.add_table(table);
                }
                Block::Loss(loss) => {
                    self.add_rows(std::mem::take(&mut rows), margins);
                    self.pending.push(loss);
                }
            }
        }
        self.add_rows(rows, margins);
    }

    /// Notes what is lost, or doubted, where the text stands now.
    fn lose(&mut self, kind: LossKind, text: &str) {
        self.pending.push(Loss {
            kind,
            count: 1,
            line: 0,
            text: excerpt(text),
        });
    }

    /// Adds rows of running text.
    fn add_rows(&mut self, rows: Vec<Row>, margins: (f64, f64)) {
        let tabs = cells_without_rules(&rows);
        let overlaps: Vec<bool> = overlaps(&rows);
        for ((row, tabs), overlaps) in rows.into_iter().zip(tabs).zip(overlaps) {
            if overlaps || !tabs.is_empty() {
                self.end_paragraph();
                let line = row.text_with_tabs(&tabs);
                self.lose(LossKind::Columns, &line);
                self.write(line);
                continue;
            }

            let text = row.text();
            match &mut self.paragraph {
                Some(open) if open.goes_on(&row, &text, self.page) => {
                    open.text.push_str(space_between(&open.text, &text));
                    open.text.push_str(&text);
                    open.last = row;
                    open.page = self.page;
                    open.margins = margins;
                }
                _ => {
                    self.end_paragraph();
                    self.paragraph = Some(Open {
                        text,
                        last: row,
                        margins,
                        page: self.page,
                    });
                }
            }
        }
    }

    /// Adds a table; one that stands at the top of a page with the columns of the one before goes on with it.
    fn add_table(&mut self, table: Table) {
        if let Some(open) = &mut self.table
            && open.page + 1 == self.page
            && has_same_columns(&open.columns, &table.columns)
        {
            let last = open.rows.len().saturating_sub(1);
            let joint = join(&mut open.rows, table.rows);
            open.page = self.page;
            let next = (last + 1).min(open.rows.len() - 1);
            let head = joint
                .head
                .map(|head| (next, LossKind::HeaderOrFooter, head));
            let row = joint.row.map(|row| (last, LossKind::CutRow, row));
            let merged = joint
                .has_merged_cell
                .then(|| (next, LossKind::CutRow, String::new()));
            open.losses
                .extend([head, row, merged].into_iter().flatten());
            return;
        }

        self.end_table();
        self.table = Some(OpenTable {
            columns: table.columns,
            rows: table.rows,
            losses: Vec::new(),
            page: self.page,
        });
    }

    fn end_table(&mut self) {
        let Some(table) = self.table.take() else {
            return;
        };
        let lines: Vec<Option<String>> = match Grid::new(&table.rows) {
            Some(grid) => grid.lines().collect(),
            None => {
                let texts = table.rows.into_iter().flat_map(GridRow::into_texts);
                texts.map(Some).collect()
            }
        };
        for (index, line) in lines.into_iter().enumerate() {
            for (_, kind, text) in table.losses.iter().filter(|(row, ..)| *row == index) {
                self.lose(*kind, text);
            }
            if let Some(line) = line {
                self.write(line);
            }
        }
    }

    fn end_paragraph(&mut self) {
        if let Some(open) = self.paragraph.take() {
            self.write(open.text);
        }
    }

    /// Writes a line; what is lost so far belongs to it.
    fn write(&mut self, line: String) {
        let losses = std::mem::take(&mut self.pending);
        let is_blank = line.chars().all(crate::base::text::is_space);
        self.lines.add_line((!is_blank).then_some(line), losses);
    }

    /// Returns all lines with what is lost in them.
    pub fn into_text(mut self) -> (String, Vec<Loss>) {
        self.end_paragraph();
        self.end_table();
        let losses = std::mem::take(&mut self.pending);
        self.lines.add_line(None, losses);
        self.lines.into_text()
    }
}

impl Open {
    /// Returns whether a row is the next line of this paragraph: this one is full, that one is not indented, and nothing
    /// says that something else begins there.
    fn goes_on(&self, row: &Row, text: &str, page: usize) -> bool {
        let last = &self.last;
        let size = last.size;
        let is_full = last.right >= self.margins.1 - RAGGED * size;
        let is_at_margin = row.left <= self.margins.0 + INDENT * size;
        let is_same_size = (row.size - size).abs() <= 0.1 * size;
        let is_next = match page == self.page {
            true => (OVERLAP * size..=APART * size).contains(&(row.base - last.base)),
            false => page == self.page + 1,
        };
        let ends_sentence = self.text.ends_with(['。', '；', '！', '？', '：', ';']);
        is_full && is_at_margin && is_same_size && is_next && !(ends_sentence && begins_item(text))
    }
}

/// Returns whether a line begins as an item does.
fn begins_item(text: &str) -> bool {
    let text = text.trim_start();
    let numerals = "一二三四五六七八九十百零〇0123456789０１２３４５６７８９";
    let rest = text.trim_start_matches(['（', '(', '第', '附']);
    let behind = rest.trim_start_matches(|c| numerals.contains(c));
    let has_number = behind.len() < rest.len();
    has_number && behind.starts_with(['、', '.', '．', '）', ')', '条', '章', '节', '是'])
        || text.starts_with("附件")
        || text.starts_with(|c: char| ('①'..='⑳').contains(&c))
}

/// Returns for each row whether it stands beside another rather than below it, or leaves gaps next to one that does: text
/// of cells that nothing frames.
fn overlaps(rows: &[Row]) -> Vec<bool> {
    let is_beside = |a: &Row, b: &Row| {
        let apart = b.base - a.base;
        (0.0..OVERLAP * a.size.min(b.size)).contains(&apart)
    };
    let mut out = vec![false; rows.len()];
    for (at, pair) in rows.windows(2).enumerate() {
        if is_beside(&pair[0], &pair[1]) {
            out[at] = true;
            out[at + 1] = true;
        }
    }

    let has_gaps = |row: &Row| !row.gaps(GAP).is_empty();
    for at in 1..rows.len() {
        out[at] |= out[at - 1] && has_gaps(&rows[at]);
    }
    for at in (1..rows.len()).rev() {
        out[at - 1] |= out[at] && has_gaps(&rows[at - 1]);
    }
    out
}

fn has_same_columns(a: &[f64], b: &[f64]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| (a - b).abs() <= 3.0)
}
