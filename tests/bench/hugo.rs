//! A site of the same tasks for Hugo: a page for each task with its official text, a section for each plan, and taxonomies of
//! units, parks and months.

use crate::process::{Run, run};
use gangmu::link::catalogue::{Catalogue, TaskId};
use gangmu::site::assembly;
use gangmu::site::disk::project::Project;
use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;

const SETTINGS: &str = r#"baseURL = "https://example.org/promises/"
title = "基准"
languageCode = "zh-CN"

[taxonomies]
unit = "units"
park = "parks"
month = "months"
"#;

const LAYOUTS: [(&str, &str); 4] = [
    (
        "baseof",
        r#"<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>{{ .Title }}</title>
<meta name="description" content="{{ .Summary | plainify | truncate 120 }}"><link rel="canonical" href="{{ .Permalink }}"></head>
<body><header><a href="/">{{ .Site.Title }}</a><nav><a href="/plans/">文件</a><a href="/units/">单位</a><a href="/months/">月份</a></nav></header>
<main>{{ block "main" . }}{{ end }}</main></body></html>"#,
    ),
    (
        "single",
        r#"{{ define "main" }}<p><a href="{{ .Parent.RelPermalink }}">{{ .Parent.Title }}</a></p><h1>{{ .Title }}</h1>{{ .Content }}
<dl>{{ range .Params.units }}<dt>单位</dt><dd><a href="{{ "units/" | relURL }}{{ . | urlize }}/">{{ . }}</a></dd>{{ end }}
{{ range .Params.months }}<dt>时限</dt><dd><a href="{{ "months/" | relURL }}{{ . | urlize }}/">{{ . }}</a></dd>{{ end }}</dl>
{{ with .PrevInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}{{ with .NextInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}{{ end }}"#,
    ),
    (
        "list",
        r#"{{ define "main" }}<h1>{{ .Title }}</h1><ul>{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ delimit (.Params.months | default slice) "、" }}</li>{{ end }}</ul>{{ end }}"#,
    ),
    (
        "terms",
        r#"{{ define "main" }}<h1>{{ .Title }}</h1><ul>{{ range .Data.Terms.Alphabetical }}<li><a href="{{ .Page.RelPermalink }}">{{ .Page.Title }}</a> {{ .Count }}</li>{{ end }}</ul>{{ end }}"#,
    ),
];

/// Writes the site's content and layouts, of the tasks of a project.
pub fn make(project: &Path, site: &Path) {
    let project = Project::new(project, None);
    let content = project.content(&mut Vec::new()).expect("content");
    let archive = |file: &str| project.archived(file);
    let catalogue = assembly::catalogue(&content, &archive).value;

    write(&site.join("hugo.toml"), SETTINGS);
    for (name, layout) in LAYOUTS {
        write(&site.join(format!("layouts/_default/{name}.html")), layout);
    }
    for plan in &catalogue.plans {
        let folder = site.join("content/plans").join(&plan.document.id);
        let title = &plan.document.front.title;
        write(
            &folder.join("_index.md"),
            &format!("+++\ntitle = {title:?}\n+++\n"),
        );
        for &task in &plan.tasks {
            let id = &catalogue.node(task).id;
            write(&folder.join(format!("{id}.md")), &page(&catalogue, task));
        }
    }
}

/// Returns the page of a task.
fn page(catalogue: &Catalogue, id: TaskId) -> String {
    let task = &catalogue.tasks[id];
    let outline = &catalogue.plans[task.plan].text.outline;
    let units = task
        .units()
        .into_iter()
        .map(|unit| catalogue.units[unit].unit.name.clone());
    let parks = task
        .parks
        .iter()
        .map(|&park| catalogue.parks[park].park.name.clone());
    let months = task
        .deadlines
        .iter()
        .map(|&due| catalogue.deadlines[due].due.to_string());

    let mut page = String::from("+++\n");
    let title = catalogue.node(id).name(80);
    _ = writeln!(page, "title = {title:?}");
    for (key, values) in [
        ("units", units.collect::<Vec<_>>()),
        ("parks", parks.collect()),
        ("months", months.collect()),
    ] {
        _ = writeln!(page, "{key} = {values:?}");
    }
    page.push_str("+++\n");
    for node in outline.subtree(task.node) {
        let node = &outline.nodes[node];
        _ = writeln!(page, "{}\n", node.heading);
        for block in &node.blocks {
            _ = writeln!(page, "{}\n", block.text());
        }
    }
    page
}

fn write(file: &Path, text: &str) {
    std::fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
    std::fs::write(file, text).expect("written");
}

/// Builds the site with Hugo.
pub fn build(program: &Path, site: &Path, out: &Path) -> Run {
    let mut hugo = Command::new(program);
    hugo.arg("--quiet")
        .arg("--source")
        .arg(site)
        .arg("--destination")
        .arg(out);
    run(&mut hugo)
}

/// Returns how many pages Hugo made.
pub fn pages(out: &Path) -> usize {
    let files = walkdir::WalkDir::new(out).into_iter().flatten();
    files
        .filter(|file| {
            file.path()
                .extension()
                .is_some_and(|ending| ending == "html")
        })
        .count()
}
