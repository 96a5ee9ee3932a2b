//! The files of a new project.

use super::answers::Answers;
use crate::base::bundled;
use crate::cli::args::{CiHost, InitLanguage};
// Writing to a string cannot fail, so the results are dropped in this file.
use std::fmt::Write as _;

/// A file with its path below the project.
pub struct NewFile {
    /// Its path, `/` between the parts.
    pub path: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// Keeps a folder in git that has nothing in it yet.
const KEEP: &str = ".gitkeep";

impl NewFile {
    fn new(path: &str, bytes: impl Into<Vec<u8>>) -> Self {
        Self {
            path: path.to_owned(),
            bytes: bytes.into(),
        }
    }
}

/// Returns the files of a project for its own plans.
pub fn of_own_project(answers: &Answers) -> Vec<NewFile> {
    let mut files = vec![
        NewFile::new("content/site.toml", settings(answers)),
        NewFile::new("content/gazetteer.toml", gazetteer(answers)),
        NewFile::new(&format!("content/plans/{KEEP}"), ""),
        NewFile::new(&format!("seeds/{KEEP}"), ""),
        NewFile::new("README.md", readme(answers)),
    ];
    files.extend(git_files());
    files.extend(workflow(answers));
    files
}

/// Returns the files of a project with the bundled plans.
pub fn of_example() -> Vec<NewFile> {
    let folders = ["content", "seeds"];
    let bundled = folders.into_iter().flat_map(|folder| {
        let files: Vec<NewFile> = bundled::files_below(folder)
            .map(|(path, bytes)| NewFile::new(&format!("{folder}/{path}"), bytes))
            .collect();
        files
    });
    bundled.chain(git_files()).collect()
}

fn git_files() -> [NewFile; 2] {
    [
        NewFile::new(".gitignore", include_str!("files/gitignore")),
        NewFile::new(".gitattributes", include_str!("files/gitattributes")),
    ]
}

/// Returns what tells editors how the project works; only its table knows whether there is a workflow.
fn readme(answers: &Answers) -> String {
    let text = match answers.language {
        InitLanguage::ZhCn => include_str!("files/readme.zh.md"),
        InitLanguage::En => include_str!("files/readme.en.md"),
    };
    let text = text.replace("@title@", &answers.title);

    match workflow_path(answers.ci) {
        Some(path) => text.replace("@workflow@", path),
        None => {
            let lines = text.split_inclusive('\n');
            lines.filter(|line| !line.contains("@workflow@")).collect()
        }
    }
}

/// Returns what checks and publishes the project.
fn workflow(answers: &Answers) -> Option<NewFile> {
    let path = workflow_path(answers.ci)?;
    let text = match answers.ci {
        CiHost::Github => include_str!("files/github.yml"),
        _ => include_str!("files/gitlab.yml"),
    };
    // Without a command, the step that installs fails and says so: a guessed name in a registry may be anybody's.
    let install = match &answers.install {
        Some(command) => command.clone(),
        None => include_str!("files/no-install.sh").replace("@version@", env!("CARGO_PKG_VERSION")),
    };
    Some(NewFile::new(path, with_install(text, &install)))
}

/// Returns where a host looks for its workflow.
pub fn workflow_path(ci: CiHost) -> Option<&'static str> {
    match ci {
        CiHost::Github => Some(".github/workflows/site.yml"),
        CiHost::Gitlab => Some(".gitlab-ci.yml"),
        CiHost::None => None,
    }
}

/// Puts the lines of a command where a workflow has `@install@`, indented like it, so that YAML keeps them as they are.
fn with_install(text: &str, install: &str) -> String {
    let mut out = String::new();
    for line in text.lines() {
        let Some(indent) = line.strip_suffix("@install@") else {
            out.push_str(line);
            out.push('\n');
            continue;
        };
        for command in install.trim().lines() {
            let _ = writeln!(out, "{indent}{}", command.trim_end());
        }
    }
    out
}

fn settings(answers: &Answers) -> String {
    let mut out = String::from(
        "# 站点设置。Settings of the site: `gangmu schema site` describes all keys.\n",
    );
    let _ = writeln!(out, "title = {}", quoted(&answers.title));
    match &answers.base_url {
        Some(url) => {
            let _ = writeln!(out, "base_url = {}", quoted(url));
        }
        None => out.push_str(
            "# 发布后的网址，以 / 结尾。Where the site will live, with a final slash.\n# base_url = \"https://example.org/plans/\"\n",
        ),
    }

    // The ids of feeds and events must differ from those of all other sites.
    let place = answers.place.as_ref();
    let id = match (&answers.base_url, place) {
        (Some(url), _) => url
            .trim_start_matches("https://")
            .trim_start_matches("http://")
            .trim_end_matches('/')
            .to_owned(),
        (None, Some(place)) => format!("gangmu-{}", place.id),
        (None, None) => "gangmu-site".to_owned(),
    };
    out.push_str("# 站点的固定名称：订阅和日历的编号由它生成，发布后不要改。Never change it once the site is published.\n");
    let _ = writeln!(out, "id = {}", quoted(&id));
    let _ = writeln!(out, "language = {}", quoted(answers.language.key()));
    match answers.ci {
        CiHost::Github => out.push_str("host = \"github-pages\"\n"),
        CiHost::Gitlab => out.push_str("host = \"gitlab-pages\"\n"),
        CiHost::None => {}
    }
    out
}

fn gazetteer(answers: &Answers) -> String {
    let mut out = String::from(
        "# 名录：单位、园区和项目的统一名称。全国的省、市、县不用写，程序自带；写在这里的优先。\n\
         # Names of units, parks and projects. Places that the program knows need no entry; what stands here goes first.\n\
         # `gangmu gazetteer suggest` 会补上方案里出现的单位。It adds the units that plans name.\n",
    );
    if let Some(place) = &answers.place {
        let _ = writeln!(out, "\n[[place]]\nid = {}", quoted(&place.id));
        let _ = writeln!(out, "name = {}", quoted(&place.name));
        if place.short != place.name {
            let _ = writeln!(out, "aliases = [{}]", quoted(&place.short));
        }
        if let Some(code) = &place.code {
            let _ = writeln!(out, "code = {}", quoted(code));
        }
    }
    out
}

fn quoted(text: &str) -> String {
    toml::Value::from(text).to_string()
}
