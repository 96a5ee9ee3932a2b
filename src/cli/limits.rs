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

/// Returns the limits of a host.
fn limits_of(host: Host) -> Limits {
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

/// Warns about each limit of the chosen host that a build exceeds.
pub fn exceeded(site: &Site, built: &Built) -> Vec<Diagnostic> {
    let Some(host) = site.settings().host else {
        return Vec::new();
    };
    let limits = limits_of(host);
    let mut found = Vec::new();

    // The other hosts publish projects in folders.
    if host == Host::Cloudflare {
        found.extend(below_root(site, limits.name));
    }

    // Hosts do not see anchors, so only whole pages need a rule.
    let moved = site.moves().moved();
    let redirects = moved.filter(|moved| !moved.from.contains('#')).count();
    let most_files = limits.files.map(|files| files as u64);
    let most_redirects = limits.redirects.map(|rules| rules as u64);
    let comparisons = [
        ("files", built.written.files as u64, most_files),
        ("bytes in one file", built.written.greatest, limits.file),
        ("bytes in all", built.written.bytes, limits.bytes),
        ("redirects", redirects as u64, most_redirects),
    ];

    for (what, is, limit) in comparisons {
        if let Some(limit) = limit.filter(|limit| is > *limit) {
            let message = format!("{} takes {limit} {what}; the site has {is}", limits.name);
            found.push(Diagnostic::warning("host-limit", message).help(help_with(what)));
        }
    }
    found
}

/// Returns what to do about a limit.
fn help_with(what: &str) -> &'static str {
    match what {
        "files" | "bytes in all" => {
            "leave out kinds of files that your readers do without, by `leave_out` of [publish] in content/site.toml, choose another host, or publish parts of the content as sites of their own; see docs/hosting.md"
        }
        _ => {
            "choose another host, or publish parts of the content as sites of their own; see docs/hosting.md"
        }
    }
}

/// Warns about a site in a folder, for a host that publishes at its root only.
fn below_root(site: &Site, host: &str) -> Option<Diagnostic> {
    let folder = site.settings().folder_on_host();
    if folder == "/" {
        return None;
    }

    let message =
        format!("`base_url` ends in `{folder}`, but {host} publishes at the root of a host");
    Some(
        Diagnostic::warning("host-root", message)
            .help("let `base_url` end with the host, or put the site in that folder of what is published, with `_headers` and `_redirects` beside the folder"),
    )
}
