//! The proof notices every change to a plan's text.

use crate::support::{draw, real};
use gangmu::base::diag::{Warned, error_count};
use gangmu::base::source::Source;
use gangmu::base::text::squeeze;
use gangmu::content::document::{self, Places, ReadPlan};
use gangmu::link::proof::{SourceAccount, Trace, account_for_source, prove};
use gangmu::plan::{
    Amendment, Block, Certainty, Document, Emendation, LineRange, NodeId, Notice, NoticeId, Outline,
};
use gangmu::site::disk::project::Project;
use proptest::prelude::*;
use std::sync::OnceLock;

struct Proven {
    file: Source,
    archived: Source,
    read: ReadPlan,
}

fn plans() -> &'static [Proven] {
    static PLANS: OnceLock<Vec<Proven>> = OnceLock::new();
    PLANS.get_or_init(|| {
        let (project, content, _) = real();
        content
            .plans
            .into_iter()
            .map(|(id, file)| proven(&project, &id, file))
            .collect()
    })
}

fn proven(project: &Project, id: &str, file: Source) -> Proven {
    let read = document::read(id, &file).value.unwrap();
    let name = &read.document.source.file;
    let bytes = project.archived(name).unwrap();
    let archived = Source::new(name.clone(), String::from_utf8(bytes).unwrap());
    Proven {
        file,
        archived,
        read,
    }
}

fn check(plan: &Proven, read: &ReadPlan) -> Warned<Trace> {
    prove(read, &plan.file, &plan.archived)
}

#[test]
fn the_real_plans_say_what_their_sources_say() {
    for plan in plans() {
        let proof = check(plan, &plan.read);
        assert!(proof.diagnostics.is_empty(), "{}", draw(&proof.diagnostics));
        for index in plan.read.document.outline.nodes.indices() {
            assert!(
                proof
                    .value
                    .lines(&plan.read.document.outline, index)
                    .is_some(),
                "{} {index:?}",
                plan.file.name()
            );
        }
    }
}

#[test]
fn a_character_that_changes_in_the_source_is_noticed() {
    for plan in plans() {
        let altered = plan.archived.text().replacen('市', "县", 40);
        let altered = Source::new(plan.archived.name(), altered);
        assert!(error_count(&prove(&plan.read, &plan.file, &altered).diagnostics) > 0);
    }
}

/// Returns how many errors the first proof and the second one find, and what the second one counts.
fn both(document: &Document, archived: &Source) -> (usize, usize, SourceAccount) {
    let file = Source::new("a.md", "");
    let read = ReadPlan {
        document: document.clone(),
        places: Places::default(),
    };
    let first = prove(&read, &file, archived);
    let second = account_for_source(&read, &file, archived, &first.value);
    let errors = (
        error_count(&first.diagnostics),
        error_count(&second.diagnostics),
    );
    (errors.0, errors.1, second.value)
}

