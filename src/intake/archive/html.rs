//! Pages of portals as lines: what a reader sees, in order.

use super::element::{breaks_line, is_element, is_unseen};
use super::fields::field_lines;
use super::format::unreadable;
use super::grid::{Cell, Grid};
use super::lines::{LINE_SEPARATOR, Lines};
use super::list::List;
use super::parse::parse_page;
use super::survey::{Survey, skip_element};
use super::text::Text;
use crate::base::diag::Diagnostic;
use crate::base::source::Source;
use crate::plan::LineRange;
use ego_tree::NodeRef;
use ego_tree::iter::Edge;
use scraper::node::Element;
use scraper::{Html, Node};

/// Reads a page.
///
/// # Errors
/// `unreadable-format` if there is no text on it.
pub fn read(name: &str, page: &str) -> Result<Text, Box<Diagnostic>> {
    let html = parse_page(name, page)?;
    let text = body(&html).map(|body| page_text(name, body));

    text.filter(|text| !text.source.text().is_empty())
        .ok_or_else(|| {
            let help = "open it in a browser, select all, and archive the copied text";
            unreadable(name, "a page without a text of its own", help)
        })
}

fn body(html: &Html) -> Option<NodeRef<'_, Node>> {
    let child = |node: NodeRef<'_, Node>, name: &str| {
        let found = node.children().find(|child| is_element(*child, name));
        found.map(|node| node.id())
    };
    let root = html.tree.get(child(html.tree.root(), "html")?)?;
    html.tree.get(child(root, "body")?)
}

fn page_text(name: &str, body: NodeRef<'_, Node>) -> Text {
    let survey = Survey::new(body);
    let mut writer = PageWriter::new(&survey);
    writer.write(body);

    let (first, last) = (writer.first_line, writer.last_line);
    Text {
        article: (first > 0 && first <= last).then_some(LineRange { first, last }),
        source: Source::new(name, writer.lines.into_text()),
    }
}

/// Writes the elements of a page as lines.
struct PageWriter<'a> {
    survey: &'a Survey,
    lines: Lines,
    /// The lists that are open; `None` for one without numbers.
    lists: Vec<Option<List>>,
    /// How many elements are open that keep their line breaks.
    preformatted: usize,
    /// The first line of the article; 0 before it.
    first_line: u32,
    /// The last line of the article; 0 before its end.
    last_line: u32,
}

impl<'a> PageWriter<'a> {
    fn new(survey: &'a Survey) -> Self {
        Self {
            survey,
            lines: Lines::default(),
            lists: Vec::new(),
            preformatted: 0,
            first_line: 0,
            last_line: 0,
        }
    }

    /// Writes everything in an element.
    fn write(&mut self, root: NodeRef<'_, Node>) {
        let mut edges = root.traverse();
        while let Some(edge) = edges.next() {
            match edge {
                Edge::Open(node) => match node.value() {
                    Node::Text(text) => self.write_text(text),
                    Node::Element(element) => {
                        let left_out = is_unseen(element) || self.survey.is_hidden(node.id());
                        // The root itself is written: the caller has decided that it is seen.
                        if left_out && node.id() != root.id() {
                            skip_element(&mut edges, node.id());
                        } else if self.open(node, element) == Inside::Written {
                            skip_element(&mut edges, node.id());
                            self.end_article(node);
                        }
                    }
                    _ => {}
                },
                Edge::Close(node) => {
                    if let Node::Element(element) = node.value() {
                        self.close(node, element);
                    }
                }
            }
        }
    }

    /// Writes a text; its line breaks count only where it is preformatted.
    fn write_text(&mut self, text: &str) {
        if self.preformatted == 0 {
            self.lines.add_text(text);
            return;
        }

        for (index, line) in text.split('\n').enumerate() {
            if index > 0 {
                self.lines.end_line();
            }
            self.lines.add_text(line);
        }
    }

