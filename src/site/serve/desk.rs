//! Serves the desk of a reviewer: pages that a function makes, and answers that it takes, to this machine alone.

use super::app::{as_hosts_send, local_only};
use super::connections;
use super::{ctrl_c, listen};
use anyhow::Result;
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::middleware;
use axum::response::{IntoResponse, Redirect, Response};
use percent_encoding::percent_decode_str;
use std::collections::HashMap;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use tokio::net::TcpListener;
use tokio::runtime::Runtime;

/// The longest form that is read.
const LONGEST_FORM: usize = 64 * 1024;
const STYLE: &str = include_str!("../../review/desk/review.css");
const SCRIPT: &str = include_str!("../../review/desk/review.js");

/// What a browser asks of the desk.
#[derive(Debug)]
pub struct Asked {
    /// The path, decoded.
    pub path: String,
    /// The fields of the form that was sent; nothing where a page is asked for.
    pub form: Option<HashMap<String, String>>,
}

/// What the desk answers.
#[derive(Debug)]
pub enum Answered {
    /// A page.
    Page(String),
    /// A page that says why an answer was not taken.
    Refused(String),
    /// Another page, which shows what became of an answer.
    SeeOther(String),
    /// Nothing is there.
    Nothing,
}

type Answerer = Arc<dyn Fn(Asked) -> Answered + Send + Sync>;

/// A desk that has its port and does not answer yet.
pub struct Desk {
    runtime: Runtime,
    listener: TcpListener,
}

impl Desk {
    /// Takes a port of this machine, 0 any free one.
    ///
    /// # Errors
    /// A port that is taken or not allowed.
    pub fn bind(port: u16) -> Result<Self> {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        let listener = runtime.block_on(listen(port))?;
        Ok(Self { runtime, listener })
    }

    /// Answers until Ctrl-C. `ready` is told the address.
    ///
    /// # Errors
    /// A port that was lost.
    pub fn run(
        self,
        answer: impl Fn(Asked) -> Answered + Send + Sync + 'static,
        ready: impl FnOnce(SocketAddr),
    ) -> Result<()> {
        let address = self.listener.local_addr()?;
        let app = app(Arc::new(answer));
        self.runtime.block_on(async {
            let signal = tokio::spawn(ctrl_c());
            tokio::task::yield_now().await;
            ready(address);
            tokio::select! {
                () = connections::accept(self.listener, app) => {}
                _ = signal => {}
            }
        });
        Ok(())
    }
}

fn app(answer: Answerer) -> Router {
    // No site lies behind it: the policy is that of hosts.
    let no_policy: Arc<Path> = Path::new("").into();
    Router::new()
        .route("/_review/review.css", axum::routing::get(style))
        .route("/_review/review.js", axum::routing::get(script))
        // Browsers ask for it unasked.
        .route("/favicon.ico", axum::routing::get(nothing))
        .fallback(respond)
        .with_state(answer)
        .layer(middleware::from_fn_with_state(no_policy, as_hosts_send))
        .layer(middleware::from_fn(local_only))
}

async fn nothing() -> StatusCode {
    StatusCode::NO_CONTENT
}

async fn style() -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "text/css; charset=utf-8")], STYLE)
}

async fn script() -> impl IntoResponse {
    let kind = "text/javascript; charset=utf-8";
    ([(header::CONTENT_TYPE, kind)], SCRIPT)
}

async fn respond(State(answer): State<Answerer>, request: Request) -> Response {
    let Some(asked) = asked(request).await else {
        return StatusCode::FORBIDDEN.into_response();
    };
    // Reading a plan takes long: other connections go on meanwhile.
    let answered = tokio::task::spawn_blocking(move || answer(asked)).await;
    let kind = [(header::CONTENT_TYPE, "text/html; charset=utf-8")];
    match answered {
        Ok(Answered::Page(page)) => (kind, page).into_response(),
        Ok(Answered::Refused(page)) => (StatusCode::CONFLICT, kind, page).into_response(),
        Ok(Answered::SeeOther(path)) => Redirect::to(&path).into_response(),
        Ok(Answered::Nothing) => StatusCode::NOT_FOUND.into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// Returns what is asked; nothing where a form was sent by a page of another origin, or is too long.
async fn asked(request: Request) -> Option<Asked> {
    let path = percent_decode_str(request.uri().path())
        .decode_utf8()
        .ok()?;
    let path = path.into_owned();
    let form = match *request.method() {
        Method::GET | Method::HEAD => None,
        Method::POST if is_own(request.headers()) => Some(form(request.into_body()).await?),
        _ => return None,
    };
    Some(Asked { path, form })
}

/// Returns whether a form comes from a page of this server.
fn is_own(headers: &HeaderMap) -> bool {
    let value = |name| headers.get(name).and_then(|value| value.to_str().ok());
    let origin = value(header::ORIGIN).and_then(|origin| origin.strip_prefix("http://"));
    origin.is_some() && origin == value(header::HOST)
}

async fn form(body: Body) -> Option<HashMap<String, String>> {
    let bytes = to_bytes(body, LONGEST_FORM).await.ok()?;
    let text = std::str::from_utf8(&bytes).ok()?;
    let decoded = |part: &str| {
        let spaced = part.replace('+', " ");
        let decoded = percent_decode_str(&spaced).decode_utf8().ok()?;
        Some(decoded.into_owned())
    };
    text.split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            Some((decoded(name)?, decoded(value)?))
        })
        .collect()
}
