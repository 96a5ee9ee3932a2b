//! `gangmu verify`: proves that nothing of a source is lost, and shows what became of each line.

use super::args::{Format, VerifyArgs};
use super::outcome::Outcome;
use super::report::{Report, tally};
use crate::base::diag::{Diagnostic, did_you_mean, error_count};
use crate::base::message::{Language, Message, message};
use crate::base::source::Source;
use crate::base::text::pictured;
use crate::intake::archive::{Loss, tally_losses};
use crate::link::catalogue::Proven;
use crate::link::proof::{
    LineUse, NoticeAccount, SourceAccount, account_for_notices, account_for_source,
};
use crate::plan::{BlockAt, Document};
use crate::site::archived::reading_differs;
use crate::site::assembly::{self, Content};
use crate::site::disk::project::Project;
use anyhow::Result;
use rayon::prelude::*;
use serde_json::{Value, json};

/// What verifying a plan came to.
struct Verdict {
    id: String,
    file: String,
    /// The plan with the account of its source, where both it and its source can be read.
    plan: Option<(Proven, SourceAccount)>,
    /// The accounts of the notices that corrected it.
    notices: Vec<NoticeAccount>,
    found: Vec<Diagnostic>,
}

/// Verifies the plans that are named, or all.
///
/// # Errors
/// A file or folder that cannot be read.
pub fn run(project: &Project, args: &VerifyArgs, report: &Report) -> Result<Outcome> {
    let mut found = Vec::new();
    let content = project.content(&mut found)?;
    found.extend(unknown_plans(&args.ids, &content));

    let plans = content.plans.par_iter();
    let verdicts: Vec<Verdict> = plans
        .filter(|(id, _)| args.ids.is_empty() || args.ids.contains(id))
        .map(|(id, source)| Verdict::new(project, id, source))
        .collect();
    print(&verdicts, args, report);

    let proved = verdicts.iter().filter(|verdict| verdict.proved()).count();
    let count = verdicts.len();
    found.extend(verdicts.into_iter().flat_map(|verdict| verdict.found));
    report.diagnostics(&found, false);
    report.say(&message!(
        "proved-of-count-plans-proved-tally",
        proved,
        count,
        tally = tally(&found)
    ));
    Ok(Outcome::of(&found))
}

/// Reports each ID that no plan has.
fn unknown_plans(ids: &[String], content: &Content) -> Vec<Diagnostic> {
    let known = || content.plans.iter().map(|(id, _)| id.as_str());
    let unknown = ids.iter().filter(|id| !known().any(|known| known == *id));
    unknown
        .map(|id| {
            let help = did_you_mean(id, known()).unwrap_or_else(|| message!("id-of-a-plan"));
            Diagnostic::error("unknown-plan", message!("there-is-no-plan-id", id)).help(help)
        })
        .collect()
}

/// Prints the verdicts on standard output, in the form that is asked for.
fn print(verdicts: &[Verdict], args: &VerifyArgs, report: &Report) {
    let mut out = String::new();
    for verdict in verdicts {
        match args.format {
            Format::Text => out.push_str(&verdict.text(args.lines, report.language)),
            Format::Json => out.push_str(&format!("{}\n", verdict.json(args.lines))),
        }
    }

    report.print_bytes(out.as_bytes());
}

impl Verdict {
    /// Proves a plan in both ways.
    fn new(project: &Project, id: &str, source: &Source) -> Self {
        let mut found = Vec::new();
        let plan = assembly::compared(id, source, project).drain_into(&mut found);

        let mut notices = Vec::new();
        let plan = plan.map(|plan| {
            let account = account_for_source(&plan.read, &plan.file, &plan.archived, &plan.trace);
            // Where the first proof has failed, the second only says it again.
            if error_count(&found) == 0 {
                found.extend(account.diagnostics);
                let sources: Vec<&Source> = plan.notices.iter().map(|own| &own.source).collect();
                let accounts = account_for_notices(&plan.read, &plan.archived, &sources);
                notices = accounts.drain_into(&mut found);
            }
            found.extend(reading_differs(&plan, project));
            (plan, account.value)
        });

        Self {
            id: id.to_owned(),
            file: source.name().to_owned(),
            plan,
            notices,
            found,
        }
    }

    /// Returns whether the plan is proved.
    fn proved(&self) -> bool {
        self.plan.is_some() && error_count(&self.found) == 0
    }

