//! The built site: every link leads somewhere, every page is found, every page is sound HTML, and
//! building is repeatable.

use crate::support::{copy, files_of, fixtures, gangmu, real_site, real_site_with, root};
use gangmu::content::publish::FileKind;
use gangmu::site::disk::output::{Output, OutputOptions};
use rayon::prelude::*;
use scraper::{Html, Selector};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::OnceLock;

/// The files of the real site, by path.
fn files() -> &'static BTreeMap<String, Vec<u8>> {
    static FILES: OnceLock<BTreeMap<String, Vec<u8>>> = OnceLock::new();
    FILES.get_or_init(|| {
        let site = real_site();
        let files = files_of(&site);
        assert_eq!(files.len(), site.files().len());
        files
    })
}

struct Parsed {
    path: String,
    ids: Vec<String>,
    /// Every address in the page, with the element that holds it.
    links: Vec<(String, String)>,
    errors: Vec<String>,
    title: String,
    headings: Vec<u8>,
    text: String,
}

fn pages() -> &'static Vec<Parsed> {
    static PAGES: OnceLock<Vec<Parsed>> = OnceLock::new();
    PAGES.get_or_init(|| {
        let html = |(path, bytes): (&String, &Vec<u8>)| {
            path.ends_with(".html")
                .then(|| (path.clone(), String::from_utf8(bytes.clone()).unwrap()))
        };
        let sources: Vec<(String, String)> = files().iter().filter_map(html).collect();
        sources
            .par_iter()
            .map(|(path, text)| parse(path, text))
            .collect()
    })
}

fn parse(path: &str, text: &str) -> Parsed {
    let html = Html::parse_document(text);
    let all = |selector: &str| Selector::parse(selector).unwrap();
    let mut links = Vec::new();
    for name in ["href", "src", "action", "data"] {
        for element in html.select(&all(&format!("[{name}]"))) {
            links.push((
                element.value().name().to_owned(),
                element.attr(name).unwrap().to_owned(),
            ));
        }
    }
    Parsed {
        path: path.to_owned(),
        ids: html
            .select(&all("[id]"))
            .map(|e| e.attr("id").unwrap().to_owned())
            .collect(),
        links,
        errors: html.errors.iter().map(ToString::to_string).collect(),
        title: html
            .select(&all("title"))
            .map(|e| e.text().collect::<String>())
            .collect(),
        headings: html
            .select(&all("h1, h2, h3, h4, h5, h6"))
            .map(|e| e.value().name().as_bytes()[1] - b'0')
            .collect(),
        text: html.select(&all("body")).map(|body| words(*body)).collect(),
    }
}

/// The words of an element, the marks of corrections left out: they stand within official text.
fn words(node: ego_tree::NodeRef<'_, scraper::Node>) -> String {
    let mut text = String::new();
    for child in node.children() {
        match child.value() {
            scraper::Node::Text(own) => text.push_str(own),
            scraper::Node::Element(element) if element.attr("class") == Some("mark") => {}
            _ => text.push_str(&words(child)),
        }
    }
    text
}

/// The file that a link on a page leads to, with its fragment; `None` for one that leaves the site.
fn resolve(from: &str, link: &str) -> Option<(String, Option<String>)> {
    if link.starts_with("https://") || link.starts_with("http://") || link.starts_with("mailto:") {
        return None;
    }
    assert!(
        !link.starts_with('/') && !link.contains("://"),
        "{from}: {link} is not relative"
    );
    let (path, fragment) = match link.split_once('#') {
        Some((path, fragment)) => (path, Some(fragment.to_owned())),
        None => (link, None),
    };
    // What the page of results is asked for.
    let path = path.split('?').next().unwrap_or_default();
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    if path.is_empty() {
        return Some((from.to_owned(), fragment));
    }
    for part in path.split('/') {
        match part {
            ".." => assert!(
                parts.pop().is_some(),
                "{from}: {link} leads out of the site"
            ),
            "." => {}
            part => parts.push(part),
        }
    }
    Some((parts.join("/"), fragment))
}

