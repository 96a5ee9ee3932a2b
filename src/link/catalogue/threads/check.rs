//! What a thread may not say, because the texts say otherwise.

use super::figure::Figure;
use super::thread::Step;
use crate::base::diag::Diagnostic;
use crate::content::threads::{Relation, StepEntry, ThreadEntry};
use crate::link::catalogue::{Catalogue, PlanId, UnitId};
use std::cmp::Ordering;
use std::ops::Range;

/// A mistake with its place in the file.
pub(super) type Problem = (Diagnostic, Range<usize>);

/// Returns what is wrong with a step. `before` are the steps of the plan before; `starts_plan` says whether it is the
/// first of its plan.
pub(super) fn step(
    catalogue: &Catalogue,
    entry: &StepEntry,
    step: &Step,
    before: &[Step],
    starts_plan: bool,
) -> Vec<Problem> {
    let mut problems = Vec::new();
    problems.extend(form(entry));
    problems.extend(figure(entry));
    let Some(previous) = before.last() else {
        problems.extend(entry.relations.first().map(|(_, span)| {
            let problem = Diagnostic::error("thread-order", "nothing stands before this step")
                .help("the first plan of a thread has no `relation`");
            (problem, span.clone())
        }));
        return problems;
    };

    problems.extend(order(catalogue, entry, previous.plan, step.plan));
    if starts_plan && entry.relations.is_empty() {
        let problem = Diagnostic::error("missing-key", "`relation` is missing here")
            .help("say what this plan does with what the one before said, as in relation = [\"restated\"]");
        problems.push((problem, entry.span.clone()));
    }
    for (relation, span) in &entry.relations {
        let problem = contradiction(catalogue, *relation, step, before);
        problems.extend(problem.map(|problem| (problem, span.clone())));
    }
    problems
}

/// Returns what is wrong with the keys of a step.
fn form(entry: &StepEntry) -> Option<Problem> {
    let is_silent = entry.has(Relation::NotMentioned);
    let problem = match (entry.place().node, is_silent) {
        (None, false) => Diagnostic::error("bad-value", "`at` names a plan, but no passage")
            .help("write the passage behind the plan, as in panjin-2018-23/2-1-8; the plan alone goes with relation = [\"not-mentioned\"]"),
        (Some(_), true) => Diagnostic::error("bad-value", "`at` names a passage, but the matter is not mentioned")
            .help("name the plan alone, or take \"not-mentioned\" out"),
        (Some(_), false) if entry.quotes.is_empty() => {
            return Some((
                Diagnostic::error("missing-key", "`quote` is missing here")
                    .help("quote the words of the passage that speak of the matter, as in quote = [\"…\"]"),
                entry.span.clone(),
            ));
        }
        (None, true) if entry.searched.is_empty() => {
            return Some((
                Diagnostic::error("missing-key", "`searched` is missing here")
                    .help("name the words that were looked for and do not stand in the plan"),
                entry.span.clone(),
            ));
        }
        (None, true) if entry.relations.len() > 1 => Diagnostic::error(
            "bad-value",
            "what is not mentioned has no other relation",
        )
        .help("take the others out"),
        (Some(_), false) if !entry.searched.is_empty() => Diagnostic::error(
            "bad-value",
            "`searched` goes with relation = [\"not-mentioned\"]",
        )
        .help("take it out"),
        _ => return None,
    };
    Some((problem, entry.at.span.clone()))
}

/// Returns what is wrong with the figure of a step.
fn figure(entry: &StepEntry) -> Option<Problem> {
    let own = entry.figure.as_ref()?;
    let is_quoted = entry
        .quotes
        .iter()
        .any(|quote| quote.text.contains(&own.text));
    let problem = if !is_quoted {
        Diagnostic::error("quote-not-found", "`figure` is no part of what is quoted")
            .help("copy the words of the figure out of `quote`")
    } else if Figure::parse(&own.text).is_none() {
        Diagnostic::error(
            "bad-value",
            "`figure` is not one number with its unit of measure",
        )
        .help("write the words up to the unit, as in 固定资产投资183亿元")
    } else {
        return None;
    };
    Some((problem, own.span.clone()))
}

/// Reports a step whose plan is older than the one before it.
fn order(
    catalogue: &Catalogue,
    entry: &StepEntry,
    before: PlanId,
    plan: PlanId,
) -> Option<Problem> {
    let date = |plan: PlanId| {
        let front = &catalogue.plans[plan].document.front;
        front.written.or(front.published)
    };
    let is_ordered = before != plan && date(before)? <= date(plan)?;
    (!is_ordered).then(|| {
        let earlier = &catalogue.plans[before].document.id;
        let message = format!("this plan is not later than `{earlier}`, which stands before it");
        let problem = Diagnostic::error("thread-order", message)
            .help("steps stand in the order of their plans, those of one plan together");
        (problem, entry.at.span.clone())
    })
}

/// Returns what the texts say against a relation.
fn contradiction(
    catalogue: &Catalogue,
    relation: Relation,
    step: &Step,
    before: &[Step],
) -> Option<Diagnostic> {
    match relation {
        Relation::Restated => restated(step),
        Relation::Raised => figures(step, Ordering::Greater, "higher"),
        Relation::Lowered => figures(step, Ordering::Less, "lower"),
        Relation::Postponed => dues(step, "later", |months| months > 0),
        Relation::BroughtForward => dues(step, "sooner", |months| months < 0),
        Relation::LeadChanged => leads(catalogue, step),
        Relation::NotMentioned => silence(catalogue, step, before),
        // Whether one became several shows when all steps are there; what the next stage is, people judge.
        Relation::Advanced | Relation::Split | Relation::Merged => None,
    }
}

