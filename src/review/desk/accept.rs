//! What the file of a plan says when a doubt is accepted.

use super::doubt::Act;
use super::merge::merged;
use super::plan::fresh_reading;
use crate::base::diag::{Severity, error_count};
use crate::base::message::{Message, message};
use crate::base::source::Source;
use crate::content::document::{self, ReadPlan};
use crate::intake::archive::Text;
use crate::intake::lexicon::Lexicon;
use crate::link::proof;
use crate::plan::{Document, Emendation, Front, NodeId};
use toml_edit::{Array, Value};

/// Returns the text of a plan's file with a doubt accepted.
///
/// # Errors
/// Why it cannot be: nothing can be declared, a person edited what would change, or the plan would not be proved any more.
pub fn accepted(
    id: &str,
    file: &Source,
    text: &Text,
    act: &Act,
    lexicon: &Lexicon,
) -> Result<String, Message> {
    let Some(plan) = document::read(id, file).value else {
        return Err(message!("the-plan-cannot-be-read"));
    };
    let changed = match act {
        Act::Seen { node, words } => with_seen(&plan, file, *node, words)?,
        Act::Emend(emendation) => with_emendation(&plan, file, text, emendation, lexicon)?,
        Act::Look => return Err(message!("nothing-can-be-declared")),
    };

    // What build would refuse is not written.
    let changed = Source::new(file.name(), changed);
    let mut found = Vec::new();
    match document::read(id, &changed).drain_into(&mut found) {
        Some(read) => found.extend(proof::prove(&read, &changed, &text.source).diagnostics),
        None => return Err(message!("the-plan-cannot-be-read")),
    }
    if error_count(&found) > 0 {
        let mut errors = found.iter().filter(|d| d.severity == Severity::Error);
        let why = errors.next().map(|error| error.message.clone());
        return Err(message!("the-plan-would-not-be-proved", why));
    }
    Ok(changed.text().to_owned())
}

/// Returns the file with words declared as seen in the block of a node, or in a new one behind its text.
fn with_seen(plan: &ReadPlan, file: &Source, node: NodeId, words: &str) -> Result<String, Message> {
    let text = file.text();
    let Some(block) = plan.places.blocks[node].clone() else {
        if !plan.document.outline.nodes[node].tail.is_empty() {
            return Err(message!("nothing-can-be-declared"));
        }
        let next = plan.places.headings.get(node + 1);
        let end = next.map_or(text.len(), |next| next.start);
        // The list of attachments behind a rule belongs to no node.
        let part = &text[..end];
        let start = plan.places.headings[node].start;
        let end = part[start..]
            .find("\n***\n")
            .map_or(end, |at| start + at + 1);
        let (before, behind) = (text[..end].trim_end(), &text[end..]);
        let seen = Array::from_iter([words]);
        let gap = if behind.is_empty() { "" } else { "\n" };
        return Ok(format!(
            "{before}\n\n```toml facts\nseen = {seen}\n```\n{gap}{behind}"
        ));
    };

    // The block stays as a person wrote it: one more word goes into its list, or a line behind its last.
    let inner = inner_of(text, block).ok_or_else(|| message!("the-plan-cannot-be-read"))?;
    let words = Value::from(words);
    let (at, added) = match end_of_seen(&text[inner.clone()]) {
        Some((end, true)) => (inner.start + end, format!("{words}")),
        Some((end, false)) => (inner.start + end, format!(", {words}")),
        None => (inner.end, format!("seen = [{words}]\n")),
    };
    Ok(format!("{}{added}{}", &text[..at], &text[at..]))
}

/// Returns where the list of what was seen ends in a block, behind its last word, and whether it is empty or ends with a comma.
fn end_of_seen(block: &str) -> Option<(usize, bool)> {
    let lines = block.split_inclusive('\n').scan(0, |start, line| {
        let at = *start;
        *start += line.len();
        Some((at, line))
    });
    let is_seen = |line: &str| {
        let rest = line.trim_start().strip_prefix("seen");
        rest.is_some_and(|rest| rest.trim_start().starts_with('='))
    };
    let (start, _) = lines.into_iter().find(|(_, line)| is_seen(line))?;

    let open = start + block[start..].find('[')? + 1;
    let mut quoted = None;
    let mut escaped = false;
    let mut last = ('[', open);
    for (at, c) in block[open..].char_indices() {
        let end = open + at + c.len_utf8();
        match quoted {
            Some(_) if escaped => escaped = false,
            Some('"') if c == '\\' => escaped = true,
            Some(quote) if c == quote => quoted = None,
            Some(_) => {}
            None if c == ']' => return Some((last.1, matches!(last.0, '[' | ','))),
            None if matches!(c, '"' | '\'') => quoted = Some(c),
            None => {}
        }
        if !c.is_whitespace() {
            last = (c, end);
        }
    }
    None
}

/// Returns where the TOML of a block stands, whether its place has the fences in it or not.
fn inner_of(text: &str, block: std::ops::Range<usize>) -> Option<std::ops::Range<usize>> {
    if !text[block.clone()].starts_with("```") {
        return Some(block);
    }
    let own = &text[block.clone()];
    let first = own.find('\n')? + 1;
    let last = own.trim_end().rfind("```")?;
    (first <= last).then(|| block.start + first..block.start + last)
}

/// Returns the file with an emendation declared and the plan read again: what the reading changes in it is brought into
/// what people wrote.
fn with_emendation(
    plan: &ReadPlan,
    file: &Source,
    text: &Text,
    emendation: &Emendation,
    lexicon: &Lexicon,
) -> Result<String, Message> {
    let before: Vec<Emendation> = plan.document.front.emendations.iter().cloned().collect();
    let mut after = before.clone();
    after.push(emendation.clone());
    let reading = |emendations: &[Emendation]| {
        let fresh = fresh_reading(plan, text, emendations, lexicon).0;
        fresh.map(|fresh| fresh.document)
    };
    let (Some(old), Some(new)) = (reading(&before), reading(&after)) else {
        return Err(message!("the-source-is-no-plan-to-import"));
    };

    // Both have the head that people reviewed, so that they differ in what the emendation changes alone.
    let head = &plan.document.front;
    let new_front = front_read_again(head, &old.front, &new.front, after);
    let old = document::write(&Document {
        front: head.clone(),
        ..old
    });
    let new = document::write(&Document {
        front: new_front,
        ..new
    });
    merged(&old, &new, file.text()).ok_or_else(|| message!("edited-where-the-emendation-goes"))
}

/// Returns a reviewed head with an emendation more, and with what it changes in the reading.
fn front_read_again(head: &Front, old: &Front, new: &Front, emendations: Vec<Emendation>) -> Front {
    let mut front = head.clone();
    front.emendations = emendations.into_iter().collect();
    if old.title != new.title {
        front.title.clone_from(&new.title);
    }
    if old.number != new.number {
        front.number.clone_from(&new.number);
    }
    if old.issuer != new.issuer {
        front.issuer.clone_from(&new.issuer);
    }
    if old.addressees != new.addressees {
        front.addressees.clone_from(&new.addressees);
    }
    if old.written != new.written {
        front.written = new.written;
    }
    if old.published != new.published {
        front.published = new.published;
    }
    if old.year != new.year {
        front.year = new.year;
    }
    front
}
