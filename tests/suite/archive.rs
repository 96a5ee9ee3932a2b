//! Archived files in every form that a portal hands out, whole and damaged.

use crate::support::archived::{input, show, zipped};
use crate::support::pdf::pdf;
use crate::support::{cases, cases_of, draw, expect, fixtures};
use encoding_rs::{BIG5, GB18030};
use gangmu::base::source::Source;
use gangmu::intake::archive::{Text, read};
use gangmu::intake::import::{Archive, import};
use gangmu::intake::lexicon::Lexicon;
use gangmu::{content::document, link::proof};
use proptest::prelude::*;
use std::time::{Duration, Instant};

fn document(body: &str) -> Vec<u8> {
    format!("<w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>").into_bytes()
}

fn lines(name: &str, bytes: &[u8]) -> Text {
    read(name, bytes.to_vec()).unwrap_or_else(|problem| panic!("{}", draw(&[*problem])))
}

/// Returns the document of a fixture with another byte at a place of the stream that holds its text.
fn old_document(at: usize, byte: u8) -> Vec<u8> {
    let (_, mut bytes) = input(&fixtures("archive").join("doc"));
    let begin = bytes.windows(2).position(|own| own == b"\xEC\xA5");
    bytes[begin.unwrap() + at] = byte;
    bytes
}

/// Returns an OFD of one page with these objects.
fn page_of_ofd(objects: &str) -> Vec<u8> {
    let page = format!("<Page><Content><Layer>{objects}</Layer></Content></Page>");
    let document = "<Document><Pages><Page ID=\"1\" BaseLoc=\"P.xml\"/></Pages></Document>";
    let root = "<OFD><DocBody><DocRoot>D/Document.xml</DocRoot></DocBody></OFD>";
    zipped(&[
        ("OFD.xml", root.into()),
        ("D/Document.xml", document.into()),
        ("D/P.xml", page.into_bytes()),
    ])
}

fn refusal(name: &str, bytes: &[u8]) -> String {
    match read(name, bytes.to_vec()) {
        Ok(text) => format!("{name} was read:\n{}", show(&text)),
        Err(problem) => draw(&[*problem]),
    }
}

const WORDS: &str = "甲市人民政府关于印发码头建设方案的通知\n各区人民政府，市政府各部门：\n一、总体要求\n2020年底前建成码头。\n";

fn utf16(text: &str, big: bool) -> Vec<u8> {
    let units = text.encode_utf16();
    units
        .flat_map(|unit| {
            if big {
                unit.to_be_bytes()
            } else {
                unit.to_le_bytes()
            }
        })
        .collect()
}

#[test]
fn a_text_is_the_same_in_every_encoding() {
    let bom = |text: &str, big| utf16(&format!("\u{FEFF}{text}"), big);
    for (name, bytes) in [
        ("UTF-8", WORDS.as_bytes().to_vec()),
        ("UTF-8 with a mark", format!("\u{FEFF}{WORDS}").into_bytes()),
        ("GB18030", GB18030.encode(WORDS).0.into_owned()),
        ("UTF-16LE", bom(WORDS, false)),
        ("UTF-16BE", bom(WORDS, true)),
        ("UTF-16LE without a mark", utf16(WORDS, false)),
        ("UTF-16BE without a mark", utf16(WORDS, true)),
        ("old line ends", WORDS.replace('\n', "\r").into_bytes()),
    ] {
        assert_eq!(lines(name, &bytes).source.text(), WORDS, "{name}");
    }
    let rare = "一、镕㐀𠀀"; // four bytes each in GB18030
    let bytes = GB18030.encode(rare).0.into_owned();
    assert_eq!(lines("a.txt", &bytes).source.text(), rare);
    let old =
        "甲市人民政府關於印發碼頭建設方案的通知，各區人民政府、市政府各部門：請認真貫徹執行。";
    let bytes = BIG5.encode(old).0.into_owned();
    assert_eq!(lines("a.txt", &bytes).source.text(), old);
    assert_eq!(lines("a.txt", b"").source.text(), "");
}

