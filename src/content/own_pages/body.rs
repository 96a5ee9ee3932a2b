//! The Markdown of a page of one's own, as events, with its links and headings.

use super::target::Target;
use crate::address::is_anchor;
use crate::base::diag::Diagnostic;
use crate::base::message::message;
use crate::base::source::Source;
use crate::base::toml_table::{Reader, unprintable};
use crate::content::document::too_deep;
use crate::content::limits::DEEPEST_LIST;
use pulldown_cmark::{
    CowStr, Event, HeadingLevel, LinkType, OffsetIter, Options, Parser, Tag, TagEnd,
};
use std::collections::BTreeSet;
use std::ops::Range;

/// What Markdown may have besides the usual: tables, notes, struck-out words, ids of headings.
const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_HEADING_ATTRIBUTES);

/// The text of a page.
#[derive(Debug, Clone, Default)]
pub struct Body {
    /// What the parser read; no HTML of the editor's is left in it.
    pub events: Vec<Event<'static>>,
    /// The links and pictures, in the order of the events.
    pub links: Vec<BodyLink>,
    /// The headings, in order.
    pub headings: Vec<Heading>,
}

/// A link or a picture.
#[derive(Debug, Clone)]
pub struct BodyLink {
    /// The index of the event that opens it.
    pub event: usize,
    /// Whether it shows a picture.
    pub is_picture: bool,
    /// Where it is meant to lead.
    pub target: Target,
    /// Its place in the file.
    pub span: Range<usize>,
}

/// A heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// Its level, from 2.
    pub level: u8,
    /// Its anchor.
    pub id: String,
    /// Whether the editor gave it, so that it is kept.
    pub is_declared: bool,
    /// Its words.
    pub text: String,
}

impl Body {
    /// Returns whether the editor declared a place with this id.
    pub fn has_place(&self, id: &str) -> bool {
        let mut declared = self.headings.iter().filter(|heading| heading.is_declared);
        declared.any(|heading| heading.id == id)
    }

    /// Returns its paragraphs, headings, items and cells as plain text, in order. `name` says what a link by its place among
    /// the links leads to; a link without words of its own is called so.
    pub fn passages<'n>(&self, name: impl Fn(usize) -> Option<&'n str>) -> Vec<String> {
        let mut passages = Vec::new();
        let mut text = String::new();
        let mut links = 0;
        let mut is_in_bare_link = false;
        for (at, event) in self.events.iter().enumerate() {
            match event {
                Event::Start(Tag::Link { link_type, .. }) => {
                    let next = self.events.get(at + 1);
                    let is_empty = matches!(next, Some(Event::End(TagEnd::Link)));
                    let name = name(links).filter(|_| is_empty || is_autolink(*link_type));
                    is_in_bare_link = name.is_some();
                    text.push_str(name.unwrap_or_default());
                    links += 1;
                }
                Event::End(TagEnd::Link) => is_in_bare_link = false,
                Event::Start(Tag::Image { .. }) => links += 1,
                Event::Text(part) | Event::Code(part) if !is_in_bare_link => text.push_str(part),
                Event::SoftBreak | Event::HardBreak => text.push(' '),
                Event::Start(tag) if is_block(&tag.to_end()) => {
                    end_passage(&mut passages, &mut text);
                }
                Event::End(tag) if is_block(tag) => end_passage(&mut passages, &mut text),
                _ => {}
            }
        }
        end_passage(&mut passages, &mut text);
        passages
    }
}

/// Returns whether a link has its own address for words: `<plan:x>`.
pub fn is_autolink(link_type: LinkType) -> bool {
    link_type == LinkType::Autolink
}

fn end_passage(passages: &mut Vec<String>, text: &mut String) {
    let passage = text.trim();
    if !passage.is_empty() {
        passages.push(passage.to_owned());
    }
    text.clear();
}

/// Returns whether an element is no part of a line.
fn is_block(tag: &TagEnd) -> bool {
    !matches!(
        tag,
        TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Link
            | TagEnd::Image
            | TagEnd::Superscript
            | TagEnd::Subscript
    )
}

/// Reads the Markdown that begins at byte `text_at` of the source. `folder` is that of the file below content/pages.
/// All that is wrong is reported.
pub(super) fn read(reader: &Reader<'_>, source: &Source, text_at: usize, folder: &str) -> Body {
    if let Some(nested) = too_deep(source, text_at) {
        let message = message!(
            "more-than-deepest-list-lists-or-quotations",
            deepest_list = DEEPEST_LIST
        );
        let problem = Diagnostic::error("too-deep", message).help(message!("see-what-wrote-into"));
        reader.report(problem, nested);
        return Body::default();
    }

    let parser = Parser::new_ext(&source.text()[text_at..], OPTIONS);
    let mut body = BodyReader {
        reader,
        source,
        base: text_at,
        folder,
        events: parser.into_offset_iter(),
        ids: BTreeSet::new(),
        body: Body::default(),
    };
    body.read();
    body.body
}

struct BodyReader<'a> {
    reader: &'a Reader<'a>,
    source: &'a Source,
    /// The byte of the source at which the Markdown begins.
    base: usize,
    folder: &'a str,
    events: OffsetIter<'a>,
    ids: BTreeSet<String>,
    body: Body,
}

