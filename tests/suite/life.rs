//! Plans that are in force no more say so wherever they are shown, in both themes alike.

use crate::support::{copy, draw, files_of, fixtures, root};
use gangmu::site::assembly::{self, Site};
use gangmu::site::disk::project::Project;
use scraper::{Html, Selector};
use std::collections::BTreeMap;
use std::path::Path;

const REPLACED: &str = "[status]\nstate = \"replaced\"\nby = \"jia-2021-1\"\ndate = 2021-01-08\nsource = \"甲政办发〔2021〕1号\"\nurl = \"https://example.org/1\"\n\n";
const CONFIRMED: &str =
    "[status]\nstate = \"in-force\"\ndate = 2023-06-01\nsource = \"清理结果公告\"\n\n";

/// The base with a second plan, which took the place of the first.
fn project() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    copy(&fixtures("base"), folder.path());
    let read = |path: &str| std::fs::read_to_string(folder.path().join(path)).unwrap();
    let write = |path: &str, text: &str| std::fs::write(folder.path().join(path), text).unwrap();

    let seed = read("seeds/base.txt").replace("2020", "2021");
    write("seeds/next.txt", &seed);
    let first = read("content/plans/jia-2020-1.md");
    let sum = first.split("sha256 = \"").nth(1).unwrap().split('"');
    let sum = sum.into_iter().next().unwrap().to_owned();
    let second = first
        .replace("2020", "2021")
        .replace("seeds/base.txt", "seeds/next.txt")
        .replace(&sum, &gangmu::base::source::sha256(seed.as_bytes()))
        .replace("[source]\n", &format!("{CONFIRMED}[source]\n"));
    write("content/plans/jia-2021-1.md", &second);
    let first = first.replace("[source]\n", &format!("{REPLACED}[source]\n"));
    write("content/plans/jia-2020-1.md", &first);
    folder
}

/// The pages of the project in a theme.
fn pages(folder: &Path, theme: &str) -> BTreeMap<String, String> {
    let mut project = Project::new(folder, None);
    project.themes = root().join("themes");
    let mut found = Vec::new();
    let content = project.content(&mut found).unwrap();
    let mut settings = assembly::settings(&content).drain_into(&mut found);
    settings.theme = theme.to_owned();
    let catalogue =
        assembly::catalogue(&content, &|file: &str| project.archived(file)).drain_into(&mut found);
    let files = project.theme(theme, &mut found).unwrap().unwrap();
    let theme = assembly::theme(files, &settings).drain_into(&mut found);
    assert!(found.is_empty(), "{}", draw(&found));

    let moves = assembly::moves(&content).value;
    let site = Site::new(
        catalogue,
        settings,
        theme.unwrap(),
        moves,
        Default::default(),
        None,
    );
    let pages = files_of(&site).into_iter();
    pages
        .filter(|(path, _)| path.ends_with(".html"))
        .map(|(path, bytes)| (path, String::from_utf8(bytes).unwrap()))
        .collect()
}

fn texts(html: &str, css: &str) -> Vec<String> {
    let page = Html::parse_document(html);
    let selector = Selector::parse(css).unwrap();
    let elements = page.select(&selector);
    elements
        .map(|one| one.text().collect::<String>().split_whitespace().collect())
        .collect()
}

fn links(html: &str, css: &str) -> Vec<String> {
    let page = Html::parse_document(html);
    let selector = Selector::parse(css).unwrap();
    let elements = page.select(&selector);
    elements
        .filter_map(|one| one.value().attr("href").map(str::to_owned))
        .collect()
}

#[test]
fn a_plan_that_was_replaced_says_so_on_all_its_pages() {
    let folder = project();
    for theme in ["gazette", "plain"] {
        let pages = pages(folder.path(), theme);
        let over = [
            ("plans/jia-2020-1.html", "../plans/jia-2021-1.html"),
            ("plans/jia-2020-1/1-1-1.html", "../../plans/jia-2021-1.html"),
            ("sources/jia-2020-1.html", "../plans/jia-2021-1.html"),
        ];
        for (path, by) in over {
            let banner = texts(&pages[path], ".status");
            assert_eq!(
                banner,
                [
                    "已被替代2021年1月8日起·替代它的方案甲市2021年港口工作方案·依据甲政办发〔2021〕1号"
                ],
                "{theme}: {path}"
            );
            assert_eq!(
                links(&pages[path], ".status a"),
                [by, "https://example.org/1"],
                "{theme}: {path}"
            );
        }
        // A card shows it, too.
        let card = texts(&pages["plans/jia-2020-1/1-1-1.html"], "#card .status");
        assert_eq!(card.len(), 1, "{theme}");

        // The one that replaced it says what it replaced, and that it was found to be in force.
        let next = &pages["plans/jia-2021-1.html"];
        assert_eq!(
            texts(next, ".status"),
            ["现行有效2023年6月1日起·依据清理结果公告"],
            "{theme}"
        );
        let mut replaced = links(next, "dl a").into_iter();
        assert!(replaced.any(|href| href == "../plans/jia-2020-1.html"));

        // Lists mark it, and it alone; so does what programs read of its page.
        for path in ["index.html", "plans/index.html", "units/jia-gangkou.html"] {
            let marks = pages[path].matches("已被替代").count();
            assert_eq!(marks, 1, "{theme}: {path}");
        }
        let old = &pages["plans/jia-2020-1.html"];
        assert!(old.contains("\"legislationLegalForce\":\"https://schema.org/NotInForce\""));
        assert!(old.contains("2021-01-08被替代"), "{theme}: citations");
        assert!(!next.contains("被替代）"), "{theme}: citations");
    }
}
