//! Small sites that are made up of a number: the same number, the same site.

use std::collections::BTreeMap;

/// A site: its files by path.
pub type Files = BTreeMap<String, String>;

/// Returns the site of a number: a first page, lists, pages that link each other, an index of the search.
pub fn files(seed: u64) -> Files {
    let mut random = fastrand::Rng::with_seed(seed);
    let mut files = Files::new();

    let folders = 2 + random.usize(..4);
    let mut pages = Vec::new();
    for folder in 0..folders {
        for page in 0..random.usize(1..12) {
            pages.push(format!(
                "plans/p{}/{page}.html",
                folder + random.usize(..2) * 10
            ));
        }
    }
    pages.sort();
    pages.dedup();

    for page in &pages {
        // Some pages stay as they are from site to site.
        let version = if random.bool() { seed } else { 0 };
        let others = (0..3).map(|_| pages[random.usize(..pages.len())].as_str());
        files.insert(page.clone(), html(version, others.chain(["index.html"])));
    }
    let lists: Vec<String> = (0..3).map(|list| format!("list{list}.html")).collect();
    for list in &lists {
        files.insert(list.clone(), html(seed, pages.iter().map(String::as_str)));
    }
    files.insert(
        "index.html".to_owned(),
        html(seed, lists.iter().map(String::as_str)),
    );

    let shards: Vec<String> = (0..8)
        .map(|_| format!("search/s{:02}.js", random.u8(..40)))
        .collect();
    for shard in &shards {
        files.insert(shard.clone(), format!("shard {shard}"));
    }
    files.insert("search/search.js".to_owned(), shards.join("\n"));

    // A path that is a file in one site and a folder in another.
    let odd = if random.bool() { "odd" } else { "odd/file.txt" };
    files.insert(odd.to_owned(), seed.to_string());
    files
}

fn html<'a>(version: u64, links: impl Iterator<Item = &'a str>) -> String {
    let links = links.map(|path| format!("<a href=\"/{path}\">{path}</a>\n"));
    format!("<p>{version}</p>\n{}", links.collect::<String>())
}
