//! `gangmu verify`: every line is accounted for, and no mutation goes unnoticed.

use crate::support::{cases_of, copy, fixtures, gangmu, real, root};
use gangmu::base::diag::error_count;
use gangmu::base::source::Source;
use gangmu::base::source::sha256;
use gangmu::base::text::squeeze;
use gangmu::link::catalogue::Proven;
use gangmu::link::proof::{LineUse, SourceAccount, Trace, account_for_source, prove};
use gangmu::plan::{BlockAt, Document, NodeId};
use gangmu::site::assembly::compared;
use proptest::prelude::*;
use std::sync::OnceLock;

/// The bundled plans.
fn plans() -> &'static [Proven] {
    static PLANS: OnceLock<Vec<Proven>> = OnceLock::new();
    PLANS.get_or_init(|| {
        let (project, content, _) = real();
        let plan = |(id, file): &(String, Source)| {
            compared(id, file, &|path: &str| project.archived(path))
                .value
                .unwrap()
        };
        content.plans.iter().map(plan).collect()
    })
}

/// Whether a plan is proved by both routes.
fn proved(id: &str, file: &Source, archived: &[u8]) -> Option<(Proven, SourceAccount)> {
    let plan = compared(id, file, &|_: &str| Ok(archived.to_vec()));
    let mut found = plan.diagnostics;
    let plan = plan.value?;
    let ledger = account_for_source(&plan.read, &plan.file, &plan.archived, &plan.trace)
        .drain_into(&mut found);
    (error_count(&found) == 0).then_some((plan, ledger))
}

fn whole_text(document: &Document) -> String {
    let walk = document.outline.walk();
    walk.into_iter().map(|(_, text)| squeeze(text)).collect()
}

#[test]
fn every_line_of_the_real_plans_is_accounted_for() {
    for plan in plans() {
        let proof = account_for_source(&plan.read, &plan.file, &plan.archived, &plan.trace);
        assert!(proof.diagnostics.is_empty(), "{}", plan.file.name());
        let tally = proof.value.line_counts();
        let total = plan.archived.line_count() as usize;
        let sum = tally.text + tally.fields + tally.skips + tally.blank;
        assert_eq!((sum, tally.lost), (total, 0), "{}", plan.file.name());
        assert!(tally.text > 0 && tally.fields > 0 && proof.value.characters > 1000);
        let all = squeeze(plan.archived.text()).chars().count();
        let SourceAccount {
            characters,
            in_fields,
            in_skips,
            ..
        } = proof.value;
        assert_eq!(characters + in_fields + in_skips, all);
        // The text of the lines that are text is all that was compared.
        let text: usize = (1..)
            .zip(&proof.value.lines)
            .filter(|(_, became)| matches!(became, LineUse::Text(_)))
            .map(|(line, _)| squeeze(plan.archived.line(line)).chars().count())
            .sum();
        assert_eq!(text, proof.value.characters);
        // Every passage stands in the ledger.
        let places: Vec<BlockAt> = (proof.value.lines.iter())
            .flat_map(|became| match became {
                LineUse::Text(places) => places.clone(),
                _ => Vec::new(),
            })
            .collect();
        for (at, text) in plan.read.document.outline.walk() {
            assert!(squeeze(text).is_empty() || places.contains(&at), "{text}");
        }
    }
}

#[test]
fn the_command_says_so() {
    let (out, said, code) = gangmu(&root(), &["verify"]);
    assert_eq!(code, 0, "{said}");
    assert_eq!(out.lines().count(), plans().len());
    assert!(out.lines().all(|line| line.ends_with("; proved")), "{out}");

    let (out, _, code) = gangmu(&root(), &["verify", "--format", "json", "--lines"]);
    assert_eq!(code, 0);
    for line in out.lines() {
        let value: serde_json::Value = serde_json::from_str(line).unwrap();
        let count = |key: &str| value["lines"][key].as_u64().unwrap();
        let parts = ["text", "fields", "skips", "blank"].map(count);
        assert_eq!(parts.iter().sum::<u64>(), count("total"));
        assert_eq!(
            value["ledger"].as_array().unwrap().len() as u64,
            count("total")
        );
        assert_eq!(value["proved"], true);
    }

    let id = plans()[0].read.document.id.clone();
    let (out, _, code) = gangmu(&root(), &["verify", &id, "--lines"]);
    let total = plans()[0].archived.line_count() as usize;
    assert_eq!((code, out.lines().count()), (0, 1 + total), "{out}");
}

#[test]
fn an_unknown_plan_is_an_error_that_names_the_nearest() {
    let id = &plans()[0].read.document.id;
    let wrong = format!("{id}x");
    let (out, said, code) = gangmu(&root(), &["verify", &wrong]);
    assert_eq!((out.as_str(), code), ("", 1));
    assert!(
        said.contains("unknown-plan") && said.contains(id.as_str()),
        "{said}"
    );
}

