//! What a thread may not say, because the texts say otherwise.

use super::figure::Figure;
use super::thread::Step;
use crate::base::diag::Diagnostic;
use crate::base::message::{Message, message};
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
            let problem =
                Diagnostic::error("thread-order", message!("nothing-stands-before-this-step"))
                    .help(message!("the-first-plan-of-a-thread-has"));
            (problem, span.clone())
        }));
        return problems;
    };

    problems.extend(order(catalogue, entry, previous.plan, step.plan));
    if starts_plan && entry.relations.is_empty() {
        let problem = Diagnostic::error("missing-key", message!("relation-is-missing-here"))
            .help(message!("say-what-this-plan-does-with-what"));
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
        (None, false) => Diagnostic::error("bad-value", message!("at-names-a-plan-but-no-passage"))
            .help(message!("write-the-passage-behind-the-plan")),
        (Some(_), true) => {
            Diagnostic::error("bad-value", message!("at-names-a-passage-but-the-matter"))
                .help(message!("name-the-plan-alone-or-take"))
        }
        (Some(_), false) if entry.quotes.is_empty() => {
            return Some((
                Diagnostic::error("missing-key", message!("quote-is-missing-here"))
                    .help(message!("quote-the-words-of-the-passage")),
                entry.span.clone(),
            ));
        }
        (None, true) if entry.searched.is_empty() => {
            return Some((
                Diagnostic::error("missing-key", message!("searched-is-missing-here"))
                    .help(message!("name-the-words-that-were-looked")),
                entry.span.clone(),
            ));
        }
        (None, true) if entry.relations.len() > 1 => {
            Diagnostic::error("bad-value", message!("what-is-not-mentioned-has-no-other"))
                .help(message!("take-the-others-out"))
        }
        (Some(_), false) if !entry.searched.is_empty() => Diagnostic::error(
            "bad-value",
            message!("searched-goes-with-relation-not-mentioned"),
        )
        .help(message!("take-it-out")),
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
        Diagnostic::error("quote-not-found", message!("figure-is-no-part-of-what"))
            .help(message!("copy-the-words-of-the-figure-out"))
    } else if Figure::parse(&own.text).is_none() {
        Diagnostic::error("bad-value", message!("figure-is-not-one-number"))
            .help(message!("write-the-words-up-to-the-unit"))
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
        let message = message!("this-plan-is-not-later-than-earlier", earlier);
        let problem = Diagnostic::error("thread-order", message)
            .help(message!("steps-stand-in-the-order-of-their"));
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
        Relation::Raised => figures(step, Ordering::Greater, message!("higher")),
        Relation::Lowered => figures(step, Ordering::Less, message!("lower")),
        Relation::Postponed => dues(step, message!("later"), |months| months > 0),
        Relation::BroughtForward => dues(step, message!("sooner"), |months| months < 0),
        Relation::LeadChanged => leads(catalogue, step),
        Relation::NotMentioned => silence(catalogue, step, before),
        // Whether one became several shows when all steps are there; what the next stage is, people judge.
        Relation::Advanced | Relation::Split | Relation::Merged => None,
    }
}

fn contradicted(message: Message, help: Message) -> Option<Diagnostic> {
    Some(Diagnostic::error("relation-contradicted", message).help(help))
}

fn restated(step: &Step) -> Option<Diagnostic> {
    let difference = step.difference.as_ref()?;
    let (before, after) = (&difference.before, &difference.after);
    match difference.direction {
        Ordering::Equal => None,
        _ => contradicted(
            message!(
                "the-figure-has-changed",
                before = before.to_string(),
                after = after.to_string()
            ),
            message!("write-raised-or-lowered-instead-of-restated"),
        ),
    }
}

fn figures(step: &Step, wanted: Ordering, word: Message) -> Option<Diagnostic> {
    let Some(difference) = &step.difference else {
        return contradicted(
            message!("no-two-figures-of-one-unit", word),
            message!("name-the-figure-of-this-step"),
        );
    };
    let (before, after) = (&difference.before, &difference.after);
    if difference.direction == wanted {
        return None;
    }
    contradicted(
        message!(
            "the-figures-contradict-the-relation",
            before = before.to_string(),
            after = after.to_string(),
            word
        ),
        message!("correct-the-relation-or-figure"),
    )
}

fn dues(step: &Step, word: Message, is_so: fn(i32) -> bool) -> Option<Diagnostic> {
    let Some(due) = step.due else {
        return contradicted(
            message!("no-two-deadlines-show", word),
            message!("quote-the-words-that-the-deadlines-stand"),
        );
    };
    if is_so(due.months) {
        return None;
    }
    contradicted(
        message!(
            "the-deadlines-contradict-the-relation",
            before = due.before.to_string(),
            after = due.after.to_string(),
            word
        ),
        message!("correct-the-relation-or-quote-the-words"),
    )
}

fn leads(catalogue: &Catalogue, step: &Step) -> Option<Diagnostic> {
    let Some(lead) = &step.lead else {
        return contradicted(
            message!("no-two-tasks-with-lead-units-show"),
            message!("quote-passages-of-tasks-that-both-say"),
        );
    };
    if lead.is_changed() {
        return None;
    }
    let short = |unit: UnitId| catalogue.units[unit].short();
    let message = match lead.taken_over.first() {
        Some(&(from, to)) => message!(
            "by-the-gazetteer-short-took-over",
            successor = short(to),
            former = short(from)
        ),
        None => message!("the-same-units-lead-in-both-plans"),
    };
    contradicted(message, message!("take-lead-changed-out"))
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
    let message = message!("plan-does-not-say-that-it-goes", plan, earlier);
    Some(Diagnostic::error("not-continued", message).help(message!("only-of-a-plan-that-goes")))
}

/// Returns what is wrong with a thread as a whole.
pub(super) fn whole(catalogue: &Catalogue, entry: &ThreadEntry, steps: &[Step]) -> Vec<Problem> {
    let mut problems = Vec::new();
    // A step that was left out has been reported.
    let is_complete = steps.len() == entry.steps.len();
    let plans: Vec<PlanId> = steps.iter().map(|step| step.plan).collect();
    if is_complete && plans.iter().all(|plan| Some(plan) == plans.first()) {
        let problem = Diagnostic::error("thread-short", message!("this-thread-does-not-lead"))
            .help(message!("a-thread-has-steps-in-two-plans"));
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
                Relation::Split if here < 2 => message!("one-step-of-this-plan"),
                Relation::Merged if there < 2 => message!("the-plan-before-has-one-step-only"),
                _ => continue,
            };
            let problem = Diagnostic::error("relation-contradicted", message)
                .help(message!("give-each-passage"));
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
        let message = message!("the-same-words-of-plan-stand", plan);
        Diagnostic::error("duplicate-step", message).help(message!("take-one-of-them-out"))
    })
}
