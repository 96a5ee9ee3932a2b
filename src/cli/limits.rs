//! The limits of places that publish folders, compared with what a build wrote. Figures are those of the
//! hosts' documentation in November 2026.

use super::write::Built;
use crate::base::diag::Diagnostic;
use crate::base::message::{Message, message};
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
        (message!("files"), built.written.files as u64, most_files),
        (
            message!("bytes-in-one-file"),
            built.written.greatest,
            limits.file,
        ),
        (message!("bytes-in-all"), built.written.bytes, limits.bytes),
        (message!("redirects"), redirects as u64, most_redirects),
    ];

    for (what, is, limit) in comparisons {
        if let Some(limit) = limit.filter(|limit| is > *limit) {
            let message = message!("host-takes", name = limits.name, limit, what, is);
            found.push(Diagnostic::warning("host-limit", message).help(help_with(&what)));
        }
    }
    found
}

/// Returns what to do about a limit.
fn help_with(what: &Message) -> Message {
    match what.id() {
        "files" | "bytes-in-all" => {
            message!("leave-out-kinds-of-files-that-your")
        }
        _ => {
            message!("choose-another-host-or-publish-parts")
        }
    }
}

/// Warns about a site in a folder, for a host that publishes at its root only.
fn below_root(site: &Site, host: &str) -> Option<Diagnostic> {
    let folder = site.settings().folder_on_host();
    if folder == "/" {
        return None;
    }

    let message = message!("base-url-ends-in-folder-but-host", folder, host);
    Some(Diagnostic::warning("host-root", message).help(message!("let-base-url-end-with-the-host")))
}
