//! What a field statement says clause by clause: names, the verb that gives them a role, times.

use super::{Statement, deadlines, predicates, units};
use crate::base::text::{is_han, is_space, outside_brackets};
use crate::plan::Role;

/// Reads clauses of units. `role` is what the label before them says; without a label, a verb must
/// say it, and every name must look like a unit. Returns whether all of it was understood; on
/// `false` the statement is as it was.
pub fn read(text: &str, role: Option<Role>, year: i16, statement: &mut Statement) -> bool {
    understand(text, role, year, statement, false)
}

/// Reads what stands in brackets behind a sentence: few things but statements do, so that one
/// unfamiliar name among others counts as a unit.
pub fn read_bracket(text: &str, year: i16, statement: &mut Statement) -> bool {
    understand(text, None, year, statement, true)
}

/// Reads a bracket that says by when and nothing else: (2024年10月底前), (第三季度完成). A span of days
/// dates a stage of the work. Returns whether it is one.
pub fn read_times(text: &str, year: i16, statement: &mut Statement) -> bool {
    let mut said = Statement::default();
    let clauses = clauses(text);
    let all = !clauses.is_empty()
        && clauses
            .iter()
            .all(|clause| deadlines::alone(clause, year, &mut said));
    let span = text.contains(['—', '–', '-', '~', '\u{FF5E}', '至', '起']);
    let read = all && !span && !said.milestones.is_empty();
    if read {
        statement.join(said);
    }
    read
}

fn understand(
    text: &str,
    role: Option<Role>,
    year: i16,
    statement: &mut Statement,
    tolerant: bool,
) -> bool {
    let mut said = Statement::default();
    let mut waiting: Vec<String> = Vec::new();
    let mut led = false;
    let (mut known, mut strange) = (0usize, 0usize);
    // A sentence behind the first may be a remark: 以下均需各县政府落实,不再列出。
    let (first, remarks) = match outside_brackets(text).find(|(_, c)| *c == '。') {
        Some((at, c)) => text.split_at(at + c.len_utf8()),
        None => (text, ""),
    };
    for clause in clauses(first) {
        if deadlines::alone(clause, year, &mut said)
            || deadlines::damaged(clause, &mut said)
            || is_remark(clause)
        {
            continue;
        }
        let units = !said.assignments.is_empty() && waiting.is_empty();
        if role.is_none() && units && deadlines::behind_units(clause, year, &mut said) {
            continue;
        }
        let clause = without_opening(clause);
        if let Some((named, verb)) = predicates::split(clause) {
            let (named, partners) = partners(named);
            let mut names = units::names(named);
            said.people |= drop_people(&mut names);
            if names.is_empty() && waiting.is_empty() && said.people {
                // 常务副县长负责: a verb that speaks of a person.
                continue;
            }
            if names.is_empty() && waiting.is_empty() && role.is_none() {
                // 抓好落实: a verb that speaks of nobody.
                return false;
            }
            if let (Some(role), Some(_)) = (role, verb) {
                // 牵头单位:甲,乙配合: the verb speaks of its own clause alone.
                said.assign(role, waiting.drain(..));
            }
            let can_be = |name: &String| {
                units::is_unit(name)
                    || predicates::split(name).is_some_and(|(short, _)| units::is_unit(short))
            };
            if role.is_none()
                && !names
                    .iter()
                    .all(|name| can_be(name) || tolerant && plausible(name))
            {
                return false;
            }
            known += names.iter().filter(|name| can_be(name)).count();
            strange += names.iter().filter(|name| !can_be(name)).count();
            waiting.extend(names);
            let own = match (verb, &partners) {
                (None, Some(_)) => Role::Lead,
                (Some(verb), _) => verb,
                (None, None) => role.unwrap_or(Role::Responsible),
            };
            led |= own == Role::Lead;
            for name in waiting.drain(..) {
                // A牵头、B配合: a name may bring a verb of its own.
                match predicates::split(&name) {
                    Some((short, Some(other))) if units::is_unit(short) => {
                        said.assign(other, std::iter::once(short.to_owned()));
                    }
                    _ => said.assign(own, std::iter::once(name)),
                }
            }
            if let Some(partners) = partners {
                said.assign(Role::Cooperating, units::names(partners).into_iter());
            }
            continue;
        }
        let mut names = units::names(clause);
        said.people |= drop_people(&mut names);
        for name in names {
            let (name, own) = bracketed_role(&name);
            if role.is_none() && !units::is_unit(name) {
                if !(tolerant && plausible(name)) {
                    return false;
                }
                strange += 1;
            } else {
                known += 1;
            }
            match own {
                Some(own) => said.assign(own, std::iter::once(name.to_owned())),
                None => waiting.push(name.to_owned()),
            }
        }
    }
    if !waiting.is_empty() {
        // 市发改委牵头,市财政局、市商务局: those behind the leader work with it.
        let rest = match role {
            Some(role) => role,
            None if led => Role::Cooperating,
            // (县农业农村局,9月底前): who and by when, without a verb.
            None if tolerant && strange == 0 && !said.milestones.is_empty() => Role::Responsible,
            None => return false,
        };
        said.assign(rest, waiting.drain(..));
    }
    // Among units that are known as such, another name is one too.
    if role.is_none() && (said.assignments.is_empty() || strange > known) {
        return false;
    }
    statement.join(said);
    if !remarks.trim_matches(is_space).is_empty() {
        understand(remarks, role, year, statement, tolerant);
    }
    true
}

