//! The program itself, on a real project: it is killed at random moments, meets full and closed disks, and runs short of
//! what a system gives it.

use crate::{disks, reader};
use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

/// The files of a site by path, each as a number that stands for its bytes.
pub type Sums = BTreeMap<String, u64>;

/// A version of a project with the site that it makes.
pub struct Version {
    pub project: PathBuf,
    pub sums: Sums,
    /// How long its files are together.
    pub bytes: u64,
    /// How long the program takes for it, about.
    time: Duration,
}

/// What was seen in a series.
#[derive(Default)]
struct Seen {
    killed: u64,
    old: u64,
    new: u64,
    between: u64,
}

/// Kills builds of a project, the bundled one unless another is named, and tries the program under limits.
///
/// # Panics
/// Where something does not hold.
pub fn run(kills: u64, project: Option<&str>) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let project = project.map_or(root.to_owned(), PathBuf::from);
    let folder = crate::series::folder();
    let versions = versions(&project, root, folder.path());

    println!("| series | killed | old site | new site | in between |");
    println!("|---|---|---|---|---|");
    for in_place in [false, true] {
        let seen = killed(&versions, kills, in_place, folder.path());
        let way = if in_place { "moves" } else { "exchange" };
        let Seen {
            killed,
            old,
            new,
            between,
        } = seen;
        println!("| {way} | {killed} | {old} | {new} | {between} |");
    }
    limits(&versions, folder.path());
    vanished(&versions, folder.path());
    disks::run(&versions, folder.path());
    println!("under limits: each build was whole or left what was there, and said why");
}

/// Makes three versions of a project: as it is, with another title on every page, without its first plan.
fn versions(project: &Path, root: &Path, folder: &Path) -> Vec<Version> {
    let names = ["as-is", "title", "without"];
    let versions = names.map(|name| {
        let copy = folder.join(name);
        std::fs::create_dir(&copy).expect("a folder");
        for part in ["content", "seeds", "themes"] {
            let from = [project, root].map(|place| place.join(part));
            let from = from.iter().find(|from| from.is_dir()).expect("a part");
            let copied = Command::new("cp").arg("-rL").arg(from).arg(&copy).status();
            assert!(copied.is_ok_and(|status| status.success()), "cp");
        }
        // Addresses may come and go here.
        std::fs::remove_file(copy.join("content/permalinks.txt")).ok();

        match name {
            "title" => {
                let settings = copy.join("content/site.toml");
                let text = std::fs::read_to_string(&settings).expect("settings");
                let text = text.replacen("title = \"", "title = \"乙", 1);
                std::fs::write(settings, text).expect("written");
            }
            "without" => {
                let mut plans: Vec<_> = walkdir::WalkDir::new(copy.join("content/plans"))
                    .into_iter()
                    .flatten()
                    .filter(|entry| entry.file_type().is_file())
                    .map(walkdir::DirEntry::into_path)
                    .collect();
                plans.sort();
                std::fs::remove_file(&plans[0]).expect("removed");
            }
            _ => {}
        }

        let site = folder.join(format!("site-{name}"));
        let begun = Instant::now();
        assert!(build(&copy, &site, false).success(), "{name}");
        Version {
            sums: sums(&site),
            bytes: bytes(&site),
            project: copy,
            time: begun.elapsed(),
        }
    });
    versions.into()
}

/// Kills builds at random moments.
fn killed(versions: &[Version], kills: u64, in_place: bool, folder: &Path) -> Seen {
    let mut random = fastrand::Rng::with_seed(3);
    let home = folder.join(format!("home-{in_place}"));
    std::fs::create_dir(&home).expect("a folder");
    let out = home.join("public");
    assert!(build(&versions[0].project, &out, in_place).success());

    let mut seen = Seen::default();
    let (mut old, mut time) = (0, versions[0].time);
    while seen.killed < kills {
        let new = (old + random.usize(1..versions.len())) % versions.len();
        let moment = time.mul_f64(random.f64() * 1.1);
        if !is_killed(&versions[new].project, &out, in_place, moment) {
            // It was faster than it was thought to be.
            time = time.mul_f64(0.95);
            old = new;
            continue;
        }
        time = time.mul_f64(1.003);

        seen.killed += 1;
        let case = format!("{old} -> {new}, killed after {moment:?}");
        let is = sums(&out);
        if is == versions[old].sums {
            seen.old += 1;
        } else if is == versions[new].sums {
            seen.new += 1;
        } else {
            seen.between += 1;
            assert!(in_place, "{case}: two sites mixed");
            let missing = reader::missing(&out);
            assert!(missing.is_empty(), "{case}: nothing there: {missing:?}");
            let search = "search/search.js";
            let whole = versions
                .iter()
                .filter(|version| is.get(search) == version.sums.get(search));
            let found = whole.into_iter().any(|version| {
                let mut parts = version
                    .sums
                    .keys()
                    .filter(|path| path.starts_with("search/"));
                parts.all(|path| is.contains_key(path))
            });
            assert!(found, "{case}: the search misses files");
        }

        old = random.usize(..versions.len());
        assert!(
            build(&versions[old].project, &out, in_place).success(),
            "{case}"
        );
        assert!(
            sums(&out) == versions[old].sums,
            "{case}: then {old} differs"
        );
        let names = crate::series::names(&home);
        assert_eq!(names, [".gangmu-cache", "public"], "{case}");
    }
    seen
}

