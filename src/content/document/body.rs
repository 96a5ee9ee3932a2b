//! The body of a plan: headings, paragraphs, field statements (block quotes), and the fenced
//! TOML blocks that say what a passage means.

use super::places::Places;
use crate::address::is_anchor;
use crate::base::diag::Diagnostic;
use crate::base::source::Source;
use crate::base::text::is_space;
use crate::base::toml_table::{Reader, unprintable};
use crate::plan::{
    Addresses, Allotment, Assignment, Block, Label, LabelKind, LineRange, Milestone, Node, NodeId,
    Outline, Recurrence, Role, Target, Task,
};
use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use std::collections::HashMap;
use std::ops::Range;

/// Reads the Markdown that begins at byte `text_at` of the source.
pub fn read(reader: &Reader<'_>, source: &Source, text_at: usize) -> (Outline, Places) {
    let mut body = Body {
        reader,
        source,
        base: text_at,
        outline: Outline::default(),
        places: Places::default(),
        addresses: Addresses::default(),
        ids: HashMap::new(),
        closing: false,
        tailed: None,
        sealed: 0,
    };
    let markdown = &source.text()[text_at..];
    let parser = Parser::new_ext(markdown, Options::ENABLE_HEADING_ATTRIBUTES);
    let mut events = parser.into_offset_iter();
    while let Some((event, range)) = events.next() {
        let span = range.start + text_at..range.end + text_at;
        match event {
            Event::Start(Tag::Heading { level, id, .. }) => {
                let text = body.inline(&mut events, TagEnd::Heading(level));
                body.heading(level, id.as_deref(), text, span);
            }
            Event::Start(Tag::Paragraph) => {
                let text = body.inline(&mut events, TagEnd::Paragraph);
                body.block(Block::Text(text), span);
            }
            Event::Start(Tag::BlockQuote(_)) => body.quote(&mut events, span),
            Event::Start(Tag::CodeBlock(kind)) => {
                let mut inner: Option<Range<usize>> = None;
                for (event, range) in events.by_ref() {
                    match event {
                        Event::Text(_) => {
                            let start = inner.map_or(range.start, |r| r.start);
                            inner = Some(start..range.end);
                        }
                        _ => break,
                    }
                }
                let inner = inner.unwrap_or(range.end..range.end);
                body.fence(&kind, inner.start + text_at..inner.end + text_at, span);
            }
            Event::Rule => body.rule(span),
            other => body.foreign(&other, span),
        }
    }
    (body.outline, body.places)
}

struct Body<'a> {
    reader: &'a Reader<'a>,
    source: &'a Source,
    base: usize,
    outline: Outline,
    places: Places,
    addresses: Addresses,
    /// Where each address was first given.
    ids: HashMap<String, Range<usize>>,
    closing: bool,
    /// The last node got its closing statement taken away: no more text may follow.
    tailed: Option<NodeId>,
    /// How many paragraphs of the last node stand before its latest fenced block.
    sealed: usize,
}

