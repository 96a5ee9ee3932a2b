//! Builds the outline from the lines of a plan: numbers open nodes, field statements make tasks.

use super::fields::{self};
use super::strip::Line;
use super::table;
use crate::diag::Diagnostic;
use crate::plan::{Block, Label, LabelKind, LineRange, Node, Outline, Skip};
use crate::source::Source;
use crate::text::is_space;

/// The longest sentence, in characters, that still makes a heading.
const HEADING_LIMIT: usize = 60;
/// The deepest heading that Markdown can hold below the title.
const MAX_DEPTH: usize = 5;

/// An outline, and the lines that turned out not to be text.
#[derive(Debug, Default)]
pub struct Built {
    pub outline: Outline,
    pub skip: Vec<Skip>,
}

/// Builds the outline; `year` is what a bare month means.
pub fn build(source: &Source, body: &[Line], year: i16, doubts: &mut Vec<Diagnostic>) -> Built {
    let mut builder = Builder {
        source,
        year,
        doubts,
        outline: Outline::default(),
        spans: Vec::new(),
        tail_lines: Vec::new(),
        skip: Vec::new(),
        closing: false,
    };
    let mut index = 0;
    while index < body.len() {
        index += builder.step(&body[index..]);
    }
    builder.cover_siblings();
    builder.derive();
    Built {
        outline: builder.outline,
        skip: builder.skip,
    }
}

pub(super) struct Builder<'a> {
    pub(super) source: &'a Source,
    pub(super) year: i16,
    pub(super) doubts: &'a mut Vec<Diagnostic>,
    pub(super) outline: Outline,
    /// Where each node stands in the source.
    pub(super) spans: Vec<Span>,
    /// Last line of each closing statement, with the node that it speaks of.
    pub(super) tail_lines: Vec<(usize, u32)>,
    skip: Vec<Skip>,
    /// Behind the main text, in the list of attachments.
    closing: bool,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Span {
    pub(super) first: u32,
    pub(super) last: u32,
    pub(super) own_line_field: bool,
    pub(super) from_table: bool,
}

