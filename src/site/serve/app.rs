//! What the preview answers: the files of a folder, to this machine alone.

use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use std::path::Path;
use tower_http::services::{ServeDir, ServeFile};
use tower_http::set_header::SetResponseHeaderLayer;
use tower_livereload::LiveReloadLayer;

/// The names of this machine that a browser may ask for.
const LOCAL_NAMES: [&str; 3] = ["127.0.0.1", "localhost", "[::1]"];

/// Returns the service of a folder's files, which reloads open pages through `live`.
pub(super) fn app(root: &Path, live: LiveReloadLayer) -> Router {
    let files = ServeDir::new(root).not_found_service(ServeFile::new(root.join("404.html")));

    Router::new()
        .fallback_service(files)
        .layer(live)
        .layer(middleware::from_fn(local_only))
        .layer(SetResponseHeaderLayer::overriding(
            header::CACHE_CONTROL,
            HeaderValue::from_static("no-store"),
        ))
}

/// Refuses requests for other names: a page elsewhere on the web must not read the preview through a name
/// that it points at this machine.
async fn local_only(request: Request, next: Next) -> Response<Body> {
    if is_local(request.headers()) {
        next.run(request).await
    } else {
        let why = "this preview answers only to 127.0.0.1, localhost and [::1]\n";
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
    LOCAL_NAMES
        .iter()
        .any(|local| name.eq_ignore_ascii_case(local))
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
}
