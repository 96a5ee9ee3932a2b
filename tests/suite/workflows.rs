//! The workflows that `gangmu init` writes are run, step by step, as their hosts would run them: the command that installs
//! the program included. Only what hosts do themselves (checking out, caches, uploads) and the programs that write comments
//! are replaced.

use crate::support::{TODAY, fixtures, gangmu};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use yaml_rust2::{Yaml, YamlLoader};

/// Puts this program where the workflow says; quotation marks and a second line must come through YAML as they are.
const INSTALL: &str = r#"echo "installs: 'gangmu' # not a comment"
cp "$PROGRAM" "$CARGO_INSTALL_ROOT/bin/""#;

#[test]
fn github_checks_comments_and_publishes() {
    let project = Project::new("github", Some(INSTALL));
    let host = Github { project: &project };

    let pushed = host.run("main", None);
    assert_eq!(pushed.code, 0, "{}", pushed.said);
    assert!(pushed.said.contains("installs: 'gangmu' # not a comment"));
    assert!(!pushed.artefact.unwrap().is_empty());
    assert_eq!(project.comments(), "");

    project.branch("words", |folder| {
        let site = folder.join("content/site.toml");
        edit(&site, "潍坊市工作方案", "潍坊市的承诺");
    });
    let asked = host.run("words", Some(7));
    assert_eq!(asked.code, 0, "{}", asked.said);
    assert!(asked.artefact.is_none(), "a pull request publishes nothing");
    let comment = project.comments();
    assert!(
        comment.starts_with("pr comment 7 --body-file comment.md --edit-last --create-if-none")
    );
    assert!(
        comment.contains("潍坊市工作方案 → 潍坊市的承诺"),
        "{comment}"
    );
    assert!(asked.summary.contains("潍坊市工作方案 → 潍坊市的承诺"));

    project.branch("untold", change_published_words);
    let asked = host.run("untold", Some(8));
    assert_eq!(asked.code, 1, "{}", asked.said);
    let comment = project.comments();
    assert!(
        comment.contains("121个小区") && comment.contains("**无修订说明**"),
        "{comment}"
    );

    project.branch("broken", |folder| {
        edit(
            &plan_file(folder),
            "lead = [\"市大数据局\"]",
            "lead = [\"市数据局\"]",
        );
    });
    let asked = host.run("broken", Some(9));
    assert_ne!(asked.code, 0);
    let annotation = "::error file=content/plans/weifang-2022-21.md,line=";
    assert!(asked.said.contains(annotation), "{}", asked.said);
    assert!(!project.comments().contains("comment 9"));
}

#[test]
fn a_pull_request_that_cannot_be_commented_is_checked_all_the_same() {
    let project = Project::new("github", Some(INSTALL));
    project.stub(
        "gh",
        "echo 'GraphQL: Resource not accessible by integration' >&2; exit 1",
    );
    project.branch("words", |folder| {
        edit(
            &folder.join("content/site.toml"),
            "潍坊市工作方案",
            "潍坊市的承诺",
        );
    });

    let asked = Github { project: &project }.run("words", Some(7));
    assert_eq!(asked.code, 0, "{}", asked.said);
    assert!(asked.said.contains("::warning::") && asked.summary.contains("潍坊市的承诺"));
}

#[test]
fn an_address_that_is_not_recorded_is_told_before_it_is_merged() {
    for (ci, number) in [("github", 4), ("gitlab", 5)] {
        let project = Project::new(ci, Some(INSTALL));
        project.branch("page", |folder| {
            let page = folder.join("content/pages/contact.md");
            fs::create_dir_all(page.parent().unwrap()).unwrap();
            fs::write(page, "+++\ntitle = \"联系我们\"\n+++\n\n市政府办公室。\n").unwrap();
        });
        let run = match ci {
            "github" => Github { project: &project }.run("page", Some(number)),
            _ => Gitlab { project: &project }.run("page", Some(number), true),
        };
        assert_eq!(run.code, 1, "{}", run.said);
        assert!(run.said.contains("contact.html"), "{}", run.said);
        assert!(project.comments().contains("contact.html"));
    }
}

