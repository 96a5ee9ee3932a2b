//! Documents in the format that Chinese offices exchange (OFD, GB/T 33190): an archive of pages in XML, whose characters
//! stand in their places, as the marks of [pages](super::paged).
//!
//! Notes, seals, attachments and composed drawings are no text, and are said. One whose pages are pictures is refused,
//! with what to do.

mod numbers;

mod text_object;

mod path_object;

mod page;

mod document;

pub use document::{is_ofd, read};
