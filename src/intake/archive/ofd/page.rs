//! The objects of a page.

use super::super::ooxml::xml::{attribute, next_after, next_node};
use super::super::paged::Marks;
use super::numbers::area;
use super::path_object::add_path;
use super::text_object::add_text;
use roxmltree::Node;

/// How many characters a document may show.
const MOST_GLYPHS: usize = 1_500_000;

/// A document that draws more than any that people read.
#[derive(Debug)]
pub struct TooMuch;

/// What all pages of a document draw.
#[derive(Debug, Default)]
pub struct Drawn {
    glyphs: usize,
}

impl Drawn {
    /// Adds the objects below a node to the marks of its page.
    ///
    /// # Errors
    /// A document that draws more than any that people read.
    pub fn add(&mut self, root: Node<'_, '_>, marks: &mut Marks) -> Result<(), TooMuch> {
        let mut at = root.first_child();
        while let Some(node) = at {
            at = match node.tag_name().name() {
                "TextObject" | "PathObject" | "ImageObject" | "CompositeObject" | "VideoObject" => {
                    let before = marks.glyphs.len();
                    add_object(node, marks);
                    self.glyphs += marks.glyphs.len() - before;
                    if self.glyphs > MOST_GLYPHS {
                        return Err(TooMuch);
                    }
                    next_after(node, root)
                }
                _ => next_node(node, root),
            };
        }
        Ok(())
    }
}

fn add_object(node: Node<'_, '_>, marks: &mut Marks) {
    let Some(boundary) = attribute(node, "Boundary").and_then(area) else {
        return;
    };
    let is_seen = attribute(node, "Visible") != Some("false");
    match node.tag_name().name() {
        "TextObject" => add_text(node, &boundary, is_seen, marks),
        "PathObject" if is_seen => add_path(node, &boundary, marks),
        // What is composed of parts that stand elsewhere is as good as a picture to the lines.
        "ImageObject" | "CompositeObject" if is_seen => marks.pictures.push(boundary),
        _ => {}
    }
}