#[test]
fn gitlab_checks_comments_and_publishes() {
    let project = Project::new("gitlab", Some(INSTALL));
    let host = Gitlab { project: &project };

    let pushed = host.run("main", None, false);
    assert_eq!(pushed.code, 0, "{}", pushed.said);
    assert!(!pushed.artefact.unwrap().is_empty());

    project.branch("words", |folder| {
        edit(
            &folder.join("content/site.toml"),
            "潍坊市工作方案",
            "潍坊市的承诺",
        );
    });
    let asked = host.run("words", Some(7), false);
    assert_eq!(asked.code, 0, "{}", asked.said);
    assert_eq!(project.comments(), "", "there is no token");
    assert!(asked.said.contains("潍坊市工作方案 → 潍坊市的承诺"));
    let asked = host.run("words", Some(7), true);
    assert_eq!(asked.code, 0, "{}", asked.said);
    let comment = project.comments();
    assert!(comment.contains("https://gitlab.example/api/v4/projects/11/merge_requests/7/notes"));
    assert!(
        comment.contains("潍坊市工作方案 → 潍坊市的承诺"),
        "{comment}"
    );

    project.branch("untold", change_published_words);
    let asked = host.run("untold", Some(8), true);
    assert_eq!(asked.code, 1, "{}", asked.said);
    let comment = project.comments();
    assert!(
        comment.contains("121个小区") && comment.contains("**无修订说明**"),
        "{comment}"
    );
}

#[test]
fn the_first_content_has_nothing_to_be_compared_with() {
    for ci in ["github", "gitlab"] {
        let project = Project::new(ci, Some(INSTALL));
        let folder = project.folder();
        git(&folder, &["checkout", "-q", "--orphan", "before"]);
        git(&folder, &["rm", "-rqf", "content"]);
        git(&folder, &["commit", "-q", "-m", "nothing yet"]);
        git(&folder, &["branch", "-q", "all", "main"]);
        git(
            &folder,
            &["push", "-q", "--force", "origin", "before:main", "all"],
        );

        let run = match ci {
            "github" => Github { project: &project }.run("all", Some(1)),
            _ => Gitlab { project: &project }.run("all", Some(1), true),
        };
        assert_eq!(run.code, 0, "{}", run.said);
        assert_eq!(project.comments(), "");
    }
}

#[test]
fn a_workflow_that_cannot_install_the_program_fails_and_says_what_to_write() {
    for ci in ["github", "gitlab"] {
        let project = Project::new(ci, None);
        assert!(
            project
                .said
                .contains("--install 'cargo install --locked --git")
        );
        let run = match ci {
            "github" => Github { project: &project }.run("main", None),
            _ => Gitlab { project: &project }.run("main", None, false),
        };
        assert_eq!(run.code, 1);
        assert!(
            run.said.contains("Nothing says where gangmu comes from"),
            "{}",
            run.said
        );
        assert!(run.artefact.is_none());
    }
}

/// A project with one plan that `gangmu init` started, published, and pushed to a repository of its own.
struct Project {
    place: tempfile::TempDir,
    /// What `init` said.
    said: String,
}

impl Project {
    fn new(ci: &str, install: Option<&str>) -> Self {
        let place = tempfile::tempdir().unwrap();
        let root = place.path();
        fs::create_dir_all(root.join("stubs")).unwrap();
        let mut start = vec!["init", "work", "--place", "潍坊市", "--yes", "--ci", ci];
        start.extend(["--base-url", "https://example.org/plans/"]);
        start.extend(install.iter().flat_map(|command| ["--install", command]));
        let (_, said, code) = gangmu(root, &start);
        assert_eq!(code, 0, "{said}");

        let project = Self { place, said };
        let folder = project.folder();
        let source = fixtures("sessions/start/inbox/shuzi.html");
        for args in [
            &["import", source.to_str().unwrap()][..],
            &["gazetteer", "suggest"],
            &["permalinks"],
        ] {
            let (_, said, code) = gangmu(&folder, args);
            assert_eq!(code, 0, "{said}");
        }
        git(
            project.root(),
            &["init", "-q", "--bare", "-b", "main", "origin"],
        );
        git(&folder, &["init", "-q", "-b", "main"]);
        git(&folder, &["remote", "add", "origin", "../origin"]);
        git(&folder, &["add", "."]);
        git(&folder, &["commit", "-q", "-m", "one"]);
        git(&folder, &["push", "-q", "origin", "main"]);

        // Both write down what they were told, and the file that they were to post.
        let posts =
            r#"echo "$@" >> "$COMMENTS"; cat -- comment.md diff.md 2>/dev/null >> "$COMMENTS""#;
        project.stub("gh", &format!("[ -n \"$GH_TOKEN\" ] || exit 4; {posts}"));
        project.stub("curl", posts);
        project
    }

