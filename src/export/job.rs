//! A file of the site that is no page: its path, and how its bytes are made when they are wanted.

use crate::base::diag::Diagnostic;
use crate::base::message::{Message, message};
use crate::link::catalogue::{Reads, Shelf};
use oxc_index::Idx;
use serde::Serialize;
use std::error::Error;
use std::fmt;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::sync::Arc;
use tempfile::NamedTempFile;

/// How many bytes are handed on at once.
const BUFFER: usize = 1 << 16;

/// Why a file cannot be made.
pub type Failure = Box<dyn Error + Send + Sync>;

/// A file that is made when it is wanted.
#[derive(Clone)]
pub struct Job<'a> {
    /// Its path below the root of the site.
    pub path: String,
    make: Make<'a>,
    owners: Option<Vec<(Shelf, Option<usize>)>>,
}

/// Returns the bytes of a file.
type MakeBytes<'a> = dyn Fn() -> Result<Vec<u8>, Failure> + Send + Sync + 'a;
/// Writes a file into something that takes it piece by piece.
type WritePieces<'a> = dyn Fn(&mut dyn Write) -> Result<(), Failure> + Send + Sync + 'a;
/// Writes a file to a place on disk.
type WriteOnDisk<'a> = dyn Fn(&Path) -> Result<(), Failure> + Send + Sync + 'a;

/// How a file is made.
#[derive(Clone)]
enum Make<'a> {
    /// All at once.
    Whole(Arc<MakeBytes<'a>>),
    /// Piece by piece: it grows with the corpus, and is not held in memory.
    Pieces(Arc<WritePieces<'a>>),
    /// By a library that wants a place on disk, for the same reason.
    OnDisk(Arc<WriteOnDisk<'a>>),
}

impl fmt::Debug for Job<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Job")
            .field("path", &self.path)
            .finish_non_exhaustive()
    }
}

impl<'a> Job<'a> {
    /// Returns a job that cannot fail.
    pub(super) fn new(path: String, make: impl Fn() -> Vec<u8> + Send + Sync + 'a) -> Self {
        Self {
            path,
            make: Make::Whole(Arc::new(move || Ok(make()))),
            owners: None,
        }
    }

    /// Returns a job that may fail.
    pub(super) fn fallible<E: Into<Failure>>(
        path: String,
        make: impl Fn() -> Result<Vec<u8>, E> + Send + Sync + 'a,
    ) -> Self {
        Self {
            path,
            make: Make::Whole(Arc::new(move || make().map_err(Into::into))),
            owners: None,
        }
    }

    /// Returns a job for a file that is written piece by piece.
    pub(super) fn pieces<E: Into<Failure>>(
        path: String,
        write: impl Fn(&mut dyn Write) -> Result<(), E> + Send + Sync + 'a,
    ) -> Self {
        Self {
            path,
            make: Make::Pieces(Arc::new(move |out| write(out).map_err(Into::into))),
            owners: None,
        }
    }

    /// Returns a job for a file that a library writes to its place on disk.
    pub(super) fn on_disk<E: Into<Failure>>(
        path: String,
        write: impl Fn(&Path) -> Result<(), E> + Send + Sync + 'a,
    ) -> Self {
        Self {
            path,
            make: Make::OnDisk(Arc::new(move |place| write(place).map_err(Into::into))),
            owners: None,
        }
    }

    /// Returns a job for a text that is known already.
    pub(super) fn text(path: String, text: String) -> Self {
        Self::new(path, move || text.clone().into_bytes())
    }

    /// Returns a job for a value as JSON, on one line.
    pub(super) fn json<T: Serialize>(
        path: String,
        make: impl Fn() -> T + Send + Sync + 'a,
    ) -> Self {
        Self::fallible_json(path, move || Ok::<T, Failure>(make()))
    }

    /// Returns a job for a value as JSON, on one line, where the value itself may fail to be made.
    pub(super) fn fallible_json<T: Serialize, E: Into<Failure>>(
        path: String,
        make: impl Fn() -> Result<T, E> + Send + Sync + 'a,
    ) -> Self {
        Self::fallible(path, move || -> Result<Vec<u8>, Failure> {
            let value = make().map_err(Into::into)?;
            let mut bytes = serde_json::to_vec(&value)?;
            bytes.push(b'\n');
            Ok(bytes)
        })
    }

    /// Returns a job for a value as JSON, on one line, that is written as it is gone through.
    pub(super) fn json_pieces<T: Serialize>(
        path: String,
        make: impl Fn() -> T + Send + Sync + 'a,
    ) -> Self {
        Self::pieces(path, move |mut out| -> Result<(), Failure> {
            serde_json::to_writer(&mut out, &make())?;
            Ok(out.write_all(b"\n")?)
        })
    }

    /// Returns the same file at another path.
    pub(super) fn at(&self, path: String) -> Self {
        Self {
            path,
            make: self.make.clone(),
            owners: self.owners.clone(),
        }
    }

    /// Says that the file is about an entry of the catalogue, and that it holds nothing but what is read of the catalogue
    /// when it is made, or follows from that entry and others said likewise. Then it is made again only where one of these
    /// has changed; a file of which nothing is said is made by each build.
    pub(super) fn about(self, shelf: Shelf, id: impl Idx) -> Self {
        self.about_place(shelf, id.index())
    }

    /// Says the same of an entry by its place in its table.
    pub(super) fn about_place(self, shelf: Shelf, place: usize) -> Self {
        self.with_owner(shelf, Some(place))
    }

    /// Says the same of a whole table of the catalogue.
    pub(super) fn about_all(self, shelf: Shelf) -> Self {
        self.with_owner(shelf, None)
    }

