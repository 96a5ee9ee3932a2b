//! A file of the site that is no page: its path, and how its bytes are made when they are wanted.

use crate::base::diag::Diagnostic;
use serde::Serialize;
use std::error::Error;
use std::fmt;
use std::sync::Arc;

/// Why a file cannot be made.
pub type Failure = Box<dyn Error + Send + Sync>;

/// A file that is made when it is wanted.
#[derive(Clone)]
pub struct Job<'a> {
    /// Its path below the root of the site.
    pub path: String,
    make: Arc<dyn Fn() -> Result<Vec<u8>, Failure> + Send + Sync + 'a>,
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
            make: Arc::new(move || Ok(make())),
        }
    }

    /// Returns a job that may fail.
    pub(super) fn fallible<E: Into<Failure>>(
        path: String,
        make: impl Fn() -> Result<Vec<u8>, E> + Send + Sync + 'a,
    ) -> Self {
        Self {
            path,
            make: Arc::new(move || make().map_err(Into::into)),
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

    /// Returns the same file at another path.
    pub(super) fn at(&self, path: String) -> Self {
        Self {
            path,
            make: Arc::clone(&self.make),
        }
    }

    /// Makes the bytes of the file.
    ///
    /// # Errors
    /// Fails with the path and the reason where the file cannot be made. No content that was read without
    /// errors should come to this.
    pub fn make(&self) -> Result<Vec<u8>, Box<Diagnostic>> {
        (self.make)().map_err(|reason| {
            let message = format!("`{}` could not be made: {reason}", self.path);
            let problem = Diagnostic::error("not-made", message);
            Box::new(
                problem.help("the rest of the site is not published either; please report this"),
            )
        })
    }
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
        job.make().unwrap_err().message
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
    fn json_is_one_line() {
        let job = Job::json("a.json".to_owned(), || ["a", "b"]);
        assert_eq!(job.make().unwrap(), b"[\"a\",\"b\"]\n");
    }
}
