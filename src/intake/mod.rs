//! From an archived file to a structured plan, once: the only stage that guesses.
//!
//! In: the bytes of a text, a saved page or a Word document. `archive` turns them into the lines that they
//! showed; `import` reads a plan off these lines, with the words of the `lexicon`. Out: a `Document` that a person
//! reviews, and notes on all that was left out or is doubtful.

pub mod archive;

pub mod lexicon;

pub mod import;
