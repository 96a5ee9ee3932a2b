//! Builds a site again when something changes, and when a build was hindered.

use super::watch::Watch;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// How often it is looked whether the server is over.
const TICK: Duration = Duration::from_millis(200);
/// How long is waited before a hindered build is tried again: twice as long each time.
const FIRST_PAUSE: Duration = Duration::from_secs(1);
const LAST_PAUSE: Duration = Duration::from_secs(30);

/// What came of a build.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rebuilt {
    /// There is a new site.
    Done,
    /// The content has errors: only another content can help.
    Refused,
    /// Something beside the content was in the way, as another build or a want of files: it may be gone soon.
    Hindered,
}

/// A hindered build that is tried again.
struct Retry {
    pause: Duration,
    due: Instant,
}

impl Retry {
    /// Returns when to try again, after the tries before.
    fn after(previous: Option<&Self>) -> Self {
        let pause = previous.map_or(FIRST_PAUSE, |previous| previous.pause * 2);
        let pause = pause.min(LAST_PAUSE);
        Self {
            pause,
            due: Instant::now() + pause,
        }
    }

    fn is_due(&self) -> bool {
        Instant::now() >= self.due
    }
}

/// Builds until the server is over. `first` is what came of the build before. `done` is called when there is a new site.
pub(super) fn until_over(
    mut watch: Watch,
    over: &AtomicBool,
    first: Rebuilt,
    mut rebuild: impl FnMut(&[PathBuf]) -> Rebuilt,
    done: impl Fn(),
) {
    let mut retry = (first == Rebuilt::Hindered).then(|| Retry::after(None));

    loop {
        let changes = watch.changes(TICK);
        // What is still waiting when the server ends is left for another day.
        if over.load(Ordering::Relaxed) {
            return;
        }

        let is_due = retry.as_ref().is_some_and(Retry::is_due);
        let changed: Vec<PathBuf> = match changes {
            Some(changes) => changes.into_iter().collect(),
            None if is_due => Vec::new(),
            None => continue,
        };

        let outcome = rebuild(&changed);
        if outcome == Rebuilt::Done {
            done();
        }
        retry = (outcome == Rebuilt::Hindered).then(|| Retry::after(retry.as_ref()));
    }
}
