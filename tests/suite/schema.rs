//! The schemas say what the readers know, and what Gangmu prints is what they say.

use crate::support::{cases, copy, fixtures, gangmu, root};
use gangmu::base::diag::Diagnostic;
use gangmu::base::source::Source;
use gangmu::content::document;
use gangmu::content::gazetteer::Gazetteer;
use gangmu::content::own_pages;
use gangmu::content::permalinks::Moves;
use gangmu::content::progress::Progress;
use gangmu::content::settings::Settings;
use gangmu::content::threads::Threads;
use gangmu::export::schema::SchemaName;
use gangmu::intake::lexicon::Lexicon;
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;
use strum::VariantArray;

fn schema(name: &str) -> Value {
    name.parse::<SchemaName>().unwrap().schema()
}

fn validate(name: &str, instance: &Value) -> Vec<String> {
    let schema = schema(name);
    let validator = jsonschema::validator_for(&schema).unwrap();
    let said = |e: jsonschema::ValidationError<'_>| format!("{}: {e}", e.instance_path());
    validator.iter_errors(instance).map(said).collect()
}

fn toml(text: &str) -> Value {
    fn json(value: toml::Value) -> Value {
        match value {
            toml::Value::Datetime(date) => Value::from(date.to_string()),
            toml::Value::Array(items) => items.into_iter().map(json).collect(),
            toml::Value::Table(table) => Value::Object(
                table
                    .into_iter()
                    .map(|(key, value)| (key, json(value)))
                    .collect(),
            ),
            other => serde_json::to_value(other).unwrap(),
        }
    }
    json(toml::Value::Table(text.parse().unwrap()))
}

/// The parts of a plan's file that are TOML, each with the name of its schema.
fn parts(plan: &str) -> Vec<(&'static str, Value)> {
    let (front, body) = plan[4..].split_once("\n+++\n").unwrap();
    let mut parts = vec![("plan", toml(front))];
    for (fence, name) in [("```toml task\n", "task"), ("```toml facts\n", "facts")] {
        for block in body.split(fence).skip(1) {
            parts.push((name, toml(block.split("```").next().unwrap())));
        }
    }
    parts
}

fn valid(name: &str, instance: &Value, of: &Path) {
    let wrong = validate(name, instance);
    assert!(
        wrong.is_empty(),
        "{}: {name}\n{}",
        of.display(),
        wrong.join("\n")
    );
}

#[test]
fn everything_that_is_bundled_is_valid() {
    let mut seen = BTreeSet::new();
    for content in [root().join("content"), fixtures("base/content")] {
        for (name, file) in [("gazetteer", "gazetteer.toml"), ("site", "site.toml")] {
            let file = content.join(file);
            valid(name, &toml(&std::fs::read_to_string(&file).unwrap()), &file);
        }
        for entry in std::fs::read_dir(content.join("plans")).unwrap() {
            let file = entry.unwrap().path();
            for (name, instance) in parts(&std::fs::read_to_string(&file).unwrap()) {
                valid(name, &instance, &file);
                seen.insert(name);
            }
        }
    }
    for case in cases("import") {
        let plan = std::fs::read_to_string(case.join("plan.md")).unwrap();
        if !plan.is_empty() {
            for (name, instance) in parts(&plan) {
                valid(name, &instance, &case);
            }
        }
    }
    assert_eq!(
        seen.into_iter().collect::<Vec<_>>(),
        ["facts", "plan", "task"]
    );
}

/// Every object in a value, by its pointer.
fn objects(value: &Value, at: &str, out: &mut Vec<String>) {
    match value {
        Value::Object(object) => {
            out.push(at.to_owned());
            for (key, value) in object {
                objects(value, &format!("{at}/{key}"), out);
            }
        }
        Value::Array(items) => {
            for (index, value) in items.iter().enumerate() {
                objects(value, &format!("{at}/{index}"), out);
            }
        }
        _ => {}
    }
}

