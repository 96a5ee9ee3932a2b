//! What servers of one's own are told, made from the settings: nginx and Caddy read no `_headers` and no `_redirects`.

use super::host::{Redirect, headers_for};
use crate::content::settings::Settings;
use std::fmt::Write;
use strum::{IntoStaticStr, VariantArray};

/// A server of one's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "lowercase")]
pub enum Server {
    /// <https://nginx.org/en/docs/>
    Nginx,
    /// <https://caddyserver.com/docs/caddyfile>
    Caddy,
}

/// A file whose headers are those of all pages.
const PAGE: &str = "index.html";
/// A file of the search index, whose name changes with its content.
const IMMUTABLE: &str = "search/s0-1a2b3c4.js";
/// The names of such files, as a regular expression.
const IMMUTABLE_NAMES: &str = r".*-[0-9a-z]{7}(\.js|/)";
/// Kinds of files that a server may not know, and the types of all.
const TYPES: [(&str, &str); 4] = [
    (r"feeds/.*\.xml$", "application/atom+xml"),
    (r".*\.ics$", "text/calendar"),
    (r".*\.csv$", "text/csv"),
    (r".*\.webmanifest$", "application/manifest+json"),
];

/// Returns the configuration of a server for a site whose files lie in the folder `root` on the machine, without a slash
/// at its end: types, headers with the site's own policy, caching, the page for what is not there, and what moved.
pub fn recipe(server: Server, settings: &Settings, redirects: &[Redirect], root: &str) -> String {
    match server {
        Server::Nginx => nginx(settings, redirects, root),
        Server::Caddy => caddy(settings, redirects, root),
    }
}

/// Returns locations to be included in a `server { … }`.
fn nginx(settings: &Settings, redirects: &[Redirect], root: &str) -> String {
    let folder = settings.folder_on_host();
    let mut out =
        String::from("# Made by `gangmu export host nginx`. Include it in a server { … }.\n");
    for Redirect { from, to } in redirects {
        // `*` at the end stands for the rest.
        let _ = match (from.strip_suffix('*'), to.split_once(":splat")) {
            (Some(from), Some((to, rest))) => writeln!(
                out,
                "location ~ ^{}(.*)$ {{ return 301 {to}$1{rest}; }}",
                escaped(from)
            ),
            _ => writeln!(out, "location = {from} {{ return 301 {to}; }}"),
        };
    }

    let _ = write!(
        out,
        "location {folder} {{
    alias {root}/;
    index index.html;
    charset utf-8;
    charset_types text/css text/plain text/xml application/javascript application/json application/atom+xml text/calendar text/csv;
    gzip_static on;              # for gangmu build --precompress
    # brotli_static on;          # with ngx_brotli
    error_page 404 {folder}404.html;
"
    );
    for (name, value) in headers_for(PAGE, settings) {
        let _ = writeln!(out, "    add_header {name} \"{value}\" always;");
    }

    let own = escaped(folder);
    out += "\n    # Kinds that its mime.types may not know.\n";
    for (names, kind) in TYPES {
        let _ = writeln!(
            out,
            "    location ~ ^{own}{names} {{ default_type {kind}; types {{ }} }}"
        );
    }

    // nginx takes add_header of the innermost block alone, so all are said again.
    out += "\n    # Names that change with their content. Without `always`: what is not there must not be kept for a year.\n";
    let _ = writeln!(out, "    location ~ \"^{own}search/{IMMUTABLE_NAMES}\" {{");
    for (name, value) in headers_for(IMMUTABLE, settings) {
        let always = if name == "Cache-Control" {
            ""
        } else {
            " always"
        };
        let _ = writeln!(out, "        add_header {name} \"{value}\"{always};");
    }
    out += "    }\n}\n";
    out
}

/// Returns a Caddyfile.
fn caddy(settings: &Settings, redirects: &[Redirect], root: &str) -> String {
    let folder = settings.folder_on_host();
    let host = settings.host_name().unwrap_or("example.org");
    let mut out = format!("# Made by `gangmu export host caddy`.\n{host} {{\n");
    for (at, Redirect { from, to }) in redirects.iter().enumerate() {
        let _ = match (from.strip_suffix('*'), to.split_once(":splat")) {
            (Some(from), Some((to, rest))) => writeln!(
                out,
                "\t@moved{at} path_regexp moved{at} ^{}(.*)$\n\tredir @moved{at} {to}{{re.moved{at}.1}}{rest} permanent",
                escaped(from)
            ),
            _ => writeln!(out, "\tredir {from} {to} permanent"),
        };
    }

    let _ = writeln!(out, "\thandle_path {folder}* {{\n\t\troot * {root}");
    for (name, value) in headers_for(PAGE, settings) {
        let _ = writeln!(out, "\t\theader {name} \"{value}\"");
    }
    let caching = headers_for(IMMUTABLE, settings).into_iter();
    let caching = caching.filter(|(name, _)| *name == "Cache-Control");
    out +=
        "\t\t# What is not there must not be kept for a year, so only what is there is told so.\n";
    let _ = writeln!(
        out,
        "\t\t@immutable {{\n\t\t\tpath_regexp ^/search/{IMMUTABLE_NAMES}\n\t\t\tfile\n\t\t}}"
    );
    for (name, value) in caching {
        let _ = writeln!(out, "\t\theader @immutable {name} \"{value}\"");
    }
    for (at, (names, kind)) in TYPES.iter().enumerate() {
        let _ = writeln!(
            out,
            "\t\t@type{at} {{\n\t\t\tpath_regexp ^/{names}\n\t\t\tfile\n\t\t}}\n\t\theader @type{at} Content-Type \"{kind}; charset=utf-8\""
        );
    }
    let _ = write!(
        out,
        "\t\tfile_server {{
\t\t\tprecompressed br gzip
\t\t}}
\t}}
\thandle_errors {{
\t\trewrite * /404.html
\t\troot * {root}
\t\tfile_server
\t}}
}}
"
    );
    out
}

/// Returns a path as a regular expression that fits it alone.
fn escaped(path: &str) -> String {
    path.replace('.', r"\.").replace('+', r"\+")
}