#[test]
fn a_page_is_the_same_in_every_encoding() {
    let (_, page) = input(&fixtures("archive").join("page-of-a-cms"));
    let page = String::from_utf8(page).unwrap();
    let expected = show(&lines("a.html", page.as_bytes()));
    for charset in ["gb2312", "GBK", "iso-8859-1", "utf-8"] {
        let said = page.replace("charset=\"utf-8\"", &format!("charset={charset}"));
        let bytes = GB18030.encode(&said).0.into_owned();
        assert_eq!(show(&lines("a.html", &bytes)), expected, "{charset}");
        assert_eq!(
            show(&lines("a.html", said.as_bytes())),
            expected,
            "{charset}"
        );
    }
}

#[test]
fn what_cannot_be_read_is_named() {
    let gb = GB18030.encode(WORDS).0.into_owned();
    let mut broken = gb.clone();
    broken[60] = 0xFF;
    let mut torn = utf16(&format!("\u{FEFF}{WORDS}"), false);
    torn.pop();
    let mut torn_be = utf16(WORDS, true);
    torn_be.pop();
    let mut damaged = WORDS.as_bytes().to_vec();
    damaged[70] = 0xFF;
    let docx = zipped(&[(
        "word/document.xml",
        document("<w:p><w:r><w:t>一</w:t></w:r></w:p>"),
    )]);
    let bomb = zipped(&[("word/document.xml", document(&" ".repeat(65 << 20)))]);
    let laughs = "<!DOCTYPE w [<!ENTITY a \"哈哈\"><!ENTITY b \"&a;&a;\">]><w:document/>";
    let empty = || Vec::new();
    let mut said = String::new();
    for (name, bytes) in [
        ("broken-gb.txt", broken),
        ("cut-gb.txt", gb[..gb.len() - 2].to_vec()),
        ("torn-utf16.txt", torn),
        ("torn-utf16be.txt", torn_be),
        ("broken-utf8.txt", damaged),
        ("cut-utf8.txt", WORDS.as_bytes()[..WORDS.len() - 3].to_vec()),
        ("zero.txt", WORDS.replace("码头", "码\0头").into_bytes()),
        ("latin.txt", b"caf\xE9 cr\xE8me br\xFBl\xE9e".to_vec()),
        ("zeros.txt", b"a\0\0b\0c\xFF".to_vec()),
        ("a.txt", b"%PDF-1.5\n%\xE2\xE3\xCF\xD3\n1 0 obj\0".to_vec()),
        ("scan.pdf", page_of_pdf("q 595 0 0 842 0 0 cm /Im1 Do Q")),
        ("recognized.pdf", page_of_pdf("q 595 0 0 842 0 0 cm /Im1 Do Q BT 3 Tr /F1 9 Tf (一、建设码头) Tj ET")),
        ("garbled.pdf", page_of_pdf("BT /F2 12 Tf <0102030405> Tj ET")),
        ("empty.pdf", page_of_pdf("0 0 m 9 9 l S")),
        ("endless.pdf", page_of_pdf(&"BT ET ".repeat(3_000_000))),
        ("a.doc", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0".to_vec()),
        ("locked.doc", old_document(0x0B, 0x01)),
        ("old.doc", old_document(0x03, 0x00)),
        ("damaged.doc", old_document(0x01A2, 0xFF)),
        ("a.rtf", b"{\\rtf1\\ansi }".to_vec()),
        ("a.png", b"\x89PNG\r\n\x1A\n\0\0".to_vec()),
        ("a.jpg", b"\xFF\xD8\xFF\xE0\0\x10JFIF".to_vec()),
        ("a.gz", b"\x1F\x8B\x08\0\0".to_vec()),
        ("a.rar", b"Rar!\x1A\x07\0".to_vec()),
        ("a.mht", b"From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;".to_vec()),
        ("a.xml", b"<?xml version=\"1.0\"?><?mso-application progid=\"Word.Document\"?>".to_vec()),
        ("a.xlsx", zipped(&[("xl/workbook.xml", empty())])),
        ("a.pptx", zipped(&[("ppt/presentation.xml", empty())])),
        ("a.ofd", zipped(&[("OFD.xml", empty())])),
        ("empty.ofd", page_of_ofd("")),
        ("scan.ofd", page_of_ofd("<ImageObject Boundary=\"0 0 210 297\"/>")),
        ("garbled.ofd", page_of_ofd("<TextObject Boundary=\"9 9 99 9\" Size=\"5\"><CGTransform/><TextCode X=\"0\" Y=\"5\">¤¤¤¤</TextCode></TextObject>")),
        ("a.odt", zipped(&[("content.xml", empty()), ("META-INF/manifest.xml", empty())])),
        ("a.zip", zipped(&[("a.txt", b"a".to_vec()), ("b.txt", b"b".to_vec())])),
        ("scans.zip", zipped(&[("a.png", b"\x89PNG\r\n".to_vec())])),
        ("cut.docx", docx[..docx.len() - 30].to_vec()),
        ("no-xml.docx", zipped(&[("word/document.xml", b"<w:document".to_vec())])),
        ("entities.docx", zipped(&[("word/document.xml", laughs.into())])),
        ("bomb.docx", bomb),
        ("empty.docx", zipped(&[("word/document.xml", document("<w:p/>"))])),
        ("empty.html", b"<html><head><title>\xE4\xB8\x80</title></head><body><script>a()</script></body></html>".to_vec()),
        ("deep.html", "<div>".repeat(100_000).into_bytes()),
        ("attributes.html", attributes(200_000).into_bytes()),
        ("fonts.html", fonts(20_000).into_bytes()),
        ("breaks.html", "一<br>".repeat(600_000).into_bytes()),
        ("long.txt", "一、建设码头。".repeat(80_000).into_bytes()),
    ] {
        said.push_str(&refusal(name, &bytes));
        said.push('\n');
    }
    expect(&fixtures("archive").join("refusals.txt"), &said);
}

/// A PDF of a single page with these instructions.
fn page_of_pdf(instructions: &str) -> Vec<u8> {
    let font = "<< /Type /Font /Subtype /Type0 /BaseFont /Own /Encoding /Identity-H >>";
    let files = [("pages/1.txt", instructions), ("objects/6.txt", font)];
    let files = files.map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec()));
    pdf(&files.into())
}

