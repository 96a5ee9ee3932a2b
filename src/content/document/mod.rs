//! Structured plans as files: TOML front matter, then the official text as Markdown. What `write`
//! writes `read` reads back: `read(write(d)) == d`.

mod places;

mod recurrence;

mod facts;

mod outline_builder;

mod body;

mod status;

pub(super) mod archive_file;

mod notices;

mod front;

mod read;

mod escape;

mod write_toml;

mod write;

pub(super) use body::too_deep;
pub use places::{Places, ReadPlan};
pub use read::read;
pub(super) use read::split;
pub use recurrence::day_keys;
pub use write::write;
