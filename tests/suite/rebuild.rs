//! A build over a site that is there makes again only what has changed. Whatever was edited, what comes out must be what a
//! clean build makes, byte for byte: a file that kept what it should not is a stale page.
//!
//! Edits are made at random, one upon another, in every file that people write: lines of plans, gazetteer, settings,
//! ledger and moves are taken out, put elsewhere, doubled or given other values, words are changed in a plan and in its
//! archived source at once, plans come and go, the theme changes. What a build would refuse is not taken.

use crate::support::{real, root};
use fastrand::Rng;
use gangmu::base::diag::error_count;
use gangmu::base::source::{Source, sha256};
use gangmu::site::archived::Archive;
use gangmu::site::assembly::{self, Content, Site};
use gangmu::site::disk::project::Project;
use gangmu::site::files::Earlier;
use gangmu::site::keys::{FileKey, Ingredients, Keys};
use gangmu::site::{FileContent, KeptTraces, Proved, ProvenPlans};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::io;

/// How many edits are taken, unless GANGMU_REBUILDS says otherwise.
const EDITS: usize = 8;
/// How many tries an edit may need.
const TRIES: usize = 60;

/// A made-up report, by its path.
const REPORT: (&str, &str) = (
    "seeds/reports/made-up.txt",
    "工作报告\n进境粮食口岸已申报。\n码头主体完工，还差一段。\n",
);

/// Made-up records of what it says: of a task, of words of one, of a thread, and of a search that found nothing.
const RECORDS: (&str, &str) = (
    "content/progress/2018.toml",
    r#"[[progress]]
id = "port"
at = "panjin-2017-17/3-1-8"
date = 2018-01-08
status = "reported-done"
claim = ["进境粮食口岸已申报"]
recorded_by = "某人"
recorded = 2026-11-30
[progress.source]
title = "工作报告"
url = "https://example.org/report"
file = "seeds/reports/made-up.txt"
sha256 = "SUM"
lines = [2, 2]

[[progress]]
id = "berths"
at = "panjin-2017-17/3-2-11-2"
quote = ["完成联成化学331#—332#液体化工泊位水工主体建设"]
date = 2018-01-08
status = "reported-partly"
claim = ["还差一段"]
recorded_by = "某人"
note = "第3号"
[progress.source]
title = "工作报告"
file = "seeds/reports/made-up.txt"
sha256 = "SUM"
lines = [3, 3]

[[progress]]
id = "matter"
thread = "grain-port"
date = 2018-02-08
status = "contradicted"
claim = ["主体完工"]
recorded_by = "某人"
[progress.source]
title = "工作报告"
url = "https://example.org/report"

[[progress]]
id = "nothing"
at = "panjin-2017-17/3-1-8"
date = 2018-03-08
status = "no-report-found"
recorded_by = "某人"
[[progress.looked]]
by = "某人"
where = "市政府网站2018年的文件"
date = 2018-03-08
"#,
);

/// A project in memory.
#[derive(Clone)]
struct Made {
    /// What people wrote, by path.
    texts: BTreeMap<String, String>,
    /// The archived sources, by path.
    archived: BTreeMap<String, String>,
    /// What was changed in the theme.
    theme: String,
}

/// A built site, with what its files were made of.
struct Built {
    files: BTreeMap<String, Vec<u8>>,
    keys: BTreeMap<String, FileKey>,
    of: Ingredients,
    kept: usize,
}

impl Made {
    fn new() -> Self {
        let (project, content, _) = real();
        let mut texts = BTreeMap::new();
        let mut archived = BTreeMap::new();
        let singles = [
            content.gazetteer,
            content.threads,
            content.settings,
            content.ledger,
            content.moves,
        ];
        let plans = content.plans.into_iter().map(|(_, plan)| plan);
        for source in plans.chain(singles.into_iter().flatten()) {
            texts.insert(source.name().to_owned(), source.text().to_owned());
        }
        for text in texts.values() {
            let line = text
                .lines()
                .find(|line| line.starts_with("file = \"seeds/"));
            if let Some(file) = line.and_then(|line| line.split('"').nth(1)) {
                let bytes = project.archived(file).unwrap();
                archived.insert(file.to_owned(), String::from_utf8(bytes).unwrap());
            }
        }
        archived.insert(REPORT.0.to_owned(), REPORT.1.to_owned());
        let sum = sha256(REPORT.1.as_bytes());
        texts.insert(RECORDS.0.to_owned(), RECORDS.1.replace("SUM", &sum));
        texts
            .entry("content/moved.toml".to_owned())
            .or_insert_with(|| "# nothing moved yet\n".to_owned());
        Self {
            texts,
            archived,
            theme: String::new(),
        }
    }

