//! Each reader with what it is tried on. Whatever comes, a reader answers or says what is wrong; it never panics, and what
//! it says can be shown.

use super::bytes::{self, mangled};
use super::requests::{self, Server};
use super::sites::{FILES, SmallProject};
use super::texts;
use crate::support::archived::{input, zipped};
use crate::support::{cases, draw, files_below, root};
use fastrand::Rng;
use gangmu::base::diag::{Diagnostic, decode_utf8};
use gangmu::base::source::Source;
use gangmu::content::document;
use gangmu::content::gazetteer::Gazetteer;
use gangmu::content::own_pages;
use gangmu::content::permalinks::{Ledger, Moves};
use gangmu::content::settings::Settings;
use gangmu::intake::archive;
use gangmu::intake::import::{Archive, import};
use gangmu::intake::lexicon::Lexicon;
use std::fs;
use std::sync::LazyLock;

/// A reader of something that people give us.
pub struct Reader {
    /// What it reads.
    pub name: &'static str,
    /// How many of a thousand inputs it gets, where all readers share them: those that take long get few.
    pub share: u64,
    try_seed: Box<dyn Fn(u64) + Send + Sync>,
}

impl Reader {
    /// Makes an input of a seed and reads it.
    ///
    /// # Panics
    /// Where the reader does, or breaks what it promises.
    pub fn try_seed(&self, seed: u64) {
        (self.try_seed)(seed);
    }

    fn new(name: &'static str, share: u64, try_seed: impl Fn(u64) + Send + Sync + 'static) -> Self {
        Self {
            name,
            share,
            try_seed: Box::new(try_seed),
        }
    }

    /// A reader that is tried on changed samples.
    fn of_bytes(
        name: &'static str,
        share: u64,
        samples: Vec<Vec<u8>>,
        read: impl Fn(&mut Rng, Vec<u8>) + Send + Sync + 'static,
    ) -> Self {
        assert!(!samples.is_empty(), "{name}");
        Self::new(name, share, move |seed| {
            let mut random = Rng::with_seed(seed);
            let bytes = mangled(&mut random, &samples);
            read(&mut random, bytes);
        })
    }

    /// A reader of text; what is no UTF-8 is said before a reader sees it.
    fn of_text(
        name: &'static str,
        share: u64,
        samples: Vec<Vec<u8>>,
        read: impl Fn(&Source) -> Vec<Diagnostic> + Send + Sync + 'static,
    ) -> Self {
        Self::of_bytes(name, share, samples, move |random, bytes| {
            let bytes = match random.bool() {
                true => bytes,
                false => String::from_utf8_lossy(&bytes).into_owned().into_bytes(),
            };
            match decode_utf8("hostile", bytes) {
                Ok(source) => drop(draw(&read(&source))),
                Err(problem) => drop(draw(&[*problem])),
            }
        })
    }
}

/// Returns all readers.
pub fn all() -> Vec<Reader> {
    vec![
        plan_texts(),
        pages(),
        texts_in_any_encoding(),
        archives_of_word_documents(),
        parts_of_word_documents(),
        workbooks(),
        mails_and_zips(),
        pdfs(),
        old_workbooks(),
        old_documents(),
        documents_of_offices(),
        plans(),
        pages_of_editors(),
        gazetteers_and_settings(),
        lexicons(),
        ledgers_and_moves(),
        projects(),
        requests(),
    ]
}

/// Returns the bundled lexicon, built once for all.
pub fn lexicon() -> &'static Lexicon {
    static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::bundled);
    &LEXICON
}

/// Texts of plans, made up and torn: what import makes of them proves itself.
pub fn plan_texts() -> Reader {
    let real = texts::real();
    Reader::new("plan_texts", 210, move |seed| {
        texts::survives(&texts::of_seed(seed, &real), seed);
    })
}

/// Saved pages.
pub fn pages() -> Reader {
    Reader::of_bytes("pages", 120, archived(".html"), |_, bytes| {
        import_file("hostile.html", bytes);
    })
}

/// Texts in the encodings that they come in.
pub fn texts_in_any_encoding() -> Reader {
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
    Reader::of_bytes("texts_in_any_encoding", 100, samples, |_, bytes| {
        import_file("hostile.txt", bytes);
    })
}

