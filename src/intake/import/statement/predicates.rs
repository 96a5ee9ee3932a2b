//! What a clause says of the units before it: 牵头, 配合, 按职责分工负责.

use crate::base::text::is_space;
use crate::plan::Role;

/// A clause that ends with a verb for having a part in a task.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Predicate<'t> {
    /// What stands before the verb: the names of units, if any.
    pub subject: &'t str,
    /// The role that the verb says; `None` where it only says that the units have to do with it.
    pub role: Option<Role>,
}

/// Verbs at the end of a clause; `None` says only that the units have to do with it.
const VERBS: [(&str, Option<Role>); 40] = [
    ("为牵头单位", Some(Role::Lead)),
    ("为牵头部门", Some(Role::Lead)),
    ("为主办单位", Some(Role::Lead)),
    ("为第一责任单位", Some(Role::Lead)),
    ("为责任单位", Some(Role::Responsible)),
    ("为责任部门", Some(Role::Responsible)),
    ("为承办单位", Some(Role::Responsible)),
    ("为配合单位", Some(Role::Cooperating)),
    ("为配合部门", Some(Role::Cooperating)),
    ("为协办单位", Some(Role::Cooperating)),
    ("为参与单位", Some(Role::Cooperating)),
    ("牵头组织实施", Some(Role::Lead)),
    ("牵头组织", Some(Role::Lead)),
    ("负总责", Some(Role::Lead)),
    ("组织实施", None),
    ("组织落实", None),
    ("组织推进", None),
    ("组织开展", None),
    ("抓好落实", None),
    ("推动落实", None),
    ("各负其责", None),
    ("各司其职", None),
    ("做好配合", Some(Role::Cooperating)),
    ("牵头", Some(Role::Lead)),
    ("主办", Some(Role::Lead)),
    ("抓总", Some(Role::Lead)),
    ("主责", Some(Role::Lead)),
    ("配合", Some(Role::Cooperating)),
    ("协助", Some(Role::Cooperating)),
    ("协同", Some(Role::Cooperating)),
    ("参与", Some(Role::Cooperating)),
    ("参加", Some(Role::Cooperating)),
    ("协办", Some(Role::Cooperating)),
    ("负责", None),
    ("落实", None),
    ("实施", None),
    ("推进", None),
    ("承办", None),
    ("办理", None),
    ("完成", None),
];

/// How the verb is done; says nothing of the role.
const MANNERS: [&str; 27] = [
    "按照各自职责分工",
    "按各自职责分工",
    "按照职责分工",
    "按职责和分工",
    "按职责分工",
    "按照各自职责",
    "按各自职责",
    "按职能分工",
    "根据职责分工",
    "依据职责分工",
    "依职责分工",
    "按任务分工",
    "按照职责",
    "按照分工",
    "按职责",
    "依职责",
    "按职能",
    "按分工",
    "分工",
    "分别",
    "共同",
    "联合",
    "具体",
    "分头",
    "积极",
    "密切",
    "各自",
];

/// Splits a clause before the verbs that end it. Returns `None` when it does not end with such a verb.
pub fn split(clause: &str) -> Option<Predicate<'_>> {
    let mut subject = clause.trim_matches(is_space);
    let mut role: Option<Role> = None;
    let mut has_verb = false;

    loop {
        let before = subject.len();

        if let Some(ending) = verb_at_end(subject) {
            subject = ending.before;
            has_verb = true;
            // 牵头负责 leads, 配合落实 cooperates.
            if role != Some(Role::Lead) {
                role = ending.role.or(role);
            }
        }
        // 按职责分工 may stand without a verb; 分别 or 共同 alone says nothing.
        if let Some(rest) = without_manner(subject, has_verb) {
            subject = rest;
            has_verb = true;
        }

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

fn verb_at_end(text: &str) -> Option<VerbAtEnd<'_>> {
    VERBS.iter().find_map(|(verb, role)| {
        let before = text.strip_suffix(verb)?;
        Some(VerbAtEnd {
            before: before.trim_end_matches(is_space),
            role: *role,
        })
    })
}

/// Drops the words for how the verb behind them is done. Without a verb, only those that speak of
/// duties (职责) are such words.
fn without_manner(text: &str, has_verb: bool) -> Option<&str> {
    MANNERS
        .iter()
        .filter(|manner| has_verb || manner.contains("职责"))
        .find_map(|manner| text.strip_suffix(manner))
        .map(|rest| rest.trim_end_matches(is_space))
}

#[cfg(test)]
mod tests {
    use super::{Predicate, split};
    use crate::plan::Role;

    #[test]
    fn verbs() {
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
            assert_eq!(split(clause), Some(expected), "{clause}");
        }
        for clause in ["市发改委", "企业负责人", "以下简称分工"] {
            assert_eq!(split(clause), None, "{clause}");
        }
    }
}
