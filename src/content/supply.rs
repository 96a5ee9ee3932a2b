//! Files that people supply ready-made, as pictures and documents: they are published byte for byte.

use crate::base::diag::Diagnostic;
use crate::base::message::{Message, message};
use std::fmt;
use std::io;
use std::sync::Arc;

/// Returns the bytes of a file.
type ReadBytes = dyn Fn() -> io::Result<Vec<u8>> + Send + Sync;

/// A file that is published as it is. It is read when it is written, so that many of them need no memory.
#[derive(Clone)]
pub struct SuppliedFile {
    /// Its path below the root of the site.
    pub path: String,
    /// The file as people know it.
    pub file: String,
    read: Arc<ReadBytes>,
}

impl fmt::Debug for SuppliedFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SuppliedFile")
            .field("path", &self.path)
            .field("file", &self.file)
            .finish_non_exhaustive()
    }
}

impl SuppliedFile {
    /// Makes a file of its path below the root of the site, its path as people know it, and what reads it.
    pub fn new(
        path: String,
        file: String,
        read: impl Fn() -> io::Result<Vec<u8>> + Send + Sync + 'static,
    ) -> Self {
        Self {
            path,
            file,
            read: Arc::new(read),
        }
    }

    /// Reads its bytes.
    ///
    /// # Errors
    /// A diagnostic where it cannot be read.
    pub fn bytes(&self) -> Result<Vec<u8>, Box<Diagnostic>> {
        (self.read)().map_err(|error| {
            let message = message!(
                "cannot-read-file-error",
                file = self.file,
                error = Message::of_error(&error)
            );
            let problem = Diagnostic::error("unread-file", message);
            Box::new(problem.help(message!("restore-it-or-take-it-out")))
        })
    }
}
