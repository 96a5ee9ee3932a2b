//! Reading is linear: a text of ten times the length takes about ten times as long, whatever is repeated in it.

use crate::support::processor_time;
use gangmu::base::source::{Source, sha256};
use gangmu::content::document;
use gangmu::content::gazetteer::Gazetteer;
use gangmu::content::permalinks::{Ledger, Moves};
use gangmu::content::settings::Settings;
use gangmu::intake::archive;
use gangmu::intake::import::{Archive, import};
use gangmu::intake::lexicon::Lexicon;
use gangmu::link::catalogue::{self, Matters};
use gangmu::review::{ImportedPlan, Reading};
use gangmu::site::assembly;

/// What is repeated in a paragraph of a published text, and line by line. Each of these opens something, or may.
const PRINTED: [&str; 98] = [
    "(",
    ")",
    "()",
    "((",
    "\u{FF08}",
    "【",
    "】",
    "〔",
    "〕",
    "〔责任单位:〕",
    "[",
    "]",
    "「",
    "〖",
    "《",
    "》",
    "《关于》",
    "“",
    "“十四五”",
    "{{",
    "}}",
    "&",
    "&nbsp;",
    "&lt;",
    "&#x4e00;",
    "<",
    "<b>",
    "\\",
    "*",
    "_",
    "`",
    "#",
    ">",
    "|",
    "-",
    "——",
    "+",
    "~",
    "1",
    "1 ",
    "1.",
    "1.1 ",
    "1、",
    "1)",
    "(1)",
    "\u{FF08}1\u{FF09}",
    "①",
    "⑴",
    "⒈",
    "㈠",
    "一",
    "一、",
    "(一)",
    "第一章 ",
    "第一条 ",
    "附件",
    "附件1",
    "年底前完成",
    "3月末前,",
    "完成时限:3月末前;",
    "2018年6月底前",
    "2018年3月—",
    "2018年3月1日、",
    "20171229 ",
    "2023年l2月",
    "每月20日前",
    "每季度",
    "每年6月、12月底前",
    "汛期前加固,6月底前完成,",
    "2018年二、三季度,",
    "2018年3月启动,2020年完成,",
    "2018年春节前",
    "出口完成12亿元,增长13%,",
    "(市教育局会同市财政局",
    "责任单位:",
    "责任单位:市发改委、",
    "责任领导:张三、",
    "市财政局牵头",
    "市财政局牵头,",
    "市发改委会同市财政局",
    "由市发改委",
    "市发改委、市财政局按职责分工负责;",
    "市财政局、",
    "各县(市)区政府、",
    "增长5%",
    "完成投资100亿元,",
    "甲港新区",
    "甲政办发〔2018〕1号",
    "关于印发甲市工作方案的通知",
    "六合彩澳门赌场",
    "http://a.cn/",
    "、",
    ",",
    "。",
    ":",
    ";",
    "\t",
    "\u{A0}",
];

/// Rows of tables and lines that follow each other.
const LINES: [&str; 12] = [
    "序号\t工作任务\t责任单位\n",
    "1\t推进项目\t市发改委\t3月末前\n",
    "\t推进项目\t\t\n",
    "推进项目建设。\n",
    "长\n",
    "\n",
    "\u{2028}",
    "\r\n",
    "\u{C}",
    "甲市人民政府办公室\n2018年3月1日\n",
    "现将《甲市2018年工作方案》印发给你们。\n",
    "责任单位:\n市发改委\n",
];

/// Headings whose numbers go on.
const NUMBERED: [fn(usize) -> String; 5] = [
    |n| format!("{n}.推进项目建设\n"),
    |n| format!("{n}.推进项目建设。责任单位:第{n}局\n完成时限:3月末前\n"),
    |n| format!("({})推进项目建设;", n % 90 + 1),
    |n| format!("1.{n} 推进项目建设\n"),
    |n| format!("{n}\t推进项目{n}\t第{n}局\t3月末前\n"),
];

/// What is repeated in the body of a plan's file.
const WRITTEN: [&str; 40] = [
    "(",
    "[",
    "]",
    "[a](",
    "![",
    "<",
    "<a ",
    "</",
    "<!--",
    "&",
    "&#",
    "&#x4e00;",
    "\\",
    "\\*",
    "*",
    "**",
    "*a_",
    "_",
    "`",
    "``",
    "~",
    "~~~\n",
    "> ",
    ">",
    "\n> 责任单位:市财政局\n",
    "- ",
    "\n- a",
    "1. ",
    "\n1. a",
    "#",
    "\n#### 1.建设码头。\n",
    "\n## 一、任务\n",
    "{#a}",
    "|",
    "\t",
    "    ",
    "推进项目建设。\n\n",
    "***\n",
    "```\n",
    "\n```toml task\nlines = [11, 11]\n```\n",
];