impl Builder<'_> {
    /// Reads the next line, or the next table; says how many lines that took.
    fn step(&mut self, lines: &[Line]) -> usize {
        let line = &lines[0];
        if let Some(columns) = table::columns(&line.text).filter(|_| !self.closing) {
            self.text(line.number, line.trimmed());
            return 1 + self.table(&columns, &lines[1..]);
        }
        let text = line.trimmed();
        match Label::read(text) {
            Some(label) if label.kind == LabelKind::Attachment => {
                return self.attachment(&label, lines);
            }
            Some(label) if label.kind == LabelKind::Bullet && text.len() == label.len => {
                self.stray_dash(line);
            }
            // A bare row number means nothing outside a table.
            Some(label) if label.kind != LabelKind::Row && !self.closing => {
                self.open(line.number, &label);
                self.fill(line.number, text, label.len);
            }
            label if self.closing => {
                // The list goes on with 2. and 3.; anything else has lost its 附件 heading.
                if label.is_none_or(|label| label.kind != LabelKind::Item) {
                    self.doubts.push(
                        Diagnostic::warning(
                            "behind-attachments",
                            "text behind the list of attachments, under no 附件 heading",
                        )
                        .at_line(self.source, line.number)
                        .help("is a line such as 附件1 missing above it?"),
                    );
                }
                self.outline.closing.push(Block::Text(text.to_owned()));
            }
            _ => self.paragraph(line.number, text),
        }
        1
    }

    fn stray_dash(&mut self, line: &Line) {
        self.doubts.push(
            Diagnostic::warning("stray-dash", "a dash that has lost the text behind it")
                .at_line(self.source, line.number)
                .help("the text may stand on a line nearby, without its dash: declare an [[emendation]] there"),
        );
        let lines = LineRange {
            first: line.number,
            last: line.number,
        };
        self.skip.push(Skip {
            lines,
            why: "孤立的破折号".to_owned(),
        });
    }

    /// 附件1 with its title, or the list of attachments behind the text.
    fn attachment(&mut self, label: &Label, lines: &[Line]) -> usize {
        let text = lines[0].trimmed();
        let rest = &text[label.len..];
        let again = |line: &Line| {
            Label::read(&line.text).is_some_and(|other| {
                other.kind == LabelKind::Attachment && (other.number > 0 || label.number > 0)
            })
        };
        let lists = !rest.is_empty()
            && (label.number == 0 || lines[1..].iter().any(again) || lines.len() <= 3);
        if lists && !self.outline.nodes.is_empty() {
            if self.outline.main_end() == self.outline.nodes.len() {
                self.closing = true;
                self.outline.closing.push(Block::Text(text.to_owned()));
            } else {
                // Behind a first attachment the main text is over.
                self.paragraph(lines[0].number, text);
            }
            return 1;
        }
        self.closing = false;
        self.open(lines[0].number, label);
        // The title stands on the next line; printed together they are one heading.
        let titled = lines.get(1).filter(|next| {
            rest.is_empty()
                && Label::read(&next.text).is_none()
                && next.trimmed().chars().count() <= HEADING_LIMIT
                && !next.trimmed().ends_with(['。', ':', '\u{FF1A}'])
        });
        let index = self.outline.nodes.len() - 1;
        match titled {
            Some(next) => {
                let label = text.trim_end_matches(is_space);
                self.outline.nodes[index].heading = format!("{label} {}", next.trimmed());
                if let Some(label) = Label::read(&self.outline.nodes[index].heading) {
                    self.outline.nodes[index].label = label;
                }
                self.spans[index].last = next.number;
                2
            }
            None => {
                self.outline.nodes[index].heading = text.to_owned();
                1
            }
        }
    }

    /// Opens a node for a label.
    pub(super) fn open(&mut self, line: u32, label: &Label) {
        let rank = label.kind.rank();
        let mut depth = 1;
        // The nearest node above that is not of the same style or a deeper one.
        for index in (0..self.outline.nodes.len()).rev() {
            let node = &self.outline.nodes[index];
            if node.label.kind.rank() < rank && rank > 0 {
                depth = node.depth + 1;
                break;
            }
            if node.label.kind.rank() == 0 || rank == 0 {
                break;
            }
        }
        self.outline.nodes.push(Node {
            id: String::new(),
            label: label.clone(),
            heading: String::new(),
            depth: depth.min(MAX_DEPTH),
            blocks: Vec::new(),
            tail: Vec::new(),
            goals: Vec::new(),
            recurrences: Vec::new(),
            task: None,
        });
        self.spans.push(Span {
            first: line,
            last: line,
            own_line_field: false,
            from_table: false,
        });
        let index = self.outline.nodes.len() - 1;
        let derived = self.outline.derived_id(index);
        let mut id = derived.clone();
        let mut count = 1;
        while self.outline.nodes[..index].iter().any(|node| node.id == id) {
            count += 1;
            id = format!("{derived}x{count}");
        }
        if count > 1 {
            self.doubts.push(
                Diagnostic::warning(
                    "repeated-number",
                    format!("the number {} stands here a second time", label.text),
                )
                .at_line(self.source, line)
                .help(format!(
                    "its address is `{id}`; is a heading above it missing?"
                )),
            );
        }
        self.outline.nodes[index].id = id;
        self.check_sequence(index, line);
    }

    /// A number that skips one may mean a lost line.
    fn check_sequence(&mut self, index: usize, line: u32) {
        let node = &self.outline.nodes[index];
        if matches!(node.label.kind, LabelKind::Bullet | LabelKind::Attachment) {
            return;
        }
        let sibling = self.outline.nodes[..index]
            .iter()
            .rev()
            .take_while(|other| other.depth >= node.depth)
            .find(|other| other.depth == node.depth && other.label.kind == node.label.kind);
        if let Some(sibling) = sibling
            && node.label.number > sibling.label.number + 1
        {
            self.doubts.push(
                Diagnostic::warning(
                    "skipped-number",
                    format!("{} follows {}", node.label.text, sibling.label.text),
                )
                .at_line(self.source, line)
                .help("is a line missing, or is a number printed wrong?"),
            );
        }
    }

    /// Puts the text of a labelled line into the node just opened.
    pub(super) fn fill(&mut self, line: u32, text: &str, label_len: usize) {
        let pieces = fields::cut(&text[label_len..]);
        let first_field = pieces
            .iter()
            .find(|p| p.is_field)
            .map_or(text.len(), |p| p.range.start + label_len);
        let own = text[..first_field].trim_end_matches(is_space);
        let index = self.outline.nodes.len() - 1;
        if let Some(at) = self.glued_label(own, label_len) {
            self.outline.nodes[index].heading = own[..at].trim_end_matches(is_space).to_owned();
            let rest = &text[at..];
            if let Some(label) = Label::read(rest) {
                self.open(line, &label);
                self.fill(line, rest, label.len);
            }
            return;
        }
        let split = heading_end(own, label_len);
        let node = &mut self.outline.nodes[index];
        node.heading = own[..split].trim_end_matches(is_space).to_owned();
        let rest = own[split..].trim_matches(is_space);
        if !rest.is_empty() {
            node.blocks.push(Block::Text(rest.to_owned()));
        }
        for piece in pieces.iter().skip_while(|p| !p.is_field) {
            let part = text[label_len..][piece.range.clone()].to_owned();
            node.blocks.push(if piece.is_field {
                Block::Field(part)
            } else {
                Block::Text(part)
            });
        }
    }

    /// Where a second number stands in a line, behind white space: the next one of its style.
    fn glued_label(&self, text: &str, from: usize) -> Option<usize> {
        let mut at = from;
        while let Some(gap) = text[at..].find(is_space) {
            let start = at + gap;
            let rest = text[start..].trim_start_matches(is_space);
            at = text.len() - rest.len();
            if rest.is_empty() {
                return None;
            }
            let Some(label) = Label::read(rest) else {
                continue;
            };
            let numbered = matches!(
                label.kind,
                LabelKind::Section | LabelKind::Subsection | LabelKind::Item | LabelKind::Subitem
            );
            let last = self
                .outline
                .nodes
                .iter()
                .rev()
                .find(|node| node.label.kind == label.kind);
            let next = last.map_or(1, |node| node.label.number + 1);
            if numbered && (label.number == next || label.number == 1) {
                return Some(at);
            }
        }
        None
    }

    /// A line without a number.
    pub(super) fn paragraph(&mut self, line: u32, text: &str) {
        if let Some(at) = self.glued_label(text, 0)
            && at > 0
        {
            self.paragraph(line, text[..at].trim_end_matches(is_space));
            if let Some(label) = Label::read(&text[at..]) {
                self.open(line, &label);
                self.fill(line, &text[at..], label.len);
            }
            return;
        }
        let pieces = fields::cut(text);
        let all_fields = pieces.iter().all(|piece| piece.is_field);
        for piece in pieces {
            let part = text[piece.range].to_owned();
            let block = if piece.is_field {
                Block::Field(part)
            } else {
                Block::Text(part)
            };
            match self.outline.nodes.last_mut() {
                Some(node) => node.blocks.push(block),
                None => self.outline.opening.push(block),
            }
        }
        if let Some(span) = self.spans.last_mut() {
            span.last = line;
            span.own_line_field |= all_fields;
        }
    }

    /// A line that is text whatever it looks like.
    pub(super) fn text(&mut self, line: u32, text: &str) {
        match self.outline.nodes.last_mut() {
            Some(node) => node.blocks.push(Block::Text(text.to_owned())),
            None => self.outline.opening.push(Block::Text(text.to_owned())),
        }
        if let Some(span) = self.spans.last_mut() {
            span.last = line;
        }
    }
}

/// Where the heading of a labelled line ends: behind its first sentence if that is short, else
/// behind the label.
fn heading_end(text: &str, label_len: usize) -> usize {
    let rest = &text[label_len..];
    let stop = crate::text::outside_brackets(rest)
        .find(|(_, c)| *c == '。')
        .map(|(at, c)| at + c.len_utf8());
    let end = stop.unwrap_or(rest.len());
    if rest[..end].chars().count() <= HEADING_LIMIT {
        label_len + end
    } else {
        label_len
    }
}