    fn root(&self) -> &Path {
        self.place.path()
    }

    fn folder(&self) -> PathBuf {
        self.root().join("work")
    }

    /// Puts a script before all programs of its name.
    fn stub(&self, name: &str, script: &str) {
        let file = self.root().join("stubs").join(name);
        fs::write(&file, format!("#!/bin/sh\n{script}\n")).unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o755)).unwrap();
    }

    /// Pushes a branch with one edit.
    fn branch(&self, name: &str, edit: impl FnOnce(&Path)) {
        let folder = self.folder();
        git(&folder, &["checkout", "-q", "-B", name, "main"]);
        edit(&folder);
        git(&folder, &["add", "."]);
        git(&folder, &["commit", "-q", "-m", name]);
        git(&folder, &["push", "-q", "origin", name]);
    }

    fn comments(&self) -> String {
        fs::read_to_string(self.root().join("comments")).unwrap_or_default()
    }

    /// Returns a fresh clone of a branch, as a host checks it out.
    fn clone_of(&self, branch: &str) -> PathBuf {
        let name = format!("clone-{}", fs::read_dir(self.root()).unwrap().count());
        git(self.root(), &["clone", "-q", "-b", branch, "origin", &name]);
        self.root().join(name)
    }

    /// Runs a script in a clone; the program is found only where the workflow has put it.
    fn bash(
        &self,
        clone: &Path,
        flags: &str,
        script: &str,
        env: &BTreeMap<String, String>,
    ) -> (i32, String) {
        let path = env.get("PATH").cloned().unwrap_or_else(|| self.path());
        let output = Command::new("bash")
            .args(["--noprofile", "--norc", flags, "-c", script])
            .current_dir(clone)
            .env_clear()
            .envs(env)
            .envs([
                ("HOME", self.root()),
                ("COMMENTS", &self.root().join("comments")),
            ])
            .env("PATH", path)
            .env("LC_ALL", "C.UTF-8")
            .env("SOURCE_DATE_EPOCH", TODAY)
            .env("PROGRAM", env!("CARGO_BIN_EXE_gangmu"))
            .output()
            .unwrap();
        let said = [output.stdout, output.stderr].concat();
        let said = String::from_utf8(said).unwrap();
        (output.status.code().unwrap(), said)
    }

    fn path(&self) -> String {
        let stubs = self.root().join("stubs");
        format!("{}:/usr/local/bin:/usr/bin:/bin", stubs.display())
    }
}

/// How a run ended.
struct Run {
    code: i32,
    said: String,
    /// The files that would be published.
    artefact: Option<Vec<String>>,
    summary: String,
}

/// Runs the job `check` of the workflow for GitHub.
struct Github<'a> {
    project: &'a Project,
}

