//! Hostile bytes for each reader of files and of requests: what people give us, with bytes lost, doubled, moved and made
//! up. Whatever comes, a reader answers or says what is wrong; it never panics, and what it says can be shown.
//! `GANGMU_FUZZ_SECONDS` sets how long this takes in all, `GANGMU_FUZZ_SEED` where it begins. docs/supply.md says which
//! crates are reached by which of these tests.

use crate::support::archived::{input, zipped};
use crate::support::{cases, draw, root};
use fastrand::Rng;
use gangmu::base::diag::{Diagnostic, decode_utf8};
use gangmu::base::source::Source;
use gangmu::content::document;
use gangmu::content::gazetteer::Gazetteer;
use gangmu::content::permalinks::{Ledger, Moves};
use gangmu::content::settings::Settings;
use gangmu::intake::archive;
use gangmu::intake::import::{Archive, import};
use gangmu::intake::lexicon::Lexicon;
use gangmu::site::serve::{Preview, Previewed, Rebuilt};
use std::fs;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::LazyLock;
use std::sync::mpsc;
use std::time::{Duration, Instant};

/// What formats are made of.
const PIECES: [&str; 36] = [
    "<",
    ">",
    "</p>",
    "<table>",
    "<td rowspan=99>",
    "<!--",
    "-->",
    "<script>",
    "&#x",
    "&amp;",
    "]]>",
    "<![CDATA[",
    "<w:p>",
    "<w:t>",
    "xmlns:w=",
    "PK\u{3}\u{4}",
    "\0",
    "\u{FEFF}",
    "\u{202E}",
    "\u{2028}",
    "\r\n",
    "+++\n",
    "```toml task\n",
    "```",
    "#### ",
    "> ",
    "{#",
    "[[",
    "]]",
    "[a.b]\n",
    "= ",
    "\"\"\"",
    "\\u{110000}",
    "1979-05-27T07:32:00Z",
    "一、",
    "责任单位:",
];
/// How many changes a text suffers at most.
const CHANGES: usize = 8;
/// How often each reader reads at least.
const LEAST: u64 = 40;
/// How many readers share the time.
const READERS: u32 = 9;

/// Returns bytes with some of them changed.
fn mangled(random: &mut Rng, samples: &[Vec<u8>]) -> Vec<u8> {
    let mut bytes = samples[random.usize(0..samples.len())].clone();
    for _ in 0..random.usize(1..=CHANGES) {
        let (a, b) = (random.usize(0..=bytes.len()), random.usize(0..=bytes.len()));
        let (from, to) = (a.min(b), a.max(b).min(a.min(b) + 200));
        match random.u8(0..7) {
            0 => drop(bytes.drain(from..to)),
            1 => bytes.splice(b..b, bytes[from..to].to_vec()).for_each(drop),
            2 => bytes.truncate(b.max(1)),
            3 if from < bytes.len() => bytes[from] = random.u8(..),
            4 => {
                let other = &samples[random.usize(0..samples.len())];
                let part = random.usize(0..=other.len());
                bytes.splice(a..a, other[part..other.len().min(part + 200)].to_vec());
            }
            _ => {
                let piece = PIECES[random.usize(0..PIECES.len())].as_bytes();
                bytes.splice(a..a, piece.repeat(random.usize(1..4)));
            }
        }
    }
    bytes
}

/// Tries a reader on changed samples for its share of the time.
fn try_reader(samples: &[Vec<u8>], read: impl Fn(&mut Rng, Vec<u8>)) {
    let number = |name: &str| std::env::var(name).ok()?.parse::<u64>().ok();
    let seconds = number("GANGMU_FUZZ_SECONDS").unwrap_or(5);
    let first = number("GANGMU_FUZZ_SEED").unwrap_or(1);
    let time = Duration::from_secs(seconds) / READERS;

    let begun = Instant::now();
    let mut tried = 0;
    while begun.elapsed() < time || tried < LEAST {
        let seed = first + tried;
        let mut random = Rng::with_seed(seed);
        // Shown only if the reader panics.
        println!("seed {seed}");
        let bytes = mangled(&mut random, samples);
        read(&mut random, bytes);
        tried += 1;
    }
}

/// Tries a reader of text on changed samples; what is no UTF-8 is said before a reader sees it.
fn try_text_reader(samples: &[Vec<u8>], read: impl Fn(&Source) -> Vec<Diagnostic>) {
    try_reader(samples, |random, bytes| {
        let bytes = match random.bool() {
            true => bytes,
            false => String::from_utf8_lossy(&bytes).into_owned().into_bytes(),
        };
        match decode_utf8("hostile", bytes) {
            Ok(source) => drop(draw(&read(&source))),
            Err(problem) => drop(draw(&[*problem])),
        }
    });
}

/// Reads an archived file as import does.
fn import_file(name: &str, bytes: Vec<u8>) {
    static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::bundled);
    let text = match archive::read(name, bytes) {
        Ok(text) => text,
        Err(problem) => return drop(draw(&[*problem])),
    };

    let archived = Archive {
        file: name.to_owned(),
        sha256: "0".repeat(64),
    };
    let imported = import("plan", &text, &archived, &LEXICON);
    draw(&imported.diagnostics);
    if let Some(imported) = imported.value {
        document::write(&imported.document);
    }
}

/// A file of the project.
fn file(path: &str) -> Vec<u8> {
    fs::read(root().join(path)).unwrap()
}

