//! Structured plans as files: TOML front matter, then the official text as Markdown. What `write`
//! writes `read` reads back: `read(write(d)) == d`.

mod body;
mod escape;
mod front;
mod read;
mod write;

pub use read::{Places, Read, read};
pub use write::write;
