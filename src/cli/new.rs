//! `gangmu new`: a plan that is valid and empty, for what import cannot read.

use super::report::Report;
use super::{NewArgs, Outcome, misuse, shelf};
use crate::diag::{Diagnostic, error_count};
use crate::disk::inputs::Project;
use crate::plan::{Document, Front, LineRange, Outline, Provenance, Skip};
use crate::source::Source;
use crate::text::{fold, squeeze};
use crate::{archive, content, site};
use anyhow::{Context, Result};

/// What a new plan says about the lines that nobody has written down yet.
const NOT_YET: &str = "尚未录入";

/// Comments for the front matter; Markdown has none that are not part of the text.
const GUIDE: &str = "\
# A new plan: every line of the source is declared as left out, so `gangmu check` passes.
#
# 1. Complete the keys: number, issuer, place, written, published, year. Where a line of the source
#    states one of them, say so in source.fields, as in { title = 3, number = 5 }.
# 2. Shorten the skip to the lines that are really not part of the plan, and write the text of the
#    others below, one paragraph apart: ## 一、… ### (一)… #### 1.… for numbered headings, > for
#    statements of units and deadlines.
# 3. Under each task, a block says what its text says:
#      ```toml task
#      lines = [11, 14]
#      lead = [\"市发改委\"]
#      milestones = [{ due = \"2020-03\", raw = \"3月末前\", text = \"开工\" }]
#      ```
# 4. `gangmu check` says what is missing; `gangmu verify --lines` shows what became of each line.
#
# Delete these lines when you are done.

";

/// Archives the source and writes the plan, unless there is one.
pub fn run(project: &Project, args: &NewArgs, report: &Report) -> Result<Outcome> {
    let id = &args.id;
    if args.title.trim().is_empty() {
        return Err(misuse("a plan has a title: give --title"));
    }
    let target = shelf::plan_file(&project.content, id)?;
    let shown = project.display(&target);
    if target.exists() {
        report.diagnostics(
            &[
                Diagnostic::error("plan-exists", format!("{shown} is there already"))
                    .help("it was not changed; choose another ID, or edit it"),
            ],
            false,
        );
        return Ok(Outcome::Errors);
    }
    let bytes = std::fs::read(&args.source)
        .with_context(|| format!("cannot read {}", args.source.display()))?;
    let file = shelf::archive_path(project, None, &args.source)?;
    let archived = match archive::read(&project.display(&args.source), bytes.clone()) {
        Ok(text) => text.source,
        Err(problem) => {
            report.diagnostics(&[*problem], false);
            return Ok(Outcome::Errors);
        }
    };
    let document = document(args, &archived, file.clone(), site::sha256(&bytes));
    let text = content::write(&document).replacen("+++\n", &format!("+++\n{GUIDE}"), 1);
    // What would not pass is not written.
    let mut found = Vec::new();
    let source = Source::new(shown.as_str(), text.as_str());
    if let Some(read) = content::read(id, &source).drain_into(&mut found) {
        crate::proof::prove(&read, &source, &archived).drain_into(&mut found);
    }
    if error_count(&found) == 0 {
        found.extend(shelf::archive(&project.root, &file, &bytes)?);
    }
    report.diagnostics(&found, false);
    if error_count(&found) > 0 {
        return Ok(Outcome::Errors);
    }
    shelf::write(&target, text.as_bytes())?;
    let source = &document.front.source;
    let left = source.skip.iter().map(|s| s.lines.last - s.lines.first + 1);
    report.say(&format!(
        "{shown}: a new plan; {} lines of {file} wait to be written down",
        left.sum::<u32>()
    ));
    Ok(Outcome::Done)
}

fn document(args: &NewArgs, archived: &Source, file: String, sha256: String) -> Document {
    let lines = 1..=archived.line_count();
    let plain = |text: &str| fold(&squeeze(text));
    let mut fields = Vec::new();
    let mut stated = |name: &str, line: Option<u32>| {
        fields.extend(line.map(|line| (name.to_owned(), line)));
    };
    let title = plain(&args.title);
    stated(
        "title",
        lines.clone().find(|&l| plain(archived.line(l)) == title),
    );
    if let Some(number) = args.number.as_deref().map(plain) {
        stated(
            "number",
            lines.clone().find(|&l| plain(archived.line(l)) == number),
        );
    }
    let mut skip: Vec<Skip> = Vec::new();
    for line in lines {
        if fields.iter().any(|(_, stated)| *stated == line) {
            continue;
        }
        match skip.last_mut() {
            Some(skip) if skip.lines.last + 1 == line => skip.lines.last = line,
            _ => skip.push(Skip {
                lines: LineRange {
                    first: line,
                    last: line,
                },
                why: NOT_YET.to_owned(),
            }),
        }
    }
    Document {
        id: args.id.clone(),
        front: Front {
            title: args.title.trim().to_owned(),
            number: args.number.clone(),
            issuer: args.issuer.clone(),
            place: args.place.clone(),
            written: args.written,
            published: None,
            year: args.year,
            source: Provenance {
                file,
                sha256,
                url: None,
                fields,
                skip,
            },
            emendations: Vec::new(),
        },
        outline: Outline::default(),
    }
}
