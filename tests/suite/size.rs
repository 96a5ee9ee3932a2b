//! Pages stay readable at any size: whatever the content, none is longer than a phone can show, and all that it would
//! have listed is found on its leaves.

use crate::support::{draw, real};
use gangmu::base::source::{Source, sha256};
use gangmu::content::document;
use gangmu::intake::archive;
use gangmu::intake::import::{Archive, import};
use gangmu::intake::lexicon::Lexicon;
use gangmu::site::assembly::{self, Content, Site};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::sync::LazyLock;

/// The most bytes that a page may have.
const MOST: usize = 400_000;
/// How many tasks the long plan has, how many units answer for each, and how many short plans there are.
const TASKS: usize = 600;
const UNITS_A_TASK: usize = 2;
const PLANS: usize = 600;

const GAZETTEER: &str = "\
[[place]]
id = \"a\"
name = \"甲市\"

[[unit]]
id = \"lead\"
name = \"甲市发改委\"
aliases = [\"市发改委\"]
place = \"a\"
kind = \"department\"
runs = [\"coast\"]

[[unit]]
id = \"counties\"
name = \"各县区政府\"
place = \"a\"
kind = \"group\"
members = [\"town\"]

[[unit]]
id = \"town\"
name = \"甲市乙区政府\"
aliases = [\"乙区政府\"]
place = \"a\"
kind = \"government\"

[[park]]
id = \"coast\"
name = \"滨海新区\"
place = \"a\"
kind = \"new-area\"

[[project]]
id = \"port\"
name = \"深水港项目\"
place = \"a\"
";

/// Returns a number in Chinese digits, so that names of units differ.
fn digits(number: usize) -> String {
    let digits: Vec<char> = "零一二三四五六七八九".chars().collect();
    let number = number.to_string();
    number
        .bytes()
        .map(|b| digits[(b - b'0') as usize])
        .collect()
}

/// Returns the notice that carries a plan, and the plan up to its first heading.
fn head(title: &str) -> String {
    format!(
        "甲市人民政府办公室关于印发{title}的通知\n\n甲政办发〔2017〕1号\n\n各县、区人民政府,市政府各部门:\n\n  现将《{title}》印发给你们。\n\n  甲市人民政府办公室\n\n  2017年2月10日\n\n{title}\n\n  为做好2017年重点工作,制定本方案。\n\n"
    )
}

/// Returns the text of a plan with all tasks, which one unit leads, most of them due in one month.
fn long_plan() -> String {
    let mut out = head("甲市2017年重点工作方案");
    out.push_str("  一、重点任务\n\n");
    for task in 0..TASKS {
        let number = task + 1;
        let said = "围绕做大做强主导产业,加快补齐短板。".repeat(12);
        let month = if task % 9 == 0 { 3 } else { 6 };
        let first = UNITS_A_TASK * task + 1_000;
        let units = (first..first + UNITS_A_TASK).map(|unit| format!("市{}局、", digits(unit)));
        let units: String = units.collect();
        let _ = write!(
            out,
            "  {number}.在滨海新区推进深水港项目。全年规模以上工业增加值完成{number}亿元,增长13%。{said}\n\n  完成时限:{month}月10日前,完成选址;{month}月20日前,完成可研;{month}月末前,完成初步设计;三季度,完成招标。\n\n  牵头单位:市发改委\n\n  责任单位:{units}各县区政府\n\n"
        );
    }
    out
}

/// Returns the text of a plan without a task.
fn short_plan(number: usize) -> String {
    let mut out = head(&format!("甲市2017年第{}号工作方案", digits(number)));
    out.push_str("  一、总体要求\n\n  加强组织领导。全年规模以上工业增加值完成12亿元。\n");
    out
}

/// The made-up content, with the archived sources by name.
static CONTENT: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
    let mut texts = BTreeMap::from([("long".to_owned(), long_plan())]);
    texts.extend((0..PLANS).map(|number| (format!("short-{number}"), short_plan(number))));
    texts
});

/// Returns the site of the made-up content in a theme.
fn site(theme: &str) -> Site {
    let lexicon = Lexicon::bundled();
    let plans = CONTENT.par_iter().map(|(id, text)| {
        let archived = Archive {
            file: format!("{id}.txt"),
            sha256: sha256(text.as_bytes()),
        };
        let source = archive::read(&archived.file, text.clone().into_bytes()).unwrap();
        let read = import(id, &source, &archived, &lexicon).value.unwrap();
        let file = document::write(&read.document);
        (id.clone(), Source::new(format!("{id}.md"), file))
    });

    let settings =
        format!("title = \"试\"\ntheme = \"{theme}\"\nbase_url = \"https://example.org/\"\n");
    let content = Content {
        plans: plans.collect(),
        gazetteer: Some(Source::new("gazetteer.toml", GAZETTEER)),
        settings: Some(Source::new("site.toml", settings)),
        ledger: None,
        moves: None,
        ..Content::default()
    };
    let mut found = Vec::new();
    let archive = |file: &str| Ok(CONTENT[file.trim_end_matches(".txt")].clone().into_bytes());
    let catalogue = assembly::catalogue(&content, &archive).drain_into(&mut found);
    let settings = assembly::settings(&content).drain_into(&mut found);
    let (project, ..) = real();
    let files = project.theme(theme, &mut found).unwrap().unwrap();
    let theme = assembly::theme(files, &settings)
        .drain_into(&mut found)
        .unwrap();
    let moves = assembly::moves(&content).drain_into(&mut found);

    let errors = gangmu::base::diag::error_count(&found);
    assert_eq!(errors, 0, "{}", draw(&found));
    Site::new(catalogue, settings, theme, moves, Default::default(), None)
}

/// Returns the addresses that the made-up site promises to keep, and its pages, by path.
fn pages(theme: &str) -> (BTreeSet<String>, BTreeMap<String, String>) {
    let site = site(theme);
    let files = site
        .files()
        .map(|file| file.unwrap_or_else(|problem| panic!("{}", problem.message)));
    let pages = files
        .filter(|file| file.path.ends_with(".html"))
        .map(|file| {
            let text = file.bytes().unwrap().into_owned();
            (file.path, String::from_utf8(text).unwrap())
        })
        .collect();

    let promised = site.promises().into_iter();
    (promised.map(|promise| promise.address).collect(), pages)
}

/// Returns what stands in an attribute, wherever it occurs.
fn attributes<'a>(html: &'a str, name: &str) -> impl Iterator<Item = &'a str> {
    let opening = format!(" {name}=\"");
    let length = opening.len();
    let found: Vec<usize> = html
        .match_indices(&opening)
        .map(|(at, _)| at + length)
        .collect();
    found
        .into_iter()
        .filter_map(move |at| html[at..].split('"').next())
}