proptest! {
    #![proptest_config(crate::support::cases_of(200))]

    #[test]
    fn every_mutation_is_noticed(plan in 0usize..5, at in any::<prop::sample::Index>(), other in any::<prop::sample::Index>(), kind in 0u8..5) {
        let plan = &plans()[plan];
        let mut read = plan.read.clone();
        let nodes = &mut read.document.outline.nodes;
        let with_text: Vec<NodeId> = nodes.indices().filter(|&i| nodes[i].blocks.iter().any(|b| b.text().chars().count() > 6)).collect();
        let node = with_text[at.index(with_text.len())];
        let block = nodes[node].blocks.iter().position(|b| b.text().chars().count() > 6).unwrap();
        let text = nodes[node].blocks[block].text().to_owned();
        let chars: Vec<char> = text.chars().collect();
        let index = 1 + other.index(chars.len() - 2);
        let changed: String = match kind {
            // A character lost, doubled, replaced, or two swapped; or the paragraph lost.
            0 => chars.iter().enumerate().filter(|(i, _)| *i != index).map(|(_, c)| *c).collect(),
            1 => chars.iter().enumerate().flat_map(|(i, c)| std::iter::repeat_n(*c, if i == index { 2 } else { 1 })).collect(),
            2 => chars.iter().enumerate().map(|(i, c)| if i == index { '囍' } else { *c }).collect(),
            3 => {
                let mut chars = chars.clone();
                chars.swap(index, index - 1);
                chars.into_iter().collect()
            }
            _ => String::new(),
        };
        let visible = |text: &str| text.chars().filter(|c| !gangmu::base::text::is_space(*c)).collect::<String>();
        prop_assume!(visible(&changed) != visible(&text));
        let is_field = nodes[node].blocks[block].is_field();
        nodes[node].blocks[block] = if is_field { Block::Field(changed) } else { Block::Text(changed) };
        prop_assert!(error_count(&check(plan, &read).diagnostics) > 0);
    }

    #[test]
    fn a_unit_that_the_text_does_not_name_is_noticed(plan in 0usize..5, at in any::<prop::sample::Index>()) {
        let plan = &plans()[plan];
        let mut read = plan.read.clone();
        let tasks: Vec<NodeId> = read.document.outline.nodes.indices()
            .filter(|&i| read.document.outline.nodes[i].task.as_ref().is_some_and(|t| !t.inherited && !t.assignments.is_empty()))
            .collect();
        let node = tasks[at.index(tasks.len())];
        read.document.outline.nodes[node].task.as_mut().unwrap().assignments[0].unit = "市囍局".to_owned();
        prop_assert!(error_count(&check(plan, &read).diagnostics) > 0);
    }

    /// Whatever emendations do to a text, the two proofs agree on it and on its lines; and each
    /// notices a reading that the text does not hold.
    #[test]
    fn the_two_proofs_agree(lines in prop::collection::vec(("[一二三 \u{3000}]{0,6}", any::<bool>(), "[一二三四 ]{0,4}", "[一二三 ]{1,3}", prop::option::of(1u32..3)), 1..8)) {
        let mut source = String::new();
        let mut document = plans()[0].read.document.clone();
        document.outline = Outline::default();
        document.front.emendations.clear();
        document.source.skip.clear();
        document.source.fields.clear();
        for (number, (line, joined, reading, found, nth)) in (1..).zip(&lines) {
            source.push_str(line);
            source.push('\n');
            let mut text = line.clone();
            let hits: Vec<usize> = line.match_indices(found.as_str()).map(|(at, _)| at).collect();
            if nth.map_or(!hits.is_empty(), |nth| nth as usize <= hits.len()) {
                text = match nth {
                    None => line.replace(found.as_str(), reading),
                    Some(nth) => {
                        let at = hits[*nth as usize - 1];
                        format!("{}{reading}{}", &line[..at], &line[at + found.len()..])
                    }
                };
                document.front.emendations.push(Emendation {
                    line: number,
                    found: found.clone(),
                    reading: reading.clone(),
                    certainty: Certainty::Certain,
                    note: String::new(),
                    nth: *nth,
                });
            }
            match document.outline.opening.last_mut() {
                Some(Block::Text(last)) if *joined => last.push_str(&text),
                _ => document.outline.opening.push(Block::Text(text)),
            }
        }
        let archived = Source::new("a.txt", source);
        let (first, second, ledger) = both(&document, &archived);
        prop_assert_eq!((first, second, ledger.line_counts().lost), (0, 0, 0));
        prop_assert_eq!(ledger.characters, squeeze(archived.text()).chars().count());

        for id in document.front.emendations.indices() {
            let mut other = document.clone();
            other.front.emendations[id].reading.push('囍');
            let (first, second, _) = both(&other, &archived);
            prop_assert!(first > 0 && second > 0);
        }
    }

    /// Whatever notices do to a text, the two proofs agree on it and on its lines; and each notices a word that no notice
    /// put there.
    #[test]
    fn the_two_proofs_agree_on_amendments(lines in prop::collection::vec(("[一二三 ]{0,3}[一二三]", 0u8..4, any::<bool>(), "[四五 ]{0,3}六"), 1..8)) {
        let mut source = String::new();
        let mut document = plans()[0].read.document.clone();
        document.outline = Outline::default();
        document.front.emendations.clear();
        document.front.notices.clear();
        document.source.skip.clear();
        document.source.fields.clear();
        let mut amendments = Vec::new();
        for (number, (line, deed, joined, new)) in (1..).zip(&lines) {
            source.push_str(line);
            source.push('\n');
            let whole = LineRange { first: number, last: number };
            let blank = Amendment { line: None, lines: None, after: None, old: None, new: None, nth: None, at: whole, says: None };
            let (text, amendment) = match deed {
                1 => (new.clone(), Amendment { line: Some(number), old: Some(line.clone()), new: Some(new.clone()), ..blank }),
                2 => (format!("{line}{new}"), Amendment { after: Some(number), new: Some(new.clone()), ..blank }),
                3 => (line.clone(), Amendment { lines: Some(whole), says: Some("删".to_owned()), ..blank }),
                _ => (line.clone(), blank),
            };
            amendments.extend((*deed > 0).then_some(amendment));
            match document.outline.opening.last_mut() {
                Some(Block::Text(last)) if *joined => last.push_str(&text),
                _ => document.outline.opening.push(Block::Text(text)),
            }
        }
        let changes = amendments.iter().filter(|own| own.new.is_some()).count();
        document.front.notices.push(Notice {
            file: String::new(),
            sha256: String::new(),
            title: String::new(),
            number: None,
            date: jiff::civil::date(2020, 1, 1),
            url: None,
            amendments,
        });
        let archived = Source::new("a.txt", source);
        let (first, second, ledger) = both(&document, &archived);
        prop_assert_eq!((first, second, ledger.line_counts().lost), (0, 0, 0));
        prop_assert_eq!(ledger.characters, squeeze(archived.text()).chars().count());

        if changes > 0 {
            let mut other = document.clone();
            let all = &mut other.front.notices[NoticeId::from_usize(0)].amendments;
            let own = all.iter_mut().find_map(|own| own.new.as_mut()).unwrap();
            own.push('囍');
            let (first, second, _) = both(&other, &archived);
            prop_assert!(first > 0 && second > 0);
        }
    }
}
