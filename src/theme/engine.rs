//! The one door between pages and templates.

use crate::diag::Diagnostic;
use crate::pages::Page;

/// Renders pages; one value serves all threads.
pub trait Engine: Send + Sync {
    /// The HTML of a page.
    ///
    /// # Errors
    /// A diagnostic with the place in the template.
    fn render(&self, page: &Page) -> Result<String, Box<Diagnostic>>;
}
