//! What a site can do without, left out for a comparison with programs that make pages alone.

use crate::corpus::SETTINGS;
use std::path::Path;

/// What more settings say to leave out all that a site can do without.
const WITHOUT_EXTRAS: &str = r#"
[publish]
leave_out = ["calendars", "todo-lists", "feeds", "page-data", "task-data", "lists", "parquet", "cards"]
"#;

/// Does something while the site makes nothing that it can do without: no calendars, feeds, lists, no data beside pages.
pub fn left_out<T>(folder: &Path, act: impl FnOnce() -> T) -> T {
    let (file, settings) = (folder.join(SETTINGS.0), SETTINGS.1);
    std::fs::write(&file, format!("{settings}{WITHOUT_EXTRAS}")).expect("site.toml");
    let done = act();
    std::fs::write(&file, settings).expect("site.toml");
    done
}
