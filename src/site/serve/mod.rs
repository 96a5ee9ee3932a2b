//! Previews a site on 127.0.0.1, builds it again when something changes, and reloads open pages.
//!
//! The preview answers to this machine alone, with the site's own files and the headers that hosts send. What a client
//! can hold open is limited, in number and in time.

mod previewed;

mod own_file;

mod range;

mod problem;

mod reload;

mod problems;

mod app;

mod connections;

mod changes;

mod events;

mod polls;

mod watch;

mod rebuilds;

mod desk;

use crate::base::message::{Language, explained, message, trouble};
use anyhow::Result;
use axum::Router;
pub use problems::Problems;
use reload::Builds;
use std::io::ErrorKind;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use tokio::net::TcpListener;
use tokio::runtime::Runtime;
use tokio::sync::oneshot;

pub use desk::{Answered, Asked, Desk};
pub use previewed::Previewed;
pub use rebuilds::Rebuilt;
use watch::Watch;

/// A preview that has its port and watches its folders, and does not answer yet.
pub struct Preview {
    root: PathBuf,
    watch: Watch,
    builds: Builds,
    runtime: Runtime,
    listener: TcpListener,
    address: SocketAddr,
}

impl Preview {
    /// Takes a port of this machine, 0 any free one, and begins to watch. From here on a browser that asks is kept waiting,
    /// and no change is missed.
    ///
    /// # Errors
    /// A port that is taken or not allowed; a folder that cannot be watched.
    pub fn bind(site: &Previewed, port: u16) -> Result<Self> {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        let listener = runtime.block_on(listen(port))?;
        Ok(Self {
            root: site.root.clone(),
            watch: Watch::start(site)?,
            builds: Builds::default(),
            address: listener.local_addr()?,
            runtime,
            listener,
        })
    }

    /// Returns the address that it will answer at.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Returns what tells open pages that something is wrong.
    pub fn problems(&self, language: Language) -> Problems {
        Problems {
            builds: self.builds.clone(),
            language,
        }
    }

    /// Serves the site until Ctrl-C. When something in the watched folders changes, though not in the folder served,
    /// `rebuild` is called with the changed paths (with none when it is unknown which), once at a time; where it was
    /// done, open pages reload. `first` is what came of the build before. `ready` is told the address.
    ///
    /// # Panics
    /// When `rebuild` does; and when called from asynchronous code.
    pub fn run(
        self,
        first: Rebuilt,
        rebuild: impl FnMut(&[PathBuf]) -> Rebuilt + Send + 'static,
        ready: impl FnOnce(SocketAddr),
    ) -> Result<()> {
        let builds = self.builds;
        let app = app::app(&self.root, builds.clone());
        let watch = self.watch;

        // If this closes while the server runs, the build thread has panicked.
        let (alive, panicked) = oneshot::channel::<()>();
        let over = Arc::new(AtomicBool::new(false));
        let building = std::thread::spawn({
            let over = Arc::clone(&over);
            move || {
                let _alive = alive;
                rebuilds::until_over(watch, &over, first, rebuild, || builds.add());
            }
        });

        let served = answer(&self.runtime, self.listener, app, panicked, ready);

        // Pages that wait to be reloaded keep their connections open: they are cut here.
        drop(self.runtime);

        // A build that has begun is finished, so that the site is left whole.
        over.store(true, Ordering::Relaxed);
        if let Err(panic) = building.join() {
            std::panic::resume_unwind(panic);
        }
        served
    }
}

/// Answers requests until Ctrl-C, or until `panicked` closes.
fn answer(
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
            () = connections::accept(listener, app) => Ok(()),
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
            ErrorKind::AddrInUse => trouble(message!(
                "port-port-of-ip-is-in-use",
                port,
                ip = address.ip().to_string()
            )),
            _ => explained(
                error,
                message!(
                    "cannot-listen-on-address-choose-another-port",
                    address = address.to_string()
                ),
            ),
        })
}

/// Waits for Ctrl-C.
async fn ctrl_c() {
    // Without a signal to wait for, the server runs until it is killed.
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}