#[test]
fn the_export_is_what_its_schema_says() {
    let (json, _, _) = gangmu(&root(), &["export", "json"]);
    let export: Value = serde_json::from_str(&json).unwrap();
    valid("export", &export, &root());
    let (json, _, _) = gangmu(&fixtures("base"), &["export", "json"]);
    let export: Value = serde_json::from_str(&json).unwrap();
    valid("export", &export, &fixtures("base"));
    // The schema would notice a key that it does not know, wherever that is, and one that is gone.
    let mut all = Vec::new();
    objects(&export, "", &mut all);
    assert!(all.len() > 15);
    for at in all {
        let mut more = export.clone();
        let object = more.pointer_mut(&at).unwrap().as_object_mut().unwrap();
        object.insert("zzz".to_owned(), Value::from(1));
        assert!(
            !validate("export", &more).is_empty(),
            "{at} may hold any key"
        );
        for key in object_at(&export, &at) {
            let mut less = export.clone();
            let object = less.pointer_mut(&at).unwrap().as_object_mut().unwrap();
            object.remove(&key);
            let optional = matches!(
                key.as_str(),
                "text" | "of" | "nth" | "url" | "change" | "bound" | "whose" | "due"
            );
            assert!(
                optional || !validate("export", &less).is_empty(),
                "{at}/{key} may be missing"
            );
        }
    }
}

fn object_at(value: &Value, at: &str) -> Vec<String> {
    value
        .pointer(at)
        .unwrap()
        .as_object()
        .unwrap()
        .keys()
        .cloned()
        .collect()
}

#[test]
fn the_sheet_is_what_its_schema_says() {
    let folder = tempfile::tempdir().unwrap();
    copy(&fixtures("base"), folder.path());
    copy(
        &fixtures("sessions/import-folder/inbox"),
        &folder.path().join("inbox"),
    );
    let (json, _, _) = gangmu(folder.path(), &["import", "--format", "json", "inbox"]);
    let known = SchemaName::Import.schema();
    assert_eq!(json.lines().count(), 5);
    for line in json.lines() {
        let sheet: Value = serde_json::from_str(line).unwrap();
        valid("import", &sheet, folder.path());
        for key in object_at(&sheet, "") {
            assert!(known["properties"][&key].is_object(), "{key}");
        }
    }
}

#[test]
fn the_comparison_is_what_its_schema_says() {
    let folder = tempfile::tempdir().unwrap();
    copy(&fixtures("base"), folder.path());
    let plan = folder.path().join("content/plans/jia-2020-1.md");
    let text = std::fs::read_to_string(&plan).unwrap();
    let before = "lead = [\"市港口局\"]\nmilestones";
    std::fs::write(&plan, text.replace(before, "milestones")).unwrap();
    let site = folder.path().join("content/site.toml");
    std::fs::write(&site, "title = \"试二\"\ntheme = \"mini\"\n").unwrap();
    let base = fixtures("base");
    for other in [base.to_str().unwrap(), "."] {
        let args = ["diff", "--format", "json", "--folder", other];
        let (json, _, _) = gangmu(folder.path(), &args);
        let comparison: Value = serde_json::from_str(&json).unwrap();
        valid("diff", &comparison, folder.path());
        let is_changed = other != ".";
        for list in ["plans", "entries"] {
            assert_eq!(comparison[list] != Value::Array(Vec::new()), is_changed);
        }
    }
}

const HEAD: &str = "title = \"t\"\n";
const SOURCE: &str =
    "file = \"a\"\nsha256 = \"0000000000000000000000000000000000000000000000000000000000000000\"\n";

fn front(root: &str, source: &str, rest: &str) -> Vec<Diagnostic> {
    plan(
        &format!("{HEAD}{root}\n[source]\n{SOURCE}{source}\n{rest}\n"),
        "",
    )
}

fn plan(front: &str, body: &str) -> Vec<Diagnostic> {
    let file = Source::new("plan.md", format!("+++\n{front}+++\n{body}"));
    document::read("plan", &file).diagnostics
}

fn block(kind: &str, text: &str) -> Vec<Diagnostic> {
    let body = format!("\n## 一、甲\n\n```toml {kind}\n{text}\n```\n");
    plan(&format!("{HEAD}[source]\n{SOURCE}"), &body)
}

fn task(text: &str) -> Vec<Diagnostic> {
    block("task", &format!("lines = [1, 1]\n{text}"))
}

fn threads(text: &str) -> Vec<Diagnostic> {
    Threads::read(&Source::new("threads.toml", text)).diagnostics
}

fn progress(text: &str) -> Vec<Diagnostic> {
    Progress::read(&[Source::new("progress.toml", text)]).diagnostics
}

