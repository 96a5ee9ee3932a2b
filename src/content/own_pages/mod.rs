//! Pages that editors write themselves, in content/pages: TOML front matter, then Markdown.
//!
//! In: the text of a file. Out: an [`OwnPage`] with its address, its Markdown as events, and where its links are meant
//! to lead. Whether what they lead to is there, `link` knows.

mod address;

mod target;

mod body;

mod front;

mod page;

pub use address::{NEWS_FOLDER, is_reserved, refused_path};
pub use body::{Body, BodyLink, Heading, is_autolink};
pub use front::{MenuName, OwnFront};
pub use page::{OwnPage, read};
pub use target::Target;