/// Word documents whose container is broken.
pub fn archives_of_word_documents() -> Reader {
    let samples = archived(".docx");
    Reader::of_bytes("archives_of_word_documents", 60, samples, |_, bytes| {
        import_file("hostile.docx", bytes);
    })
}

/// Word documents with broken parts.
pub fn parts_of_word_documents() -> Reader {
    const PARTS: [&str; 3] = ["word/document.xml", "word/styles.xml", "word/numbering.xml"];
    let parts = cases("archive")
        .into_iter()
        .flat_map(|case| PARTS.map(|part| fs::read(case.join(part)).ok()));
    let samples: Vec<Vec<u8>> = parts.flatten().collect();
    let others = samples.clone();

    Reader::of_bytes(
        "parts_of_word_documents",
        100,
        samples,
        move |random, bytes| {
            // One part is as it was, so that its names lead somewhere.
            let other = others[random.usize(0..others.len())].clone();
            let [main, styles, numbers] = match random.u8(0..3) {
                0 => [bytes, other.clone(), other],
                1 => [other.clone(), bytes, other],
                _ => [bytes.clone(), bytes, other],
            };
            let document = zipped(&[(PARTS[0], main), (PARTS[1], styles), (PARTS[2], numbers)]);
            import_file("hostile.docx", document);
        },
    )
}

/// Workbooks with broken parts.
pub fn workbooks() -> Reader {
    const PARTS: [&str; 4] = [
        "xl/worksheets/sheet1.xml",
        "xl/styles.xml",
        "xl/sharedStrings.xml",
        "xl/workbook.xml",
    ];
    let case = root().join("tests/fixtures/archive/sheets-strings");
    let mut samples = PARTS
        .map(|part| fs::read(case.join(part)).unwrap())
        .to_vec();
    samples.push(file(
        "tests/fixtures/archive/sheets/xl/worksheets/sheet1.xml",
    ));
    let whole = files_below(&case);

    Reader::of_bytes("workbooks", 40, samples, move |random, bytes| {
        let broken = PARTS[random.usize(0..PARTS.len())];
        let parts = whole.iter().map(|(name, own)| match name == broken {
            true => (name.as_str(), bytes.clone()),
            false => (name.as_str(), own.clone()),
        });
        let parts: Vec<(&str, Vec<u8>)> = parts.collect();
        import_file("hostile.xlsx", zipped(&parts));
    })
}

/// Mails, web archives and zip archives of files.
pub fn mails_and_zips() -> Reader {
    let kinds = [".eml", ".mht", ".zip", ".xlsx"];
    let samples = kinds.into_iter().flat_map(archived).collect();
    Reader::of_bytes("mails_and_zips", 40, samples, |_, bytes| {
        import_file("hostile.eml", bytes);
    })
}

/// PDFs, packed and as plain instructions.
pub fn pdfs() -> Reader {
    Reader::of_bytes("pdfs", 30, archived(".pdf"), |_, bytes| {
        import_file("hostile.pdf", bytes);
    })
}

/// Workbooks of records in their containers.
pub fn old_workbooks() -> Reader {
    Reader::of_bytes("old_workbooks", 30, archived(".xls"), |_, bytes| {
        import_file("hostile.xls", bytes);
    })
}

/// Word documents of records in their containers.
pub fn old_documents() -> Reader {
    Reader::of_bytes("old_documents", 30, archived(".doc"), |_, bytes| {
        import_file("hostile.doc", bytes);
    })
}

/// OFD documents with broken parts.
pub fn documents_of_offices() -> Reader {
    let whole = files_below(&root().join("tests/fixtures/archive/ofd"));
    let is_part = |(name, _): &(&String, &Vec<u8>)| name.ends_with(".xml");
    let (names, samples): (Vec<String>, Vec<Vec<u8>>) = whole
        .iter()
        .filter(is_part)
        .map(|(name, own)| (name.clone(), own.clone()))
        .unzip();

    Reader::of_bytes("documents_of_offices", 30, samples, move |random, bytes| {
        let broken = names[random.usize(0..names.len())].as_str();
        let parts = whole.iter().map(|(name, own)| match name == broken {
            true => (name.as_str(), bytes.clone()),
            false => (name.as_str(), own.clone()),
        });
        let parts: Vec<(&str, Vec<u8>)> = parts.collect();
        import_file("hostile.ofd", zipped(&parts));
    })
}

