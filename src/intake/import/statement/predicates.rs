//! What a clause says of the units before it: 牵头, 配合, 按职责分工负责.

use super::manners::{without_manner, without_modal};
use crate::base::text::is_space;
use crate::intake::lexicon::Lexicon;
use crate::plan::Role;

/// A clause that ends with a verb for having a part in a task.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Predicate<'t> {
    /// What stands before the verb: the names of units, if any.
    pub subject: &'t str,
    /// The role that the verb says; `None` where it only says that the units have to do with it.
    pub role: Option<Role>,
}

/// Splits a clause before the verbs that end it. Returns `None` when it does not end with such a verb.
pub fn split<'t>(clause: &'t str, lexicon: &Lexicon) -> Option<Predicate<'t>> {
    let mut subject = clause.trim_matches(is_space);
    let mut role: Option<Role> = None;
    let mut has_verb = false;

    loop {
        let before = subject.len();

        // 各司其职、抓好落实: verbs may be a list.
        let listed = subject.strip_suffix('、').filter(|_| has_verb);
        if let Some(ending) = verb_at_end(listed.unwrap_or(subject), lexicon) {
            role = match (role, ending.role) {
                // 牵头负责 leads, 配合落实 cooperates.
                (Some(Role::Lead), _) => role,
                (_, Some(Role::Lead)) => ending.role,
                // 各司其职、密切配合: they help each other.
                (own, other) if listed.is_some() => own.filter(|_| own == other),
                (own, other) => other.or(own),
            };
            subject = ending.before;
            has_verb = true;
        }
        // 按职责分工 may stand without a verb; 分别 or 共同 alone says nothing.
        if let Some(rest) = without_manner(subject, has_verb, lexicon) {
            subject = rest;
            has_verb = true;
        }
        if has_verb && let Some(rest) = without_modal(subject, lexicon) {
            subject = rest;
        }

        // Nothing more was taken away: what is left are the units.
        if subject.len() == before {
            break;
        }
    }

    has_verb.then_some(Predicate { subject, role })
}

/// A verb that a text ends with.
struct VerbAtEnd<'t> {
    before: &'t str,
    role: Option<Role>,
}

/// Returns the longest verb that a text ends with, and the role that it gives.
fn verb_at_end<'t>(text: &'t str, lexicon: &Lexicon) -> Option<VerbAtEnd<'t>> {
    let words = &lexicon.predicates;
    let families = [
        (&words.lead, Some(Role::Lead)),
        (&words.responsible, Some(Role::Responsible)),
        (&words.cooperating, Some(Role::Cooperating)),
        (&words.neutral, None),
    ];

    // 牵头组织实施 leads, though 组织实施 alone says no role: the longest verb counts.
    families
        .into_iter()
        .filter_map(|(family, role)| {
            let before = family.strip_end(text)?.trim_end_matches(is_space);
            Some(VerbAtEnd { before, role })
        })
        .min_by_key(|verb| verb.before.len())
}

#[cfg(test)]
mod tests {
    use super::{Predicate, split};
    use crate::intake::lexicon::Lexicon;
    use crate::plan::Role;

    #[test]
    fn verbs() {
        let lexicon = Lexicon::bundled();
        for (clause, units, role) in [
            ("市发改委牵头", "市发改委", Some(Role::Lead)),
            ("市发改委牵头负责", "市发改委", Some(Role::Lead)),
            ("市级有关部门按职责分工负责", "市级有关部门", None),
            ("市财政局配合", "市财政局", Some(Role::Cooperating)),
            (
                "市财政局按职责分工配合落实",
                "市财政局",
                Some(Role::Cooperating),
            ),
            ("各县区政府负责落实", "各县区政府", None),
            ("市教育局分别牵头", "市教育局", Some(Role::Lead)),
            ("市教育局为牵头单位", "市教育局", Some(Role::Lead)),
            ("按职责分工负责", "", None),
            ("各行业组织负责", "各行业组织", None),
        ] {
            let expected = Predicate {
                subject: units,
                role,
            };
            assert_eq!(split(clause, &lexicon), Some(expected), "{clause}");
        }
        for clause in ["市发改委", "企业负责人", "以下简称分工"] {
            assert_eq!(split(clause, &lexicon), None, "{clause}");
        }
    }
}
