//! What stands where on a page: how much Chinese text each element holds, which tables hold data,
//! and which element is the article.

use super::element::{is_article_container, is_unseen, shown_object, skip_element};
use super::looks::Looks;
use ego_tree::iter::Edge;
use ego_tree::{NodeId, NodeRef};
use scraper::Node;
use scraper::node::Element;
use std::collections::{HashMap, HashSet};

/// Chinese characters outside links.
#[derive(Debug, Clone, Copy, Default)]
struct Weight {
    /// All of them.
    all: usize,
    /// Those in cells and in runs too long for a button or a caption.
    prose: usize,
}

/// An element that is named as containers of articles are.
#[derive(Debug, Clone, Copy)]
struct Container {
    id: NodeId,
    /// The index of the outermost container around it; its own where there is none.
    outermost: usize,
}

/// The elements that an article goes from and to; one where it has a single container.
#[derive(Debug, Clone, Copy)]
pub struct Article {
    /// The first.
    pub first: NodeId,
    /// The last.
    pub last: NodeId,
}

impl Article {
    fn in_one(id: NodeId) -> Self {
        Self {
            first: id,
            last: id,
        }
    }
}

/// What a table is made of.
#[derive(Debug, Clone, Copy, Default)]
struct TableShape {
    /// Its rows of two cells and more.
    rows: usize,
    /// The cells of the row that is open.
    cells: usize,
    /// The tables right in it.
    inner: usize,
}

/// A page looked over.
#[derive(Debug, Default)]
pub struct Survey {
    weights: HashMap<NodeId, Weight>,
    /// How each element looks.
    pub looks: Looks,
    tables: HashMap<NodeId, TableShape>,
    /// The characters in the heaviest cell of each table.
    heaviest_cells: HashMap<NodeId, usize>,
    containers: Vec<Container>,
    /// The characters of the whole page.
    total: usize,
    /// Where the article stands.
    pub article: Option<Article>,
    /// Everything around the article.
    around_article: HashSet<NodeId>,
}

impl Survey {
    /// Looks a page over; `body` is its root.
    pub fn new(body: NodeRef<'_, Node>, looks: Looks) -> Self {
        let mut weighing = Weighing::default();
        weighing.survey.looks = looks;
        weighing.weigh(body);
        let mut survey = weighing.survey;

        // The names of containers are surer than the weight of texts: a long sidebar may outweigh a short plan.
        survey.total = survey.weight(body.id()).all;
        survey.article = survey
            .article_by_name()
            .or_else(|| survey.article_by_text(body));

        if let Some(article) = survey.article {
            // A table around the article lays out the page, however its cells look.
            for id in [article.first, article.last] {
                let node = body.tree().get(id);
                let above = node.into_iter().flat_map(|node| node.ancestors());
                survey.around_article.extend(above.map(|node| node.id()));
            }
        }

        survey
    }

    fn weight(&self, id: NodeId) -> Weight {
        self.weights.get(&id).copied().unwrap_or_default()
    }

    /// Returns whether an element is hidden. Pages show some of what they hide by script: what holds
    /// most of the text is read all the same.
    pub fn is_hidden(&self, id: NodeId) -> bool {
        self.looks.is_hidden(id) && self.weight(id).all * 2 <= self.total
    }

    /// Returns whether a table may hold data; others only lay out the page.
    pub fn may_hold_data(&self, table: NodeId) -> bool {
        let heaviest = self.heaviest_cells.get(&table).copied().unwrap_or(0);
        // A cell that holds most of the page is a column of its layout.
        let holds_page = heaviest > 200 && heaviest * 10 > self.total * 6;

        // A table around others lays out the page, unless they are details in a few of its many rows.
        let shape = self.tables.get(&table).copied().unwrap_or_default();
        let lays_out = shape.inner > 0 && shape.rows < 2 * shape.inner + 2;

        !holds_page && !lays_out && !self.around_article.contains(&table)
    }

    /// Finds the article by the names of its containers. A text in several of them goes from the first
    /// to the last.
    fn article_by_name(&self) -> Option<Article> {
        // The outermost containers that hold more than a tenth of the page.
        let heavy: Vec<Container> = self
            .containers
            .iter()
            .enumerate()
            .filter(|(index, container)| *index == container.outermost)
            .map(|(_, container)| *container)
            .filter(|container| self.weight(container.id).all * 10 > self.total)
            .collect();

        let sum: usize = heavy.iter().map(|c| self.weight(c.id).all).sum();
        let heaviest = *heavy.iter().max_by_key(|c| self.weight(c.id).all)?;

        if sum * 10 < self.total * 3 || sum < 20 {
            return None;
        }

        let most = self.weight(heaviest.id).all;
        // No single container holds the text: an editor has split it into several.
        if most * 10 < sum * 9 {
            return Some(Article {
                first: heavy.first()?.id,
                last: heavy.last()?.id,
            });
        }

        // The innermost that holds nearly all of it.
        let innermost = self.containers.iter().rfind(|container| {
            container.outermost == heaviest.outermost
                && self.weight(container.id).all * 100 >= most * 98
        })?;
        Some(Article::in_one(innermost.id))
    }

