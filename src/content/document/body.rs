//! The body of a plan: headings, paragraphs, field statements (block quotes), and the fenced
//! TOML blocks that say what a passage means.

use super::outline_builder::{Built, OutlineBuilder};
use crate::base::diag::Diagnostic;
use crate::base::message::{Message, message};
use crate::base::source::Source;
use crate::base::text::is_space;
use crate::base::toml_table::{Reader, unprintable};
use crate::content::limits::DEEPEST_LIST;
use crate::plan::Block;
use pulldown_cmark::{
    CodeBlockKind, Event, HeadingLevel, OffsetIter, Options, Parser, Tag, TagEnd,
};
use std::ops::Range;

/// Reads the Markdown that begins at byte `text_at` of the source. All that is wrong is reported.
pub fn read(reader: &Reader<'_>, source: &Source, text_at: usize) -> Built {
    if let Some(nested) = too_deep(source, text_at) {
        let message = message!(
            "more-than-deepest-list-lists-or-quotations",
            deepest_list = DEEPEST_LIST
        );
        let problem = Diagnostic::error("too-deep", message)
            .help(message!("official-text-has-no-markup-put"));
        reader.report(problem, nested);
        return OutlineBuilder::new(reader, source).finish();
    }

    let markdown = &source.text()[text_at..];
    let parser = Parser::new_ext(markdown, Options::ENABLE_HEADING_ATTRIBUTES);
    let mut body = Body {
        reader,
        source,
        base: text_at,
        events: parser.into_offset_iter(),
        builder: OutlineBuilder::new(reader, source),
    };
    body.read();
    body.builder.finish()
}

/// Returns the first line on which so many lists or quotations begin in each other that Markdown is no longer read in
/// linear time; `None` where there is none.
pub fn too_deep(source: &Source, text_at: usize) -> Option<Range<usize>> {
    let mut start = text_at;
    for line in source.text()[text_at..].split_inclusive('\n') {
        let mut depth = 0;
        let mut rest = line.trim_start();
        while let Some(inner) = without_mark(rest)
            && depth <= DEEPEST_LIST
        {
            depth += 1;
            rest = inner.trim_start();
        }

        if depth > DEEPEST_LIST {
            return Some(start..start + line.len());
        }
        start += line.len();
    }
    None
}

/// Returns what stands behind the mark of a list or quotation that a text begins with; `None` where there is none.
fn without_mark(text: &str) -> Option<&str> {
    if let Some(rest) = text.strip_prefix(['>', '-', '+', '*']) {
        return Some(rest);
    }
    let digits = text.bytes().take(10).take_while(u8::is_ascii_digit).count();
    let rest = text[digits..].strip_prefix(['.', ')'])?;
    (digits > 0).then_some(rest)
}

struct Body<'a> {
    reader: &'a Reader<'a>,
    source: &'a Source,
    /// The byte of the source at which the Markdown begins.
    base: usize,
    events: OffsetIter<'a>,
    builder: OutlineBuilder<'a>,
}

impl<'a> Body<'a> {
    fn read(&mut self) {
        while let Some((event, span)) = self.next_event() {
            match event {
                Event::Start(Tag::Heading { level, id, .. }) => {
                    self.read_heading(level, id.as_deref(), span);
                }
                Event::Start(Tag::Paragraph) => {
                    let text = self.read_inline(TagEnd::Paragraph);
                    self.builder.add_block(Block::Text(text), span);
                }
                Event::Start(Tag::BlockQuote(_)) => self.read_quote(&span),
                Event::Start(Tag::CodeBlock(kind)) => self.read_fence(&kind, span),
                Event::Rule => self.builder.end_main_text(span),
                other => self.report_markup(&other, span),
            }
        }
    }

    /// Returns the next event with its bytes in the source.
    fn next_event(&mut self) -> Option<(Event<'a>, Range<usize>)> {
        let (event, range) = self.events.next()?;
        Some((event, range.start + self.base..range.end + self.base))
    }

    fn read_heading(&mut self, level: HeadingLevel, id: Option<&str>, span: Range<usize>) {
        let text = self.read_inline(TagEnd::Heading(level));
        let span = self.source.first_line_of(span);

        // The title of a plan would be level 1; the outline begins below it.
        match level as usize - 1 {
            0 => {
                let help = message!("the-outline-begins-at-two");
                let problem =
                    Diagnostic::error("heading-order", message!("a-first-heading")).help(help);
                self.reader.report(problem, span);
            }
            depth => self.builder.add_heading(depth, id, text, span),
        }
    }

    fn read_quote(&mut self, span: &Range<usize>) {
        while let Some((event, inner)) = self.next_event() {
            match event {
                Event::End(TagEnd::BlockQuote(_)) => break,
                Event::Start(Tag::Paragraph) => {
                    let text = self.read_inline(TagEnd::Paragraph);
                    self.builder.add_block(Block::Field(text), span.clone());
                }
                other => self.report_markup(&other, inner),
            }
        }
    }

    fn read_fence(&mut self, kind: &CodeBlockKind<'_>, span: Range<usize>) {
        let mut inner: Option<Range<usize>> = None;
        let mut end = span.end;

        while let Some((event, range)) = self.next_event() {
            if !matches!(event, Event::Text(_)) {
                end = range.end;
                break;
            }
            let start = inner.map_or(range.start, |inner| inner.start);
            inner = Some(start..range.end);
        }

        let info = match kind {
            CodeBlockKind::Fenced(info) => info.trim(),
            CodeBlockKind::Indented => "",
        };
        let inner = inner.unwrap_or(end..end);
        self.builder.add_fence(info, inner, span);
    }

    /// Returns the plain text of a paragraph or heading; markup in it is reported.
    fn read_inline(&mut self, end: TagEnd) -> String {
        let mut text = String::new();
        while let Some((event, span)) = self.next_event() {
            match event {
                Event::End(tag) if tag == end => break,
                Event::Text(part) => {
                    if let Some(problem) = unprintable(&part) {
                        self.reader.report(problem, span);
                    }
                    text.push_str(&part);
                }
                // The end of other markup: it was reported where it began.
                Event::SoftBreak | Event::End(_) => {}
                Event::Code(ref part) => {
                    text.push_str(part);
                    self.report_markup(&event, span);
                }
                other => self.report_markup(&other, span),
            }
        }

        text.trim_matches(is_space).to_owned()
    }

    /// Reports markup that official text cannot have.
    fn report_markup(&self, event: &Event<'_>, span: Range<usize>) {
        let what = match event {
            Event::Start(Tag::List(_) | Tag::Item) => message!("a-list"),
            Event::Start(Tag::Emphasis | Tag::Strong) => message!("emphasis"),
            Event::Start(Tag::Link { .. } | Tag::Image { .. }) => message!("a-link"),
            Event::Start(Tag::HtmlBlock) | Event::Html(_) | Event::InlineHtml(_) => {
                Message::verbatim("HTML")
            }
            Event::Code(_) => message!("code"),
            Event::HardBreak => message!("a-hard-line-break"),
            _ => return,
        };

        let message = message!("this-reads-as-what-but-official-text", what);
        let problem = Diagnostic::error("markup", message)
            .help(message!("put-a-backslash-before-the-character"));
        self.reader.report(problem, self.source.first_line_of(span));
    }
}
