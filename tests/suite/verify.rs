//! Verify proves what it says: whatever line is mangled, only white space may go unnoticed.

use crate::support::{draw, real};
use gangmu::content;
use gangmu::diag::{Diagnostic, error_count};
use gangmu::plan::Document;
use gangmu::proof::{Fate, Ledger, ledger};
use gangmu::site;
use gangmu::source::Source;
use gangmu::text::{is_space, squeeze};
use proptest::prelude::*;
use std::sync::OnceLock;

struct Case {
    id: String,
    plan: String,
    archived: Vec<u8>,
}

fn plans() -> &'static [Case] {
    static PLANS: OnceLock<Vec<Case>> = OnceLock::new();
    PLANS.get_or_init(|| {
        let (project, content, _) = real();
        let case = |(id, file): (String, Source)| {
            let document = document(&id, file.text()).unwrap();
            Case {
                plan: file.text().to_owned(),
                archived: project.archived(&document.front.source.file).unwrap(),
                id,
            }
        };
        content.plans.into_iter().map(case).collect()
    })
}

fn document(id: &str, plan: &str) -> Option<Document> {
    Some(
        content::read(id, &Source::new("plan.md", plan))
            .value?
            .document,
    )
}

/// What `gangmu verify` does for a plan.
fn verify(id: &str, plan: &str, archived: &[u8]) -> Result<(Document, Ledger), Vec<Diagnostic>> {
    let mut found = Vec::new();
    let file = Source::new("plan.md", plan);
    let archive = |_: &str| Ok(archived.to_vec());
    let proven = site::prove(id, &file, &archive).drain_into(&mut found);
    let books = proven.map(|proven| {
        let books = ledger(&proven.read.document, &proven.archived, &proven.trace);
        (proven.read.document, books.drain_into(&mut found))
    });
    match books {
        Some(books) if error_count(&found) == 0 => Ok(books),
        _ => Err(found),
    }
}

fn published(document: &Document) -> String {
    document
        .outline
        .walk()
        .into_iter()
        .map(|(_, text)| squeeze(text))
        .collect()
}

/// What the source reads as, by the plainest means: lines that are neither skips nor fields, words
/// replaced.
fn expected(document: &Document, archived: &str) -> String {
    let front = &document.front;
    let mut text = String::new();
    for (number, line) in (1..).zip(archived.split('\n')) {
        let out = front
            .source
            .skip
            .iter()
            .any(|skip| skip.lines.contains(number))
            || front.source.fields.iter().any(|(_, l)| *l == number);
        if out {
            continue;
        }
        let mut line = line.to_owned();
        // The last first, so that those before it keep their places.
        let mut hits: Vec<(usize, &str, &str)> = Vec::new();
        for e in front.emendations.iter().filter(|e| e.line == number) {
            for (count, (at, found)) in line.clone().match_indices(&e.found).enumerate() {
                if e.nth.is_none_or(|nth| nth as usize == count + 1) {
                    hits.push((at, &e.reading, &e.found[..found.len()]));
                }
            }
        }
        hits.sort();
        for (at, reading, found) in hits.into_iter().rev() {
            line.replace_range(at..at + found.len(), reading);
        }
        text.push_str(&squeeze(&line));
    }
    text
}

/// One line of a text deleted, doubled, swapped with another or changed in one character.
fn mangled(text: &str, at: usize, other: usize, kind: u8) -> String {
    let mut lines: Vec<String> = text.split('\n').map(str::to_owned).collect();
    let (a, b) = (at % lines.len(), other % lines.len());
    match kind {
        0 => drop(lines.remove(a)),
        1 => lines.insert(b, lines[a].clone()),
        2 => lines.swap(a, b),
        3 => {
            let chars: Vec<char> = lines[a].chars().collect();
            if !chars.is_empty() {
                let drop = other % chars.len();
                lines[a] = chars
                    .iter()
                    .enumerate()
                    .filter(|(i, _)| *i != drop)
                    .map(|(_, c)| c)
                    .collect();
            }
        }
        4 => lines[a].push('囍'),
        _ => {
            let chars: Vec<char> = lines[a].chars().collect();
            let half = chars.len() / 2;
            lines[a] = chars[..half]
                .iter()
                .chain(&['\u{3000}', ' '])
                .chain(&chars[half..])
                .collect();
        }
    }
    lines.join("\n")
}

