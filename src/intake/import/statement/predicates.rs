//! What a clause says of the units before it: 牵头, 配合, 按职责分工负责.

use crate::base::text::is_space;
use crate::plan::Role;

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

/// The units that a clause speaks of, and their role if its verb says one; `None` when the clause
/// does not end with such a verb.
pub fn split(clause: &str) -> Option<(&str, Option<Role>)> {
    let mut rest = clause.trim_matches(is_space);
    let mut role: Option<Role> = None;
    let mut verb = false;
    loop {
        let before = rest;
        for (word, means) in VERBS {
            if let Some(short) = rest.strip_suffix(word) {
                rest = short.trim_end_matches(is_space);
                verb = true;
                // 牵头负责 leads, 配合落实 cooperates.
                role = match (role, means) {
                    (Some(Role::Lead), _) => role,
                    (_, Some(_)) => means,
                    (_, None) => role,
                };
                break;
            }
        }
        for word in MANNERS {
            // 按职责分工 may stand without a verb; 分别 or 共同 alone says nothing.
            if let Some(short) = rest.strip_suffix(word)
                && (verb || word.contains("职责"))
            {
                rest = short.trim_end_matches(is_space);
                verb = true;
                break;
            }
        }
        if rest == before {
            break;
        }
    }
    verb.then_some((rest, role))
}

#[cfg(test)]
mod tests {
    use super::split;
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
            assert_eq!(split(clause), Some((units, role)), "{clause}");
        }
        for clause in ["市发改委", "企业负责人", "以下简称分工"] {
            assert_eq!(split(clause), None, "{clause}");
        }
    }
}
