//! What stands where on a page: how much Chinese text each element holds, which tables hold data,
//! and which element is the article.

use super::element::{breaks, is_hidden, is_known, is_unseen};
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

/// A page looked over.
#[derive(Debug, Default)]
pub struct Survey {
    weights: HashMap<NodeId, Weight>,
    hidden: HashSet<NodeId>,
    /// Tables with a table in them.
    outer: HashSet<NodeId>,
    /// The heaviest cell of each table.
    cells: HashMap<NodeId, usize>,
    /// Known containers, each with the place of the outermost one around it.
    known: Vec<(NodeId, usize)>,
    total: usize,
    /// The first and the last element of the article.
    pub article: Option<(NodeId, NodeId)>,
    /// Everything around the article.
    around: HashSet<NodeId>,
}

impl Survey {
    /// Looks a page over; `body` is its root.
    pub fn new(body: NodeRef<'_, Node>) -> Self {
        let mut survey = Self::default();
        survey.weigh(body);
        survey.total = survey.weight(body.id()).all;
        survey.article = survey.container().or_else(|| survey.densest(body));
        if let Some((first, last)) = survey.article {
            for id in [first, last] {
                let node = body.tree().get(id);
                let above = node.into_iter().flat_map(|node| node.ancestors());
                survey.around.extend(above.map(|node| node.id()));
            }
        }
        survey
    }

    fn weight(&self, id: NodeId) -> Weight {
        self.weights.get(&id).copied().unwrap_or_default()
    }

    /// One walk over the page; nothing here recurses, for pages can be nested without end.
    fn weigh(&mut self, body: NodeRef<'_, Node>) {
        let mut open: Vec<Weight> = vec![Weight::default()];
        let mut tables: Vec<NodeId> = Vec::new();
        let (mut links, mut cells) = (0_usize, 0_usize);
        // The line so far: word processors put every few characters into a span of their own.
        let mut run = 0;
        let mut within: Option<(NodeId, usize)> = None;
        let mut edges = body.traverse();
        while let Some(edge) = edges.next() {
            match edge {
                Edge::Open(node) => match node.value() {
                    Node::Element(element) => {
                        if is_unseen(element) {
                            skip(&mut edges, node.id());
                            continue;
                        }
                        if breaks(element) {
                            line(&mut run, cells, &mut open);
                        }
                        open.push(Weight::default());
                        if is_hidden(element) {
                            self.hidden.insert(node.id());
                        }
                        if is_known(element) {
                            let place = within.map_or(self.known.len(), |(_, place)| place);
                            self.known.push((node.id(), place));
                            within = within.or(Some((node.id(), place)));
                        }
                        match element.name() {
                            "a" if is_link(element) => links += 1,
                            "td" | "th" => cells += 1,
                            "table" => {
                                self.outer.extend(tables.last());
                                tables.push(node.id());
                            }
                            _ => {}
                        }
                    }
                    Node::Text(text) if links == 0 => {
                        let count = text.chars().filter(|c| is_chinese(*c)).count();
                        if let Some(weight) = open.last_mut() {
                            weight.all += count;
                        }
                        run += count;
                    }
                    _ => {}
                },
                Edge::Close(node) => {
                    let Node::Element(element) = node.value() else {
                        continue;
                    };
                    if breaks(element) {
                        line(&mut run, cells, &mut open);
                    }
                    let weight = open.pop().unwrap_or_default();
                    self.weights.insert(node.id(), weight);
                    if let Some(parent) = open.last_mut() {
                        parent.all += weight.all;
                        parent.prose += weight.prose;
                    }
                    if within.is_some_and(|(id, _)| id == node.id()) {
                        within = None;
                    }
                    match element.name() {
                        "a" if is_link(element) => links -= 1,
                        "td" | "th" => {
                            cells -= 1;
                            if let Some(table) = tables.last() {
                                let most = self.cells.entry(*table).or_default();
                                *most = (*most).max(weight.all);
                            }
                        }
                        "table" => {
                            tables.pop();
                        }
                        _ => {}
                    }
                }
            }
        }
    }

    /// Whether an element is hidden. Pages show some of what they hide by script: what holds most
    /// of the text is read all the same.
    pub fn is_hidden(&self, id: NodeId) -> bool {
        self.hidden.contains(&id) && self.weight(id).all * 2 <= self.total
    }

    /// Whether a table may hold data; others only lay out the page.
    pub fn may_hold_data(&self, table: NodeId) -> bool {
        let most = self.cells.get(&table).copied().unwrap_or(0);
        let page = most > 200 && most * 10 > self.total * 6;
        !page && !self.outer.contains(&table) && !self.around.contains(&table)
    }

    /// The article by the names of its containers. A text in several of them goes from the first to
    /// the last.
    fn container(&self) -> Option<(NodeId, NodeId)> {
        let heavy: Vec<(NodeId, usize)> = self
            .known
            .iter()
            .enumerate()
            .filter(|(index, (_, place))| index == place)
            .map(|(_, outermost)| *outermost)
            .filter(|(id, _)| self.weight(*id).all * 10 > self.total)
            .collect();
        let sum: usize = heavy.iter().map(|(id, _)| self.weight(*id).all).sum();
        let (heaviest, place) = *heavy.iter().max_by_key(|(id, _)| self.weight(*id).all)?;
        if sum * 10 < self.total * 3 || sum < 20 {
            return None;
        }
        let most = self.weight(heaviest).all;
        if most * 10 < sum * 9 {
            return Some((heavy.first()?.0, heavy.last()?.0));
        }
        // The innermost that holds nearly all of it.
        let inner = self
            .known
            .iter()
            .rfind(|(id, p)| *p == place && self.weight(*id).all * 100 >= most * 98)?;
        Some((inner.0, inner.0))
    }

    /// The article by its text: the smallest element that holds nearly all prose of the page.
    fn densest(&self, body: NodeRef<'_, Node>) -> Option<(NodeId, NodeId)> {
        if self.weight(body.id()).prose < 40 {
            return None;
        }
        let mut best = body;
        loop {
            let table = best
                .value()
                .as_element()
                .is_some_and(|e| e.name() == "table");
            if table && self.may_hold_data(best.id()) {
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
        (best.id() != body.id()).then_some((best.id(), best.id()))
    }
}

/// Goes on behind an element.
pub fn skip<'a>(edges: &mut impl Iterator<Item = Edge<'a, Node>>, id: NodeId) {
    for edge in edges {
        if let Edge::Close(node) = edge
            && node.id() == id
        {
            return;
        }
    }
}

/// Ends a line: what is too short to be prose, outside tables, is none.
fn line(run: &mut usize, cells: usize, open: &mut [Weight]) {
    let count = std::mem::take(run);
    if let Some(weight) = open.last_mut().filter(|_| count >= 10 || cells > 0) {
        weight.prose += count;
    }
}

/// A link leads somewhere; an anchor that was never closed may hold the whole text.
fn is_link(element: &Element) -> bool {
    element.attr("href").is_some()
}

fn is_chinese(c: char) -> bool {
    ('\u{3400}'..='\u{9FFF}').contains(&c)
}
