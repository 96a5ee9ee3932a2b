//! Finds what the steps of threads name in the plans.

use super::check;
use super::deadlines;
use super::differences;
use super::figure::Figure;
use super::thread::{Quote, Step, Thread, ThreadIndex};
use crate::base::diag::{Diagnostic, did_you_mean};
use crate::base::message::message;
use crate::base::source::Source;
use crate::content::threads::{Quoted, StepEntry, ThreadEntry, Threads};
use crate::link::catalogue::{Catalogue, Passage, PlanId, Subject, TaskId, ThreadId, push_new};
use crate::plan::NodeId;
use oxc_index::IndexVec;
use std::collections::HashMap;

/// Links threads with the catalogue. What leads nowhere, or what the texts contradict, is reported.
pub fn link(catalogue: &mut Catalogue, threads: &Threads, found: &mut Vec<Diagnostic>) {
    let Some(file) = &threads.file else {
        return;
    };
    let plans = catalogue.plans.iter_enumerated();
    let by_id: HashMap<&str, PlanId> = plans
        .map(|(id, plan)| (plan.document.id.as_str(), id))
        .collect();

    let mut finder = Finder {
        catalogue,
        by_id,
        file,
        found,
    };
    let mut all: IndexVec<ThreadId, Thread> = IndexVec::new();
    for entry in &threads.entries {
        all.push(finder.thread(entry));
    }
    catalogue.threads = ThreadIndex::new(&catalogue.reads.clone(), all);
}

/// Finds what steps name, and reports what is wrong with them.
struct Finder<'a> {
    catalogue: &'a Catalogue,
    by_id: HashMap<&'a str, PlanId>,
    file: &'a Source,
    found: &'a mut Vec<Diagnostic>,
}