    /// Begins an element; returns whether what is in it was written with it.
    fn open(&mut self, node: NodeRef<'_, Node>, element: &Element) -> Inside {
        let article = self.survey.article.as_ref();
        if article.is_some_and(|article| article.first == node.id()) {
            self.first_line = self.lines.count() + 1;
        }

        if breaks_line(element) {
            self.lines.end_line();
        }

        match element.name() {
            // A table is written row by row; a table that lays out the page is written like any other element.
            "table" if self.write_table(node) => return Inside::Written,
            "ol" | "ul" | "menu" | "dir" => self.lists.push(List::new(node, element)),
            "li" => {
                if let Some(Some(list)) = self.lists.last_mut() {
                    let mark = list.next_mark(element);
                    self.lines.add_mark(&mark);
                }
            }
            "pre" | "textarea" | "listing" => self.preformatted += 1,
            _ => {}
        }

        Inside::ToWrite
    }

    /// Ends an element.
    fn close(&mut self, node: NodeRef<'_, Node>, element: &Element) {
        if breaks_line(element) {
            self.lines.end_line();
        }

        match element.name() {
            "ol" | "ul" | "menu" | "dir" => drop(self.lists.pop()),
            "li" => self.lines.drop_marks(),
            "pre" | "textarea" | "listing" => self.preformatted -= 1,
            _ => {}
        }
        self.end_article(node);
    }

    /// Notes the last line of the article if this is its last element.
    fn end_article(&mut self, node: NodeRef<'_, Node>) {
        let article = self.survey.article.as_ref();
        if article.is_some_and(|article| article.last == node.id()) {
            self.last_line = self.lines.count();
        }
    }

    /// Writes a table of data or of fields; returns whether it was one.
    fn write_table(&mut self, table: NodeRef<'_, Node>) -> bool {
        if !self.survey.may_hold_data(table.id()) {
            return false;
        }

        let rows = self.table_rows(table);
        // Fields first: their table would pass for one of data, too.
        let lines: Vec<String> = if let Some(fields) = field_lines(&rows) {
            fields
        } else if let Some(grid) = Grid::new(rows) {
            grid.into_lines().collect()
        } else {
            return false;
        };

        for caption in table
            .children()
            .filter(|child| is_element(*child, "caption"))
        {
            for line in self.cell_text(caption).split(LINE_SEPARATOR) {
                self.lines.add_text(line);
                self.lines.end_line();
            }
        }
        for line in lines {
            self.lines.add_line(line);
        }
        true
    }

    /// Returns the cells of a table, row by row.
    fn table_rows(&self, table: NodeRef<'_, Node>) -> Vec<Vec<Cell>> {
        let mut rows = Vec::new();
        // Rows stand in the table itself, or in its head, body and foot.
        for part in table.children() {
            let own = is_element(part, "tr").then_some(part);
            let inner = part.children().filter(|child| is_element(*child, "tr"));
            for row in own.into_iter().chain(inner) {
                rows.push(row.children().filter_map(|cell| self.cell(cell)).collect());
            }
        }
        rows
    }

    /// Returns a cell of a row; `None` for anything else, and where it is hidden.
    fn cell(&self, node: NodeRef<'_, Node>) -> Option<Cell> {
        let element = node.value().as_element()?;
        if !matches!(element.name(), "td" | "th") || self.survey.is_hidden(node.id()) {
            return None;
        }

        let span = |name: &str| {
            let span = element.attr(name).and_then(|v| v.trim().parse().ok());
            span.unwrap_or(1_usize)
        };
        // No rows at all means all that are left.
        let rows = match span("rowspan") {
            0 => usize::MAX,
            rows => rows,
        };
        Some(Cell {
            text: self.cell_text(node),
            columns: span("colspan").max(1),
            rows,
        })
    }

    /// Returns the text of a cell; there is no table in it, so this goes one level deep.
    fn cell_text(&self, cell: NodeRef<'_, Node>) -> String {
        let mut writer = PageWriter::new(self.survey);
        writer.write(cell);
        writer.lines.into_cell()
    }
}

/// What is left to do with what is in an element.
#[derive(PartialEq, Eq)]
enum Inside {
    ToWrite,
    Written,
}