/// What is repeated in TOML: in the head of a plan, in a block of it, in the gazetteer.
const TABLES: [&str; 24] = [
    "[",
    "[[",
    "[a]\n",
    "[[a]]\n",
    "[[emendation]]\n",
    "[[revision]]\ndate = 2020-01-08\nnote = \"a\"\n",
    "[[source.skip]]\nlines = [1, 1]\nwhy = \"a\"\n",
    "a = 1\n",
    "a = [",
    "a = { ",
    "a.",
    "\"",
    "\"\"\"\n",
    "'",
    "\\",
    "# a\n",
    "lead = [\"市财政局\"]\n",
    "\n",
    "=",
    ",",
    "1",
    "2020-01-08 ",
    "{",
    "\u{A0}",
];

/// Entries of the gazetteer, with ids of their own or without.
const ENTRIES: [fn(usize) -> String; 6] = [
    |n| format!("[[unit]]\nid = \"u{n}\"\nname = \"第{n}局\"\nkind = \"department\"\n"),
    |n| {
        format!(
            "[[unit]]\nid = \"u{n}\"\nname = \"第{n}局\"\nkind = \"department\"\nparent = \"u{}\"\n",
            n + 1
        )
    },
    |n| {
        format!(
            "[[place]]\nid = \"p{n}\"\nname = \"第{n}市\"\nparent = \"p{}\"\n",
            n.saturating_sub(1)
        )
    },
    |n| format!("[[park]]\nid = \"k{n}\"\nname = \"第{n}园区\"\nparent = \"none{n}\"\n"),
    |_| {
        "[[unit]]\nid = \"u\"\nname = \"局\"\nkind = \"group\"\nmembers = [\"u\", \"u\", \"u\"]\n"
            .to_owned()
    },
    |n| format!("[[project]]\nid = \"j{n}\"\nname = \"工程\"\n"),
];

/// Lines of the ledger and entries of moved.toml.
const LEDGER: [fn(usize) -> String; 2] = [
    |n| format!("page plans/p{n}.html\n"),
    |n| format!("anchor plans/p.html#{n}\n"),
];
const MOVED: [fn(usize) -> String; 2] = [
    |n| {
        format!(
            "[[moved]]\nfrom = \"plans/p{n}.html\"\nto = \"plans/p{}.html\"\n",
            n + 1
        )
    },
    |n| format!("[[gone]]\naddress = \"plans/p{n}.html\"\ndate = 2020-01-08\nwhy = \"a\"\n"),
];

/// How many bytes are repeated in the first of three texts; each further one has ten times as many. `GANGMU_GROWTH` sets
/// another length: 10000 shows more, and takes an hour.
const SHORTEST: usize = 200;
/// A tenfold text may take so many times as long: a hundred would be quadratic, and caches and memory take their share.
const MOST: f64 = 13.0;
/// The same for short texts: numbers in a line look ahead for the next one, by a bounded distance that is as long as these
/// texts, so that rows of numbers grow some thirtyfold here.
const MOST_SHORT: f64 = 45.0;
/// Who takes less than this for the longest text is not slow, in seconds: so little cannot be measured among other tests.
const FLOOR: f64 = 0.1;

/// What makes a text of about so many bytes, with its name.
type Pattern = (String, Box<dyn Fn(usize) -> String>);

/// Returns the length of the shortest text that is set from outside.
fn set_length() -> Option<usize> {
    let set = std::env::var("GANGMU_GROWTH").ok()?;
    Some(set.parse().unwrap())
}

/// Returns whether everything is to be tried.
fn is_whole() -> bool {
    set_length().is_some()
}

/// Returns how long something takes.
fn time(read: impl Fn()) -> f64 {
    let begun = processor_time();
    read();
    processor_time() - begun
}