impl Github<'_> {
    /// Runs what a push to a branch starts, or a pull request with a number.
    fn run(&self, branch: &str, request: Option<u32>) -> Run {
        let clone = self.project.clone_of(branch);
        let workflow = read_yaml(&clone.join(".github/workflows/site.yml"));
        let triggers: Vec<&str> = keys(&workflow["on"]);
        assert_eq!(triggers, ["push", "pull_request"]);
        assert_eq!(workflow["on"]["push"]["branches"][0].as_str(), Some("main"));

        let publish = &workflow["jobs"]["publish"];
        assert_eq!(publish["needs"].as_str(), Some("check"));
        assert_eq!(publish["permissions"]["pages"].as_str(), Some("write"));
        assert!(self.holds(publish["if"].as_str(), branch, request) == (branch == "main"));

        let mut run = Run {
            code: 0,
            said: String::new(),
            artefact: None,
            summary: String::new(),
        };
        let check = &workflow["jobs"]["check"];
        assert_eq!(
            check["permissions"]["pull-requests"].as_str(),
            Some("write")
        );
        for step in check["steps"].as_vec().unwrap() {
            if !self.holds(step["if"].as_str(), branch, request) {
                continue;
            }
            if let Some(action) = step["uses"].as_str() {
                let published = act(action, step, &clone);
                run.artefact = run.artefact.or(published);
                continue;
            }
            let script = step["run"].as_str().expect("a step runs or uses something");
            let env = self.environment(step, &clone, request);
            let (code, said) = self.project.bash(&clone, "-e", script, &env);
            run.said.push_str(&said);
            if code != 0 {
                run.code = code;
                break;
            }
        }
        run.summary = fs::read_to_string(clone.join(".git/summary")).unwrap_or_default();
        run
    }

    /// Returns whether a condition holds; one that is new here is an error.
    fn holds(&self, condition: Option<&str>, branch: &str, request: Option<u32>) -> bool {
        match condition {
            None | Some("steps.tools.outputs.cache-hit != 'true'") => true,
            Some("github.event_name == 'pull_request'") => request.is_some(),
            // The ref of a pull request is refs/pull/….
            Some("github.ref == 'refs/heads/main'") => request.is_none() && branch == "main",
            Some(other) => panic!("how is `{other}` decided?"),
        }
    }

    /// Returns the variables of a step: the host's, those that earlier steps have set, and its own.
    fn environment(
        &self,
        step: &Yaml,
        clone: &Path,
        request: Option<u32>,
    ) -> BTreeMap<String, String> {
        let file = |name: &str| clone.join(".git").join(name);
        let read = |name: &str| fs::read_to_string(file(name)).unwrap_or_default();
        let mut env = BTreeMap::new();
        let mut set = |name: &str, value: String| env.insert(name.to_owned(), value);

        set("GITHUB_WORKSPACE", clone.display().to_string());
        for (name, path) in [
            ("ENV", "env"),
            ("PATH", "path"),
            ("STEP_SUMMARY", "summary"),
        ] {
            set(&format!("GITHUB_{name}"), file(path).display().to_string());
        }
        if request.is_some() {
            set("GITHUB_BASE_REF", "main".to_owned());
        }
        for line in read("env").lines() {
            let (name, value) = line.split_once('=').unwrap();
            set(name, value.to_owned());
        }
        let mut path = self.project.path();
        for line in read("path").lines() {
            path = format!("{line}:{path}");
        }
        set("PATH", path);

        for name in keys(&step["env"]) {
            let value = match step["env"][name].as_str().unwrap() {
                "${{ github.token }}" => "secret".to_owned(),
                "${{ github.event.number }}" => request.unwrap().to_string(),
                other => panic!("what is `{other}`?"),
            };
            set(name, value);
        }
        env
    }
}

/// Does what an action of the host does; returns what would be published.
fn act(action: &str, step: &Yaml, clone: &Path) -> Option<Vec<String>> {
    match action {
        // The whole history is there: the clone has it.
        "actions/checkout@v4" => assert_eq!(step["with"]["fetch-depth"].as_i64(), Some(0)),
        "actions/cache@v4" => {
            // Nothing is in the cache; what shall be kept is there to be kept.
            let path = step["with"]["path"].as_str().unwrap();
            assert!(clone.join(path).is_dir());
            assert_eq!(step["id"].as_str(), Some("tools"));
        }
        "actions/upload-pages-artifact@v3" => {
            return Some(site_in(&clone.join(step["with"]["path"].as_str().unwrap())));
        }
        other => panic!("what does `{other}` do?"),
    }
    None
}

