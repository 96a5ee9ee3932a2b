//! Writes the elements of a page as lines.

use super::element::{is_unseen, object_name, shown_object, skip_element};
use super::mathml::formula_line;
use super::survey::Survey;
use crate::intake::archive::lines::Lines;
use crate::intake::archive::loss::{Loss, LossKind};
use crate::plan::LineRange;
use ego_tree::NodeRef;
use ego_tree::iter::Edge;
use scraper::Node;
use scraper::node::Element;

/// How much of what is hidden is quoted, in bytes.
const LONGEST_EXCERPT: usize = 240;

/// How many nodes are looked at for it.
const EXCERPT_NODES: usize = 256;

/// What was written of a page.
pub struct WrittenPage {
    /// The lines.
    pub text: String,
    /// What is lost in them.
    pub losses: Vec<Loss>,
    /// The lines of the article, where there is one.
    pub article: Option<LineRange>,
}

/// Writes the elements of a page as lines.
pub struct PageWriter<'a> {
    pub(super) survey: &'a Survey,
    pub(super) lines: Lines,
    /// Whether what is written is a cell: a table in it is only its paragraphs.
    pub(super) in_cell: bool,
    /// The first line of the article; 0 before it.
    first_line: u32,
    /// The last line of the article; 0 before its end.
    last_line: u32,
}

impl<'a> PageWriter<'a> {
    /// Begins to write.
    pub fn new(survey: &'a Survey, in_cell: bool) -> Self {
        Self {
            survey,
            lines: Lines::default(),
            in_cell,
            first_line: 0,
            last_line: 0,
        }
    }

    /// Writes a whole page; `body` is its root.
    pub fn write_page(survey: &'a Survey, body: NodeRef<'_, Node>) -> WrittenPage {
        let mut writer = Self::new(survey, false);
        writer.write(body);

        let (first, last) = (writer.first_line, writer.last_line);
        let (text, losses) = writer.lines.into_text();
        WrittenPage {
            text,
            losses,
            article: (first > 0 && first <= last).then_some(LineRange { first, last }),
        }
    }

    /// Writes everything in an element.
    pub fn write(&mut self, root: NodeRef<'_, Node>) {
        let mut edges = root.traverse();
        while let Some(edge) = edges.next() {
            match edge {
                Edge::Open(node) => match node.value() {
                    Node::Text(text) => self.write_text(node, text),
                    Node::Element(element) => {
                        // The root itself is written: the caller has decided that it is seen.
                        let is_root = node.id() == root.id();
                        if !is_root && self.leave_out(node, element) {
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

    /// Returns whether an element is left out, and notes what is lost with it.
    fn leave_out(&mut self, node: NodeRef<'_, Node>, element: &Element) -> bool {
        if is_unseen(element) {
            return true;
        }
        if self.survey.is_hidden(node.id()) {
            self.note_hidden(node);
            return true;
        }
        if let Some(kind) = shown_object(element) {
            self.lines.add_loss(kind, object_name(element));
            return true;
        }
        false
    }

    /// Notes an element that is hidden, if there are words in it.
    pub(super) fn note_hidden(&mut self, node: NodeRef<'_, Node>) {
        let words = words_in(node);
        if words.chars().any(char::is_alphanumeric) {
            self.lines.add_loss(LossKind::Hidden, &words);
        }
    }

    /// Writes a text; its line breaks count only where it is preformatted.
    fn write_text(&mut self, node: NodeRef<'_, Node>, text: &str) {
        let Some(parent) = node.parent() else { return };
        let look = self.survey.looks.look(parent.id());
        let has_words = text.chars().any(|c| !c.is_whitespace());

        if self.survey.looks.has_hidden_letters(look) {
            if has_words {
                self.lines.add_loss(LossKind::Hidden, text);
            }
            return;
        }
        if look.struck {
            if has_words {
                self.lines.add_loss(LossKind::StruckOut, text);
            }
            return;
        }
        if !look.keeps_lines {
            return self.lines.add_text(text, look.script);
        }

        for (index, line) in text.split('\n').enumerate() {
            if index > 0 {
                self.lines.end_line();
            }
            self.lines.add_text(line, look.script);
        }
    }

    /// Begins an element; returns whether what is in it was written with it.
    fn open(&mut self, node: NodeRef<'_, Node>, element: &Element) -> Inside {
        let article = self.survey.article.as_ref();
        if article.is_some_and(|article| article.first == node.id()) {
            self.first_line = self.lines.count() + 1;
        }

        let look = self.survey.looks.look(node.id());
        if look.breaks_line {
            self.lines.end_line();
        }

        match element.name() {
            // A table is written row by row; a table that lays out the page is written like any other element.
            "table" if self.write_table(node) => return Inside::Written,
            "math" => {
                let (line, in_part) = formula_line(node);
                if in_part {
                    self.lines.add_loss(LossKind::Formula, &line);
                }
                let look = self.survey.looks.look(node.id());
                if self.survey.looks.has_hidden_letters(look) {
                    self.lines.add_loss(LossKind::Hidden, &line);
                } else if look.struck {
                    self.lines.add_loss(LossKind::StruckOut, &line);
                } else {
                    self.lines.add_formula(&line);
                }
                return Inside::Written;
            }
            "li" => self.write_mark(node),
            _ => {}
        }

        if let Some(generated) = self.survey.looks.generated(node.id()) {
            if generated.in_part {
                self.lines.add_loss(LossKind::ListMark, &generated.before);
            }
            self.lines.add_text(&generated.before, look.script);
        }
        Inside::ToWrite
    }

    /// Writes the number of an item.
    fn write_mark(&mut self, node: NodeRef<'_, Node>) {
        if let Some(mark) = self.survey.looks.mark(node.id()) {
            self.lines.add_mark(&mark.text);
            if let Some(style) = &mark.unknown_style {
                self.lines.add_loss(LossKind::ListMark, style);
            }
        }
    }

    /// Ends an element.
    fn close(&mut self, node: NodeRef<'_, Node>, element: &Element) {
        let look = self.survey.looks.look(node.id());
        if let Some(generated) = self.survey.looks.generated(node.id()) {
            self.lines.add_text(&generated.after, look.script);
        }
        if look.breaks_line {
            self.lines.end_line();
        }

        if element.name() == "li" {
            self.lines.drop_marks();
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
}

/// What is left to do with what is in an element.
#[derive(PartialEq, Eq)]
enum Inside {
    ToWrite,
    Written,
}

/// Returns how the text in an element begins.
pub fn words_in(root: NodeRef<'_, Node>) -> String {
    let mut words = String::new();
    for node in root.descendants().take(EXCERPT_NODES) {
        if let Some(text) = node.value().as_text()
            && !node
                .parent()
                .and_then(|parent| parent.value().as_element())
                .is_some_and(is_unseen)
        {
            words.extend(text.chars().take(LONGEST_EXCERPT));
            words.push(' ');
        }
        if words.len() > LONGEST_EXCERPT {
            break;
        }
    }
    words
}