/// Reads three texts of growing length made of each pattern, and returns the patterns that grow faster than their text.
fn growing_too_fast(patterns: &[Pattern], read: impl Fn(String)) -> Vec<String> {
    let shortest = set_length().unwrap_or(SHORTEST);
    let most = if is_whole() { MOST } else { MOST_SHORT };
    let mut slow = Vec::new();
    for (name, make) in patterns {
        let measured = || {
            [shortest, shortest * 10, shortest * 100].map(|bytes| {
                let text = make(bytes);
                time(|| read(text.clone()))
            })
        };
        let is_slow = |times: &[f64; 3]| times[2] > FLOOR && times[2] > times[1] * most;

        // What is slow is slow again; what was disturbed is not.
        let mut times = measured();
        if is_slow(&times) {
            times = measured();
        }
        let shown = format!(
            "{name}: {:.3} s, {:.3} s, {:.3} s",
            times[0], times[1], times[2]
        );
        println!("{shown}");
        if is_slow(&times) {
            slow.push(shown);
        }
    }
    slow
}

/// Returns a pattern that repeats a token within other text.
fn repeating(token: &'static str, around: fn(&str) -> String) -> Pattern {
    let make = move |bytes: usize| around(&token.repeat(bytes / token.len()));
    (format!("{token:?}"), Box::new(make))
}

/// Returns a pattern of parts that are numbered.
fn numbering(part: fn(usize) -> String, around: fn(&str) -> String) -> Pattern {
    let make = move |bytes: usize| {
        let mut text = String::new();
        for number in 1.. {
            if text.len() >= bytes {
                break;
            }
            text.push_str(&part(number));
        }
        around(&text)
    };
    (format!("numbered {:?}", part(7)), Box::new(make))
}

/// Imports a text, writes the plan, and reads and proves it as a build would.
fn import_and_prove(text: String, lexicon: &Lexicon) {
    let archived = Archive {
        file: "seeds/growth.txt".to_owned(),
        sha256: sha256(text.as_bytes()),
    };
    let bytes = text.into_bytes();
    let Ok(source) = archive::read("growth.txt", bytes.clone()) else {
        return;
    };
    let Some(imported) = import("plan", &source, &archived, lexicon).value else {
        return;
    };
    let file = Source::new("plan.md", document::write(&imported.document));

    let mut found = Vec::new();
    let proven =
        assembly::compared("plan", &file, &|_: &str| Ok(bytes.clone())).drain_into(&mut found);
    let Some(proven) = proven else { return };
    let plan = ImportedPlan {
        document: &imported.document,
        suggestions: &imported.suggestions,
        trace: &proven.trace,
        archived: &source.source,
        losses: &source.losses,
    };
    let gazetteer = Gazetteer::default();
    let _reading = Reading::new(&plan, &gazetteer, lexicon);
    let _catalogue = catalogue::build(vec![proven], &gazetteer, None, &Matters::default());
}

/// Reads the file of a plan, and what comes of it without a source.
fn read_plan(text: String) {
    let _plan = document::read("plan", &Source::new("plan.md", text));
}

#[test]
fn a_published_text_is_imported_in_linear_time() {
    let in_paragraph = |text: &str| {
        format!(
            "甲市2018年工作方案\n为做好工作,制定本方案。\n一、推进项目建设\n1.建设码头。{text}\n责任单位:市财政局\n2.建设港口。\n责任单位:市港口局\n"
        )
    };
    let in_field = |text: &str| {
        format!(
            "甲市2018年工作方案\n为做好工作,制定本方案。\n一、推进项目建设\n1.建设码头。\n责任单位:市财政局{text}\n2.建设港口。\n责任单位:市港口局\n"
        )
    };
    let in_title = |text: &str| {
        format!("甲市2018年工作方案{text}\n一、推进项目建设\n1.建设码头。\n责任单位:市财政局\n")
    };
    let lines = |text: &str| {
        let text = text.replace('\u{1}', "\n");
        format!(
            "甲市2018年工作方案\n为做好工作,制定本方案。\n一、推进项目建设\n{text}\n1.建设码头。\n责任单位:市财政局\n"
        )
    };

    let mut patterns: Vec<Pattern> = Vec::new();
    for (index, token) in PRINTED.into_iter().enumerate() {
        patterns.push(repeating(token, in_paragraph));
        // In fields and line by line the whole list takes minutes: some of it each.
        if index % 4 == 0 || is_whole() {
            patterns.push(repeating(token, in_field));
        }
        if index % 4 == 1 || is_whole() {
            let line: &'static str = Box::leak(format!("{token}\u{1}").into_boxed_str());
            patterns.push(repeating(line, lines));
        }
    }
    patterns.extend(["(", "长", "《", "1", "年", " "].map(|token| repeating(token, in_title)));
    patterns.extend(LINES.map(|token| repeating(token, lines)));
    patterns.extend(NUMBERED.map(|part| numbering(part, lines)));

    let lexicon = Lexicon::bundled();
    let slow = growing_too_fast(&patterns, |text| import_and_prove(text, &lexicon));
    assert!(slow.is_empty(), "{slow:#?}");
}

