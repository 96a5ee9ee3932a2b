//! `gangmu review`: pages of this machine alone, answers that are written whole or not at all, and the report.

use crate::support::{copy, fixtures, gangmu};
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

const PATIENCE: Duration = Duration::from_secs(60);

/// A desk that serves a project, until it is dropped.
struct Desk {
    child: Child,
    address: SocketAddr,
}

impl Drop for Desk {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

impl Desk {
    fn open(folder: &Path) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_gangmu"))
            .args(["--lang", "en", "review", "--port", "0"])
            .current_dir(folder)
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let said = BufReader::new(child.stderr.take().unwrap());
        let address = said.lines().map_while(Result::ok).find_map(|line| {
            let rest = line.split_once("http://")?.1.to_owned();
            rest.split_once('/')?.0.parse().ok()
        });
        Desk {
            child,
            address: address.unwrap(),
        }
    }

    fn send(&self, request: &str) -> String {
        let mut stream = TcpStream::connect(self.address).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        let mut response = String::new();
        stream.read_to_string(&mut response).unwrap();
        response
    }

    fn get(&self, path: &str, host: &str) -> String {
        self.send(&format!(
            "GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
        ))
    }

    fn page(&self, path: &str) -> String {
        let page = self.get(path, &self.address.to_string());
        assert!(page.starts_with("HTTP/1.1 200"), "{page}");
        page
    }

    /// Answers with the fields of a form, as a page of `origin` sends it.
    fn accept(&self, form: &Form, origin: Option<&str>) -> String {
        let Form {
            token,
            plan,
            digest,
            doubt,
        } = form;
        let body = format!("token={token}&plan={plan}&digest={digest}&doubt={doubt}");
        let origin = origin.map_or_else(String::new, |origin| format!("Origin: {origin}\r\n"));
        self.send(&format!(
            "POST /accept HTTP/1.1\r\nHost: {}\r\n{origin}Connection: close\r\nContent-Length: {}\r\n\r\n{body}",
            self.address,
            body.len()
        ))
    }

    fn own(&self) -> String {
        format!("http://{}", self.address)
    }
}

/// The fields of the form of a doubt.
#[derive(Clone)]
struct Form {
    token: String,
    plan: String,
    digest: String,
    doubt: String,
}

/// Returns the form of the doubt on a page whose words have a part.
fn form(page: &str, part: &str) -> Form {
    let doubt = page
        .split("<li class=\"stop doubt\"")
        .skip(1)
        .filter_map(|doubt| doubt.split_once("</li>").map(|(doubt, _)| doubt))
        .find(|doubt| doubt.contains(part) && doubt.contains("<form"));
    let doubt = doubt.unwrap_or_else(|| panic!("no doubt with {part}: {page}"));
    let value = |name: &str| {
        let behind = doubt
            .split_once(&format!("name=\"{name}\" value=\""))
            .unwrap()
            .1;
        behind.split_once('"').unwrap().0.to_owned()
    };
    Form {
        token: value("token"),
        plan: value("plan"),
        digest: value("digest"),
        doubt: value("doubt"),
    }
}

fn project() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    copy(&fixtures("base"), folder.path());
    folder
}

#[test]
fn the_desk_answers_this_machine_and_its_own_pages_alone() {
    let folder = project();
    fs::write(folder.path().join("seeds/news.txt"), "今天天气晴朗。\n").unwrap();
    let desk = Desk::open(folder.path());
    let overview = desk.page("/");
    for part in [
        "content-security-policy: default-src 'self'",
        "/plan/jia-2020-1",
        "seeds/news.txt",
        "1 doubt",
    ] {
        assert!(overview.contains(part), "{part}: {overview}");
    }
    assert!(!overview.contains("access-control-allow-origin"));
    assert!(desk.get("/", "evil.example").starts_with("HTTP/1.1 403"));
    assert!(
        desk.get("/plan/none", "localhost")
            .starts_with("HTTP/1.1 404")
    );

    let file = folder.path().join("content/plans/jia-2020-1.md");
    let before = fs::read(&file).unwrap();
    let form = form(&desk.page("/plan/jia-2020-1"), "新建泊位2个");
    assert!(desk.accept(&form, None).starts_with("HTTP/1.1 403"));
    assert!(
        desk.accept(&form, Some("http://evil.example"))
            .starts_with("HTTP/1.1 403")
    );
    let foreign = Form {
        token: "0".to_owned(),
        ..form
    };
    assert!(
        desk.accept(&foreign, Some(&desk.own()))
            .starts_with("HTTP/1.1 409")
    );
    assert_eq!(fs::read(&file).unwrap(), before);
}

#[test]
fn what_was_seen_is_declared_and_an_edit_made_meanwhile_stays() {
    let folder = project();
    let file = folder.path().join("content/plans/jia-2020-1.md");
    let desk = Desk::open(folder.path());
    let form = form(&desk.page("/plan/jia-2020-1"), "新建泊位2个");

    let edited = fs::read_to_string(&file).unwrap() + "\n<!-- 待核 -->\n";
    let original = fs::read_to_string(&file).unwrap();
    fs::write(&file, &edited).unwrap();
    let refused = desk.accept(&form, Some(&desk.own()));
    assert!(
        refused.starts_with("HTTP/1.1 409") && refused.contains("edited meanwhile"),
        "{refused}"
    );
    assert_eq!(fs::read_to_string(&file).unwrap(), edited);

    fs::write(&file, &original).unwrap();
    let taken = desk.accept(&form, Some(&desk.own()));
    assert!(
        taken.starts_with("HTTP/1.1 303") && taken.contains("location: /plan/jia-2020-1?at=0"),
        "{taken}"
    );
    let written = fs::read_to_string(&file).unwrap();
    assert_eq!(
        written.replace("seen = [\"新区新建泊位2个\"]\n", ""),
        original
    );
    assert!(
        desk.page("/plan/jia-2020-1")
            .contains("Nothing is doubted.")
    );
    let (_, said, code) = gangmu(folder.path(), &["check"]);
    assert!(code == 0 && !said.contains("note"), "{said}");
    // The page that was answered knows nothing of what it changed.
    assert!(
        desk.accept(&form, Some(&desk.own()))
            .starts_with("HTTP/1.1 409")
    );
}