/// Leaves the units; says whether there were people among them.
fn drop_people(names: &mut Vec<String>) -> bool {
    let all = names.len();
    names.retain(|name| !units::is_person(name));
    names.len() < all
}

/// Whether a text may be a name, though it ends as no known kind of unit does.
fn plausible(name: &str) -> bool {
    (2..=12).contains(&name.chars().count())
        && name.chars().all(|c| is_han(c) || c.is_ascii_alphanumeric())
        && !name.contains([
            '的', '了', '是', '为', '要', '应', '须', '将', '对', '按', '以', '含', '如', '见',
            '即',
        ])
        && !name.is_ascii()
}

/// What a clause says of all statements, not of this one: 排在首位的为牵头单位, 下同, 不再列出.
fn is_remark(clause: &str) -> bool {
    let said: String = outside_brackets(clause).map(|(_, c)| c).collect();
    ["下同", "以下同", "不再列出", "不再做分工"].contains(&clause)
        || said.starts_with("以下")
        || [
            "第一位",
            "首位",
            "第一个",
            "第一责任单位",
            "均需",
            "均涉及",
            "不再",
        ]
        .iter()
        .any(|word| said.contains(word))
}

/// The clauses of a text; names within one are kept apart by 、 and belong to one verb.
fn clauses(text: &str) -> Vec<&str> {
    outside_brackets(text)
        .filter(|(_, c)| ",\u{FF0C};\u{FF1B}。".contains(*c))
        .map(|(at, c)| (at, at + c.len_utf8()))
        .chain(std::iter::once((text.len(), text.len())))
        .scan(0, |start, (end, next)| {
            Some(&text[std::mem::replace(start, next)..end])
        })
        .map(|clause| clause.trim_matches(is_space))
        .filter(|clause| !clause.is_empty())
        .collect()
}

fn without_opening(clause: &str) -> &str {
    // 以上任务由…, 以上4-6项任务由…, 本部分各项任务均由….
    let all = ["以上", "上述", "本部分", "本项", "本章", "各项"];
    if all.iter().any(|word| clause.starts_with(word))
        && let Some((what, rest)) = clause.split_once('由')
        && what.chars().count() <= 16
        && ["任务", "工作", "事项", "措施", "项目", "内容"]
            .iter()
            .any(|noun| what.trim_end_matches('均').ends_with(noun))
    {
        return rest;
    }
    ["并由", "同时由", "具体由", "由"]
        .iter()
        .find_map(|word| clause.strip_prefix(word))
        .unwrap_or(clause)
}

/// 市发改委会同市财政局: the first leads, the other works with it.
fn partners(named: &str) -> (&str, Option<&str>) {
    match named.find("会同") {
        Some(at) if at > 0 && units::is_unit(&named[..at]) => {
            (&named[..at], Some(&named[at + "会同".len()..]))
        }
        _ => (named.strip_prefix("会同").unwrap_or(named), None),
    }
}

/// 市发改委(牵头): the bracket says the role, it is no part of the name.
fn bracketed_role(name: &str) -> (&str, Option<Role>) {
    for (word, role) in [
        ("牵头单位", Role::Lead),
        ("牵头部门", Role::Lead),
        ("牵头", Role::Lead),
        ("主办", Role::Lead),
        ("配合单位", Role::Cooperating),
        ("配合", Role::Cooperating),
        ("协办", Role::Cooperating),
    ] {
        for (open, close) in [('(', ')'), ('\u{FF08}', '\u{FF09}')] {
            if let Some(short) = name
                .strip_suffix(close)
                .and_then(|rest| rest.strip_suffix(word))
                .and_then(|rest| rest.strip_suffix(open))
                && !short.is_empty()
            {
                return (short, Some(role));
            }
        }
    }
    (name, None)
}