impl<'a> BodyReader<'a> {
    fn read(&mut self) {
        while let Some((event, span)) = self.next_event() {
            match event {
                Event::Start(Tag::Heading {
                    level,
                    id,
                    classes,
                    attrs,
                }) => {
                    if !classes.is_empty() || !attrs.is_empty() {
                        let message = message!("a-heading-takes-an-id-in-braces");
                        let problem =
                            Diagnostic::error("markup", message).help(message!("write-id"));
                        self.reader
                            .report(problem, self.source.first_line_of(span.clone()));
                    }
                    self.read_heading(level, id, span);
                }
                other => self.take(other, span),
            }
        }
    }

    /// Returns the next event with its bytes in the source.
    fn next_event(&mut self) -> Option<(Event<'a>, Range<usize>)> {
        let (event, range) = self.events.next()?;
        Some((event, range.start + self.base..range.end + self.base))
    }

    /// Keeps an event that opens no heading; reports what a page cannot have.
    fn take(&mut self, event: Event<'a>, span: Range<usize>) {
        match &event {
            Event::Html(html) | Event::InlineHtml(html) => return self.report_html(html, span),
            Event::Start(Tag::HtmlBlock) | Event::End(TagEnd::HtmlBlock) => return,
            Event::Text(text) => {
                if let Some(problem) = unprintable(text) {
                    self.reader.report(problem, span);
                }
            }
            Event::Start(Tag::Link { dest_url, .. }) => self.take_link(dest_url, false, span),
            Event::Start(Tag::Image { dest_url, .. }) => self.take_link(dest_url, true, span),
            Event::Start(Tag::FootnoteDefinition(name)) => self.check_id(name, span),
            _ => {}
        }
        self.body.events.push(event.into_static());
    }

    /// Notes a link whose event comes next; one that cannot lead anywhere is reported.
    fn take_link(&mut self, destination: &str, is_picture: bool, span: Range<usize>) {
        let target = Target::read(destination, self.folder).unwrap_or_else(|help| {
            let message = message!("a-link-cannot-lead-to-destination", destination);
            let problem = Diagnostic::error("bad-link", message).help(help);
            self.reader
                .report(problem, self.source.first_line_of(span.clone()));
            Target::Nowhere
        });
        self.body.links.push(BodyLink {
            event: self.body.events.len(),
            is_picture,
            target,
            span,
        });
    }

    /// Reads a heading to its end. One without an id gets a number, which is no promise.
    fn read_heading(&mut self, level: HeadingLevel, id: Option<CowStr<'a>>, span: Range<usize>) {
        let line = self.source.first_line_of(span);
        if level == HeadingLevel::H1 {
            let help = message!("headings-of-a-page-begin-at-two");
            let problem =
                Diagnostic::error("heading-order", message!("a-first-heading")).help(help);
            self.reader.report(problem, line.clone());
        }
        let is_declared = id.is_some();
        let id = match id {
            Some(id) => {
                self.check_id(&id, line);
                id.into_string()
            }
            None => format!("h-{}", self.body.headings.len() + 1),
        };

        let opening = Tag::Heading {
            level,
            id: Some(id.clone().into()),
            classes: Vec::new(),
            attrs: Vec::new(),
        };
        self.body.events.push(Event::Start(opening));
        let mut text = String::new();
        while let Some((event, span)) = self.next_event() {
            if let Event::Text(part) | Event::Code(part) = &event {
                text.push_str(part);
            }
            let is_end = matches!(event, Event::End(TagEnd::Heading(_)));
            self.take(event, span);
            if is_end {
                break;
            }
        }
        self.body.headings.push(Heading {
            level: level as u8,
            id,
            is_declared,
            text: text.trim().to_owned(),
        });
    }

    /// Reports an id that cannot be a place on a page, or is one already.
    fn check_id(&mut self, id: &str, span: Range<usize>) {
        let is_given = id
            .strip_prefix("h-")
            .is_some_and(|number| number.bytes().all(|b| b.is_ascii_digit()));
        let problem = if !is_anchor(id) || is_given {
            let message = message!("id-cannot-be-a-place", id);
            Diagnostic::error("bad-id", message).help(message!("use-a-z-and-some-words-such"))
        } else if !self.ids.insert(id.to_owned()) {
            let message = message!("two-places-on-this-page-are-called", id);
            Diagnostic::error("duplicate-id", message).help(message!("give-one-another-id"))
        } else {
            return;
        };
        self.reader.report(problem, self.source.first_line_of(span));
    }

    /// Reports HTML, but for comments, which say nothing to readers.
    fn report_html(&self, html: &str, span: Range<usize>) {
        let html = html.trim();
        let is_comment = html.starts_with("<!--") && html.ends_with("-->");
        if is_comment || html.is_empty() {
            return;
        }
        let problem =
            Diagnostic::error("markup", message!("html-is-not-passed-through-to-readers"))
                .help(message!("write-it-in-markdown-or-put"));
        self.reader.report(problem, self.source.first_line_of(span));
    }
}