#[test]
fn the_books_of_the_real_plans_close() {
    for case in plans() {
        let (document, books) = verify(&case.id, &case.plan, &case.archived)
            .unwrap_or_else(|found| panic!("{}", draw(&found)));
        let archived = String::from_utf8(case.archived.clone()).unwrap();
        assert_eq!(books.totals().iter().sum::<usize>(), books.lines.len());
        assert_eq!(books.characters, published(&document).chars().count());
        assert_eq!(published(&document), expected(&document, &archived));
        for (index, fate) in books.lines.iter().enumerate() {
            if let Fate::Text(taken) = fate {
                assert!(!taken.is_empty(), "{} line {}", case.id, index + 1);
            }
        }
    }
}

#[test]
fn white_space_may_differ() {
    for case in plans() {
        let plan = sealed(case, &spaced(case));
        verify(&case.id, &plan, spaced(case).as_bytes())
            .unwrap_or_else(|found| panic!("{}", draw(&found)));
    }
}

/// The archived text with white space at the ends of its lines.
fn spaced(case: &Case) -> String {
    let text = String::from_utf8(case.archived.clone()).unwrap();
    text.split('\n')
        .map(|line| format!("\u{3000}{line}\u{A0} \u{200B}"))
        .collect::<Vec<_>>()
        .join("\n")
}

/// The plan as if it had been read from this text.
fn sealed(case: &Case, archived: &str) -> String {
    let sum = |bytes: &[u8]| site::sha256(bytes);
    case.plan
        .replace(&sum(&case.archived), &sum(archived.as_bytes()))
}

#[test]
fn emendations_that_get_in_each_others_way_are_noticed() {
    let case = plans()
        .iter()
        .find(|case| case.plan.contains("[[emendation]]"))
        .unwrap();
    let emendation = case
        .plan
        .split("[[emendation]]")
        .nth(1)
        .unwrap()
        .split("\n+++")
        .next()
        .unwrap();
    let twice = case.plan.replacen(
        "[[emendation]]",
        &format!("[[emendation]]{emendation}\n[[emendation]]"),
        1,
    );
    let found = verify(&case.id, &twice, &case.archived).unwrap_err();
    assert!(
        found.iter().any(|d| d.code == "emendations-overlap"),
        "{}",
        draw(&found)
    );
}

proptest! {
    #![proptest_config(crate::support::cases_of(150))]

    /// A plan that still proves itself says what it said, wherever it was mangled.
    #[test]
    fn no_change_to_a_plan_goes_unnoticed(
        which in 0usize..5,
        edits in prop::collection::vec((0usize..4000, 0usize..4000, 0u8..6), 1..4),
    ) {
        let case = &plans()[which];
        let mut plan = case.plan.clone();
        for (at, other, kind) in edits {
            plan = mangled(&plan, at, other, kind);
        }
        let before = document(&case.id, &case.plan).unwrap();
        if let Ok((document, _)) = verify(&case.id, &plan, &case.archived) {
            prop_assert_eq!(published(&document), published(&before));
        } else {
            prop_assert_ne!(&plan, &case.plan);
        }
    }

    /// No byte of an archived file changes unnoticed; and even if somebody hid that, the text would
    /// have to be the one that the plan has.
    #[test]
    fn no_change_to_a_source_goes_unnoticed(
        which in 0usize..5,
        edits in prop::collection::vec((0usize..4000, 0usize..4000, 0u8..6), 1..4),
    ) {
        let case = &plans()[which];
        let before = String::from_utf8(case.archived.clone()).unwrap();
        let mut archived = before.clone();
        for (at, other, kind) in edits {
            archived = mangled(&archived, at, other, kind);
        }
        let unnoticed = verify(&case.id, &case.plan, archived.as_bytes()).is_ok();
        prop_assert_eq!(unnoticed, archived == before);
        if let Ok((document, books)) = verify(&case.id, &sealed(case, &archived), archived.as_bytes()) {
            prop_assert_eq!(published(&document), expected(&document, &archived));
            let visible = |text: &str| text.chars().any(|c| !is_space(c));
            for (fate, line) in books.lines.iter().zip(archived.split('\n')) {
                prop_assert_eq!(*fate == Fate::Blank, !visible(line) && !matches!(fate, Fate::Skip(_) | Fate::Field { .. }));
            }
        }
    }
}
