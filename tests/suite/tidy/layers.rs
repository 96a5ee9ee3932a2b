//! Who may import whom. Each check returns one sentence for each offence.

use super::modules::{Dependency, Modules};
use std::collections::{BTreeMap, BTreeSet};

/// Parts of the crate that do not know each other, whatever the order says.
const STRANGERS: [&[&[&str]]; 2] = [
    &[&["intake"], &["content"]],
    &[&["render", "pages"], &["search"], &["export"]],
];
/// What describes the types of all of them, and so must know them.
const KNOWS_ALL: &[&str] = &["export", "schema"];

/// The module that reads times as Chinese texts print them.
const TIME: &[&str] = &["time"];
/// The stages that get times as typed values: import reads them, once.
const READ_NO_TIMES: [&[&str]; 6] = [
    &["link"],
    &["compare"],
    &["render"],
    &["search"],
    &["export"],
    &["site"],
];
/// What proves that typed dates and days are those that the plan prints, and so reads them there.
const PROVES_TIMES: [&[&str]; 5] = [
    &["link", "proof", "head"],
    &["link", "proof", "schedules"],
    &["link", "proof", "years"],
    &["link", "proof", "dues"],
    &["link", "proof", "unclaimed"],
];

/// Says where a dependency stands, and what it is.
fn describe(modules: &Modules, dependency: &Dependency) -> String {
    let (from, to) = (modules.get(dependency.from), modules.get(dependency.to));
    let item = match &dependency.item {
        Some(item) => format!("{}::{item}", to.name()),
        None => to.name(),
    };
    format!("{}:{} uses {item}", from.file, dependency.line)
}

/// Reports imports of a module from one that its parent declares later, for the children of the crate's root and of
/// each stage: one offence for each two that are in the wrong order.
pub fn downward_imports(modules: &Modules) -> Vec<String> {
    let mut offences = Vec::new();
    let mut seen = BTreeSet::new();
    for dependency in modules.dependencies() {
        let from = &modules.get(dependency.from).path;
        let to = &modules.get(dependency.to).path;

        // Where the two part, both must still be within a stage, or be stages.
        let common = from.iter().zip(to).take_while(|(a, b)| a == b).count();
        let (Some(own), Some(other)) = (from.get(common), to.get(common)) else {
            continue;
        };
        if common > 1 {
            continue;
        }

        let order = modules.order(&from[..common]);
        let place = |name: &str| order.iter().position(|one| *one == name);
        let pair = (from[..=common].to_vec(), other.clone());
        if place(other) > place(own) && seen.insert(pair) {
            let declared = match common {
                0 => "lib.rs".to_owned(),
                _ => format!("{}/mod.rs", from[0]),
            };
            offences.push(format!(
                "{}, but {declared} declares `{other}` after `{own}`",
                describe(modules, &dependency)
            ));
        }
    }
    offences
}

/// Reports uses of one part of the crate by another that must not know it.
pub fn forbidden_acquaintances(modules: &Modules) -> Vec<String> {
    let mut offences = Vec::new();
    for dependency in modules.dependencies() {
        let (from, to) = (modules.get(dependency.from), modules.get(dependency.to));
        if from.is_in(KNOWS_ALL) {
            continue;
        }
        for group in STRANGERS {
            let own = group.iter().position(|part| from.is_in(part));
            let other = group.iter().position(|part| to.is_in(part));
            if let (Some(own), Some(other)) = (own, other)
                && own != other
            {
                offences.push(format!(
                    "{}, but {} must not know {}",
                    describe(modules, &dependency),
                    group[own].join("::"),
                    group[other].join("::")
                ));
            }
        }
    }
    offences
}

/// Reports functions of `time` that later stages use; they may use its types.
pub fn times_read_late(modules: &Modules) -> Vec<String> {
    let mut offences = Vec::new();
    for dependency in modules.dependencies() {
        let (from, to) = (modules.get(dependency.from), modules.get(dependency.to));
        let late = READ_NO_TIMES.iter().any(|stage| from.is_in(stage));
        let proves = PROVES_TIMES.iter().any(|module| from.is_in(module));
        if !late || proves || !to.is_in(TIME) {
            continue;
        }

        let is_function = |item: &String| item.starts_with(char::is_lowercase);
        if dependency.item.as_ref().is_some_and(is_function) {
            offences.push(format!(
                "{}, but only import reads times",
                describe(modules, &dependency)
            ));
        }
    }
    offences
}

/// Reports each group of files that import each other in a circle.
pub fn circles(modules: &Modules) -> Vec<String> {
    let edges = modules.between_files();
    let mut after: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (from, to) in edges.keys() {
        after.entry(from).or_default().push(to);
    }

    let mut offences = Vec::new();
    let mut seen: Vec<&str> = Vec::new();
    for start in after.keys() {
        if seen.contains(start) {
            continue;
        }
        // All files on a way from this one back to it.
        let forth = reached(start, &after);
        let circle: Vec<&str> = forth
            .into_iter()
            .filter(|file| reached(file, &after).contains(start))
            .collect();
        if circle.is_empty() {
            continue;
        }

        let uses = edges
            .iter()
            .filter(|((from, to), _)| circle.contains(from) && circle.contains(to))
            .map(|(_, dependency)| format!("\n    {}", describe(modules, dependency)));
        offences.push(format!(
            "{} import each other in a circle:{}",
            circle.join(", "),
            uses.collect::<String>()
        ));
        seen.extend(circle);
    }
    offences
}

/// Returns what can be reached from a file; the file itself only if it is on a circle.
fn reached<'a>(start: &str, after: &BTreeMap<&'a str, Vec<&'a str>>) -> Vec<&'a str> {
    let mut found: Vec<&str> = Vec::new();
    let mut open: Vec<&str> = after.get(start).cloned().unwrap_or_default();
    while let Some(file) = open.pop() {
        if !found.contains(&file) {
            found.push(file);
            open.extend(after.get(file).into_iter().flatten());
        }
    }
    found.sort_unstable();
    found
}