    fn content(&self) -> Content {
        let source = |path: &str| {
            let text = self.texts.get(path)?;
            Some(Source::new(path, text.as_str()))
        };
        let plans = self.texts.iter().filter_map(|(path, text)| {
            let id = path.strip_prefix("content/plans/")?.strip_suffix(".md")?;
            Some((id.to_owned(), Source::new(path.as_str(), text.as_str())))
        });
        Content {
            plans: plans.collect(),
            gazetteer: source("content/gazetteer.toml"),
            threads: source("content/threads.toml"),
            progress: source(RECORDS.0).into_iter().collect(),
            settings: source("content/site.toml"),
            ledger: source("content/permalinks.txt"),
            moves: source("content/moved.toml"),
            ..Content::default()
        }
    }

    /// Returns the site; nothing where a build would refuse it.
    fn site(&self) -> Option<Site> {
        self.site_over(Proved::default())
    }

    /// Puts the site together, with plans that were proved before.
    fn site_over(&self, proved: Proved<'_>) -> Option<Site> {
        let content = self.content();
        let mut found = Vec::new();
        let archive = |file: &str| {
            let text = self.archived.get(file);
            text.map(|text| text.as_bytes().to_vec())
                .ok_or_else(|| io::ErrorKind::NotFound.into())
        };
        let settings = assembly::settings(&content).drain_into(&mut found);
        let catalogue = assembly::catalogue_over(&content, &archive, proved).drain_into(&mut found);
        let own = assembly::own_pages(&content, &catalogue, &settings).drain_into(&mut found);
        let project = Project::new(&root(), None);
        let mut files = project.theme(&settings.theme, &mut found).ok()??;
        let (name, template) = files
            .templates
            .iter_mut()
            .find(|(name, _)| name == "layout.html")?;
        let text = format!("{}{}", template.text(), self.theme);
        *template = Source::new(name.as_str(), text);
        let base = assembly::base_digest(&content, &files);
        let theme = assembly::theme(files, &settings).drain_into(&mut found)?;
        let ledger = assembly::ledger(&content).drain_into(&mut found);
        let mut moves = assembly::moves(&content).drain_into(&mut found);
        moves.add_published(&ledger);
        moves.add_taken_up(&ledger, || catalogue.taken_up_units());
        if error_count(&found) > 0 {
            return None;
        }
        let site = Site::new(catalogue, settings, theme, moves, own, None);
        Some(site.with_base(base))
    }

    /// Makes an edit; nothing where there was nothing to edit.
    fn edit(&mut self, random: &mut Rng) -> Option<String> {
        match random.u8(0..20) {
            0 => {
                self.theme = format!("<!-- {} -->", random.u32(..));
                Some("the theme".to_owned())
            }
            1 => self.remove_plan(random),
            2..=6 => self.change_word(random),
            _ => self.change_line(random),
        }
    }

    fn plans(&self) -> Vec<String> {
        let paths = self.texts.keys();
        let plans = paths.filter(|path| path.starts_with("content/plans/"));
        plans.cloned().collect()
    }

    fn remove_plan(&mut self, random: &mut Rng) -> Option<String> {
        let plans = self.plans();
        if plans.len() < 4 {
            return None;
        }
        let path = random.choice(plans)?;
        self.texts.remove(&path);
        Some(format!("{path} is taken out"))
    }

    /// Changes a character of the official text, in the plan and in its source.
    fn change_word(&mut self, random: &mut Rng) -> Option<String> {
        let path = random.choice(self.plans())?;
        let text = &self.texts[&path];
        let line = text
            .lines()
            .find(|line| line.starts_with("file = \"seeds/"))?;
        let file = line.split('"').nth(1)?.to_owned();
        let source = &self.archived[&file];

        let characters: Vec<char> = source.chars().collect();
        let at = random.usize(0..characters.len().checked_sub(8)?);
        let words: String = characters[at..at + 8].iter().collect();
        let place = random.usize(0..8);
        let changed = words.chars().enumerate().map(|(index, old)| {
            if index != place {
                old
            } else if old.is_ascii_digit() {
                random.digit(10)
            } else {
                random
                    .choice("市县局委建设推进完善三五六年月".chars().collect::<Vec<_>>())
                    .unwrap_or(old)
            }
        });
        let changed: String = changed.collect();
        if words.contains('\n') || text.matches(&words).count() == 0 {
            return None;
        }

        let source = source.replace(&words, &changed);
        let old = sha256(self.archived[&file].as_bytes());
        let text = text.replace(&words, &changed);
        let text = text.replace(&old, &sha256(source.as_bytes()));
        self.texts.insert(path.clone(), text);
        if let Some(threads) = self.texts.get_mut("content/threads.toml") {
            *threads = threads.replace(&words, &changed);
        }
        self.archived.insert(file, source);
        Some(format!("{path}: {words} is {changed}"))
    }