/// Files of plans.
pub fn plans() -> Reader {
    let plan = file("content/plans/panjin-2017-17.md");
    let small = file("tests/fixtures/base/content/plans/jia-2020-1.md");
    let samples = vec![plan, small.clone(), small.clone(), small];
    Reader::of_text("plans", 100, samples, |source| {
        document::read("plan", source).diagnostics
    })
}

/// Pages that editors write.
pub fn pages_of_editors() -> Reader {
    let folder = "tests/fixtures/sessions/own-pages/content/pages";
    let guide = file(&format!("{folder}/guide/index.md"));
    let markup = file("tests/fixtures/diagnostics/own-page-markup/content/pages/help.md");
    Reader::of_text("pages_of_editors", 30, vec![guide, markup], |source| {
        let read = own_pages::read("guide/index.md", source);
        if let Some(page) = &read.value {
            page.body.passages(|_| None);
        }
        read.diagnostics
    })
}

/// Gazetteers, and settings of a site.
pub fn gazetteers_and_settings() -> Reader {
    let gazetteer = file("tests/fixtures/base/content/gazetteer.toml");
    let settings = file("tests/fixtures/base/content/site.toml");
    let whole = file("tests/fixtures/sessions/own-pages/content/site.toml");
    let samples = vec![gazetteer, settings, whole];
    Reader::of_text("gazetteers_and_settings", 60, samples, |source| {
        let mut found = Gazetteer::read(source).diagnostics;
        found.extend(Settings::read(source).diagnostics);
        found
    })
}

/// Words of a site.
pub fn lexicons() -> Reader {
    let lexicon = file("tests/fixtures/sessions/lexicon/lexicon.toml");
    Reader::of_text("lexicons", 30, vec![lexicon], |source| {
        Lexicon::default().add(source)
    })
}

/// Ledgers of addresses, and what moved.
pub fn ledgers_and_moves() -> Reader {
    let ledger = file("content/permalinks.txt");
    let moves = "[[moved]]\nfrom = \"units/a.html\"\nto = \"units/b.html\"\n\n[[gone]]\naddress = \"units/c.html\"\nwhy = \"误录\"\ndate = 2026-11-23\n";
    let samples = vec![ledger, moves.as_bytes().to_vec()];
    Reader::of_text("ledgers_and_moves", 30, samples, |source| {
        let mut found = Ledger::read(source).diagnostics;
        found.extend(Moves::read(source).diagnostics);
        found
    })
}

/// Projects: what nothing is wrong with is built to the last file, with plans that import made of hostile texts among them.
pub fn projects() -> Reader {
    let project = SmallProject::read();
    let (samples, real) = (project.samples(), texts::real());
    let sprinkled = move |seed: u64| {
        let mut random = Rng::with_seed(seed);
        bytes::sprinkled(&mut random, &texts::of_seed(seed, &real))
    };

    // Else everything would be refused, and nothing built.
    let is_built = |seed| project.build_imported(&sprinkled(seed)) > 0;
    assert!(project.build_with(0, samples[0].clone()) > 0 && (1..100).any(is_built));

    Reader::new("projects", 10, move |seed| {
        let mut random = Rng::with_seed(seed);
        if random.bool() {
            project.build_imported(&sprinkled(seed));
        } else {
            let bytes = mangled(&mut random, &samples);
            project.build_with(random.usize(0..FILES.len()), bytes);
        }
    })
}

/// Requests to the preview.
pub fn requests() -> Reader {
    let server = Server::start();
    Reader::of_bytes("requests", 10, requests::samples(), move |_, bytes| {
        server.ask(&bytes);
        server.assert_lives();
    })
}

/// Reads an archived file as import does.
fn import_file(name: &str, bytes: Vec<u8>) {
    let text = match archive::read(name, bytes) {
        Ok(text) => text,
        Err(problem) => return drop(draw(&[*problem])),
    };

    let archived = Archive {
        file: name.to_owned(),
        sha256: "0".repeat(64),
    };
    let imported = import("plan", &text, &archived, lexicon());
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
