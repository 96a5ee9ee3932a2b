//! Two themes, two engines, one contract: what one says, the other says.

use crate::support::{copy, expect, files_below, fixtures, gangmu, real_site_in, root};
use ego_tree::NodeRef;
use gangmu::base::source::Source;
use gangmu::render::strings::Strings;
use gangmu::site::assembly::contract;
use rayon::prelude::*;
use scraper::{ElementRef, Html, Node, Selector};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// What a page says, whatever it looks like.
#[derive(Debug, PartialEq, Eq)]
struct Said {
    title: String,
    /// The first heading, without the figure behind it.
    heading: String,
    /// Everything that is linked from its main part.
    links: BTreeSet<String>,
    /// The anchors that are promised: of nodes, lines, corrections.
    anchors: BTreeSet<String>,
    /// The official text, without white space.
    official: String,
    /// Every number in its main part but nought, which one theme leaves blank.
    figures: BTreeSet<String>,
    /// The words for programs in its head.
    metas: Vec<(String, String)>,
    json_ld: String,
}

fn squeeze(text: impl Iterator<Item = impl AsRef<str>>) -> String {
    text.flat_map(|part| part.as_ref().chars().collect::<Vec<_>>())
        .filter(|c| !c.is_whitespace())
        .collect()
}

fn said(html: &str) -> Said {
    let page = Html::parse_document(html);
    let all = |css: &str| -> Vec<ElementRef<'_>> {
        let selector = Selector::parse(css).unwrap();
        // The tree is walked anew for each question; the elements live as long as the page.
        page.select(&selector)
            .map(|element| ElementRef::wrap(*element).unwrap())
            .collect()
    };
    let first = |css: &str| all(css).into_iter().next();
    let attribute = |css: &str, name: &str| -> BTreeSet<String> {
        all(css)
            .iter()
            .filter_map(|element| element.value().attr(name))
            .map(str::to_owned)
            .collect()
    };
    // A drawing repeats what the table behind it says.
    let drawn = |node: &NodeRef<'_, Node>| {
        let mut up = node.ancestors().filter_map(ElementRef::wrap);
        up.any(|element| element.value().name() == "svg")
    };
    let main: Vec<String> = all("main")
        .iter()
        .flat_map(|main| main.descendants())
        .filter(|node| node.value().is_text() && !drawn(node))
        .filter_map(|node| node.value().as_text().map(|text| text.to_string()))
        .collect();
    let main = main.join(" ");
    let figures = main
        .split(|c: char| !c.is_ascii_digit())
        .filter(|figure| !figure.is_empty() && *figure != "0")
        .map(str::to_owned)
        .collect();
    Said {
        title: first("title")
            .map(|title| squeeze(title.text()))
            .unwrap_or_default(),
        heading: first("h1")
            .map(|heading| squeeze(heading.text()))
            .unwrap_or_default(),
        links: attribute("main a[href]", "href"),
        anchors: attribute("main [id]", "id")
            .into_iter()
            .filter(|id| {
                id.starts_with(|c: char| c.is_ascii_digit() || matches!(c, 'L' | 'a' | 'b'))
                    || ["opening", "closing", "card"].contains(&id.as_str())
            })
            .collect(),
        official: all(".official")
            .iter()
            .map(|element| squeeze(element.text()))
            .collect(),
        figures,
        metas: all("head meta[property], head meta[name^=citation]")
            .iter()
            .map(|meta| {
                let value = |key| meta.value().attr(key).unwrap_or_default();
                let name = format!("{} {}", value("name"), value("property"));
                (name, value("content").to_owned())
            })
            .collect(),
        json_ld: all("script[type='application/ld+json']")
            .iter()
            .map(|script| squeeze(script.text()))
            .collect(),
    }
}

