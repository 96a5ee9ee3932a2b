//! A page as a tree, within bounds.

use crate::base::diag::Diagnostic;
use crate::base::message::{Message, message};
use crate::intake::archive::format::unreadable;
use html5ever::driver::{ParseOpts, parse_document};
use html5ever::tendril::{StrTendril, TendrilSink};
use scraper::{Html, HtmlTreeSink};

/// The parser looks through all open elements again and again, so its time grows with their square:
/// browsers stop at 512.
const DEEPEST: usize = 1000;

/// No page has more elements and texts than this; each takes some hundred bytes of memory.
const MOST_NODES: usize = 1_000_000;

/// The parser compares each attribute of a tag with all those before it.
const MOST_ATTRIBUTES: usize = 1000;

/// How much is parsed between two looks at the tree, in bytes.
const STEP: usize = 4096;

/// Parses a page, however broken its markup is.
///
/// # Errors
/// `unreadable-format` if it was made to take forever.
pub fn parse_page(name: &str, page: &str) -> Result<Html, Box<Diagnostic>> {
    let endless = |what: Message| {
        let help = message!("open-it-in-a-browser-select-all");
        unreadable(name, what, help)
    };
    if has_endless_tag(page.as_bytes()) {
        return Err(endless(message!("a-page-with-a-tag-that-never")));
    }

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
        let is_multiplied = nodes.len() > at + STEP;
        let is_long = nodes.len() > MOST_NODES;
        let newest = nodes.next_back();
        let is_deep = newest.is_some_and(|node| node.ancestors().nth(DEEPEST).is_some());

        if is_multiplied || is_deep {
            return Err(endless(message!("a-page-whose-markup-is-nested-beyond")));
        }
        if is_long {
            return Err(endless(message!("a-page-of-more-than-a-million")));
        }
    }

    Ok(parser.finish())
}

/// Returns whether any tag has more attributes than tags have, told by what separates them.
fn has_endless_tag(page: &[u8]) -> bool {
    let mut at = 0;
    while let Some(found) = memchr::memchr(b'<', &page[at..]) {
        let name = at + found + 1;
        at = name;

        if !page.get(at).is_some_and(u8::is_ascii_alphabetic) {
            continue;
        }

        let tag = scan_tag(&page[name..]);
        at += tag.length;

        if tag.separators > 2 * MOST_ATTRIBUTES {
            return true;
        }

        // What stands in a script only looks like tags.
        for (open, close) in [(&b"script"[..], &b"</script"[..]), (b"style", b"</style")] {
            if starts_with(&page[name..], open) {
                let mut ends = memchr::memmem::find_iter(&page[at..], b"</");
                let end = ends.find(|end| starts_with(&page[at + end..], close));
                at = end.map_or(page.len(), |end| at + end);
            }
        }
    }

    false
}

/// A tag, as far as its attributes can be counted without parsing it.
struct Tag {
    /// Its length in bytes, `>` included.
    length: usize,
    /// How many white spaces, slashes and quoted values part its attributes.
    separators: usize,
}

/// Reads a tag from its name on.
fn scan_tag(text: &[u8]) -> Tag {
    let mut separators = 0;
    let mut quote = None;
    let mut before = b' ';

    for (at, &byte) in text.iter().enumerate() {
        match quote {
            Some(mark) if mark == byte => {
                quote = None;
                separators += 1;
            }
            Some(_) => {}
            None if byte == b'>' => {
                return Tag {
                    length: at + 1,
                    separators,
                };
            }
            None if matches!(byte, b'"' | b'\'') && before == b'=' => quote = Some(byte),
            None if is_separator(byte) && !is_separator(before) => separators += 1,
            None => {}
        }

        before = byte;
    }

    Tag {
        length: text.len(),
        separators,
    }
}

fn is_separator(byte: u8) -> bool {
    byte.is_ascii_whitespace() || byte == b'/'
}

fn starts_with(text: &[u8], word: &[u8]) -> bool {
    text.get(..word.len())
        .is_some_and(|head| head.eq_ignore_ascii_case(word))
}
