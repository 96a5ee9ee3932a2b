//! Pages of portals as lines: what a reader sees, in order.

use super::Text;
use super::element::{breaks, is_unseen, named};
use super::fields::fields;
use super::format::unreadable;
use super::grid::{Cell, Grid};
use super::lines::{LINE_SEPARATOR, Lines};
use super::list::List;
use super::survey::{Survey, skip};
use crate::base::diag::Diagnostic;
use crate::base::source::Source;
use crate::plan::LineRange;
use ego_tree::NodeRef;
use ego_tree::iter::Edge;
use scraper::{Html, Node};

/// Reads a page.
///
/// # Errors
/// `unreadable-format` if there is no text on it.
pub fn read(name: &str, page: &str) -> Result<Text, Box<Diagnostic>> {
    let html = super::parse::parse(name, page)?;
    let read = body(&html).map(lines);
    let Some((text, article)) = read.filter(|(text, _)| !text.is_empty()) else {
        let help = "open it in a browser, select all, and archive the copied text";
        return Err(unreadable(name, "a page without a text of its own", help));
    };
    Ok(Text {
        source: Source::new(name, text),
        article,
    })
}

fn body(html: &Html) -> Option<NodeRef<'_, Node>> {
    let child = |node: NodeRef<'_, Node>, name: &str| {
        let found = node.children().find(|child| named(*child, name));
        found.map(|node| node.id())
    };
    let root = html.tree.get(child(html.tree.root(), "html")?)?;
    html.tree.get(child(root, "body")?)
}

fn lines(body: NodeRef<'_, Node>) -> (String, Option<LineRange>) {
    let survey = Survey::new(body);
    let mut flow = Flow {
        survey: &survey,
        lines: Lines::default(),
        first: 0,
        last: 0,
    };
    flow.walk(body);
    let article = (flow.first > 0 && flow.first <= flow.last).then_some(LineRange {
        first: flow.first,
        last: flow.last,
    });
    (flow.lines.into_text(), article)
}

struct Flow<'a> {
    survey: &'a Survey,
    lines: Lines,
    first: u32,
    last: u32,
}

impl Flow<'_> {
    /// Writes everything in an element.
    fn walk(&mut self, root: NodeRef<'_, Node>) {
        let mut lists: Vec<Option<List>> = Vec::new();
        let mut preformatted = 0_usize;
        let mut edges = root.traverse();
        while let Some(edge) = edges.next() {
            match edge {
                Edge::Open(node) => match node.value() {
                    Node::Text(text) if preformatted > 0 => {
                        for (index, line) in text.split('\n').enumerate() {
                            if index > 0 {
                                self.lines.end();
                            }
                            self.lines.text(line);
                        }
                    }
                    Node::Text(text) => self.lines.text(text),
                    Node::Element(element) => {
                        if node.id() != root.id()
                            && (is_unseen(element) || self.survey.is_hidden(node.id()))
                        {
                            skip(&mut edges, node.id());
                            continue;
                        }
                        if self.survey.article.is_some_and(|(id, _)| id == node.id()) {
                            self.first = self.lines.count() + 1;
                        }
                        if breaks(element) {
                            self.lines.end();
                        }
                        match element.name() {
                            "table" if self.table(node) => {
                                skip(&mut edges, node.id());
                                self.close(node);
                            }
                            "ol" | "ul" | "menu" | "dir" => lists.push(List::new(node, element)),
                            "li" => {
                                if let Some(Some(list)) = lists.last_mut() {
                                    let mark = list.mark(element);
                                    self.lines.mark(&mark);
                                }
                            }
                            "pre" | "textarea" | "listing" => preformatted += 1,
                            _ => {}
                        }
                    }
                    _ => {}
                },
                Edge::Close(node) => {
                    let Node::Element(element) = node.value() else {
                        continue;
                    };
                    if breaks(element) {
                        self.lines.end();
                    }
                    match element.name() {
                        "ol" | "ul" | "menu" | "dir" => drop(lists.pop()),
                        "li" => self.lines.unmark(),
                        "pre" | "textarea" | "listing" => preformatted -= 1,
                        _ => {}
                    }
                    self.close(node);
                }
            }
        }
    }

    fn close(&mut self, node: NodeRef<'_, Node>) {
        if self.survey.article.is_some_and(|(_, id)| id == node.id()) {
            self.last = self.lines.count();
        }
    }

    /// Writes a table of data or of fields; says whether it was one.
    fn table(&mut self, table: NodeRef<'_, Node>) -> bool {
        if !self.survey.may_hold_data(table.id()) {
            return false;
        }
        let rows = self.rows(table);
        let fields = fields(&rows);
        let lines: Vec<String> = match fields {
            Some(fields) => fields,
            None => match Grid::new(rows) {
                Some(grid) => grid.lines().collect(),
                None => return false,
            },
        };
        for caption in table.children().filter(|child| named(*child, "caption")) {
            for line in self.cell(caption).split(LINE_SEPARATOR) {
                self.lines.text(line);
                self.lines.end();
            }
        }
        for line in lines {
            self.lines.line(line);
        }
        true
    }

    fn rows(&self, table: NodeRef<'_, Node>) -> Vec<Vec<Cell>> {
        let mut rows = Vec::new();
        for part in table.children() {
            let inner = part.children().filter(|child| named(*child, "tr"));
            let rows_of = named(part, "tr").then_some(part).into_iter().chain(inner);
            for row in rows_of {
                let cells = row.children().filter_map(|cell| {
                    let element = cell.value().as_element()?;
                    if !matches!(element.name(), "td" | "th") || self.survey.is_hidden(cell.id()) {
                        return None;
                    }
                    let span = |name: &str| {
                        let span = element.attr(name).and_then(|v| v.trim().parse().ok());
                        span.unwrap_or(1_usize)
                    };
                    Some(Cell {
                        text: self.cell(cell),
                        columns: span("colspan").max(1),
                        // No rows at all means all that are left.
                        rows: if span("rowspan") == 0 {
                            usize::MAX
                        } else {
                            span("rowspan")
                        },
                    })
                });
                rows.push(cells.collect());
            }
        }
        rows
    }

    /// The text of a cell; there is no table in it, so this goes one level deep.
    fn cell(&self, cell: NodeRef<'_, Node>) -> String {
        let mut flow = Flow {
            survey: self.survey,
            lines: Lines::default(),
            first: 0,
            last: 0,
        };
        flow.walk(cell);
        flow.lines.into_cell()
    }
}
