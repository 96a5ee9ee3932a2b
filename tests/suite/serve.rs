//! The preview server: files, the page for what is not there, who may ask, and rebuilding.

use gangmu::site::serve::serve;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver};
use std::time::{Duration, Instant};

const PATIENCE: Duration = Duration::from_secs(20);

fn ask(address: SocketAddr, request: &str) -> TcpStream {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    stream.write_all(request.as_bytes()).unwrap();
    stream
}

fn get(address: SocketAddr, path: &str, host: &str) -> String {
    let request = format!(
        "GET {path} HTTP/1.1\r\nHost: {host}\r\nAccept: text/html\r\nConnection: close\r\n\r\n"
    );
    let mut response = String::new();
    let mut stream = ask(address, &request);
    stream.read_to_string(&mut response).unwrap();
    response
}

/// A page that waits to be reloaded; it is waiting when this returns.
fn wait_for_reload(address: SocketAddr) -> BufReader<TcpStream> {
    let page = get(address, "/", "localhost");
    let (_, rest) = page.split_once("data-event-stream=\"").unwrap();
    let (path, _) = rest.split_once('"').unwrap();
    let request = format!("GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n");
    let mut events = BufReader::new(ask(address, &request));
    read_until(&mut events, "init");
    events
}

fn read_until(events: &mut BufReader<TcpStream>, word: &str) {
    let mut line = String::new();
    while !line.contains(word) {
        line.clear();
        assert!(events.read_line(&mut line).unwrap() > 0, "no `{word}`");
    }
}

/// A site to be served, and a folder to be watched.
fn site(temp: &Path) -> (PathBuf, PathBuf) {
    let (root, watched) = (temp.join("public"), temp.join("content"));
    fs::create_dir_all(root.join("plans")).unwrap();
    fs::create_dir(&watched).unwrap();
    fs::write(root.join("index.html"), "<!doctype html><p>首页</p>").unwrap();
    fs::write(root.join("404.html"), "<!doctype html><p>没有</p>").unwrap();
    fs::write(root.join("plans/index.html"), "<!doctype html><p>方案</p>").unwrap();
    (root, watched)
}

/// Serves in a thread, which ends with the tests; returns the address.
fn start(
    root: &Path,
    watch: &[&Path],
    rebuild: impl FnMut(&[PathBuf]) -> bool + Send + 'static,
) -> SocketAddr {
    let (root, watch) = (root.to_owned(), watch.iter().map(|path| path.to_path_buf()));
    let watch: Vec<PathBuf> = watch.collect();
    let (ready, address) = mpsc::channel();
    std::thread::spawn(move || {
        serve(&root, &watch, 0, rebuild, |address| {
            ready.send(address).unwrap()
        })
        .unwrap();
    });
    address.recv_timeout(PATIENCE).unwrap()
}

/// The changes that come with the one of a file named `last`, and before it.
fn changes_until(changes: &Receiver<Vec<PathBuf>>, last: &str) -> Vec<Vec<PathBuf>> {
    let mut all = Vec::new();
    loop {
        let paths = changes.recv_timeout(PATIENCE).unwrap();
        let found = paths.iter().any(|path| path.ends_with(last));
        all.push(paths);
        if found {
            return all;
        }
    }
}