/// A record with what it needs, and more.
fn record(more: &str) -> Vec<Diagnostic> {
    let needed = "id = \"a\"\nat = \"b/1\"\ndate = 2020-01-01\nstatus = \"not-checked\"\nrecorded_by = \"c\"\nnote = \"d\"";
    progress(&format!("[[progress]]\n{needed}\n{more}"))
}

fn gazetteer(text: &str) -> Vec<Diagnostic> {
    Gazetteer::read(&Source::new("gazetteer.toml", text)).diagnostics
}

fn settings(text: &str) -> Vec<Diagnostic> {
    Settings::read(&Source::new("site.toml", text)).diagnostics
}

fn page(text: &str) -> Vec<Diagnostic> {
    let file = Source::new("help.md", format!("+++\ntitle = \"t\"\n{text}\n+++\n"));
    own_pages::read("help.md", &file).diagnostics
}

fn moves(text: &str) -> Vec<Diagnostic> {
    Moves::read(&Source::new("moved.toml", text)).diagnostics
}

/// What a reader says it knows, in what it says about `zzz`.
fn known(found: &[Diagnostic]) -> BTreeSet<String> {
    let about: Vec<_> = found
        .iter()
        .filter(|d| d.message.to_string().contains("`zzz`"))
        .collect();
    assert_eq!(about.len(), 1, "{found:?}");
    let help = about[0]
        .help
        .as_ref()
        .map(ToString::to_string)
        .unwrap_or_default();
    if let Some((_, list)) = about[0].message.to_string().split_once("expected ") {
        return list
            .split('`')
            .skip(1)
            .step_by(2)
            .map(str::to_owned)
            .collect();
    }
    let (_, list) = help
        .split_once("known here: ")
        .or(help.split_once("one of "))
        .unwrap();
    list.trim_end_matches(')')
        .split(", ")
        .map(str::to_owned)
        .collect()
}

/// The part of a schema that a path of keys leads to.
fn part(name: &str, path: &str) -> Value {
    let whole = schema(name);
    let follow = |mut at: Value| {
        loop {
            if at["items"].is_object() {
                at = at["items"].clone();
            } else if let Some(reference) = at["$ref"].as_str() {
                at = whole.pointer(&reference[1..]).unwrap().clone();
            } else {
                return at;
            }
        }
    };
    let mut at = whole.clone();
    for key in path.split('/').filter(|key| !key.is_empty()) {
        at = follow(at["properties"][key].clone());
        assert!(at.is_object(), "{name}: no {path}");
    }
    at
}

fn strings(list: &Value) -> BTreeSet<String> {
    let list = list.as_array().map(Vec::as_slice).unwrap_or_default();
    list.iter()
        .map(|item| item.as_str().unwrap().to_owned())
        .collect()
}

fn choices(part: &Value) -> BTreeSet<String> {
    let mut all = strings(&part["enum"]);
    for one in part["oneOf"].as_array().into_iter().flatten() {
        all.extend(one["const"].as_str().map(str::to_owned));
        all.extend(strings(&one["enum"]));
    }
    all
}

fn lexicon(text: &str) -> Vec<Diagnostic> {
    Lexicon::default().add(&Source::new("lexicon.toml", text))
}

/// A notice with all but its amendments.
const NOTICE: &str = "[[notice]]\nfile = \"a\"\nsha256 = \"0000000000000000000000000000000000000000000000000000000000000000\"\ntitle = \"b\"\ndate = 2026-11-23\n";
/// What a notice changes.
const AMENDMENT: &str = "[[notice.amendment]]\nline = 1\nold = \"a\"\nnew = \"b\"\nat = [1, 1]\n";