#[test]
fn what_is_drawn_stands_in_the_table_behind_it() {
    let links = |element: ElementRef<'_>, css: &str| -> Vec<String> {
        let selector = Selector::parse(css).unwrap();
        let links = element.select(&selector);
        links
            .filter_map(|a| a.value().attr("href").map(str::to_owned))
            .collect()
    };
    let mut drawings = BTreeMap::<String, usize>::new();
    let site = real_site_in("gazette", "zh-CN");
    let files: Vec<_> = site.files().collect();
    for file in files {
        let file = file.unwrap_or_else(|problem| panic!("{}", problem.message));
        if !file.path.ends_with(".html") {
            continue;
        }
        let page = Html::parse_document(std::str::from_utf8(&file.bytes().unwrap()).unwrap());
        for figure in page.select(&Selector::parse("figure.chart").unwrap()) {
            let table: BTreeSet<String> = links(figure, "table a").into_iter().collect();
            let page = links(page.root_element(), "main a:not(svg a)");
            let marks = links(figure, "svg a");
            assert!(!marks.is_empty(), "{}: an empty drawing", file.path);
            for mark in marks {
                // A task's own figures stand in the table above the drawing.
                let behind = if table.is_empty() {
                    page.contains(&mark)
                } else {
                    table.contains(&mark)
                };
                let lane = figure.value().classes().any(|class| class == "timeline")
                    && mark.starts_with('#');
                assert!(behind || lane, "{}: {mark} is only drawn", file.path);
            }
            let kind = figure.value().classes().last().unwrap().to_owned();
            *drawings.entry(kind).or_default() += 1;
        }
    }
    for kind in ["timeline", "load", "heat", "together", "multiples", "chart"] {
        assert!(
            drawings.contains_key(kind),
            "{kind} is drawn nowhere: {drawings:?}"
        );
    }
}

fn pages(theme: &str, language: &str) -> BTreeMap<String, Said> {
    let site = real_site_in(theme, language);
    site.files()
        .map(|file| file.unwrap_or_else(|problem| panic!("{}", problem.message)))
        .filter(|file| file.path.ends_with(".html"))
        .map(|file| {
            let said = said(std::str::from_utf8(&file.bytes().unwrap()).unwrap());
            (file.path, said)
        })
        .collect()
}

#[test]
fn both_themes_say_the_same() {
    let (gazette, plain) = (pages("gazette", "zh-CN"), pages("plain", "zh-CN"));
    assert_eq!(
        gazette.keys().collect::<Vec<_>>(),
        plain.keys().collect::<Vec<_>>()
    );
    assert!(gazette.len() > 500);
    assert_same(&gazette, &plain);
    // The comparison would notice: pages differ from each other.
    assert_ne!(gazette["index.html"], gazette["about.html"]);
}

#[test]
fn both_themes_say_the_same_of_what_was_reported() {
    let pages = |theme: &str| -> BTreeMap<String, Said> {
        let folder = bare_project();
        copy(&fixtures("sessions/progress"), folder.path());
        choose(folder.path(), theme);
        let (said, _, code) = gangmu(folder.path(), &["-q", "build"]);
        assert_eq!(code, 0, "{said}");
        let files = files_below(&folder.path().join("public")).into_iter();
        let pages = files.filter(|(path, _)| path.ends_with(".html"));
        pages
            .map(|(path, bytes)| (path, self::said(&String::from_utf8(bytes).unwrap())))
            .collect()
    };
    let (gazette, plain) = (pages("gazette"), pages("plain"));
    assert!(gazette.contains_key("progress/berths-2020.html"));
    assert_same(&gazette, &plain);
}

fn assert_same(gazette: &BTreeMap<String, Said>, plain: &BTreeMap<String, Said>) {
    for (path, one) in gazette {
        let other = &plain[path];
        let missing: Vec<_> = one.links.difference(&other.links).collect();
        let more: Vec<_> = other.links.difference(&one.links).collect();
        assert!(
            missing.is_empty() && more.is_empty(),
            "{path}: plain lacks {missing:?}, has {more:?}"
        );
        let figures: Vec<_> = one.figures.symmetric_difference(&other.figures).collect();
        assert!(figures.is_empty(), "{path}: figures {figures:?}");
        assert_eq!(one.heading, other.heading, "{path}");
        assert_eq!(one, other, "{path}");
    }
}

