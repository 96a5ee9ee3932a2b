//! Import: the five real documents against their reviewed plans, and documents that were mangled.

use crate::support::{draw, files_below, real, root};
use gangmu::base::diag::Diagnostic;
use gangmu::base::source::Source;
use gangmu::content::document;
use gangmu::intake::import::{Archive, import};
use gangmu::intake::lexicon::Lexicon;
use gangmu::plan::Document;
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::sync::OnceLock;

fn archived(name: &str, text: &str) -> Result<gangmu::intake::archive::Text, Box<Diagnostic>> {
    gangmu::intake::archive::read(name, text.as_bytes().to_vec())
}

fn read(id: &str, name: &str, text: &str) -> (Option<Document>, String) {
    let archive = Archive {
        file: format!("seeds/{name}"),
        sha256: gangmu::base::source::sha256(text.as_bytes()),
    };
    let text = match archived(name, text) {
        Ok(text) => text,
        Err(refusal) => return (None, draw(&[*refusal])),
    };
    let result = import(id, &text, &archive, &Lexicon::bundled());
    let notes = draw(&result.diagnostics);
    (result.value.map(|imported| imported.document), notes)
}

/// How much of what is right was read, and how much of what was read is right.
#[derive(Default)]
struct Score {
    right: usize,
    read: usize,
    both: usize,
}

impl Score {
    fn add<T: Ord + std::fmt::Debug>(&mut self, read: Vec<T>, right: Vec<T>) {
        let (read, right): (BTreeSet<T>, BTreeSet<T>) =
            (read.into_iter().collect(), right.into_iter().collect());
        for wrong in read.symmetric_difference(&right) {
            println!("  differs: {wrong:?}");
        }
        self.both += read.intersection(&right).count();
        self.read += read.len();
        self.right += right.len();
    }

    fn precision(&self) -> f64 {
        self.both as f64 / self.read.max(1) as f64
    }

    fn recall(&self) -> f64 {
        self.both as f64 / self.right.max(1) as f64
    }
}

/// Returns the codes of the diagnostics that import makes, as they stand in its code.
fn codes_in_code() -> BTreeSet<String> {
    let mut codes = BTreeSet::new();
    for text in files_below(&root().join("src/intake/import")).values() {
        let text = String::from_utf8_lossy(text);
        for call in ["warn(", "warning(", "error(", "note("] {
            let arguments = text.split(call).skip(1);
            let first = arguments.filter_map(|rest| rest.trim_start().strip_prefix('"'));
            codes.extend(first.filter_map(|rest| Some(rest.split_once('"')?.0.to_owned())));
        }
    }
    codes
}

#[test]
fn every_doubt_of_import_is_described() {
    let codes = codes_in_code();
    assert!(codes.len() > 30, "{codes:?}");
    for page in ["docs/editing.md", "docs/zh/editing.md"] {
        let text = std::fs::read_to_string(root().join(page)).unwrap();
        let described: BTreeSet<String> = text
            .lines()
            .filter_map(|line| line.strip_prefix("| `")?.split_once("` |"))
            .map(|(code, _)| code.to_owned())
            .filter(|code| !code.contains(|c: char| !c.is_ascii_lowercase() && c != '-'))
            .collect();
        assert_eq!(described, codes, "{page}");
    }
}

