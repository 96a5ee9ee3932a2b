//! Made-up trees that break one rule each: every check can fail, and says where.

use super::sources::Sources;
use super::{LONGEST_FILE, Modules, habits, layers, words};

/// Reads the modules of a made-up tree.
fn modules(files: &[(&str, &str)]) -> Modules {
    Modules::read(&Sources::made_up(files))
}

/// Tells in how many places the first of two stages uses the second, which stands below it.
fn seen_downwards(importing: &str) -> usize {
    let upper = format!("pub struct Up;\npub mod inner;\n{importing}");
    let files = [
        ("lib.rs", "pub mod upper;\n\npub mod lower;\n"),
        ("upper/mod.rs", upper.as_str()),
        ("upper/inner.rs", "pub struct Inner;\n"),
        (
            "lower/mod.rs",
            "mod deep;\npub use deep::Down;\npub fn go() {}\n",
        ),
        ("lower/deep.rs", "pub struct Down;\n"),
    ];
    layers::downward_imports(&modules(&files)).len()
}

#[test]
fn an_import_from_below_is_seen_however_it_is_written() {
    for importing in [
        "use crate::lower::Down;",
        "use crate::{upper::{inner::Inner}, lower::{go}};",
        "use crate::lower;",
        "use crate::lower::*;",
        "use super::lower::Down as Other;",
        "use self::super::lower::Down;",
        "pub use crate::lower::Down;",
        "fn f() { crate::lower::go() }",
        "fn f(_: &super::lower::Down) {}",
        "fn f() { println!(\"{}\", crate::lower::go()) }",
        "fn f() { use crate::lower::go; }",
        "mod m { use super::super::lower::Down; }",
    ] {
        assert_eq!(seen_downwards(importing), 1, "{importing}");
    }
    for harmless in [
        "use crate::upper::inner::Inner;",
        "use std::lower::Down;",
        "// use crate::lower::Down;",
        "const WORDS: &str = \"crate::lower::Down\";",
        "#[cfg(test)] mod tests { use crate::lower::Down; }",
        "#[cfg(test)] use crate::lower::Down;",
    ] {
        assert_eq!(seen_downwards(harmless), 0, "{harmless}");
    }
}

#[test]
fn the_order_within_a_stage_counts_too() {
    let found = layers::downward_imports(&modules(&[
        ("lib.rs", "pub mod stage;\n"),
        ("stage/mod.rs", "mod a;\n\nmod b;\n"),
        ("stage/a.rs", "use super::b::B;\n"),
        ("stage/b.rs", "pub struct B;\n"),
    ]));
    assert_eq!(
        found,
        ["stage/a.rs:1 uses stage::b::B, but stage/mod.rs declares `b` after `a`"]
    );
}

#[test]
fn parts_that_must_not_know_each_other_are_seen() {
    let found = layers::forbidden_acquaintances(&modules(&[
        (
            "lib.rs",
            "mod intake;\nmod content;\nmod render;\nmod search;\nmod export;\n",
        ),
        ("intake/mod.rs", "pub mod import;\n"),
        ("intake/import.rs", "pub struct Guess;\n"),
        ("content/mod.rs", "use crate::intake::import::Guess;\n"),
        ("render/mod.rs", "pub mod pages;\npub mod strings;\n"),
        ("render/pages.rs", "pub struct Page;\n"),
        ("render/strings.rs", "pub struct Strings;\n"),
        (
            "search/mod.rs",
            "use crate::render::{pages::Page, strings::Strings};\npub struct Found;\n",
        ),
        (
            "export/mod.rs",
            "mod schema;\nfn f() -> crate::search::Found {}\n",
        ),
        ("export/schema.rs", "use crate::render::pages::Page;\n"),
    ]));
    assert_eq!(
        found,
        [
            "content/mod.rs:1 uses intake::import::Guess, but content must not know intake",
            "search/mod.rs:1 uses render::pages::Page, but search must not know render::pages",
            "export/mod.rs:2 uses search::Found, but export must not know search",
        ]
    );
}

#[test]
fn a_time_that_is_read_late_is_seen() {
    let files = [
        ("lib.rs", "mod time;\nmod intake;\nmod link;\n"),
        (
            "time/mod.rs",
            "mod due;\nmod grammar;\npub use due::Due;\npub use grammar::find_dues;\n",
        ),
        ("time/due.rs", "pub enum Due { Day }\n"),
        ("time/grammar.rs", "pub fn find_dues() {}\n"),
        ("intake/mod.rs", "use crate::time::find_dues;\n"),
        (
            "link/mod.rs",
            "mod proof;\nuse crate::time::{Due, find_dues};\n",
        ),
        (
            "link/proof/mod.rs",
            "mod head;\nfn f() { crate::time::find_dues() }\n",
        ),
        ("link/proof/head.rs", "use crate::time::find_dues;\n"),
    ];
    let found = layers::times_read_late(&modules(&files));
    assert_eq!(
        found,
        [
            "link/mod.rs:2 uses time::grammar::find_dues, but only import reads times",
            "link/proof/mod.rs:2 uses time::grammar::find_dues, but only import reads times",
        ]
    );
}

