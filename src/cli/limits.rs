//! The limits of places that publish folders, compared with what a build wrote. Figures are those of the
//! hosts' documentation in November 2026.

use super::write::Built;
use crate::base::diag::Diagnostic;
use crate::content::settings::Host;
use crate::site::assembly::Site;

/// What a host takes.
struct Limits {
    name: &'static str,
    files: Option<usize>,
    /// Bytes of one file.
    file: Option<u64>,
    /// Bytes in all.
    bytes: Option<u64>,
    redirects: Option<usize>,
}

fn of(host: Host) -> Limits {
    match host {
        Host::Cloudflare => Limits {
            name: "Cloudflare Pages (free plan)",
            files: Some(20_000),
            file: Some(25 << 20),
            bytes: None,
            redirects: Some(2_000),
        },
        Host::Github => Limits {
            name: "GitHub Pages",
            files: None,
            file: Some(100 << 20),
            bytes: Some(1_000_000_000),
            // It reads no _redirects: the pages themselves lead on.
            redirects: None,
        },
        Host::Gitlab => Limits {
            name: "GitLab Pages",
            files: Some(200_000),
            file: None,
            bytes: Some(1 << 30),
            redirects: Some(1_000),
        },
    }
}

/// A warning for each limit of the chosen host that a build exceeds.
pub fn exceeded(site: &Site, built: &Built) -> Vec<Diagnostic> {
    let Some(host) = site.settings().host else {
        return Vec::new();
    };
    let limits = of(host);
    let mut found = Vec::new();
    let base = site.settings().base_url.as_deref().unwrap_or_default();
    let folder = base
        .split("://")
        .nth(1)
        .and_then(|rest| rest.split_once('/'));
    if host == Host::Cloudflare
        && let Some((_, folder)) = folder.filter(|(_, folder)| !folder.is_empty())
    {
        let message = format!(
            "`base_url` ends in `/{folder}`, but {} publishes at the root of a host",
            limits.name
        );
        found.push(
            Diagnostic::warning("host-root", message)
                .help("let `base_url` end with the host, or put the site in that folder of what is published, with `_headers` and `_redirects` beside the folder"),
        );
    }
    let redirects = site
        .moves()
        .moved()
        .filter(|moved| !moved.from.contains('#'))
        .count();
    let mut compare = |what: &str, is: u64, limit: Option<u64>| {
        if let Some(limit) = limit.filter(|limit| is > *limit) {
            let message = format!("{} takes {limit} {what}; the site has {is}", limits.name);
            found.push(
                Diagnostic::warning("host-limit", message)
                    .help("choose another host, or publish parts of the content as sites of their own; see docs/hosting.md"),
            );
        }
    };
    compare(
        "files",
        built.written.files as u64,
        limits.files.map(|files| files as u64),
    );
    compare("bytes in one file", built.greatest, limits.file);
    compare("bytes in all", built.written.bytes, limits.bytes);
    compare(
        "redirects",
        redirects as u64,
        limits.redirects.map(|rules| rules as u64),
    );
    found
}
