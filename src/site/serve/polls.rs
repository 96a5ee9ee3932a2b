//! Watches folders by looking through them again and again: where no system tells of changes, as on many network drives
//! and in containers.

use super::changes::{Changes, resolved};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant, SystemTime};
use walkdir::WalkDir;

/// How long nothing is looked at; a change must be seen twice in a row the same to have come to rest.
const PAUSE: Duration = Duration::from_secs(1);

/// Folders that are looked through.
pub(super) struct Polls {
    /// The folder served, whose changes do not count.
    root: PathBuf,
    watch: Vec<PathBuf>,
    /// What the last build was made from.
    built: Seen,
    /// What was seen last.
    last: Seen,
    looked: Instant,
}

/// Each file with its length and the time of its last change.
type Seen = BTreeMap<PathBuf, (u64, Option<SystemTime>)>;

impl Polls {
    /// Begins to watch folders; what is written into `root` does not count.
    pub(super) fn start(root: &Path, watch: &[PathBuf]) -> Self {
        let mut polls = Self {
            root: root.to_owned(),
            watch: watch.to_vec(),
            built: Seen::new(),
            last: Seen::new(),
            looked: Instant::now(),
        };
        polls.built = polls.look();
        polls.last = polls.built.clone();
        polls
    }

    /// Returns what changed and came to rest, or `None` when nothing did for a time.
    pub(super) fn changes(&mut self, time: Duration) -> Option<Changes> {
        let due = PAUSE.saturating_sub(self.looked.elapsed());
        std::thread::sleep(due.min(time));
        if due > time {
            return None;
        }

        let seen = self.look();
        self.looked = Instant::now();
        let is_at_rest = seen == self.last;
        self.last = seen;
        if !is_at_rest || self.last == self.built {
            return None;
        }

        let changed = difference(&self.built, &self.last);
        self.built = self.last.clone();
        Some(changed)
    }

    /// Looks through all folders. What cannot be read now is not there.
    fn look(&self) -> Seen {
        let root = resolved(&self.root);
        let entries = self.watch.iter().flat_map(|folder| {
            let real = resolved(folder);
            let is_served = {
                let root = root.clone();
                move |path: &Path| {
                    let below = path.strip_prefix(folder);
                    below.is_ok_and(|below| real.join(below) == root)
                }
            };
            let entries = WalkDir::new(folder).into_iter();
            entries.filter_entry(move |entry| !is_served(entry.path()))
        });

        let files = entries.filter_map(|entry| {
            let entry = entry.ok().filter(|entry| !entry.file_type().is_dir())?;
            let metadata = entry.metadata().ok()?;
            Some((
                entry.into_path(),
                (metadata.len(), metadata.modified().ok()),
            ))
        });
        files.collect()
    }
}

/// Returns the files that differ, are new or are gone.
fn difference(old: &Seen, new: &Seen) -> Changes {
    let differs = |path: &&PathBuf| old.get(*path) != new.get(*path);
    old.keys()
        .chain(new.keys())
        .filter(differs)
        .cloned()
        .collect()
}
