//! A document as a file of content/plans.

use super::escape;
use crate::plan::{
    Addresses, Block, BlockAt, Bound, Change, Document, Every, Front, Milestone, Node, Role,
    Target, Task,
};
use std::fmt::Write as _;

/// The document as front matter and Markdown; [`read`](super::read) gives it back.
pub fn write(document: &Document) -> String {
    let mut out = String::new();
    front(&mut out, &document.front);
    let outline = &document.outline;
    let mut ruled = outline.closing.is_empty();
    let mut addresses = Addresses::default();
    for (at, text) in outline.walk() {
        match at {
            BlockAt::Opening(i) => block(&mut out, &outline.opening[i]),
            BlockAt::Heading(i) => {
                let node = &outline.nodes[i];
                let derived = addresses.next(&outline.nodes[..i], &node.label, node.depth);
                let id = if node.id == derived {
                    String::new()
                } else {
                    format!(" {{#{}}}", node.id)
                };
                let hashes = "#".repeat(node.depth + 1);
                let _ = writeln!(out, "\n{hashes} {}{id}", escape::heading(text));
                // Blocks follow; the task block comes behind the last of them.
                if node.blocks.is_empty() && node.tail.is_empty() {
                    facts(&mut out, node, None);
                }
            }
            BlockAt::Body(i, k) => {
                let node = &outline.nodes[i];
                block(&mut out, &node.blocks[k]);
                if k + 1 == node.blocks.len() && node.tail.is_empty() {
                    facts(&mut out, node, None);
                }
            }
            BlockAt::Tail(i, k) => {
                let node = &outline.nodes[i];
                block(&mut out, &node.tail[k]);
                if k + 1 == node.tail.len() {
                    facts(&mut out, node, Some(&node.id));
                }
            }
            BlockAt::Closing(i) => {
                if !ruled {
                    out.push_str("\n***\n");
                    ruled = true;
                }
                block(&mut out, &outline.closing[i]);
            }
        }
    }
    out
}

/// A string as TOML writes it.
fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

fn front(out: &mut String, front: &Front) {
    out.push_str("+++\n");
    let mut line = |key: &str, value: Option<String>| {
        if let Some(value) = value {
            let _ = writeln!(out, "{key} = {value}");
        }
    };
    line("title", Some(quoted(&front.title)));
    line("number", front.number.as_deref().map(quoted));
    line("issuer", front.issuer.as_deref().map(quoted));
    line("place", front.place.as_deref().map(quoted));
    line("addressees", front.addressees.as_deref().map(quoted));
    line("passed_by", front.passed_by.as_deref().map(quoted));
    line("written", front.written.map(|date| date.to_string()));
    line("published", front.published.map(|date| date.to_string()));
    line("year", front.year.map(|year| year.to_string()));
    let source = &front.source;
    let _ = write!(out, "\n[source]\nfile = {}\n", quoted(&source.file));
    let _ = writeln!(out, "sha256 = {}", quoted(&source.sha256));
    if let Some(url) = &source.url {
        let _ = writeln!(out, "url = {}", quoted(url));
    }
    if !source.fields.is_empty() {
        let fields: Vec<_> = source
            .fields
            .iter()
            .map(|stated| format!("{} = {}", stated.field.key(), stated.line))
            .collect();
        let _ = writeln!(out, "fields = {{ {} }}", fields.join(", "));
    }
    for skip in &source.skip {
        let lines = [skip.lines.first, skip.lines.last];
        let _ = write!(
            out,
            "\n[[source.skip]]\nlines = {lines:?}\nwhy = {}\n",
            quoted(&skip.why)
        );
    }
    for emendation in &front.emendations {
        let _ = write!(
            out,
            "\n[[emendation]]\nline = {}\nfound = {}\nreading = {}\ncertainty = \"{}\"\nnote = {}\n",
            emendation.line,
            quoted(&emendation.found),
            quoted(&emendation.reading),
            emendation.certainty.key(),
            quoted(&emendation.note),
        );
        if let Some(nth) = emendation.nth {
            let _ = writeln!(out, "nth = {nth}");
        }
    }
    for revision in &front.revisions {
        let _ = write!(
            out,
            "\n[[revision]]\ndate = {}\nnote = {}\n",
            revision.date,
            quoted(&revision.note)
        );
    }
    out.push_str("+++\n");
}

