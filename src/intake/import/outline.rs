//! Builds the outline from the lines of a plan: numbers open nodes, field statements make tasks.

use super::lines::Line;
use super::numbers::{self, Sequence};
use super::statement;
use super::table;
use crate::base::diag::Diagnostic;
use crate::base::source::Source;
use crate::base::text::is_space;
use crate::intake::lexicon::Lexicon;
use crate::plan::{Block, Label, LabelKind, LineRange, Node, NodeId, Outline, Skip};
use oxc_index::IndexVec;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

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

/// What the document says of all its statements.
#[derive(Debug, Clone)]
pub struct Terms<'a> {
    /// The words that statements are made of.
    pub lexicon: &'a Lexicon,
    /// What a bare month means.
    pub year: i16,
    /// The first of the responsible units leads: 排在第一位的为牵头单位.
    pub first_leads: bool,
    /// Words that spammers put in place of names.
    pub injected: Vec<String>,
}

/// Builds the outline.
pub fn build(
    source: &Source,
    body: &[Line],
    terms: &Terms<'_>,
    doubts: &mut Vec<Diagnostic>,
) -> Built {
    let mut builder = Builder {
        source,
        terms,
        doubts,
        outline: Outline::default(),
        spans: IndexVec::new(),
        tail_lines: Vec::new(),
        skip: Vec::new(),
        closing: false,
        attached: false,
        bare: numbers::bare(body, terms.lexicon),
        open: Vec::new(),
        parents: IndexVec::new(),
        latest: HashMap::new(),
        latest_anywhere: HashMap::new(),
        bullets: HashMap::new(),
        ids: HashMap::new(),
    };
    let mut index = 0;
    while index < body.len() {
        index += builder.step(&body[index..]);
    }
    for node in &mut builder.outline.nodes {
        // A number that stands alone has no white space behind it any more; it is read as it is
        // written down.
        if node.label.len > node.heading.len() {
            let label = Label::read(&node.heading).or_else(|| Label::bare(&node.heading));
            node.label = label.unwrap_or_else(|| node.label.clone());
        }
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
    pub(super) terms: &'a Terms<'a>,
    pub(super) doubts: &'a mut Vec<Diagnostic>,
    pub(super) outline: Outline,
    /// Where each node stands in the source.
    pub(super) spans: IndexVec<NodeId, Span>,
    /// Last line of each closing statement, with the node that it speaks of.
    pub(super) tail_lines: Vec<(NodeId, u32)>,
    /// The node that each node stands under.
    pub(super) parents: IndexVec<NodeId, Option<NodeId>>,
    skip: Vec<Skip>,
    /// Behind the main text, in the list of attachments.
    closing: bool,
    /// Whether an attachment has begun.
    attached: bool,
    /// Lines whose number has lost its separator.
    bare: HashSet<u32>,
    /// The headings that are open, outermost first.
    open: Vec<NodeId>,
    /// The last number of each style under each heading.
    latest: HashMap<(Option<NodeId>, LabelKind), u32>,
    latest_anywhere: HashMap<LabelKind, u32>,
    bullets: HashMap<Option<NodeId>, u32>,
    ids: HashMap<String, u32>,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Span {
    pub(super) first: u32,
    pub(super) last: u32,
    pub(super) own_line_field: bool,
    pub(super) from_table: bool,
}

impl Sequence for Builder<'_> {
    fn lexicon(&self) -> &Lexicon {
        self.terms.lexicon
    }

    fn next(&self, kind: LabelKind) -> u32 {
        let parent = self
            .open
            .iter()
            .rev()
            .find(|&&index| self.outline.nodes[index].label.kind.rank() < kind.rank());
        self.latest
            .get(&(parent.copied(), kind))
            .map_or(1, |number| number + 1)
    }

    fn next_anywhere(&self, kind: LabelKind) -> u32 {
        self.latest_anywhere
            .get(&kind)
            .map_or(1, |number| number + 1)
    }

    fn last(&self) -> Option<LabelKind> {
        self.outline.nodes.last().map(|node| node.label.kind)
    }
}

impl Builder<'_> {
    /// Reads the next line, or the next table; says how many lines that took.
    fn step(&mut self, lines: &[Line]) -> usize {
        let line = &lines[0];
        if let Some(head) = table::head(lines, self.terms.lexicon).filter(|_| !self.closing) {
            for line in &lines[..head.lines] {
                self.text(line);
            }
            return head.lines + self.table(&head, &lines[head.lines..]);
        }
        let text = line.trimmed().trim_start_matches(is_space);
        match Label::read(text) {
            Some(label) if label.kind == LabelKind::Attachment => {
                return self.attachment(&label, lines);
            }
            Some(label) if label.kind == LabelKind::Bullet && text.len() == label.len => {
                self.stray_dash(line);
            }
            // A bare row number means nothing outside a table.
            Some(label) if label.kind != LabelKind::Row && !self.closing => {
                self.place(line, Some(label));
            }
            label if self.closing => {
                // The list goes on with 2. and 3.; anything else has lost its 附件 heading.
                if label.is_none_or(|label| label.kind != LabelKind::Item) {
                    self.doubts.push(
                        Diagnostic::warning(
                            "behind-attachments",
                            "text behind the list of attachments, under no 附件 heading",
                        )
                        .at_line(self.source, line.first())
                        .help("is a line such as 附件1 missing above it?"),
                    );
                }
                self.outline.closing.push(Block::Text(text.to_owned()));
            }
            None if !self.attached && self.ends_plan(lines) => {
                self.outline.closing.push(Block::Text(text.to_owned()));
            }
            label => {
                let bare = self.bare.contains(&line.first());
                let label = label.or_else(|| Label::bare(text)).filter(|_| bare);
                if let Some(label) = &label {
                    self.doubts.push(
                        Diagnostic::warning(
                            "bare-number",
                            format!("{} has lost the mark behind it", label.text),
                        )
                        .at_line(self.source, line.first())
                        .help("read as a number, for those around it go with it"),
                    );
                }
                self.place(line, label);
            }
        }
        1
    }

    /// Whether the lines say, before any attachment, nothing that belongs to the last task: behind the
    /// statement of who sees to it, what everybody is told; and 本方案自印发之日起施行.
    fn ends_plan(&self, lines: &[Line]) -> bool {
        const MOST: usize = 40;
        let last = self.outline.nodes.last();
        let stated = last.is_some_and(|node| node.blocks.iter().any(Block::is_field))
            || !self.outline.closing.is_empty();
        let mut rest = lines.iter().take_while(|line| {
            Label::read(&line.text).is_none_or(|label| label.kind != LabelKind::Attachment)
        });
        let clause =
            |line: &Line| is_final_clause(line.trimmed()) || stated && is_general(line.trimmed());
        rest.by_ref().take(MOST).all(clause) && rest.next().is_none()
    }

    fn stray_dash(&mut self, line: &Line) {
        self.doubts.push(
            Diagnostic::warning("stray-dash", "a dash that has lost the text behind it")
                .at_line(self.source, line.first())
                .help("the text may stand on a line nearby, without its dash: declare an [[emendation]] there"),
        );
        self.skip.push(Skip {
            lines: LineRange {
                first: line.first(),
                last: line.last(),
            },
            why: "孤立的破折号".to_owned(),
        });
    }

    /// 附件1 with its title, or the list of attachments behind the text.
    fn attachment(&mut self, label: &Label, lines: &[Line]) -> usize {
        let text = lines[0].trimmed().trim_start_matches(is_space);
        let rest = &text[label.len..];
        let again = |line: &Line| {
            Label::read(&line.text).is_some_and(|other| {
                other.kind == LabelKind::Attachment && (other.number > 0 || label.number > 0)
            })
        };
        let lists = !rest.is_empty()
            && (label.number == 0 || lines.len() <= 3 || lines[1..].iter().any(again));
        if lists && !self.outline.nodes.is_empty() {
            if self.attached {
                // Behind a first attachment the main text is over.
                self.place(&lines[0], None);
            } else {
                self.closing = true;
                self.outline.closing.push(Block::Text(text.to_owned()));
            }
            return 1;
        }
        self.closing = false;
        self.attached = true;
        self.open(lines[0].first(), label);
        // The title stands on the next line; printed together they are one heading.
        let titled = lines.get(1).filter(|next| {
            rest.is_empty()
                && Label::read(&next.text).is_none()
                && table::head(&lines[1..], self.terms.lexicon).is_none()
                && next.trimmed().chars().count() <= HEADING_LIMIT
                && !next.trimmed().ends_with(['。', ':', '\u{FF1A}'])
                // 附件 and 一,… together would be another number.
                && Label::read(&format!("{} {}", text.trim_end_matches(is_space), next.trimmed()))
                    .is_some_and(|joined| joined.number == label.number)
        });
        let index = self.outline.nodes.last_idx();
        self.spans[index].last = lines[0].last();
        match titled {
            Some(next) => {
                let label = text.trim_end_matches(is_space);
                self.outline.nodes[index].heading =
                    format!("{label} {}", next.trimmed().trim_start_matches(is_space));
                if let Some(label) = Label::read(&self.outline.nodes[index].heading) {
                    self.outline.nodes[index].label = label;
                }
                self.spans[index].last = next.last();
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
        // The nearest node above that is not of the same style or a deeper one.
        while self
            .open
            .last()
            .is_some_and(|&index| rank == 0 || self.outline.nodes[index].label.kind.rank() >= rank)
        {
            self.open.pop();
        }
        let parent = self.open.last().copied();
        let depth = parent.map_or(1, |parent| self.outline.nodes[parent].depth + 1);
        let ordinal = match label.kind {
            LabelKind::Bullet => {
                let count = self.bullets.entry(parent).or_default();
                *count += 1;
                *count
            }
            _ => label.number,
        };
        let own = label.slug(ordinal);
        let derived = match parent {
            Some(parent) => format!("{}-{own}", self.outline.nodes[parent].id),
            None => own,
        };
        let count = self.ids.entry(derived.clone()).or_default();
        *count += 1;
        let id = match *count {
            1 => derived,
            count => {
                let id = format!("{derived}x{count}");
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
                id
            }
        };
        self.check_sequence(parent, label, line);
        self.latest.insert((parent, label.kind), label.number);
        self.latest_anywhere.insert(label.kind, label.number);
        self.open.push(self.outline.nodes.len_idx());
        self.parents.push(parent);
        self.outline.nodes.push(Node {
            id,
            label: label.clone(),
            heading: String::new(),
            depth: depth.min(MAX_DEPTH),
            blocks: Vec::new(),
            tail: Vec::new(),
            goals: Vec::new(),
            recurrences: Vec::new(),
            targets: Vec::new(),
            task: None,
        });
        self.spans.push(Span {
            first: line,
            last: line,
            own_line_field: false,
            from_table: false,
        });
    }

    /// A number that skips one may mean a lost line.
    fn check_sequence(&mut self, parent: Option<NodeId>, label: &Label, line: u32) {
        if matches!(label.kind, LabelKind::Bullet | LabelKind::Attachment) {
            return;
        }
        if let Some(last) = self.latest.get(&(parent, label.kind))
            && label.number > last + 1
        {
            self.doubts.push(
                Diagnostic::warning("skipped-number", format!("{} follows {last}", label.text))
                    .at_line(self.source, line)
                    .help("is a line missing, or is a number printed wrong?"),
            );
        }
    }

    /// Puts a line where it belongs: under its number, and under each further number inside it.
    pub(super) fn place(&mut self, line: &Line, label: Option<Label>) {
        let text = line.trimmed();
        // An empty first cell is no text.
        let mut at = text.len() - text.trim_start_matches(is_space).len();
        let mut label = label;
        loop {
            let from = at + label.as_ref().map_or(0, |label| label.len);
            if let Some(label) = &label {
                self.open(line.line_at(at), label);
            }
            let next = numbers::glued(text, from, self);
            let end = next.as_ref().map_or(text.len(), |(next, _)| *next);
            match label {
                Some(label) => self.fill(line, at..end, label.len),
                None => self.paragraph(line, at..end),
            }
            let Some((next, further)) = next else {
                return;
            };
            (at, label) = (next, Some(further));
        }
    }

    /// Puts the text of a labelled passage into the node just opened.
    fn fill(&mut self, line: &Line, range: Range<usize>, label_len: usize) {
        let text = line.text[range.clone()].trim_end_matches(is_space);
        let pieces = statement::cut(&text[label_len..], self.terms.lexicon);
        let first_field = pieces
            .iter()
            .find(|p| p.kind == statement::PieceKind::Field)
            .map_or(text.len(), |p| p.range.start + label_len);
        let own = text[..first_field].trim_end_matches(is_space);
        let index = self.outline.nodes.last_idx();
        self.spans[index].last = line.lines(range).1;
        let split = heading_end(own, label_len);
        let node = &mut self.outline.nodes[index];
        node.heading = own[..split].trim_end_matches(is_space).to_owned();
        let rest = own[split..].trim_matches(is_space);
        if !rest.is_empty() {
            node.blocks.push(Block::Text(rest.to_owned()));
        }
        for piece in pieces
            .iter()
            .skip_while(|p| p.kind != statement::PieceKind::Field)
        {
            let part = text[label_len..][piece.range.clone()].to_owned();
            node.blocks
                .push(if piece.kind == statement::PieceKind::Field {
                    Block::Field(part)
                } else {
                    Block::Text(part)
                });
        }
    }

    /// A passage without a number.
    fn paragraph(&mut self, line: &Line, range: Range<usize>) {
        let text = &line.text[range.clone()];
        let pieces = statement::cut(text, self.terms.lexicon);
        let all_fields = pieces
            .iter()
            .all(|piece| piece.kind == statement::PieceKind::Field);
        if pieces.is_empty() {
            return;
        }
        for piece in pieces {
            let part = text[piece.range].to_owned();
            let block = if piece.kind == statement::PieceKind::Field {
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
            span.last = line.lines(range).1;
            span.own_line_field |= all_fields;
        }
    }

    /// A line that is text whatever it looks like.
    pub(super) fn text(&mut self, line: &Line) {
        let block = Block::Text(line.trimmed().trim_start_matches(is_space).to_owned());
        match self.outline.nodes.last_mut() {
            Some(node) => node.blocks.push(block),
            None => self.outline.opening.push(block),
        }
        if let Some(span) = self.spans.last_mut() {
            span.last = line.last();
        }
    }
}

/// What speaks to everybody, or says whom to ask: 各牵头单位要于3月20日前…, (联系人:…).
fn is_general(text: &str) -> bool {
    let of = [
        "各牵头",
        "各责任",
        "各有关",
        "各相关",
        "各地",
        "各级",
        "各部门",
        "各单位",
        "请各",
        "联系人",
    ];
    let text = text.trim_start_matches(['(', '\u{FF08}']);
    of.iter().any(|word| text.starts_with(word))
}

/// A sentence of an 附则: from when the plan is in force, and who explains it.
fn is_final_clause(text: &str) -> bool {
    let of = ["施行", "有效期", "负责解释", "自印发之日起", "自发布之日起"];
    text.starts_with('本')
        && text.chars().count() <= 80
        && of.iter().any(|word| text.contains(word))
}

/// Where the heading of a labelled line ends: behind its first sentence if that is short, else
/// behind the label.
fn heading_end(text: &str, label_len: usize) -> usize {
    // White space behind a number that stands alone is gone already.
    let label_len = label_len.min(text.len());
    let rest = &text[label_len..];
    let stop = crate::base::text::outside_brackets(rest)
        .find(|(_, c)| *c == '。')
        .map(|(at, c)| at + c.len_utf8());
    let end = stop.unwrap_or(rest.len());
    if rest[..end].chars().count() <= HEADING_LIMIT {
        label_len + end
    } else {
        label_len
    }
}