impl Body<'_> {
    /// The plain text of a paragraph or heading; markup in it is reported.
    fn inline<'e>(
        &self,
        events: &mut impl Iterator<Item = (Event<'e>, Range<usize>)>,
        end: TagEnd,
    ) -> String {
        let mut text = String::new();
        for (event, range) in events {
            match event {
                Event::End(tag) if tag == end => break,
                Event::Text(part) => {
                    if let Some(problem) = unprintable(&part) {
                        let span = range.start + self.base..range.end + self.base;
                        self.reader.report(problem, span);
                    }
                    text.push_str(&part);
                }
                Event::SoftBreak => {}
                // The end of something foreign, which was reported where it began.
                Event::End(_) => {}
                Event::Code(ref part) => {
                    text.push_str(part);
                    self.foreign(&event, range.start + self.base..range.end + self.base);
                }
                other => self.foreign(&other, range.start + self.base..range.end + self.base),
            }
        }
        text.trim_matches(is_space).to_owned()
    }

    fn error(&self, span: Range<usize>, code: &'static str, message: String, help: &str) {
        self.reader
            .report(Diagnostic::error(code, message).help(help), span);
    }

    /// Only the first line: a span over a whole section would drown the excerpt.
    fn first_line(&self, span: &Range<usize>) -> Range<usize> {
        let text = &self.source.text()[span.clone()];
        span.start..span.start + text.lines().next().unwrap_or_default().len()
    }

    fn foreign(&self, event: &Event<'_>, span: Range<usize>) {
        let what = match event {
            Event::End(_) => return,
            Event::Start(Tag::List(_) | Tag::Item) => "a list",
            Event::Start(Tag::Emphasis | Tag::Strong) => "emphasis",
            Event::Start(Tag::Link { .. } | Tag::Image { .. }) => "a link",
            Event::Start(Tag::HtmlBlock) | Event::Html(_) | Event::InlineHtml(_) => "HTML",
            Event::Code(_) => "code",
            Event::HardBreak => "a hard line break",
            _ => return,
        };
        self.error(
            self.first_line(&span),
            "markup",
            format!("this reads as {what}, but official text has no markup"),
            "put a backslash before the character that Markdown takes for markup",
        );
    }

    fn heading(&mut self, level: HeadingLevel, id: Option<&str>, text: String, span: Range<usize>) {
        let span = self.first_line(&span);
        let depth = level as usize - 1;
        if depth == 0 {
            let help = "the title stands in the front matter; the outline begins at ##";
            return self.error(span, "heading-order", "a # heading".to_owned(), help);
        }
        let previous = self.outline.nodes.last().map_or(0, |node| node.depth);
        if depth > previous + 1 {
            self.error(
                span.clone(),
                "heading-order",
                format!(
                    "this heading stands {} levels below the one before it",
                    depth - previous
                ),
                "a heading may be one level deeper than the one before it, not more",
            );
        }
        let Some(label) = Label::read(&text).or_else(|| Label::bare(&text)) else {
            let help = "begin it with 一、 (一) 1. (1) ① —— or 附件1, as the document prints it";
            return self.error(
                span,
                "no-number",
                "this heading has no number".to_owned(),
                help,
            );
        };
        if self.closing
            && !(depth == 1 && label.kind == LabelKind::Attachment)
            && self.outline.main_end() == self.outline.nodes.len_idx()
        {
            let help = "after the line *** only attachments (## 附件1) may follow";
            self.error(
                span.clone(),
                "heading-order",
                "a heading behind the end of the main text".to_owned(),
                help,
            );
        }
        self.outline.nodes.push(Node {
            id: String::new(),
            label,
            heading: text,
            depth,
            blocks: Vec::new(),
            tail: Vec::new(),
            goals: Vec::new(),
            recurrences: Vec::new(),
            targets: Vec::new(),
            task: None,
        });
        self.places.headings.push(span.clone());
        self.places.blocks.push(None);
        let index = self.outline.nodes.last_idx();
        let node = &self.outline.nodes[index];
        let derived = self
            .addresses
            .next(&self.outline.nodes[..index], &node.label, depth);
        let id = id.map_or(derived, str::to_owned);
        if !is_anchor(&id) {
            let help = "write {#…} with a-z, 0-9 and -; words that pages use for places of their own, such as `cite`, are taken";
            self.error(
                span.clone(),
                "bad-id",
                format!("`{id}` cannot be an address"),
                help,
            );
        }
        if let Some(first) = self.ids.get(&id) {
            let (line, _) = self.source.position(first.start);
            self.error(
                span.clone(),
                "duplicate-id",
                format!("the address `{id}` is taken by line {line} already"),
                "give this heading an address of its own at its end, as in {#3-1x2}",
            );
        } else {
            self.ids.insert(id.clone(), span);
        }
        self.outline.nodes[index].id = id;
        self.tailed = None;
        self.sealed = 0;
    }

    fn block(&mut self, block: Block, span: Range<usize>) {
        if self.tailed.is_some() && !self.closing {
            let help = "a task block with `of` closes its node; begin a new heading";
            let span = self.first_line(&span);
            self.error(
                span,
                "text-after-tail",
                "text behind a closing statement".to_owned(),
                help,
            );
        }
        if self.closing && self.outline.main_end() == self.outline.nodes.len_idx() {
            self.outline.closing.push(block);
        } else if let Some(node) = self.outline.nodes.last_mut() {
            node.blocks.push(block);
        } else {
            self.outline.opening.push(block);
        }
    }

    fn quote<'e>(
        &mut self,
        events: &mut impl Iterator<Item = (Event<'e>, Range<usize>)>,
        span: Range<usize>,
    ) {
        while let Some((event, range)) = events.next() {
            match event {
                Event::End(TagEnd::BlockQuote(_)) => break,
                Event::Start(Tag::Paragraph) => {
                    let text = self.inline(events, TagEnd::Paragraph);
                    self.block(Block::Field(text), span.clone());
                }
                other => self.foreign(&other, range.start + self.base..range.end + self.base),
            }
        }
    }

    fn rule(&mut self, span: Range<usize>) {
        if self.closing {
            let help = "one *** ends the main text";
            return self.error(span, "heading-order", "a second ***".to_owned(), help);
        }
        self.closing = true;
    }

    fn fence(&mut self, kind: &CodeBlockKind<'_>, inner: Range<usize>, span: Range<usize>) {
        let info = match kind {
            CodeBlockKind::Fenced(info) => info.trim(),
            CodeBlockKind::Indented => "",
        };
        let head = self.first_line(&span);
        if !matches!(info, "toml task" | "toml facts") {
            let help = "write ```toml task or ```toml facts; official text is never indented";
            return self.error(
                head,
                "unknown-block",
                "an unknown kind of block".to_owned(),
                help,
            );
        }
        let mut table = self.reader.parse(inner);
        let Some(current) = self.outline.nodes.indices().next_back() else {
            let help = "move it under the heading that it speaks of";
            return self.error(
                head,
                "stray-task",
                "this block stands under no heading".to_owned(),
                help,
            );
        };
        let owner = self.owner(current, table.take_at::<String>("of"));
        self.sealed = self.outline.nodes[current].blocks.len();
        let goals = first(table.list::<Milestone>("goals"));
        let recurrences = first(table.list::<Recurrence>("recurrences"));
        let targets = first(table.list::<Target>("targets"));
        let task = (info == "toml task").then(|| {
            let lines = table.need::<LineRange>("lines");
            let mut assignments = Vec::new();
            for role in Role::ALL {
                let units = table.list::<String>(role.key());
                assignments.extend(units.into_iter().map(|(unit, _)| Assignment { role, unit }));
            }
            Task {
                lines: lines.unwrap_or(LineRange { first: 1, last: 1 }),
                assignments,
                milestones: first(table.list::<Milestone>("milestones")),
                allotments: first(table.list::<Allotment>("allotments")),
                inherited: table.take("inherited").unwrap_or(false),
            }
        });
        table.finish();
        self.places.blocks[owner] = Some(span);
        let node = &mut self.outline.nodes[owner];
        let second =
            (task.is_some() && node.task.is_some()) || !(goals.is_empty() || node.goals.is_empty());
        node.goals.extend(goals);
        node.recurrences.extend(recurrences);
        node.targets.extend(targets);
        if task.is_some() {
            node.task = task;
        }
        if second {
            let help = "one heading has one task: put all of it into one block";
            self.error(
                head,
                "second-task",
                "a second block for the same heading".to_owned(),
                help,
            );
        }
    }

    /// The node that a block speaks of; with `of`, the field statements just before the block go
    /// with it to the end of that node.
    fn owner(&mut self, current: NodeId, of: Option<(String, Range<usize>)>) -> NodeId {
        let Some((id, span)) = of else { return current };
        let lineage = self.outline.lineage(current);
        let above = lineage
            .into_iter()
            .find(|&i| i != current && self.outline.nodes[i].id == id);
        let Some(owner) = above else {
            let help = "`of` names a heading that this one stands under";
            self.error(
                span,
                "unknown-node",
                format!("no heading above has the address `{id}`"),
                help,
            );
            return current;
        };
        let blocks = &mut self.outline.nodes[current].blocks;
        let keep = blocks
            .iter()
            .rposition(|block| !block.is_field())
            .map_or(0, |i| i + 1);
        let keep = keep.max(self.sealed);
        let tail = blocks.split_off(keep);
        self.outline.nodes[owner].tail.extend(tail);
        self.tailed = Some(owner);
        owner
    }
}

fn first<T>(list: Vec<(T, Range<usize>)>) -> Vec<T> {
    list.into_iter().map(|(value, _)| value).collect()
}
