//! A reader who follows the links of a site from its first page.

use percent_encoding::percent_decode_str;
use std::collections::BTreeSet;
use std::path::Path;

/// Returns the files that links lead to and that are not there.
pub fn missing(site: &Path) -> Vec<String> {
    let mut missing = Vec::new();
    let mut seen = BTreeSet::new();
    let mut open = vec!["index.html".to_owned()];

    while let Some(path) = open.pop() {
        if !seen.insert(path.clone()) {
            continue;
        }
        let file = site.join(&path);
        if !file.is_file() {
            missing.push(path);
        } else if path.ends_with(".html") {
            let text = std::fs::read_to_string(&file).unwrap_or_default();
            open.extend(links(&text).filter_map(|link| target(&path, link)));
        }
    }
    missing
}

/// Returns what the links of a page say.
fn links(text: &str) -> impl Iterator<Item = &str> {
    let marks = [" href=\"", " src=\""];
    marks
        .into_iter()
        .flat_map(|mark| text.split(mark).skip(1))
        .filter_map(|rest| rest.split('"').next())
}

/// Returns the file that a link of a page leads to; none where it leads out of the site.
fn target(page: &str, link: &str) -> Option<String> {
    let path = link.split(['#', '?']).next()?.replace("&amp;", "&");
    if path.is_empty() || path.contains(':') || path.starts_with("//") {
        return None;
    }

    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    let path = percent_decode_str(&path).decode_utf8().ok()?.into_owned();
    for part in path.split('/') {
        match part {
            "." | "" => {}
            ".." => _ = parts.pop(),
            part => parts.push(part),
        }
    }
    let file = parts.join("/");
    Some(if path.ends_with('/') || file.is_empty() {
        format!("{file}/index.html")
            .trim_start_matches('/')
            .to_owned()
    } else {
        file
    })
}
