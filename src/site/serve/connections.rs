//! Takes connections, no more at once than the preview can afford, and gives none up for lost to a client that says nothing.

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio::time::{sleep, timeout};

/// Connections that are open at once. A browser opens six for a host, and each open page holds one to be told of builds.
/// Few systems allow a process less than 256 open files, and a build needs some.
const MOST: usize = 64;
/// How long a client may take for the head of a request, and may keep a connection without one.
const HEAD: Duration = Duration::from_secs(10);
/// How long a connection lasts; what is being answered then is finished, if that does not take as long again.
const LIFE: Duration = Duration::from_secs(60);
/// How long is waited when no connection can be taken, as for want of files.
const PAUSE: Duration = Duration::from_millis(100);

/// Answers all who connect, for ever.
pub(super) async fn accept(listener: TcpListener, app: Router) {
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(HEAD);
    let room = Arc::new(Semaphore::new(MOST));

    loop {
        // Who comes while all places are taken waits for one.
        let place = Arc::clone(&room).acquire_owned().await;
        let Ok((stream, _)) = listener.accept().await else {
            sleep(PAUSE).await;
            continue;
        };

        let (http, app) = (http.clone(), app.clone());
        tokio::spawn(async move {
            answer(stream, &http, app).await;
            drop(place);
        });
    }
}

/// Answers the requests of a connection until its time is over.
async fn answer(stream: TcpStream, http: &http1::Builder, app: Router) {
    // What is short is sent at once; where that cannot be set, it comes a little later.
    stream.set_nodelay(true).ok();
    let mut connection =
        pin!(http.serve_connection(TokioIo::new(stream), TowerToHyperService::new(app)));

    // A client that breaks off or sends nonsense is no trouble of ours.
    if timeout(LIFE, &mut connection).await.is_err() {
        connection.as_mut().graceful_shutdown();
        timeout(LIFE, connection).await.ok();
    }
}
