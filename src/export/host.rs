//! What hosts read: `_headers` and `_redirects` (Netlify, Cloudflare Pages), `.nojekyll` (GitHub Pages);
//! and the one file that says what built the site.

use super::inputs::Inputs;
use super::job::Job;
use crate::address::CARD_PLACE;
use crate::content::origins::Origins;
use crate::content::permalinks::{Moves, Offering};
use crate::content::settings::Settings;
use crate::link::dataset::DataFile;
use serde_json::json;

/// What pages may load: their own files, nothing else. Anyone may frame them: a task is shown as a card by its own page.
///
/// With [`Origins`] of the settings, `policy` adds to it.
const POLICY: &str = "default-src 'self'; base-uri 'self'; form-action 'self'; object-src 'none'";

/// The header that carries it.
const POLICY_HEADER: &str = "Content-Security-Policy";

/// The files below a path of the site, and what a host sends with them. `*` at the end of a path stands for the rest.
struct Rule {
    path: &'static str,
    headers: &'static [(&'static str, &'static str)],
}

/// What hosts send with each file. A later rule goes before an earlier one.
///
/// What keeps its name is asked about each time. Files of the search index have names that change with their content,
/// so they may be kept for ever, but for the one that names the others.
const RULES: [Rule; 5] = [
    Rule {
        path: "*",
        headers: &[
            ("Access-Control-Allow-Origin", "*"),
            (POLICY_HEADER, POLICY),
            ("X-Content-Type-Options", "nosniff"),
            ("Referrer-Policy", "strict-origin-when-cross-origin"),
            ("Cache-Control", "no-cache"),
        ],
    },
    Rule {
        path: "calendars/*",
        headers: &[("Content-Type", "text/calendar; charset=utf-8")],
    },
    Rule {
        path: "feeds/*",
        headers: &[("Content-Type", "application/atom+xml; charset=utf-8")],
    },
    Rule {
        path: "search/*",
        headers: &[("Cache-Control", "public, max-age=31536000, immutable")],
    },
    Rule {
        path: "search/search.js",
        headers: &[("Cache-Control", "no-cache")],
    },
];

impl Rule {
    /// Returns whether the rule is about a file, by its path below the site's root.
    fn is_about(&self, file: &str) -> bool {
        match self.path.strip_suffix('*') {
            Some(folder) => file.starts_with(folder),
            None => file == self.path,
        }
    }

    /// Returns whether the rule sends this header.
    fn sends(&self, name: &str) -> bool {
        self.headers.iter().any(|(own, _)| *own == name)
    }
}

/// Returns the headers that a host sends with a file of a site that loads from no other host, by its path below the
/// site's root.
pub fn headers_of(file: &str) -> Vec<(&'static str, &'static str)> {
    let mut sent: Vec<(&str, &str)> = Vec::new();
    for rule in RULES.iter().filter(|rule| rule.is_about(file)) {
        sent.retain(|(name, _)| !rule.sends(name));
        sent.extend(rule.headers);
    }
    sent
}

/// Returns the headers that a host sends with a file of a site, with the policy of its settings.
pub(super) fn headers_for(file: &str, settings: &Settings) -> Vec<(&'static str, String)> {
    let headers = headers_of(file).into_iter();
    headers
        .map(|(name, value)| match name {
            POLICY_HEADER => (name, policy(&settings.origins)),
            _ => (name, value.to_owned()),
        })
        .collect()
}

/// Returns the Content-Security-Policy of a site whose pages may load from some other hosts.
pub fn policy(origins: &Origins) -> String {
    let mut policy = POLICY.to_owned();
    for (directive, hosts) in origins.directives() {
        policy += &format!("; {directive} 'self' {}", hosts.join(" "));
    }
    policy
}

/// Returns the policy that the `_headers` of a built site have hosts send, if they have one.
pub fn policy_in(headers: &str) -> Option<&str> {
    let mut lines = headers.lines();
    lines.find_map(|line| line.trim().strip_prefix(POLICY_HEADER)?.strip_prefix(": "))
}

/// Returns the files that hosts read, and the one that says what built the site.
pub(super) fn jobs<'a>(inputs: &Inputs<'a>) -> Vec<Job<'a>> {
    let mut jobs = vec![
        Job::text(".nojekyll".to_owned(), String::new()),
        Job::text("_headers".to_owned(), headers(inputs)),
    ];

    let redirects = redirects(inputs.settings, inputs.moves);
    if !redirects.is_empty() {
        let lines = redirects.iter();
        let lines = lines.map(|Redirect { from, to }| format!("{from} {to} 301\n"));
        jobs.push(Job::text("_redirects".to_owned(), lines.collect()));
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

/// Returns `_headers`. Hosts send what all fitting rules say, so a rule first takes back (`!`) what an earlier one said.
fn headers(inputs: &Inputs<'_>) -> String {
    let folder = inputs.settings.folder_on_host();
    let policy = policy(&inputs.settings.origins);
    let mut out = String::new();

    for (at, rule) in RULES.iter().enumerate() {
        out += &format!("{folder}{}\n", rule.path);
        for (name, value) in rule.headers {
            let earlier = RULES[..at].iter().filter(|other| other.is_about(rule.path));
            if earlier.clone().any(|other| other.sends(name)) {
                out += &format!("  ! {name}\n");
            }
            let value = match *name {
                POLICY_HEADER => &policy,
                _ => *value,
            };
            out += &format!("  {name}: {value}\n");
        }
    }
    out
}

/// From where to where a host leads readers for good.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Redirect {
    /// A path on the host; `*` at its end stands for the rest.
    pub from: String,
    /// A path on the host or an address; `:splat` in it is the rest.
    pub to: String,
}

/// Returns what a host leads on: each page that moved, and all cards where they are left out. Hosts do not see anchors: the
/// pages themselves lead on from those.
pub fn redirects(settings: &Settings, moves: &Moves) -> Vec<Redirect> {
    let folder = settings.folder_on_host();
    let offering = Offering::new(&settings.publish, moves);
    let moved = moves.moved();
    let pages = moved.filter(|moved| !moved.from.contains('#') && offering.has(&moved.from));

    let cards = (moves.has_published_cards() && !offering.has_cards()).then(|| Redirect {
        from: format!("{folder}cards/*"),
        to: format!("{folder}plans/:splat#{CARD_PLACE}"),
    });
    let pages = pages.map(|moved| Redirect {
        from: format!("{folder}{}", moved.from),
        to: match moved.leaves() {
            true => moved.to.clone(),
            false => format!("{folder}{}", moved.to),
        },
    });
    pages.chain(cards).collect()
}

#[cfg(test)]
mod tests {
    use super::headers_of;

    #[test]
    fn what_keeps_its_name_is_asked_about_each_time() {
        let caching = |file: &str| {
            let headers = headers_of(file);
            let mut values = headers
                .iter()
                .filter(|(name, _)| *name == "Cache-Control")
                .map(|(_, value)| *value);
            let value = values.next();
            assert_eq!(values.next(), None, "{file}");
            value
        };

        for file in ["index.html", "assets/find.js", "sw.js", "search/search.js"] {
            assert_eq!(caching(file), Some("no-cache"), "{file}");
        }
        for file in ["search/s0-1a2b3c4.js", "search/c0-1a2b3c4/0.js"] {
            assert!(caching(file).unwrap().contains("immutable"), "{file}");
        }
    }
}