#[test]
fn every_key_that_a_reader_knows_is_in_its_schema_and_no_other() {
    let z = "zzz = 1";
    let target = "indicator = \"a\", value = \"1\", unit = \"b\", raw = \"c\"";
    let due = "due = \"2017\", raw = \"x\"";
    let tables: Vec<(&str, &str, Vec<Diagnostic>)> = vec![
        ("plan", "", front(z, "", "")),
        ("plan", "source", front("", z, "")),
        (
            "plan",
            "source/fields",
            front("", "fields = { zzz = 1 }", ""),
        ),
        (
            "plan",
            "source/skip",
            front("", "skip = [{ lines = [1, 1], why = \"x\", zzz = 1 }]", ""),
        ),
        (
            "plan",
            "emendation",
            front(
                "",
                "",
                "[[emendation]]\nline = 1\nfound = \"a\"\nreading = \"b\"\ncertainty = \"certain\"\nnote = \"c\"\nzzz = 1",
            ),
        ),
        (
            "plan",
            "notice",
            front("", "", &format!("{NOTICE}zzz = 1\n{AMENDMENT}")),
        ),
        (
            "plan",
            "notice/amendment",
            front("", "", &format!("{NOTICE}{AMENDMENT}zzz = 1")),
        ),
        ("task", "", task(z)),
        (
            "task",
            "milestones",
            task(&format!("milestones = [{{ {due}, {z} }}]")),
        ),
        (
            "task",
            "goals",
            task(&format!("goals = [{{ {due}, {z} }}]")),
        ),
        (
            "task",
            "allotments",
            task("allotments = [{ entity = \"a\", value = \"1\", unit = \"b\", zzz = 1 }]"),
        ),
        ("facts", "", block("facts", z)),
        (
            "facts",
            "goals",
            block("facts", &format!("goals = [{{ {due}, {z} }}]")),
        ),
        (
            "facts",
            "recurrences",
            block(
                "facts",
                "recurrences = [{ every = \"week\", raw = \"x\", zzz = 1 }]",
            ),
        ),
        (
            "facts",
            "targets",
            block("facts", &format!("targets = [{{ {target}, {z} }}]")),
        ),
        (
            "task",
            "targets",
            task(&format!("targets = [{{ {target}, {z} }}]")),
        ),
        ("gazetteer", "", gazetteer(z)),
        (
            "gazetteer",
            "place",
            gazetteer("[[place]]\nid = \"a\"\nname = \"b\"\nzzz = 1"),
        ),
        (
            "gazetteer",
            "place/former",
            gazetteer("[[place]]\nid = \"a\"\nname = \"b\"\nformer = [{ name = \"c\", zzz = 1 }]"),
        ),
        (
            "gazetteer",
            "unit",
            gazetteer("[[unit]]\nid = \"a\"\nname = \"b\"\nkind = \"other\"\nzzz = 1"),
        ),
        (
            "gazetteer",
            "unit/predecessors",
            gazetteer(
                "[[unit]]\nid = \"a\"\nname = \"b\"\nkind = \"other\"\npredecessors = [{ id = \"a\", zzz = 1 }]",
            ),
        ),
        (
            "gazetteer",
            "park",
            gazetteer("[[park]]\nid = \"a\"\nname = \"b\"\nzzz = 1"),
        ),
        (
            "gazetteer",
            "project",
            gazetteer("[[project]]\nid = \"a\"\nname = \"b\"\nzzz = 1"),
        ),
        ("threads", "", threads(z)),
        (
            "threads",
            "thread",
            threads("[[thread]]\nid = \"a\"\ntitle = \"b\"\nzzz = 1"),
        ),
        (
            "threads",
            "thread/step",
            threads("[[thread]]\nid = \"a\"\ntitle = \"b\"\nstep = [{ at = \"a/1\", zzz = 1 }]"),
        ),
        ("progress", "", progress(z)),
        ("progress", "progress", record("zzz = 1")),
        (
            "progress",
            "progress/source",
            record("[progress.source]\ntitle = \"a\"\nurl = \"https://example.org\"\nzzz = 1"),
        ),
        (
            "progress",
            "progress/looked",
            record("looked = [{ by = \"a\", where = \"b\", date = 2020-01-01, zzz = 1 }]"),
        ),
        (
            "plan",
            "continues",
            front("", "", "[continues]\nplan = \"a\"\nwords = \"b\"\nzzz = 1"),
        ),
        ("lexicon", "", lexicon(z)),
        ("lexicon", "labels", lexicon("[labels.zzz]")),
        ("site", "", settings(z)),
        ("moved", "", moves(z)),
        (
            "moved",
            "moved",
            moves("[[moved]]\nfrom = \"a.html\"\nto = \"b.html\"\nzzz = 1"),
        ),
        (
            "moved",
            "gone",
            moves("[[gone]]\naddress = \"a.html\"\nwhy = \"b\"\ndate = 2026-11-23\nzzz = 1"),
        ),
        (
            "plan",
            "status",
            front(
                "",
                "",
                "[status]\nstate = \"repealed\"\ndate = 2022-03-01\nsource = \"a\"\nzzz = 1",
            ),
        ),
        (
            "plan",
            "revision",
            front(
                "",
                "",
                "[[revision]]\ndate = 2026-11-23\nnote = \"a\"\nzzz = 1",
            ),
        ),
        (
            "site",
            "licence",
            settings("[licence]\nname = \"a\"\nzzz = 1"),
        ),
        ("site", "publish", settings("[publish]\nzzz = 1")),
        ("site", "menu", settings("[menu]\nzzz = 1")),
        ("site", "menu/order", settings("[menu.order]\nzzz = 1")),
        (
            "site",
            "menu/entry",
            settings("[[menu.entry]]\nname = \"a\"\npage = \"b.html\"\nzzz = 1"),
        ),
        ("site", "footer", settings("[footer]\nzzz = 1")),
        (
            "site",
            "footer/line",
            settings("[[footer.line]]\nname = \"a\"\nzzz = 1"),
        ),
        ("site", "origins", settings("[origins]\nzzz = 1")),
        ("page", "", page(z)),
        (
            "moved",
            "left_out",
            moves("[[left_out]]\nkind = \"feeds\"\nwhy = \"b\"\ndate = 2026-11-23\nzzz = 1"),
        ),
    ];
    let mut seen = BTreeSet::new();
    for (name, path, found) in tables {
        let part = part(name, path);
        let keys: BTreeSet<String> = object_at(&part, "/properties").into_iter().collect();
        assert_eq!(keys, known(&found), "{name}: {path}");
        assert_eq!(part["additionalProperties"], false, "{name}: {path}");
        seen.insert(name);
    }
    // What is printed has no reader.
    let written: BTreeSet<&str> = SchemaName::VARIANTS
        .iter()
        .map(|name| name.key())
        .filter(|n| !matches!(*n, "export" | "import" | "diff"))
        .collect();
    assert_eq!(seen, written);
}