#[test]
fn a_plan_that_is_not_proved_is_said_to_be_so() {
    let folder = tempfile::tempdir().unwrap();
    copy(&fixtures("base"), folder.path());
    let seed = folder.path().join("seeds/base.txt");
    let text = std::fs::read_to_string(&seed).unwrap();
    std::fs::write(&seed, text + "还有一行。\n").unwrap();
    let (out, said, code) = gangmu(folder.path(), &["verify"]);
    assert_eq!(code, 1);
    assert!(
        out.contains("1 lost") && out.trim_end().ends_with("NOT PROVED"),
        "{out}"
    );
    assert!(
        said.contains("not-in-plan") && said.contains("还有一行"),
        "{said}"
    );
}

/// A line or a character of a text deleted, doubled, swapped or corrupted.
fn mutated(text: &str, kind: u8, at: prop::sample::Index) -> String {
    if kind < 4 {
        let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
        let at = at.index(lines.len() - 1);
        match kind {
            0 => drop(lines.remove(at)),
            1 => lines.insert(at, lines[at]),
            2 => lines.swap(at, at + 1),
            _ => lines[at] = "囍囍囍\n",
        }
        return lines.concat();
    }
    let mut chars: Vec<char> = text.chars().collect();
    let at = at.index(chars.len() - 1);
    match kind {
        4 => drop(chars.remove(at)),
        5 => chars.insert(at, chars[at]),
        6 => chars.swap(at, at + 1),
        _ => chars[at] = '囍',
    }
    chars.into_iter().collect()
}

/// The visible text of the lines that a plan declares not to be text.
fn declared(plan: &Proven, ledger: &SourceAccount) -> Vec<String> {
    (1..)
        .zip(&ledger.lines)
        .filter(|(_, became)| matches!(became, LineUse::Field(_) | LineUse::Skip(_)))
        .map(|(line, _)| squeeze(plan.archived.line(line)))
        .collect()
}

proptest! {
    #![proptest_config(cases_of(300))]

    /// A plan that is changed anywhere is proved only if it still says the same.
    #[test]
    fn a_changed_plan_is_proved_only_if_it_says_the_same(plan in 0usize..5, kind in 0u8..8, at in any::<prop::sample::Index>()) {
        let plan = &plans()[plan];
        let file = Source::new(plan.file.name(), mutated(plan.file.text(), kind, at));
        let archived = plan.archived.text().as_bytes();
        if let Some((other, others)) = proved(&plan.read.document.id, &file, archived) {
            prop_assert_eq!(whole_text(&other.read.document), whole_text(&plan.read.document));
            let own = account_for_source(&plan.read, &plan.file, &plan.archived, &plan.trace).value;
            prop_assert_eq!(declared(&other, &others), declared(plan, &own));
        }
    }

    /// A source that is changed is noticed by its sum; and, where the sum is made to fit, by each of
    /// the two proofs alone, unless only declared lines changed.
    #[test]
    fn a_changed_source_is_noticed(plan in 0usize..5, kind in 0u8..8, at in any::<prop::sample::Index>()) {
        let plan = &plans()[plan];
        let text = mutated(plan.archived.text(), kind, at);
        prop_assume!(squeeze(&text) != squeeze(plan.archived.text()));
        prop_assert!(proved(&plan.read.document.id, &plan.file, text.as_bytes()).is_none());

        let archived = Source::new(plan.archived.name(), text.as_str());
        let walked = prove(&plan.read, &plan.file, &archived);
        let counted = account_for_source(&plan.read, &plan.file, &archived, &walked.value);
        let own = account_for_source(&plan.read, &plan.file, &plan.archived, &plan.trace).value;
        let text_of = |source: &Source, ledger: &SourceAccount| -> String {
            (1..).zip(&ledger.lines).filter(|(_, became)| matches!(became, LineUse::Text(_) | LineUse::Lost))
                .map(|(line, _)| squeeze(source.line(line))).collect()
        };
        if text_of(&archived, &counted.value) != text_of(&plan.archived, &own) {
            prop_assert!(error_count(&walked.diagnostics) > 0);
            prop_assert!(error_count(&counted.diagnostics) > 0);
        }
        let old = &plan.read.document.source.sha256;
        let fitted = Source::new(plan.file.name(), plan.file.text().replace(old, &sha256(text.as_bytes())));
        if let Some((other, others)) = proved(&plan.read.document.id, &fitted, text.as_bytes()) {
            prop_assert_eq!(text_of(&other.archived, &others), text_of(&plan.archived, &own));
        }
    }

    /// The second proof alone, with nothing of the first, notices every change to the text.
    #[test]
    fn the_second_proof_needs_no_help(plan in 0usize..5, kind in 4u8..8, node in any::<prop::sample::Index>(), at in any::<prop::sample::Index>()) {
        let plan = &plans()[plan];
        let mut read = plan.read.clone();
        let nodes = &mut read.document.outline.nodes;
        let node = NodeId::from_usize(node.index(nodes.len()));
        let heading = mutated(&nodes[node].heading, kind, at);
        prop_assume!(squeeze(&heading) != squeeze(&nodes[node].heading));
        nodes[node].heading = heading;
        let proof = account_for_source(&read, &plan.file, &plan.archived, &Trace::default());
        let codes: Vec<_> = proof.diagnostics.iter().map(|d| d.code).collect();
        prop_assert!(codes.contains(&"not-restored") || codes.contains(&"cannot-undo"), "{:?}", codes);
    }
}