/// Runs a job of the configuration for GitLab.
struct Gitlab<'a> {
    project: &'a Project,
}

impl Gitlab<'_> {
    fn run(&self, branch: &str, request: Option<u32>, has_token: bool) -> Run {
        let clone = self.project.clone_of(branch);
        let config = read_yaml(&clone.join(".gitlab-ci.yml"));
        let job = match request {
            Some(_) => &config["check"],
            None => &config["pages"],
        };
        // Each job runs for its own event alone.
        let condition = match request {
            Some(_) => "$CI_PIPELINE_SOURCE == \"merge_request_event\"",
            None => "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH",
        };
        assert_eq!(job["rules"].as_vec().unwrap().len(), 1);
        assert_eq!(job["rules"][0]["if"].as_str(), Some(condition));

        let mut env = BTreeMap::new();
        let mut set = |name: &str, value: &str| env.insert(name.to_owned(), value.to_owned());
        set("CI_PROJECT_DIR", clone.to_str().unwrap());
        set("CI_API_V4_URL", "https://gitlab.example/api/v4");
        set("CI_PROJECT_ID", "11");
        set("CI_DEFAULT_BRANCH", "main");
        if let Some(number) = request {
            set("CI_MERGE_REQUEST_IID", &number.to_string());
            set("CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "main");
        }
        if has_token {
            set("GANGMU_TOKEN", "secret");
        }

        // A runner runs both lists in one shell.
        let lists = [&config["default"]["before_script"], &job["script"]];
        let commands = lists.iter().flat_map(|list| list.as_vec().unwrap());
        let script: Vec<&str> = commands.map(|command| command.as_str().unwrap()).collect();
        let (code, said) = self.project.bash(
            &clone,
            "-e",
            &format!("set -o pipefail\n{}", script.join("\n")),
            &env,
        );

        let paths = job["artifacts"]["paths"].as_vec().unwrap();
        let is_published = code == 0 && request.is_none();
        let artefact = is_published.then(|| site_in(&clone.join(paths[0].as_str().unwrap())));
        Run {
            code,
            said,
            artefact,
            summary: String::new(),
        }
    }
}

/// Returns the pages of a whole site.
fn site_in(folder: &Path) -> Vec<String> {
    for file in ["index.html", "plans/weifang-2022-21.html", "404.html"] {
        assert!(folder.join(file).is_file(), "{file}");
    }
    let entries = fs::read_dir(folder).unwrap();
    entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect()
}

/// Changes words that were published, in the plan and its source, and tells no reader.
fn change_published_words(folder: &Path) {
    let (plan, source) = (plan_file(folder), folder.join("seeds/shuzi.html"));
    let before = fs::read(&source).unwrap();
    edit(&source, "120个小区", "121个小区");
    let digest = |bytes: &[u8]| data_encoding::HEXLOWER.encode(&Sha256::digest(bytes));
    edit(
        &plan,
        &digest(&before),
        &digest(&fs::read(&source).unwrap()),
    );
    edit(&plan, "120个小区", "121个小区");
}

fn plan_file(folder: &Path) -> PathBuf {
    folder.join("content/plans/weifang-2022-21.md")
}

/// Puts other words into a file, wherever it has these.
fn edit(file: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(file).unwrap();
    assert!(text.contains(from), "{from}");
    fs::write(file, text.replace(from, to)).unwrap();
}

fn read_yaml(file: &Path) -> Yaml {
    let text = fs::read_to_string(file).unwrap();
    YamlLoader::load_from_str(&text).unwrap().remove(0)
}

fn keys(table: &Yaml) -> Vec<&str> {
    let keys = table.as_hash().into_iter().flat_map(|table| table.keys());
    keys.map(|key| key.as_str().unwrap()).collect()
}

fn git(folder: &Path, args: &[&str]) {
    let person = [
        "-c",
        "user.name=a",
        "-c",
        "user.email=a@b",
        "-c",
        "commit.gpgsign=false",
    ];
    let output = Command::new("git")
        .args(person)
        .args(args)
        .current_dir(folder)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{args:?}: {said}");
}