#[test]
fn every_choice_that_a_reader_knows_is_in_its_schema_and_no_other() {
    let target = "indicator = \"a\", value = \"1\", unit = \"b\", raw = \"c\"";
    let unit = "id = \"a\"\nname = \"b\"\n";
    let fields: Vec<(&str, &str, Vec<Diagnostic>)> = vec![
        ("site", "host", settings("host = \"zzz\"")),
        (
            "progress",
            "progress/status",
            progress("[[progress]]\nid = \"a\"\nat = \"b/1\"\ndate = 2020-01-01\nstatus = \"zzz\""),
        ),
        ("site", "menu/hide", settings("[menu]\nhide = [\"zzz\"]")),
        (
            "site",
            "publish/leave_out",
            settings("[publish]\nleave_out = [\"zzz\"]"),
        ),
        (
            "moved",
            "left_out/kind",
            moves("[[left_out]]\nkind = \"zzz\"\nwhy = \"b\"\ndate = 2026-11-23"),
        ),
        (
            "plan",
            "emendation/certainty",
            front(
                "",
                "",
                "[[emendation]]\nline = 1\nfound = \"a\"\nreading = \"b\"\ncertainty = \"zzz\"\nnote = \"c\"",
            ),
        ),
        (
            "plan",
            "status/state",
            front(
                "",
                "",
                "[status]\nstate = \"zzz\"\ndate = 2022-03-01\nsource = \"a\"",
            ),
        ),
        (
            "facts",
            "recurrences/every",
            block("facts", "recurrences = [{ every = \"zzz\", raw = \"x\" }]"),
        ),
        (
            "facts",
            "targets/change",
            block(
                "facts",
                &format!("targets = [{{ {target}, change = \"zzz\" }}]"),
            ),
        ),
        (
            "facts",
            "targets/bound",
            block(
                "facts",
                &format!("targets = [{{ {target}, bound = \"zzz\" }}]"),
            ),
        ),
        (
            "gazetteer",
            "place/level",
            gazetteer(&format!("[[place]]\n{unit}level = \"zzz\"")),
        ),
        (
            "gazetteer",
            "unit/kind",
            gazetteer(&format!("[[unit]]\n{unit}kind = \"zzz\"")),
        ),
        (
            "gazetteer",
            "park/level",
            gazetteer(&format!("[[park]]\n{unit}level = \"zzz\"")),
        ),
        (
            "gazetteer",
            "park/kind",
            gazetteer(&format!("[[park]]\n{unit}kind = \"zzz\"")),
        ),
    ];
    for (name, path, found) in fields {
        assert_eq!(choices(&part(name, path)), known(&found), "{name}: {path}");
    }
}

