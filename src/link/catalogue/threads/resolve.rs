//! Finds what the steps of threads name in the plans.

use super::check;
use super::deadlines;
use super::differences;
use super::figure::Figure;
use super::thread::{Step, Thread, ThreadIndex};
use crate::base::diag::Diagnostic;
use crate::base::message::message;
use crate::base::source::Source;
use crate::content::threads::{Quoted, StepEntry, ThreadEntry, Threads};
use crate::link::catalogue::lookup::{Lookup, LookupError};
use crate::link::catalogue::{Catalogue, Passage, PlanId, Subject, ThreadId, push_new};
use oxc_index::IndexVec;

/// Links threads with the catalogue. What leads nowhere, or what the texts contradict, is reported.
pub fn link(catalogue: &mut Catalogue, threads: &Threads, found: &mut Vec<Diagnostic>) {
    let Some(file) = &threads.file else {
        return;
    };
    let mut finder = Finder {
        catalogue,
        lookup: Lookup::new(catalogue),
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
    lookup: Lookup<'a>,
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

    /// Returns what was found; reports what was not, where people name it.
    fn found<T>(&mut self, outcome: Result<T, LookupError>, named: &Quoted) -> Option<T> {
        match outcome {
            Ok(found) => Some(found),
            Err(error) => {
                self.report(vec![(error.into(), named.span.clone())]);
                None
            }
        }
    }

    /// Returns a step with what its words name; `None` where its plan or passage is not there.
    fn step(&mut self, entry: &StepEntry) -> Option<Step> {
        let place = entry.place();
        let plan = self.lookup.plan(place.plan);
        let plan = self.found(plan, &entry.at)?;
        let at = match place.node {
            Some(node) => {
                let node = self.lookup.node(plan, node);
                let node = self.found(node, &entry.at)?;
                Some(Passage { plan, node })
            }
            None => None,
        };

        let mut quotes = Vec::new();
        for (at, own) in at
            .iter()
            .flat_map(|at| entry.quotes.iter().map(move |own| (*at, own)))
        {
            let quote = self.lookup.quote(at, &own.text);
            quotes.extend(self.found(quote, own).flatten());
        }
        let task = at.and_then(|at| self.lookup.task_above(at));
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