#[test]
fn an_emendation_is_applied_and_the_plan_read_again() {
    let folder = project();
    let source = fixtures("import").join("damaged-dates/source.txt");
    fs::copy(source, folder.path().join("seeds/damaged.txt")).unwrap();
    let args = ["import", "--id", "ren", "seeds/damaged.txt"];
    assert_eq!(gangmu(folder.path(), &args).2, 0);
    let file = folder.path().join("content/plans/ren.md");
    let written = fs::read_to_string(&file).unwrap();
    assert!(!written.contains("2023-12\""));

    // What a person wrote elsewhere stays.
    let noted = written.replace("note = \"收录。\"", "note = \"收录，已核对。\"");
    assert_ne!(noted, written);
    fs::write(&file, &noted).unwrap();
    let desk = Desk::open(folder.path());
    let form = form(&desk.page("/plan/ren"), "“l2月”");
    let taken = desk.accept(&form, Some(&desk.own()));
    assert!(taken.starts_with("HTTP/1.1 303"), "{taken}");

    let read_again = fs::read_to_string(&file).unwrap();
    for part in [
        "[[emendation]]",
        "已核对",
        "due = \"2023-12\"",
        "2023年12月底前",
    ] {
        assert!(read_again.contains(part), "{part}: {read_again}");
    }
    let (_, said, code) = gangmu(folder.path(), &["verify", "ren"]);
    assert_eq!(code, 0, "{said}");
}

#[test]
fn an_answer_that_was_refused_keeps_its_place() {
    let folder = project();
    let source = fixtures("import").join("damaged-dates/source.txt");
    fs::copy(source, folder.path().join("seeds/damaged.txt")).unwrap();
    let args = ["import", "--id", "ren", "seeds/damaged.txt"];
    assert_eq!(gangmu(folder.path(), &args).2, 0);

    // What accepting would change was written by a person meanwhile.
    let file = folder.path().join("content/plans/ren.md");
    let written = fs::read_to_string(&file).unwrap();
    let block = "lines = [8, 9]\nlead = [\"县卫健局\"]\n";
    let own = format!("{block}milestones = [{{ due = \"2023-06\", raw = \"6月底前\" }}]\n");
    let edited = written.replace(block, &own);
    assert_ne!(edited, written);
    fs::write(&file, &edited).unwrap();

    let desk = Desk::open(folder.path());
    let page = desk.page("/plan/ren");
    let place = page
        .split("<li class=\"stop doubt\"")
        .skip(1)
        .position(|doubt| doubt.contains("2O23") && doubt.contains("<form"));
    let place = place.unwrap();
    assert!(place > 0, "{page}");
    let refused = desk.accept(&form(&page, "2O23"), Some(&desk.own()));
    assert!(refused.starts_with("HTTP/1.1 409"), "{refused}");
    assert!(
        refused.contains(&format!("role=\"alert\" data-at=\"{place}\"")),
        "{place}: {refused}"
    );
    assert_eq!(fs::read_to_string(&file).unwrap(), edited);
}

#[test]
fn damage_on_a_line_that_is_left_out_cannot_be_emended() {
    let folder = project();
    let text = "\
壬县人民政府办公室关于印发壬县2023年重点工作方案的通知
壬政办发〔2023〕6号
各乡镇人民政府:
现将《壬县2023年重点工作方案》印发给你们,请于2023年l2月底前报送总结。
壬县人民政府办公室
2023年2月3日
壬县2023年重点工作方案
一、重点任务
1.改造县医院。完成时限:2O23年6月底前
牵头单位:县卫健局
";
    fs::write(folder.path().join("seeds/notice.txt"), text).unwrap();
    let args = ["import", "--id", "ren", "seeds/notice.txt"];
    assert_eq!(gangmu(folder.path(), &args).2, 0);
    let desk = Desk::open(folder.path());
    let page = desk.page("/plan/ren");
    let doubts: Vec<&str> = page.split("<li class=\"stop doubt\"").skip(1).collect();
    let of = |part: &str| doubts.iter().find(|doubt| doubt.contains(part)).unwrap();
    let left_out = of("l2月").split("</li>").next().unwrap();
    assert!(
        left_out.contains("left out of the plan") && !left_out.contains("<form"),
        "{left_out}"
    );
    let can_be_emended = |doubt: &&str| doubt.contains("2O23") && doubt.contains("<form");
    assert!(doubts.iter().any(can_be_emended), "{page}");
}

#[test]
fn the_report_is_one_page_that_answers_nothing() {
    let folder = project();
    let (_, said, code) = gangmu(folder.path(), &["review", "--html", "report.html"]);
    assert_eq!(code, 0, "{said}");
    let report = fs::read_to_string(folder.path().join("report.html")).unwrap();
    for part in [
        "href=\"#jia-2020-1\"",
        "id=\"jia-2020-1-L11\"",
        "新区新建泊位2个",
        "<style>",
    ] {
        assert!(report.contains(part), "{part}");
    }
    for part in ["<form", "<script", "/_review/"] {
        assert!(!report.contains(part), "{part}");
    }
}