#[test]
fn every_key_that_a_reader_needs_is_required() {
    let empty: Vec<(&str, &str, Vec<Diagnostic>)> = vec![
        ("plan", "", plan("", "")),
        ("plan", "source", plan(&format!("{HEAD}[source]\n"), "")),
        ("plan", "source/skip", front("", "skip = [{}]", "")),
        ("plan", "source/fields", front("", "fields = {}", "")),
        ("plan", "emendation", front("", "", "[[emendation]]")),
        ("plan", "notice", front("", "", "[[notice]]")),
        (
            "plan",
            "notice/amendment",
            front("", "", &format!("{NOTICE}[[notice.amendment]]")),
        ),
        ("plan", "status", front("", "", "[status]")),
        ("task", "", block("task", "")),
        ("facts", "", block("facts", "")),
        ("gazetteer", "", gazetteer("")),
        ("gazetteer", "place", gazetteer("[[place]]")),
        (
            "gazetteer",
            "place/former",
            gazetteer("[[place]]\nid = \"a\"\nname = \"b\"\nformer = [{}]"),
        ),
        ("gazetteer", "unit", gazetteer("[[unit]]")),
        (
            "gazetteer",
            "unit/predecessors",
            gazetteer("[[unit]]\nid = \"a\"\nname = \"b\"\nkind = \"other\"\npredecessors = [{}]"),
        ),
        ("gazetteer", "park", gazetteer("[[park]]")),
        ("gazetteer", "project", gazetteer("[[project]]")),
        ("threads", "thread", threads("[[thread]]")),
        (
            "threads",
            "thread/step",
            threads("[[thread]]\nid = \"a\"\ntitle = \"b\"\nstep = [{}]"),
        ),
        ("progress", "progress", progress("[[progress]]")),
        (
            "progress",
            "progress/source",
            record("[progress.source]\nurl = \"https://example.org\""),
        ),
        ("progress", "progress/looked", record("looked = [{}]")),
        ("plan", "continues", front("", "", "[continues]")),
        ("site", "", settings("")),
        ("site", "licence", settings("[licence]")),
        ("site", "publish", settings("[publish]")),
        ("site", "menu/order", settings("[menu.order]")),
        ("site", "footer/line", settings("[[footer.line]]")),
        ("site", "origins", settings("[origins]")),
        (
            "page",
            "",
            own_pages::read("help.md", &Source::new("help.md", "+++\n+++\n")).diagnostics,
        ),
        ("moved", "left_out", moves("[[left_out]]")),
    ];
    for (name, path, found) in empty {
        let missing: BTreeSet<String> = found
            .iter()
            .filter(|d| d.code == "missing-key")
            .map(|d| {
                d.message
                    .to_string()
                    .split('`')
                    .nth(1)
                    .unwrap()
                    .trim_matches(['[', ']'])
                    .to_owned()
            })
            .collect();
        assert_eq!(
            strings(&part(name, path)["required"]),
            missing,
            "{name}: {path}"
        );
    }
}

#[test]
fn what_a_reader_refuses_is_not_valid() {
    for (name, text) in [
        ("plan", "title = 1"),
        ("facts", "goals = [{ due = \"2017-13\", raw = \"x\" }]"),
        ("facts", "goals = [{ due = \"2017-Q5\", raw = \"x\" }]"),
        ("task", "lines = [0, 3]"),
        ("task", "lines = [1, 2, 3]"),
        ("task", "lines = [1, 3]\nlead = \"市港口局\""),
        ("gazetteer", "[[place]]\nid = \"A\"\nname = \"b\""),
        (
            "gazetteer",
            "[[place]]\nid = \"a\"\nname = \"b\"\ncode = \"37\"",
        ),
        ("site", "base_url = \"example.org\""),
    ] {
        assert!(!validate(name, &toml(text)).is_empty(), "{name}: {text}");
    }
}