#[test]
fn a_site_is_served_to_this_machine_alone() {
    let temp = tempfile::tempdir().unwrap();
    let (root, _) = site(temp.path());
    let address = start(&root, &[], |_| true);
    assert_eq!(address.ip().to_string(), "127.0.0.1");
    let host = format!("localhost:{}", address.port());

    for path in ["/", "/index.html", "/?query"] {
        let page = get(address, path, &host);
        assert!(
            page.starts_with("HTTP/1.1 200") && page.contains("首页"),
            "{page}"
        );
        assert!(
            page.to_lowercase().contains("cache-control: no-store"),
            "{page}"
        );
        assert!(
            page.to_lowercase().contains("content-type: text/html"),
            "{page}"
        );
    }
    assert!(get(address, "/plans/", &host).contains("方案"));
    for path in ["/nothing.html", "/plans/nothing/at/all"] {
        let missing = get(address, path, &host);
        assert!(
            missing.starts_with("HTTP/1.1 404") && missing.contains("没有"),
            "{missing}"
        );
        assert!(
            missing.to_lowercase().contains("cache-control: no-store"),
            "{missing}"
        );
    }
    fs::write(temp.path().join("secret"), "秘密").unwrap();
    for path in [
        "/../secret",
        "/%2e%2e/secret",
        "/plans/..%2f..%2fsecret",
        "//etc/hostname",
    ] {
        let outside = get(address, path, &host);
        assert!(
            !outside.starts_with("HTTP/1.1 2") && !outside.contains("秘密"),
            "{outside}"
        );
    }
    for host in ["127.0.0.1", "127.0.0.1:9", "localhost", "[::1]", "[::1]:80"] {
        assert!(
            get(address, "/", host).starts_with("HTTP/1.1 200"),
            "{host}"
        );
    }
    for host in ["evil.example", "localhost.evil.example:80", "0.0.0.0", ""] {
        for path in ["/", "/_tower-livereload/event-stream"] {
            let stranger = get(address, path, host);
            assert!(
                !stranger.starts_with("HTTP/1.1 2") && !stranger.contains("首页"),
                "{host}"
            );
        }
    }
    assert!(get(address, "/", "evil.example").starts_with("HTTP/1.1 403"));
    let mut no_host = String::new();
    let mut stream = ask(address, "GET / HTTP/1.0\r\n\r\n");
    stream.read_to_string(&mut no_host).unwrap();
    assert!(no_host.starts_with("HTTP/1.0 403"), "{no_host}");

    let error = serve(temp.path(), &[], address.port(), |_| true, |_| {}).unwrap_err();
    let error = format!("{error:#}");
    assert!(
        error.contains("is in use") && error.contains("--port"),
        "{error}"
    );
    let nowhere = temp.path().join("nowhere");
    let error = serve(temp.path(), &[nowhere], 0, |_| true, |_| {}).unwrap_err();
    assert!(format!("{error:#}").contains("cannot watch"), "{error:#}");
}

#[test]
fn a_change_builds_the_site_and_reloads_open_pages() {
    let temp = tempfile::tempdir().unwrap();
    let (root, watched) = site(temp.path());
    let (rebuilt, changes) = mpsc::channel();
    let succeeds = Arc::new(AtomicBool::new(false));
    let (succeeding, page) = (Arc::clone(&succeeds), root.join("index.html"));
    let address = start(&root, &[&watched], move |paths| {
        let done = succeeding.load(Ordering::SeqCst);
        if done {
            fs::write(&page, "<!doctype html><p>新的</p>").unwrap();
        }
        rebuilt.send(paths.to_vec()).unwrap();
        done
    });
    let mut events = wait_for_reload(address);
    // A build that failed leaves the last good site, and open pages as they are …
    fs::write(watched.join("broken.md"), "x").unwrap();
    changes_until(&changes, "broken.md");
    assert!(get(address, "/", "localhost").contains("首页"));
    events.get_ref().set_nonblocking(true).unwrap();
    let mut told = Vec::new();
    assert!(events.read_to_end(&mut told).is_err(), "it still waits");
    assert!(!String::from_utf8_lossy(&told).contains("reload"));
    events.get_ref().set_nonblocking(false).unwrap();
    // … and one that succeeded reloads them.
    succeeds.store(true, Ordering::SeqCst);
    let path = watched.join("plan.md");
    fs::write(&path, "x").unwrap();
    let changed = changes_until(&changes, "plan.md").pop().unwrap();
    assert!(changed.contains(&path), "{changed:?}");
    read_until(&mut events, "reload");
    assert!(get(address, "/", "localhost").contains("新的"));
}

#[test]
fn what_a_build_does_is_no_reason_for_another() {
    let temp = tempfile::tempdir().unwrap();
    let (root, watched) = site(temp.path());
    fs::write(watched.join("plan.md"), "x").unwrap();
    let (rebuilt, changes) = mpsc::channel();
    let (written, read) = (root.clone(), watched.clone());
    // Both folders are watched, as they are when one lies in the other.
    start(&root, &[temp.path()], move |paths| {
        for entry in fs::read_dir(&read).unwrap() {
            fs::read(entry.unwrap().path()).unwrap();
        }
        fs::create_dir_all(written.join("new")).unwrap();
        fs::write(written.join("new/page.html"), "page").unwrap();
        rebuilt.send(paths.to_vec()).unwrap();
        true
    });
    fs::write(watched.join("plan.md"), "y").unwrap();
    changes_until(&changes, "plan.md");
    // Time enough for a build that causes the next one to do so again and again.
    std::thread::sleep(Duration::from_millis(1000));
    fs::write(watched.join("last.md"), "y").unwrap();
    let all = changes_until(&changes, "last.md");
    // A busy machine may part one change in two.
    assert!(all.len() <= 2, "{all:?}");
    assert!(!all.iter().flatten().any(|path| path.starts_with(&root)));
}

