//! What hosts read: `_headers` and `_redirects` (Netlify, Cloudflare Pages), `.nojekyll` (GitHub Pages);
//! and the one file that says what built the site.

use super::inputs::Inputs;
use super::job::Job;
use crate::link::dataset::DataFile;
use serde_json::json;

/// What pages may load: their own files, nothing else. Cards may be framed by anyone.
const POLICY: &str = "default-src 'self'; base-uri 'self'; form-action 'self'; object-src 'none'";

/// Returns the files that hosts read, and the one that says what built the site.
pub(super) fn jobs<'a>(inputs: &Inputs<'a>) -> Vec<Job<'a>> {
    let mut jobs = vec![
        Job::text(".nojekyll".to_owned(), String::new()),
        Job::text("_headers".to_owned(), headers(inputs)),
    ];

    let redirects = redirects(inputs);
    if !redirects.is_empty() {
        jobs.push(Job::text("_redirects".to_owned(), redirects));
    }

    let built = inputs.built;
    jobs.push(Job::json(DataFile::Build.path(), move || {
        let mut build = json!({ "generator": "Gangmu", "version": env!("CARGO_PKG_VERSION") });
        // Left out by default, so that the same content gives the same bytes.
        if let Some(built) = built {
            build["built"] = json!(built);
        }
        build
    }));

    jobs
}

/// Returns `_headers`. Files of the search index have names that change with their content, so they may be kept for
/// ever, but for the one that names the others.
fn headers(inputs: &Inputs<'_>) -> String {
    let folder = inputs.settings.folder_on_host();
    format!(
        "{folder}*\n  Access-Control-Allow-Origin: *\n  Content-Security-Policy: {POLICY}\n  X-Content-Type-Options: nosniff\n  Referrer-Policy: strict-origin-when-cross-origin\n\
         {folder}calendars/*\n  Content-Type: text/calendar; charset=utf-8\n\
         {folder}feeds/*\n  Content-Type: application/atom+xml; charset=utf-8\n\
         {folder}search/*\n  Cache-Control: public, max-age=31536000, immutable\n\
         {folder}search/search.js\n  ! Cache-Control\n  Cache-Control: no-cache\n"
    )
}

/// Returns `_redirects`, a line for each page that moved. Hosts do not see anchors: the pages themselves lead on from
/// those.
fn redirects(inputs: &Inputs<'_>) -> String {
    let folder = inputs.settings.folder_on_host();
    let moved = inputs.moves.moved();
    let pages = moved.filter(|moved| !moved.from.contains('#'));

    pages
        .map(|moved| {
            let from = format!("{folder}{}", moved.from);
            let to = if moved.leaves() {
                moved.to.clone()
            } else {
                format!("{folder}{}", moved.to)
            };
            format!("{from} {to} 301\n")
        })
        .collect()
}
