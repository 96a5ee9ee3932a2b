//! Reloads open pages when the site was built: each page asks for the number of the build, and is answered when there
//! is another than the one that it knows.

use axum::Router;
use axum::extract::{RawQuery, State};
use axum::http::header;
use axum::response::IntoResponse;
use axum::routing::get;
use std::process;
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};
use tokio::sync::watch;

/// The element that makes a page reload. It loads a script of the preview's own, so it works under the policy that hosts
/// send.
pub(super) const ELEMENT: &str = "<script src=\"/_gangmu/reload.js\" async></script>";
const SCRIPT: &str = include_str!("reload.js");
/// How long a page waits before it asks again.
const WAIT: Duration = Duration::from_secs(20);

/// The builds that were made while the preview runs.
#[derive(Debug, Clone)]
pub(super) struct Builds {
    /// Tells this run of the preview from others at the same port.
    run: Arc<str>,
    count: watch::Sender<u64>,
}

impl Default for Builds {
    fn default() -> Self {
        let now = SystemTime::now().duration_since(UNIX_EPOCH);
        let run = format!("{}-{}", now.unwrap_or_default().as_millis(), process::id());
        Self {
            run: run.into(),
            count: watch::Sender::new(0),
        }
    }
}

impl Builds {
    /// Counts a build: pages that wait for one are told.
    pub(super) fn add(&self) {
        self.count.send_modify(|count| *count += 1);
    }

    fn name(&self, count: u64) -> String {
        format!("{}-{count}", self.run)
    }
}

/// Returns the addresses that pages reload by.
pub(super) fn routes(builds: Builds) -> Router {
    Router::new()
        .route("/_gangmu/reload.js", get(script))
        .route("/_gangmu/build", get(build))
        .with_state(builds)
}

async fn script() -> impl IntoResponse {
    let kind = [(header::CONTENT_TYPE, "text/javascript; charset=utf-8")];
    (kind, SCRIPT)
}

/// Answers with the name of the last build, when it is another than the one that was asked with, or when it is time to
/// ask again.
async fn build(State(builds): State<Builds>, RawQuery(known): RawQuery) -> String {
    let known = known.unwrap_or_default();
    let mut count = builds.count.subscribe();
    let is_new = |count: &u64| builds.name(*count) != known;

    // The sender lives as long as the server, and a wait that ends early does no harm.
    tokio::time::timeout(WAIT, count.wait_for(is_new))
        .await
        .ok();
    let last = *count.borrow();
    builds.name(last)
}
