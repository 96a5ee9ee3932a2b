//! The one door between pages and templates.

use crate::base::diag::Diagnostic;
use crate::render::pages::Page;

/// Renders pages; one value serves all threads.
pub trait Engine: Send + Sync {
    /// The HTML of a page.
    ///
    /// # Errors
    /// A diagnostic with the place in the template.
    fn render(&self, page: &Page) -> Result<String, Box<Diagnostic>>;
}