/// Tries builds that a system gives too little: each fails with a reason, or makes the whole site.
fn limits(versions: &[Version], folder: &Path) {
    let [old, new, ..] = versions else {
        unreachable!("there are three");
    };
    let home = folder.join("limits");
    std::fs::create_dir(&home).expect("a folder");
    let out = home.join("public");
    assert!(build(&old.project, &out, false).success());

    // Open files; the size of a file, which stands for a full disk; memory.
    for limit in [
        "-n 10",
        "-n 16",
        "-n 40",
        "-f 16",
        "-f 400",
        "-v 60000",
        "-v 300000",
    ] {
        let mut shell = Command::new("sh");
        shell.arg("-c").arg(format!(
            "ulimit {limit}; trap '' XFSZ; exec \"$0\" --root \"$1\" build -q --out \"$2\""
        ));
        shell.args([Path::new(env!("CARGO_BIN_EXE_gangmu")), &new.project, &out]);
        let output = shell.output().expect("sh");

        let said = String::from_utf8_lossy(&output.stderr);
        let is = sums(&out);
        let wanted = if output.status.success() { new } else { old };
        assert!(is == wanted.sums, "ulimit {limit}: {said}");
        assert!(
            output.status.success() || !said.is_empty(),
            "ulimit {limit}: not a word"
        );
        assert!(
            build(&old.project, &out, false).success(),
            "after ulimit {limit}"
        );
    }
}

/// Takes the archived sources away while builds run, and puts them back.
fn vanished(versions: &[Version], folder: &Path) {
    let [old, new, ..] = versions else {
        unreachable!("there are three");
    };
    let out = folder.join("vanished");
    assert!(build(&old.project, &out, false).success());

    let (seeds, away) = (new.project.join("seeds"), new.project.join("away"));
    for part in 0..20 {
        let mut child = command(&new.project, &out, false).spawn().expect("gangmu");
        std::thread::sleep(new.time.mul_f64(f64::from(part) / 40.0));
        std::fs::rename(&seeds, &away).expect("moved");
        let made = child.wait().expect("gangmu").success();
        std::fs::rename(&away, &seeds).expect("moved back");

        let wanted = if made { new } else { old };
        assert!(
            sums(&out) == wanted.sums,
            "sources that vanish: part {part}"
        );
        assert!(build(&old.project, &out, false).success());
    }
    println!("sources that vanish: each build was whole or left what was there");
}

/// Starts a build and kills it after some time; returns whether it was still running.
fn is_killed(project: &Path, out: &Path, in_place: bool, after: Duration) -> bool {
    let mut child = command(project, out, in_place).spawn().expect("gangmu");
    let begun = Instant::now();
    while begun.elapsed() < after {
        if child.try_wait().expect("gangmu").is_some() {
            return false;
        }
        std::thread::sleep(Duration::from_millis(1).min(after - begun.elapsed().min(after)));
    }
    child.kill().expect("killed");
    !child.wait().expect("gangmu").success()
}

/// Builds a project, and returns how that ended.
pub fn build(project: &Path, out: &Path, in_place: bool) -> ExitStatus {
    command(project, out, in_place).status().expect("gangmu")
}

fn command(project: &Path, out: &Path, in_place: bool) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gangmu"));
    command
        .arg("--root")
        .arg(project)
        .args(["build", "-q", "--out"])
        .arg(out);
    if in_place {
        command.arg("--in-place");
    }
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command
}

/// Returns the files of a site.
pub fn sums(site: &Path) -> Sums {
    let files = walkdir::WalkDir::new(site).into_iter().flatten();
    let files = files.filter(|entry| !entry.file_type().is_dir());
    let sums = files.filter_map(|file| {
        let path = file
            .path()
            .strip_prefix(site)
            .expect("below")
            .to_string_lossy()
            .into_owned();
        // What a build keeps in the site while it moves files is the next one's.
        if path.starts_with(".gangmu-work/") {
            return None;
        }
        let mut hasher = DefaultHasher::new();
        std::fs::read(file.path())
            .expect("a file")
            .hash(&mut hasher);
        Some((path, hasher.finish()))
    });
    sums.collect()
}

/// Returns how long the files of a site are together.
fn bytes(site: &Path) -> u64 {
    let files = walkdir::WalkDir::new(site).into_iter().flatten();
    let lengths = files.filter_map(|file| Some(file.metadata().ok()?.len()));
    lengths.sum()
}
