//! What makes pages and rows of views: a theme's engine, and the rows that it made last.

use crate::address::Route;
use crate::base::diag::Diagnostic;
use crate::link::catalogue::Made;
use crate::render::parts::At;
use crate::render::parts::due::DueRowView;
use crate::render::parts::rows::{RowKey, Rows};
use crate::render::parts::task_row::TaskRowView;
use crate::render::theme::{Engine, Rendering};
use quick_cache::Weighter;
use quick_cache::sync::Cache;
use std::sync::Arc;

/// How many bytes of rows are kept. The pages of one place have the same rows and are made one after another: theirs
/// fit many times. All rows of a site would take 2 KB a task.
const KEPT: u64 = 8 << 20;
/// How many rows that may be.
const KEPT_ROWS: usize = 20_000;
/// What a row takes besides its text: its key, and what the cache knows of it.
const ROW: u64 = 64;

/// An address in so many folders: links from there are those of every page as deep that lists rows.
const AT_DEPTH: [&str; 4] = ["row", "a/row", "a/a/row", "a/a/a/row"];

/// A theme's engine with the rows that it made last; one value serves all threads.
pub struct Press<'a> {
    /// The engine.
    pub engine: &'a Engine,
    rows: Cache<DeepRow, Arc<Row>, Bytes>,
}

/// A row on pages of some depth.
type DeepRow = (RowKey, usize);

/// A row, ready for every page that shows it.
type Row = Made<Box<str>>;

#[derive(Clone)]
struct Bytes;

impl Weighter<DeepRow, Arc<Row>> for Bytes {
    fn weight(&self, _: &DeepRow, row: &Arc<Row>) -> u64 {
        ROW + (row.unread().len() + row.size_of_reads()) as u64
    }
}

impl<'a> Press<'a> {
    /// Returns a press that has made nothing yet.
    pub fn new(engine: &'a Engine) -> Self {
        Self {
            engine,
            rows: Cache::with_weighter(KEPT_ROWS, KEPT, Bytes),
        }
    }

    /// Makes the HTML of rows for the page that `at` stands on.
    ///
    /// # Errors
    /// A diagnostic with the place in the template of rows, and the page.
    pub fn print(&self, at: &At<'_>, rows: &mut Rows) -> Result<(), Box<Diagnostic>> {
        let depth = at.here.root().len() / "../".len();
        let path = at.here.path();
        let reads = at.catalogue.reads();
        for (place, &key) in rows.keys.iter().enumerate() {
            if place > 0 {
                rows.html.push('\n');
            }
            let row = self.rows.get_or_insert_with(&(key, depth), || {
                let here = Route::file(AT_DEPTH[depth.min(AT_DEPTH.len() - 1)]);
                let row = reads.made(|| self.make(&At { here, ..*at }, &path, key));
                row.transpose().map(Arc::new)
            })?;
            rows.html.push_str(reads.used::<Box<str>>(&row));
        }
        Ok(())
    }

    /// Makes a row; `path` is that of the page, for messages.
    fn make(&self, at: &At<'_>, path: &str, key: RowKey) -> Result<Box<str>, Box<Diagnostic>> {
        let [task_row, due_row] = RowKey::TEMPLATES;
        let html = match key {
            RowKey::Task { task, alone } => self.engine.render(Rendering {
                template: task_row,
                path,
                page: &TaskRowView {
                    row: at.task_row(task),
                    alone,
                },
            }),
            RowKey::Due { deadline, narrowed } => self.engine.render(Rendering {
                template: due_row,
                path,
                page: &DueRowView {
                    row: at.due_row(deadline),
                    narrowed,
                },
            }),
        };
        Ok(html?.trim().into())
    }
}
