//! Other hosts that pages may load from: the table `[origins]` of content/site.toml.

use crate::base::diag::Diagnostic;
use crate::base::message::message;
use crate::base::toml_table::{Reader, Table};
use schemars::JsonSchema;
use serde::Serialize;

/// Other hosts that pages may load from, by what they load. Without them pages load nothing but the site's own files.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(default, deny_unknown_fields)]
pub struct Origins {
    /// Scripts, as of an analytics service: `https://host`.
    pub scripts: Vec<String>,
    /// Style sheets.
    pub styles: Vec<String>,
    /// Pictures.
    pub images: Vec<String>,
    /// Fonts.
    pub fonts: Vec<String>,
    /// Sound and film.
    pub media: Vec<String>,
    /// Pages shown within pages.
    pub frames: Vec<String>,
    /// What scripts send to and fetch from.
    pub connections: Vec<String>,
}

impl Origins {
    /// Reads the table; reports what is no origin.
    pub(super) fn read(reader: &Reader<'_>, mut table: Table<'_>) -> Self {
        let mut take = |key| take_origins(reader, &mut table, key);
        let origins = Self {
            scripts: take("scripts"),
            styles: take("styles"),
            images: take("images"),
            fonts: take("fonts"),
            media: take("media"),
            frames: take("frames"),
            connections: take("connections"),
        };
        table.finish();
        origins
    }

    /// Returns the directives of a Content-Security-Policy that let pages load from these hosts, each with its hosts.
    pub fn directives(&self) -> impl Iterator<Item = (&'static str, &[String])> {
        let all: [(&str, &[String]); 7] = [
            ("script-src", &self.scripts),
            ("style-src", &self.styles),
            ("img-src", &self.images),
            ("font-src", &self.fonts),
            ("media-src", &self.media),
            ("frame-src", &self.frames),
            ("connect-src", &self.connections),
        ];
        all.into_iter().filter(|(_, origins)| !origins.is_empty())
    }

    /// Returns whether pages may show a picture at an address on the web.
    pub fn allow_picture(&self, address: &str) -> bool {
        let Some(rest) = address.strip_prefix("https://") else {
            return false;
        };
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        let is_of = |origin: &String| {
            let allowed = origin.strip_prefix("https://").unwrap_or_default();
            match allowed.strip_prefix("*.") {
                Some(domain) => host
                    .strip_suffix(domain)
                    .is_some_and(|sub| sub.len() > 1 && sub.ends_with('.')),
                None => host.eq_ignore_ascii_case(allowed),
            }
        };
        self.images.iter().any(is_of)
    }
}

fn take_origins(reader: &Reader<'_>, table: &mut Table<'_>, key: &'static str) -> Vec<String> {
    let mut origins = Vec::new();
    for (origin, span) in table.list::<String>(key) {
        if is_origin(&origin) {
            origins.push(origin);
            continue;
        }
        let message = message!("origin-in-key-is-no-origin", origin, key);
        let problem = Diagnostic::error("bad-value", message)
            .help(message!("write-https-and-a-host-in-ascii"));
        reader.report(problem, span);
    }
    origins
}

/// Returns whether a text is `https://`, a host or `*.` with a domain, and perhaps a port: nothing that could end the
/// directive that it will stand in.
fn is_origin(text: &str) -> bool {
    let Some(rest) = text.strip_prefix("https://") else {
        return false;
    };
    let rest = rest.strip_prefix("*.").unwrap_or(rest);
    let (host, port) = match rest.split_once(':') {
        Some((host, port)) => (host, Some(port)),
        None => (rest, None),
    };
    let is_label = |label: &str| {
        !label.is_empty()
            && label
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b == b'-')
    };
    let is_port = |port: &str| !port.is_empty() && port.bytes().all(|b| b.is_ascii_digit());
    host.contains('.') && host.split('.').all(is_label) && port.is_none_or(is_port)
}

#[cfg(test)]
mod tests {
    use super::{Origins, is_origin};

    #[test]
    fn an_origin_cannot_end_its_directive() {
        for text in [
            "https://a.example",
            "https://*.a.example",
            "https://a.example:8443",
        ] {
            assert!(is_origin(text), "{text}");
        }
        for text in [
            "http://a.example",
            "https://a.example/",
            "https://a.example; script-src *",
            "https://*",
            "https://localhost",
            "'unsafe-inline'",
            "*",
            "https://甲.example",
            "https://a.example:",
        ] {
            assert!(!is_origin(text), "{text}");
        }
    }

    #[test]
    fn pictures_come_from_allowed_hosts_alone() {
        let origins = Origins {
            images: vec![
                "https://img.example".to_owned(),
                "https://*.b.example".to_owned(),
            ],
            ..Origins::default()
        };
        for address in ["https://img.example/a.png", "https://x.b.example/a.png?b"] {
            assert!(origins.allow_picture(address), "{address}");
        }
        for address in [
            "http://img.example/a.png",
            "https://b.example/a.png",
            "https://evil.example/img.example",
            "https://xb.example/",
        ] {
            assert!(!origins.allow_picture(address), "{address}");
        }
    }
}
