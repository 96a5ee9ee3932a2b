//! Plans that were read and proved by an earlier build of the same program run: a preview proves again only the plan that
//! was edited.

use super::archived::Archive;
use crate::base::diag::{Diagnostic, Warned};
use crate::base::digest::{Digest, digest};
use crate::base::source::Source;
use crate::link::catalogue::Proven;
use std::collections::HashMap;
use std::io;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// What came of the plans that were read, by the names of their files.
#[derive(Debug, Default)]
pub struct ProvenPlans(Mutex<HashMap<String, Kept>>);

/// An archive that notes which files are asked for, with their digests.
struct Noting<'a> {
    archive: &'a dyn Archive,
    asked: &'a Mutex<Vec<(String, Digest)>>,
}

impl Archive for Noting<'_> {
    fn bytes(&self, path: &str) -> io::Result<Vec<u8>> {
        let bytes = self.archive.bytes(path)?;
        lock(self.asked).push((path.to_owned(), digest(&bytes)));
        Ok(bytes)
    }

    fn admit(&self, path: &str, bytes: &[u8]) -> Result<(), Box<Diagnostic>> {
        self.archive.admit(path, bytes)
    }
}

/// What came of a plan.
#[derive(Debug)]
struct Kept {
    /// The digest of its file.
    text: Digest,
    /// All archived files that were asked for, with their digests.
    archived: Vec<(String, Digest)>,
    proven: Proven,
}

impl ProvenPlans {
    /// Returns whether none was read yet.
    pub fn is_empty(&self) -> bool {
        lock(&self.0).is_empty()
    }

    /// Returns what came of a plan, if neither its file nor what it was proved against has changed since; else proves it by
    /// `prove`, which must ask for archived files as it is told. Where anything is wrong or doubtful it is proved again the
    /// next time: that must be said again.
    pub fn get_or_prove(
        &self,
        file: &Source,
        archive: &dyn Archive,
        prove: impl FnOnce(&dyn Archive) -> Warned<Option<Proven>>,
    ) -> Warned<Option<Proven>> {
        let text = digest(file.text().as_bytes());
        if let Some(proven) = self.get(file.name(), text, archive) {
            return Warned::new(Some(proven), Vec::new());
        }

        let asked = Mutex::new(Vec::new());
        let plan = prove(&Noting {
            archive,
            asked: &asked,
        });
        let sound = plan.value.as_ref().filter(|_| plan.diagnostics.is_empty());
        if let Some(proven) = sound {
            let kept = Kept {
                text,
                archived: asked.into_inner().unwrap_or_else(PoisonError::into_inner),
                proven: proven.clone(),
            };
            lock(&self.0).insert(file.name().to_owned(), kept);
        }
        plan
    }

    fn get(&self, name: &str, text: Digest, archive: &dyn Archive) -> Option<Proven> {
        let plans = lock(&self.0);
        let kept = plans.get(name).filter(|kept| kept.text == text)?;
        let (archived, proven) = (kept.archived.clone(), kept.proven.clone());
        // Others need not wait for the disk.
        drop(plans);

        let mut files = archived.iter();
        let is_same =
            files.all(|(path, was)| archive.bytes(path).is_ok_and(|now| digest(&now) == *was));
        is_same.then_some(proven)
    }
}

/// Returns what a lock guards. One that a panicking thread left is as good as any: the panic ends the build anyway.
fn lock<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}
