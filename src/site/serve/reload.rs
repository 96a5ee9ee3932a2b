//! Reloads open pages when the site was built, and shows on them what keeps it from being built: each page asks for the
//! name of the state, and is answered when there is another than the one that it knows.

use super::problem::Problem;
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
const STYLE: &str = include_str!("overlay.css");
/// How long a page waits before it asks again.
const WAIT: Duration = Duration::from_secs(20);

/// The builds that were made while the preview runs, and what is wrong since the last.
#[derive(Debug, Clone)]
pub(super) struct Builds {
    /// Tells this run of the preview from others at the same port.
    run: Arc<str>,
    state: watch::Sender<Shown>,
}

/// What pages show.
#[derive(Debug, Default)]
struct Shown {
    /// How many builds were made.
    builds: u64,
    /// How often other problems came up since the last one.
    changes: u64,
    problems: Vec<Problem>,
}

impl Default for Builds {
    fn default() -> Self {
        let now = SystemTime::now().duration_since(UNIX_EPOCH);
        let run = format!("{}-{}", now.unwrap_or_default().as_millis(), process::id());
        Self {
            run: run.into(),
            state: watch::Sender::new(Shown::default()),
        }
    }
}

impl Builds {
    /// Counts a build: pages that wait for one are told.
    pub(super) fn add(&self) {
        self.state.send_modify(|shown| {
            shown.builds += 1;
            shown.changes = 0;
            shown.problems.clear();
        });
    }

    /// Shows problems in place of those before.
    pub(super) fn show(&self, problems: Vec<Problem>) {
        self.state.send_if_modified(|shown| {
            let is_new = shown.problems != problems;
            if is_new {
                shown.changes += 1;
                shown.problems = problems;
            }
            is_new
        });
    }

    /// Returns the name of a state: that of its build, and behind a full stop which problems are shown.
    fn name(&self, shown: &Shown) -> String {
        format!("{}-{}.{}", self.run, shown.builds, shown.changes)
    }
}

/// Returns the addresses that pages reload by.
pub(super) fn routes(builds: Builds) -> Router {
    Router::new()
        .route("/_gangmu/reload.js", get(script))
        .route("/_gangmu/overlay.css", get(style))
        .route("/_gangmu/build", get(build))
        .route("/_gangmu/problems", get(problems))
        .with_state(builds)
}

async fn script() -> impl IntoResponse {
    let kind = [(header::CONTENT_TYPE, "text/javascript; charset=utf-8")];
    (kind, SCRIPT)
}

async fn style() -> impl IntoResponse {
    let kind = [(header::CONTENT_TYPE, "text/css; charset=utf-8")];
    (kind, STYLE)
}

/// Answers with the name of the state, when it is another than the one that was asked with, or when it is time to ask
/// again.
async fn build(State(builds): State<Builds>, RawQuery(known): RawQuery) -> String {
    let known = known.unwrap_or_default();
    let mut state = builds.state.subscribe();
    let is_new = |shown: &Shown| builds.name(shown) != known;

    // The sender lives as long as the server, and a wait that ends early does no harm.
    tokio::time::timeout(WAIT, state.wait_for(is_new))
        .await
        .ok();
    builds.name(&state.borrow_and_update())
}

/// Answers with what is wrong now.
async fn problems(State(builds): State<Builds>) -> impl IntoResponse {
    let json = serde_json::to_string(&builds.state.borrow().problems);
    let kind = [(header::CONTENT_TYPE, "application/json")];
    (kind, json.unwrap_or_default())
}