/// Returns the page that a link leads to, and the place on it; nothing where it leaves the site.
fn target<'a>(from: &str, link: &'a str) -> Option<(String, Option<&'a str>)> {
    if link.contains(':') {
        return None;
    }
    let (path, place) = link
        .split_once('#')
        .map_or((link, None), |(path, place)| (path, Some(place)));
    if path.is_empty() {
        return Some((from.to_owned(), place));
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        if part == ".." {
            parts.pop();
        } else {
            parts.push(part);
        }
    }
    Some((parts.join("/"), place))
}

/// Returns the pages that a page and its leaves are.
fn with_leaves<'a>(pages: &'a BTreeMap<String, String>, path: &str) -> Vec<(&'a str, &'a str)> {
    let folder = path.replace(".html", "/");
    let own = pages
        .iter()
        .filter(|(other, _)| *other == path || other.starts_with(&folder));
    own.map(|(path, html)| (path.as_str(), html.as_str()))
        .collect()
}

fn check(theme: &str) {
    let (promised, pages) = pages(theme);
    let long: Vec<String> = pages
        .iter()
        .filter(|(_, html)| html.len() > MOST)
        .map(|(path, html)| format!("{path}: {} bytes", html.len()))
        .collect();
    assert!(long.is_empty(), "{long:#?}");

    let places: BTreeMap<&str, BTreeSet<&str>> = pages
        .iter()
        .map(|(path, html)| (path.as_str(), attributes(html, "id").collect()))
        .collect();
    for (path, html) in &pages {
        let ids: Vec<&str> = attributes(html, "id").collect();
        assert_eq!(
            ids.len(),
            places[path.as_str()].len(),
            "{path}: an id stands twice"
        );
        for link in attributes(html, "href") {
            let Some((to, place)) = target(path, link) else {
                continue;
            };
            if !to.ends_with(".html") {
                continue;
            }
            let known = places.get(to.as_str());
            assert!(known.is_some(), "{path}: {link} leads to no page");
            let is_there =
                place.is_none_or(|place| known.is_some_and(|known| known.contains(place)));
            assert!(is_there, "{path}: {link}: no such anchor");
        }
    }

    let is_leaf = |path: &&String| {
        let is_task = path.starts_with("plans/long/") || path.starts_with("cards/");
        path.starts_with("plans/long/text/") || path.matches('/').count() == 2 && !is_task
    };
    let own: Vec<&String> = pages.keys().filter(is_leaf).collect();
    assert!(own.len() > 30, "{own:?}");
    for leaf in own {
        assert!(promised.contains(leaf), "{leaf} is not promised to stay");
    }
    // The address of an indicator follows from its name: no person chose it.
    let indicator = pages.keys().find_map(|path| {
        let name = path.strip_suffix(".html")?;
        (name.starts_with("indicators/i-") && name.matches('/').count() == 1).then_some(name)
    });
    let indicator = indicator.expect("an indicator");
    for (list, tasks) in LISTS.into_iter().chain([(indicator, TASKS)]) {
        let path = format!("{list}.html");
        let leaves = with_leaves(&pages, &path);
        assert!(leaves.len() > 2, "{list} is not cut");
        let found: BTreeSet<String> = leaves
            .iter()
            .flat_map(|(path, html)| attributes(html, "href").filter_map(|link| target(path, link)))
            .map(|(to, _)| to)
            .filter(|to| to.starts_with("plans/long/1-"))
            .collect();
        assert!(
            found.len() >= tasks,
            "{list} has lost tasks: {}",
            found.len()
        );
    }
    for (page, anchors) in ANCHORS {
        for anchor in anchors {
            assert!(places[page].contains(anchor), "{page}#{anchor} is lost");
        }
    }
}

/// What lists tasks, and how many at least.
const LISTS: [(&str, usize); 7] = [
    ("units/lead", TASKS),
    ("units/counties", TASKS),
    ("units/town", TASKS),
    ("parks/coast", TASKS),
    ("projects/port", TASKS),
    ("plans/long", TASKS),
    ("months/2017-06", TASKS * 8 / 9),
];

/// Anchors that pages have had since they were short.
const ANCHORS: [(&str, &[&str]); 6] = [
    (
        "units/lead.html",
        &[
            "lead",
            "load",
            "schedule",
            "m2017-06",
            "m2017-06-lead",
            "with-counties",
        ],
    ),
    ("units/town.html", &["through"]),
    ("units/index.html", &["a"]),
    ("years/2017.html", &["heat", "imprecise", "2017-Q3"]),
    (
        "plans/long.html",
        &["opening", "1", "1-1", "1-600", "calendar", "source", "cite"],
    ),
    ("sources/long.html", &["L1", "L4800"]),
];

#[test]
fn no_page_is_too_long_and_nothing_is_lost() {
    check("gazette");
}

#[test]
fn nor_is_any_in_the_other_theme() {
    check("plain");
}
