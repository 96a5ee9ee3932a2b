//! The docs in both languages: what one page says, its translation says.

mod pairs;
mod section;
mod views;

use crate::support::{expect, root};
use pairs::{Pairs, pages_in};
use section::{Section, sections};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// What the translations were made of: a line for each section, with digests of both.
const MADE_OF: &str = "docs/zh/made-of.txt";

/// Returns a page of the repository.
fn text(path: &str) -> String {
    let file = root().join(path);
    std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Returns the path of one page as a link from another has it; both lie in docs/, below it, or above it.
fn link(from: &str, to: &str) -> String {
    match (from.rsplit_once('/'), to.rsplit_once('/')) {
        (Some(("docs", _)), Some(("docs/zh", name))) => format!("zh/{name}"),
        (Some(("docs/zh", _)), Some(("docs", name))) => format!("../{name}"),
        _ => to.to_owned(),
    }
}

/// Returns what two pages differ in that a translation keeps, a line each.
fn differences(one: &[Section], other: &[Section]) -> Vec<String> {
    let depths = |page: &[Section]| page.iter().map(|section| section.level).collect::<Vec<_>>();
    if depths(one) != depths(other) {
        let titles = |page: &[Section]| {
            page.iter()
                .map(|section| section.title.clone())
                .collect::<Vec<_>>()
        };
        return vec![format!("headings: {:?}, {:?}", titles(one), titles(other))];
    }

    let mut found = Vec::new();
    for (one, other) in one.iter().zip(other) {
        let sorts: std::collections::BTreeSet<_> =
            one.kept.keys().chain(other.kept.keys()).collect();
        for sort in sorts {
            let [mut here, mut there] =
                [one, other].map(|page| page.kept.get(sort).cloned().unwrap_or_default());
            let only_here = take_out(&mut here, &there);
            let only_there = take_out(&mut there, &here);
            if !(only_here.is_empty() && only_there.is_empty()) {
                found.push(format!(
                    "“{}”, {sort}: {only_here:?} became {only_there:?}",
                    one.title
                ));
            }
        }
    }
    found
}

/// Returns what a list has more than another; takes it out.
fn take_out(list: &mut Vec<String>, other: &[String]) -> Vec<String> {
    let mut rest = other.to_vec();
    let (same, more): (Vec<_>, Vec<_>) = list.drain(..).partition(|entry| {
        let at = rest.iter().position(|one| one == entry);
        at.map(|at| rest.swap_remove(at)).is_some()
    });
    *list = same;
    more
}

#[test]
fn each_page_has_its_translation_and_no_more() {
    let docs = pages_in(&root().join("docs"));
    let translated = pages_in(&root().join("docs/zh"));
    for name in &translated {
        assert!(
            docs.contains(name),
            "docs/zh/{name} is a translation of nothing"
        );
    }

    for (english, chinese) in Pairs::all().iter() {
        let [one, other] = [english, chinese].map(text);
        let to_chinese = format!("[中文]({})", link(english, chinese));
        let to_english = format!("[English]({})", link(chinese, english));
        assert_eq!(one.lines().nth(1), Some(&*to_chinese), "{english}");
        assert_eq!(other.lines().nth(1), Some(&*to_english), "{chinese}");
    }
}

#[test]
fn translations_have_the_same_headings_code_links_and_figures() {
    let pairs = Pairs::all();
    let mut found = Vec::new();
    for (english, chinese) in pairs.iter() {
        // The second line leads to the other language.
        let without_switch = |page: &str| {
            let text = text(page);
            let (title, rest) = text.split_once('\n').unwrap();
            format!("{title}\n{}", rest.split_once('\n').unwrap().1)
        };
        let one = sections(english, &without_switch(english), &pairs);
        let other = sections(chinese, &without_switch(chinese), &pairs);
        let differences = differences(&one, &other).into_iter();
        found.extend(differences.map(|difference| format!("{english}: {difference}")));
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn links_of_the_docs_lead_somewhere() {
    let none = Pairs::none();
    for (english, chinese) in Pairs::all().iter() {
        for page in [english, chinese] {
            for section in sections(page, &text(page), &none) {
                for link in section.kept.get("links").into_iter().flatten() {
                    let is_file = !link.contains(':') && !link.starts_with('#');
                    assert!(!is_file || root().join(link).exists(), "{page}: {link}");
                }
            }
        }
    }
}

/// A section that changed in English alone fails here, whatever is blessed.
#[test]
fn translations_follow_what_they_were_made_of() {
    let pairs = Pairs::all();
    let recorded = root().join(MADE_OF);
    let recorded = std::fs::read_to_string(recorded).unwrap_or_default();
    let recorded: BTreeMap<&str, &str> = recorded
        .lines()
        .filter_map(|line| line.rsplit_once(": "))
        .collect();

    let mut all = String::new();
    let mut stale = Vec::new();
    // docs/zh/views.md is made by a test of its own.
    for (english, chinese) in pairs
        .iter()
        .filter(|(english, _)| *english != "docs/views.md")
    {
        let [one, other] = [english, chinese].map(|page| sections(page, &text(page), &pairs));
        for (one, other) in one.iter().zip(&other) {
            let key = format!("{english}, {}", one.title);
            let [now, translated] = [one, other].map(Section::digest);
            let before = recorded
                .get(&*key)
                .and_then(|digests| digests.split_once(' '));
            if before.is_some_and(|(was, then)| was != now && then == translated) {
                stale.push(key.clone());
            }
            let _ = writeln!(all, "{key}: {now} {translated}");
        }
    }

    assert!(
        stale.is_empty(),
        "these sections changed in English and not in Chinese: {stale:#?}\nTranslate what changed; where nothing is to be \
         said otherwise, take their lines out of {MADE_OF}. Then bless."
    );
    expect(&root().join(MADE_OF), &all);
}

#[test]
fn what_a_translation_lost_is_seen() {
    let page =
        "# A\nSee `x` and [b](b.md), 1,000 of them.\n\n- one\n\n```sh\nrun it   # comment\n```\n";
    let cases = [
        (
            "# 甲\n见 `x` 和 [b](b.md)，共 1,000 个。\n\n- 一\n\n```sh\nrun it # 注释\n```\n",
            "",
        ),
        (
            "## 甲\n见 `x` 和 [b](b.md)，共 1,000 个。\n\n- 一\n\n```sh\nrun it # 注释\n```\n",
            "headings",
        ),
        (
            "# 甲\n见 x 和 [b](b.md)，共 1,000 个。\n\n- 一\n\n```sh\nrun it # 注释\n```\n",
            "code:",
        ),
        (
            "# 甲\n见 `x` 和 [b](c.md)，共 1,000 个。\n\n- 一\n\n```sh\nrun it # 注释\n```\n",
            "links",
        ),
        (
            "# 甲\n见 `x` 和 [b](b.md)，共 100 个。\n\n- 一\n\n```sh\nrun it # 注释\n```\n",
            "figures",
        ),
        (
            "# 甲\n见 `x` 和 [b](b.md)，共 1,000 个。\n\n一\n\n```sh\nrun it # 注释\n```\n",
            "items",
        ),
        (
            "# 甲\n见 `x` 和 [b](b.md)，共 1,000 个。\n\n- 一\n\n```sh\nrun them # 注释\n```\n",
            "code blocks",
        ),
        (
            "# 甲\n见 `x` 和 [b](b.md)，共 1,000 个。\n\n- 一\n\n```sh\nrun it\n```\n",
            "code blocks",
        ),
    ];
    let none = Pairs::none();
    for (translation, seen) in cases {
        let found = differences(
            &sections("a.md", page, &none),
            &sections("b.md", translation, &none),
        );
        match seen {
            "" => assert!(found.is_empty(), "{found:?}"),
            seen => assert!(
                found.iter().any(|one| one.contains(seen)),
                "{translation}: {found:?}"
            ),
        }
    }
}
