//! Previews a site on 127.0.0.1, builds it again when something changes, and reloads open pages.

use anyhow::{Context, Result};
use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use notify_debouncer_mini::notify::event::{AccessKind, AccessMode};
use notify_debouncer_mini::notify::{self, EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use notify_debouncer_mini::{Config, DebounceEventResult, DebouncedEventKind, Debouncer};
use std::collections::BTreeSet;
use std::fs;
use std::io::ErrorKind;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tower_http::services::{ServeDir, ServeFile};
use tower_http::set_header::SetResponseHeaderLayer;
use tower_livereload::LiveReloadLayer;

/// How long files must rest before a change counts as done.
const REST: Duration = Duration::from_millis(150);

/// Serves `root` until Ctrl-C. When something in the folders of `watch` changes, though not in
/// `root`, `rebuild` is called with the changed paths (with none when it is unknown which), once at
/// a time; where it says true, open pages reload. `ready` is told the address.
///
/// # Errors
/// A port that is taken, or a folder that cannot be watched.
///
/// # Panics
/// When `rebuild` does; and when called from asynchronous code.
pub fn serve(
    root: &Path,
    watch: &[PathBuf],
    port: u16,
    mut rebuild: impl FnMut(&[PathBuf]) -> bool + Send + 'static,
    ready: impl FnOnce(SocketAddr),
) -> Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let listener = runtime.block_on(listen(port))?;
    let live = LiveReloadLayer::new();
    let reloader = live.reloader();
    let app = app(root, live);
    let (sender, events) = mpsc::channel();
    let (watcher, watched) = start_watching(root, watch, sender)?;
    let over = Arc::new(AtomicBool::new(false));
    // Its other end is dropped when the thread ends, which before the server's end is a panic.
    let (alive, panicked) = oneshot::channel::<()>();
    let building = std::thread::spawn({
        let over = Arc::clone(&over);
        move || {
            let _alive = alive;
            while let Some(changed) = watched.next_changes(&events) {
                // What is still waiting when the server ends is left for another day.
                if over.load(Ordering::Relaxed) {
                    break;
                }
                if rebuild(&changed) {
                    reloader.reload();
                }
            }
        }
    });
    let served = runtime.block_on(async {
        let address = listener.local_addr()?;
        let signal = tokio::spawn(ctrl_c());
        // Whoever is told that the server is ready may send the signal at once.
        tokio::task::yield_now().await;
        ready(address);
        tokio::select! {
            served = async { axum::serve(listener, app).await } => served.context("the server failed"),
            _ = signal => Ok(()),
            _ = panicked => Ok(()),
        }
    });
    // Pages that wait to be reloaded keep their connections open: they are cut here.
    drop(runtime);
    // A build that has begun is finished, so that the site is left whole.
    over.store(true, Ordering::Relaxed);
    drop(watcher);
    if let Err(panic) = building.join() {
        std::panic::resume_unwind(panic);
    }
    served
}

async fn listen(port: u16) -> Result<TcpListener> {
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    TcpListener::bind(address)
        .await
        .map_err(|error| match error.kind() {
            ErrorKind::AddrInUse => {
                anyhow::anyhow!(
                    "port {port} of {} is in use: choose another with --port",
                    address.ip()
                )
            }
            _ => anyhow::Error::new(error).context(format!(
                "cannot listen on {address}: choose another port with --port"
            )),
        })
}

async fn ctrl_c() {
    // Without a signal to wait for, the server runs until it is killed.
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}

/// The files of a folder, for readers on this machine.
fn app(root: &Path, live: LiveReloadLayer) -> Router {
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

/// A page elsewhere on the web must not read the preview through a name that it points at this
/// machine.
async fn local_only(request: Request, next: Next) -> Response<Body> {
    if is_local(request.headers()) {
        next.run(request).await
    } else {
        let why = "this preview answers only to 127.0.0.1, localhost and [::1]\n";
        (StatusCode::FORBIDDEN, why).into_response()
    }
}

/// Whether a request names this machine as its host, once, with any port.
fn is_local(headers: &HeaderMap) -> bool {
    let mut hosts = headers.get_all(header::HOST).iter();
    let (Some(Ok(host)), None) = (hosts.next().map(HeaderValue::to_str), hosts.next()) else {
        return false;
    };
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|b| b.is_ascii_digit()) => name,
        _ => host,
    };
    ["127.0.0.1", "localhost", "[::1]"]
        .iter()
        .any(|local| name.eq_ignore_ascii_case(local))
}