#[test]
fn every_link_and_anchor_leads_somewhere() {
    let ids: BTreeMap<&str, BTreeSet<&str>> = pages()
        .iter()
        .map(|page| {
            (
                page.path.as_str(),
                page.ids.iter().map(String::as_str).collect(),
            )
        })
        .collect();
    let mut checked = 0;
    for page in pages() {
        for (element, link) in &page.links {
            assert!(
                !link.is_empty(),
                "{}: an empty link on <{element}>",
                page.path
            );
            let Some((path, fragment)) = resolve(&page.path, link) else {
                // A page may name the web, but never load from it.
                assert!(
                    element == "a" || element == "link" && !link.ends_with(".css"),
                    "{}: <{element}> loads {link}",
                    page.path
                );
                continue;
            };
            assert!(
                files().contains_key(&path),
                "{}: {link} leads to {path}, which does not exist",
                page.path
            );
            if let Some(pointer) = fragment.as_deref().filter(|_| path.ends_with(".json")) {
                let data: serde_json::Value = serde_json::from_slice(&files()[&path]).unwrap();
                let found = data.pointer(pointer);
                let url = found.and_then(|found| found["url"].as_str());
                // That of a task is linked from its own page, and an example from the page about data.
                let is_own = url.is_some_and(|url| url == page.path);
                assert!(is_own || page.path == "data/index.html" && url.is_some());
            } else if let Some(fragment) = fragment {
                assert!(
                    ids[path.as_str()].contains(fragment.as_str()),
                    "{}: {link}: no such anchor",
                    page.path
                );
            }
            checked += 1;
        }
    }
    assert!(
        checked > 10_000,
        "only {checked} links: does the test still find them?"
    );
}

#[test]
fn no_page_links_to_what_is_left_out() {
    let kinds = [
        FileKind::Calendars,
        FileKind::Feeds,
        FileKind::PageData,
        FileKind::Cards,
        FileKind::Lists,
        FileKind::Parquet,
    ];
    let site = real_site_with(|settings| settings.publish.leave_out = kinds.into());
    let files = files_of(&site);
    for path in files.keys() {
        assert_eq!(FileKind::of(path), None, "{path} is left out");
    }
    for (path, bytes) in files.iter().filter(|(path, _)| path.ends_with(".html")) {
        let page = parse(path, std::str::from_utf8(bytes).unwrap());
        for (_, link) in &page.links {
            if let Some((to, _)) = resolve(path, link) {
                assert!(files.contains_key(&to), "{path}: {link}");
            }
        }
        assert!(!page.text.contains("<iframe"), "{path}");
    }
}

#[test]
fn every_page_is_found_from_the_first() {
    let mut seen = BTreeSet::from(["index.html".to_owned()]);
    let mut next = vec!["index.html".to_owned()];
    let by_path: BTreeMap<&str, &Parsed> = pages()
        .iter()
        .map(|page| (page.path.as_str(), page))
        .collect();
    while let Some(path) = next.pop() {
        let Some(page) = by_path.get(path.as_str()) else {
            continue;
        };
        for (_, link) in &page.links {
            if let Some((path, _)) = resolve(&page.path, link)
                && seen.insert(path.clone())
            {
                next.push(path);
            }
        }
    }
    let lost: Vec<&String> = files()
        .keys()
        .filter(|path| !seen.contains(*path) && *path != "404.html")
        // The search loads these by their checksums.
        .filter(|path| !path.starts_with("search/"))
        // The script that makes lists of what is shown loads these.
        .filter(|path| !(path.starts_with("lists/") && path.ends_with(".js")))
        // Scripts load these when somebody asks: for conditions in a query, a range of months, a draft of a request.
        .filter(|path| {
            ![
                "assets/conditions.js",
                "assets/range.js",
                "assets/request.js",
            ]
            .contains(&path.as_str())
        })
        // Hosts and robots look for these by their names.
        .filter(|path| {
            ![".nojekyll", "_headers", "_redirects", "robots.txt"].contains(&path.as_str())
        })
        .collect();
    assert!(lost.is_empty(), "no page links to {lost:?}");
}

#[test]
fn every_page_is_sound() {
    let broken = parse(
        "x.html",
        "<!DOCTYPE html><title>x</title><p></b><a id=1 id=2>",
    );
    assert!(
        broken.errors.len() > 1,
        "the parser must complain: {:?}",
        broken.errors
    );
    for page in pages() {
        assert!(page.errors.is_empty(), "{}: {:?}", page.path, page.errors);
        let mut ids = BTreeSet::new();
        for id in &page.ids {
            assert!(ids.insert(id), "{}: the id {id} stands twice", page.path);
        }
        assert!(!page.title.trim().is_empty(), "{} has no title", page.path);
        assert_eq!(
            page.headings.iter().filter(|level| **level == 1).count(),
            1,
            "{}: one h1",
            page.path
        );
        assert_eq!(page.headings[0], 1, "{}: the h1 comes first", page.path);
        for pair in page.headings.windows(2) {
            assert!(
                pair[1] <= pair[0] + 1,
                "{}: h{} follows h{}",
                page.path,
                pair[1],
                pair[0]
            );
        }
        assert!(page.path.is_ascii());
    }
}

