//! What a passage is called in data.

use crate::base::text::outside_brackets;
use crate::plan::{Block, Node};

/// Returns the heading, or the first sentence of the text where a number is followed by running text.
pub fn first_words(node: &Node) -> String {
    if !node.title().is_empty() {
        return node.title().to_owned();
    }

    let text = node.blocks.first().map_or("", Block::text);
    let end = outside_brackets(text)
        .find(|(_, c)| *c == '。')
        .map_or(text.len(), |(at, _)| at);
    text[..end].trim_end_matches([';', '\u{FF1B}']).to_owned()
}