    /// Changes a line of any file.
    fn change_line(&mut self, random: &mut Rng) -> Option<String> {
        let mut paths: Vec<String> = self.texts.keys().cloned().collect();
        // Most lines of the gazetteer may be changed, those of plans hardly ever.
        paths.extend(std::iter::repeat_n("content/gazetteer.toml".to_owned(), 6));
        paths.extend(std::iter::repeat_n("content/threads.toml".to_owned(), 2));
        paths.extend(std::iter::repeat_n(RECORDS.0.to_owned(), 3));
        let path = random.choice(paths)?;
        let mut lines: Vec<String> = self.texts[&path].lines().map(str::to_owned).collect();
        if lines.len() < 2 {
            return None;
        }
        let at = random.usize(0..lines.len() - 1);
        let before = lines[at].clone();
        let key = |line: &str| line.split(" = ").next().map(str::to_owned);
        let other = (0..20).map(|_| random.usize(0..lines.len()));
        let others: Vec<usize> = other.collect();
        let alike = others
            .into_iter()
            .find(|&other| before.contains(" = ") && key(&lines[other]) == key(&before));

        let done = match (random.u8(0..6), alike) {
            (0, _) => {
                lines.remove(at);
                "is taken out"
            }
            (1, _) => {
                lines.swap(at, at + 1);
                "changes places"
            }
            (2, _) => {
                lines.insert(at, before.clone());
                "is doubled"
            }
            (3, _) if before.starts_with("# ") => {
                lines[at] = before[2..].to_owned();
                "is no comment any more"
            }
            (4, Some(other)) => {
                lines[at] = lines[other].clone();
                "is as another"
            }
            _ => {
                let digits = before.match_indices(|c: char| c.is_ascii_digit());
                let digits: Vec<usize> = digits.map(|(at, _)| at).collect();
                let place = random.choice(digits)?;
                let digit = random.digit(10).to_string();
                lines[at].replace_range(place..place + 1, &digit);
                "has another figure"
            }
        };
        self.texts.insert(path.clone(), lines.join("\n") + "\n");
        Some(format!("{path}:{} {before}: {done}", at + 1))
    }
}

/// Builds a site over another.
fn build(site: &Site, last: Option<&Built>) -> Built {
    let none = BTreeMap::new();
    let (keys, files) = last.map_or((Keys::default(), &none), |last| {
        let bytes = Keys::print(&last.of, &last.keys);
        (Keys::parse(&bytes).unwrap(), &last.files)
    });
    let is_there = |path: &str, _| files.contains_key(path);
    let of = site.ingredients(site.base().unwrap());
    let earlier = Earlier {
        base: of.base,
        keys: &keys,
        is_there: &is_there,
        root: None,
    };
    let folder = tempfile::tempdir().unwrap();
    let made: Vec<_> = site
        .files_over(&of, &[earlier])
        .enumerate()
        .map(|(nth, file)| {
            let file = file.unwrap();
            let mut key = file.key.clone();
            let bytes = match &file.content {
                FileContent::Kept => files[&file.path].clone(),
                // What it is made of is known when it is written.
                FileContent::Large(large) => {
                    let place = folder.path().join(nth.to_string());
                    key = large.write_to(&place).unwrap();
                    std::fs::read(place).unwrap()
                }
                _ => file.bytes().unwrap().into_owned(),
            };
            let is_kept = matches!(file.content, FileContent::Kept);
            (file.path, bytes, key, is_kept)
        })
        .collect();

    let mut built = Built {
        files: BTreeMap::new(),
        keys: BTreeMap::new(),
        of,
        kept: 0,
    };
    for (path, bytes, key, is_kept) in made {
        built.kept += usize::from(is_kept);
        built.keys.extend(key.map(|key| (path.clone(), key)));
        built.files.insert(path, bytes);
    }
    built
}

