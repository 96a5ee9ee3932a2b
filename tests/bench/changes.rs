//! Changes to a corpus, as editors make them, and what it takes to build over the site that is there.

use crate::corpus;
use crate::process::{Run, build};
use std::path::Path;

/// Makes a change to a project, or takes it back.
type Change = fn(&Path, bool);

/// How often each change is made, and taken back again.
const ROUNDS: usize = 3;

/// Makes each change and takes it back, and builds each time.
pub fn all(folder: &Path, out: &Path) -> Vec<(&'static str, Vec<Run>)> {
    // The first build over a site makes the tree that the others begin with.
    build(folder, out);
    let nothing = (0..ROUNDS).map(|_| build(folder, out)).collect();

    let mut measured = vec![("nothing changed", nothing)];
    let changes: [(&str, Change); 4] = [
        ("one word", word),
        ("one deadline", deadline),
        ("one new plan", one_more_plan),
        ("the theme", theme),
    ];
    for (said, change) in changes {
        let mut runs = Vec::new();
        for _ in 0..ROUNDS {
            for is_made in [true, false] {
                change(folder, is_made);
                runs.push(build(folder, out));
            }
        }
        measured.push((said, runs));
    }
    measured
}

fn word(folder: &Path, is_made: bool) {
    rewrite_plan(folder, 1, |text| match is_made {
        true => text.replacen("力争完成项目", "争取完成项目", 1),
        false => text,
    });
}

fn deadline(folder: &Path, is_made: bool) {
    rewrite_plan(folder, 1, |text| {
        let at = text.find("完成时限:").expect("a deadline") + "完成时限:".len();
        let end = at + text[at..].find('月').expect("a month");
        match is_made {
            true => format!("{}12{}", &text[..at], &text[end..]),
            false => text,
        }
    });
}

fn theme(folder: &Path, is_made: bool) {
    let file = folder.join("themes/gazette/templates/layout.html");
    let text = std::fs::read_to_string(&file).expect("a template");
    let changed = match is_made {
        true => text.replacen("<body", "<body data-made", 1),
        false => text.replacen("<body data-made", "<body", 1),
    };
    assert_ne!(text, changed, "the template has a body");
    std::fs::write(file, changed).expect("written");
}

/// Writes a plan anew, with its text changed. The text given is the one that it was made with.
fn rewrite_plan(folder: &Path, plan: usize, change: impl Fn(String) -> String) {
    let seed = folder.join(format!("seeds/{plan:05}.txt"));
    let first = folder.join(format!("{plan:05}.first"));
    if !first.exists() {
        std::fs::copy(&seed, &first).expect("kept");
    }
    let text = std::fs::read_to_string(first).expect("a text");
    let plans = std::fs::read_dir(folder.join("content/plans"))
        .expect("plans")
        .flatten();
    let city = plans.into_iter().find_map(|file| {
        let name = file.file_name().into_string().ok()?;
        let city = name.strip_suffix(&format!("-plan{plan}.md"))?;
        city.strip_prefix("city")?.parse().ok()
    });
    corpus::write_plan(folder, city.expect("the plan"), plan, &change(text));
}

/// Adds a plan of 40 tasks to the first city, or takes it away again.
fn one_more_plan(folder: &Path, is_made: bool) {
    const PLAN: usize = 99_999;
    if is_made {
        let text = corpus::text(
            &mut fastrand::Rng::with_seed(corpus::SEED),
            0,
            PLAN,
            40,
            None,
        );
        corpus::write_plan(folder, 0, PLAN, &text);
    } else {
        std::fs::remove_file(folder.join(format!("content/plans/city0-plan{PLAN}.md")))
            .expect("removed");
        std::fs::remove_file(folder.join(format!("seeds/{PLAN}.txt"))).expect("removed");
    }
}