#[test]
fn the_real_documents_are_read_as_they_were_reviewed() {
    let (project, content, _) = real();
    let [mut nodes, mut tasks, mut assignments, mut milestones] = <[Score; 4]>::default();
    for (id, file) in &content.plans {
        println!("{id}");
        let right = document::read(id, file).value.unwrap().document;
        let name = right.source.file.clone();
        let text = String::from_utf8(project.archived(&name).unwrap()).unwrap();
        let (guess, _) = read(id, &name, &text);
        let guess = guess.unwrap();
        let paths = |d: &Document, tasks: bool| {
            d.outline
                .nodes
                .indices()
                .filter(|&i| !tasks || d.outline.nodes[i].task.is_some())
                .map(|i| (id.clone(), d.outline.path(i)))
                .collect::<Vec<_>>()
        };
        nodes.add(paths(&guess, false), paths(&right, false));
        tasks.add(paths(&guess, true), paths(&right, true));
        let units = |d: &Document| {
            let with_task = d
                .outline
                .nodes
                .iter_enumerated()
                .filter_map(|(i, n)| Some((i, n.task.as_ref()?)));
            with_task
                .flat_map(|(i, task)| {
                    task.assignments
                        .iter()
                        .map(move |a| (d.outline.path(i), a.role, a.unit.clone()))
                })
                .collect::<Vec<_>>()
        };
        assignments.add(units(&guess), units(&right));
        let dues = |d: &Document| {
            let with_task = d
                .outline
                .nodes
                .iter_enumerated()
                .filter_map(|(i, n)| Some((i, n.task.as_ref()?)));
            with_task
                .flat_map(|(i, task)| {
                    task.milestones.iter().map(move |m| {
                        (
                            d.outline.path(i),
                            m.due.to_string(),
                            m.raw.clone(),
                            m.text.clone(),
                        )
                    })
                })
                .collect::<Vec<_>>()
        };
        milestones.add(dues(&guess), dues(&right));
    }
    for (name, score, least) in [
        ("nodes", &nodes, 0.99),
        ("tasks", &tasks, 1.0),
        // Four units were overwritten in the defaced document: no reader can know them.
        ("assignments", &assignments, 0.995),
        ("milestones", &milestones, 0.99),
    ] {
        println!(
            "{name}: {} of {}, precision {:.4}, recall {:.4}",
            score.both,
            score.right,
            score.precision(),
            score.recall()
        );
        assert!(
            score.precision() >= least && score.recall() >= least,
            "{name}"
        );
    }
}

/// The five real sources.
fn sources() -> &'static [String] {
    static SOURCES: OnceLock<Vec<String>> = OnceLock::new();
    SOURCES.get_or_init(|| {
        let (project, content, _) = real();
        let name = |(id, file): &(String, Source)| {
            document::read(id, file).value.unwrap().document.source.file
        };
        content
            .plans
            .iter()
            .map(|plan| String::from_utf8(project.archived(&name(plan)).unwrap()).unwrap())
            .collect()
    })
}

proptest! {
    #![proptest_config(crate::support::cases_of(300))]

    /// Whatever import makes of a mangled document, it loses nothing of it.
    #[test]
    fn nothing_is_lost_from_a_mangled_document(
        which in 0usize..5,
        edits in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), 0u8..5), 0..12),
    ) {
        let text = &sources()[which];
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        for (at, other, kind) in edits {
            let (a, b) = (at.index(lines.len()), other.index(lines.len()));
            match kind {
                0 => { lines.remove(a); }
                1 => { let line = lines[a].clone(); lines.insert(b, line); }
                2 => lines.swap(a, b),
                3 => lines[a] = lines[a].chars().rev().collect(),
                _ => { let half: String = lines[a].chars().take(lines[a].chars().count() / 2).collect(); lines[a] = half; }
            }
            if lines.len() < 4 { break; }
        }
        let text = lines.join("\n");
        let (document, _) = read("plan", "seed.txt", &text);
        if let Some(document) = document {
            let file = Source::new("plan.md", document::write(&document));
            let back = document::read("plan", &file);
            prop_assert!(back.diagnostics.is_empty(), "{}", draw(&back.diagnostics));
            let back = back.value.unwrap();
            prop_assert_eq!(&back.document, &document);
            let proof = gangmu::link::proof::prove(&back, &file, &archived("seed.txt", &text).unwrap().source);
            prop_assert!(proof.diagnostics.is_empty(), "{}", draw(&proof.diagnostics));
        }
    }

    #[test]
    fn any_text_is_read_without_a_panic(text in "[一二三、(1).①—附件 牵头责任单位:;,。〔〕()2018年12月底前到“”\n\u{A0}a]{0,300}") {
        let _ = read("plan", "seed.txt", &text);
    }
}
