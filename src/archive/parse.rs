//! A page as a tree, within bounds.

use super::format::unreadable;
use crate::diag::Diagnostic;
use html5ever::driver::{ParseOpts, parse_document};
use html5ever::tendril::{StrTendril, TendrilSink};
use scraper::{Html, HtmlTreeSink};

/// The parser looks through all open elements again and again, so its time grows with their square:
/// browsers stop at 512.
const DEEPEST: usize = 1000;

/// No page has more elements and texts than this; each takes some hundred bytes of memory.
const MOST_NODES: usize = 5_000_000;

/// How much is parsed between two looks at the tree, in bytes.
const STEP: usize = 4096;

/// Parses a page, however broken its markup is.
///
/// # Errors
/// `unreadable-format` if it was made to take forever.
pub fn parse(name: &str, page: &str) -> Result<Html, Box<Diagnostic>> {
    let sink = HtmlTreeSink::new(Html::new_document());
    let mut parser = parse_document(sink, ParseOpts::default());
    let mut at = 0;
    while at < page.len() {
        let mut end = (at + STEP).min(page.len());
        while !page.is_char_boundary(end) {
            end += 1;
        }
        parser.process(StrTendril::from_slice(&page[at..end]));
        at = end;
        let html = parser.tokenizer.sink.sink.0.borrow();
        let mut nodes = html.tree.nodes();
        // Every unclosed <font> is opened again in each paragraph: more elements than characters.
        let multiplied = nodes.len() > (at + STEP).min(MOST_NODES);
        let last = nodes.next_back();
        let deep = last.is_some_and(|node| node.ancestors().nth(DEEPEST).is_some());
        if multiplied || deep {
            let what = "a page whose markup is nested beyond all measure";
            let help = "open it in a browser, select all, and archive the copied text";
            return Err(unreadable(name, what, help));
        }
    }
    Ok(parser.finish())
}
