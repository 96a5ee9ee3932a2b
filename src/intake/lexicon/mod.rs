//! The words that `import` knows, apart from the rules that use them.
//!
//! Each family of words (labels of a role, endings of offices, furniture of portals, …) stands in one table of
//! a TOML file in `words/`, one word a line with an example of a line in which it is printed. In: these
//! files, and the `content/lexicon.toml` of a site, which has the same form. Out: a [`Lexicon`] with a named
//! field for each family, which is built once and passed through `import`.
//!
//! A new word is a new line in `words/`. A new family is one field in `groups.rs` and its table.

mod words;

mod define_group;
mod family;
mod figure_groups;
mod groups;
mod read;

pub use family::{Family, Group};
pub use figure_groups::*;
pub use groups::*;
pub use words::Words;

use crate::base::diag::Diagnostic;
use crate::base::source::Source;

/// The files of the bundled words: name and text.
const BUNDLED: [(&str, &str); 19] = [
    ("labels.toml", include_str!("words/labels.toml")),
    ("predicates.toml", include_str!("words/predicates.toml")),
    ("units.toml", include_str!("words/units.toml")),
    ("remarks.toml", include_str!("words/remarks.toml")),
    ("deadlines.toml", include_str!("words/deadlines.toml")),
    ("goals.toml", include_str!("words/goals.toml")),
    ("tables.toml", include_str!("words/tables.toml")),
    ("closings.toml", include_str!("words/closings.toml")),
    ("figures.toml", include_str!("words/figures.toml")),
    ("targets.toml", include_str!("words/targets.toml")),
    ("comparisons.toml", include_str!("words/comparisons.toml")),
    ("allotments.toml", include_str!("words/allotments.toml")),
    ("titles.toml", include_str!("words/titles.toml")),
    ("portal.toml", include_str!("words/portal.toml")),
    ("metadata.toml", include_str!("words/metadata.toml")),
    ("offices.toml", include_str!("words/offices.toml")),
    ("meetings.toml", include_str!("words/meetings.toml")),
    ("damage.toml", include_str!("words/damage.toml")),
    ("parks.toml", include_str!("words/parks.toml")),
];

impl Lexicon {
    /// Builds the lexicon that Gangmu brings along.
    pub fn bundled() -> Self {
        Self::bundled_with_problems().0
    }

    /// Builds the bundled lexicon, with what is wrong in its files; a test proves that nothing is.
    fn bundled_with_problems() -> (Self, Vec<Diagnostic>) {
        let mut lexicon = Self::default();
        let mut problems = Vec::new();

        for (name, text) in BUNDLED {
            problems.extend(lexicon.add(&Source::new(name, text)));
        }

        (lexicon, problems)
    }

    /// Adds the words of a lexicon file, and reports what is wrong in it. What can be understood is added
    /// even where other lines of the file cannot.
    pub fn add(&mut self, file: &Source) -> Vec<Diagnostic> {
        read::add(self, file)
    }
}

#[cfg(test)]
mod tests {
    use super::Lexicon;

    #[test]
    fn the_bundled_files_have_no_mistakes() {
        // Among the mistakes: an unknown family, a word that stands twice, an example without its word.
        let (mut lexicon, problems) = Lexicon::bundled_with_problems();
        let problems: Vec<_> = problems.iter().map(|p| p.message.to_string()).collect();
        assert_eq!(problems, [""; 0]);

        for group in lexicon.groups() {
            for family in group.families {
                let name = format!("{}.{}", group.name, family.name);
                assert!(family.words.iter().next().is_some(), "{name} is empty");
            }
        }
    }
}