fn block(out: &mut String, block: &Block) {
    let mark = if block.is_field() { "> " } else { "" };
    let _ = writeln!(out, "\n{mark}{}", escape::paragraph(block.text()));
}

fn facts(out: &mut String, node: &Node, of: Option<&str>) {
    let has_facts =
        !(node.goals.is_empty() && node.recurrences.is_empty() && node.targets.is_empty());
    if node.task.is_none() && !has_facts {
        return;
    }
    let kind = if node.task.is_some() { "task" } else { "facts" };
    let _ = writeln!(out, "\n```toml {kind}");
    if let Some(of) = of {
        let _ = writeln!(out, "of = {}", quoted(of));
    }
    if let Some(task) = &node.task {
        task_keys(out, task);
    }
    milestones(out, "goals", &node.goals);
    let recurrences = node.recurrences.iter().map(|r| {
        let every = match r.every {
            Every::Week => "week",
            Every::Month => "month",
            Every::Quarter => "quarter",
            Every::HalfYear => "half-year",
            Every::Year => "year",
        };
        let text = if r.text.is_empty() {
            String::new()
        } else {
            format!(", text = {}", quoted(&r.text))
        };
        format!("{{ every = \"{every}\", raw = {}{text} }}", quoted(&r.raw))
    });
    array(out, "recurrences", recurrences.collect());
    array(out, "targets", node.targets.iter().map(target).collect());
    out.push_str("```\n");
}

fn task_keys(out: &mut String, task: &Task) {
    let _ = writeln!(out, "lines = {:?}", [task.lines.first, task.lines.last]);
    for role in Role::ALL {
        let units: Vec<_> = task.units(role).map(quoted).collect();
        if !units.is_empty() {
            let _ = writeln!(out, "{} = [{}]", role.key(), units.join(", "));
        }
    }
    milestones(out, "milestones", &task.milestones);
    let allotments = task.allotments.iter().map(|a| {
        let of = if a.of.is_empty() {
            String::new()
        } else {
            format!(", of = {}", quoted(&a.of))
        };
        format!(
            "{{ entity = {}, value = {}, unit = {}{of} }}",
            quoted(&a.entity),
            quoted(&a.value),
            quoted(&a.unit)
        )
    });
    array(out, "allotments", allotments.collect());
    if task.inherited {
        out.push_str("inherited = true\n");
    }
}

fn target(target: &Target) -> String {
    let mut text = format!("{{ indicator = {}", quoted(&target.indicator));
    if let Some(change) = target.change {
        let change = match change {
            Change::Increase => "increase",
            Change::Decrease => "decrease",
        };
        let _ = write!(text, ", change = \"{change}\"");
    }
    if target.bound != Bound::Exactly {
        let _ = write!(text, ", bound = \"{}\"", target.bound.key());
    }
    let _ = write!(
        text,
        ", value = {}, unit = {}, raw = {}",
        quoted(&target.value),
        quoted(&target.unit),
        quoted(&target.raw)
    );
    if !target.whose.is_empty() {
        let _ = write!(text, ", whose = {}", quoted(&target.whose));
    }
    if let Some(due) = target.due {
        let _ = write!(text, ", due = \"{due}\"");
    }
    text.push_str(" }");
    text
}

fn milestones(out: &mut String, key: &str, milestones: &[Milestone]) {
    let items = milestones.iter().map(|m| {
        let text = if m.text.is_empty() {
            String::new()
        } else {
            format!(", text = {}", quoted(&m.text))
        };
        format!("{{ due = \"{}\", raw = {}{text} }}", m.due, quoted(&m.raw))
    });
    array(out, key, items.collect());
}

fn array(out: &mut String, key: &str, items: Vec<String>) {
    match items.as_slice() {
        [] => {}
        [one] => {
            let _ = writeln!(out, "{key} = [{one}]");
        }
        many => {
            let _ = writeln!(out, "{key} = [\n  {},\n]", many.join(",\n  "));
        }
    }
}