#[test]
fn both_themes_speak_both_languages() {
    for theme in ["gazette", "plain"] {
        let english = pages(theme, "en");
        assert!(english["index.html"].links.len() > 20);
    }
    let words = |language: &str| -> BTreeMap<String, String> {
        let file = root().join(format!("themes/gazette/i18n/{language}.toml"));
        let text = std::fs::read_to_string(file).unwrap();
        let strings = Strings::read(&Source::new(language, text)).value;
        strings
            .iter()
            .map(|(key, words)| (key.to_owned(), words.to_owned()))
            .collect()
    };
    let (zh, en) = (words("zh-CN"), words("en"));
    assert_eq!(
        zh.keys().collect::<Vec<_>>(),
        en.keys().collect::<Vec<_>>(),
        "the same keys in both"
    );
    let values = |text: &str| -> BTreeSet<String> {
        text.split('{')
            .skip(1)
            .filter_map(|part| part.split('}').next())
            .map(str::to_owned)
            .collect()
    };
    for (key, text) in &zh {
        // A language that names months by words puts them in by name.
        let (zh, en) = (values(text), values(&en[key]));
        assert!(zh == en || key.starts_with("date."), "{key}: {zh:?} {en:?}");
    }
    // Every key is asked for: by a template, by a script's data, or by the views.
    let mut asked = String::new();
    for theme in ["gazette", "plain"] {
        for entry in std::fs::read_dir(root().join(format!("themes/{theme}/templates"))).unwrap() {
            asked += &std::fs::read_to_string(entry.unwrap().path()).unwrap();
        }
    }
    for entry in std::fs::read_dir(root().join("themes/gazette/assets")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "js") {
            asked += &std::fs::read_to_string(path).unwrap();
        }
    }
    let made: BTreeSet<&str> = contract().words.into_iter().collect();
    for key in zh.keys() {
        let (group, name) = key.rsplit_once('.').unwrap_or(("", key));
        let whole = asked.contains(&format!("\"{key}\""));
        let built = [
            format!("\"{group}.\" ~"),
            format!("\"{}.\" ~", group.split('.').next().unwrap()),
        ]
        .iter()
        .any(|part| asked.contains(part.as_str()));
        assert!(
            whole || built || made.contains(key.as_str()),
            "{key} ({name}) is never asked for"
        );
    }
}

#[test]
fn words_that_the_program_asks_for_are_listed() {
    let file = root().join("themes/gazette/i18n/en.toml");
    let text = std::fs::read_to_string(file).unwrap();
    let known = Strings::read(&Source::new("en", text)).value;

    let mut named = BTreeSet::new();
    for entry in walkdir::WalkDir::new(root().join("src")) {
        let path = entry.unwrap().into_path();
        if path.extension().is_none_or(|extension| extension != "rs") {
            continue;
        }
        let text = std::fs::read_to_string(path).unwrap();
        // What has a dot and is a key is meant as one.
        let quoted = text
            .split('"')
            .filter(|part| part.contains('.') && known.has(part));
        named.extend(quoted.map(str::to_owned));
    }
    assert!(named.len() > 60, "{named:?}");

    let listed = contract().words;
    for key in &named {
        assert!(
            listed.contains(&key.as_str()),
            "{key} stands in src, but in no list of words"
        );
    }
    for key in listed {
        assert!(
            known.has(key),
            "{key} is listed, but no theme has words for it"
        );
    }
}

#[test]
fn plain_is_plain() {
    let folder = root().join("themes/plain");
    let mut found = Vec::new();
    let project = gangmu::site::disk::project::Project::new(&root(), None);
    let theme = project.theme("plain", &mut found).unwrap().unwrap();
    let assets: Vec<(String, u64)> = theme
        .assets
        .into_iter()
        .map(|(name, bytes)| (name, bytes.len() as u64))
        .collect();
    let weigh = |fits: &dyn Fn(&str) -> bool| -> u64 {
        let of_sort = assets.iter().filter(|(name, _)| fits(name));
        of_sort.map(|(_, length)| length).sum()
    };
    // What a reader keeps is in the browser; lists, drafts, places side by side and what narrows results are made there
    // when somebody asks for them.
    let of_search = |name: &str| matches!(name, "search.js" | "conditions.js");
    let on_each_page = weigh(&|name| !name.ends_with(".js"));
    assert!(on_each_page < 6_000, "{on_each_page} bytes on each page");
    let search = weigh(&of_search);
    assert!(search < 11_300, "{search} bytes for the search");
    let others = weigh(&|name| name.ends_with(".js") && !of_search(name));
    assert!(others < 45_000, "{others} bytes for what readers ask for");
    for name in contract().templates {
        let text = std::fs::read_to_string(folder.join(format!("templates/{name}.html"))).unwrap();
        let scripts = text.matches("<script src").count();
        let wanted = match name {
            "search" => 3,
            "watch" => 4,
            "places" | "task" => 1,
            _ => 0,
        };
        assert_eq!(scripts, wanted, "{name}");
    }
}

#[test]
fn what_templates_are_given_is_written_down() {
    let page = gangmu::export::schema::views::markdown(&contract().words);
    // The page in docs leads to its translation, too, which is made of it.
    let page = page.replacen('\n', "\n[中文](zh/views.md)\n\n", 1);
    expect(&root().join("docs/views.md"), &page);
}

