//! `gangmu verify`: proves that nothing of a source is lost, and shows what became of each line.

use super::args::{Format, VerifyArgs};
use super::outcome::Outcome;
use super::report::{Report, tally};
use crate::base::diag::{Diagnostic, did_you_mean, error_count};
use crate::link::catalogue::Proven;
use crate::link::proof::{LineUse, SourceAccount, account_for_source};
use crate::plan::{BlockAt, Document};
use crate::site::assembly;
use crate::site::disk::project::Project;
use anyhow::{Context, Result};
use rayon::prelude::*;
use serde_json::{Value, json};
use std::io::Write;

/// A plan with what is to be said of it.
struct Verdict {
    id: String,
    file: String,
    /// The plan with the account of its source, where both it and its source can be read.
    plan: Option<(Proven, SourceAccount)>,
    found: Vec<Diagnostic>,
}

/// Verifies the plans that are named, or all.
pub fn run(project: &Project, args: &VerifyArgs, report: &Report) -> Result<Outcome> {
    let mut found = Vec::new();
    let content = project.content(&mut found)?;
    let known = || content.plans.iter().map(|(id, _)| id.as_str());
    for id in &args.ids {
        if !known().any(|known| known == id) {
            let problem = Diagnostic::error("unknown-plan", format!("there is no plan `{id}`"));
            let help = did_you_mean(id, known()).unwrap_or_else(|| {
                "a plan's ID is the name of its file in content/plans without .md".to_owned()
            });
            found.push(problem.help(help));
        }
    }
    let verdicts: Vec<Verdict> = content
        .plans
        .par_iter()
        .filter(|(id, _)| args.ids.is_empty() || args.ids.contains(id))
        .map(|(id, source)| {
            let mut found = Vec::new();
            let archive = |file: &str| project.archived(file);
            let plan = assembly::compared(id, source, &archive).drain_into(&mut found);
            let plan = plan.map(|plan| {
                let second =
                    account_for_source(&plan.read, &plan.file, &plan.archived, &plan.trace);
                // Where the first proof has failed, the second only says it again.
                if error_count(&found) == 0 {
                    found.extend(second.diagnostics);
                }
                (plan, second.value)
            });
            Verdict {
                id: id.clone(),
                file: source.name().to_owned(),
                plan,
                found,
            }
        })
        .collect();

    let mut out = String::new();
    for verdict in &verdicts {
        match args.format {
            Format::Text => out.push_str(&verdict.text(args.lines)),
            Format::Json => out.push_str(&format!("{}\n", verdict.json(args.lines))),
        }
    }
    std::io::stdout()
        .write_all(out.as_bytes())
        .context("cannot write to standard output")?;
    let proved = verdicts.iter().filter(|verdict| verdict.proved()).count();
    let count = verdicts.len();
    found.extend(verdicts.into_iter().flat_map(|verdict| verdict.found));
    report.diagnostics(&found, false);
    report.say(&format!(
        "{proved} of {count} plans proved: {}",
        tally(&found)
    ));
    Ok(if error_count(&found) > 0 {
        Outcome::Errors
    } else {
        Outcome::Done
    })
}

impl Verdict {
    fn proved(&self) -> bool {
        self.plan.is_some() && error_count(&self.found) == 0
    }

    fn text(&self, lines: bool) -> String {
        let proved = if self.proved() {
            "proved"
        } else {
            "NOT PROVED"
        };
        let mut out = format!("{} {}: ", self.id, self.file);
        let Some((plan, account)) = &self.plan else {
            return out + proved + "\n";
        };
        let counts = account.line_counts();
        out.push_str(&format!(
            "{} lines = {} text + {} fields + {} skips + {} blank",
            account.lines.len(),
            counts.text,
            counts.fields,
            counts.skips,
            counts.blank
        ));
        if counts.lost > 0 {
            out.push_str(&format!(" + {} lost", counts.lost));
        }
        let document = &plan.read.document;
        out.push_str(&format!(
            "; {} characters compared, {} in fields, {} in skips; {} emendations; {} tasks; {proved}\n",
            account.characters,
            account.in_fields,
            account.in_skips,
            document.front.emendations.len(),
            tasks(document),
        ));
        for (line_use, number) in account.lines.iter().zip(1..).filter(|_| lines) {
            let (kind, what) = described(document, line_use);
            let line = format!(
                "{number:>6}  {kind:<5}  {what}  | {}",
                beginning(plan.archived.line(number))
            );
            out.push_str(line.trim_end_matches([' ', '|']));
            out.push('\n');
        }
        out
    }

    fn json(&self, lines: bool) -> Value {
        let mut value = json!({
            "id": self.id,
            "file": self.file,
            "proved": self.proved(),
            "errors": error_count(&self.found),
        });
        let Some((plan, account)) = &self.plan else {
            return value;
        };
        let document = &plan.read.document;
        let counts = account.line_counts();
        value["source"] = json!(plan.archived.name());
        value["lines"] = json!({
            "total": account.lines.len(),
            "text": counts.text,
            "fields": counts.fields,
            "skips": counts.skips,
            "blank": counts.blank,
            "lost": counts.lost,
        });
        value["characters"] = json!({
            "compared": account.characters,
            "fields": account.in_fields,
            "skips": account.in_skips,
        });
        value["emendations"] = json!(document.front.emendations.len());
        value["tasks"] = json!(tasks(document));
        if lines {
            let entry = |(line_use, number): (&LineUse, u32)| {
                let mut entry = json!({
                    "line": number,
                    "became": described(document, line_use).0,
                    "begins": beginning(plan.archived.line(number)),
                });
                match line_use {
                    LineUse::Text(places) => entry["places"] = json!(places_of(document, places)),
                    LineUse::Field(names) => entry["fields"] = json!(names),
                    LineUse::Skip(why) => entry["why"] = json!(why),
                    LineUse::Blank | LineUse::Lost => {}
                }
                entry
            };
            value["ledger"] = account.lines.iter().zip(1..).map(entry).collect();
        }
        value
    }
}

fn tasks(document: &Document) -> usize {
    let nodes = &document.outline.nodes;
    nodes.iter().filter(|node| node.task.is_some()).count()
}

/// The nodes of passages, each once; what stands in no node goes by where it stands.
fn places_of<'a>(document: &'a Document, places: &[BlockAt]) -> Vec<&'a str> {
    let mut names: Vec<&str> = places
        .iter()
        .map(|place| match place {
            BlockAt::Opening(_) => "opening",
            BlockAt::Closing(_) => "closing",
            BlockAt::Heading(i) | BlockAt::Body(i, _) | BlockAt::Tail(i, _) => {
                document.outline.nodes[*i].id.as_str()
            }
        })
        .collect();
    names.dedup();
    names
}

fn described(document: &Document, line_use: &LineUse) -> (&'static str, String) {
    match line_use {
        LineUse::Blank => ("blank", String::new()),
        LineUse::Text(places) if places.is_empty() => ("text", "(emended away)".to_owned()),
        LineUse::Text(places) => ("text", places_of(document, places).join(", ")),
        LineUse::Field(fields) => {
            let names: Vec<&str> = fields.iter().map(|field| field.key()).collect();
            ("field", names.join(", "))
        }
        LineUse::Skip(why) => ("skip", why.clone()),
        LineUse::Lost => ("LOST", String::new()),
    }
}

/// The beginning of a line, enough to know it by.
fn beginning(line: &str) -> String {
    let line = line.trim();
    let mut start: String = line.chars().take(24).collect();
    if start.len() < line.len() {
        start.push('…');
    }
    start
}