    /// Finds the article by its text: the smallest element that holds nearly all prose of the page.
    fn article_by_text(&self, body: NodeRef<'_, Node>) -> Option<Article> {
        if self.weight(body.id()).prose < 40 {
            return None;
        }

        let mut best = body;
        loop {
            let element = best.value().as_element();
            let is_table = element.is_some_and(|element| element.name() == "table");

            // A table of tasks may hold all prose of a page: a cell of it is not the article.
            if is_table && self.may_hold_data(best.id()) {
                break;
            }

            let most = self.weight(best.id()).prose;
            let inner = best
                .children()
                .filter(|child| child.value().is_element())
                .find(|child| self.weight(child.id()).prose * 10 >= most * 9);

            match inner {
                Some(inner) => best = inner,
                None => break,
            }
        }

        (best.id() != body.id()).then_some(Article::in_one(best.id()))
    }
}

/// The outermost container that is open.
#[derive(Clone, Copy)]
struct OpenContainer {
    id: NodeId,
    index: usize,
}

/// A walk over a page that fills a survey; nothing here recurses, for pages can be nested without end.
#[derive(Default)]
struct Weighing {
    survey: Survey,
    /// The weights of the elements that are open, the innermost last.
    open: Vec<Weight>,
    open_tables: Vec<NodeId>,
    open_links: usize,
    open_cells: usize,
    open_container: Option<OpenContainer>,
    /// Characters of the line so far, across elements: word processors put every few characters into a
    /// span of their own.
    line: usize,
}

impl Weighing {
    /// Walks over the page once, and weighs each element when it closes.
    fn weigh(&mut self, body: NodeRef<'_, Node>) {
        let mut edges = body.traverse();
        while let Some(edge) = edges.next() {
            match edge {
                Edge::Open(node) => match node.value() {
                    Node::Element(element)
                        if is_unseen(element) || shown_object(element).is_some() =>
                    {
                        skip_element(&mut edges, node.id());
                    }
                    Node::Element(element) => self.open_element(node.id(), element),
                    Node::Text(text) => self.count(text),
                    _ => {}
                },
                Edge::Close(node) => {
                    if let Node::Element(element) = node.value() {
                        self.close_element(node.id(), element);
                    }
                }
            }
        }
    }

    /// Notes what an element is before its content is read.
    fn open_element(&mut self, id: NodeId, element: &Element) {
        if self.survey.looks.look(id).breaks_line {
            self.end_line();
        }

        self.open.push(Weight::default());
        if is_article_container(element) {
            let own = OpenContainer {
                id,
                index: self.survey.containers.len(),
            };
            let outermost = *self.open_container.get_or_insert(own);
            self.survey.containers.push(Container {
                id,
                outermost: outermost.index,
            });
        }

        match element.name() {
            "a" if is_link(element) => self.open_links += 1,
            "td" | "th" => {
                self.open_cells += 1;
                if let Some(shape) = self.innermost_table() {
                    shape.cells += 1;
                    shape.rows += usize::from(shape.cells == 2);
                }
            }
            "tr" => {
                if let Some(shape) = self.innermost_table() {
                    shape.cells = 0;
                }
            }
            "table" => {
                if let Some(shape) = self.innermost_table() {
                    shape.inner += 1;
                }
                self.open_tables.push(id);
            }
            _ => {}
        }
    }

    /// Returns the shape of the innermost table that is open.
    fn innermost_table(&mut self) -> Option<&mut TableShape> {
        let table = self.open_tables.last()?;
        Some(self.survey.tables.entry(*table).or_default())
    }

    /// Counts the Chinese characters of a text; those of links are a menu's.
    fn count(&mut self, text: &str) {
        if self.open_links > 0 {
            return;
        }
        let count = text.chars().filter(|c| is_chinese(*c)).count();
        if let Some(weight) = self.open.last_mut() {
            weight.all += count;
        }
        self.line += count;
    }

    /// Adds the weight of an element to that of the element around it.
    fn close_element(&mut self, id: NodeId, element: &Element) {
        if self.survey.looks.look(id).breaks_line {
            self.end_line();
        }

        // What an element weighs, the element around it weighs, too.
        let weight = self.open.pop().unwrap_or_default();
        self.survey.weights.insert(id, weight);

        if let Some(parent) = self.open.last_mut() {
            parent.all += weight.all;
            parent.prose += weight.prose;
        }

        if self.open_container.is_some_and(|open| open.id == id) {
            self.open_container = None;
        }

        match element.name() {
            "a" if is_link(element) => self.open_links -= 1,
            "td" | "th" => {
                self.open_cells -= 1;
                if let Some(table) = self.open_tables.last() {
                    let heaviest = self.survey.heaviest_cells.entry(*table).or_default();
                    *heaviest = (*heaviest).max(weight.all);
                }
            }
            "table" => {
                self.open_tables.pop();
            }
            _ => {}
        }
    }

    /// Ends a line: outside tables, what is too short to be prose is none.
    fn end_line(&mut self) {
        let count = std::mem::take(&mut self.line);
        let is_prose = count >= 10 || self.open_cells > 0;
        if let Some(weight) = self.open.last_mut().filter(|_| is_prose) {
            weight.prose += count;
        }
    }
}

/// Returns whether an element leads somewhere; an anchor that was never closed may hold the whole text.
fn is_link(element: &Element) -> bool {
    element.attr("href").is_some()
}

fn is_chinese(c: char) -> bool {
    ('\u{3400}'..='\u{9FFF}').contains(&c)
}
