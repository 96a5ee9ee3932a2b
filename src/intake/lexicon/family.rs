//! Families of words and their groups, as the readers of lexicon files and the schema see them.

use super::words::Words;

/// One family of words.
#[derive(Debug)]
pub struct Family<'l> {
    /// Its table in a lexicon file, as in `endings` of `[units.endings]`.
    pub name: &'static str,
    /// What its words mean, in a sentence or two.
    pub about: &'static str,
    /// The words.
    pub words: &'l mut Words,
}

/// Families that belong together.
#[derive(Debug)]
pub struct Group<'l> {
    /// Its table in a lexicon file, as in `units` of `[units.endings]`.
    pub name: &'static str,
    /// What its families have in common.
    pub about: &'static str,
    /// The families.
    pub families: Vec<Family<'l>>,
}
