//! The habits of the source tree: who imports whom, how a file opens, how long it grows.

use crate::support::root;
use gangmu::plan::is_anchor;
use std::path::{Path, PathBuf};

/// The modules in the order in which lib.rs declares them; one imports only from those before it.
fn order() -> Vec<String> {
    let lib = std::fs::read_to_string(root().join("src/lib.rs")).unwrap();
    lib.lines()
        .filter_map(|line| {
            line.strip_prefix("pub mod ")
                .or_else(|| line.strip_prefix("mod "))?
                .strip_suffix(';')
        })
        .map(str::to_owned)
        .collect()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(self::files(&path));
        } else if path.extension().is_some_and(|e| e == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// The module that a file belongs to.
fn module(file: &Path) -> String {
    let below = file.strip_prefix(root().join("src")).unwrap();
    below
        .components()
        .next()
        .unwrap()
        .as_os_str()
        .to_string_lossy()
        .trim_end_matches(".rs")
        .to_owned()
}

/// The modules that a file names, tests in it left out.
fn named(file: &Path, order: &[String]) -> Vec<String> {
    let text = std::fs::read_to_string(file).unwrap();
    let code = text.split("#[cfg(test)]").next().unwrap();
    let mut named: Vec<String> = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        let listed: Vec<&str> = match rest.strip_prefix('{') {
            Some(list) => list
                .split('}')
                .next()
                .unwrap()
                .split(',')
                .map(|item| item.trim().split("::").next().unwrap())
                .collect(),
            None => vec![
                rest.split(|c: char| !(c.is_alphanumeric() || c == '_'))
                    .next()
                    .unwrap(),
            ],
        };
        named.extend(
            listed
                .into_iter()
                .filter(|name| order.iter().any(|m| m == name))
                .map(str::to_owned),
        );
    }
    named
}

#[test]
fn a_module_imports_only_from_modules_above_it() {
    let order = order();
    assert!(order.len() > 10);
    let place = |name: &str| order.iter().position(|m| m == name).unwrap();
    let mut seen = 0;
    for file in files(&root().join("src")) {
        let own = module(&file);
        if matches!(own.as_str(), "lib" | "main") {
            continue;
        }
        for other in named(&file, &order) {
            seen += 1;
            assert!(
                place(&other) <= place(&own),
                "{}: {own} imports {other}, which stands below it in lib.rs",
                file.display()
            );
        }
    }
    assert!(
        seen > 50,
        "the test found only {seen} imports: does it still read them right?"
    );
}

#[test]
fn some_modules_do_not_know_each_other() {
    let order = order();
    let groups: [&[&str]; 2] = [&["intake", "content"], &["search", "export"]];
    for file in files(&root().join("src")) {
        let own = module(&file);
        for group in groups.iter().filter(|group| group.contains(&own.as_str())) {
            for other in named(&file, &order) {
                assert!(
                    other == own || !group.contains(&other.as_str()),
                    "{}: {own} knows {other}",
                    file.display()
                );
            }
        }
    }
}

#[test]
fn only_their_own_files_name_a_template_engine() {
    for file in files(&root().join("src")) {
        let text = std::fs::read_to_string(&file).unwrap();
        for engine in ["minijinja", "tera"] {
            let own = file.ends_with(format!("theme/{engine}.rs"));
            let named = text.contains(&format!("use {engine}"));
            assert!(own || !named, "{}", file.display());
        }
    }
}

#[test]
fn a_file_opens_with_what_it_is_for_and_stays_readable() {
    for file in files(&root().join("src")) {
        let text = std::fs::read_to_string(&file).unwrap();
        assert!(
            text.starts_with("//! "),
            "{} opens with no //! line",
            file.display()
        );
        let lines = text.lines().count();
        assert!(
            lines <= 500,
            "{}: {lines} lines want to be two files",
            file.display()
        );
        for word in ["static mut", "lazy_static", "thread_local!"] {
            assert!(!text.contains(word), "{}: {word}", file.display());
        }
    }
}

#[test]
fn no_seed_is_named_in_the_source() {
    // Names and words of the bundled documents belong in content/, not in code or in its tests.
    for file in files(&root().join("src")) {
        let text = std::fs::read_to_string(&file).unwrap();
        let code = text.split("#[cfg(test)]").next().unwrap();
        let code: String = code
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"))
            .collect();
        for word in [
            "bet356",
            "7087dba6",
            "5dc65328",
            "94eca36d",
            "1a51b570",
            "31adae26",
            "盘锦",
            "营口",
            "辽东湾",
        ] {
            assert!(!code.contains(word), "{}: {word}", file.display());
        }
    }
}

#[test]
fn no_passage_can_be_called_as_a_place_of_a_page() {
    let mut seen = 0;
    for theme in ["gazette", "plain"] {
        let templates = root().join(format!("themes/{theme}/templates"));
        for entry in std::fs::read_dir(templates).unwrap() {
            let file = entry.unwrap().path();
            let text = std::fs::read_to_string(&file).unwrap();
            let ids = text.split(" id=\"").skip(1);
            for id in ids.filter_map(|rest| rest.split('"').next()) {
                if !id.contains('{') {
                    seen += 1;
                    assert!(!is_anchor(id), "{}: {id}", file.display());
                }
            }
        }
    }
    assert!(seen > 20, "{seen}");
}
