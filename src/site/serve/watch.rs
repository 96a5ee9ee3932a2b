//! Watches folders, and reports files in them that have changed and come to rest.

use anyhow::{Context, Result};
use notify_debouncer_mini::notify::event::{AccessKind, AccessMode};
use notify_debouncer_mini::notify::{self, EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use notify_debouncer_mini::{Config, DebounceEventResult, DebouncedEventKind, Debouncer};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender};
use std::time::Duration;

/// How long files must rest before a change counts as done.
const REST: Duration = Duration::from_millis(150);

/// What is watched, and what is not.
pub(super) struct Watched {
    /// The folder served; what is written there is the outcome of a build, not a reason for one.
    root: PathBuf,
    /// Each watched path as the system spells it, and as it was given.
    places: Vec<(PathBuf, PathBuf)>,
}

/// Watches folders until the debouncer is dropped; what is written into `root` does not count.
///
/// # Errors
/// A folder that cannot be watched.
pub(super) fn start(
    root: &Path,
    watch: &[PathBuf],
    sender: Sender<DebounceEventResult>,
) -> Result<(Debouncer<Changes>, Watched)> {
    let config = Config::default().with_timeout(REST);
    let mut debouncer = notify_debouncer_mini::new_debouncer_opt::<_, Changes>(config, sender)
        .context("cannot watch for changes")?;

    let mut places = Vec::new();
    for path in watch {
        let cannot = || format!("cannot watch {}", path.display());
        let place = fs::canonicalize(path).with_context(cannot)?;
        debouncer
            .watcher()
            .watch(&place, RecursiveMode::Recursive)
            .with_context(cannot)?;
        places.push((place, path.clone()));
    }

    Ok((
        debouncer,
        Watched {
            root: root.to_owned(),
            places,
        },
    ))
}

impl Watched {
    /// Waits until files have changed and come to rest; `None` when nobody watches any more.
    pub(super) fn next_changes(
        &self,
        events: &Receiver<DebounceEventResult>,
    ) -> Option<Vec<PathBuf>> {
        loop {
            let mut changed = BTreeSet::new();
            let mut unknown = false;

            // All that came in during a build is one change.
            for result in std::iter::once(events.recv().ok()?).chain(events.try_iter()) {
                // A watcher that lost track knows only that there was something.
                unknown |= result.is_err();
                for event in result.unwrap_or_default() {
                    if event.kind == DebouncedEventKind::Any {
                        unknown |= event.path == Path::new("");
                        changed.extend(self.as_given(&event.path));
                    }
                }
            }

            if unknown {
                return Some(Vec::new());
            }
            if !changed.is_empty() {
                return Some(changed.into_iter().collect());
            }
        }
    }

    /// Returns a path in the spelling of its watched folder; `None` when it is in the folder served.
    fn as_given(&self, path: &Path) -> Option<PathBuf> {
        if resolved(path).starts_with(resolved(&self.root)) {
            return None;
        }

        self.places.iter().find_map(|(place, given)| {
            let below = path.strip_prefix(place).ok()?;
            Some(if below == Path::new("") {
                given.clone()
            } else {
                given.join(below)
            })
        })
    }
}

/// Returns a path with its links followed, as far as it is there.
fn resolved(path: &Path) -> PathBuf {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    for folder in path.ancestors() {
        if let Ok(real) = fs::canonicalize(folder) {
            return real.join(path.strip_prefix(folder).unwrap_or(Path::new("")));
        }
    }
    path
}

/// A watcher for changes alone. The usual one reports reading too, and a build reads all that is watched: each build would
/// start the next one.
pub(super) struct Changes(RecommendedWatcher);

impl Watcher for Changes {
    fn new<F: notify::EventHandler>(
        mut handler: F,
        config: notify::Config,
    ) -> notify::Result<Self> {
        let filter = move |mut event: notify::Result<notify::Event>| {
            if let Ok(event) = &mut event {
                match event.kind {
                    EventKind::Access(AccessKind::Close(AccessMode::Write)) => {}
                    EventKind::Access(_) => return,
                    // The debouncer passes on nothing but paths: this one stands for all of them.
                    _ if event.need_rescan() => event.paths.push(PathBuf::new()),
                    _ => {}
                }
            }
            handler.handle_event(event);
        };
        RecommendedWatcher::new(filter, config).map(Self)
    }

    fn watch(&mut self, path: &Path, mode: RecursiveMode) -> notify::Result<()> {
        self.0.watch(path, mode)
    }

    fn unwatch(&mut self, path: &Path) -> notify::Result<()> {
        self.0.unwatch(path)
    }

    fn kind() -> notify::WatcherKind {
        RecommendedWatcher::kind()
    }
}
