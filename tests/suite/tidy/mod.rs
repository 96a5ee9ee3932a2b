//! The habits of the source tree: who imports whom, how a file opens, how long it and its functions grow.
//!
//! Each check is a function from a tree to a list of offences. The tests here ask it about the project's own tree,
//! those in `made_up.rs` about trees that break the rule: so that a check cannot pass because it sees nothing.

mod habits;
mod layers;
mod made_up;
mod modules;
mod sources;
mod words;

use crate::support::root;
use gangmu::address::is_anchor;
use habits::Function;
use modules::Modules;
use sources::Sources;
use std::sync::LazyLock;

/// The longest function, in lines.
const LONGEST_FUNCTION: usize = 80;
/// The longest file, in lines.
const LONGEST_FILE: usize = 500;
/// Functions of so many lines have paragraphs.
const LONG_ENOUGH_FOR_PARAGRAPHS: usize = 15;
/// The least share of blank lines in these functions, over the whole tree.
const LEAST_BLANK_LINES: f64 = 0.04;

/// What the checks ask of a tree.
struct Tree {
    /// The paths below `src/`, and the texts.
    files: Vec<(String, String)>,
    modules: Modules,
    functions: Vec<Function>,
    forbidden_words: Vec<String>,
    badly_shaped_files: Vec<String>,
    words_past_the_catalogues: Vec<String>,
}

impl Tree {
    fn read(sources: &Sources) -> Self {
        let files = sources.files();
        Self {
            files: files
                .map(|(path, file)| (path.to_owned(), file.text.clone()))
                .collect(),
            modules: Modules::read(sources),
            functions: habits::functions(sources),
            forbidden_words: habits::forbidden_words(sources),
            badly_shaped_files: habits::badly_shaped_files(sources, LONGEST_FILE),
            words_past_the_catalogues: words::words_past_the_catalogues(sources),
        }
    }
}

/// The project's own tree, parsed once for all tests.
static PROJECT: LazyLock<Tree> = LazyLock::new(|| Tree::read(&Sources::of_the_project()));

/// Fails with all offences, one a line.
fn assert_none(offences: &[String]) {
    let count = offences.len();
    assert!(count == 0, "{count} offences:\n{}", offences.join("\n"));
}

#[test]
fn a_module_imports_only_from_modules_declared_before_it() {
    let seen = PROJECT.modules.dependencies().len();
    assert!(seen > 1000, "only {seen} imports were seen");
    assert_none(&layers::downward_imports(&PROJECT.modules));
}

#[test]
fn some_parts_do_not_know_each_other() {
    assert_none(&layers::forbidden_acquaintances(&PROJECT.modules));
}

#[test]
fn times_are_read_by_import_alone() {
    assert_none(&layers::times_read_late(&PROJECT.modules));
}

#[test]
fn files_do_not_import_each_other_in_a_circle() {
    assert_none(&layers::circles(&PROJECT.modules));
}

#[test]
fn every_file_is_part_of_the_crate() {
    let modules = PROJECT.modules.all();
    let unread = |path: &&str| *path != "main.rs" && !modules.iter().any(|one| one.file == **path);
    let paths = PROJECT.files.iter().map(|(path, _)| path.as_str());
    let forgotten: Vec<&str> = paths.filter(unread).collect();
    assert!(forgotten.is_empty(), "no module declares {forgotten:?}");
}

#[test]
fn a_file_opens_with_what_it_is_for_and_stays_readable() {
    assert_none(&PROJECT.badly_shaped_files);
}

#[test]
fn functions_stay_readable() {
    let functions = &PROJECT.functions;
    assert!(functions.len() > 1000);
    assert_none(&habits::long_functions(functions, LONGEST_FUNCTION));
    let share = habits::share_of_blank_lines(functions, LONG_ENOUGH_FOR_PARAGRAPHS);
    println!("blank lines in long functions: {:.2} %", share * 100.0);
    assert!(
        share >= LEAST_BLANK_LINES,
        "only {:.1} % of the lines in long functions are blank: give them paragraphs",
        share * 100.0
    );
}

#[test]
fn nothing_panics_and_nothing_is_global() {
    assert_none(&PROJECT.forbidden_words);
}

#[test]
fn what_is_said_has_its_words_in_the_catalogues() {
    assert_none(&PROJECT.words_past_the_catalogues);
}

#[test]
fn only_their_own_files_name_a_template_engine() {
    for (path, text) in &PROJECT.files {
        for engine in ["minijinja", "tera"] {
            let own = path.ends_with(&format!("theme/{engine}.rs"));
            let named = text.contains(&format!("use {engine}"));
            assert!(own || !named, "{path} names {engine}");
        }
    }
}

#[test]
fn no_seed_is_named_in_the_source() {
    // Names and words of the bundled documents belong in content/, not in code or in its tests.
    for (path, text) in &PROJECT.files {
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
            assert!(!code.contains(word), "{path} names {word}");
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
