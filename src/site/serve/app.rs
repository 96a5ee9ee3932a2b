//! What the preview answers: the files of a site to this machine alone, with the headers that hosts send.

use super::own_file::own_file;
use super::range;
use super::reload::{self, Builds, ELEMENT};
use crate::base::message::{Language, Message, message};
use crate::export::{headers_of, policy_in};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tower_http::services::ServeDir;
use tower_service::Service;

/// The names of this machine that a browser may ask for.
const LOCAL_NAMES: [&str; 3] = ["127.0.0.1", "localhost", "[::1]"];
/// The page for what is not there.
const NOT_FOUND: &str = "404.html";
/// The page that waits for a site. What is wrong with the content is shown over it.
const NO_SITE: &str = "<!doctype html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><meta name=\"color-scheme\" content=\"light dark\"><title>纲目 Gangmu</title><link rel=\"stylesheet\" href=\"/_gangmu/overlay.css\"></head><body>";
const HTML: &str = "text/html; charset=utf-8";

/// The folder that is served.
#[derive(Clone)]
struct Site {
    root: Arc<Path>,
    files: ServeDir,
}

/// Returns the service of a folder's files, whose open pages are told of `builds`.
pub(super) fn app(root: &Path, builds: Builds) -> Router {
    let site = Site {
        root: root.into(),
        files: ServeDir::new(root),
    };

    let policy_file: Arc<Path> = root.join("_headers").into();
    Router::new()
        .fallback(file)
        .with_state(site)
        .merge(reload::routes(builds))
        .layer(middleware::from_fn_with_state(policy_file, as_hosts_send))
        .layer(middleware::from_fn(local_only))
}

/// Refuses requests for other names: a page elsewhere on the web must not read the preview through a name
/// that it points at this machine.
pub(super) async fn local_only(request: Request, next: Next) -> Response {
    let asked_for = request.uri().host();
    if is_local(request.headers()) && asked_for.is_none_or(is_local_name) {
        next.run(request).await
    } else {
        let why = in_both(&message!("preview-answers-only-to-local-names"), "\n");
        (StatusCode::FORBIDDEN, why).into_response()
    }
}

/// Returns whether a request names this machine as its host, once, with any port.
fn is_local(headers: &HeaderMap) -> bool {
    let mut hosts = headers.get_all(header::HOST).iter();
    let (Some(Ok(host)), None) = (hosts.next().map(HeaderValue::to_str), hosts.next()) else {
        return false;
    };

    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|b| b.is_ascii_digit()) => name,
        _ => host,
    };
    is_local_name(name)
}

fn is_local_name(name: &str) -> bool {
    LOCAL_NAMES
        .iter()
        .any(|local| name.eq_ignore_ascii_case(local))
}

