//! Previews a site on 127.0.0.1, builds it again when something changes, and reloads open pages.

mod app;

mod watch;

use anyhow::{Context, Result};
use axum::Router;
use std::io::ErrorKind;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc;
use tokio::net::TcpListener;
use tokio::runtime::Runtime;
use tokio::sync::oneshot;
use tower_livereload::LiveReloadLayer;

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
    let app = app::app(root, live);

    let (sender, events) = mpsc::channel();
    let (watcher, watched) = watch::start(root, watch, sender)?;

    // If this closes while the server runs, the build thread has panicked.
    let (alive, panicked) = oneshot::channel::<()>();
    let over = Arc::new(AtomicBool::new(false));
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

    let served = run(&runtime, listener, app, panicked, ready);

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

/// Answers requests until Ctrl-C, or until `panicked` closes.
fn run(
    runtime: &Runtime,
    listener: TcpListener,
    app: Router,
    panicked: oneshot::Receiver<()>,
    ready: impl FnOnce(SocketAddr),
) -> Result<()> {
    runtime.block_on(async {
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
    })
}

/// Takes a port of this machine; 0 takes any free one.
///
/// # Errors
/// A port that is taken or not allowed.
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

/// Waits for Ctrl-C.
async fn ctrl_c() {
    // Without a signal to wait for, the server runs until it is killed.
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}