#[test]
fn whatever_is_edited_a_build_over_a_site_is_a_clean_one() {
    let edits = std::env::var("GANGMU_REBUILDS").ok();
    let edits = edits.map_or(EDITS, |edits| edits.parse().unwrap());
    let seed = std::env::var("GANGMU_FUZZ_SEED").ok();
    let seed = seed.map_or(1, |seed| seed.parse().unwrap());
    let mut random = Rng::with_seed(seed);
    println!("GANGMU_FUZZ_SEED={seed}");

    let first = Made::new();
    let mut made = first.clone();
    let mut last = build(&made.site().expect("the bundled site"), None);
    let (mut told, mut kept) = (Vec::new(), 0);
    let mut proofs = String::new();
    for round in 0..edits {
        let traces = KeptTraces::parse(&proofs);
        let proved = Proved {
            plans: None,
            traces: Some(&traces),
        };
        // Now and then everything is put back at once.
        let back = round % 5 == 4;
        let next = (0..TRIES).find_map(|_| {
            let mut next = if back { first.clone() } else { made.clone() };
            let said = match back {
                true => "all is as it was".to_owned(),
                false => next.edit(&mut random)?,
            };
            let is_edited = next.texts != made.texts || next.theme != made.theme;
            let site = is_edited.then(|| next.site_over(proved))??;
            Some((next, site, said))
        });
        let Some((next, site, said)) = next else {
            continue;
        };
        println!("{said}");
        told.push(said);

        let over = build(&site, Some(&last));
        let clean = build(&next.site().unwrap(), None);
        assert_eq!(clean.kept, 0);
        let paths: Vec<&String> = over.files.keys().collect();
        assert_eq!(paths, clean.files.keys().collect::<Vec<_>>(), "{told:#?}");
        for (path, bytes) in &clean.files {
            assert!(
                over.files[path] == *bytes,
                "{path} is not what a clean build makes after: {told:#?}\n{}",
                difference(&over.files[path], bytes)
            );
        }
        kept += over.kept;
        made = next;
        proofs = traces.print().unwrap_or(proofs);
        last = over;
    }
    assert!(told.len() > edits / 2, "hardly any edit was taken");
    assert!(kept > 0, "nothing was ever kept");
    println!("{kept} files were kept in {} builds", told.len());
}

#[test]
fn a_build_over_the_same_content_makes_no_page_again() {
    let made = Made::new();
    let first = build(&made.site().unwrap(), None);
    let again = build(&made.site().unwrap(), Some(&first));
    assert_eq!(again.files, first.files);
    assert_eq!(again.kept, first.keys.len());
    assert!(again.kept * 2 > first.files.len(), "{}", again.kept);
}

#[test]
fn a_trace_that_was_kept_is_what_a_proof_finds() {
    let (project, content, _) = real();
    let archive = |file: &str| project.archived(file);
    let read = |traces: &KeptTraces| {
        let proved = Proved {
            plans: None,
            traces: Some(traces),
        };
        let catalogue = assembly::catalogue_over(&content, &archive, proved).value;
        let plans = catalogue.plans.iter();
        plans
            .map(|plan| plan.text.trace.clone())
            .collect::<Vec<_>>()
    };
    let first = KeptTraces::default();
    let found = read(&first);
    let kept = KeptTraces::parse(&first.print().expect("proofs without a doubt"));
    assert_eq!(read(&kept), found);
    assert_eq!(kept.print(), None, "something was proved again");
}

#[test]
fn a_plan_is_proved_again_when_it_or_its_source_has_changed() {
    let (project, mut content, _) = real();
    let proven = ProvenPlans::default();
    let plans = content.plans.len();
    let errors = |content: &Content, archive: &dyn Archive| {
        let proved = Proved {
            plans: Some(&proven),
            traces: None,
        };
        let read = assembly::catalogue_over(content, archive, proved);
        (read.value.plans.len(), error_count(&read.diagnostics))
    };
    let as_it_is = |file: &str| project.archived(file);
    for _ in 0..2 {
        assert_eq!(errors(&content, &as_it_is), (plans, 0));
    }

    let longer = |file: &str| {
        project
            .archived(file)
            .map(|bytes| [&bytes[..], b"!"].concat())
    };
    assert_eq!(errors(&content, &longer).0, 0, "each source has changed");
    assert_eq!(errors(&content, &as_it_is), (plans, 0));

    let (_, plan) = &mut content.plans[0];
    *plan = Source::new(plan.name(), plan.text().replacen("发展", "發展", 1));
    let (left, found) = errors(&content, &as_it_is);
    assert_eq!(left, plans - 1, "one says what its source does not");
    assert!(found > 0);
}

fn difference(over: &[u8], clean: &[u8]) -> String {
    let [over, clean] = [over, clean].map(String::from_utf8_lossy);
    let difference = similar::TextDiff::from_lines(&*over, &*clean);
    difference
        .unified_diff()
        .to_string()
        .chars()
        .take(2_000)
        .collect()
}