/// A small project with both bundled themes in it.
fn project() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    copy(&fixtures("base"), folder.path());
    for theme in ["gazette", "plain"] {
        let own = format!("themes/{theme}");
        copy(&root().join(&own), &folder.path().join(&own));
    }
    folder
}

/// The same without any theme in it.
fn bare_project() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    copy(&fixtures("base"), folder.path());
    std::fs::remove_dir_all(folder.path().join("themes")).unwrap();
    folder
}

fn choose(folder: &Path, theme: &str) {
    std::fs::write(
        folder.join("content/site.toml"),
        format!("title = \"试\"\ntheme = \"{theme}\"\n"),
    )
    .unwrap();
}

#[test]
fn offline_is_for_themes_that_ask_for_it() {
    for (theme, kept) in [("gazette", true), ("plain", false)] {
        let folder = project();
        let settings = format!("title = \"试\"\ntheme = \"{theme}\"\noffline = true\n");
        std::fs::write(folder.path().join("content/site.toml"), settings).unwrap();
        let (_, said, code) = gangmu(folder.path(), &["build"]);
        assert_eq!(code, 0, "{said}");
        assert_eq!(said.contains("warning[no-offline]"), !kept, "{said}");
        let public = folder.path().join("public");
        assert_eq!(public.join("sw.js").exists(), kept);
        let home = std::fs::read_to_string(public.join("index.html")).unwrap();
        assert_eq!(home.contains("assets/offline.js"), kept);
        if kept {
            let worker = std::fs::read_to_string(public.join("sw.js")).unwrap();
            let core = worker
                .split("const CORE = ")
                .nth(1)
                .unwrap()
                .split(';')
                .next()
                .unwrap();
            let core: Vec<String> = serde_json::from_str(core).unwrap();
            assert!(core.len() > 10);
            for path in core {
                assert!(public.join(&path).is_file(), "{path} is not there");
            }
        }
        choose(folder.path(), theme);
        gangmu(folder.path(), &["-q", "build"]);
        assert!(!public.join("sw.js").exists(), "off unless it is asked for");
    }
}

#[test]
fn a_new_theme_builds_and_overrides() {
    for (engine, parent) in [("minijinja", "gazette"), ("tera", "plain")] {
        let folder = bare_project();
        let (_, said, code) = gangmu(folder.path(), &["theme", "new", "own", "--engine", engine]);
        assert_eq!(code, 0, "{said}");
        choose(folder.path(), "own");
        let (_, said, code) = gangmu(folder.path(), &["-q", "build"]);
        assert_eq!(code, 0, "{said}");
        let built =
            |path: &str| std::fs::read_to_string(folder.path().join("public").join(path)).unwrap();
        let before = built("index.html");
        choose(folder.path(), parent);
        gangmu(folder.path(), &["-q", "build"]);
        assert_eq!(built("index.html"), before, "nothing is changed yet");

        // One block, one word, and the rest as it was.
        choose(folder.path(), "own");
        let layout = folder.path().join("themes/own/templates/layout.html");
        let text = std::fs::read_to_string(&layout).unwrap();
        let block = "{% block footer %}<footer>own</footer>{% endblock %}\n";
        std::fs::write(&layout, text + block).unwrap();
        std::fs::write(
            folder.path().join("themes/own/i18n/zh-CN.toml"),
            "[nav]\nunits = \"机构\"\n",
        )
        .unwrap();
        let (_, said, code) = gangmu(folder.path(), &["-q", "build"]);
        assert_eq!(code, 0, "{said}");
        let after = built("index.html");
        assert!(
            after.contains("<footer>own</footer>") && after.contains("机构</a>"),
            "{engine}"
        );
        assert!(!after.contains("corrections.html\">"), "{engine}");

        for name in ["own", parent] {
            let (_, said, code) = gangmu(folder.path(), &["theme", "new", name]);
            assert_eq!(code, 3, "{said}");
        }
    }
}