    /// Says that the file holds nothing but what is read of the catalogue when it is made.
    pub(super) fn of_catalogue(mut self) -> Self {
        self.owners.get_or_insert_default();
        self
    }

    fn with_owner(mut self, shelf: Shelf, index: Option<usize>) -> Self {
        self.owners.get_or_insert_default().push((shelf, index));
        self
    }

    /// Returns whether the file is made again only where something that it is made of has changed.
    pub fn is_made_of_catalogue(&self) -> bool {
        self.owners.is_some()
    }

    /// Returns whether the file may be made of the plans of one place alone: it is about entries of the catalogue, and of no
    /// whole table.
    pub fn may_be_of_part(&self) -> bool {
        self.owners.as_deref().is_some_and(|owners| {
            !owners.is_empty() && owners.iter().all(|(_, index)| index.is_some())
        })
    }

    /// Notes that what the file is about is read.
    pub fn note_owners(&self, reads: &Reads) {
        for (shelf, index) in self.owners.iter().flatten() {
            match index {
                Some(index) => reads.note(*shelf, *index),
                None => reads.note_whole(*shelf),
            }
        }
    }

    /// Returns whether the file grows with the corpus, so that it should not be held in memory.
    pub fn is_large(&self) -> bool {
        !matches!(self.make, Make::Whole(_))
    }

    /// Makes the bytes of the file.
    ///
    /// # Errors
    /// Fails with the path and the reason where the file cannot be made. No content that was read without
    /// errors should come to this.
    pub fn make(&self) -> Result<Vec<u8>, Box<Diagnostic>> {
        let mut bytes = Vec::new();
        match &self.make {
            Make::Whole(make) => bytes = make().map_err(|reason| self.not_made(reason))?,
            Make::Pieces(_) | Make::OnDisk(_) => self.write_into(&mut bytes)?,
        }
        Ok(bytes)
    }

    /// Writes the file into `out`.
    ///
    /// # Errors
    /// As [`Job::make`]; and where `out` takes no more.
    pub fn write_into(&self, out: &mut dyn Write) -> Result<(), Box<Diagnostic>> {
        let written = match &self.make {
            Make::Whole(make) => make().and_then(|bytes| Ok(out.write_all(&bytes)?)),
            Make::Pieces(write) => write(out),
            Make::OnDisk(write) => write_by_way_of_disk(&**write, out),
        };
        written.map_err(|reason| self.not_made(reason))
    }

    /// Writes the file to a place on disk, where nothing stands yet.
    ///
    /// # Errors
    /// As [`Job::make`]; and where the place cannot be written to.
    pub fn write_to(&self, place: &Path) -> Result<(), Box<Diagnostic>> {
        if let Make::OnDisk(write) = &self.make {
            return write(place).map_err(|reason| self.not_made(reason));
        }

        let failed = |error: io::Error| self.not_made(error.into());
        let file = File::create_new(place).map_err(failed)?;
        let mut out = BufWriter::with_capacity(BUFFER, file);
        self.write_into(&mut out)?;
        out.flush().map_err(failed)
    }

    fn not_made(&self, reason: Failure) -> Box<Diagnostic> {
        let message = message!(
            "path-could-not-be-made-reason",
            path = self.path,
            reason = Message::of_error(reason.as_ref())
        );
        let problem = Diagnostic::error("not-made", message);
        Box::new(problem.help(message!("the-rest-of-the-site")))
    }
}

/// Writes a file that only a place on disk can take to a temporary one, and copies it.
fn write_by_way_of_disk(write: &WriteOnDisk<'_>, out: &mut dyn Write) -> Result<(), Failure> {
    let mut file = NamedTempFile::new()?;
    write(file.path())?;
    io::copy(file.as_file_mut(), out)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::Job;
    use serde::{Serialize, Serializer, ser};

    /// What JSON cannot say.
    struct Unsayable;

    impl Serialize for Unsayable {
        fn serialize<S: Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
            Err(ser::Error::custom("this has no words"))
        }
    }

    fn message(job: &Job<'_>) -> String {
        job.make().unwrap_err().message.to_string()
    }

    #[test]
    fn what_cannot_be_made_is_an_error_with_its_file_and_reason() {
        let job = Job::json("data/a.json".to_owned(), || Unsayable);
        assert_eq!(
            message(&job),
            "`data/a.json` could not be made: this has no words"
        );

        let job = Job::fallible("a.xml".to_owned(), || Err("the disk is made of paper"));
        assert_eq!(
            message(&job),
            "`a.xml` could not be made: the disk is made of paper"
        );
    }

    #[test]
    fn what_stands_at_a_former_path_fails_by_that_path() {
        let job = Job::fallible("new.xml".to_owned(), || Err("no"));
        assert_eq!(
            message(&job.at("old.xml".to_owned())),
            "`old.xml` could not be made: no"
        );
    }

    #[test]
    fn a_large_file_holds_the_same_wherever_it_is_written() {
        let in_pieces = Job::json_pieces("a.json".to_owned(), || ["a", "b"]);
        let on_disk = Job::on_disk("a.json".to_owned(), |place| {
            std::fs::write(place, "[\"a\",\"b\"]\n")
        });

        let folder = tempfile::tempdir().unwrap();
        for (name, job) in [("pieces", in_pieces), ("disk", on_disk)] {
            assert!(job.is_large());
            assert_eq!(job.make().unwrap(), b"[\"a\",\"b\"]\n");
            let place = folder.path().join(name);
            job.write_to(&place).unwrap();
            assert_eq!(std::fs::read(place).unwrap(), b"[\"a\",\"b\"]\n");
        }
    }

    #[test]
    fn json_is_one_line() {
        let job = Job::json("a.json".to_owned(), || ["a", "b"]);
        assert_eq!(job.make().unwrap(), b"[\"a\",\"b\"]\n");
    }
}