/// What is watched, and what is not.
struct Watched {
    /// The folder served; what is written there is the outcome of a build, not a reason for one.
    root: PathBuf,
    /// Each watched path as the system spells it, and as it was given.
    places: Vec<(PathBuf, PathBuf)>,
}

/// Watches until the debouncer is dropped.
fn start_watching(
    root: &Path,
    watch: &[PathBuf],
    sender: Sender<DebounceEventResult>,
) -> Result<(Debouncer<Changes>, Watched)> {
    let config = Config::default().with_timeout(REST);
    let mut debouncer = notify_debouncer_mini::new_debouncer_opt::<_, Changes>(config, sender)
        .context("cannot watch for changes")?;
    let mut places = Vec::new();
    for path in watch {
        let cannot = || format!("cannot watch {}", path.display());
        let place = fs::canonicalize(path).with_context(cannot)?;
        debouncer
            .watcher()
            .watch(&place, RecursiveMode::Recursive)
            .with_context(cannot)?;
        places.push((place, path.clone()));
    }
    Ok((
        debouncer,
        Watched {
            root: root.to_owned(),
            places,
        },
    ))
}

impl Watched {
    /// Waits until files have changed and come to rest; `None` when nobody watches any more.
    fn next_changes(&self, events: &Receiver<DebounceEventResult>) -> Option<Vec<PathBuf>> {
        loop {
            let mut changed = BTreeSet::new();
            let mut unknown = false;
            // All that came in during a build is one change.
            for result in std::iter::once(events.recv().ok()?).chain(events.try_iter()) {
                // A watcher that lost track knows only that there was something.
                unknown |= result.is_err();
                for event in result.unwrap_or_default() {
                    if event.kind == DebouncedEventKind::Any {
                        unknown |= event.path == Path::new("");
                        changed.extend(self.as_given(&event.path));
                    }
                }
            }
            if unknown {
                return Some(Vec::new());
            }
            if !changed.is_empty() {
                return Some(changed.into_iter().collect());
            }
        }
    }

    /// A path in the spelling of its watched folder; `None` when it is in the folder served.
    fn as_given(&self, path: &Path) -> Option<PathBuf> {
        if resolved(path).starts_with(resolved(&self.root)) {
            return None;
        }
        self.places.iter().find_map(|(place, given)| {
            let below = path.strip_prefix(place).ok()?;
            Some(if below == Path::new("") {
                given.clone()
            } else {
                given.join(below)
            })
        })
    }
}

/// A path with its links followed, as far as it is there.
fn resolved(path: &Path) -> PathBuf {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    for folder in path.ancestors() {
        if let Ok(real) = fs::canonicalize(folder) {
            return real.join(path.strip_prefix(folder).unwrap_or(Path::new("")));
        }
    }
    path
}

/// A watcher for changes alone. The usual one tells of reading too, and a build reads all that is
/// watched: it would be the reason for the next one, for ever.
struct Changes(RecommendedWatcher);

impl Watcher for Changes {
    fn new<F: notify::EventHandler>(
        mut handler: F,
        config: notify::Config,
    ) -> notify::Result<Self> {
        let filter = move |mut event: notify::Result<notify::Event>| {
            if let Ok(event) = &mut event {
                match event.kind {
                    EventKind::Access(AccessKind::Close(AccessMode::Write)) => {}
                    EventKind::Access(_) => return,
                    // The debouncer passes on nothing but paths: this one stands for all of them.
                    _ if event.need_rescan() => event.paths.push(PathBuf::new()),
                    _ => {}
                }
            }
            handler.handle_event(event);
        };
        RecommendedWatcher::new(filter, config).map(Self)
    }

    fn watch(&mut self, path: &Path, mode: RecursiveMode) -> notify::Result<()> {
        self.0.watch(path, mode)
    }

    fn unwatch(&mut self, path: &Path) -> notify::Result<()> {
        self.0.unwatch(path)
    }

    fn kind() -> notify::WatcherKind {
        RecommendedWatcher::kind()
    }
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
