//! A document as a file of content/plans.

use super::{escape, write_toml};
use crate::plan::{Addresses, Block, BlockAt, Document, Node};

/// Writes a document as front matter and Markdown; [`read`](super::read) gives it back.
pub fn write(document: &Document) -> String {
    let outline = &document.outline;
    let mut out = format!("+++\n{}+++\n", write_toml::front_matter(document));
    let mut addresses = Addresses::default();
    let mut is_ruled = outline.closing.is_empty();

    for (at, text) in outline.walk() {
        match at {
            BlockAt::Opening(i) => write_block(&mut out, &outline.opening[i]),
            BlockAt::Heading(i) => {
                let node = &outline.nodes[i];
                let derived = addresses.next(&outline.nodes[..i], &node.label, node.depth);
                write_heading(&mut out, node, text, &derived);

                // Blocks follow; the task block comes behind the last of them.
                if node.blocks.is_empty() && node.tail.is_empty() {
                    write_facts(&mut out, node, None);
                }
            }
            BlockAt::Body(i, k) => {
                let node = &outline.nodes[i];
                write_block(&mut out, &node.blocks[k]);
                if k + 1 == node.blocks.len() && node.tail.is_empty() {
                    write_facts(&mut out, node, None);
                }
            }
            BlockAt::Tail(i, k) => {
                let node = &outline.nodes[i];
                write_block(&mut out, &node.tail[k]);
                if k + 1 == node.tail.len() {
                    write_facts(&mut out, node, Some(&node.id));
                }
            }
            BlockAt::Closing(i) => {
                if !is_ruled {
                    out.push_str("\n***\n");
                    is_ruled = true;
                }
                write_block(&mut out, &outline.closing[i]);
            }
        }
    }

    out
}

/// Writes a heading; its address only where it is not the one that its numbers give it.
fn write_heading(out: &mut String, node: &Node, text: &str, derived: &str) {
    let hashes = "#".repeat(node.depth + 1);
    out.push_str(&format!("\n{hashes} {}", escape::heading(text)));
    if node.id != derived {
        out.push_str(&format!(" {{#{}}}", node.id));
    }
    out.push('\n');
}

/// Writes a paragraph; a field statement is a block quote.
fn write_block(out: &mut String, block: &Block) {
    let mark = if block.is_field() { "> " } else { "" };
    out.push_str(&format!("\n{mark}{}\n", escape::paragraph(block.text())));
}

/// Writes the fenced block of a node, if it has anything to say.
fn write_facts(out: &mut String, node: &Node, of: Option<&str>) {
    let has_facts = !(node.goals.is_empty()
        && node.recurrences.is_empty()
        && node.targets.is_empty()
        && node.seen.is_empty());
    let kind = match &node.task {
        Some(_) => "task",
        None if has_facts => "facts",
        None => return,
    };
    out.push_str(&format!(
        "\n```toml {kind}\n{}```\n",
        write_toml::block(node, of)
    ));
}
