//! Names in brackets and the roles that brackets give them: 市发改委(牵头).

use super::units::{can_be_name, goes_on_behind_office};
use crate::base::text::is_han;
use crate::intake::lexicon::Lexicon;
use crate::plan::Role;

/// A name with the role that a bracket behind it says.
pub struct NameWithRole<'t> {
    /// The name.
    pub name: &'t str,
    /// The role.
    pub role: Option<Role>,
}

impl<'t> NameWithRole<'t> {
    /// Splits a name before such a bracket.
    pub fn split(name: &'t str, lexicon: &Lexicon) -> Self {
        let families = [
            (&lexicon.predicates.bracketed_lead, Role::Lead),
            (&lexicon.predicates.bracketed_cooperating, Role::Cooperating),
        ];

        for (family, role) in families {
            let short = family.iter().find_map(|word| without_note(name, word));
            if let Some(short) = short.filter(|short| !short.is_empty()) {
                return NameWithRole {
                    name: short,
                    role: Some(role),
                };
            }
        }
        NameWithRole { name, role: None }
    }
}

/// Drops a bracket that holds a word and nothing else from the end of a name.
fn without_note<'t>(name: &'t str, word: &str) -> Option<&'t str> {
    [('(', ')'), ('\u{FF08}', '\u{FF09}')]
        .into_iter()
        .find_map(|(open, close)| {
            name.strip_suffix(close)?
                .strip_suffix(word)?
                .strip_suffix(open)
        })
}

/// How long a name is, in characters, that ends as no known kind of unit does.
const PLAUSIBLE_LENGTHS: std::ops::RangeInclusive<usize> = 2..=7;

/// Whether a text may be a name, though it ends as no known kind of unit does.
pub fn is_plausible(name: &str, lexicon: &Lexicon) -> bool {
    PLAUSIBLE_LENGTHS.contains(&name.chars().count())
        && can_be_name(name, lexicon)
        && name.chars().all(|c| is_han(c) || c.is_ascii_alphanumeric())
        && !lexicon.units.never.occur_in(name)
        && !name.is_ascii()
        && !goes_on_behind_office(name, lexicon)
}