#[test]
fn changes_during_a_build_are_built_once_after_it() {
    let temp = tempfile::tempdir().unwrap();
    let (root, watched) = site(temp.path());
    let (rebuilt, changes) = mpsc::channel();
    let (go_on, stop) = mpsc::channel::<()>();
    start(&root, &[&watched], move |paths| {
        rebuilt.send(paths.to_vec()).unwrap();
        // The first build takes until it is told to end; the others find nobody to wait for.
        stop.recv_timeout(PATIENCE).is_ok()
    });
    fs::write(watched.join("first.md"), "x").unwrap();
    changes_until(&changes, "first.md");
    for name in ["2.md", "3.md", "4.md", "5.md"] {
        fs::write(watched.join(name), "x").unwrap();
        // Longer than files must rest: each is told of on its own.
        std::thread::sleep(Duration::from_millis(350));
    }
    drop(go_on);
    let later = changes_until(&changes, "5.md");
    // A busy machine may tell of the last one late.
    assert!(later.len() <= 2, "{later:?}");
}

#[test]
fn a_build_that_panics_ends_the_server() {
    let temp = tempfile::tempdir().unwrap();
    let (root, watched) = site(temp.path());
    let watch = [watched.clone()];
    let (ended, end) = mpsc::channel::<()>();
    let served = std::thread::spawn(move || {
        let _ended = ended;
        // No message of it among those of the tests.
        let rebuild = |_: &[PathBuf]| std::panic::resume_unwind(Box::new("a bug"));
        let ready = |_| fs::write(watched.join("plan.md"), "x").unwrap();
        serve(&root, &watch, 0, rebuild, ready)
    });
    assert_eq!(
        end.recv_timeout(PATIENCE),
        Err(mpsc::RecvTimeoutError::Disconnected)
    );
    assert_eq!(
        *served.join().unwrap_err().downcast_ref::<&str>().unwrap(),
        "a bug"
    );
}

/// Not a test of its own: what `ctrl_c_ends_it_cleanly` starts and ends.
#[test]
fn serves_when_asked_to() {
    let Some(folder) = std::env::var_os("GANGMU_TEST_SERVE") else {
        return;
    };
    let (root, watched) = site(Path::new(&folder));
    let done = root.join("done");
    let rebuild = move |_: &[PathBuf]| {
        println!("building");
        std::thread::sleep(Duration::from_millis(300));
        fs::write(&done, "done").unwrap();
        true
    };
    let ready = |address| println!("\nready {address}");
    serve(&root, &[watched], 0, rebuild, ready).unwrap();
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_it_cleanly() {
    use std::process::{Command, Stdio};
    let temp = tempfile::tempdir().unwrap();
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "serve::serves_when_asked_to", "--nocapture"])
        .env("GANGMU_TEST_SERVE", temp.path())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap())
        .lines()
        .map(Result::unwrap);
    let address = lines
        .find_map(|line| Some(line.strip_prefix("ready ")?.to_owned()))
        .unwrap();
    // Neither a page that waits to be reloaded nor a build that has begun is in the way.
    let _events = wait_for_reload(address.parse().unwrap());
    fs::write(temp.path().join("content/plan.md"), "x").unwrap();
    assert!(lines.any(|line| line == "building"));
    let pid = child.id().to_string();
    assert!(
        Command::new("kill")
            .args(["-INT", &pid])
            .status()
            .unwrap()
            .success()
    );
    let deadline = Instant::now() + PATIENCE;
    let status = loop {
        match child.try_wait().unwrap() {
            Some(status) => break status,
            None if Instant::now() < deadline => std::thread::sleep(Duration::from_millis(5)),
            None => {
                child.kill().unwrap();
                panic!("it did not end");
            }
        }
    };
    assert!(status.success(), "{status}");
    assert!(
        temp.path().join("public/done").exists(),
        "the build was finished"
    );
}