/// Each font stays open in every paragraph that follows.
fn fonts(count: usize) -> String {
    (0..count)
        .map(|i| format!("<p><font size={i}>一"))
        .collect()
}

/// One tag that goes on and on.
fn attributes(count: usize) -> String {
    let all: String = (0..count).map(|i| format!(" a{i}")).collect();
    format!("<p{all}>一</p>")
}

#[test]
fn large_and_deep_files_are_read_in_bounds() {
    let started = Instant::now();
    let paragraph = "<p>一、加强码头建设管理工作，落实各项任务。</p>\n";
    let page = format!("<html><body>{}</body></html>", paragraph.repeat(20_000));
    assert_eq!(lines("a.html", page.as_bytes()).source.line_count(), 20_000);
    let row = "<tr><td rowspan=9 colspan=300>甲<td>乙</tr>";
    lines(
        "a.html",
        format!("<table>{}", row.repeat(20_000)).as_bytes(),
    );
    let nested = "<div>".repeat(900) + "一" + &"</div>".repeat(900);
    assert_eq!(lines("a.html", nested.as_bytes()).source.text(), "一\n");
    let deep = "<w:ins>".repeat(200_000)
        + "<w:p><w:r><w:t>一</w:t></w:r></w:p>"
        + &"</w:ins>".repeat(200_000);
    let docx = zipped(&[("word/document.xml", document(&deep))]);
    assert_eq!(lines("a.docx", &docx).source.text(), "一\n");

    // Lists without end are refused as any markup is; those of a document are paragraphs.
    let lists = "<html>".to_owned() + &"<ol><li>一".repeat(100_000);
    assert!(refusal("a.html", lists.as_bytes()).contains("nested beyond"));
    let attributes: String = (0..100_000).map(|i| format!(" a{i}=\"\"")).collect();
    let endless = document(&format!("<w:p{attributes}/>"));
    let endless = zipped(&[("word/document.xml", endless)]);
    assert!(refusal("a.docx", &endless).contains("more attributes than tags have"));
    let struck = "<s>一</s>二<span hidden>三</span>".repeat(50_000);
    assert_eq!(lines("a.html", struck.as_bytes()).losses.len(), 2);
    let sheet: String = (0..3_000)
        .map(|i| format!(".a{i} b, .b {{ display: none }}"))
        .collect();
    let styled = format!(
        "<html><style>{sheet}</style>{}<p>三</p>",
        "<p class=b><b>一</b>二</p>".repeat(20_000)
    );
    assert!(refusal("a.html", styled.as_bytes()).contains("style sheets beyond all measure"));
    let took = started.elapsed();
    assert!(took < Duration::from_secs(60), "{took:?}");
}

