//! What hosts read: `_headers` and `_redirects` (Netlify, Cloudflare Pages), `.nojekyll` (GitHub Pages);
//! and the one file that says what built the site.

use super::{Inputs, Job};
use crate::address::Route;
use serde_json::json;

/// What pages may load: their own files, nothing else. Cards may be framed by anyone.
const POLICY: &str = "default-src 'self'; base-uri 'self'; form-action 'self'; object-src 'none'";

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
    jobs.push(Job::json(Route::dataset("build.json").path(), move || {
        let mut build = json!({ "generator": "Gangmu", "version": env!("CARGO_PKG_VERSION") });
        if let Some(built) = built {
            build["built"] = json!(built);
        }
        build
    }));
    jobs
}

/// The folder on its host that the site lies in, with slashes at both ends.
fn folder<'a>(inputs: &Inputs<'a>) -> &'a str {
    let base = inputs.settings.base_url.as_deref().unwrap_or_default();
    let host = base.find("://").map_or("", |at| &base[at + 3..]);
    host.find('/').map_or("/", |at| &host[at..])
}

fn headers(inputs: &Inputs<'_>) -> String {
    let folder = folder(inputs);
    format!(
        "{folder}*\n  Access-Control-Allow-Origin: *\n  Content-Security-Policy: {POLICY}\n  X-Content-Type-Options: nosniff\n  Referrer-Policy: strict-origin-when-cross-origin\n\
         {folder}calendars/*\n  Content-Type: text/calendar; charset=utf-8\n\
         {folder}feeds/*\n  Content-Type: application/atom+xml; charset=utf-8\n\
         {folder}search/*\n  Cache-Control: public, max-age=31536000, immutable\n\
         {folder}search/search.js\n  ! Cache-Control\n  Cache-Control: no-cache\n"
    )
}

/// Pages that moved; hosts do not see anchors, so these are answered by the pages themselves.
fn redirects(inputs: &Inputs<'_>) -> String {
    let folder = folder(inputs);
    let mut out = String::new();
    for moved in inputs
        .moves
        .moved()
        .filter(|moved| !moved.from.contains('#'))
    {
        let outside = moved.to.contains("://");
        let to = if outside {
            moved.to.clone()
        } else {
            format!("{folder}{}", moved.to)
        };
        out += &format!("{folder}{} {to} 301\n", moved.from);
    }
    out
}