#[test]
fn files_of_a_project_stand_over_those_of_a_bundled_theme_one_by_one() {
    for theme in ["gazette", "plain"] {
        let folder = bare_project();
        choose(folder.path(), theme);
        let (_, said, code) = gangmu(folder.path(), &["-q", "build"]);
        assert_eq!(code, 0, "{said}");

        let own = folder.path().join(format!("themes/{theme}"));
        std::fs::create_dir_all(own.join("templates")).unwrap();
        std::fs::create_dir_all(own.join("i18n")).unwrap();
        let layout = format!(
            "{{% extends \"{theme}/layout.html\" %}}\n{{% block footer %}}<footer>own</footer>{{% endblock %}}\n"
        );
        std::fs::write(own.join("templates/layout.html"), layout).unwrap();
        std::fs::write(own.join("i18n/zh-CN.toml"), "[nav]\nunits = \"机构\"\n").unwrap();

        // A theme that extends this one takes over what the project has, where it says nothing itself.
        let engine = if theme == "plain" {
            "tera"
        } else {
            "minijinja"
        };
        gangmu(folder.path(), &["theme", "new", "own", "--engine", engine]);
        std::fs::remove_file(folder.path().join("themes/own/templates/layout.html")).unwrap();
        for chosen in [theme, "own"] {
            choose(folder.path(), chosen);
            let (_, said, code) = gangmu(folder.path(), &["-q", "build"]);
            assert_eq!(code, 0, "{said}");
            let home = std::fs::read_to_string(folder.path().join("public/index.html")).unwrap();
            assert!(home.contains("<footer>own</footer>"), "{chosen}");
            assert!(home.contains("机构</a>"), "{chosen}");
        }
    }
}

#[test]
fn a_broken_template_is_shown_in_its_own_file() {
    for (theme, template, broken, wanted) in [
        (
            "gazette",
            "month.html",
            "{{ view.nothing }}",
            "undefined value",
        ),
        ("gazette", "lists.html", "{% for x in %}", "unexpected"),
        ("plain", "month.html", "{{ view.nothing }}", "nothing"),
        (
            "plain",
            "components.html",
            "{% for x in %}",
            "{% for x in %}",
        ),
        (
            "plain",
            "home.html",
            "{{ t(key=\"no.such\") }}",
            "no words for `no.such`",
        ),
    ] {
        let folder = project();
        // A theme that extends it, so that the file is another theme's.
        let engine = if theme == "plain" {
            "tera"
        } else {
            "minijinja"
        };
        gangmu(folder.path(), &["theme", "new", "own", "--engine", engine]);
        choose(folder.path(), "own");
        let file = folder
            .path()
            .join(format!("themes/{theme}/templates/{template}"));
        let text = std::fs::read_to_string(&file).unwrap();
        let text = match text.find("{% block main %}") {
            Some(at) => {
                let at = at + "{% block main %}".len();
                format!("{}\n{broken}{}", &text[..at], &text[at..])
            }
            None => format!("{text}\n{broken}\n"),
        };
        std::fs::write(&file, text).unwrap();
        let (_, said, code) = gangmu(folder.path(), &["check"]);
        assert_eq!(code, 1, "{said}");
        assert!(
            said.contains(&format!("--> themes/{theme}/templates/{template}:")),
            "{said}"
        );
        assert!(said.contains(wanted) && said.contains(broken), "{said}");
    }
}

#[test]
fn a_picture_that_is_none_is_said_and_left_out() {
    let folder = project();
    let assets = folder.path().join("themes/mini/assets");
    std::fs::create_dir_all(&assets).unwrap();
    std::fs::write(assets.join("icon.png"), "GIF89a").unwrap();
    choose(folder.path(), "mini");
    let (_, said, code) = gangmu(folder.path(), &["build"]);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("warning[bad-icon]"), "{said}");
    let manifest =
        std::fs::read_to_string(folder.path().join("public/manifest.webmanifest")).unwrap();
    assert!(manifest.contains("\"icons\":[]"), "{manifest}");
}

#[test]
fn a_theme_cannot_extend_itself_or_nothing() {
    let folder = project();
    gangmu(folder.path(), &["theme", "new", "own"]);
    choose(folder.path(), "own");
    let manifest = folder.path().join("themes/own/theme.toml");
    for (parent, wanted) in [
        ("own", "a theme extends itself: own → own"),
        ("none", "there is no theme `none`"),
    ] {
        let text = std::fs::read_to_string(&manifest).unwrap();
        let line = text
            .lines()
            .find(|line| line.starts_with("extends"))
            .unwrap()
            .to_owned();
        std::fs::write(
            &manifest,
            text.replace(&line, &format!("extends = \"{parent}\"")),
        )
        .unwrap();
        let (_, said, code) = gangmu(folder.path(), &["check"]);
        assert_eq!(code, 1, "{said}");
        assert!(said.contains(wanted), "{said}");
    }
}