/// A plan on a page is read, and what is written proves itself against the lines of the page.
fn imported(name: &str, bytes: &[u8]) -> String {
    let text = lines(name, bytes);
    let archive = Archive {
        file: format!("seeds/{name}"),
        sha256: gangmu::base::source::sha256(bytes),
    };
    let imported = import("plan", &text, &archive, &Lexicon::bundled());
    let notes = draw(&imported.diagnostics);
    let document = imported.value.unwrap_or_else(|| panic!("{notes}")).document;
    let plan = document::write(&document);
    let file = Source::new("plan.md", &*plan);
    let back = document::read("plan", &file);
    assert!(back.diagnostics.is_empty(), "{}", draw(&back.diagnostics));
    let back = back.value.unwrap();
    assert_eq!(back.document, document);
    let proof = proof::prove(&back, &file, &text.source);
    assert!(
        proof.diagnostics.is_empty(),
        "{}\n{plan}",
        draw(&proof.diagnostics)
    );
    plan
}

#[test]
fn a_plan_on_a_page_or_in_a_document_proves_itself() {
    for case in cases("archive") {
        let (name, bytes) = input(&case);
        let plan = case.file_name().unwrap().to_str().unwrap();
        if matches!(
            plan,
            "page-of-a-cms" | "page-without-names" | "docx-numbers"
        ) {
            let plan = imported(&name, &bytes);
            assert!(plan.contains("码头"), "{plan}");
        }
        if plan == "page-of-a-cms" {
            let page = String::from_utf8(bytes).unwrap().replace("utf-8", "gb2312");
            let plan = imported(&name, &GB18030.encode(&page).0);
            assert!(plan.contains("码头"), "{plan}");
        }
    }
}

proptest! {
    #![proptest_config(cases_of(400))]

    #[test]
    fn any_bytes_are_read_without_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = read("a", bytes);
    }

    #[test]
    fn a_mangled_file_is_read_the_same_twice(
        which in any::<prop::sample::Index>(),
        edits in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), any::<u8>(), 0u8..4), 1..8),
    ) {
        let cases = cases("archive");
        let (name, mut bytes) = input(&cases[which.index(cases.len())]);
        for (at, to, byte, kind) in edits {
            if bytes.len() < 2 { break; }
            let (a, b) = (at.index(bytes.len()), to.index(bytes.len()));
            match kind {
                0 => bytes[a] = byte,
                1 => { bytes.remove(a); }
                2 => bytes.truncate(a.max(b)),
                _ => { let part = bytes[a.min(b)..a.max(b)].to_vec(); bytes.splice(a..a, part); }
            }
        }
        let shown = |bytes: &[u8]| match read(&name, bytes.to_vec()) {
            Ok(text) => {
                if let Some(lines) = text.article {
                    assert!(lines.first <= lines.last && lines.last <= text.source.line_count());
                }
                show(&text)
            }
            Err(problem) => draw(&[*problem]),
        };
        prop_assert_eq!(shown(&bytes), shown(&bytes));
    }
}
