//! `gangmu verify`: the proof that nothing is lost, in figures and line by line.

use super::report::{Report, tally};
use super::{Format, Outcome, VerifyArgs, misuse};
use crate::catalogue::Proven;
use crate::diag::{Diagnostic, error_count, nearest};
use crate::disk::inputs::Project;
use crate::plan::{BlockAt, Document};
use crate::proof::{Fate, Ledger, ledger};
use crate::review::Doubt;
use crate::site;
use anyhow::Result;
use serde::Serialize;

/// What was proved of a plan.
#[derive(Serialize)]
struct Proof<'a> {
    plan: &'a str,
    proved: bool,
    #[serde(flatten)]
    figures: Option<Figures<'a>>,
    diagnostics: Vec<Doubt>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ledger: Option<Vec<Entry<'a>>>,
}

#[derive(Serialize)]
struct Figures<'a> {
    source: &'a str,
    sha256: &'a str,
    lines: Lines,
    characters: usize,
    emendations: usize,
    readings: usize,
    tasks: usize,
}

#[derive(Serialize)]
struct Lines {
    total: usize,
    text: usize,
    fields: usize,
    skipped: usize,
    blank: usize,
}

/// What a line of the source became.
#[derive(Serialize)]
struct Entry<'a> {
    line: usize,
    what: &'static str,
    /// The nodes that it went to; `opening` and `closing` stand outside all of them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    nodes: Vec<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fields: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<&'a str>,
    /// What else stands on a line that states fields.
    #[serde(skip_serializing_if = "Option::is_none")]
    rest: Option<&'a str>,
    text: &'a str,
}

/// Proves the plans that are named, or all of them.
pub fn run(project: &Project, args: &VerifyArgs, report: &Report) -> Result<Outcome> {
    let mut all = Vec::new();
    let content = project.content(&mut all)?;
    for id in &args.ids {
        if !content.plans.iter().any(|(plan, _)| plan == id) {
            let near = nearest(id, content.plans.iter().map(|(plan, _)| plan.as_str()));
            let hint = match near.as_slice() {
                [] => String::new(),
                near => format!("; did you mean {}?", near.join(" / ")),
            };
            return Err(misuse(format!("there is no plan `{id}`{hint}")));
        }
    }
    report.diagnostics(&all, false);
    let (mut proved, mut count) = (0, 0);
    for (id, file) in &content.plans {
        if !(args.ids.is_empty() || args.ids.contains(id)) {
            continue;
        }
        count += 1;
        let mut found = Vec::new();
        let archive = |name: &str| project.archived(name);
        let proven = site::prove(id, file, &archive).drain_into(&mut found);
        let books = proven.as_ref().map(|proven| {
            ledger(&proven.read.document, &proven.archived, &proven.trace).drain_into(&mut found)
        });
        let holds = error_count(&found) == 0;
        proved += usize::from(holds);
        let both = proven.as_ref().zip(books.as_ref());
        show(id, both, &found, args, report)?;
        all.extend(found);
    }
    if args.format == Format::Text {
        report.say(&format!(
            "{proved} of {count} plans proved: {}",
            tally(&all)
        ));
    }
    Ok(if error_count(&all) == 0 {
        Outcome::Done
    } else {
        Outcome::Errors
    })
}

fn show(
    id: &str,
    both: Option<(&Proven, &Ledger)>,
    found: &[Diagnostic],
    args: &VerifyArgs,
    report: &Report,
) -> Result<()> {
    let proof = Proof {
        plan: id,
        proved: error_count(found) == 0,
        figures: both.map(|(proven, books)| figures(proven, books)),
        diagnostics: found.iter().map(Doubt::from).collect(),
        ledger: both
            .filter(|_| args.lines)
            .map(|(proven, books)| entries(proven, books)),
    };
    if args.format == Format::Json {
        report.print(&serde_json::to_string(&proof)?);
        return Ok(());
    }
    let verdict = if proof.proved { "proved" } else { "NOT PROVED" };
    match &proof.figures {
        Some(f) => report.print(&format!(
            "{id}: {verdict}: {} lines = {} text + {} fields + {} left out + {} blank; {} characters, {} emendations ({} readings in the text), {} tasks",
            f.lines.total, f.lines.text, f.lines.fields, f.lines.skipped, f.lines.blank,
            f.characters, f.emendations, f.readings, f.tasks
        )),
        None => report.print(&format!("{id}: {verdict}")),
    }
    for entry in proof.ledger.iter().flatten() {
        report.print(&entry.text());
    }
    report.diagnostics(found, false);
    Ok(())
}

fn figures<'a>(proven: &'a Proven, books: &Ledger) -> Figures<'a> {
    let document = &proven.read.document;
    let source = &document.front.source;
    let [text, fields, skipped, blank] = books.totals();
    Figures {
        source: &source.file,
        sha256: &source.sha256,
        lines: Lines {
            total: books.lines.len(),
            text,
            fields,
            skipped,
            blank,
        },
        characters: books.characters,
        emendations: document.front.emendations.len(),
        readings: books.readings,
        tasks: document
            .outline
            .nodes
            .iter()
            .filter(|node| node.task.is_some())
            .count(),
    }
}

fn entries<'a>(proven: &'a Proven, books: &'a Ledger) -> Vec<Entry<'a>> {
    let entry = |(index, fate): (usize, &'a Fate)| {
        let mut entry = Entry {
            line: index + 1,
            what: "blank",
            nodes: Vec::new(),
            fields: Vec::new(),
            why: None,
            rest: None,
            text: proven
                .archived
                .line(index as u32 + 1)
                .trim_matches(crate::text::is_space),
        };
        match fate {
            Fate::Text(taken) => {
                entry.what = "text";
                entry.nodes = taken
                    .iter()
                    .map(|&at| place(&proven.read.document, at))
                    .collect();
                entry.nodes.dedup();
            }
            Fate::Field { names, rest } => {
                entry.what = "field";
                entry.fields = names.iter().map(String::as_str).collect();
                entry.rest = Some(rest.as_str()).filter(|rest| !rest.is_empty());
            }
            Fate::Skip(why) => {
                entry.what = "skip";
                entry.why = Some(why);
            }
            Fate::Blank => {}
        }
        entry
    };
    books.lines.iter().enumerate().map(entry).collect()
}

fn place(document: &Document, at: BlockAt) -> &str {
    match at {
        BlockAt::Heading(node) | BlockAt::Body(node, _) | BlockAt::Tail(node, _) => {
            &document.outline.nodes[node].id
        }
        BlockAt::Opening(_) => "opening",
        BlockAt::Closing(_) => "closing",
    }
}

impl Entry<'_> {
    /// `   12  text   3-1-2    市发改委…`
    fn text(&self) -> String {
        let became = match self.what {
            "text" if self.nodes.is_empty() => "emended away".to_owned(),
            "text" => self.nodes.join(" "),
            "field" => self.fields.join(" "),
            _ => self.why.unwrap_or_default().to_owned(),
        };
        let excerpt: String = self.text.chars().take(32).collect();
        let more = if excerpt.len() < self.text.len() {
            "…"
        } else {
            ""
        };
        let line = format!(
            "{:>6}  {:<5}  {became}  | {excerpt}{more}",
            self.line, self.what
        );
        line.trim_end_matches([' ', '|']).to_owned()
    }
}