#[test]
fn a_plan_is_read_in_linear_time() {
    let head = "+++\ntitle = \"甲市2020年港口工作方案\"\n[source]\nfile = \"seeds/base.txt\"\nsha256 = \"71e217d915e2f4f9c9d36c48c8620a2a4c3f59b8dd5000062603ffe8e2562566\"\n";
    let body: fn(&str) -> String =
        |text| format!("+++\ntitle = \"甲\"\n+++\n\n## 一、主要任务\n\n{text}\n");
    let front: fn(&str) -> String =
        |text| format!("+++\ntitle = \"甲\"\n{text}\n+++\n\n## 一、主要任务\n");
    let title: fn(&str) -> String =
        |text| format!("+++\ntitle = \"甲{text}\"\n+++\n\n## 一、主要任务\n");
    let block: fn(&str) -> String = |text| {
        format!(
            "+++\ntitle = \"甲\"\n+++\n\n## 一、主要任务\n\n```toml task\nlines = [1, 1]\n{text}\n```\n"
        )
    };
    assert!(
        document::read("plan", &Source::new("plan.md", format!("{head}+++\n")))
            .value
            .is_some()
    );

    let mut patterns: Vec<Pattern> = Vec::new();
    patterns.extend(WRITTEN.map(|token| repeating(token, body)));
    patterns.extend(PRINTED.map(|token| repeating(token, title)));
    for token in TABLES {
        patterns.push(repeating(token, front));
        patterns.push(repeating(token, block));
    }
    patterns.push(numbering(|n| format!("lead{n} = [\"市{n}局\"]\n"), block));
    patterns.push(numbering(|n| format!("\n## {n}、建设\n"), body));
    patterns.push(numbering(|n| format!("{}- a\n", "  ".repeat(n)), body));
    patterns.push(numbering(|n| format!("{}a\n", "> ".repeat(n)), body));
    patterns.push(numbering(|n| format!("\n## 1、建设 {{#a{n}}}\n"), body));

    let slow = growing_too_fast(&patterns, read_plan);
    assert!(slow.is_empty(), "{slow:#?}");
}

#[test]
fn names_and_addresses_are_read_in_linear_time() {
    let whole: fn(&str) -> String = str::to_owned;
    let name: fn(&str) -> String =
        |text| format!("[[unit]]\nid = \"u\"\nname = \"{text}\"\nkind = \"department\"\n");
    let aliases: fn(&str) -> String = |text| {
        format!("[[unit]]\nid = \"u\"\nname = \"局\"\nkind = \"department\"\naliases = [{text}]\n")
    };

    let mut patterns: Vec<Pattern> = Vec::new();
    patterns.extend(TABLES.map(|token| repeating(token, whole)));
    patterns.extend(ENTRIES.map(|part| numbering(part, whole)));
    patterns.extend(["长", "长局", "(", "a"].map(|token| repeating(token, name)));
    patterns.push(numbering(|n| format!("\"第{n}局\","), aliases));
    patterns.push(repeating("\"局\",", aliases));
    let mut slow = growing_too_fast(&patterns, |text| {
        let source = Source::new("gazetteer.toml", text);
        let gazetteer = Gazetteer::read(&source).value;
        let _catalogue =
            catalogue::build(Vec::new(), &gazetteer, Some(&source), &Matters::default());
    });

    let patterns = LEDGER.map(|part| numbering(part, whole));
    slow.extend(growing_too_fast(&patterns, |text| {
        let _ledger = Ledger::read(&Source::new("permalinks.txt", text));
    }));
    let patterns = MOVED.map(|part| numbering(part, whole));
    slow.extend(growing_too_fast(&patterns, |text| {
        let _moves = Moves::read(&Source::new("moved.toml", text));
    }));
    let patterns = TABLES.map(|token| repeating(token, whole));
    slow.extend(growing_too_fast(&patterns, |text| {
        let _settings = Settings::read(&Source::new("site.toml", text));
    }));
    assert!(slow.is_empty(), "{slow:#?}");
}