/// Sends what hosts send, so that what their policy forbids fails here too; but nothing is kept, and no page elsewhere
/// may read it. The policy is that of the site as it is served, which may let pages load from other hosts.
pub(super) async fn as_hosts_send(
    State(policy_file): State<Arc<Path>>,
    request: Request,
    next: Next,
) -> Response {
    let path = request.uri().path().trim_start_matches('/').to_owned();
    let mut response = next.run(request).await;

    let is_file = response.status().is_success();
    let headers = response.headers_mut();
    for (name, value) in headers_of(&path) {
        // A page that is not there is no calendar.
        let is_of_file = name.eq_ignore_ascii_case("content-type");
        if is_file || !is_of_file {
            headers.insert(name, HeaderValue::from_static(value));
        }
    }

    let sent = std::fs::read_to_string(&policy_file).unwrap_or_default();
    if let Some(policy) = policy_in(&sent).and_then(|policy| HeaderValue::from_str(policy).ok()) {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    headers.remove(header::ACCESS_CONTROL_ALLOW_ORIGIN);
    headers.insert(
        "cross-origin-resource-policy",
        HeaderValue::from_static("same-origin"),
    );
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// Answers with a file of the site, or with its page for what is not there.
async fn file(State(mut site): State<Site>, mut request: Request) -> Response {
    let Some(path) = own_file(&site.root, request.uri().path()) else {
        return not_found(&site.root);
    };
    // Its links lead to where the site will live, not into the preview.
    if path == NOT_FOUND {
        return not_found(&site.root);
    }

    // Pages get an element more than their files have, so a part of the file would be no part of the page.
    if path.ends_with(".html") {
        request.headers_mut().remove(header::RANGE);
    }
    let size = std::fs::metadata(site.root.join(&path)).map_or(0, |file| file.len());
    range::normalize(request.headers_mut(), size);

    let method = request.method().clone();
    let response = match site.files.call(request).await {
        Ok(response) => response.map(Body::new),
        Err(never) => match never {},
    };
    match response.status() {
        StatusCode::NOT_FOUND => not_found(&site.root),
        StatusCode::OK if is_page(&response) => reloading(response, &method).await,
        _ => response,
    }
}

fn is_page(response: &Response) -> bool {
    let kind = response.headers().get(header::CONTENT_TYPE);
    kind.is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"))
}

/// Puts the element that reloads it into a page.
async fn reloading(response: Response, method: &Method) -> Response {
    let (mut parts, body) = response.into_parts();
    // The body now says how long it is.
    parts.headers.remove(header::CONTENT_LENGTH);
    parts.headers.remove(header::ACCEPT_RANGES);
    if method == Method::HEAD {
        return Response::from_parts(parts, body);
    }

    match to_bytes(body, usize::MAX).await {
        Ok(page) => Response::from_parts(parts, [&page, ELEMENT.as_bytes()].concat().into()),
        Err(error) => (StatusCode::INTERNAL_SERVER_ERROR, format!("{error}\n")).into_response(),
    }
}

/// Answers with the site's page for what is not there, whose links lead into the preview. Where there is no site yet, with a
/// page that waits for it.
fn not_found(root: &Path) -> Response {
    let kind = [(header::CONTENT_TYPE, HTML)];
    let file = own_file(root, NOT_FOUND).map(|file| root.join(file));
    let page = file.and_then(|file: PathBuf| std::fs::read_to_string(file).ok());
    match page {
        Some(page) => {
            let page = based_here(&page) + ELEMENT;
            (StatusCode::NOT_FOUND, kind, page).into_response()
        }
        None if own_file(root, "/").is_none() => {
            let waits = in_both(&message!("there-is-no-site-yet"), "<br>");
            let page = format!("{NO_SITE}<p class=\"no-site\">{waits}{ELEMENT}");
            (StatusCode::SERVICE_UNAVAILABLE, kind, page).into_response()
        }
        None => {
            let why = in_both(&message!("there-is-no-such-file"), "\n");
            (StatusCode::NOT_FOUND, why).into_response()
        }
    }
}

/// Returns a message in all languages, each with what ends its line: who asks a preview need not be who started it.
fn in_both(message: &Message, end: &str) -> String {
    let lines = [Language::Zh, Language::En].map(|language| message.in_language(language) + end);
    lines.concat()
}

/// Returns a page whose relative links are resolved against the root of the preview, in place of any other base.
fn based_here(page: &str) -> String {
    const BASE: &str = "<base href=\"/\">";
    let (before, rest) = page.split_once("<base ").unwrap_or((page, ""));
    let after = rest.split_once('>').map_or("", |(_, after)| after);
    let page = [before, after].concat();
    let lower = page.to_ascii_lowercase();
    let end_of = |opening: &str| {
        let at = lower.find(opening)?;
        lower[at..].find('>').map(|end| at + end + 1)
    };
    let at = end_of("<head").or_else(|| end_of("<!doctype")).unwrap_or(0);
    let (before, after) = page.split_at(at);
    format!("{before}{BASE}{after}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_this_machine_are_local() {
        let local = |hosts: &[&str]| {
            let mut headers = HeaderMap::new();
            for host in hosts {
                headers.append(header::HOST, HeaderValue::from_str(host).unwrap());
            }
            is_local(&headers)
        };
        for host in [
            "127.0.0.1",
            "127.0.0.1:80",
            "localhost",
            "LocalHost:1111",
            "[::1]",
            "[::1]:1111",
        ] {
            assert!(local(&[host]), "{host}");
        }
        for host in [
            "",
            "evil.example",
            "evil.example:80",
            "localhost.evil.example",
            "127.0.0.1.evil",
            "::1",
            "localhost:80@evil",
        ] {
            assert!(!local(&[host]), "{host}");
        }
        assert!(!local(&[]));
        assert!(!local(&["localhost", "evil.example"]));
    }

    #[test]
    fn a_page_is_based_at_the_preview() {
        for (page, expected) in [
            (
                "<head><base href=\"https://example.org/a/\"><title>x",
                "<head><base href=\"/\"><title>x",
            ),
            (
                "<HEAD lang=x><title>x",
                "<HEAD lang=x><base href=\"/\"><title>x",
            ),
            (
                "<!doctype html><p>x",
                "<!doctype html><base href=\"/\"><p>x",
            ),
            ("x", "<base href=\"/\">x"),
        ] {
            assert_eq!(based_here(page), expected);
        }
    }
}
