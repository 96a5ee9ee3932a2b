//! The archived files that people name: a plan's source, the notices that corrected it, the reports that records quote.

use crate::base::diag::Diagnostic;
use crate::base::message::{Message, message};
use crate::base::source::{Source, sha256};
use crate::content::document::ReadPlan;
use crate::intake::archive::{Text, is_unbounded, read};
use crate::link::catalogue::Proven;
use std::io;
use std::ops::Range;

/// The archived files of a project.
pub trait Archive: Sync {
    /// Returns the bytes of a file by the path that a plan names it by.
    ///
    /// # Errors
    /// A file that cannot be read.
    fn bytes(&self, path: &str) -> io::Result<Vec<u8>>;

    /// Looks at a file of a kind that may take far more to read than its length says, before it is read.
    ///
    /// # Errors
    /// A file that takes too much.
    fn admit(&self, path: &str, bytes: &[u8]) -> Result<(), Box<Diagnostic>>;
}

/// An archive of files that are known to be harmless.
impl<F: Fn(&str) -> io::Result<Vec<u8>> + Sync> Archive for F {
    fn bytes(&self, path: &str) -> io::Result<Vec<u8>> {
        self(path)
    }

    fn admit(&self, _: &str, _: &[u8]) -> Result<(), Box<Diagnostic>> {
        Ok(())
    }
}

/// An archived file as people name it, and where they do.
pub(super) struct Named<'a> {
    /// Its path.
    pub path: &'a str,
    /// The SHA-256 of its bytes.
    pub checksum: &'a str,
    /// The file that names it.
    pub file: &'a Source,
    /// Where its path stands there.
    pub path_span: Range<usize>,
    /// Where its checksum stands there.
    pub checksum_span: Range<usize>,
}

impl<'a> Named<'a> {
    /// Names a file that a plan names in its head by its path and its checksum.
    pub fn in_plan(
        read: &ReadPlan,
        (path, checksum): (&'a str, &'a str),
        file: &'a Source,
    ) -> Self {
        let front = || read.places.front.clone();
        Self {
            path,
            checksum,
            file,
            path_span: file.words_in(front(), path),
            checksum_span: file.words_in(front(), checksum),
        }
    }
}

/// Returns the text of a plan's source: what was read from it and kept, where the plan names that. Reports a file that is
/// not the one that was named.
pub(super) fn source_text(
    read: &ReadPlan,
    file: &Source,
    archive: &dyn Archive,
    found: &mut Vec<Diagnostic>,
) -> Option<Text> {
    let source = &read.document.source;
    let named = (source.file.as_str(), source.sha256.as_str());
    let bytes = named_bytes(Named::in_plan(read, named, file), archive, found)?;
    if let Some(text) = &source.text {
        let named = (text.file.as_str(), text.sha256.as_str());
        return archived(Named::in_plan(read, named, file), archive, found);
    }

    let fresh = text_of(&source.file, bytes, archive, found)?;
    if fresh.needs_transcript {
        let place = file.words_in(read.places.front.clone(), &source.file);
        let message = message!("nothing-keeps-what-was-read", file = &*source.file);
        let problem = Diagnostic::warning("no-transcript", message).at(file, place);
        found.push(problem.help(message!("import-it-beside-for-its-transcript")));
    }
    Some(fresh)
}

/// Returns an archived file that people name, if it is there. Reports one that is not the file that was named.
pub(super) fn archived(
    named: Named<'_>,
    archive: &dyn Archive,
    found: &mut Vec<Diagnostic>,
) -> Option<Text> {
    let path = named.path;
    let bytes = named_bytes(named, archive, found)?;
    text_of(path, bytes, archive, found)
}

/// Compares what is read from a plan's source now with what was kept, where the plan names that, and reports what is read
/// otherwise. The plan is proved against what was kept.
pub fn reading_differs(plan: &Proven, archive: &dyn Archive) -> Option<Diagnostic> {
    let source = &plan.read.document.source;
    let kept = source.text.as_ref()?;
    let bytes = archive.bytes(&source.file).ok()?;
    let differs = |message: Message| {
        let place = plan
            .file
            .words_in(plan.read.places.front.clone(), &kept.file);
        let problem = Diagnostic::warning("reading-differs", message).at(&plan.file, place);
        Some(problem.help(message!("look-which-reading-is-right")))
    };
    let fresh = match read_admitted(&source.file, bytes, archive) {
        Ok(fresh) => fresh,
        Err(problem) => {
            let (file, problem) = (&*source.file, problem.message.clone());
            return differs(message!("source-is-not-read-any-more", file, problem));
        }
    };

    let (old, new) = (&plan.archived, &fresh.source);
    let count = old.line_count().max(new.line_count());
    let is_other = |line: &u32| {
        let [old, new] =
            [old, new].map(|text| (*line <= text.line_count()).then(|| text.line(*line)));
        old != new
    };
    match (1..=count).find(is_other) {
        Some(line) => differs(message!(
            "source-is-read-otherwise-now",
            file = &*source.file,
            line
        )),
        None if fresh.losses != plan.losses => {
            differs(message!("losses-are-others-now", file = &*source.file))
        }
        None => None,
    }
}

fn text_of(
    path: &str,
    bytes: Vec<u8>,
    archive: &dyn Archive,
    found: &mut Vec<Diagnostic>,
) -> Option<Text> {
    match read_admitted(path, bytes, archive) {
        Ok(text) => Some(text),
        Err(problem) => {
            found.push(*problem);
            None
        }
    }
}

/// Reads an archived file, if it is admitted.
fn read_admitted(
    path: &str,
    bytes: Vec<u8>,
    archive: &dyn Archive,
) -> Result<Text, Box<Diagnostic>> {
    if is_unbounded(&bytes) {
        archive.admit(path, &bytes)?;
    }
    read(path, bytes)
}

/// Returns the bytes of a file that people name.
fn named_bytes(
    named: Named<'_>,
    archive: &dyn Archive,
    found: &mut Vec<Diagnostic>,
) -> Option<Vec<u8>> {
    let Named {
        path,
        checksum,
        file,
        path_span,
        checksum_span,
    } = named;
    let bytes = match archive.bytes(path) {
        Ok(bytes) => bytes,
        Err(error) => {
            found.push(
                Diagnostic::error(
                    "no-source",
                    message!(
                        "cannot-read-the-archived-source-file-error",
                        file = path,
                        error = Message::of_error(&error)
                    ),
                )
                .at(file, path_span)
                .help(message!("file-is-relative-to-the-project")),
            );
            return None;
        }
    };
    let sum = sha256(&bytes);
    if sum != checksum {
        found.push(
            Diagnostic::error(
                "hash-mismatch",
                message!("file-is-not-the-file", file = path),
            )
            .at(file, checksum_span)
            .help(message!("its-sha-is-sum-archived-sources", sum)),
        );
    }
    Some(bytes)
}