#[test]
fn a_circle_of_files_is_seen_through_what_others_pass_on() {
    let circle = |a: &str, b: &str, folder: &str| {
        let found = layers::circles(&modules(&[
            ("lib.rs", "mod stage;\n"),
            ("stage/mod.rs", folder),
            ("stage/a.rs", a),
            ("stage/b.rs", b),
        ]));
        let first = found.first().and_then(|circle| circle.lines().next());
        first.map(|line| line.replace(" import each other in a circle:", ""))
    };
    let door = "mod a;\nmod b;\npub use a::A;\npub use b::B;\n";

    // Two files that need each other, through their folder's door; a door alone is no circle.
    let (a, b) = (
        "use super::B;\npub struct A(B);\n",
        "use super::A;\npub struct B(A);\n",
    );
    assert_eq!(circle(a, b, door).unwrap(), "stage/a.rs, stage/b.rs");
    assert_eq!(circle(a, "pub struct B;\n", door), None);

    // A folder that uses its file, which uses the folder's own type.
    let folder = "mod a;\nmod b;\npub struct Shared;\nfn f() { a::work(Shared) }\n";
    let a = "use super::Shared;\npub fn work(_: Shared) {}\n";
    assert_eq!(circle(a, "", folder).unwrap(), "stage/a.rs, stage/mod.rs");
    assert_eq!(circle("pub fn work() {}\n", "", folder), None);
}

#[test]
fn long_functions_are_seen_and_their_paragraphs_counted() {
    let body = "    go();\n".repeat(9) + "\n";
    let text =
        format!("//! x\nimpl A {{\n    fn long() {{\n{body}{body}    }}\n}}\nfn short() {{}}\n");
    let tests = format!("#[cfg(test)]\nmod tests {{\n    fn long() {{\n{body}{body}    }}\n}}\n");
    let sources = Sources::made_up(&[("a.rs", &(text + &tests))]);
    let functions = habits::functions(&sources);
    assert_eq!(
        habits::long_functions(&functions, 21),
        ["a.rs:3 `long` has 22 lines; more than 21 want to be two functions"]
    );
    assert!(habits::long_functions(&functions, 22).is_empty());
    assert!((habits::share_of_blank_lines(&functions, 15) - 0.1).abs() < 1e-9);
    assert!(habits::share_of_blank_lines(&functions, 23) < 1e-9);
}

#[test]
fn a_file_that_is_long_or_does_not_say_what_it_is_for_is_seen() {
    let long = "//! x\n".to_owned() + &"\n".repeat(LONGEST_FILE);
    let sources = Sources::made_up(&[
        ("a.rs", &long),
        ("b.rs", "fn f() {}\n"),
        ("c.rs", "//! x\n"),
    ]);
    assert_eq!(
        habits::badly_shaped_files(&sources, LONGEST_FILE),
        [
            "a.rs: 501 lines want to be two files",
            "b.rs opens with no //! line"
        ]
    );
}

#[test]
fn panics_and_globals_are_seen_wherever_they_stand() {
    for (code, words) in [
        ("fn f() { g().unwrap() }", ".unwrap()"),
        (
            "impl A { fn f(&self) { self.b.expect(\"c\") } }",
            ".expect()",
        ),
        (
            "fn f() { println!(\"{}\", vec![g().unwrap()]) }",
            ".unwrap()",
        ),
        ("fn f() { panic!(\"a\") }", "panic!"),
        ("fn f() { if a { unreachable!() } }", "unreachable!"),
        ("static mut A: u8 = 0;", "a global that changes"),
        (
            "static A: std::sync::OnceLock<u8> = std::sync::OnceLock::new();",
            "a global that changes",
        ),
        ("thread_local! { static A: u8 = 0 }", "thread_local!"),
    ] {
        let found = habits::forbidden_words(&Sources::made_up(&[("a.rs", code)]));
        assert_eq!(found, [format!("a.rs:1 uses {words}")], "{code}");
    }
    for harmless in [
        "fn f() { g().unwrap_or_default() }",
        "// panic!\nconst A: &str = \"panic!\";",
        "#[cfg(test)] mod tests { fn f() { g().unwrap() } }",
        "#[test] fn f() { panic!() }",
        "static A: &[u8] = &[];",
        "static A: LazyLock<Vec<u8>> = LazyLock::new(Vec::new);",
    ] {
        let found = habits::forbidden_words(&Sources::made_up(&[("a.rs", harmless)]));
        assert!(found.is_empty(), "{harmless}: {found:?}");
    }
}

#[test]
fn words_past_the_catalogues_are_seen() {
    for code in [
        "fn f() { bail!(\"no {a}\") }",
        "fn f() -> Result<()> { Err(anyhow::anyhow!(\"no\")) }",
        "fn f() { ensure!(a, \"no {b}\") }",
        "fn f() -> Result<()> { g().context(\"no\") }",
        "fn f() { Message::verbatim(\"there is none\"); }",
    ] {
        let found = words::words_past_the_catalogues(&Sources::made_up(&[("a.rs", code)]));
        assert_eq!(found.len(), 1, "{code}: {found:?}");
    }
    for harmless in [
        "fn f() { bail!(trouble(message!(\"no-such\", a))) }",
        "fn f() { Message::verbatim(name); }",
        "fn f() { Message::verbatim(\"HTML\"); }",
        "#[cfg(test)] mod tests { fn f() { bail!(\"no\") } }",
    ] {
        let found = words::words_past_the_catalogues(&Sources::made_up(&[("a.rs", harmless)]));
        assert!(found.is_empty(), "{harmless}: {found:?}");
    }
}