/// The archived files of the fixtures of one kind.
fn archived(ending: &str) -> Vec<Vec<u8>> {
    let inputs = cases("archive").into_iter().map(|case| input(&case));
    let files = inputs.filter(|(name, _)| name.ends_with(ending));
    files.map(|(_, bytes)| bytes).collect()
}

#[test]
fn pages() {
    try_reader(&archived(".html"), |_, bytes| {
        import_file("hostile.html", bytes)
    });
}

#[test]
fn texts_in_any_encoding() {
    let mut samples = archived(".txt");
    samples.extend([
        encoding_rs::GB18030
            .encode("甲市工作方案\n一、推进项目建设。")
            .0
            .into_owned(),
        encoding_rs::BIG5
            .encode("甲市工作方案\n一、推進項目建設。")
            .0
            .into_owned(),
        "\u{FEFF}甲市"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect(),
    ]);
    try_reader(&samples, |_, bytes| import_file("hostile.txt", bytes));
}

#[test]
fn archives_of_word_documents() {
    try_reader(&archived(".docx"), |_, bytes| {
        import_file("hostile.docx", bytes)
    });
}

#[test]
fn parts_of_word_documents() {
    const PARTS: [&str; 3] = ["word/document.xml", "word/styles.xml", "word/numbering.xml"];
    let parts = cases("archive")
        .into_iter()
        .flat_map(|case| PARTS.map(|part| fs::read(case.join(part)).ok()));
    let samples: Vec<Vec<u8>> = parts.flatten().collect();

    try_reader(&samples, |random, bytes| {
        // One part is as it was, so that its names lead somewhere.
        let other = samples[random.usize(0..samples.len())].clone();
        let [main, styles, numbers] = match random.u8(0..3) {
            0 => [bytes, other.clone(), other],
            1 => [other.clone(), bytes, other],
            _ => [bytes.clone(), bytes, other],
        };
        let document = zipped(&[(PARTS[0], main), (PARTS[1], styles), (PARTS[2], numbers)]);
        import_file("hostile.docx", document);
    });
}

#[test]
fn plans() {
    let plan = file("content/plans/panjin-2017-17.md");
    let small = file("tests/fixtures/base/content/plans/jia-2020-1.md");
    try_text_reader(&[plan, small.clone(), small.clone(), small], |source| {
        document::read("plan", source).diagnostics
    });
}

#[test]
fn gazetteers_and_settings() {
    let gazetteer = file("tests/fixtures/base/content/gazetteer.toml");
    let settings = file("tests/fixtures/base/content/site.toml");
    try_text_reader(&[gazetteer, settings], |source| {
        let mut found = Gazetteer::read(source).diagnostics;
        found.extend(Settings::read(source).diagnostics);
        found
    });
}

#[test]
fn lexicons() {
    let lexicon = file("tests/fixtures/sessions/lexicon/lexicon.toml");
    try_text_reader(&[lexicon], |source| Lexicon::default().add(source));
}

#[test]
fn ledgers_and_moves() {
    let ledger = file("content/permalinks.txt");
    let moves = "[[moved]]\nfrom = \"units/a.html\"\nto = \"units/b.html\"\n\n[[gone]]\naddress = \"units/c.html\"\nwhy = \"误录\"\ndate = 2026-11-23\n";
    try_text_reader(&[ledger, moves.as_bytes().to_vec()], |source| {
        let mut found = Ledger::read(source).diagnostics;
        found.extend(Moves::read(source).diagnostics);
        found
    });
}

/// How long the preview may take on a busy machine.
const PATIENCE: Duration = Duration::from_secs(20);

/// Sends bytes to the preview and reads what it says, for a short time.
fn send(address: SocketAddr, bytes: &[u8], patience: Duration) -> Vec<u8> {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(patience)).unwrap();
    let mut response = Vec::new();
    // It may end the connection at any time, and wait for the rest of a request.
    if stream.write_all(bytes).is_ok() {
        stream.read_to_end(&mut response).ok();
    }
    response
}

#[test]
fn requests() {
    let temp = tempfile::tempdir().unwrap();
    let root = temp.path().join("public");
    fs::create_dir(&root).unwrap();
    fs::write(root.join("index.html"), "<!doctype html><p>首页</p>").unwrap();
    fs::write(temp.path().join("secret"), "秘密").unwrap();
    let site = Previewed {
        root,
        ..Previewed::default()
    };
    let preview = Preview::bind(&site, 0).unwrap();
    let (ready, address) = mpsc::channel();
    std::thread::spawn(move || {
        preview.run(
            Rebuilt::Done,
            |_| Rebuilt::Done,
            |address| ready.send(address).unwrap(),
        )
    });
    let address = address.recv_timeout(PATIENCE).unwrap();

    let good = b"GET / HTTP/1.0\r\nHost: localhost\r\n\r\n".to_vec();
    let samples = [
        good.clone(),
        b"GET /../secret?a=%2e HTTP/1.0\r\nHost: localhost:80\r\nRange: bytes=0-5,-2\r\n\r\n".to_vec(),
        b"HEAD /%2e%2e/secret HTTP/1.0\r\nHost: [::1]\r\nIf-None-Match: \"a\"\r\nAccept-Encoding: br\r\n\r\n".to_vec(),
        b"POST /_gangmu/build HTTP/1.0\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabcde\r\n0\r\n\r\n".to_vec(),
    ];
    try_reader(&samples, |_, bytes| {
        let response = send(address, &bytes, Duration::from_millis(200));
        assert!(!String::from_utf8_lossy(&response).contains("秘密"));
    });
    assert!(String::from_utf8_lossy(&send(address, &good, PATIENCE)).contains("首页"));
}
