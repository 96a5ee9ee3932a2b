//! Pages of portals as lines: what a reader sees, in order.

mod parse;

mod css;

mod element;

mod counters;
mod list;
mod mathml;

mod looks;

mod survey;

mod fields;

mod table;

mod writer;

use super::encoding;
use super::format::{is_html, unreadable};
use super::loss::{Loss, LossKind, excerpt};
use super::text::Text;
use crate::base::diag::Diagnostic;
use crate::base::message::message;
use crate::base::source::Source;
use crate::plan::LineRange;
use css::Cascade;
use ego_tree::NodeRef;
use element::is_element;
use looks::Looks;
use parse::parse_page;
use scraper::{Html, Node};
use survey::Survey;
use writer::PageWriter;

/// Reads a page.
///
/// # Errors
/// `unreadable-format` if there is no text on it, or if it was made to take forever.
pub fn read(name: &str, page: &str) -> Result<Text, Box<Diagnostic>> {
    let help = || message!("open-it-in-a-browser-select-all");
    let html = parse_page(name, page)?;
    let without_text = || unreadable(name, message!("a-page-without-a-text"), help());
    let body = body(&html).ok_or_else(without_text)?;

    let mut cascade = Cascade::new(style_sheets(&html));
    let looks = Looks::new(body, &mut cascade);
    if cascade.is_exhausted() {
        let what = message!("a-page-with-style-sheets-beyond-all");
        return Err(unreadable(name, what, help()));
    }

    let mut text = page_text(name, body, looks);
    text.title = title(&html);
    match text.source.text().is_empty() {
        true => Err(without_text()),
        false => Ok(text),
    }
}

/// Reads a page that is damaged where its article is not: content systems cut descriptions and the titles of other
/// pages in the middle of a character. `None` for any other file.
pub fn read_damaged(name: &str, bytes: &[u8]) -> Option<Text> {
    let page = encoding::decode_damaged(name, bytes)?;
    if !is_html(name, &page) {
        return None;
    }

    let mut text = read(name, &page).ok()?;
    let mut damaged = Vec::new();
    for number in 1..=text.source.line_count() {
        let line = text.source.line(number);
        if !line.contains(char::REPLACEMENT_CHARACTER) {
            continue;
        }
        if text.article.is_none_or(|article| article.contains(number)) {
            return None;
        }
        damaged.push(Loss {
            kind: LossKind::Damage,
            count: 1,
            line: number,
            text: excerpt(line),
        });
    }

    if damaged.is_empty() {
        damaged.push(Loss {
            kind: LossKind::Damage,
            count: 1,
            line: 0,
            text: String::new(),
        });
    }
    text.losses.extend(damaged);
    text.losses.sort_by_key(|loss| (loss.line, loss.kind));
    Some(text)
}

fn body(html: &Html) -> Option<NodeRef<'_, Node>> {
    let child = |node: NodeRef<'_, Node>, name: &str| {
        let found = node.children().find(|child| is_element(*child, name));
        found.map(|node| node.id())
    };
    let root = html.tree.get(child(html.tree.root(), "html")?)?;
    html.tree.get(child(root, "body")?)
}

/// Returns what a page says in its head that it is called.
fn title(html: &Html) -> Option<String> {
    let title = html.tree.nodes().find(|node| is_element(*node, "title"))?;
    let texts = title.children().filter_map(|child| child.value().as_text());
    let title: String = texts.map(|text| &**text).collect();
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    (!title.is_empty()).then_some(title)
}

/// Returns the style sheets that stand on a page, each with the media that it is for.
fn style_sheets(html: &Html) -> Vec<(&str, String)> {
    let styles = html.tree.nodes().filter(|node| is_element(*node, "style"));
    let sheets = styles.filter_map(|node| {
        let media = node.value().as_element()?.attr("media").unwrap_or_default();
        let texts = node.children().filter_map(|child| child.value().as_text());
        Some((media, texts.map(|text| &**text).collect()))
    });
    sheets.collect()
}

fn page_text(name: &str, body: NodeRef<'_, Node>, looks: Looks) -> Text {
    let survey = Survey::new(body, looks);
    let written = PageWriter::write_page(&survey, body);
    let article = written.article;

    Text {
        source: Source::new(name, written.text),
        title: None,
        losses: losses_within(written.losses, article),
        article,
        marks_merged_cells: true,
        needs_transcript: false,
    }
}

/// Returns the losses of an article: what is lost of the page around it is no loss.
fn losses_within(losses: Vec<Loss>, article: Option<LineRange>) -> Vec<Loss> {
    let within = |loss: &Loss| {
        // What stands alone is noted behind the line before it.
        article.is_none_or(|lines| lines.contains(loss.line) || loss.line + 1 == lines.first)
    };
    losses.into_iter().filter(within).collect()
}
