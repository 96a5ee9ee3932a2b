//! The preview server: files, the page for what is not there, who may ask, and rebuilding.

use gangmu::serve::serve;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::mpsc;
use std::time::Duration;

fn get(address: SocketAddr, path: &str, host: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    stream
        .set_read_timeout(Some(Duration::from_secs(10)))
        .unwrap();
    write!(
        stream,
        "GET {path} HTTP/1.1\r\nHost: {host}\r\nAccept: text/html\r\nConnection: close\r\n\r\n"
    )
    .unwrap();
    let mut response = String::new();
    stream.read_to_string(&mut response).unwrap();
    response
}

#[test]
fn a_site_is_served_and_built_again() {
    let temp = tempfile::tempdir().unwrap();
    let (root, watched) = (temp.path().join("public"), temp.path().join("content"));
    std::fs::create_dir_all(root.join("plans")).unwrap();
    std::fs::create_dir(&watched).unwrap();
    std::fs::write(
        root.join("index.html"),
        "<!doctype html><title>x</title><p>首页</p>",
    )
    .unwrap();
    std::fs::write(
        root.join("404.html"),
        "<!doctype html><title>x</title><p>没有</p>",
    )
    .unwrap();
    let (ready, address) = mpsc::channel();
    let (rebuilt, changes) = mpsc::channel();
    let watch = vec![watched.clone()];
    std::thread::spawn(move || {
        let rebuild = move |paths: &[std::path::PathBuf]| {
            let _ = rebuilt.send(paths.to_vec());
            true
        };
        serve(&root, &watch, 0, rebuild, |address| {
            ready.send(address).unwrap()
        })
        .unwrap();
    });
    let address = address.recv_timeout(Duration::from_secs(20)).unwrap();
    assert!(address.ip().is_loopback());
    let host = format!("localhost:{}", address.port());

    let page = get(address, "/", &host);
    assert!(
        page.starts_with("HTTP/1.1 200") && page.contains("首页"),
        "{page}"
    );
    assert!(
        page.to_lowercase().contains("cache-control: no-store"),
        "{page}"
    );
    let missing = get(address, "/nothing.html", &host);
    assert!(
        missing.starts_with("HTTP/1.1 404") && missing.contains("没有"),
        "{missing}"
    );
    let outside = get(address, "/../content/secret", &host);
    assert!(
        outside.starts_with("HTTP/1.1 404") || outside.starts_with("HTTP/1.1 400"),
        "{outside}"
    );
    let stranger = get(address, "/", "evil.example");
    assert!(stranger.starts_with("HTTP/1.1 403"), "{stranger}");

    std::fs::write(watched.join("plan.md"), "x").unwrap();
    let changed = changes.recv_timeout(Duration::from_secs(20)).unwrap();
    assert!(
        changed.iter().any(|path| path.ends_with("plan.md")),
        "{changed:?}"
    );

    // The port is taken now.
    let error = serve(temp.path(), &[], address.port(), |_| true, |_| {}).unwrap_err();
    assert!(format!("{error:#}").contains("--port"), "{error:#}");
}