fn contradicted(message: String, help: &str) -> Option<Diagnostic> {
    Some(Diagnostic::error("relation-contradicted", message).help(help))
}

fn restated(step: &Step) -> Option<Diagnostic> {
    let difference = step.difference.as_ref()?;
    let (before, after) = (&difference.before, &difference.after);
    match difference.direction {
        Ordering::Equal => None,
        _ => contradicted(
            format!("the figure was {before} and is {after} now"),
            "write \"raised\" or \"lowered\" instead of \"restated\"",
        ),
    }
}

fn figures(step: &Step, wanted: Ordering, word: &str) -> Option<Diagnostic> {
    let Some(difference) = &step.difference else {
        return contradicted(
            format!("no two figures of one unit of measure show that this one is {word}"),
            "name the figure of this step and of one step of the plan before, as in figure = \"固定资产投资183亿元\"",
        );
    };
    let (before, after) = (&difference.before, &difference.after);
    if difference.direction == wanted {
        return None;
    }
    contradicted(
        format!("the figure was {before} and is {after} now: that is not {word}"),
        "correct the relation, or `figure`",
    )
}

fn dues(step: &Step, word: &str, is_so: fn(i32) -> bool) -> Option<Diagnostic> {
    let Some(due) = step.due else {
        return contradicted(
            format!("no two deadlines show that this one is {word}"),
            "quote the words that the deadlines stand with, or take the relation out",
        );
    };
    if is_so(due.months) {
        return None;
    }
    contradicted(
        format!(
            "it was due {} and is due {} now: that is not {word}",
            due.before, due.after
        ),
        "correct the relation, or quote the words that the deadlines stand with",
    )
}

fn leads(catalogue: &Catalogue, step: &Step) -> Option<Diagnostic> {
    let Some(lead) = &step.lead else {
        return contradicted(
            "no two tasks with lead units show that the lead changed".to_owned(),
            "quote passages of tasks that both say who leads, or take the relation out",
        );
    };
    if lead.is_changed() {
        return None;
    }
    let short = |unit: UnitId| catalogue.units[unit].short();
    let message = match lead.taken_over.first() {
        Some(&(from, to)) => format!(
            "by the gazetteer {} took over the work of {}: the lead is the same",
            short(to),
            short(from)
        ),
        None => "the same units lead in both plans".to_owned(),
    };
    contradicted(message, "take \"lead-changed\" out")
}

fn silence(catalogue: &Catalogue, step: &Step, before: &[Step]) -> Option<Diagnostic> {
    let earlier = before.last()?.plan;
    if catalogue.goes_on_with(step.plan, earlier) {
        return None;
    }
    let (plan, earlier) = (
        &catalogue.plans[step.plan].document.id,
        &catalogue.plans[earlier].document.id,
    );
    let message = format!("`{plan}` does not say that it goes on with `{earlier}`");
    Some(Diagnostic::error("not-continued", message).help(
        "only of a plan that goes on with another can be said what it leaves out: where its text says so, quote that in its [continues]; else take this step out",
    ))
}

/// Returns what is wrong with a thread as a whole.
pub(super) fn whole(catalogue: &Catalogue, entry: &ThreadEntry, steps: &[Step]) -> Vec<Problem> {
    let mut problems = Vec::new();
    // A step that was left out has been reported.
    let is_complete = steps.len() == entry.steps.len();
    let plans: Vec<PlanId> = steps.iter().map(|step| step.plan).collect();
    if is_complete && plans.iter().all(|plan| Some(plan) == plans.first()) {
        let problem = Diagnostic::error(
            "thread-short",
            "this thread does not lead from one plan to another",
        )
        .help("a thread has steps in two plans at least");
        problems.push((problem, entry.span.clone()));
    }
    if !is_complete {
        return problems;
    }

    for (at, (own, step)) in entry.steps.iter().zip(steps).enumerate() {
        let earlier = &plans[..at];
        let before = earlier.iter().rev().find(|plan| **plan != step.plan);
        let count = |plan: &PlanId| plans.iter().filter(|own| *own == plan).count();
        for (relation, span) in &own.relations {
            let (here, there) = (count(&step.plan), before.map_or(0, count));
            let message = match relation {
                Relation::Split if here < 2 => "one step of this plan is not several",
                Relation::Merged if there < 2 => "the plan before has one step only",
                _ => continue,
            };
            let problem = Diagnostic::error("relation-contradicted", message)
                .help("give each passage that it was, or became, a step of its own");
            problems.push((problem, span.clone()));
        }
        problems.extend(
            repeated(catalogue, &steps[..at], step).map(|problem| (problem, own.at.span.clone())),
        );
    }
    problems
}

/// Reports a step that says what another said.
fn repeated(catalogue: &Catalogue, earlier: &[Step], step: &Step) -> Option<Diagnostic> {
    let same = earlier
        .iter()
        .any(|other| other.at == step.at && other.plan == step.plan && other.quotes == step.quotes);
    same.then(|| {
        let plan = &catalogue.plans[step.plan].document.id;
        let message = format!("the same words of `{plan}` stand in this thread twice");
        Diagnostic::error("duplicate-step", message).help("take one of them out")
    })
}
