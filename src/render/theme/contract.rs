//! What a site asks of every theme.

/// The templates and words without which a theme cannot show a site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contract {
    /// The names of the templates without their ending, as in `task`.
    pub templates: Vec<&'static str>,
    /// The keys of the words that the program itself asks for, besides those that templates use.
    pub words: Vec<&'static str>,
}
