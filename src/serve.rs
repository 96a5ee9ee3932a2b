//! Previews a site on 127.0.0.1, and reloads open pages when it was built again.

use anyhow::{Context, Result};
use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use notify_debouncer_mini::notify::RecursiveMode;
use notify_debouncer_mini::{DebounceEventResult, new_debouncer};
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::time::Duration;
use tower_http::services::{ServeDir, ServeFile};
use tower_http::set_header::SetResponseHeaderLayer;
use tower_livereload::LiveReloadLayer;

/// How long files must rest before a change counts as done.
const REST: Duration = Duration::from_millis(150);

/// Serves `root` until Ctrl-C. When something below `watch` changes, `rebuild` is called with the
/// changed paths; where it says true, open pages reload. `ready` is told the address.
///
/// # Errors
/// A port that is taken, or a folder that cannot be watched.
pub fn serve(
    root: &Path,
    watch: &[PathBuf],
    port: u16,
    mut rebuild: impl FnMut(&[PathBuf]) -> bool + Send + 'static,
    ready: impl FnOnce(SocketAddr),
) -> Result<()> {
    let live = LiveReloadLayer::new();
    let reloader = live.reloader();
    let output = std::path::absolute(root)?;
    let mut watcher = new_debouncer(REST, move |events: DebounceEventResult| {
        // Building reads files, which some systems tell as events: only what can differ counts.
        let changed: Vec<PathBuf> = events
            .unwrap_or_default()
            .into_iter()
            .map(|event| event.path)
            .filter(|path| !std::path::absolute(path).is_ok_and(|path| path.starts_with(&output)))
            .collect();
        if !changed.is_empty() && rebuild(&changed) {
            reloader.reload();
        }
    })
    .context("cannot watch for changes")?;
    for path in watch {
        watcher
            .watcher()
            .watch(path, RecursiveMode::Recursive)
            .with_context(|| format!("cannot watch {}", path.display()))?;
    }
    let files = ServeDir::new(root).not_found_service(ServeFile::new(root.join("404.html")));
    let app = Router::new()
        .fallback_service(files)
        .layer(live)
        .layer(SetResponseHeaderLayer::overriding(
            header::CACHE_CONTROL,
            HeaderValue::from_static("no-store"),
        ))
        .layer(middleware::from_fn(local_only));
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
        let listener = tokio::net::TcpListener::bind(address)
            .await
            .with_context(|| format!("cannot listen on {address}: choose another port with --port"))?;
        ready(listener.local_addr()?);
        let end = async {
            // Without a signal to wait for, the server runs until it is killed.
            if tokio::signal::ctrl_c().await.is_err() {
                std::future::pending::<()>().await;
            }
        };
        tokio::select! {
            served = async { axum::serve(listener, app).await } => served.context("the server failed"),
            () = end => Ok(()),
        }
    })?;
    Ok(())
}

/// A page elsewhere on the web must not read the preview through a name that it points at this
/// machine.
async fn local_only(request: Request, next: Next) -> Response<Body> {
    let host = request
        .headers()
        .get(header::HOST)
        .and_then(|host| host.to_str().ok())
        .unwrap_or_default();
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|b| b.is_ascii_digit()) => name,
        _ => host,
    };
    if matches!(name, "127.0.0.1" | "localhost" | "[::1]") {
        next.run(request).await
    } else {
        (
            StatusCode::FORBIDDEN,
            "this preview answers only to 127.0.0.1 and localhost\n",
        )
            .into_response()
    }
}