impl Finder<'_> {
    fn thread(&mut self, entry: &ThreadEntry) -> Thread {
        let mut steps: Vec<Step> = Vec::new();
        // The steps of the plan before this one's: what a step is compared with.
        let mut before = 0..0;
        for own in &entry.steps {
            let Some(mut step) = self.step(own) else {
                continue;
            };
            let starts_plan = steps.last().is_none_or(|last| last.plan != step.plan);
            if starts_plan {
                before = before.end..steps.len();
            }

            differences::fill(self.catalogue, &steps[before.clone()], &mut step);
            let problem = check::step(
                self.catalogue,
                own,
                &step,
                &steps[before.clone()],
                starts_plan,
            );
            self.report(problem);
            steps.push(step);
        }
        let problem = check::whole(self.catalogue, entry, &steps);
        self.report(problem);

        let mut thread = Thread {
            id: entry.id.clone(),
            title: entry.title.clone(),
            date: entry.date,
            note: entry.note.clone(),
            place: steps
                .iter()
                .find_map(|step| self.catalogue.plans[step.plan].place),
            steps,
            units: Vec::new(),
            parks: Vec::new(),
            projects: Vec::new(),
        };
        collect_names(self.catalogue, &mut thread);
        thread
    }

    fn report(&mut self, problems: Vec<check::Problem>) {
        let file = self.file;
        let located = problems.into_iter();
        self.found
            .extend(located.map(|(problem, span)| problem.at(file, span)));
    }

    /// Returns a step with what its words name; `None` where its plan or passage is not there.
    fn step(&mut self, entry: &StepEntry) -> Option<Step> {
        let place = entry.place();
        let Some(&plan) = self.by_id.get(place.plan) else {
            let message = message!("no-plan-without-errors-has-the-address", plan = place.plan);
            let help = did_you_mean(place.plan, self.by_id.keys().copied());
            let help = help.unwrap_or_else(|| message!("write-the-name-of-its-file-without"));
            let problem = Diagnostic::error("unknown-plan", message).help(help);
            self.report(vec![(problem, entry.at.span.clone())]);
            return None;
        };
        let at = match place.node {
            Some(node) => Some(Passage {
                plan,
                node: self.node(plan, node, entry)?,
            }),
            None => None,
        };

        let quotes = at.map_or_else(Vec::new, |at| {
            let quotes = entry.quotes.iter();
            quotes.filter_map(|own| self.quote(at, own)).collect()
        });
        let task = at.and_then(|at| self.task_above(at));
        let deadlines = at.map_or_else(Vec::new, |at| {
            deadlines::of_quotes(self.catalogue, at, task, &quotes)
        });
        Some(Step {
            plan,
            at,
            task,
            quotes,
            figure: entry
                .figure
                .as_ref()
                .and_then(|own| Figure::parse(&own.text)),
            deadlines,
            relations: entry.relations.iter().map(|(own, _)| *own).collect(),
            searched: self.searched(plan, entry),
            note: entry.note.clone(),
            due: None,
            difference: None,
            lead: None,
        })
    }

    /// Returns a passage by its address.
    fn node(&mut self, plan: PlanId, node: &str, entry: &StepEntry) -> Option<NodeId> {
        let nodes = &self.catalogue.plans[plan].text.outline.nodes;
        let found = nodes.position(|own| own.id == node);
        if found.is_none() {
            let message = message!("the-plan-has-no-passage-node", node);
            let help = did_you_mean(node, nodes.iter().map(|own| own.id.as_str()));
            let help = help.unwrap_or_else(|| message!("an-address-is-made-of-numbers"));
            let problem = Diagnostic::error("unknown-node", message).help(help);
            self.report(vec![(problem, entry.at.span.clone())]);
        }
        found
    }

    /// Returns where words stand in a passage or what is under it.
    fn quote(&mut self, at: Passage, own: &Quoted) -> Option<Quote> {
        let outline = &self.catalogue.plans[at.plan].text.outline;
        let passages = outline.walk_nodes(outline.subtree(at.node)).into_iter();
        let found = passages.into_iter().find_map(|(place, text)| {
            let start = text.find(&own.text)?;
            Some(Quote {
                text: own.text.clone(),
                at: place,
                range: start..start + own.text.len(),
            })
        });
        if found.is_some() || own.text.trim().is_empty() {
            return found;
        }

        let elsewhere = outline.nodes.iter_enumerated().find(|(id, _)| {
            let alone = outline.walk_nodes(outline.subtree(*id)).into_iter();
            !outline.subtree(*id).contains(at.node)
                && alone.into_iter().any(|(_, text)| text.contains(&own.text))
        });
        let help = match elsewhere {
            Some((_, node)) => message!("they-stand-in-id-of-the-same", id = node.id),
            None => message!("copy-them-from-the-plans-file-punctuation"),
        };
        let message = message!("these-words-do-not-stand-in-the-passage");
        let problem = Diagnostic::error("quote-not-found", message).help(help);
        self.report(vec![(problem, own.span.clone())]);
        None
    }

    /// Returns the task that a passage is, or is a part of.
    fn task_above(&self, at: Passage) -> Option<TaskId> {
        let plan = &self.catalogue.plans[at.plan];
        let mut above = std::iter::successors(Some(at.node), |&node| plan.text.parents[node]);
        above.find_map(|node| plan.text.task_of[node])
    }

    /// Returns the words that were looked for, and reports those that stand in the plan after all.
    fn searched(&mut self, plan: PlanId, entry: &StepEntry) -> Vec<String> {
        let outline = &self.catalogue.plans[plan].text.outline;
        let passages = outline.walk();
        let mut problems = Vec::new();
        for own in entry
            .searched
            .iter()
            .filter(|own| !own.text.trim().is_empty())
        {
            if passages.iter().any(|(_, text)| text.contains(&own.text)) {
                let message = message!("text-does-stand-in-the-plan", text = own.text);
                let problem = Diagnostic::error("still-mentioned", message)
                    .help(message!("name-the-passage-by-at-and-quote"));
                problems.push((problem, own.span.clone()));
            }
        }
        self.report(problems);
        entry.searched.iter().map(|own| own.text.clone()).collect()
    }
}

/// Fills in the units that answer for a thread, and the parks and projects that its words name.
fn collect_names(catalogue: &Catalogue, thread: &mut Thread) {
    for task in thread.tasks() {
        for unit in catalogue.tasks[task].in_charge().units {
            if !thread.units.contains(&unit) {
                thread.units.push(unit);
            }
        }
    }

    for step in &thread.steps {
        let plan = &catalogue.plans[step.plan];
        for quote in &step.quotes {
            let named = plan.text.mentions.at(quote.at).iter();
            let within = named.filter(|mention| {
                mention.range.start < quote.range.end && quote.range.start < mention.range.end
            });
            for mention in within {
                match mention.subject {
                    Subject::Park(park) => push_new(&mut thread.parks, park),
                    Subject::Project(project) => push_new(&mut thread.projects, project),
                    Subject::Unit(_) | Subject::Deadline(_) => {}
                }
            }
        }
    }
    thread.parks.sort_unstable();
    thread.parks.dedup();
    thread.projects.sort_unstable();
    thread.projects.dedup();
}