#[test]
fn the_text_of_a_plan_is_on_its_page_whole() {
    let (project, content, mut found) = crate::support::real();
    let catalogue =
        gangmu::site::assembly::catalogue(&content, &|file: &str| project.archived(file))
            .drain_into(&mut found);
    for plan in &catalogue.plans {
        let path = format!("plans/{}.html", plan.document.id);
        let page = pages().iter().find(|page| page.path == path).unwrap();
        let shown = gangmu::base::text::squeeze(&page.text);
        for (_, text) in plan.text.outline.walk() {
            assert!(
                shown.contains(&gangmu::base::text::squeeze(text)),
                "{path} lacks {text}"
            );
        }
    }
}

#[test]
fn what_was_found_damaged_is_never_a_title_or_a_link() {
    let (project, content, mut found) = crate::support::real();
    let catalogue =
        gangmu::site::assembly::catalogue(&content, &|file: &str| project.archived(file))
            .drain_into(&mut found);
    let injected: Vec<&str> = catalogue
        .plans
        .iter()
        .flat_map(|plan| &plan.document.front.emendations)
        .map(|emendation| emendation.found.as_str())
        .filter(|found| found.bytes().any(|byte| byte.is_ascii_alphabetic()))
        .collect();
    assert!(!injected.is_empty());
    let word = |found: &&str| found.trim_end_matches(':').to_owned();
    for page in pages() {
        for found in injected.iter().map(word) {
            assert!(!page.title.contains(&found), "{}", page.path);
            assert!(
                page.links.iter().all(|(_, link)| !link.contains(&found)),
                "{}",
                page.path
            );
            assert!(!page.path.contains(&found));
        }
    }
    for unit in &catalogue.units {
        assert!(
            injected
                .iter()
                .map(word)
                .all(|found| !unit.unit.name.contains(&found)),
            "{}",
            unit.unit.name
        );
    }
}

#[test]
fn two_builds_are_the_same_byte_for_byte() {
    assert!(*files() == files_of(&real_site()));
}

#[test]
fn the_real_content_has_nothing_left_unexplained() {
    let (_, said, code) = gangmu(&root(), &["check"]);
    assert_eq!((code, said.lines().count()), (0, 1), "{said}");
}

fn tree(folder: &Path) -> BTreeMap<String, (Vec<u8>, std::time::SystemTime)> {
    let mut tree = BTreeMap::new();
    for entry in walkdir::WalkDir::new(folder)
        .into_iter()
        .flatten()
        .filter(|entry| entry.file_type().is_file())
    {
        let path = entry
            .path()
            .strip_prefix(folder)
            .unwrap()
            .to_string_lossy()
            .into_owned();
        tree.insert(
            path,
            (
                std::fs::read(entry.path()).unwrap(),
                entry.metadata().unwrap().modified().unwrap(),
            ),
        );
    }
    tree
}

#[test]
fn a_failing_build_leaves_the_last_good_site() {
    let folder = tempfile::tempdir().unwrap();
    copy(&fixtures("base"), folder.path());
    let (_, said, code) = gangmu(folder.path(), &["build"]);
    assert_eq!(code, 0, "{said}");
    let public = folder.path().join("public");
    let good = tree(&public);
    assert!(good.contains_key("plans/jia-2020-1/1-1-1.html"));

    let plan = folder.path().join("content/plans/jia-2020-1.md");
    let text = std::fs::read_to_string(&plan).unwrap();
    std::fs::write(&plan, text.replace("泊位2个", "泊位9个")).unwrap();
    let (_, said, code) = gangmu(folder.path(), &[]);
    assert_eq!(code, 1, "{said}");
    assert!(
        said.contains("error[text-differs]") && said.contains("nothing was written"),
        "{said}"
    );
    assert!(tree(&public) == good);

    // A template that fails in the middle of rendering is no different.
    std::fs::write(&plan, &text).unwrap();
    let template = folder.path().join("themes/mini/templates/task.html");
    let sound = std::fs::read_to_string(&template).unwrap();
    std::fs::write(&template, "{{ view.nothing.here }}").unwrap();
    let (_, said, code) = gangmu(folder.path(), &[]);
    assert_eq!(code, 1, "{said}");
    assert!(tree(&public) == good);

    // And a build of what is as it was writes nothing.
    std::fs::write(&template, sound).unwrap();
    let (_, said, code) = gangmu(folder.path(), &[]);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("(0 written, 0 removed)"), "{said}");
    assert!(tree(&public) == good);
}

#[test]
fn all_templates_are_asked_for() {
    let site = real_site();
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    let files = site
        .files()
        .map(|file| file.map_err(|d| anyhow::anyhow!(d.message)));
    let output = Output::open(&out, OutputOptions::default(), |_| {}).unwrap();
    let written = output.write(files).unwrap();
    assert_eq!(written.files, site.files().len());
    for name in gangmu::site::assembly::contract().templates {
        let template = root().join(format!("themes/gazette/templates/{name}.html"));
        assert!(template.exists(), "{name}");
    }
}
