//! The preview server: files, the page for what is not there, who may ask for what and for how long, and rebuilding.

use gangmu::base::diag::Diagnostic;
use gangmu::base::message::{Language, Message};
use gangmu::base::source::Source;
use gangmu::export::headers_of;
use gangmu::site::serve::{Preview, Previewed, Rebuilt};
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

/// The lines of a response's head in lower case, and its body.
fn split(response: &str) -> (Vec<String>, &str) {
    let (head, body) = response.split_once("\r\n\r\n").unwrap();
    (head.lines().map(str::to_lowercase).collect(), body)
}

/// The name of the last build.
fn last_build(address: SocketAddr) -> String {
    let response = get(address, "/_gangmu/build?", "localhost");
    split(&response).1.to_owned()
}

/// A page that waits for another build than the last.
fn wait_for_reload(address: SocketAddr) -> TcpStream {
    let known = last_build(address);
    let request = format!(
        "GET /_gangmu/build?{known} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
    );
    ask(address, &request)
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

fn previewed(root: &Path, watch: &[&Path]) -> Previewed {
    Previewed {
        root: root.to_owned(),
        watch: watch.iter().map(|path| path.to_path_buf()).collect(),
        poll: false,
    }
}

/// Serves in a thread, which ends with the tests; returns the address.
fn start_site(
    site: &Previewed,
    first: Rebuilt,
    rebuild: impl FnMut(&[PathBuf]) -> Rebuilt + Send + 'static,
) -> SocketAddr {
    let preview = Preview::bind(site, 0).unwrap();
    let (ready, address) = mpsc::channel();
    std::thread::spawn(move || {
        preview
            .run(first, rebuild, |address| ready.send(address).unwrap())
            .unwrap();
    });
    address.recv_timeout(PATIENCE).unwrap()
}

/// The same, for a site whose builds say whether they were done.
fn start(
    root: &Path,
    watch: &[&Path],
    mut rebuild: impl FnMut(&[PathBuf]) -> bool + Send + 'static,
) -> SocketAddr {
    let rebuild = move |changed: &[PathBuf]| match rebuild(changed) {
        true => Rebuilt::Done,
        false => Rebuilt::Refused,
    };
    start_site(&previewed(root, watch), Rebuilt::Done, rebuild)
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
        for path in ["/", "/_gangmu/build", "/_gangmu/reload.js"] {
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

    // The line of a request can name a host, too.
    for (target, status) in [
        ("http://localhost/", "200"),
        ("http://evil.example/", "403"),
    ] {
        let response = get(address, target, "localhost");
        assert!(
            response.starts_with(&format!("HTTP/1.1 {status}")),
            "{response}"
        );
    }

    let error = Preview::bind(&previewed(&root, &[]), address.port());
    let error = format!("{:#}", error.err().unwrap());
    assert!(
        error.contains("is in use") && error.contains("--port"),
        "{error}"
    );
}

#[test]
fn a_browser_that_comes_before_the_first_build_waits_for_it() {
    let temp = tempfile::tempdir().unwrap();
    let (root, _) = site(temp.path());
    let preview = Preview::bind(&previewed(&root, &[]), 0).unwrap();
    let mut early = ask(
        preview.address(),
        "GET / HTTP/1.0\r\nHost: localhost\r\n\r\n",
    );

    std::thread::spawn(move || preview.run(Rebuilt::Done, |_| Rebuilt::Done, |_| {}));
    let mut response = String::new();
    early.read_to_string(&mut response).unwrap();
    assert!(response.contains("首页"), "{response}");
}

#[test]
fn only_the_files_of_the_site_are_served() {
    let temp = tempfile::tempdir().unwrap();
    let (root, _) = site(temp.path());
    fs::write(temp.path().join("secret.txt"), "秘密").unwrap();
    fs::create_dir(root.join(".gangmu-new")).unwrap();
    for hidden in [
        ".gangmu",
        ".gangmu.lock",
        ".gangmu-new/page.html",
        "plans/.env",
    ] {
        fs::write(root.join(hidden), "秘密").unwrap();
    }
    fs::write(root.join("own.txt"), "自己").unwrap();

    #[cfg(unix)]
    {
        use std::os::unix::fs::symlink;
        symlink("own.txt", root.join("link.txt")).unwrap();
        symlink("../secret.txt", root.join("out.txt")).unwrap();
        symlink("..", root.join("up")).unwrap();
        symlink("/etc/hostname", root.join("far.txt")).unwrap();
        let fifo = std::process::Command::new("mkfifo")
            .arg(root.join("fifo"))
            .status();
        assert!(fifo.unwrap().success());
    }

    let address = start(&root, &[], |_| true);
    let mut own = vec!["/own.txt", "/%6fwn.txt"];
    if cfg!(unix) {
        own.push("/link.txt");
    }
    for path in own {
        assert!(get(address, path, "localhost").contains("自己"), "{path}");
    }
    for path in [
        "/.gangmu",
        "/%2egangmu",
        "/.gangmu.lock",
        "/.gangmu-new/page.html",
        "/plans/.env",
        "/plans/%2e%2e/.gangmu",
        "/out.txt",
        "/up/secret.txt",
        "/up/public/.gangmu",
        "/far.txt",
        "/fifo",
        "/plans%5c..%5c..%5csecret.txt",
        "/own.txt%00",
        "/%ff",
    ] {
        let response = get(address, path, "localhost");
        assert!(response.starts_with("HTTP/1.1 4"), "{path}: {response}");
        assert!(!response.contains("秘密"), "{path}");
    }
}

#[test]
fn a_preview_sends_what_hosts_send() {
    let temp = tempfile::tempdir().unwrap();
    let (root, _) = site(temp.path());
    fs::create_dir_all(root.join("calendars")).unwrap();
    fs::write(root.join("calendars/site.ics"), "BEGIN:VCALENDAR").unwrap();
    let address = start(&root, &[], |_| true);

    for path in ["index.html", "calendars/site.ics", "nothing.html"] {
        let response = get(address, &format!("/{path}"), "localhost");
        let (head, _) = split(&response);
        for (name, value) in headers_of(path) {
            let line = format!("{name}: {value}").to_lowercase();
            // What is previewed is not for other sites, and is not kept.
            let is_sent = !["Access-Control-Allow-Origin", "Cache-Control"].contains(&name);
            assert_eq!(head.contains(&line), is_sent, "{path}: {line} {head:?}");
        }
        for line in [
            "cache-control: no-store",
            "cross-origin-resource-policy: same-origin",
        ] {
            assert!(head.iter().any(|sent| sent == line), "{path}: {line}");
        }
    }

    // What reloads pages keeps to the policy: a script of the preview's own.
    let page = get(address, "/", "localhost");
    assert!(
        page.contains("<script src=\"/_gangmu/reload.js\""),
        "{page}"
    );
    let script = get(address, "/_gangmu/reload.js", "localhost");
    assert!(
        split(&script)
            .0
            .contains(&"content-type: text/javascript; charset=utf-8".to_owned())
    );
}

#[test]
fn what_is_not_there_is_shown_with_links_into_the_preview() {
    let temp = tempfile::tempdir().unwrap();
    let (root, _) = site(temp.path());
    fs::write(
        root.join("404.html"),
        "<head><base href=\"https://example.org/plans/\"></head><a href=\"plans/index.html\">",
    )
    .unwrap();

    let address = start(&root, &[], |_| true);
    let page = get(address, "/no/such/page.html", "localhost");
    assert!(page.starts_with("HTTP/1.1 404"), "{page}");
    assert!(page.contains("<head><base href=\"/\"></head>"), "{page}");
    assert!(!page.contains("example.org"), "{page}");
    assert!(page.contains("/_gangmu/reload.js"), "{page}");

    // The page itself leads into the preview, too.
    let page = get(address, "/404.html", "localhost");
    assert!(page.contains("<head><base href=\"/\"></head>"), "{page}");
}

#[test]
fn a_preview_sends_the_policy_of_the_site_it_shows() {
    let temp = tempfile::tempdir().unwrap();
    let (root, _) = site(temp.path());
    let policy = "default-src 'self'; img-src 'self' https://img.example";
    let headers = format!("/*\n  X-Other: 1\n  Content-Security-Policy: {policy}\n");
    fs::write(root.join("_headers"), headers).unwrap();
    let address = start(&root, &[], |_| true);

    for path in ["/", "/nothing.html", "/_gangmu/overlay.css"] {
        let response = get(address, path, "localhost");
        let line = format!("content-security-policy: {policy}");
        let (head, _) = split(&response);
        let sent: Vec<&String> = head
            .iter()
            .filter(|own| own.starts_with("content-sec"))
            .collect();
        assert_eq!(sent, [&line], "{path}");
    }
}

#[test]
fn what_is_wrong_is_shown_until_there_is_a_new_site() {
    let temp = tempfile::tempdir().unwrap();
    let (root, watched) = (temp.path().join("public"), temp.path().join("content"));
    fs::create_dir(&watched).unwrap();

    // There is no site yet, and what keeps it from being built is known.
    let preview = Preview::bind(&previewed(&root, &[&watched]), 0).unwrap();
    let problems = preview.problems(Language::En);
    let file = Source::new("content/plans/a.md", "+++\n坏\n");
    let found =
        Diagnostic::error("bad-toml", Message::verbatim("this is not TOML")).at_line(&file, 2);
    problems.show(&[found.help(Message::verbatim("see https://toml.io"))]);
    let site_root = root.clone();
    let rebuild = move |_: &[PathBuf]| {
        fs::create_dir_all(&site_root).unwrap();
        fs::write(site_root.join("index.html"), "<p>好").unwrap();
        Rebuilt::Done
    };
    let (ready, address) = mpsc::channel();
    std::thread::spawn(move || {
        let ready = |address| ready.send(address).unwrap();
        preview.run(Rebuilt::Refused, rebuild, ready).unwrap();
    });
    let address = address.recv_timeout(PATIENCE).unwrap();

    let page = get(address, "/", "localhost");
    assert!(page.starts_with("HTTP/1.1 503"), "{page}");
    assert!(
        page.contains("no site yet") && page.contains("/_gangmu/reload.js"),
        "{page}"
    );
    let response = get(address, "/_gangmu/problems", "localhost");
    let shown: serde_json::Value = serde_json::from_str(split(&response).1).unwrap();
    assert_eq!(shown[0]["severity"], "error");
    let text = shown[0]["text"].as_str().unwrap();
    for part in [
        "error[bad-toml]",
        "content/plans/a.md:2:1",
        "坏",
        "see https://toml.io",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert!(last_build(address).ends_with("-0.1"));

    fs::write(watched.join("a.md"), "x").unwrap();
    let begun = Instant::now();
    while !last_build(address).ends_with("-1.0") {
        assert!(begun.elapsed() < PATIENCE);
        std::thread::sleep(Duration::from_millis(20));
    }
    let response = get(address, "/_gangmu/problems", "localhost");
    assert_eq!(split(&response).1, "[]");
    assert!(get(address, "/", "localhost").contains("好"));
}

#[test]
fn ranges_are_answered_as_rfc_9110_has_it() {
    let temp = tempfile::tempdir().unwrap();
    let (root, _) = site(temp.path());
    fs::write(root.join("ten.txt"), "0123456789").unwrap();
    fs::write(root.join("none.txt"), "").unwrap();
    let address = start(&root, &[], |_| true);
    let range = |method: &str, path: &str, range: &str| {
        let request = format!(
            "{method} {path} HTTP/1.1\r\nHost: localhost\r\nRange: {range}\r\nConnection: close\r\n\r\n"
        );
        let mut response = String::new();
        ask(address, &request)
            .read_to_string(&mut response)
            .unwrap();
        response
    };

    for (asked, part, place) in [
        ("bytes=0-3", "0123", "0-3"),
        ("bytes=4-4", "4", "4-4"),
        ("bytes=7-", "789", "7-9"),
        ("bytes=-2", "89", "8-9"),
        ("bytes=-99", "0123456789", "0-9"),
        ("bytes=5-99", "56789", "5-9"),
        ("BYTES=0-0", "0", "0-0"),
    ] {
        let response = range("GET", "/ten.txt", asked);
        let (head, body) = split(&response);
        assert_eq!(
            (head[0].as_str(), body),
            ("http/1.1 206 partial content", part),
            "{asked}"
        );
        assert!(
            head.contains(&format!("content-range: bytes {place}/10")),
            "{asked}: {head:?}"
        );
        assert!(
            head.contains(&format!("content-length: {}", part.len())),
            "{asked}: {head:?}"
        );
    }
    for asked in ["bytes=10-", "bytes=10-12", "bytes=99-", "bytes=-0"] {
        let response = range("GET", "/ten.txt", asked);
        let (head, _) = split(&response);
        assert_eq!(head[0], "http/1.1 416 range not satisfiable", "{asked}");
        assert!(
            head.contains(&"content-range: bytes */10".to_owned()),
            "{asked}: {head:?}"
        );
    }
    // What means nothing, or more than one range, is as if it were not there.
    for asked in [
        "bytes=0-1,3-4",
        "bytes=",
        "bytes=-",
        "bytes=a-b",
        "bytes=5-2",
        "lines=0-1",
        "0-1",
        "bytes=0-1-2",
    ] {
        let response = range("GET", "/ten.txt", asked);
        let (head, body) = split(&response);
        assert_eq!(
            (head[0].as_str(), body),
            ("http/1.1 200 ok", "0123456789"),
            "{asked}"
        );
    }
    assert!(range("GET", "/none.txt", "bytes=0-").starts_with("HTTP/1.1 200"));
    assert!(range("HEAD", "/ten.txt", "bytes=0-3").starts_with("HTTP/1.1 206"));
    // A page has an element more than its file: parts of it would not fit together.
    let page = range("GET", "/index.html", "bytes=0-3");
    assert!(
        page.starts_with("HTTP/1.1 200") && page.contains("首页"),
        "{page}"
    );
}

#[test]
fn clients_that_say_nothing_do_not_stop_the_preview() {
    let temp = tempfile::tempdir().unwrap();
    let (root, _) = site(temp.path());
    let address = start(&root, &[], |_| true);

    // More than are let in at once; some have begun a request.
    let silent: Vec<TcpStream> = (0..100)
        .map(|at| {
            ask(
                address,
                if at % 2 == 0 {
                    ""
                } else {
                    "GET / HTTP/1.1\r\nHost: "
                },
            )
        })
        .collect();
    assert!(get(address, "/", "localhost").contains("首页"));
    drop(silent);
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
    let mut waiting = wait_for_reload(address);
    // A build that failed leaves the last good site, and open pages as they are …
    fs::write(watched.join("broken.md"), "x").unwrap();
    changes_until(&changes, "broken.md");
    assert!(get(address, "/", "localhost").contains("首页"));
    waiting.set_nonblocking(true).unwrap();
    let mut told = String::new();
    assert!(waiting.read_to_string(&mut told).is_err(), "it still waits");
    waiting.set_nonblocking(false).unwrap();
    // … and one that succeeded reloads them.
    succeeds.store(true, Ordering::SeqCst);
    let path = watched.join("plan.md");
    fs::write(&path, "x").unwrap();
    let changed = changes_until(&changes, "plan.md").pop().unwrap();
    assert!(changed.contains(&path), "{changed:?}");
    waiting.read_to_string(&mut told).unwrap();
    assert!(
        told.starts_with("HTTP/1.1 200") && told.ends_with("-1.0"),
        "{told}"
    );
    assert!(get(address, "/", "localhost").contains("新的"));
}

#[test]
fn a_folder_that_is_replaced_or_appears_is_watched() {
    let temp = tempfile::tempdir().unwrap();
    let (root, watched) = site(temp.path());
    let later = temp.path().join("themes");
    let (rebuilt, changes) = mpsc::channel();
    start(&root, &[&watched, &later], move |paths| {
        rebuilt.send(paths.to_vec()).unwrap();
        true
    });
    let built_anew = || changes.recv_timeout(PATIENCE).unwrap();

    // As `mv`, programs that synchronize and changes of a branch do it; the second time under a number that was free again.
    for round in 0..2 {
        let new = temp.path().join("new");
        if round == 0 {
            fs::create_dir(&new).unwrap();
            fs::remove_dir_all(&watched).unwrap();
            fs::rename(&new, &watched).unwrap();
        } else {
            fs::remove_dir_all(&watched).unwrap();
            fs::create_dir(&watched).unwrap();
        }
        built_anew();
        std::thread::sleep(Duration::from_millis(800));
        fs::write(watched.join(format!("{round}.md")), "x").unwrap();
        changes_until(&changes, &format!("{round}.md"));
    }

    fs::create_dir(&later).unwrap();
    built_anew();
    std::thread::sleep(Duration::from_millis(800));
    fs::write(later.join("theme.toml"), "x").unwrap();
    changes_until(&changes, "theme.toml");
}

#[test]
fn folders_without_events_are_looked_through() {
    let temp = tempfile::tempdir().unwrap();
    let (root, watched) = site(temp.path());
    fs::write(watched.join("plan.md"), "x").unwrap();
    fs::write(watched.join("gone.md"), "x").unwrap();
    let polled = Previewed {
        poll: true,
        // The folder served lies within: what a build writes is no reason for another.
        ..previewed(&root, &[temp.path()])
    };
    let (rebuilt, changes) = mpsc::channel();
    let written = root.join("index.html");
    start_site(&polled, Rebuilt::Done, move |paths| {
        fs::write(&written, format!("{paths:?}")).unwrap();
        rebuilt.send(paths.to_vec()).unwrap();
        Rebuilt::Done
    });

    // As long as before, and as old as one likes.
    fs::write(watched.join("plan.md"), "y").unwrap();
    fs::remove_file(watched.join("gone.md")).unwrap();
    let changed = changes.recv_timeout(PATIENCE).unwrap();
    assert_eq!(changed, [watched.join("gone.md"), watched.join("plan.md")]);
    assert!(changes.recv_timeout(Duration::from_secs(4)).is_err());
}

#[test]
fn a_build_that_was_hindered_is_tried_again() {
    let temp = tempfile::tempdir().unwrap();
    let (root, watched) = site(temp.path());
    let (rebuilt, tries) = mpsc::channel();
    let mut outcomes = vec![Rebuilt::Done, Rebuilt::Hindered];
    let site = previewed(&root, &[&watched]);
    let address = start_site(&site, Rebuilt::Hindered, move |_| {
        let outcome = outcomes.pop().unwrap();
        rebuilt.send(outcome).unwrap();
        outcome
    });

    let mut waiting = wait_for_reload(address);
    for expected in [Rebuilt::Hindered, Rebuilt::Done] {
        assert_eq!(tries.recv_timeout(PATIENCE).unwrap(), expected);
    }
    let mut told = String::new();
    waiting.read_to_string(&mut told).unwrap();
    assert!(told.ends_with("-1.0"), "{told}");
    assert!(
        tries.recv_timeout(Duration::from_secs(4)).is_err(),
        "enough"
    );
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
    let (ended, end) = mpsc::channel::<()>();
    let served = std::thread::spawn(move || {
        let _ended = ended;
        // No message of it among those of the tests.
        let rebuild = |_: &[PathBuf]| std::panic::resume_unwind(Box::new("a bug"));
        let ready = |_| fs::write(watched.join("plan.md"), "x").unwrap();
        let preview = Preview::bind(&previewed(&root, &[&watched]), 0).unwrap();
        preview.run(Rebuilt::Done, rebuild, ready)
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
        Rebuilt::Done
    };
    let ready = |address| println!("\nready {address}");
    let preview = Preview::bind(&previewed(&root, &[&watched]), 0).unwrap();
    preview.run(Rebuilt::Done, rebuild, ready).unwrap();
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
    let _waiting = wait_for_reload(address.parse().unwrap());
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