    /// Returns the verdict in a line for people; with `lines`, a line more for each line of the source.
    fn text(&self, lines: bool, language: Language) -> String {
        let proved = match self.proved() {
            true => message!("proved"),
            false => message!("not-proved"),
        };
        let (id, file) = (self.id.as_str(), self.file.as_str());
        let Some((plan, account)) = &self.plan else {
            let verdict = message!("verdict-without-account", id, file, proved);
            return verdict.in_language(language) + "\n";
        };

        let counts = account.line_counts();
        let document = &plan.read.document;
        let verdict = message!(
            "verdict",
            id,
            file,
            lines = account.lines.len(),
            text = counts.text,
            fields = counts.fields,
            skips = counts.skips,
            blank = counts.blank,
            lost = counts.lost,
            characters = account.characters,
            in_fields = account.in_fields,
            in_skips = account.in_skips,
            emendations = document.front.emendations.len(),
            tasks = count_tasks(document),
            proved
        );
        let mut out = verdict.in_language(language) + "\n";
        let name = document.source.file.as_str();
        out.push_str(&losses_before_lines(name, &plan.losses, language));
        for (notice, account) in plan.notices.iter().zip(&self.notices) {
            let name = notice.source.name();
            let amended = message!(
                "amended-by",
                name,
                amendments = account.amendments,
                governing = account.governing.iter().copied().collect::<Vec<u32>>(),
                count = notice.source.line_count()
            );
            out.push_str(&format!("  {}\n", amended.in_language(language)));
            out.push_str(&losses_before_lines(name, &notice.losses, language));
        }
        if lines {
            out.push_str(&table_of_lines(plan, account, language));
        }
        out
    }

    /// Returns the verdict as JSON; with `lines`, what each line of the source became is the member `ledger`.
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
        value["losses"] = json!(plan.losses);
        value["emendations"] = json!(document.front.emendations.len());
        value["tasks"] = json!(count_tasks(document));
        let notices = plan.notices.iter().zip(&self.notices);
        let notices = notices.map(|(notice, account)| {
            json!({
                "source": notice.source.name(),
                "lines": notice.source.line_count(),
                "governing": account.governing,
                "amendments": account.amendments,
                "losses": notice.losses,
            })
        });
        if !plan.notices.is_empty() {
            value["notices"] = notices.collect();
        }

        if lines {
            let numbered = account.lines.iter().zip(1..);
            let entries = numbered.map(|(line_use, number)| line_as_json(plan, line_use, number));
            value["ledger"] = entries.collect();
        }
        value
    }
}

/// Returns what the lines of a source do not show of its file, a line for each kind.
fn losses_before_lines(name: &str, losses: &[Loss], language: Language) -> String {
    if losses.is_empty() {
        return String::new();
    }
    let message = message!("lines-were-compared", name);
    let mut out = format!("  {}\n", message.in_language(language));
    for loss in tally_losses(losses) {
        out.push_str(&format!("    {}\n", loss.in_language(language)));
    }
    out
}

/// Returns what each line of a source became, for people: a line each, with its number and its beginning.
fn table_of_lines(plan: &Proven, account: &SourceAccount, language: Language) -> String {
    let mut out = String::new();
    for (line_use, number) in account.lines.iter().zip(1..) {
        let (kind, what) = described(&plan.read.document, line_use, language);
        let line = format!(
            "{number:>6}  {}  {what}  | {}",
            padded(&kind_of(kind).in_language(language)),
            beginning(plan.archived.line(number))
        );

        // A blank line has nothing behind the bar.
        out.push_str(line.trim_end_matches([' ', '|']));
        out.push('\n');
    }
    out
}

/// Returns what a line of a source became, as JSON.
fn line_as_json(plan: &Proven, line_use: &LineUse, number: u32) -> Value {
    let document = &plan.read.document;
    let mut entry = json!({
        "line": number,
        "became": described(document, line_use, Language::En).0,
        "begins": beginning(plan.archived.line(number)),
    });

    match line_use {
        LineUse::Text(places) => entry["places"] = json!(places_of(document, places)),
        LineUse::Field(names) => entry["fields"] = json!(names),
        LineUse::Skip(why) => entry["why"] = json!(why),
        LineUse::Blank | LineUse::Lost => {}
    }
    entry
}

/// Returns how many nodes of a plan have a task.
fn count_tasks(document: &Document) -> usize {
    let nodes = &document.outline.nodes;
    nodes.iter().filter(|node| node.task.is_some()).count()
}

/// Returns the addresses of the nodes that passages stand in, each once; for what stands in no node, where it stands.
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

/// Returns the key of what a line became, and the details: its places, its fields, or the reason.
fn described(
    document: &Document,
    line_use: &LineUse,
    language: Language,
) -> (&'static str, String) {
    match line_use {
        LineUse::Blank => ("blank", String::new()),
        LineUse::Text(places) if places.is_empty() => {
            ("text", message!("emended-away").in_language(language))
        }
        LineUse::Text(places) => ("text", places_of(document, places).join(", ")),
        LineUse::Field(fields) => {
            let names: Vec<&str> = fields.iter().map(|field| field.key()).collect();
            ("field", names.join(", "))
        }
        LineUse::Skip(why) => ("skip", why.clone()),
        LineUse::Lost => ("LOST", String::new()),
    }
}

/// Returns the word for what a line became, by its key.
fn kind_of(key: &'static str) -> Message {
    message!("became", key)
}

/// Returns a word as wide as the widest of its column; Chinese characters take two places.
fn padded(word: &str) -> String {
    const WIDTH: usize = 5;
    let width: usize = word.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum();
    format!("{word}{}", " ".repeat(WIDTH.saturating_sub(width)))
}

/// Returns the beginning of a line, enough to recognize it.
fn beginning(line: &str) -> String {
    let line = pictured(line.trim());
    let mut start: String = line.chars().take(24).collect();
    if start.len() < line.len() {
        start.push('…');
    }
    start
}
