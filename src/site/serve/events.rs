//! Watches folders by what the system tells of them, also when a folder is taken away and another put in its place.

use super::changes::{Changes, resolved};
use crate::base::message::{Explain, message};
use anyhow::Result;
use notify_debouncer_mini::notify::event::{AccessKind, AccessMode};
use notify_debouncer_mini::notify::{self, EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use notify_debouncer_mini::{Config, DebounceEventResult, DebouncedEventKind, Debouncer};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver};
use std::time::{Duration, SystemTime};

/// How long files must rest before a change counts as done.
const REST: Duration = Duration::from_millis(150);

/// Folders that are watched.
pub(super) struct Events {
    /// The folder served, whose changes do not count.
    root: PathBuf,
    places: Vec<Place>,
    debouncer: Debouncer<Writing>,
    told: Receiver<DebounceEventResult>,
}

/// A folder to be watched.
struct Place {
    /// As it was given.
    given: PathBuf,
    /// The folder that is watched there; none while there is none.
    watched: Option<Folder>,
}

/// A folder that is there, by which it is told from another that takes its place.
#[derive(Debug, PartialEq, Eq)]
struct Folder {
    /// As the system spells it.
    path: PathBuf,
    /// Its number on its device, where the system has such.
    number: Option<(u64, u64)>,
    /// When it was made, where the system knows: numbers are given again.
    made: Option<SystemTime>,
}

impl Events {
    /// Begins to watch folders; what is written into `root` does not count.
    ///
    /// # Errors
    /// A folder that is there and cannot be watched.
    pub(super) fn start(root: &Path, watch: &[PathBuf]) -> Result<Self> {
        let (teller, told) = mpsc::channel();
        let config = Config::default().with_timeout(REST);
        let debouncer = notify_debouncer_mini::new_debouncer_opt::<_, Writing>(config, teller)
            .explain(|| message!("cannot-watch-for-changes-try-poll"))?;

        let mut events = Self {
            root: root.to_owned(),
            places: Vec::new(),
            debouncer,
            told,
        };
        for given in watch {
            let mut place = Place {
                given: given.clone(),
                watched: None,
            };
            place
                .watch(&mut events.debouncer)
                .explain(|| message!("cannot-watch-given-try-poll", given = given.display()))?;
            events.places.push(place);
        }
        Ok(events)
    }

    /// Returns what changed and came to rest, or `None` when nothing did for a time.
    pub(super) fn changes(&mut self, time: Duration) -> Option<Changes> {
        let mut changed = Changes::new();
        let mut is_unknown = false;

        // All that came in during a build is one change.
        let first = self.told.recv_timeout(time).ok();
        for result in first.into_iter().chain(self.told.try_iter()) {
            // A watcher that lost track knows only that there was something.
            is_unknown |= result.is_err();
            for event in result.unwrap_or_default() {
                if event.kind == DebouncedEventKind::Any {
                    is_unknown |= event.path == Path::new("");
                    changed.extend(self.as_given(&event.path));
                }
            }
        }

        // What changed in a folder before it was watched was not told.
        is_unknown |= self.watch_again();
        if is_unknown {
            return Some(Changes::new());
        }
        (!changed.is_empty()).then_some(changed)
    }

    /// Watches what stands in the place of a folder that was watched, and returns whether there was such a place.
    fn watch_again(&mut self) -> bool {
        let mut has_changed = false;
        for place in &mut self.places {
            if place.watched != Folder::at(&place.given) {
                // One that cannot be watched yet is tried again the next time.
                has_changed |= place.watch(&mut self.debouncer).is_ok();
            }
        }
        has_changed
    }

    /// Returns a path in the spelling of its watched folder; `None` when it is in the folder served, or in none.
    fn as_given(&self, path: &Path) -> Option<PathBuf> {
        if resolved(path).starts_with(resolved(&self.root)) {
            return None;
        }

        self.places.iter().find_map(|place| {
            let below = path.strip_prefix(&place.watched.as_ref()?.path).ok()?;
            Some(if below == Path::new("") {
                place.given.clone()
            } else {
                place.given.join(below)
            })
        })
    }
}

impl Place {
    /// Watches the folder that is there now, in the place of the one that was watched.
    ///
    /// # Errors
    /// A folder that cannot be watched.
    fn watch(&mut self, debouncer: &mut Debouncer<Writing>) -> notify::Result<()> {
        if let Some(old) = self.watched.take() {
            // A folder that is gone is not watched any more.
            debouncer.watcher().unwatch(&old.path).ok();
        }

        if let Some(folder) = Folder::at(&self.given) {
            debouncer
                .watcher()
                .watch(&folder.path, RecursiveMode::Recursive)?;
            self.watched = Some(folder);
        }
        Ok(())
    }
}

impl Folder {
    /// Returns the folder at a path, if there is one.
    fn at(path: &Path) -> Option<Self> {
        let path = fs::canonicalize(path).ok()?;
        let metadata = fs::metadata(&path).ok().filter(fs::Metadata::is_dir)?;
        Some(Self {
            number: number(&metadata),
            made: metadata.created().ok(),
            path,
        })
    }
}

#[cfg(unix)]
fn number(metadata: &fs::Metadata) -> Option<(u64, u64)> {
    use std::os::unix::fs::MetadataExt;
    Some((metadata.dev(), metadata.ino()))
}

#[cfg(not(unix))]
fn number(_: &fs::Metadata) -> Option<(u64, u64)> {
    None
}

/// A watcher for changes alone. The usual one reports reading too, and a build reads all that is watched: each build would
/// start the next one.
struct Writing(RecommendedWatcher);

impl Watcher for Writing {
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
