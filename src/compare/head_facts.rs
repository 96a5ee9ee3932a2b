//! What a plan says as a whole: its head, and the paragraphs before its first heading and behind its last.

use super::aspect::Aspect;
use super::fact::Fact;
use crate::link::catalogue::Plan;
use crate::plan::{Front, Provenance};

/// Returns what a plan says as a whole.
pub(super) fn of_head(plan: &Plan) -> Vec<Fact> {
    let front = &plan.document.front;
    let mut facts = of_front(front);
    facts.extend(amendments(plan));
    facts.extend(of_source(&plan.text.source));

    let outline = &plan.text.outline;
    for (about, blocks) in [("opening", &outline.opening), ("closing", &outline.closing)] {
        facts.extend(blocks.iter().map(|block| Fact {
            about: about.to_owned(),
            ..Fact::new(Aspect::Text, block.text())
        }));
    }
    facts
}

fn of_front(front: &Front) -> Vec<Fact> {
    let date = |date: Option<jiff::civil::Date>| date.map(|date| date.to_string());
    let fields = [
        (Aspect::Title, Some(front.title.clone())),
        (Aspect::Number, front.number.clone()),
        (Aspect::Issuer, front.issuer.clone()),
        (Aspect::Addressees, front.addressees.clone()),
        (Aspect::PassedBy, front.passed_by.clone()),
        (Aspect::Written, date(front.written)),
        (Aspect::Published, date(front.published)),
        (Aspect::Place, front.place.clone()),
    ];
    let mut facts: Vec<Fact> = fields
        .into_iter()
        .filter_map(|(aspect, words)| Some(Fact::new(aspect, words?)))
        .collect();

    facts.extend(front.status.iter().map(|status| {
        let by = status.by.iter().map(|by| format!(" {by}"));
        let by: String = by.collect();
        let words = format!("{}{by} {}", status.state.key(), status.date);
        Fact {
            detail: status.source.clone(),
            ..Fact::new(Aspect::Status, words)
        }
    }));
    facts.extend(front.continues.iter().map(|continues| Fact {
        detail: continues.words.clone(),
        ..Fact::new(Aspect::Continues, continues.plan.clone())
    }));
    facts.extend(front.emendations.iter().map(|emendation| Fact {
        about: format!("{}:{}", emendation.line, emendation.found),
        detail: emendation.certainty.key().to_owned(),
        ..Fact::new(
            Aspect::Emendation,
            format!("{} ⇒ {}", emendation.found, emendation.reading),
        )
    }));
    facts
}

/// Returns what official notices changed, each with the day of its notice and the line of the plan's source.
fn amendments(plan: &Plan) -> Vec<Fact> {
    let front = &plan.document.front;
    let all = front.amendments();
    all.map(|(_, notice, own)| {
        let notice = &front.notices[notice];
        let old = plan.old_words(own);
        let old = old.split_whitespace().collect::<Vec<_>>().join(" ");
        let new = own.new.as_deref().unwrap_or_default();
        let words = match own.key() {
            "replaced" => format!("{old} ⇒ {new}"),
            "added" => format!("+ {new}"),
            _ => format!("− {old}"),
        };
        Fact {
            about: format!("{} L{}", notice.date, own.governed().first),
            detail: notice.title.clone(),
            ..Fact::new(Aspect::Amendment, words)
        }
    })
    .collect()
}

fn of_source(source: &Provenance) -> Vec<Fact> {
    let mut facts = vec![Fact {
        detail: source.sha256.chars().take(8).collect(),
        ..Fact::new(Aspect::Source, source.file.as_str())
    }];
    let url = source.url.iter();
    facts.extend(url.map(|url| Fact::new(Aspect::Url, url.as_str())));
    facts.extend(source.skip.iter().map(|skip| Fact {
        about: skip.why.clone(),
        ..Fact::new(
            Aspect::Skip,
            format!("{}–{}", skip.lines.first, skip.lines.last),
        )
    }));
    facts
}
